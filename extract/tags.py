"""From the probabilities of tags to tagged spans."""

from collections.abc import Sequence
from typing import Literal

import numpy as np

from extract.names import Tagged
from extract.text import Sentence

type Label = Literal["organisation", "product", "person", "place"]
LABELS: tuple[Label, ...] = ("organisation", "product", "person", "place")
TAGS = ("O", *(f"{place}-{label}" for label in LABELS for place in "BI"))
_FLOOR = 0.12  # of a label's probability: below it a word is no part of a name


def tagged(sentence: Sentence, chances: np.ndarray) -> list[Tagged]:
    """The names of a sentence, from the probabilities [words, TAGS], of its first words where it was cut.

    A word is given the likeliest label that is likely at all.
    """
    begins, inside = chances[:, 1::2], chances[:, 2::2]
    of_label = begins + inside
    best = of_label.argmax(1)
    likely = of_label.max(1) >= _FLOOR
    spans: list[list[int]] = []
    for i in np.flatnonzero(likely):
        goes_on = spans and spans[-1][-1] == i - 1 and best[i] == best[spans[-1][0]] and inside[i, best[i]] >= begins[i, best[i]]
        if goes_on:
            spans[-1].append(int(i))
        else:
            spans.append([int(i)])
    return [_span(sentence, span, of_label[span, best[span[0]]], LABELS[best[span[0]]]) for span in spans]


def _span(sentence: Sentence, words: Sequence[int], chances: np.ndarray, label: Label) -> Tagged:
    return Tagged(sentence.words[words[0]].start, sentence.words[words[-1]].end, label, float(chances.mean()))
