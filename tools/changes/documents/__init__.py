"""Compare two versions of the documents of an API by what they mean for users of its Python packages.

Not compared, because no user notices them: ``x-evidence``, ``links``, ``operationId``, the tag of an operation,
``x-hidden-fields``, 5xx and ranges such as ``4XX``, response headers, and the version in ``info``. Nor are
``additionalProperties: false`` and its absence in a record: schemas of requests are always closed, and those of
responses open.

Descriptions, examples and open questions are reported as documentation: once for an operation, a schema, a shared
parameter and the API, whatever the number of texts that changed. These are not changes: another file, order or YAML
style, a reference to an equal schema instead of the schema, and ``allOf``, ``oneOf``, ``anyOf`` or ``nullable`` that
mean what was written in another way before.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from ..findings import Place
from .finding import DocumentFinding, Findings
from .operation import bodies, matched, operations_of
from .operations import Operations
from .reading import UnreadableError, Version, open_version
from .root import Root
from .rules import RULES
from .schemas import Schemas

__all__ = ["RULES", "DocumentFinding", "UnreadableError", "compare"]


def compare(old_specs: Path, new_specs: Path, api: str) -> list[DocumentFinding]:
    """Return what changed in an API, most severe first.

    Args:
        old_specs: The folder ``specs`` of the old version.
        new_specs: The folder ``specs`` of the new version.
        api: The name of the API, which is that of its folder in both.

    Raises:
        UnreadableError: One of the versions has no such API, or cannot be read at all. What cannot be read of a version
            that can be read otherwise is a finding with the rule ``not-compared``.
    """
    old, new = open_version(old_specs, api, old=True), open_version(new_specs, api, old=False)
    findings = Findings(api)
    for version in (old, new):
        for problem in version.problems:
            said = f"The {'old' if version.old else 'new'} version cannot be read here: {problem.message}"
            findings.add("not-compared", version.place_of(problem), (), said.replace("{}", "{ }"))
    _guarded(findings, new, "", Root(old, new, findings).compare)
    comparison = Operations(Schemas(old, new, findings, (bodies(old), bodies(new))), findings)
    pairs, removed, added = matched(operations_of(old), operations_of(new))
    for before, after in pairs:
        _guarded(findings, new, after.pointer, partial(comparison.compare, before, after))
    for gone in removed:
        comparison.removed(gone)
    for made in added:
        comparison.added(made)
    return findings.all()


def _guarded(findings: Findings, version: Version, pointer: str, compare_part: Callable[[], None]) -> None:
    """Compare a part of a document; if one of its values is of a type that none can have there, say so."""
    try:
        compare_part()
    except (AttributeError, KeyError, IndexError, TypeError, ValueError) as error:
        place: Place = version.place(pointer)
        said = f"This part cannot be compared, because a value is not what it should be: {error!r}"
        findings.add("not-compared", place, (), said)
