"""Messages: parts, files, and the people to whom they are matched."""

from __future__ import annotations

import json
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice_mock.coreplus.seed import KIM, SAM, guid
from practice_mock.rejection import BadBody
from practice_mock.spec.multipart import parse_multipart
from practice_mock.state.store import Record
from practice_mock.testing import Mock
from tests.mock.support import frozen_mock, message_data, message_parts, send_message, token
from tests.tiers import cases

ONE, TWO = ("report.pdf", b"%PDF-1.7\r\n--b\r\n\x00\xff"), ('Röntgen "2".jpg', b"")


def stored(mock: Mock) -> list[Record]:
    return list(mock.practice.coreplus[0].table("message").records())


def refused(answer: httpx.Response, *words: str) -> None:
    assert (answer.status_code, answer.headers["x-mock-cause"]) == (400, "client"), answer.text
    for word in words:
        assert word in answer.json()["message"]


def test_a_message_is_stored_with_its_files_and_repeated(mock: Mock) -> None:
    data = message_data(
        ONE,
        TWO,
        Client={"Id": SAM.upper(), "Firstname": "Sam", "Address": {"AddressLine": "1 Example Street"}, "Gender": "F"},
        PractitionerTo={"Firstname": "Kim", "Surname": "Lee", "ProviderNumber": "0000001B"},
    )
    answer = send_message(mock, message_parts(data, ONE, TWO))
    assert answer.status_code == 200
    assert answer.json() == {
        "header": {"sendingFacility": "Example Lab"},
        "messageContents": [
            {"attachedFileDetails": {"name": ONE[0], "size": len(ONE[1])}},
            {"attachedFileDetails": {"name": TWO[0], "size": 0}},
        ],
        "client": {
            "id": SAM.upper(),
            "firstname": "Sam",
            "address": {"addressLine": "1 Example Street"},
            "gender": "F",
        },
        "practitionerTo": {"firstname": "Kim", "surname": "Lee", "providerNumber": "0000001B"},
    }
    (message,) = stored(mock)
    assert [(file["name"], file["content"], file["contentType"]) for file in message["files"]] == [
        (*ONE, "text/plain"),
        (*TWO, "text/plain"),
    ]
    assert message["data"] == data
    assert (message["clientId"], message["practitionerId"], message["referrerId"]) == (SAM, KIM, None)


@pytest.mark.parametrize(
    ("client", "matched"),
    [
        ({"Id": SAM}, True),
        ({"Id": SAM.upper(), "Surname": "Other"}, True),
        ({"Firstname": "Sam", "Surname": "Doe", "DateOfBirth": "1980-02-03"}, True),
        ({"Firstname": " sam", "Surname": "DOE", "DateOfBirth": "1980-02-03"}, True),
        ({"Id": "unknown", "Firstname": "Sam", "Surname": "Doe", "DateOfBirth": "1980-02-03"}, True),
        ({"Firstname": "Sam", "Surname": "Doe", "DateOfBirth": "1980-02-04"}, False),
        ({"Firstname": "Sam", "Surname": "Doe"}, False),
        ({"Surname": "Doe", "DateOfBirth": "1980-02-03"}, False),
        ({}, False),
    ],
)
def test_a_client_is_matched_by_number_or_by_name_and_birth_date(
    mock: Mock, client: dict[str, str], matched: bool
) -> None:
    assert send_message(mock, message_parts(message_data(ONE, Client=client), ONE)).status_code == 200
    assert stored(mock)[0]["clientId"] == (SAM if matched else None)


@pytest.mark.parametrize(
    ("status", "matched"), [("Current", False), ("Closed", False), ("Deceased", False), ("Deleted", True)]
)
def test_a_client_with_a_namesake_of_the_same_age_is_not_matched(mock: Mock, status: str, matched: bool) -> None:
    clients = mock.practice.coreplus[0].table("client")
    sam = clients.get(SAM)
    assert sam is not None
    clients.put({**sam, "clientId": "namesake", "Status": status})
    client = {"Firstname": "Sam", "Surname": "Doe", "DateOfBirth": "1980-02-03"}
    for sent, expected in ((client, SAM if matched else None), ({**client, "Id": SAM}, SAM)):
        send_message(mock, message_parts(message_data(ONE, Client=sent), ONE))
        assert stored(mock)[-1]["clientId"] == expected


