"""Scenarios: fault plans with a name, for people who want to see what their product does.

The table below is the only place that describes them. The page, the control plane and the documentation read it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from practice_mock import documents
from practice_mock.faults.check import read_plan
from practice_mock.faults.plan import (
    Action,
    ChangeField,
    ContentType,
    Delay,
    Duplicate,
    Match,
    Nth,
    Plan,
    RateLimit,
    RefuseAccess,
    Reset,
    Rule,
    Status,
    Truncate,
)
from practice_mock.spec.routing import methods_of

BOOKINGS: tuple[tuple[str, str], ...] = (
    ("pracsuite", "reserveAppointment"),
    ("pracsuite", "finaliseAppointment"),
    ("pracsuite", "createAppointment"),
    ("coreplus", "bookAppointment"),
)
"""The operations that take a time, by API."""

_PAGE_PARAMETERS = frozenset({"page", "pageNumber"})
_APIS = ("pracsuite", "coreplus")
_MAINTENANCE = "<!doctype html><title>Maintenance</title><h1>We will be back soon</h1>"


@dataclass(frozen=True, slots=True)
class Scenario:
    """A fault plan that a person can understand by its title."""

    title: str
    effect: str
    """What happens, in one or two sentences."""
    rules: tuple[Rule, ...]
    paged: Action | None = None
    """If given, it also acts on the second call of each list that has pages."""


def _each(operations: Iterable[tuple[str, str]], action: Action, nth: Nth | int | None = None) -> Iterable[Rule]:
    return [Rule(action, Match(api=_api(api), operation=name, nth=nth), name) for api, name in operations]


def _both(action: Action, nth: Nth | int | None = None, probability: float | None = None) -> tuple[Rule, ...]:
    return tuple(Rule(action, Match(api=_api(api), nth=nth, probability=probability), api) for api in _APIS)


def _api(name: str) -> Any:
    return name


@lru_cache(maxsize=1)
def lists_with_pages() -> tuple[tuple[str, str], ...]:
    """Return the operations that have a parameter for the number of the page, by API."""
    found: list[tuple[str, str]] = []
    for api in _APIS:
        document = documents.load(api)
        shared = document["components"].get("parameters", {})
        for item in document["paths"].values():
            for _, operation in methods_of(item):
                parameters = (*item.get("parameters", ()), *operation.get("parameters", ()))
                names = {_name(parameter, shared) for parameter in parameters}
                if names & _PAGE_PARAMETERS:
                    found.append((api, operation["operationId"]))
    return tuple(found)


def _name(parameter: Mapping[str, Any], shared: Mapping[str, Any]) -> str:
    name: str = (shared[parameter["$ref"].rpartition("/")[2]] if "$ref" in parameter else parameter)["name"]
    return name


SCENARIOS: Mapping[str, Scenario] = MappingProxyType(
    {
        "response-lost-after-booking": Scenario(
            "Response lost after booking",
            "The next hold or booking is made, but the connection is reset before the response. Is it booked twice?",
            (*_each(BOOKINGS, Reset(after_commit=True), nth=1),),
        ),
        "connection-lost-before-booking": Scenario(
            "Connection lost before booking",
            "The connection is reset before the next hold or booking is made. Nothing is booked.",
            (*_each(BOOKINGS, Reset(), nth=1),),
        ),
        "booking-sent-twice": Scenario(
            "Booking sent twice",
            "A proxy repeats the next hold or booking. The client sees the response to the second request.",
            (*_each(BOOKINGS, Duplicate(), nth=1),),
        ),
        "slot-taken": Scenario(
            "Slot taken meanwhile",
            "The next hold or booking is rejected with 409, as if another person had been faster.",
            (*_each(BOOKINGS, Status(409), nth=1),),
        ),
        "second-page-fails": Scenario(
            "Second page fails",
            "The second call of each list fails with 500, once. Does the client notice that its list is incomplete?",
            (),
            paged=Status(500),
        ),
        "vendor-changed-a-field": Scenario(
            "The vendor changed a field",
            "PracSuite sends duration as text, and coreplus gives startDateTime another name.",
            (
                Rule(ChangeField("duration", "text"), Match(api="pracsuite"), "duration-is-text"),
                Rule(ChangeField("startDateTime", "rename"), Match(api="coreplus"), "startDateTime-is-renamed"),
            ),
        ),
        "slow-responses": Scenario(
            "Slow responses",
            "Every request takes two seconds longer.",
            _both(Delay(2.0)),
        ),
        "rate-limited": Scenario(
            "Too many requests (429)",
            "The next three requests are rejected with 429 and the header Retry-After: 2.",
            _both(RateLimit(2), nth=Nth(1, 3)),
        ),
        "server-errors": Scenario(
            "Server errors (500)",
            "Every request fails with 500, before it is carried out.",
            _both(Status(500)),
        ),
        "maintenance": Scenario(
            "Maintenance (503)",
            "Every request is answered with 503 and an HTML page of a load balancer.",
            _both(Status(503, text=_MAINTENANCE, content_type="text/html", headers={"retry-after": "120"})),
        ),
        "wrong-content-type": Scenario(
            "HTML instead of JSON",
            "Every request is carried out, but the response says that it is HTML.",
            _both(ContentType("text/html")),
        ),
        "truncated-responses": Scenario(
            "Truncated responses",
            "Every request is carried out, but the connection is closed after 20 bytes of the response.",
            _both(Truncate(20)),
        ),
        "unreliable-network": Scenario(
            "Unreliable network",
            "One request in five loses its connection before it is carried out, always the same ones.",
            _both(Reset(), probability=0.2),
        ),
        "keys-expired": Scenario(
            "Credentials expired",
            "Every request is rejected as if its credentials had expired.",
            _both(RefuseAccess("expired")),
        ),
    }
)
"""The scenarios by name. `POST /_mock/scenarios/{name}` replaces the fault plan with the plan of one."""


@lru_cache
def plan_of(name: str) -> Plan:
    """Return the fault plan of a scenario, checked and in the form in which a mock shows it."""
    scenario = SCENARIOS[name]
    pages = () if scenario.paged is None else _each(lists_with_pages(), scenario.paged, nth=2)
    second_pages = tuple(replace(rule, name=f"{rule.match.api}-{rule.name}") for rule in pages)
    return read_plan(Plan((*scenario.rules, *second_pages)).as_json())


def active(plan: Plan) -> str | None:
    """Return the name of the scenario whose plan is in force, if any."""
    return next((name for name in SCENARIOS if plan_of(name) == plan), None)
