"""Texts with many articles in them, as press databases export them, and single articles that only look so."""

import pytest

from tests.corpus.format_samples import PARAGRAPHS, read

ONE, TWO, THREE = PARAGRAPHS
BOTH = [
    ("x.txt: article 1", "Arm sold", ONE, {"publisher": "The Post", "authors": ("Ann Oak",), "published": "2026-03-02"}),
    ("x.txt: article 2", "Orbline raises", f"{TWO}\n\n{THREE}", {"publisher": "Wire", "published": "2026-03-01"}),
]

COUNTED = f"""
                               1 of 2 DOCUMENTS

                                 The Post

                         March 2, 2026 Monday
                          Late Edition - Final

Arm sold

BYLINE: By Ann Oak

SECTION: Section B; Column 0; Pg. 1

LENGTH: 512 words

{ONE}

LOAD-DATE: March 3, 2026

LANGUAGE: ENGLISH

PUBLICATION-TYPE: Newspaper

Copyright 2026 The Post Company
All Rights Reserved

                               2 of 2 DOCUMENTS

                                 Wire

                         March 1, 2026 Sunday

Orbline raises

LENGTH: 98 words

{TWO}

{THREE}
"""

NEWER = f"""Arm sold
The Post
March 2, 2026 Monday

Copyright 2026 The Post Company All Rights Reserved
Section: BUSINESS; Pg. 1
Length: 512 words
Byline: By Ann Oak
Body

{ONE}

Load-Date: March 3, 2026

End of Document

Orbline raises
Wire
March 1, 2026 Sunday 9:00 AM EST

Copyright 2026 Wire All Rights Reserved
Length: 1,098 words
Body

{TWO}

{THREE}

Load-Date: March 1, 2026

End of Document
"""

ENDED = f"""Arm sold
By Ann Oak
512 words
2 March 2026
14:05 GMT
The Post
TPST
English
(c) 2026 The Post Company

{ONE}

Document TPST000020260302em3200abc

Orbline raises
98 words
1 March 2026
Wire
WIRE
English
Copyright 2026. Wire. All Rights Reserved.

{TWO}

{THREE}

Document WIRE000020260301em3100abd
"""

RULED = f"""Headline: Arm sold
Byline: Ann Oak
Publication: The Post
Date: March 2, 2026

{ONE}

----------------------------------------

Headline: Orbline raises
Publication: Wire
Date: March 1, 2026

{TWO}

{THREE}
"""

PROQUEST = f"""____________________________________________________________
Document 1 of 2

Title: Arm sold
Author: Oak, Ann
Publication title: The Post
Pages: B1
Publication date: Mar 2, 2026
Full text: {ONE}

Subject: Acquisitions
Database: Global Newsstream

____________________________________________________________
Document 2 of 2

Title: Orbline raises
Publication title: Wire
Publication date: Mar 1, 2026
Full text: {TWO}

{THREE}

Copyright: Copyright Wire Mar 1, 2026
"""


@pytest.mark.parametrize(
    "text",
    [
        COUNTED, NEWER, ENDED, RULED,
        RULED.replace("-" * 40, "=" * 60),
        RULED.replace("-" * 40, "_" * 20),
        RULED.replace("-" * 40, ""),
        RULED.replace("-" * 40, "Document 2 of 2").replace("Headline: Arm", "Document 1 of 2\n\nHeadline: Arm"),
        RULED.replace("\n", "\r\n"),
        RULED.replace("Publication:", "SOURCE:").replace("Headline:", "TITLE:").replace("Byline: Ann", "Author: By Ann"),
        PROQUEST.replace("Oak, Ann", "Ann Oak"),
    ],
)  # fmt: skip
def test_an_export_is_taken_apart(text: str) -> None:
    assert read(text, "x.txt") == BOTH


@pytest.mark.parametrize(
    "text",
    [
        f"Arm sold\n\n{ONE}\n\n----------------------------\n\nWhat comes next\n\n{TWO}",
        f"Arm sold\n==========\n\n{ONE}\n\nNext\n==========\n\n{TWO}",
        f"Arm sold\n\n{ONE}\n\nSource: the company\n\n{TWO}\n\nSource: two people",
        f"Arm sold\n\nDate: March 2, 2026\nPublisher: Wire\n\n{ONE}",
        f"Arm sold\n\n{ONE}\n\nOn March 2, 2026\nit was 1 of 2 documents that the court\nhad asked for.\n\n{TWO}",
        f"Arm sold\n\n{ONE}\n\nDocument AB1234\n\n{TWO}",
    ],
)
def test_one_article_stays_one(text: str) -> None:
    ((place, title, body, _),) = read(text, "x.txt")
    assert (place, title) == ("x.txt", "Arm sold")
    assert ONE in body
    assert body.endswith(text[-20:])


def test_a_wrapped_article_with_a_date_in_a_line_keeps_its_beginning() -> None:
    wrapped = "Tarnfjell said on\nMonday, 2 March 2026, that it had invested in Orbline, a maker of\nswitches. It paid $40 million."
    text = f"Headline: Arm sold\nDate: March 2, 2026\n\n{wrapped}\n\n{'-' * 20}\n\nHeadline: B\nDate: March 1, 2026\n\n{TWO}"
    assert [row[2] for row in read(text, "x.txt")] == [wrapped, TWO]


def test_a_large_export_is_read_in_one_go() -> None:
    text = "\n".join(f"Document {at} of 3000\n\nHeadline: No {at}\nDate: March 2, 2026\n\n{ONE}\n" for at in range(1, 3001))
    found = read(text, "x.txt")
    assert len(found) == 3_000
    assert found[-1] == ("x.txt: article 3000", "No 3000", ONE, {"published": "2026-03-02"})
