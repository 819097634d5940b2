"""Clients check their settings and credentials, and each call can override some of them."""

from __future__ import annotations

import threading
from datetime import datetime
from email.utils import formatdate
from typing import Any

import httpx
import pytest

from coreplus_client import ArgumentError as ArgumentErrorOfCoreplus
from coreplus_client import AsyncCoreplus, Coreplus, ErrorBody
from pracsuite_client import (
    UNSET,
    ArgumentError,
    NotFoundError,
    PracSuite,
    RateLimit,
    RateLimiter,
    ResponseValidationError,
    Retry,
)

KEYS = {"vendor_key": "v", "account_key": "a"}


def prac(answer: Any = None, **settings: Any) -> PracSuite:
    """Return a client whose responses come from a function."""
    pool = httpx.Client(transport=httpx.MockTransport(answer or (lambda _: httpx.Response(200, json={"client_id": 1}))))
    return PracSuite(**{**KEYS, "http_client": pool, **settings})


def test_credentials_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRACSUITE_VENDOR_KEY", "from outside")
    monkeypatch.setenv("PRACSUITE_ACCOUNT_KEY", "too")
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"client_id": 1})

    PracSuite(http_client=httpx.Client(transport=httpx.MockTransport(answer))).patients.get(1)
    assert (seen[0].headers["x-api-key"], seen[0].headers["a-api-key"]) == ("from outside", "too")


COREPLUS_CREDENTIALS = ("consumer_id", "consumer_secret", "access_token", "issuer")


