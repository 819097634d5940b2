"""No `except` of the runtime takes the exception of a signal handler, of whatever type it is, for another one."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

import httpx
import pytest

from pracsuite_client import ArgumentError, Patient, PracSuite
from tests.interrupts import handler, outcomes

RUNTIME = Path(__file__).parents[2] / "generator" / "runtime"

OWN = {"APIError", "ArgumentError", "CallerFailure", "DeadlineExceeded", "Mismatch", "TooDeep", "TransportFailure"}
OWN |= {"Captured", "CommandFailure", "ListChangedError", "NotFoundError", "_InputError", "_NotCompilableError"}
OWN |= {"TooLong", "_RepeatedNameError", "module.ExportError"}
"""Exceptions of the package, which no handler raises."""

OF_PYTHON = {"GeneratorExit", "StopIteration"}
"""Exceptions that end a generator. A handler that raised one would break every generator of a program."""

KEPT = {
    "messages/worker_thread.py": 1,  # raised where the result of the thread is expected
    "pagination/pages.py": 2,  # raised when the page is requested, or at the end of the block
    "transport/httpx_adapter.py": 1,  # asks the delivery, which knows what the caller was handling
    "transport/quiet_logging.py": 2,  # in finalizers, whose exceptions Python ignores
    "values/hidden_frames.py": 2,  # ask themselves
}
"""Handlers that do something else with such an exception, by module."""


def handlers() -> Iterator[tuple[str, ast.ExceptHandler | ast.withitem]]:
    """Yield each `except` and `suppress` of the runtime that may take an exception of a signal handler."""
    for path in sorted(RUNTIME.rglob("*.py")):
        name = path.relative_to(RUNTIME).as_posix()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ExceptHandler) and not types_of(node.type) <= OWN | OF_PYTHON:
                yield name, node
            if isinstance(node, ast.With | ast.AsyncWith):
                for item in node.items:
                    call = item.context_expr
                    kinds = set(map(ast.unparse, call.args)) if isinstance(call, ast.Call) else set[str]()
                    if "suppress" in ast.unparse(call) and not kinds <= OWN:
                        yield name, item


def types_of(node: ast.expr | None) -> set[str]:
    if node is None:
        return {"BaseException"}
    return {ast.unparse(kind) for kind in (node.elts if isinstance(node, ast.Tuple) else [node])}


def lets_through(node: ast.ExceptHandler | ast.withitem) -> bool:
    """Whether a handler lets exceptions of signal handlers through first, or raises all of them again."""
    if isinstance(node, ast.withitem):
        return False
    last = node.body[-1]
    return ast.unparse(node.body[0]) == f"let_through({node.name})" or (
        isinstance(last, ast.Raise) and last.exc is None and not any(isinstance(part, ast.Return) for part in node.body)
    )


def test_every_except_lets_exceptions_of_signal_handlers_through() -> None:
    found = [name for name, node in handlers() if not lets_through(node)]
    assert {name: found.count(name) for name in found} == KEPT


class OwnValueError(ValueError):
    pass


class OwnTimeout(TimeoutError):
    pass


class OwnRuntimeError(RuntimeError):
    pass


class OwnAttributeError(AttributeError):
    pass


class OwnTypeError(TypeError):
    pass


class Both(ValueError, TypeError, LookupError, RecursionError, ArithmeticError):
    pass


KINDS = (Exception, OwnValueError, OwnTimeout, OwnRuntimeError, OwnAttributeError, OwnTypeError, Both)


def respond(request: httpx.Request) -> httpx.Response:
    return httpx.Response(201, json={"client_id": 7, "first_name": "A", "file_created": "x"})


PRAC = PracSuite(
    vendor_key="v",
    account_key="a",
    time_zone="Australia/Adelaide",
    http_client=httpx.Client(transport=httpx.MockTransport(respond)),
)


def create() -> Any:
    return PRAC.patients.create(first_name="A", surname="B", date_of_birth=date(1943, 5, 17)).file_created


def decode() -> Any:
    record = Patient.from_dict({"client_id": "x", "date_of_birth": "no date", "file_created": "?", "first_name": 5})
    return repr(record), record.date_of_birth


def in_clients(frame: FrameType) -> bool:
    """Whether a frame is one of the client, or of what it calls, where Python and libraries let exceptions pass."""
    inner: FrameType | None = frame
    found = False
    while inner is not None:
        name = str(inner.f_globals.get("__name__"))
        # The HTTP library takes each ValueError for a status without a name. Hypothesis measures garbage collections.
        if inner.f_code.co_name in ("__del__", "get_reason_phrase") or name.startswith("hypothesis."):
            return False
        found = found or name.startswith("pracsuite_client")
        inner = inner.f_back
    return found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("act", "step"), [(create, 19), (decode, 1)])
def test_exception_of_a_handler_is_raised_wherever_it_arrives(
    act: Callable[[], Any], step: int, kind: type[Exception]
) -> None:
    act()
    found = list(outcomes(act, kind, in_clients, step=step))
    assert len(found) > 20
    assert {type(outcome) for outcome in found} == {kind}


def test_exception_of_a_handler_that_the_caller_handles_is_not_raised_again() -> None:
    """After its time is over, a task may still use the client."""

    def interrupted() -> None:
        handler(14, None, OwnValueError)

    try:
        interrupted()
    except OwnValueError:
        with pytest.raises(ArgumentError):
            Patient.from_dict({}).replace(date_of_birth="no date")
        with pytest.raises(ArgumentError):
            PRAC.with_options(extra_headers={"x": "\ud800"})
        assert decode()
        assert create()
