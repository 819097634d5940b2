"""Rejections say what was probably meant, and repeat nothing that may be data about a patient."""

from __future__ import annotations

import logging
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practice_mock import create_app, documents
from practice_mock.limits import Limits
from practice_mock.pracsuite.domain.filters import FORMATS, condition, example
from practice_mock.spec import names
from practice_mock.spec.names import MOST, Vocabulary, nearest, repeatable, unknown_names
from practice_mock.testing import Mock
from tests.mock.coreplus_support import coreplus_client
from tests.mock.support import pracsuite_client, token

KNOWN = ("page", "page_size", "sort_by", "q[]")
WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=30)
NAMES = tuple(sorted(Vocabulary(documents.load("pracsuite")).names))


def detail(response: httpx.Response) -> str:
    assert response.status_code == 400
    return str(response.json()["error"]["detail"])


@pytest.mark.parametrize(
    ("name", "meant"),
    [("pagesize", "page_size"), ("PageSize", "page_size"), ("page-size", "page_size"), ("pag", "page"), ("zzz", None)],
)
def test_the_nearest_known_name_is_suggested(name: str, meant: str | None) -> None:
    assert nearest(name, KNOWN) == meant


@given(st.sampled_from(NAMES), st.data())
def test_a_known_name_with_one_typing_error_may_be_repeated_and_is_recognised(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(name) - 1))
    changed = data.draw(
        st.sampled_from([name[:at] + name[at + 1 :], name[:at] + "x" + name[at:], name[:at] + "x" + name[at + 1 :]])
    )
    assert nearest(name.upper(), [name]) == name
    assert repeatable(name.upper(), [name])
    assert repeatable(changed, [name]) or len(name) <= 6 or "x" in changed
    assert nearest(changed, [name]) == name or len(name) < 5


@given(WORDS)
def test_a_name_that_no_document_has_is_never_repeated(name: str) -> None:
    text = unknown_names("query parameter", {3: name}, KNOWN)
    if not repeatable(name, KNOWN):
        assert text == unknown_names("query parameter", {3: "?" * len(name)}, KNOWN) or nearest(name, KNOWN)
        assert text.startswith("Query parameter 3 is not known")


def test_unknown_query_parameters_are_named_or_numbered_with_the_known_ones(pracsuite: httpx.Client) -> None:
    text = detail(pracsuite.get("/patient", params={"pagesize": 3, "page": 1, "JaneDoe": 1}))
    assert "The query parameter pagesize is not known (did you mean page_size?)" in text
    assert "query parameter 3 is not known" in text
    assert "Known query parameters: page, page_size, sort_by, q[]." in text
    assert "Jane" not in text


@pytest.mark.parametrize(
    ("rejected", "words"),
    [
        ("appointmenttypeid:=3", ("Condition 2", "did you mean appointment_type_id?", "Known fields: ", "client_id")),
        ("JaneDoe:=3", ("Condition 2", "a field by which this list cannot be filtered", "Known fields: ")),
        ("created:=2027-01-04T00:00:00Z", ("created takes < <= > >= and an instant such as 2025-01-31T09:15:00Z",)),
        ("client_id:~7", ("client_id takes = != < <= > >= and a whole number",)),
        ("client_id:=Jane", ("requires a whole number after client_id:=",)),
        ("client_id:7", ("must have the form FIELD:OPERATORVALUE, such as client_id:=5; client_id takes = !=",)),
        ("JaneDoe", ("must have the form FIELD:OPERATORVALUE, such as created:>=2025-01-31T09:15:00Z",)),
    ],
)
def test_a_rejected_condition_says_what_the_list_takes(
    pracsuite: httpx.Client, rejected: str, words: tuple[str, ...]
) -> None:
    text = detail(pracsuite.get("/appointment", params={"q[]": ["client_id:=7", rejected]}))
    assert all(word in text for word in words), text
    assert "Jane" not in text


def test_an_equality_with_a_flag_on_a_filter_of_times_says_that_none_exists(pracsuite: httpx.Client) -> None:
    text = detail(pracsuite.get("/appointment_type", params={"q[]": "archived:=false"}))
    assert "archived takes < <= > >= and an instant" in text
    assert "A record without a value matches no condition" in text
    assert pracsuite.get("/item_group", params={"q[]": "archived:=false"}).status_code == 200


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_format_of_a_filter_gives_an_example_that_it_accepts(name: str) -> None:
    condition(example({"field": name}), {"field": name}, lambda field: lambda record: None)


def test_an_unknown_order_names_the_fields(pracsuite: httpx.Client) -> None:
    text = detail(pracsuite.get("/appointment", params={"sort_by": "appointmentid,Jane"}))
    assert "The field appointmentid is not known (did you mean appointment_id?); field 2 is not known" in text
    assert "Known fields: appointment_id, created" in text
    assert "Jane" not in text


