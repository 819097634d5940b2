"""Files that are not regular files, and streams that cannot be read, are errors at once; each error names the file."""

from __future__ import annotations

import io
import os
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from coreplus_client import APIConnectionError, ArgumentError, AsyncCoreplus, Coreplus
from coreplus_client._runtime.messages.file_input import Source
from practice_mock.testing import Mock
from tests.files.support import Face, Line
from tests.files.test_progress import ACCESS, DETAILS, MESSAGE


@contextmanager
def coreplus(face: Face) -> Iterator[Any]:
    def answer(request: Any) -> Any:
        return face.http.Response(200, json={"header": {"sendingFacility": "Example Lab"}})

    with face.open(face.pool(transport=face.http.MockTransport(answer))) as pool:
        yield (AsyncCoreplus if face.runner else Coreplus)(**ACCESS, http_client=pool, rate_limit=None)


def fifo(folder: Path) -> Path:
    os.mkfifo(folder / "odd")
    return folder / "odd"


def unix_socket(folder: Path) -> Path:
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(folder / "odd"))
    return folder / "odd"


def link_to_fifo(folder: Path) -> Path:
    os.mkfifo(folder / "real")
    (folder / "odd").symlink_to(folder / "real")
    return folder / "odd"


ODD: dict[str, Callable[[Path], Path]] = {
    "FIFO": fifo,
    "link to a FIFO": link_to_fifo,
    "socket": unix_socket,
    "device": lambda _: Path("/dev/null"),
    "endless device": lambda _: Path("/dev/zero"),
}


@pytest.mark.parametrize("kind", ODD)
def test_path_that_is_no_regular_file_is_rejected_at_once(face: Face, mock: Mock, tmp_path: Path, kind: str) -> None:
    path, line, begun = ODD[kind](tmp_path), Line(), time.monotonic()
    message = f"cannot be opened: it is not a regular file, but a device, a pipe or a socket: {re.escape(str(path))}$"
    with face.pracsuite(mock, line) as prac, coreplus(face) as core:
        for call in (
            lambda: prac.patient_attachments.upload(7, path),
            lambda: prac.patient_attachments.upload(7, ("a.txt", path)),
            lambda: core.files.upload(details=DETAILS, file=path),
            lambda: core.messages.send(message_data=MESSAGE, files=[b"abc", path]),
        ):
            with pytest.raises(Exception, match=message) as caught:
                face.run(call())
            assert type(caught.value).__name__ == "ArgumentError"
    assert line.sent == []
    assert time.monotonic() - begun < 5


def test_file_that_is_replaced_by_a_pipe_is_not_read(face: Face, tmp_path: Path, monkeypatch: Any) -> None:
    """It is replaced between the check and the opening."""
    path = fifo(tmp_path)
    (tmp_path / "regular").touch()
    status = (tmp_path / "regular").stat()
    monkeypatch.setattr(Path, "stat", lambda *_, **__: status)
    with coreplus(face) as core, pytest.raises(ArgumentError, match="it is not a regular file"):
        face.run(core.files.upload(details=DETAILS, file=path))


def closed(path: Path) -> Any:
    stream = path.open("rb")
    stream.close()
    return stream


def closed_bytes(path: Path) -> Any:
    stream = io.BytesIO(b"abc")
    stream.close()
    return stream


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (closed, "file: is a closed stream: {}"),
        (closed_bytes, "file: is a closed stream"),
        (lambda path: path.open("ab"), "file: is not open for reading: {}"),
        (lambda path: path.open("ab", buffering=0), "file: is not open for reading: {}"),
    ],
)
def test_stream_that_cannot_be_read_is_rejected_before_sending(
    face: Face, tmp_path: Path, make: Any, message: str
) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"abc")
    stream = make(path)
    with coreplus(face) as core, pytest.raises(ArgumentError) as caught:
        face.run(core.files.upload(details=DETAILS, file=stream))
    stream.close()
    assert str(caught.value) == message.format(path)


