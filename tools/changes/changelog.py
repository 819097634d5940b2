"""The changelog of a package: entries of versions, newest first, which people may edit."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from textwrap import wrap

from attrs import evolve, field, frozen
from markdown_it import MarkdownIt

from tools.changes.findings import Finding, Severity
from tools.changes.inputs import InputError, text_of
from tools.changes.sentences import Sentence
from tools.changes.versions import Version

HEADINGS: Mapping[Severity, str] = {
    Severity.BREAKING: "### Breaking changes",
    Severity.RISKY: "### Changes that need attention",
    Severity.SAFE: "### Other changes",
}
"""The part of an entry for each severity."""

NO_CHANGES = "Corrections without a change of what users call."

_VERSION = re.compile(r"(?P<before>\[?v?)(?P<version>[0-9]+\.[0-9]+\.[0-9]+)(?P<after>\]?(?:[\s(].*)?)")
"""The heading of an entry: a version, also in brackets or with a remark, such as ``0.3.0 (unreleased)``."""

_WIDTH = 120
_MARKDOWN = MarkdownIt("commonmark").disable("inline")


class ChangelogError(Exception):
    """A changelog cannot be continued without losing something. The text says why, and what to do."""


@frozen
class Changelog:
    """A changelog.

    Attributes:
        head: What precedes the first entry.
        entries: The text of each entry without its heading, by version, newest first.
        headings: The headings that are not only the version, by version, such as ``## 0.3.0 (unreleased)``.
        newline: What ends its lines.
    """

    head: str
    entries: Mapping[str, str]
    headings: Mapping[str, str] = field(factory=dict[str, str])
    newline: str = "\n"

    @classmethod
    def of(cls, text: str) -> Changelog:
        """Return the changelog that a file contains.

        Raises:
            ChangelogError: Two entries are for one version.
        """
        newline = "\r\n" if "\r\n" in text else "\n"
        text = text.replace("\r\n", "\n")
        lines = _lines(text)
        found = [one for one in _headings(text) if one.level == 2 and _VERSION.fullmatch(one.title)]
        ends = [one.first for one in found[1:]] + [len(lines)]
        head = "\n".join(lines[: found[0].first] if found else lines).strip("\n")
        entries: dict[str, str] = {}
        headings: dict[str, str] = {}
        at: dict[str, int] = {}
        for one, end in zip(found, ends, strict=True):
            version = _version_of(one.title)
            if version in at:
                raise ChangelogError(
                    f"lines {at[version] + 1} and {one.first + 1} both begin the entry for {version}; make one of them"
                )
            at[version] = one.first
            entries[version] = "\n".join(lines[one.last : end]).strip("\n").rstrip()
            written = "\n".join(lines[one.first : one.last])
            if written.rstrip() != f"## {version}":
                headings[version] = written
        return cls(head, entries, headings, newline)

    @classmethod
    def read(cls, file: Path) -> Changelog:
        """Return the changelog in a file.

        Raises:
            InputError: It cannot be read or continued.
        """
        try:
            return cls.of(text_of(file))
        except ChangelogError as error:
            why, _, fix = str(error).partition("; ")
            raise InputError(file, why, fix) from error

    @classmethod
    def empty(cls, package: str) -> Changelog:
        """Return the changelog of a package without versions."""
        return cls(f"# Changelog of {package}", {})

    def with_first(self, version: str) -> Changelog:
        """Return the changelog with the entry of a package that is new."""
        return evolve(self, entries={version: "The first version.", **self.entries})

    def text(self) -> str:
        """Return the file."""
        entries = (f"{self.headings.get(version, f'## {version}')}\n\n{body}" for version, body in self.entries.items())
        whole = "\n\n".join(part.rstrip("\n") for part in (self.head, *entries) if part) + "\n"
        return whole.replace("\n", self.newline)

    def write(self, file: Path) -> None:
        """Write the file."""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(self.text().encode("utf-8"))

    def unreleased(self, released: Version) -> str | None:
        """Return the version of the newest entry if it is later than a release."""
        newest = next(iter(self.entries), None)
        return newest if newest is not None and Version.of(newest) > released else None


@frozen
class _Heading:
    """A heading outside of code: its level, its text, and its lines, from the first to the one after the last."""

    level: int
    title: str
    first: int
    last: int


def _headings(text: str) -> Iterator[_Heading]:
    tokens = _MARKDOWN.parse(text)
    for opening, inside in pairwise(tokens):
        if opening.type == "heading_open" and opening.level == 0 and opening.map is not None:
            yield _Heading(int(opening.tag[1:]), inside.content.strip(), *opening.map)


def _lines(text: str) -> list[str]:
    """Return the lines of a text as Markdown counts them: a form feed, for example, is not the end of one."""
    return re.split(r"\r\n?|\n", text)


def _version_of(title: str) -> str:
    found = _VERSION.fullmatch(title)
    assert found is not None
    return str(Version.of(found["version"]))


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
    if str(version) in rest:
        raise ChangelogError(
            f"the entry for {version} is below that for {current or 'a later version'}; put the newest entry first"
        )
    headings = dict(changelog.headings)
    if current is not None and current in headings:
        headings[str(version)] = headings.pop(current).replace(current, str(version), 1)
    return evolve(changelog, entries={str(version): _with(body, new), **rest}, headings=headings)


def _with(body: str, new: Sequence[Sentence]) -> str:
    """Return the text of an entry with further sentences."""
    if new and body == NO_CHANGES:
        body = ""
    for severity, heading in HEADINGS.items():
        lines = "\n".join(_bullet(one.text) for one in new if one.severity is severity)
        if lines:
            body = _inserted(body, heading, lines)
    return body


def _inserted(body: str, heading: str, bullets: str) -> str:
    """Return a text with lines at the end of the part with a heading, which is made in its place if it is missing."""
    lines = _lines(body)
    title = heading.removeprefix("### ")
    headings = [one for one in _headings(body) if one.level <= 3]
    known = [one.removeprefix("### ") for one in HEADINGS.values()]
    for at, one in enumerate(headings):
        if one.title == title:
            end = headings[at + 1].first if at + 1 < len(headings) else len(lines)
            before = "\n".join(lines[:end]).rstrip()
            return _joined(_continued(before, bullets), "\n".join(lines[end:]))
    later = [one.first for one in headings if one.title in known[known.index(title) + 1 :]]
    end = later[0] if later else len(lines)
    return _joined("\n".join(lines[:end]), f"{heading}\n\n{bullets}", "\n".join(lines[end:]))


def _continued(text: str, bullets: str) -> str:
    """Return a text with bullets, which continue the list that it ends with, if there is one."""
    tokens = _MARKDOWN.parse(text)
    is_list = bool(tokens) and tokens[-1].type == "bullet_list_close"
    if tokens and tokens[-1].type == "fence" and len(_MARKDOWN.parse(f"{text}\n\n{bullets}")) == len(tokens):
        raise ChangelogError("a block of code has no end; close its fence")
    return f"{text}\n{bullets}" if is_list else f"{text}\n\n{bullets}"


def _joined(*parts: str) -> str:
    return "\n\n".join(part.strip("\n") for part in parts if part.strip())


def _bullet(text: str) -> str:
    return "\n".join(
        wrap(text, _WIDTH, initial_indent="- ", subsequent_indent="  ", break_long_words=False, break_on_hyphens=False)
    )


def identity(finding: Finding) -> str:
    """Return what identifies a change in the record of those that a changelog has: what changed, from what to what.

    The sentence names what the symbol was and is, so another change of the same symbol is another one.
    """
    where = finding.symbol or (f"{finding.place.file}" if finding.place is not None else "-")
    content = sha256(f"{finding.rule.severity.value} {finding.rule.breaks.value} {finding.text}".encode())
    return f"{finding.rule.id} {where} {content.hexdigest()[:8]}"


def not_yet(findings: Sequence[Finding], covered: Collection[str]) -> Iterator[Finding]:
    """Yield the changes that an entry does not cover."""
    return (one for one in findings if identity(one) not in covered)
