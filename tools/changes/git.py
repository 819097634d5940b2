"""The versions of the repository that git has."""

from __future__ import annotations

import io
import os
import subprocess
import tarfile
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen


class GitError(Exception):
    """Git does not have what was asked for. The text is for the user."""


@frozen
class Repository:
    """A checkout.

    Attributes:
        root: Its folder.
    """

    root: Path

    @classmethod
    def of(cls, root: Path) -> Repository:
        """Return the checkout in a folder.

        Raises:
            GitError: The folder is not the top of a checkout, or git is not installed.
        """
        made = cls(root)
        try:
            top = made._git("rev-parse", "--show-toplevel").strip()
        except GitError as error:
            if "not a git repository" not in str(error):
                raise
            raise GitError(f"{root} is not a git checkout, so there is no old version to compare with") from error
        if Path(top).resolve() != root.resolve():
            raise GitError(f"{root} is not the top of the git checkout {top}")
        return made

    def is_shallow(self) -> bool:
        """Return whether commits are missing because only the newest were fetched."""
        return self._git("rev-parse", "--is-shallow-repository").strip() == "true"

    def commit(self, ref: str) -> str:
        """Return the id of the commit that a branch, tag or id names.

        Raises:
            GitError: There is none.
        """
        try:
            return self._git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}").strip()
        except GitError as error:
            hint = f"; the clone is shallow: {UNSHALLOW}" if self.is_shallow() else ""
            raise GitError(f"{ref!r} is not a branch, a tag or a commit of this repository{hint}") from error

    def short(self, commit: str) -> str:
        """Return the first characters of the id of a commit."""
        return self._git("rev-parse", "--short=10", commit).strip()

    def tags(self) -> list[str]:
        """Return the tags of commits that HEAD contains."""
        return self._git("tag", "--list", "--merged", "HEAD").split() if self._has_commits() else []

    def has_tags(self) -> bool:
        """Return whether there is any tag, be it in the history of HEAD or not."""
        return bool(self._git("tag", "--list").strip())

    def has_remote(self) -> bool:
        """Return whether commits and tags can come from another repository."""
        return bool(self._git("remote").strip())

    def distance(self, commit: str) -> int:
        """Return the number of commits that HEAD contains and another commit does not."""
        return int(self._git("rev-list", "--count", f"{commit}..HEAD"))

    def first_commit_with(self, path: str) -> str | None:
        """Return the commit that added a file, or None if no commit of HEAD's history has it."""
        if not self._has_commits():
            return None
        found = self._git("rev-list", "--topo-order", "--reverse", "HEAD", "--", path).split()
        return next((one for one in found if self.has(one, path)), None)

    def last_commit_with(self, path: str) -> str | None:
        """Return the newest commit of HEAD's history that changed a file and has it."""
        if not self._has_commits():
            return None
        found = self._git("rev-list", "--max-count=1", "HEAD", "--", path).strip()
        return found if found and self.has(found, path) else None

    def has(self, commit: str, path: str) -> bool:
        """Return whether a file or folder is in a commit."""
        return bool(self._git("ls-tree", "--name-only", commit, "--", path).strip())

    def text(self, commit: str, path: str) -> str | None:
        """Return a file of a commit, or None if it is not there."""
        return self._git("show", f"{commit}:{path}") if self.has(commit, path) else None

    def folders(self, commit: str, path: str) -> list[str]:
        """Return the names of the folders in a folder of a commit."""
        listed = self._git("ls-tree", "-d", "--name-only", commit, "--", f"{path}/").splitlines()
        return sorted(name.rpartition("/")[2] for name in listed)

    @contextmanager
    def extracted(self, commit: str, paths: Sequence[str]) -> Generator[Path, None, None]:
        """Provide a temporary folder with files and folders of a commit; those that it does not have are left out."""
        there = [path for path in paths if self.has(commit, path)]
        with TemporaryDirectory(prefix="prackit-changes-") as name:
            if there:
                archive = self._run("archive", "--format=tar", commit, "--", *there)
                with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
                    tar.extractall(name, filter="data")
            yield Path(name)

    def _has_commits(self) -> bool:
        try:
            self._git("rev-parse", "--verify", "--quiet", "HEAD")
        except GitError:
            return False
        return True

    def _git(self, *arguments: str) -> str:
        return self._run(*arguments).decode("utf-8", "replace")

    def _run(self, *arguments: str) -> bytes:
        try:
            done = subprocess.run(
                ("git", *arguments), cwd=self.root, env=_environment(), capture_output=True, check=False
            )
        except FileNotFoundError as error:
            raise GitError("git is not installed") from error
        if done.returncode:
            message = done.stderr.decode("utf-8", "replace").strip()
            raise GitError(f"git {arguments[0]} failed: {message or f'status {done.returncode}'}")
        return done.stdout


UNSHALLOW = "run `git fetch --unshallow --tags` first"


def _environment() -> dict[str, str]:
    """Return the environment for English messages, without what git sets for its hooks: it names another repository."""
    return {name: value for name, value in os.environ.items() if name not in _OF_HOOKS} | {"LC_ALL": "C"}


_OF_HOOKS = frozenset({"GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY"})
