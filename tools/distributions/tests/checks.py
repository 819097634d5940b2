"""The metadata, RECORD and SBOM of a wheel are checked. `nox -s build` runs this, because it has the libraries."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from tools.distributions.archives import members
from tools.distributions.building import FIRST, build
from tools.distributions.metadata import sbom_problems, sdist_metadata_problems, wheel_metadata_problems
from tools.distributions.smoke import SmokeError, installed, run
from tools.distributions.tests.tiny import EPOCH, PYPROJECT, SBOM, tiny, with_member

FOLDER = "tiny_client-1.2.0.dist-info"


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    return build([tiny()], EPOCH, FIRST)


@pytest.fixture
def wheel(made: dict[str, bytes]) -> bytes:
    return made[tiny().wheel]


def test_good_files_have_no_problems(made: dict[str, bytes]) -> None:
    package = tiny()
    assert list(wheel_metadata_problems(package, made[package.wheel])) == []
    assert list(sdist_metadata_problems(package, made[package.sdist])) == []


def test_content_that_record_does_not_state_is_reported(wheel: bytes) -> None:
    changed = with_member(wheel, "tiny_client/main.py", b"import os\n")
    (problem,) = wheel_metadata_problems(tiny(), changed)
    assert problem.startswith("RECORD: ")
    assert "tiny_client/main.py" in problem


def test_member_that_record_does_not_list_is_reported(wheel: bytes) -> None:
    (problem,) = wheel_metadata_problems(tiny(), with_member(wheel, "tiny_client/x.py", b""))
    assert problem.startswith("RECORD: ")
    assert "tiny_client/x.py" in problem


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        ("Metadata-Version: 2", "Metadata-Version: 9", "the metadata is not valid"),
        ("License-Expression: MIT", "License-Expression: Nonsense!", "the metadata is not valid"),
        ("Name: tiny-client", "Name: other-client", "the metadata is of other-client 1.2.0, not of tiny-client 1.2.0"),
        ("It is tiny.", "It is large.", "the metadata does not have the readme of pyproject.toml"),
        ("text/markdown", "text/plain", "the metadata does not have the type of the readme of pyproject.toml"),
        ("Requires-Python: >=3.11", "Requires-Python: >=3.9", "the metadata does not have the requires-python of"),
        ("Typing :: Typed", "Typing :: Odd", "Typing :: Odd is not a classifier"),
    ],
)
def test_wrong_metadata_is_reported(wheel: bytes, before: str, after: str, problem: str) -> None:
    text = members(tiny().wheel, wheel)[f"{FOLDER}/METADATA"].content.decode()
    assert before in text
    changed = with_member(wheel, f"{FOLDER}/METADATA", text.replace(before, after).encode())
    found = list(wheel_metadata_problems(tiny(), changed))
    assert any(line.startswith(problem) for line in found), found


def test_wrong_sboms_are_reported() -> None:
    package = tiny()
    assert list(sbom_problems(package, SBOM.encode())) == []
    (problem,) = sbom_problems(package, SBOM.replace('"library"', '"song"').encode())
    assert problem.startswith("it does not follow the schema of CycloneDX")
    (problem,) = sbom_problems(package, SBOM.replace("1.2.0", "1.1.0").encode())
    assert problem == "it describes tiny-client 1.1.0, not tiny-client 1.2.0"
    document = json.loads(SBOM)
    document["metadata"]["timestamp"] = "2026-11-30T00:00:00Z"
    (problem,) = sbom_problems(package, json.dumps(document).encode())
    assert problem == "it has a time, so no two builds are the same"


def test_unknown_classifier_is_reported() -> None:
    package = tiny({"pyproject.toml": PYPROJECT.replace("Typing :: Typed", "Private :: Do Not Upload")})
    files = build([package], EPOCH, FIRST)
    found = list(wheel_metadata_problems(package, files[package.wheel]))
    assert found == ["Private :: Do Not Upload is not a classifier"]


def test_dependency_that_is_not_locked_is_not_installed(wheel: bytes, tmp_path: Path) -> None:
    path = tmp_path / tiny().wheel
    path.write_bytes(wheel)
    with pytest.raises(SmokeError, match="httpx"):
        installed(sys.executable, tmp_path / "environment", path, tmp_path)


def test_package_that_needs_what_it_does_not_declare_is_reported(tmp_path: Path) -> None:
    settings = PYPROJECT.replace('dependencies = ["httpx>=0.27,<1"]', "dependencies = []")
    package = tiny({"pyproject.toml": settings, "tiny_client/__init__.py": "import httpx\n"})
    path = tmp_path / package.wheel
    path.write_bytes(build([package], EPOCH, FIRST)[package.wheel])
    interpreter = installed(sys.executable, tmp_path / "environment", path, tmp_path)
    with pytest.raises(SmokeError, match="No module named 'httpx'"):
        run(interpreter, "client.py", package.name, package.module, "http://127.0.0.1:1")
