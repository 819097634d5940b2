"""Import the modules of a package when they are first used, without leaving their names out of annotations.

An annotation such as ``resources.notes.Notes`` is resolved at runtime, by ``typing.get_type_hints``, only if importing
``resources`` is enough to find it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType


def importer(package: str) -> Callable[[str], ModuleType]:
    """Return the ``__getattr__`` of a package that imports its modules on first use."""

    def attribute(name: str) -> ModuleType:
        if find_spec(f"{package}.{name}") is None:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return import_module(f"{package}.{name}")

    return attribute
