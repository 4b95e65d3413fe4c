"""Answers kept by content: instructions, text and model. One small file each, whole or absent."""

import hashlib
import json
import os
import tempfile
from pathlib import Path

from pydantic import ValidationError

from corpus.errors import KeiretsuError
from extract.opinion_answer import Reply

_LARGEST = 1 << 22


class Cache:
    """A folder of answers; without one nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        if folder is not None:
            try:
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            except OSError as error:
                raise _unfit(folder, error) from None

    def get(self, request: object) -> Reply | None:
        """What was answered to the same request before; a damaged file counts as no answer."""
        path = self._path(request)
        try:
            if path is None or path.stat().st_size > _LARGEST:
                return None
            return Reply.model_validate_json(path.read_bytes())
        except (OSError, ValidationError):
            return None

    def put(self, request: object, reply: Reply) -> None:
        """Written beside its place and renamed, so that a killed run leaves no half answer."""
        path = self._path(request)
        if path is None:
            return
        draft = None
        try:
            handle, draft = tempfile.mkstemp(dir=path.parent, prefix="draft-")
            with os.fdopen(handle, "w", encoding="ascii") as file:
                json.dump(reply.model_dump(), file)
            Path(draft).replace(path)
        except OSError as error:
            if draft:
                Path(draft).unlink(missing_ok=True)
            raise _unfit(path.parent, error) from None

    def _path(self, request: object) -> Path | None:
        """The request as plain values: all that the answer depends on."""
        whole = json.dumps(request, sort_keys=True)
        return self._folder / f"{hashlib.sha256(whole.encode()).hexdigest()}.json" if self._folder else None


def _unfit(folder: Path, error: OSError) -> KeiretsuError:
    return KeiretsuError(f"{folder} cannot hold the answers of the second opinion ({error.strerror}); name another folder or make room")
