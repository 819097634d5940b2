"""Transfers report their progress, and exceptions of the calling code are raised unchanged."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import httpx2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import coreplus_client
from coreplus_client import APIConnectionError, ArgumentError, AsyncCoreplus, Coreplus
from practice_mock.testing import Mock
from tests.delivery import unsent
from tests.files.support import AT_ONCE, Face, Line
from tests.property import multipart

ACCESS = {"consumer_id": "1", "consumer_secret": "2", "access_token": "3", "issuer": "4"}
DETAILS = {"primaryDomainKey": "6", "entity": "client"}

MESSAGE = {
    "Header": {"SendingFacility": "Example Pathology"},
    "Client": {"Firstname": "Sam", "Surname": "Doe"},
}

Told = list[tuple[int, int | None]]


class Coreplusses:
    """Makes coreplus clients and records their requests."""

    def __init__(self, face: Face) -> None:
        self.face = face
        self.bodies: list[list[multipart.Part]] = []

    @contextmanager
    def open(self, faults: list[Exception] | None = None) -> Any:
        """Return a client whose first attempts meet the given faults."""
        waiting = list(faults or [])

        def answer(request: Any) -> Any:
            self.bodies.append(multipart.parse(request.content, request.headers["content-type"]))
            if waiting:
                waiting.pop(0)
                raise unsent(coreplus_client)
            return self.face.http.Response(200, json={"header": {"sendingFacility": "Example Lab"}})

        pool = self.face.pool(transport=self.face.http.MockTransport(answer))
        with self.face.open(pool) as http_client:
            make = AsyncCoreplus if self.face.runner else Coreplus
            yield make(**ACCESS, http_client=http_client, retry=AT_ONCE, rate_limit=None)


def content_of(parts: list[multipart.Part]) -> list[bytes]:
    return [part.content for part in parts if part.file_name is not None]


def rises_to_the_end(told: Told, total: int | None, size: int) -> None:
    """Check that progress rises from zero to the total."""
    assert told[0] == (0, total)
    assert told[-1] == (size, total)
    assert all(before < after for (before, _), (after, _) in pairwise(told))


contents = st.lists(st.integers(0, 300_000).map(lambda size: b"x" * size), min_size=1, max_size=3)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contents=contents, streams=st.booleans())
def test_progress_rises_from_zero_to_the_total(face: Face, contents: list[bytes], streams: bool) -> None:
    told: Told = []
    files = [(f"{at}.txt", io.BytesIO(content) if streams else content) for at, content in enumerate(contents)]
    clients = Coreplusses(face)
    with clients.open() as core:
        face.run(core.messages.send(message_data=MESSAGE, files=files, progress=lambda *at: told.append(at)))
    assert content_of(clients.bodies[0]) == contents
    total = sum(map(len, contents))
    rises_to_the_end(told, total, total)


def test_progress_of_each_attempt_begins_at_zero(face: Face) -> None:
    told: Told = []
    clients = Coreplusses(face)
    never = [face.http.ConnectError("no way"), face.http.ConnectError("no way")]
    with clients.open(never) as core:
        file = io.BytesIO(b"x" * 200_000)
        face.run(core.files.upload(details=DETAILS, file=file, progress=lambda *at: told.append(at)))
    assert [content_of(body) for body in clients.bodies] == [[b"x" * 200_000]] * 3
    beginnings = [at for at, (done, _) in enumerate(told) if done == 0]
    assert len(beginnings) == 3
    for begin, end in pairwise([*beginnings, len(told)]):
        rises_to_the_end(told[begin:end], 200_000, 200_000)


def test_stream_of_stated_length_reports_progress(face: Face) -> None:
    told: Told = []
    read_end, write_end = os.pipe()
    with os.fdopen(write_end, "wb") as writing:
        writing.write(b"abc" * 1000)
    clients = Coreplusses(face)
    with os.fdopen(read_end, "rb") as pipe, clients.open() as core:
        details = {**DETAILS, "size": "3000"}
        face.run(core.files.upload(details=details, file=pipe, progress=lambda *at: told.append(at)))
    assert content_of(clients.bodies[0]) == [b"abc" * 1000]
    rises_to_the_end(told, 3000, 3000)


def test_stream_of_unknown_length_is_not_retried(face: Face) -> None:
    read_end, write_end = os.pipe()
    with os.fdopen(write_end, "wb") as writing:
        writing.write(b"abc")
    clients, lost = Coreplusses(face), [face.http.ConnectError("no way")]
    with os.fdopen(read_end, "rb") as pipe, clients.open(lost) as core, pytest.raises(APIConnectionError):
        face.run(core.files.upload(details={**DETAILS, "size": "3"}, file=pipe))
    assert len(clients.bodies) == 1


class Own(Exception):
    """An exception of the calling code."""


ERRORS: list[Callable[[], Exception]] = [
    Own,
    lambda: OSError(5, "disk"),
    lambda: httpx.ConnectError("of another connection"),
    lambda: httpx2.ReadError("of another connection"),
    lambda: ArgumentError("mine", "of another call"),
]


@pytest.mark.parametrize("make", ERRORS, ids=lambda make: repr(make()))
@pytest.mark.parametrize("source", ["progress", "stream"])
def test_exception_of_callers_code_is_raised_unchanged(face: Face, make: Callable[[], Exception], source: str) -> None:
    cause = Own("the cause")
    raised = make()
    times = []

    def fail(*_: Any) -> Any:
        times.append(1)
        if len(times) == 2:
            raise raised from cause
        return b"x" * 70_000

    stream = io.BytesIO(b"x" * 200_000)
    if source == "stream":
        stream.read = fail  # type: ignore[method-assign]
    clients = Coreplusses(face)
    with clients.open() as core, pytest.raises(type(raised)) as caught:
        face.run(core.files.upload(details=DETAILS, file=stream, progress=fail if source == "progress" else None))
    assert caught.value is raised
    assert caught.value.__cause__ is cause
    assert caught.value.__notes__ == ["The request was not sent completely."]
    assert len(times) == 2
    assert clients.bodies == []
    names = [entry.name for entry in caught.traceback]
    assert names[-1] == "fail"
    assert "execute" not in names


def test_upload_stopped_halfway_creates_nothing(face: Face, mock: Mock) -> None:
    def stop(done: int, total: int | None) -> None:
        if done > 100_000:
            raise Own

    line = Line()
    with face.pracsuite(mock, line) as prac:
        before = face.attachments(prac)
        with pytest.raises(Own):
            face.run(prac.patient_attachments.upload(7, ("a.bin", b"x" * 500_000), progress=stop))
        assert face.attachments(prac) == before
        face.run(prac.patient_attachments.upload(7, ("a.bin", b"x" * 500_000)))
        assert len(face.attachments(prac)) == len(before) + 1
    assert line.steps.count("send") == 2


@pytest.mark.parametrize("wrong", [5, "print", object()])
def test_progress_that_is_not_callable_is_rejected(face: Face, mock: Mock, tmp_path: Path, wrong: Any) -> None:
    line, clients = Line(), Coreplusses(face)
    with face.pracsuite(mock, line) as prac, clients.open() as core:
        for call in (
            lambda: prac.patient_attachments.upload(7, ("a.txt", b"abc"), progress=wrong),
            lambda: prac.patient_attachments.download(61, to=tmp_path, progress=wrong),
            lambda: core.files.upload(details=DETAILS, file=b"abc", progress=wrong),
        ):
            with pytest.raises(Exception, match="must be a function") as caught:
                face.run(call())
            assert (type(caught.value).__name__, caught.value.argument) == ("ArgumentError", "progress")
    assert (line.sent, clients.bodies) == ([], [])
