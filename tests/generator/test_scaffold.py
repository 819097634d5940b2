"""`python -m generator scaffold operation` writes spec, handler and test of an operation, or nothing."""

from __future__ import annotations

import importlib.util
import json
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.cli import main
from generator.document.bundle import bundle
from generator.document.traversal import operations
from generator.pipeline import documents
from generator.scaffold.wanted import snake
from generator.settings import Folders

from .variants import ROOT, VET


def _checkout(root: Path, *apis: str) -> Path:
    """Make a folder with the parts of a checkout that the command reads and writes."""
    for api in apis:
        shutil.copytree(VET if api == "vet" else ROOT / "specs" / api, root / "specs" / api)
        routes = Path("mockserver") / "practice_mock" / api / "routes"
        if (ROOT / routes).is_dir():
            shutil.copytree(ROOT / routes, root / routes, ignore=shutil.ignore_patterns("__pycache__"))
    (root / "templates").symlink_to(ROOT / "templates")
    shutil.copy(ROOT / "LICENSE", root / "LICENSE")
    shutil.copytree(ROOT / "tests" / "specs" / "data", root / "tests" / "specs" / "data")
    return root


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    return _checkout(tmp_path, "coreplus", "vet")


def run(root: Path, *arguments: str) -> int:
    return main(["--root", str(root), "scaffold", "operation", *arguments])


def snapshot(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def described(root: Path, api: str, operation: str) -> tuple[str, str]:
    """Return the method and path of an operation of a checked document."""
    document = next(one for one in documents(Folders.of(root)) if one.name == api)
    return next((verb, path) for _, path, verb, one in operations(document) if one["operationId"] == operation)


@pytest.mark.parametrize(
    ("arguments", "written"),
    [
        (
            ["coreplus", "getLocation", "GET", "/Location/{locationId}"],
            {
                "mockserver/practice_mock/coreplus/routes/references.py",
                "specs/coreplus/openapi.yaml",
                "specs/coreplus/paths/location.yaml",
                "specs/coreplus/schemas/location.yaml",
                "tests/mock/test_get_location.py",
                "tests/specs/data/coreplus-operations.json",
            },
        ),
        (
            ["coreplus", "addRoom", "POST", "/Room/"],
            {
                "mockserver/practice_mock/coreplus/routes/__init__.py",
                "mockserver/practice_mock/coreplus/routes/room.py",
                "specs/coreplus/openapi.yaml",
                "specs/coreplus/paths/room.yaml",
                "specs/coreplus/schemas/room.yaml",
                "tests/mock/test_add_room.py",
                "tests/specs/data/coreplus-operations.json",
            },
        ),
        (
            ["coreplus", "deleteClient", "delete", "/Client/{clientId}"],
            {
                "mockserver/practice_mock/coreplus/routes/client.py",
                "specs/coreplus/openapi.yaml",
                "specs/coreplus/paths/client.yaml",
                "tests/mock/test_delete_client.py",
                "tests/specs/data/coreplus-operations.json",
            },
        ),
        (
            ["vet", "renamePet", "PATCH", "/pets/{pet_id}"],
            {
                "specs/vet/openapi.yaml",
                "specs/vet/paths/pet.yaml",
                "specs/vet/schemas/pet.yaml",
                "tests/contract/test_vet_rename_pet.py",
            },
        ),
    ],
)
def test_operation_is_written_into_every_place(
    checkout: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], written: set[str]
) -> None:
    before = snapshot(checkout)
    assert run(checkout, *arguments) == 0
    after = snapshot(checkout)
    assert {line.removeprefix("written: ") for line in capsys.readouterr().out.splitlines()[:-1]} == written
    assert {path for path in after if before.get(path) != after[path]} <= written
    assert before.keys() <= after.keys()
    api, operation, verb, path = arguments
    assert described(checkout, api, operation) == (verb.lower(), path)
    for file in written:
        text = (checkout / file).read_text("utf-8")
        assert file.endswith(("__init__.py", "openapi.yaml")) or operation in text or path in text
        if file.endswith(".py"):
            compile(text, file, "exec")
        old = before.get(file, b"").decode().splitlines()
        if file.endswith(".yaml"):
            assert [line for line in old if line not in text.splitlines()] == []


