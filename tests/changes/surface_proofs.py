"""The proofs of all rules of the surface, and their record. `python -m tests.changes.surface_proofs` writes it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.changes.metadata_pairs import metadata_proofs
from tests.changes.surface_pairs import DATA, Proof, package_proofs

RECORD = DATA / "surface_proofs.json"


def proofs(folder: Path) -> list[Proof]:
    """Return the proofs of all rules: every caller is run and checked with the old and the new version.

    Args:
        folder: An empty folder.
    """
    (folder / "packages").mkdir()
    (folder / "projects").mkdir()
    return [*package_proofs(folder / "packages"), *metadata_proofs(folder / "projects")]


def as_record(found: Sequence[Proof]) -> dict[str, dict[str, object]]:
    """Return proofs as JSON."""
    return {
        one.rule: {
            "breaks": one.breaks.value,
            "run time": one.run_time,
            "mypy": one.mypy,
            "pyright": one.pyright,
            "griffe": list(one.griffe),
            "symbol": one.symbol,
            "text": one.text,
        }
        for one in sorted(found, key=lambda one: one.rule)
    }


def recorded() -> dict[str, dict[str, object]]:
    """Return the record of the proofs, by the id of the rule."""
    record: dict[str, dict[str, object]] = json.loads(RECORD.read_text(encoding="utf-8"))
    return record


def main() -> None:
    """Write the record."""
    with tempfile.TemporaryDirectory() as folder:
        record = as_record(proofs(Path(folder)))
    RECORD.write_text(json.dumps(record, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
