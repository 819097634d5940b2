"""A success is believed by the key that the document declares, and by any text or number where it declares none."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from types import ModuleType
from typing import Any

import pytest

from .variants import Server, Variant

Json = Any

TYPES: dict[str, dict[str, Any]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "choice": {"type": "string", "enum": ["none", "0", "null", "some"]},
}
"""The types of a property that may identify nothing."""

DOCUMENTED: dict[str, list[Json]] = {
    "text": ["", " ", "0", "null", "none", "Null", "-", "x"],
    "integer": [0, -1, 5],
    "number": [0, 0.0, -0.5, -12, 3.25],
    "choice": ["none", "0", "null", "some"],
}
"""Values that the types allow."""

NO_RECORD: tuple[Json, ...] = (..., None, True, False, [], {}, [1], {"a": 1})
"""What is neither a text nor a number, ``...`` for nothing."""
NO_ID: tuple[Json, ...] = (..., None, True, False, "", " ", "0", "null", "none", [], {}, -1)


def _keep(variant: Variant, required: list[str], first: dict[str, Any], **keys: Any) -> None:
    """Let the record of the third API require these properties, of which ``about`` is of a type."""

    def change(schemas: dict[str, Any]) -> None:
        del schemas["KeptPet"]["x-sdk"]
        schemas["KeptPet"]["required"] = required
        about = {**first, "description": "About the pet.", "x-phi": False}
        if "enum" in about:
            schemas["Mood"] = about
            about = {"$ref": "#/Mood"}
        schemas["KeptPet"]["properties"] = {
            "about": about,
            "id": {"type": "integer", "description": "ID of the pet."},
            "pet_id": {"type": "integer", "description": "ID of the pet."},
        }
        schemas["KeptPet"] |= keys

    variant.edit("schemas/pet.yaml", change)


def _read(variant: Variant) -> None:
    """Let the operation that reads a pet return the same record."""

    def change(paths: dict[str, Any]) -> None:
        content = paths["pet"]["get"]["responses"]["200"]["content"]
        content["application/json"]["schema"] = {"$ref": "../schemas/pet.yaml#/KeptPet"}

    variant.edit("paths/pet.yaml", change)


def _list(variant: Variant, key: Json) -> None:
    """Let a list in pages have the same records, with a key."""
    record = {"$ref": "pet.yaml#/KeptPet"}
    variant.edit("schemas/keeper.yaml", lambda all_: all_["KeeperPage"]["properties"]["items"].update(items=record))
    variant.edit("schemas/keeper.yaml", lambda all_: all_.pop("Keeper"))
    variant.edit("paths/keeper.yaml", lambda paths: paths["keepers"]["get"]["x-pagination"].update(key=key))


def _is_believed(package: ModuleType, body: dict[str, Json]) -> bool:
    """Return whether the response to a call that creates a record is believed."""
    with package.Vet(api_key="k", http_client=Server(body, 201).pool) as vet:
        try:
            vet.pets.create(name="Rex")
        except package.ResponseValidationError as error:
            return not error.maybe_applied
    return True


def _with(name: str, value: Json) -> dict[str, Json]:
    body = {"about": "x", "id": 7, "pet_id": 7, name: value}
    return {key: given for key, given in body.items() if given is not ...}


@pytest.mark.parametrize("kind", TYPES)
def test_any_documented_value_shows_a_record_without_a_key(variant: Variant, kind: str) -> None:
    _keep(variant, ["about"], TYPES[kind])
    package = variant.client()
    for value in DOCUMENTED[kind]:
        assert _is_believed(package, _with("about", value)), value
    for value in NO_RECORD:
        assert not _is_believed(package, _with("about", value)), value


WAYS = ("x-key", "list", "path", "list in a path")


@pytest.mark.parametrize(("way", "is_first"), [*itertools.product(WAYS, (True, False))])
def test_declared_key_shows_a_record_wherever_it_is_required(variant: Variant, way: str, is_first: bool) -> None:
    key = "pet_id" if way == "path" else "id"
    _keep(variant, [key, "about"] if is_first else ["about", key], TYPES["text"])
    if way == "x-key":
        variant.edit("schemas/pet.yaml", lambda schemas: schemas["KeptPet"].update({"x-key": "id"}))
    elif way == "path":
        _read(variant)
    else:
        _list(variant, "id" if way == "list" else ["id"])
    package = variant.client()
    for value in NO_ID:
        assert not _is_believed(package, _with(key, value)), value
    for value in DOCUMENTED["text"]:
        assert _is_believed(package, _with("about", value)), value


def test_key_of_several_properties_identifies_by_what_the_path_leaves_open(variant: Variant) -> None:
    _keep(variant, ["about", "pet_id", "id"], TYPES["number"])
    _list(variant, ["pet_id", "id"])
    variant.edit("paths/pet.yaml", _move)
    variant.edit("openapi.yaml", lambda root: root["paths"].update({"/pets/{pet_id}/others": {"$ref": _OTHERS}}))
    package, server = variant.client(), Server(status=201)
    with package.Vet(api_key="k", http_client=server.pool) as vet:
        for number in (0, -1):
            server.answer = _with("about", number)
            vet.pets.add(7, name="Rex")
        for wrong in (0, -1, None):
            server.answer = _with("id", wrong)
            with pytest.raises(package.ResponseValidationError, match="contains no record"):
                vet.pets.add(7, name="Rex")
    for value in DOCUMENTED["number"]:
        assert _is_believed(package, _with("about", value)), "parts of a key may be 0"


_OTHERS = "paths/pet.yaml#/others"


def _move(paths: dict[str, Any]) -> None:
    """Add an operation that creates a record below another one."""
    pet = paths["pet"]["get"]["parameters"][0]
    sdk = {"resource": "pets", "method": "add"}
    paths["others"] = {"post": {**paths["pets"]["post"], "operationId": "addPet", "x-sdk": sdk, "parameters": [pet]}}


@pytest.mark.parametrize("flag", [{"type": "boolean"}, {"type": ["string", "null"]}, {"type": ["boolean", "null"]}])
def test_choice_that_may_show_nothing_is_not_demanded(variant: Variant, flag: dict[str, Any]) -> None:
    _keep(variant, [], flag, anyOf=[{"required": ["about"]}, {"required": ["id"]}])
    variant.edit("schemas/pet.yaml", lambda schemas: schemas["KeptPet"].pop("required"))
    package = variant.client()
    for value in (False, True, None, ""):
        assert _is_believed(package, {"about": value})


def test_address_is_never_empty(variant: Variant) -> None:
    _keep(variant, ["about"], {"type": "string", "format": "uri"})
    package = variant.client()
    assert _is_believed(package, {"about": "https://vet.example/1"})
    for value in NO_ID:
        assert not _is_believed(package, _with("about", value)), value


PROBLEMS: dict[str, tuple[str, str, Json, str]] = {
    "unknown": ("schemas/pet.yaml", "KeptPet", "other", "'other' is not a required text or number here"),
    "optional": ("schemas/pet.yaml", "KeptPet", "name", "'name' is not a required text or number"),
    "sent": ("schemas/pet.yaml", "NewPet", "name", "belongs on a schema of responses"),
    "list": ("schemas/pet.yaml", "PetList", "pets", "'pets' is not a required text or number"),
}


@pytest.mark.parametrize(("file", "schema", "key", "message"), PROBLEMS.values(), ids=PROBLEMS)
def test_key_without_effect_is_refused(variant: Variant, file: str, schema: str, key: str, message: str) -> None:
    variant.edit(file, lambda schemas: schemas[schema].update({"x-key": key}))
    assert [problem for problem in variant.problems() if message not in problem] == []
    assert variant.problems()


def test_key_inside_a_schema_is_refused(variant: Variant) -> None:
    variant.edit("schemas/pet.yaml", lambda schemas: schemas["Pet"]["properties"]["name"].update({"x-key": "id"}))
    assert any("belongs on a named schema" in problem for problem in variant.problems())


OTHER = {"description": "Another pet.", "type": "object", "required": ["id"]}
NUMBER = {"type": "integer", "description": "ID of the pet."}


def _only_in_a_list(variant: Variant) -> str:
    _keep(variant, ["id"], TYPES["text"])
    _list(variant, ["id", "pet_id"])
    _create(variant, {"$ref": "../schemas/pet.yaml#/Pet"})
    return "KeptPet"


def _only_in_a_list_of_a_record(variant: Variant) -> str:
    others = {"description": "Others.", "type": "array", "items": {"$ref": "#/Other"}}

    def change(schemas: dict[str, Any]) -> None:
        schemas["KeptPet"]["properties"]["others"] = others
        schemas["Other"] = {**OTHER, "properties": {"id": NUMBER}}

    variant.edit("schemas/pet.yaml", change)
    return "Other"


def _only_in_errors(variant: Variant) -> str:
    content = {"application/json": {"schema": {"$ref": "../schemas/pet.yaml#/Other"}}}
    text = {"type": "string", "description": "What is wrong.", "x-phi": False}
    other = {**OTHER, "properties": {"id": NUMBER, "message": text}}
    variant.edit("schemas/pet.yaml", lambda schemas: schemas.update(Other=other))
    variant.edit("paths/pet.yaml", lambda paths: paths["pet"]["get"]["responses"]["404"].update(content=content))
    return "Other"


def _create(variant: Variant, schema: Json) -> None:
    """Let the operation that creates a pet return another record."""

    def change(paths: dict[str, Any]) -> None:
        paths["pets"]["post"]["responses"]["201"]["content"]["application/json"]["schema"] = schema

    variant.edit("paths/pet.yaml", change)


@pytest.mark.parametrize("place", [_only_in_a_list, _only_in_a_list_of_a_record, _only_in_errors])
def test_key_that_no_success_needs_is_refused(variant: Variant, place: Callable[[Variant], str]) -> None:
    name = place(variant)
    assert variant.problems() == []
    variant.edit("schemas/pet.yaml", lambda schemas: schemas[name].update({"x-key": "id"}))
    (problem,) = variant.problems()
    assert problem.startswith(f"/{name}/x-key: has no effect")
