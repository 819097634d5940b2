"""The call that verifies which requests the mock received."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from practice_mock.control.reading import read_fields
from practice_mock.faults import operation_meant, targets
from practice_mock.state.practice import PracticeState
from practice_mock.state.verification import Expectation, Times, check

_FIELDS: dict[str, Any] = {
    "operation": str,
    "api": str,
    "tenant": int,
    "status": int,
    "path": dict,
    "query": dict,
    "body": (dict, list),
    "since": int,
    "exactly": int,
    "at_least": int,
    "at_most": int,
}


class VerifyPlane:
    """Verifies the requests of the journal."""

    def __init__(self, practice: PracticeState) -> None:
        self._practice = practice

    async def verify(self, request: Request) -> Response:
        body = await read_fields(request, _FIELDS, required={"operation"})
        times = _times(body)
        expectation = Expectation(**body, times=times)
        _require_known(expectation)
        with self._practice.lock:
            if expectation.needs_values and not self._practice.journal_settings.bodies:
                raise HTTPException(
                    409,
                    "The journal does not keep values. Start the mock with --journal-bodies, or call "
                    'PUT /_mock/journal with {"bodies": true} before the requests. '
                    "Operation and status can be verified without.",
                )
            verdict = check(expectation, self._practice.journal)
        if verdict.holds:
            return JSONResponse({"matched": len(verdict.matched), "numbers": list(verdict.matched)})
        misses = [asdict(miss) for miss in verdict.near_misses]
        return JSONResponse(
            {
                "message": verdict.text,
                "matched": len(verdict.matched),
                "numbers": list(verdict.matched),
                "near_misses": misses,
            },
            422,
        )


def _times(body: dict[str, Any]) -> Times:
    given = {name: body.pop(name) for name in ("exactly", "at_least", "at_most") if name in body}
    if len(given) > 1:
        raise HTTPException(400, "Give one of exactly, at_least and at_most.")
    for name, number in given.items():
        if number < 0:
            raise HTTPException(400, f"{name} must not be negative.")
    match given:
        case {"exactly": number}:
            return Times(number, number)
        case {"at_most": number}:
            return Times(0, number)
        case {"at_least": number}:
            return Times(number)
        case _:
            return Times()


def _require_known(expectation: Expectation) -> None:
    """Raise HTTPException 400 for an operation that does not exist: it would always have been called 0 times."""
    known = {target.operation for target in targets()}
    if expectation.operation not in known:
        meant = operation_meant(expectation.operation, targets())
        hint = f" Did you mean {meant}?" if meant else ""
        raise HTTPException(400, f"There is no operation of this name in the documents.{hint}")
    apis = {target.api for target in targets() if target.operation == expectation.operation}
    if expectation.api is not None and expectation.api not in apis:
        raise HTTPException(400, f"The operation belongs to {' and '.join(sorted(apis))}.")