@pytest.mark.parametrize(
    "client", [{"Id": SAM}, {"Firstname": "Sam", "Surname": "Doe", "DateOfBirth": "1980-02-03"}], ids=["id", "name"]
)
def test_a_deleted_client_is_not_matched(mock: Mock, client: dict[str, str]) -> None:
    clients = mock.practice.coreplus[0].table("client")
    sam = clients.get(SAM)
    assert sam is not None
    clients.put({**sam, "Status": "Deleted"})
    send_message(mock, message_parts(message_data(ONE, Client=client), ONE))
    assert stored(mock)[0]["clientId"] is None


@pytest.mark.parametrize(
    ("to", "matched"),
    [
        ({"Id": KIM}, True),
        ({"Firstname": "KIM", "Surname": "lee"}, True),
        ({"Firstname": "Kim"}, False),
        ({"ProviderNumber": "0000001B"}, False),
    ],
)
def test_the_receiver_is_matched_by_number_or_by_name(mock: Mock, to: dict[str, str], matched: bool) -> None:
    send_message(mock, message_parts(message_data(ONE, PractitionerTo=to), ONE))
    assert stored(mock)[0]["practitionerId"] == (KIM if matched else None)


@pytest.mark.parametrize(
    ("sender", "matched"),
    [
        ({"Firstname": "Robin", "Surname": "Roe", "ProviderNumber": "0000000A"}, True),
        ({"Firstname": "Robin", "Surname": "Roe", "ProviderNumber": "0000000B"}, False),
        ({"Firstname": "Robin", "Surname": "Roe"}, False),
        ({"ProviderNumber": "0000000A"}, False),
    ],
)
def test_the_sender_is_matched_by_name_and_provider_number(mock: Mock, sender: dict[str, str], matched: bool) -> None:
    send_message(mock, message_parts(message_data(ONE, PractitionerFrom=sender), ONE))
    assert stored(mock)[0]["referrerId"] == (guid("referrer", 1) if matched else None)


def test_files_must_match_the_message(mock: Mock) -> None:
    refused(send_message(mock, message_parts(message_data(ONE, TWO), ONE)), "2 files, but the request contains 1")
    refused(send_message(mock, message_parts(message_data(ONE), ONE, TWO)), "1 files, but the request contains 2")
    refused(
        send_message(mock, message_parts(message_data(ONE), (ONE[0], b"x"))), "0.AttachedFileDetails.Size must equal"
    )
    refused(
        send_message(mock, message_parts(message_data(ONE), ("other.pdf", ONE[1]))),
        "0.AttachedFileDetails.Name must equal",
    )
    refused(
        send_message(mock, message_parts(message_data(ONE, TWO), TWO, ONE)), "0.AttachedFileDetails.Name must equal"
    )
    assert stored(mock) == []


@pytest.mark.parametrize(
    ("data", "word"),
    [
        ("{", "messageData must be JSON"),
        ("[]", "messageData must be of type object"),
        ({"MessageContents": [{"AttachedFileDetails": {"Name": "a", "Size": 1}}]}, "messageData.Header must be given"),
        ({**message_data(ONE), "Header": {}}, "messageData.Header.SendingFacility must be given"),
        ({**message_data(ONE), "MessageContents": []}, "at least 1 items"),
        (message_data(ONE, Patient={}), "is not a known field; did you mean Client?"),
        (message_data(ONE, Client={"Gender": "X"}), "must be one of Male"),
        (message_data(ONE, Client={"DateOfBirth": "03/02/1980"}), "must have the format date"),
    ],
)
def test_message_data_must_follow_its_schema(mock: Mock, data: Any, word: str) -> None:
    refused(send_message(mock, message_parts(data, ONE)), word)
    assert stored(mock) == []


