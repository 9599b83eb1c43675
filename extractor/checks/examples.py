"""One worked example for every rule, shown by `extract explain RULE`. The sentences are our own."""

EXAMPLES = {
    "index.percent": """\
"The index fell 504 points, or 0.81%, to 82,815."
It stood at 82,815 + 504 = 83,319 before, and 504 / 83,319 = 0.605%.
Any rounding of 504 and 82,815 gives 0.604% to 0.607%; 0.81% can only print 0.805% to 0.82%.
The two do not meet: fails. Printed as 0.60% (cut off) or 0.61% (rounded up) it would hold.""",
    "index.points": """\
"It ended at 24,310.40, up 85.20 points from Monday's 24,215.20."
24,310.40 - 24,215.20 = 95.20, not 85.20: fails.
With 95 points it would hold, since 95.20 prints as 95. A week is held against the close of the week before.""",
    "index.range": """\
"The index opened at 18,420, touched a high of 18,395 and closed at 18,377."
The open lies 25 points above the high of the day: fails.
"touched 18,400" would still hold for a close of 18,404: a round number may have been rounded.
"closed at 18,377, 43 points below its opening price" puts the open at 18,420, too.""",
    "index.direction": """\
"The midcap gauge rose 112 points, or -0.5%."
The verb says up and the sign says down: fails.
"fell -0.5%" is read as one fall and is no contradiction.
"The share lost $20 to $90 from $70": the figures agree with each other, and not with the verb: fails.""",
    "index.unit": """\
"The benchmark dropped 0.61 points, or 504 per cent, to 82,315."
504 points on 82,819 is 0.61 per cent: the two units stand the wrong way round: fails.
Also: "lost 504 points (0.61%) to end at 8,231.5": those two need a level near 82,000, ten times higher.
And: "the insurance index lost 318 per cent": nothing falls by more than all of it.""",
    "breadth.ratio": """\
"384 stocks advanced and 818 declined, an advance-decline ratio of 0.52."
384 / 818 = 0.469, and counts are exact.
0.52 can only print 0.515 to 0.53: fails. 0.47 holds, and so does 0.46 (cut off).""",
    "breadth.total": """\
"Of 30 stocks, 18 rose, 10 fell and 3 were flat."
18 + 10 + 3 = 31, not 30: fails.
Without the flat ones nothing is known but that 18 + 10 may not exceed 30: unclear.""",
    "breadth.narrative": """\
"Losers beat gainers 315 to 412."
The words say more losers, the counts say 412 gainers over 315 losers: fails.
"Breadth was positive" over the same kind of clash is only a warning, for the words are loose.""",
    "mover.percent": """\
"The shares gained Rs 12.40, or 4.2%, to Rs 260.40."
They stood at 260.40 - 12.40 = 248.00 before, and 12.40 / 248.00 = 5.0%.
4.2% can only print 4.15% to 4.3%: fails. So does "4.2% to Rs 260.40 from the previous Rs 248".""",
    "mover.superlative": """\
"Alpha was the top gainer of the index, up 2.1%, followed by Beta, up 3.4%."
At most 2.2% is not more than at least 3.35%: fails.
Beta from another index, or at 2.1% too, would not be compared or would hold.
"The best performers were Alpha, which lost 2%, and Beta, which added 4%": fails, whatever else is listed.""",
    "rating.direction": """\
"The broker upgraded the stock from Buy to Hold."
On its scale Sell < Hold < Buy the step goes down: fails.
From Outperform to Buy is no step at all on many scales, and from a term we do not know nothing is said.""",
    "flow.net": """\
"Foreign investors bought shares worth Rs 9,310 crore and sold Rs 10,450 crore, a net inflow of Rs 1,140 crore."
9,310 - 10,450 = -1,140: the amount agrees, the name does not, for that is an outflow: fails.
"a net outflow of Rs 1,140 crore" holds. In Cairo, Egyptians, Arabs and foreigners cannot all be net buyers.""",
    "count.list": """\
"Five stocks hit their upper limit: A, B, C and D."
Five are announced and four follow: fails.
"A, B and C rose 1% and 2%, respectively": three names, two values: fails.""",
    "period.implied": """\
"The index gained 2.52% today, extending its run to 1.95% over the past five days."
(1 + 1.95%) / (1 + 2.52%) - 1 = -0.56%: the four days before it were a fall, not a run.
Fails, as a warning: the two figures may be right and the word 'extending' wrong.""",
    "restated": """\
Headline "Index slips 0.9%"; text "closed 0.61% lower".
0.9% can only print 0.85% to 1%; 0.61% can only print 0.605% to 0.62%: fails.
Headline "0.6%" holds, and an intraday figure is never compared with a closing one.
A group's top gainers cannot be its top losers, name by name: fails.""",
    "date.weekday": """\
"on Thursday, 13 February 2026"
13 February 2026 is a Friday: fails.
Results 'due on 3 March' in an article about 9 March lie in the past: fails, as a warning.""",
    "malformed.number": """\
"closed at 1,0556"
No convention writes a group of four digits after a comma: fails.
Whether 10,556 or 1,055.6 was meant, the print does not say.
10,556 and the Indian 1,05,560 are both conventions, and hold.""",
    "across.index": """\
One article: "closed at 82,814.73, down 0.61%". Another, same day: "closed at 82,841.73, down 0.61%".
An index has one close a day, and both prints are exact to a hundredth: fails.
Where neither article says that it gives the close, a difference is a warning; with an intraday figure, unclear.""",
    "across.breadth": """\
Two articles say an index fell 2.52% on the day and 1.95% in five days; one counts 384 advances, the other 430.
The same two moves are the same moment, and at one moment there is one count.
384 is not 430: fails, as a warning.""",
    "across.series": """\
Tuesday: "closed at 82,310, up 95 points". Monday: "closed at 82,251".
82,310 - 95 = 82,215 is what Monday's close must have been, not 82,251: fails.
Only for days that follow one another (Friday to Monday included), both stated as closes.""",
    "across.base": """\
March: "at 22,004.35, up 10.02% this year" gives 22,004.35 / 1.1002 = 20,000 at the year's start.
June: "at 23,101.80, up 12.10% this year" gives 23,101.80 / 1.1210 = 20,608.
An index has one year-end level, and no rounding brings the two together: fails, as a warning.
Levels printed as round numbers, 22,000 and 23,100, might be rounded, and would hold.""",
    "across.stale": """\
9 March: "fell 504.22 points, or 0.61%". 16 March: "fell 504.22 points, or 0.61%".
Two days do not repeat a move to the hundredth of a point: an old text was reprinted.
Fails, as a warning; "fell 100 points, or 0.5%" twice is chance, and is not compared.""",
}