def test_two_operations_can_share_a_new_file(checkout: Path) -> None:
    assert run(checkout, "coreplus", "addRoom", "POST", "/Room/") == 0
    assert run(checkout, "coreplus", "getRoom", "GET", "/Room/{roomId}") == 0
    assert run(checkout, "coreplus", "replaceRoom", "PUT", "/Room/{roomId}") == 0
    assert described(checkout, "coreplus", "replaceRoom") == ("put", "/Room/{roomId}")
    handlers = (checkout / "mockserver/practice_mock/coreplus/routes/room.py").read_text("utf-8")
    assert [name in handlers for name in ('"addRoom"', '"getRoom"', '"replaceRoom"')] == [True] * 3
    index = (checkout / "mockserver/practice_mock/coreplus/routes/__init__.py").read_text("utf-8")
    assert index.count("**room.HANDLERS") == 1
    known = json.loads((checkout / "tests/specs/data/coreplus-operations.json").read_text("utf-8"))
    assert known[-1] == {"method": "PUT", "path": "/Room/{roomId}", "confidence": "inferred"}


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nosuch", "getX", "GET", "/x"], "there is no folder specs/nosuch; the APIs are coreplus, vet"),
        (["../vet", "getX", "GET", "/x"], "there is no folder specs/../vet"),
        (["vet", "listPets", "POST", "/x"], "the operation listPets exists already: GET /pets"),
        (["vet", "listpets", "POST", "/x"], "differs only in upper and lower case"),
        (["vet", "morePets", "GET", "/pets"], "GET /pets exists already: listPets"),
        (["vet", "get-x", "GET", "/x"], "'get-x' is not an operation ID"),
        (["vet", "GetX", "GET", "/x"], "is not an operation ID"),
        (["vet", "", "GET", "/x"], "is not an operation ID"),
        (["vet", "getX", "FETCH", "/x"], "'fetch' is not one of the methods"),
        (["vet", "getX", "GET", "x"], "'x' is not a path"),
        (["vet", "getX", "GET", "/"], "is not a path"),
        (["vet", "getX", "GET", "/x?y=1"], "'x?y=1' is not a segment"),
        (["vet", "getX", "GET", "/x//y"], "'' is not a segment"),
        (["vet", "getX", "GET", "/x/../y"], "'..' is not a segment"),
        (["vet", "getX", "GET", "/x/{a b}"], "is not a segment"),
        (["vet", "getX", "GET", "/x/{a}{b}"], "is not a segment"),
        (["vet", "getX", "GET", "/x/{id}/y/{id}"], "has a parameter twice"),
        (["vet", "getX", "GET", "/x\n/y"], "is not a segment"),
        (
            ["vet", "getX", "GET", "/pets/{number}"],
            "the path exists with other names of its parameters: /pets/{pet_id}",
        ),
        (["vet", "getX", "GET", "/x", "--file", "../x"], "is not a name for a file"),
        (["vet", "getX", "GET", "/x", "--method", "class"], "is not a name for a method"),
        (["vet", "getX", "GET", "/pets/x", "--method", "list"], "list"),
        (
            ["vet", "class", "GET", "/x"],
            "'class' cannot be the name of a function in Python; choose another operation ID",
        ),
        (
            ["vet", "getX", "GET", "/import"],
            "'import' cannot be the name of a file in Python; pass another one with --file",
        ),
    ],
)
def test_bad_input_is_refused_and_nothing_is_written(
    checkout: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    before = snapshot(checkout)
    assert run(checkout, *arguments) == 1
    captured = capsys.readouterr()
    assert message in captured.err
    assert "nothing was written" in captured.err
    assert "Traceback" not in captured.err
    assert captured.out == ""
    assert snapshot(checkout) == before


@pytest.mark.parametrize("at", range(4))
def test_failed_write_leaves_the_files_as_they_were(checkout: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    before, calls = snapshot(checkout), iter(range(100))
    replace = Path.replace

    def fail(self: Path, target: Path) -> Path:
        if next(calls) == at:
            raise OSError(28, "No space left on device", str(target))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    assert run(checkout, "coreplus", "addRoom", "POST", "/Room/") == 1
    assert snapshot(checkout) == before


@pytest.mark.parametrize(
    ("file", "old", "new", "arguments", "message"),
    [
        (
            "mockserver/practice_mock/coreplus/routes/client.py",
            "HANDLERS: Mapping[str, Handler] = {",
            "HANDLERS = {",
            ["coreplus", "deleteClient", "DELETE", "/Client/{clientId}"],
            "has no table HANDLERS in the usual form",
        ),
        (
            "mockserver/practice_mock/coreplus/routes/__init__.py",
            "    return {\n",
            "    found = {\n",
            ["coreplus", "addRoom", "POST", "/Room/"],
            "does not have the usual form",
        ),
        (
            "specs/vet/openapi.yaml",
            "\ntags:\n",
            "\n'tags':\n",
            ["vet", "addRoom", "POST", "/rooms"],
            "has no tags: with its entries below it",
        ),
    ],
)
def test_file_of_another_form_is_refused(
    checkout: Path,
    capsys: pytest.CaptureFixture[str],
    file: str,
    old: str,
    new: str,
    arguments: Sequence[str],
    message: str,
) -> None:
    text = (checkout / file).read_text("utf-8")
    assert old in text
    (checkout / file).write_text(text.replace(old, new), "utf-8")
    before = snapshot(checkout)
    assert run(checkout, *arguments) == 1
    assert message in capsys.readouterr().err
    assert snapshot(checkout) == before


@pytest.fixture(scope="module")
def pets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _checkout(tmp_path_factory.mktemp("pets"), "vet")


_NAMES = st.from_regex(r"[a-z]{1,8}([A-Z][a-z]{0,6}){0,2}", fullmatch=True)
_SEGMENTS = st.lists(st.from_regex(r"[a-z]{1,6}|\{[a-z]{1,6}(_id)?\}", fullmatch=True), min_size=1, max_size=3)


@settings(deadline=None)
@given(operation=_NAMES, verb=st.sampled_from(("get", "post", "put", "patch", "delete")), segments=_SEGMENTS)
def test_every_operation_is_valid_or_refused(pets: Path, operation: str, verb: str, segments: list[str]) -> None:
    before = snapshot(pets)
    status = run(pets, "vet", operation, verb, "/" + "/".join(segments))
    after = snapshot(pets)
    if status:
        assert after == before
        return
    try:
        document = bundle(pets / "specs" / "vet")
        assert operation in {one["operationId"] for *_, one in operations(document)}
        assert described(pets, "vet", operation) == (verb, "/" + "/".join(segments))
    finally:
        for path in after.keys() - before.keys():
            (pets / path).unlink()
        for path, content in before.items():
            (pets / path).write_bytes(content)


def test_written_test_of_a_third_api_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = _checkout(tmp_path, "vet")
    wanted = (
        ("renamePet", "PATCH", "/pets/{pet_id}"),
        ("removePet", "DELETE", "/pets/{pet_id}"),
        ("getKeeper", "GET", "/keepers/{keeper_id}"),
        ("addRoom", "POST", "/rooms"),
    )
    for arguments in wanted:
        assert run(root, "vet", *arguments) == 0
    assert main(["--root", str(root), "generate"]) == 0
    monkeypatch.syspath_prepend(root / "generated" / "vet-client")
    for operation, _, _ in wanted:
        name = snake(operation)
        spec = importlib.util.spec_from_file_location(name, root / "tests" / "contract" / f"test_vet_{name}.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        test: Callable[[], None] = getattr(module, f"test_{name}_returns_its_example")
        test()
