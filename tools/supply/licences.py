"""The licences of what is installed together with our packages, from the metadata of the installed distributions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from email.message import Message
from importlib import metadata
from typing import cast

from attrs import frozen
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PERMISSIVE = frozenset(
    ("0BSD", "AFL-2.1", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0", "PSF-2.0", "Unlicense")
)
"""SPDX names of licences that ask for no more than their text and the names of the authors."""

OTHER_NAMES: Mapping[str, str] = {
    "Apache 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "Apache v2": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "ISC License (ISCL)": "ISC",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "The Unlicense (Unlicense)": "Unlicense",
}
"""The SPDX names of licences under the names that older metadata has."""

ACCEPTED: Mapping[str, str] = {
    "certifi": "MPL-2.0 covers changes to its own files; it is a list of certificates, which we do not change",
    "orjson": "MPL-2.0 covers changes to its own files, which we do not change; only the extra `dlt` needs it",
}
"""Distributions with another licence, and why we accept it."""


@frozen
class Licence:
    """The licence of an installed distribution."""

    distribution: str
    expression: str
    """As in its metadata; empty if that has none."""

    @property
    def is_permissive(self) -> bool:
        """Whether the licence is permissive, or one of several from which a user can choose is."""
        return any(
            all(OTHER_NAMES.get(name, name) in PERMISSIVE for name in names) for names in _choices(self.expression)
        )


def licences(requirements: Iterable[Requirement]) -> tuple[list[Licence], list[str]]:
    """Return the licences of everything that requirements need here, and the names of what is not installed."""
    found: dict[str, Licence] = {}
    missing: set[str] = set()
    waiting = list(requirements)
    seen: set[tuple[str, str]] = set()
    while waiting:
        one = waiting.pop()
        name = canonicalize_name(one.name)
        for extra in ("", *one.extras):
            if (name, extra) in seen:
                continue
            seen.add((name, extra))
            try:
                distribution = metadata.distribution(one.name)
            except metadata.PackageNotFoundError:
                missing.add(name)
                continue
            found[name] = Licence(name, expression_of(cast("Message", distribution.metadata)))
            needed = map(Requirement, distribution.requires or ())
            waiting += [other for other in needed if not other.marker or other.marker.evaluate({"extra": extra})]
    return [found[name] for name in sorted(found)], sorted(missing)


def expression_of(document: Message) -> str:
    """Return the licence in the metadata of a distribution: its expression, otherwise its classifiers or its text."""
    classifiers = [
        text.rpartition(" :: ")[2] for text in document.get_all("Classifier") or [] if text.startswith("License ::")
    ]
    named = [text for text in classifiers if text != "OSI Approved"]
    text = " ".join(str(document.get("License") or "").split())
    return str(document.get("License-Expression") or " AND ".join(named) or text)


def _choices(expression: str) -> list[list[str]]:
    """Return what a user can choose from: each choice is the names of the licences that apply together.

    A name that is not understood is not permissive, so an expression is split only where that is certain.
    """
    if match := re.fullmatch(r"(.*) AND \(([^()]*)\)", expression):
        return [[*left, *right] for left in _choices(match[1]) for right in _choices(match[2])]
    if "(" in expression and " OR " in expression:
        return [[expression]]  # what the choice is between depends on the parentheses
    return [part.split(" AND ") for part in expression.split(" OR ")]
