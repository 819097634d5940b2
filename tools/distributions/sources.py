"""Read the committed files of a commit, or the tracked files of the working tree.

They are read as Git has stored them. What a checkout makes of them depends on the machine: line endings, file modes and
filters. Untracked files are never read. No variable of the environment that is for Git has an influence.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_FILE = "100644"
_EXECUTABLE = "100755"
_SETTINGS = (
    *("core.attributesFile=" + os.devnull, "core.autocrlf=false", "core.fsmonitor=false"),
    *("core.quotePath=false", "core.safecrlf=false", "log.showSignature=false"),
)
"""Settings in place of those of the user that would change contents or output."""


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
    return Sources(commit, True, _time(root, commit), _read(root, _entries(root, f"{commit}^{{tree}}", folders)))


def worktree(root: Path, folders: Sequence[str]) -> Sources:
    """Return the tracked files of the working tree, with their changes that are not committed.

    Nothing is written to the repository, not even to its index.

    Raises:
        SourceError: There is no commit, or one of the files is neither a file nor an executable.
    """
    head = resolved(root, "HEAD")
    with _scratch_index(root) as environment:
        _git(root, "add", "--update", environment=environment)
        tree = _git(root, "write-tree", environment=environment).decode().strip()
        entries = _entries(root, tree, folders, environment)
        files = _read(root, entries, environment)
    return Sources(head, entries == _entries(root, f"{head}^{{tree}}", folders), _time(root, head), files)


def untracked(root: Path, folders: Sequence[str]) -> list[str]:
    """Return the paths that Git neither tracks nor ignores."""
    listed = _git(root, "ls-files", "--others", "--exclude-standard", "--directory", "-z", "--", *folders)
    return sorted(listed.decode("utf-8", "surrogateescape").split("\0")[:-1])


def resolved(root: Path, revision: str) -> str:
    """Return the name of a commit.

    Raises:
        SourceError: There is no such commit.
    """
    inside = _git(root, "rev-parse", "--show-prefix").decode().strip()
    if inside:
        raise SourceError(f"{root} is not a repository, but the folder {inside} of another one")
    try:
        found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except SourceError:
        hint = "; this clone is shallow: git fetch --unshallow --tags" if is_shallow(root) else ""
        raise SourceError(f"there is no commit {revision}{hint}") from None
    return found.decode().strip()


def changed(root: Path) -> list[str]:
    """Return the paths that differ from the commit, and those that Git neither tracks nor ignores.

    Those that Git was told not to compare are among them: they may differ.
    """
    status = _git(root, "status", "--porcelain", "-z", "--no-renames", "--untracked-files=normal")
    listed = _git(root, "ls-files", "-v", "-z")
    lines = status.decode("utf-8", "surrogateescape").split("\0")
    tracked = listed.decode("utf-8", "surrogateescape").split("\0")
    skipped = {line[2:] for line in tracked if line[:1].islower() or line.startswith("S")}
    return sorted({line[3:] for line in lines if line} | skipped)


def tags(root: Path, revision: str | None = None) -> dict[str, str]:
    """Return the commit of each tag, or of each tag in the history of a revision.

    A tag of something else than a commit, such as of a folder, has an empty text.
    """
    merged = [] if revision is None else [f"--merged={revision}"]
    form = "--format=%(refname:strip=2)%00"
    listed = _git(root, "for-each-ref", form, *merged, "refs/tags").decode("utf-8", "surrogateescape")
    names = listed.split("\0\n")[:-1]  # a name may have characters that end a line elsewhere
    given = "".join(f"refs/tags/{name}^{{commit}}\n" for name in names)
    commits = _git(root, "cat-file", "--batch-check=%(objectname)", given=given).decode("utf-8", "surrogateescape")
    found = zip(names, commits.split("\n")[:-1], strict=True)
    return {name: "" if " " in commit else commit for name, commit in found}


def is_shallow(root: Path) -> bool:
    """Return whether the clone lacks commits, and so perhaps tags."""
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


@dataclass(frozen=True, slots=True)
class _Entry:
    """A file in a tree.

    Attributes:
        path: Its path in the repository.
        mode: Its mode.
        blob: The name of its content.
    """

    path: str
    mode: str
    blob: str


def _entries(root: Path, tree: str, folders: Sequence[str], environment: Mapping[str, str] = {}) -> list[_Entry]:
    listed = _git(root, "ls-tree", "-r", "-z", "--full-tree", tree, "--", *folders, environment=environment)
    entries: list[_Entry] = []
    for line in listed.split(b"\0")[:-1]:
        about, _, name = line.partition(b"\t")
        mode, _, blob = about.decode().split(" ")
        try:
            path = name.decode("utf-8")
        except UnicodeDecodeError:
            raise SourceError(f"{name!r} is not UTF-8; rename the file") from None
        if mode not in (_FILE, _EXECUTABLE):
            raise SourceError(f"{path} is a link or a submodule; a distribution can only contain files")
        entries.append(_Entry(path, mode, blob))
    return entries


def _read(root: Path, entries: Sequence[_Entry], environment: Mapping[str, str] = {}) -> dict[str, SourceFile]:
    contents = _blobs(root, [entry.blob for entry in entries], environment)
    return {
        entry.path: SourceFile(content, entry.mode == _EXECUTABLE)
        for entry, content in zip(entries, contents, strict=True)
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
    """Provide the environment for commands that write to a copy of the index, and objects to a folder of their own.

    Git adds a file again only if it has changed since the index was written. So a filter of this machine does not
    change the bytes of a file that has not changed.
    """
    index, objects = (
        Path(_git(root, "rev-parse", "--path-format=absolute", "--git-path", name).decode().strip())
        for name in ("index", "objects")
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "objects").mkdir()
        environment = {
            "GIT_INDEX_FILE": str(folder / "index"),
            "GIT_OBJECT_DIRECTORY": str(folder / "objects"),
            "GIT_ALTERNATE_OBJECT_DIRECTORIES": str(objects),
        }
        if index.exists():
            shutil.copy2(index, folder / "index")
        else:
            _git(root, "read-tree", "HEAD", environment=environment)
        yield environment


def _git(root: Path, *arguments: str, environment: Mapping[str, str] = {}, given: str | None = None) -> bytes:
    """Run Git on the repository of a folder, whatever the environment says about Git."""
    command = ["git", *(part for setting in _SETTINGS for part in ("-c", setting)), *arguments]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(
            command,
            cwd=root,
            input=None if given is None else given.encode("utf-8", "surrogateescape"),
            stdin=subprocess.DEVNULL if given is None else None,
            capture_output=True,
            env={**kept, "GIT_GRAFT_FILE": os.devnull, "GIT_NO_REPLACE_OBJECTS": "1", **environment},
            check=True,
        )
    except FileNotFoundError:
        raise SourceError("Git is not installed") from None
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode("utf-8", "replace").strip() or f"exit status {error.returncode}"
        raise SourceError(f"git {arguments[0]}: {reason}") from None
    return done.stdout
