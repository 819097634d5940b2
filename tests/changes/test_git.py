"""Old versions come out of git, and what git lacks is a clear error."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.changes.bases import base, require_history, warnings
from tools.changes.git import GitError, Repository
from tools.changes.packages import of

from .support import Checkout

CLIENT, MODELS = of("clinic-client"), of("clinic-models")


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    made = Checkout(tmp_path / "checkout")
    made.write("README.md", "A README.")
    made.commit()
    return made


def repository(checkout: Checkout) -> Repository:
    return Repository.of(checkout.root)


def test_folder_without_git_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(GitError, match="is not a git checkout, so there is no old version to compare with"):
        Repository.of(tmp_path)


def test_folder_inside_a_checkout_is_a_clear_error(checkout: Checkout) -> None:
    checkout.write("inner/file", "")
    with pytest.raises(GitError, match="is not the top of the git checkout"):
        Repository.of(checkout.root / "inner")


@pytest.mark.parametrize("ref", ["v9.9.9", "--help", "HEAD~99", "", "README.md"])
def test_unknown_reference_is_a_clear_error(checkout: Checkout, ref: str) -> None:
    with pytest.raises(GitError, match=r"is not a branch, a tag or a commit of this repository$"):
        repository(checkout).commit(ref)


def test_unknown_reference_of_a_shallow_clone_names_the_command_that_helps(checkout: Checkout, tmp_path: Path) -> None:
    first = checkout.commit()
    checkout.commit()
    checkout.git("clone", "--quiet", "--depth", "1", checkout.root.as_uri(), str(tmp_path / "shallow"))
    with pytest.raises(GitError, match="the clone is shallow: run `git fetch --unshallow --tags` first"):
        Repository.of(tmp_path / "shallow").commit(first)


def test_shallow_clone_has_no_base(checkout: Checkout, tmp_path: Path) -> None:
    checkout.commit()
    checkout.git("clone", "--quiet", "--depth", "1", checkout.root.as_uri(), str(tmp_path / "shallow"))
    require_history(repository(checkout))
    with pytest.raises(GitError, match="the clone is shallow, so the last releases cannot be found: run"):
        require_history(Repository.of(tmp_path / "shallow"))


def test_files_are_those_of_the_commit_and_missing_folders_are_left_out(checkout: Checkout) -> None:
    checkout.write("specs/clinic/openapi.yaml", "old")
    old = checkout.commit()
    checkout.write("specs/clinic/openapi.yaml", "new")
    with repository(checkout).extracted(old, ("specs", "generated")) as folder:
        assert (folder / "specs/clinic/openapi.yaml").read_text("utf-8") == "old"
        assert sorted(path.name for path in folder.iterdir()) == ["specs"]
    assert not folder.exists()


def test_settings_of_a_hook_do_not_choose_another_repository(
    checkout: Checkout, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert repository(checkout).commit("HEAD")


def test_base_of_a_package_without_commit_is_none(checkout: Checkout) -> None:
    checkout.package("clinic-client", "0.1.0")
    assert base(repository(checkout), CLIENT) is None


def test_base_without_release_is_the_first_commit_with_the_package(checkout: Checkout) -> None:
    checkout.package("clinic-client", "0.1.0")
    first = checkout.commit()
    checkout.package("clinic-client", "0.1.1")
    checkout.package("clinic-models", "0.1.0")
    second = checkout.commit("some-tag", "v1", "clinic-client-0.1.1", "clinic-client-v0.1")
    for package, expected in ((CLIENT, first), (MODELS, second)):
        found = base(repository(checkout), package)
        assert found is not None
        assert (found.commit, found.tag) == (expected, None)


def test_base_is_the_highest_release_that_the_history_contains(checkout: Checkout) -> None:
    checkout.package("clinic-client", "0.1.0")
    checkout.package("clinic-models", "0.1.0")
    checkout.commit("v0.1.0")
    checkout.package("clinic-client", "0.10.0")
    highest = checkout.commit("clinic-client-v0.10.0")
    checkout.package("clinic-client", "0.9.0")  # the order is that of the numbers, not that of the history
    checkout.commit("clinic-client-v0.9.0")
    checkout.git("checkout", "--quiet", "-b", "other")
    checkout.package("clinic-client", "0.11.0")
    checkout.commit("v0.11.0")
    checkout.git("checkout", "--quiet", "main")
    checkout.commit()
    found = base(repository(checkout), CLIENT)
    assert found is not None
    assert (found.commit, found.tag) == (highest, "clinic-client-v0.10.0")
    assert str(found) == "the release clinic-client-v0.10.0"
    of_models = base(repository(checkout), MODELS)
    assert of_models is not None
    assert of_models.tag == "v0.1.0"


def test_merged_branch_of_a_lower_release_is_not_the_base(checkout: Checkout) -> None:
    checkout.package("clinic-client", "0.1.4")
    checkout.commit("v0.1.4")
    checkout.git("checkout", "--quiet", "-b", "side")
    checkout.git("checkout", "--quiet", "main")
    checkout.package("clinic-client", "0.2.0")
    released = checkout.commit("v0.2.0")
    for number in range(3):
        checkout.write("README.md", str(number))
        checkout.commit()
    checkout.git("checkout", "--quiet", "side")
    checkout.package("clinic-client", "0.1.5")
    checkout.commit("v0.1.5")
    checkout.git("checkout", "--quiet", "main")
    checkout.git("merge", "--quiet", "--strategy", "ours", "--message", "merge", "side")
    found = base(repository(checkout), CLIENT)
    assert found is not None
    assert (found.commit, found.tag) == (released, "v0.2.0")


def test_release_of_all_packages_has_the_version_of_each(checkout: Checkout) -> None:
    checkout.package("clinic-client", "0.5.0")
    first = checkout.commit("clinic-client-v0.5.0")
    checkout.package("clinic-client", "0.4.1")
    checkout.commit("v1.0.0")
    found = base(repository(checkout), CLIENT)
    assert found is not None
    assert found.commit == first


@pytest.mark.parametrize(
    "tag",
    [
        "0.2.0",
        "V0.2.0",
        "v0.2",
        "v1",
        "v0.2.0-rc1",
        "v00.2.0",
        "clinic-client-0.2.0",
        "clinic-client/v0.2.0",
        "v.0.2.0",
    ],
)
def test_tag_that_looks_like_a_release_is_named(checkout: Checkout, tag: str) -> None:
    checkout.package("clinic-client", "0.1.0")
    first = checkout.commit("v0.1.0", "some-tag", "before-2026", tag)
    [said] = warnings(repository(checkout))
    assert said.startswith(f"not the tag of a release, so ignored: {tag}; releases are called v0.3.0 or")
    found = base(repository(checkout), CLIENT)
    assert found is not None
    assert (found.commit, found.tag) == (first, "v0.1.0")


def test_clone_without_tags_is_told_how_to_get_them(checkout: Checkout, tmp_path: Path) -> None:
    assert list(warnings(repository(checkout))) == []
    checkout.git("clone", "--quiet", "--no-tags", checkout.root.as_uri(), str(tmp_path / "clone"))
    [said] = warnings(Repository.of(tmp_path / "clone"))
    assert "`git fetch --tags` gets them" in said


def test_repository_without_commits_has_no_base(tmp_path: Path) -> None:
    empty = Checkout(tmp_path / "empty")
    assert repository(empty).tags() == []
    assert base(repository(empty), CLIENT) is None


def test_tag_of_all_packages_does_not_release_a_package_that_came_later(checkout: Checkout) -> None:
    checkout.package("clinic-client", "0.1.0")
    checkout.commit("v0.1.0")
    checkout.package("clinic-models", "0.1.0")
    first = checkout.commit()
    found = base(repository(checkout), MODELS)
    assert found is not None
    assert (found.commit, found.tag) == (first, None)


def test_annotated_tags_are_releases_too(checkout: Checkout) -> None:
    checkout.package("clinic-client", "0.1.0")
    commit = checkout.commit()
    checkout.git("-c", "tag.gpgSign=false", "tag", "--annotate", "--message", "release", "v0.1.0")
    found = base(repository(checkout), CLIENT)
    assert found is not None
    assert (found.commit, found.tag) == (commit, "v0.1.0")
