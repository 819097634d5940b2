"""Request bodies: read by their media type and checked against their schema."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from practice_mock import json_text
from practice_mock.rejection import BadBody, Problem
from practice_mock.spec.described_files import Description
from practice_mock.spec.headers import parse_header
from practice_mock.spec.multipart import Part, parse_multipart
from practice_mock.spec.schema import Convert, SchemaCheck, Schemas

FORM = "multipart/form-data"
"""The media type of a body with files."""


@dataclass(frozen=True, slots=True)
class Received:
    """A body that follows its schema. Files are separate: in the value, each of them is an empty string."""

    value: Any
    files: Mapping[str, tuple[Part, ...]]


@dataclass(frozen=True, slots=True)
class PartRule:
    """The encoding of one property of a multipart body."""

    types: frozenset[str]
    repeated: bool
    """Whether the property is an array, sent as one part per item."""
    is_file: bool
    media_types: tuple[str, ...]
    """Media types that the part may have; if empty, any."""
    described_by: Description | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """The request body of an operation. Each operation of these APIs accepts one media type."""

    required: bool
    media_type: str
    check: SchemaCheck
    whole_numbers: Convert | None
    parts: Mapping[str, PartRule]
    names: Collection[str] = ()
    """The names of the document, which a message may repeat."""

    @classmethod
    def compile(cls, definition: Mapping[str, Any], schemas: Schemas) -> Body:
        """Compile a request body object of a document."""
        ((media_type, content),) = definition["content"].items()
        schema = content["schema"]
        parts: dict[str, PartRule] = {}
        if media_type == FORM:
            parts = _part_rules(schemas.resolve(schema), content.get("encoding", {}), schemas)
        return cls(
            required=bool(definition.get("required")),
            media_type=media_type,
            check=schemas.check(schema),
            whole_numbers=schemas.whole_numbers(schema),
            parts=parts,
            names=schemas.names,
        )

    def read(self, content: bytes, content_type: str | None) -> Received:
        """Read and check a body. Raises BadBody with the reason."""
        if not content and content_type is None:
            if self.required:
                raise BadBody("The body is missing.", [Problem("", "must be given")])
            return Received({}, {})
        media_type, options = parse_header(content_type or "")
        if media_type != self.media_type:
            raise BadBody(f"The body must be {self.media_type}.", [Problem("", f"must be {self.media_type}")])
        files: Mapping[str, tuple[Part, ...]] = {}
        if self.parts:
            value, files = self._read_parts(parse_multipart(content, options.get("boundary", "")))
        elif not content and not self.required:
            value = {}
        else:
            value = _json(content, options.get("charset", "utf-8"), "", self.names)
        problems = self.check.problems(value)
        if problems:
            raise BadBody("The body is not valid.", problems)
        self._require_described(value, files)
        return Received(self.whole_numbers(value) if self.whole_numbers else value, files)

    def _require_described(self, value: Any, files: Mapping[str, tuple[Part, ...]]) -> None:
        """Require that the files are those that another part describes."""
        problems = [
            problem
            for name, rule in self.parts.items()
            if rule.described_by is not None
            for problem in rule.described_by.problems(value, files.get(name, ()))
        ]
        if problems:
            raise BadBody("The files do not match their description.", problems)

    def _read_parts(self, parts: list[Part]) -> tuple[dict[str, Any], dict[str, tuple[Part, ...]]]:
        value: dict[str, Any] = {}
        files: dict[str, tuple[Part, ...]] = {}
        for part in parts:
            rule = self.parts.get(part.name)
            if rule is None:
                value[part.name] = ""  # the schema decides whether unknown parts are allowed
                continue
            if part.name in value and not rule.repeated:
                _refuse(part.name, "must be sent once")
            read = _part_value(part, rule, self.names)
            if rule.repeated:
                value.setdefault(part.name, []).append(read)
            else:
                value[part.name] = read
            if rule.is_file:
                files[part.name] = (*files.get(part.name, ()), part)
        return value, files


def _part_rules(schema: Mapping[str, Any], encoding: Mapping[str, Any], schemas: Schemas) -> dict[str, PartRule]:
    rules: dict[str, PartRule] = {}
    for name, part in schema["properties"].items():
        repeated = "array" in schemas.types(part)
        item = schemas.resolve(schemas.resolve(part).get("items", {}) if repeated else part)
        declared = encoding.get(name, {}).get("contentType", "")
        rules[name] = PartRule(
            types=schemas.types(item),
            repeated=repeated,
            is_file=item.get("format") == "binary",
            media_types=tuple(parse_header(one)[0] for one in declared.split(",") if one),
            described_by=Description.compile(part["x-described-by"]) if "x-described-by" in part else None,
        )
    return rules


def _part_value(part: Part, rule: PartRule, names: Collection[str]) -> Any:
    media_type, options = parse_header(part.content_type or "text/plain")
    if rule.media_types and not any(_covers(pattern, media_type) for pattern in rule.media_types):
        _refuse(part.name, "must have the content type " + " or ".join(rule.media_types))
    if rule.is_file:
        if part.file_name is None:
            _refuse(part.name, "must have a file name")
        return ""
    charset = options.get("charset", "utf-8")
    if "string" in rule.types:
        return _text(part.content, charset, part.name)
    return _json(part.content, charset, part.name, names)


def _covers(pattern: str, media_type: str) -> bool:
    return pattern in {"*/*", media_type} or (pattern.endswith("/*") and media_type.startswith(pattern[:-1]))


def _json(content: bytes, charset: str, field: str, names: Collection[str]) -> Any:
    try:
        return json_text.parse(_text(content, charset, field))
    except json_text.UnusableJson as error:
        if error.name is not None and error.name in names:
            _refuse(".".join(filter(None, (field, error.name))), "must not be repeated in an object")
        _refuse(field, str(error))


def _text(content: bytes, charset: str, field: str) -> str:
    if charset.lower() not in {"utf-8", "utf8", "us-ascii", "ascii"}:
        _refuse(field, "must be UTF-8")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        _refuse(field, "must be UTF-8")


def _refuse(field: str, message: str) -> NoReturn:
    raise BadBody("The body is not valid.", [Problem(field, message)])
