"""What finding reprints costs as articles grow in number, and which pairs their bands bring together.

python -m bench.reprints [--large] [--pairs 1000]
"""

import argparse
import os
import random
import time
from collections import Counter, defaultdict
from collections.abc import Iterator

from corpus.domain import Article
from corpus.reprints import ONE_ORIGIN, bands, origin, same_story, signature

CROWD = 50  # groups that a band may bring together; more share no text but a notice that the cleaning left in


def articles(count: int, *, seed: int = 11) -> Iterator[tuple[int, Article]]:
    """Articles of 150 to 500 words with the number of the story that each tells; three in ten are reprints or cuts of an earlier one."""
    chance = random.Random(seed)
    vocabulary = [f"{a}{b}{c}" for a in "bdfglmprst" for b in ("ar", "el", "in", "or", "un", "ai") for c in "aeioukmnrst"]
    weights = [1 / (rank + 8) for rank in range(len(vocabulary))]
    told: list[list[str]] = []
    for place in range(count):
        if told and chance.random() < 0.3:
            story = int(len(told) * chance.random() ** 2)  # a few stories are printed everywhere
            lines = told[story][: chance.choice([3, 20, 20, 20])]
        else:
            story, lines = len(told), [_paragraph(chance, vocabulary, weights) for _ in range(chance.randrange(4, 13))]
            told.append(lines)
        text = "\n\n".join([f"Headline {place}", *lines])
        yield story, Article(text=text, title=f"Headline {place}", publisher=f"Paper {place % 97}", published=f"2026-0{1 + place % 9}")


def _paragraph(chance: random.Random, vocabulary: list[str], weights: list[float]) -> str:
    sentences = (" ".join(chance.choices(vocabulary, weights, k=chance.randrange(12, 22))) for _ in range(2))
    return ". ".join(sentence.capitalize() for sentence in sentences) + "."


def grouped(count: int) -> tuple[dict[str, float], int, int]:
    """Seconds of each step, the number of comparisons, and of articles that came into a wrong group or none.

    The dictionary stands for the ledger's table of bands. An article is compared with one article of each group that it meets.
    """
    spent: defaultdict[str, float] = defaultdict(float)
    holders: defaultdict[int, set[int]] = defaultdict(set)
    groups: list[list[Article]] = []
    stories: dict[int, int] = {}
    compared = wrong = 0
    clock = time.process_time
    for story, article in articles(count):
        start = clock()
        keys = bands(signature(article.text))
        signed = clock()
        met = Counter(group for key in keys if len(holders[key]) <= CROWD for group in holders[key])
        own = None
        for group, _ in met.most_common():
            compared += 1
            if same_story(groups[group][0], article).story in ONE_ORIGIN:
                own = group
                break
        if own is None:
            own = len(groups)
            groups.append([])
        groups[own].append(article)
        for key in keys:
            holders[key].add(own)
        wrong += stories.setdefault(story, own) != own
        spent["signatures"] += signed - start
        spent["comparing"] += clock() - signed
    start = clock()
    for members in groups:
        if len(members) > 1:
            origin(members)
    spent["origins"] += clock() - start
    return spent, compared, wrong


def meeting(jaccard: float, pairs: int, *, size: int = 300) -> float:
    """The share of pairs of this similarity that have a band in common; each text is one sentence, so that no anchor helps."""
    chance = random.Random(round(jaccard * 1000))
    common = round(2 * size * jaccard / (1 + jaccard))
    met = 0
    for _ in range(pairs):
        shared = _random_words(chance, common + 3)
        one, other = (" ".join([*shared, *_random_words(chance, size - common)]) + "." for _ in range(2))
        met += bool(set(bands(signature(one))) & set(bands(signature(other))))
    return met / pairs


def _random_words(chance: random.Random, count: int) -> list[str]:
    return [f"w{chance.randrange(10**9)}" for _ in range(count)]


def main() -> None:
    """Prints the share of pairs that meet, and seconds of processor time a thousand articles for growing numbers, in one run."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--large", action="store_true", help="also 100,000 articles")
    parser.add_argument("--pairs", type=int, default=1000)
    asked = parser.parse_args()
    for jaccard in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        print(f"Jaccard {jaccard}: {meeting(jaccard, asked.pairs):.1%} of {asked.pairs} pairs meet", flush=True)
    before = None
    for count in (1_000, 10_000, *([100_000] if asked.large else [])):
        spent, compared, wrong = grouped(count)
        each = sum(spent.values()) / count * 1000
        steps = ", ".join(f"{step} {seconds / count * 1000:.2f}" for step, seconds in spent.items())
        ratio = f", {each / before:.2f} times as much a thousand as before" if before else ""
        print(
            f"{count:,} articles: {each:.2f} s a thousand ({steps}){ratio}; {compared / count:.2f} comparisons each, {wrong} misplaced",
            flush=True,
        )
        before = each
    print(f"load {os.getloadavg()[0]:.2f}")


if __name__ == "__main__":
    main()
