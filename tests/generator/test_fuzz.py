"""A hostile text anywhere in a document changes nothing but itself, or the document is refused."""

from __future__ import annotations

import json
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from types import FrameType
from unittest import mock

import pytest
from attrs import evolve

from generator import pipeline
from generator.document.problems import SpecError, report
from generator.settings import Folders

from .conftest import ROOT
from .drafts import Draft
from .hostile import HARMLESS, TEXTS, Case, cases
from .rich_draft import places, rich_draft
from .shape import Shapes, shapes

PART = 25
SECONDS = 30
"""The processor time that one document may take."""

Files = dict[str, str]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "part" in metafunc.fixturenames:
        metafunc.parametrize("part", range(-(-metafunc.config.option.documents // PART)))


@contextmanager
def bounded(seconds: int) -> Iterator[None]:
    """Raise ``TimeoutError`` if the code inside needs more time of the processor."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError(f"no end after {seconds} seconds")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def generated(draft: Draft) -> tuple[Files, Files] | None:
    """Return the files of the packages, and the other files; ``None`` if the document is refused in words."""
    root = Path(mkdtemp())
    try:
        draft.write(root / "specs")
        (root / "generated").mkdir()
        shutil.copy(ROOT / "LICENSE", root / "LICENSE")
        (root / "templates").symlink_to(ROOT / "templates")
        made = pipeline.build(Folders.of(root))
    except SpecError as error:
        _check_refusal(error)
        return None
    finally:
        shutil.rmtree(root)
    packages: Files = {}
    others: Files = {}
    for tree in made.trees:
        kind = "" if tree.folder.name.endswith("-client") else "models:"
        for path, text in tree.files.items():
            assert all(part.isprintable() and part not in ("", ".", "..") for part in path.split("/")), repr(path)
            if tree.folder.parent == root / "generated":
                packages[f"{kind}{path}"] = text
            else:
                others[path] = text
    return packages, others


def _check_refusal(error: SpecError) -> None:
    assert error.problems
    for problem in error.problems:
        assert not problem.traceback, problem.traceback
        assert problem.place.file.exists(), problem
        assert problem.place.line >= 1, problem
    for line in report(error.problems, everything=True):
        assert line.isprintable(), f"not one printable line: {line!r}"


def form(made: tuple[Files, Files]) -> Shapes:
    packages, others = made
    return shapes({**{path: text for path, text in packages.items() if "/_runtime/" not in path}, **others})


@cache
def form_of_document() -> Shapes:
    """Return the form of the document with its own texts."""
    made = generated(rich_draft())
    assert made is not None
    return form(made)


@cache
def form_of_twin(case: Case, text: str) -> Shapes | None:
    """Return the form of a document with a harmless text; ``None`` if it is refused."""
    draft = case.draft(text)
    made = None if draft is None else generated(draft)
    return None if made is None else form(made)


def fault(case: Case, kept: list[tuple[Case, Files, object]]) -> str | None:
    """Return what is wrong with the result of a case, and keep the packages that were made."""
    draft = case.draft()
    if draft is None:
        return None
    try:
        with bounded(SECONDS):
            made = generated(draft)
        if made is None:
            return None
        mine = form(made)
    except Exception as error:  # noqa: BLE001 - everything is a finding
        return f"{type(error).__name__}: {error}"
    packages, others = made
    (document,) = (json.loads(text) for path, text in others.items() if path.endswith(".json"))
    kept.append((case, packages, document))
    if mine == form_of_document() or any(mine == form_of_twin(evolve(case, text=""), text) for text in HARMLESS):
        return None
    found = [form_of_document(), *(form_of_twin(evolve(case, text=""), text) for text in HARMLESS)]
    least = min((set(mine) ^ set(one) for one in found if one is not None), key=len)
    return f"the form differs from that of every harmless twin: {sorted(least)!r:.600}"


def test_a_hostile_text_does_not_escape(part: int, pytestconfig: pytest.Config, tmp_path: Path) -> None:
    kept: list[tuple[Case, Files, object]] = []
    found: list[str] = []
    with mock.patch.object(pipeline, "formatted", lambda files, keep=(): files):
        for case in cases(pytestconfig.option.documents)[part * PART : (part + 1) * PART]:
            wrong = fault(case, kept)
            if wrong is not None:
                found.append(f"{case}\n  {wrong}")
    listed = tmp_path / "packages.json"
    listed.write_text(json.dumps([(packages, document) for _, packages, document in kept]), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "tests.generator.import_packages", str(listed)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    *lines, last = done.stdout.splitlines() or [""]
    assert last == "done", done.stdout + done.stderr
    found += [f"{kept[number][0]}\n  {wrong}" for number, wrong in map(json.loads, lines)]
    assert not found, "\n".join(found)


def test_cases_replace_every_text_of_a_document() -> None:
    found = cases(2000)
    assert len({case.place for case in found}) == len(places(rich_draft())) + 1
    assert {case.kind for case in found} == {"file", "folder", "place", "word"}
    assert {case.text for case in found} == set(TEXTS)
    assert len(set(found)) > len(found) * 0.95
