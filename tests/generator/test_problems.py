"""Problems of all stages are reported together, once each, in order, and counted if they are many."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.document.problems import FEW, MANY, Place, Problem, report

from .small_api import SmallApi

KEEPER = "schemas/keeper.yaml"

FOREIGN = """\
openapi: 3.0.3
info: {title: Store, version: 1.0.0}
servers:
  - url: http://store.example/v1
paths:
  /pets:
    get:
      operationId: listPets
      summary: List pets
      externalDocs: {url: https://store.example/docs}
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        "200":
          description: Pets.
          content:
            application/json: {schema: {$ref: '#/components/schemas/Pets'}}
        default: {description: An error.}
components:
  schemas:
    Pet:
      type: object
      properties:
        id: {type: integer, format: int64, nullable: true}
        kind: {type: string, enum: [cat, dog]}
    Pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}
"""


def messages(small: SmallApi) -> list[str]:
    """Return the problems without the root folder, in their order."""
    return [str(problem).replace(f"{small.folder}/", "") for problem in sorted(set(small.problems()))]


def test_an_ordinary_single_file_has_all_its_problems_in_the_first_report(small: SmallApi) -> None:
    for path in sorted(small.folder.rglob("*.yaml")):
        path.unlink()
    (small.folder / "openapi.yaml").write_text(FOREIGN, "utf-8")
    found = "\n".join(messages(small))
    for expected in (
        "openapi.yaml:1: /openapi: is version 3.0.3, but must be 3.1.x",
        "/x-errors: must map error fields",
        "/x-sdk: must name the client class",
        "openapi.yaml:4: /servers/0/url: must be https",
        "/paths/~1pets/get: needs a description",
        "/paths/~1pets/get: needs x-sdk",
        "/paths/~1pets/get: needs x-safety",
        "/paths/~1pets/get: needs exactly one tag",
        "/paths/~1pets/get/externalDocs: is not supported here",
        "/paths/~1pets/get/parameters/0: needs a description",
        "/paths/~1pets/get/responses: needs 429",
        "/paths/~1pets/get/responses/default: has an invalid key",
        "/components/schemas: schemas belong in schemas/<resource>.yaml",
        "/components/schemas/Pet: needs a description",
        "/components/schemas/Pet/properties/id/nullable: belongs to OpenAPI 3.0",
        "/components/schemas/Pet/properties/kind: is an enum without a name",
    ):
        assert expected in found, found


def test_problems_of_every_stage_are_reported_together(small: SmallApi) -> None:
    small.replace("openapi.yaml", "3.1.0", "3.1.x")  # the root
    small.replace("openapi.yaml", "  time_zone: false", "  time_zone: never")  # a value that is not supported
    small.replace("paths/keeper.yaml", "    x-safety: read\n", "")  # a rule
    small.replace("paths/pet.yaml", "#/PetList", "#/PetLists")  # a reference
    small.append("paths/pet.yaml", "\nlost: {}\n")  # a path item without effect
    small.append(KEEPER, "\nUnused: {type: string, description: X.}\n  bad: [\n")  # the syntax of a file
    found = messages(small)
    assert [text.partition(": ")[0] for text in found] == [
        "openapi.yaml:1", "openapi.yaml:21", "paths/keeper.yaml:2", "paths/pet.yaml:21", "paths/pet.yaml:75",
        "schemas/keeper.yaml:23",
    ], found  # fmt: skip


def test_a_root_value_of_a_wrong_type_does_not_hide_what_is_missing(small: SmallApi) -> None:
    small.replace("openapi.yaml", "  - url: https://vet.example/v1\n", "  - 5\n")
    small.replace("openapi.yaml", "  client: Vet\n", "")
    small.replace("openapi.yaml", "security:\n  - key: []\n", "security: {}\n")
    assert [text.partition(": ")[2].partition(":")[0] for text in messages(small)] == [
        "/servers/0", "/security", "/x-sdk",
    ]  # fmt: skip


MISTAKES = {
    "reference of a response": ("paths/keeper.yaml", "keeper.yaml#/KeeperPage", "keeper.yaml#/Page"),
    "reference of a body": ("paths/pet.yaml", "pet.yaml#/NewPet", "pet.yaml#/OldPet"),
    "reference of an item": (KEEPER, "$ref: '#/Keeper'", "$ref: '#/Person'"),
    "reference to a property": ("schemas/pet.yaml", '"#/Pet/properties/id"', '"#/Pet/properties/number"'),
    "reference to a path item": ("openapi.yaml", "paths/keeper.yaml#/keepers", "paths/keeper.yaml#/keeper"),
    "reference to another kind": ("paths/pet.yaml", "schema: {type: integer}", "schema: {$ref: ../openapi.yaml#/info}"),
    "syntax": (KEEPER, "description: ID of the keeper.", "description: ID: of the keeper."),
    "syntax of paths": ("paths/pet.yaml", "summary: List pets.", "summary: List: pets."),
    "type of a description": (KEEPER, "description: ID of the keeper.", "description: [ID]"),
    "type of a property": (KEEPER, "      type: integer\n      description: ID of the keeper.", "      5"),
    "type of properties": (KEEPER, "    id:\n      type: integer\n      description: ID of the keeper.", "    []"),
    "no name of a parameter": ("paths/pet.yaml", "- name: pet_id\n        in", "- in"),
    "place of a parameter": ("paths/pet.yaml", "in: path", "in: cookie"),
    "operationId": ("paths/pet.yaml", "operationId: getPet", "operationId: get pet"),
    "no total in a style": ("openapi.yaml", ", total: /total", ""),
    "no description of a tag": ("openapi.yaml", "    description: The pets.\n", ""),
    "type of the operation": ("paths/keeper.yaml", "  get:\n", "  get: 5\nlost:\n  get:\n"),
    "type of responses": ("paths/pet.yaml", '"404":\n        description: The pet does not exist.', '"404": 5'),
    "unknown key": (KEEPER, "description: ID of the keeper.", "description: ID of the keeper.\n      nullable: true"),
    "no items": (KEEPER, "      items:\n        $ref: '#/Keeper'\n", ""),
    "composition": (KEEPER, "      type: integer\n", "      allOf: [{type: integer}]\n"),
    "unknown base": ("schemas/pet.yaml", "extends: Pet", "extends: Dog"),
    "name of a schema": (KEEPER, "Keeper:\n", "Keeper:\n  title: 5\n"),
    "misspelt safety": ("paths/pet.yaml", "    x-safety: read\n", "    x-saftey: read\n"),
    "misspelt base": ("schemas/pet.yaml", "extends: Pet", "extend: Pet"),
    "misspelt description": (KEEPER, "  description: ", "  desciption: "),
    "no type of credentials": ("openapi.yaml", "      type: apiKey\n", ""),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_one_mistake_is_one_problem(small: SmallApi, mistake: str) -> None:
    file, old, new = MISTAKES[mistake]
    small.replace(file, old, new)
    found = messages(small)
    found = [text for text in found if "/lost: has no effect" not in text]  # the entry that only keeps the file valid
    assert len(found) == 1, found
    assert found[0].startswith(f"{file}:"), found


def test_a_broken_value_does_not_hide_other_problems_of_its_operation(small: SmallApi) -> None:
    small.replace("paths/pet.yaml", "#/PetList", "#/PetLists")
    small.replace("paths/pet.yaml", "    summary: List pets.\n", "")
    small.replace("paths/pet.yaml", "    x-safety: read\n", "")
    assert [text.partition(": ")[2] for text in messages(small)] == [
        "/pets/get: needs a summary",
        "/pets/get: needs x-safety, one of read, unsafe",
        "/pets/get/responses/200/content/application~1json/schema/$ref: ../schemas/pet.yaml#/PetLists does not resolve:"
        " pet.yaml has nothing at /PetLists; correct the reference",
    ]


def test_a_schema_that_only_a_broken_part_uses_is_not_reported_as_unused(small: SmallApi) -> None:
    small.replace("paths/keeper.yaml", "            schema:\n", "            schemata:\n")
    assert [text.partition(": ")[2] for text in messages(small)] == [
        "/keepers/get/responses/200/content/application~1json/schemata: is not supported here; did you mean schema?"
        " If so, rename it; otherwise remove it"
    ]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("schemas/Pet.yaml", "differ"),
        ("schemas/note.yml", "is not read, because it is not a *.yaml file"),
        ("schemas/old/", "is not read, because it is not a *.yaml file"),
        ("paths/note.yaml", "has no effect, because no entry of paths in openapi.yaml refers to it"),
        ("notes.txt", "is not read: an API consists of"),
    ],
)
def test_a_file_without_effect_is_a_problem(small: SmallApi, name: str, message: str) -> None:
    path = small.folder / name
    if name.endswith("/"):
        path.mkdir()
    else:
        path.write_text("Note: {}\n", "utf-8")
    assert message in "\n".join(messages(small))


def test_hidden_files_and_folders_are_ignored(small: SmallApi) -> None:
    (small.folder / "schemas" / ".keeper.yaml.swp").write_bytes(b"\0")
    small.folder.with_name(".idea").mkdir()
    status, printed = small.generate()
    assert status == 0, printed


def test_a_file_beside_the_apis_is_a_problem(small: SmallApi) -> None:
    small.folder.with_name("store.yaml").write_text(FOREIGN)
    status, printed = small.generate()
    assert status == 1
    assert printed.startswith(
        "store.yaml:1: /: is not read, because an API is a folder; move it to specs/<api>/openapi."
    )


def test_specs_without_an_api_are_a_problem(small: SmallApi) -> None:
    shutil.rmtree(small.folder)
    status, printed = small.generate()
    assert status == 1
    assert "specs:1: /: has no API; add a folder for one" in printed


def test_a_problem_is_one_line_without_control_characters(small: SmallApi) -> None:
    small.add_property(r'"\e[2J\u2028\n": {type: [string, "\u202e"]}')
    (small.folder / "schemas" / "a\nb.yaml").write_text("A: 5\n")
    status, printed = small.generate()
    assert status == 1
    assert all(line.isprintable() for line in printed.splitlines())
    assert "vet/schemas/a\\nb.yaml:1: /A: must be object" in printed
    assert "/Keeper/properties/\\x1b[2J\\u2028\\n/type" in printed


@pytest.mark.parametrize("name", ["-api", "my--api", "3rd", "Vet", "vet api", "véto"])
def test_the_name_of_an_api_is_that_of_its_packages(small: SmallApi, name: str) -> None:
    small.folder.rename(small.folder.with_name(name))
    status, printed = small.generate()
    assert status == 1
    assert "rename it to a word of lower-case letters" in printed
    assert printed.endswith("1 problem(s); nothing was written\n")


def test_an_empty_folder_is_a_problem(small: SmallApi) -> None:
    small.folder.with_name("empty").mkdir()
    assert small.generate() == (
        1,
        "empty:1: /: has no openapi.yaml; add it, or remove the folder\n1 problem(s); nothing was written\n",
    )


def problem(line: int, kind: str) -> Problem:
    """Return a problem at a line."""
    return Problem(Place(Path("a.yaml"), line, "/a"), f"needs {kind}", kind=kind)


def test_many_problems_are_counted_by_kind() -> None:
    many = [problem(line, "b" if line % 10 == 0 else "a") for line in range(1, 31_001)]
    lines = list(report(many))
    assert lines[:2] == ["a.yaml:1: /a: needs a", "a.yaml:2: /a: needs a"]
    assert lines[FEW] == f"    … and {27_900 - FEW:,} more of this kind"
    assert len(lines) == 2 * (FEW + 1) + 1
    assert lines[-1] == "31,000 problem(s); nothing was written (2 kinds; --all lists every place)"
    assert len(list(report(many, everything=True))) == 31_001
    assert len(list(report(many[:MANY]))) == MANY + 1


def test_every_problem_can_be_printed(small: SmallApi) -> None:
    small.append(KEEPER, "\n" + "".join(f"A{at}: {{type: string}}\n" for at in range(MANY)))
    status, printed = small.generate()
    assert (status, printed.count("is not used; remove it")) == (1, FEW)
    status, printed = small.generate("--all")
    assert (status, printed.count("is not used; remove it")) == (1, MANY)


def test_apis_with_packages_of_one_name_are_refused(small: SmallApi) -> None:
    for name in ("a_b", "a-b"):
        shutil.copytree(small.folder, small.root / "specs" / name)
    status, printed = small.generate()
    assert status == 1
    assert "a_b:1: /: has packages of the same names as a-b; rename one of the two folders" in printed
    shutil.rmtree(small.root / "specs" / "a-b")
    assert small.generate()[0] == 0
