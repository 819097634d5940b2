"""Each rule is proved: a program with the old packages fails, or not, with the new ones, as the rule says."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tools.changes.documents import RULES

from .cases import WITHOUT_CASE
from .proofs import Proof, proofs


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
