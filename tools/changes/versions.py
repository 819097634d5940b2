"""The arithmetic of versions: what follows from changes, and whether a version is high enough."""

from __future__ import annotations

import re
from collections.abc import Iterable

from attrs import frozen

from tools.changes.findings import Finding, Rule, Severity

_FORM = re.compile(r"(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)")

_ADDED = ("-added", "-added-optional")
_MARK_ADDED = "-phi-added"
"""How the ids of rules end that report something new, except that of a mark as personal data."""


class VersionError(ValueError):
    """A version is missing or malformed."""


@frozen(order=True)
class Version:
    """A version of three numbers."""

    major: int
    minor: int
    patch: int

    @classmethod
    def of(cls, text: str) -> Version:
        """Return the version that a text states.

        Raises:
            VersionError: The text is not three numbers with dots between them.
        """
        found = _FORM.fullmatch(text)
        if found is None:
            raise VersionError(f"{text!r} is not a version of three numbers, such as 0.2.0")
        major, minor, patch = map(int, found.groups())
        return cls(major, minor, patch)

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    def next_major(self) -> Version:
        """Return the next version with another first number."""
        return Version(self.major + 1, 0, 0)

    def next_minor(self) -> Version:
        """Return the next version with another second number."""
        return Version(self.major, self.minor + 1, 0)

    def next_patch(self) -> Version:
        """Return the next version with another third number."""
        return Version(self.major, self.minor, self.patch + 1)


def is_addition(rule: Rule) -> bool:
    """Return whether a rule reports something that a package did not have."""
    return rule.id.endswith(_ADDED) and not rule.id.endswith(_MARK_ADDED)


def after_breaking(old: Version) -> Version:
    """Return the version after any change whatever: the highest that a change can require."""
    return old.next_minor() if old.major == 0 else old.next_major()


def next_version(old: Version, changes: Iterable[Finding]) -> Version:
    """Return the lowest version that some changes of a package require.

    Before 1.0, a breaking change raises the second number and any other change the third. From 1.0 on, a breaking
    change raises the first number, one that is risky or adds something the second, and any other the third.
    """
    found = list(changes)
    if any(one.rule.severity is Severity.BREAKING for one in found):
        return after_breaking(old)
    is_more = any(one.rule.severity is Severity.RISKY or is_addition(one.rule) for one in found)
    return old.next_minor() if is_more and old.major else old.next_patch()