@pytest.mark.parametrize("missing", COREPLUS_CREDENTIALS)
def test_missing_credential_names_argument_and_variable(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in COREPLUS_CREDENTIALS:
        monkeypatch.setenv(f"COREPLUS_{name.upper()}", "x")
    monkeypatch.delenv(f"COREPLUS_{missing.upper()}")
    with pytest.raises(ArgumentErrorOfCoreplus, match=f"pass {missing}= or set COREPLUS_{missing.upper()}"):
        Coreplus()


@pytest.mark.parametrize("missing", COREPLUS_CREDENTIALS)
@pytest.mark.parametrize("cls", [Coreplus, AsyncCoreplus])
def test_credentials_of_arguments_and_environment_are_not_mixed(
    cls: type[Any], missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in COREPLUS_CREDENTIALS:
        monkeypatch.setenv(f"COREPLUS_{name.upper()}", "of another clinic")
    given = dict.fromkeys(COREPLUS_CREDENTIALS, "x")
    with pytest.raises(ArgumentErrorOfCoreplus, match=rf"^{missing}: must not be None"):
        cls(**{**given, missing: None})
    del given[missing]
    with pytest.raises(ArgumentErrorOfCoreplus, match=rf"^{missing}: is missing: pass {missing}= as well as "):
        cls(**given)
    with pytest.raises(ArgumentErrorOfCoreplus, match=r": must not be None|: is missing"):
        cls(**{missing: None})
    cls()


@pytest.mark.parametrize("variable", [None, ""])
def test_empty_credential_counts_as_missing(variable: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRACSUITE_VENDOR_KEY", "v")
    monkeypatch.delenv("PRACSUITE_ACCOUNT_KEY", raising=False)
    if variable is not None:
        monkeypatch.setenv("PRACSUITE_ACCOUNT_KEY", variable)
    for keywords in ({}, {**KEYS, "account_key": ""}):
        with pytest.raises(ArgumentError) as caught:
            PracSuite(**keywords)
        assert str(caught.value) == "account_key: is missing: pass account_key= or set PRACSUITE_ACCOUNT_KEY"


def test_argument_takes_precedence_over_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PRACSUITE_VENDOR_KEY", "two\nlines")
    prac()
    monkeypatch.setenv("PRACSUITE_VENDOR_KEY", "good")
    with pytest.raises(ArgumentError, match=r"^vendor_key: is missing"):
        prac(vendor_key="")


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("canary\n", "must be printable ASCII text without spaces at either end"),
        ("cänary", "must be printable ASCII text without spaces at either end"),
        (" canary", "must be printable ASCII text without spaces at either end"),
        (" ", "must be printable ASCII text without spaces at either end"),
    ],
)
def test_invalid_credential_error_names_its_source_only(
    value: str, reason: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRACSUITE_VENDOR_KEY", value)
    monkeypatch.setenv("PRACSUITE_ACCOUNT_KEY", "a")
    for given, place in (({}, " (PRACSUITE_VENDOR_KEY)"), ({**KEYS, "vendor_key": value}, "")):
        with pytest.raises(ArgumentError) as caught:
            PracSuite(**given)
        assert str(caught.value) == f"vendor_key: {reason}{place}"


@pytest.mark.parametrize("value", [5, b"key", True, 0, False, [], object()])
def test_credential_that_is_not_a_str_is_rejected(value: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^vendor_key: must be a string$"):
        prac(vendor_key=value)


@pytest.mark.parametrize(
    ("setting", "values"),
    {
        "timeout": [0, -1, float("inf"), float("nan"), "5", None, True, 1e300, 10**400, 1e7],
        "base_url": [
            "",
            "api.example",
            "ftp://api.example",
            "https://",
            "https:///v1",
            "https://api.example/?a=b",
            "https://api.example/#a",
            "https://clinic.example/a b",
            "http://[::1",
            "http://a b/",
            "https://clinic.example/küche",
            "https://clinic.example/\x7f",
            "https://clinic.example/v1/%2e%2e",
            "https://clinic.example/%2E/v1",
            "https://clinic.example/v1/%2e%2e%2fother",
            "https://clinic.example/v1%0d%0a",
            "https://clinic.example/%00",
            "https://clinic.example/v1?",
            "https://clinic.example/v1#",
            "https://clinic.example/v1\n",
            "https://bob:hunter2@clinic.example/v1",
            "https://bob@clinic.example/v1",
            "https://@clinic.example/v1",
            "https://:443/v1",
            "https://clinic.example:/v1",
            "https://clinic.example:0/v1",
            "https://clinic.example:65536/v1",
            "https://xn--/v1",
            "https://xn--ls8h.example/v1",
            "https://clinic..example/v1",
            "https://-clinic.example/v1",
            "https://[v1.clinic]/v1",
            "https://[fe80::1%25eth0]/v1",
            "https://1.2.3/v1",
            "https://clinic.example/a/../b",
            "https://clinic.example/./b",
            "https://clinic.example/%zz",
            "https://clinic.example/a\\b",
            "https:/clinic.example/v1",
            "https:clinic.example",
            "http://clinic.example/v1",
            "http://localhost.clinic.example/v1",
            "http://127.0.0.1.example/v1",
            "http://10.0.0.1/v1",
            "http://[::ffff:127.0.0.1]/v1",
            b"https://clinic.example/v1",
            5,
            None,
        ],
        "time_zone": ["Mars/Olympus", "", "localtime", "Factory", "posixrules", "../etc/localtime", 5, b"UTC", True],
        "max_retries": [-1, 1.5, True],
        "retry": [5, None, "never", Retry],
        "rate_limit": [5, 10.0, "none", RateLimit, RateLimiter],
        "max_response_bytes": [0, -1, 1.5, True, "64 MiB", None],
        "strict": ["yes", 1, None],
        "allow_insecure": ["yes", 1, None],
        "vendor_key": ["", "two\nlines", "schlüssel"],
    }.items(),
)
def test_invalid_setting_is_rejected_by_name(setting: str, values: list[Any]) -> None:
    for value in values:
        with pytest.raises(ArgumentError, match=f"^{setting}: "):
            prac(**{setting: value})


@pytest.mark.parametrize("headers", [[1], "x", {"a": 1}, {1: "a"}, {"a": "b\r\nc"}, {"": "a"}, {"ü": "a"}])
def test_invalid_headers_are_rejected_before_sending(headers: Any) -> None:
    with pytest.raises(ArgumentError, match=r"^extra_headers"):
        prac(lambda _: pytest.fail("it was sent")).patients.get(1, extra_headers=headers)


@pytest.mark.parametrize("name", ["X-Api-Key", "a-api-key", "A_API_KEY", "Authorization", "Proxy-Authorization"])
def test_extra_headers_cannot_set_credentials(name: str) -> None:
    client = prac(lambda _: pytest.fail("it was sent"))
    for call in (client.patients.get, lambda _, **keywords: client.with_options(**keywords)):
        with pytest.raises(ArgumentError, match=rf"^extra_headers\.\(key 2\): must not set {name.lower()}"):
            call(1, extra_headers={"x-trace": "1", name: "another"})


def test_extra_headers_cannot_break_a_multipart_body() -> None:
    pool = httpx.Client(transport=httpx.MockTransport(lambda _: pytest.fail("it was sent")))
    headers = {"content-type": "application/json"}
    details = {"name": "a.txt", "size": "1", "primaryDomainKey": "1", "entity": "client"}
    with Coreplus(**dict.fromkeys(COREPLUS_CREDENTIALS, "x"), http_client=pool) as core:
        for files, given in ((core.files, headers), (core.with_options(extra_headers=headers).files, None)):
            with pytest.raises(ArgumentErrorOfCoreplus, match=r"^extra_headers: must not set content-type"):
                files.upload(details=details, file=("a.txt", b"a"), extra_headers=given)


@pytest.mark.parametrize(
    ("given", "normal"),
    [
        ("https://clinic.example", "https://clinic.example"),
        ("HTTPS://Clinic.Example:443/V1/", "https://clinic.example/V1"),
        ("https://clinic.example:8443/v1", "https://clinic.example:8443/v1"),
        ("https://xn--bcher-kva.example/v1", "https://xn--bcher-kva.example/v1"),
        ("http://localhost:8490/v1", "http://localhost:8490/v1"),
        ("http://127.0.0.1:80/v1", "http://127.0.0.1/v1"),
        ("http://[::1]:8490/v1", "http://[::1]:8490/v1"),
    ],
)
def test_base_url_is_used_in_its_normal_form(given: str, normal: str) -> None:
    assert prac(base_url=given).base_url == normal


def test_plain_http_to_another_machine_has_to_be_allowed() -> None:
    with pytest.raises(ArgumentError, match=r"^base_url: must be https: .* allow_insecure=True"):
        prac(base_url="http://mock_server:8490/v1")
    assert prac(base_url="http://mock_server:8490/v1", allow_insecure=True).base_url == "http://mock_server:8490/v1"


@pytest.mark.parametrize("wrong", [{"retry": 5}, {"audience": 5}, {"audience": ""}, {"rate_limit": 5}])
def test_wrong_setting_of_a_signing_client_is_rejected_by_name(wrong: dict[str, Any]) -> None:
    with pytest.raises(ArgumentErrorOfCoreplus, match=rf"^{next(iter(wrong))}: "):
        Coreplus(**dict.fromkeys(COREPLUS_CREDENTIALS, "x"), **wrong)


def test_timeout_can_be_set_per_call() -> None:
    seen: list[Any] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.extensions["timeout"])
        return httpx.Response(200, json={"client_id": 1})

    client = prac(answer)
    client.patients.get(1)
    client.patients.get(1, timeout=0.5)
    client.with_options(timeout=2).patients.get(1)
    assert seen == [dict.fromkeys(("connect", "read", "write", "pool"), seconds) for seconds in (30.0, 0.5, 2.0)]


def test_with_options_does_not_change_the_client() -> None:
    seen: list[str | None] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers.get("x-trace"))
        return httpx.Response(200, json={"client_id": 1, "surname": 7})

    client = prac(answer)
    patients = client.patients
    other = client.with_options(extra_headers={"x-trace": "1"}, max_retries=0, strict=True)
    patients.get(1)
    with pytest.raises(Exception, match="violates its schema"):
        other.patients.get(1)
    assert client.patients is patients
    assert seen == [None, "1"]


@pytest.mark.parametrize("retries", [0, 1, 4])
def test_with_options_sets_max_retries(retries: int) -> None:
    sent: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request)
        return httpx.Response(503)

    client = prac(answer, retry=Retry(sleep=lambda _: None))
    raw = client.with_options(max_retries=retries).patients.with_raw_response.get(1)
    assert (raw.status_code, len(sent)) == (503, 1 + retries)
    sent.clear()
    assert client.patients.with_raw_response.get(1).attempts == len(sent) == 3


