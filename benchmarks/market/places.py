"""The markets of the simulation: an index of our tables, how it is called, where, and on which exchange shares are counted."""

from __future__ import annotations

from typing import NamedTuple


class Market(NamedTuple):
    """index and universe: the canonical names that the reader gives; start: the index at the end of the year before."""

    index: str
    name: str
    city: str
    exchange: str
    universe: str
    start: float


MARKETS = [
    Market("BSE Sensex", "BSE Sensex", "Mumbai", "BSE", "BSE", 78_139.01),
    Market("Nifty 50", "Nifty 50", "New Delhi", "NSE", "NSE", 23_644.80),
    Market("S&P 500", "S&P 500", "New York", "NYSE", "NYSE", 5_881.63),
    Market("Dow Jones Industrial Average", "Dow Jones Industrial Average", "Chicago", "NYSE", "NYSE", 42_544.22),
    Market("Nasdaq Composite", "Nasdaq Composite", "Boston", "Nasdaq", "Nasdaq", 19_310.79),
    Market("S&P/TSX Composite", "S&P/TSX Composite", "Toronto", "TSX", "TSX", 24_727.94),
    Market("FTSE 100", "FTSE 100", "London", "London Stock Exchange", "London Stock Exchange", 8_173.02),
    Market("DAX", "DAX", "Frankfurt", "Frankfurt Stock Exchange", "Frankfurt Stock Exchange", 19_909.14),
    Market("CAC 40", "CAC 40", "Paris", "Paris Stock Exchange", "Paris Stock Exchange", 7_380.74),
    Market("FTSE MIB", "FTSE MIB", "Milan", "Milan Stock Exchange", "Milan Stock Exchange", 34_186.18),
    Market("IBEX 35", "IBEX 35", "Madrid", "Madrid Stock Exchange", "Madrid Stock Exchange", 11_595.02),
    Market("Nikkei 225", "Nikkei 225", "Tokyo", "Tokyo Stock Exchange", "Tokyo Stock Exchange", 39_894.54),
    Market("Hang Seng", "Hang Seng Index", "Hong Kong", "Hong Kong Stock Exchange", "Hong Kong Exchange", 20_059.95),
    Market("Shanghai Composite", "Shanghai Composite Index", "Shanghai", "Shanghai Stock Exchange", "Shanghai Stock Exchange", 3_351.76),
    Market("Taiex", "Taiex", "Taipei", "Taiwan Stock Exchange", "Taiwan Stock Exchange", 23_035.10),
    Market("S&P/ASX 200", "S&P/ASX 200", "Sydney", "ASX", "ASX", 8_159.14),
    Market("Straits Times Index", "Straits Times Index", "Singapore", "SGX", "SGX", 3_787.60),
    Market("FTSE Bursa Malaysia KLCI", "FBM KLCI", "Kuala Lumpur", "Bursa Malaysia", "Bursa Malaysia", 1_642.33),
    Market("PSEi", "PSEi", "Manila", "PSE", "PSE", 6_528.79),
    Market("Jakarta Composite", "Jakarta Composite Index", "Jakarta", "Indonesia Stock Exchange", "Indonesia Stock Exchange", 7_079.90),
    Market("VN-Index", "VN-Index", "Hanoi", "Ho Chi Minh Stock Exchange", "Ho Chi Minh Stock Exchange", 1_266.78),
    Market("KSE-100", "KSE-100 Index", "Karachi", "PSX", "PSX", 115_126.90),
    Market("DSEX", "DSEX", "Dhaka", "DSE", "DSE", 5_216.44),
    Market("Tadawul All Share Index", "Tadawul All Share Index", "Riyadh", "Saudi Exchange", "Saudi Exchange", 12_036.50),
    Market("NSE 20", "NSE 20", "Nairobi", "Nairobi Securities Exchange", "NSE Kenya", 2_010.65),
]
