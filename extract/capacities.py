"""Compute and power in running text: "1.2 GW", "400,000 GB200 chips"."""

import re
from typing import Literal, NamedTuple

from corpus.domain import Capacity
from extract.amount_terms import bound_before
from extract.numbers import HYPHEN, SPACE, number_value, product, quantity


class FoundCapacity(NamedTuple):
    """Power or a number of chips at text[start:end], with the words that bound it. A range counts with its lower end."""

    start: int
    end: int
    capacity: Capacity


Unit = Literal["GW", "MW", "kW", "GPUs", "chips", "servers", "GWh", "TWh"]

_GAP = rf"(?:{SPACE}|{HYPHEN})?"
_JOIN = rf"(?:{SPACE}?[-\u2010-\u2014]{SPACE}?|{SPACE}(?:to|and){SPACE}|{HYPHEN}to{HYPHEN})"
_POWER: dict[str, Unit] = {
    "gw": "GW", "gigawatt": "GW", "mw": "MW", "megawatt": "MW", "kw": "kW", "kilowatt": "kW",
    "gwh": "GWh", "gigawatt-hour": "GWh", "gigawatt hour": "GWh", "twh": "TWh", "terawatt-hour": "TWh", "terawatt hour": "TWh",
}  # fmt: skip
_WATTS = rf"(?P<power>GW|MW|[kK]W|GWh|TWh|(?i:(?:giga|tera)watt[- ]hours?|(?:giga|mega|kilo)watts?))\b(?!{_GAP}hour|&)"
_MODEL = r"(?:GB|GH|MI|H|A|B|V|L|P|R)\d{2,3}[A-Z]{0,2}"
_ALONE = r"(?:s|(?![\w-]|[ ](?:[A-Z]\w+[ ])?(?:GPU|chip|accelerator|processor|server|system|rack)))"  # "50,000 H100s", "50,000 H100"
_BETWEEN = (
    r"(?:[ ](?!(?:In|On|The|At|For|With|By|To|From|And)\b)(?:of|its|their|our|the|own|new|newer|newest|latest|older|advanced|more"
    r"|additional|further|specialised|specialized|custom|high-end|graphics|next-generation|such|AI|[A-Z][\w.’'-]{1,20}))"
)
_CHIPS = (
    rf"(?:{_BETWEEN}{{0,5}}?(?:{SPACE}|{HYPHEN})"
    rf"(?P<chips>(?:GPU|TPU|LPU|XPU)s?|graphics (?:processor|chip|card)s?|(?:chip|accelerator|processor|server)s|{_MODEL}{_ALONE}"
    r"|Blackwells|Hoppers)\b(?![-'’]\w))"
)
_CAPACITY = re.compile(rf"(?<![\w.,$€£¥₹%/-]){quantity('low')}(?:{_JOIN}{quantity('high')})?(?:{_GAP}{_WATTS}|{_CHIPS})")
_YEAR = re.compile(r"(?:19|20)\d\d")
_FEWEST = 8  # "two AI chips" are two designs, no capacity


def capacities(text: str) -> list[FoundCapacity]:
    """Power and numbers of chips, in order. What stands for years, prices or models ("2025 Nvidia chips", "H100") is none."""
    found = []
    for match in _CAPACITY.finditer(text):
        value = number_value(match["low"], scaled=bool(match["low_scale"] or match["high_scale"] or match["power"]))
        scale = match["low_scale"] or match["high_scale"]
        if value is None or (match["chips"] and not scale and (value < _FEWEST or _YEAR.fullmatch(match["low"]))):
            continue
        start, _ = bound_before(text, match.start(), between=bool(match["high"]))
        capacity = Capacity(value=product(value, scale), unit=_unit(match), text=text[start : match.end()])
        found.append(FoundCapacity(start, match.end(), capacity))
    return found


def _unit(match: re.Match[str]) -> Unit:
    if match["power"]:
        return _POWER[match["power"].casefold().removesuffix("s")]
    noun = match["chips"].casefold()
    if noun == "servers":
        return "servers"
    modelled = noun.startswith("processor") and re.search(rf"\b{_MODEL}\b", match[0])
    return "GPUs" if modelled or noun.startswith(("gpu", "graphics")) or re.fullmatch(_MODEL + "s?", match["chips"]) else "chips"
