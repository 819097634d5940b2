"""A package has the files that it must have, and only those that it may have."""

from __future__ import annotations

import pytest

from tools.distributions.checkout import LICENCE, PROJECTS, ROOT
from tools.distributions.packages import packages
from tools.distributions.sources import SourceError, SourceFile, Sources, worktree
from tools.distributions.tests.tiny import EPOCH, FILES, PYPROJECT, tiny
from tools.distributions.tracked import tracked_problems

SOURCES = Sources("c" * 40, True, EPOCH, {LICENCE: SourceFile(FILES["LICENSE"].encode())})
FOLDER = "generated/tiny-client"


def test_good_package_has_no_problems() -> None:
    assert list(tracked_problems(tiny(), SOURCES)) == []


def test_packages_of_this_repository_have_no_problems() -> None:
    if not (ROOT / ".git").exists():
        pytest.skip("this copy of the repository has no history")
    sources = worktree(ROOT, (*PROJECTS, LICENCE))
    assert [line for package in packages(sources) for line in tracked_problems(package, sources)] == []


@pytest.mark.parametrize(
    "path",
    [
        "LICENSE",
        "README.md",
        "CHANGELOG.md",
        "sboms/tiny-client.cdx.json",
        "tiny_client/py.typed",
        "tiny_client/__init__.py",
    ],
)
def test_missing_file_is_named_with_what_to_do(path: str) -> None:
    assert list(tracked_problems(tiny({path: None}), SOURCES)) == [f"{FOLDER}/{path} is missing: nox -s generate"]


@pytest.mark.parametrize(
    "path",
    [
        *("dump.sql", "id_rsa", "server.pem", "setup.py", "tests/x.py", ".env", "sboms/x.txt"),
        *("tiny_client/notes.txt~", "tiny_client/a.orig", "tiny_client/dump.json", "tiny_client/a:b.py"),
        *("tiny_client/__INIT__.py", "tiny_client/__pycache__/x.cpython-311.pyc", "tiny_client/x.pyc"),
        *("tiny_client/test_main.py", "tiny_client/tests/x.py", "tiny_client/conftest.py", "tiny_client/x_test.py"),
    ],
)
def test_stray_file_is_named_with_what_to_do(path: str) -> None:
    found = list(tracked_problems(tiny({path: ""}), SOURCES))
    assert f"{FOLDER}/{path} does not belong in a package: git rm --cached '{FOLDER}/{path}'" in found


@pytest.mark.parametrize(
    ("path", "text", "problem"),
    [
        ("tiny_client/aux.py", "", "aux.py has a name that Windows does not accept"),
        ("tiny_client/con/__init__.py", "", "has a name that Windows does not accept"),
        ("license", "", "generated/tiny-client/license is there twice"),
        ("tiny_client/key.py", "-----BEGIN " + "RSA PRIVATE KEY-----", "key.py contains a private key"),
        ("tiny_client/key.py", '"-----BEGIN ' + 'EC PRIVATE KEY-----\\nMHcC"', "key.py contains a private key"),
        ("tiny_client/key.py", "# -----BEGIN PGP " + "PRIVATE KEY BLOCK-----", "key.py contains a private key"),
        ("tiny_client/key.py", "---- BEGIN SSH2 ENCRYPTED " + "PRIVATE KEY ----", "key.py contains a private key"),
        ("tiny_client/schemas.json", "PuTTY-User-Key-" + "File-3: ssh-ed25519", "schemas.json contains a private key"),
        ("tiny_client/key.py", "AGE-SECRET-" + "KEY-1QQQQ", "key.py contains a private key"),
        ("LICENSE", "All rights reserved.\n", "generated/tiny-client/LICENSE is not the LICENSE of the repository"),
        ("LICENSE", "", "generated/tiny-client/LICENSE is not the LICENSE of the repository"),
        ("tiny_client/py.typed", "partial\n", "py.typed is not empty"),
        ("tiny_client/pyproject.toml", "", "generated/tiny-client contains another pyproject.toml"),
    ],
)
def test_wrong_file_is_reported(path: str, text: str, problem: str) -> None:
    found = list(tracked_problems(tiny({path: text}), SOURCES))
    assert any(problem in line for line in found), found


