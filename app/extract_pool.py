"""Articles read one after the other, or by several processes; the results come in the order of the articles either way."""

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from app.extract_input import Given, Unread
from corpus.domain import Article, Claim
from corpus.errors import KeiretsuError
from extract.evaluate_confidence import Class, Thresholds
from extract.reading import ArticleReader, StoppedError

type Maker = Callable[[], ArticleReader]  # called once in each process, so it has to be picklable and hashable

CLASSES: tuple[Class, ...] = ("sure", "likely", "review")


@dataclass(frozen=True, slots=True)
class Shipped:
    """Makes the reader that ships with Keiretsu, which takes a moment; with names from a spaCy pipeline too, if one is named."""

    pipeline: str | None = None

    def __call__(self) -> ArticleReader:
        """Loads it."""
        from extract.reader import Reader

        return Reader(pipeline=self.pipeline)


class Read(NamedTuple):
    """An article with what was read in it."""

    place: str
    article: Article
    claims: tuple[Claim, ...]
    notes: tuple[str, ...]
    thresholds: Thresholds

    def shown(self, least: Class) -> list[tuple[Class, Claim]]:
        """The claims of this class and of those above it, in the order of the text."""
        kept = CLASSES[: CLASSES.index(least) + 1]
        ordered = sorted(self.claims, key=lambda claim: claim.start or 0)
        return [(kind, claim) for claim in ordered if (kind := self.thresholds.class_of(claim)) in kept]


def read_all(items: Iterable[Given | Unread], maker: Maker, *, jobs: int = 1) -> Generator[Read | Unread]:
    """Read each article; what could not be read goes along in its place."""
    if jobs > 1:
        yield from _in_processes(items, maker, jobs)
        return
    for item in items:
        yield item if isinstance(item, Unread) else _read(maker, item)


def _in_processes(items: Iterable[Given | Unread], maker: Maker, jobs: int) -> Iterator[Read | Unread]:
    """Only a few articles are ahead of the one that is handed on, so any number of them takes no memory."""
    context = multiprocessing.get_context("spawn")  # a forked process would share the model's threads and locks
    deaf = (signal.SIGINT, signal.SIG_IGN)  # who types Ctrl-C stops this process, and this one stops the others
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=signal.signal, initargs=deaf)
    waiting: deque[Unread | Future[Read | Unread]] = deque()
    try:
        for item in items:
            waiting.append(item if isinstance(item, Unread) else pool.submit(_read, maker, item))
            while waiting and (len(waiting) > 4 * jobs or _is_done(waiting[0])):
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())
    except BrokenProcessPool:
        raise KeiretsuError("A reading process ended of itself, perhaps for want of memory; try again with fewer --jobs.") from None
    finally:
        pool.shutdown(cancel_futures=True)


def _is_done(one: Unread | Future[Read | Unread]) -> bool:
    return isinstance(one, Unread) or one.done()


def _result(one: Unread | Future[Read | Unread]) -> Read | Unread:
    return one if isinstance(one, Unread) else one.result()


def _read(maker: Maker, given: Given) -> Read | Unread:
    reader = _made(maker)
    try:
        reading = reader.read(given.article)
    except StoppedError as error:
        raise StoppedError(f"{given.place}: {error}") from None
    except KeiretsuError as error:
        return Unread(f"{given.place}: {error}")
    return Read(given.place, given.article, reading.claims, reading.notes, reader.thresholds)


@lru_cache(maxsize=1)
def _made(maker: Maker) -> ArticleReader:
    """This process's reader."""
    return maker()
