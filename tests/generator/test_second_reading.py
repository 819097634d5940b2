"""The second reading of a document agrees about names, and what it cannot read is reported in the document's words."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.document.bundle import bundle
from generator.document.problems import Problem, SpecError
from generator.ir.parser import parse

from .drafts import Draft, packages
from .hints import unresolved


def second_reading(draft: Draft, folder: Path) -> tuple[Problem, ...]:
    """Return the problems of the second reading alone."""
    try:
        parse(bundle(draft.write(folder)))
    except SpecError as error:
        return error.problems
    return ()


def with_property(schema: dict[str, Any]) -> Draft:
    draft = Draft()
    draft.files["schemas/keeper.yaml"]["Piece"] = {"description": "A piece.", **schema}
    draft.files["schemas/keeper.yaml"]["Keeper"]["properties"]["piece"] = {"$ref": "#/Piece"}
    return draft


@pytest.mark.parametrize(
    "schema",
    [
        {"type": ["string", "integer"], "enum": ["a", 1]},
        {"type": "object", "enum": [{"a": 1}]},
        {"type": "array"},
        {"type": "string", "enum": [None]},
    ],
    ids=str,
)
def test_unreadable_schema_is_reported_once_at_its_place(tmp_path: Path, schema: dict[str, Any]) -> None:
    (problem,) = second_reading(with_property(schema), tmp_path)
    assert problem.place.file.name == "keeper.yaml"
    assert problem.place.pointer.startswith("/Piece")
    assert "; write it with one type" in problem.message
    assert not re.search(r"0x[0-9a-f]+|\bz[pot]\d|\bZc\d|https?:|omitted|removal", problem.message)


@pytest.mark.parametrize("method", ["get", "post"])
def test_unreadable_operation_is_reported_at_its_place(tmp_path: Path, method: str) -> None:
    draft = Draft()
    operation = draft.paths["pets"][method]
    status = min(operation["responses"])
    operation["responses"][status]["content"]["application/json"]["schema"] = {"type": "array"}
    (problem,) = second_reading(draft, tmp_path)
    assert problem.place.file.name == "pet.yaml"
    assert problem.place.pointer == f"/pets/{method}"


@pytest.mark.parametrize("names", [("born<", "born>"), ("a b", "a-b"), ("BORN", "born"), ("class", "Class")])
def test_names_given_for_look_alikes_work_for_both_readings(tmp_path: Path, names: tuple[str, str]) -> None:
    draft = Draft()
    for at, name in enumerate(names):
        called = {"x-sdk": {"name": f"name{at}"}, "description": "A text.", "x-phi": False}
        draft.paths["pets"]["get"]["parameters"].append(
            {"name": name, "in": "query", "schema": {"type": "string"}, **called}
        )
        draft.files["schemas/keeper.yaml"]["Keeper"]["properties"][name] = {"type": "string", **called}
    files = draft.generate(tmp_path)
    method = " ".join(files["vet_client/resources/pets.py"].split())
    assert "name0: str | Unset | None = UNSET, name1: str | Unset | None = UNSET" in method
    assert "    name1: str | None = wire(" in files["vet_client/models/keeper.py"]
    assert "    name1: Annotated[str | None, Field(alias=" in files["models:vet_models/models.py"]


def test_named_enum_may_have_null(tmp_path: Path) -> None:
    draft = with_property({"type": ["string", "null"], "enum": ["a", None]})
    with packages(draft.generate(tmp_path), tmp_path / "made") as (client, models):
        assert unresolved(client) == []
        assert models.Keeper.model_validate({"piece": None}).piece is None
        codec = client.Keeper.__wires__["piece"].codec
        assert [codec.decode("a"), codec.decode(None)] == ["a", None]
        assert list(codec.deviations(None, "")) == []


@pytest.mark.parametrize("stem", ["pet-s", "class", "a import x; y", "Pet", "__init__", "date", "pet.v1", "größe"])
def test_any_file_of_schemas_becomes_a_module_or_is_refused(tmp_path: Path, stem: str) -> None:
    draft = Draft()
    draft.files[f"schemas/{stem}.yaml"] = draft.files.pop("schemas/pet.yaml")
    renamed = re.compile(r"schemas/pet\.yaml")
    draft.files["paths/pet.yaml"] = _renamed(draft.paths, renamed, f"schemas/{stem}.yaml")
    with packages(draft.generate(tmp_path), tmp_path / "made") as (client, _):
        assert client.Pet.__module__.startswith("vet_client.models.")
        assert unresolved(client) == []


def _renamed(value: Any, old: re.Pattern[str], new: str) -> Any:
    if isinstance(value, dict):
        return {key: _renamed(item, old, new) for key, item in value.items()}
    if isinstance(value, list):
        return [_renamed(item, old, new) for item in value]
    return old.sub(lambda _: new, value) if isinstance(value, str) else value


@pytest.mark.parametrize(("folder", "name"), [("my-api", "my_api"), ("class", "class"), ("a1_b-2", "a1_b_2")])
def test_folder_names_the_packages(tmp_path: Path, folder: str, name: str) -> None:
    with packages(Draft(folder).generate(tmp_path), tmp_path / "made") as (client, models):
        assert (client.__name__, models.__name__) == (f"{name}_client", f"{name}_models")


@pytest.mark.parametrize("folder", ["3rd", "Vet", "größe", "a b", "a;b", "api--x", "x.y", "a" * 61])
def test_folder_that_cannot_name_a_package_is_refused(tmp_path: Path, folder: str) -> None:
    (problem,) = Draft(folder).problems(tmp_path)
    assert "rename it to a word of lower-case letters" in problem.message
