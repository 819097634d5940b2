"""Random documents in the form that the generator accepts, with a call of each operation and what it must send."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from attrs import field, frozen
from hypothesis import strategies as st

from .drafts import Draft

Draw = Callable[[st.SearchStrategy[Any]], Any]
FILE = "schemas/made.yaml"


@frozen
class Sample:
    """A schema with one value of it: in Python, and in JSON."""

    schema: dict[str, Any]
    value: Any
    wire: Any


@frozen
class Call:
    """A call of an operation, with what it sends and receives.

    Attributes:
        arguments: The values of parameters, by their place and name in the API.
        body: The properties of the body, or the parts of the form, by their names in the API; ``None`` without a body.
        query: What the query must have.
        headers: What the headers must have.
        sent: The JSON body, or the parts of the form, that must be sent.
        status: The status of the response.
        received: The body of the response.
        result: What the method returns, in plain values.
    """

    resource: str
    method: str
    verb: str
    path: str
    arguments: dict[tuple[str, str], Any] = field(factory=dict)
    body: dict[str, Any] | None = None
    url: str = ""
    query: list[tuple[str, str]] = field(factory=list)
    headers: dict[str, str] = field(factory=dict)
    sent: Any = None
    status: int = 200
    received: Any = None
    result: Any = None
    kind: str = "json"


@frozen
class Made:
    """A document, the credentials of its client, and a call of each operation."""

    draft: Draft
    credentials: dict[str, str]
    calls: list[Call]


NAMES = (
    "id", "kind", "createdAt", "class", "from", "format", "properties", "items", "type", "x-ray", "@id", "a.b", "list",
    "default", "size_2", "enum", "required", "Count", "$ref", "example", "self", "date", "str", "Mapping", "limit",
    "timeout", "extra_body", "not", "anyOf", "x-phi", "gr\u00f6\u00dfe", "a b", "1st", "UNSET", "Model",
)  # fmt: skip
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=8)
WORDS = st.text("ab zA/?#&=+%~:;@,'\"\\\u00df\u20ac", min_size=1, max_size=6)
VISIBLE = st.text("abcXYZ019-_.:/", min_size=1, max_size=6)


class Maker:
    """Makes the parts of one document."""

    def __init__(self, draw: Draw) -> None:
        self.draw = draw
        self.schemas: dict[str, Any] = {}
        self.enums: list[Sample] = []

    def chance(self, percent: int) -> bool:
        return bool(self.draw(st.integers(0, 99)) < percent)

    def plain(self, *, texts: st.SearchStrategy[str] = TEXTS) -> Sample:
        """Return a value that is no list, map or record."""
        draw = self.draw
        match draw(st.integers(0, 10)):
            case 0:
                day = draw(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
                return Sample({"type": "string", "format": "date"}, day, day.isoformat())
            case 1:
                moment = datetime(2000, 1, 1, tzinfo=UTC) + timedelta(seconds=draw(st.integers(-(10**9), 10**9)))
                return Sample(
                    {"type": "string", "format": "date-time"}, moment, f"{moment.replace(tzinfo=None).isoformat()}Z"
                )
            case 2:
                number = draw(st.integers(-(2**31), 2**31 - 1))
                return Sample({"type": "integer", "format": "int32"}, number, number)
            case 3:
                number = draw(st.integers(0, 10**9))
                return Sample({"type": "integer", "minimum": 0}, number, number)
            case 4:
                flag = draw(st.booleans())
                return Sample({"type": "boolean"}, flag, flag)
            case 5:
                fraction = draw(st.integers(-9999, 9999)) / 4
                return Sample({"type": "number", "multipleOf": 0.25}, fraction, fraction)
            case 6:
                number = draw(st.integers(0, 10**6))
                return Sample({"type": "string", "format": "digits"}, number, str(number))
            case 7:
                amount = Decimal(draw(st.integers(0, 10**6))) / 100
                return Sample({"type": "string", "format": "decimal"}, amount, str(amount))
            case 8:
                return self.enum()
            case 9:
                text = draw(texts)
                return Sample({"type": "string", "maxLength": 20, "pattern": "^[^\u0000]*$"}, text, text)
            case _:
                text = draw(texts)
                return Sample({"type": "string"}, text, text)

    def enum(self) -> Sample:
        if not self.enums or self.chance(50):
            values: list[Any] = self.draw(
                st.lists(VISIBLE, min_size=1, max_size=3, unique=True)
                | st.lists(st.integers(0, 99), min_size=1, max_size=3, unique=True)
            )
            name = f"Choice{len(self.enums) + 1}"
            kind = "string" if isinstance(values[0], str) else "integer"
            self.schemas[name] = {"description": "A choice.", "type": kind, "enum": values}
            value = self.draw(st.sampled_from(values))
            self.enums.append(Sample({"$ref": f"#/{name}"}, value, value))
            return self.enums[-1]
        chosen: Sample = self.draw(st.sampled_from(self.enums))
        return chosen

    def value(self, *, sent: bool, depth: int = 2) -> Sample:
        """Return any value."""
        kind = self.draw(st.integers(0, 12 if depth else 5))
        if kind <= 5:
            return self.plain()
        if kind == 6:
            return self.nullable(self.plain())
        if kind == 7:
            inner = self.value(sent=sent, depth=depth - 1)
            count = self.draw(st.integers(0, 2))
            return Sample({"type": "array", "items": inner.schema}, [inner.value] * count, [inner.wire] * count)
        if kind == 8:
            inner = self.value(sent=sent, depth=depth - 1)
            keys = self.draw(st.lists(TEXTS, max_size=2, unique=True))
            return Sample(
                {"type": "object", "additionalProperties": inner.schema},
                dict.fromkeys(keys, inner.value),
                dict.fromkeys(keys, inner.wire),
            )
        if kind == 9:
            free = self.draw(st.dictionaries(TEXTS, st.integers() | TEXTS | st.none(), max_size=2))
            return Sample({"type": "object"}, free, free)
        if kind == 10:
            return self.alias(self.value(sent=sent, depth=depth - 1))
        record = self.record(sent=sent, depth=depth - 1)
        return self.nullable(record) if kind == 11 else record

    def nullable(self, sample: Sample) -> Sample:
        schema = sample.schema
        if "$ref" in schema:
            schema = {"anyOf": [schema, {"type": "null"}]}
        elif isinstance(schema.get("type"), str):
            schema = {**schema, "type": [schema["type"], "null"]}
        return Sample(schema, None, None) if self.chance(30) else Sample(schema, sample.value, sample.wire)

    def alias(self, sample: Sample) -> Sample:
        """Return the sample under a name, if it can have one."""
        if "$ref" in sample.schema or "anyOf" in sample.schema or sample.schema.get("type") == "object":
            return sample
        name = f"Alias{len(self.schemas) + 1}"
        self.schemas[name] = {"description": "An alias.", **sample.schema}
        return Sample({"$ref": f"#/{name}"}, sample.value, sample.wire)

    def record(self, *, sent: bool, depth: int = 2) -> Sample:
        """Return a record, with some of its properties."""
        name = f"{'Sent' if sent else 'Received'}{len(self.schemas) + 1}"
        schema: dict[str, Any] = {"type": "object", "description": "A record.", "properties": {}}
        self.schemas[name] = schema
        value: dict[str, Any] = {}
        wire: dict[str, Any] = {}
        required: list[str] = []
        for key in self.draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=5, unique=True)):
            part = self.value(sent=sent, depth=depth)
            schema["properties"][key] = {**part.schema, "description": "A part.", "x-phi": self.chance(50)}
            if self.chance(40) and (sent or _identifies(part.wire)):
                required.append(key)
            elif self.chance(30):
                continue
            value[key], wire[key] = part.value, part.wire
        if self.chance(20):
            itself = {"anyOf": [{"$ref": f"#/{name}"}, {"type": "null"}], "description": "Itself."}
            schema["properties"]["parent"] = {**itself, "x-phi": False}
            value["parent"] = wire["parent"] = None
        if required:
            schema["required"] = required
        if sent:
            schema["additionalProperties"] = False
        elif self.chance(50):
            wire["unknown"] = [1, {"a": None}]
        return Sample({"$ref": f"#/{name}"}, value, wire)

    def parameter(self, number: int, place: str) -> tuple[dict[str, Any], Any, list[tuple[str, str]]]:
        """Return a parameter, its value, and what is sent: the name and text of each value."""
        draw = self.draw
        texts = {"path": WORDS.filter(lambda text: text.strip(".") != ""), "query": TEXTS, "header": VISIBLE}[place]
        part = self.plain(texts=texts)
        if place != "path" and part.wire == "":
            part = Sample(part.schema, "x", "x")
        odd = [f"p{number}", f"p-{number}", f"class{number}", f"p{number}[]", f"p.{number}", f"p{number}$"]
        name = draw(st.sampled_from(odd if place == "query" else odd[:2]))
        declared = {
            "name": name,
            "in": place,
            "description": "A parameter.",
            "schema": part.schema,
            "x-phi": self.chance(50),
        }
        if place == "path" or self.chance(30):
            declared["required"] = True
        if place == "query" and self.chance(30):
            count = draw(st.integers(1, 2))
            declared["schema"] = {"type": "array", "items": part.schema}
            if self.chance(50) and not isinstance(part.wire, str):
                declared["explode"] = False
                return declared, [part.value] * count, [(name, ",".join([text_of(part.wire)] * count))]
            return declared, [part.value] * count, [(name, text_of(part.wire))] * count
        return declared, part.value, [(name, text_of(part.wire))]


def _identifies(wire: Any) -> bool:
    """Whether a value may prove that a call was carried out, if it is a text or a number: empty ones prove nothing."""
    if isinstance(wire, str):
        return bool(wire.strip())
    return not isinstance(wire, int | float) or isinstance(wire, bool) or wire > 0


def text_of(value: Any) -> str:
    """Return a JSON value as it is sent in a URL or a header."""
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def outside(value: Any) -> Any:
    """Return a schema for another file than that of the schemas."""
    if isinstance(value, dict):
        return {
            key: f"../{FILE}{item}" if key == "$ref" and str(item).startswith("#/") else outside(item)
            for key, item in value.items()
        }
    return [outside(item) for item in value] if isinstance(value, list) else value


SCHEMES: dict[str, tuple[dict[str, Any], dict[str, str], dict[str, str]]] = {
    "key": (
        {"type": "apiKey", "in": "header", "name": "x-key", "x-sdk": {"argument": "api_key"}},
        {"api_key": "k"},
        {"x-key": "k"},
    ),
    "prefixed": (
        {"type": "apiKey", "in": "header", "name": "x-other", "x-sdk": {"argument": "other", "prefix": "Key"}},
        {"other": "o"},
        {"x-other": "Key o"},
    ),
    "bearer": (
        {"type": "http", "scheme": "bearer", "x-sdk": {"argument": "token"}},
        {"token": "t"},
        {"authorization": "Bearer t"},
    ),
    "basic": (
        {"type": "http", "scheme": "basic", "x-sdk": {"arguments": ["user", "word"]}},
        {"user": "u", "word": "w"},
        {"authorization": "Basic dTp3"},
    ),
    "query": (
        {"type": "apiKey", "in": "query", "name": "key", "x-sdk": {"argument": "query_key"}},
        {"query_key": "q"},
        {"?key": "q"},
    ),
}


@st.composite
def documents(draw: Draw) -> Made:
    """Return a random document."""
    maker = Maker(draw)
    draft = Draft()
    draft.files = {"openapi.yaml": draft.files["openapi.yaml"], "paths/made.yaml": {}, FILE: maker.schemas}
    root = draft.files["openapi.yaml"]
    for key in ("x-requests-without-body", "x-pagination", "components", "security"):
        root.pop(key, None)
    root["x-sdk"]["time_zone"] = False
    root["paths"] = {}
    used = draw(st.lists(st.sampled_from(sorted(SCHEMES)), max_size=2, unique=True))
    used = ["basic"] if set(used) == {"basic", "bearer"} else used
    if used:
        root["components"] = {
            "securitySchemes": {name: {"description": "A key.", **deepcopy(SCHEMES[name][0])} for name in used}
        }
        root["security"] = [{name: [] for name in used}]
    credentials = {key: value for name in used for key, value in SCHEMES[name][1].items()}
    kinds = ["read", *draw(st.lists(st.sampled_from(KINDS), min_size=1, max_size=4))]
    calls = [_operation(maker, draft, number, kind, used) for number, kind in enumerate(kinds)]
    draft.files[FILE] = maker.schemas
    if not maker.schemas:
        del draft.files[FILE]
    return Made(draft, credentials, calls)


KINDS = ("read", "read", "write", "write", "delete", "pages", "upload", "download")
VERBS = {"read": "get", "delete": "delete", "pages": "get", "upload": "post", "download": "get"}


def _operation(maker: Maker, draft: Draft, number: int, kind: str, used: list[str]) -> Call:
    draw = maker.draw
    verb = VERBS.get(kind) or draw(st.sampled_from(["post", "put", "patch"]))
    operation: dict[str, Any] = {
        "operationId": f"operation{number}",
        "summary": "Do something.",
        "description": "As described.",
        "tags": ["pets"],
        "x-sdk": {"resource": draw(st.sampled_from(["pets", "keepers", "made"])), "method": f"{kind}{number}"},
        "x-safety": "read" if verb == "get" else "unsafe",
        "x-evidence": {"level": "documented", "source": "Invented."},
        "responses": {"429": {"description": "Too many requests."}},
    }
    item: dict[str, Any] = {verb: operation}
    call: dict[str, Any] = {"arguments": {}, "query": [], "headers": {}, "url": f"/v1/made{number}"}
    path = f"/made{number}"
    if maker.chance(20) and used:
        operation["security"] = []
    else:
        for name in used:
            for key, value in SCHEMES[name][2].items():
                if key.startswith("?"):
                    call["query"].append((key[1:], value))
                else:
                    call["headers"][key] = value
    parameters = operation["parameters"] = []
    for at in range(draw(st.integers(0, 3))):
        place = draw(st.sampled_from(["path", "query", "query", "header"]))
        declared, value, sent = maker.parameter(at, place)
        declared["schema"] = outside(declared["schema"])
        if place == "path":
            (item.setdefault("parameters", []) if maker.chance(30) else parameters).append(declared)
            path += f"/{{{declared['name']}}}"
            call["url"] += f"/{sent[0][1]}"
        else:
            parameters.append(declared)
            if not declared.get("required") and maker.chance(30):
                continue
            if place == "query":
                call["query"] += sent
            else:
                call["headers"] |= dict(sent)
        call["arguments"][place, declared["name"]] = value
    _BODIES[kind](maker, operation, call)
    if kind == "pages":
        draft.root["x-pagination"] = {"numbers": {"page": "page", "size": "limit", "total": "/total"}}
    draft.files["paths/made.yaml"][f"made{number}"] = item
    draft.root["paths"][path] = {"$ref": f"paths/made.yaml#/made{number}"}
    sdk = operation["x-sdk"]
    return Call(sdk["resource"], sdk["method"], verb.upper(), path, kind=kind, **call)


def _answers(operation: dict[str, Any], call: dict[str, Any], part: Sample | None, status: int) -> None:
    call["status"] = status
    operation["responses"][str(status)] = {"description": "Done."}
    if part is not None:
        call["received"], call["result"] = part.wire, part.value
        operation["responses"][str(status)]["content"] = {"application/json": {"schema": outside(part.schema)}}


def _read(maker: Maker, operation: dict[str, Any], call: dict[str, Any]) -> None:
    part = maker.record(sent=False) if maker.chance(60) or not maker.schemas else maker.value(sent=False)
    _answers(operation, call, part, 200)


def _write(maker: Maker, operation: dict[str, Any], call: dict[str, Any]) -> None:
    body = maker.record(sent=True)
    call["body"], call["sent"] = body.value, body.wire
    operation["requestBody"] = {
        "required": True,
        "content": {"application/json": {"schema": outside(body.schema)}},
    }
    if maker.chance(30) and not maker.schemas[body.schema["$ref"][2:]].get("required"):
        operation["requestBody"]["required"] = False
        call["sent"] = body.wire or None
    if maker.chance(30):
        _answers(operation, call, None, 204)
    else:
        _answers(operation, call, maker.record(sent=False), maker.draw(st.sampled_from([200, 201])))


def _delete(maker: Maker, operation: dict[str, Any], call: dict[str, Any]) -> None:
    _answers(operation, call, None, 204)


def _pages(maker: Maker, operation: dict[str, Any], call: dict[str, Any]) -> None:
    record = maker.record(sent=False)
    name = f"Page{len(maker.schemas) + 1}"
    maker.schemas[name] = {
        "type": "object",
        "description": "A page.",
        "properties": {
            "items": {"type": "array", "description": "The records.", "items": record.schema},
            "total": {"type": "integer", "description": "How many there are."},
        },
    }
    operation["parameters"] += [
        {"name": key, "in": "query", "description": "Which part.", "schema": {"type": "integer", "minimum": 1}}
        for key in ("page", "limit")
    ]
    operation["x-pagination"] = {"style": "numbers", "items": "items", "key": []}
    count = maker.draw(st.integers(0, 2))
    wire = {"items": [record.wire] * count, "total": count}
    _answers(operation, call, Sample({"$ref": f"#/{name}"}, [record.value] * count, wire), 200)


def _upload(maker: Maker, operation: dict[str, Any], call: dict[str, Any]) -> None:
    name = f"Form{len(maker.schemas) + 1}"
    details = maker.record(sent=True)
    maker.schemas[name] = {
        "type": "object",
        "description": "A form.",
        "additionalProperties": False,
        "required": ["file"],
        "properties": {
            "file": {"type": "string", "format": "binary", "description": "The file."},
            "label": {"type": "string", "description": "A label.", "pattern": "^FILE|^.*$"},
            "data": {**details.schema, "description": "Details.", "x-phi": True},
        },
    }
    content = maker.draw(st.binary(max_size=20))
    call["body"] = {"file": ("a.bin", content), "label": "FILE", "data": details.value}
    call["sent"] = {"file": content, "label": "FILE", "data": details.wire}
    operation["requestBody"] = {
        "required": True,
        "content": {"multipart/form-data": {"schema": outside({"$ref": f"#/{name}"})}},
    }
    _answers(operation, call, maker.record(sent=False), 201)


def _download(maker: Maker, operation: dict[str, Any], call: dict[str, Any]) -> None:
    call["received"] = b"\x89PNG\r\n\x1a\n" + maker.draw(st.binary(max_size=20))
    content = {"image/png": {"schema": {"type": "string", "format": "binary"}}}
    operation["responses"]["200"] = {"description": "A file.", "content": content}


_BODIES = {
    "read": _read, "write": _write, "delete": _delete, "pages": _pages, "upload": _upload, "download": _download,
}  # fmt: skip
