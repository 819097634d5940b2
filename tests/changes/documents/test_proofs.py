"""Each rule is proved: a program with the old packages fails, or not, with the new ones, as the rule says.

The type checkers are not among the requirements of the other tests, so `nox -s types` runs this.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.changes.document_proofs import as_record, recorded
from tools.changes.documents import RULES

from .cases import WITHOUT_CASE
from .proofs import Proof, packages, proofs

pytest.importorskip("mypy")
pytest.importorskip("pyright")


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the documents, packages and callers."""
    return tmp_path_factory.mktemp("proofs")


@pytest.fixture(scope="session")
def proved(folder: Path) -> dict[str, Proof]:
    """Return the proof of each rule."""
    return proofs(folder)


def test_callers_break_as_the_rules_say(proved: dict[str, Proof]) -> None:
    assert {rule: wrong for rule, one in proved.items() if (wrong := list(one.contradictions()))} == {}
    assert proved.keys() | WITHOUT_CASE == {rule.id for rule in RULES}


def test_record_of_the_proofs_is_that_of_today(proved: dict[str, Proof]) -> None:
    """`python -m tests.changes.document_proofs` writes it, and docs/changes.md shows it."""
    assert as_record(proved) == recorded()


COMPARISONS = """
from depot_client import Depot


def call(client: Depot) -> bool:
    first = client.response_required.call()
    second = client.response_not_nullable.call()
    return first.size is not None and second.size is not None
"""


@pytest.mark.usefixtures("proved")
def test_strict_pyright_reports_comparisons_that_became_unnecessary(folder: Path) -> None:
    for version, expected in (("old", 0), ("new", 2)):
        (folder / version / "callers" / "comparisons.py").write_text(COMPARISONS, "utf-8")
        settings = json.loads((folder / version / "pyrightconfig.json").read_text("utf-8"))
        settings["include"] = ["callers/comparisons.py"]
        (folder / version / "comparisons.json").write_text(json.dumps(settings), "utf-8")
        done = subprocess.run(
            [sys.executable, "-m", "pyright", "--outputjson", "-p", "comparisons.json"],
            cwd=folder / version,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        rules = [one.get("rule") for one in json.loads(done.stdout)["generalDiagnostics"]]
        assert rules == ["reportUnnecessaryComparison"] * expected


STRICT = """
import world
from depot_client import Depot
from depot_models import ResponseNotNullableRecord, ResponseRequiredRecord, ResponseValueRemovedRecord

client = Depot(api_key="k", http_client=world.pool(), strict=True)
for resource, model, answer in (
    (client.response_required, ResponseRequiredRecord, {"id": 1}),
    (client.response_not_nullable, ResponseNotNullableRecord, {"id": 1, "size": None}),
    (client.response_value_removed, ResponseValueRemovedRecord, {"id": 1, "size": "m"}),
):
    world.answer = answer
    for call in (resource.call, lambda: model(**answer)):
        done = world.attempt(call)
        print(done if isinstance(done, str) else type(done).__name__)
"""


@pytest.mark.usefixtures("proved")
def test_strict_clients_and_constructors_reject_what_became_wrong(folder: Path) -> None:
    shown: list[list[str]] = []
    for version in ("old", "new"):
        done = subprocess.run(
            [sys.executable, "-c", STRICT],
            cwd=folder / version,
            env={"PYTHONPATH": os.pathsep.join(["callers", *packages(folder / version)])},
            capture_output=True,
            text=True,
            timeout=300,
            check=True,
        )
        shown.append(done.stdout.split())
    records = [f"Response{name}Record" for name in ("Required", "NotNullable", "ValueRemoved") for _ in range(2)]
    rejected = ["ResponseValidationError", "ValidationError"]
    assert shown == [records, [*rejected, *rejected, "ResponseValueRemovedRecord", "ValidationError"]]
