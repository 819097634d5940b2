"""Whatever goes wrong while a traceback is hidden, the exception stays, and shows nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType, FunctionType
from typing import Any

import httpx
import pytest

from pracsuite_client import NotFoundError, Patient, PracSuite
from pracsuite_client._runtime.values import hidden_frames
from pracsuite_client._runtime.values.hidden_frames import HIDDEN
from tests.interrupts import SoftTimeLimitExceeded, outcomes, variables

WORD = "Canarybird"
KEYS: dict[str, Any] = {"vendor_key": "v", "account_key": "a", "max_retries": 0}
PRAC = PracSuite(**KEYS, http_client=httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(404))))


class Given:
    text = WORD


def inside(error: Callable[[], BaseException]) -> None:
    with HIDDEN:
        raise error()


def without_a_line(function: Any) -> Any:
    """Return a function whose instructions belong to no line, as some that an interpreter adds."""
    return FunctionType(function.__code__.replace(co_linetable=b""), function.__globals__)


def interrupt() -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("interrupted", [interrupt, without_a_line(interrupt)], ids=["line", "no line"])
def test_exception_at_an_instruction_without_a_line_stays(interrupted: Callable[[], None]) -> None:
    transport: Any = httpx.MockTransport(lambda _: interrupted())  # type: ignore[arg-type]
    with pytest.raises(KeyboardInterrupt):
        PracSuite(**KEYS, http_client=httpx.Client(transport=transport)).patients.get(7)


@dataclass(frozen=True)
class Frozen(Exception):
    """An exception whose attributes cannot be assigned."""

    text: str


class Odd(Exception):
    """An exception whose attributes raise exceptions."""

    @property
    def __traceback__(self) -> Any:
        raise ZeroDivisionError

    @__traceback__.setter
    def __traceback__(self, value: Any) -> None:
        raise ZeroDivisionError

    def __setattr__(self, name: str, value: Any) -> None:
        raise ZeroDivisionError


class OddGroup(ExceptionGroup[Exception]):
    @property
    def exceptions(self) -> Any:
        raise ZeroDivisionError


class Named(type):
    @property
    def __module__(cls) -> Any:  # type: ignore[override]
        raise ZeroDivisionError


class OfOddClass(Exception, metaclass=Named):
    """An exception whose class has no readable module."""


RAISED: dict[str, Callable[[], BaseException]] = {
    "frozen": lambda: Frozen("text"),
    "odd": Odd,
    "group": lambda: OddGroup("several", [ValueError()]),
    "class": OfOddClass,
}


@pytest.mark.parametrize("kind", RAISED)
def test_exception_of_any_class_stays(kind: str) -> None:
    raised = RAISED[kind]()

    assert exception_of(lambda: inside(lambda: raised)) is raised


def exception_of(act: Callable[[], None]) -> BaseException | None:
    """Return the exception of an action, without a look at its attributes."""
    try:
        act()
    except BaseException as error:  # noqa: BLE001 - each type is a case
        return error
    return None


@pytest.mark.parametrize("place", ["_hide", "_entries", "_joined", "_clear", "_package_of_the_caller"])
@pytest.mark.parametrize("fault", [TypeError, RecursionError, MemoryError, RuntimeError, AttributeError])
def test_fault_of_the_hiding_does_not_replace_the_exception(
    place: str, fault: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: Any) -> Any:
        raise fault

    monkeypatch.setattr(hidden_frames, place, broken)
    with pytest.raises(NotFoundError) as caught:
        PRAC.patients.get(7)
    assert not list(variables(caught.value))


def in_hiding(frame: FrameType) -> bool:
    return bool(frame.f_globals.get("__name__") == hidden_frames.__name__)


def rejected() -> None:
    Patient.from_dict({}).replace(client_id=Given.text)


def not_found() -> None:
    PRAC.patients.create(first_name=Given.text, surname=Given.text)


OUTERMOST = ("HiddenFrames.__exit__", "Patients.create", "Model.replace")


@pytest.mark.parametrize("kind", [SoftTimeLimitExceeded, KeyboardInterrupt])
@pytest.mark.parametrize("act", [rejected, not_found])
def test_signal_during_the_hiding_shows_nothing(act: Callable[[], None], kind: type[BaseException]) -> None:
    found = list(outcomes(act, kind, in_hiding, step=1 if act is rejected else 5))
    assert len(found) > 10
    for outcome in found:
        assert isinstance(outcome, kind)
        shown = {one[0] for one in variables(outcome) if WORD in one[2]}
        # An exception at the first or the last instruction of a method shows the arguments of the method.
        assert shown <= set(OUTERMOST)
