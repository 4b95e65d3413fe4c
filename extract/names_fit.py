"""How well a name as the text writes it fits the spelling that the tables list: capitals, small letters, and what joins the words."""

from extract.names_senses import everyday
from extract.names_vocabulary import HEADS


def joined_fit(between: tuple[str, ...], listed: tuple[str, ...]) -> float:
    """Whether the words are joined as in the table; a point may be left out ("Character AI")."""
    if between == listed:
        return 1.0
    return 0.9 if all(mine in {theirs, ""} for mine, theirs in zip(between, listed, strict=True)) else 0.0


def fit(written: str, name: str, *, loud: bool) -> float:
    """1 for the same spelling, less for capitals, other capitals inside or small letters, 0 for a spelling that does not count.

    >>> fit("Softbank", "SoftBank", loud=False), fit("figure", "Figure", loud=False), fit("First round", "First Round", loud=False)
    (0.9, 0.0, 0.0)
    """
    if written.replace(".", "") == name.replace(".", "") or (name.startswith("The ") and written[3:] == name[3:]):
        return 1.0
    if sum(c.isalpha() for c in name) < 2:
        return 0.0  # "€3m" is no 3M
    if written.isupper():
        return _in_capitals(written, name, loud=loud)
    if " " in name:
        return _of_several(written, name)
    common = everyday(name)
    if written[0].isupper():
        return 0.0 if common or (name.isupper() and len(name) < 4) else 0.9
    if written.islower() and name[0].isupper():
        return 0.5 if not common and len(name) > 4 and not name.isupper() else 0.0
    return 0.8


def _in_capitals(written: str, name: str, *, loud: bool) -> float:
    letters = sum(c.isalpha() for c in written)
    if letters < 3 or (letters < 4 and not loud):
        return 0.0
    return 0.5 if everyday(name) and not loud else 0.9


def _of_several(written: str, name: str) -> float:
    """Names of several words may have small letters in a later one, where that is no ordinary word: "SK hynix"."""
    pairs = zip(written.split(), name.split(), strict=True)
    lowered = [mine for mine, theirs in pairs if mine[0].islower() and theirs[0].isupper()]
    if not lowered:
        return 0.9
    telling = written[0].isupper() and all(len(word) > 4 and word not in HEADS for word in lowered)
    return 0.8 if telling and not everyday(name) else 0.0