@pytest.mark.parametrize("source", ["README.md", "LICENSE", "tiny_client/main.py"])
@pytest.mark.parametrize(
    "place",
    [
        *(
            "x.pth",
            "sitecustomize.py",
            "httpx/__init__.py",
            "CHANGELOG.md",
            "tiny_client2/CHANGELOG.md",
            "/CHANGELOG.md",
        ),
        *("tiny_client-1.2.0.data/scripts/x", "tiny_client-1.2.0.data/purelib/x.pth", "other-1.0.dist-info/METADATA"),
        *(
            "tiny_client/x.pth",
            "tiny_client/x.so",
            "tiny_client/x.py",
            "tiny_client/../x.pth",
            "Tiny_Client/CHANGELOG.md",
        ),
    ],
)
def test_file_that_the_build_tool_would_place_elsewhere_is_reported(source: str, place: str) -> None:
    package = tiny({"pyproject.toml": f'{PYPROJECT}"{source}" = "{place}"\n'})
    assert f"{FOLDER}/{source} is placed at {place} in the wheel, where our packages have no data" in (
        list(tracked_problems(package, SOURCES))
    )


def test_file_that_the_build_tool_would_write_over_another_one_is_reported() -> None:
    package = tiny({"pyproject.toml": f'{PYPROJECT}"README.md" = "tiny_client/schemas.json"\n'})
    assert f"{FOLDER}/tiny_client/schemas.json is there twice, perhaps with other capitals: rename one" in (
        list(tracked_problems(package, SOURCES))
    )


def test_executable_file_is_reported() -> None:
    package = tiny()
    files = {**package.files, "tiny_client/main.py": SourceFile(b"", is_executable=True)}
    sources = Sources("c" * 40, True, EPOCH, {f"{FOLDER}/{path}": file for path, file in files.items()})
    (changed,) = packages(sources)
    place = f"{FOLDER}/tiny_client/main.py"
    assert f"{place} is executable: git update-index --chmod=-x '{place}'" in list(tracked_problems(changed, SOURCES))


@pytest.mark.parametrize(
    ("settings", "reason"),
    [
        (PYPROJECT + "[", r"generated/tiny-client/pyproject\.toml cannot be read: "),
        ('[project]\nname = "x"\n', r"pyproject\.toml lacks 'tool'"),
        (PYPROJECT.replace('["tiny_client"]', "[]"), r"pyproject\.toml does not name exactly one package"),
        (PYPROJECT.replace('readme = "README.md"\n', ""), r"pyproject\.toml lacks 'readme'"),
        (PYPROJECT.replace('version = "1.2.0"\n', ""), r"pyproject\.toml lacks 'version'"),
        ("tool = 1\n", r"pyproject\.toml does not have the form of ours in tool"),
        ("project = []\n", r"does not have the form of ours in project"),
        (PYPROJECT.replace('["tiny_client"]', '"t"'), r"form of ours in tool\.hatch\.build\.targets\.wheel\.packages"),
        (PYPROJECT.replace('"tiny_client/CHANGELOG.md"', "3"), r"form of ours in .*\.force-include"),
        (PYPROJECT.replace('tiny = "tiny', "tiny = 3 #"), r"form of ours in project\.scripts"),
        (PYPROJECT.replace('license = "MIT"', 'entry-points = {a = "x"}'), r"form of ours in project\.entry-points"),
        (PYPROJECT.replace('license = "MIT"', 'license = {text = "MIT"}'), r"form of ours in project\.license"),
        (PYPROJECT.replace('"1.2.0"', "1.2"), r"form of ours in project\.version"),
        (PYPROJECT.replace('["hatchling>=1.28,<2"]', "[3]"), r"form of ours in build-system\.requires"),
    ],
)
def test_settings_that_cannot_be_used_are_named(settings: str, reason: str) -> None:
    with pytest.raises(SourceError, match=reason):
        tiny({"pyproject.toml": settings})
