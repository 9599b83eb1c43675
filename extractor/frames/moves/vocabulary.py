"""The closed classes of words and kinds by which clauses about moves are read."""

from __future__ import annotations

from extractor.facts.records import Role
from extractor.frames.statement import Way

SUBJECT_KINDS = frozenset({"index", "company", "sector", "instrument", "topic", "descriptor", "pronoun", "exchange"})
DIRECTIONS: dict[str, Way] = {"rise": "up", "fall": "down", "flat": "flat"}
EN_ROUTE = frozenset({"open", "high", "low"})  # where an index stood on the way
LISTS: dict[str, tuple[Role, Way | None]] = {
    "gainers": ("gainer", "up"),
    "losers": ("loser", "down"),
    "actives": ("active", None),
    "contributors": ("contributor", "up"),
    "drags": ("drag", "down"),
}
SECTOR_TAILS = frozenset(
    {
        "stocks",
        "shares",
        "sector",
        "sectors",
        "index",
        "indices",
        "counters",
        "space",
        "pack",
        "pocket",
        "basket",
        "group",
        "subgroup",
        "sub-group",
        "subgroups",
        "sub-groups",
        "subindex",
        "component",
        "sub-index",
        "names",
        "segment",
        "gauge",
        "firms",
        "companies",
        "sub-indices",
        "subindices",
        "sub-indexes",
        "subsectors",
        "subsector",
        "issues",
        "sectoral",
        "indexes",
        "shares,",
        "stock",
        "counter",
        "scrips",
        "producers",
        "makers",
        "gauges",
        "equities",
        "subsectors",
        "sub-sector",
        "sub-sectors",
        "plays",
    }
)
LIST_GLUE = frozenset(
    "included include including were was are seen like such as among on in of for by with from led today list pack namely among session day week trading morning afternoon".split()
)
RECORDS = frozenset(
    "best worst biggest largest sharpest steepest strongest weakest greatest highest lowest deepest heaviest longest first".split()
)
RANGED = frozenset(
    "shuttled shuttling see-sawed seesawing moved moving ranged ranging swung fluctuated oscillated hovered traded "
    "trading moves seesawed range swinging fluctuating oscillating hovering wavered wavering gyrated gyrating ranges "
    "swings fluctuates oscillates see-sawing bounced bouncing".split()
)
COMPARING = frozenset(
    "topped topping headed heading outpacing outperforming underperforming outpaced outperformed underperformed trailing lagging beating beat unlike outperform underperform".split()
)
CAUSING = frozenset(
    "led leading dragged dragging pulled pulling lifted lifting boosted boosting pushed pushing propelled propelling sent sending taking took helped helping supported supporting weighed".split()
)
# What a move of one does to another: "lifting the mining sector 0.7 percent".
CAUSES: dict[str, Way] = {
    **dict.fromkeys("lift lifts lifted lifting boosted boosting propelled propelling".split(), "up"),
    **dict.fromkeys("dragged dragging pulled pulling".split(), "down"),
}
# What sends a share somewhere: "…, sending shares down 7.6p".
DRIVING = frozenset(
    "sending sent driving drove pushing pushed lifting lifted boosting boosted knocking knocked pulling pulled "
    "dragging dragged leaving left taking took".split()
)
GOODS_NOUNS = frozenset(
    "benchmark demand supply supplies inventories stockpiles output production imports exports reserves consumption market markets field fields tanker tankers rig rigs "
    "giant giants exporters importers shipments traders sales revenue revenues holdings coin coins jewellery jewelry medal".split()
)
PREDICATING = frozenset(
    "was were is are edge edged inch inched moved turned went stayed remained ticked nudged came trended looked drifted crept".split()
)
BESIDE_VERBS = frozenset("also too both all each have has had been again managed".split())
AUXILIARIES_ONLY = frozenset(
    {
        "has", "have", "had", "was", "were", "is", "are", "been", "and", "but", "to", "it", "which",
    }
)
RANKING = frozenset(
    "significant heavy substantial lone sole single principal primary heaviest instrumental major prime main key "
    "top biggest largest chief notable prominent big leading lead main only other heavyweight standout rare star "
    "early midday opening percentage".split()
)
COPULAS = frozenset({"was", "is", "were", "are", "been", "be", "as", "remained", "remains", "became", "become"})
EXPECTING = frozenset(
    "expect expects expected expecting see sees seeing forecast forecasts forecasting predict predicts predicting "
    "project projects projecting anticipate anticipates anticipating want wants allow allows".split()
)
MEMBERS = frozenset(
    "stocks shares companies constituents components members issues firms counters names component constituent "
    "member".split()
)
# What is done to a move: "the 2.3 percent gain posted by the gold index".
POSTED = frozenset("posted recorded registered suffered logged notched".split())
MAKERS = frozenset(
    "behemoth titan heavyweight group firm producer producers miner miners explorer explorers refiner refiners "
    "maker makers major majors giant trader traders company companies".split()
)
# Of those, what an article calls a company by afterwards: "The iPod maker climbed 6 percent".
ITSELF = frozenset(
    "maker giant retailer lender insurer operator manufacturer developer conglomerate carrier airline drugmaker "
    "chipmaker carmaker automaker brewer miner producer grocer chain company firm bank trust reit shipbuilder telco "
    "builder homebuilder supplier provider steelmaker planemaker explorer refiner distributor".split()
)
# What a company is to the brand that stands before it: "British Airways owner IAG".
OWNERS = frozenset("owner parent maker operator publisher brewer distiller manufacturer developer".split())
# What a company is, said before its name: "defense giant Lockheed Martin".
CALLINGS = MAKERS | frozenset(
    "heavyweight heavyweights bellwether monopoly rival peer peers leader firm group conglomerate operator provider supplier manufacturer developer builder homebuilder lender bank insurer "
    "broker brokerage retailer grocer chain brewer distiller airline carrier utility broadcaster publisher parent owner stock counter subsidiary unit affiliate startup multinational group "
    "contractor distributor exporter importer wholesaler telecom telecoms telco automaker carmaker drugmaker chipmaker planemaker steelmaker shipbuilder shipper fund trust".split()
)
PREVIOUS_HEADS = frozenset({"from", "versus", "vs", "against", "than"})
# What is done to a loss or a gain that is over: "reversed early losses".
MAKING_GOOD = frozenset("reversed recouped recouping shrugged overcame overcoming recovered recovering".split())
# What was had in the day is over: "gave up early gains".
GIVEN_UP = frozenset({"retraced", "gave up", "give up", "giving up", "gave back", "surrendered", "relinquished", "wiped out"})
NARROWING = frozenset("erased erasing narrowed narrowing overturned overturning cutting reclaimed reclaiming".split())
# Who leads a move stands before these; the move itself is no further subject.
FRONTING = frozenset({"leading", "topping", "heading", "spearheading"})  # "Leading the index was Acme"
LEADING = frozenset({"led", "leads", "leading", "lead", "paced", "paces", "pacing"})
# Why a figure is none of a record: told of a span that the record has no word for.
ANOTHER_LENGTH = "span of another length"

EXCEPTING = frozenset(
    {
        "barring", "except", "excepting", "excluding", "except for", "exception of", "other than", "apart from",
        "aside from",
    }
)
