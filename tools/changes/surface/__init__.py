"""The comparison of the public surfaces of two versions of a typed package, from their sources.

What is public: modules, classes, functions, methods and attributes without a leading underscore. A module with
``__all__`` has the names of it; without, it has what it defines, and in the file of a package also what that imports
from the package.
What a private module defines counts under the public name by which another module passes it on, with all members that
it inherits from private classes. Classes without a public name that programs meet as types of values count, too.
"""

from __future__ import annotations

from pathlib import Path

from tools.changes.findings import Finding

from .context import Context
from .joining import joined
from .metadata import compare_metadata
from .modules import compare_surfaces
from .public import chosen_modules
from .reader import read
from .rules import BY_ID, RULES

__all__ = ["RULES", "compare"]


def compare(old: Path, new: Path, package: str, distribution: str) -> list[Finding]:
    """Compare the public surface of a package in two folders.

    Args:
        old: The folder that contains the package of the old version, and its ``pyproject.toml``.
        new: That of the new version.
        package: The name of the package, such as ``pracsuite_client``.
        distribution: The name by which it is installed, such as ``pracsuite-client``.
    """
    changes = compare_metadata(old, new, package, distribution)
    if _sources(old / package) != _sources(new / package):
        chosen = chosen_modules(package)
        context = Context(read(old, package, chosen), read(new, package, chosen))
        compare_surfaces(context)
        changes += joined(context.changes)
    return [
        Finding(BY_ID[one.rule], distribution, one.symbol, one.text)
        for one in sorted(set(changes), key=lambda one: (one.symbol, one.rule, one.text))
    ]


def _sources(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.py")}
