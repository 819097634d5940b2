"""Documents without end, and files that are not documents, end in one clear problem, soon and with little memory."""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.document import limits

from .small_api import SmallApi

KEEPER = "schemas/keeper.yaml"
SECONDS, MEGABYTES = 60, 1500
"""What a generation may take, on a machine with other work."""

Edit = Callable[[SmallApi], None]


def bomb(indent: str) -> str:
    """Return nine lines that are 43 million values."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 9)]
    return "".join(f"{indent}{line}\n" for line in lines)


def keeper(text: str) -> Edit:
    """Return an edit that appends a text to the file of a schema."""
    return lambda small: small.append(KEEPER, text)


def used(text: str, name: str = "A") -> Edit:
    """Return an edit that appends schemas, and a property that refers to one."""

    def edit(small: SmallApi) -> None:
        small.append(KEEPER, text)
        small.add_property(f"loop: {{$ref: '#/{name}', description: X.}}")

    return edit


def component(section: str, place: str) -> Edit:
    """Return an edit that adds a component that refers to itself, and a reference to it."""

    def edit(small: SmallApi) -> None:
        circle = f"#/components/{section}/Loop"
        small.replace("openapi.yaml", "components:\n", f'components:\n  {section}:\n    Loop: {{$ref: "{circle}"}}\n')
        small.replace("paths/pet.yaml", place, place + f"REF ../openapi.yaml{circle}}}\n")
        prefix = "      - {$ref:" if section == "parameters" else '      "404": {$ref:'
        small.replace("paths/pet.yaml", "REF", prefix)

    return edit


def path_items(small: SmallApi) -> None:
    """Make a long circle of path items."""
    small.replace("paths/keeper.yaml", "keepers:\n", "other:\n")
    circle = "".join(f"k{at}: {{$ref: '#/k{(at + 1) % 5_000}'}}\n" for at in range(5_000))
    small.append("paths/keeper.yaml", f"\nkeepers: {{$ref: '#/k0'}}\n{circle}")


def chain(count: int, item: str) -> str:
    """Return schemas of which each refers to the next one."""
    made = "".join(f"A{at}: {item.replace('NEXT', f'A{at + 1}')}\n" for at in range(count))
    return (
        f"\n{made}A{count}: {{type: object, description: X., properties: {{a: {{type: string, description: X.}}}}}}\n"
    )


ARRAY = "{type: array, description: X., items: {$ref: '#/NEXT'}}"
RECORD = "{type: object, description: X., properties: {a: {$ref: '#/NEXT', description: X.}}}"

ENDLESS: dict[str, tuple[Edit, str]] = {
    "alias bomb in an extension": (
        lambda small: small.append("openapi.yaml", f"\nx-bomb:\n{bomb('  ')}"),
        "values when its aliases are expanded",
    ),
    "alias bomb in an example": (
        keeper(f"\nBomb:\n  type: object\n  description: X.\n  example:\n{bomb('    ')}"),
        "values when its aliases are expanded",
    ),
    "list in itself": (keeper("\nA: &a [*a]\n"), "contains itself through the alias *a"),
    "object in itself": (keeper("\nA: &a {b: {c: *a}}\n"), "contains itself through the alias *a"),
    "deep aliases": (
        keeper("\nA:\n  - &a0 [x]\n" + "".join(f"  - &a{at} [*a{at - 1}]\n" for at in range(1, 200))),
        "levels deep when its aliases are expanded",
    ),
    "deep schema": (keeper("\nA: " + "{items: " * 900 + "{}" + "}" * 900 + "\n"), "levels deep"),
    "deep list": (keeper("\nA: " + "[" * 20_000 + "\n"), "levels deep"),
    "deep block": (keeper("\nA:\n  " + "- " * 20_000 + "\n"), "levels deep"),
    "deep keys": (keeper("\n" + "? " * 20_000 + "\n"), "a key that is not text"),
    "reference to itself": (used("\nA: {$ref: '#/A'}\n"), "refers to itself (A → A)"),
    "two references": (used("\nA: {$ref: '#/B'}\nB: {$ref: '#/A'}\n"), "refers to itself (A → B → A)"),
    "many references": (
        used("\n" + "".join(f"A{at}: {{$ref: '#/A{(at + 1) % 5_000}'}}\n" for at in range(5_000)), "A0"),
        "refers to itself (A0 → A1 → A2 → … → A4997 → A4998 → A4999 → A0)",
    ),
    "array of itself": (used("\nA: {type: array, description: X., items: {$ref: '#/A'}}\n"), "refers to itself"),
    "choice of itself": (used("\nA: {description: X., anyOf: [{$ref: '#/A'}, {type: 'null'}]}\n"), "refers to itself"),
    "chain of arrays": (used(chain(900, ARRAY), "A0"), "begins a chain of more than"),
    "parameter": (component("parameters", "    parameters:\n"), "refers to itself"),
    "response": (component("responses", "    responses:\n"), "refers to itself"),
    "path items": (path_items, "refers to itself; write the path item out"),
    "path item": (
        lambda small: small.replace("paths/keeper.yaml", "keepers:\n", 'keepers: {$ref: "#/keepers"}\nother:\n'),
        "refers to itself; write the path item out",
    ),
    "long key": (keeper(f"\n? {'a' * 100_000}\n: 1\n"), "has a key of 100,000 characters"),
    "long text": (keeper(f'\nA: "{"a" * 10_000_000}"\n'), "is a text of 10,000,000 characters"),
    "long number": (keeper(f"\nA: {'9' * 6000}\n"), "is a number of 6,000 characters"),
    "infinite number": (keeper("\nA: -1e999\n"), "is a number that is too large"),
    "many entries": (keeper("\nA:\n" + "  - a\n" * 200_000), "has more than 20,000 entries"),
    "many keys": (keeper("\nA:\n" + "".join(f"  a{at}: 1\n" for at in range(50_000))), "has more than 20,000 entries"),
    "many references to a large property": (
        keeper(
            f"\nA:\n  properties:\n    a: {{enum: [{'a, ' * 9_999}a]}}\n"
            + "".join(f"    b{at}: {{$ref: '#/A/properties/a'}}\n" for at in range(900))
        ),
        "values when its references are expanded",
    ),
    "large file": (
        lambda small: os.truncate(small.folder / KEEPER, 10**10),
        f"is larger than {limits.MAX_FILE_BYTES:,} bytes",
    ),
    "long reference": (lambda small: small.add_property(f"a: {{$ref: '{'a' * 40_000}'}}"), "printable characters"),
    "reference of 400 characters": (lambda small: small.add_property(f"a: {{$ref: '{'a' * 400}'}}"), "no such file"),
    "reference with NUL": (lambda small: small.add_property(r'a: {$ref: "a\0b.yaml#/A"}'), "printable characters"),
}
FAST = ("alias bomb in an example", "large file", "long text", "many references to a large property")
"""Those whose time and memory are measured. The others end before anything has become large."""


@pytest.mark.parametrize("case", ENDLESS)
def test_a_document_without_end_has_one_problem(small: SmallApi, case: str) -> None:
    edit, message = ENDLESS[case]
    edit(small)
    problems = small.problems()
    wanted = [problem for problem in problems if message in problem.message]
    assert wanted, problems
    assert {problem.kind for problem in problems} == {wanted[0].kind}
    assert max(len(str(problem)) for problem in problems) < 2_000


@pytest.mark.parametrize("case", FAST)
def test_a_document_without_end_takes_little_time_and_memory(small: SmallApi, case: str) -> None:
    edit, message = ENDLESS[case]
    edit(small)
    status, printed = small.generate_bounded(SECONDS, MEGABYTES)
    assert status == 1
    assert message in printed
    assert "Traceback" not in printed


def test_a_million_values_are_too_many(small: SmallApi) -> None:
    small.append(KEEPER, "\nA:\n" + f"  - [{'a, ' * 99}a]\n" * 12_000)
    status, printed = small.generate_bounded(SECONDS, MEGABYTES)
    assert status == 1
    assert "has more than 1,000,000 values" in printed


@pytest.mark.parametrize(
    "text",
    [
        chain(60, ARRAY),
        chain(300, RECORD),
        "\nA0: " + "{type: array, description: X., items: " * 50 + "{type: string}" + "}" * 50 + "\n",
        "\nA0: {type: object, description: X., properties: {a: {$ref: '#/A0', description: X.}}}\n",
    ],
    ids=["chain of arrays", "chain of records", "arrays in arrays", "record in itself"],
)
def test_a_deep_document_within_the_limits_is_generated(small: SmallApi, text: str) -> None:
    used(text, "A0")(small)
    status, printed = small.generate()
    assert status == 0, printed


def listening(path: Path) -> None:
    """Create a socket. Its own name must be short."""
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(before)


ODD: dict[str, tuple[Callable[[Path], object], str]] = {
    "pipe": (os.mkfifo, "is not a regular file"),
    "socket": (listening, "is not a regular file"),
    "device": (lambda path: path.symlink_to("/dev/zero"), "is a link out of the folder"),
    "folder": (Path.mkdir, "is a folder"),
    "link out": (lambda path: path.symlink_to("/etc/hostname"), "is a link out of the folder"),
    "link to itself": (lambda path: path.symlink_to(path.name), "is a link out of the folder"),
    "link to nothing": (lambda path: path.symlink_to("nothing.yaml"), "cannot be read"),
    "UTF-16": (lambda path: path.write_text("a: 1\n", "utf-16"), "it is UTF-16"),
    "UTF-16 without a mark": (lambda path: path.write_text("a: 1\n", "utf-16-le"), "it is UTF-16"),
    "UTF-32": (lambda path: path.write_text("a: 1\n", "utf-32"), "it is UTF-16 or UTF-32"),
    "Latin-1": (lambda path: path.write_text("a: é\n", "latin-1"), "it is not UTF-8"),
    "NUL": (lambda path: path.write_bytes(b"abcde: \0\n"), "remove the control character"),
    "empty": (Path.touch, "is empty"),
    "two documents": (lambda path: path.write_text("a: 1\n---\nb: 1\n"), "several YAML documents"),
}


@pytest.mark.parametrize("name", ["openapi.yaml", "schemas/other.yaml", "paths/other.yaml"])
@pytest.mark.parametrize("odd", ODD)
def test_an_odd_file_has_one_problem(small: SmallApi, name: str, odd: str) -> None:
    make, message = ODD[odd]
    path = small.folder / name
    path.unlink(missing_ok=True)
    make(path)
    problems = small.problems()
    assert [message in problem.message for problem in problems] == [True], problems
    assert problems[0].place.file == path


@pytest.mark.parametrize("folder", ["schemas", "paths"])
def test_a_folder_that_is_a_file_or_a_link_has_one_problem(small: SmallApi, tmp_path: Path, folder: str) -> None:
    (small.folder / folder).rename(tmp_path / "elsewhere")
    (small.folder / folder).symlink_to(tmp_path / "elsewhere")
    assert ["is a link out of the folder" in problem.message for problem in small.problems()] == [True]
    (small.folder / folder).unlink()
    (small.folder / folder).write_text("")
    assert ["cannot be read as a folder" in problem.message for problem in small.problems()] == [True]


def test_a_file_without_permission_has_one_problem(small: SmallApi, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def forbid(path: Path, flags: int) -> int:
        if Path(path).name == "keeper.yaml":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return real(path, flags)

    monkeypatch.setattr(os, "open", forbid)
    problems = small.problems()
    assert len(problems) == 2  # there are two files with this name
    assert all("cannot be read: Permission denied" in problem.message for problem in problems)


def test_a_byte_order_mark_is_ignored(small: SmallApi) -> None:
    path = small.folder / KEEPER
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert small.problems() == []
