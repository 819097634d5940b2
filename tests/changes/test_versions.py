"""The next version follows from the changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools.changes.findings import Finding, Severity
from tools.changes.versions import Version, VersionError, after_breaking, next_version

from .support import ADDED, BREAKING, RISKY, SAFE, finding, named

numbers = st.integers(0, 10**6)
versions = st.builds(Version, numbers, numbers, numbers)
before_one = st.builds(Version, st.just(0), numbers, numbers)
from_one = st.builds(Version, st.integers(1, 10**6), numbers, numbers)
changes = st.lists(st.sampled_from([BREAKING, RISKY, ADDED, SAFE]).map(finding))


@given(versions)
def test_version_is_read_as_it_is_written(version: Version) -> None:
    assert Version.of(str(version)) == version


@pytest.mark.parametrize(
    "text", ["", "1", "1.2", "1.2.3.4", "v1.2.3", "1.2.3rc1", "01.2.3", "1.2.3\n", "1.2.-3", "١.٢.٣"]
)
def test_malformed_version_is_refused_with_what_it_should_be(text: str) -> None:
    with pytest.raises(VersionError, match=r"not a version of three numbers, such as 0\.2\.0"):
        Version.of(text)


@given(versions, versions)
def test_versions_are_ordered_by_their_numbers(one: Version, other: Version) -> None:
    as_numbers = [tuple(map(int, str(version).split("."))) for version in (one, other)]
    assert (one < other) == (as_numbers[0] < as_numbers[1])


@given(versions, changes)
def test_next_version_is_higher_and_at_most_that_of_a_breaking_change(old: Version, found: list[Finding]) -> None:
    assert old < next_version(old, found) <= after_breaking(old)


@given(versions, changes, changes)
def test_further_changes_never_lower_the_next_version(old: Version, some: list[Finding], more: list[Finding]) -> None:
    assert next_version(old, some) <= next_version(old, some + more)


@given(versions, changes)
def test_order_of_the_changes_does_not_matter(old: Version, found: list[Finding]) -> None:
    assert next_version(old, found) == next_version(old, found[::-1])


@given(before_one, changes)
def test_before_one_breaking_changes_raise_the_second_number_and_others_the_third(
    old: Version, found: list[Finding]
) -> None:
    breaks = any(one.rule.severity is Severity.BREAKING for one in found)
    assert next_version(old, found) == (
        Version(0, old.minor + 1, 0) if breaks else Version(0, old.minor, old.patch + 1)
    )


@given(from_one)
def test_from_one_on_the_rules_are_those_of_semantic_versioning(old: Version) -> None:
    assert next_version(old, [finding(SAFE), finding(BREAKING)]) == Version(old.major + 1, 0, 0)
    assert next_version(old, [finding(SAFE), finding(RISKY)]) == Version(old.major, old.minor + 1, 0)
    assert next_version(old, [finding(ADDED)]) == Version(old.major, old.minor + 1, 0)
    assert next_version(old, [finding(SAFE)]) == next_version(old, []) == Version(old.major, old.minor, old.patch + 1)


def test_mark_as_personal_data_adds_nothing_to_a_package() -> None:
    mark = finding(named(SAFE, "response-phi-added"))
    assert next_version(Version(1, 2, 3), [mark]) == Version(1, 2, 4)
