"""The words by which news names those who speak, and the verbs with which it lets them."""

import re
from typing import NamedTuple


class Token(NamedTuple):
    """A word or a sign of a sentence."""

    text: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Written as names are: Nvidia, xAI, 36Kr, a16z."""
        first, rest = self.text[0], self.text[1:]
        return first.isupper() or (first.isalnum() and any(c.isupper() for c in rest)) or self.text == "a16z"

    @property
    def word(self) -> bool:
        """A word, not a sign."""
        return self.text[0].isalnum()


_TOKEN = re.compile(r"\w(?:[\w&]|[.'’\-‑](?=\w))*|[^\w\s]")


def tokens(text: str) -> list[Token]:
    """Words and signs in order; a possessive stays with its word."""
    return [Token(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text)]


def chosen(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


# With these verbs nothing but speech can be meant; after the others a "that" or a clause of its own must follow.
PLAIN = chosen("said says say")
TOLD = chosen("told tells tell")
WITH_THAT = chosen(
    """reported reports report wrote writes write added adds add noted notes note stated states state argued argues argue claimed
    claims claim explained explains insisted insists insist acknowledged acknowledges conceded concedes admitted admits warned warns
    estimated estimates recalled recalls replied replies answered answers testified learned learnt understands predicted predicts
    disclosed discloses revealed reveals heard hears found finds repeated repeats reckons confirmed confirms confirm announced
    announces announce denied denies deny"""
)
ANNOUNCES = chosen("announced announces announce confirmed confirms confirm disclosed discloses revealed reveals denied denies deny")
AUXILIARY = chosen(
    "has have had also later then since already recently separately earlier repeatedly once first again itself now today yesterday"
)
SILENT = chosen("nothing no little goodbye hello farewell")
PASSIVE = chosen("is are was were be been being not n't never nothing much it's that's")

ROLES = chosen(
    """executive executives officer president chairman chairwoman chair founder founders co-founder co-founders cofounder director
    directors manager managers minister secretary analyst analysts economist economists spokesman spokeswoman spokesperson
    spokespeople partner professor lawyer lawyers counsel attorney attorneys head chief boss chancellor mayor governor commissioner
    senator councillor editor researcher researchers scientist engineer consultant banker bankers broker strategist treasurer board
    representative official officials owner publisher judge trustee administrator liquidator management CEO CFO CTO COO CIO CMO CISO
    adviser advisor prosecutor regulator union"""
)
ROLE_PARTS = chosen(
    """chief vice senior deputy general managing finance financial technology technical operating marketing research legal commercial
    executive former interim founding non-executive information product science sales purchasing investment policy group regional
    provincial federal state prime foreign economy trade energy digital party press company veteran longtime portfolio fund equity
    county development mobile chip industry communications and"""
)
# What a firm is called beside its name: "the Japanese group SoftBank".
KINDS = chosen(
    """group company startup start-up firm chipmaker carmaker maker lab bank brokerage broker insurer newspaper paper magazine site
    agency giant operator provider publisher retailer lender utility charity consultancy unit subsidiary rival developer fund
    investor service"""
)
SPOKES = chosen("spokesman spokeswoman spokesperson spokespeople")
TITLES = chosen(
    """Mr Mrs Ms Dr Prof Professor Sir Lord Lady Judge Justice Senator Sen Rep President Chairman Chairwoman Chair CEO CFO CTO COO CIO
    CMO CISO Founder Co-founder Director Minister Secretary Chancellor Mayor Governor Commissioner Executive Officer Analyst Partner
    Head Chief Boss Spokesman Spokeswoman Spokesperson Engineer Editor Manager Economist"""
)
# A capital letter at the head of a sentence, or of a day, makes no name.
NO_NAME = chosen(
    """A An The On In At By For From To Of With After Before Since Until While When Where As If Though Although Because But And Or Nor
    So Yet Then Now Today Yesterday Tomorrow Last Next This That These Those There Here It He She They We You I Its His Her Their
    Our My Your Who What Which Both Neither Either None Nothing Nobody Somebody Someone Everyone Few Many Most Some Several One Two
    Three Four Five Six Half All Each Every Another Other Others Meanwhile Separately Also Still Instead Earlier Later Only Even
    Asked Once Not No Yes Having Under Over During Despite According Speaking Writing Reports Report Rumours Rumors Nor Elsewhere
    Again Perhaps Recently Founded Having Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May
    June July August September October November December Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec Spring Summer Autumn
    Winter Newspapers Media Sources People Analysts Officials Executives Bankers Lawyers Investors Critics Experts Employees
    Managers Shareholders Documents Filings Management Q&A Q"""
)
# Names that hold an "of": what stands before it.
OF_HEADS = chosen(
    """Bank Department Ministry University Board Office House Chamber Court Council Institute Federation Association Guild Government
    Republic Kingdom City Bureau Authority School College Academy Union Alliance Museum Commission Society Church Confederation Times"""
)
INSIDE = chosen("de del della di da la le van von der den du dos")  # "Banco do Brasil", "Compagnie de Gaz"
POSSESSIVE_NAMES = chosen("moody's mcdonald's lloyd's levi's macy's wendy's kohl's sotheby's christie's sainsbury's barron's dick's lowe's")
CONJUNCTIONS = chosen("and but while as that though although because since after when where who which whom whether or yet so what than")
NUMBERS = chosen("one two three four five six seven several some many a an the another other both multiple")

_WHO = r"(?:people|persons?|sources?|officials?|executives?|insiders?|bankers?|investors?|employees|managers?)"
_NUMBER = r"(?:an?|one|two|three|four|five|six|seven|several|some|another|other|a[ ]second|a[ ]third)"
ANONYMOUS = re.compile(
    rf"(?:\b{_NUMBER}[ ])?(?:(?:other|more|former|senior)[ ])?\b{_WHO}[ ]"
    r"(?:familiar|close|briefed|involved|informed|aware|with[ ](?:direct[ ])?knowledge|who[ ]\w+)"
    r"(?:[ ][\w'’$-]+){0,9}?(?=[ ]?(?:[,.;:)\"”]|$)|[ ](?:said|says|say|told|tells)\b)"
    rf"|\b(?:{_NUMBER}|anonymous)[ ](?:other[ ])?(?:sources?|person|people|insider)"
    r"(?=[ ]?(?:[,.;:)\"”]|$)|[ ](?:said|says|say|told|tells)\b)",
    re.IGNORECASE,
)
