"""Nothing that a client prints, logs or raises contains patient data or credentials: canary values never appear."""

from __future__ import annotations

import io
import logging
import pickle
import traceback
from collections.abc import Callable, Iterator
from types import FunctionType, ModuleType
from typing import Any

import httpx
import pytest
import rich
from rich.console import Console
from rich.pretty import pretty_repr
from rich.traceback import Traceback

import coreplus_client
import pracsuite_client
from pracsuite_client import ArgumentError, F, Patient, PracSuite
from pracsuite_client._runtime.errors.api import ErrorFacts, Reconciliation
from pracsuite_client._runtime.files.object_storage import UploadedFile
from pracsuite_client._runtime.messages.file_input import File, Source
from pracsuite_client._runtime.messages.http import Request, Response, TextPart
from pracsuite_client._runtime.messages.resources import Resources
from pracsuite_client._runtime.operation.filters import Condition
from pracsuite_client._runtime.operation.reconcile_plan import Question, Read, Verdict
from pracsuite_client._runtime.reconciliation.lookups import Lookup
from pracsuite_client._runtime.transport.auth import Auth, HeaderKeys, JwtSigner

CANARY = "Canarybird"
KEY = "canary-key"


def wrong_argument(prac: PracSuite) -> Any:
    return prac.patients.create(first_name="".join(["Canary", "bird"]), surname="".join(["Canary", "bird"] * 9))


def refused(prac: PracSuite) -> Any:
    return prac.patients.create(first_name="".join(["Canary", "bird"]), surname="".join(["Canary", "bird"]))


def refused_list(prac: PracSuite) -> Any:
    return prac.patients.list(where=[F.surname.contains("".join(["Canary", "bird"]))])


def unreadable(prac: PracSuite) -> Any:
    return prac.patients.get(1)


def lost(prac: PracSuite) -> Any:
    return prac.patients.get(2)


def broken(prac: PracSuite) -> Any:
    return prac.with_options(strict=True).patients.get(3)


CALLS = [wrong_argument, refused, refused_list, unreadable, lost, broken]


def answer(request: httpx.Request) -> httpx.Response:
    """Respond with bodies full of values that must stay private."""
    match request.url.path.rpartition("/")[2]:
        case "1":
            return httpx.Response(200, text=f"<html>{CANARY}</html>")
        case "2":
            raise httpx.ReadError(f"lost {CANARY}", request=request)
        case "3":
            return httpx.Response(200, json={"client_id": CANARY, "surname": [CANARY]})
        case _:
            problems = [{"field": "surname", "message": CANARY}]
            error = {"status": 422, "code": "INVALID_BODY", "detail": CANARY, "validation": problems}
            return httpx.Response(422, json={"error": error, "request_id": "0-0"})


@pytest.fixture
def prac() -> PracSuite:
    pool = httpx.Client(transport=httpx.MockTransport(answer))
    return PracSuite(vendor_key=KEY, account_key=KEY, http_client=pool, max_retries=0)


@pytest.mark.parametrize("call", CALLS)
def test_errors_contain_no_patient_data(call: Callable[[PracSuite], Any], prac: PracSuite) -> None:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - whichever it is
        call(prac)
    printed = io.StringIO()
    told = Traceback.from_exception(caught.type, caught.value, caught.value.__traceback__, show_locals=True)
    Console(file=printed, width=300).print(told)
    plain = "".join(traceback.format_exception(caught.value))
    long = str(caught.getrepr(showlocals=True, style="long"))
    for text in (str(caught.value), repr(caught.value), plain, printed.getvalue(), long):
        assert CANARY not in text
        assert KEY not in text


@pytest.mark.parametrize("call", CALLS)
def test_logs_contain_no_patient_data(
    call: Callable[[PracSuite], Any], prac: PracSuite, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(1)
    with pytest.raises(Exception):  # noqa: B017, PT011 - whichever it is
        call(prac)
    assert CANARY not in caplog.text
    assert KEY not in caplog.text
    assert {record.name for record in caplog.records} <= {"pracsuite_client"}
    if call is not wrong_argument:
        assert "/patient" in caplog.text


@pytest.mark.parametrize("library", ["httpcore", "httpcore2"])
@pytest.mark.parametrize("part", ["connection", "http11", "http2", "proxy", "socks"])
def test_http_library_logs_nothing_about_our_requests(
    library: str, part: str, caplog: pytest.LogCaptureFixture
) -> None:
    log = logging.getLogger(f"{library}.{part}")

    def tell(request: httpx.Request) -> httpx.Response:
        log.debug("send_request_headers.started request=%r", request.headers)
        return httpx.Response(200, json={"client_id": 7})

    caplog.set_level(1)
    pool = httpx.Client(transport=httpx.MockTransport(tell))
    PracSuite(vendor_key=KEY, account_key=KEY, http_client=pool).patients.get(7)
    assert log.name not in {record.name for record in caplog.records}
    log.debug("of others")
    assert log.name in {record.name for record in caplog.records}


def test_log_is_silent_by_default(prac: PracSuite, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011 - whichever it is
        refused(prac)
    assert capsys.readouterr() == ("", "")


def test_http_library_still_logs_third_party_requests(caplog: pytest.LogCaptureFixture, prac: PracSuite) -> None:
    caplog.set_level(logging.INFO)
    with httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200))) as other:
        other.get("https://other.example/")
    assert "other.example" in caplog.text


