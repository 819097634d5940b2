"""Run the callers with one version of the packages, and print what happened as JSON. The proofs start it."""

from __future__ import annotations

import json
import sys
from importlib import import_module

import world  # pyright: ignore[reportMissingImports]

from .cases import CASES


def main(index: int) -> None:
    """Run each caller, with the answers of a server of the old (0) or the new (1) version."""
    found: dict[str, dict[str, str]] = {}
    for case in CASES:
        world.requests.clear()
        world.answer = case.answers[index]
        error = shown = ""
        try:
            module = import_module(case.slug)
            with module.CLIENT(api_key="k", http_client=world.pool(), max_retries=1) as client:
                shown = str(module.call(client))
        except Exception as raised:  # noqa: BLE001 - whatever the caller meets is its outcome
            error = f"{type(raised).__name__}: {raised}"
        found[case.slug] = {"error": error, "shown": shown}
    print(json.dumps(found))


if __name__ == "__main__":
    main(int(sys.argv[1]))
