"""The suggested fixes of problems with files, references and YAML."""

from __future__ import annotations

import os
import shutil

from generator.document import limits

from .fix_cases import (
    KEEPER,
    PATHS,
    PET,
    ROOT,
    Case,
    Edit,
    added,
    append,
    appended,
    both,
    mount,
    operation,
    replace,
    replaced,
)
from .small_api import VET, SmallApi

NOTE = "schemas/note.yaml"
NAMED = "{$ref: '#/Keeper', description: X.}"
SCHEMA = "{type: object, description: X., properties: {a: {type: string, description: X.}}}"


def write(file: str, content: str | bytes) -> Edit:
    """Return an edit that writes a file."""
    data = content if isinstance(content, bytes) else content.encode()
    return lambda small: (small.folder / file).write_bytes(data)


def remove(file: str) -> Edit:
    """Return an edit that removes a file or link."""
    return lambda small: (small.folder / file).unlink()


def restore(file: str) -> Edit:
    """Return an edit that puts the original of a file in its place."""

    def edit(small: SmallApi) -> None:
        (small.folder / file).unlink(missing_ok=True)
        shutil.copy(VET / file, small.folder / file)

    return edit


def restore_schemas(small: SmallApi) -> None:
    """Put the original folder of schemas in its place."""
    (small.folder / "schemas").unlink()
    shutil.copytree(VET / "schemas", small.folder / "schemas")


def link_schemas(target: str | None) -> Edit:
    """Return an edit that makes the folder of schemas a link, or a file."""

    def edit(small: SmallApi) -> None:
        folder = small.folder / "schemas"
        folder.rename(small.root / "elsewhere")
        if target is None:
            folder.write_text("")
        else:
            folder.symlink_to(small.root / target)

    return edit


def link_out(small: SmallApi) -> None:
    """Make a schema file a link to a file elsewhere."""
    path = small.folder / KEEPER
    path.rename(small.root / "keeper.yaml")
    path.symlink_to(small.root / "keeper.yaml")


def rename_api(name: str) -> Edit:
    """Return an edit that renames the folder of the API."""

    def edit(small: SmallApi) -> None:
        small.folder = small.folder.rename(small.folder.with_name(name))

    return edit


def many_files(small: SmallApi) -> None:
    """Add more files than an API may have."""
    for at in range(limits.MAX_FILES):
        (small.folder / "schemas" / f"a{at}.yaml").touch()


def no_more_files(small: SmallApi) -> None:
    """Remove the files that are not needed."""
    for at in range(limits.MAX_FILES):
        (small.folder / "schemas" / f"a{at}.yaml").unlink()


LARGE = f"\nA:\n  properties:\n    a: {{enum: [{'a, ' * 9_999}a]}}\n" + "".join(
    f"    b{at}: {{$ref: '#/A/properties/a'}}\n" for at in range(110)
)
CHAIN = "\n" + "".join(f"A{at}: {{type: array, description: X., items: {{$ref: '#/A{at + 1}'}}}}\n" for at in range(70))
ITEM = "A35: {type: array, description: X., items: {$ref: '#/A36'}}\n"
BOMB = "\nA:\n  a0: &a0 [x]\n" + "".join(f"  a{at}: &a{at} [{', '.join([f'*a{at - 1}'] * 9)}]\n" for at in range(1, 9))

