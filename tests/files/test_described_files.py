"""Number, names and sizes of files in a JSON part are those of the files: filled in, or rejected before sending."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coreplus_client import (
    ArgumentError,
    AsyncCoreplus,
    AttachedFileDetails,
    Coreplus,
    FileDetails,
    MessageContent,
    MessageData,
    MessageHeader,
)
from tests.files.support import Face
from tests.files.test_multipart import Odd, file_names
from tests.files.test_progress import ACCESS
from tests.property import multipart

OWNER: dict[str, Any] = {"primary_domain_key": "6", "entity": "client"}
HEADER = MessageHeader(sending_facility="Example")


class Sent:
    """The multipart bodies that were sent."""

    def __init__(self) -> None:
        self.bodies: list[list[multipart.Part]] = []

    def answer(self, request: Any) -> Any:
        self.bodies.append(multipart.parse(request.content, request.headers["content-type"]))
        library = __import__(type(request).__module__.partition(".")[0])
        return library.Response(200, json={"header": {"sendingFacility": "Example Lab"}})

    def json(self, name: str) -> Any:
        """Return the JSON part of the only body."""
        (body,) = self.bodies
        return next(json.loads(part.content) for part in body if part.name == name)

    @property
    def files(self) -> list[multipart.Part]:
        """Return the files of the only body."""
        (body,) = self.bodies
        return [part for part in body if part.file_name is not None]


@contextmanager
def coreplus(face: Face, sent: Sent) -> Iterator[Any]:
    with face.open(face.pool(transport=face.http.MockTransport(sent.answer))) as pool:
        yield (AsyncCoreplus if face.runner else Coreplus)(**ACCESS, http_client=pool, rate_limit=None)


def stated(name: str, size: int) -> dict[str, Any]:
    return {"AttachedFileDetails": {"Size": size, "Name": name}}


def entry(**details: Any) -> MessageContent:
    return MessageContent(attached_file_details=AttachedFileDetails(**details))


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    files=st.lists(st.tuples(file_names, st.binary(max_size=100)), min_size=1, max_size=4),
    filled=st.sampled_from(["nothing", "empty entries", "empty details", "names", "sizes", "everything"]),
    streams=st.booleans(),
)
def test_facts_of_files_are_filled_in(face: Face, files: list[tuple[str, bytes]], filled: str, streams: bool) -> None:
    entries: dict[str, Callable[[], Any]] = {
        "nothing": lambda: MessageData(header=HEADER),
        "empty entries": lambda: MessageData(header=HEADER, message_contents=[MessageContent() for _ in files]),
        "empty details": lambda: MessageData(header=HEADER, message_contents=[entry() for _ in files]),
        "names": lambda: MessageData(header=HEADER, message_contents=[entry(name=name) for name, _ in files]),
        "sizes": lambda: MessageData(header=HEADER, message_contents=[entry(size=len(data)) for _, data in files]),
        "everything": lambda: {
            "Header": {"SendingFacility": "Example"},
            "MessageContents": [stated(name, len(data)) for name, data in files],
        },
    }
    sent = Sent()
    given = [(name, io.BytesIO(data)) if streams else (name, data) for name, data in files]
    with coreplus(face, sent) as core:
        face.run(core.messages.send(message_data=entries[filled](), files=given))
    assert sent.json("messageData") == {
        "Header": {"SendingFacility": "Example"},
        "MessageContents": [stated(name, len(data)) for name, data in files],
    }
    assert [(part.file_name, part.content) for part in sent.files] == files
    assert [part.name for part in sent.bodies[0]] == ["file"] * len(files) + ["messageData"], "as in the sample"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    files=st.lists(
        st.tuples(st.sampled_from(["a.pdf", "b.pdf", "c.pdf"]), st.binary(max_size=3)), min_size=1, max_size=3
    ),
    told=st.lists(st.tuples(st.sampled_from(["a.pdf", "b.pdf", "c.pdf"]), st.integers(0, 3)), min_size=1, max_size=3),
)
def test_message_is_sent_only_if_it_agrees_with_its_files(
    face: Face, files: list[tuple[str, bytes]], told: list[tuple[str, int]]
) -> None:
    sent = Sent()
    data = {"Header": {"SendingFacility": "X"}, "MessageContents": [stated(*one) for one in told]}
    agrees = told == [(name, len(content)) for name, content in files]
    with coreplus(face, sent) as core:
        if agrees:
            face.run(core.messages.send(message_data=data, files=files))
        else:
            with pytest.raises(ArgumentError) as caught:
                face.run(core.messages.send(message_data=data, files=files))
            assert caught.value.argument.startswith("message_data.message_contents")
    assert len(sent.bodies) == agrees


@pytest.mark.parametrize(
    ("contents", "files", "message"),
    [
        (
            [entry(name="a.pdf", size=99)],
            [("b.pdf", b"abc")],
            "message_data.message_contents[0].attached_file_details.size: is not the size of the file, 3 bytes",
        ),
        (
            [entry(name="a.pdf")],
            [("b.pdf", b"abc")],
            "message_data.message_contents[0].attached_file_details.name: is not the name of the file; leave it out",
        ),
        ([entry()], [("a", b""), ("b", b"")], "message_data.message_contents: has 1 entries, but files has 2"),
        ([entry(), entry()], [("a", b"")], "message_data.message_contents: has 2 entries, but files has 1"),
        (
            [entry(name="a"), entry(name="b")],
            [("b", b""), ("a", b"")],
            "message_data.message_contents[0].attached_file_details.name: is not the name",
        ),
        (
            [entry(), entry(name="a")],
            [("a", b""), Path(__file__)],
            "message_data.message_contents[1].attached_file_details.name: is not the name",
        ),
        (
            [entry(), entry()],
            [("a", b""), ("b", Odd(b"x"))],
            "files[1]: has an unknown size; pass it in message_data.message_contents[1].attached_file_details.size",
        ),
    ],
)
def test_disagreement_names_the_place(face: Face, contents: Any, files: Any, message: str) -> None:
    sent = Sent()
    with coreplus(face, sent) as core, pytest.raises(ArgumentError) as caught:
        face.run(core.messages.send(message_data=MessageData(header=HEADER, message_contents=contents), files=files))
    assert str(caught.value).startswith(message)
    assert sent.bodies == []


def test_file_details_are_filled_in(face: Face, tmp_path: Path) -> None:
    path = tmp_path / "Pläne.pdf"
    path.write_bytes(b"abc")
    sent = Sent()
    with coreplus(face, sent) as core:
        face.run(core.files.upload(details=FileDetails(**OWNER), file=path))
    assert sent.json("json") == {"primaryDomainKey": "6", "entity": "client", "name": "Pläne.pdf", "size": "3"}
    assert [(part.file_name, part.content) for part in sent.files] == [("Pläne.pdf", b"abc")]


@pytest.mark.parametrize("size", ["3", "003"])
def test_file_details_that_agree_are_sent_unchanged(face: Face, size: str) -> None:
    sent = Sent()
    with coreplus(face, sent) as core:
        face.run(core.files.upload(details=FileDetails(**OWNER, name="a", size=size), file=("a", b"abc")))
    assert sent.json("json") == {"primaryDomainKey": "6", "entity": "client", "name": "a", "size": size}


@pytest.mark.parametrize(
    ("details", "reason"),
    [
        ({"size": "999"}, "details.size: is not the size of the file, 3 bytes"),
        ({"size": "9" * 5000}, "details.size: is not the size"),
        ({"size": "0"}, "details.size: is not the size"),
        ({"name": "other.pdf"}, "details.name: is not the name of the file"),
        ({"name": "PLAN.pdf"}, "details.name: is not the name of the file"),
        ({"size": "three"}, "details.size: "),
    ],
)
def test_file_details_that_disagree_are_rejected(face: Face, details: dict[str, str], reason: str) -> None:
    sent = Sent()
    with coreplus(face, sent) as core, pytest.raises(ArgumentError) as caught:
        face.run(core.files.upload(details=FileDetails(**OWNER, **details), file=("plan.pdf", b"abc")))
    assert str(caught.value).startswith(reason)
    assert sent.bodies == []


@pytest.mark.parametrize("file", [b"abc", io.BytesIO(b"abc")], ids=["bytes", "stream"])
def test_file_without_a_name_gets_the_stated_one(face: Face, file: Any) -> None:
    sent = Sent()
    with coreplus(face, sent) as core:
        face.run(core.files.upload(details=FileDetails(**OWNER, name="plan.pdf"), file=file))
    assert sent.json("json")["name"] == "plan.pdf"
    assert [part.file_name for part in sent.files] == ["plan.pdf"]


def test_stream_of_unknown_size_is_sent_with_the_stated_size(face: Face) -> None:
    sent = Sent()
    read_end, write_end = os.pipe()
    with os.fdopen(write_end, "wb") as writing:
        writing.write(b"abc")
    with os.fdopen(read_end, "rb") as pipe, coreplus(face, sent) as core:
        with pytest.raises(ArgumentError, match=r"^file: has an unknown size; pass it in details\.size, or"):
            face.run(core.files.upload(details=FileDetails(**OWNER), file=("a", pipe)))
        face.run(core.files.upload(details=FileDetails(**OWNER, size="3"), file=("a", pipe)))
    assert sent.json("json")["size"] == "3"
    assert [part.content for part in sent.files] == [b"abc"]


def test_seekable_stream_is_measured_from_its_position(face: Face) -> None:
    sent, stream = Sent(), io.BytesIO(b"skipped" + b"abc")
    stream.seek(len(b"skipped"))
    with coreplus(face, sent) as core:
        face.run(core.files.upload(details=FileDetails(**OWNER), file=("a", stream)))
    assert sent.json("json")["size"] == "3"
