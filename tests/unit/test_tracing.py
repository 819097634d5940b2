"""Each call has an OpenTelemetry span with one inside it per attempt, using the same allow-list as the log."""

from __future__ import annotations

import io
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import anyio
import anyio.lowlevel
import httpx
import pytest
from opentelemetry import context
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode

from coreplus_client import Coreplus
from pracsuite_client import (
    APITimeoutError,
    ArgumentError,
    AsyncPracSuite,
    F,
    NotFoundError,
    PracSuite,
    ResponseValidationError,
    Retry,
)
from tests.interrupts import SoftTimeLimitExceeded, outcomes

ROOT = Path(__file__).parents[2]
SUPPRESSED = context._SUPPRESS_HTTP_INSTRUMENTATION_KEY  # noqa: SLF001
CALL = {"http.request.method": "GET", "url.template": "/patient/{client_id}"}


class Traced:
    """A tracer provider that keeps its spans."""

    def __init__(self) -> None:
        self._exporter = InMemorySpanExporter()
        self.provider = TracerProvider()
        self.provider.add_span_processor(SimpleSpanProcessor(self._exporter))

    def spans(self, kind: SpanKind) -> list[ReadableSpan]:
        """Return the finished spans of a kind."""
        return [span for span in self._exporter.get_finished_spans() if span.kind == kind]

    @property
    def call(self) -> ReadableSpan:
        """Return the span of the only call."""
        [span] = self.spans(SpanKind.INTERNAL)
        return span

    @property
    def sendings(self) -> list[ReadableSpan]:
        return self.spans(SpanKind.CLIENT)


@pytest.fixture
def traced() -> Traced:
    return Traced()


def prac(traced: Traced, answer: Callable[[httpx.Request], httpx.Response], **settings: Any) -> PracSuite:
    pool = httpx.Client(transport=httpx.MockTransport(answer))
    keys = {"vendor_key": "v", "account_key": "a"}
    settings = {"retry": Retry(sleep=lambda _: None), **settings}
    return PracSuite(**keys, http_client=pool, tracer_provider=traced.provider, **settings)


def attributes(span: ReadableSpan) -> dict[str, Any]:
    return dict(span.attributes or {})


def patient(_: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"client_id": 7})


def test_span_of_an_attempt_lasts_as_long_as_the_attempt(traced: Traced) -> None:
    clock = [100.0]

    def slow(request: httpx.Request) -> httpx.Response:
        clock[0] += 2.5
        return patient(request)

    prac(traced, slow, retry=Retry(clock=lambda: clock[0])).patients.get(7)
    [sending] = traced.sendings
    assert sending.start_time is not None
    assert sending.end_time is not None
    assert sending.end_time - sending.start_time == 2_500_000_000


def test_call_span_contains_its_attempt_span(traced: Traced) -> None:
    tracer = traced.provider.get_tracer("the caller's own")
    with tracer.start_as_current_span("outside", kind=SpanKind.SERVER) as outside:
        prac(traced, patient).patients.get(7)
    [sending] = traced.sendings
    assert (traced.call.name, sending.name) == ("patients.get", "GET /patient/{client_id}")
    assert attributes(traced.call) == attributes(sending) == CALL | {"http.response.status_code": 200}
    assert traced.call.parent == outside.get_span_context()
    assert sending.parent == traced.call.get_span_context()
    assert traced.call.status.status_code is sending.status.status_code is StatusCode.UNSET
    assert traced.call.instrumentation_scope is not None
    assert traced.call.instrumentation_scope.name == "pracsuite_client"
    for span in (traced.call, sending):
        assert not span.events
        assert span.start_time is not None
        assert span.end_time is not None
        assert span.start_time <= span.end_time


