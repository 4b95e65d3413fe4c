"""Signatures of texts: small, the same on every machine, and comparable without the texts."""

import hashlib
import struct
from dataclasses import dataclass
from itertools import batched
from typing import Self

from corpus.errors import KeiretsuError
from corpus.reprints_words import reading

# 32 bands of 8 rows: of pairs with Jaccard 0.8 all but three in a thousand share a band, of pairs with 0.4 two in a
# hundred do, by the formula; bench/reprints.py measures it.
ROWS, BANDS = 8, 32
SEED = 20_160_314  # never changed: signatures of other seeds cannot be compared
_FORM = 1  # of the stored bytes; another shingle, seed, scheme or choice of anchors takes the next number
_HEAD = struct.Struct("<BIB")
_LOW_BITS = 0xFFFF  # of each minimum are kept: two texts agree in them by chance once in 65,536
_LEAD_ANCHORS, _FURTHER_ANCHORS, _ANCHOR_WORDS = 4, 4, 12


@dataclass(frozen=True, slots=True)
class Signature:
    """What is kept of a text to find its like: MinHash values, the number of its shingles and the hashes of a few sentences."""

    values: bytes  # 256 numbers of 16 bits
    size: int
    anchors: tuple[int, ...] = ()

    def pack(self) -> bytes:
        """The signature in at most 582 bytes, for storage."""
        anchors = struct.pack(f"<{len(self.anchors)}q", *self.anchors)
        return _HEAD.pack(_FORM, self.size, len(self.anchors)) + anchors + self.values

    @classmethod
    def unpack(cls, stored: bytes) -> Self:
        """The signature that was packed."""
        form, size, count = _HEAD.unpack_from(stored) if len(stored) >= _HEAD.size else (0, 0, 0)
        start = _HEAD.size + 8 * count
        if form != _FORM or len(stored) != start + 2 * ROWS * BANDS:
            raise KeiretsuError(
                f"These {len(stored)} bytes of form {form} are no signature of form {_FORM}; make the text's signature anew."
            )
        return cls(stored[start:], size, struct.unpack_from(f"<{count}q", stored, _HEAD.size))


def signature(text: str) -> Signature:
    """The text's signature; headline, byline, dateline, credits, case, quotation marks and white space do not enter it."""
    from datasketch import MinHash

    read = reading(text)
    sketch = MinHash(num_perm=ROWS * BANDS, seed=SEED, scheme="affine32")
    for some in batched(read.shingles, 4096):  # all at once would take a kilobyte for each word of the text
        sketch.update_batch([shingle.encode("utf-8", "surrogatepass") for shingle in some])
    return Signature((sketch.hashvalues & _LOW_BITS).astype("<u2").tobytes(), len(read.shingles), _anchors(read.sentences))


def _anchors(sentences: tuple[str, ...]) -> tuple[int, ...]:
    # A cut keeps the first sentences; a digest that holds the story among others shares those of the lowest hashes with it likely.
    long = list(dict.fromkeys(number(s) for s in sentences if s.count(" ") + 1 >= _ANCHOR_WORDS))
    return tuple(long[:_LEAD_ANCHORS] + sorted(long[_LEAD_ANCHORS:])[:_FURTHER_ANCHORS])


def number(text: str | bytes) -> int:
    """A whole number of 64 bits, signed as SQLite has them, that stands for the text everywhere."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    return int.from_bytes(hashlib.blake2b(data, digest_size=8).digest(), "little", signed=True)


def bands(signature: Signature) -> tuple[int, ...]:
    """At most 40 numbers; texts that are nearly the same, or one of which begins with the other, have one of them in common.

    The first 32 find like texts, the rest are hashes of whole sentences, which find cuts and digests.
    """
    if not signature.size:
        return ()
    width = 2 * ROWS
    # The place goes into the hash, so that one column of numbers is enough to join on.
    of_rows = (number(bytes([place]) + signature.values[place * width : (place + 1) * width]) for place in range(BANDS))
    return tuple(dict.fromkeys((*of_rows, *signature.anchors)))


def similarity(one: Signature, other: Signature) -> float:
    """Jaccard similarity of the two texts' shingles, estimated to ±0.03."""
    import numpy as np

    if not one.size or not other.size:
        return 0.0
    return float(np.mean(np.frombuffer(one.values, "<u2") == np.frombuffer(other.values, "<u2")))


def contained(short: Signature, long: Signature) -> float:
    """Which share of the first text stands in the second, estimated; the shorter the first, the rougher (±0.2 at a tenth)."""
    like = similarity(short, long)
    return min(1.0, like * (short.size + long.size) / ((1 + like) * short.size)) if like else 0.0
