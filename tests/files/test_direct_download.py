"""A response of the API that is a file needs the documented media type; a compressed file is decompressed."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pracsuite_client import APIStatusError, NotFoundError, ResponseValidationError, StorageError
from pracsuite_client._runtime.client import file_transfer as transfers
from pracsuite_client._runtime.operation.call_options import CallOptions
from pracsuite_client._runtime.operation.definition import Operation
from tests.files.support import Face
from tests.files.test_download import CONTENT, leading


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an empty folder."""
    made = tmp_path / "downloads"
    made.mkdir()
    return made


EXPORT: Operation[Path] = Operation("files.export", "GET", "/export", "read", accept="application/pdf")
"""An operation whose response is a file; the APIs have none yet."""


def exported(face: Face, prac: Any, folder: Path) -> Any:
    carry = transfers.download_async if face.runner else transfers.download
    return face.run(carry(prac._engine, EXPORT, {}, CallOptions(), to=folder, overwrite=False))  # noqa: SLF001


def test_response_that_is_a_file_is_saved(face: Face, folder: Path) -> None:
    seen: list[Any] = []
    header = {"content-disposition": "attachment; filename=export.pdf", "content-type": "application/pdf"}
    with face.canned(leading(headers=header, seen=seen)) as prac:
        assert exported(face, prac, folder) == folder / "export.pdf"
    assert (folder / "export.pdf").read_bytes() == CONTENT
    (asked,) = seen
    assert (asked.headers["accept"], asked.headers["x-api-key"]) == ("application/pdf", "v")


@pytest.mark.parametrize(
    ("status", "error"), [(404, NotFoundError), (302, APIStatusError), (204, ResponseValidationError)]
)
def test_response_without_the_file_is_an_api_error(
    face: Face, folder: Path, status: int, error: type[Exception]
) -> None:
    def answer(request: Any) -> Any:
        return face.http.Response(status, json={"error": {"code": "NONE"}})

    with face.canned(answer) as prac, pytest.raises(error) as caught:
        exported(face, prac, folder)
    assert not isinstance(caught.value, StorageError)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("media_type", ["text/html", "application/json", ""])
def test_response_of_another_media_type_is_not_saved(face: Face, folder: Path, media_type: str) -> None:
    def answer(request: Any) -> Any:
        return face.http.Response(200, content=b"<html>", headers={"content-type": media_type})

    with face.canned(answer) as prac, pytest.raises(ResponseValidationError, match="is not a file"):
        exported(face, prac, folder)
    assert list(folder.iterdir()) == []


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.just(b"") | st.binary(max_size=5000).map(b"%PDF-".__add__))
def test_content_encoding_is_decoded(face: Face, tmp_path: Path, content: bytes) -> None:
    told: list[tuple[int, int | None]] = []
    headers = {"content-encoding": "gzip"}
    with face.canned(leading(content=gzip.compress(content), headers=headers)) as prac:
        path = face.run(
            prac.patient_attachments.download(61, to=tmp_path, overwrite=True, progress=lambda *at: told.append(at))
        )
    assert path.read_bytes() == content
    assert told[-1] == (len(content), None)