def test_every_attempt_has_a_span(traced: Traced) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        outcome = outcomes.pop(0)
        if isinstance(outcome, type):
            raise outcome("lost", request=request)
        return httpx.Response(outcome, json={"client_id": 7})

    outcomes: list[Any] = [503, httpx.ReadTimeout, 200]
    prac(traced, answer).patients.get(7)
    assert [attributes(span) for span in traced.sendings] == [
        CALL | {"http.response.status_code": 503, "error.type": "503"},
        CALL | {"error.type": "ReadTimeout", "http.request.resend_count": 1},
        CALL | {"http.response.status_code": 200, "http.request.resend_count": 2},
    ]
    assert [span.status.status_code for span in traced.sendings] == [StatusCode.ERROR] * 2 + [StatusCode.UNSET]
    assert attributes(traced.call) == CALL | {"http.response.status_code": 200, "http.request.resend_count": 2}
    assert traced.call.status.status_code is StatusCode.UNSET


def test_error_span_has_error_type_and_request_id(traced: Traced) -> None:
    body = {"error": {"status": 404, "code": "NOT_FOUND", "detail": "Robin Example is gone"}, "request_id": "0-1"}
    with pytest.raises(NotFoundError):
        prac(traced, lambda _: httpx.Response(404, json=body)).patients.get(7)
    told = CALL | {"http.response.status_code": 404, "pracsuite_client.request_id": "0-1"}
    assert attributes(traced.call) == told | {"error.type": "NotFoundError"}
    assert [attributes(span) for span in traced.sendings] == [told | {"error.type": "404"}]
    assert traced.call.status.status_code is StatusCode.ERROR
    assert traced.call.status.description is None
    assert not [event for span in (traced.call, *traced.sendings) for event in span.events]


def test_lost_call_has_an_error_span(traced: Traced) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        raise httpx.ReadTimeout("lost", request=request)

    with pytest.raises(APITimeoutError):
        prac(traced, answer, max_retries=0).patients.get(7)
    assert attributes(traced.call) == CALL | {"error.type": "APITimeoutError"}


def test_unreadable_response_is_an_error_span_despite_success_status(traced: Traced) -> None:
    with pytest.raises(ResponseValidationError):
        prac(traced, lambda _: httpx.Response(200, text="<html>")).patients.get(7)
    assert attributes(traced.call)["error.type"] == "ResponseValidationError"
    assert traced.call.status.status_code is StatusCode.ERROR
    assert traced.sendings[0].status.status_code is StatusCode.UNSET


def test_wrong_argument_has_a_call_span_without_attempts(traced: Traced) -> None:
    with pytest.raises(ArgumentError):
        prac(traced, patient).patients.get("seven")
    assert attributes(traced.call)["error.type"] == "ArgumentError"
    assert not traced.sendings


@pytest.mark.parametrize("status", [400, 404])
def test_raw_responses_and_with_options_are_traced(traced: Traced, status: int) -> None:
    raw = prac(traced, lambda _: httpx.Response(status)).with_options(timeout=1).patients.with_raw_response.get(7)
    assert raw.status_code == status
    assert attributes(traced.call)["error.type"] == str(status)
    assert [attributes(span)["error.type"] for span in traced.sendings] == [str(status)]


def test_each_page_has_a_call_span(traced: Traced) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        page = int(request.url.params.get("page", "1"))
        links = {"next": f"https://elsewhere.example/?page={page + 1}"} if page < 3 else {}
        return httpx.Response(200, json={"clients": [{"client_id": page}], "total_entries": 3, "links": links})

    assert len(list(prac(traced, answer).patients.list(where=[F.surname == "Doe"]))) == 3
    calls = traced.spans(SpanKind.INTERNAL)
    assert [span.name for span in calls] == ["patients.list"] * 3
    assert [span.parent for span in traced.sendings] == [span.get_span_context() for span in calls]


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_concurrent_calls_have_separate_attempt_spans(traced: Traced, backend: str) -> None:
    async def answer(request: httpx.Request) -> httpx.Response:
        number = int(request.url.path.rpartition("/")[2])
        for _ in range(number):
            await anyio.lowlevel.checkpoint()
        asked[request.url.path] += 1
        return httpx.Response(503 if asked[request.url.path] == 1 else 200, json={"client_id": number})

    asked: Counter[str] = Counter()

    async def no_wait(seconds: float) -> None:
        await anyio.lowlevel.checkpoint()

    async def main() -> None:
        pool = httpx.AsyncClient(transport=httpx.MockTransport(answer))
        keys = {"vendor_key": "v", "account_key": "a"}
        retry = Retry(async_sleep=no_wait)
        client = AsyncPracSuite(**keys, http_client=pool, tracer_provider=traced.provider, retry=retry)
        async with client, anyio.create_task_group() as group:
            for number in range(1, 6):
                group.start_soon(client.patients.get, number)

    anyio.run(main, backend=backend)
    calls = traced.spans(SpanKind.INTERNAL)
    assert len(calls) == 5
    for call in calls:
        own = [span for span in traced.sendings if span.parent == call.get_span_context()]
        assert [attributes(span)["http.response.status_code"] for span in own] == [503, 200]


