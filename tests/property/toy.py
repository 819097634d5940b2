"""A small document with features that the real ones may not have yet, for tests of the adapter."""

from __future__ import annotations

import schemathesis
from hypothesis import strategies as st

from tests.property.apis import Api, Operation
from tests.property.cases import cases

_JSON = "application/json"

TOY = Api(
    "toy",
    {
        "openapi": "3.1.0",
        "info": {"title": "Toy", "version": "1"},
        "servers": [{"url": "https://toy.example/v1"}],
        "x-sdk": {"client": "Toy", "environment": "TOY", "time_zone": False},
        "security": [{"key": []}],
        "paths": {
            "/thing/{name}": {
                "get": {
                    "operationId": "getThing",
                    "x-sdk": {"resource": "things", "method": "get"},
                    "x-safety": "read",
                    "parameters": [
                        {"name": "name", "in": "path", "required": True, "schema": {"type": "string"}},
                        {"name": "maxSize", "in": "query", "schema": {"type": "integer"}},
                        {"name": "isNew", "in": "query", "schema": {"type": "boolean"}},
                        {"name": "weight", "in": "query", "schema": {"type": "number"}},
                        {
                            "name": "joined",
                            "in": "query",
                            "explode": False,
                            "schema": {"type": "array", "items": {"type": "integer"}},
                        },
                        {
                            "name": "tags",
                            "in": "query",
                            "explode": False,
                            "schema": {"type": "array", "items": {"type": "string"}, "minItems": 1},
                        },
                        {
                            "name": "f[]",
                            "in": "query",
                            "x-sdk": {"name": "filters"},
                            "schema": {"type": "array", "items": {"type": "string"}},
                        },
                        {
                            "name": "at",
                            "in": "query",
                            "schema": {
                                "type": "string",
                                "format": "date-time-local",
                                "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$",
                            },
                        },
                    ],
                    "responses": {
                        "200": {
                            "description": "A thing.",
                            "content": {_JSON: {"schema": {"$ref": "#/components/schemas/Thing"}}},
                        },
                    },
                },
            },
            "/upload": {
                "post": {
                    "operationId": "upload",
                    "x-sdk": {"resource": "things", "method": "upload"},
                    "x-safety": "unsafe",
                    "requestBody": {
                        "required": True,
                        "content": {"multipart/form-data": {"schema": {"$ref": "#/components/schemas/Upload"}}},
                    },
                    "responses": {"204": {"description": "Kept."}},
                },
            },
            "/nullable": {
                "post": {
                    "operationId": "set",
                    "x-sdk": {"resource": "things", "method": "set"},
                    "x-safety": "unsafe",
                    "requestBody": {
                        "required": True,
                        "content": {
                            _JSON: {
                                "schema": {
                                    "type": ["object", "null"],
                                    "additionalProperties": False,
                                    "properties": {
                                        "count": {"type": "integer", "minimum": 5, "maximum": 1440, "multipleOf": 5},
                                    },
                                },
                            },
                        },
                    },
                    "responses": {"204": {"description": "Set."}},
                },
            },
        },
        "components": {
            "securitySchemes": {
                "key": {"type": "apiKey", "in": "header", "name": "x-key", "x-sdk": {"argument": "key"}},
            },
            "schemas": {
                "Thing": {"type": "object", "properties": {"size": {"type": "integer"}}},
                "Upload": {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["files", "count"],
                    "properties": {
                        "files": {
                            "type": "array",
                            "minItems": 1,
                            "items": {"type": "string", "format": "binary"},
                        },
                        "count": {"type": "integer"},
                    },
                },
            },
        },
    },
)


def toy_operation(path: str, method: str = "GET") -> Operation:
    """Return an operation of the toy document."""
    return next(one for one in TOY.operations if one.path == path and one.method == method.lower())


def toy_cases(path: str, method: str = "GET") -> st.SearchStrategy[schemathesis.Case]:
    """Generate cases of an operation of the toy document."""
    return cases(toy_operation(path, method))


def toy_case(path: str, method: str = "GET", **values: object) -> schemathesis.Case:
    """Return a case of the toy document with the given values."""
    from tests.property.cases import schema_of

    return schema_of(TOY)[path][method].Case(**values)
