"""Select the tests of the short tier; `pytest --tier full` runs everything.

The short tier makes fewer cases of each property, takes a fixed part of long lists of parameters, and skips tests that
start many processes, generate packages or seed practices of their own. It still calls every operation. Nothing is left
out if a test is named on the command line, as in `pytest tests/unit/test_retry.py::test_default_retry_policy`.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import is_hypothesis_test

Case = TypeVar("Case")

TIERS = ("short", "full")

EXAMPLES = {"short": 8, "full": 60}
"""The number of cases of each property, for each operation and client."""

DOCUMENTS = {"short": 20, "full": 150}
"""The number of documents of the fuzz test of the generator."""

FULL_ONLY = (
    # It builds the packages and installs them into new environments.
    "tests/downstream/test_install.py",
    # They start programs, as other tests of the short tier do.
    "tests/downstream/test_readme.py::test_readme_features_run_after_the_quick_start",
    "tests/downstream/test_stock_client.py",
    "tests/stress/test_workers.py::test_the_command_stops_its_workers_gracefully",
    "tests/mock/test_command_line.py::test_an_injected_reset_logs_nothing",
    "tests/mock/test_command_line.py::test_log_only_accepts_and_logs_an_undocumented_parameter",
    "tests/mock/test_control_client.py::test_the_server_does_not_import_httpx",
    "tests/mock/test_pytest_plugin.py::test_asynchronous_tests_run_under_asyncio_and_trio",
    "tests/mock/test_pytest_plugin.py::test_a_fixture_names_the_missing_package",
    "tests/property/test_canaries.py::test_cases_are_the_same_in_every_process",
    "tests/property/test_report.py::test_report_adds_up_worker_counts_and_prints_replays",
    "tests/unit/test_benchmarks.py::test_benchmark_runs_every_candidate_and_writes_every_row",
    # Each generates every package again: `test_committed_packages_are_up_to_date` does so once.
    "tests/generator/test_cache.py::test_generate_is_skipped",
    # It reads for ten seconds.
    "tests/generator/test_bounds.py::test_a_million_values_are_too_many",
    "tests/generator/test_generation.py::test_output_is_independent_of_hash_seed_and_folder",
    "tests/generator/test_generation.py::test_check_lists_files_that_differ",
    "tests/generator/test_described_files.py::test_derived_properties_are_optional_only_there",
    "tests/generator/test_third_api.py::test_list_with_page_limit_and_total_is_walked",
    "tests/generator/test_removed_api.py",
    # They interrupt the generator at every line, or start it as a program.
    "tests/generator/test_interrupts.py::test_an_exception_at_any_line",
    "tests/generator/test_interrupts.py::test_a_signal_at_any_line",
    "tests/generator/test_interrupts.py::test_a_process_killed_at_any_line",
    "tests/generator/test_interrupts.py::test_a_signal_ends_the_command_with_one_line",
    "tests/generator/test_interrupts.py::test_output_that_cannot_be_printed",
    "tests/generator/test_interrupts.py::test_a_failure_of_the_restoration",
    "tests/generator/test_interrupts.py::test_two_generations_at_the_same_time",
    # They build documents as large and as deep as the limits allow.
    "tests/generator/test_bounds.py::test_a_document_without_end_takes_little_time_and_memory",
    "tests/generator/test_similar_keys.py::test_many_misspelt_keys",
    "tests/generator/test_many_names.py::test_filters_without_ascii_letters",
    "tests/generator/test_bounds.py::test_a_deep_document_within_the_limits_is_generated",
    # Each fills a demo practice of its own.
    "tests/mock/test_control_client.py::test_another_seed_replaces_only_the_records",
    "tests/mock/test_serving.py::test_in_process_accepts_a_practice",
    "tests/mock/test_state.py::test_another_seed_gives_different_people",
    "tests/mock/test_state_file.py::test_named_snapshots_are_shared_and_outlive_the_process",
    # Sixteen threads that are switched all the time, as in other tests of the file.
    "tests/unit/test_threads.py::test_threads_can_iterate_one_page",
    "tests/unit/test_threads.py::test_tokens_of_concurrent_requests_match_their_urls",
)
"""Tests that the short tier skips: files, or functions as `file::function`."""

SAMPLED = {
    "tests/files/": 4,
    "tests/generator/": 8,
    "tests/generator/test_every_key.py": 16,
    "tests/mock/test_list_model.py": 4,
    "tests/property/": 4,
    "tests/unit/": 4,
}
"""Tests of which the short tier takes one in N parameter sets, by the beginning of the node ID."""

WHOLE: tuple[str, ...] = ("tests/property/test_calls.py",)
"""Tests of which the short tier takes all parameter sets nevertheless, so that every operation is called."""

COUNTED = ("tests/generator/test_differential.py", "tests/generator/test_fuzz.py", "tests/property/")
"""Tests that may make more cases in the full tier, even if Hypothesis does not run them."""

FEW = 4
"""The number of parameter sets that every test keeps, if it has as many."""


def left_out(items: Iterable[pytest.Item]) -> set[pytest.Item]:
    """Return the tests that the short tier leaves out, the same in every process and every run."""
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


def same_in_both(item: pytest.Item) -> bool:
    """Whether a test of the short tier does the same in the full tier. Properties do not: they get more cases there."""
    return not is_hypothesis_test(getattr(item, "obj", None)) and not item.nodeid.startswith(COUNTED)


def sample(cases: Sequence[Case], count: int, *, offset: int) -> list[Case]:
    """Return N of the cases, evenly spread; another offset gives others."""
    if count >= len(cases):
        return list(cases)
    return [cases[(offset + at * len(cases) // count) % len(cases)] for at in range(count)]


def unknown() -> list[str]:
    """Return the entries of `FULL_ONLY` and `WHOLE` that name no existing test."""
    root = Path(__file__).parents[1]
    parts = [entry.partition("::") for entry in (*FULL_ONLY, *WHOLE)]
    return [
        "::".join((file, function))
        for file, _, function in parts
        if not (root / file).is_file() or f"def {function}" not in (root / file).read_text("utf-8")
    ]
