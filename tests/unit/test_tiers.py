"""The short tier leaves out tests that exist, and samples evenly."""

from __future__ import annotations

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
