"""Which signs, codes and words stand for which currency, and by which words about countries an ambiguous one is decided."""

import re
from functools import cache

# Words that place a text, and that stand before a currency's name ("Danish crowns").
COUNTRIES = {
    "USD": r"US|U\.S\.|American|United States",
    "EUR": r"European|Germany|France|Eurozone",
    "GBP": r"British|Britain|UK|U\.K\.|London|England|English|Scotland|Welsh",
    "JPY": r"Japan(?:ese)?|Tokyo|Osaka|yen|JPY",
    "CNY": r"yuan|renminbi|RMB|CNY",  # a text that speaks of China may still count in yen
    "INR": r"India(?:n)?|Mumbai|Bengaluru|Delhi",
    "PKR": r"Pakistan(?:i)?|Karachi|Lahore",
    "LKR": r"Sri Lankan?|Colombo",
    "KRW": r"(?:South )?Korean?|Seoul",
    "CAD": r"Canadian|Canada|Toronto|Montr[eé]al|Ottawa",
    "AUD": r"Australian?|Sydney|Melbourne|Canberra",
    "NZD": r"New Zealand|Auckland|Wellington",
    "HKD": r"Hong Kong",
    "SGD": r"Singapore(?:an)?",
    "TWD": r"(?:New )?Taiwan(?:ese)?|Taipei",
    "CHF": r"Swiss|Switzerland|Z[uü]rich|Geneva|Basel",
    "XOF": r"CFA|Senegal(?:ese)?|Ivory Coast|Dakar|Abidjan",
    "RWF": r"Rwandan?|Kigali",
    "DKK": r"Danish|Denmark|Danes?|Copenhagen|Aarhus|Novo Nordisk",
    "NOK": r"Norwegian|Norway|Oslo|Bergen|Trondheim|Stavanger",
    "SEK": r"Swedish|Sweden|Swedes?|Stockholm|Gothenburg|Malm[oö]",
    "ISK": r"Icelandic|Iceland|Reykjav[ií]k",
    "CZK": r"Czech(?:ia)?|Prague|Brno",
    "PLN": r"Polish|Poland|Warsaw",
    "HUF": r"Hungarian?|Budapest",
    "RON": r"Romanian?|Bucharest",
    "BGN": r"Bulgarian?|Sofia",
    "UAH": r"Ukrain(?:e|ian)|Kyiv",
    "RUB": r"Russian?|Moscow",
    "TRY": r"Turkish|Turkey|T[uü]rkiye|Istanbul|Ankara",
    "ILS": r"Israeli?|Tel Aviv|Haifa",
    "AED": r"Emirati|UAE|U\.A\.E\.|Dubai|Abu Dhabi|Emirates",
    "MAD": r"Moroccan|Morocco|Casablanca|Rabat",
    "SAR": r"Saudi(?: Arabian?)?|Riyadh|Jeddah",
    "QAR": r"Qatari?|Doha",
    "OMR": r"Omani?|Muscat",
    "KWD": r"Kuwaiti?",
    "BHD": r"Bahraini?|Manama",
    "JOD": r"Jordanian?|Amman",
    "TND": r"Tunisian?|Tunis",
    "RSD": r"Serbian?|Belgrade",
    "EGP": r"Egyptian|Egypt|Cairo",
    "NGN": r"Nigerian?|Lagos|Abuja",
    "GHS": r"Ghana(?:ian)?|Accra",
    "KES": r"Kenyan?|Nairobi",
    "TZS": r"Tanzanian?|Dar es Salaam",
    "UGX": r"Ugandan?|Kampala",
    "ZAR": r"South Africa(?:n)?|Johannesburg|Cape Town",
    "BRL": r"Brazil(?:ian)?|S[aã]o Paulo",
    "MXN": r"Mexic(?:o|an)|Monterrey|Quer[eé]taro",
    "COP": r"Colombian?|Bogot[aá]|Medell[ií]n",
    "CLP": r"Chilean?|Chile|Santiago de Chile",
    "ARS": r"Argentin(?:a|e|ian)|Buenos Aires",
    "UYU": r"Uruguay(?:an)?|Montevideo",
    "PHP": r"Philippines?|Filipino|Manila|Cebu",
    "PEN": r"Peru(?:vian)?|Lima",
    "IDR": r"Indonesian?|Jakarta",
    "MYR": r"Malaysian?|Kuala Lumpur",
    "THB": r"Thai(?:land)?|Bangkok",
    "VND": r"Vietnam(?:ese)?|Hanoi",
    "KZT": r"Kazakh(?:stan)?|Astana|Almaty",
    "BDT": r"Bangladeshi?|Dhaka",
}

# Ambiguous signs and words: the first is meant where the text places itself nowhere.
_SHARED = {
    "¥": ("JPY", "CNY"),
    "kr": ("SEK", "NOK", "DKK", "ISK"),
    "kroner": ("NOK", "DKK"),
    "krone": ("NOK", "DKK"),
    "crown": ("SEK", "NOK", "DKK", "CZK", "ISK"),
    "peso": ("MXN", "PHP", "COP", "CLP", "ARS", "UYU"),
    "franc": ("CHF", "XOF", "RWF"),
    "dirham": ("AED", "MAD"),
    "riyal": ("SAR", "QAR"),
    "rial": ("OMR", "QAR"),
    "dinar": ("KWD", "BHD", "JOD", "TND", "RSD"),
    "shilling": ("KES", "TZS", "UGX"),
    "rupee": ("INR", "PKR", "LKR"),
    "leu": ("RON",),
}

