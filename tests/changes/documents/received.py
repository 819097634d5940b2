"""Cases for what a caller receives."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .parts import JSON, Case, Part, ask, operation, read, record, values

STRING, INTEGER = {"type": "string"}, {"type": "integer"}
TEXT = {**STRING, "x-phi": False}
COLOUR = {**STRING, "description": "The colour."}
NULLABLE = {"type": ["string", "null"]}
ONE = {"id": 1, "size": "b"}


def _read(rule: str, old: Any, new: Any, caller: str, **more: Any) -> Case:
    """Return a case of a record that is read."""
    settings = more.pop("settings", ({}, {}))
    slug = rule.replace("-", "_")
    return Case(
        rule,
        read(old, **settings[0]),
        read(new, **settings[1]),
        f"record = client.{slug}.call()\nreturn {caller}",
        **{"answers": (ONE, ONE), **more},
    )


def _size(*required: str, **size: Any) -> dict[str, Any]:
    return record(("id", *required), id=INTEGER, size=size)


def cases() -> Iterator[Case]:
    """Yield each case."""
    yield from _properties()
    yield from _results()
    yield from _statuses()
    yield from _schemas()


def _properties() -> Iterator[Case]:
    plain, required = _size(**STRING), _size("size", **STRING)
    kind = {"$ref": "Kind"}
    few, many = ({"schemas": {"Kind": values(*names)}} for names in (("s",), ("s", "m")))
    yield _read("response-added", record(("id",), id=INTEGER), plain, "record.id")
    yield _read("response-removed", plain, record(("id",), id=INTEGER), "record.size")
    yield _read(
        "response-renamed",
        record(("id",), id=INTEGER, colour=COLOUR),
        record(("id",), id=INTEGER, colours=COLOUR),
        "record.colour",
        answers=({"id": 1, "colour": "red"}, {"id": 1, "colours": "red"}),
    )
    yield _read(
        "response-received-name",
        plain,
        record(("id",), id=INTEGER, extent={**STRING, "description": "The size.", "x-sdk": {"name": "size"}}),
        "record.size",
    )
    yield _read("response-optional", required, plain, "record.size.upper()")
    yield _read("response-nullable", required, _size("size", **NULLABLE), "record.size.upper()")
    yield _read("response-required", plain, required, "(record.size or '').upper()")
    yield _read("response-not-nullable", _size("size", **NULLABLE), required, "(record.size or '').upper()")
    yield _read("response-presence", _size("size", **NULLABLE), plain, "(record.size or '').upper()")
    yield _read(
        "response-type", required, _size("size", **INTEGER), "record.size.upper()", answers=(ONE, {"id": 1, "size": 3})
    )
    yield _read(
        "response-type-narrowed",
        _size("size", type="number"),
        _size("size", **INTEGER),
        "record.size + 0.5",
        answers=({"id": 1, "size": 3}, {"id": 1, "size": 3}),
    )
    yield _read(
        "response-format",
        required,
        _size("size", **STRING, format="date"),
        "record.size.upper()",
        answers=({"id": 1, "size": "2030-01-02"},) * 2,
    )
    yield _read(
        "response-spelling",
        _size("size", **STRING, format="coreplus-date-time"),
        _size("size", **STRING, format="coreplus-query-date-time"),
        "record.size",
        answers=({"id": 1, "size": "2030-01-02 03:04:05+1000"},) * 2,
    )
    yield _read(
        "response-value-added",
        _size("size", **kind),
        _size("size", **kind),
        "{'s': 'small'}.get(record.size, 'unexpected')",
        settings=(few, many),
        answers=({"id": 1, "size": "s"}, {"id": 1, "size": "m"}),
    )
    yield _read(
        "response-value-removed",
        _size("size", **kind),
        _size("size", **kind),
        "record.size == 'm'",
        settings=(many, few),
        answers=({"id": 1, "size": "s"},) * 2,
    )
    for rule, least, greatest in (("response-bound-tightened", 5, 1), ("response-bound-loosened", 5, 9)):
        title = "".join(word.capitalize() for word in rule.split("-"))
        yield Case(
            rule,
            read(_size(**STRING, maxLength=least)),
            read(_size(**STRING, maxLength=greatest)),
            f"return len({title}Record.model_validate({{'id': 1, 'size': 'long'}}).deviations)",
            imports=f"from depot_models import {title}Record",
        )
    yield Case(
        "response-default",
        read(_size(**STRING, default="s")),
        read(_size(**STRING, default="m")),
        "return ResponseDefaultRecord(id=1).size",
        imports="from depot_models import ResponseDefaultRecord",
    )
    yield _read("response-deprecated", plain, _size(**STRING, deprecated=True), "record.size")
    yield _read("response-phi-added", plain, _size(**STRING, **{"x-phi": True}), "record.size")
    yield _read("response-phi-removed", _size(**STRING, **{"x-phi": True}), plain, "repr(record)")
    yield _read("access-changed", plain, _size(**STRING, readOnly=True), "record.size")


def _results() -> Iterator[Case]:
    nothing = Part({"": {"post": operation(writes=True, status="204")}})
    something = Part({"": {"post": operation(writes=True, returns={"$ref": "=Done"})}})
    empty, full = {"status": 204}, {"id": 1}
    yield Case(
        "result-added",
        nothing,
        something,
        "client.result_added.call()\nreturn 'done'",
        answers=(empty, full),
        also=("success-status-added", "success-status-removed"),
    )
    yield Case(
        "result-removed",
        something,
        nothing,
        "return client.result_removed.call().id",
        answers=(full, empty),
        also=("success-status-added", "success-status-removed"),
    )
    file = Part(
        {
            "": {
                "get": operation(
                    responses={
                        "200": {
                            "description": "Done.",
                            "content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}},
                        }
                    }
                )
            }
        }
    )
    yield Case(
        "result-changed",
        ask(),
        file,
        "return client.result_changed.call().id",
    )


def _statuses() -> Iterator[Case]:
    def write(**responses: Any) -> Part:
        listed = {"200": {"description": "Done.", "content": {JSON: {"schema": {"$ref": "=Done"}}}}}
        codes = {code.removeprefix("s"): made for code, made in responses.items()}
        return Part({"": {"post": operation(writes=True, responses={**listed, **codes})}})

    def reading(**responses: Any) -> Part:
        codes = {code.removeprefix("s"): made for code, made in responses.items()}
        return Part({"": {"get": operation(returns={"$ref": "=Done"}, responses=codes)}})

    done = {"description": "Done.", "content": {JSON: {"schema": {"$ref": "=Done"}}}}
    wrong = {"description": "Wrong."}
    created = {"status": 201, "body": {"id": 1}}
    yield Case("success-status-added", write(), write(s201=done), "return client.success_status_added.call().id")
    yield Case(
        "success-status-removed",
        write(s201=done),
        write(),
        "return world.attempt(lambda: client.success_status_removed.call().id)",
        answers=(created, created),
    )
    yield Case("error-status", reading(), reading(s404=wrong), "return client.error_status.call().id")
    failed = {"status": 410, "body": {"message": "no", "note": "no"}}
    doubt = "return world.attempt(client.{}.call, 'maybe_applied')"
    for rule, old, new in (
        ("rejection-added", write(), write(s410=wrong)),
        ("rejection-removed", write(s410=wrong), write()),
    ):
        yield Case(rule, old, new, doubt.format(rule.replace("-", "_")), answers=(failed, failed))

    def body(**properties: Any) -> Part:
        problem = {"description": "Wrong.", "content": {JSON: {"schema": {"$ref": "Problem"}}}}
        made = operation(returns={"$ref": "=Done"}, responses={"404": problem})
        return Part({"": {"get": made}}, {"Problem": record(tuple(properties), **properties)})

    yield Case(
        "error-body",
        body(message=TEXT),
        body(message=TEXT, id=INTEGER),
        "return world.attempt(client.error_body.call, 'documented')",
        answers=({"status": 404, "body": {"message": "no", "note": "no"}},) * 2,
    )


def _schemas() -> Iterator[Case]:
    def nested(name: str | None, length: Any = INTEGER) -> Part:
        inner = {} if name is None else {"size": {"$ref": name}}
        schemas = {} if name is None else {name: record(("length",), length=length)}
        return read(record(("id",), id=INTEGER, **inner), schemas=schemas)

    yield Case(
        "model-added",
        nested(None),
        nested("Extent", STRING),
        "return client.model_added.call().id",
        also=("response-added",),
    )
    yield Case(
        "model-removed",
        nested("Extent"),
        nested(None),
        "return ModelRemovedExtent",
        imports="from depot_client import ModelRemovedExtent",
        also=("response-removed",),
    )
    yield Case(
        "model-renamed",
        nested("Extent"),
        nested("Extents"),
        "return ModelRenamedExtent.__name__",
        imports="from depot_client import ModelRenamedExtent",
    )

    def extending(**more: Any) -> Part:
        done = record(("id",), id=INTEGER)
        both = {"base": {"get": operation("base", returns={"$ref": "Base"})}}
        return Part(
            {"": {"get": operation(returns={"$ref": "Record"})}, "/base": both["base"]},
            {"Base": done, "Record": {**record(("id", "size"), id=INTEGER, size=STRING), **more}},
        )

    yield Case(
        "model-base",
        extending(**{"x-sdk": {"extends": "ModelBaseBase"}}),
        extending(),
        "base: ModelBaseBase = client.model_base.call()\nreturn world.checked(base, ModelBaseBase).id",
        imports="from depot_client import ModelBaseBase",
        answers=(ONE, ONE),
    )

    def returning(name: str, **other: Any) -> Part:
        plain = record(("id",), id=INTEGER)
        second = {**record(("id", "size"), id=INTEGER, size=STRING), **other}
        return Part(
            {
                "": {"get": operation(returns={"$ref": name})},
                "/plain": {"get": operation("plain", returns={"$ref": "Plain"})},
                "/second": {"get": operation("second", returns={"$ref": "Second"})},
            },
            {"Plain": plain, "Second": second},
        )

    for rule, other in (
        ("response-class", {}),
        ("response-class-narrowed", {"x-sdk": {"extends": "ResponseClassNarrowedPlain"}}),
    ):
        title = "".join(word.capitalize() for word in rule.split("-"))
        yield Case(
            rule,
            returning("Plain", **other),
            returning("Second", **other),
            f"record: {title}Plain = client.{rule.replace('-', '_')}.call()\nreturn record.id",
            imports=f"from depot_client import {title}Plain",
            answers=(ONE, ONE),
            also=("response-added",),
            symbol="call",
        )
