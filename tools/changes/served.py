"""What the users of the mock server notice of changed documents: it checks requests and responses by them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tools.changes.findings import Breaks, Finding, Rule, Severity
from tools.changes.join import DocumentFinding

SERVED = Rule(
    "served-document",
    Severity.RISKY,
    Breaks.RUN_TIME,
    "A document that the mock server serves changed.",
    "A request that was right can be rejected, and a response can have other values.",
)


def served(package: str, api: str, documents: Sequence[DocumentFinding]) -> Iterator[Finding]:
    """Yield the change of a document, if more than its texts changed. The changelog of the client lists them."""
    changes = [one for one in documents if one.rule.id != "documentation"]
    if changes:
        # Without their number, which each further change makes another one, so that the changelog has it once.
        text = f"The mock server follows changes of the document of {api}, which the changelog of `{api}-client` lists."
        yield Finding(SERVED, package, "", text, changes[0].place)
