"""Sources are read as Git has stored them."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

from tools.distributions.sources import (
    SourceError,
    SourceFile,
    changed,
    committed,
    is_shallow,
    tags,
    untracked,
    worktree,
)
from tools.distributions.tests.repository import git


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository with a commit of 14 November 2023."""
    root = tmp_path / "repository"
    (root / "a").mkdir(parents=True)
    (root / ".gitattributes").write_text("* text=auto eol=lf\n")
    (root / ".gitignore").write_text("*.pyc\n")
    (root / "a" / "text.py").write_bytes(b"one = 1\ntwo = 2\n")
    (root / "a" / "run.sh").write_bytes(b"#!/bin/sh\n")
    (root / "a" / "run.sh").chmod(0o755)
    (root / "other.txt").write_bytes(b"other\n")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", "--all")
    os.environ["GIT_COMMITTER_DATE"] = "2023-11-14T22:13:20+00:00"
    try:
        git(root, "commit", "--quiet", "--message=first")
    finally:
        del os.environ["GIT_COMMITTER_DATE"]
    return root


FILES = {"a/text.py": SourceFile(b"one = 1\ntwo = 2\n"), "a/run.sh": SourceFile(b"#!/bin/sh\n", True)}


def test_commit_has_its_time_and_the_files_of_the_folders(root: Path) -> None:
    found = committed(root, "HEAD", ["a"])
    assert (found.epoch, found.files, found.is_commit) == (1_700_000_000, FILES, True)
    assert found.below("a")["run.sh"].is_executable


def test_line_endings_modes_and_changes_of_the_working_tree_make_no_difference(root: Path) -> None:
    git(root, "config", "core.autocrlf", "true")
    (root / "a" / "text.py").write_bytes(b"one = 1\r\ntwo = 2\r\n")
    (root / "a" / "text.py").chmod(0o600)
    assert worktree(root, ["a"]).files == FILES
    (root / "a" / "text.py").write_bytes(b"changed\n")
    assert committed(root, "HEAD", ["a"]).files == FILES


def test_working_tree_has_its_tracked_files(root: Path) -> None:
    (root / "a" / "text.py").write_bytes(b"one = 2\n")
    (root / "a" / "added.py").write_bytes(b"added\n")
    git(root, "add", "a/added.py")
    (root / "a" / "new.py").write_bytes(b"new\n")
    (root / "a" / "text.pyc").write_bytes(b"ignored")
    (root / "a" / "run.sh").unlink()
    before = {path: path.read_bytes() for path in (root / ".git").rglob("*") if path.is_file()}
    found = worktree(root, ["a"])
    assert found.files == {"a/added.py": SourceFile(b"added\n"), "a/text.py": SourceFile(b"one = 2\n")}
    assert not found.is_commit
    assert found.commit == git(root, "rev-parse", "HEAD")
    assert {path: path.read_bytes() for path in (root / ".git").rglob("*") if path.is_file()} == before


def test_untracked_file_is_listed_and_makes_no_difference(root: Path) -> None:
    (root / "a" / "secret.py").write_bytes(b"new\n")
    (root / "a" / "text.pyc").write_bytes(b"ignored")
    found = worktree(root, ["a"])
    assert (found.files, found.is_commit) == (FILES, True)
    assert untracked(root, ["a"]) == ["a/secret.py"]


def test_removed_folder_has_no_files(root: Path) -> None:
    shutil.rmtree(root / "a")
    found = worktree(root, ["a"])
    assert (found.files, found.is_commit) == ({}, False)


def test_filter_of_the_machine_makes_no_difference(root: Path, tmp_path: Path) -> None:
    (tmp_path / "attributes").write_text("*.py filter=upper\n")
    git(root, "config", "core.attributesFile", str(tmp_path / "attributes"))
    git(root, "config", "filter.upper.clean", "tr a-z A-Z")
    os.utime(root / "a" / "text.py", (1, 1))
    assert worktree(root, ["a"]).files == FILES


def test_variables_of_git_make_no_difference(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "--quiet", "other")
    git(tmp_path / "other", "commit", "--quiet", "--allow-empty", "--message=other")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "other"))
    assert committed(root, "HEAD", ["a"]).files == FILES
    assert worktree(root, ["a"]).files == FILES


