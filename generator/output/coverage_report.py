"""Report the evidence of a document: counts by level, and the table of its operations for the docs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import frozen

from ..document.bundle import Document
from ..document.facts import EVIDENCE, api_title, file_methods, reachable
from ..document.traversal import operations, properties
from ..source_text.escape import markdown, sentence


@frozen
class Stats:
    """The number of operations, schemas and fields of a document, by level of evidence.

    Attributes:
        operations: Operations by the level that they state.
        schemas: Schemas by the level that they state, otherwise by the strongest of the operations that use them.
        fields: Properties that state their own level.
    """

    api: str
    operations: Mapping[str, int]
    schemas: Mapping[str, int]
    fields: Mapping[str, int]


def stats(document: Document) -> Stats:
    """Count the operations, schemas and fields of a document."""
    levels = [operation["x-evidence"]["level"] for *_, operation in operations(document)]
    fields = [declared["x-evidence"]["level"] for _, declared in properties(document) if "x-evidence" in declared]
    return Stats(document.name, Counter(levels), Counter(_schema_levels(document)), Counter(fields))


def _schema_levels(document: Document) -> Iterator[str]:
    used: dict[str, set[str]] = {}
    for *_, operation in operations(document):
        for name in reachable(document, [operation.get("requestBody"), operation["responses"]]):
            used.setdefault(name, set()).add(operation["x-evidence"]["level"])
    for name, schema in document.schemas.items():
        stated = schema.get("x-evidence", {}).get("level")
        yield stated or min(used.get(name, {"inferred"}), key=EVIDENCE.index)


def stats_table(found: list[Stats]) -> str:
    """Return the counts as a table for the terminal."""
    lines: list[str] = []
    for entry in found:
        for what, counts in (
            ("operations", entry.operations),
            ("schemas", entry.schemas),
            ("fields", entry.fields),
        ):
            levels = "  ".join(f"{level} {counts[level]}" for level in EVIDENCE if counts.get(level))
            lines.append(f"{entry.api:<10} {what:<20} {sum(counts.values()):>4}   {levels}")
    return "\n".join(lines)


_ABOUT = """\
Made by `nox -s generate` from the document. Every operation has a method in both clients, a handler in the mock server
(which refuses to start without one) and a place in the property tests (which are made for every operation of the
document); `tests/specs/test_coverage.py` holds this page to that."""


def coverage(document: Document) -> str:
    """Return the table of a document's operations, and the open questions about them, as Markdown."""
    rows = [_row(path, method, operation) for _, path, method, operation in operations(document)]
    counts = stats(document).operations
    levels = ", ".join(f"{counts[level]} {level}" for level in EVIDENCE if counts.get(level))
    parts = [
        f"# {api_title(document.data['info'])}: what is covered",
        _ABOUT,
        f"{sum(counts.values())} operations: {levels}.",
        "\n".join(
            [
                "| operation | client method | evidence | source | mock | property-tested |",
                "|---|---|---|---|---|---|",
                *rows,
            ]
        ),
        "## Open questions",
        "What the public documentation leaves open, for somebody with real access to settle.",
        *_questions(document),
    ]
    return "\n\n".join(parts) + "\n"


def _row(path: str, method: str, operation: Mapping[str, Any]) -> str:
    sdk, evidence = operation["x-sdk"], operation["x-evidence"]
    further = (*operation.get("x-sdk-variants", []), *file_methods(operation))
    methods = [sdk["method"], *(entry["method"] for entry in further)]
    called = ", ".join(f"`{sdk['resource']}.{name}`" for name in methods)
    source = markdown(evidence["source"]).replace("|", "\\|")
    return f"| `{method.upper()} {path}` | {called} | {evidence['level']} | {source} | yes | yes |"


def _questions(document: Document) -> Iterator[str]:
    if document.data.get("x-open-questions"):
        yield _listed("### Everywhere", document.data["x-open-questions"])
    for _, path, method, operation in operations(document):
        if operation.get("x-open-questions"):
            yield _listed(f"### `{method.upper()} {path}`", operation["x-open-questions"])


def _listed(heading: str, questions: list[str]) -> str:
    return heading + "\n\n" + "\n".join(f"- {markdown(sentence(question))}" for question in questions)