def test_coreplus_client_is_traced(traced: Traced) -> None:
    pool = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, json={"locations": []})))
    given = dict.fromkeys(("consumer_id", "consumer_secret", "access_token", "issuer"), "x")
    assert not list(Coreplus(**given, http_client=pool, tracer_provider=traced.provider).locations.list())
    assert traced.call.name == "locations.list"


def test_invalid_tracer_provider_is_rejected() -> None:
    for wrong in (object(), "provider", 5, True):
        with pytest.raises(ArgumentError, match=r"^tracer_provider: must be a TracerProvider"):
            PracSuite(vendor_key="v", account_key="a", tracer_provider=wrong)


def test_missing_opentelemetry_names_the_package_to_install(traced: Traced, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    with pytest.raises(ArgumentError, match=r"^tracer_provider: .*pip install opentelemetry-api"):
        PracSuite(vendor_key="v", account_key="a", tracer_provider=traced.provider)


def test_untraced_client_does_not_import_opentelemetry() -> None:
    code = """
import sys, httpx
from pracsuite_client import PracSuite
pool = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, json={"client_id": 7})))
with PracSuite(vendor_key="v", account_key="a", http_client=pool) as prac:
    assert prac.patients.get(7).client_id == 7
print([name for name in sys.modules if "opentelemetry" in name])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout == "[]\n"


def instrumented_by(traced: Traced) -> Callable[[httpx.Request], httpx.Response]:
    """Return a function that does what OpenTelemetry's instrumentation of httpx does."""
    tracer = traced.provider.get_tracer("instrumentation of httpx")

    def instrumented(request: httpx.Request) -> httpx.Response:
        if context.get_value(SUPPRESSED):
            return patient(request)
        with tracer.start_as_current_span("GET", kind=SpanKind.CLIENT, attributes={"url.full": str(request.url)}):
            return patient(request)

    return instrumented


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_instrumentation_of_the_http_library_is_suppressed(kind: str, traced: Traced) -> None:
    instrumented = instrumented_by(traced)

    async def main() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(instrumented)) as pool:
            await AsyncPracSuite(vendor_key="v", account_key="a", http_client=pool).patients.get(7)
            await pool.get("https://other.example/")

    if kind == "async":
        anyio.run(main)
    else:
        with httpx.Client(transport=httpx.MockTransport(instrumented)) as pool:
            PracSuite(vendor_key="v", account_key="a", http_client=pool).patients.get(7)
            pool.get("https://other.example/")
    assert [attributes(span) for span in traced.sendings] == [{"url.full": "https://other.example/"}]


