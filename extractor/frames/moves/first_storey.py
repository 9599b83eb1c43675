"""The first storey of the walk: what a word is where it stands, and what is beside it."""

from __future__ import annotations

from extractor.frames.moves.actives import Actives
from extractor.frames.moves.adoption import Adoption
from extractor.frames.moves.apposition import Apposition
from extractor.frames.moves.bare_prices import BarePrices
from extractor.frames.moves.befallen import Befallen
from extractor.frames.moves.by_size import BySize
from extractor.frames.moves.causes import Causes
from extractor.frames.moves.contributions import Contributions
from extractor.frames.moves.extreme_changes import ExtremeChanges
from extractor.frames.moves.heads import Heads
from extractor.frames.moves.objects import Objects
from extractor.frames.moves.reached import Reached
from extractor.frames.moves.settled_quotes import SettledQuotes
from extractor.frames.moves.span_returns import SpanReturns
from extractor.frames.moves.unit_unsaid import UnitUnsaid


class FirstStorey(
    Actives, Adoption, Apposition, BarePrices, Befallen, BySize, Causes, Contributions, ExtremeChanges, Heads,
    Objects, Reached, SettledQuotes, SpanReturns, UnitUnsaid,
):
    """All parts of the storey; those of the next one stand on it."""
