"""The short tier leaves out tests that exist, and samples evenly."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import tiers


def test_every_entry_of_the_tiers_names_a_test() -> None:
    assert tiers.unknown() == []


@pytest.mark.parametrize(("count", "kept"), [(3, 3), (4, 3), (10, 4), (100, 1)])
def test_sample_has_its_size_and_no_case_twice(count: int, kept: int) -> None:
    for offset in range(count):
        found = tiers.sample(range(count), kept, offset=offset)
        assert len(set(found)) == len(found) == min(count, kept)


def test_samples_of_other_tests_have_other_cases() -> None:
    samples = [tiers.sample(range(100), 25, offset=offset) for offset in range(4)]
    assert {case for sample in samples for case in sample} == set(range(100))


class Item:
    """A test, as far as the tiers are concerned."""

    def __init__(self, nodeid: str) -> None:
        self.nodeid = nodeid


def test_each_tier_has_the_tests_of_the_smaller_one() -> None:
    calls = [Item(f"tests/property/test_x.py::test_call[{number}-{way}]") for number in range(100) for way in "ab"]
    faults = [Item(f"tests/property/test_x.py::test_fault[{number}]") for number in range(30)]
    skipped = [Item(entry.partition("[")[0]) for entry in tiers.FULL_ONLY]
    items: Any = [*calls, *faults, *skipped]
    short, full, deep = (set(items) - tiers.left_out(items, tier) for tier in tiers.TIERS)
    assert short < full < deep == set(items)
    assert {*faults, *skipped} <= full
    assert {item.nodeid.partition("-")[0] for item in full & set(calls)} == {
        item.nodeid.partition("-")[0] for item in calls
    }, "every operation in one way at least"
    assert {item.nodeid[-2] for item in short & set(calls)} == {"a", "b"}


def collected(*options: str) -> set[str]:
    """Return the node IDs that a run with these options has."""
    files = ("tests/unit/test_retry.py", "tests/files/test_secrets.py", "tests/mock/test_money.py")
    command = (sys.executable, "-m", "pytest", "--collect-only", "-q", "-p", "no:cacheprovider", *options, *files)
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2])
    return {line for line in done.stdout.splitlines() if "::" in line}


def test_what_both_tiers_run_alike_is_left_out_after_the_short_tier_and_nothing_else() -> None:
    short, full = collected(), collected("--tier", "full")
    beyond = collected("--tier", "full", "--beyond-short")
    assert short | beyond == full
    assert "tests/unit/test_retry.py::test_default_retry_policy" in short - beyond
    assert "tests/mock/test_money.py::test_cents_round_trip_through_dollars" in short & beyond, (
        "a property has more cases in the full tier"
    )
