"""The annotations of generated code."""

from __future__ import annotations

import inspect
import typing
from collections.abc import Iterator
from types import ModuleType

from generator.runtime.values.records import Model

from .drafts import modules


def unresolved(client: ModuleType) -> list[str]:
    """Return each class and method of a client whose annotations name something that does not exist."""
    return [f"{name}: {error!r}" for name, part in _annotated(client) if (error := _error(part)) is not None]


def _annotated(client: ModuleType) -> Iterator[tuple[str, object]]:
    for module in modules(client):
        for name, part in vars(module).items():
            if inspect.isclass(part) and part.__module__ == module.__name__:
                yield f"{module.__name__}.{name}", part
                for member, function in inspect.getmembers(part, inspect.isfunction):
                    if not (member.startswith("_") and issubclass(part, Model)):
                        yield f"{module.__name__}.{name}.{member}", function


def _error(part: object) -> Exception | None:
    try:
        typing.get_type_hints(part)
    except Exception as error:  # noqa: BLE001 - whatever an annotation raises
        return error
    return None
