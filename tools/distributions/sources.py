"""Read the committed files of a commit, or those that a commit of the working tree would contain.

They are read as Git has stored them. What a checkout makes of them depends on the machine: line endings, file modes and
untracked files.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_FILE = "100644"
_EXECUTABLE = "100755"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A tracked file."""

    content: bytes
    is_executable: bool = False


@dataclass(frozen=True, slots=True)
class Sources:
    """The tracked files of some folders.

    Attributes:
        commit: The commit. For a working tree, the one that is checked out.
        is_commit: Whether the files are those of the commit. In a working tree, some of them may differ.
        epoch: The time of the commit, in seconds since 1970. It is the time of every file in a distribution.
        files: The files, by their paths in the repository.
    """

    commit: str
    is_commit: bool
    epoch: int
    files: Mapping[str, SourceFile]

    def below(self, folder: str) -> dict[str, SourceFile]:
        """Return the files of a folder, by their paths in it."""
        start = f"{folder}/"
        return {path.removeprefix(start): file for path, file in self.files.items() if path.startswith(start)}


class SourceError(ValueError):
    """The sources cannot be read, or cannot be built."""


def committed(root: Path, revision: str, folders: Sequence[str]) -> Sources:
    """Return the files of a commit.

    Raises:
        SourceError: There is no such commit, or one of its files is neither a file nor an executable.
    """
    commit = resolved(root, revision)
    return Sources(commit, True, _time(root, commit), _files(root, f"{commit}^{{tree}}", folders, {}))


def worktree(root: Path, folders: Sequence[str]) -> Sources:
    """Return the files that a commit of the working tree would contain.

    Nothing is written to the repository, not even to its index.

    Raises:
        SourceError: There is no commit, or one of the files is neither a file nor an executable.
    """
    head = resolved(root, "HEAD")
    with _scratch_index(root) as environment:
        _git(root, "read-tree", "HEAD", environment=environment)
        there = [folder for folder in folders if (root / folder).exists()]
        _git(root, "add", "--all", "--", *there, environment=environment)
        tree = _git(root, "write-tree", environment=environment).decode().strip()
        files = _files(root, tree, folders, environment)
    same = tree == _git(root, "rev-parse", "HEAD^{tree}").decode().strip()
    return Sources(head, same, _time(root, head), files)


def resolved(root: Path, revision: str) -> str:
    """Return the name of a commit.

    Raises:
        SourceError: There is no such commit.
    """
    try:
        found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except SourceError:
        shallow = _git(root, "rev-parse", "--is-shallow-repository").decode().strip() == "true"
        hint = "; this clone is shallow: git fetch --unshallow --tags" if shallow else ""
        raise SourceError(f"there is no commit {revision}{hint}") from None
    return found.decode().strip()


def changed(root: Path) -> list[str]:
    """Return the paths that differ from the commit, and those that Git neither tracks nor ignores."""
    lines = (
        _git(root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=normal")
        .decode("utf-8", "surrogateescape")
        .split("\0")
    )
    return sorted(line[3:] for line in lines if line)


def tags(root: Path) -> dict[str, str]:
    """Return the commit of each tag."""
    form = "%(refname:strip=2) %(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)"
    lines = _git(root, "for-each-ref", f"--format={form}", "refs/tags").decode().splitlines()
    return {name: commit for name, _, commit in (line.rpartition(" ") for line in lines)}


def is_shallow(root: Path) -> bool:
    """Whether the clone lacks commits, and so perhaps tags."""
    return _git(root, "rev-parse", "--is-shallow-repository").decode().strip() == "true"


def write(files: Mapping[str, SourceFile], folder: Path) -> None:
    """Write files to an empty folder, with the modes that Git has for them."""
    for path, file in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
        target.chmod(0o755 if file.is_executable else 0o644)


def _time(root: Path, commit: str) -> int:
    return int(_git(root, "show", "--no-patch", "--format=%ct", commit).decode().strip())


def _files(root: Path, tree: str, folders: Sequence[str], environment: Mapping[str, str]) -> dict[str, SourceFile]:
    listed = _git(root, "ls-tree", "-r", "-z", "--full-tree", tree, "--", *folders, environment=environment)
    entries: list[tuple[str, str, str]] = []
    for line in listed.decode("utf-8").split("\0")[:-1]:
        about, _, path = line.partition("\t")
        mode, _, name = about.split(" ")
        if mode not in (_FILE, _EXECUTABLE):
            raise SourceError(f"{path} is a link or a submodule; a distribution can only contain files")
        entries.append((path, mode, name))
    contents = _blobs(root, [name for *_, name in entries], environment)
    return {
        path: SourceFile(content, mode == _EXECUTABLE)
        for (path, mode, _), content in zip(entries, contents, strict=True)
    }


def _blobs(root: Path, names: Sequence[str], environment: Mapping[str, str]) -> Iterator[bytes]:
    """Yield the contents of files as they are stored, without the conversions of a checkout."""
    found = _git(root, "cat-file", "--batch", environment=environment, given="".join(f"{name}\n" for name in names))
    at = 0
    for _ in names:
        end = found.index(b"\n", at)
        size = int(found[at:end].split(b" ")[2])
        yield found[end + 1 : end + 1 + size]
        at = end + size + 2


@contextmanager
def _scratch_index(root: Path) -> Iterator[dict[str, str]]:
    """Provide the environment for commands whose index and objects are in a folder of their own."""
    objects = _git(root, "rev-parse", "--path-format=absolute", "--git-path", "objects").decode().strip()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "objects").mkdir()
        yield {
            "GIT_INDEX_FILE": str(folder / "index"),
            "GIT_OBJECT_DIRECTORY": str(folder / "objects"),
            "GIT_ALTERNATE_OBJECT_DIRECTORIES": objects,
        }


def _git(root: Path, *arguments: str, environment: Mapping[str, str] = {}, given: str | None = None) -> bytes:
    """Run Git, without the settings of the user that would change contents or output."""
    settings = ("core.autocrlf=false", "core.quotePath=false", "core.safecrlf=false", "log.showSignature=false")
    command = ["git", *(part for setting in settings for part in ("-c", setting)), *arguments]
    try:
        done = subprocess.run(
            command,
            cwd=root,
            input=None if given is None else given.encode(),
            stdin=subprocess.DEVNULL if given is None else None,
            capture_output=True,
            env={**os.environ, **environment},
            check=True,
        )
    except FileNotFoundError:
        raise SourceError("Git is not installed") from None
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode("utf-8", "replace").strip() or f"exit status {error.returncode}"
        raise SourceError(f"git {arguments[0]}: {reason}") from None
    return done.stdout