def test_extra_headers_of_options_accumulate() -> None:
    seen: list[httpx.Headers] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.headers)
        return httpx.Response(200, json={"client_id": 1})

    client = prac(answer).with_options(extra_headers={"X-One": "1", "X-Two": "2"})
    client.with_options(extra_headers={"x-two": "two", "x-three": "3"}).patients.get(1, extra_headers={"x-four": "4"})
    assert [seen[0].get(f"x-{name}") for name in ("one", "two", "three", "four")] == ["1", "two", "3", "4"]


def test_unset_path_parameter_is_rejected() -> None:
    with pytest.raises(ArgumentError) as caught:
        prac().patients.get(UNSET)  # pyright: ignore[reportArgumentType]
    assert str(caught.value) == "client_id: is required"


@pytest.mark.parametrize("address", ["https://clinic.example/v1", "https://clinic.example/v1/"])
def test_base_url_may_end_in_a_slash(address: str) -> None:
    seen: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(str(request.url))
        return httpx.Response(200, json={"client_id": 1})

    prac(answer, base_url=address).patients.get(1)
    assert seen == ["https://clinic.example/v1/patient/1"]


def test_client_repr_shows_its_base_url() -> None:
    client = prac(base_url="https://clinic.example/v1/")
    assert client.base_url == "https://clinic.example/v1"
    assert repr(client) == "PracSuite(base_url='https://clinic.example/v1')"


