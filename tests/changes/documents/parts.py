"""Parts of the documents of an invented API, one for each rule, in two versions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field, frozen

EVIDENCE = {"level": "documented", "source": "Invented."}
JSON = "application/json"


@frozen
class Part:
    """What a document contains for one rule: operations of one resource, and schemas.

    In it, ``{"$ref": "Name"}`` refers to the schema ``Name`` of the part, and ``{"$ref": "=Name"}`` to the shared
    schema ``Name``.

    Attributes:
        paths: The operations, by the rest of the path and the HTTP method.
        schemas: The schemas, by the rest of their names.
        root: What the root of the document has in addition.
    """

    paths: Mapping[str, Mapping[str, Any]] = field(factory=dict[str, Mapping[str, Any]])
    schemas: Mapping[str, Any] = field(factory=dict[str, Any])
    root: Mapping[str, Any] = field(factory=dict[str, Any])


def record(required: tuple[str, ...] = (), /, *, closed: bool = False, **properties: Any) -> dict[str, Any]:
    """Return the schema of a record."""
    return {
        "type": "object",
        "description": "A record.",
        **({"additionalProperties": False} if closed else {}),
        **({"required": list(required)} if required else {}),
        "properties": {name: _described(name, declared) for name, declared in properties.items()},
    }


def _described(name: str, declared: Mapping[str, Any]) -> dict[str, Any]:
    return {"description": f"The {name}.", **declared}


def values(*names: str) -> dict[str, Any]:
    """Return an enum."""
    return {"type": "string", "description": "A kind.", "enum": list(names)}


def operation(
    method: str = "call", *, writes: bool = False, returns: Any = None, status: str = "200", **settings: Any
) -> dict[str, Any]:
    """Return an operation; its resource and ``operationId`` are added when the document is written."""
    success: dict[str, Any] = {"description": "Done."}
    if returns is not None:
        success["content"] = {JSON: {"schema": returns}}
    responses = {status: success, "429": {"description": "Too many."}, **settings.pop("responses", {})}
    return {
        "summary": "Call it.",
        "description": "The server does it.",
        "x-sdk": {"method": method},
        "x-safety": "unsafe" if writes else "read",
        "x-evidence": EVIDENCE,
        "responses": {key: value for key, value in responses.items() if value is not None},
        **settings,
    }


def read(schema: Mapping[str, Any], **settings: Any) -> Part:
    """Return a part with a read that returns a record."""
    schemas = settings.pop("schemas", {})
    return Part({"": {"get": operation(returns={"$ref": "Record"}, **settings)}}, {"Record": schema, **schemas})


def ask(*parameters: Mapping[str, Any], path: str = "", **settings: Any) -> Part:
    """Return a part with a read that takes parameters, and returns a shared record."""
    schemas = settings.pop("schemas", {})
    listed = [{"in": "query", "description": f"The {one['name']}.", **one} for one in parameters]
    return Part({path: {"get": operation(returns={"$ref": "=Done"}, parameters=listed, **settings)}}, schemas)


def send(schema: Mapping[str, Any], *, required: bool = True, media: str = JSON, **settings: Any) -> Part:
    """Return a part with a write that sends a record, and returns a shared one."""
    schemas = settings.pop("schemas", {})
    body = {"required": required, "content": {media: {"schema": {"$ref": "New"}}}}
    made = operation(writes=True, returns={"$ref": "=Done"}, requestBody=body, **settings)
    return Part({"": {"post": made}}, {"New": schema, **schemas})


@frozen
class Case:
    """The proof of one rule.

    Attributes:
        rule: The name of the rule.
        old: Its part of the old document.
        new: Its part of the new document.
        caller: The body of a function that a program with the old packages has: it takes the client ``client`` and
            returns what it notices.
        imports: The imports that it needs, in addition to the client class.
        answers: What the server sends in the old and in the new version: see ``answer`` of ``world.py``.
        also: The rules of changes that cannot be left out.
        api: The API that it is a part of.
        symbol: A symbol that the finding must have, without the package of the client.
    """

    rule: str
    old: Part
    new: Part
    caller: str
    imports: str = ""
    answers: tuple[Any, Any] = ({"id": 1}, {"id": 1})
    also: tuple[str, ...] = ()
    api: str = "depot"
    symbol: str = ""

    @property
    def slug(self) -> str:
        """The name of its resource."""
        return self.rule.replace("-", "_")

    @property
    def title(self) -> str:
        """The beginning of the names of its classes."""
        return "".join(word.capitalize() for word in self.rule.split("-"))
