"""What changes mean for users of the packages: ``python -m tools.changes <git ref>``."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence, Set
from pathlib import Path

from attrs import frozen

from generator.settings import VERSIONS, Folders, version_of
from tools.changes import compatibility, covered, report
from tools.changes.bases import base, require_history, warnings
from tools.changes.changelog import Changelog, ChangelogError, identity, not_yet, updated
from tools.changes.check import check
from tools.changes.comparison import Changes, Trees, compare, removed
from tools.changes.findings import Finding, short
from tools.changes.git import GitError, Repository
from tools.changes.inputs import InputError
from tools.changes.packages import FOLDERS, TreeError, present
from tools.changes.sentences import sentences
from tools.changes.versions import Version, VersionError

ROOT = Path(__file__).parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Returns:
        The exit status: 0 for success, 1 if a version is too low or the old tests fail without a reason, 2 if something
        cannot be read or compared.
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    if options.ref is not None and (options.check or options.compatibility):
        name = "--check" if options.check else "--compatibility"
        print(f"changes: {options.ref}: {name} takes no further commit; leave it out", file=sys.stderr)
        return 2
    try:
        return _run(options)
    except (GitError, InputError, TreeError, VersionError, compatibility.CompatibilityError) as error:
        print(f"changes: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(options: argparse.Namespace) -> int:
    folders = Folders.of(options.root)
    repository = Repository.of(options.root)
    if not options.ref and not options.compatibility:
        for said in warnings(repository):
            print(f"changes: warning: {said}", file=sys.stderr)
    if options.check:
        checked = check(repository, VERSIONS, folders.changelog)
        for result in checked:
            print(result, file=sys.stderr if result.is_wrong else sys.stdout)
        return 1 if any(result.is_wrong for result in checked) else 0
    if options.compatibility:
        return _compatibility(repository, options.compatibility)
    found = list(_compared(repository, options.ref))
    if options.json:
        shown = [report.data(one.changes, one.since, _version(one.changes)) for one in found]
        print(json.dumps(shown, indent=1, ensure_ascii=False))
    elif options.write:
        _write(repository, found, folders, options.root / covered.FILE)
    else:
        print("\n\n".join(report.text(one.changes, one.since, _version(one.changes)) for one in found))
    return 0


@frozen
class _Compared:
    """What changed in a package, and since when, in words.

    Attributes:
        changes: What changed.
        since: The old state, in words.
        commit: The old state; empty if the package is new.
        state: The digest of what was compared; empty if the package is new.
    """

    changes: Changes
    since: str
    commit: str = ""
    state: str = ""


def _compared(repository: Repository, ref: str | None) -> Iterator[_Compared]:
    """Yield what changed in each package since a commit, or since the last release of each."""
    if ref is not None:
        commit = repository.commit(ref)
        since = ref if commit.startswith(ref) else f"{ref} ({repository.short(commit)})"
        with repository.extracted(commit, FOLDERS) as old:
            trees = Trees(old, repository.root)
            yield from (_compared_in(trees, one, since, commit) for one in compare(trees))
            for package in removed(trees):
                print(f"{package.name} was removed: whoever uses it must stay with its last version", file=sys.stderr)
        return
    require_history(repository)
    by_commit: dict[str, list[tuple[str, str]]] = {}
    for package in present(repository.root):
        known = base(repository, package)
        if known is None:
            yield _Compared(Changes(package, None), "")
        else:
            by_commit.setdefault(known.commit, []).append((package.name, str(known)))
    for commit, alike in by_commit.items():
        since_of = dict(alike)
        with repository.extracted(commit, FOLDERS) as old:
            trees = Trees(old, repository.root)
            for one in compare(trees, list(since_of)):
                yield _compared_in(trees, one, since_of[one.package.name], commit)


def _compared_in(trees: Trees, changes: Changes, since: str, commit: str) -> _Compared:
    state = "" if changes.old is None else covered.state(changes.package, trees.old, trees.new)
    return _Compared(changes, since, commit, state)


def _version(changes: Changes) -> str | None:
    return VERSIONS.get(changes.package.name)


def _write(repository: Repository, found: Sequence[_Compared], folders: Folders, file: Path) -> None:
    """Write what changed into the changelogs. All of them are read first, so that an error leaves them as they are."""
    record = covered.read(file)
    pages: dict[Path, Changelog] = {}
    said: list[str] = []
    for one in found:
        changes, name = one.changes, one.changes.package.name
        page = folders.changelog(name)
        if changes.old is None and not page.is_file():
            pages[page] = Changelog.empty(name).with_first(version_of(name))
            said.append(f"{name}: the changelog begins with {version_of(name)}")
            continue
        if changes.old is None or changes.next is None or not changes.is_changed:
            said.append(f"{name}: nothing to write")
            continue
        stated = VERSIONS.get(name)
        version = max(changes.next, changes.next if stated is None else Version.of(stated))
        old = Changelog.read(page) if page.is_file() else Changelog.empty(name)
        known = record.get(name, covered.Covered()) if old.unreleased(changes.old) else covered.Covered()
        if known.state == one.state and old.unreleased(changes.old) == str(version):
            said.append(f"{name}: nothing to write")
            continue
        before = _known(repository, one, known)
        had = known.changes | {identity(change) for change in before}
        new = [] if known.state == one.state else list(not_yet(changes.findings, had))
        try:
            pages[page] = updated(old, changes.old, version, sentences(new), known=bool(had))
        except ChangelogError as error:
            why, _, fix = str(error).partition("; ")
            raise InputError(page, why, fix) from error
        present_now = {identity(change) for change in changes.findings}
        record[name] = covered.Covered(one.state, frozenset(present_now))
        said.append(f"{name}: changes that are new in the entry for {version}: {len(new)}")
        gone = list(_gone(before, known, present_now))
        if gone:
            said.append("  no longer true since it was written; correct the entry by hand:")
            said += [f"  - {each}" for each in gone]
        said += [f"  not compared: {reason}" for reason in changes.not_compared]
    for page, changelog in pages.items():
        changelog.write(page)
    if pages:
        covered.write(record, file)
        said.append(
            "next: edit the entries in docs/changelog/, set VERSIONS in generator/settings.py, and run"
            " `nox -s generate`"
        )
    print("\n".join(said))


def _known(repository: Repository, now: _Compared, known: covered.Covered) -> Sequence[Finding]:
    """Return the changes of the record, found by the rules of today, if its packages are those of its commit."""
    commit = repository.last_commit_with(covered.FILE)
    if not known.state or known.state == now.state or commit is None:
        return ()
    package = now.changes.package
    with repository.extracted(now.commit, FOLDERS) as old, repository.extracted(commit, FOLDERS) as new:
        if not package.is_in(new) or covered.state(package, old, new) != known.state:
            return ()
        [changes] = compare(Trees(old, new), [package.name])
        return changes.findings


def _gone(before: Sequence[Finding], known: covered.Covered, now: Set[str]) -> Iterator[str]:
    """Yield what the entry covers and is no longer true."""
    if before:
        yield from (one.text for one in sentences(change for change in before if identity(change) not in now))
        return
    for one in sorted(known.changes - now):
        rule, symbol, _ = one.split(" ", 2)
        yield f"`{short(symbol) or symbol}` ({rule})"


def _compatibility(repository: Repository, ref: str) -> int:
    """Run the type tests and examples of an old version against the packages of this checkout."""
    result = compatibility.result(repository, ref)
    for failure in result.failures:
        print(failure)
    print(f"{result}, both as in {ref}. Failures: {len(result.failures)}")
    if not result.failures:
        return 0
    found = [finding for one in _compared(repository, ref) for finding in one.changes.findings]
    breaking = sentences(filter(compatibility.explains, found))
    if not breaking:
        print("changes: no change that breaks something explains them: a rule is missing or wrong", file=sys.stderr)
        return 1
    print(f"\nChanges since {ref} that break something:")
    for one in breaking:
        print(f"- {one.text}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tools.changes",
        allow_abbrev=False,  # nox recognizes --compatibility by its name
        description="Compare an old version of the packages with this checkout, and state what each change means for"
        " their users.",
    )
    parser.add_argument(
        "ref",
        nargs="?",
        metavar="GIT_REF",
        help="the old version: a commit, a tag or a branch (default: for each package its last release or, if there is"
        " none, its first commit)",
    )
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout (default: this one)")
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--json", action="store_true", help="print the changes as JSON")
    kinds.add_argument("--write", action="store_true", help="add what is new to the changelogs, without changing texts")
    kinds.add_argument("--check", action="store_true", help="fail if the version of a package is too low")
    kinds.add_argument(
        "--compatibility",
        metavar="GIT_REF",
        help="check the type tests and run the examples of an old version against the packages of this checkout",
    )
    return parser


if __name__ == "__main__":
    sys.exit(main())
