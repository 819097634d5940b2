"""Decode a page of 100 appointments from the bytes of a response."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

from pracsuite_client import Appointment, AppointmentPage
from pracsuite_client._api import API
from pracsuite_client._runtime.messages.http import Response
from pracsuite_client._runtime.operation.definition import Operation
from pracsuite_client._runtime.operation.response import read_response
from pracsuite_client._runtime.values.drift import Drift
from pracsuite_client._runtime.values.record_codec import Object
from pracsuite_models import AppointmentPage as ModelPage

from .handwritten import AppointmentPage as PydanticPage
from .measure import Candidate, Effort, interleaved
from .payload import appointment_page, with_an_unknown_field
from .rows import Row, Section, compare
from .stock import OPENAPI_GENERATOR, OPENAPI_PYTHON_CLIENT, Tool

FIELDS = tuple(Appointment.__wires__)

COUNTED = "ours"
PLAIN_JSON = "ours, without msgspec"
UNCOUNTED = "ours, without counting drift"
DRIFTED = "ours, an unknown field in each record"
READ = ", every field read"
PYDANTIC = "pydantic v2 from bytes"
PYDANTIC_DICTS = "pydantic v2 from dicts"
MODELS = "our pydantic models, from bytes"
MODELS_DICTS = "our pydantic models, from dicts"
JSON = "json.loads alone"
GOALS = {OPENAPI_PYTHON_CLIENT: 0.15, PYDANTIC: 0.55}
READ_GOALS = {PYDANTIC: 0.65}
MODELS_GOAL = 1.2

_RETURNS = Object(lambda: AppointmentPage)
_OPERATION = Operation[AppointmentPage]("appointments.list", "GET", "/appointment", "read", returns=_RETURNS)


def measure(tools: Iterable[Tool], effort: Effort) -> Section:
    """Measure and compare."""
    page = appointment_page()
    figures = interleaved(_candidates(page, tools), effort)
    others = [name for name in (OPENAPI_PYTHON_CLIENT, PYDANTIC, OPENAPI_GENERATOR) if name in figures]
    rows: list[Row] = []
    rows += [compare("decoded, drift counted", figures, COUNTED, name, goal=GOALS.get(name)) for name in others]
    what = "decoded, drift counted, every field read"
    rows += [compare(what, figures, COUNTED + READ, name + READ, goal=READ_GOALS.get(name)) for name in others]
    rows += [compare("decoded, drift counted, without msgspec", figures, PLAIN_JSON, name) for name in others]
    rows.append(compare("decoded, drift not counted", figures, UNCOUNTED, OPENAPI_PYTHON_CLIENT))
    rows.append(compare("decoded, drift not counted, every field read", figures, UNCOUNTED + READ, PYDANTIC + READ))
    rows.append(compare("decoded, an unknown field counted in each record", figures, DRIFTED, OPENAPI_PYTHON_CLIENT))
    rows.append(compare("decoded, drift counted", figures, COUNTED, JSON))
    rows.append(compare(MODELS, figures, MODELS, PYDANTIC, goal=MODELS_GOAL))
    rows.append(compare(MODELS_DICTS, figures, MODELS_DICTS, PYDANTIC_DICTS, goal=MODELS_GOAL))
    text = (
        f"From bytes to records: {len(page) / 1000:.0f} kB, with all {len(FIELDS)} fields in each record. In the "
        'rows with "every field read", every tool reads every field of every record. By default, drift is counted for '
        "each response before the call returns. Our records of a page that conforms to its schema are compiled; those "
        "of any other page, and those of the rows without msgspec, decode a field on first access. prackit parses JSON "
        "with msgspec unless the row states otherwise; pydantic parses it in Rust, the others with Python's own "
        "library. The model for pydantic is written by hand (`benchmarks/handwritten.py`), with "
        "pydantic's own types. Our models also check the exact form of each time."
    )
    return Section("Decoding a page of 100 appointments", text, tuple(rows), figures)


def _candidates(page: bytes, tools: Iterable[Tool]) -> dict[str, Candidate]:
    response = Response(200, {"content-type": "application/json"}, page)
    drifting = Response(200, {"content-type": "application/json"}, with_an_unknown_field(page))
    drift = Drift()
    parsed = json.loads(page)

    def counted(response: Response) -> AppointmentPage:
        return read_response(_OPERATION, response, errors=API.errors, strict=False, drift=drift)

    def survey(body: Any) -> AppointmentPage:
        drift.count(_OPERATION.name, _RETURNS.survey([body], ""))
        return _RETURNS.decode(body)

    decoders: dict[str, Callable[[], Any]] = {
        COUNTED: lambda: counted(response),
        PLAIN_JSON: lambda: survey(json.loads(page)),
        UNCOUNTED: lambda: _RETURNS.decode(response.json()),
        PYDANTIC: lambda: PydanticPage.model_validate_json(page),
        MODELS: lambda: ModelPage.model_validate_json(page),
        PYDANTIC_DICTS: lambda: PydanticPage.model_validate(parsed),
        MODELS_DICTS: lambda: ModelPage.model_validate(parsed),
    }
    for tool in tools:
        if tool.packages:
            decoders[tool.name] = _stock_decoder(tool, page)
    reading = {f"{name}{READ}": _reading(decode) for name, decode in decoders.items()}
    holding = {name: _holding(decode) for name, decode in decoders.items()}
    drifted = _holding(lambda: counted(drifting))
    return {**holding, **reading, DRIFTED: drifted, JSON: lambda: json.loads(page)}


def _stock_decoder(tool: Tool, page: bytes) -> Callable[[], Any]:
    stock = tool.load("pracsuite", "models.appointment_page").AppointmentPage
    if tool.name == OPENAPI_PYTHON_CLIENT:
        return lambda: stock.from_dict(json.loads(page))
    return lambda: stock.from_json(page)


def _holding(decode: Callable[[], Any]) -> Candidate:
    """Return a candidate that decodes a page and accesses its list of records."""
    return lambda: decode().appointments


def _reading(decode: Callable[[], Any]) -> Candidate:
    """Return a candidate that decodes a page and reads every field of every record."""

    def read() -> None:
        for record in decode().appointments:
            for name in FIELDS:
                getattr(record, name)

    return read
