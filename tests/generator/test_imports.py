"""The annotations of generated code name only what its module has."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .drafts import Draft, packages
from .hints import unresolved

OBJECT = {"type": "object", "description": "A record.", "properties": {"id": {"type": "integer", "description": "ID."}}}
LEAVES: list[dict[str, Any]] = [
    {"type": "string"},
    {"type": "string", "format": "date"},
    {"type": "string", "format": "date-time"},
    {"type": "string", "format": "decimal"},
    {"type": "integer"},
    {"type": ["number", "null"]},
    {"type": "object", "additionalProperties": {"type": "string", "format": "date-time"}},
    {"type": "object"},
    {"$ref": "cell.yaml#/Cell"},
    {"$ref": "cell.yaml#/Color"},
    {"$ref": "cell.yaml#/Row"},
    {"$ref": "cell.yaml#/Grid"},
    {"$ref": "cell.yaml#/Colors"},
    {"anyOf": [{"$ref": "cell.yaml#/Cell"}, {"type": "null"}]},
]
schemas = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: (
        st.builds(lambda items: {"type": "array", "items": items}, inner)
        | st.builds(lambda values: {"type": "object", "additionalProperties": values}, inner)
    ),
    max_leaves=3,
)


def draft(received: dict[str, Any], sent: dict[str, Any], parameter: dict[str, Any], *, shared: bool) -> Draft:
    """Return a document that uses three schemas: in a response, a body and a parameter of a path item."""
    made = Draft()
    made.files["schemas/cell.yaml"] = {
        "Cell": deepcopy(OBJECT),
        "Color": {"type": "string", "description": "A color.", "enum": ["red", "blue"]},
        "Colors": {"description": "The same.", "type": "array", "items": {"$ref": "#/Color"}},
        "Row": {"type": "array", "description": "Cells.", "items": {"$ref": "#/Cell"}},
        "Grid": {"type": "array", "description": "Rows.", "items": {"$ref": "#/Row"}},
        "All": {
            "type": "object",
            "description": "Uses the others.",
            "properties": {name: {"$ref": f"#/{name}"} for name in ("Cell", "Color", "Colors", "Row", "Grid")},
        },
    }
    pet = made.schemas["PetList"]["properties"]
    pet["all"] = {"$ref": "cell.yaml#/All"}
    pet["part"] = {"description": "A part.", **received}
    made.paths["keeper"] = {
        "parameters": [
            {"name": "color", "in": "query", "description": "A color.", "schema": parameter},
        ],
        "get": deepcopy(made.paths["pets"]["get"]),
    }
    get = made.paths["keeper"]["get"]
    get |= {"operationId": "other", "x-sdk": {"resource": "others", "method": "list"}, "parameters": []}
    get["responses"]["200"]["content"]["application/json"]["schema"] = located(received)
    made.root["paths"]["/others"] = {"$ref": "paths/pet.yaml#/keeper"}
    if shared:
        made.root["components"]["parameters"] = {"Color": made.paths["keeper"]["parameters"][0]}
        made.root["components"]["parameters"]["Color"]["schema"] = {"$ref": "schemas/cell.yaml#/Color"}
        made.paths["keeper"]["parameters"] = [{"$ref": "../openapi.yaml#/components/parameters/Color"}]
    if "Cell" not in str(sent) and "Row" not in str(sent) and "Grid" not in str(sent):
        made.schemas["NewPet"]["properties"]["part"] = {"description": "A part.", **sent}
    return made


def located(schema: Any) -> Any:
    """Return a schema with its references as a file of path items writes them."""
    if isinstance(schema, dict):
        return {key: f"../schemas/{value}" if key == "$ref" else located(value) for key, value in schema.items()}
    return [located(item) for item in schema] if isinstance(schema, list) else schema


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    received=schemas,
    sent=schemas,
    parameter=st.sampled_from(
        [
            {"$ref": "../schemas/cell.yaml#/Color"},
            {"type": "array", "items": {"$ref": "../schemas/cell.yaml#/Color"}},
            {"type": "string", "format": "date"},
        ]
    ),
    shared=st.booleans(),
)
def test_annotations_resolve(
    tmp_path: Path, received: dict[str, Any], sent: dict[str, Any], parameter: dict[str, Any], shared: bool
) -> None:
    files = draft(received, sent, parameter, shared=shared).generate(tmp_path)
    with packages(files, tmp_path / "made") as (client, models):
        assert unresolved(client) == []
        assert models.PetList.model_validate({}).model_dump(exclude_none=True) == {}


@pytest.mark.parametrize(
    "schema", [{"type": "array", "items": {"$ref": "cell.yaml#/Row"}}, {"$ref": "cell.yaml#/Grid"}]
)
def test_list_method_may_return_a_list(tmp_path: Path, schema: dict[str, Any]) -> None:
    files = draft(schema, {"type": "string"}, {"type": "string"}, shared=False).generate(tmp_path)
    assert "-> builtins.list[builtins.list[" in files["vet_client/resources/others.py"]
