"""Errors are pickled and copied with all their attributes, whatever these contain."""

from __future__ import annotations

import copy
import pickle
import threading
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client import APIConnectionError, ArgumentError, NotFoundError, PracSuite
from pracsuite_client._runtime.errors.api import Reconciliation
from pracsuite_client._runtime.values.portable import UnpicklableError


class Odd(Exception):
    """An exception that cannot be created from its ``args``."""

    def __init__(self, first: int, second: int) -> None:
        super().__init__("odd")
        self.sum = first + second


class OddFile(OSError):
    """The same, of a class that defines how it is pickled."""

    def __init__(self, *, name: str) -> None:
        super().__init__(5, "odd", name)


class Stubborn(Exception):
    """An exception that cannot be pickled at all."""

    def __reduce__(self) -> Any:
        raise RuntimeError


def local() -> Exception:
    class Local(Exception):
        pass

    return Local("local")


def with_lock() -> Exception:
    error = ValueError("lock")
    error.lock = threading.Lock()  # type: ignore[attr-defined]
    return error


def linked() -> Exception:
    error = Odd(1, 2)
    error.itself = error  # type: ignore[attr-defined]
    error.other = ExceptionGroup("several", [Odd(3, 4), OSError(2, "no")])  # type: ignore[attr-defined]
    return error


CAN: list[Callable[[], Exception]] = [
    lambda: Odd(1, 2),
    linked,
    lambda: ExceptionGroup("several", [Odd(1, 2), ValueError(5)]),
    lambda: FileNotFoundError(2, "no", "name"),
    lambda: UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad"),
    lambda: ArgumentError("name", "is wrong"),
]
CANNOT: list[Callable[[], Exception]] = [Stubborn, local, with_lock, lambda: OddFile(name="a")]


def error_with(value: Exception) -> APIConnectionError:
    error = APIConnectionError("lost", operation="patients.get", attempts=2, label="north")
    error.reconciliation = Reconciliation("failed", candidates=(5, {"id": 7}), lookups=3, error=value)
    error.__cause__ = value
    error.attached = [value]  # type: ignore[attr-defined]
    error.add_note("a note")
    return error


def found_in(error: Any) -> list[Any]:
    return [error.reconciliation.error, error.__cause__, error.attached[0]]


@pytest.mark.parametrize("make", CAN)
@pytest.mark.parametrize("way", [copy.copy, copy.deepcopy, lambda error: pickle.loads(pickle.dumps(error))])
def test_error_is_copied_with_the_exceptions_in_it(make: Callable[[], Exception], way: Callable[[Any], Any]) -> None:
    error = error_with(make())
    same = way(error)
    assert (str(same), same.label, same.attempts, same.__notes__) == (str(error), "north", 2, ["a note"])
    assert same.reconciliation.candidates == (5, {"id": 7})
    for value, other in zip(found_in(error), found_in(same), strict=True):
        assert (type(other), repr(other), getattr(other, "sum", 0)) == (
            type(value),
            repr(value),
            getattr(value, "sum", 0),
        )


@pytest.mark.parametrize("make", CANNOT)
def test_what_cannot_be_pickled_becomes_a_description(make: Callable[[], Exception]) -> None:
    error = error_with(make())
    same = pickle.loads(pickle.dumps(error))
    assert (str(same), same.reconciliation.lookups, same.__notes__) == (str(error), 3, ["a note"])
    name = type(error.__cause__).__name__
    assert [repr(one) for one in found_in(same)[:2]] == [repr(UnpicklableError(name))] * 2
    assert same.attached == "<list>"
    for way in (copy.copy, copy.deepcopy):
        assert found_in(way(error))[0] is error.__cause__


def test_reconciliation_is_pickled_alone() -> None:
    found = Reconciliation("failed", candidates=(5,), error=Odd(1, 2))
    assert copy.deepcopy(found) is found
    same = pickle.loads(pickle.dumps(found))
    assert (same.reason, same.candidates, type(same.error)) == ("failed", (5,), Odd)


def test_argument_error_keeps_its_cause() -> None:
    error = ArgumentError("name", "is wrong")
    error.__cause__ = Odd(1, 2)
    same = pickle.loads(pickle.dumps(error))
    assert (str(same), same.argument, type(same.__cause__)) == ("name: is wrong", "name", Odd)


reports = st.recursive(
    st.none() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
)


@given(report=st.lists(reports, max_size=3), depth=st.integers(0, 2000))
def test_error_with_any_report_is_pickled(report: list[Any], depth: int) -> None:
    nested = "[" * depth + "]" * depth

    def answer(request: httpx.Request) -> httpx.Response:
        text = httpx.Response(200, json=report).text
        validation = f"[{nested}, {text}]" if depth else text
        return httpx.Response(404, text=f'{{"error": {{"code": "gone", "validation": {validation}}}}}')

    with httpx.Client(transport=httpx.MockTransport(answer)) as pool, pytest.raises(NotFoundError) as caught:
        PracSuite(vendor_key="v", account_key="a", http_client=pool).patients.get(7)
    error: Any = caught.value
    for same in (copy.copy(error), copy.deepcopy(error), pickle.loads(pickle.dumps(error))):
        assert (str(same), same.validation, same.detail) == (
            str(caught.value),
            caught.value.validation,
            caught.value.detail,
        )
