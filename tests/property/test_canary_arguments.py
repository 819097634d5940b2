"""No argument of a call is ever printed, logged or traced, whatever the outcome of the call."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from typing import Any

import httpx
import pytest
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from tests.property.adapter import Call, example_call
from tests.property.apis import APIS, OPERATIONS, Api, Operation
from tests.property.clients import Canned, Outcome, SyncCaller, invented_access
from tests.property.decode import Decoder, Inexpressible
from tests.property.responses import with_other
from tests.property.test_odd_arguments import Slot, slots_of
from tests.property.test_privacy import DAY, NUMBER, WORD, assert_silent, canary

TRACES = (WORD, str(NUMBER), DAY)


def canary_calls(operation: Operation) -> Iterator[Call]:
    """Yield the example call with a canary in each slot in turn, of the right type and of a wrong one."""
    ordinary = example_call(operation)
    for _, slot, schema in slots_of(operation):
        values: list[Any] = [WORD, [WORD], WORD.encode(), {"name": WORD}, {WORD: 1}, {f"Jo {WORD}": []}]
        with suppress(Inexpressible):  # then a wrong one has to do
            values.append(Decoder(operation.api).argument(schema, canary(operation.api, schema, True)))
        for value in values:
            yield _with(ordinary, slot, value)


def _with(call: Call, slot: Slot, value: Any) -> Call:
    if isinstance(slot, int):
        return replace(call, positional=(*call.positional[:slot], value, *call.positional[slot + 1 :]))
    if isinstance(slot, str):
        return replace(call, keywords={**call.keywords, slot: value})
    return replace(call, keywords=with_other(call.keywords, slot, value))


class Eavesdropper:
    """A caller, and everything that its client logs and traces."""

    def __init__(self, operation: Operation) -> None:
        self.canned = Canned()
        self._spans = InMemorySpanExporter()
        provider = TracerProvider()
        provider.add_span_processor(SimpleSpanProcessor(self._spans))
        settings = invented_access(operation.api) | {"tracer_provider": provider}
        self.call = SyncCaller(operation.api, settings, self.canned)

    def spans(self) -> list[str]:
        said = [span.to_json() for span in self._spans.get_finished_spans()]
        self._spans.clear()
        return said


ENDINGS = ("success", "rejected", "lost")


def _end(operation: Operation, canned: Canned, ending: str) -> None:
    if ending == "success":
        answer = operation.example_answer
        canned.succeed(operation, b"" if answer is None else json.dumps(answer).encode())
    elif ending == "rejected":
        problems = [{"field": "surname", "message": WORD}]
        canned.status = 422
        canned.content = json.dumps({"error": {"detail": WORD, "validation": problems}, "message": WORD}).encode()
    else:
        canned.content = httpx.ReadError(f"lost {WORD}")


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
@pytest.mark.parametrize("ending", ENDINGS)
def test_argument_values_appear_nowhere(operation: Operation, ending: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(1)
    heard = Eavesdropper(operation)
    _end(operation, heard.canned, ending)
    for call in canary_calls(operation):
        outcome = heard.call(call)
        spans = heard.spans()
        assert spans
        logged = [caplog.text, *(repr(record.args) for record in caplog.records)]
        for text in (*texts_of_ending(operation.api, outcome), *spans, *logged):
            for trace in TRACES:
                assert trace not in text
        caplog.clear()


def texts_of_ending(api: Api, outcome: Outcome) -> Iterator[str]:
    """Return what can be printed of a failed call: its error, and the variables of its frames."""
    error: BaseException | None = outcome.error
    while error is not None:
        yield from (str(error), repr(error), *map(repr, error.args), *getattr(error, "__notes__", ()))
        trace = error.__traceback__
        while trace is not None:
            frame, trace = trace.tb_frame, trace.tb_next
            # pytest and rich leave out frames that ask for it.
            if api.package.__name__ in frame.f_code.co_filename and "_rich_traceback_omit" not in frame.f_locals:
                yield from (repr(value) for value in frame.f_locals.values())
        error = error.__cause__ or error.__context__


@pytest.mark.parametrize("operation", [one for one in OPERATIONS if one.redirects], ids=str)
def test_redirect_target_is_not_revealed(operation: Operation, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(1)
    heard = Eavesdropper(operation)
    heard.canned.succeed(operation, b"")
    heard.canned.headers = {"location": f"https://elsewhere.example/?name={WORD}"}
    assert WORD in heard.call(example_call(operation)).value
    assert WORD not in caplog.text + "".join(heard.spans())


@pytest.mark.parametrize("api", [api for api in APIS if hasattr(api.package, "F")], ids=lambda api: api.name)
def test_condition_repr_has_no_value(api: Api) -> None:
    for name in (name for name in vars(api.package.F) if not name.startswith("_")):
        assert_silent(getattr(api.package.F, name) == WORD)


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_response_text_does_not_get_into_spans(operation: Operation) -> None:
    heard = Eavesdropper(operation)
    schema = operation.answer(operation.success)
    body = b"" if schema is None else json.dumps(canary(operation.api, schema, True)).encode()
    for content in (body, body[:-1]):
        heard.canned.succeed(operation, content)
        heard.call(example_call(operation))
        for text in heard.spans():
            for trace in TRACES:
                assert trace not in text
