"""Report how much of the documents the clients' traffic reached, as JSON and as tables."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

from tests.property.apis import APIS, Api, Operation
from tests.property.traffic import TRAFFIC, Key

ONLY_INJECTED: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("only_injected.toml").read_text("utf-8"))[
    "responses"
]

ABOUT = """# Contract coverage

Which responses, parameters and properties of the documents occur when the property tests call the mock through the
generated clients, counted from the mock's journal. `nox -s property -- --contract docs` writes this page, and
`build/property/contract-coverage.json` with all counts.

A count in brackets is of responses that were injected as faults.
"""


def write_coverage(page: Path, data: Path, examples: int, seed: int | None) -> list[Path]:
    """Write `contract-coverage.md` and `contract-coverage.json` to folders. Returns their paths."""
    rows = [covered(operation) for api in APIS for operation in described(api)]
    report = {"max_examples": examples, "seed": seed, "operations": rows}
    paths = [page / "contract-coverage.md", data / "contract-coverage.json"]
    for path in paths:
        path.parent.mkdir(parents=True, exist_ok=True)
    paths[0].write_text("\n".join(_page(rows, examples, seed)) + "\n", "utf-8")
    paths[1].write_text(json.dumps(report, indent=1) + "\n", "utf-8")
    return paths


def described(api: Api) -> Iterator[Operation]:
    """Return the operations of a document."""
    return (operation for operation in api.operations if operation.variant is None)


def covered(operation: Operation) -> dict[str, Any]:
    """Return what the traffic reached of one operation."""
    TRAFFIC.settle()
    key = (operation.api.name, operation.definition["operationId"])
    return {
        "operation": operation.name,
        "statuses": {
            status: {"by_rule": TRAFFIC.statuses[key, int(status)], "injected": TRAFFIC.injected[key, int(status)]}
            for status in operation.definition["responses"]
        },
        "sent": {
            place: {name: _presence(key, place, name) for name in names} for place, names in _named(operation).items()
        },
    }


def reason_of(operation: Operation, status: int) -> list[str]:
    """Return the reasons why the mock gives a response only by injection."""
    return [
        entry["reason"]
        for entry in ONLY_INJECTED
        if entry["status"] == status and any(fnmatch(operation.name, pattern) for pattern in entry["operations"])
    ]


def _named(operation: Operation) -> Mapping[str, list[str]]:
    """Return what a caller may give or omit: query parameters and top-level body properties."""
    body = operation.body
    return {
        "query": [one.name for one in operation.declared_parameters if one.place == "query"],
        "body": []
        if body is None
        else [name for name, *_ in operation.api.properties(operation.api.shape(body.schema).schema)],
    }


def _presence(key: Key, place: str, name: str) -> dict[str, int]:
    present = TRAFFIC.present[key, place, name]
    return {"present": present, "absent": TRAFFIC.read[key, place] - present}


def _page(rows: list[dict[str, Any]], examples: int, seed: int | None) -> Iterator[str]:
    yield ABOUT
    yield f"Cases of each property: {examples}. Seed: {'that of every run' if seed is None else seed}."
    yield ""
    yield from _summary(rows)
    for api in APIS:
        yield f"\n## {api.name}\n"
        yield "| operation | responses | always present | never present |"
        yield "|---|---|---|---|"
        yield from (_line(row) for row in rows if row["operation"].startswith(f"{api.name}-"))
    yield "\n## Responses that occur only when injected\n"
    yield "| status | operations | reason |"
    yield "|---|---|---|"
    for entry in ONLY_INJECTED:
        yield f"| {entry['status']} | {', '.join(f'`{one}`' for one in entry['operations'])} | {entry['reason']} |"


def _summary(rows: list[dict[str, Any]]) -> Iterator[str]:
    answers = [counts for row in rows for counts in row["statuses"].values()]
    parts = [counts for row in rows for names in row["sent"].values() for counts in names.values()]
    yield "| | in the documents | reached |"
    yield "|---|--:|--:|"
    yield f"| responses, by the rules of the mock | {len(answers)} | {sum(one['by_rule'] > 0 for one in answers)} |"
    yield f"| responses, by its rules or injected | {len(answers)} | {sum(max(one.values()) > 0 for one in answers)} |"
    yield f"| parameters and properties, present | {len(parts)} | {sum(one['present'] > 0 for one in parts)} |"
    yield f"| parameters and properties, absent | {len(parts)} | {sum(one['absent'] > 0 for one in parts)} |"


def _line(row: Mapping[str, Any]) -> str:
    statuses = " ".join(_status(status, **counts) for status, counts in row["statuses"].items())
    counts = [(name, one) for names in row["sent"].values() for name, one in names.items()]
    always = ", ".join(f"`{name}`" for name, one in counts if one["present"] and not one["absent"])
    never = ", ".join(f"`{name}`" for name, one in counts if not one["present"])
    return f"| {row['operation']} | {statuses} | {always} | {never} |"


def _status(status: str, by_rule: int, injected: int) -> str:
    if by_rule:
        return f"{status}×{by_rule}"
    return f"{status}×({injected})" if injected else f"**{status} not reached**"
