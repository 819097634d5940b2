"""A file that is changed while it is sent is never sent whole, whatever its size is afterwards."""

from __future__ import annotations

import io
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coreplus_client import APIConnectionError
from coreplus_client._runtime.messages.file_input import ChangedFile, File, open_file
from coreplus_client._runtime.messages.multipart import Multipart
from coreplus_client._runtime.messages.resources import Resources
from pracsuite_client import APIConnectionError as PracSuiteConnectionError
from practice_mock.testing import Mock
from tests.files.support import Face, Line
from tests.files.test_multipart import Server, coreplus, incomplete, server
from tests.files.test_progress import DETAILS, MESSAGE

__all__ = ["server"]

SIZE = 300_000


def in_place(path: Path, content: bytes) -> None:
    with path.open("r+b") as stream:
        stream.write(content)


def one_byte(path: Path, content: bytes) -> None:
    with path.open("r+b") as stream:
        stream.seek(len(content) - 1)
        stream.write(b"!")


def whole(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def with_its_old_time(path: Path, content: bytes) -> None:
    before = path.stat()
    in_place(path, content)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def unbuffered(path: Path) -> Any:
    return path.open("rb", buffering=0)


def begun(path: Path) -> Any:
    """Return a file of which the caller has read a part, so that its buffer has more."""
    stream = path.open("rb")
    stream.read(1)
    return stream


def named_temporary(path: Path) -> Any:
    stream = tempfile.NamedTemporaryFile(dir=path.parent)  # noqa: SIM115  # the test closes it
    stream.write(path.read_bytes())
    stream.seek(0)
    path.unlink()
    path.hardlink_to(stream.name)
    return stream


class Wrapped:
    """An upload of a web framework: an object around a file."""

    def __init__(self, path: Path) -> None:
        self.file = path.open("rb")

    def __getattr__(self, name: str) -> Any:
        return getattr(self.file, name)


CHANGES = [in_place, one_byte, whole, with_its_old_time]
STREAMS: list[Callable[[Path], Any]] = [Path, unbuffered, begun, named_temporary, Wrapped]


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("make", STREAMS)
def test_file_rewritten_with_the_same_size_is_not_sent_whole(
    face: Face, server: Server, tmp_path: Path, make: Callable[[Path], Any], change: Callable[[Path, bytes], None]
) -> None:
    path = tmp_path / "scan.bin"
    path.write_bytes(b"A" * SIZE)
    stream = make(path)
    changed: list[int] = []

    def alter(done: int, total: int | None) -> None:
        if done > 100_000 and not changed:
            changed.append(done)
            change(path, b"B" * SIZE)

    file = stream if isinstance(stream, Path) else ("scan.bin", stream)
    with coreplus(face, server) as core, pytest.raises(APIConnectionError, match="changed while it was sent") as caught:
        face.run(core.files.upload(details=DETAILS, file=file, progress=alter))
    if not isinstance(stream, Path):
        stream.close()
    assert changed
    assert caught.value.maybe_applied
    assert caught.value.attempts == 1
    assert incomplete(server)


def test_message_with_a_rewritten_file_is_not_sent_whole(face: Face, server: Server, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_bytes(b"A" * SIZE)
    with coreplus(face, server) as core, pytest.raises(APIConnectionError, match=f"the file {path} changed while"):
        face.run(
            core.messages.send(
                message_data=MESSAGE, files=[b"x", path], progress=lambda *_: in_place(path, b"B" * SIZE)
            )
        )
    assert incomplete(server)


def test_rewritten_file_is_not_stored(face: Face, mock: Mock, tmp_path: Path) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.7 " + b"A" * SIZE)
    with face.pracsuite(mock, Line()) as prac:
        before = len(face.attachments(prac))
        with pytest.raises(PracSuiteConnectionError, match="changed while it was sent"):
            face.run(prac.patient_attachments.upload(7, path, progress=lambda *_: in_place(path, b"%PDF-1.6 ")))
        assert len(face.attachments(prac)) == before


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    size=st.integers(1, 300_000),
    when=st.integers(0, 4),
    change=st.sampled_from(CHANGES),
    age=st.sampled_from([0, 0, 1_000_000, 10**10]),
)
def test_whole_body_has_one_version_of_a_file(
    tmp_path: Path, size: int, when: int, change: Callable[[Path, bytes], None], age: int
) -> None:
    """The file may be as new as the clock of the system can show: written just before it is sent."""
    path = tmp_path / "scan.bin"
    path.write_bytes(b"A" * size)
    if age:
        os.utime(path, ns=(time.time_ns() - age,) * 2)
    sent: list[bytes] = []
    with Resources() as resources:
        file = open_file(path, resources)
        try:
            for number, piece in enumerate(Multipart((("file", file),), None, extended_names=True).synchronous()):
                sent.append(piece)
                if number == when:
                    change(path, b"B" * size)
        except ChangedFile:
            assert sum(map(len, sent[1:])) < size
            return
    content = b"".join(sent).partition(b"\r\n\r\n")[2].rpartition(b"\r\n--")[0]
    versions = {b"A" * size, b"B" * size, b"A" * (size - 1) + b"!"}
    assert content in versions
    assert content == b"A" * size or when == 0


def test_unchanged_file_is_sent_though_others_read_it(face: Face, server: Server, tmp_path: Path) -> None:
    path = tmp_path / "scan.bin"
    path.write_bytes(bytes(SIZE))
    with coreplus(face, server) as core:
        face.run(core.files.upload(details=DETAILS, file=path, progress=lambda *_: path.read_bytes()))
    assert not incomplete(server)


def content_of(file: File) -> bytes:
    body = b"".join(Multipart((("file", file),), None, extended_names=True).synchronous())
    return body.partition(b"\r\n\r\n")[2].rpartition(b"\r\n--")[0]


@pytest.mark.parametrize("start", [0, 7])
def test_bytes_in_memory_are_sent_as_they_were_given(start: int) -> None:
    stream = io.BytesIO(b"A" * SIZE)
    stream.seek(start)
    with Resources() as resources:
        file = open_file(("a.bin", stream), resources)
        stream.getbuffer()[:] = b"B" * SIZE
        assert content_of(file) == b"A" * (SIZE - start)
    assert stream.tell() == start


def test_temporary_file_in_memory_is_not_written_to_the_disk() -> None:
    with tempfile.SpooledTemporaryFile() as stream, Resources() as resources:
        stream.write(b"abc")
        stream.seek(0)
        assert content_of(open_file(("a.bin", stream), resources)) == b"abc"
        assert not getattr(stream, "_rolled", False)
