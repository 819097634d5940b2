"""The changelog of a package: entries of versions, newest first, which people may edit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from textwrap import wrap

from attrs import frozen

from tools.changes.findings import Finding, Severity
from tools.changes.sentences import Sentence
from tools.changes.versions import Version

HEADINGS: Mapping[Severity, str] = {
    Severity.BREAKING: "### Breaking changes",
    Severity.RISKY: "### Changes that need attention",
    Severity.SAFE: "### Other changes",
}
"""The part of an entry for each severity."""

NO_CHANGES = "Corrections without a change of what users call."

_ENTRY = re.compile(r"(?m)^## ([0-9]+\.[0-9]+\.[0-9]+)$")
_WIDTH = 120


@frozen
class Changelog:
    """A changelog.

    Attributes:
        head: What precedes the first entry.
        entries: The text of each entry without its heading, by version, newest first.
    """

    head: str
    entries: Mapping[str, str]

    @classmethod
    def of(cls, text: str) -> Changelog:
        """Return the changelog that a file contains."""
        head, *parts = _ENTRY.split(text)
        return cls(head.strip(), dict(zip(parts[::2], (body.strip() for body in parts[1::2]), strict=True)))

    @classmethod
    def empty(cls, package: str) -> Changelog:
        """Return the changelog of a package without versions."""
        return cls(f"# Changelog of {package}", {})

    def with_first(self, version: str) -> Changelog:
        """Return the changelog with the entry of a package that is new."""
        return Changelog(self.head, {version: "The first version.", **self.entries})

    def text(self) -> str:
        """Return the file."""
        parts = [self.head, *(f"## {version}\n\n{body}" for version, body in self.entries.items())]
        return "\n\n".join(part for part in parts if part) + "\n"

    def unreleased(self, released: Version) -> str | None:
        """Return the version of the newest entry if it is later than a release."""
        newest = next(iter(self.entries), None)
        return newest if newest is not None and Version.of(newest) > released else None


def updated(
    changelog: Changelog, released: Version, version: Version, new: Sequence[Sentence], *, known: bool
) -> Changelog:
    """Return a changelog whose newest entry is for a version and has some sentences.

    The entry of a version that is not released yet is continued: its text stays as it is, the sentences are added
    below the headings of their severity, and its heading becomes the version.

    Args:
        changelog: The changelog.
        released: The version of the last release.
        version: The version of the entry.
        new: The sentences that the entry does not have.
        known: Whether the entry has sentences about other changes already.
    """
    current = changelog.unreleased(released)
    body = changelog.entries[current] if current is not None else ""
    if not new and not known and not body:
        body = NO_CHANGES
    rest = {name: text for name, text in changelog.entries.items() if name != current}
    return Changelog(changelog.head, {str(version): _with(body, new), **rest})


def _with(body: str, new: Sequence[Sentence]) -> str:
    """Return the text of an entry with further sentences."""
    if new and body == NO_CHANGES:
        body = ""
    for severity, heading in HEADINGS.items():
        lines = "\n".join(_bullet(one.text) for one in new if one.severity is severity)
        if lines:
            body = _inserted(body, heading, lines)
    return body


def _inserted(body: str, heading: str, lines: str) -> str:
    """Return a text with lines at the end of the part with a heading, which is made in its place if it is missing."""
    parts = _parts(body)
    if heading in parts:
        parts[heading] = f"{parts[heading]}\n{lines}"
    else:
        parts[heading] = f"{heading}\n\n{lines}"
    known = list(HEADINGS.values())
    order = sorted(parts, key=lambda name: known.index(name) if name in known else -1)
    return "\n\n".join(parts[name] for name in order if parts[name])


def _parts(body: str) -> dict[str, str]:
    """Return the parts of a text by their headings. What precedes the first heading has an empty one."""
    parts: dict[str, list[str]] = {"": []}
    at = ""
    for line in body.splitlines():
        if line.startswith("### "):
            at = line
        parts.setdefault(at, []).append(line)
    return {heading: "\n".join(lines).strip() for heading, lines in parts.items()}


def _bullet(text: str) -> str:
    return "\n".join(
        wrap(text, _WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
    )


def identity(finding: Finding) -> str:
    """Return what identifies a change in the record of those that a changelog has. Its wording does not count."""
    where = "" if finding.symbol or finding.place is None else f"{finding.place.file} {finding.text}"
    return sha256(f"{finding.rule.id} {finding.symbol} {where}".encode()).hexdigest()[:10]


def not_yet(findings: Sequence[Finding], covered: Collection[str]) -> Iterator[Finding]:
    """Yield the changes that an entry does not cover."""
    return (one for one in findings if identity(one) not in covered)
