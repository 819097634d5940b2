"""The pairs of packages in `data/surface_pairs.txt`, and what callers of the old ones notice of the new ones."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import griffe
from attrs import define, field, frozen

from tools.changes.findings import Breaks, Finding
from tools.changes.surface import compare

DATA = Path(__file__).parent / "data"
_SECTION = re.compile(r"^--- (\w+)(?: (.*))?$")
_LIB = re.compile(r"\blib\b")


@define
class Pair:
    """Two versions of a package that differ by one change.

    Attributes:
        rule: The id of the rule that the change falls under.
        old: The sources of the old version, by path.
        new: Those of the new one.
        caller: A program for the old one.
        also: Further rules that the change falls under.
    """

    rule: str
    old: dict[str, str] = field(factory=dict)
    new: dict[str, str] = field(factory=dict)
    caller: str = ""
    also: list[str] = field(factory=list)


@frozen
class Proof:
    """What was found for one pair.

    Attributes:
        rule: The id of the rule.
        findings: The ids of the rules of what the comparison found.
        symbol: The symbol of the finding.
        text: Its text.
        fails_before: What notices a fault of the caller with the old version. It must be nothing.
        run_time: Whether the caller fails with the new version.
        mypy: Whether mypy in strict mode rejects it.
        pyright: Whether pyright in strict mode rejects it.
        griffe: The kinds of breakage that `griffe check` reports.
    """

    rule: str
    findings: tuple[str, ...]
    symbol: str
    text: str
    fails_before: tuple[str, ...]
    run_time: bool
    mypy: bool
    pyright: bool
    griffe: tuple[str, ...]

    @property
    def breaks(self) -> Breaks:
        """What notices the change."""
        if self.mypy or self.pyright:
            return Breaks.BOTH if self.run_time else Breaks.TYPES
        return Breaks.RUN_TIME if self.run_time else Breaks.NEITHER


def pairs(text: str) -> Iterator[Pair]:
    """Iterate over the pairs in a text."""
    for part in re.split(r"^=== ", text, flags=re.MULTILINE)[1:]:
        rule, _, body = part.partition("\n")
        pair = Pair(rule.strip())
        lines: list[str] = []
        target: Sequence[tuple[dict[str, str], str]] = ()
        for line in [*body.splitlines(), "--- end"]:
            section = _SECTION.match(line)
            if section is None:
                lines.append(line)
                continue
            source = "".join(f"{each}\n" for each in lines)
            for files, path in target:
                files[path] = files.get(path, "") + source
            if not target:
                pair.caller += source
            lines = []
            target = _target(pair, section[1], (section[2] or "lib/__init__.py").strip())
        yield pair


def _target(pair: Pair, section: str, path: str) -> Sequence[tuple[dict[str, str], str]]:
    if section == "expect":
        pair.also += path.split()
    versions = {"old": [pair.old], "new": [pair.new], "both": [pair.old, pair.new]}.get(section, [])
    return [(files, path) for files in versions]


def read_pairs() -> list[Pair]:
    """Return all pairs."""
    return list(pairs((DATA / "surface_pairs.txt").read_text(encoding="utf-8")))


def write_version(files: Mapping[str, str], folder: Path, name: str = "lib") -> None:
    """Write one version of a package into a folder, under a name."""
    for path, text in {"lib/__init__.py": "", "lib/py.typed": "", **files}.items():
        file = folder / _LIB.sub(name, path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(_LIB.sub(name, text).strip("\n") + "\n", encoding="utf-8")


def findings_of(pair: Pair, folder: Path) -> list[Finding]:
    """Return what the comparison finds."""
    for version, files in (("old", pair.old), ("new", pair.new)):
        write_version(files, folder / version)
    return compare(folder / "old", folder / "new", "lib", "lib")


def griffe_kinds(folder: Path) -> tuple[str, ...]:
    """Return the kinds of breakage that griffe reports for two versions, as `griffe check` does."""
    old, new = (
        griffe.load("lib", search_paths=[folder / version], allow_inspection=False, try_relative_path=False)
        for version in ("old", "new")
    )
    return tuple(sorted({one.kind.name for one in griffe.find_breaking_changes(old, new)}))


_RUNNER = """
import contextlib, io, json, pathlib, runpy, sys, warnings
warnings.simplefilter("ignore")
failed = []
for path in sorted(pathlib.Path(".").glob("caller_*.py")):
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            runpy.run_path(str(path))
    except Exception:
        failed.append(path.stem)
print(json.dumps(failed))
"""


def _run(folder: Path) -> set[str]:
    done = subprocess.run([sys.executable, "-c", _RUNNER], cwd=folder, capture_output=True, text=True, check=True)
    failed: list[str] = json.loads(done.stdout)
    return set(failed)


def check_with_mypy(folder: Path, python: Path | None = None) -> set[str]:
    """Return the modules of a folder that mypy rejects in strict mode, with the packages of an interpreter."""
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "mypy",
            "--strict",
            "--no-incremental",
            "--config-file=",
            "--hide-error-context",
            f"--python-executable={python or sys.executable}",
            ".",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return {line.partition(".py:")[0] for line in done.stdout.splitlines() if ": error:" in line}


def check_with_pyright(folder: Path, python: Path | None = None) -> set[str]:
    """Return the modules of a folder that pyright rejects: callers in strict mode, and packages in standard mode."""
    settings = {
        "typeCheckingMode": "standard",
        "include": ["."],
        "strict": ["caller_*.py"],
        "reportUnusedExpression": False,  # a caller may do nothing with a value
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--outputjson", f"--pythonpath={python or sys.executable}"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(done.stdout)["generalDiagnostics"]
    files = [Path(one["file"]) for one in report if one["severity"] == "error"]
    return {str(file.relative_to(folder.resolve())).removesuffix(".py") for file in files}


def package_proofs(folder: Path) -> list[Proof]:
    """Return the proofs of all pairs.

    Each version of each package gets a name of its own, so that one run of each checker is enough.

    Args:
        folder: An empty folder for the packages and their callers.
    """
    checked = folder / "checked"
    checked.mkdir()
    all_pairs = read_pairs()
    for index, pair in enumerate(all_pairs):
        for version, files in (("old", pair.old), ("new", pair.new)):
            name = f"p{index}_{version}"
            write_version(files, checked, name)
            (checked / f"caller_{name}.py").write_text(_LIB.sub(name, pair.caller), encoding="utf-8")
    failures = {"run time": _run(checked), "mypy": check_with_mypy(checked), "pyright": check_with_pyright(checked)}
    found: list[Proof] = []
    for index, pair in enumerate(all_pairs):
        here = folder / f"pair{index}"
        findings = findings_of(pair, here)
        before, after = f"caller_p{index}_old", f"caller_p{index}_new"
        lib = {f"p{index}_old", f"p{index}_new"}
        broken = {
            f"the package, by {name}" for name, bad in failures.items() if any(one.split("/")[0] in lib for one in bad)
        }
        mine = [one for one in findings if one.rule.id == pair.rule]
        found.append(
            Proof(
                rule=pair.rule,
                findings=tuple(sorted(one.rule.id for one in findings)),
                symbol=mine[0].symbol if mine else "",
                text=mine[0].text if mine else "",
                fails_before=tuple(sorted({name for name, bad in failures.items() if before in bad} | broken)),
                run_time=after in failures["run time"],
                mypy=after in failures["mypy"],
                pyright=after in failures["pyright"],
                griffe=griffe_kinds(here),
            )
        )
    return found
