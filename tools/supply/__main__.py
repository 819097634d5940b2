"""Audit the lock files. The exit code is 1 after a problem, and otherwise 2 if something could not be checked."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.printable import printable
from tools.supply.advisories import UnusableAdvisories, read
from tools.supply.licences import ACCEPTED, licences
from tools.supply.locks import check_locks
from tools.supply.requirements import FOLDER, Pin, bounds
from tools.supply.service import PROGRAM, ask

LOWEST = "lowest.txt"
"""Lowest bounds are old on purpose. Their vulnerabilities are printed, and are not problems."""

DONE, FOUND, UNCHECKED = 0, 1, 2


class Report:
    """What an audit has found, and what it could not check. Both are printed as they are found, each on one line."""

    def __init__(self) -> None:
        self.problems = 0
        self.unchecked = 0

    def problem(self, text: object) -> None:
        """Print a problem."""
        self.problems += 1
        print(printable(f"problem: {text}"))

    def not_checked(self, text: object) -> None:
        """Print what could not be checked although it was asked for."""
        self.unchecked += 1
        print(printable(f"NOT CHECKED: {text}"))

    def note(self, text: object) -> None:
        """Print what is found on purpose."""
        print(printable(f"note: {text}"))

    def end(self) -> int:
        """Print how the audit ended, and return the exit code."""
        problems = f"{self.problems} problem{'' if self.problems == 1 else 's'}"
        print(f"{problems}, {self.unchecked} not checked" if self.unchecked else problems)
        return FOUND if self.problems else UNCHECKED if self.unchecked else DONE


def main(arguments: Sequence[str]) -> int:
    """Audit the lock files, and return the exit code."""
    parser = argparse.ArgumentParser(prog="nox -s audit --", description=__doc__)
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--offline", action="store_true", help="compare with no advisories")
    source.add_argument(
        "--advisories", type=Path, metavar="FOLDER", help="compare with a folder or zip file of advisories (OSV format)"
    )
    source.add_argument(
        "--service", choices=("pypi", "osv"), default="pypi", help="what pip-audit asks (default: pypi)"
    )
    parser.add_argument("--requirements", type=Path, default=FOLDER, metavar="FOLDER", help="the lock files")
    options = parser.parse_args(arguments)

    report = Report()
    pins = check_files(options.requirements, report)
    check_licences(report)
    if options.offline:
        print("advisories: left out, as --offline asks for; whether a version has been yanked needs the index")
    elif options.advisories:
        check_advisories(options.advisories, pins, report)
        print("yanked versions: not compared; only the index knows them")
    else:
        check_with_service(pins, options.service, report)
        print("yanked versions: not compared; `nox -s lock` warns of them")
    return report.end()


def check_files(folder: Path, report: Report) -> list[Pin]:
    """Check the lock files, and return every version that they pin."""
    pins, problems = check_locks(folder)
    for problem in problems:
        report.problem(problem)
    if not any(folder.glob("*.txt")):
        report.not_checked(f"lock files: there are none in {folder}")
        return pins
    files = {pin.path for pin in pins}
    wrong = {problem.path for problem in problems}
    for path in sorted(folder.iterdir()):
        if path.suffix not in (".in", ".txt"):
            report.not_checked(f"lock files: {path.name} is not read: only .in and .txt files are")
        elif path.suffix == ".txt" and path not in files | wrong:
            report.not_checked(f"lock files: {path.name} has no versions")
    all_of_them = "" if problems else "; each is exact, has hashes, and is allowed by its .in file and by our packages"
    print(f"lock files: {len(pins)} versions in {len(files)} files{all_of_them}")
    return pins


def check_licences(report: Report) -> None:
    """Check the licences of everything that our packages need at run time."""
    found, missing = licences(one.requirement for one in bounds() if one.part != "build")
    for one in found:
        if not one.is_permissive and one.distribution not in ACCEPTED:
            report.problem(f"{one.distribution} has the licence {one.expression or '(none)'}, which is not permissive")
    accepted = [one.distribution for one in found if not one.is_permissive and one.distribution in ACCEPTED]
    for name in accepted:
        print(f"licence accepted: {name}: {ACCEPTED[name]}")
    for name in missing:
        report.not_checked(f"the licence of {name}, which is not installed here")
    print(f"licences: those of {len(found)} distributions that our packages need at run time")


def check_advisories(source: Path, pins: Sequence[Pin], report: Report) -> None:
    """Compare versions with a copy of a database of advisories."""
    try:
        database = read(source)
    except UnusableAdvisories as error:
        report.not_checked(f"advisories: {error}")
        return
    for pin in pins:
        for advisory in database.matches(pin):
            names = ", ".join((advisory.id, *advisory.aliases))
            text = pin.problem(f"{names}: {advisory.summary or 'no summary'}")
            if pin.path.name == LOWEST:
                report.note(text)
            else:
                report.problem(text)
    print(f"advisories: {database.count} about packages of PyPI, the newest of {database.newest:%Y-%m-%d}")


def check_with_service(pins: Sequence[Pin], service: str, report: Report, program: Sequence[str] = PROGRAM) -> None:
    """Compare the versions of lock files with a service on the internet."""
    for lock in dict.fromkeys(pin.path for pin in pins):
        result = ask([pin for pin in pins if pin.path == lock], "--vulnerability-service", service, program=program)
        for one in result.vulnerable:
            for text in _described(one.name, one.version, [(each.id, each.fix_versions) for each in one.vulns]):
                if lock.name == LOWEST:
                    report.note(f"{lock.name}: {text}")
                else:
                    report.problem(f"{lock.name}: {text}")
        if result.failure is not None:
            report.not_checked(f"{lock.name}: advisories: {result.failure}")
            continue
        for one in result.skipped:
            report.not_checked(f"{lock.name}: {one.name}: {one.skip_reason}")
        print(f"advisories: {result.compared} versions of {lock.name} were compared")


def _described(name: str, version: str, found: Sequence[tuple[str, Sequence[str]]]) -> Iterator[str]:
    for identity, fixes in found:
        yield f"{name} {version}: {identity}; fixed in {', '.join(fixes) or 'no version'}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
