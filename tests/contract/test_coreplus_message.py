"""The client sends the multipart sample of coreplus' page, and its parts may have any content."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coreplus_client import AsyncCoreplus, Coreplus, MessageContent, MessageData, MessageHeader
from practice_mock.coreplus.domain.message import received
from practice_mock.testing import Mock
from tests.contract.conftest import COREPLUS_KEYS, COREPLUS_PATH, Carry, carry
from tests.contract.samples import FILE_CONTENT, FILE_NAME, MESSAGE
from tests.contract.wire import Arrived, Wire, listen
from tests.property.apis import APIS
from tests.property.clients import access
from tests.property.multipart import Part, boundary_of, parse

ORDINARY_HEADERS = {"accept-encoding", "connection", "host", "user-agent"}
NOTE = {"Header": {"SendingFacility": "Example"}}


def parts_of(arrived: Arrived) -> list[Part]:
    return parse(arrived.content, arrived.headers["content-type"])


def send(files: list[Any], message_data: Any = NOTE) -> Callable[[Any], Any]:
    return lambda core: core.messages.send(message_data=message_data, files=files)


def test_sample_message_request_arrives(wire: Wire, coreplus: Carry) -> None:
    coreplus(send([(FILE_NAME, FILE_CONTENT, "image/jpeg")], MESSAGE.body))
    arrived = wire.only()
    assert (arrived.method, arrived.target) == (MESSAGE.method, MESSAGE.path)
    assert MESSAGE.headers <= arrived.headers.keys() <= MESSAGE.headers | ORDINARY_HEADERS
    assert arrived.headers["accept"] == "application/json"
    parts = {part.name: part for part in parts_of(arrived)}
    assert parts.keys() == {"messageData", "file"}
    assert parts["file"] == Part("file", FILE_NAME, "image/jpeg", FILE_CONTENT)
    assert parts["messageData"].file_name is None
    assert parts["messageData"].content_type == "text/plain; charset=utf-8"
    assert Arrived("", "", {}, parts["messageData"].content).json() == MESSAGE.body


def test_message_from_models_equals_message_from_dicts(wire: Wire, coreplus: Carry) -> None:
    message = MessageData(
        header=MessageHeader(sending_facility="Example"),
        message_contents=[MessageContent(attached_file_details={"Size": 0, "Name": "a"})],
    )
    coreplus(send([("a", b"")], message))
    coreplus(send([("a", b"")], NOTE))
    first, second = (parts_of(arrived) for arrived in wire.arrived)
    assert first == second


def test_files_arrive_in_order_in_separate_parts(wire: Wire, coreplus: Carry, tmp_path: Path) -> None:
    on_disk = tmp_path / "three.pdf"
    on_disk.write_bytes(b"three")
    coreplus(send([("one.txt", b"one"), ("two", io.BytesIO(b"two"), "application/dicom"), on_disk, b"four"]))
    files = [part for part in parts_of(wire.only()) if part.name == "file"]
    assert files == [
        Part("file", "one.txt", "text/plain", b"one"),
        Part("file", "two", "application/dicom", b"two"),
        Part("file", "three.pdf", "application/pdf", b"three"),
        Part("file", "file", "application/octet-stream", b"four"),
    ]


@pytest.mark.parametrize(
    "name", ["Röntgenbild Søren 日本.jpg", 'the "left" knee.txt', "a;b=c, 100%.txt", "back\\slash.txt"]
)
def test_file_name_arrives_unchanged(name: str, mock: Mock) -> None:
    practice, *_ = mock.practice.coreplus
    api = next(api for api in APIS if api.name == "coreplus")
    with Coreplus(**access(api, mock)) as core:
        core.messages.send(message_data=NOTE, files=[(name, b"\r\n--")])
    (stored,) = received(practice)
    assert [(file["name"], file["content"]) for file in stored["files"]] == [(name, b"\r\n--")]


def test_each_request_has_a_new_boundary(wire: Wire, coreplus: Carry) -> None:
    for _ in range(5):
        coreplus(send([("a", b"the same")]))
    boundaries = {boundary_of(arrived.headers["content-type"]) for arrived in wire.arrived}
    assert len(boundaries) == 5


PIECES = st.sampled_from([b"--", b"\r\n", b"\n", b"\r", b"\r\n--", b"--\r\n", b"-", b"boundary=", b'"', b"\x00"])


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_file_content_that_looks_like_a_boundary_arrives_unchanged(kind: str) -> None:
    with listen() as wire:
        settings_of_client = {"base_url": wire.origin + COREPLUS_PATH, "rate_limit": None, **COREPLUS_KEYS}
        carry_out = carry(kind, Coreplus, AsyncCoreplus, **settings_of_client)

        @settings(max_examples=40)
        @given(st.lists(st.one_of(PIECES, st.binary(max_size=8), st.none()), max_size=12))
        def arrives(pieces):
            earlier = boundary_of(wire.arrived[-1].headers["content-type"]) if wire.arrived else b""
            content = b"".join(earlier if piece is None else piece for piece in pieces)
            carry_out(send([("a", content)]))
            arrived = wire.arrived[-1]
            assert boundary_of(arrived.headers["content-type"]) not in content
            assert [part.content for part in parts_of(arrived) if part.name == "file"] == [content]

        arrives()
