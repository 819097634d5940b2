"""The annotations of generated code."""

from __future__ import annotations

import ast
import builtins
import inspect
import typing
from collections.abc import Iterator
from types import ModuleType

from generator.runtime.values.records import Model

from .drafts import modules


def unresolved(client: ModuleType) -> list[str]:
    """Return each class and method of a client that names something which does not exist, and each module."""
    return [
        *(f"{name}: {error!r}" for name, part in _annotated(client) if (error := _error(part)) is not None),
        *(f"{module.__name__}: {name}" for module in modules(client) for name in sorted(_undefined(module))),
    ]


def _undefined(module: ModuleType) -> set[str]:
    """Return the names that the code of a module uses, and that are bound nowhere."""
    nodes = list(ast.walk(ast.parse(inspect.getsource(module))))
    used = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    bound = {node.id for node in nodes if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load)}
    bound |= {node.arg for node in nodes if isinstance(node, ast.arg)}
    bound |= {node.asname or node.name for node in nodes if isinstance(node, ast.alias)}
    return used - bound - vars(module).keys() - vars(builtins).keys()


def _annotated(client: ModuleType) -> Iterator[tuple[str, object]]:
    for module in modules(client):
        for name, part in vars(module).items():
            if inspect.isclass(part) and part.__module__ == module.__name__:
                yield f"{module.__name__}.{name}", part
                for member, value in inspect.getmembers(part):
                    function = getattr(value, "fget", getattr(value, "func", value))
                    if not inspect.isfunction(function):
                        continue
                    if member == "__init__" or not (member.startswith("_") and issubclass(part, Model)):
                        yield f"{module.__name__}.{name}.{member}", function


def _error(part: object) -> Exception | None:
    try:
        typing.get_type_hints(part)
    except Exception as error:  # noqa: BLE001 - whatever an annotation raises
        return error
    return None
