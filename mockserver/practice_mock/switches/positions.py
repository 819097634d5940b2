"""The positions of all switches."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from practice_mock.switches.table import SWITCHES

_LONGEST = 60
_BY_NAME = {switch.name: switch for switch in SWITCHES}

DEFAULT: Mapping[str, str] = MappingProxyType({switch.name: switch.default for switch in SWITCHES})
"""The default position of each switch."""

PESSIMISTIC: Mapping[str, str] = MappingProxyType({switch.name: switch.harmful for switch in SWITCHES})
"""The position of each switch that harms an unprepared client most."""


class SwitchError(ValueError):
    """A switch or a position does not exist; the message suggests the nearest one."""


class Switches:
    """The positions of the switches of a practice, and those to which a reset goes back."""

    def __init__(self, positions: Mapping[str, str] | None = None) -> None:
        """Start with some positions; the other switches are at their defaults. Raises SwitchError."""
        self._start: Mapping[str, str] = {**DEFAULT, **checked(positions or {})}
        self._now: Mapping[str, str] = self._start

    @property
    def positions(self) -> Mapping[str, str]:
        """The present position of each switch."""
        return MappingProxyType(self._now)

    @property
    def present(self) -> Mapping[str, str]:
        """The present position of each switch: another object after every change, which is never changed itself."""
        return self._now

    @property
    def beginning(self) -> Mapping[str, str]:
        """The positions to which a reset goes back."""
        return MappingProxyType(self._start)

    def is_at(self, name: str, position: str) -> bool:
        """Return whether a switch is at a position. Raises KeyError if the switch has no such position."""
        if position not in _BY_NAME[name].positions:
            raise KeyError(position)
        return self._now[name] == position

    def position(self, name: str) -> str:
        """Return the position of a switch. Raises KeyError if there is no such switch."""
        return self._now[name]

    def put(self, positions: Mapping[str, str]) -> None:
        """Change some switches; the others stay. Raises SwitchError, and changes nothing, if one does not exist."""
        self._now = {**self._now, **checked(positions)}

    def set(self, name: str, position: str) -> None:
        """Change one switch. Raises SwitchError if it does not exist."""
        self.put({name: position})

    def start(self, positions: Mapping[str, str]) -> None:
        """Go to some positions, and to the defaults of the other switches. A reset goes back to them.

        Raises SwitchError, and changes nothing, if one does not exist.
        """
        self._start = self._now = {**DEFAULT, **checked(positions)}

    def reset(self) -> None:
        """Go back to the positions of the start."""
        self._now = self._start

    def mark(self) -> object:
        """See `Component`."""
        return self._start, self._now

    def save(self) -> Any:
        """Return the positions as JSON values."""
        return {"start": dict(self._start), "now": dict(self._now)}

    def load(self, saved: Any) -> None:
        """Go to the positions that `save` returned. Those of switches that do not exist any more are ignored."""
        self._start, self._now = _known(saved["start"]), _known(saved["now"])


def checked(positions: Mapping[str, object]) -> Mapping[str, str]:
    """Return positions if all exist. Raises SwitchError with every problem otherwise."""
    problems = [problem for name, position in positions.items() if (problem := _problem(name, position)) is not None]
    if problems:
        raise SwitchError("; ".join(problems))
    return {name: str(position) for name, position in positions.items()}


def _problem(name: str, position: object) -> str | None:
    switch = _BY_NAME.get(name)
    if switch is None:
        return f"there is no switch {json.dumps(name)}; {_hint(name, _BY_NAME) or _ALL}"
    if isinstance(position, str) and position in switch.positions:
        return None
    shown = json.dumps(position, default=str)
    shown = shown if len(shown) <= _LONGEST else f"{shown[:_LONGEST]}…"
    known = f"its positions are {', '.join(switch.positions)}"
    return f"{name} has no position {shown}; {_hint(position, switch.positions) or known}"


_ALL = "GET /_mock/switches and practice-mock switches --list show all"


def _hint(wrong: object, known: Iterable[str]) -> str | None:
    """Return the end of a message, with the most similar name, or None if none is similar."""
    near = get_close_matches(wrong, list(known), n=1) if isinstance(wrong, str) else []
    return f"the nearest is {near[0]!r}" if near else None


def _known(saved: Mapping[str, str]) -> Mapping[str, str]:
    kept = {name: at for name, at in saved.items() if name in _BY_NAME and at in _BY_NAME[name].positions}
    return {**DEFAULT, **kept}
