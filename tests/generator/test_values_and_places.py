"""Values that nothing meets, and files, paths and parameters where no code can use them, are refused with a fix."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .drafts import Draft, packages
from .hints import unresolved

Edit = Callable[[Draft], object]

FILE = {"type": "string", "format": "binary"}
LIMIT = ("paths/pet.yaml", "pets", "get", "parameters", 0, "schema")
NAME = ("schemas/pet.yaml", "NewPet", "properties", "name")
JSON = ("paths/pet.yaml", "pet", "get", "responses", "200", "content", "application/json", "schema")


def put(path: tuple[str | int, ...], value: object) -> Edit:
    """Return an edit that puts a value at a place."""

    def edit(draft: Draft) -> None:
        holder: Any = draft.files
        for step in path[:-1]:
            holder = holder[step]
        holder[path[-1]] = value

    return edit


def schema(path: tuple[str | int, ...], **keys: Any) -> Edit:
    """Return an edit of the keys of a schema, all but its description."""
    return put(path, {"description": "A value.", "x-phi": False, **keys} if path == NAME else keys)


def form(part: dict[str, Any], **encoding: Any) -> Edit:
    """Return an edit that sends a form with a part."""

    def edit(draft: Draft) -> None:
        draft.schemas["NewPet"].pop("not")
        schema(NAME, **part)(draft)
        body = draft.paths["pets"]["post"]["requestBody"]
        media: dict[str, Any] = {"schema": {"$ref": "../schemas/pet.yaml#/NewPet"}}
        body["content"] = {"multipart/form-data": {**media, **({"encoding": encoding} if encoding else {})}}

    return edit


def moved(path: str) -> Edit:
    """Return an edit that gives another path to an operation."""

    def edit(draft: Draft) -> None:
        draft.root["paths"][path] = draft.root["paths"].pop("/pets/{pet_id}")

    return edit


def twice(**keys: Any) -> Edit:
    """Return an edit that declares a parameter again."""

    def edit(draft: Draft) -> None:
        parameters = draft.paths["pets"]["get"]["parameters"]
        draft.paths["pets"]["parameters"] = [{**parameters[0], **keys}]

    return edit


def aliased(name: str) -> Edit:
    """Return an edit that sends a schema; ``Alias`` is another name of ``NewPet``."""

    def edit(draft: Draft) -> None:
        if name == "Alias":
            draft.schemas["Alias"] = {"$ref": "#/NewPet", "description": "The same."}
        content = draft.paths["pets"]["post"]["requestBody"]["content"]
        content["application/json"]["schema"] = {"$ref": f"../schemas/pet.yaml#/{name}"}

    return edit


def moved_status(status: str) -> Edit:
    """Return an edit that gives another status to a success."""

    def edit(draft: Draft) -> None:
        responses = draft.paths["pet"]["get"]["responses"]
        responses[status] = responses.pop("200")

    return edit


def variant(body: dict[str, Any]) -> Edit:
    """Return an edit that adds a method with a fixed body."""
    given = {"method": "add", "description": "Add one.", "body": body}
    evidence = {"x-evidence": {"level": "documented", "source": "Invented."}}
    return put(("paths/pet.yaml", "pets", "post", "x-sdk-variants"), [{**given, **evidence}])


KINDS: dict[str, tuple[Edit, str, Edit]] = {
    "file in a JSON body": (schema(NAME, **FILE), "/NewPet/properties/name/format: is a file", form(FILE)),
    "file in the query": (schema(LIMIT, **FILE), "/schema/format: is a file", schema(LIMIT, type="string")),
    "file in a JSON response": (
        schema(JSON, **FILE),
        "/schema/format: is a file",
        put(JSON[:-2], {"image/png": {"schema": FILE}}),
    ),
    "nullable file": (form({**FILE, "type": ["string", "null"]}), "is a file", form(FILE)),
    "lists of lists of files": (
        form({"type": "array", "items": {"type": "array", "items": FILE}}),
        "/items/items/format: is a file",
        form({"type": "array", "items": FILE}),
    ),
    "list of values in a form": (
        form({"type": "array", "items": {"type": "string"}}),
        "encoding: {name: {contentType: application/json}}",
        form({"type": "array", "items": {"type": "string"}}, name={"contentType": "application/json"}),
    ),
    "media type with another header": (
        form({"type": "string"}, name={"contentType": "text/plain\r\nX-Other: 1"}),
        "/encoding/name/contentType: must match",
        form({"type": "string"}, name={"contentType": "text/plain; charset=utf-8"}),
    ),
    "minimum above maximum": (
        schema(LIMIT, type="integer", minimum=2, maximum=1),
        "/maximum: is less than minimum",
        schema(LIMIT, type="integer", minimum=1, maximum=1),
    ),
    "minLength above maxLength": (
        schema(NAME, type="string", minLength=2, maxLength=1),
        "/maxLength: is less than minLength",
        schema(NAME, type="string", minLength=1, maxLength=2),
    ),
    "size of no machine": (
        schema(NAME, type="string", maxLength=10**20),
        "is greater than the maximum",
        schema(NAME, type="string", maxLength=10**9),
    ),
    "default of another type": (
        schema(NAME, type="integer", default="one"),
        "/default: is not a value that its schema allows",
        schema(NAME, type="integer", default=1),
    ),
    "default above the maximum": (
        schema(LIMIT, type="integer", maximum=1, default=2),
        "/default: is not a value that its schema allows",
        schema(LIMIT, type="integer", maximum=1),
    ),
    "step to the folder above": (moved("/pets/../{pet_id}"), "has a step", moved("/{pet_id}")),
    "step that is escaped": (moved("/pets/%2e%2E/{pet_id}"), "has a step", moved("/pets/..a/{pet_id}")),
    "broken escape": (moved("/pets/%zz/{pet_id}"), "has a %", moved("/pets/%25zz/{pet_id}")),
    "parameter at the path and the operation": (twice(), "'limit' twice", twice(name="other")),
    "body that is the name of a reference": (
        aliased("Alias"),
        "not to the name of a reference",
        aliased("NewPet"),
    ),
    "content that no response has": (
        moved_status("204"),
        "/responses/204: has content",
        moved_status("203"),
    ),
    "only a part as a success": (moved_status("206"), "2xx other than 206", moved_status("200")),
    "record that would be saved as a file": (
        put(JSON[:-2], {"application/vnd.vet+json": {"schema": {"$ref": "../schemas/pet.yaml#/Pet"}}}),
        "is saved as a file",
        put(JSON[:-2], {"text/csv": {"schema": {"type": "string"}}}),
    ),
    "page that is no number": (
        put(("paths/keeper.yaml", "keepers", "get", "parameters", 0, "schema"), {"type": "string"}),
        "which is not declared with type: integer",
        put(("paths/keeper.yaml", "keepers", "get", "parameters", 0, "schema"), {"type": ["integer", "null"]}),
    ),
    "value of a variant that is not allowed": (
        variant({"name": {"first": ["Rex"]}}),
        "/body/name: is not a value",
        variant({"name": "Rex", "keeper": None}),
    ),
    "values of a variant that exclude each other": (
        variant({"keeper": "Sam", "keeper_id": 1}),
        "exclude each other",
        variant({"name": "Rex", "keeper_id": 1}),
    ),
    "client that is a keyword": (
        put(("openapi.yaml", "x-sdk", "client"), "None"),
        "'None' cannot be the name of a class",
        put(("openapi.yaml", "x-sdk", "client"), "NoneClient"),
    ),
    "credential that a constructor calls": (
        put(("openapi.yaml", "components", "securitySchemes", "key", "x-sdk"), {"argument": "frozenset"}),
        "'frozenset' cannot be the name of an argument",
        put(("openapi.yaml", "components", "securitySchemes", "key", "x-sdk"), {"argument": "frozenset_"}),
    ),
    "exclusive names without a name": (
        put(("schemas/pet.yaml", "NewPet", "not"), {"required": []}),
        "/NewPet/not: may only name",
        put(("schemas/pet.yaml", "NewPet", "not"), {"required": ["keeper", "keeper_id"]}),
    ),
    "type of no value": (schema(NAME, type=[]), "/type", schema(NAME, type=["null"])),
}


@pytest.mark.parametrize(("wrong", "message", "fix"), KINDS.values(), ids=KINDS)
def test_kind_is_refused_and_its_fix_generates(wrong: Edit, message: str, fix: Edit, tmp_path: Path) -> None:
    draft = Draft()
    wrong(draft)
    printed = [str(problem) for problem in draft.problems(tmp_path)]
    assert any(message in line for line in printed), printed
    draft = Draft()
    fix(draft)
    with packages(draft.generate(tmp_path), tmp_path / "made") as (client, _):
        assert unresolved(client) == []
