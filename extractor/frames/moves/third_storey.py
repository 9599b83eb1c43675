"""The third storey: spans, days and hours; levels and prices; ranked lists; subjects that no name tells."""

from __future__ import annotations

from extractor.frames.moves.days import Days
from extractor.frames.moves.figures import Figures
from extractor.frames.moves.fronted import Fronted
from extractor.frames.moves.levels import Levels
from extractor.frames.moves.prices import Prices
from extractor.frames.moves.ranks import Ranks
from extractor.frames.moves.relatives import Relatives
from extractor.frames.moves.sessions import Sessions
from extractor.frames.moves.swings_within import SwingsWithin
from extractor.frames.moves.unnamed import Unnamed


class ThirdStorey(
    Days, Figures, Fronted, Levels, Prices, Ranks, Relatives, Sessions, SwingsWithin, Unnamed,
):
    """All parts of the storey; those of the next one stand on it."""
