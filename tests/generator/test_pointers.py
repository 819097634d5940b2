"""Property names with the special characters of JSON pointers are read, compared and proven like any others."""

from __future__ import annotations

import json
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.bundle import bundle
from generator.document.facts import known_in_reasons
from generator.document.json_pointer import escape
from generator.document.reconcile_extension import schema_at, source_of

from .drafts import VET, Draft, packages

DOCUMENT = bundle(VET)
NAMES = ("a/b", "*", "a~b", "~1", "0", "~01", "a/*/b", "~/~", "/*/", "*/0")


def draft(name: str) -> Draft:
    """Return an API in which a property with this name is everything that a pointer is made for."""
    made = Draft()
    number = {"type": "integer", "description": "A number.", "x-sdk": {"name": "odd"}}
    made.root["paths"][f"/pets/{{{name}}}"] = made.root["paths"].pop("/pets/{pet_id}")
    made.root["x-errors"]["detail"] = f"/{escape(name)}"
    made.root["x-pagination"]["numbers"]["total"] = f"/{escape(name)}"
    path = made.paths["pet"]["get"]
    path["parameters"][0] |= {"name": name, "x-sdk": {"name": "odd"}}
    error = {
        "description": "Gone.",
        "content": {"application/json": {"schema": {"$ref": "../schemas/pet.yaml#/Error"}}},
    }
    path["responses"]["404"] = error
    made.schemas["Error"] = {
        "type": "object",
        "description": "An error.",
        "properties": {name: {"type": "string", "description": "What happened.", "x-sdk": {"name": "odd"}}},
    }
    made.schemas["Pet"]["properties"][name] = number
    made.schemas["NewPet"]["properties"][name] = number
    kept = made.schemas["KeptPet"]
    del kept["x-sdk"]
    kept["required"], kept["properties"][name] = [name], number
    page = made.files["schemas/keeper.yaml"]["KeeperPage"]["properties"]
    page[name] = {**page.pop("total"), "x-sdk": {"name": "odd"}}
    return made


def call(client: ModuleType, status: int, body: Any, resource: str, method: str, **given: Any) -> Any:
    """Call a method of a client whose server responds with a body."""
    response = httpx.Response(status, content=json.dumps(body), headers={"content-type": "application/json"})
    transport = httpx.MockTransport(lambda _: response)
    with client.Vet(api_key="k", http_client=httpx.Client(transport=transport)) as vet:
        return getattr(getattr(vet, resource), method)(**given)


@pytest.mark.parametrize("name", NAMES)
def test_an_odd_property_name_works_in_every_pointer(name: str, tmp_path: Path) -> None:
    with packages(draft(name).generate(tmp_path / "specs"), tmp_path / "made") as (client, _):
        assert call(client, 201, {name: 5}, "pets", "create", name="Rex").odd == 5
        assert call(client, 201, {name: 5}, "pets", "create", name="Rex", odd=5).odd == 5
        with pytest.raises(client.ResponseValidationError, match="contains no record"):
            call(client, 201, {"id": 5}, "pets", "create", name="Rex")
        with pytest.raises(client.ResponseValidationError, match="contradicts the request"):
            call(client, 201, {name: 6}, "pets", "create", name="Rex", odd=5)
        assert call(client, 200, {"id": 1, name: 5}, "pets", "get", odd=5).odd == 5
        with pytest.raises(client.ResponseValidationError, match="another record"):
            call(client, 200, {"id": 1, name: 6}, "pets", "get", odd=5)
        with pytest.raises(client.NotFoundError) as caught:
            call(client, 404, {name: "There is none."}, "pets", "get", odd=5)
        assert caught.value.detail == "There is none."
        keepers = call(client, 200, {"items": [{"id": 1}], name: 1}, "keepers", "list")
        assert [keeper.id for keeper in keepers] == [1]


@given(st.text(alphabet="/~*01ab", max_size=5), st.text(alphabet="/~*01ab", max_size=5))
def test_an_expression_and_a_schema_name_the_property_that_was_meant(name: str, inner: str) -> None:
    number = {"type": "integer"}
    schema = {"type": "object", "properties": {name: {"type": "object", "properties": {inner: number}}}}
    listed = {"type": "object", "properties": {name: {"type": "array", "items": schema}}}
    first, last = escape(name), escape(inner)
    for root, written in (("body", "$request.body"), ("first", "$first"), ("record", "$record")):
        assert source_of(f"{written}#/{first}/{last}") == (root, f"/{first}/{last}")
    assert source_of(f"$request.path.{name}") == (("path", f"/{first}") if name else None)
    assert schema_at(DOCUMENT, schema, f"/{first}/{last}") == number
    assert schema_at(DOCUMENT, schema, f"/{first}/{last}/0") is None
    assert schema_at(DOCUMENT, listed, f"/{first}/0/{first}/{last}") == number
    assert schema_at(DOCUMENT, listed, f"/{first}/*/{first}/{last}", each=True) == number
    assert schema_at(DOCUMENT, listed, f"/{first}/*/{first}/{last}") is None


def test_the_whole_error_body_can_be_the_detail(tmp_path: Path) -> None:
    made = Draft()
    made.root["x-errors"]["detail"] = ""
    with packages(made.generate(tmp_path / "specs"), tmp_path / "made") as (client, _):
        assert call(client, 201, {"id": 1, "keeper": "Sam Doe"}, "pets", "create", name="Rex").id == 1
        with pytest.raises(client.NotFoundError) as caught:
            call(client, 404, "There is none.", "pets", "get", pet_id=1)
        assert caught.value.detail == "There is none."


def test_reasons_inside_an_error_are_known(tmp_path: Path) -> None:
    made = Draft()
    made.root["x-errors"]["reasons"] = {"list": "/a~1b/0", "severity": "/severity", "failures": [3]}
    schema = {"$ref": "../schemas/pet.yaml#/Error"}
    content = {"application/json": {"schema": schema}}
    made.paths["pets"]["post"]["responses"]["409"] = {"description": "Taken.", "content": content}
    reason = {"type": "object", "description": "A reason.", "properties": {"severity": {"type": "integer"}}}
    listed = {"type": "array", "items": {"$ref": "#/Reason"}}
    made.schemas.update(
        {
            "Reason": reason,
            "Inner": {"type": "object", "properties": {"0": listed}},
            "Error": {"type": "object", "properties": {"a/b": {"$ref": "#/Inner"}}},
        }
    )
    assert known_in_reasons(bundle(made.write(tmp_path))) == ("severity",)