def test_client_repr_shows_no_key(prac: PracSuite) -> None:
    assert KEY not in repr(prac)
    assert KEY not in repr(vars(prac))


@pytest.mark.parametrize(
    "credentials",
    [
        HeaderKeys({"x-api-key": KEY, "a-api-key": KEY}),
        JwtSigner(consumer_id=KEY, consumer_secret=KEY, access_token=KEY, issuer=KEY, audience=KEY, prefix="JwToken"),
    ],
)
def test_credentials_repr_shows_no_key(credentials: Auth) -> None:
    assert KEY not in repr(credentials)
    assert "<redacted>" in repr(credentials)


@pytest.mark.parametrize(
    "held",
    [
        Condition("surname", "=", CANARY),
        Request("POST", f"https://clinic.example/{CANARY}", {"x-name": CANARY}, CANARY.encode()),
        TextPart(CANARY.encode(), "application/json"),
        Response(422, {"x-name": CANARY}, CANARY.encode()),
        ErrorFacts(code="INVALID_BODY", detail=CANARY, validation=(CANARY,)),
        Question({"body": {"surname": CANARY}}, None),
        Lookup(Read("patients", "list"), {"q": [f"surname:={CANARY}"]}, walk=True),
        Verdict(None, {"surname": CANARY}),
        Reconciliation("failed", error=ValueError(CANARY)),
        UploadedFile(f"{CANARY}.pdf", 5, "application/pdf"),
        File(f"{CANARY}.pdf", Source(io.BytesIO(CANARY.encode()), Resources()), "application/pdf"),
    ],
    ids=lambda held: type(held).__name__,
)
def test_internal_objects_do_not_print_patient_data(held: Any) -> None:
    assert CANARY not in repr(held)
    assert CANARY not in pretty_repr(held)


def test_request_repr_shows_only_its_destination() -> None:
    request = Request("POST", "https://clinic.example/", parts=(("name", TextPart(b"Sam", None)),), meter=None)
    assert repr(request) == "Request(method='POST', foreign=False)"


def test_header_keys_repr_shows_only_header_names() -> None:
    assert repr(HeaderKeys({"x-api-key": KEY, "a-api-key": KEY})) == (
        "HeaderKeys(x-api-key=<redacted>, a-api-key=<redacted>)"
    )


def test_rich_prints_a_record_like_its_repr() -> None:
    patient = Patient.from_dict({"client_id": 7, "surname": CANARY, "first_name": None, "hat": CANARY})
    assert pretty_repr(patient, max_width=200) == repr(patient)
    assert repr(patient) == "Patient(client_id=<redacted>, first_name=None, surname=<redacted>, hat=<redacted>)"


def test_argument_error_names_the_reason_but_not_the_value(prac: PracSuite) -> None:
    with pytest.raises(ArgumentError, match=r"^surname: must have at most 40 characters$"):
        wrong_argument(prac)


def held_by(root: Any) -> Iterator[tuple[str, str]]:
    """Yield each text that is held by an object and what it holds, except by functions, with the way to it."""
    waiting, seen = [("", root)], set[int]()
    while waiting:
        way, held = waiting.pop()
        if id(held) in seen or isinstance(held, (type, ModuleType, FunctionType)):
            continue
        seen.add(id(held))
        if isinstance(held, (str, bytes)):
            yield way, str(held)
        elif isinstance(held, dict):
            waiting += [
                (f"{way}[{key!r}]", part) for pair in held.items() for key, part in zip("kv", pair, strict=True)
            ]
        elif isinstance(held, (list, tuple, set, frozenset)):
            waiting += [(f"{way}[]", part) for part in held]
        else:
            slots = [name for kind in type(held).__mro__ for name in getattr(kind, "__slots__", ())]
            names = [*slots, *getattr(held, "__dict__", ())]
            waiting += [(f"{way}.{name}", getattr(held, name, None)) for name in names]


@pytest.mark.parametrize("asynchronous", [False, True])
@pytest.mark.parametrize("package", [pracsuite_client, coreplus_client])
def test_no_tool_can_print_a_credential_that_a_client_holds(package: Any, asynchronous: bool) -> None:
    name = "PracSuite" if package is pracsuite_client else "Coreplus"
    words = ("vendor_key", "account_key") if name == "PracSuite" else ("consumer_secret", "access_token", "issuer")
    keys = dict.fromkeys(words, f"{KEY}-of-32-characters-or-more")
    extra: dict[str, Any] = {"consumer_id": KEY, "token_url": "https://other.example"} if name == "Coreplus" else {}
    client = getattr(package, f"Async{name}" if asynchronous else name)(**keys, **extra)
    other = client.with_options(extra_headers={"x-gateway": KEY})
    for one in (client, other, client.practitioners, other.practitioners.with_raw_response):
        assert [way for way, text in held_by(one) if KEY in text] == []
        printed = io.StringIO()
        rich.inspect(one, console=Console(file=printed, width=300), all=True)
        assert KEY not in printed.getvalue()


def test_keys_are_not_copied_out_of_a_client() -> None:
    client = PracSuite(vendor_key=KEY, account_key=KEY)
    with pytest.raises((TypeError, AttributeError, pickle.PicklingError)):
        pickle.dumps(client)
