"""Where sentences end inside a line: at a full stop that is no part of an abbreviation, a number, an initial or a name."""

import re
from collections.abc import Iterator

MOST = 3000  # characters of a sentence: what a claim's evidence may hold; some 500 words

# Stops with what closes after them; where only the blank is missing ("the end.The next"), the stop must follow a small letter.
_STOP = re.compile(
    r"""(?<![.!?…])(?P<stop>[.!?…]++)(?P<closing>['"”’»)\]*_]*+)(?:\[\d{1,3}\])*+(?=\s|$)
      | (?<=[a-z][a-z)\]])[.!?](?:\[\d{1,3}\]|["”])?(?=["“]?[A-Z][a-z])(?!(?:Ai|Com|Io|Js|Net|Org)\b)""",
    re.VERBOSE,
)
_NEXT = re.compile(r"""\s*(?P<dash>[-–—]\s+)?(?P<opening>[('"“‘«\[*_•]*+)\s*(?P<word>[^\s)"”]{0,40})""")
_NAME_IN_SMALL = re.compile(r"[a-z]{1,3}-?[A-Z\d]|[a-z\d]+\.(?:ai|io|com)\b")  # xAI, a16z, d-Matrix, nilo.ai


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Without their last full stop. Some never end a sentence, some only before figures do not; the others end one where the next word is
# apt to begin the next. Those that are words besides count with a capital letter alone.
_NEVER = _words("mr mrs ms messrs dr prof vs v e.g i.e cf viz")
_BEFORE_FIGURES = _words("no nos fig figs art sec sect vol pp p ch para ca nr")
_PERHAPS = _words("inc corp ltd co cos bros plc llc llp gmbh assn dept univ jr sr esq ph.d approx avg est excl govt incl intl al st ft mt")
_CAPITAL = _words(
    """Gen Sen Gov Rep Lt Col Capt Sgt Hon Rev Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun
    Ala Ariz Calif Colo Conn Del Fla Ga Ill Ind Mass Md Mich Minn Nev Okla Ore Pa Tenn Tex Va Wash Wis"""
)
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")  # U.S, a.m, S.A
_LETTERED = _words("series plan campus building hall site class vitamin appendix schedule group type part model exhibit tier round section")
_SHOUTED = _words("yahoo yum jeopardy joyn")
_STARTERS = _words(
    """A After All Also Although Among An Analysts And Another Any As Asked At Because Before Between Both But By Despite Each Earlier
    Either Even Every For From He Her Here His How However I If In Instead Is It Its Last Later Many Meanwhile More Most My Neither Next No
    Nobody None Nor Not Nothing Now Of On Once One Only Or Other Our Over Separately Several Shares She Since So Some Still Such Terms
    That The Their Then There These They This Those Though Three To Today Two Under Unlike Until We What When Where Whether Which While Who
    Whose Why With Without Yesterday Yet You Your It's He's She's That's There's They're We're"""
)
_LABEL = 120  # characters of a heading inside a line, at most
_OPENERS = "('\"“‘«[*_•-–— \t"


def pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of text[start:end], which is one line or one wrapped paragraph, without the blanks between."""
    at = start
    for stop in _STOP.finditer(text, start, end):
        if _ends(text, stop, at, end) and not _is_label(stop, at):
            yield from _short(text, at, stop.end())
            at = stop.end()
    yield from _short(text, at, end)


def _ends(text: str, stop: re.Match[str], start: int, end: int) -> bool:
    if stop["stop"] is None:
        return True
    following = _NEXT.match(text, stop.end(), end)
    if not following or not (word := following["word"]):
        return True
    if word[0] in ".…":  # ". . ."
        return False
    before = text[max(start, stop.start() - 25) : stop.start()]
    last = (before.split() or [""])[-1].lstrip(_OPENERS)
    if word[0].islower() and not _NAME_IN_SMALL.match(word):  # after a plain word, a name ("stc") or careless writing
        return stop[0] == "." and len(last) > 3 and last.isalpha() and not _short_for(last)
    if following["dash"]:  # "No." – Ed.;  WILMINGTON, Del. – A court
        return not stop["closing"] and end - following.end() > 40 and not _short_for(last)
    starts = word.strip(".,:;!?").replace("’", "'") in _STARTERS or following["opening"].startswith(('"', "“"))
    if stop["stop"] == "!" and last.casefold() in _SHOUTED:
        return starts
    return stop["stop"] != "." or not _bound(before, last, word, starts=starts, first=_is_first(text, start, stop.start(), last))


def _is_label(stop: re.Match[str], start: int) -> bool:
    """Whether bold or slanted words open the sentence and name what it is about: "**Packaging.** Harvard's case against …"."""
    return "*" in (stop["closing"] or "") and stop.end() - start <= _LABEL


def _is_first(text: str, start: int, at: int, last: str) -> bool:
    """Whether nothing but opening signs stands before the last word: a list's number or letter."""
    return at - start - len(last) < 8 and not text[start : at - len(last)].strip(_OPENERS + "#")


def _bound(before: str, last: str, word: str, *, starts: bool, first: bool) -> bool:
    """Whether a full stop after `last` belongs to it and the sentence goes on with `word`."""
    small = last.casefold()
    if first and (len(last) == 1 or (last.isdecimal() and len(last) < 4)):
        return True
    if small in _NEVER:
        return True
    if len(last) == 1 and last.isupper() and last != "X":  # which mostly is the platform
        kind = " ".join(before.split()[-2:-1]).casefold()
        return kind not in _LETTERED and not (starts and word[1:2] != ".")
    if small in _BEFORE_FIGURES:
        return word[0].isdecimal()
    return _short_for(last) and not starts


def _short_for(last: str) -> bool:
    return last.casefold() in _PERHAPS or last in _CAPITAL or _INITIALS.fullmatch(last) is not None


def _short(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, in several parts where it is too long: cut at the end of a clause, else at a blank, else anywhere."""
    while end - start > MOST:
        half, most = start + MOST // 2, start + MOST
        cuts = (text.rfind(mark, half, most) + len(mark) - 1 for mark in ("; ", ": ", " – ", ", ", " "))
        cut = next((cut for cut in cuts if cut >= half), most)
        yield start, cut
        start = cut
    yield start, end
