"""Prove what the rules say: run and type-check a caller of the old packages with both versions of the packages."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from tools.changes.documents.rules import BY_ID
from tools.changes.findings import Breaks, Rule, Severity

from .cases import CASES
from .parts import Case
from .writing import ROOT, generate, versions

HERE = Path(__file__).parent


@frozen
class Outcome:
    """What happens to a caller with one version of the packages.

    Attributes:
        error: The exception that ends it, or nothing.
        shown: What it returns.
        mypy: What mypy reports in strict mode; ``None`` if it was not asked.
        pyright: What pyright reports in strict mode; ``None`` if it was not asked.
    """

    error: str
    shown: str
    mypy: str | None = None
    pyright: str | None = None


@frozen
class Proof:
    """The proof of a rule.

    Attributes:
        rule: The rule.
        old: What happens with the old packages.
        new: What happens with the new packages.
    """

    rule: Rule
    old: Outcome
    new: Outcome

    def contradictions(self) -> Iterator[str]:
        """Yield what differs from what the rule says."""
        if self.old.error or self.old.mypy or self.old.pyright:
            yield f"the caller is wrong with the old packages: {self.old}"
        fails = self.rule.breaks in (Breaks.RUN_TIME, Breaks.BOTH)
        if fails != bool(self.new.error):
            yield f"the run {'passes' if fails else 'fails'} with the new packages: {self.new}"
        rejected = self.rule.breaks in (Breaks.TYPES, Breaks.BOTH)
        for name, said in (("mypy", self.new.mypy), ("pyright", self.new.pyright)):
            if said is not None and rejected != bool(said):
                yield f"{name} {'accepts' if rejected else 'rejects'} the caller with the new packages: {said}"
        breaks = self.rule.breaks is not Breaks.NEITHER
        if breaks != (self.rule.severity is Severity.BREAKING):
            yield f"{self.rule.breaks} does not fit {self.rule.severity}"
        if self.rule.severity is Severity.RISKY and self.old.shown == self.new.shown:
            yield f"nothing shows the risk: {self.old.shown}"
        if self.rule.severity is Severity.SAFE and self.old.shown != self.new.shown:
            yield f"what is safe shows a difference: {self.old.shown} and {self.new.shown}"


def prepared(folder: Path, cases: Iterable[Case] = CASES) -> tuple[Path, Path]:
    """Write both versions of the documents, generate their packages, and write the callers beside them."""
    listed = list(cases)
    roots = versions(listed, folder)
    for root in roots:
        generate(root)
        callers = root / "callers"
        callers.mkdir()
        shutil.copy(HERE / "world.py", callers / "world.py")
        for case in listed:
            (callers / f"{case.slug}.py").write_text(_module(case), "utf-8")
    return roots


def proofs(folder: Path, *, types: bool = True) -> dict[str, Proof]:
    """Return the proof of each rule that has a caller, by the rule's name.

    Args:
        folder: An empty folder for the documents, packages and callers.
        types: Whether the callers are type-checked as well, which takes most of the time.
    """
    roots = prepared(folder)
    outcomes = [_outcomes(root, index, types=types) for index, root in enumerate(roots)]
    return {case.rule: Proof(BY_ID[case.rule], outcomes[0][case.slug], outcomes[1][case.slug]) for case in CASES}


def _module(case: Case) -> str:
    """Return the module with the caller of a case."""
    client, package = case.api.capitalize(), f"{case.api}_client"
    imports = [case.imports, f"from {package} import {client}", "import world" if "world." in case.caller else ""]
    return "\n".join(
        [
            f'"""A program with the old packages, for the rule {case.rule}."""',
            "",
            "from __future__ import annotations",
            "",
            *filter(None, imports),
            "",
            "",
            f"def call(client: {client}) -> object:",
            textwrap.indent(case.caller, "    "),
            "",
            "",
            f"CLIENT = {client}",
            "",
        ]
    )


def packages(root: Path) -> list[str]:
    """Return the folders of the generated packages."""
    return sorted(str(path) for path in (root / "generated").iterdir() if path.is_dir())


def _outcomes(root: Path, index: int, *, types: bool) -> dict[str, Outcome]:
    ran = _run(root, index)
    if not types:
        return ran
    mypy, pyright = _mypy(root), _pyright(root)
    return {
        name: evolve(outcome, mypy=mypy.get(name, ""), pyright=pyright.get(name, "")) for name, outcome in ran.items()
    }


def _run(root: Path, index: int) -> dict[str, Outcome]:
    """Run all callers in one process, each with a client of its own."""
    path = os.pathsep.join([str(ROOT), str(root / "callers"), *packages(root)])
    done = subprocess.run(
        [sys.executable, "-m", "tests.changes.documents.running", str(index)],
        cwd=root,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": path, "HOME": str(root)},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: Mapping[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return {name: Outcome(one["error"], one["shown"]) for name, one in found.items()}


def _mypy(root: Path) -> dict[str, str]:
    """Return what mypy says about each caller."""
    config = root / "mypy.ini"
    config.write_text("[mypy]\nstrict = true\npython_version = 3.11\nfollow_imports = silent\n", "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--config-file", str(config), "--no-error-summary", "callers"],
        cwd=root,
        env={"PATH": os.environ["PATH"], "MYPYPATH": os.pathsep.join(["callers", *packages(root)]), "HOME": str(root)},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert done.returncode in (0, 1), done.stdout + done.stderr
    found: dict[str, str] = {}
    for line in done.stdout.splitlines():
        file, _, said = line.partition(":")
        if ": error:" in line:
            found.setdefault(Path(file).stem, said)
    return found


def _pyright(root: Path) -> dict[str, str]:
    """Return what pyright says about each caller."""
    settings = {
        "include": ["callers"],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "extraPaths": ["callers", *packages(root)],
    }
    (root / "pyrightconfig.json").write_text(json.dumps(settings), "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--outputjson", "-p", str(root)],
        cwd=root,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    found: dict[str, str] = {}
    for one in json.loads(done.stdout)["generalDiagnostics"]:
        if one["severity"] == "error":
            found.setdefault(Path(one["file"]).stem, one["message"])
    return found
