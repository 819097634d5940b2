"""The tables of rules in docs/changes.md, with their proofs. `python -m tests.changes.rule_tables` writes them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tools.changes.documents import RULES as DOCUMENT_RULES
from tools.changes.findings import Breaks, Rule, Severity
from tools.changes.surface import RULES as SURFACE_RULES

from .document_proofs import recorded as document_record
from .metadata_pairs import read_metadata_pairs
from .surface_proofs import recorded as surface_record

PAGE = Path(__file__).parents[2] / "docs" / "changes.md"
HEADING = "\n### Rules of the packages\n"
"""Where the part of the page begins that is written by this module."""

Record = Mapping[str, Mapping[str, Any]]


def page(text: str) -> str:
    """Return the page with the tables of today."""
    return f"{text.partition(HEADING)[0]}{HEADING}\n{tables()}\n"


def tables() -> str:
    """Return the figures, and a table for each of the two comparisons."""
    surface, documents = surface_record(), document_record()
    return "\n".join(
        (
            figures(surface),
            "",
            *_rows(SURFACE_RULES, surface, griffe=True),
            "",
            "### Rules of the documents",
            "",
            "A change that the packages show too is one entry. Its rule is that of the packages, or that of the"
            " document if only this states all that breaks.",
            "",
            *_rows(DOCUMENT_RULES, documents, griffe=False),
        )
    )


def figures(record: Record) -> str:
    """Return how many of the kinds of changes griffe reports: it reads only code, so metadata does not count."""
    of_metadata = {pair.rule for pair in read_metadata_pairs()}
    in_code = {rule: one for rule, one in record.items() if rule not in of_metadata}
    breaking = [one for one in in_code.values() if one["breaks"] != Breaks.NEITHER.value]
    harmless = [one for one in in_code.values() if one["breaks"] == Breaks.NEITHER.value]
    reported, wrongly = (sum(bool(one["griffe"]) for one in found) for found in (breaking, harmless))
    return (
        f"The tests have {len(breaking)} kinds of changes of code that break a program or its type check. Each has a"
        f" rule here, and griffe reports {reported}; there are others that neither finds. Of the"
        f" {len(harmless)} kinds that break nothing, griffe reports {wrongly} as breaking."
        f" {len(of_metadata)} more kinds are changes of the metadata, which griffe does not read."
    )


def _rows(rules: Sequence[Rule], record: Record, *, griffe: bool) -> Iterator[str]:
    columns = ["rule", "what changed, and why it matters", "severity", "run time", "mypy", "pyright"]
    columns += ["griffe"] if griffe else []
    yield f"| {' | '.join(columns)} |"
    yield "|" + "---|" * len(columns)
    order = list(Severity)
    for rule in sorted(rules, key=lambda one: order.index(one.severity)):
        proof = record.get(rule.id, {})
        cells = [f"`{rule.id}`", f"{rule.title} {rule.reason}", rule.severity.value]
        cells += [_fails(proof.get(name)) for name in ("run time", "mypy", "pyright")]
        cells += ["reported" if proof.get("griffe") else ""] if griffe else []
        yield f"| {' | '.join(cell.replace('``', '`').replace('|', '&#124;') for cell in cells)} |"


def _fails(value: bool | None) -> str:
    return {True: "fails", False: "passes", None: "no program"}[value]


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(PAGE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