# Signs before the figure. What stands in the second table is also an ordinary letter or word: it needs a large figure.
_SIGNS = {
    "US$": "USD", "U.S.$": "USD", "$US": "USD", "USD$": "USD", "$": "USD",
    "A$": "AUD", "AU$": "AUD", "$A": "AUD", "AUD$": "AUD", "C$": "CAD", "CA$": "CAD", "CAD$": "CAD", "Can$": "CAD", "CDN$": "CAD",
    "NZ$": "NZD", "HK$": "HKD", "S$": "SGD", "SG$": "SGD", "NT$": "TWD", "T$": "TWD", "R$": "BRL", "MX$": "MXN", "Mex$": "MXN",
    "€": "EUR", "£": "GBP", "E£": "EGP", "JP¥": "JPY", "CN¥": "CNY", "RMB¥": "CNY", "RMB": "CNY", "CN￥": "CNY", "¥": "¥", "￥": "¥",
    "₹": "INR", "Rs.": "INR", "Rs": "INR", "₩": "KRW", "￦": "KRW", "₽": "RUB", "₺": "TRY", "TL": "TRY", "₪": "ILS", "NIS": "ILS",
    "₦": "NGN", "₱": "PHP", "₫": "VND", "฿": "THB", "₴": "UAH", "₸": "KZT", "৳": "BDT", "GH¢": "GHS", "GH₵": "GHS", "GHC": "GHS",
    "KSh": "KES", "KSh.": "KES", "Ksh": "KES", "KES": "KES", "RM": "MYR", "Rp": "IDR", "SFr": "CHF", "Sfr": "CHF", "zł": "PLN",
    "Dhs": "AED", "Dh": "AED", "FCFA": "XOF",
}  # fmt: skip
_LETTERS = {"R": "ZAR", "P": "PHP", "N": "NGN", "kr": "kr", "KD": "KWD", "SR": "SAR", "QR": "QAR", "LE": "EGP", "S/": "PEN", "Tk": "BDT"}
_WORDLIKE_CODES = {"MAD", "PEN", "TRY", "RON", "COP", "CAD", "PHP", "ARS"}
_CODES = sorted(COUNTRIES)

_WORDS = {
    "dollar": "USD", "buck": "USD", "cents": "USD", "euro": "EUR", "pound": "GBP", "pence": "GBP", "yen": "JPY", "won": "KRW",
    "yuan": "CNY", "renminbi": "CNY", "rmb": "CNY", "rupiah": "IDR", "kronor": "SEK", "krona": "SEK", "koruna": "CZK", "reais": "BRL",
    "shekel": "ILS", "zloty": "PLN", "złoty": "PLN", "rand": "ZAR", "ringgit": "MYR", "baht": "THB", "tenge": "KZT", "lira": "TRY",
    "ruble": "RUB", "rouble": "RUB", "dong": "VND", "naira": "NGN", "cedi": "GHS", "soles": "PEN", "forint": "HUF", "hryvnia": "UAH",
    "lei": "RON", "lev": "BGN", "leva": "BGN", "taka": "BDT",
}  # fmt: skip
LOOSE_WORDS = frozenset({"pound", "won", "crown", "rand", "lei", "dong", "baht", "yen", "lira", "shilling", "buck", "lev"})


def _longest_first(words: list[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


SIGN = rf"(?:{_longest_first([*_SIGNS, *_LETTERS, *_CODES])})"
CODE = rf"(?:{'|'.join(_CODES)})"
ADJECTIVE = rf"(?:Chinese|{'|'.join(COUNTRIES.values())})"
WORD = rf"(?i:(?:{_longest_first([*_WORDS, *_SHARED])})s?)"


def needs_scale(unit: str) -> bool:
    """Whether the sign or word is also something else (won, pounds, R), so that a small figure with it is no money."""
    return unit in _LETTERS or unit in _WORDLIKE_CODES or _singular(unit) in LOOSE_WORDS


class Places:
    """Which countries a text speaks of; each is counted once, when a shared currency word asks for it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._counts: dict[str, int] = {}

    def mentions(self, code: str) -> int:
        """How often the text names that currency's country, its people or its big cities."""
        if code not in self._counts:
            self._counts[code] = sum(1 for _ in _country(code).finditer(self._text))
        return self._counts[code]


def currency(unit: str, *, adjective: str | None, places: Places) -> str:
    """The code that a sign, code or word stands for; the countries that the text names decide where several share it."""
    if adjective and (code := next((code for code in COUNTRIES if _country(code).fullmatch(adjective)), None)):
        return code
    found = _SIGNS.get(unit) or _LETTERS.get(unit) or (unit if unit in COUNTRIES else None) or _WORDS.get(_singular(unit), _singular(unit))
    shared = _SHARED.get(found)
    return max(shared, key=places.mentions) if shared else found


def _singular(unit: str) -> str:
    word = unit.casefold()
    return word if word in _WORDS or word in _SHARED else word.removesuffix("s")


@cache
def _country(code: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{COUNTRIES[code]})(?!\w)")
