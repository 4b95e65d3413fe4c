"""Numbers as articles write them: figures of several locales, words, and the scales that follow them."""

import re

SPACE = r"[ \t\n\u00a0\u2009\u202f]"
HYPHEN = r"[-\u2010\u2011]"

# Where a dot or comma may mean two things the order below decides; what stays ambiguous is told by `figure_value`.
FIGURE = (
    r"(?<![\d.,])(?:"
    r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,4})?"  # 1,200,000.50
    r"|\d{1,2}(?:,\d{2}){1,4},\d{3}(?:\.\d{1,2})?"  # 1,20,000
    r"|\d{1,3}(?:\.\d{3}){2,5}(?:,\d{1,2})?"  # 1.200.000,50
    r"|\d{1,3}(?:['\u2019\u00a0\u2009\u202f]\d{3}){1,5}(?:[.,]\d{1,2})?"  # 1'200'000
    r"|\d{1,4},\d{1,2}"  # 1,5
    r"|\d{1,15}(?:\.\d{1,6})?"
    r")(?![.,]?\d)"
)

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORD = {word: n for n, word in enumerate(_ONES.split(), 1)} | {word: 10 * n for n, word in enumerate(_TENS.split(), 2)}
_WORD |= {"a": 1, "an": 1, "zero": 0}
_UNDER_100 = (
    rf"(?:(?:{_TENS.replace(' ', '|')})(?:[- ](?:{'|'.join(_ONES.split()[:9])}))?|{'|'.join(sorted(_ONES.split(), key=len, reverse=True))})"
)
_PART = r"(?:half|(?:a|three)[- ]quarters?)(?:[- ]of)?(?:[- ]an?)?"
WORDS = (
    rf"(?i:\b(?:(?:{_UNDER_100}|a)[- ]hundred(?:[- ](?:and[- ])?{_UNDER_100})?|{_UNDER_100})"
    rf"(?:[- ]point(?:[- ](?:zero|{'|'.join(_ONES.split()[:9])})\b){{1,3}}|[- ]and[- ]a[- ](?:half|quarter))?|\b{_PART}|\ban?)\b"
)

_SCALES = {
    "k": 1e3, "thousand": 1e3, "lakh": 1e5, "lac": 1e5,
    "m": 1e6, "mm": 1e6, "mn": 1e6, "mln": 1e6, "mil": 1e6, "mio": 1e6, "million": 1e6,
    "cr": 1e7, "crore": 1e7,
    "b": 1e9, "bn": 1e9, "bln": 1e9, "bil": 1e9, "mrd": 1e9, "billion": 1e9,
    "t": 1e12, "tn": 1e12, "trn": 1e12, "trillion": 1e12, "lakh crore": 1e12,
}  # fmt: skip
SCALE = (
    r"(?:(?i:lakh[ ]crore|thousand|million|billion|trillion|crore|lakh|lac)s?\b"
    r"|(?i:mm|mn|mln|mil|mio|bn|bln|bil|mrd|tn|trn|cr)\b(?!&)|(?:[mMbBtTkK])(?![\w&'\u2019]))"
)


def quantity(name: str, number: str = f"{FIGURE}|{WORDS}") -> str:
    """A pattern for a number with or without a scale, in the groups `name` and `name_scale`."""
    return rf"(?P<{name}>{number})(?:(?:{SPACE}|{HYPHEN})?(?P<{name}_scale>{SCALE}))?"


def scale_value(scale: str | None) -> float:
    """What the word or letter multiplies by: 'bn' and 'Billions' are a thousand million."""
    word = (scale or "").casefold().rstrip(".")
    return _SCALES.get(word) or _SCALES.get(word.removesuffix("s")) or 1.0


def product(number: float, scale: str | None) -> float:
    """The number times its scale, without the dust of binary fractions: 4.1 billion, not 4099999999.9999995."""
    return float(f"{number * scale_value(scale):.12g}")


def figure_value(figure: str, *, scaled: bool = False) -> float | None:
    """The number that digits stand for. None where two locales read it differently: 1.200 is 1.2 here and 1200 there.

    >>> figure_value("1,200,000.5"), figure_value("1,3", scaled=True), figure_value("1.200")
    (1200000.5, 1.3, None)
    """
    plain = re.sub(r"['\u2019\u00a0\u2009\u202f]", "", figure)
    if not scaled and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", plain):
        return None
    if re.fullmatch(r"\d+,\d{1,2}|\d+(?:\.\d{3}){2,}(?:,\d+)?", plain):
        return float(plain.replace(".", "").replace(",", "."))
    return float(plain.replace(",", ""))


def words_value(words: str) -> float:
    """The number that words stand for: 'two and a half', 'one point three', 'a hundred and fifty', 'half a'."""
    parts = re.split(r"[- ]+", words.casefold())
    if parts[0] == "half":
        return 0.5
    if len(parts) > 1 and parts[1].startswith("quarter"):
        return 0.75 if parts[0] == "three" else 0.25
    whole, fraction = parts, 0.0
    if "point" in parts:
        at = parts.index("point")
        whole, fraction = parts[:at], float("0." + "".join(str(_WORD[digit]) for digit in parts[at + 1 :]))
    elif parts[-1] in ("half", "quarter"):
        whole, fraction = parts[:-3], 0.5 if parts[-1] == "half" else 0.25
    total = 0.0
    for part in whole:
        total = total * 100 if part == "hundred" else total + _WORD.get(part, 0)
    return total + fraction


def number_value(number: str, *, scaled: bool = False) -> float | None:
    """The value of digits or words as the patterns here find them."""
    return figure_value(number, scaled=scaled) if number[0].isdigit() else words_value(number)
