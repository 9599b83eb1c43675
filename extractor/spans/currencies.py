"""Money's names in print: signs and codes before a numeral, units after it, and whose dollar, rupee or peso a bare
one is."""

from __future__ import annotations

# A name that several countries share stands for itself until the article's country is known: "$", "peso".
BEFORE = {
    "$": "$", "US$": "USD", "$US": "USD", "$A": "AUD", "$NZ": "NZD", "US": "USD", "S$": "SGD", "HK$": "HKD",
    "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "Cdn$": "CAD", "NZ$": "NZD", "NT$": "TWD", "Tw$": "TWD", "TW$": "TWD", "Sg$": "SGD", "SG$": "SGD", "Aus$": "AUD", "Can$": "CAD", "R$": "BRL",
    "€": "EUR", "£": "GBP", "JP¥": "JPY",
    "¥": "JPY", "Y": "JPY", "₹": "rupee", "₦": "NGN", "₱": "PHP", "৳": "BDT", "฿": "THB", "₩": "KRW", "₺": "TRY",
    "₽": "RUB", "₪": "ILS", "NIS": "ILS", "RO": "OMR", "₫": "VND", "GH¢": "GHS", "GH₵": "GHS", "GHC": "GHS", "GHc": "GHS", "GHs": "GHS", "Rs": "rupee",
    "Rs.": "rupee", "Re": "rupee",
    "Re.": "rupee", "NRs": "NPR", "NRs.": "NPR", "SLR": "LKR", "RM": "MYR", "Rp": "IDR", "N": "NGN", "P": "PHP",
    "Php": "PHP", "R": "ZAR", "K": "ZMW", "Tk": "BDT", "TK": "BDT", "Tk.": "BDT", "SR": "SAR", "QR": "QAR", "KD": "KWD", "BD": "BHD", "JD": "JOD",
    "Dh": "AED", "Dhs": "AED", "Bt": "THB", "Ft": "HUF", "RMB": "CNY", "Ksh": "KES", "Ksh.": "KES", "KSh": "KES",
    "KSh.": "KES", "KSH": "KES", "Kshs": "KES", "Kshs.": "KES", "Kes": "KES", "Kes.": "KES", "Sh": "shilling",
    "Shs": "shilling", "sh": "shilling", "shs": "shilling", "USh": "UGX", "UShs": "UGX", "Ush": "UGX", "Ushs": "UGX",
    "Ugx": "UGX", "TSh": "TZS", "TShs": "TZS", "Tsh": "TZS", "Tshs": "TZS", "J$": "JMD", "TT$": "TTD", "DM": "DEM", "FFr": "FRF", "Ffr": "FRF", "SFr": "CHF", "Sfr": "CHF", "SFr.": "CHF", "SKr": "SEK", "Skr": "SEK", "NKr": "NOK", "Nkr": "NOK", "DKr": "DKK", "Dkr": "DKK",
    "Pta": "ESP", "Fl": "NLG", "Sch": "ATS", "ZiG": "ZWG", "ZIG": "ZWG",
} | {
    code: code
    for code in (
        "USD EUR GBP JPY CHF AUD CAD NZD HKD SGD CNY TWD KRW INR PKR LKR BDT NPR MYR IDR PHP THB VND SAR AED "
        "QAR KWD OMR BHD EGP JOD NGN KES GHS ZAR BWP MUR UGX TZS "
        "ZWG ZWL MWK ZMW NAD RWF ETB MAD TND XOF XAF TTD JMD BBD MNT IQD LBP GEL "
        "SEK NOK DKK ISK PLN HUF CZK RON BGN TRY RUB UAH KZT ILS BRL MXN COP PEN ARS CLP"
    ).split()
}
# Unit words after a numeral: (currency, scale of ten).
AFTER = {
    "sen": ("MYR", -2),
    "paise": ("rupee", -2),
    "paisa": ("rupee", -2),
    "paisas": ("rupee", -2),
    "cents": ("cent", -2),
    "cent": ("cent", -2),
    "¢": ("cent", -2),
    "c": ("cent", -2),
    "usc": ("USD", -2),
    "p": ("GBP", -2),
    "pence": ("GBP", -2),
    "penny": ("GBP", -2),
    "kobo": ("NGN", -2),
    "pesewa": ("GHS", -2),
    "pesewas": ("GHS", -2),
    "centavos": ("peso", -2),
    "centavo": ("peso", -2),
    "peso": ("peso", 0),
    "fils": ("fils", -2),
    "baisa": ("OMR", -3),
    "baisas": ("OMR", -3),
    "baizas": ("OMR", -3),
    "halalas": ("SAR", -2),
    "halala": ("SAR", -2),
    "agorot": ("ILS", -2),
    "piasters": ("EGP", -2),
    "piastres": ("EGP", -2),
    "satang": ("THB", -2),
    "centimes": ("franc", -2),
    "centime": ("franc", -2),
    "rappen": ("CHF", -2),
    "groszy": ("PLN", -2),
    "grosz": ("PLN", -2),
    "bani": ("RON", -2),
    "öre": ("SEK", -2),
    "kopecks": ("RUB", -2),
    "kurus": ("TRY", -2),
    "ringgit": ("MYR", 0),
    "rupees": ("rupee", 0),
    "dollars": ("$", 0),
    "yen": ("JPY", 0),
    "won": ("KRW", 0),
    "yuan": ("CNY", 0),
    "euros": ("EUR", 0),
    "naira": ("NGN", 0),
    "baht": ("THB", 0),
    "pesos": ("peso", 0),
    "riyals": ("riyal", 0),
    "riyal": ("riyal", 0),
    "rials": ("riyal", 0),
    "dirhams": ("AED", 0),
    "dinars": ("dinar", 0),
    "pounds": ("pound", 0),
    "taka": ("BDT", 0),
    "rupiah": ("IDR", 0),
    "rand": ("ZAR", 0),
    "ruble": ("RUB", 0),
    "rubles": ("RUB", 0),
    "rouble": ("RUB", 0),
    "roubles": ("RUB", 0),
    "francs": ("franc", 0),
    "reais": ("BRL", 0),
    "lira": ("TRY", 0),
    "liras": ("TRY", 0),
    "zloty": ("PLN", 0),
    "zlotys": ("PLN", 0),
    "forints": ("HUF", 0),
    "forint": ("HUF", 0),
    "lei": ("RON", 0),
    "leva": ("BGN", 0),
    "shekels": ("ILS", 0),
    "shillings": ("shilling", 0),
    "cedis": ("GHS", 0),
    "kwacha": ("ZMW", 0),
    "pula": ("BWP", 0),
    "dong": ("VND", 0),
    "crowns": ("crown", 0),
    "kronor": ("SEK", 0),
    "kroner": ("crown", 0),
    "koruna": ("CZK", 0),
    "korunas": ("CZK", 0),
    "hryvnias": ("UAH", 0),
    "tenge": ("KZT", 0),
    "soles": ("PEN", 0),
    "lire": ("ITL", 0),
    "pesetas": ("ESP", 0),
    "guilders": ("NLG", 0),
    "escudos": ("PTE", 0),
    "schillings": ("ATS", 0),
    "drachmas": ("GRD", 0),
    "deutschmarks": ("DEM", 0),
    "ntd": ("TWD", 0),
    "rmb": ("CNY", 0),
} | {
    code.lower(): (code, 0)
    for code in (
        "KRW HKD USD PHP INR CNY MYR EUR GBP JPY SGD THB TWD ZAR NGN KES PKR SAR AED QAR KWD OMR EGP SEK NOK DKK "
        "CHF PLN RUB BRL VND IDR LKR BDT NPR GHS ILS AUD NZD"
    ).split()
}
DOLLARS_OF = {
    "euro": "EUR", "hk": "HKD", "hong kong": "HKD", "us": "USD", "u.s.": "USD", "singapore": "SGD", "australian": "AUD",
    "canadian": "CAD", "nt": "TWD", "new taiwan": "TWD", "taiwan": "TWD", "nz": "NZD",
}

