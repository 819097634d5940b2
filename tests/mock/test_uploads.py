"""Attachments: uploads with a signed form, downloads with a signed URL; neither can be forged."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from practice_mock import OTHER, Clock, Practice
from practice_mock.pracsuite.domain import object_storage
from practice_mock.rejection import Forbidden
from practice_mock.testing import Mock, serve
from tests.mock.support import NOW, pracsuite_client
from tests.tiers import cases

ONE_MOCK = settings(max_examples=cases(60), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

# Every character that a file name may contain: no path, no control characters, no other direction of writing.
STEMS = st.text(
    st.characters(blacklist_categories=["Cc", "Cf", "Cs"], blacklist_characters="/\\"), min_size=1, max_size=80
)
FILE_NAMES = st.builds("{}.{}".format, STEMS, st.sampled_from(["pdf", "txt", "JPG", "tar.gz", "é"])).filter(
    lambda name: not name.startswith(".")
)


def request_form(client: httpx.Client, client_id: int = 7, file_name: str = "letter.pdf") -> dict[str, Any]:
    answer = client.post(f"/patient/{client_id}/patient_attachment", json={"file_name": file_name})
    assert answer.status_code == 201, answer.text
    form: dict[str, Any] = answer.json()
    return form


def send(mock: Mock, form: dict[str, Any], content: bytes = b"bytes", **headers: str) -> httpx.Response:
    with httpx.Client(transport=mock.transport, headers=headers) as client:
        return client.post(form["url"], data=form["fields"], files={"file": ("any", content)})


def fetch(mock: Mock, url: str, **headers: str) -> httpx.Response:
    with httpx.Client(transport=mock.transport, headers=headers) as client:
        return client.get(url)


def attachments(client: httpx.Client, client_id: int = 7) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = client.get(f"/patient/{client_id}/patient_attachment").json()["attachment_clients"]
    return rows


def refused(answer: httpx.Response, status: int, code: str) -> bool:
    error = ElementTree.fromstring(answer.text)
    assert (answer.status_code, error.findtext("Code")) == (status, code)
    return "x-mock-cause" in answer.headers


@ONE_MOCK
@given(content=st.binary(max_size=3000), file_name=FILE_NAMES)
def test_an_uploaded_file_can_be_downloaded(
    mock: Mock, pracsuite: httpx.Client, content: bytes, file_name: str
) -> None:
    mock.practice.reset()
    before = attachments(pracsuite)
    assert send(mock, request_form(pracsuite, file_name=file_name), content).status_code == 204
    *others, made = attachments(pracsuite)
    assert [row["attachment_client_id"] for row in others] == [row["attachment_client_id"] for row in before]
    assert (made["description"], made["file_size"], made["file_date"]) == (file_name, len(content), "2027-01-04")
    assert made["file_type"] == file_name.rpartition(".")[2].lower()
    number = made["attachment_client_id"]
    read = pracsuite.get(f"/patient_attachment/{number}").json()
    assert read == {name: value for name, value in made.items() if name not in {"row_num", "total_rows"}}
    redirect = pracsuite.get(f"/patient_attachment/{number}/content")
    assert (redirect.status_code, redirect.content) == (302, b"")
    presigned = pracsuite.get(f"/patient_attachment/{number}/presign_url").json()
    assert presigned["file_name"] == file_name
    for url in (redirect.headers["location"], presigned["url"]):
        file = fetch(mock, url)
        assert (file.status_code, file.content) == (200, content)


def test_a_requested_upload_is_not_an_attachment_yet(pracsuite: httpx.Client) -> None:
    before = attachments(pracsuite)
    request_form(pracsuite)
    assert attachments(pracsuite) == before


_SIGNED = ("algorithm", "credential", "date", "security-token", "signature")
FIELDS = ("key", "Policy", *(f"x-amz-{name}" for name in _SIGNED))


@pytest.mark.parametrize("name", FIELDS)
def test_an_upload_with_a_changed_or_missing_field_is_rejected(mock: Mock, pracsuite: httpx.Client, name: str) -> None:
    before = attachments(pracsuite), attachments(pracsuite, 8)
    form = request_form(pracsuite)
    assert form["fields"].keys() == set(FIELDS)
    other = request_form(pracsuite, client_id=8, file_name="other.pdf")["fields"]
    value = form["fields"][name]
    swapped = other[name] if other[name] != value else value[:-1] + ("0" if value[-1] != "0" else "1")
    changed = {**form, "fields": {**form["fields"], name: swapped}}
    missing = {**form, "fields": {field: text for field, text in form["fields"].items() if field != name}}
    assert refused(send(mock, changed), 403, "AccessDenied")
    assert refused(send(mock, missing), 403, "AccessDenied")
    assert (attachments(pracsuite), attachments(pracsuite, 8)) == before


def test_an_upload_with_an_extra_field_is_rejected(mock: Mock, pracsuite: httpx.Client) -> None:
    form = request_form(pracsuite)
    extra = {**form, "fields": {**form["fields"], "acl": "public-read"}}
    assert refused(send(mock, extra), 403, "AccessDenied")


def test_the_file_must_be_the_last_field_of_an_upload(mock: Mock, pracsuite: httpx.Client) -> None:
    form = request_form(pracsuite)
    parts: list[tuple[str, Any]] = [(name, (None, text)) for name, text in form["fields"].items()]
    file = ("file", ("a.pdf", b"bytes"))
    with httpx.Client(transport=mock.transport) as client:
        assert refused(client.post(form["url"], files=[file, *parts]), 403, "AccessDenied")
        assert refused(client.post(form["url"], files=parts), 400, "MalformedPOSTRequest")
        assert refused(client.post(form["url"], files=[*parts, parts[0], file]), 400, "MalformedPOSTRequest")
        assert refused(client.post(form["url"], json={}), 400, "MalformedPOSTRequest")
        assert client.post(form["url"], files=[*parts, file]).status_code == 204


def test_a_repeated_upload_replaces_the_attachment(mock: Mock, pracsuite: httpx.Client) -> None:
    before, form = len(attachments(pracsuite)), request_form(pracsuite)
    for content in (b"lost answer", b"sent again"):
        assert send(mock, form, content).status_code == 204
    after = attachments(pracsuite)
    assert (len(after), after[-1]["file_size"]) == (before + 1, len(b"sent again"))
    assert send(mock, request_form(pracsuite), b"another").status_code == 204
    assert len(attachments(pracsuite)) == before + 2


@pytest.mark.parametrize("name", ["x-api-key", "a-api-key", "authorization"])
def test_the_storage_rejects_api_keys(mock: Mock, pracsuite: httpx.Client, name: str) -> None:
    form = request_form(pracsuite)
    assert refused(send(mock, form, **{name: "secret"}), 400, "InvalidArgument")
    location = pracsuite.get("/patient_attachment/61/content").headers["location"]
    assert refused(fetch(mock, location, **{name: "secret"}), 400, "InvalidArgument")
    assert fetch(mock, location).status_code == 200


def test_signed_urls_expire_by_the_clock_of_the_mock(mock: Mock, pracsuite: httpx.Client) -> None:
    form, presigned = request_form(pracsuite), pracsuite.get("/patient_attachment/61/presign_url").json()
    assert presigned["expires"] == "2027-01-04T00:35:00.000000Z"
    mock.practice.clock.advance(object_storage.DOWNLOAD_LIFE - timedelta(seconds=1))
    assert fetch(mock, presigned["url"]).status_code == 200
    mock.practice.clock.advance(timedelta(seconds=1))
    assert refused(fetch(mock, presigned["url"]), 403, "AccessDenied")
    mock.practice.clock.advance(object_storage.UPLOAD_LIFE - object_storage.DOWNLOAD_LIFE - timedelta(seconds=1))
    assert send(mock, form).status_code == 204
    mock.practice.clock.advance(timedelta(seconds=1))
    assert refused(send(mock, form), 403, "AccessDenied")


def test_a_download_url_is_valid_for_its_own_file_only(mock: Mock, pracsuite: httpx.Client) -> None:
    own, other = (pracsuite.get(f"/patient_attachment/{number}/content").headers["location"] for number in (61, 63))
    path, _, query = own.partition("?")
    assert refused(fetch(mock, f"{other.partition('?')[0]}?{query}"), 403, "AccessDenied")
    assert refused(fetch(mock, f"{path}x?{query}"), 403, "AccessDenied")
    assert refused(fetch(mock, f"{path}/more?{query}"), 403, "AccessDenied")
    assert refused(fetch(mock, f"{path}?{query.replace('Expires=300', 'Expires=900')}"), 403, "AccessDenied")
    assert refused(fetch(mock, f"{path}?{query}&X-Amz-Expires=900"), 403, "AccessDenied")
    assert refused(fetch(mock, f"{path}?{query}&more="), 403, "AccessDenied")
    assert refused(fetch(mock, path), 403, "AccessDenied")
    assert refused(fetch(mock, path.rpartition("/")[0]), 403, "AccessDenied")
    with httpx.Client(transport=mock.transport) as client:
        assert refused(client.put(own, content=b"x"), 405, "MethodNotAllowed")
        assert refused(client.get(f"{mock.origin}/_storage/"), 405, "MethodNotAllowed")


def test_signed_forms_and_urls_are_rejected_for_another_tenant(mock: Mock, pracsuite: httpx.Client) -> None:
    with pracsuite_client(mock, OTHER.pracsuite) as other:
        before = attachments(other, 1_000_007), attachments(pracsuite)
        ours, theirs = request_form(pracsuite)["fields"], request_form(other, 1_000_007)
        for name in ours:
            if ours[name] != theirs["fields"][name]:
                mixed = {**theirs, "fields": {**theirs["fields"], name: ours[name]}}
                assert refused(send(mock, mixed), 403, "AccessDenied")
        assert before == (attachments(other, 1_000_007), attachments(pracsuite))
        own, others = (
            c.get(f"/patient_attachment/{number}/content").headers["location"]
            for c, number in ((pracsuite, 61), (other, 1_000_061))
        )
        assert fetch(mock, own).content != fetch(mock, others).content
        assert refused(fetch(mock, f"{others.partition('?')[0]}?{own.partition('?')[2]}"), 403, "AccessDenied")
        assert refused(fetch(mock, f"{own.partition('?')[0]}?{others.partition('?')[2]}"), 403, "AccessDenied")


def test_signatures_differ_between_seeds_and_tenants() -> None:
    def signatures(seed: int) -> list[str]:
        practice = Practice(seed=seed, clock=Clock(NOW))
        return [object_storage.form(tenant, "temp/key")["x-amz-signature"] for tenant in practice.pracsuite]

    assert signatures(0) == signatures(0)
    assert len({*signatures(0), *signatures(1)}) == 4


@pytest.mark.parametrize(
    "file_name",
    [
        *("", "letter", "letter.", ".pdf", "a/b.pdf", "a\\b.pdf", "a\n.pdf", f"{'a' * 252}.pdf"),
        *("a\u202egp.pdf", "a\u200b.pdf", "a\x85.pdf"),
    ],
)
def test_a_file_name_needs_an_extension_and_must_not_be_a_path(pracsuite: httpx.Client, file_name: str) -> None:
    answer = pracsuite.post("/patient/7/patient_attachment", json={"file_name": file_name})
    assert (answer.status_code, answer.headers["x-mock-cause"]) == (422, "domain")
    assert answer.json()["error"]["validation"][0]["field"] == "file_name"


def test_an_upload_for_an_unknown_patient_is_rejected(pracsuite: httpx.Client) -> None:
    assert pracsuite.post("/patient/999/patient_attachment", json={"file_name": "a.pdf"}).status_code == 404


@pytest.mark.parametrize(
    ("method", "place", "allowed"),
    [
        ("GET", "", "OPTIONS, POST"),
        ("POST", "/a/b.pdf", "GET, HEAD, OPTIONS"),
        ("DELETE", "/a/b.pdf", "GET, HEAD, OPTIONS"),
    ],
)
def test_the_storage_returns_405_with_the_allowed_method(mock: Mock, method: str, place: str, allowed: str) -> None:
    with httpx.Client(transport=mock.transport) as plain:
        answer = plain.request(method, f"{mock.origin}/_storage{place}")
    assert (answer.status_code, answer.headers["allow"]) == (405, allowed)


def test_a_file_has_the_date_of_the_clinic(mock: Mock, pracsuite: httpx.Client) -> None:
    for hour, day in ((13, "2027-01-04"), (14, "2027-01-05")):  # before and after midnight at the clinic
        mock.practice.clock.set(datetime(2027, 1, 4, hour, tzinfo=UTC))
        assert send(mock, request_form(pracsuite)).status_code == 204
        assert attachments(pracsuite)[-1]["file_date"] == day


def test_files_are_at_most_100_mb(mock: Mock, pracsuite: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    fields = request_form(pracsuite)["fields"]
    tenant = mock.practice.pracsuite[0]
    assert object_storage.granted_key(tenant, fields, 100_000_000) == fields["key"]
    with pytest.raises(object_storage.TooLarge):
        object_storage.granted_key(tenant, fields, 100_000_001)
    monkeypatch.setattr(object_storage, "MAX_BYTES", 10)
    form, before = request_form(pracsuite), attachments(pracsuite)
    assert refused(send(mock, form, b"x" * 11), 400, "EntityTooLarge")
    assert attachments(pracsuite) == before
    assert send(mock, form, b"x" * 10).status_code == 204


@given(text=st.text(max_size=50))
def test_a_guessed_credential_is_rejected(shared_mock: Mock, text: str) -> None:
    with pytest.raises(Forbidden):
        object_storage.owner(shared_mock.practice.pracsuite, text)


def test_folders_contain_attachments_of_their_patient(pracsuite: httpx.Client) -> None:
    own = {row["attachment_client_id"] for row in attachments(pracsuite)}
    (folder,) = pracsuite.get("/patient/7/patient_attachment_folder").json()["attachment_client_folders"]
    number = folder["attachment_client_folder_id"]
    read = pracsuite.get(f"/patient_attachment_folder/{number}").json()
    assert read == {name: value for name, value in folder.items() if name not in {"row_num", "total_rows"}}
    inside = pracsuite.get(f"/patient_attachment_folder/{number}/patient_attachment").json()["attachment_clients"]
    assert {row["attachment_client_id"] for row in inside} < own
    assert pracsuite.get("/patient_attachment_folder/999/patient_attachment").json()["total_entries"] == 0
    assert pracsuite.get("/patient_attachment_folder/999").status_code == 404
    for path in ("", "/content", "/presign_url"):
        assert pracsuite.get(f"/patient_attachment/999{path}").status_code == 404


def test_the_journal_contains_nothing_about_an_uploaded_file(mock: Mock, pracsuite: httpx.Client) -> None:
    form = request_form(pracsuite, file_name="robin-example.pdf")
    send(mock, form, b"12345")
    fetch(mock, pracsuite.get("/patient_attachment/61/content").headers["location"])
    entries = [entry for entry in mock.practice.journal if entry.api == "storage"]
    assert [(entry.operation, entry.status, entry.tenant) for entry in entries] == [
        ("upload", 204, 3),
        ("download", 200, 3),
    ]
    text = repr(list(mock.practice.journal))
    for secret in ("robin", form["fields"]["x-amz-signature"], "X-Amz"):
        assert secret not in text


def test_a_file_is_uploaded_and_downloaded_over_a_socket() -> None:
    keys = {"x-api-key": "demo-vendor-key", "a-api-key": "demo-account-key"}
    content = bytes(range(256)) * 5000
    with (
        serve() as mock,
        httpx.Client(timeout=60) as plain,
        httpx.Client(headers=keys, base_url=mock.pracsuite_url, timeout=60) as client,
    ):
        form = request_form(client)
        assert plain.post(form["url"], data=form["fields"], files={"file": ("a", content)}).status_code == 204
        made = attachments(client)[-1]
        assert plain.get(client.get(made["links"]["content"]).headers["location"]).content == content


def test_attachments_keep_their_order_after_a_repeated_upload(mock: Mock, pracsuite: httpx.Client) -> None:
    first, second = request_form(pracsuite), request_form(pracsuite)
    for form in (first, second):
        send(mock, form)
    numbers = [row["attachment_client_id"] for row in attachments(pracsuite)]
    send(mock, first)
    assert [row["attachment_client_id"] for row in attachments(pracsuite)] == numbers == sorted(numbers)


def test_a_file_name_may_have_255_characters(pracsuite: httpx.Client) -> None:
    request_form(pracsuite, file_name=f"{'a' * 251}.pdf")


@pytest.mark.parametrize(
    ("wanted", "status", "content", "shown"),
    [
        ("bytes=0-3", 206, b"0123", "bytes 0-3/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-2", 206, b"89", "bytes 8-9/10"),
        ("bytes=-20", 206, b"0123456789", "bytes 0-9/10"),
        ("bytes=4-99", 206, b"456789", "bytes 4-9/10"),
        ("bytes=5-2", 200, b"0123456789", None),
        ("bytes=-", 200, b"0123456789", None),
        ("bytes=0-1,3-4", 200, b"0123456789", None),
        ("lines=1-2", 200, b"0123456789", None),
    ],
)
def test_a_part_of_a_file_can_be_downloaded(
    mock: Mock, pracsuite: httpx.Client, wanted: str, status: int, content: bytes, shown: str | None
) -> None:
    send(mock, request_form(pracsuite), b"0123456789")
    number = attachments(pracsuite)[-1]["attachment_client_id"]
    url = pracsuite.get(f"/patient_attachment/{number}/content").headers["location"]
    answer = fetch(mock, url, range=wanted)
    assert (answer.status_code, answer.content, answer.headers.get("content-range")) == (status, content, shown)
    with httpx.Client(transport=mock.transport) as plain:
        head = plain.head(url, headers={"range": wanted})
        assert plain.options(url).headers["allow"] == "GET, HEAD, OPTIONS"
        assert plain.options(mock.origin + "/_storage").headers["allow"] == "OPTIONS, POST"
    assert (head.status_code, head.content) == (status, b"")
    assert (head.headers.get("content-range"), head.headers["content-length"]) == (shown, str(len(content)))
    assert refused(fetch(mock, url, range="bytes=10-"), 416, "InvalidRange")
    assert refused(fetch(mock, url, range="bytes=-0"), 416, "InvalidRange")
