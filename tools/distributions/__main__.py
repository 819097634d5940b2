"""`python -m tools.distributions`: build, release or verify. docs/releasing.md describes what each does."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from tools.distributions.archives import ArchiveError
from tools.distributions.building import BuildError
from tools.distributions.checking import built, file_problems, tool_problems
from tools.distributions.checkout import DIST, LICENCE, LOCK, PROJECTS, RELEASE, ROOT, SETTINGS
from tools.distributions.declared import declared_problems
from tools.distributions.index import index_problems
from tools.distributions.listed import list_problems, python_problems
from tools.distributions.manifest import manifest, sha256sums
from tools.distributions.packages import Package, packages
from tools.distributions.releasing import (
    WORKFLOW,
    changelog_problems,
    chosen,
    commands,
    common_tags,
    tag_problems,
    version_problems,
    with_common_tags,
)
from tools.distributions.smoke import SmokeError, downloaded, smoke
from tools.distributions.sources import SourceError, Sources, committed, untracked, worktree
from tools.distributions.state import State, tree_problems
from tools.distributions.tracked import tracked_problems
from tools.distributions.verification import NotComparable, verify
from tools.distributions.written import cleared, write
from tools.printable import printable

FOLDERS = (*PROJECTS, LICENCE, LOCK, SETTINGS)


class Stop(Exception):
    """Problems that end the command."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command.

    Returns:
        The exit status: 0 for success; 1 if something is wrong; 2 if that is not known, or the command is wrong.
    """
    options = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], int] = options.run
    try:
        return run(options)
    except Stop:
        return 1
    except (ArchiveError, BuildError, SmokeError) as error:
        print(error, file=sys.stderr)
        return 1
    except (NotComparable, SourceError, OSError) as error:
        print(error, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.distributions")
    subparsers = parser.add_subparsers(required=True)

    build = subparsers.add_parser("build", help="build and test the packages of the working tree")
    build.set_defaults(run=_build)
    release = subparsers.add_parser("release", help="do everything for a release but the upload")
    release.set_defaults(run=_release)
    release.add_argument("--dry-run", action="store_true", help="on any machine, before the versions have tags")
    for command in (build, release):
        command.add_argument(
            "--python",
            action="append",
            default=[],
            metavar="VERSION=PATH",
            help="an interpreter to test with; without a path, the version is reported as not tested",
        )

    check = subparsers.add_parser("verify", help="build a file again from a tag, and compare")
    check.set_defaults(run=_verify)
    check.add_argument("file", type=Path, metavar="FILE")
    check.add_argument("--tag", required=True)
    return parser


def _build(options: argparse.Namespace) -> int:
    cleared((DIST, RELEASE))
    sources = worktree(ROOT, FOLDERS)
    state = "" if sources.is_commit else ", with changes that are not committed"
    print(f"building from commit {sources.commit}{state}", flush=True)
    for path in untracked(ROOT, PROJECTS):
        print(f"not built  {path}, which is not tracked", flush=True)
    found = _found(sources)
    files = _made(sources, found)
    _tested(_interpreters(options), found, files)
    _written(sources, found, files)
    return 0


def _release(options: argparse.Namespace) -> int:
    if not options.dry_run and os.environ.get(WORKFLOW) != "1":
        print(
            "A release is only made by the publishing workflow, never from a person's machine: see docs/releasing.md.\n"
            "`nox -s release -- --dry-run` does everything else.",
            file=sys.stderr,
        )
        return 1
    cleared((DIST, RELEASE))
    sources = committed(ROOT, "HEAD", FOLDERS)
    print(f"releasing commit {sources.commit}", flush=True)
    state = _state(sources.commit)
    interpreters = _interpreters(options)
    if not options.dry_run:
        _ended("interpreters", python_problems(interpreters, sources))
    found = _found(sources)
    _ended("working tree", tree_problems(state))
    _ended("tags", tag_problems(found, sources, state))
    tagged = [package.tag for package in found if package.tag in state.tags]
    known = {tag: committed(ROOT, state.tags[tag], FOLDERS) for tag in tagged}
    _ended("versions", version_problems(found, sources, state, known))
    released = chosen(found, sources, state, is_dry_run=options.dry_run)
    if not released:
        _ended("packages to release", ["no version has a tag on this commit"])
    _ended("changelogs", changelog_problems(released))
    missing = list(index_problems(released))
    if not options.dry_run:
        _ended("pages on the index", missing)
    files = _made(sources, found)
    _tested(interpreters, found, files)
    _written(sources, released, files)
    if options.dry_run:
        for line in python_problems(interpreters, sources):
            print(f"not rehearsed: {line}; the workflow needs all versions")
        print(_next(released, state, sources.commit, missing))
    return 0


def _state(commit: str) -> State:
    """Return the state of the repository, with what a tag of all packages released earlier."""
    state = State.of(ROOT)
    found: dict[str, list[Package]] = {}
    for tag in common_tags(state, commit):
        try:
            found[tag] = packages(committed(ROOT, f"refs/tags/{tag}", PROJECTS))
        except SourceError as error:
            print(f"not compared  with the tag {tag}: {error}", flush=True)
    return with_common_tags(state, found)


def _next(released: Sequence[Package], state: State, commit: str, missing: Sequence[str]) -> str:
    """Return what a person does after a rehearsal."""
    if missing:
        open_items = "\n".join(f"to do before the release: {line}" for line in missing)
        return f"\n{open_items}\n\nNothing was uploaded, and this commit cannot be released: the workflow would stop."
    return (
        f"\nNothing was uploaded. What a person runs now:\n\n{commands(released, state, commit)}\n\n"
        f"and then starts the publishing workflow from the tag {released[0].tag} (docs/releasing.md)."
    )


def _verify(options: argparse.Namespace) -> int:
    if options.file.exists() and not options.file.is_file():  # reading a pipe would not end
        raise NotComparable(f"{options.file} is not a file")
    try:
        wrong = verify(ROOT, options.file.name, options.file.read_bytes(), options.tag)
    except ArchiveError as error:
        wrong = [str(error)]
    for line in wrong:
        print(printable(line))  # it has names and text of the file, which may be forged
    same = "has the bytes" if not wrong else "does not have the bytes"
    print(f"{options.file.name} {same} that {options.tag} gives")
    return 1 if wrong else 0


def _found(sources: Sources) -> list[Package]:
    """Return the packages, which are those that the settings list."""
    found = packages(sources)
    _ended(f"{len(found)} packages", list_problems(found, sources))
    _ended("declarations", (line for package in found for line in declared_problems(package, sources)))
    _ended("tracked files", (line for package in found for line in tracked_problems(package, sources)))
    return found


def _made(sources: Sources, found: Sequence[Package]) -> dict[str, bytes]:
    """Build and check the files, and return them."""
    _ended("build tools", tool_problems(sources))
    began = time.monotonic()
    files, differing = built(sources, found)
    _ended(f"two builds in {time.monotonic() - began:.0f} seconds", differing)
    _ended("contents and metadata", file_problems(sources, found, files))
    return files


def _interpreters(options: argparse.Namespace) -> dict[str, str]:
    """Return the interpreter of each version; an empty text for one that is not installed."""
    return {version: path for version, _, path in (one.partition("=") for one in options.python)}


def _tested(interpreters: Mapping[str, str], found: Sequence[Package], files: Mapping[str, bytes]) -> None:
    """Test the packages with each interpreter."""
    if not interpreters:
        print("not tested  no interpreter is named: see --python", flush=True)
    for version, python in interpreters.items():
        if not python:
            print(f"not tested  Python {version}, which is not installed here", flush=True)
            continue
        for line in smoke(python, found, files, downloaded(python)):
            print(f"ok  Python {version}, {line}", flush=True)


def _written(sources: Sources, found: Sequence[Package], files: Mapping[str, bytes]) -> None:
    """Write the files, their hashes and their description."""
    kept = {name: files[name] for package in found for name in (package.sdist, package.wheel)}
    sums = sha256sums(kept)
    write(DIST, kept)
    write(RELEASE, {"SHA256SUMS": sums.encode(), "release.json": manifest(sources, found, kept).encode()})
    print(f"\n{sums}\nwritten to {DIST.relative_to(ROOT)} and {RELEASE.relative_to(ROOT)}", flush=True)


def _ended(what: str, problems: Iterable[str]) -> None:
    """Report a check, and end the command if it has found something."""
    found = list(problems)
    print(f"{'ok' if not found else 'wrong'}  {what}", flush=True)
    for line in found:
        print(f"    {printable(line)}", file=sys.stderr)  # a tag or a file can have any name
    if found:
        raise Stop


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that servers end, and temporary folders are removed
    try:
        raise SystemExit(main())
    except KeyboardInterrupt:
        print("interrupted", file=sys.stderr)
        raise SystemExit(130) from None