# Whose pound, rupee or dong it is where its nation stands before it: "7.8 billion Egyptian pounds".
MONEY_OF = {
    "egyptian": "EGP", "vietnamese": "VND", "kenyan": "KES", "ghanaian": "GHS", "nigerian": "NGN", "ugandan": "UGX",
    "tanzanian": "TZS", "pakistani": "PKR", "indian": "INR", "nepalese": "NPR", "nepali": "NPR", "bangladeshi": "BDT",
    "philippine": "PHP", "mexican": "MXN", "chilean": "CLP", "colombian": "COP", "argentine": "ARS", "saudi": "SAR",
    "qatari": "QAR", "omani": "OMR", "kuwaiti": "KWD", "bahraini": "BHD", "jordanian": "JOD", "uae": "AED",
    "emirati": "AED", "turkish": "TRY", "swiss": "CHF", "danish": "DKK", "norwegian": "NOK", "swedish": "SEK",
    "czech": "CZK", "thai": "THB", "indonesian": "IDR", "malaysian": "MYR", "chinese": "CNY", "japanese": "JPY",
    "korean": "KRW", "russian": "RUB", "brazilian": "BRL", "israeli": "ILS", "zambian": "ZMW",
}

DOLLARS = {"US": "USD", "CA": "CAD", "AU": "AUD", "NZ": "NZD", "SG": "SGD", "HK": "HKD", "TW": "TWD", "JM": "JMD", "TT": "TTD", "BB": "BBD"}
EURO_ZONE = dict.fromkeys("DE FR IT ES NL BE AT FI IE PT GR EU CY MT SK SI LU LT LV EE HR".split(), "EUR")
OWN = {code[:2]: code for code in BEFORE.values() if len(code) == 3 and code.isupper()}
# A shared name: (whose it is where nothing tells, if anybody's; whose it is in an article on that country).
SHARED: dict[str, tuple[str | None, dict[str, str]]] = {
    "$": ("USD", DOLLARS),
    "cent": ("USD", {**DOLLARS, **EURO_ZONE, "ZA": "ZAR", "KE": "KES", "LK": "LKR", "MU": "MUR"}),
    "rupee": ("INR", {"PK": "PKR", "LK": "LKR", "NP": "NPR", "BD": "BDT", "MU": "MUR"}),
    "fils": ("AED", {"KW": "KWD", "BH": "BHD", "JO": "JOD", "IQ": "IQD"}),
    "peso": (None, {"PH": "PHP", "MX": "MXN", "AR": "ARS", "CL": "CLP", "CO": "COP"}),
    "riyal": ("SAR", {"QA": "QAR", "OM": "OMR"}),
    "dinar": (None, {"KW": "KWD", "BH": "BHD", "JO": "JOD", "TN": "TND", "RS": "RSD", "DZ": "DZD", "IQ": "IQD"}),
    "pound": ("GBP", {"EG": "EGP", "LB": "LBP", "SD": "SDG"}),
    "franc": ("CHF", {"FR": "FRF", "BE": "BEF"}),
    "crown": (None, {"SE": "SEK", "NO": "NOK", "DK": "DKK", "CZ": "CZK", "IS": "ISK"}),
    "shilling": ("KES", {"UG": "UGX", "TZ": "TZS"}),
}


def countries_of(currency: str) -> set[str]:
    """Where prices are printed so: rupees in India, Pakistan, Nepal and on. Pesos and francs are told everywhere."""
    usual, others = SHARED.get(currency, (currency if currency.isupper() else None, {}))
    return {usual[:2], *others} if usual not in (None, "GBP", "CHF", "USD") else set()


def in_country(currency: str, country: str | None) -> str | None:
    """The ISO 4217 code of a currency that an article on a country prints so."""
    if currency not in SHARED:
        return currency
    default, own = SHARED[currency]
    return own.get(country or "", default)


def own_money(country: str | None) -> str | None:
    """The currency of a country: EUR in the euro zone, else the code that begins with its own."""
    return EURO_ZONE.get(country or "") or OWN.get(country or "")
