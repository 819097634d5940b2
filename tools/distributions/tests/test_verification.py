"""A file is verified against a tag, with nothing but the repository."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tools.distributions import __main__ as command
from tools.distributions.archives import ArchiveError
from tools.distributions.building import SECOND, build
from tools.distributions.checkout import LOCK, PROJECTS
from tools.distributions.packages import packages
from tools.distributions.sources import committed
from tools.distributions.tests.repository import FOLDER, TOOLS, git, put, repository
from tools.distributions.tests.tiny import with_member
from tools.distributions.verification import NotComparable, verify

TAG = "tiny-client-v1.2.0"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with a package, a tag, and a later commit."""
    root = repository(tmp_path_factory.mktemp("repository"))
    git(root, "tag", "--annotate", TAG, "--message=m")
    git(root, "tag", "large-client-v1.2.0")
    git(root, "tag", "tiny-client-v1.3.0")
    put(root, f"{FOLDER}/tiny_client/main.py", "later = 1\n")
    git(root, "commit", "--quiet", "--all", "--message=second")
    put(root, LOCK, TOOLS.replace("hatchling==", "hatchling==0."))
    git(root, "commit", "--quiet", "--all", "--message=third")
    git(root, "tag", "other-tools")
    (root / LOCK).write_bytes(b"\xff\n")
    git(root, "commit", "--quiet", "--all", "--message=lock")
    git(root, "tag", "unreadable-tools")
    git(root, "rm", "--quiet", LOCK)
    git(root, "commit", "--quiet", "--message=fourth")
    git(root, "tag", "without-tools")
    put(root, LOCK, TOOLS)
    git(root, "rm", "--quiet", f"{FOLDER}/README.md")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message=fifth")
    git(root, "tag", "without-readme")
    put(root, f"{FOLDER}/pyproject.toml", "tool = 1\n")
    git(root, "commit", "--quiet", "--all", "--message=sixth")
    git(root, "tag", "other-settings")
    return root


@pytest.fixture(scope="module")
def made(root: Path) -> dict[str, bytes]:
    """Return the files of the tag, as another machine builds them."""
    sources = committed(root, TAG, PROJECTS)
    return build(packages(sources), sources.epoch, SECOND)


NAMES = ("tiny_client-1.2.0-py3-none-any.whl", "tiny_client-1.2.0.tar.gz")


@pytest.mark.parametrize("name", NAMES)
def test_published_file_has_the_bytes_of_the_tag(root: Path, made: dict[str, bytes], name: str) -> None:
    assert verify(root, name, made[name], TAG) == []


def test_changed_member_is_named(root: Path, made: dict[str, bytes]) -> None:
    data = with_member(made[NAMES[0]], "tiny_client/main.py", b"import os\n")
    found = verify(root, NAMES[0], data, TAG)
    assert "different: tiny_client/main.py: line 1: 'import os' instead of 'def main() -> None:'" in found


def test_further_member_is_named(root: Path, made: dict[str, bytes]) -> None:
    data = with_member(made[NAMES[0]], "tiny_client.pth", b"import os\n")
    assert verify(root, NAMES[0], data, TAG) == ["not in the rebuilt file: tiny_client.pth"]


def test_file_that_is_not_a_distribution_is_refused(root: Path) -> None:
    with pytest.raises(ArchiveError, match=r"cannot be read: .*\. Its bytes differ from byte 0 on"):
        verify(root, NAMES[0], b"", TAG)


@pytest.mark.parametrize(
    ("name", "tag", "reason"),
    [
        (NAMES[0], "main", "there is no tag main"),
        (NAMES[0], f"{TAG}~0", "there is no tag tiny-client-v1"),
        (NAMES[0], "without-tools", "does not exist there"),
        (NAMES[0], "unreadable-tools", r"has hatchling None, but \S+ is installed"),
        (NAMES[0], "other-settings", r"pyproject\.toml does not have the form of ours in tool"),
        (NAMES[0], "without-readme", "without-readme cannot be built: hatchling has failed on tiny-client"),
        (NAMES[0], "other-tools", r"has hatchling 0\.\S+, but \S+ is installed"),
        ("tiny_client-1.3.0.tar.gz", TAG, r"gives .*tiny_client-1\.2\.0\.tar\.gz, not tiny_client-1\.3\.0\.tar\.gz"),
        ("large_client-1.2.0.tar.gz", "other-tools", "has no large-client; it has tiny-client"),
        (NAMES[0], "large-client-v1.2.0", "is a tag of large-client, not of tiny-client"),
        (NAMES[0], "tiny-client-v1.3.0", r"is not the tag of what it contains, which is tiny-client 1\.2\.0"),
        ("notes.txt", TAG, "is not the name of a distribution"),
    ],
)
def test_file_that_cannot_be_compared_is_refused(root: Path, name: str, tag: str, reason: str) -> None:
    with pytest.raises(NotComparable, match=reason):
        verify(root, name, b"", tag)


def test_exit_status_states_the_result(
    root: Path,
    made: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(command, "ROOT", root)
    good, bad = tmp_path / "good" / NAMES[1], tmp_path / "bad" / NAMES[0]
    for path, data in ((good, made[NAMES[1]]), (bad, with_member(made[NAMES[0]], "x.py", b""))):
        path.parent.mkdir()
        path.write_bytes(data)
    assert command.main(["verify", str(good), "--tag", TAG]) == 0
    assert capsys.readouterr().out == f"{good.name} has the bytes that {TAG} gives\n"
    assert command.main(["verify", str(bad), "--tag", TAG]) == 1
    assert "not in the rebuilt file: x.py\n" in capsys.readouterr().out
    bad.write_bytes(b"no archive")
    assert command.main(["verify", str(bad), "--tag", TAG]) == 1
    assert f"{bad.name} does not have the bytes that {TAG} gives\n" in capsys.readouterr().out
    assert command.main(["verify", str(good), "--tag", "missing"]) == 2
    assert command.main(["verify", str(tmp_path / NAMES[1]), "--tag", TAG]) == 2


def test_text_of_the_file_cannot_forge_a_line_or_control_the_terminal(
    root: Path,
    made: dict[str, bytes],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(command, "ROOT", root)
    path = tmp_path / NAMES[0]
    path.write_bytes(
        with_member(made[NAMES[0]], f"x\n{NAMES[0]} has the bytes that {TAG} gives\n\x1b[8m\u202e.py", b"")
    )
    assert command.main(["verify", str(path), "--tag", TAG]) == 1
    assert capsys.readouterr().out.splitlines() == [
        rf"not in the rebuilt file: x\n{NAMES[0]} has the bytes that {TAG} gives\n\x1b[8m\u202e.py",
        f"{NAMES[0]} does not have the bytes that {TAG} gives",
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipe_is_not_read(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command, "ROOT", root)
    os.mkfifo(tmp_path / NAMES[0])
    assert command.main(["verify", str(tmp_path / NAMES[0]), "--tag", TAG]) == 2
