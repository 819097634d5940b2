"""Checks rows, and adds them to the practices: all, or none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from difflib import get_close_matches
from itertools import islice
from typing import Any

from practice_mock.loading.cells import typed
from practice_mock.loading.errors import ENOUGH, DataError, RecordError
from practice_mock.loading.kinds import Kind, Kinds
from practice_mock.loading.source import Data, Row
from practice_mock.loading.unsound import is_sound, unsound_values
from practice_mock.rejection import Conflict, Problem, Rejection
from practice_mock.state.tenant import Tenant


def load(data: Data, practices: Mapping[str, tuple[Tenant, Kinds]], *, replace: bool = False) -> Mapping[str, int]:
    """Add rows to the practices, by the name of their folder, and return the number of records by file.

    With `replace`, the people and bookings that are there are removed first. Raises DataError if a row has a problem;
    then nothing is changed. The caller holds the lock.
    """
    problems = list(islice(_unknown_names(data, practices), ENOUGH))
    if problems:
        raise DataError(problems)
    loaded: dict[str, int] = {}
    ids = {id(tenant.ids): (tenant.ids, tenant.ids.state) for tenant, _ in practices.values()}
    try:
        with ExitStack() as stack:
            for folder in data:
                stack.enter_context(practices[folder][0].store.transaction())
            for folder, files in data.items():
                tenant, kinds = practices[folder]
                if replace:
                    kinds.clear(tenant, frozenset(files))
                for kind in kinds.kinds:
                    rows = files.get(kind.name)
                    if rows is not None:
                        loaded[f"{folder}/{kind.name}"] = len(rows)
                        problems += islice(_add(tenant, kinds, kind, rows), ENOUGH - len(problems))
                        if len(problems) == ENOUGH:
                            raise DataError(problems)
            if not problems:
                for folder in data:
                    tenant, kinds = practices[folder]
                    problems += [f"{_shown(folder)}: {one}" for one in kinds.contradictions(tenant)]
            if problems:
                raise DataError(problems)
    except BaseException:
        for made, state in ids.values():
            made.state = state
        raise
    return loaded


def _unknown_names(data: Data, practices: Mapping[str, tuple[Tenant, Kinds]]) -> Iterator[str]:
    for folder, files in data.items():
        if folder not in practices:
            yield f"{_shown(folder)}: is not a known folder{_hint(folder, practices)}"
            continue
        known = [kind.name for kind in practices[folder][1].kinds]
        for name in files:
            if name not in known:
                yield f"{folder}/{_shown(name)}: is not a known file{_hint(name, known)}"


def _add(tenant: Tenant, kinds: Kinds, kind: Kind, rows: Iterable[Row]) -> Iterator[str]:
    """Add the rows of a file, and yield what is wrong with them."""
    sound: list[tuple[Row, Mapping[str, Any]]] = []
    seen: dict[Any, str] = {}
    check = kinds.check(kind)
    for row in rows:
        record = typed(row.values, kind.schema, kinds.schemas) if row.is_text else row.values
        found = list(_value_problems(check.problems(record), record))
        if not found and kind.key is not None and kind.key in record:
            key = record[kind.key]
            key = key.lower() if isinstance(key, str) else key
            if key in seen:
                found.append(Problem(kind.key, f"is also the ID of {seen[key]}; give each record its own"))
            seen[key] = row.place.rpartition(", ")[2]
        if found:
            yield from (_text(row, kind, problem) for problem in found)
        else:
            sound.append((row, record))
    kind.begin(tenant, [record for _, record in sound])
    added: dict[object, str] = {}
    # Those with an ID come first, so that no other one gets their ID.
    for row, record in sorted(sound, key=lambda one: kind.key is None or kind.key not in one[1]):
        try:
            added[kind.add(tenant, record)] = row.place
        except Rejection as rejection:
            yield from _rejected(row, kind, [rejection], added)
        except RecordError as error:
            yield from _rejected(row, kind, error.rejections, added)


def _rejected(row: Row, kind: Kind, rejections: Iterable[Rejection], added: Mapping[object, str]) -> Iterator[str]:
    """Yield each problem once: two checks can find the same one."""
    problems: dict[Problem, None] = {}
    for rejection in rejections:
        if isinstance(rejection, Conflict):
            problems[_clash(row, rejection, added)] = None
        else:
            problems |= dict.fromkeys(rejection.problems or (Problem("", rejection.detail),))
    yield from (_text(row, kind, problem) for problem in problems)


def _clash(row: Row, conflict: Conflict, added: Mapping[object, str]) -> Problem:
    """Return a conflict with the record that is in the way, and what to change."""
    text = conflict.detail[:1].lower() + conflict.detail[1:].rstrip(".")
    if conflict.other is not None:
        place = added.get(conflict.other)
        file = row.place.rpartition(", ")[0]
        text += f", by {f'the record {conflict.other}' if place is None else place.removeprefix(f'{file}, ')}"
    return Problem(conflict.field, text + (f"; {conflict.fix}" if conflict.fix else ""))


def _value_problems(problems: Iterable[Problem], record: Any) -> Iterator[Problem]:
    found = list(problems)
    yield from found if is_sound(record) else (one for one in found if one.field)  # it names no field for such text
    yield from unsound_values(record)


def _text(row: Row, kind: Kind, problem: Problem) -> str:
    message = problem.message.partition(" Known fields: ")[0]  # they would be repeated for each record
    if message.startswith("there is no such"):
        message += "; use the ID of one that exists, or add it to the data"
    return f"{row.place}: {problem.field} {message}".replace(":  ", ": ").rstrip(".")


def _hint(name: str, known: Iterable[str]) -> str:
    names = list(known)
    near = get_close_matches(name, names, 1)
    return f"; did you mean {near[0]}?" if near else f"; known are {', '.join(names)}"


def _shown(name: str) -> str:
    return name if len(name) <= 100 and name.isprintable() else "(unnamed)"
