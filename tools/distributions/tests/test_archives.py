"""In what two distributions differ is stated for each member."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from tools.distributions.archives import differences

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
            ["different: a/data.bin: 1 bytes instead of 40"],
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
