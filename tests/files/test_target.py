"""A download is saved in an existing folder or as a file in one; a folder that is missing is never taken for a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pracsuite_client import ArgumentError
from pracsuite_client._runtime.files.target import target
from tests.files.support import Face
from tests.files.test_download import leading

WANTED = "to: must be an existing folder, or the path of a file in an existing folder"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    made = tmp_path / "here"
    (made / "there").mkdir(parents=True)
    (made / "there.txt").touch()
    (made / "README").touch()
    monkeypatch.chdir(made)
    before = sorted(made.rglob("*"))
    yield made
    assert sorted(made.rglob("*")) == before, "nothing was created"


MISSING = "the folder {} does not exist; create it first"
NO_EXTENSION = f"{MISSING}, or give the file a name with an extension, such as {{0}}.pdf".replace("{}", "{0}")


@pytest.mark.parametrize(
    ("to", "reason"),
    [
        *((to, MISSING.format(to)) for to in ("letters/", "letters//", "letters/.", "letters/./", "a/b/", "letters\\")),
        *((to, MISSING.format("letters")) for to in ("letters/new.pdf", "./letters/new.pdf", "letters/..")),
        *((to, NO_EXTENSION.format("letters")) for to in ("letters", Path("letters/"), Path("letters/."))),
        ("there/letters", NO_EXTENSION.format("there/letters")),
        (".hidden", NO_EXTENSION.format(".hidden")),
        (Path("a/letter.pdf"), MISSING.format("a")),
        ("~/letter.pdf", MISSING.format("~") + ", and expand ~ with Path.expanduser()"),
        ("~/", MISSING.format("~/") + ", and expand ~ with Path.expanduser()"),
        ("a\nb/c", MISSING.format("a?b")),
        ("there.txt/", "there.txt/ is not a folder"),
        ("there.txt/.", "there.txt/. is not a folder"),
        ("there.txt/x.pdf", "there.txt is not a folder"),
        ("letters\\a.pdf", "letters\\a.pdf has a backslash in the name of the file; separate folders with /"),
        ("x" * 300 + ".pdf", "x" * 300 + ".pdf: File name too long"),
    ],
)
def test_missing_folder_is_named(folder: Path, to: Any, reason: str) -> None:
    if to == "letters/..":
        reason = MISSING.format(to)
    with Face(httpx, None).canned(leading()) as prac, pytest.raises(ArgumentError) as caught:
        prac.patient_attachments.download(61, to=to)
    assert str(caught.value) == f"{WANTED}: {reason}"


@pytest.mark.parametrize("to", ["there", "there/", "there/.", "there/./", "there//", "./there", "there/../there"])
@pytest.mark.parametrize("make", [str, Path])
def test_existing_folder_is_a_folder_however_it_is_written(folder: Path, to: str, make: Any) -> None:
    assert target(make(to))[1] is None
    assert target(make(to))[0].resolve() == folder / "there"


@pytest.mark.parametrize(
    "to", ["mine.pdf", "./mine.pdf", "there/mine.pdf", "there/../mine.pdf", "README", "a b.tar.gz"]
)
@pytest.mark.parametrize("make", [str, Path])
def test_file_in_an_existing_folder_is_a_file(folder: Path, to: str, make: Any) -> None:
    parent, name = target(make(to))
    assert name == Path(to).name
    assert parent.resolve() == (folder / to).parent.resolve()


pieces = st.sampled_from(["there", "letters", "there.txt", "new.pdf", ".", "..", "", "/", "//", " ", "a b", "\\", "~"])


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(parts=st.lists(pieces, min_size=1, max_size=4), end=st.sampled_from(["", "/", "/."]))
def test_a_folder_that_is_missing_is_never_a_file(folder: Path, parts: list[str], end: str) -> None:
    """However a path is written, its text and its Path mean the same place, or one of them is rejected."""
    to = os.path.join(folder, *parts).replace(str(folder) + "//", str(folder) + "/") + end  # noqa: PTH118
    if not to.startswith(str(folder)):
        to = f"{folder}/{to}"
    meant: set[tuple[Path, str | None]] = set()
    for form in (to, Path(to)):
        try:
            parent, name = target(form)
        except ArgumentError as error:
            assert str(error).startswith(WANTED)  # noqa: PT017
            continue
        assert parent.is_dir()
        meant.add((parent.resolve(), name))
    assert len(meant) <= 1


def test_device_is_not_replaced(folder: Path, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.pdf"
    os.mkfifo(pipe)
    with Face(httpx, None).canned(leading(content=b"%PDF-")) as prac:
        with pytest.raises(ArgumentError, match="it is a device, a pipe or a socket: "):
            prac.patient_attachments.download(61, to=pipe, overwrite=True)
        (tmp_path / "letter.pdf").unlink(missing_ok=True)
        os.mkfifo(tmp_path / "letter.pdf")
        with pytest.raises(ArgumentError, match="something with the server's filename in the folder is a device"):
            prac.patient_attachments.download(61, to=tmp_path, overwrite=True)
    assert pipe.is_fifo()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["here", "letter.pdf", "pipe.pdf"]


def test_folder_that_cannot_be_examined_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: Any, **__: Any) -> Any:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr("pracsuite_client._runtime.files.target.os.stat", denied)
        with pytest.raises(ArgumentError, match=r"there: Permission denied$"):
            target("there")


def test_file_system_without_links_is_used(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def link(*_: Any) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(os, "link", link)
    with Face(httpx, None).canned(leading(content=b"%PDF-")) as prac:
        path = prac.patient_attachments.download(61, to=tmp_path)
        assert path.read_bytes() == b"%PDF-"
        with pytest.raises(FileExistsError):
            prac.patient_attachments.download(61, to=tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["here", "letter.pdf"]


@pytest.mark.parametrize(("number", "is_saved"), [(22, True), (38, True), (95, True), (5, False), (28, False)])
def test_file_is_written_to_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, is_saved: bool
) -> None:
    """A disk that is full or broken may report it only then; some file systems have no such function."""

    def fsync(file: int) -> None:
        raise OSError(number, "reported by the disk")

    monkeypatch.setattr(os, "fsync", fsync)
    with Face(httpx, None).canned(leading(content=b"%PDF-")) as prac:
        if is_saved:
            assert prac.patient_attachments.download(61, to=tmp_path).read_bytes() == b"%PDF-"
            return
        with pytest.raises(OSError, match="reported by the disk") as caught:
            prac.patient_attachments.download(61, to=tmp_path)
    assert caught.value.filename == str(tmp_path)
    assert list(tmp_path.iterdir()) == []