def test_the_parts_of_a_message_must_follow_the_document(mock: Mock) -> None:
    text = json.dumps(message_data(ONE))
    data, file = ("messageData", (None, text, "text/plain")), ("file", (ONE[0], ONE[1], "application/pdf"))
    assert send_message(mock, [file, ("messageData", (None, text))]).status_code == 200
    refused(send_message(mock, [data]), "file must be given")
    refused(send_message(mock, [file]), "messageData must be given")
    refused(send_message(mock, [data, data, file]), "messageData must be sent once")
    refused(
        send_message(mock, [data, file, ("note", (None, "x"))]),
        "is not a known field; the known fields are file, messageData",
    )
    refused(send_message(mock, [("messageData", (None, text, "application/json")), file]), "must have the content type")
    refused(send_message(mock, [data, ("file", (None, ONE[1]))]), "must have a file name")
    latin = text.replace("Lab", "Läb").encode("latin-1")
    refused(send_message(mock, [("messageData", (None, latin, "text/plain")), file]), "must be")


@pytest.mark.parametrize("content_type", ["application/json", "multipart/form-data", "multipart/form-data; boundary=x"])
def test_a_body_that_is_not_multipart_is_rejected(mock: Mock, content_type: str) -> None:
    url = f"{mock.coreplus_url}/Message/"
    headers = {"authorization": token("POST", url, mock.practice.clock.now()), "content-type": content_type}
    with httpx.Client(transport=mock.transport) as client:
        refused(client.post(url, content=b"{}", headers=headers))


def test_the_sample_of_the_vendor_can_be_read() -> None:
    """The file part is first, names are not quoted, and the file's name is given in two forms."""
    body = (
        b"--e0\r\nContent-Type: image/jpeg\r\n"
        b"Content-Disposition: form-data; name=file; filename=cat.jpg; filename*=utf-8''k%C3%A4tzchen.jpg\r\n"
        b"\r\n\xff\xd8\r\n"
        b"--e0\r\nContent-Type: text/plain; charset=utf-8\r\n"
        b"Content-Disposition: form-data; name=messageData\r\n\r\n{}\r\n--e0--\r\n"
    )
    file, data = parse_multipart(body, "e0")
    assert (file.name, file.file_name, file.content, file.content_type) == (
        "file",
        "kätzchen.jpg",
        b"\xff\xd8",
        "image/jpeg",
    )
    assert (data.name, data.file_name, data.content) == ("messageData", None, b"{}")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"--e0\r\n",
        b"--e0--\r\n"[:-4],
        b"--e0\r\nContent-Disposition: form-data; name=a\r\n\r\nx",
        b"--e0\r\nContent-Type: text/plain\r\n\r\nx\r\n--e0--\r\n",
        b"--e0\r\nContent-Disposition: attachment; name=a\r\n\r\nx\r\n--e0--\r\n",
        b"--e0\r\nContent-Disposition: form-data; name=\xff\r\n\r\nx\r\n--e0--\r\n",
        b"--e0\r\nContent-Disposition: form-data; name=a; filename*=nope''%C3\r\n\r\nx\r\n--e0--\r\n",
    ],
)
def test_an_unreadable_multipart_body_is_rejected(body: bytes) -> None:
    with pytest.raises(BadBody):
        parse_multipart(body, "e0")


FUZZED = frozen_mock()
file_names = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\\%\x1b\x7f\x85"), min_size=1, max_size=20
).filter(lambda name: name == name.strip())


@settings(max_examples=cases(60), deadline=None, derandomize=True)
@given(st.lists(st.tuples(file_names, st.binary(max_size=200)), min_size=1, max_size=3))
def test_any_file_arrives_unchanged(files: list[tuple[str, bytes]]) -> None:
    FUZZED.practice.reset()
    assert send_message(FUZZED, message_parts(message_data(*files), *files)).status_code == 200
    assert [(file["name"], file["content"]) for file in stored(FUZZED)[0]["files"]] == files
