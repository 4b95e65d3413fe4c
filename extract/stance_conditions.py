"""Whether a claim hangs on a condition: "if completed, …", "subject to approval", "unless", "provided that"."""

import re

# After these words an "if" asks, or leaves open whether something is true; nothing hangs on it.
_ASKS = re.compile(
    r"(?:\b(?:ask\w*|know\w*|see|seen|saw|check\w*|consider\w*|wonder\w*|determine\w*|decid\w+|tell\w*|told|clear|sure|say|said|find out"
    r"|matters?|as|even|and|or|what|only)|[\w’']+ne(?:ed|ss))[ ]$",
    re.IGNORECASE,
)
# An "if" of politeness, of doubt in the report, or of a way to count: "if the report is right", "if one believes the mayor", "if counted".
_IDLE = re.compile(
    r"if[ ](?:(?:not|only|any(?:thing)?|need be|necessary|possible|you|so|ever|at all|a[ ]\w+[ ]one|that[’']s|this[ ]sounds|memory)\b"
    r"|(?:one|we|they|anybody|anyone)[ ](?:believes?|trusts?|likes?|counts?|may|ask|wants?)\b"
    r"|[^,.;]{1,70}\b(?:is|are|was|were|be)[ ](?:right|true|correct|accurate|to be believed|counted|included|anything to go by|any guide)\b"
    r"|[^,.;]{1,70}\b(?:has|have)[ ]it[ ]right\b)",
    re.IGNORECASE,
)
_WEIGHTY = (
    r"(?:approv\w+|clearances?|consents?|permission|permits?|licen[cs]\w+|conditions?|reviews?|regulators?|due diligence|closing|completion"
    r"|contracts?|agreements?|financing|funding|vote|ratification|authori[sz]ation|antitrust|go-ahead|green light|sign-off|performance"
    r"|milestones?|tests?|results?|targets?|demand|decision|ruling|outcome|board|shareholders?|court|minister|secretary|commission)"
)
_FEW = r"(?:[ ][\w'’.,&-]+){0,6}?"
_ROWS = (
    r"(?P<led>\b(?:if|unless)\b)",
    r"\b(?:provided|assuming|on(?: the)? condition|in the event)[ ]that\b",
    r"(?<=,[ ])provided[ ](?:the|its|it|they|there|he|she)[ ]",
    r"\b(?:so|as)[ ]long[ ]as[ ](?:the|its|it|they|there|no|a|an)\b",
    rf"\bsubject[ ]to\b{_FEW}[ ]{_WEIGHTY}\b",
    rf"\b(?:pending|awaiting|awaits?|waits?[ ]for|waiting[ ]for|still[ ]needs?|requires?|needs|await[ ]the)\b{_FEW}[ ]"
    r"(?:approvals?|clearance|consents?|permission|go-ahead|green light|sign-off|regulators?|secretary|minister|due diligence|closing)\b",
    r"\b(?:contingent|conditional|dependent|conditioned)[ ](?:up)?on\b",
    r"\b(?:depends?|hinges?|hangs?|rests?|depending|hinging)[ ](?:up)?on\b(?![ ](?:\w+[ ]){1,3}for\b)",
    r"(?:^|[,;:—–-][ ]|\band[ ])should[ ](?:the|it|he|she|they|its|that|this|a|an|any|none|(?-i:[A-Z][\w’'-]+))[ ]",
    r"\bonce[ ](?:regulators|approved|completed|cleared|signed|(?:the|it|certain|all|its|they)\b[^,.;]{0,50}?\b"
    r"(?:approv\w+|clear\w*|clos\w+|complet\w+|met|permits?|licen[cs]\w+|consents?))\b",
    r"\bif[ ]and[ ]when\b|\bwould[ ]have[ ]to[ ](?:be[ ]approved|approve)\b|\bmust[ ](?:still[ ])?(?:be[ ]approved|approve)\b",
)  # fmt: skip
_CONDITION = re.compile("|".join(_ROWS), re.IGNORECASE)
_LIMIT = re.compile(
    r";|:[ ]|[.!?][ ](?=[A-Z\"“])|,[ ](?:and|but|while|whereas|which|who|whose|although|though)[ ](?!(?:if|unless|should|provided)\b)"
)


def conditional(sentence: str, first: int, last: int) -> bool:
    """Whether the claim whose words lie from `first` to `last` hangs on a condition that the sentence names."""
    for found in _CONDITION.finditer(sentence):
        if _idle(sentence, found):
            continue
        start, end = _bounds(sentence, found.start(), found.end())
        rest = _rest(sentence, found.end(), end)
        before, behind = start < last <= found.start(), rest is not None and rest < last <= end
        around = start <= first < found.start() and found.end() < last
        if before or behind or around or (first <= start and last >= end):
            return True
    return False


def _idle(sentence: str, found: re.Match[str]) -> bool:
    if not found["led"]:
        return False
    return bool(_ASKS.search(sentence, max(0, found.start() - 20), found.start()) or _IDLE.match(sentence, found.start()))


def _bounds(sentence: str, first: int, last: int) -> tuple[int, int]:
    """The clauses around the condition, from the last limit before it to the next one behind."""
    start, end = 0, len(sentence)
    for limit in _LIMIT.finditer(sentence):
        if limit.end() <= first:
            start = limit.end()
        elif limit.start() >= last:
            return start, limit.start()
    return start, end


def _rest(sentence: str, first: int, end: int) -> int | None:
    """Where the main clause goes on behind the condition, if it does."""
    comma = sentence.find(",", first, end)
    return comma if comma >= 0 else None
