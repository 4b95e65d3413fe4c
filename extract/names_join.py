"""Which of an article's own names are one party's: short forms, initials and abbreviations led to the name that they stand for."""

from collections.abc import Mapping, Sequence

from extract.names_acronyms import acronyms, authorities, defined
from extract.names_find import Hit, Local
from extract.names_local import Candidate
from extract.names_senses import everyday
from extract.names_short import Long, short_forms
from extract.names_table import Index
from extract.names_words import Words


def introduced(named: Mapping[str, Candidate]) -> list[Local]:
    """The article's own names, each for a party of its own, but for spellings that differ in capitals alone."""
    best: dict[tuple[str, ...], Candidate] = {}
    for one in named.values():
        if one.words not in best or _rank(one) > _rank(best[one.words]):
            best[one.words] = one
    return [Local(one.written, " ".join(one.words), f":{best[one.words].written}", "name") for one in named.values()]


def _rank(one: Candidate) -> tuple[bool, int, int]:
    return (not one.written.isupper() and not one.written.islower(), one.tags, -one.first)


def joined(words: Words, hits: Sequence[Hit], own: Sequence[Local], named: Mapping[str, Candidate], index: Index) -> list[Local]:
    """The article's own names and the shorter ones that it uses, each with the party that it stands for."""
    longs = _longs(words, hits)
    short = (
        short_forms(words, longs, named, index, backed=_backed(words, hits))
        | authorities(longs)
        | acronyms(longs, named)
        | _defined(words, hits)
    )
    full = {one.written: one for one in own if one.written not in short}
    return [_followed(one, short, full) for one in (*full.values(), *short.values())]


def _backed(words: Words, hits: Sequence[Hit]) -> set[str]:
    """The listed parties of which the article uses a name that is no everyday word."""
    return {hit.party for hit in hits if not hit.party.startswith(":") and not everyday(words.spaced(hit.first, hit.last))}


def _longs(words: Words, hits: Sequence[Hit]) -> list[Long]:
    found: dict[tuple[str, str], Long] = {}
    for hit in hits:
        if hit.last - hit.first > 1 and hit.how != "product":
            written = words.spaced(hit.first, hit.last)
            if (written, hit.party) not in found:
                keys = tuple(words.key[hit.first : hit.last])
                found[written, hit.party] = Long(tuple(words.word[hit.first : hit.last]), keys, hit.party, hit.first)
    return list(found.values())


def _defined(words: Words, hits: Sequence[Hit]) -> dict[str, Local]:
    found: dict[str, Local] = {}
    for hit in hits:
        if hit.last - hit.first > 1 and (at := defined(words, hit.first, hit.last)):
            place, written = at
            found.setdefault(written, Local(written, words.key[place], hit.party, "acronym"))
    return found


def _followed(one: Local, short: Mapping[str, Local], full: Mapping[str, Local]) -> Local:
    """The party at the end of a chain: a short form of a name that is itself one."""
    party, seen = one.party, {one.written}
    while party.startswith(":") and party[1:] in short and party[1:] not in seen:
        seen.add(party[1:])
        party = short[party[1:]].party
    return one._replace(party=full[party[1:]].party if party[1:] in full else party)
