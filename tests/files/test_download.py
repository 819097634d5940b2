"""Downloads are atomic, stay inside the target folder and never replace another file by accident."""

from __future__ import annotations

import errno
import os
import resource
import stat
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import anyio
import httpx
import pytest
from hypothesis import HealthCheck, given, settings

from pracsuite_client import (
    APIConnectionError,
    APIStatusError,
    ArgumentError,
    AsyncPracSuite,
    NotFoundError,
    ResponseValidationError,
    StorageError,
)
from pracsuite_client._runtime.client import file_transfer as transfers
from practice_mock.testing import Mock
from tests.files.support import Face, Line
from tests.files.test_names import names
from tests.files.test_upload import POOL

ADDRESS = "https://files.example/deep/letter.pdf?signature=00"
CONTENT = bytes(range(256)) * 2000


def leading(
    location: str = ADDRESS, content: bytes = CONTENT, headers: Any = None, status: int = 302, seen: Any = None
) -> Callable[[Any], Any]:
    """Return a handler that redirects to a storage and responds with its content."""

    def answer(request: Any) -> Any:
        library = __import__(type(request).__module__.partition(".")[0])
        if seen is not None:
            seen.append(request)
        if request.url.path.endswith("/content"):
            return library.Response(status, headers={"location": location})
        return library.Response(200, headers=headers or {}, content=content)

    return answer


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder."""
    made = tmp_path / "downloads"
    made.mkdir()
    return made


def uploaded(face: Face, prac: Any, name: str = "Größe.pdf", content: bytes = CONTENT) -> int:
    """Upload an attachment and return its ID."""
    face.run(prac.patient_attachments.upload(7, (name, content)))
    return max(record.attachment_client_id for record in face.attachments(prac))


def test_downloaded_file_equals_uploaded_file(face: Face, mock: Mock, folder: Path) -> None:
    told: list[tuple[int, int | None]] = []
    with face.pracsuite(mock) as prac:
        number = uploaded(face, prac)
        path = face.run(prac.patient_attachments.download(number, to=folder, progress=lambda *at: told.append(at)))
    assert path == folder / "Größe.pdf"
    assert path.read_bytes() == CONTENT
    assert list(folder.iterdir()) == [path]
    assert (told[0], told[-1]) == ((0, len(CONTENT)), (len(CONTENT), len(CONTENT)))
    assert told == sorted(told)


def test_file_is_complete_before_it_is_renamed(face: Face, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole: list[bytes] = []
    link = os.link

    def look(path: Path, target: Path) -> None:
        assert not target.exists()
        whole.append(path.read_bytes())
        link(path, target)

    monkeypatch.setattr(os, "link", look)
    with face.canned(leading(content=b"%PDF-")) as prac:
        face.run(prac.patient_attachments.download(61, to=folder))
    assert whole == [b"%PDF-"]


def test_incomplete_file_is_hidden_and_named_part(face: Face, folder: Path) -> None:
    there: list[list[str]] = []

    def look(*_: Any) -> None:
        there.append([path.name for path in folder.iterdir()])

    with face.canned(leading()) as prac:
        face.run(prac.patient_attachments.download(61, to=folder, progress=look))
    assert there
    for (name,) in there:
        assert name.startswith(".")
        assert name.endswith(".part")


def test_failed_rename_leaves_nothing_in_the_folder(face: Face, folder: Path) -> None:
    """Something else removes the unfinished file, so that there is nothing to rename."""

    def sweep(received: int, total: int | None) -> None:
        if received == total:
            for unfinished in folder.iterdir():
                unfinished.unlink()

    with face.canned(leading()) as prac, pytest.raises(FileNotFoundError):
        face.run(prac.patient_attachments.download(61, to=folder, progress=sweep))
    assert list(folder.iterdir()) == []


def test_each_step_uses_the_timeout_of_the_call(face: Face, folder: Path) -> None:
    seen: list[Any] = []
    with face.canned(leading(seen=seen)) as prac:
        face.run(prac.patient_attachments.download(61, to=folder, timeout=1.5))
    assert [request.extensions["timeout"]["read"] for request in seen] == [1.5, 1.5]


class Endless:
    """A body that never ends."""

    def __init__(self) -> None:
        self.read = 0
        self.closed = False

    def piece(self) -> bytes:
        self.read += 1
        assert self.read < 100, "the client reads to the end"
        return b"x" * 10_000

    def __iter__(self) -> Iterator[bytes]:
        while True:
            yield self.piece()

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            yield self.piece()

    def close(self) -> None:
        self.closed = True

    async def aclose(self) -> None:
        self.closed = True


def test_error_body_of_a_download_is_truncated(face: Face, folder: Path) -> None:
    stream = face.http.AsyncByteStream if face.runner else face.http.SyncByteStream
    body = type("Body", (Endless, stream), {})()
    lead = leading()

    def answer(request: Any) -> Any:
        led = request.url.host == "files.example"
        return face.http.Response(404, stream=body) if led else lead(request)

    with face.canned(answer) as prac, pytest.raises(StorageError) as caught:
        face.run(prac.patient_attachments.download(61, to=folder))
    assert caught.value.response.content == b"x" * 65_536
    assert body.closed


def test_downloaded_file_is_readable_by_its_owner_only(mock: Mock, face: Face, folder: Path) -> None:
    with face.pracsuite(mock) as prac:
        path = face.run(prac.patient_attachments.download(61, to=str(folder)))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_download_to_a_path_uses_that_path(
    face: Face, mock: Mock, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    with face.pracsuite(mock) as prac:
        path = face.run(prac.patient_attachments.download(61, to="mine.txt"))
    assert path == folder / "mine.txt"
    assert path.read_bytes()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=names)
def test_download_stays_in_the_folder_whatever_the_server_names_it(face: Face, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "in"
    folder.mkdir(exist_ok=True)
    quoted = "".join(f"%{byte:02X}" for byte in name.encode(errors="surrogatepass"))
    header = {"content-disposition": f"attachment; filename*=UTF-8''{quoted}"}
    with face.canned(leading(headers=header, content=b"%PDF-")) as prac:
        path = face.run(prac.patient_attachments.download(61, to=folder))
    assert path.parent == folder
    assert [*tmp_path.rglob("*")] == [folder, path]
    assert path.read_bytes() == b"%PDF-"
    path.unlink()


def test_existing_file_is_replaced_only_with_overwrite(face: Face, mock: Mock, folder: Path) -> None:
    line, there = Line(), folder / "Größe.pdf"
    there.write_bytes(b"mine")
    with face.pracsuite(mock, line) as prac:
        number = uploaded(face, prac)
        for to in (folder, there):
            with pytest.raises(FileExistsError, match="overwrite=True"):
                face.run(prac.patient_attachments.download(number, to=to))
            assert there.read_bytes() == b"mine"
        assert line.steps.count("lead") == 1, "an existing path is rejected before sending"
        for to in (folder, there):
            assert face.run(prac.patient_attachments.download(number, to=to, overwrite=True)) == there
            assert there.read_bytes() == CONTENT
    assert list(folder.iterdir()) == [there]


def test_file_created_during_the_download_is_not_replaced(face: Face, mock: Mock, folder: Path) -> None:
    there = folder / "mine.txt"

    def meanwhile(done: int, total: int | None) -> None:
        there.write_bytes(b"mine")

    with face.pracsuite(mock) as prac, pytest.raises(FileExistsError):
        face.run(prac.patient_attachments.download(61, to=there, progress=meanwhile))
    assert there.read_bytes() == b"mine"
    assert list(folder.iterdir()) == [there]


def test_symbolic_link_is_not_followed(face: Face, mock: Mock, folder: Path, tmp_path: Path) -> None:
    outside, link = tmp_path / "outside.txt", folder / "link.txt"
    link.symlink_to(outside)
    with face.pracsuite(mock) as prac:
        with pytest.raises(FileExistsError):
            face.run(prac.patient_attachments.download(61, to=link))
        face.run(prac.patient_attachments.download(61, to=link, overwrite=True))
    assert not outside.exists()
    assert not link.is_symlink()


@pytest.mark.parametrize(
    "to", ["", "/no/such/folder/a.txt", "a\x00b", "missing/", "\ud800.txt", 5, None, b"bytes", "\ud800/x"]
)
def test_missing_folder_is_rejected_before_sending(
    face: Face, mock: Mock, folder: Path, monkeypatch: pytest.MonkeyPatch, to: Any
) -> None:
    monkeypatch.chdir(folder)
    line = Line()
    with face.pracsuite(mock, line) as prac, pytest.raises(ArgumentError, match="must be an existing folder") as caught:
        face.run(prac.patient_attachments.download(61, to=to))
    assert caught.value.argument == "to"
    assert line.sent == []


def test_overwrite_accepts_only_booleans(face: Face, mock: Mock, folder: Path) -> None:
    with face.pracsuite(mock) as prac, pytest.raises(ArgumentError, match="overwrite: must be True or False"):
        face.run(prac.patient_attachments.download(61, to=folder, overwrite="no"))


@pytest.mark.parametrize("step", ["lead", "fetch"])
@pytest.mark.parametrize("fault", ["unsent", "cut", "lost", 500, 503, 429])
def test_download_steps_are_retried(face: Face, mock: Mock, folder: Path, step: str, fault: str | int) -> None:
    line = Line({step: [fault, fault]})
    with face.pracsuite(mock, line) as prac:
        path = face.run(prac.patient_attachments.download(61, to=folder))
        expected = httpx.get(face.run(prac.patient_attachments.presign_url(61)).url).content
    assert path.read_bytes() == expected
    assert line.steps.count(step) == 3


@pytest.mark.parametrize("fault", ["half", "short"])
def test_interrupted_download_starts_again(face: Face, mock: Mock, folder: Path, fault: str) -> None:
    told: list[tuple[int, int | None]] = []
    line = Line({"fetch": [fault]})
    with face.pracsuite(mock, line) as prac:
        number = uploaded(face, prac)
        path = face.run(prac.patient_attachments.download(number, to=folder, progress=lambda *at: told.append(at)))
    assert path.read_bytes() == CONTENT
    beginnings = [at for at, (done, _) in enumerate(told) if done == 0]
    assert len(beginnings) == 2
    assert told[beginnings[1] - 1][0] == len(CONTENT) // 2
    assert told[-1] == (len(CONTENT), len(CONTENT))


@pytest.mark.parametrize("fault", ["half", "short", "cut", "lost", "unsent"])
def test_failed_download_leaves_no_file(face: Face, mock: Mock, folder: Path, fault: str) -> None:
    line = Line({"fetch": [fault] * 3})
    with face.pracsuite(mock, line) as prac, pytest.raises(APIConnectionError) as caught:
        face.run(prac.patient_attachments.download(61, to=folder))
    assert (caught.value.maybe_applied, caught.value.attempts) == (False, 3)
    assert list(folder.iterdir()) == []


def test_interrupted_then_rejected_download_leaves_no_file(face: Face, mock: Mock, folder: Path) -> None:
    line = Line({"fetch": ["half", 403]})
    with face.pracsuite(mock, line) as prac, pytest.raises(StorageError):
        face.run(prac.patient_attachments.download(61, to=folder))
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("status", [204, 206, 301, 302, 307, 400, 403, 404, 410])
def test_unexpected_storage_status_raises_storage_error(face: Face, mock: Mock, folder: Path, status: int) -> None:
    line = Line({"fetch": [status]})
    with face.pracsuite(mock, line) as prac, pytest.raises(StorageError) as caught:
        face.run(prac.patient_attachments.download(61, to=folder))
    assert str(caught.value) == f"storage: {status} Told (patient_attachments.content)"
    assert list(folder.iterdir()) == []
    assert line.steps == ["lead", "fetch"]


def test_missing_attachment_raises_not_found(face: Face, mock: Mock, folder: Path) -> None:
    with face.pracsuite(mock) as prac, pytest.raises(NotFoundError):
        face.run(prac.patient_attachments.download(999, to=folder))
    assert list(folder.iterdir()) == []


class Own(Exception):
    """An exception of the calling code."""


def test_exception_of_progress_stops_the_download(face: Face, mock: Mock, folder: Path) -> None:
    def stop(done: int, total: int | None) -> None:
        if done:
            raise Own

    with face.pracsuite(mock) as prac, pytest.raises(Own):
        face.run(prac.patient_attachments.download(61, to=folder, progress=stop))
    assert list(folder.iterdir()) == []


def test_unwritable_target_error_omits_the_file_name(face: Face, mock: Mock, folder: Path) -> None:
    (folder / "Canarybird.txt").mkdir()
    with face.pracsuite(mock) as prac:
        number = uploaded(face, prac, name="Canarybird.txt")
        with pytest.raises(IsADirectoryError) as caught:
            face.run(prac.patient_attachments.download(number, to=folder, overwrite=True))
    assert "Canarybird" not in str(caught.value)
    assert [path.name for path in folder.iterdir()] == ["Canarybird.txt"]


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Limit the size of any file that this process writes."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_full_disk_leaves_no_file(folder: Path) -> None:
    pieces: Any = iter([b"%PDF-" * 600] * 5)
    full = pytest.raises(OSError, match="File too large")
    with Face(httpx, None).canned(leading(content=pieces)) as prac, room_for(4000), full as caught:
        prac.patient_attachments.download(61, to=folder)
    assert (caught.value.errno, caught.value.filename) == (errno.EFBIG, str(folder))
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("status", [300, 301, 303, 304, 308, 399])
def test_only_documented_redirects_are_followed(face: Face, folder: Path, status: int) -> None:
    seen: list[Any] = []
    with face.canned(leading(status=status, seen=seen)) as prac, pytest.raises(APIStatusError) as caught:
        face.run(prac.patient_attachments.download(61, to=folder))
    assert caught.value.status_code == status
    assert len(seen) == 1


@pytest.mark.parametrize("status", [302, 307])
def test_temporary_redirects_are_followed_without_credentials(face: Face, folder: Path, status: int) -> None:
    seen: list[Any] = []
    keys = {"vendor_key": "S3CRET", "account_key": "S3CRET"}
    with face.canned(leading(status=status, seen=seen), pool=POOL, **keys) as prac:
        face.run(prac.patient_attachments.download(61, to=folder, extra_headers={"x-once": "S3CRET"}))
    _, fetched = seen
    assert str(fetched.url) == ADDRESS
    assert set(fetched.headers) == {"host", "user-agent", "accept", "accept-encoding"}
    assert "S3CRET" not in str(fetched.headers)
    assert [path.name for path in folder.iterdir()] == ["letter.pdf"]


@pytest.mark.parametrize(
    "location",
    [
        *(
            "/relative/file",
            "files.example/file",
            "http://files.example/file",
            "https://",
            "https://a:b@files.example/",
        ),
        *("https://files.example:x/", "file:///etc/passwd", "javascript:alert(1)", "https://999.1.1.1/", ""),
    ],
)
def test_unsafe_download_url_is_rejected(face: Face, folder: Path, location: str) -> None:
    seen: list[Any] = []
    refusal = pytest.raises((ResponseValidationError, APIConnectionError))
    with face.canned(leading(location, seen=seen), max_retries=0) as prac, refusal:
        face.run(prac.patient_attachments.download(61, to=folder))
    assert len(seen) == 1
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
@pytest.mark.parametrize("library", ["httpx", "httpx2"])
def test_cancelled_download_leaves_no_file(mock: Mock, folder: Path, backend: str, library: str) -> None:
    keys = mock.credentials.pracsuite
    came: list[int] = []

    async def cancelled() -> None:
        http_client = __import__(library).AsyncClient()
        given: Any = {"vendor_key": keys.vendor_key, "account_key": keys.account_key, "http_client": http_client}
        async with http_client, AsyncPracSuite(**given, base_url=mock.pracsuite_url) as prac:
            await prac.patient_attachments.upload(7, ("big.bin", bytes(1_000_000)))
            pages = await prac.patient_attachments.list_by_patient(7)
            number = max(record.attachment_client_id for record in pages.items)
            with anyio.CancelScope() as scope:

                def stop(done: int, total: int | None) -> None:
                    came.append(len(list(folder.iterdir())))
                    if done:
                        scope.cancel()

                await prac.patient_attachments.download(number, to=folder, progress=stop)
            assert scope.cancelled_caught
            assert list(folder.iterdir()) == []
            path = await prac.patient_attachments.download(number, to=folder)
            assert path.stat().st_size == 1_000_000

    anyio.run(cancelled, backend=backend)
    assert came[-1] == 1, "no partial file was written"


def test_redirect_without_location_is_an_api_error(face: Face) -> None:
    with face.canned(lambda _: face.http.Response(302)) as prac, pytest.raises(APIStatusError) as caught:
        face.run(prac.patient_attachments.content(7))
    assert (caught.value.status_code, caught.value.operation) == (302, "patient_attachments.content")


def test_error_for_an_existing_file_shows_what_the_caller_has_passed(
    face: Face, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder.parent)
    with face.canned(leading(content=b"%PDF-")) as prac:
        face.run(prac.patient_attachments.download(61, to="downloads"))
        with pytest.raises(FileExistsError, match=r"^the file exists already: downloads/letter\.pdf; pass"):
            face.run(prac.patient_attachments.download(61, to="downloads/letter.pdf"))
        with pytest.raises(FileExistsError, match="server's filename exists in the folder already: downloads; pass"):
            face.run(prac.patient_attachments.download(61, to="downloads"))


def test_system_error_shows_the_path_that_the_caller_has_passed(
    face: Face, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)

    def full(*_: Any, **__: Any) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device", str(folder / ".secret.part"))

    monkeypatch.setattr("pracsuite_client._runtime.files.download.NamedTemporaryFile", full)
    with face.canned(leading()) as prac, pytest.raises(OSError, match=r"No space left on device: 'mine\.pdf'$"):
        face.run(prac.patient_attachments.download(61, to="mine.pdf"))


@pytest.mark.parametrize("backend", ["asyncio", "trio"])
def test_asynchronous_download_writes_in_another_thread(
    folder: Path, backend: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: set[int] = set()
    told: list[int] = []
    write = transfers.Download.write

    def noted(self: Any, data: bytes) -> None:
        threads.add(threading.get_ident())
        write(self, data)

    monkeypatch.setattr(transfers.Download, "write", noted)

    async def download() -> Path:
        async with httpx.AsyncClient(transport=httpx.MockTransport(leading())) as pool:
            prac = AsyncPracSuite(vendor_key="v", account_key="a", http_client=pool)
            return await prac.patient_attachments.download(
                61, to=folder, progress=lambda *_: told.append(threading.get_ident())
            )

    assert anyio.run(download, backend=backend).read_bytes() == CONTENT
    assert threads
    assert threading.get_ident() not in threads
    assert set(told) == {threading.get_ident()}, "progress is reported in the caller's thread"
