"""What `nox -s build` and `nox -s release` check and write. `nox -s build` runs this, because it has the libraries."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from packaging.metadata import Metadata

from generator.emit.sbom import Contents, Part, sbom
from tools.distributions import __main__ as command
from tools.distributions.archives import members
from tools.distributions.building import FIRST, build
from tools.distributions.checking import file_problems
from tools.distributions.metadata import sdist_metadata_problems, wheel_metadata_problems
from tools.distributions.releasing import WORKFLOW
from tools.distributions.sbom import sbom_problems, serial_of
from tools.distributions.smoke import SmokeError, installed, run
from tools.distributions.sources import Sources
from tools.distributions.tests.repository import FOLDER, git, put, repository
from tools.distributions.tests.tiny import EPOCH, PYPROJECT, changed_sdist, edited, tiny, with_member

SOURCES = Sources("c" * 40, True, EPOCH, {})
INFO = "tiny_client-1.2.0.dist-info"


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
    text = members(tiny().wheel, wheel)[f"{INFO}/METADATA"].content.decode()
    assert before in text
    changed = with_member(wheel, f"{INFO}/METADATA", text.replace(before, after).encode())
    found = list(wheel_metadata_problems(tiny(), changed))
    assert any(line.startswith(problem) for line in found), found


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Requires-External: other",
            "Project-URL: Docs, https://other.example",
            "Provides-Extra: other",
            "Author: Sam",
        ),
        *("Home-page: https://other.example", "Download-URL: https://other.example", "Obsoletes-Dist: httpx"),
    ],
)
def test_source_distribution_with_other_metadata_than_the_wheel_is_reported(made: dict[str, bytes], line: str) -> None:
    package = tiny()
    assert list(file_problems(SOURCES, [package], made)) == []
    changed = changed_sdist(
        made[package.sdist], "PKG-INFO", lambda text: text.replace(b"\n", f"\n{line}\n".encode(), 1)
    )
    assert list(file_problems(SOURCES, [package], {**made, package.sdist: changed})) == [
        f"{package.sdist}: PKG-INFO is not the METADATA of the wheel"
    ]


@pytest.mark.parametrize("name", ["METADATA", "PKG-INFO"])
def test_missing_metadata_is_reported(made: dict[str, bytes], wheel: bytes, name: str) -> None:
    package = tiny()
    if name == "METADATA":
        without = edited(wheel, lambda entry, data: None if entry.filename.endswith(name) else (entry, data))
        assert f"there is no {INFO}/METADATA" in list(wheel_metadata_problems(package, without))
    else:
        without = changed_sdist(made[package.sdist], name, lambda _: None)
        assert list(sdist_metadata_problems(package, without)) == ["there is no tiny_client-1.2.0/PKG-INFO"]


@pytest.mark.parametrize("text", [b"", b"x", b"\xff", b"\xef\xbb\xbf{}", b"[" * 100_000, b"[]", b"{}", b"1", b"null"])
def test_sbom_that_is_none_is_reported(text: bytes) -> None:
    (problem,) = sbom_problems(METADATA, text)
    assert problem.startswith(("it is not JSON: ", "it does not follow the schema of CycloneDX: "))


def test_sbom_of_nothing_is_reported() -> None:
    text = b'{"bomFormat": "CycloneDX", "specVersion": "1.7"}'
    assert "it describes None None, not tiny-client 1.2.0" in list(sbom_problems(METADATA, text))


METADATA = Metadata.from_email(
    b"""\