def test_a_rejected_body_suggests_fields_and_values(pracsuite: httpx.Client, coreplus: httpx.Client) -> None:
    body = {"clientid": 7, "jane doe": 1, "app_time": "tomorrow"}
    problems = pracsuite.post("/appointment", json=body).json()["error"]["validation"]
    messages = {problem["field"]: problem["message"] for problem in problems}
    assert messages["app_time"] == "must have the format date-time-local, such as 2025-01-31T09:15:00"
    assert messages[""] == "must contain practitioner_id and business_id, or practitioner_business_id"
    [unknown] = [message for message in messages.values() if message.startswith("is not a known field")]
    assert "did you mean client_id?" in unknown
    assert "jane" not in str(problems)
    answer = coreplus.get("/invoice/", params={"Field": "invoiceid"})
    assert "did you mean invoiceId?" in answer.json()["message"]


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("/patients/7", "This API has the path /patient/{client_id} under the base URL"),
        (
            "/v1/patient/7",
            "This API has the path /patient/{client_id} under the base URL https://practice-mock.test/v1.",
        ),
        ("/appointments/4101/cancel", "/appointment/{appointment_id}/cancel"),
        ("/patient//appointment", "The path has an empty segment"),
        ("/nothing/like/it", "/openapi/pracsuite.json lists the paths."),
    ],
)
def test_an_unknown_path_of_an_api_suggests_one(pracsuite: httpx.Client, path: str, hint: str) -> None:
    answer = pracsuite.get(path)
    assert answer.status_code == 403
    assert hint in answer.json()["error"]["detail"]


def test_thousands_of_unknown_names_are_counted(mock: Mock, monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []

    def close(name: str, *rest: object, **options: object) -> list[str]:
        compared.append(name)
        return []

    monkeypatch.setattr(names, "get_close_matches", close)
    many = {f"x{number}": 1 for number in range(5000)}
    wide = Mock(mock.practice, create_app(mock.practice, limits=Limits(header_bytes=1_000_000)), mock.origin)
    with pracsuite_client(wide) as client, coreplus_client(wide) as signed:
        client.event_hooks = signed.event_hooks = {}
        answers = [
            client.get("/patient", params=many),
            client.get("/appointment", params={"sort_by": ",".join(many)}),
            client.post("/patient", json=many),
            signed.get("/Client/", params=many),
            client.get(f"{mock.coreplus_url}/Client/", params=many),
        ]
        header = token("GET", f"{mock.coreplus_url}/Client/", mock.practice.clock.now())
        url = f"{mock.coreplus_url}/Client/"
        headers = {"authorization": header, "content-type": "application/json"}
        answers.append(client.get(url, params=many, headers=headers))
    assert [answer.status_code for answer in answers] == [400, 400, 422, 400, 401, 401]
    assert all(len(answer.text) < 3000 for answer in answers)
    assert "4995 more are not known" in answers[0].text
    assert len(compared) <= 6 * MOST


CANARIES = st.text("qzxjkv", min_size=6, max_size=12).map(lambda text: f"Zzq{text}")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CANARIES, st.sampled_from(["name", "segment", "field", "sort", "body", "value", "method"]))
def test_nothing_that_a_caller_wrote_is_repeated_or_kept(
    mock: Mock, caplog: pytest.LogCaptureFixture, word: str, place: str
) -> None:
    caplog.clear()
    with pracsuite_client(mock) as client, coreplus_client(mock) as signed, caplog.at_level(logging.INFO):
        client.event_hooks = signed.event_hooks = {}
        calls: dict[str, list[Any]] = {
            "name": [
                lambda: client.get("/patient", params={word: 1}),
                lambda: signed.get("/Client/", params={word: 1}),
            ],
            "segment": [
                lambda: client.get(f"/patients/{word}/history"),
                lambda: client.get(f"{mock.origin}/{word}/patient/{word}"),
                lambda: signed.get(f"/Clients/{word}/{word}"),
                lambda: client.get(f"{mock.control_url}/{word}"),
            ],
            "field": [lambda: client.get("/patient", params={"q[]": f"{word}:=1"})],
            "sort": [lambda: client.get("/patient", params={"sort_by": word})],
            "body": [lambda: client.post("/patient", json={word: {word: 1}})],
            "value": [
                lambda: client.get("/patient", params={"page": word}),
                lambda: client.get("/patient", params={"q[]": f"client_id:={word}"}),
                lambda: signed.get("/Client/", params={"pageSize": word, "sort": word}),
            ],
            "method": [lambda: client.delete(f"/patient/{word}"), lambda: client.options(f"/patient/{word}")],
        }
        answers = [call() for call in calls[place]]
    kept = [*mock.practice.journal, *mock.practice.missed, *caplog.messages]
    for answer in answers:
        assert answer.status_code in {204, 400, 401, 403, 404, 405, 422}
        assert word.lower() not in answer.text.lower()
    ours = [one for one in kept if not str(one).startswith("HTTP Request")]  # of the HTTP library
    assert ours
    assert word.lower() not in str(ours).lower()
