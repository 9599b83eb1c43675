"""Synthetic market days: what thousands of outlets write of 25 markets, with slips planted on purpose.

`articles(number, outlets, days, seed, rate)` streams them; `tables` makes their rows without reading their texts.
"""

from benchmarks.market.slips import Slip
from benchmarks.market.wraps import Article, articles

__all__ = ["Article", "Slip", "articles"]