class Shrinking(io.BytesIO):
    """A stream that ends before its size."""

    def read(self, size: int | None = -1) -> bytes:
        return b""


@pytest.mark.parametrize("given", ["path", "named path", "open file", "stream"])
def test_changed_file_is_named_by_what_the_caller_has_passed(face: Face, tmp_path: Path, given: str) -> None:
    path = tmp_path / "Größe\n.pdf"
    path.write_bytes(b"abc")
    shown = f"the file {tmp_path}/Größe?.pdf"

    def alter(done: int, total: int | None) -> None:
        path.write_bytes(b"a")

    with path.open("rb") as opened, coreplus(face) as core:
        files: dict[str, Any] = {
            "path": path,
            "named path": ("Canarybird.pdf", path),
            "open file": ("Canarybird.pdf", opened),
            "stream": ("Canarybird.pdf", Shrinking(b"abc")),
        }
        shown = "the file passed as files[1]" if given == "stream" else shown
        with pytest.raises(APIConnectionError, match=re.escape(f"{shown} became shorter while it was sent")) as caught:
            face.run(core.messages.send(message_data=MESSAGE, files=[b"x", files[given]], progress=alter))
    assert caught.value.maybe_applied
    assert "Canarybird" not in str(caught.value)


def test_text_stream_is_named(face: Face) -> None:
    class Text(io.RawIOBase):
        def read(self, size: int = -1) -> Any:
            return "text"

    message = r"the file passed as file returned str instead of bytes"
    with coreplus(face) as core, pytest.raises(APIConnectionError, match=message):
        face.run(core.files.upload(details={**DETAILS, "size": "9"}, file=Text()))


def test_disk_error_names_the_file(face: Face, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"abc")

    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    opened = "coreplus_client._runtime.messages.file_input._opened"
    monkeypatch.setattr(opened, lambda *_: Failing(b"abc"))
    with coreplus(face) as core, pytest.raises(OSError, match="Input/output error") as caught:
        face.run(core.files.upload(details=DETAILS, file=path))
    assert caught.value.filename == str(path)


def test_error_of_a_stream_is_not_changed(face: Face) -> None:
    class Failing(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise OSError(5, "Input/output error")

    with coreplus(face) as core, pytest.raises(OSError, match="Input/output error") as caught:
        face.run(core.files.upload(details=DETAILS, file=Failing(b"abc")))
    assert caught.value.filename is None


def test_pipe_that_the_caller_has_opened_is_sent(face: Face, tmp_path: Path) -> None:
    """The caller has waited for the other end."""
    path = fifo(tmp_path)
    writer = threading.Thread(target=lambda: path.write_bytes(b"abc"))
    writer.start()
    with path.open("rb") as stream, coreplus(face) as core:
        face.run(core.files.upload(details={**DETAILS, "size": "3"}, file=("a.bin", stream)))
    writer.join()


def test_source_of_a_call_that_has_ended_is_not_read() -> None:
    from coreplus_client._runtime.messages.resources import CallEnded, Resources

    with Resources() as resources:
        source = Source(io.BytesIO(b"abc"), resources)
        assert source.read(2) == b"ab"
    with pytest.raises(CallEnded):
        source.read(2)


def test_path_whose_name_is_not_text_is_named(face: Face, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"letter\xff.pdf")
    path.write_bytes(b"abc")
    with coreplus(face) as core, pytest.raises(ArgumentError, match=r"not valid Unicode text; .*: /.*/letter\?\.pdf$"):
        face.run(core.files.upload(details=DETAILS, file=path))


@pytest.mark.filterwarnings("error")
def test_stream_that_returns_a_coroutine_is_silent(face: Face) -> None:
    async def later() -> bytes:
        return b"abc"

    class Asynchronous:
        def read(self, size: int = -1) -> Any:
            return later()

    with coreplus(face) as core, pytest.raises(APIConnectionError, match="returned coroutine instead of bytes"):
        face.run(core.files.upload(details={**DETAILS, "size": "9"}, file=Asynchronous()))
