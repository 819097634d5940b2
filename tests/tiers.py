"""What the short run of the tests leaves out of the full one: `pytest --tier full` runs everything.

The short run makes fewer cases for each property, takes a fixed part of long lists of parameters, and skips what needs
environments, packages or processes of its own and is also tested in a cheaper way. It still calls every operation.
A test that is named on the command line runs whole.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest

Case = TypeVar("Case")

TIERS = ("short", "full")

EXAMPLES = {"short": 8, "full": 60}
"""The number of cases of each property, for each operation and client."""

FULL_ONLY = (
    # It builds the packages and installs them into new environments.
    "tests/downstream/test_install.py",
    # Each starts programs: others of its file do so in the short run.
    "tests/downstream/test_readme.py::test_what_matters_follows_the_quick_start",
    "tests/downstream/test_stock_client.py",
    "tests/stress/test_workers.py::test_the_command_stops_its_workers_gracefully",
    "tests/mock/test_command_line.py::test_an_injected_reset_logs_nothing",
    "tests/mock/test_command_line.py::test_log_only_accepts_and_logs_an_undocumented_parameter",
    "tests/mock/test_control_client.py::test_the_server_does_not_import_httpx",
    "tests/mock/test_pytest_plugin.py::test_asynchronous_tests_run_under_asyncio_and_trio",
    "tests/mock/test_pytest_plugin.py::test_a_fixture_names_the_missing_package",
    "tests/property/test_canaries.py::test_the_same_cases_come_in_every_process",
    "tests/property/test_report.py::test_what_processes_count_is_added_up_and_a_failure_can_be_repeated",
    "tests/unit/test_benchmarks.py::test_every_candidate_runs_and_every_row_is_written",
    # Each generates every package again: `test_the_committed_packages_are_what_the_specs_give` does so once.
    "tests/generator/test_cache.py::test_generating_again",
    "tests/generator/test_generation.py::test_another_hash_seed_and_another_folder_give_the_same_bytes",
    "tests/generator/test_generation.py::test_check_names_the_files_that_differ",
    # Each fills a demo practice of its own.
    "tests/mock/test_control_client.py::test_another_seed_replaces_only_the_records",
    "tests/mock/test_serving.py::test_in_process_accepts_a_practice",
    "tests/mock/test_state.py::test_another_seed_gives_different_people",
    "tests/mock/test_state_file.py::test_named_snapshots_are_shared_and_outlive_the_process",
    # Sixteen threads that are switched all the time: the others of the file run.
    "tests/unit/test_threads.py::test_a_page_may_be_walked_by_all",
    "tests/unit/test_threads.py::test_every_token_is_for_its_own_request",
)
"""Tests that the short run skips: files, or functions as `file::function`."""

SAMPLED = {
    "tests/files/test_secrets.py": 4,
    "tests/generator/test_bad_": 4,
    "tests/generator/test_file_methods.py": 4,
    "tests/mock/test_list_model.py": 4,
    "tests/property/": 4,
}
"""Where the short run takes only one in N sets of parameters of a test, by the beginning of its node ID."""

WHOLE: tuple[str, ...] = ("tests/property/test_calls.py",)
"""Where it takes all of them nevertheless, so that every operation is called."""

FEW = 4
"""A test with so many sets of parameters keeps them all, and no test keeps fewer."""


def left_out(items: Iterable[pytest.Item]) -> set[pytest.Item]:
    """The tests that the short run leaves out: the same in every process and every run."""
    found: set[pytest.Item] = set()
    sampled: dict[tuple[str, int], list[pytest.Item]] = {}
    for item in items:
        name = item.nodeid.partition("[")[0]
        if name.startswith(FULL_ONLY):
            found.add(item)
        elif not name.startswith(WHOLE):
            parts = [parts for beginning, parts in SAMPLED.items() if name.startswith(beginning)]
            sampled.setdefault((name, max(parts, default=1)), []).append(item)
    for (name, parts), cases in sampled.items():
        kept = sample(cases, max(FEW, -(-len(cases) // parts)), offset=zlib.crc32(name.encode()))
        found.update(set(cases) - set(kept))
    return found


def sample(cases: Sequence[Case], count: int, *, offset: int) -> list[Case]:
    """So many of the cases, evenly spread; tests with other offsets take others."""
    if count >= len(cases):
        return list(cases)
    return [cases[(offset + at * len(cases) // count) % len(cases)] for at in range(count)]


def unknown() -> list[str]:
    """The entries of `FULL_ONLY` and `WHOLE` that name no test, because it has another name or place by now."""
    root = Path(__file__).parents[1]
    parts = [entry.partition("::") for entry in (*FULL_ONLY, *WHOLE)]
    return [
        "::".join((file, function))
        for file, _, function in parts
        if not (root / file).is_file() or f"def {function}" not in (root / file).read_text("utf-8")
    ]
