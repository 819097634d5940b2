"""Name the check that killed a mutant: after functions in the traceback of the failure, or after the test's file."""

from __future__ import annotations

from typing import Any

BY_FUNCTION = {
    "sent_as_described": "wire",
    "ended_as_answered": "outcome",
    "read_as_answered": "round trip",
    "read": "round trip",
    "answered_as_described": "schemathesis checks",
}
"""Functions of tests/property/oracles.py. The innermost one counts."""

BY_FILE = {
    "tests/property/test_calls.py": "calls",
    "tests/property/test_records.py": "records",
    "tests/property/test_responses.py": "deviating responses",
    "tests/property/test_paging.py": "paging",
    "tests/property/test_failures.py": "failures",
    "tests/property/test_rejections.py": "rejections",
    "tests/property/test_wrong_arguments.py": "rejections",
    "tests/property/test_odd_arguments.py": "rejections",
    "tests/property/test_privacy.py": "privacy",
    "tests/property/test_codec.py": "codec",
    "tests/property/test_walk.py": "paging",
    "tests/property/test_whole_lists.py": "paging",
    "tests/property/test_coverage_cases.py": "coverage phase",
    "tests/property/test_metamorphic.py": "metamorphic relations",
    "tests/property/test_model_families.py": "model families",
    "tests/property/test_auth.py": "auth",
    "tests/property/test_damaged_responses.py": "damaged responses",
    "tests/property/test_reconciliation.py": "reconciliation",
    "tests/property/test_reconciliation_under_change.py": "reconciliation",
    "tests/property/test_fault_schedules.py": "fault schedules",
    "tests/property/test_flows.py": "flows and links",
}
BY_FOLDER = {
    "tests/unit": "unit",
    "tests/generator": "generator",
    "tests/files": "files",
    "tests/contract": "contract",
    "tests/mock": "mock rules",
    "tests/specs": "facts and conventions",
    "tests/property": "other properties",
}
MACHINE = "model machine"
GENERATOR = "rules of the generator"
LEFT_OPEN = "resource left open"
"""A connection or a file that was not closed."""


def killer_of(test: str, failure: Any) -> str:
    """Return the name of the check that made a test fail."""
    names = [entry.name for entry in failure.traceback if "tests/property/oracles.py" in str(entry.path)]
    for name in reversed(names):
        if name in BY_FUNCTION:
            return BY_FUNCTION[name]
    file = test.partition("::")[0]
    if test.endswith("::runTest"):
        return MACHINE
    folder = "/".join(file.split("/")[:2])
    return BY_FILE.get(file) or BY_FOLDER.get(folder) or folder