BUNDLE = (
    added(
        "a property may also refer to a property of a schema, where that",
        "pet: {$ref: '#/KeeperPage/properties/items/items'}",
        f"pet: {NAMED}",
    ),
    replaced(
        "may refer only to a component of the same kind in",
        PATHS,
        "    parameters:\n",
        "    parameters:\n      - {$ref: ../schemas/pet.yaml#/Pet}\n",
        "    parameters:\n      - {name: size, in: query, description: X., schema: {type: integer}}\n",
    ),
    Case("; add it, or remove the folder", remove(ROOT), restore(ROOT)),
    Case("the folder has the name of the API", rename_api("vet--api"), rename_api("vet-api")),
    replaced("an object with the operations; webhooks are not enough", ROOT, "paths:\n", "webhooks:\n"),
    Case(
        "schemas belong in",
        both(
            append(ROOT, f"  schemas:\n    Extra: {SCHEMA}\n"),
            lambda small: small.add_property(
                "extra: {$ref: '../openapi.yaml#/components/schemas/Extra', description: X.}"
            ),
        ),
        both(
            replace(ROOT, f"  schemas:\n    Extra: {SCHEMA}\n", ""),
            write("schemas/extra.yaml", f"Extra: {SCHEMA}\n"),
            replace(KEEPER, "../openapi.yaml#/components/schemas/Extra", "../schemas/extra.yaml#/Extra"),
        ),
    ),
    Case(
        "also has a schema with this name; rename one of them",
        both(
            append(KEEPER, f"\nPet: {SCHEMA}\n"),
            lambda small: small.add_property("a: {$ref: '#/Pet', description: X.}"),
        ),
        both(replace(KEEPER, "\nPet:", "\nHound:"), replace(KEEPER, "'#/Pet'", "'#/Hound'")),
    ),
    appended("values when its references are expanded", LARGE),
    replaced(
        "takes no other keys beside a reference to a property",
        PET,
        'id: {$ref: "#/Pet/properties/id"}',
        'id: {$ref: "#/Pet/properties/id", deprecated: true}',
        "id: {type: integer, description: ID of the pet., deprecated: true}",
    ),
    added("printable characters; write the path of a file", f"a: {{$ref: '{'a' * 600}'}}", f"a: {NAMED}"),
    added("points outside the folder", "a: {$ref: '../../crow/schemas/a.yaml#/A'}", f"a: {NAMED}"),
    added(
        "there is no such file; the path is relative to",
        "a: {$ref: 'schemas/pet.yaml#/Pet', description: X.}",
        "a: {$ref: 'pet.yaml#/Pet', description: X.}",
    ),
    added(
        "what follows # must begin with /",
        "a: {$ref: 'pet.yaml#Pet', description: X.}",
        "a: {$ref: 'pet.yaml#/Pet', description: X.}",
    ),
    Case(
        "because it is not a *.yaml file; rename or remove it",
        both(
            write("schemas/note.yml", f"Note: {SCHEMA}\n"),
            lambda small: small.add_property("a: {$ref: 'note.yaml#/Note', description: X.}"),
        ),
        both(remove("schemas/note.yml"), write(NOTE, f"Note: {SCHEMA}\n")),
    ),
    Case(
        "only in letter case; rename one of them",
        both(
            write("schemas/Keeper.yaml", f"Note: {SCHEMA}\n"),
            lambda small: small.add_property("a: {$ref: 'Keeper.yaml#/Note', description: X.}"),
        ),
        both(
            remove("schemas/Keeper.yaml"),
            write(NOTE, f"Note: {SCHEMA}\n"),
            replace(KEEPER, "Keeper.yaml#/Note", "note.yaml#/Note"),
        ),
    ),
    Case(
        "must map names to schemas",
        both(write(NOTE, "[]\n"), lambda small: small.add_property("a: {$ref: 'note.yaml#/Note', description: X.}")),
        write(NOTE, f"Note: {SCHEMA}\n"),
    ),
    Case(
        "must map names to path items",
        write("paths/note.yaml", "[]\n"),
        both(write("paths/note.yaml", operation("note")), mount("note", "paths/note.yaml")),
    ),
    Case("is not read: an API consists of", write("notes.txt", "Note."), remove("notes.txt")),
    Case("put the files here instead", link_schemas("elsewhere"), restore_schemas),
    Case("put a copy of the file here instead", link_out, restore(KEEPER)),
    replaced(
        "refers to itself; write the path item out",
        "paths/keeper.yaml",
        "keepers:\n",
        "keepers: {$ref: '#/keepers'}\n_:\n",
    ),
    Case(
        "into the path item",
        replace(ROOT, "#/keepers\n", "#/keepers\n    parameters: []\n"),
        both(
            replace(ROOT, "    parameters: []\n", ""),
            replace("paths/keeper.yaml", "keepers:\n", "keepers:\n  parameters: []\n"),
        ),
    ),
    replaced("; correct the reference", "paths/keeper.yaml", "#/KeeperPage", "#/KeeperPages"),
    Case("refers to it; add one there", append(PATHS, operation("note")), mount("note")),
)

FILES = (
    Case("split it by resource", lambda small: os.truncate(small.folder / KEEPER, 10**9), restore(KEEPER)),
    Case("it is UTF-16 or UTF-32", write(KEEPER, "a: 1\n".encode("utf-16")), restore(KEEPER)),
    Case(
        "is a folder; only a file",
        lambda small: (small.folder / NOTE).mkdir(),
        lambda small: (small.folder / NOTE).rmdir(),
    ),
    Case("is not a regular file", lambda small: os.mkfifo(small.folder / NOTE), remove(NOTE)),
    Case("replace it with a file that can", lambda small: (small.folder / NOTE).symlink_to("nothing"), remove(NOTE)),
    Case("it is not UTF-8; save it as UTF-8", write(NOTE, b"\xff\xff"), remove(NOTE)),
    Case("cannot be read as a folder", link_schemas(None), restore_schemas),
    Case("is a link to a folder that does not exist", link_schemas("nowhere"), restore_schemas),
    Case("files; remove those that are not needed", many_files, no_more_files),
)

CIRCLES = (
    Case(
        "references; write one of them out",
        both(
            append(KEEPER, CHAIN + "A70: {type: string, description: X.}\n"),
            lambda small: small.add_property("a: {$ref: '#/A0', description: X.}"),
        ),
        replace(
            KEEPER, ITEM, "A35: {type: object, description: X., properties: {a: {$ref: '#/A36', description: X.}}}\n"
        ),
    ),
    Case(
        "); write one of them out",
        both(
            append(KEEPER, "\nA: {$ref: '#/B', description: X.}\nB: {$ref: '#/A', description: X.}\n"),
            lambda small: small.add_property("a: {$ref: '#/A', description: X.}"),
        ),
        replace(KEEPER, "B: {$ref: '#/A', description: X.}", "B: {type: string, description: X.}"),
    ),
)

