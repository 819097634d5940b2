"""Errors can be pickled and copied, name the client and the arguments that were rejected, and say where to look."""

from __future__ import annotations

import asyncio
import copy
import inspect
import json
import logging
import multiprocessing
import pickle
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime
from importlib import import_module
from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

import coreplus_client
import pracsuite_client
from pracsuite_client import (
    APIConnectionError,
    APIError,
    APIStatusError,
    ArgumentError,
    AsyncPracSuite,
    F,
    PatientEdit,
    PracSuite,
    ResponseValidationError,
    StorageError,
    UnprocessableEntityError,
)
from pracsuite_client._runtime.errors.api import ErrorFacts, Reconciliation, error_class
from pracsuite_client._runtime.messages.http import Response
from pracsuite_client._runtime.values.deviation import Deviation
from tests.property.apis import OPERATIONS, Operation

KEYS: dict[str, Any] = {"vendor_key": "v", "account_key": "a", "max_retries": 0}


def prac(status: int, body: Any, **settings: Any) -> PracSuite:
    def answer(request: httpx.Request) -> httpx.Response:
        if status == 0:
            raise httpx.ReadError("lost")
        return httpx.Response(status, json=body)

    return PracSuite(**KEYS | settings, http_client=httpx.Client(transport=httpx.MockTransport(answer)))


def error_of(call: Callable[[], Any]) -> Any:
    with pytest.raises((APIError, ArgumentError)) as caught:
        call()
    return caught.value


class ClinicError(APIStatusError):
    """An error of a caller, which is constructed in another way."""

    def __init__(self, clinic: str) -> None:
        response = Response(503, {"x-a": "b"}, b"{}", label="north")
        super().__init__(response, ErrorFacts(code="X", detail="d"), operation="patients.get")
        self.clinic = clinic


class ClinicArgumentError(ArgumentError):
    """An error of a caller, which is constructed in another way."""

    def __init__(self, clinic: str, *, hint: str) -> None:
        super().__init__("surname", f"of {clinic} is wrong")
        self.hint = hint


def errors() -> list[Exception]:
    response = Response(422, {"x-a": "b"}, b'{"error":{}}', attempts=2, label="north")
    facts = ErrorFacts("INVALID", "text", ({"field": "surname"},), "1-2", ("surname",))
    made: list[Any] = [error_class(status)(response, facts, operation="a.b") for status in (400, 404, 409, 422, 500)]
    made.append(StorageError(response, facts, operation="a.b", maybe_applied=False))
    made.append(
        ResponseValidationError("m", operation="a.b", response=response, deviations=[Deviation("/a", "type", "x")])
    )
    made += [
        cls("m", operation="a.b", attempts=3, maybe_applied=False, label="x") for cls in (APIConnectionError, APIError)
    ]
    made.append(pracsuite_client.APITimeoutError("m", operation="a.b", attempts=1))
    made.append(pracsuite_client.ListChangedError("m", operation="a.b", attempts=1, label="north"))
    made += [ArgumentError("surname", "is wrong"), ClinicError("north"), ClinicArgumentError("north", hint="h")]
    for error in made:
        error.add_note("a note")
        error.mine = [1, {"two": 2}]
        if isinstance(error, APIError):
            error.reconciliation = Reconciliation("ambiguous", (1, 2), 2, ArgumentError("a", "b"))
    return made


NAMES: tuple[str, ...] = (
    "maybe_applied",
    "operation",
    "attempts",
    "label",
    "status_code",
    "code",
    "detail",
    "request_id",
    "validation",
)
NAMES += ("response", "deviations", "args", "argument", "reason", "clinic", "hint", "mine", "__notes__")


