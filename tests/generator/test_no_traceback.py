"""No input ends in a traceback: the generator reports problems with a place, or generates."""

from __future__ import annotations

import copy
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from generator import pipeline
from generator.cli import main
from generator.document.problems import SpecError
from generator.rules import RULES, operations

from .small_api import VET, SmallApi

FILES = sorted(path.relative_to(VET).as_posix() for path in VET.rglob("*.yaml"))
CONTENTS = {name: yaml.safe_load((VET / name).read_text("utf-8")) for name in FILES}


def words(value: Any) -> Iterator[str]:
    """Yield every key and text in a value."""
    if isinstance(value, dict):
        yield from value
        for item in value.values():
            yield from words(item)
    elif isinstance(value, list):
        for item in value:
            yield from words(item)
    elif isinstance(value, str):
        yield value


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value."""
    yield path
    for key, item in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(item, (*path, key))


PLACES = [(name, path) for name in FILES for path in places(CONTENTS[name])]
KNOWN = sorted({word for value in CONTENTS.values() for word in words(value)})
ODD = [
    "$ref", "x-sdk", "x-phi", "x-reconcile", "x-filters", "x-sort", "x-upload", "x-download", "x-described-by",
    "x-sdk-variants", "x-order", "x-errors", "allOf", "anyOf", "oneOf", "not", "enum", "default", "requestBody",
    "additionalProperties", "multipart/form-data", "links", "headers", "callbacks", "servers", "#/Pet", "{x}", "q[]",
    "#/Pet/properties/id", "../schemas/pet.yaml#/Pet", "#", "", "/", "~", "a b", "é", "\u2028", "sort_by", "\x7f",
]  # fmt: skip
TEXTS = st.sampled_from(KNOWN) | st.sampled_from(ODD) | st.text(st.characters(codec="utf-8"), max_size=5)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS
NODES = st.recursive(
    LEAVES | st.sampled_from([value for name, path in PLACES if (value := CONTENTS[name]) and not path]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=8,
)


@frozen
class Mutation:
    """A change of a document: a value is replaced, or removed, or gets a further entry."""

    name: str
    path: tuple[Any, ...]
    action: str
    key: str
    value: Any

    def apply(self, contents: dict[str, Any]) -> None:
        """Change the contents of the files, if the place is still there."""
        holder: Any = contents
        token: Any = self.name
        try:
            for step in self.path:
                holder, token = holder[token], step
            found = holder[token]
            if self.action == "replace":
                holder[token] = copy.deepcopy(self.value)
            elif self.action == "remove":
                del holder[token]
            elif self.action == "rename" and isinstance(holder, dict) and self.path:
                holder[self.key] = holder.pop(token)
            elif isinstance(found, dict):
                found[self.key] = copy.deepcopy(self.value)
            elif isinstance(found, list):
                found.append(copy.deepcopy(self.value))
        except (KeyError, IndexError, TypeError):
            pass


MUTATIONS = st.builds(
    lambda place, action, key, value: Mutation(*place, action, key, value),
    st.sampled_from(PLACES),
    st.sampled_from(["replace", "remove", "rename", "add", "add"]),
    TEXTS,
    NODES,
)


def problems(folder: Path) -> list[Any]:
    """Return the problems of a root, or generate."""
    try:
        pipeline.build(pipeline.Folders.of(folder))
    except SpecError as error:
        return list(error.problems)
    return []


@given(st.lists(st.lists(MUTATIONS, min_size=1, max_size=3), min_size=5, max_size=5))
def test_mutated_documents_have_no_traceback(batch: list[list[Mutation]]) -> None:
    for mutations in batch:
        folder = Path(tempfile.mkdtemp())
        try:
            small = SmallApi(folder)
            contents = copy.deepcopy(CONTENTS)
            for mutation in mutations:
                mutation.apply(contents)
            for name, value in contents.items():
                (small.folder / name).write_text(yaml.safe_dump(value, allow_unicode=True), "utf-8")
            found = problems(folder)
            assert [problem for problem in found if problem.traceback] == []
        finally:
            shutil.rmtree(folder)


@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode(errors="surrogatepass")))
def test_random_files_have_no_traceback(content: bytes) -> None:
    for name in FILES:
        folder = Path(tempfile.mkdtemp())
        try:
            small = SmallApi(folder)
            (small.folder / name).write_bytes(content)
            assert [problem for problem in problems(folder) if problem.traceback] == []
        finally:
            shutil.rmtree(folder)


@pytest.mark.parametrize("stage", ["reading the files", "checking the rules", "generating the client"])
def test_a_fault_of_the_generator_is_a_problem(
    small: SmallApi, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], stage: str
) -> None:
    def fail(document: object, *_: object) -> object:
        pointer = "/paths/~1pets/post"
        raise RecursionError(f"too deep at {pointer}")

    if stage == "reading the files":
        monkeypatch.setattr(pipeline, "read", fail)
    elif stage == "checking the rules":
        monkeypatch.setattr("generator.rules.RULES", (operations.are_described, fail, *RULES))
    else:
        monkeypatch.setattr(pipeline, "build_client", fail)
    before = sorted(small.root.rglob("*"))
    arguments = ["--root", str(small.root), "generate", "--fresh"]

    assert main(arguments) == 1
    printed = capsys.readouterr().err
    where = "openapi.yaml:1: /:" if stage == "reading the files" else "paths/pet.yaml:24: /pets/post:"
    assert f"{where} the generator failed here while {stage}, with RecursionError (too deep" in printed
    assert "This is a fault of the generator" in printed
    assert printed.splitlines()[-1] == "1 problem(s); nothing was written"
    assert "Traceback" not in printed
    assert sorted(small.root.rglob("*")) == before

    assert main([*arguments, "--debug"]) == 1
    assert "Traceback" in capsys.readouterr().err
    monkeypatch.setenv("PRACKIT_DEBUG", "1")
    assert main(arguments) == 1
    assert "Traceback" in capsys.readouterr().err


def test_a_fault_next_to_a_problem_is_not_reported(small: SmallApi, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(document: object) -> object:
        raise RecursionError

    monkeypatch.setattr("generator.rules.RULES", (*RULES, fail))
    small.replace("paths/pet.yaml", "    x-safety: read\n", "")
    assert [problem.message for problem in small.problems()] == ["needs x-safety, one of read, unsafe"]


def test_wrong_usage_has_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main(["generate", "--everything"])
    assert caught.value.code == 2
    assert "unrecognized arguments" in capsys.readouterr().err
