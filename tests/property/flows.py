"""Sequences of calls that the links of a document allow, made by schemathesis and carried out by a client."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from copy import deepcopy
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import requests
import schemathesis
from hypothesis import strategies as st
from schemathesis.generation.stateful import APIStateMachine
from schemathesis.specs.openapi.checks import ensure_resource_availability

from practice_mock.testing import Mock
from tests.property.access import RequestsAuth
from tests.property.adapter import to_call
from tests.property.apis import Api, Operation
from tests.property.cases import CONFIG
from tests.property.clients import Caller, tomorrow
from tests.property.decode import Unsayable
from tests.property.examples import Pool
from tests.property.oracles import (
    NOT_FOR_CLIENTS,
    as_response,
    ended_as_answered,
    explained,
    only_exchange,
    read_as_answered,
    sent_as_described,
)
from tests.property.realism import real_part
from tests.property.wire import reference

PLACES = {"path_parameters": "path", "query": "query", "body": "body"}
"""The parts of a case that hooks of schemathesis can change, as the documents name them."""

REMOVALS = {"removeAppointment": "appointment_id"}
"""What takes a record away without being a DELETE, and the parameter that names the record."""

Link = tuple[str, str]
"""The operation that a link starts from, and the one that it leads to."""

Step = tuple[str, int]
"""The operation that was called, and the status of its answer."""


@dataclass
class Seen:
    """What the scenarios of a machine did."""

    scenarios: list[list[Step]] = field(default_factory=list)
    links: Counter[str] = field(default_factory=Counter)
    """How often a value was taken along each link."""
    senders: Counter[str] = field(default_factory=Counter)
    """How many steps went through the client, and how many had to go around it."""

    def times(self, flow: Sequence[str]) -> int:
        """In how many scenarios these operations succeeded in this order, with whatever in between."""
        return sum(_holds(scenario, flow) for scenario in self.scenarios)


def _holds(scenario: list[Step], flow: Sequence[str]) -> bool:
    done = iter(name for name, status in scenario if status < 400)
    return all(name in done for name in flow)


def machine_of(
    api: Api, mock: Mock, pool: Pool, caller: Caller, seen: Seen, only: Set[Link] = frozenset()
) -> type[APIStateMachine]:
    """A machine over the links of an API, or over some of them only; `seen` is told all it does.

    Values that no link brings are those of records that are there, mostly. A case that a typed client cannot say is
    sent around it, so that the scenario goes on.
    """
    base_url = getattr(mock, f"{api.name}_url")
    operations = {(one.path, one.method): one for one in api.operations if one.variant is None}

    class Flows(_real(api, operations, pool, mock, only).as_state_machine()):  # type: ignore[misc]
        def setup(self) -> None:
            mock.practice.reset()
            self.steps: list[Step] = []
            self.gone: set[tuple[str, str]] = set()
            """Records that were taken away, as a path begins that leads to them."""
            seen.scenarios.append(self.steps)

        def call(self, case: schemathesis.Case, **_: Any) -> schemathesis.Response:
            operation = operations[case.path, case.method.lower()]
            response = self._through_the_client(operation, case)
            if response is None:
                seen.senders["around the client"] += 1
                with requests.Session() as session:
                    response = case.call(base_url=base_url, session=session, auth=RequestsAuth(api, mock))
            else:
                seen.senders["through the client"] += 1
            self.steps.append((operation.definition["operationId"], response.status_code))
            self._keep_what_is_gone(case, response)
            return response

        def _keep_what_is_gone(self, case: schemathesis.Case, response: schemathesis.Response) -> None:
            operation = operations[case.path, case.method.lower()]
            if self._is_gone(case) and "404" in operation.definition["responses"]:
                assert response.status_code >= 400, "what was removed is there again"
            name = REMOVALS.get(operation.definition["operationId"])
            if name is not None and response.status_code < 400:
                self.gone.add((operation.path.partition("}")[0] + "}", str(case.path_parameters[name])))

        def _is_gone(self, case: schemathesis.Case) -> bool:
            front, brace, _ = case.path.partition("}")
            value = str(case.path_parameters.get(front.rpartition("{")[2]))
            return (front + brace, value) in self.gone

        def _through_the_client(self, operation: Operation, case: schemathesis.Case) -> schemathesis.Response | None:
            expected = reference(operation, case, base_url)
            try:
                call = to_call(operation, case)
            except Unsayable:
                return None
            outcome = caller(call)
            with explained(call, outcome):
                exchange = only_exchange(outcome)
                sent_as_described(operation, exchange, expected, mock)
                ended_as_answered(operation, outcome, exchange)
                read_as_answered(operation, outcome, exchange)
            return as_response(exchange)

        def validate_response(self, response: schemathesis.Response, case: schemathesis.Case, **_: Any) -> None:
            # What was made and removed again need not be there: that check knows of DELETE only.
            besides = [ensure_resource_availability] if self._is_gone(case) else []
            case.validate_response(response, excluded_checks=NOT_FOR_CLIENTS + besides, recorder=self.recorder)

        def _repr_step(self, rule: Any, data: Any, result: Any) -> str:
            """A step as a failure shows it. That of Hypothesis breaks off where an answer led nowhere."""
            return f"    {rule.function.__name__}"

        def teardown(self) -> None:
            for node in self.recorder.cases.values():
                if node.transition is not None and node.is_transition_applied:
                    seen.links[node.transition.id] += 1

    return Flows


def _real(
    api: Api, operations: Mapping[tuple[str, str], Operation], pool: Pool, mock: Mock, only: Set[Link]
) -> schemathesis.BaseSchema:
    """The document, loaded so that the values that no link brings become those of records that are there."""
    generation = {**CONFIG["generation"], "mode": "positive"}
    phases = {"stateful": {"inference": {"algorithms": []}}}  # the links of the document, and no guesses
    config = schemathesis.Config.from_dict({**CONFIG, "generation": generation, "phases": phases})
    schema = schemathesis.openapi.from_dict(_with_links(api, only) if only else dict(api.document), config=config)

    def redirect(place: str, context: schemathesis.HookContext, value: Any) -> st.SearchStrategy[Any]:
        operation = operations[context.operation.path, context.operation.method.lower()]
        return real_part(operation, pool, tomorrow(mock), place, value)

    for container, place in PLACES.items():
        schema.hooks.register_hook_with_name(_hook(partial(redirect, place)), f"flatmap_{container}")
    return schema


def _with_links(api: Api, only: Set[Link]) -> dict[str, Any]:
    """A copy of a document that has no other links."""
    document = deepcopy(dict(api.document))
    for definition in (part for item in document["paths"].values() for part in item.values() if isinstance(part, dict)):
        for status, response in definition["responses"].items():
            links = api.resolve(response).get("links", {})
            kept = {
                name: link for name, link in links.items() if (definition["operationId"], link["operationId"]) in only
            }
            definition["responses"][status] = {**api.resolve(response), "links": kept}
    return document


def _hook(function: Any) -> Any:
    def hook(context: schemathesis.HookContext, value: Any) -> st.SearchStrategy[Any]:
        return function(context, value)

    return hook