YAML = (
    added(
        "at most {} are allowed",
        f"a: {{type: string, description: {'x' * 200_001}}}",
        "a: {type: string, description: X.}",
    ),
    added(
        "is a number of",
        f"a: {{type: number, description: X., maximum: {'9' * 101}}}",
        f"a: {{type: number, description: X., maximum: {'9' * 100}}}",
    ),
    added("is a text of", f"a: {{type: string, description: {'x' * 200_001}}}", "a: {type: string, description: X.}"),
    Case("is empty; remove the file", write(NOTE, ""), remove(NOTE)),
    added(
        "which JSON cannot represent; remove the tag",
        "a: {type: string, description: !note X.}",
        "a: {type: string, description: X.}",
    ),
    added("is nested more than", f"a: {{type: string, description: X., example: {'[' * 99}{']' * 99}}}", None),
    appended("entries; remove some", "\nA: {enum: [" + "a, " * 20_001 + "]}\n"),
    appended("a key that is not text", f"\n? [A]\n: {SCHEMA}\n"),
    appended("a key with the YAML tag", f"\n!a A: {SCHEMA}\n"),
    appended("has a key of", f"\n? {'a' * 301}\n: {SCHEMA}\n"),
    Case(
        "uses the YAML merge key",
        replace(
            KEEPER,
            "      type: integer\n      description: ID of the keeper.\n",
            "      <<: {type: integer}\n      description: ID.\n",
        ),
        replace(KEEPER, "      <<: {type: integer}\n", "      type: integer\n"),
    ),
    replaced("duplicate key", KEEPER, "      type: integer\n", "      type: integer\n      type: integer\n"),
    added(
        "write the inner value out",
        "a: {type: object, description: X., example: &a [*a]}",
        "a: {type: object, description: X., example: [[]]}",
    ),
    appended("values when its aliases are expanded", BOMB),
    appended("is not a value of the YAML tag", "\nA: !!int a\n"),
    added(
        "is a number that is too large",
        "a: {type: number, description: X., maximum: 1e400}",
        "a: {type: number, description: X., maximum: 1e300}",
    ),
    appended("several YAML documents", "\n---\nA: 1\n"),
    appended("split the API, or shorten its examples", "\nA:\n" + f"  - [{'a, ' * 99}a]\n" * 600),
)


def hint(known: str, declared: str, fixed: str) -> Case:
    """Return a case of a syntax error in a further property."""
    return added(known, declared, fixed)


SYNTAX = (
    hint(
        "quote the text if it contains a colon",
        "a: {type: string, description: X.}\n    b: A: b",
        "a: {type: string, description: 'A: b'}",
    ),
    hint(
        "quote the text if it contains a colon or quotes",
        "a: {type: string, description: X.}\n    b: 'A'b'",
        "a: {type: string, description: 'A''b'}",
    ),
    hint(
        "write a colon after the key",
        "a: {type: string, description: X.}\n    b\n    c: d",
        "a: {type: string, description: X.}",
    ),
    hint("align the entries of the list", "a:\n      - {}\n      b: {}", "a: {type: string, description: X.}"),
    hint(
        "close the list with ]",
        "a: {type: string, description: X., examples: [a}",
        "a: {type: string, description: X., examples: [a]}",
    ),
    hint("close the object with }", "a: {type: string, description: X.]", "a: {type: string, description: X.}"),
    hint(
        "close the bracket, or quote the text",
        "a: {type: string, description: X., examples: [,]}",
        "a: {type: string, description: X., examples: [',']}",
    ),
    hint("indent with spaces, not tabs", "a:\n\ttype: string", "a: {type: string, description: X.}"),
    appended("close the quote", "\n# A comment.\n'A", "\n# A comment.\n# A"),
    hint(
        "{} is a number that JSON cannot represent; quote it if it is text",
        "a: {type: string, description: .inf}",
        "a: {type: string, description: '.inf'}",
    ),
    hint(
        "quote the text if it begins with *",
        "a: {type: string, description: *a }",
        "a: {type: string, description: '*a'}",
    ),
    hint(
        "quote the text if it begins with !",
        "a: {type: string, description: !a!b X.}",
        "a: {type: string, description: '!a!b X.'}",
    ),
    hint(
        "remove the control character", "a: {type: string, description: 'X\x01'}", "a: {type: string, description: X}"
    ),
    hint(
        "in double quotes, write a backslash as two",
        r'a: {type: string, description: "\d"}',
        r'a: {type: string, description: "\\d"}',
    ),
    hint("put the first - on a line of its own", "a: - {}", "a: {type: string, description: X.}"),
    hint(
        "quote the text if it begins with & or *",
        "a: {type: string, description: & b}",
        "a: {type: string, description: '& b'}",
    ),
)

CASES = (*BUNDLE, *FILES, *CIRCLES, *YAML, *SYNTAX)