@pytest.mark.parametrize("error", errors(), ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("protocol", [*range(pickle.HIGHEST_PROTOCOL + 1), "copy", "deepcopy"])
def test_copy_of_an_error_has_all_its_attributes(error: Any, protocol: Any) -> None:
    ways: dict[Any, Callable[[Any], Any]] = {"copy": copy.copy, "deepcopy": copy.deepcopy}
    other: Any = ways.get(protocol, lambda given: pickle.loads(pickle.dumps(given, protocol)))(error)
    assert type(other) is type(error)
    assert (str(other), repr(other)) == (str(error), repr(error))
    for name in NAMES:
        assert getattr(other, name, None) == getattr(error, name, None), name
    if isinstance(error, APIError):
        assert str(other.reconciliation) == str(error.reconciliation)
        assert str(other.reconciliation.error) == "a: b"


def fail(kind: str) -> None:
    """Fail in a worker process."""
    if kind == "argument":
        raise ArgumentError("surname", "is wrong")
    prac(0 if kind == "lost" else 409, {"error": {"code": "TAKEN", "detail": "x"}}).patients.create(
        first_name="Robin", surname="Example"
    )


def test_errors_reach_the_parent_of_a_process_pool() -> None:
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
        found = [pool.submit(fail, kind).exception() for kind in ("lost", "rejected", "argument", "lost")]
    assert [type(error).__name__ for error in found] == [
        "APIConnectionError",
        "ConflictError",
        "ArgumentError",
        "APIConnectionError",
    ]
    assert getattr(found[0], "maybe_applied", None) is True
    assert getattr(found[1], "code", None) == "TAKEN"


REPORTS: list[tuple[Any, str]] = [
    ([{"field": "email", "message": "must have the format email"}], "email"),
    ([{"field": "surname"}, {"field": "email"}, {"field": "surname"}], "surname, email"),
    ([{"field": "body.date_of_birth"}], "date_of_birth"),
    ([{"field": "/surname/0"}], "surname"),
    ([{"field": "Surname", "message": "is Zimmermann"}], "surname"),
    ([{"field": "Zimmermann", "message": "surname"}], ""),
    ([{"pointer": "/surname/0"}, {"loc": ["body", "surname"]}, {"surname": "no"}, {"field": ["surname"]}], ""),
    ([{"field": "mobile"}, {"field": "preferred_phone", "received": "surname"}, {"field": "id"}], ""),
    ([{"field": None, "message": "surname", "value": "email"}], ""),
    ({"surname": ["is Zimmermann"], "field": "surname"}, ""),
    (["surname"], ""),
    ([5, None, True, {"field": "x" * 5000}, {"field": "surname\nforged"}], ""),
]


@pytest.mark.parametrize(("report", "named"), REPORTS)
def test_rejection_names_the_arguments_that_the_server_reports(report: Any, named: str) -> None:
    body = {"error": {"code": "INVALID_BODY", "validation": report}, "request_id": "1-2"}
    client = prac(422, body)
    error = error_of(
        lambda: client.patients.create(
            first_name="Robin", surname="Example", email="robin@example.com", date_of_birth=date(1980, 1, 2)
        )
    )
    assert isinstance(error, UnprocessableEntityError)
    start = "422 INVALID_BODY (patients.create) request_id=1-2"
    see = "see .validation" if isinstance(report, list) else ""
    told = "; ".join(part for part in (named, see) if part)
    assert str(error) == (f"{start}: {told}" if told else start)


DAY = datetime(2027, 1, 4)


def fields(*names: str) -> dict[str, Any]:
    return {"error": {"code": "X", "detail": "surname", "validation": [{"field": name} for name in names]}}


@pytest.mark.parametrize(
    ("call", "named"),
    [
        (lambda prac: prac.appointments.list_by_patient(7, where=[F.app_time >= DAY]), "client_id, F.app_time, where"),
        (lambda prac: prac.appointments.list_by_patient(7, order_by=["app_time"]), "client_id, order_by"),
        (
            lambda prac: prac.appointments.list_by_patient(7, where=[F.business_id == 1], page=2),
            "client_id, where, page",
        ),
        (lambda prac: prac.appointments.list_by_patient(7), "client_id"),
        (lambda prac: prac.patients.edit(7, first_name="Robin"), "client_id"),
        (lambda prac: prac.patients.edit(7, surname=None), "client_id"),
    ],
)
def test_rejection_names_only_arguments_of_this_call(call: Callable[[Any], Any], named: str) -> None:
    body = fields("client_id", "app_time", "q", "page", "surname", "mobile")
    assert str(error_of(lambda: call(prac(400, body)))).partition(": ")[2] == f"{named}; see .detail and .validation"


def test_rejection_names_an_argument_that_was_null() -> None:
    null = next(name for name, one in PatientEdit.__wires__.items() if one.codec.accepts_null)
    body = fields(PatientEdit.__wires__[null].name)
    assert str(error_of(lambda: prac(422, body).patients.edit(7, **{null: None}))).partition(": ")[2].startswith(null)


WORDS = ["surname", "email", "mobile", "field", "message"]


def nested(inside: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.lists(inside, max_size=4) | st.dictionaries(st.sampled_from(WORDS), inside, max_size=4)


@given(st.recursive(st.sampled_from([*WORDS, 5, None]), nested, max_leaves=20))
def test_rejection_never_names_what_was_not_given(report: Any) -> None:
    body = {"error": {"code": "surname", "detail": "email surname", "validation": report}, "surname": "surname"}
    text = str(error_of(lambda: prac(422, body).patients.create(first_name="Robin", surname="Example")))
    said = text.partition("(patients.create)")[2]
    listed = report if isinstance(report, list) else []
    reported = any(isinstance(entry, dict) and entry.get("field") == "surname" for entry in listed)
    assert ("surname" in said) == reported
    assert not any(name in said for name in ("email", "mobile"))


@pytest.mark.parametrize("body", [{}, "no such path", [], {"message": "Forbidden"}])
def test_404_without_an_error_body_names_the_path_template(body: Any) -> None:
    error = error_of(lambda: prac(404, body).patients.get(901_234))
    assert str(error) == "404 (patients.get): GET /patient/{client_id}"


HOSTILE = [
    "Jane Zimmermann",
    "a\nERROR forged",
    "\x1b[31m",
    "x" * 65,
    {"m": "Zimmermann"},
    ["Zimmermann"],
    "é",
    "",
    True,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_unsafe_text_of_a_server_is_not_printed(text: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(1)
    body = {"error": {"code": text, "detail": "x"}, "request_id": text}
    error = error_of(lambda: prac(409, body).patients.get(7))
    assert (error.code, error.request_id) == ("<redacted>", "<redacted>")
    assert str(error) == "409 <redacted> (patients.get) request_id=<redacted>: see .detail"
    assert caplog.records[-1].getMessage().endswith("request_id <redacted>")
    assert json.loads(error.response.content) == body


@pytest.mark.parametrize("text", ["INVALID_BODY", "1-67891233-abcdef", "a.b", 5, 1.5, "x" * 64])
def test_safe_text_of_a_server_is_printed(text: Any) -> None:
    error = error_of(lambda: prac(409, {"error": {"code": text}, "request_id": text}).patients.get(7))
    assert (error.code, error.request_id) == (str(text), str(text))


def test_label_distinguishes_clinics_everywhere(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    spans, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(spans))
    settings: dict[str, Any] = {"label": "north-1", "tracer_provider": provider}
    client = prac(404, {}, **settings)
    assert repr(client) == "PracSuite(base_url='https://api.pracsuite.com/v1', label='north-1')"
    outcomes = [
        error_of(lambda: client.patients.get(7)),
        error_of(lambda: client.with_options(timeout=5).patients.get(7)),
        error_of(lambda: prac(0, {}, **settings).patients.get(7)),
        error_of(lambda: prac(200, [], **settings).patients.get(7)),
        error_of(lambda: prac(200, {}, **settings).patients.list()),
        error_of(lambda: prac(200, [], **settings).patients.with_raw_response.get(7).parse()),
    ]
    assert {error.label for error in outcomes} == {"north-1"}
    assert all(str(error).endswith(" [north-1]") for error in outcomes)
    assert {getattr(record, "label", None) for record in caplog.records} == {"north-1"}
    assert all(record.getMessage().endswith(", client north-1") for record in caplog.records)
    assert {(span.attributes or {}).get("pracsuite_client.label") for span in spans.get_finished_spans()} == {"north-1"}


@pytest.mark.parametrize(
    ("second", "kind"),
    [
        ({"clients": [{"client_id": 1}], "total_entries": 3, "links": {}}, "ListChangedError"),
        ({"clients": [], "total_entries": 2, "links": {}}, "ResponseValidationError"),
        ({"links": {}}, "ResponseValidationError"),
        (None, "APIConnectionError"),
    ],
)
def test_label_reaches_errors_of_later_pages(second: Any, kind: str) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if "page=2" not in str(request.url):
            return httpx.Response(200, json={"clients": [{"client_id": 1}], "total_entries": 2, "links": {}})
        if second is None:
            raise httpx.ReadError("lost")
        return httpx.Response(200, json=second)

    client = PracSuite(**KEYS, http_client=httpx.Client(transport=httpx.MockTransport(answer)), label="north")
    with pytest.raises(APIError) as caught:
        list(client.patients.list())
    assert type(caught.value).__name__ == kind
    assert caught.value.label == "north"
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_label_of_a_client_can_be_left_out(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    error = error_of(lambda: prac(404, {}).patients.get(7))
    assert error.label is None
    assert getattr(caplog.records[-1], "label", "") is None
    assert "client" not in caplog.text.replace("pracsuite_client", "").replace("client_id", "")


def test_label_reaches_errors_of_the_asynchronous_client() -> None:
    async def main() -> None:
        pool = httpx.AsyncClient(transport=httpx.MockTransport(lambda _: httpx.Response(404)))
        await AsyncPracSuite(**KEYS, http_client=pool, label="north").patients.get(7)

    with pytest.raises(APIStatusError) as caught:
        asyncio.run(main())
    assert caught.value.label == "north"


@pytest.mark.parametrize("label", ["", "a b", "a\nb", "é", "x" * 65, 5, True, b"a", ["a"], "a/b"])
def test_label_that_could_forge_a_log_line_is_rejected(label: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^label: must have 1 to 64 characters"):
        prac(200, {}, label=label)


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_docstring_of_every_write_names_the_error_of_a_lost_response(operation: Operation) -> None:
    module = import_module(f"{operation.api.package.__name__}.resources.{operation.resource}")
    classes = [value for value in vars(module).values() if getattr(value, "__module__", None) == module.__name__]
    methods = [vars(cls)[operation.verb] for cls in classes if operation.verb in vars(cls)]
    docs = [method.__doc__ for method in methods if inspect.isfunction(method)]
    assert len(docs) == 2
    for doc in docs:
        mentioned = "``APIConnectionError``" in str(doc) and "``maybe_applied``" in str(doc)
        assert mentioned == (operation.definition["x-safety"] != "read")


def test_errors_of_both_packages_are_copied() -> None:
    error = coreplus_client.ArgumentError("a", "b")
    assert repr(pickle.loads(pickle.dumps(error))) == repr(error)
