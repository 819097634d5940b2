"""The table of rules in ``docs/changes.md``, from the rules and from their proofs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tools.changes import documents, surface
from tools.changes.findings import Rule, Severity

BEGIN = "<!-- The rest of this section is written by `python -m tools.changes --table`. -->"
END = "<!-- The end of the table. -->"


def write(page: Path) -> None:
    """Write the tables into the page."""
    page.write_text(written(page.read_text("utf-8")), "utf-8")


def written(text: str) -> str:
    """Return the text of the page with the tables of today."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{tables()}\n\n{END}{after}"


def tables() -> str:
    """Return a table for each of the two comparisons."""
    return "\n\n".join(
        (
            "### Changes of the packages",
            "\n".join(_rows(surface.RULES)),
            "### Changes of the documents",
            "\n".join(_rows(documents.RULES)),
        )
    )


def _rows(rules: Sequence[Rule]) -> Iterator[str]:
    yield "| rule | what changed | severity | breaks | reason |"
    yield "|---|---|---|---|---|"
    for rule in by_severity(rules):
        cells = (f"`{rule.id}`", rule.title, rule.severity.value, rule.breaks.value, rule.reason)
        yield f"| {' | '.join(_cell(cell) for cell in cells)} |"


def _cell(text: str) -> str:
    return text.replace("``", "`").replace("|", "\\|")


def by_severity(rules: Iterable[Rule]) -> list[Rule]:
    """Return rules in the order of their severity, otherwise as they are listed."""
    order = list(Severity)
    return sorted(rules, key=lambda rule: order.index(rule.severity))
