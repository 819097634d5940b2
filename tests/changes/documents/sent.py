"""Cases for what a caller passes: each change once as a parameter, and once as a property of a body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from .parts import Case, Part, ask, record, send, values

STRING = {"type": "string"}
SENT = "return world.sent()"
"""The last line of a caller that shows the request."""


@frozen
class Change:
    """A change of one argument, whose Python name is ``size`` unless its rule is about names.

    Attributes:
        old: The argument in the old version: its name in the document and its schema; ``None`` if there is none.
        new: The same in the new version.
        required: Whether it is required in the old and in the new version.
        call: What the caller passes, in addition to ``code``.
        settings: What the argument has beside its schema, in the old and in the new version.
        schemas: The named schemas of the old and of the new version.
    """

    old: tuple[str, Any] | None
    new: tuple[str, Any] | None
    call: str
    required: tuple[bool, bool] = (False, False)
    settings: tuple[Mapping[str, Any], Mapping[str, Any]] = ({}, {})
    schemas: tuple[Mapping[str, Any], Mapping[str, Any]] = ({}, {})


SAID = {"description": "The value."}
KIND = {"$ref": "Kind"}

CHANGES: Mapping[str, Change] = {
    "added": Change(None, ("size", STRING), ""),
    "added-required": Change(None, ("size", STRING), "", (False, True)),
    "removed": Change(("size", STRING), None, "size='b'"),
    "renamed": Change(("colour", STRING), ("colours", STRING), "colour='red'", settings=(SAID, SAID)),
    "sent-name": Change(
        ("size", STRING), ("extent", STRING), "size='b'", settings=(SAID, {**SAID, "x-sdk": {"name": "size"}})
    ),
    "required": Change(("size", STRING), ("size", STRING), "", (False, True)),
    "optional": Change(("size", STRING), ("size", STRING), "size='b'", (True, False)),
    "type": Change(("size", STRING), ("size", {"type": "integer"}), "size='b'"),
    "type-widened": Change(("size", {"type": "integer"}), ("size", {"type": "number"}), "size=3"),
    "format": Change(("size", STRING), ("size", {**STRING, "format": "date"}), "size='b'"),
    "spelling": Change(
        ("size", {**STRING, "format": "coreplus-date-time"}),
        ("size", {**STRING, "format": "coreplus-query-date-time"}),
        "size=datetime(2030, 1, 2, tzinfo=UTC)",
    ),
    "value-added": Change(
        ("size", KIND), ("size", KIND), "size='s'", schemas=({"Kind": values("s")}, {"Kind": values("s", "m")})
    ),
    "value-removed": Change(
        ("size", KIND), ("size", KIND), "size='m'", schemas=({"Kind": values("s", "m")}, {"Kind": values("s")})
    ),
    "nullable": Change(("size", STRING), ("size", {"type": ["string", "null"]}), "size='b'", (True, True)),
    "bound-tightened": Change(
        ("size", {**STRING, "maxLength": 5}), ("size", {**STRING, "maxLength": 3}), "size='four'"
    ),
    "bound-loosened": Change(("size", {**STRING, "maxLength": 5}), ("size", {**STRING, "maxLength": 9}), "size='four'"),
    "deprecated": Change(("size", STRING), ("size", STRING), "size='b'", settings=({}, {"deprecated": True})),
    "phi-added": Change(("size", STRING), ("size", STRING), "size='b'", settings=({}, {"x-phi": True})),
}
"""The changes that a caller sees alike in a parameter and in a property, by the end of their rules."""

ONLY_REQUESTS: Mapping[str, Change] = {
    "not-nullable": Change(("size", {"type": ["string", "null"]}), ("size", STRING), "size=None", (True, True)),
    "null-sent": Change(("size", STRING), ("size", {"type": ["string", "null"]}), "size=None"),
    "null-not-sent": Change(("size", {"type": ["string", "null"]}), ("size", STRING), "size=None"),
}
"""The changes of null, which only a body can contain."""

ONLY_PARAMETERS: Mapping[str, Change] = {
    "not-nullable": Change(("size", {"type": ["string", "null"]}), ("size", STRING), "size=world.text()", (True, True)),
}
"""The changes of parameters, of which the client does not send null anyway."""


def _parameter(given: tuple[str, Any] | None, change: Change, index: int) -> Part:
    code = {"name": "code", "required": True, "schema": STRING}
    listed = [code]
    if given is not None:
        required = {"required": True} if change.required[index] else {}
        listed.append({"name": given[0], "schema": given[1], **required, **change.settings[index]})
    return ask(*listed, schemas=change.schemas[index])


def _property(given: tuple[str, Any] | None, change: Change, index: int) -> Part:
    properties = {"code": STRING}
    required = ("code",)
    if given is not None:
        properties[given[0]] = {**given[1], **change.settings[index]}
        required = (*required, given[0]) if change.required[index] else required
    return send(record(required, closed=True, **properties), schemas=change.schemas[index])


def cases() -> Iterator[Case]:
    """Yield each case."""
    for side, make, changes in (
        ("api-parameter", _parameter, {**CHANGES, **ONLY_PARAMETERS}),
        ("request", _property, {**CHANGES, **ONLY_REQUESTS}),
    ):
        for name, change in changes.items():
            rule = f"{side}-{name}"
            call = ", ".join(filter(None, ("code='a'", change.call)))
            argument = (change.new or change.old or ("", None))[0]
            python_name = "size" if name == "sent-name" else argument
            yield Case(
                rule,
                make(change.old, change, 0),
                make(change.new, change, 1),
                f"client.{rule.replace('-', '_')}.call({call})\n{SENT}",
                imports="from datetime import UTC, datetime" if "datetime(" in call else "",
                symbol=f"call({python_name})",
            )
    yield from _defaults()
    yield from _personal_data()


def _defaults() -> Iterator[Case]:
    """Yield the cases of defaults: that of a model, and that of a server."""
    sizes = [{"type": "string", "default": value} for value in ("s", "m")]
    old, new = (send(record(("code",), closed=True, code=STRING, size=size)) for size in sizes)
    yield Case(
        "request-default",
        old,
        new,
        "return RequestDefaultNew(code='a').size",
        imports="from depot_models import RequestDefaultNew",
        symbol="call(size)",
    )
    before, after = (ask({"name": "size", "schema": size}) for size in sizes)
    yield Case(
        "api-parameter-default",
        before,
        after,
        "return client.api_parameter_default.call().id",
        answers=({"id": 1}, {"id": 2}),
        symbol="call(size)",
    )


def _personal_data() -> Iterator[Case]:
    """Yield the cases of marks that are removed, so that values are printed."""
    phi = [{"type": "string", "x-phi": True}, STRING]
    old, new = (send(record(("code",), closed=True, code=STRING, size=size)) for size in phi)
    yield Case(
        "request-phi-removed",
        old,
        new,
        "return repr(RequestPhiRemovedNew(code='a', size='hidden'))",
        imports="from depot_client import RequestPhiRemovedNew",
        symbol="call(size)",
    )
    before, after = (ask({"name": "size", "schema": STRING, **mark}) for mark in ({"x-phi": True}, {}))
    yield Case(
        "api-parameter-phi-removed",
        before,
        after,
        "return world.dry_run('depot_client', 'api-parameter-phi-removed', 'call', '--size', 'hidden')",
        symbol="call(size)",
    )
