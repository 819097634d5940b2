"""The suggested fixes for names and folders, and for what the second reader of a document cannot read."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Sequence

from generator.document.bundle import bundle
from generator.document.json_pointer import resolve
from generator.document.problems import Problem, SpecError
from generator.document.yaml_source import load
from generator.ir import parser
from generator.ir.parser import parse
from generator.pipeline import documents
from generator.settings import Folders

from .fix_cases import KEEPER, PATHS, PET, ROOT, Case, Edit, append, both, mount, operation, replace, replaced
from .small_api import SmallApi

TEXT = "type: string, description: X., x-phi: false"
RECORD = f"type: object, description: X., properties: {{a: {{{TEXT}}}}}"


def name_as_suggested(small: SmallApi) -> None:
    """Give each schema and property the name that its problem suggests."""
    for problem in small.problems():
        found = re.search(r"; set x-sdk: (\{name: \w+\}) on the (?:schema|property)$", problem.message)
        assert found is not None, problem
        path = problem.place.file
        content = load(path).value
        path.write_text(found[1], "utf-8")
        resolve(content, problem.place.pointer)["x-sdk"] = load(path).value
        path.write_text(json.dumps(content), "utf-8")


def schemas(*names: str) -> Edit:
    """Return an edit that declares schemas with names, and uses them."""

    def edit(small: SmallApi) -> None:
        for number, name in enumerate(names):
            small.append(KEEPER, f"\n{name!r}: {{{RECORD}}}\n")
            small.add_property(f"used{number}: {{$ref: '#/{name}', description: X.}}")

    return edit


def properties(*names: str) -> Edit:
    """Return an edit that declares properties with names."""

    def edit(small: SmallApi) -> None:
        for name in names:
            small.add_property(f"{name!r}: {{{TEXT}}}")

    return edit


def move(old: str, new: str | None = None) -> Edit:
    """Return an edit that renames the file of the pets, by default as its problem suggests."""

    def edit(small: SmallApi) -> None:
        chosen = new
        if chosen is None:
            (found,) = {re.search(r"rename it, for example (\S+)$", one.message) for one in small.problems()}
            assert found is not None
            chosen = f"schemas/{found[1]}"
        (small.folder / old).rename(small.folder / chosen)
        for path in small.folder.rglob("*.yaml"):
            path.write_text(path.read_text("utf-8").replace(f"../{old}", f"../{chosen}"), "utf-8")

    return edit


ON_SCHEMA, ON_PROPERTY = "; set x-sdk: {name: {}} on the schema", "; set x-sdk: {name: {}} on the property"
BAD_SCHEMAS = (
    ("APIError",),
    ("None", "True"),
    ("Nüll", "Trüe"),
    ("sick_pet",),
    ("date",),
    (f"{'Long' * 40}",),
    ("AsyncVet", "Vet"),
)
BAD_PROPERTIES = (
    ("class_", "class"),
    ("a b", "a-b", "a_b"),
    ("1", "2"),
    ("to_dict",),
    ("ß", "ü"),
    ("ön", "nüll", "trüe", "nö", "nän", "e1é"),
    ("long" * 40,),
)

NAMES = (
    *(Case(ON_SCHEMA, schemas(*names), name_as_suggested) for names in BAD_SCHEMAS),
    *(Case(ON_PROPERTY, properties(*names), name_as_suggested) for names in BAD_PROPERTIES),
    replaced(
        "{} cannot be the name of a class; choose one in PascalCase, such as MyClient",
        ROOT,
        "client: Vet",
        "client: 'None'",
        "client: MyClient",
    ),
    *(
        replaced(
            "{} is a name of the client package; choose another, such as My{}",
            ROOT,
            "client: Vet",
            f"client: {name}",
            f"client: My{name}",
        )
        for name in ("APIError", "Condition", "Client")
    ),
    *(
        Case(
            "cannot become a module; rename it, for example {}.yaml",
            move(PET, f"schemas/{stem}.yaml"),
            move(f"schemas/{stem}.yaml"),
        )
        for stem in ("1", "---", "a" * 101)
    ),
    Case(
        "its file and {}.yaml become the same module, {}.py; rename one file",
        move(PET, "schemas/Keeper.yaml"),
        move("schemas/Keeper.yaml", "schemas/dog.yaml"),
    ),
)


def second_reading(small: SmallApi) -> Sequence[Problem]:
    """Return the problems of the second reading, whatever the rules say."""
    try:
        document = bundle(small.folder)
        parse(document)
    except SpecError as error:
        return error.problems
    return ()


FIX = str(vars(parser)["_FIX"])
CANNOT_READ = "openapi-python-client, the second reader of every document, cannot read this"
READABLE = (
    "{type: [string, 'null'], description: X.}",
    "{enum: [a, b], type: string, description: X.}",
    "{enum: [1, 2], type: integer, description: X.}",
)


def unreadable(message: str, bad: str, fixed: str) -> Case:
    """Return a case with a named schema, and then another one in its place."""
    return Case(
        message,
        both(
            append(KEEPER, f"\nPiece: {bad}\n"),
            lambda small: small.add_property("a: {$ref: '#/Piece', description: X.}"),
        ),
        replace(KEEPER, f"Piece: {bad}", f"Piece: {fixed}"),
        problems=second_reading,
    )


BAD_RESPONSE = operation(
    "note",
    responses='{"200": {description: X., content: {application/json: {schema: {type: array}}}},'
    ' "429": {description: X.}}',
)

READING = (
    *(
        unreadable(f"{CANNOT_READ} ({{}}); {{}}", "{type: [string, integer], enum: [a, 1], description: X.}", one)
        for one in READABLE
    ),
    *(unreadable(FIX, "{type: array, description: X.}", one) for one in READABLE),
    *(unreadable(f"{CANNOT_READ}; {{}}", "{type: boolean, enum: [true], description: X.}", one) for one in READABLE),
    Case(
        FIX,
        both(append(PATHS, BAD_RESPONSE), mount("note")),
        replace(PATHS, "schema: {type: array}", "schema: {$ref: ../schemas/pet.yaml#/Pet}"),
        problems=second_reading,
    ),
)


def of_all_apis(small: SmallApi) -> Sequence[Problem]:
    """Return the problems of the whole folder of specs."""
    try:
        documents(Folders.of(small.root))
    except SpecError as error:
        return error.problems
    return ()


def rename(old: str, new: str) -> Edit:
    """Return an edit that moves a file or folder of the root."""
    return lambda small: shutil.move(small.root / old, small.root / new)


def copy(name: str) -> Edit:
    """Return an edit that copies the API to a folder with another name."""
    return lambda small: shutil.copytree(small.folder, small.folder.with_name(name))


NOT_READ = "is not read, because an API is a folder; move it to {}/<api>/{}, or remove it"

FOLDERS = (
    Case(
        NOT_READ,
        lambda small: (small.root / "specs" / "notes.txt").write_text("Notes."),
        lambda small: (small.root / "specs" / "notes.txt").unlink(),
        problems=of_all_apis,
    ),
    Case(
        NOT_READ,
        rename("specs/vet/openapi.yaml", "specs/vet.yaml"),
        rename("specs/vet.yaml", "specs/vet/openapi.yaml"),
        problems=of_all_apis,
    ),
    Case(
        "has packages of the same names as {}; rename one of the two folders",
        both(copy("a-b"), copy("a_b")),
        rename("specs/a_b", "specs/a_c"),
        problems=of_all_apis,
    ),
    Case(
        "has no API; add a folder for one, as in CONTRIBUTING.md",
        rename("specs/vet", "vet"),
        rename("vet", "specs/vet"),
        problems=of_all_apis,
    ),
)

CASES = (*NAMES, *READING, *FOLDERS)
