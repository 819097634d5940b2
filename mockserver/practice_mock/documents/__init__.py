"""The OpenAPI document of each API, written here by the project's generator."""

from __future__ import annotations

from importlib.resources import files
from typing import Any, cast

import msgspec


def load(api: str) -> dict[str, Any]:
    """Return the document of `pracsuite` or `coreplus`. Raises FileNotFoundError for another name."""
    document: dict[str, Any] = msgspec.json.decode(text(api))
    return document


def text(api: str) -> str:
    """Return the text of a document. Raises FileNotFoundError for another name."""
    return files(__name__).joinpath(f"{api}.json").read_text(encoding="utf-8")


def example(api: str, operation: str) -> Any:
    """Return the example of a success of an operation. Raises LookupError if the document has none.

    Handlers that `python -m generator scaffold operation` has written use it until they have rules.
    """
    for item in load(api)["paths"].values():
        for method in item.values():
            if isinstance(method, dict) and cast("dict[str, Any]", method).get("operationId") == operation:
                for status, response in cast("dict[str, Any]", method)["responses"].items():
                    for content in response.get("content", {}).values() if str(status).startswith("2") else ():
                        for shown in content.get("examples", {}).values():
                            return shown["value"]
    raise LookupError(f"{operation} has no example of a success: add one in specs/{api}/paths/, and generate")
