"""Decode a page of 100 appointments from the bytes of a response."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any

import attrs

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
from .payload import appointment_page, with_an_unknown_field, with_one_deviating_record, with_spaces
from .rows import Row, Section, compare
from .stock import OPENAPI_GENERATOR, OPENAPI_PYTHON_CLIENT, Tool

FIELDS = tuple(Appointment.__wires__)

COUNTED = "ours"
TOLERANT = "the tolerant reader alone"
UNKNOWN = ", an unknown field in each record"
DEVIATING = ", one deviating record"
SPACES = ", with spaces"
READ = ", every field read"
PYDANTIC = "pydantic v2 from bytes"
PYDANTIC_DICTS = "pydantic v2 from dicts"
MODELS = "our pydantic models, from bytes"
MODELS_DICTS = "our pydantic models, from dicts"
JSON = "json.loads alone"
GOALS = {OPENAPI_PYTHON_CLIENT: 0.15, PYDANTIC: 0.55}
READ_GOALS = {PYDANTIC: 0.65}
MODELS_GOAL = 1.2
TOLERANT_GOAL = 1.3

_OPERATION = Operation[AppointmentPage](
    "appointments.list", "GET", "/appointment", "read", returns=Object(lambda: AppointmentPage)
)
_TOLERANT = attrs.evolve(_OPERATION, proof=(("/total_entries",),))
"""The same operation for the tolerant reader alone: a response that has to prove something is left to it."""


def measure(tools: Iterable[Tool], effort: Effort) -> Section:
    """Measure and compare."""
    page = appointment_page()
    figures = interleaved(_candidates(page, tools), effort)
    others = [name for name in (OPENAPI_PYTHON_CLIENT, PYDANTIC, OPENAPI_GENERATOR) if name in figures]
    rows: list[Row] = []
    rows += [compare("decoded, drift counted", figures, COUNTED, name, goal=GOALS.get(name)) for name in others]
    what = "decoded, drift counted, every field read"
    rows += [compare(what, figures, COUNTED + READ, name + READ, goal=READ_GOALS.get(name)) for name in others]
    rows.append(compare("decoded, drift counted", figures, COUNTED, TOLERANT))
    rows.append(compare("decoded, drift counted, every field read", figures, COUNTED + READ, TOLERANT + READ))
    for deviation, what in ((UNKNOWN, "an unknown field in each record"), (DEVIATING, "one record deviates")):
        ours, alone = COUNTED + deviation, TOLERANT + deviation
        rows.append(compare(f"decoded, drift counted, {what}", figures, ours, alone, goal=TOLERANT_GOAL))
        rows.append(compare(f"decoded, drift counted, {what}", figures, ours, OPENAPI_PYTHON_CLIENT))
    spaces = "decoded, drift counted, spaces after commas and colons"
    rows += [compare(spaces, figures, COUNTED + SPACES, name + SPACES) for name in others[:2]]
    rows.append(compare("decoded, drift counted", figures, COUNTED, JSON))
    rows.append(compare(MODELS, figures, MODELS, PYDANTIC, goal=MODELS_GOAL))
    rows.append(compare(MODELS_DICTS, figures, MODELS_DICTS, PYDANTIC_DICTS, goal=MODELS_GOAL))
    text = (
        f"From bytes to records: {len(page) / 1000:.0f} kB, with all {len(FIELDS)} fields in each record. In the rows "
        'with "every field read", every tool reads every field of every record. Drift is counted for each response '
        "before the call returns. A page that conforms to its schema is read by a decoder that msgspec compiles; a "
        "page that deviates is left to the tolerant reader. A record keeps its text: msgspec writes it, if that gives "
        "the text of the page again; otherwise, as in a page with spaces, it is found there. pydantic parses JSON in "
        "Rust, the other tools with Python's own library. The model for pydantic is written by hand "
        "(`benchmarks/handwritten.py`), with pydantic's own types. Our models also check the exact form of each time."
    )
    return Section("Decoding a page of 100 appointments", text, tuple(rows), figures)


def page_decoders(page: bytes, tools: Iterable[Tool]) -> dict[str, Candidate]:
    """Return what decodes a page of any size: ours first, and that of the other tools."""
    decoders: dict[str, Callable[[], Any]] = {
        COUNTED: _reader(_OPERATION, page),
        PYDANTIC: lambda: PydanticPage.model_validate_json(page),
    }
    decoders |= {tool.name: _stock_decoder(tool, page) for tool in tools if tool.packages}
    return {name: _holding(decode) for name, decode in decoders.items()}


def _reader(operation: Operation[AppointmentPage], content: bytes) -> Callable[[], AppointmentPage]:
    """Return what reads a page as the client does, with its drift."""
    response = Response(200, {"content-type": "application/json"}, content)
    drift = Drift()
    return lambda: read_response(operation, response, errors=API.errors, strict=False, drift=drift)


def _candidates(page: bytes, tools: Iterable[Tool]) -> dict[str, Candidate]:
    parsed = json.loads(page)
    decoders: dict[str, Callable[[], Any]] = {
        COUNTED: _reader(_OPERATION, page),
        TOLERANT: _reader(_TOLERANT, page),
        PYDANTIC: lambda: PydanticPage.model_validate_json(page),
        MODELS: lambda: ModelPage.model_validate_json(page),
        PYDANTIC_DICTS: lambda: PydanticPage.model_validate(parsed),
        MODELS_DICTS: lambda: ModelPage.model_validate(parsed),
    }
    for tool in tools:
        if tool.packages:
            decoders[tool.name] = _stock_decoder(tool, page)
    reading = {f"{name}{READ}": _reading(decode) for name, decode in decoders.items()}
    spaced = with_spaces(page)
    decoders[COUNTED + SPACES] = _reader(_OPERATION, spaced)
    decoders[PYDANTIC + SPACES] = lambda: PydanticPage.model_validate_json(spaced)
    decoders |= {tool.name + SPACES: _stock_decoder(tool, spaced) for tool in tools if tool.packages}
    deviating = {UNKNOWN: with_an_unknown_field(page), DEVIATING: with_one_deviating_record(page)}
    for name, content in deviating.items():
        decoders[COUNTED + name] = _reader(_OPERATION, content)
        decoders[TOLERANT + name] = _reader(_TOLERANT, content)
    holding = {name: _holding(decode) for name, decode in decoders.items()}
    return {**holding, **reading, JSON: lambda: json.loads(page)}


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
