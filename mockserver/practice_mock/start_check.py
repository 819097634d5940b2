"""Whether the handlers of each API match its document, which is found out before anything is served.

To follow what every handler reads takes about as long as a start of the mock. A success is therefore kept: it depends
on nothing but the source of the package, the document and the version of Python.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from typing import Any

from practice_mock import documents
from practice_mock.coreplus import routes as coreplus_routes
from practice_mock.demo_content import cache_folder, fingerprint
from practice_mock.pracsuite import routes as pracsuite_routes
from practice_mock.spec import SpecError

_SUFFIX = ".matches"
_KEPT = 20
"""The number of successes that are kept."""


def require_match() -> None:
    """Raise SpecError, with the places to edit, unless the handlers of both APIs match their documents."""
    _require_match("pracsuite", pracsuite_routes.handlers)
    _require_match("coreplus", coreplus_routes.handlers)


def forget() -> None:
    """Forget what this process has found out."""
    _require_match.cache_clear()


@lru_cache(maxsize=2)
def _require_match(api: str, handlers: Callable[[], Mapping[str, Callable[..., Any]]]) -> None:
    folder = cache_folder()
    kept = folder / f"{sha256(f'{api} {fingerprint()} {documents.text(api)}'.encode()).hexdigest()[:32]}{_SUFFIX}"
    if kept.is_file():
        return
    _compare(api, handlers())
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        for old in sorted(folder.glob(f"*{_SUFFIX}"), key=lambda file: file.stat().st_mtime, reverse=True)[_KEPT:]:
            old.unlink()


def _compare(api: str, handlers: Mapping[str, Callable[..., Any]]) -> None:
    from practice_mock.matching.check import mismatch, problems_of  # takes a while to import

    problems = problems_of(api, documents.load(api), handlers)
    if problems:
        raise SpecError(mismatch(api, problems))
