"""Indices of two countries that go by one name: which is meant, by the others of the article."""

from __future__ import annotations

from extractor.frames.statement import Sentence

# The country whose index it is instead, the one that the name tells elsewhere, how it is written, and what it is there.
NAMESAKES = (
    ("KE", "NGX All-Share Index", "nse", "Nairobi All Share Index"),
    ("NP", "BSE Sensex", "sensitive", "Nepse Sensitive"),
)


def settle_namesakes(sentences: list[Sentence]) -> None:
    """Nairobi's exchange, like Lagos's of old, is the NSE: beside its other indices "the NSE All Share" is its own;
    beside those of Nepal "the Sensitive Index" is none of Bombay's."""
    named = [item for sentence in sentences for item in sentence.items if item.kind in ("index", "exchange")]
    countries = {(item.extra or {}).get("in") for item in named}
    for country, elsewhere, written, here in NAMESAKES:
        for item in named if country in countries else ():
            if item.value == elsewhere and item.lower.startswith(written):
                item.value, item.extra = here, {"in": country}