def test_every_resource_uses_the_timeout_of_its_client() -> None:
    seen: list[float] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append(request.extensions["timeout"]["read"])
        name = {"patient": "client_id"}.get(resource := request.url.path.split("/")[-2], f"{resource}_id")
        return httpx.Response(200, json={name: 1})

    client = prac(answer)
    names = ("patients", "appointments", "practitioners", "businesses")
    for name in names:
        getattr(client, name).get(1)
    other = client.with_options(timeout=2)
    for name in names:
        getattr(other, name).get(1)
    assert seen == [30.0] * 4 + [2.0] * 4


def test_with_options_shares_the_rate_limit() -> None:
    waited: list[float] = []
    client = prac(rate_limit=RateLimit(1, 5), retry=Retry(sleep=waited.append, clock=lambda: 0.0))
    client.patients.get(1)
    client.with_options(timeout=1).patients.get(1)
    assert 5.0 <= sum(waited) <= 5.2


def lost_once(asked: list[httpx.Request]) -> Any:
    """Respond as if nothing was booked after the response to the first booking was lost."""

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        if [one.method for one in asked] == ["POST"]:
            raise httpx.ReadError("lost")
        body = {"appointments": [], "cancelled_appointments": [], "total_entries": 0, "links": {}}
        if request.method == "POST":
            body = {"appointment_id": 1, "client_id": 7}
        date = {"date": formatdate(usegmt=True)}
        return httpx.Response(200 if request.method == "GET" else 201, headers=date, json=body)

    return answer


BOOKING = {
    "app_time": datetime(2027, 1, 4, 9),
    "practitioner_id": 1,
    "business_id": 1,
    "duration": 30,
    "client_id": 7,
    "appointment_type_id": 2,
}


def test_lookups_are_spaced_by_first_delay_plus_jitter() -> None:
    waited: list[float] = []
    asked: list[httpx.Request] = []
    retry = Retry(sleep=waited.append, random=lambda: 0.5, first_delay=2.0)
    client = prac(lost_once(asked), retry=retry, time_zone="Australia/Adelaide")
    client.appointments.create(**BOOKING, reconcile=True)
    assert [request.method for request in asked] == ["POST", *["GET"] * 4, "POST"]
    assert waited[0] == 3.0


def test_lookups_use_timeout_and_headers_of_the_call() -> None:
    asked: list[httpx.Request] = []
    client = prac(lost_once(asked), retry=Retry(sleep=lambda _: None), time_zone="Australia/Adelaide")
    client.appointments.create(**BOOKING, reconcile=True, timeout=1.5, extra_headers={"X-Trace": "1"})
    assert len(asked) == 6
    assert {request.extensions["timeout"]["read"] for request in asked} == {1.5}
    assert {request.headers.get("x-trace") for request in asked} == {"1"}


def test_next_pages_use_timeout_and_headers_of_the_call() -> None:
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request)
        links = {"next": f"https://api.pracsuite.com/v1/patient?page={len(asked) + 1}"} if len(asked) < 3 else {}
        return httpx.Response(200, json={"clients": [{"client_id": len(asked)}], "total_entries": 3, "links": links})

    assert len(list(prac(answer).patients.list(timeout=1.5, extra_headers={"X-Trace": "1"}))) == 3
    assert [request.extensions["timeout"]["read"] for request in asked] == [1.5] * 3
    assert [request.headers.get("x-trace") for request in asked] == ["1"] * 3