Metadata-Version: 2.4
Name: tiny-client
Version: 1.2.0
Summary: A tiny client.
License-Expression: MIT
Requires-Dist: httpx<1,>=0.27
Provides-Extra: dlt
Requires-Dist: dlt[duckdb]<2,>=1.31; extra == 'dlt'
"""
)
GOOD = sbom(
    *("tiny-client", "1.2.0", "A tiny client."),
    dependencies=["httpx>=0.27,<1"],
    extras={"dlt": ["dlt[duckdb]>=1.31,<2"]},
    contents=Contents(copied=(Part("runtime", "library", "The runtime."),)),
)


def stamped(text: str) -> str:
    """Return an SBOM with the serial number of its contents."""
    return re.sub(r"urn:uuid:[0-9a-f-]+", serial_of(json.loads(text)), text, count=1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("urn:uuid:", "urn:uuid:0"),
        ('"serialNumber"', '"$comment"'),
        ("The runtime.", "Another runtime."),
        ('"components": [', '"vulnerabilities": [], "components": ['),
        ('"name": "prackit"', '"name": "other"'),
    ],
)
def test_sbom_that_was_changed_by_hand_is_reported(before: str, after: str) -> None:
    assert before in GOOD
    assert list(sbom_problems(METADATA, GOOD.replace(before, after, 1).encode()))


def main(document: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = document["metadata"]["component"]
    return found


def needed(document: dict[str, Any], name: str) -> dict[str, Any]:
    return next(one for one in document["components"] if one["name"] == name)


@pytest.mark.parametrize(
    "edit",
    [
        lambda document: needed(document, "httpx").update(type="application"),
        lambda document: needed(document, "httpx").update(scope="excluded"),
        lambda document: needed(document, "httpx").update(components=[{"type": "library", "name": "other"}]),
        lambda document: needed(document, "httpx").update(licenses=[{"license": {"id": "GPL-3.0-only"}}]),
        lambda document: needed(document, "httpx").update(hashes=[{"alg": "SHA-256", "content": "a" * 64}]),
        lambda document: needed(document, "dlt")["properties"].append({"name": "prackit:extra", "value": "other"}),
        lambda document: main(document).update(type="application"),
        lambda document: main(document).update(description="Another client."),
        lambda document: main(document).pop("licenses"),
        lambda document: main(document)["components"][0].update(version="1"),
        lambda document: document.update(services=[{"name": "other"}]),
        lambda document: document.update(vulnerabilities=[]),
        lambda document: document.update(specVersion="1.6"),
        lambda document: document["metadata"].update(authors=[{"name": "Sam"}]),
        lambda document: document["compositions"][0].update(aggregate="incomplete"),
        lambda document: document["metadata"]["tools"]["components"][0].update(version="9"),
        lambda document: document["dependencies"].append({"ref": "pkg:pypi/httpx", "dependsOn": []}),
    ],
)
def test_sbom_states_nothing_that_the_generator_does_not_write(edit: Callable[[dict[str, Any]], object]) -> None:
    document = json.loads(GOOD)
    edit(document)
    document["serialNumber"] = serial_of(document)
    (problem,) = sbom_problems(METADATA, (json.dumps(document, indent=2) + "\n").encode())
    assert problem.startswith(("it is not what the generator writes for this metadata", "its licence is none"))


def test_sbom_in_another_layout_is_reported() -> None:
    (problem,) = sbom_problems(METADATA, json.dumps(json.loads(GOOD)).encode())
    assert "it is not what the generator writes for this metadata, from line 1 on" in problem


@pytest.mark.parametrize(
    ("before", "after", "problems"),
    [
        ("", "", []),
        ('"type": "library"', '"type": "song"', ["it does not follow the schema of CycloneDX"]),
        ('"version": "1.2.0"', '"version": "1.1.0"', ["it describes tiny-client 1.1.0, not tiny-client 1.2.0"]),
        (
            '"purl": "pkg:pypi/tiny-',
            '"purl": "pkg:pypi/tidy-',
            ["it names the package pkg:pypi/tidy-client@1.2.0, not"],
        ),
        ('"metadata": {', '"metadata": {"timestamp": "2026-11-30T00:00:00Z",', ["it has a time"]),
        ('"id": "MIT"', '"id": "GPL-3.0-only"', ["its licence is GPL-3.0-only, that of the metadata is MIT"]),
        (
            '"name": "httpx"',
            '"name": "requests"',
            ["it lacks httpx<1,>=0.27", "it has requests<1,>=0.27", "it names requests pkg:pypi/httpx"],
        ),
        ('"purl": "pkg:pypi/httpx"', '"purl": "pkg:pypi/x"', ["it names httpx pkg:pypi/x, not pkg:pypi/httpx"]),
        (">=0.27|<1", ">=0.27|<2", ["it lacks httpx<1,>=0.27", "it has httpx<2,>=0.27"]),
        (">=0.27|<1", "*", ["it lacks httpx<1,>=0.27", "it has httpx, which"]),
        (">=0.27|<1", "all", ["it lacks httpx<1,>=0.27", "it has httpx===vers:pypi/all"]),
        ('"value": "duckdb"', '"value": "parquet"', ["it lacks dlt[duckdb]", "it has dlt[parquet]"]),
        ('"value": "dlt"', '"value": "etl"', ["it lacks dlt[duckdb]<2,>=1.31 for the extra dlt", "it has dlt[duckdb]"]),
        ('"scope": "optional"', '"scope": "required"', ["it lacks dlt[duckdb]", "it has dlt[duckdb]"]),
        ('"components": [', '"components": [], "components": [', ["it has components twice in one object"] * 3),
        ('"bomFormat"', '"version": 2, "bomFormat"', ["it has version twice in one object"]),
        ('"dependsOn": [', '"dependsOn": ["pkg:pypi/x", ', ["the dependencies that it links to the package are not"]),
    ],
)
def test_sbom_states_what_the_metadata_states(before: str, after: str, problems: list[str]) -> None:
    assert before in GOOD
    found = list(sbom_problems(METADATA, stamped(GOOD.replace(before, after)).encode()))
    assert [line.startswith(start) for line, start in zip(found, problems, strict=True)] == [True] * len(problems), (
        found
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('["httpx>=0.27,<1"]', '["httpx>=0.27,<2"]'),
        ('["httpx>=0.27,<1"]', "[]"),
        ('license = "MIT"', 'license = "0BSD"'),
    ],
)
def test_metadata_that_the_sbom_does_not_state_is_reported(before: str, after: str) -> None:
    package = tiny({"pyproject.toml": PYPROJECT.replace(before, after)})
    found = list(wheel_metadata_problems(package, build([package], EPOCH, FIRST)[package.wheel]))
    assert found
    assert all("tiny-client.cdx.json: it" in line for line in found), found


def test_dependency_with_an_address_is_reported() -> None:
    address = PYPROJECT.replace("httpx>=0.27,<1", "httpx @ https://code.example/httpx.whl")
    package = tiny({"pyproject.toml": f"{address}\n[tool.hatch.metadata]\nallow-direct-references = true\n"})
    found = list(wheel_metadata_problems(package, build([package], EPOCH, FIRST)[package.wheel]))
    assert "httpx @ https://code.example/httpx.whl names an address, which no index accepts; name versions" in found


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


ALONE = PYPROJECT.replace('dependencies = ["httpx>=0.27,<1"]', "dependencies = []")
"""The settings of a package that needs nothing."""
EXAMPLE = "# tiny-client\n\n```python\nprint(1)\n```\n"


@pytest.fixture
def interpreter(tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """Return the interpreter of an environment with a package that has the files of the parameter."""
    package = tiny({"pyproject.toml": ALONE, **request.param})
    path = tmp_path / package.wheel
    path.write_bytes(build([package], EPOCH, FIRST)[package.wheel])
    return installed(sys.executable, tmp_path / "environment", path, tmp_path)


@pytest.mark.parametrize(
    ("interpreter", "reason"),
    [
        ({"tiny_client/__init__.py": "import httpx\n"}, "No module named 'httpx'"),
        ({"tiny_client/main.py": ""}, r"entry point tiny = tiny_client\.main:main cannot be loaded: AttributeError"),
        ({"tiny_client/x.py": "import httpx\n"}, r"tiny_client\.x cannot be loaded: .*No module named 'httpx'"),
        ({"tiny_client/x.py": "1 / 0\n"}, r"tiny_client\.x cannot be loaded: ZeroDivisionError"),
    ],
    indirect=["interpreter"],
)
def test_module_that_cannot_be_loaded_is_reported(interpreter: Path, reason: str) -> None:
    with pytest.raises(SmokeError, match=reason):
        run(interpreter, "loading.py", "tiny-client", "tiny_client", "rich")


@pytest.mark.parametrize(
    "interpreter", [{"tiny_client/x.py": "import rich.table\n", "README.md": EXAMPLE}], indirect=True
)
def test_installed_package_is_used(interpreter: Path) -> None:
    found = run(interpreter, "loading.py", "tiny-client", "tiny_client", "rich")
    assert found == "3 modules and entry points, 1 more with extras"
    with pytest.raises(SmokeError, match="the example of the README does not use the mock server"):
        run(interpreter, "client.py", "tiny-client", "tiny_client", "http://127.0.0.1:1")
    assert run(interpreter, "client.py", "tiny-client", "tiny_client", "") == "the mock server does not have this API"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with the package, which the command uses."""
    root = repository(tmp_path)
    monkeypatch.setattr(command, "ROOT", root)
    monkeypatch.setattr(command, "DIST", root / "build" / "dist")
    monkeypatch.setattr(command, "RELEASE", root / "build" / "release")
    monkeypatch.delenv(WORKFLOW, raising=False)
    return root