def begins_or_ends_silence(frame: FrameType) -> bool:
    """Whether a frame is of what keeps a request out of logs and traces, or of OpenTelemetry's code that it calls."""
    if str(frame.f_globals.get("__name__")).endswith(".transport.inherited"):  # it looks at thousands of objects first
        return False
    inner: FrameType | None = frame
    found = False
    while inner is not None and not str(inner.f_globals.get("__name__")).startswith(("asyncio", "tests")):
        name = inner.f_code.co_qualname
        if name.startswith("_Guards.") or name.endswith("__del__"):  # these look at every class; Python ignores these
            return False
        found = found or name.startswith(("QuietLogging.", "QuietTracing.", "_Sending."))
        inner = inner.f_back
    return found


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("kind", ["sync", "async"])
def test_own_request_is_traced_wherever_a_signal_handler_interrupted_a_call(kind: str, traced: Traced) -> None:
    """For example, the request that reports to a task queue that the time of a task was over."""

    def interrupted() -> bool:
        try:
            client.patients.get(7)
        except SoftTimeLimitExceeded:
            pool.get("https://other.example/")
            return True
        return False

    async def interrupted_async() -> bool:
        try:
            await async_client.patients.get(7)
        except SoftTimeLimitExceeded:
            await async_pool.get("https://other.example/")
            return True
        return False

    act = interrupted if kind == "sync" else lambda: anyio.run(interrupted_async)
    with httpx.Client(transport=httpx.MockTransport(instrumented_by(traced))) as pool:
        client = PracSuite(vendor_key="v", account_key="a", http_client=pool)
        async_pool = httpx.AsyncClient(transport=httpx.MockTransport(instrumented_by(traced)))
        async_client = AsyncPracSuite(vendor_key="v", account_key="a", http_client=async_pool)
        act()
        found = list(outcomes(act, SoftTimeLimitExceeded, begins_or_ends_silence, step=1 if kind == "sync" else 3))
        assert len(found) > 12
        assert set(found) == {True}
        pool.get("https://other.example/")
    assert [attributes(span) for span in traced.sendings] == [{"url.full": "https://other.example/"}] * (len(found) + 1)


def test_request_that_a_file_of_the_caller_sends_is_traced(traced: Traced) -> None:
    class Copied(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            pool.get("https://other.example/")
            return super().read(size)

    given = dict.fromkeys(("consumer_id", "consumer_secret", "access_token", "issuer"), "x")
    with httpx.Client(transport=httpx.MockTransport(instrumented_by(traced))) as pool:
        Coreplus(**given, http_client=pool).files.upload(
            details={"primaryDomainKey": "6", "entity": "client"}, file=Copied(b"x")
        )
    assert {attributes(span)["url.full"] for span in traced.sendings} == {"https://other.example/"}


def test_suppression_of_the_caller_stays_in_force(traced: Traced) -> None:
    with httpx.Client(transport=httpx.MockTransport(instrumented_by(traced))) as pool:
        client = PracSuite(vendor_key="v", account_key="a", http_client=pool)
        token = context.attach(context.set_value(SUPPRESSED, True))
        try:
            client.patients.get(7)
            pool.get("https://other.example/")
        finally:
            context.detach(token)
    assert not traced.sendings


@pytest.mark.parametrize("name", ["wrong", "lost", "status", "strict"])
def test_span_of_the_caller_that_records_an_error_contains_no_value(name: str, traced: Traced) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        if name == "lost":
            raise httpx.ReadError(f"{request.url}")
        error = {"code": "Canary bird", "detail": "Canary", "validation": [{"Canary": 1}]}
        return httpx.Response(422 if name == "status" else 200, json={"error": error, "clients": [{"Canary": 5}, 5]})

    client = prac(traced, answer, strict=True, max_retries=0)
    surname = 5 if name == "wrong" else "".join(["Can", "ary"])
    condition: Any = F.raw("surname", "=", surname) if name != "wrong" else "".join(["Can", "ary"])
    with pytest.raises(Exception) as caught, traced.provider.get_tracer("own").start_as_current_span("own"):  # noqa: PT011 - whichever it is
        client.patients.list(where=[condition])
    events = [event for span in traced.spans(SpanKind.INTERNAL) for event in span.events]
    assert [dict(event.attributes or {})["exception.type"].rpartition(".")[2] for event in events] == [
        type(caught.value).__name__
    ]
    texts = [span.to_json() for span in (*traced.spans(SpanKind.INTERNAL), *traced.sendings)]
    assert not any("Canary" in text for text in texts)