def test_list_without_total_continues_until_an_empty_page() -> None:
    asked: list[str] = []

    def answer(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.params.get("pageNumber", "1"))
        assert (request.url.params["name"], request.url.params["pageSize"]) == ("Jane & Zoë", "2")
        number = len(asked)
        clients = [{"clientId": f"{number}-{index}"} for index in range((2, 2, 1, 0)[number - 1])]
        return httpx.Response(200, json={"clients": clients})

    pool = httpx.Client(transport=httpx.MockTransport(answer))
    keys = {"consumer_id": "c", "consumer_secret": "s" * 40, "access_token": "a", "issuer": "i"}
    with Coreplus(**keys, http_client=pool) as core:
        assert len(list(core.clients.list(page_size=2, name="Jane & Zoë"))) == 5
    assert asked == ["1", "2", "3", "4"]


@pytest.mark.parametrize("page", ["1", "3", "two", "", "-2", "9" * 40, "٢"])
def test_next_link_without_page_number_is_reported(page: str) -> None:
    links = {"next": f"https://api.pracsuite.com/v1/patient?page={page}"}
    body = {"clients": [{"client_id": 7}], "total_entries": 2, "links": links}
    first = prac(lambda _: httpx.Response(200, json=body)).patients.list()
    assert len(first.items) == 1
    with pytest.raises(ResponseValidationError, match="does not point to the page with the next number"):
        first.next_page()


def test_text_is_sent_unchanged() -> None:
    sent: list[bytes] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(request.read())
        return httpx.Response(201, json={"client_id": 7})

    prac(answer).patients.create(first_name="Zoë", surname="Nguyễn")
    assert sent == ['{"first_name":"Zoë","surname":"Nguyễn"}'.encode()]


def test_threads_share_a_client_and_its_rate_limit() -> None:
    waited: list[float] = []
    here = threading.local()

    def sleep(seconds: float) -> None:
        here.waited += seconds

    def get() -> None:
        here.waited = 0.0
        client.patients.get(1)
        waited.append(here.waited)

    client = prac(rate_limit=RateLimit(5, 1), retry=Retry(sleep=sleep, clock=lambda: 0.0))
    threads = [threading.Thread(target=get) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    waited.sort()
    assert len(waited) == 20
    assert all(waited[index + 5] - waited[index] >= 1 for index in range(15))


@pytest.mark.parametrize("total", [True, "five", None, 1.5])
def test_total_that_is_not_a_number_reads_as_none(total: Any) -> None:
    body = {"clients": [], "total_entries": total, "links": {}}
    assert prac(lambda _: httpx.Response(200, json=body)).patients.list().total is None


def test_undescribed_values_are_not_printed() -> None:
    body = ErrorBody.from_dict({"statusMessages": ["about Robin Example"]})
    assert body.status_messages == ["about Robin Example"]
    assert "Robin" not in repr(body)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ({}, "404 (patients.get): GET /patient/{client_id}"),
        ({"request_id": "0-1"}, "404 (patients.get) request_id=0-1: GET /patient/{client_id}"),
        (
            {"error": {"code": "NOT_FOUND", "detail": "Robin"}, "request_id": "0-1"},
            "404 NOT_FOUND (patients.get) request_id=0-1: see .detail",
        ),
    ],
)
def test_error_message_has_what_vendor_support_asks_for(body: dict[str, Any], told: str) -> None:
    with pytest.raises(NotFoundError) as caught:
        prac(lambda _: httpx.Response(404, json=body)).patients.get(1)
    assert str(caught.value) == told


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"<html>", "the response (200) is not JSON"),
        (b"", "the response (200) is not JSON"),
        (b"null", "the response must be an object"),
    ],
)
def test_invalid_json_is_distinguished_from_null(body: bytes, reason: str) -> None:
    headers = {"content-type": "application/json"}
    with pytest.raises(ResponseValidationError) as caught:
        prac(lambda _: httpx.Response(200, content=body, headers=headers)).patients.get(1)
    assert str(caught.value) == f"patients.get: {reason}"


def test_missing_argument_is_named() -> None:
    with pytest.raises(TypeError, match="duration"):
        prac().appointments.reserve(app_time=None)  # type: ignore[call-arg, arg-type]
