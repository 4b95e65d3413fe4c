"""The words by which news tells of rounds, joint loans and joint purchases, for sentences whose parties are masked."""

import re

from corpus.relations import Relation
from extract.stance_mask import OPEN, PARTY

ROUND = r"(?:rounds?|[Ss]eries[ ][A-K]\d?|(?:pre-)?seed|rais(?:e[sd]?|ing)|fund-?raising|financing|placement|funding|capital[ ]increase)"
LOAN = r"(?:loans?|facilit(?:y|ies)|credit|debt|bonds?|notes|lend(?:s|ing)?|lent|borrow\w*|financ\w+|syndicat\w+|mortgage|owe[sd]?)"
_JOINT = r"(?:consortium|jointly|together|joint|investor[ ]group|group[ ]of)"
SAYS = {
    Relation.INVESTS_IN: re.compile(rf"\b{ROUND}\b"),
    Relation.LENDS_TO: re.compile(rf"\b{LOAN}\b", re.IGNORECASE),
    Relation.ACQUIRES: re.compile(rf"\b{_JOINT}\b", re.IGNORECASE),
}
# What one does with others, and what everybody does with money of his own.
_WITH_OTHERS = (
    r"(?:(?:co-)?(?:led|leads?|leading)|participat\w+|t[ao]+ke?[ ]part|takes[ ]part|taking[ ]part|join(?:s|ed|ing)?|came[ ]in"
    r"|com(?:e|es|ing)[ ]in|follow(?:s|ed|ing)?|anchor\w*|return(?:ed|ing)|(?:is|are|was|were)[ ](?:(?:also[ ])?in|new)\b)"
)
_ALONE = r"(?:invest(?:s|ed|ing)?|put(?:s|ting)?[ ](?:in|up|money|more)|contribut\w+|subscrib\w+|lend(?:s|ing)?|lent)"
_SOON = (
    r"(?:(?:will|would|to|is|are|has|have|had|also|both|each|jointly|again|itself|expected|set|due|in[ ]talks|about|may|could|be"
    r"|make[ ]up)[ ]){0,5}"
)
_SIDE = rf"(?:[^;.{OPEN}]{{0,60}}?)"
# Who stands behind these words takes part, and so do those who follow until the clause ends; with "from" only behind a sum or a round.
LED_BY = re.compile(
    r"(?:\b(?:co-)?[Ll]ed[ ]by|\b[Pp]articipation[ ](?:by|from|of)|\b[Jj]oined[ ]by|\b[Pp]articipants[ ](?:were|are|includ\w+)"
    r"|\banchored[ ]by|\bin[ ]which|\balongside|\bincluded|\bincluding|\bamong[ ](?:others|them),?|\b[Aa][ ]syndicate|\b[Aa][ ]group)"
    rf"[ ](?={_SIDE}{OPEN})"
)
FROM = re.compile(rf"\b(?:from|with|(?:provided|arranged|underwritten|financed|committed)[ ]by)[ ](?={_SIDE}{OPEN})")
DOES = re.compile(rf"{PARTY}(?:['’]s)?[^;.,{OPEN}]{{0,30}}?(?:,[^;.{OPEN}]{{1,90}},)?[ ]{_SOON}(?:(?P<others>{_WITH_OTHERS})|{_ALONE})\b")
STOP = re.compile(
    r"[;:]|[.](?=\s|$)|,[ ](?:which|who|whose|while|but|after|valuing|bringing|at[ ]a|to[ ]\w+)\b"
    r"|,[ ]and[ ](?:has|is|was|will|said|plans?|it|the[ ]\w+[ ]\w+ed)\b|[ ]and[ ](?:by|to|at|on|for)\b"
    r"|(?:and|,)[ ](?:another[ ])?(?:[A-Z]{0,3}[$€£¥₹]|\d)"
    r"|\b(?:backed[ ]by|shareholders?|holds?|owns?|stakes?|competes?|customers?)\b"
)
# What joins the members of a list.
LISTED = re.compile(
    r"(?:['’]s)?(?:[ ][A-Z][\w&]*){0,2}(?:,|[ ]and|,[ ]and|[ ]&|,?[ ](?:as[ ]well[ ]as|along[ ]with|together[ ]with))"
    r"(?:[ ](?!(?:will|would|has|have|is|are|was|were|led|sold|not|by|at|to|on|for|in|from|but)[ ])[\w'’&.-]+){0,5}?[ ]?"
)
APART = re.compile(r"\b(?:respectively|each|apiece|separate|separately|instead|repla\w+|rival|either|or)\b")
OVER_TIME = re.compile(r"\b(?:to date|in all|altogether|so far|in total|over the (?:past|last|years)|since (?:19|20)\d\d|cumulative\w*)\b")
# What stands before the sum of a whole round, and behind it.
RAISES = re.compile(
    r"(?:\b(?:rais(?:ed?|es|ing)|secur\w+|clos(?:ed?|es|ing)(?:[ ]on)?|land(?:ed|s)|bag(?:ged|s)|collect\w*|took[ ]in|pull\w*[ ]in"
    r"|complet\w+|announc\w+|borrow\w*|lent|lend|provid\w+"
    r"|(?:round|financing|funding|[Ss]eries[ ][A-K]|placement|raise|loan|facility|debt|line|credit|bonds?)[ ](?:of|worth|totall?ing))"
    r"(?:[ ](?:a|an|its|another|of|fresh|new|some|the|in|total|it|them)){0,3})[ ]$"
)
PRICE = re.compile(r"\b(?:for|at|of|worth)[ ]$")
_OF_A = r"(?:[ ]\([^)]{1,25}\))?(?:[ -]|[ ](?:of|in|worth[ ]of)[ ])(?:(?!(?:from|of|led|at|and)[ ])[\w-]+[ ]){0,4}?"
_BETWEEN = r"|,?[ ]together\b|[ ]between[ ](?:them|the[ ]two)\b"
WHOLE = {
    Relation.INVESTS_IN: re.compile(rf"{_OF_A}(?:{ROUND}|equity)\b{_BETWEEN}"),
    Relation.LENDS_TO: re.compile(rf"{_OF_A}{LOAN}\b{_BETWEEN}", re.IGNORECASE),
    Relation.ACQUIRES: re.compile(r"[ ](?:joint[ ])?(?:bid|offer|takeover|purchase|acquisition|deal)\b"),
}
APIECE = re.compile(r",?[ ](?:apiece|each)\b")
PART_OF = re.compile(
    r"\b(?:of[ ](?:which|it|that|this)[ ](?:[\w-]+[ ]){0,3}|(?:bringing|brought|valued?|adding)[ ](?:[\w-]+[ ]){0,5}"
    r"|to[ ](?:about[ ]|over[ ])?)$"
)
