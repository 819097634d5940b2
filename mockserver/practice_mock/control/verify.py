"""The call that verifies which requests the mock received."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict
from functools import lru_cache
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from practice_mock import documents
from practice_mock.control.reading import read_fields
from practice_mock.control.since import read_since
from practice_mock.faults import operation_meant, targets
from practice_mock.faults.check import TENANTS
from practice_mock.rejection import sentence
from practice_mock.spec.names import suggestion
from practice_mock.spec.routing import methods_of
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
    "since": (int, str),
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
        since = body.pop("since", 0)
        require_operation(body["operation"])
        with self._practice.lock:
            expectation = Expectation(**body, times=times, since=read_since(self._practice, since, within=True))
            _require_possible(expectation)
            if expectation.needs_values and not self._practice.journal_settings.bodies:
                raise HTTPException(
                    409,
                    "The journal does not keep values. Start the mock with --journal-bodies, or call "
                    'PUT /_mock/journal with {"bodies": true} before the requests. '
                    "Operation and status can be verified without.",
                )
            verdict = check(expectation, list(self._practice.journal), self._practice.journal.last)
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
            return Times(number, number, exact=True)
        case {"at_most": number}:
            return Times(0, number)
        case {"at_least": number}:
            return Times(number)
        case _:
            return Times()


def require_operation(name: str) -> None:
    """Raise HTTPException 400 for an operation that does not exist: it would always have been called 0 times."""
    known = {target.operation for target in targets()}
    if name not in known:
        meant = operation_meant(name, targets())
        hint = f" Did you mean {meant}?" if meant else ""
        raise HTTPException(400, f"There is no operation of this name in the documents.{hint}")


def _require_possible(expectation: Expectation) -> None:
    """Raise HTTPException 400 for what no call of the operation can have: it would always have been called 0 times."""
    apis = {target.api for target in targets() if target.operation == expectation.operation}
    if expectation.api is not None and expectation.api not in apis:
        raise HTTPException(400, f"The operation belongs to {' and '.join(sorted(apis))}.")
    # The object storage belongs to the tenants of PracSuite.
    tenants = sorted({tenant for api in apis for tenant in TENANTS["pracsuite" if api == "storage" else api]})
    if expectation.tenant is not None and expectation.tenant not in tenants:
        raise HTTPException(400, f"tenant must be {' or '.join(map(str, tenants))} for this operation.")
    if expectation.status is not None and expectation.status != 0 and not 100 <= expectation.status <= 599:
        raise HTTPException(400, "status must be from 100 to 599, or 0 for a request without a response.")
    for location, given in (("path", expectation.path), ("query", expectation.query)):
        known = {name for found, name in _parameters(expectation.operation) if found == location}
        for name in given:
            if name not in known and apis != {"storage"}:
                raise HTTPException(400, _unknown_parameter(location, name, sorted(known)))


def _unknown_parameter(location: str, name: str, known: Collection[str]) -> str:
    hint = suggestion(name, known) or f"; known are {', '.join(known) or 'none'}"
    return sentence(f"{location} names a parameter that the operation does not have{hint}")


@lru_cache
def _parameters(operation: str) -> Collection[tuple[str, str]]:
    """Return location and name of each parameter of an operation."""
    found: set[tuple[str, str]] = set()
    for api in ("pracsuite", "coreplus"):
        document = documents.load(api)
        shared = document["components"].get("parameters", {})
        for item in document["paths"].values():
            for _, one in methods_of(item):
                if one["operationId"] == operation:
                    for parameter in (*item.get("parameters", ()), *one.get("parameters", ())):
                        meant = shared[parameter["$ref"].rpartition("/")[2]] if "$ref" in parameter else parameter
                        found.add((meant["in"], meant["name"]))
    return found