NAMES = ["tiny_client-1.2.0-py3-none-any.whl", "tiny_client-1.2.0.tar.gz"]
TAG = "tiny-client-v1.2.0"


def test_rehearsal_makes_the_files_and_states_the_next_commands(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["release", "--dry-run", "--python", "3.99="]) == 0
    head, output = git(root, "rev-parse", "HEAD"), capsys.readouterr().out
    assert f"git tag --annotate {TAG} {head}" in output
    assert "not tested  Python 3.99" in output
    assert "not rehearsed: Python 3.11 is not installed here" in output
    assert sorted(path.name for path in (root / "build" / "dist").iterdir()) == NAMES
    lines = (root / "build" / "release" / "SHA256SUMS").read_text().splitlines()
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    assert sums == {name: sha256((root / "build" / "dist" / name).read_bytes()).hexdigest() for name in NAMES}
    described = json.loads((root / "build" / "release" / "release.json").read_text())
    (package,) = described["packages"]
    assert (described["commit"], described["is_commit"], package["tag"]) == (head, True, TAG)
    assert described["tools"].keys() == {"hatchling", "packaging", "python", "zlib"}
    assert {file["name"]: file["sha256"] for file in package["files"]} == sums
    assert git(root, "status", "--porcelain") == ""
    assert git(root, "tag") == ""


