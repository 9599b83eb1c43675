"""The second storey: places, houses and the names that stand for them; what a figure is of; the leaders of a list."""

from __future__ import annotations

from extractor.frames.moves.closes_before import ClosesBefore
from extractor.frames.moves.credits import Credits
from extractor.frames.moves.crosses import Crosses
from extractor.frames.moves.driven_markets import DrivenMarkets
from extractor.frames.moves.finishing import Finishing
from extractor.frames.moves.groups import Groups
from extractor.frames.moves.leaders import Leaders
from extractor.frames.moves.moments import Moments
from extractor.frames.moves.numbers import Numbers
from extractor.frames.moves.own_shares import OwnShares
from extractor.frames.moves.passing_moves import PassingMoves
from extractor.frames.moves.periods import Periods
from extractor.frames.moves.references import References
from extractor.frames.moves.stretches import Stretches
from extractor.frames.moves.taped import Taped
from extractor.frames.moves.whose_percent import WhosePercent


class SecondStorey(
    ClosesBefore, Credits, Crosses, DrivenMarkets, Finishing, Groups, Leaders, Moments, Numbers, OwnShares,
    PassingMoves, Periods, References, Stretches, Taped, WhosePercent,
):
    """All parts of the storey; those of the next one stand on it."""
