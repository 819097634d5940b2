"""Refuse the deprecated methods of pydantic that take data: they show it in errors, or do not validate it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NoReturn

from pydantic import BaseModel

_HARMLESS: Final = frozenset(
    {"__fields__", "__fields_set__", "construct", "dict", "json", "schema", "schema_json", "update_forward_refs"}
)
"""Those that take no data, or are another name of a method that does not validate."""


def refuse_deprecated(cls: type[BaseModel]) -> None:
    """Replace the deprecated methods of a class by some that raise `TypeError`."""
    for name, member in vars(BaseModel).items():
        function = getattr(member, "__func__", getattr(member, "fget", member))
        if hasattr(function, "__deprecated__") and name not in _HARMLESS:
            type.__setattr__(cls, name, _Refused(name))


class _Refused:
    """A method that cannot be called."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, instance: object, owner: type) -> Callable[..., NoReturn]:
        name = self._name

        def call(*_: Any, **__: Any) -> NoReturn:
            raise TypeError(f"{name} is deprecated in pydantic, and a record refuses it; use the methods model_...")

        return call
