"""Every key that supported_openapi.yaml admits changes the output, or is listed in key_notes.py as a note for readers.

For each key, the document of the third API is edited twice, with two values of the key. Then the two outputs differ, or
one value is refused. A key that no one reads fails this test.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.document.problems import SpecError
from generator.emit.client_package import client_files
from generator.emit.models_package import models_files
from generator.ir.client import build_client
from generator.ir.parser import parse
from generator.output.coverage_report import coverage
from generator.output.measurement import measure

from .key_notes import NOTES
from .variants import Variant

RULES = Path(__file__).parents[2] / "generator" / "rules" / "supported_openapi.yaml"

MISSING: Any = object()
"""The value of a key that is left out."""

EVIDENCE = [{"level": "documented", "source": "A."}, {"level": "inferred", "source": "B."}]

LIST, PET, CREATE = "paths/keeper.yaml#keepers/get", "paths/pet.yaml#pet/get", "paths/pet.yaml#pets/post"
SCHEMA, SENT, ROOT = "schemas/keeper.yaml#Keeper", "schemas/pet.yaml#NewPet", "openapi.yaml#"
ID, NAME = f"{SCHEMA}/properties/id", f"{SENT}/properties/name"
POINTERS = ("code", "detail", "validation", "request_id")
PARAMETER, KEY = "paths/pet.yaml#pets/get/parameters/0", f"{ROOT}components/securitySchemes/key"

Values = tuple[str, Any, Any]
"""The place of a key in a file, and its two values."""
Setting = tuple[str, Any]

_SIGNED_WITH = ["consumer_id", "consumer_secret", "access_token", "issuer"]

_MOCK: Any = {"base_url": "http://127.0.0.1/a", "credentials": {"api_key": "a"}}

_OTHER: Any = {"operationId": "listOthers", "property": "id", "where": {"id": 1}}
_PERIOD: Any = {"start": "from", "end": "till", "property": "id"}
_ZONE: Any = {"operationId": "listOthers", "parameter": "page", "property": "/id"}

PREPARED: Mapping[str, tuple[Setting, ...]] = {
    "array": ((f"{NAME}/type", "array"), (f"{NAME}/items", {"type": "string"})),
    "number": ((f"{NAME}/type", "integer"),),
    "enum": (
        ("schemas/keeper.yaml#Kind", {"type": "string", "enum": ["a", "b"], "description": "A kind."}),
        (f"{SCHEMA}/properties/kind", {"$ref": "#/Kind", "description": "The kind."}),
    ),
    "dates": (
        (f"{SENT}/properties/from", {"type": "string", "format": "date", "description": "From."}),
        (f"{SENT}/properties/till", {"type": "string", "format": "date", "description": "Till."}),
    ),
    "filters": (
        (f"{LIST}/parameters/2", {"name": "q[]", "in": "query", "description": "F.", "schema": {"type": "string"}}),
        (f"{LIST}/parameters/3", {"name": "sort_by", "in": "query", "description": "S.", "schema": {"type": "string"}}),
        (f"{LIST}/x-filters", {"id": "integer"}),
        (f"{LIST}/x-sort", ["id"]),
    ),
    "error": (
        (f"{PET}/responses/404/content", {"application/json": {"schema": {"$ref": "../schemas/keeper.yaml#/Fault"}}}),
        (
            "schemas/keeper.yaml#Fault",
            {
                "type": "object",
                "description": "A fault.",
                "properties": {
                    "message": {"type": "string", "description": "The cause.", "x-phi": True},
                    "reasons": {"type": "array", "items": {}, "description": "The causes.", "x-phi": True},
                },
            },
        ),
        (f"{ROOT}x-errors/reasons", {"list": "/reasons", "severity": "/level", "failures": [2]}),
    ),
    "validation": ((f"{ROOT}x-errors/validation", "/report"),),
    "shared": (
        (f"{ROOT}components/headers", {"Age": {"schema": {"type": "integer"}}}),
        (f"{ROOT}components/parameters", {"Limit": {"name": "more", "in": "query", "description": "M.", "schema": {}}}),
        (f"{ROOT}components/parameters/Limit/schema/type", "integer"),
        (f"{ROOT}components/responses", {"Busy": {"description": "Busy."}}),
        ("paths/pet.yaml#pets/get/parameters/0", {"$ref": "../openapi.yaml#/components/parameters/Limit"}),
        (f"{PET}/responses/429", {"$ref": "../openapi.yaml#/components/responses/Busy"}),
        (f"{PET}/responses/404/headers", {"Age": {"$ref": "../openapi.yaml#/components/headers/Age"}}),
    ),
    "link": ((f"{PET}/responses/200/links", {"add": {"operationId": "createPet", "requestBody": {"name": "x"}}}),),
    "form": (
        (f"{CREATE}/requestBody/content", {"multipart/form-data": {"schema": {"$ref": "../schemas/pet.yaml#/Form"}}}),
        (f"{CREATE}/requestBody/content/multipart~1form-data/encoding", {"data": {"contentType": "application/json"}}),
        ("schemas/pet.yaml#NewPet", MISSING),
        (
            "schemas/pet.yaml#Form",
            {
                "type": "object",
                "description": "A form.",
                "additionalProperties": False,
                "required": ["data", "file"],
                "properties": {
                    "data": {"$ref": "#/Data", "description": "The data."},
                    "file": {
                        "type": "array",
                        "items": {"type": "string", "format": "binary"},
                        "description": "The files.",
                        "x-described-by": {"part": "data", "entries": "/files", "name": "/label", "size": "/size"},
                    },
                },
            },
        ),
        (
            "schemas/pet.yaml#Data",
            {
                "type": "object",
                "description": "The data.",
                "additionalProperties": False,
                "properties": {"files": {"type": "array", "items": {"$ref": "#/Entry"}, "description": "The files."}},
            },
        ),
        (
            "schemas/pet.yaml#Entry",
            {
                "type": "object",
                "description": "A file.",
                "additionalProperties": False,
                "properties": {
                    "label": {"type": "string", "description": "The label."},
                    "other": {"type": "string", "description": "Another label."},
                    "size": {"type": "integer", "description": "The size."},
                    "bytes": {"type": "integer", "description": "The size in bytes."},
                },
            },
        ),
    ),
    "signed": (
        (
            KEY,
            {
                "type": "apiKey",
                "in": "header",
                "name": "Authorization",
                "x-sdk": {
                    "signer": "coreplus-jwt",
                    "prefix": "JwToken",
                    "audience": "https://vet.example",
                    "arguments": _SIGNED_WITH,
                },
            },
        ),
    ),
    "server": (
        (f"{ROOT}servers/0/url", "https://vet.example/{v}"),
        (f"{ROOT}servers/0/variables", {"v": {"default": "v1", "enum": ["v1", "v2"]}}),
    ),
}
"""Parts of a document that some keys need."""

_OTHER_SIZE = {"page": "page", "size": "per_page", "total": "/total"}
_VARIANT = {"method": "create_rex", "description": "Add Rex.", "x-evidence": EVIDENCE[0], "body": {"name": "Rex"}}

EFFECTS: Mapping[str, tuple[str, Any, Any, str]] = {
    "openapi": (f"{ROOT}openapi", "3.1.0", "3.0.0", ""),
    "info": (f"{ROOT}info/title", "vet", "zoo", ""),
    "info.title": (f"{ROOT}info/title", "vet", "zoo", ""),
    "info.summary": (f"{ROOT}info/summary", "One.", "Two.", ""),
    "servers": (f"{ROOT}servers/0/url", "https://vet.example", "https://zoo.example", ""),
    "security": (f"{ROOT}security", [{"key": []}], [], ""),
    "tags": (f"{ROOT}tags/0/description", "One.", "Two.", ""),
    "tags[].name": (f"{ROOT}tags/0/name", "pets", "animals", ""),
    "tags[].description": (f"{ROOT}tags/0/description", "One.", "Two.", ""),
    **dict.fromkeys(("x-sdk", "x-sdk.client"), (f"{ROOT}x-sdk/client", "Vet", "Zoo", "")),
    "x-sdk.environment": (f"{ROOT}x-sdk/environment", "VET", "ZOO", ""),
    "x-sdk.time_zone": (f"{ROOT}x-sdk/time_zone", False, True, ""),
    "x-sdk.about": (f"{ROOT}x-sdk/about", MISSING, "By hand.", ""),
    "x-sdk.classifiers": (f"{ROOT}x-sdk/classifiers", MISSING, ["Topic :: Zoo"], ""),
    "x-sdk.keywords": (f"{ROOT}x-sdk/keywords", MISSING, ["zoo"], ""),
    "x-sdk.mock": (f"{ROOT}x-sdk/mock", MISSING, _MOCK, ""),
    "x-sdk.mock.base_url": (f"{ROOT}x-sdk/mock", _MOCK, {**_MOCK, "base_url": "http://127.0.0.1/b"}, ""),
    "x-sdk.mock.credentials": (f"{ROOT}x-sdk/mock", _MOCK, {**_MOCK, "credentials": {"api_key": "b"}}, ""),
    "x-errors": (f"{ROOT}x-errors/detail", "/message", "/text", ""),
    **{f"x-errors.{key}": (f"{ROOT}x-errors/{key}", "/a", "/b", "") for key in POINTERS},
    "x-errors.field": (f"{ROOT}x-errors/field", MISSING, "/a", "validation"),
    "x-errors.reasons": (f"{ROOT}x-errors/reasons/severity", "/a", "/b", "error"),
    "x-errors.reasons.list": (f"{ROOT}x-errors/reasons/list", "/reasons", "/others", "error"),
    "x-errors.reasons.severity": (f"{ROOT}x-errors/reasons/severity", "/a", "/b", "error"),
    "x-errors.reasons.failures": (f"{ROOT}x-errors/reasons/failures", [1], [2], "error"),
    "x-pagination": (f"{ROOT}x-pagination/numbers/page", "page", "leaf", ""),
    "x-pagination{}.page": (f"{ROOT}x-pagination/numbers/page", "page", "leaf", ""),
    "x-pagination{}.size": (f"{ROOT}x-pagination/numbers/size", "limit", "count", ""),
    "x-pagination{}.total": (f"{ROOT}x-pagination/numbers/total", "/total", "/sum", ""),
    "x-pagination{}.next": (f"{ROOT}x-pagination/numbers/next", MISSING, "/next", ""),
    "x-pagination{}.number": (f"{ROOT}x-pagination/numbers/number", MISSING, "/total", ""),
    "x-rate-limit": (f"{ROOT}x-rate-limit", MISSING, {"requests": 3, "seconds": 1}, ""),
    "x-rate-limit.requests": (f"{ROOT}x-rate-limit", {"requests": 3, "seconds": 1}, {"requests": 4, "seconds": 1}, ""),
    "x-rate-limit.seconds": (f"{ROOT}x-rate-limit", {"requests": 3, "seconds": 1}, {"requests": 3, "seconds": 2}, ""),
    "x-requests-without-body": (f"{ROOT}x-requests-without-body", {"content_type": "text/a"}, MISSING, ""),
    "x-requests-without-body.content_type": (
        f"{ROOT}x-requests-without-body",
        {"content_type": "text/a"},
        {"content_type": "text/b"},
        "",
    ),
    "x-open-questions": (f"{ROOT}x-open-questions", MISSING, ["Why?"], ""),
    "paths": (f"{PET}/summary", "One.", "Two.", ""),
    "paths{}.parameters": (
        "paths/pet.yaml#pet/parameters",
        MISSING,
        [{"name": "more", "in": "query", "description": "M.", "schema": {"type": "integer"}}],
        "",
    ),
    **{f"paths{{}}.{method}": (f"{PET}/summary", "One.", "Two.", "") for method in ("get", "put", "post", "delete")},
    "paths{}.patch": (f"{PET}/summary", "One.", "Two.", ""),
    "components": (f"{ROOT}components/parameters/Limit/name", "more", "most", "shared"),
    "components.parameters": (f"{ROOT}components/parameters/Limit/name", "more", "most", "shared"),
    "components.responses": (f"{ROOT}components/responses/Idle", MISSING, {"description": "I."}, "shared"),
    "components.schemas": (f"{SCHEMA}/description", "One.", "Two.", ""),
    "components.securitySchemes": (f"{KEY}/name", "x-key", "y-key", ""),
    "#server.url": (f"{ROOT}servers/0/url", "https://vet.example", "https://zoo.example", ""),
    "#server.variables": (f"{ROOT}servers/0/variables/v/default", "v1", "v2", "server"),
    "#server.variables{}.default": (f"{ROOT}servers/0/variables/v/default", "v1", "v2", "server"),
    "#server.variables{}.enum": (f"{ROOT}servers/0/variables/v/enum", ["v1"], ["v1", "v3"], "server"),
    "#scheme.type": (f"{KEY}/type", "apiKey", "http", ""),
    "#scheme.in": (f"{KEY}/in", "header", "query", ""),
    "#scheme.name": (f"{KEY}/name", "x-key", "y-key", ""),
    "#scheme.scheme": (
        KEY,
        {"type": "http", "scheme": "bearer", "x-sdk": {"argument": "a"}},
        {"type": "http", "scheme": "basic", "x-sdk": {"argument": "a"}},
        "",
    ),
    "#scheme.bearerFormat": (f"{KEY}/bearerFormat", MISSING, "JWT", ""),
    "#scheme.flows": (f"{KEY}/flows", MISSING, {}, ""),
    "#scheme.openIdConnectUrl": (f"{KEY}/openIdConnectUrl", MISSING, "https://vet.example", ""),
    "#scheme.description": (f"{KEY}/description", "One.", "Two.", ""),
    "#scheme.x-sdk": (f"{KEY}/x-sdk/argument", "one", "two", ""),
    "#scheme.x-sdk.argument": (f"{KEY}/x-sdk/argument", "one", "two", ""),
    "#scheme.x-sdk.signer": (f"{KEY}/x-sdk/signer", "coreplus-jwt", "jwt", "signed"),
    "#scheme.x-sdk.prefix": (f"{KEY}/x-sdk/prefix", "A", "B", "signed"),
    "#scheme.x-sdk.audience": (f"{KEY}/x-sdk/audience", "A", "B", "signed"),
    "#scheme.x-sdk.arguments": (f"{KEY}/x-sdk/arguments", _SIGNED_WITH, ["key_id", "secret"], "signed"),
    "#operation.operationId": (f"{PET}/operationId", "getPet", "createPet", ""),
    "#operation.summary": (f"{PET}/summary", "One.", "Two.", ""),
    "#operation.description": (f"{PET}/description", "One.", "Two.", ""),
    "#operation.tags": (f"{PET}/tags", ["pets"], ["animals"], ""),
    "#operation.deprecated": (f"{PET}/deprecated", False, True, ""),
    "#operation.parameters": (f"{PET}/parameters/0/description", "One.", "Two.", ""),
    "#operation.requestBody": (f"{CREATE}/requestBody/required", False, True, ""),
    "#operation.security": (f"{PET}/security", MISSING, [], ""),
    "#operation.responses": (f"{PET}/responses/404/description", "One.", "Two.", ""),
    "#operation.x-sdk.resource": (f"{PET}/x-sdk/resource", "pets", "animals", ""),
    **dict.fromkeys(("#operation.x-sdk", "#operation.x-sdk.method"), (f"{PET}/x-sdk/method", "get", "read", "")),
    "#operation.x-safety": (f"{PET}/x-safety", "read", "unsafe", ""),
    "#operation.x-pagination": (f"{LIST}/x-pagination/style", "numbers", "none", ""),
    "#operation.x-pagination.style": (f"{LIST}/x-pagination/style", "numbers", "none", ""),
    "#operation.x-pagination.items": (f"{LIST}/x-pagination/items", "items", "total", ""),
    "#operation.x-pagination.key": (f"{LIST}/x-pagination/key", "id", [], ""),
    "#operation.x-filters": (f"{LIST}/x-filters/id", "integer", "string", "filters"),
    "#operation.x-sort": (f"{LIST}/x-sort", ["id"], [], "filters"),
    "#operation.x-evidence": (f"{PET}/x-evidence", EVIDENCE[0], EVIDENCE[1], ""),
    "#operation.x-open-questions": (f"{PET}/x-open-questions", MISSING, ["Why?"], ""),
    "#operation.x-order": (f"{LIST}/x-order", MISSING, ["page", "limit"], ""),
    "#operation.x-incremental": (f"{LIST}/x-incremental", MISSING, {"arguments": {"limit": 5}}, ""),
    "#incremental.arguments": (f"{LIST}/x-incremental", MISSING, {"arguments": {"limit": 5}}, ""),
    "#incremental.since": (f"{LIST}/x-incremental", MISSING, {"since": "page"}, ""),
    **{
        f"#incremental.{key}": (f"{LIST}/x-incremental", MISSING, {key.partition(".")[0]: told}, "")
        for key, told in (
            ("cursor", "size"),
            ("key", ["id"]),
            *((f"parent{name}", _OTHER) for name in ("", ".operationId", ".property", ".where")),
            *((f"period{name}", _PERIOD) for name in ("", ".start", ".end", ".property")),
            *((f"removes{name}", _OTHER) for name in ("", ".operationId", ".property", ".where")),
            *((f"zone{name}", _ZONE) for name in ("", ".operationId", ".parameter", ".property")),
        )
    },
    "#operation.x-reconcile": (f"{CREATE}/x-reconcile", MISSING, {}, ""),
    "#operation.x-contradiction": (f"{CREATE}/x-contradiction", MISSING, {"/id": 0}, ""),
    "#operation.x-errors": (f"{CREATE}/x-errors", MISSING, {"conflict": [400]}, "error"),
    "#operation.x-errors.conflict": (f"{CREATE}/x-errors", MISSING, {"conflict": [400]}, "error"),
    "#operation.x-upload": (f"{CREATE}/x-upload", MISSING, {}, ""),
    "#operation.x-download": (f"{PET}/x-download", MISSING, {}, ""),
    "#operation.x-sdk-variants": (f"{CREATE}/x-sdk-variants", [], [_VARIANT], ""),
    "#parameter.$ref": (f"{ROOT}components/parameters/Limit/name", "more", "most", "shared"),
    "#parameter.name": (f"{PARAMETER}/name", "limit", "most", ""),
    "#parameter.in": (f"{PARAMETER}/in", "query", "header", ""),
    "#parameter.description": (f"{PARAMETER}/description", "One.", "Two.", ""),
    "#parameter.required": (f"{PARAMETER}/required", False, True, ""),
    "#parameter.deprecated": (f"{PARAMETER}/deprecated", False, True, ""),
    "#parameter.schema": (f"{PARAMETER}/schema/type", "integer", "boolean", ""),
    "#parameter.style": (f"{PARAMETER}/style", "form", "simple", ""),
    "#parameter.explode": (f"{PARAMETER}/explode", True, False, ""),
    "#parameter.x-sdk": (f"{PARAMETER}/x-sdk", MISSING, {"name": "most"}, ""),
    "#parameter.x-phi": (f"{PARAMETER}/x-phi", False, "yes", ""),
    "#parameter.x-evidence": (f"{PARAMETER}/x-evidence", MISSING, {}, ""),
    "#body.required": (f"{CREATE}/requestBody/required", False, True, ""),
    "#body.content": (f"{CREATE}/requestBody/content/text~1csv", MISSING, {}, ""),
    "#response.$ref": (f"{ROOT}components/responses/Busy/description", "Busy.", "", "shared"),
    "#response.description": (f"{PET}/responses/404/description", "One.", "Two.", ""),
    "#response.content": (f"{PET}/responses/200/content", {"text/csv": {"schema": {"type": "string"}}}, MISSING, ""),
    "#content{}.schema": (
        f"{PET}/responses/200/content/application~1json/schema/$ref",
        "../schemas/pet.yaml#/Pet",
        "../schemas/pet.yaml#/KeptPet",
        "",
    ),
    "#content{}.encoding": (
        f"{CREATE}/requestBody/content/multipart~1form-data/encoding/data/contentType",
        "application/json",
        "text/plain",
        "form",
    ),
    "#content{}.encoding{}.contentType": (
        f"{CREATE}/requestBody/content/multipart~1form-data/encoding/data/contentType",
        "application/json",
        "text/plain",
        "form",
    ),
    "#header.$ref": (
        f"{PET}/responses/404/headers/Age/$ref",
        "../openapi.yaml#/components/headers/Age",
        "../openapi.yaml#/components/headers/Old",
        "shared",
    ),
    "#link.operationId": (f"{PET}/responses/200/links/add/operationId", "createPet", "addPet", "link"),
    "#link.parameters": (f"{PET}/responses/200/links/add/parameters", {}, {"leaf": 1}, "link"),
    "#link.requestBody": (f"{PET}/responses/200/links/add/requestBody", {"name": "x"}, {"nmae": "x"}, "link"),
    **{
        f"#variant.{key}": (f"{CREATE}/x-sdk-variants", [_VARIANT], [{**_VARIANT, key: value}], "")
        for key, value in {
            "method": "add_rex",
            "description": "Add it.",
            "body": {"name": "Max"},
            "x-contradiction": {"/id": 0},
            "x-evidence": EVIDENCE[1],
            "x-open-questions": ["Why?"],
        }.items()
    },
    "#evidence.level": (f"{PET}/x-evidence", EVIDENCE[0], {**EVIDENCE[0], "level": "inferred"}, ""),
    "#evidence.source": (f"{PET}/x-evidence", EVIDENCE[0], {**EVIDENCE[0], "source": "B."}, ""),
    "#called.name": (f"{PARAMETER}/x-sdk", {"name": "more"}, {"name": "most"}, ""),
    "#schema.$ref": (
        f"{PET}/responses/200/content/application~1json/schema/$ref",
        "../schemas/pet.yaml#/Pet",
        "../schemas/pet.yaml#/KeptPet",
        "",
    ),
    "#schema.type": (f"{ID}/type", "integer", "string", ""),
    "#schema.format": (f"{NAME}/format", MISSING, "date", ""),
    "#schema.enum": ("schemas/keeper.yaml#Kind/enum", ["a"], ["b"], "enum"),
    "#schema.anyOf": (f"{SENT}/anyOf", MISSING, [{"required": ["keeper"]}, {"required": ["keeper_id"]}], ""),
    "#schema.not": (f"{SENT}/not", {"required": ["keeper", "keeper_id"]}, {"required": ["keeper", "name"]}, ""),
    "#schema.properties": (f"{SCHEMA}/properties/more", MISSING, {"type": "integer", "description": "M."}, ""),
    "#schema.required": (f"{SCHEMA}/required", [], ["id"], ""),
    "#schema.additionalProperties": (f"{SENT}/additionalProperties", False, True, ""),
    "#schema.items": (f"{NAME}/items/type", "string", "integer", "array"),
    **{f"#schema.{key}": (f"{NAME}/{key}", 3, 4, "number") for key in ("minimum", "maximum", "multipleOf")},
    **{f"#schema.{key}": (f"{NAME}/{key}", 3, 4, "") for key in ("minLength", "maxLength")},
    **{f"#schema.{key}": (f"{NAME}/{key}", 3, 4, "array") for key in ("minItems", "maxItems")},
    "#schema.pattern": (f"{NAME}/pattern", "a", "b", ""),
    "#schema.description": (f"{NAME}/description", "One.", "Two.", ""),
    "#schema.default": (f"{SCHEMA}/properties/id/default", 1, 2, ""),
    "#schema.deprecated": (f"{ID}/deprecated", False, True, ""),
    "#schema.readOnly": (f"{NAME}/readOnly", False, True, ""),
    "#schema.writeOnly": (f"{ID}/writeOnly", False, True, ""),
    "#schema.x-sdk": (f"{ID}/x-sdk", MISSING, {"name": "number"}, ""),
    "#schema.x-sdk.name": (f"{ID}/x-sdk", {"name": "number"}, {"name": "count"}, ""),
    "#schema.x-sdk.extends": ("schemas/pet.yaml#KeptPet/x-sdk", {"extends": "Pet"}, MISSING, ""),
    "#schema.x-order": (f"{SENT}/x-order", MISSING, ["from", "till"], "dates"),
    "#schema.x-pipeline": ("schemas/pet.yaml#Pet/x-pipeline", MISSING, {"keep": ["size"]}, ""),
    "#schema.x-pipeline.keep": ("schemas/pet.yaml#Pet/x-pipeline", MISSING, {"keep": ["size"]}, ""),
    "x-pipeline": (f"{ROOT}x-pipeline", {"ignore": ["name"]}, {"ignore": ["size"]}, ""),
    "x-pipeline.ignore": (f"{ROOT}x-pipeline", {"ignore": ["name"]}, {"ignore": ["size"]}, ""),
    "#schema.x-key": ("schemas/pet.yaml#KeptPet/x-key", MISSING, "keeper", ""),
    "#schema.x-phi": (f"{ID}/x-phi", False, True, ""),
    "#schema.x-described-by": ("schemas/pet.yaml#Form/properties/file/x-described-by/name", "/label", "/other", "form"),
    "#schema.x-described-by.part": (
        "schemas/pet.yaml#Form/properties/file/x-described-by/part",
        "data",
        "file",
        "form",
    ),
    "#schema.x-described-by.entries": (
        "schemas/pet.yaml#Form/properties/file/x-described-by/entries",
        "/files",
        "/others",
        "form",
    ),
    "#schema.x-described-by.name": (
        "schemas/pet.yaml#Form/properties/file/x-described-by/name",
        "/label",
        "/other",
        "form",
    ),
    "#schema.x-described-by.size": (
        "schemas/pet.yaml#Form/properties/file/x-described-by/size",
        "/size",
        "/bytes",
        "form",
    ),
    "#schema.x-evidence": (f"{ID}/x-evidence", EVIDENCE[0], EVIDENCE[1], ""),
    "#schema.x-enum-descriptions": ("schemas/keeper.yaml#Kind/x-enum-descriptions", MISSING, {"a": "A."}, "enum"),
}
"""For each key: its place in a file, two values, and the part that it needs."""


def _admitted() -> Iterator[str]:
    """Yield every key that the schema of documents admits, with its place in the schema."""
    supported = yaml.safe_load(RULES.read_text("utf-8"))
    yield from _keys("", supported)
    for name, schema in supported["$defs"].items():
        yield from _keys(f"#{name}", schema)


def _keys(name: str, schema: Any) -> Iterator[str]:
    if isinstance(schema, dict):
        for key, inner in schema.get("properties", {}).items():
            place = f"{name}.{key}" if name else str(key)
            yield place
            yield from _keys(place, inner)
        for key, mark in (("items", "[]"), ("additionalProperties", "{}"), ("then", "")):
            yield from _keys(f"{name}{mark}", schema.get(key))


@cache
def admitted() -> tuple[str, ...]:
    return tuple(_admitted())


def _set(variant: Variant, place: str, value: Any) -> None:
    """Set a value in a file, or remove it."""
    file, _, pointer = place.partition("#")
    *steps, last = (step.replace("~1", "/") for step in pointer.split("/"))

    def change(content: Any) -> None:
        for step in steps:
            content = content[int(step)] if isinstance(content, list) else content[step]
        if isinstance(content, list):
            content[int(last) :] = [value]
        elif value is MISSING:
            content.pop(last, None)
        else:
            content[last] = value

    variant.edit(file, change)


def _output(variant: Variant, *, with_models: bool) -> dict[str, str] | str:
    """Return the files of the packages and the coverage page, without copies of the document; or the problems."""
    try:
        document = variant.document()
        parsed = parse(document)
        files = client_files(build_client(document, parsed), variant.folders)
        models = models_files(document, parsed, variant.folders) if with_models else {}
    except SpecError as error:
        return str(error)
    page = coverage(document, measure(document, variant.folders))
    return {
        "page": page,
        **{name: text for name, text in files.items() if "_runtime" not in name and "schemas.json" not in name},
        **{f"models/{name}": text for name, text in models.items()},
    }


def test_every_admitted_key_is_listed_once() -> None:
    assert sorted(set(admitted())) == sorted({*EFFECTS, *NOTES})
    assert not EFFECTS.keys() & NOTES.keys()


@pytest.mark.parametrize("key", EFFECTS)
def test_key_has_an_effect(variant: Variant, key: str) -> None:
    place, first, second, needed = EFFECTS[key]
    for at, value in PREPARED.get(needed, ()):
        _set(variant, at, value)
    for with_models in (False, True):  # most keys change the client
        outputs: list[dict[str, str] | str] = []
        for value in (first, second):
            _set(variant, place, value)
            outputs.append(_output(variant, with_models=with_models))
        assert isinstance(outputs[0], dict), outputs[0]
        if outputs[0] != outputs[1]:
            return
    pytest.fail("neither the packages nor the coverage page change, and nothing is refused")
