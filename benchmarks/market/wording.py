"""The sentences of the outlets, in the grammar of corpus/.

`{close.level}` is a figure: the slot of a fact; what follows a colon is its unit, which belongs to the print. `{rose}` is a
word that goes with a direction, by `WORDS`; other names are those of the market and of the day.
"""

from __future__ import annotations

# (the fact whose direction the word follows, the word for up, the word for down)
WORDS = {
    "rose": ("close", "rose", "fell"),
    "gained": ("close", "gained", "lost"),
    "climbed": ("close", "climbed", "dropped"),
    "up": ("close", "up", "down"),
    "higher": ("close", "higher", "lower"),
    "gains": ("close", "gains", "sheds"),
    "gain": ("close", "a gain", "a loss"),
    "noon_up": ("noon", "up", "down"),
    "noon_higher": ("noon", "higher", "lower"),
    "noon_gained": ("noon", "gained", "lost"),
    "year_gained": ("ytd", "gained", "lost"),
    "year_up": ("ytd", "up", "down"),
    "positive": ("breadth", "positive", "negative"),
    "strong": ("breadth", "strong", "weak"),
}

HEADLINES = [
    "{name} ends {higher}",
    "{name} {gains} {head.percent:%} as investors take stock",
    "Closing Bell: {name} closes {higher}",
    "{name} closes {head.percent: per cent} {higher}",
]
NOON_HEADLINES = ["{name} {noon_higher} at midday", "Midday report: {name} {noon_up}"]

DATELINES = [
    "{city}, {day_month_year} (Newsdesk): ",
    "{CITY}, {day_month_year} - ",
    "{month_day_year}\n\n",
    "{city}, {short_day_year} (Business Desk) ",
]

OPENERS = [
    "",
    "Investors booked profits ahead of the result season. ",
    "Trading was choppy as dealers waited for the central bank. ",
    "Turnover was thin before the holiday. ",
]

CLOSES = [
    "The {name} {rose} {close.points: points}, or {close.percent:%}, to close at {close.level} on {weekday}.",
    "The {name} closed at {close.level} on {weekday}, {up} {close.points: points}, or {close.percent: per cent}.",
    "The {name} ended {close.points: points}, or {close.percent:%}, {higher} at {close.level} on {weekday}, "
    "against the previous close of {close.previous_close}.",
    "The {name} {rose} {close.percent:%}, or {close.points: points}, to settle at {close.level} on {weekday} "
    "against the previous close of {close.previous_close}.",
    "The {name} {gained} {close.percent:%} to close at {close.level} on {weekday}.",
    "The {name} {climbed} {close.points: points} to finish at {close.level} on {weekday}.",
    "On {weekday} the {name} closed at {close.level}, with {gain} of {close.points: points} or {close.percent:%}.",
    "The {name} {rose} {close.points: points}, or {close.percent: per cent}, to end at {close.level} on {full_date}.",
]
NOONS = [
    "At noon on {weekday}, the {name} was {noon_up} {noon.points: points}, or {noon.percent:%}, at {noon.level}.",
    "At noon on {weekday}, the {name} stood {noon.points: points} or {noon.percent:%} {noon_higher} at {noon.level}.",
]
RANGES = [
    "",
    "",
    " It had opened at {close.open} and moved between a high of {close.high} and a low of {close.low}.",
    " The index opened at {close.open}, reached a high of {close.high} and a low of {close.low}.",
]
COUNTS = [
    "",
    "\n\nOn the {exchange}, {breadth.advances} shares advanced and {breadth.declines} declined.",
    "\n\nOn the {exchange}, {breadth.advances} shares rose and {breadth.declines} fell, while {breadth.unchanged} were unchanged.",
    "\n\nMarket breadth was {positive}. On the {exchange}, {breadth.advances} shares advanced and {breadth.declines} declined.",
    "\n\nThe market breadth was {strong}: on the {exchange}, {breadth.advances} shares rose and {breadth.declines} fell.",
]
YEARS = [
    "",
    "\n\nThe {name} has {year_gained} {ytd.percent:%} so far this year.",
    "\n\nFor the year to date the {name} is {year_up} {ytd.percent: per cent}.",
]
