"""Requests that try to break the mock: raw bytes, and requests of every operation with extreme values."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

import httpx
from hypothesis import strategies as st

from practice_mock import documents
from practice_mock.spec.routing import methods_of
from tests.mock.coreplus_support import BPAY, INITIAL_VISIT, INVOICE, KIM, LINE, MAIN_CLINIC, MELBOURNE, SAM, SAMS_VISIT
from tests.mock.sockets import JSON, KEYS, framed, head
from tests.mock.support import token

BASES = {"pracsuite": "/v1", "coreplus": "/API/Core/v2.1"}
DOCUMENTS = {api: documents.load(api) for api in BASES}
KNOWN = [SAM, KIM, SAMS_VISIT, MAIN_CLINIC, MELBOURNE, INITIAL_VISIT, INVOICE, LINE, BPAY]

DAYS = ("2027-01-05", "2027-01-08", "2026-12-31", "0001-01-01", "9999-12-31", "1900-01-01", "2024-02-29", "2027-04-04")
CLOCKS = ("09:00:00", "09:30:00", "00:00:00", "23:59:59", "02:30:00", "10:05:00")
OFFSETS = ("Z", "+10:30", " +11:00", "+11:00", "-14:00", "+23:59", "")
INTEGERS = (1, 2, 3, 7, 4101, 4104, 0, -1, 5, 30, 2**31 - 1, 2**31, 2**63 - 1, 2**63, -(2**63))
NUMBERS = (*INTEGERS, 0.5, -0.0, 5.0, 1e308, 5e-324)
WORDS = ("", " ", "a", "Doe", "\x00", "\u202e", "\ud800", "'; --", "%", "\U0001f600", "0", "-0", "25.50", "x" * 5_000)
AMOUNTS = ("0", "25.50", "-1", "0.001", "9" * 400, "1" + "0" * 30 + ".5")
LENGTHS = ("0", "30", "-5", "9" * 400)
ANYTHING: tuple[Any, ...] = (None, True, False, *NUMBERS, *WORDS, *DAYS, [], {}, [[[]]], {"a": [1]})
PLAUSIBLE: Mapping[str, Sequence[Any]] = {
    "practitioner_id": (1, 2, 3),
    "business_id": (1,),
    "client_id": (7,),
    "appointment_id": (4101, 4102, 4104),
    "appointment_type_id": (1, 2),
    "duration": (5, 30, 60),
    "column_number": (1,),
    "width": (1,),
    "practitionerId": (KIM,),
    "locationId": (MAIN_CLINIC,),
    "clientId": (SAM,),
    "appointmentId": (SAMS_VISIT,),
    "timezoneId": (MELBOURNE,),
    "invoiceId": (INVOICE,),
    "lineItemId": (LINE,),
    "paymentMethodId": (BPAY,),
    "primaryDomainKey": (SAM,),
    "dateOfBirth": ("1980-02-03",),
    "file_name": ("plan.pdf",),
    "app_time": tuple(f"2027-01-{day:02}T09:{minute:02}:00" for day in range(4, 31) for minute in (0, 30)),
    "startDateTime": ("2027-01-06T09:00:00 +11:00", "2027-01-07T09:00:00 +11:00"),
    "endDateTime": ("2027-01-06T09:30:00 +11:00", "2027-01-07T10:00:00 +11:00"),
}
"""Values of some fields with which a request gets further than its validation."""


@dataclass(frozen=True, slots=True)
class Hostile:
    """A request, which is signed when it is sent."""

    api: str
    method: str
    path: str
    body: str | None
    content_type: str = "application/json"

    def headers(self, origin: str, control_token: str, now: datetime) -> dict[str, str]:
        """Return the headers, with credentials that are valid at an instant."""
        if self.api == "control":
            return {"authorization": f"Bearer {control_token}"}
        if self.api == "pracsuite":
            return {**KEYS, "content-type": self.content_type}
        signed = token(self.method, str(httpx.URL(origin + self.path)), now)
        return {"content-type": self.content_type, "authorization": signed}


class Attack:
    """Makes requests: of any operation, mostly valid, with some extreme values."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._one = self._random.choice

    def requests(self, count: int) -> list[Hostile]:
        """Return some requests to both APIs and to the control plane."""
        return [self._control() if self._random.random() < 0.2 else self._operation() for _ in range(count)]

    def _operation(self) -> Hostile:
        api, path, method, operation, shared = self._one(WRITES if self._random.random() < 0.7 else OPERATIONS)
        document = DOCUMENTS[api]
        query: list[tuple[str, str]] = []
        for parameter in (_resolved(one, document) for one in (*shared, *operation.get("parameters", ()))):
            name = parameter["name"]
            if parameter["in"] == "path":
                chosen = _text(self._value(parameter["schema"], document, name))
                path = path.replace("{" + name + "}", quote(chosen, safe="", errors="replace"))
            elif parameter["in"] == "query" and (parameter.get("required") or self._random.random() < 0.3):
                sent = [self._condition()] if name == "q[]" else self._value(parameter["schema"], document, name)
                query += [(name, _text(one)) for one in (sent if isinstance(sent, list) else [sent])]
        text = urlencode(query, quote_via=quote, errors="surrogatepass")
        target = BASES[api] + path + ("?" + text if text else "")
        for media_type, details in operation.get("requestBody", {}).get("content", {}).items():
            value = self._value(details["schema"], document)
            if value and self._random.random() < 0.1:
                value[self._one(sorted(value))] = self._one(ANYTHING)
            if media_type == "application/json":
                return Hostile(api, method, target, json.dumps(value))
            part = '--b\r\ncontent-disposition: form-data; name="{}"\r\n\r\n{}\r\n'
            parts = "".join(part.format(name, json.dumps(sent)) for name, sent in value.items())
            return Hostile(api, method, target, parts + "--b--\r\n", f"{media_type}; boundary=b")
        return Hostile(api, method, target, None)

    def _value(self, schema: Any, document: Mapping[str, Any], name: str = "", depth: int = 0) -> Any:
        """Return a value that follows a schema, and that is often plausible, otherwise extreme."""
        while "$ref" in schema:
            schema = document["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
        if name in PLAUSIBLE and self._random.random() < 0.9:
            return self._one(PLAUSIBLE[name])
        if "anyOf" in schema and "properties" not in schema:
            return self._value(self._one(schema["anyOf"]), document, name, depth + 1)
        if "enum" in schema:
            return self._one(schema["enum"])
        types = schema.get("type", "object")
        kind = types if isinstance(types, str) else self._one(types)
        if kind == "string":
            return self._string(schema.get("format", ""))
        if kind == "array":
            items = schema.get("items", {})
            return [self._value(items, document, "", depth + 1) for _ in range(self._one((1, 1, 1, 0, 2)))]
        if kind == "object":
            return self._object(schema, document, depth) if depth < 7 else {}
        return self._one({"integer": INTEGERS, "number": NUMBERS, "boolean": (True, False), "null": (None,)}[kind])

    def _object(self, schema: Any, document: Mapping[str, Any], depth: int) -> dict[str, Any]:
        required, likely = schema.get("required", ()), self._one((0.0, 0.1, 0.5))
        return {
            name: self._value(part, document, name, depth + 1)
            for name, part in schema.get("properties", {}).items()
            if name in required or self._random.random() < (0.9 if name in PLAUSIBLE else likely)
        }

    def _string(self, kind: str) -> str:
        time = f"{self._one(DAYS)}T{self._one(CLOCKS)}"
        return {
            "date": self._one(DAYS),
            "coreplus-date": self._one(DAYS),
            "date-time-local": time,
            "coreplus-date-time": time + self._one(OFFSETS),
            "date-time": time + self._one(OFFSETS),
            "uuid": self._one(KNOWN),
            "decimal": self._one(AMOUNTS),
            "digits": self._one(LENGTHS),
        }.get(kind) or self._one((*WORDS, *KNOWN))

    def _condition(self) -> str:
        field = self._one(("app_time", "surname", "client_id", "duration", "date_of_birth", "modified", "archived"))
        kinds = ("date", "date-time-local", "date-time", "")
        return f"{field}:{self._one(('=', '<', '>=', '!=', '~', ':', ''))}{self._string(self._one(kinds))}"

    def _control(self) -> Hostile:
        anything = self._one(ANYTHING)
        text = quote(str(anything), safe="", errors="replace")
        not_a_seed = "1" if type(anything) is int and -(2**63) <= anything < 2**63 else anything  # it takes seconds
        instant = {"now": self._string("date-time"), "running": self._one((True, False))}
        calls = (
            ("PUT", "/clock", instant),
            ("POST", "/clock/advance", {"seconds": anything}),
            ("POST", "/seed", {"seed": self._one((not_a_seed, 10**4000))}),
            ("PUT", "/faults", {"rules": [{"action": self._one(ACTIONS)}]}),
            ("PUT", "/faults", anything),
            ("POST", "/snapshots", {"name": anything}),
            ("POST", f"/snapshots/{text}/restore", None),
            ("GET", f"/journal?since={text}", None),
            ("DELETE", "/journal", None),
        )
        method, path, body = self._one(calls)
        return Hostile("control", method, "/_mock" + path, None if body is None else json.dumps(body))


def _resolved(parameter: Any, document: Mapping[str, Any]) -> Any:
    while "$ref" in parameter:
        parameter = document["components"]["parameters"][parameter["$ref"].rpartition("/")[2]]
    return parameter


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


OPERATIONS = [
    (api, path, method, operation, item.get("parameters", ()))
    for api, document in DOCUMENTS.items()
    for path, item in document["paths"].items()
    for method, operation in methods_of(item)
]
WRITES = [one for one in OPERATIONS if one[2] != "GET"]
ACTIONS: Sequence[Mapping[str, Any]] = (
    {"kind": "delay", "seconds": 1e300},
    {"kind": "status", "status": 200, "text": "\ud800"},
    {"kind": "status", "status": 99},
    {"kind": "rate_limit", "retry_after": 10**12, "spelling": "date"},
    {"kind": "rate_limit", "retry_after": 100_000_000, "spelling": "date"},
    {"kind": "truncate", "bytes": -1},
    {"kind": "content_type", "content_type": "a\r\nb: c"},
    {"kind": "status", "status": 500, "headers": {"content-length": "5"}},
    {"kind": "status", "status": 500, "headers": {"date": "x", "retry-after": "y"}},
)


def streams() -> st.SearchStrategy[bytes]:
    """Return bytes for a connection: parts of requests, changed, repeated, mixed with others, or anything at all."""
    body = b'{"app_time": "2027-01-04T09:00:00", "practitioner_id": 1, "business_id": 1, "duration": 30}'
    pieces = [
        head("GET", "/v1/patient/7", KEYS),
        head("GET", "/v1/patient?" + "&".join(["q[]=surname:~a"] * 900), KEYS),
        head("HEAD", "/_mock/health", {"connection": "upgrade", "upgrade": "websocket"}),
        head("CONNECT", "a:443"),
        head("POST", "/_mock/reset", {"authorization": "Bearer x", "content-length": 10**18}),
        head("POST", "/v1/patient", {**KEYS, **JSON, "transfer-encoding": "chunked"}),
        head("GET", "/" + "a" * 70_000),
        head("GET", "/v1/patient/7", {f"x-{number}": "a" for number in range(3_000)}),
        head("GET", "/v1/patient/7", {"x": "a" * 100_000}),
        *(
            framed("POST", "/v1/reserve_appointment", {**KEYS, **JSON}, body, chunked=chunked)
            for chunked in (False, True)
        ),
        b"5\r\nhello\r\n",
        b"0\r\n\r\n",
        b"\r\n\r\n",
        b"\x00" * 100,
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ]
    piece = st.sampled_from(pieces)
    changed = st.builds(
        lambda whole, at, new: whole[: at % (len(whole) + 1)] + new + whole[at % (len(whole) + 1) + len(new) :],
        piece,
        st.integers(0, 5_000),
        st.binary(max_size=4),
    )
    cut = st.builds(lambda whole, at: whole[: at % (len(whole) + 1)], piece, st.integers(0, 5_000))
    return st.lists(piece | changed | cut | st.binary(max_size=60), min_size=1, max_size=4).map(b"".join)
