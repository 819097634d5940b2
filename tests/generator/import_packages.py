"""Import generated packages, and compare them with their documents: ``python -m tests.generator.import_packages FILE``.

It runs in a process of its own, because code of a document could do anything if it ran. It prints what is wrong.
"""

from __future__ import annotations

import json
import sys
import tempfile
import typing
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from generator.runtime.operation.definition import Operation
from generator.runtime.values.records import Model

from .drafts import modules, packages
from .hints import unresolved


def wrong(files: dict[str, str], document: dict[str, Any]) -> Iterator[str]:
    """Yield what is wrong with the packages that were generated from a document."""
    with tempfile.TemporaryDirectory() as folder, packages(files, Path(folder)) as (client, models):
        yield from unresolved(client)
        declared = document["components"]["schemas"]
        records = {
            part.__schema__: part
            for module in modules(client)
            for part in vars(module).values()
            if isinstance(part, type) and issubclass(part, Model) and part is not Model
        }
        for name, schema in declared.items():
            if "properties" in schema and not _is_form(schema):
                yield from _record(name, schema, records.get(name), models)
        aliases = [
            typing.get_args(part)
            for module in modules(client)
            if ".models." in module.__name__
            for part in vars(module).values()
            if typing.get_origin(part) is typing.Literal
        ]
        for name, schema in declared.items():
            if "enum" in schema and tuple(value for value in schema["enum"] if value is not None) not in aliases:
                yield f"no alias has the values of {name!r}"
        yield from _operations(client, document)


def _is_form(schema: dict[str, Any]) -> bool:
    """Return whether a schema is that of a form, whose parts are arguments."""
    return any(declared.get("format") == "binary" for declared in schema["properties"].values())


def _record(name: str, schema: dict[str, Any], record: type[Model] | None, models: ModuleType) -> Iterator[str]:
    if record is None:
        yield f"no record for {name!r}"
        return
    wires = record.__wires__.values()
    properties = schema["properties"]
    if {wire.name for wire in wires} != properties.keys():
        yield f"{name!r} has the properties {[wire.name for wire in wires]}, not {list(properties)}"
    phi = {key for key, declared in properties.items() if declared.get("x-phi")}
    if schema.get("x-phi"):
        phi = set(properties)
    if not phi <= {wire.name for wire in wires if wire.phi}:
        yield f"{name!r} prints {phi - {wire.name for wire in wires if wire.phi}}"
    model = getattr(models, record.__name__, None)
    if model is None:
        yield f"no model for {name!r}"
        return
    fields = {field if info.alias is None else info.alias for field, info in model.model_fields.items()}
    if fields != properties.keys():
        yield f"the model of {name!r} has the fields {fields}, not {list(properties)}"
    if not phi <= model.__phi__:
        yield f"the model of {name!r} prints {phi - model.__phi__}"


def _operations(client: ModuleType, document: dict[str, Any]) -> Iterator[str]:
    made = {
        (part.method, part.path, frozenset((one.place, one.name) for one in part.parameters.values()))
        for module in modules(client)
        for part in vars(module).values()
        if isinstance(part, Operation)
    }
    for path, item in document["paths"].items():
        for method, operation in item.items():
            if method == "parameters":
                continue
            given = [
                _resolved(one, document) for one in (*item.get("parameters", ()), *operation.get("parameters", ()))
            ]
            names = {(one["in"], one["name"]) for one in given}
            if not any(
                (method.upper(), path) == (verb, there) and parameters <= names for verb, there, parameters in made
            ):
                yield f"no operation is {method} {path!r} with {names}: {made}"


def _resolved(value: dict[str, Any], document: dict[str, Any]) -> dict[str, Any]:
    while "$ref" in value:
        name = value["$ref"].rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        value = document["components"]["parameters"][name]
    return value


def main(path: str) -> int:
    """Print what is wrong with each entry of a file, as a line of JSON with the number of the entry."""
    for number, (files, document) in enumerate(json.loads(Path(path).read_text("utf-8"))):
        try:
            found = list(wrong(files, document))
        except BaseException as error:  # noqa: BLE001 - whatever the code of a document does
            found = [f"{type(error).__name__}: {error}"]
        if found:
            print(json.dumps([number, found]), flush=True)
    print("done", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
