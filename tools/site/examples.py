"""The example of each method, which the reference shows below its docstring."""

from __future__ import annotations

import sys

from tools.documentation.examples import example_of
from tools.site.checkout import CLIENTS

TITLE = "Example, with the credentials in the environment"

sys.path.extend(map(str, CLIENTS))
"""An example is made from the commands of a client, which are imported for it."""


def example_for(path: str) -> str | None:
    """Return the example of a method of a resource in a synchronous client; for any other object, return None."""
    parts = path.split(".")
    if len(parts) != 5 or parts[1] != "resources" or parts[3].startswith("Async") or parts[4].startswith("_"):
        return None
    package, _, resource, _, method = parts
    return example_of(package, resource, method)


def block(code: str) -> str:
    """Return an example as a block of Markdown."""
    return f"```python\n{code.rstrip()}\n```"
