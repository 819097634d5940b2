"""Select the tests of a tier: `short` for every change, `full` for a merge, `deep` for everything.

The full tier makes fewer cases of each property than the deep one, and takes a fixed part of long lists of parameters.
The short tier makes fewer cases still, takes a smaller part, and skips tests that start many processes, generate
packages or seed practices of their own. It still calls every operation. Nothing is left out if a test is named on the
command line, as in `pytest tests/unit/test_retry.py::test_default_retry_policy`.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import is_hypothesis_test, settings

Case = TypeVar("Case")

TIERS = ("short", "full", "deep")

EXAMPLES = {"short": 6, "full": 30, "deep": 60}
"""The number of cases of each property, for each operation and client."""

DOCUMENTS = {"short": 10, "full": 100, "deep": 150}
"""The number of documents of the fuzz test of the generator."""

FULL_ONLY = (
    # They start, load and kill servers, and wait for them.
    "tests/stress/test_clock_jumps.py",
    "tests/stress/test_full_disk.py",
    "tests/stress/test_interrupted_requests.py",
    "tests/stress/test_kill.py",
    "tests/stress/test_shared_reads.py",
    "tests/stress/test_strangers.py",
    "tests/stress/test_workers.py",
    "tests/examples/test_nightly_export.py::test_nothing_is_lost_or_doubled_after_ten_kills",
    # It builds the packages and installs them into new environments.
    "tests/downstream/test_install.py",
    "tests/downstream/test_container.py::test_what_the_build_does_works",
    # It starts a server, as other tests do.
    "tests/downstream/test_testing_guide.py::test_the_script_starts_a_mock_runs_a_product_and_stops_it",
    # Examples of the documentation are called over a socket in the short tier, too.
    "tests/pipelines/test_pages.py",
    "tests/command_line/test_export.py::test_lists_of_a_served_mock_are_loaded",
    "tests/examples/test_nightly_export.py::test_changed_record_replaces_its_row",
    "tests/examples/test_nightly_export.py::test_deletion_that_no_list_shows_is_found_by_a_full_run",
    "tests/examples/test_nightly_export.py::test_later_run_reads_only_what_has_changed",
    "tests/examples/test_rebook_day.py::test_interrupted_run_is_continued",
    "tests/examples/test_waiting_list.py::test_suite_notices_a_fault",
    "tests/examples/test_waiting_list.py::test_suite_passes_in_the_pessimistic_world",
    # They run many exports, as other tests of the short tier do, or start processes.
    "tests/pipelines/test_against_mock.py::test_tables_equal_the_lists_after_kills_at_any_time",
    "tests/pipelines/test_guards.py::test_columns_have_the_types_and_nullability_of_the_document",
    "tests/pipelines/test_guards.py::test_files_keep_rows_that_vanish_and_lose_none_after_a_failure",
    "tests/pipelines/test_guards.py::test_own_pipeline_has_every_default_table",
    "tests/pipelines/test_guards.py::test_sqlite_file_has_one_table_for_each_list",
    "tests/pipelines/test_guards.py::test_state_is_small_however_many_records_share_a_time",
    "tests/pipelines/test_guards.py::test_telemetry_of_a_pipeline_of_ones_own_would_be_noticed",
    "tests/pipelines/test_losses.py::test_drift_that_is_over_leaves_the_rows_as_they_were",
    "tests/pipelines/test_losses.py::test_files_keep_the_rows_whose_values_stay",
    "tests/pipelines/test_losses.py::test_other_salt_is_refused_for_columns_that_are_no_keys",
    "tests/pipelines/test_targets.py::test_another_practice_is_refused",
    "tests/pipelines/test_target_files.py::test_wall_times_keep_their_time_in_utc",
    "tests/pipelines/test_target_files.py::test_exports_in_threads_restore_the_umask",
    "tests/pipelines/test_target_files.py::test_mode_of_an_existing_file_stays",
    "tests/pipelines/test_target_files.py::test_second_api_in_an_sqlite_file_is_refused_with_the_cause",
    "tests/pipelines/test_target_files.py::test_table_without_wall_times_needs_no_time_zone",
    "tests/pipelines/test_target_files.py::test_two_apis_in_one_duckdb_file_are_in_datasets_of_their_own",
    "tests/pipelines/test_targets.py::test_dropped_column_leaves_nothing_in_the_files",
    "tests/pipelines/test_targets.py::test_export_closes_the_client_that_it_makes_and_no_other",
    "tests/pipelines/test_targets.py::test_export_of_another_process_holds_the_target_until_it_ends",
    "tests/pipelines/test_targets.py::test_file_that_another_program_writes_is_refused",
    "tests/pipelines/test_targets.py::test_moved_target_refuses_another_salt",
    "tests/pipelines/test_targets.py::test_older_copy_of_a_target_is_brought_up_to_date",
    "tests/pipelines/test_targets.py::test_other_names_are_those_of_the_files",
    "tests/pipelines/test_targets.py::test_package_that_cannot_be_loaded_does_not_break_the_target",
    "tests/pipelines/test_targets.py::test_state_goes_where_the_target_goes",
    "tests/pipelines/test_new_keys.py::test_confirmed_keys_continue_the_same_tables",
    "tests/pipelines/test_damage.py::test_damaged_file_is_thrown_away",
    "tests/pipelines/test_own_pipelines.py",
    "tests/pipelines/test_personal_data.py::test_choice_that_fits_no_stored_row_is_refused",
    "tests/pipelines/test_personal_data.py::test_everything_can_be_kept",
    "tests/pipelines/test_personal_data.py::test_hashed_value_is_keyed_and_the_same_everywhere",
    "tests/pipelines/test_personal_data.py::test_pending_load_packages_hold_nothing_private",
    "tests/pipelines/test_reports.py::test_figures_equal_those_of_the_records",
    "tests/pipelines/test_reports.py::test_figures_follow_random_changes",
    "tests/pipelines/test_reports.py::test_plots_are_those_of_the_demo_practice",
    # They call every method, as another test of the short tier does.
    "tests/documentation/test_examples.py::test_examples_run",
    # They start programs, as other tests of the folder do.
    "tests/documentation/test_evaluators.py::test_failing_test_of_a_page_fails_with_its_line",
    "tests/documentation/test_evaluators.py::test_tests_of_a_page_are_run",
    "tests/documentation/test_pages.py::test_programs_of_a_page_do_what_it_shows",
    # It reads every module, and exports every list of a small practice.
    "tests/documentation/test_docstrings.py",
    # It reads a hundred times as many records as another test of the short tier.
    "tests/command_line/test_output.py::test_hundred_thousand_records_as_lines_take_little_memory",
    # It runs several examples of each command, which other tests of the short tier call once.
    "tests/command_line/test_examples.py",
    # They generate packages, and call them as the tests of other packages do.
    "tests/generator/test_contributing.py",
    "tests/generator/test_scaffold.py::test_written_test_of_a_third_api_passes",
    # They start programs, as other tests of the short tier do.
    "tests/command_line/test_program.py::test_bash_completes_what_is_typed",
    "tests/downstream/test_demo.py::test_demo_runs_behind_a_proxy",
    "tests/downstream/test_mock_readme.py::test_the_test_module_passes_over_a_socket",
    "tests/downstream/test_readme.py::test_features_of_the_clients_run",
    "tests/downstream/test_readme.py::test_quick_start_can_be_pasted_and_repeated",
    "tests/downstream/test_stock_client.py",
    "tests/mock/test_command_line.py::test_an_injected_reset_logs_nothing",
    "tests/mock/test_complete_requests.py::test_a_reset_by_another_process_releases_delayed_requests",
    "tests/mock/test_content_cache.py::test_a_served_practice_is_made_before_the_first_request",
    "tests/mock/test_content_cache.py::test_own_data_needs_no_preparation",
    "tests/mock/test_namespaces.py::test_namespaces_are_kept_beside_the_file_and_shared_between_processes",
    "tests/mock/test_two_practices.py::test_other_seeds_share_no_identifier_either",
    "tests/mock/test_command_output.py::test_a_reader_that_ends_early_ends_the_command_quietly",
    "tests/mock/test_command_line.py::test_log_only_accepts_and_logs_an_undocumented_parameter",
    "tests/mock/test_command_line.py::test_reset_and_seed_commands_change_a_running_mock",
    "tests/mock/test_command_line.py::test_testing_serve_listens_on_loopback",
    "tests/mock/test_control_access.py::test_the_command_line_prints_the_token_that_it_accepts",
    "tests/mock/test_control_client.py::test_the_server_does_not_import_httpx",
    "tests/mock/test_pytest_plugin.py::test_asynchronous_tests_run_under_asyncio_and_trio",
    "tests/mock/test_pytest_plugin.py::test_a_fixture_names_the_missing_package",
    "tests/mock/test_pytest_plugin.py::test_each_test_can_have_a_namespace_of_its_own",
    "tests/mock/test_pytest_plugin.py::test_the_same_tests_run_in_both_modes",
    "tests/mock/test_pytest_plugin.py::test_switches_are_those_of_the_chosen_world_in_every_test",
    "tests/mock/test_serving.py::test_responses_are_dated_by_the_clock_of_the_mock",
    "tests/mock/test_state_file.py::test_two_processes_on_one_file_respond_like_one",
    "tests/property/test_report.py::test_report_adds_up_worker_counts_and_prints_replays",
    "tests/unit/test_failure_output.py::test_failing_properties_print_their_inputs",
    "tests/unit/test_tiers.py::test_what_both_tiers_run_alike_is_left_out_after_the_short_tier_and_nothing_else",
    "tests/unit/test_benchmarks.py::test_benchmark_runs_every_candidate_and_writes_every_row",
    # Each generates every package again: `test_committed_packages_are_up_to_date` does so once.
    "tests/generator/test_cache.py::test_generate_is_skipped",
    # It reads for ten seconds.
    "tests/generator/test_bounds.py::test_a_million_values_are_too_many",
    "tests/generator/test_generation.py::test_output_is_independent_of_hash_seed_and_folder",
    "tests/generator/test_generation.py::test_check_lists_files_that_differ",
    "tests/generator/test_generation.py::test_every_operation_has_sync_and_async_methods_and_every_schema_has_a_class",
    "tests/generator/test_file_methods.py::test_response_that_is_a_file_is_saved",
    # It builds every package twice, as `nox -s build` does.
    "tools/distributions/tests/test_building.py::test_packages_are_built_reproducibly",
    # It generates packages with one change for each rule of documents.
    "tests/changes/test_join_of_all_rules.py",
    # It makes every mutant.
    "tools/mutation/tests/test_mutation.py::test_every_equivalent_mutant_exists_and_has_a_reason",
    "tests/generator/test_described_files.py::test_derived_properties_are_optional_only_there",
    "tests/generator/test_third_api.py::test_list_with_page_limit_and_total_is_walked",
    "tests/generator/test_third_api.py::test_third_api_has_a_source_of_its_lists",
    "tests/generator/test_third_api.py::test_third_api_leaves_the_packages_of_the_others_as_they_are",
    "tests/generator/test_removed_api.py",
    # It generates packages, runs all callers of them and checks their types, each with two versions.
    "tests/changes/documents/test_proofs.py",
    # They read, rewrite and compare whole clients, or run and check a program for each rule.
    "tests/changes/test_surface_callers.py",
    "tests/changes/test_surface_identity.py::test_one_edit_of_a_generated_package_has_a_finding_there",
    "tests/changes/test_surface_identity.py::test_rewritten_client_is_the_same",
    # They interrupt the generator at every line, or start it as a program.
    "tests/generator/test_interrupts.py::test_an_exception_at_any_line",
    "tests/generator/test_interrupts.py::test_a_signal_at_any_line",
    "tests/generator/test_interrupts.py::test_a_process_killed_at_any_line",
    "tests/generator/test_interrupts.py::test_a_signal_ends_the_command_with_one_line",
    "tests/generator/test_interrupts.py::test_a_signal_that_the_parent_ignores_does_not_end_the_command",
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
    "tests/mock/test_coreplus_accounts.py::test_the_demo_has_credits_and_refunds_that_add_up",
    "tests/mock/test_faults.py::test_a_plan_acts_the_same_in_process_and_over_a_socket",
    "tests/mock/test_state.py::test_another_seed_gives_different_people",
    "tests/mock/test_state_file.py::test_a_restart_between_any_two_steps_changes_nothing",
    "tests/mock/test_state_file.py::test_named_snapshots_are_shared_and_outlive_the_process",
    "tests/mock/test_uploads.py::test_signatures_differ_between_seeds_and_tenants",
    # They wait for seconds, as other tests of the file.
    "tests/unit/test_deadline.py::test_write_that_waited_for_the_pool_until_the_deadline_was_not_applied",
    "tests/unit/test_rate_limit.py::test_clients_of_all_kinds_share_a_limiter",
    "tests/unit/test_rate_limit.py::test_rate_limit_holds_at_a_server_that_accepts_connections_late",
    "tests/unit/test_rate_limit.py::test_rate_limit_holds_at_a_server_that_reads_each_new_connection_after_another_time",
    "tests/unit/test_rate_limit.py::test_rate_limit_holds_at_the_server_whatever_the_pool_does_before_it_sends",
    "tests/unit/test_rate_limit.py::test_rate_limit_holds_for_tasks_over_http2_with_a_slow_handshake",
    "tests/unit/test_rate_limit_waiters.py::test_event_loop_that_hangs_keeps_its_place_but_not_the_others",
    # They change only with the version of schemathesis.
    "tests/property/test_canaries.py",
    # Rich and pytest print its errors, as in other tests of the file.
    "tests/property/test_printed.py::test_nothing_of_a_call_is_printed",
    # It has thirty cases of its own.
    "tests/property/test_reconciliation_under_change.py::test_change_during_reconciliation_never_causes_a_second_booking",
    # Up to six calls in each case; threads of another test of the file reserve one time, too.
    "tests/property/test_reconciliation_under_change.py::test_of_several_calls_for_one_time_only_one_gets_the_hold",
    # Sixteen threads that are switched all the time, as in other tests of the file.
    "tests/unit/test_threads.py::test_threads_can_iterate_one_page",
    "tests/unit/test_threads.py::test_tokens_of_concurrent_requests_match_their_urls",
)
"""Tests that the short tier skips: files, or functions as `file::function`."""

SAMPLED: Mapping[str, Mapping[str, int]] = {
    "short": {
        "tests/command_line/": 8,
        "tests/contract/": 4,
        "tests/downstream/test_package_readmes.py": 2,
        "tests/examples/": 8,
        "tests/files/": 10,
        "tests/generator/": 12,
        "tests/generator/test_every_key.py": 24,
        "tests/mock/": 4,
        "tests/mock/test_list_model.py": 8,
        "tests/pipelines/test_against_mock.py": 8,
        "tests/pipelines/test_target_files.py": 3,
        "tests/property/": 14,
        "tests/property/test_paging.py": 28,
        "tests/unit/": 10,
        "tools/": 6,
    },
    "full": {
        "tests/property/": 2,
        "tests/property/test_models_details.py": 6,
        "tests/property/test_models_extended.py": 6,
        "tests/property/test_models_odd_values.py": 6,
        "tests/property/test_models_selection.py": 6,
        "tests/property/test_models_state.py": 6,
    },
}
"""For each tier: the tests of which it takes one in N parameter sets, by the beginning of the node ID."""

WHOLE: tuple[str, ...] = ("tests/property/test_calls.py",)
"""Tests of which each tier takes all parameter sets nevertheless, so that every operation is called."""

COUNTED = (
    *("tests/generator/test_differential.py", "tests/generator/test_fuzz.py", "tests/property/"),
    *("tests/command_line/test_export.py", "tests/command_line/test_privacy.py"),
    *("tests/examples/test_nightly_export.py", "tests/pipelines/test_against_mock.py"),
    *("tests/pipelines/test_personal_data.py", "tests/pipelines/test_reports.py", "tests/pipelines/test_scenarios.py"),
)
"""Tests that may make more cases in a larger tier, even if Hypothesis does not run them."""

FEW = {"short": 2, "full": 40}
"""The number of parameter sets that every test keeps, if it has as many: longer lists are of operations and clients."""


def left_out(items: Sequence[pytest.Item], tier: str) -> set[pytest.Item]:
    """Return the tests that a tier leaves out, the same in every process and every run.

    The full tier has every test of the short one.
    """
    if tier == "deep":
        return set()
    found: set[pytest.Item] = set()
    sampled: dict[tuple[str, int], list[pytest.Item]] = {}
    for item in items:
        name = item.nodeid.partition("[")[0]
        if tier == "short" and name.startswith(FULL_ONLY):
            found.add(item)
        elif not name.startswith(WHOLE):
            chosen = max((parts for start, parts in SAMPLED[tier].items() if name.startswith(start)), default=1)
            sampled.setdefault((name, chosen), []).append(item)
    for (name, parts), alike in sampled.items():
        kept = sample(alike, max(FEW[tier], -(-len(alike) // parts)), offset=zlib.crc32(name.encode()))
        found.update(set(alike) - set(kept))
    return found if tier == "short" else found & left_out(items, "short")


def cases(count: int) -> int:
    """Return the number of cases of a property that makes N in the deep tier, and fewer in the others."""
    assert settings.default is not None
    return max(1, count * settings.default.max_examples // EXAMPLES["deep"])


def same_in_both(item: pytest.Item) -> bool:
    """Whether a test of the short tier does the same in the full tier. Properties do not: they get more cases there."""
    return not is_hypothesis_test(getattr(item, "obj", None)) and not item.nodeid.startswith(COUNTED)


def sample(cases: Sequence[Case], count: int, *, offset: int) -> list[Case]:
    """Return N of the cases, one of each N-th part of them; another offset gives others.

    The place in a part changes from part to part: neighbours are often the same call through other kinds of client.
    """
    if count >= len(cases):
        return list(cases)
    ends = [at * len(cases) // count for at in range(count + 1)]
    return [cases[start + (offset + at) % (end - start)] for at, (start, end) in enumerate(pairwise(ends))]


def unknown() -> list[str]:
    """Return the entries of `FULL_ONLY` and `WHOLE` that name no existing test."""
    root = Path(__file__).parents[1]
    parts = [entry.partition("::") for entry in (*FULL_ONLY, *WHOLE)]
    return [
        "::".join((file, function))
        for file, _, function in parts
        if not (root / file).is_file() or f"def {function}" not in (root / file).read_text("utf-8")
    ]
