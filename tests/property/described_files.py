"""Make the files of a multipart body agree with its JSON part (`x-described-by`): a client rejects any others."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from schemathesis.transport.serialization import Binary

from tests.property.apis import Api, Json, Operation, Schema

KEY = "x-described-by"


def file_name(position: int) -> str:
    """Return the name of a file of a case: cases have only bytes, but a caller names files."""
    return f'Søren "{position + 1}".bin'


def derived_names(api: Api) -> set[str]:
    """Return the names of the properties that a client derives from files."""
    return {
        step
        for schema in api.document["components"]["schemas"].values()
        for declared in schema.get("properties", {}).values()
        for key in ("entries", "name", "size")
        for step in declared.get(KEY, {}).get(key, "").split("/")[1:]
    }


def agreeing(operation: Operation, body: Json) -> Json:
    """Return a body whose JSON part states the number, names and sizes of its files. It is changed nowhere else."""
    for name, described in _described(operation):
        if not isinstance(body, Mapping) or not isinstance(body.get(described["part"]), Mapping) or name not in body:
            continue
        files = body[name] if "entries" in described else [body[name]]
        part = copy.deepcopy(body[described["part"]])
        entries = [part]
        if "entries" in described:
            *outer, last = described["entries"].split("/")[1:]
            holder = _at(part, outer)
            known = [entry for entry in holder.get(last) or () if isinstance(entry, Mapping)]
            entries = [copy.deepcopy(known[at % len(known)]) if known else {} for at in range(len(files))]
            holder[last] = entries
        for at, (entry, file) in enumerate(zip(entries, files, strict=True)):
            size = len(content_of(file))
            _set(entry, described["name"], file_name(at))
            _set(entry, described["size"], str(size) if described["part"] == "json" else size)
        body = {**body, described["part"]: part}
    return body


def content_of(file: Any) -> bytes:
    """Return the bytes of a file of a case."""
    return file.data if isinstance(file, Binary) else file if isinstance(file, bytes) else str(file).encode()


def _described(operation: Operation) -> Iterator[tuple[str, Schema]]:
    if operation.body is not None:
        for name, declared in operation.api.shape(operation.body.schema).schema.get("properties", {}).items():
            if KEY in declared:
                yield name, declared[KEY]


def _at(value: Any, steps: list[str]) -> Any:
    for step in steps:
        if not isinstance(value.get(step), dict):
            value[step] = {}
        value = value[step]
    return value


def _set(entry: Any, pointer: str, value: Json) -> None:
    *outer, last = pointer.split("/")[1:]
    _at(entry, outer)[last] = value
