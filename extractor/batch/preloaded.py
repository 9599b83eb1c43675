"""Imported once by the process that the workers are forked from: they share what it loads."""

from contextlib import suppress

with suppress(Exception):  # whatever is wrong, the first article says
    from extractor.batch.loading import load

    load()
    from extractor.article import adapter

    adapter()
