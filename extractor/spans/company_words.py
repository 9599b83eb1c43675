"""Words that names of companies are told by: what joins their parts, ends them, or stands where no name does."""

from __future__ import annotations

from extractor.spans.tokens import Token

# A head that "of" joins to what follows: Bank of Baroda, Steel Authority of India.
OF_HEADS = frozenset(
    "bank banc authority corporation corp board company institute insurance port united state union trust "
    "commission academy university college house investments works industries".split()
)
# Small words inside names: Banco do Brasil, Monte dei Paschi di Siena, Fomento Economico y Minerales, Pick n Pay.
PARTICLES = frozenset("do da de di del dei dos das du des della degli van von der den ter y n".split())
# What may follow "and" inside one name, told by the word in front of it, or by what follows: no name of a company
# begins with Clearing.
AND_HEADS = frozenset(
    "marks johnson procter abercrombie crompton pratt dun stanley standard investment manufacturing "
    "engineering marketing research trading".split()
)
AND_PAIRS = frozenset(
    {
        ("fisher", "paykel"),
        ("legal", "general"),
        ("smith", "nephew"),
        ("tate", "lyle"),
        ("larsen", "toubro"),
        ("ports", "sez"),
        ("textiles", "industries"),
        ("mahindra", "mahindra"),
        ("barnes", "noble"),
        ("bath", "beyond"),
        ("food", "beverage"),
        ("food", "beverages"),
        ("transmission", "distribution"),
        ("generation", "distribution"),
        ("processing", "packaging"),
        ("printing", "packaging"),
        ("drake", "scull"),
        ("news", "media"),
        ("electricity", "water"),
        ("babcock", "wilcox"),
    }
)
AND_TAILS = frozenset(
    "investment trust clearing reinsurance sons brothers co company trading contracting refining ventures".split()
)
# What a company may do besides, where its name ends right behind: Dairy and Foodstuff Co.
TRADES = frozenset(
    "foodstuff petrochemical petrochemicals packing packaging media transport telecommunication telecommunications "
    "construction development marketing logistics distribution agriculture storage insurance electricity water chemicals "
    "chemical exploration metals steel mining supply services industry industries production healthcare".split()
)
TRADE_TAILS = frozenset("services materials products industries works".split())
# New York-traded
STANDING_BEFORE = (
    "-based", "-listed", "-quoted", "-traded", "-owned", "-backed", "-led", "-headquartered", "-maker", "-makers", "-operator",
    "-parent", "-owner", "-major", "-majors", "-giant", "-giants", "-heavyweight", "-heavyweights",
)
MARKET_NOUNS = frozenset(
    "stocks shares index indices markets market rupee government stock exchange reserve treasury average".split()
)
# Stumps that only feeds write: a dot at the end of the sentence is theirs too.
STUMPS = frozenset("proj inds engg intl mfg corpn electr prec synth lifesci enterpr technolog fasten".split())
# What a founder's possessive goes on with: Dr. Reddy's Laboratories, Domino's Pizza.
OWNED = frozenset(
    "laboratories labs lab pizza sporting stores restaurants hospitality analytics corp inc group co "
    "companies jewellers foods motors international brands".split()
)
# Words that begin no noun phrase.
AFTER_A_NAME = frozenset(
    "and posted reported said says announced will would also was were is has had have fell rose sank slid led "
    "lagged emerged to which closed ended while".split()
)
# Everyday words that may stand second in a name of two: Commercial Bank, National Oil.
NAME_TAILS = frozenset({"bank", "power", "star", "oil", "energy", "india", "one"})
# Everyday words that are whole names of companies, where a move is told of them.
SHORT_NAMES = frozenset({"total", "next", "target", "gap", "star", "sun", "first", "orange", "visa", "zoom", "match"})
# What follows a noun at the head of a sentence, and seldom a name.
HEADED = frozenset("from of for over that about among amid against between".split())
# What a name of an office ends with, not one of a company: Finance Ministry, Labor Department.
OFFICES = frozenset(
    "ministry department bureau committee commission council association federation court agency "
    "administration parliament party university minister secretary governor".split()
)
TAILS = frozenset(
    {
        "inc", "corp", "co", "ltd", "plc", "bhd", "ag", "sa", "nv", "se", "spa", "llc", "limited", "cos", "pvt",
        "berhad", "asa", "ab", "lp", "pcl", "tbk",
    }
)
# What a word at the head of a sentence may be the kind of: "Software makers".
KINDS_OF = frozenset("companies firms makers manufacturers producers retailers operators developers".split())

# Grades of crude: no company's name goes on with one ("ICE April Brent crude").
GRADES = frozenset({"Brent crude", "US crude"})


def is_capital(token: Token) -> bool:
    """Amazon, eBay, easyJet, salesforce.com."""
    return (
        token.text[0].isupper()
        or (len(token.text) > 2 and token.text.isalpha() and not token.text.islower())
        or token.text.endswith(".com")
    )
