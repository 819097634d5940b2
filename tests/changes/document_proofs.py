"""The record of the proofs of the rules of documents. `python -m tests.changes.document_proofs` writes it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

from tests.changes.documents.proofs import Proof, proofs

RECORD = Path(__file__).parent / "data" / "document_proofs.json"


def as_record(found: Mapping[str, Proof]) -> dict[str, dict[str, object]]:
    """Return proofs as JSON: what of a program with the old packages fails with the new ones."""
    return {
        rule: {
            "breaks": one.rule.breaks.value,
            "run time": bool(one.new.error),
            "mypy": bool(one.new.mypy),
            "pyright": bool(one.new.pyright),
        }
        for rule, one in sorted(found.items())
    }


def recorded() -> dict[str, dict[str, object]]:
    """Return the record of the proofs, by the id of the rule."""
    record: dict[str, dict[str, object]] = json.loads(RECORD.read_text("utf-8"))
    return record


def main() -> None:
    """Write the record."""
    with tempfile.TemporaryDirectory() as folder:
        record = as_record(proofs(Path(folder)))
    RECORD.write_text(json.dumps(record, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
