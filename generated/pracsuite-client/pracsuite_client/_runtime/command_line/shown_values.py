"""Which arguments may be shown: one rule for the question before a change, and for a dry run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..values.json import is_array, is_object
from ..values.safe_text import REDACTED, shown
from .commands import Argument

_GUID = re.compile(r"[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", re.ASCII)


def is_plain_id(value: Any) -> bool:
    """Return whether a value is an ID that names no one by itself: a number, or a GUID. It may be shown."""
    if isinstance(value, str):
        return _GUID.fullmatch(value) is not None
    return isinstance(value, int) and not isinstance(value, bool)


def is_shown_id(argument: Argument, value: Any) -> bool:
    """Return whether an argument is the ID of a record or a person, which is needed to act and names no one."""
    return (argument.positional or argument.subject) and is_plain_id(value)


def may_show(argument: Argument, value: Any) -> bool:
    """Return whether an argument may be shown: it is an ID, or it neither identifies nor describes a person."""
    return is_shown_id(argument, value) or not (argument.private or argument.kind in ("file", "json"))


class Clear:
    """The values of a request that may be shown.

    Args:
        arguments: The arguments of the command.
        values: Their values by keyword.
        derived: The properties that follow from arguments that are shown.
    """

    def __init__(
        self, arguments: tuple[Argument, ...], values: Mapping[str, Any], derived: frozenset[str] = frozenset()
    ) -> None:
        shown_ones = [one for one in arguments if may_show(one, values.get(one.keyword))]
        self.names = derived | {one.name for one in shown_ones if one.name and one.place not in ("where", "order")}
        """The names in the API of the arguments that may be shown."""
        self._given = {
            (one.name, value) for one in shown_ones if isinstance(value := values.get(one.keyword), (int, str))
        }

    def body(self, sent: dict[str, Any], redacted: dict[str, Any], fixed: frozenset[str]) -> dict[str, Any]:
        """Return a body in which the values that may be shown are not redacted, such as those that are always sent."""
        names = self.names | fixed
        return {name: self._value(name, sent.get(name), one, clear=name in names) for name, one in redacted.items()}

    def _value(self, name: str, sent: Any, redacted: Any, *, clear: bool = False) -> Any:
        """Return a value. Inside of others, the value must be the one that was given: a name is not enough."""
        if is_object(sent) and self._has(sent):
            inner = redacted if is_object(redacted) else {shown(key): REDACTED for key in sent}
            return {key: self._value(key, sent.get(key), one) for key, one in inner.items()}
        if is_array(sent) and self._has(sent):
            inner_ones = redacted if is_array(redacted) else [REDACTED] * len(sent)
            return [self._value("", item, one) for item, one in zip(sent, inner_ones, strict=True)]
        if redacted != REDACTED or is_object(sent) or is_array(sent):
            return redacted
        return sent if clear or (name, sent) in self._given else redacted

    def _has(self, sent: Any) -> bool:
        return any((name, value) in self._given for name, value in _scalars("", sent))


def _scalars(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield the scalars of a JSON value with their names."""
    if is_object(value):
        for key, one in value.items():
            yield from _scalars(key, one)
    elif is_array(value):
        for one in value:
            yield from _scalars("", one)
    else:
        yield name, value