def test_replaced_object_makes_no_difference(root: Path) -> None:
    (root / "other.txt").write_text("replaced\n")
    one = git(root, "rev-parse", "HEAD:a/text.py")
    git(root, "replace", one, git(root, "hash-object", "-w", "other.txt"))
    assert committed(root, "HEAD", ["a"]).files == FILES


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
def test_name_that_is_not_utf_8_is_refused(root: Path) -> None:
    Path(os.fsdecode(os.fsencode(root) + b"/a/\xe9.py")).write_bytes(b"x\n")
    git(root, "add", "--all")
    with pytest.raises(SourceError, match=r"\\xe9\.py' is not UTF-8; rename the file"):
        worktree(root, ["a"])


def test_link_is_refused(root: Path) -> None:
    (root / "a" / "link").symlink_to("text.py")
    git(root, "add", "--all")
    with pytest.raises(SourceError, match="a/link is a link or a submodule"):
        worktree(root, ["a"])


def test_changed_and_untracked_files_are_listed(root: Path) -> None:
    assert changed(root) == []
    (root / "other.txt").write_text("changed\n")
    (root / "a" / "an ödd name.py").write_text("new\n")
    assert changed(root) == ["a/an ödd name.py", "other.txt"]


@pytest.mark.parametrize("option", ["--assume-unchanged", "--skip-worktree"])
def test_file_that_git_does_not_compare_is_listed(root: Path, option: str) -> None:
    assert changed(root) == []
    git(root, "update-index", option, "a/text.py")
    (root / "a" / "text.py").write_text("three = 3\n")
    assert changed(root) == ["a/text.py"]


def test_settings_of_the_user_make_no_difference(root: Path) -> None:
    for name, value in (("status.showUntrackedFiles", "no"), ("core.quotePath", "true"), ("log.showSignature", "true")):
        git(root, "config", name, value)
    (root / "a" / "ö.py").write_text("new\n")
    assert changed(root) == ["a/ö.py"]
    assert committed(root, "HEAD", ["a"]).epoch == 1_700_000_000


def test_tags_have_their_commits(root: Path) -> None:
    git(root, "tag", "light-1")
    git(root, "tag", "--annotate", "heavy-1", "--message=m")
    head = git(root, "rev-parse", "HEAD")
    assert tags(root) == {"light-1": head, "heavy-1": head}
    git(root, "tag", "--annotate", "nested-1", "heavy-1", "--message=m")
    git(root, "tag", "tree-1", "HEAD^{tree}")
    assert tags(root) == {"light-1": head, "heavy-1": head, "nested-1": head, "tree-1": ""}


def test_tags_of_the_history_leave_out_other_branches(root: Path) -> None:
    git(root, "tag", "here")
    git(root, "switch", "--quiet", "--create", "other")
    git(root, "commit", "--quiet", "--allow-empty", "--message=other")
    git(root, "tag", "there")
    git(root, "switch", "--quiet", "main")
    assert tags(root, "HEAD").keys() == {"here"}


@pytest.mark.parametrize("name", ["a\u2028b", "a\u0085b", "a\u00a0b", "a\udcffb"])
def test_tag_can_have_any_name(root: Path, name: str) -> None:
    git(root, "tag", name)
    assert tags(root) == tags(root, "HEAD") == {name: git(root, "rev-parse", "HEAD")}


def test_graft_makes_no_difference(root: Path) -> None:
    git(root, "tag", "first")
    git(root, "commit", "--quiet", "--allow-empty", "--message=second")
    (root / ".git" / "info").mkdir(exist_ok=True)
    (root / ".git" / "info" / "grafts").write_text(git(root, "rev-parse", "HEAD") + "\n")
    assert tags(root, "HEAD").keys() == {"first"}


def test_folder_of_another_repository_is_named(root: Path) -> None:
    with pytest.raises(SourceError, match=r"a is not a repository, but the folder a/ of another one"):
        committed(root / "a", "HEAD", ["a"])


def test_unknown_revision_is_named(root: Path) -> None:
    with pytest.raises(SourceError, match=r"there is no commit missing$"):
        committed(root, "missing", ["a"])


def test_shallow_clone_is_named(root: Path, tmp_path: Path) -> None:
    (root / "other.txt").write_text("second\n")
    git(root, "commit", "--quiet", "--all", "--message=second")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", root.as_uri(), str(clone))
    assert is_shallow(clone)
    assert not is_shallow(root)
    with pytest.raises(SourceError, match="this clone is shallow: git fetch --unshallow --tags"):
        committed(clone, "HEAD~1", ["a"])
