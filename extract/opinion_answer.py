"""What a model may answer: a list of claims in words of the article. Everything else is counted and left out."""

import json
import re
from collections import Counter
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from corpus.domain import Status
from corpus.relations import Relation

MOST = 200  # claims of one answer; no part of an article states so many
_BRACES = 40  # places at which an answer with words around it is tried


def _word(data: Any) -> Any:
    """`In talks` is in_talks, `invests in` INVESTS_IN: what servers without a schema let through."""
    return re.sub(r"[\s-]+", "_", data.strip()) if isinstance(data, str) else data


def _lower(data: Any) -> Any:
    return data.lower() if isinstance(data, str) else data


def _upper(data: Any) -> Any:
    return data.upper() if isinstance(data, str) else data


class Stated(BaseModel):
    """One claim as a model words it. Sums, shares and dates are words of the article; our own readers make numbers of them."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    evidence: str
    subject: str
    relation: Annotated[Relation, BeforeValidator(_upper), BeforeValidator(_word)]
    object: str
    status: Annotated[Status, BeforeValidator(_lower), BeforeValidator(_word)]
    hedged: bool = False
    conditional: bool = False
    amount: str | None = None
    percent: str | None = None
    capacity: str | None = None
    date: str | None = None
    until: str | None = None
    speaker: str | None = None


class Reply(BaseModel):
    """What a server sent back, as far as the protocol goes; nothing in it is trusted."""

    model_config = ConfigDict(frozen=True)

    outcome: Literal["answered", "cut", "declined", "too long"]
    content: str


class Answer(NamedTuple):
    """What was understood, and how often something was not."""

    stated: tuple[Stated, ...]
    faults: Counter[str]


class _Claims(BaseModel):
    model_config = ConfigDict(extra="forbid")

    claims: list[Stated]


def parse(content: str) -> Answer | None:
    """The claims of an answer; None where it holds no list of claims at all."""
    found = _listed(content)
    if found is None:
        return None
    stated: dict[Stated, None] = {}
    faults: Counter[str] = Counter()
    for item in found[:MOST]:
        try:
            stated[Stated.model_validate(item)] = None
        except ValidationError as error:
            faults["a relation or status outside the vocabulary" if _foreign(error) else "a part that is missing or of a wrong kind"] += 1
    if len(found) > MOST:
        faults[f"coming after the first {MOST}"] += len(found) - MOST
    return Answer(tuple(stated), faults)


def schema() -> dict[str, Any]:
    """The JSON schema for servers that hold a model to one: every part required, nothing else allowed, no further keywords."""
    made: dict[str, Any] = _plain(_Claims.model_json_schema(mode="serialization"))
    for part in (made, made["$defs"]["Stated"]):
        part |= {"additionalProperties": False, "required": list(part["properties"])}
    return made


def _plain(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _plain(value) for key, value in part.items() if key not in ("title", "default", "description")}
    return [_plain(item) for item in part] if isinstance(part, list) else part


def _foreign(error: ValidationError) -> bool:
    return all(fault["loc"] in (("relation",), ("status",)) and fault["type"] == "enum" for fault in error.errors())


def _listed(content: str) -> list[Any] | None:
    """The list of claims, bare or with words around it: fences of Markdown, thoughts before it."""
    decoder = json.JSONDecoder()
    after = content.rpartition("</think>")[2]
    starts = [0, *(match.start() for match, _ in zip(re.finditer(r"[{\[]", after), range(_BRACES), strict=False))]
    for start in starts:
        try:
            found, _ = decoder.raw_decode(after.lstrip() if start == 0 else after, start)
        except (ValueError, RecursionError):
            continue
        claims = found.get("claims") if isinstance(found, dict) else found
        if isinstance(claims, list) and (isinstance(found, dict) or all(isinstance(item, dict) for item in claims or [None])):
            return claims
    return [] if after.strip() == "[]" else None
