"""Keep Hypothesis printing the inputs that make a property fail.

Schemathesis replaces the printer of `hypothesis.core` with one that prints nothing: in its pytest plugin, and again in
whatever imports its generation modules, such as the first `as_strategy()`. Its own values print nothing either.

Hypothesis describes a strategy whose filter rejects a case. Those of schemathesis filter by functions that are bound to
a whole document, which takes a second to print.
"""

from __future__ import annotations

from functools import partial
from types import ModuleType
from typing import Any

from hypothesis import core
from hypothesis.vendor import pretty

PRINTER = "RepresentationPrinter"
"""The name in `hypothesis.core` that schemathesis assigns to."""


class Printer(pretty.RepresentationPrinter):
    """Prints as Hypothesis does, and the values of schemathesis with `repr`."""

    def pretty(self, obj: Any, *, cycle: bool = False) -> None:
        if type(obj).__module__.startswith("schemathesis."):
            self.text(repr(obj))
        else:
            super().pretty(obj, cycle=cycle)


class KeepsPrinter(ModuleType):
    """A module that ignores every attempt to replace its printer."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name != PRINTER:
            super().__setattr__(name, value)


def keep_printer() -> None:
    """Put the printer in place for the rest of the process, whatever schemathesis has done or will do."""
    vars(core)[PRINTER] = Printer
    core.__class__ = KeepsPrinter
    pretty.for_type_by_name("functools", "partial", print_function)


def print_function(bound: partial[Any], printer: pretty.RepresentationPrinter, _cycle: bool) -> None:
    """Print a bound function without its arguments."""
    printer.text(f"partial({getattr(bound.func, '__qualname__', type(bound.func).__qualname__)}, ...)")
