"""A version that is too low is refused, with the reason and the version that is high enough."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from tools.changes.check import check
from tools.changes.comparison import Comparers
from tools.changes.documents import DocumentFinding, UnreadableError
from tools.changes.findings import Finding
from tools.changes.git import GitError, Repository
from tools.changes.packages import TreeError

from .support import ADDED, BREAKING, Checkout, finding

CLIENT, MOCK = "clinic-client", "practice-mock"


def surface(old: Path, new: Path, package: str, distribution: str) -> list[Finding]:
    """Find a breaking change if a package lost a line, and a safe one if it got one."""
    lines = [set((folder / package / "__init__.py").read_text("utf-8").splitlines()) - {""} for folder in (old, new)]
    before, after = ({line for line in found if not line.startswith("__version__")} for found in lines)
    return [
        *(
            finding(BREAKING, f"{package}.{one}", f"`{one}` was removed.", package=distribution)
            for one in before - after
        ),
        *(finding(ADDED, f"{package}.{one}", f"`{one}` was added.", package=distribution) for one in after - before),
    ]


COMPARERS = Comparers(documents=lambda *_: [], surface=surface)


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """Two packages in their first commit."""
    made = Checkout(tmp_path)
    made.package(CLIENT, "0.1.0", "ONE = 1")
    made.package(MOCK, "0.1.0", "ONE = 1")
    made.commit()
    return made


def wrong(checkout: Checkout, **versions: str) -> dict[str, str]:
    """Return what is wrong, by package."""
    table: Mapping[str, str] = {CLIENT: versions.get("client", "0.1.0"), MOCK: versions.get("mock", "0.1.0")}
    found = check(Repository.of(checkout.root), table, checkout.changelog, COMPARERS)
    assert {one.package for one in found} == set(table)
    return {one.package: one.said for one in found if one.is_wrong}


def test_unchanged_package_needs_no_new_version(checkout: Checkout) -> None:
    assert wrong(checkout) == {}
    checkout.commit("v0.1.0")
    assert wrong(checkout) == {}
    checkout.write("README.md", "Not in a package.")
    checkout.write(f"docs/changelog/{CLIENT}.md", "# Changelog\n\n## 0.1.0\n\n- Better words.\n")
    checkout.write(f"generated/{CLIENT}/CHANGELOG.md", "# Changelog\n\n## 0.1.0\n\n- Better words.\n")
    assert wrong(checkout) == {}


def test_changed_package_with_the_version_of_its_release_is_refused(checkout: Checkout) -> None:
    checkout.commit(f"{CLIENT}-v0.1.0", f"{MOCK}-v0.1.0")
    checkout.package(CLIENT, "0.1.0", "ONE = 1\nTWO = 2")
    assert wrong(checkout) == {
        CLIENT: f"0.1.0 is too low: 1 safe change since the release {CLIENT}-v0.1.0 (0.1.0) requires at least 0.1.1"
        "\n  - `TWO = 2` was added."
    }


def test_change_that_no_one_notices_needs_a_version_too(checkout: Checkout) -> None:
    checkout.commit("v0.1.0")
    checkout.write("mockserver/practice_mock/data.json", "{}")
    assert "a change of its content since the release v0.1.0 (0.1.0) requires at least 0.1.1" in wrong(checkout)[MOCK]
    checkout.package(MOCK, "0.1.1", "ONE = 1")
    assert wrong(checkout, mock="0.1.1") == {}


def test_document_that_cannot_be_read_is_named(checkout: Checkout) -> None:
    def unreadable(*_: object) -> list[DocumentFinding]:
        raise UnreadableError("the old version cannot be read")

    checkout.commit("v0.1.0")
    checkout.package(CLIENT, "0.1.1", "ONE = 1\nTWO = 2")
    table = {CLIENT: "0.1.1", MOCK: "0.1.0"}
    comparers = Comparers(documents=unreadable, surface=surface)
    found = check(Repository.of(checkout.root), table, checkout.changelog, comparers)
    assert f"{CLIENT}: 0.1.1 is high enough for what changed since the release v0.1.0 (0.1.0); not compared: " in (
        "\n".join(map(str, found))
    )
    checkout.package(CLIENT, "0.1.0", "ONE = 1\nTWO = 2")
    [one] = [
        one
        for one in check(Repository.of(checkout.root), {**table, CLIENT: "0.1.0"}, checkout.changelog, comparers)
        if one.is_wrong
    ]
    assert "at least 0.1.1; not compared: specs/clinic: the old version cannot be read\n  - " in str(one)


def test_breaking_change_needs_the_next_second_number(checkout: Checkout) -> None:
    checkout.commit("v0.1.0")
    checkout.package(CLIENT, "0.1.7", "TWO = 2")
    said = wrong(checkout, client="0.1.7")[CLIENT]
    assert said.startswith(
        "0.1.7 is too low: 1 breaking change since the release v0.1.0 (0.1.0) requires at least 0.2.0"
    )
    assert said.endswith("0.2.0\n  - `ONE = 1` was removed.\n  - `TWO = 2` was added.")
    checkout.package(CLIENT, "0.2.0", "TWO = 2")
    assert wrong(checkout, client="0.2.0") == {}


def test_base_without_a_release_is_the_first_commit(checkout: Checkout) -> None:
    first = checkout.git("rev-parse", "--short=10", "HEAD")
    checkout.package(CLIENT, "0.1.1", "")
    checkout.commit()
    assert (
        f"1 breaking change since the first commit with the package, {first} (0.1.0) requires at least 0.2.0"
        in wrong(checkout, client="0.1.1")[CLIENT]
    )


def test_uncommitted_changes_count(checkout: Checkout) -> None:
    checkout.commit("v0.1.0")
    checkout.package(MOCK, "0.1.0", "")
    assert list(wrong(checkout)) == [MOCK]


def test_version_below_the_release_is_refused(checkout: Checkout) -> None:
    checkout.package(CLIENT, "0.3.0", "ONE = 1")
    checkout.commit("v1.0.0")
    checkout.package(CLIENT, "0.2.0", "ONE = 1")
    assert wrong(checkout, client="0.2.0") == {CLIENT: "0.2.0 is lower than 0.3.0, the version of the release v1.0.0"}


def test_tag_of_a_package_that_states_another_version_is_refused(checkout: Checkout) -> None:
    checkout.commit(f"{CLIENT}-v0.2.0")
    assert wrong(checkout) == {CLIENT: f"the tag {CLIENT}-v0.2.0 is at a commit in which its version is 0.1.0"}


def test_package_that_is_not_committed_has_its_first_version(checkout: Checkout) -> None:
    checkout.package("clinic-models", "0.1.0")
    table = {CLIENT: "0.1.0", MOCK: "0.1.0", "clinic-models": "0.1.0"}
    found = check(Repository.of(checkout.root), table, checkout.changelog, COMPARERS)
    assert "clinic-models: 0.1.0 is its first version" in map(str, found)


def test_missing_malformed_and_unknown_versions_are_refused(checkout: Checkout) -> None:
    found = check(Repository.of(checkout.root), {CLIENT: "1.0", "other": "0.1.0"}, checkout.changelog, COMPARERS)
    assert [str(one) for one in found if one.is_wrong] == [
        f"{CLIENT}: '1.0' is not a version of three numbers, such as 0.2.0; correct VERSIONS in generator/settings.py",
        "other: is not a package; remove it from VERSIONS in generator/settings.py",
        f"{MOCK}: has no version; add it to VERSIONS in generator/settings.py",
    ]


def test_packages_that_were_not_generated_again_are_refused(checkout: Checkout) -> None:
    assert wrong(checkout, client="0.2.0") == {
        CLIENT: "is 0.1.0, but VERSIONS in generator/settings.py states 0.2.0; run `nox -s generate`"
    }


def test_version_without_an_entry_in_the_changelog_is_refused(checkout: Checkout) -> None:
    checkout.write(f"docs/changelog/{CLIENT}.md", "# Changelog\n\n## 0.0.9\n\n- Old.\n")
    assert wrong(checkout) == {
        CLIENT: f"docs/changelog/{CLIENT}.md has no entry for 0.1.0; `nox -s changes -- --write` adds it"
    }
    checkout.changelog(CLIENT).unlink()
    assert CLIENT in wrong(checkout)


def test_shallow_clone_is_refused(checkout: Checkout, tmp_path: Path) -> None:
    checkout.commit("v0.1.0")
    checkout.git("clone", "--quiet", "--depth", "1", checkout.root.as_uri(), str(tmp_path / "shallow"))
    with pytest.raises(GitError, match="the clone is shallow"):
        check(Repository.of(tmp_path / "shallow"), {}, checkout.changelog, COMPARERS)


def test_checkout_without_packages_is_a_clear_error(tmp_path: Path) -> None:
    empty = Checkout(tmp_path / "empty")
    empty.commit()
    with pytest.raises(TreeError, match="has no packages in generated/ or mockserver/"):
        check(Repository.of(empty.root), {}, empty.changelog, COMPARERS)
