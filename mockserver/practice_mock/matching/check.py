"""Compares the handlers of an API with its document: operations, and the names of requests."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from practice_mock.json_types import is_object
from practice_mock.matching.document_names import PLACES, OperationNames, Pointer, names_of
from practice_mock.matching.follow import reads_of
from practice_mock.matching.places import home, home_beside, in_specs, shown_site
from practice_mock.matching.reads import Read, Reads

Handlers = Mapping[str, Callable[..., Any]]

_MOST = 20
_IGNORED = "`ignored` of practice_mock/request_parts.py"


def problems_of(api: str, document: Mapping[str, Any], handlers: Handlers) -> list[str]:
    """Return what does not match between a document and handlers, with the places to edit."""
    paths = {
        operation["operationId"]: f"{method.upper()} {path}"
        for path, item in document["paths"].items()
        for method, operation in item.items()
        if is_object(operation) and "operationId" in operation
    }
    return [*operation_problems(api, paths, handlers), *name_problems(api, document, handlers)]


def operation_problems(api: str, paths: Mapping[str, str], handlers: Handlers) -> list[str]:
    """Return a text for every operation without a handler, and every handler without an operation.

    Args:
        paths: The method and path of each operation.
    """
    found: list[str] = []
    missing, unknown = sorted(paths.keys() - handlers.keys()), sorted(handlers.keys() - paths.keys())
    for operation in missing:
        place, near = home_beside(operation, paths, handlers, api), _near(operation, unknown)
        fix = f"add one to HANDLERS in {place}"
        if near is not None:
            fix += f", or rename the handler {near} in {home(near, handlers) or place}, which has no operation"
        found.append(
            f"the operation {operation} ({paths[operation]}) has no handler: {fix}, "
            f"or remove the operation in {in_specs(api, operation)}"
        )
    for operation in unknown:
        place, near = home(operation, handlers) or "the handlers", _near(operation, paths)
        hint = "" if near is None else f"; did you mean {near}?"
        found.append(f"the handler {operation} in {place} has no operation in the document{hint}")
    return found


def name_problems(api: str, document: Mapping[str, Any], handlers: Handlers) -> list[str]:
    """Return a text for every name that a handler reads and the document does not have, and the reverse.

    Operations without a handler are left out.
    """
    every = [reads_of(handlers[name], names) for name, names in names_of(document).items() if name in handlers]
    known = {_key(read) for reads in every for read in reads.found if _is_known(reads.names, read)}
    renamed: set[object] = set()
    unread = [problem for reads in every for problem in _unread(api, reads, known, handlers, renamed)]
    strange = [problem for reads in every for problem in _strange(api, reads, known, renamed)]
    unclear = [problem for reads in every for problem in _unclear(reads)]
    return list(dict.fromkeys([*unread, *strange, *unclear]))


def mismatch(api: str, problems: Collection[str]) -> str:
    """Return the message about what does not match."""
    shown = [f"  - {problem}" for problem in list(problems)[:_MOST]]
    if len(problems) > _MOST:
        shown.append(f"  - and {len(problems) - _MOST} more")
    return "\n".join([f"{api}: the mock and the document do not match.", *shown])


def _missing(reads: Reads) -> list[Read]:
    """Return what a handler reads and the operation does not have."""
    order = sorted(reads.found, key=lambda read: (read.place, read.pointer, read.site.file, read.site.line))
    return [read for read in order if not _is_known(reads.names, read)]


def _is_strange(read: Read, known: Collection[object]) -> bool:
    """Return whether a missing name is an error: one of a list is not if another operation has it."""
    return not read.listed or _key(read) not in known


def _unread(
    api: str, reads: Reads, known: Collection[object], handlers: Handlers, renamed: set[object]
) -> Iterable[str]:
    """Yield a text for each name that the handler does not read. `renamed` receives what it reads in place of one."""
    names, missing = reads.names, _missing(reads)
    unread = list(reads.unread())
    for place, pointer in unread:
        if any((place, pointer[:end]) in unread for end in range(1, len(pointer))):
            continue  # an object that has the name is not read either
        begin = f"{names.operation}: the document has the {PLACES[place]} {_shown(pointer)}"
        declared = in_specs(api, names.operation, pointer[-1], of_body=place == "body")
        beside = [read for read in missing if read.place == place and read.pointer[:-1] == pointer[:-1]]
        former = _former(pointer, beside, known)
        if former is not None:
            renamed.update(_key(read) for read in beside if read.pointer == former.pointer)
            yield (
                f"{begin}, but the handler reads {_shown(former.pointer)}: "
                f"edit {shown_site(former.site)}, or {declared}"
            )
        else:
            yield (
                f"{begin}, which no handler reads: read it in {home(names.operation, handlers) or 'its handler'}, "
                f"state with {_IGNORED} that it is ignored, or edit {declared}"
            )


def _strange(api: str, reads: Reads, known: Collection[object], renamed: Collection[object]) -> Iterable[str]:
    """Yield a text for each name that the handler reads and the document does not have."""
    names = reads.names
    for read in _missing(reads):
        if _key(read) in renamed or not _is_strange(read, known):
            continue
        near = _near(read.pointer[-1], names.below(read.place, read.pointer[:-1]))
        hint = "" if near is None else f" (did you mean `{near}`?)"
        yield (
            f"{names.operation}: {shown_site(read.site)} reads the {PLACES[read.place]} {_shown(read.pointer)}, which "
            f"the document does not have{hint}: edit that line, or {in_specs(api, names.operation)}"
        )


def _unclear(reads: Reads) -> Iterable[str]:
    """Yield a text for each use that does not show its names."""
    for unclear in sorted(reads.unclear, key=lambda one: (one.site.file, one.site.line, one.use)):
        yield (
            f"{reads.names.operation}: {shown_site(unclear.site)} {unclear.use}, so the names that it reads are not "
            "known: read by a name that is written there, or with a function of practice_mock/request_parts.py"
        )


def _former(pointer: Pointer, beside: Collection[Read], known: Collection[object]) -> Read | None:
    """Return the read that probably means an unread name: one with a similar name, or the only strange one."""
    near = _near(pointer[-1], {read.pointer[-1] for read in beside})
    certain = [read for read in beside if _is_strange(read, known)]
    if near is None and len({read.pointer for read in certain}) == 1:
        return certain[0]
    return next((read for read in beside if read.pointer[-1] == near), None)


def _is_known(names: OperationNames, read: Read) -> bool:
    return read.whole or names.has(read.place, read.pointer)


def _key(read: Read) -> object:
    return read.place, read.pointer, read.site


def _near(name: str, others: Iterable[str]) -> str | None:
    plain = {_plain(other): other for other in others}
    found = get_close_matches(_plain(name), plain, n=1, cutoff=0.6)
    return plain[found[0]] if found else None


def _plain(name: str) -> str:
    return name.replace("_", "").replace("-", "").lower()


def _shown(pointer: Pointer) -> str:
    return f"`{'.'.join(pointer)}`"
