"""In what two distributions differ is stated for each member."""

from __future__ import annotations

import gzip
import tarfile
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from tools.distributions import archives
from tools.distributions.archives import ArchiveError, differences, members

Edit = Callable[[dict[str, bytes]], dict[str, bytes]]


def wheel(contents: dict[str, bytes], *, level: int = 9, mode: int = 0o644) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as opened:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = mode << 16
            opened.writestr(entry, content, compresslevel=level)
    return made.getvalue()


CONTENTS = {"a/__init__.py": b"one = 1\ntwo = 2\n" + b"# text\n" * 50, "a/data.bin": b"\xff\x00" * 20}


def test_equal_files_do_not_differ() -> None:
    assert differences("a-1-py3-none-any.whl", wheel(CONTENTS), wheel(CONTENTS)) == []


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (lambda given: {**given, "a/x.py": b""}, ["not in the rebuilt file: a/x.py"]),
        (lambda given: {"a/data.bin": given["a/data.bin"]}, ["missing: a/__init__.py"]),
        (
            lambda given: {**given, "a/__init__.py": given["a/__init__.py"].replace(b"two = 2", b"two = 3", 1)},
            ["different: a/__init__.py: line 2: 'two = 3' instead of 'two = 2'"],
        ),
        (
            lambda given: {**given, "a/__init__.py": given["a/__init__.py"].replace(b"\n", b"\r\n")},
            ["different: a/__init__.py: only its line endings differ"],
        ),
        (
            lambda given: {**given, "a/data.bin": b"\xff"},
            ["different: a/data.bin: 1 bytes instead of 40, different from byte 1 on"],
        ),
        (
            lambda given: {**given, "a/data.bin": b"\xff\x00" * 10 + b"\xff\x01" * 10},
            ["different: a/data.bin: 40 bytes instead of 40, different from byte 21 on"],
        ),
        (
            lambda given: dict(reversed(given.items())),
            ["the members are the same, but in another order"],
        ),
    ],
)
def test_difference_is_named(edit: Edit, expected: list[str]) -> None:
    assert differences("a-1-py3-none-any.whl", wheel(CONTENTS), wheel(edit(CONTENTS))) == expected


def test_other_mode_is_named() -> None:
    found = differences("a-1-py3-none-any.whl", wheel(CONTENTS), wheel(CONTENTS, mode=0o755))
    assert found == [f"different: {name}: its mode is 755 instead of 644" for name in CONTENTS]


def test_other_compression_is_named() -> None:
    (found,) = differences("a-1-py3-none-any.whl", wheel(CONTENTS), wheel(CONTENTS, level=1))
    assert found == "every member is the same; only the compression or the frame of the archive differs"


def test_bytes_before_the_archive_are_a_difference() -> None:
    assert differences("a-1-py3-none-any.whl", wheel(CONTENTS), b"#!/bin/sh\n" + wheel(CONTENTS))


def test_difference_of_many_members_is_stated_once() -> None:
    contents = {f"a/m{number:02}.py": b"" for number in range(30)}
    found = differences("a-1-py3-none-any.whl", wheel(contents), wheel(contents, mode=0o755))
    assert found == ["different: 30 members, such as a/m00.py: its mode is 755 instead of 644"]


@pytest.mark.parametrize(
    ("old", "new", "difference"),
    [
        (b"one = 1\n", b"one = 1\nthree = 3\n", "line 2: 'three = 3' instead of 'two = 2'"),
        (b"one = 1\n", b"", "line 1: 'two = 2' instead of 'one = 1'"),
        (b"one = 1\n", b"one = 1\n\n", "line 2: '' instead of 'two = 2'"),
        (b"last = 4\n", b"last = 4\nimport os\n", "line 4: 'import os' instead of the end of the file"),
        (b"last = 4\n", b"", "line 3: the end of the file instead of 'last = 4'"),
        (b"last = 4\n", b"last = 4", "only its line endings differ"),
        (b"one = 1\n", b"one = 1\x0c\n", r"line 1: 'one = 1\x0c' instead of 'one = 1'"),
    ],
)
def test_first_line_that_differs_is_named(old: bytes, new: bytes, difference: str) -> None:
    text = b"one = 1\ntwo = 2\nlast = 4\n"
    found = differences("a-1-py3-none-any.whl", wheel({"a.py": text}), wheel({"a.py": text.replace(old, new)}))
    assert found == [f"different: a.py: {difference}"]


@pytest.mark.parametrize("separator", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029", "\r"])
def test_character_that_ends_no_line_of_code_is_not_a_line_ending(separator: str) -> None:
    text = "# two lines\nimport os\n"
    changed = text.replace("\n", separator, 1).encode()
    (found,) = differences("a-1-py3-none-any.whl", wheel({"a.py": text.encode()}), wheel({"a.py": changed}))
    assert found.startswith("different: a.py: line 1: '# two lines\\")


def sdist(*entries: tuple[tarfile.TarInfo, bytes]) -> bytes:
    made = BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as opened:
        for entry, content in entries:
            entry.size = len(content)
            opened.addfile(entry, BytesIO(content))
    return gzip.compress(made.getvalue(), mtime=0)


def entry(name: str, **attributes: object) -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    for attribute, value in attributes.items():
        setattr(made, attribute, value)
    return made


def with_size(size: bytes) -> bytes:
    """Return a source distribution whose header has another size."""
    block = bytearray(gzip.decompress(sdist((entry("a-1/x"), b"x"))))
    block[124:136] = size
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block[:512])
    return gzip.compress(bytes(block), mtime=0)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a-1-py3-none-any.whl", wheel({"": b"x"})),
        ("a-1-py3-none-any.whl", wheel(CONTENTS)[:-30]),
        ("a-1.tar.gz", sdist((entry("a-1/x", pax_headers={"mtime": "nan"}), b"x"))),
        ("a-1.tar.gz", sdist((entry("a-1/x", pax_headers={"mtime": "inf"}), b"x"))),
        ("a-1.tar.gz", with_size(b"\x80" + b"\xff" * 11)),
        ("a-1.tar.gz", with_size(b"\xff" * 12)),
        ("a-1.tar.gz", b"\x1f\x8b\x08"),
    ],
)
def test_file_that_python_cannot_read_is_refused(name: str, data: bytes) -> None:
    with pytest.raises(ArchiveError, match=rf"^{name}( cannot be read)?: "):
        members(name, data)


def test_damaged_and_repeated_members_are_named() -> None:
    damaged = bytearray(wheel(CONTENTS))
    damaged[60:64] = b"\xff" * 4
    with pytest.raises(ArchiveError, match=r"a/__init__\.py"):
        members("a-1-py3-none-any.whl", bytes(damaged))
    with pytest.raises(ArchiveError, match=r"has 2 members with the name a/x\.py"):
        members("a-1-py3-none-any.whl", wheel({"a/x.py": b"1", "a/y.py": b"2"}).replace(b"a/y.py", b"a/x.py"))


@pytest.mark.parametrize("count", [1, 2])
def test_file_that_fills_the_memory_is_refused(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LARGEST", 10_000)
    part = 10_000 // count + 1
    with pytest.raises(ArchiveError, match="it unpacks to more than 10000 bytes"):
        members("a-1-py3-none-any.whl", wheel({f"a/{number}.py": bytes(part) for number in range(count)}))
    with pytest.raises(ArchiveError, match="it unpacks to more than 10000 bytes"):
        members("a-1.tar.gz", gzip.compress(bytes(part)) * count)