PYTHONS = ("--python", "3.11=python", "--python", "3.12=python")


@pytest.fixture
def workflow(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the repository, in the publishing workflow. The tiny package has no server to be tested with."""
    monkeypatch.setenv(WORKFLOW, "1")
    monkeypatch.setattr(command, "smoke", lambda *_: iter(["tested"]))
    monkeypatch.setattr(command, "downloaded", Path)
    return root


def test_workflow_releases_what_has_a_tag_on_the_commit(workflow: Path) -> None:
    assert command.main(["release", *PYTHONS]) == 1  # there is no tag yet
    git(workflow, "tag", TAG)
    assert command.main(["release", *PYTHONS]) == 0
    assert sorted(path.name for path in (workflow / "build" / "dist").iterdir()) == NAMES
    assert command.main(["verify", str(workflow / "build" / "dist" / NAMES[0]), "--tag", TAG]) == 0


@pytest.mark.parametrize("given", [[], ["--python", "3.12=", "--python", "3.11=python"]])
def test_workflow_needs_every_python(workflow: Path, given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    git(workflow, "tag", TAG)
    assert command.main(["release", *given]) == 1
    assert "Python 3.12 is not installed here" in capsys.readouterr().err
    assert not (workflow / "build" / "dist").exists()


def test_file_of_an_earlier_build_does_not_stay_after_a_failure(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["build"]) == 0
    assert "not tested  no interpreter is named: see --python" in capsys.readouterr().out
    put(root, f"{FOLDER}/LICENSE", "All rights reserved.\n")
    assert command.main(["build"]) == 1
    assert not (root / "build" / "dist").exists()


def test_missing_package_is_not_released(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(root, "rm", "-r", "--quiet", FOLDER)
    assert command.main(["build"]) == 1
    git(root, "commit", "--quiet", "--message=second")
    assert command.main(["release", "--dry-run"]) == 1
    assert capsys.readouterr().err.count("tiny-client is in VERSIONS of generator/settings.py, but has no folder") == 2


def test_package_that_a_tag_of_all_packages_released_is_not_released_again(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(root, "tag", "v3")
    put(root, f"{FOLDER}/tiny_client/main.py", "x = 1\n")
    git(root, "commit", "--quiet", "--all", "--message=second")
    assert command.main(["release", "--dry-run"]) == 1
    assert "tiny-client 1.2.0 has a tag, but has changed since" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "text", "problem"),
    [
        (f"{FOLDER}/tiny_client/main.py", "x = 1\n", "tiny-client 1.2.0 has a tag, but has changed since"),
        (f"{FOLDER}/tiny_client/link", None, "is a link or a submodule"),
    ],
)
def test_changed_package_is_not_released(
    root: Path, path: str, text: str | None, problem: str, capsys: pytest.CaptureFixture[str]
) -> None:
    git(root, "tag", TAG)
    if text is None:
        (root / path).symlink_to("main.py")
    else:
        put(root, path, text)
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=second")
    assert command.main(["release", "--dry-run"]) != 0
    assert problem in capsys.readouterr().err
    assert not (root / "build" / "dist").exists()


def test_uncommitted_change_is_built_but_not_released(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(root, f"{FOLDER}/tiny_client/new.py", "x = 1\n")
    git(root, "add", "--all")
    put(root, f"{FOLDER}/tiny_client/secret.py", "x = 1\n")
    assert command.main(["build"]) == 0
    output = capsys.readouterr().out
    assert "with changes that are not committed" in output
    assert f"not built  {FOLDER}/tiny_client/secret.py, which is not tracked" in output
    names = members(NAMES[0], (root / "build" / "dist" / NAMES[0]).read_bytes()).keys()
    assert "tiny_client/new.py" in names
    assert "tiny_client/secret.py" not in names
    assert json.loads((root / "build" / "release" / "release.json").read_text())["is_commit"] is False
    assert command.main(["release", "--dry-run"]) == 1
    assert "new.py" in capsys.readouterr().err


def test_open_items_end_the_workflow_and_leave_out_the_commands(
    workflow: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(workflow, f"{FOLDER}/README.md", "# tiny-client\n\n[Docs](../../docs/x.md)\n")
    git(workflow, "commit", "--quiet", "--all", "--message=second")
    assert command.main(["release", "--dry-run"]) == 0
    output = capsys.readouterr().out
    assert "to do before the release: the README of tiny-client" in output
    assert "this commit cannot be released: the workflow would stop" in output
    assert "git tag" not in output
    git(workflow, "tag", TAG)
    assert command.main(["release", *PYTHONS]) == 1
