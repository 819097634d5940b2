"""Whatever a server names a file, it is saved in the target folder under a portable name."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pracsuite_client._runtime.files.safe_names import MAX_BYTES, offered_name, safe_name

HOSTILE = [
    *("", ".", "..", "...", " ", "/", "\\", "../../etc/passwd", "..\\..\\boot.ini", "/etc/shadow", "C:\\x.txt", "C:x"),
    *("a/..", "a/", "con", "CON.txt", "con .pdf", "NUL", "nul.tar.gz", "Com1.log", "lpt9", "COM¹", "aux.", "prn .x"),
    *("conin$", "a.txt:stream", "a\x00.pdf", "a\nb.pdf", "\x1b[2Jx", "\u202egpj.exe", "x\u200b.pdf", "\ufeff.txt"),
    *("trailing. . .", " leading", ".bashrc", "~", "-rf", "%2e%2e%2f", "a" * 5000 + ".pdf", "é" * 5000, "😀" * 300),
    *("." * 300, "x." + "y" * 300, "\ud800.pdf", 'a|b?c*d<e>f"g', "／etc／passwd", "\u2024\u2024/x", "A\u030a.pdf"),
]

names = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(st.characters(), max_size=300),
    st.lists(st.sampled_from([*HOSTILE, "letter", ".pdf", "/", "\\", "."]), max_size=4).map("".join),
)

DEVICES = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", "CLOCK$"}
DEVICES |= {f"{port}{number}" for port in ("COM", "LPT") for number in "0123456789¹²³"}


@settings(max_examples=500)
@given(name=names)
@example("con" + " " * 300)
@example("a" * 199 + ". .pdf")
def test_safe_name_is_a_single_path_component(name: str) -> None:
    safe = safe_name(name)
    assert safe not in ("", ".", "..")
    assert not set(safe) & set('/\\<>:"|?*')
    assert not any(unicodedata.category(sign)[0] == "C" for sign in safe)
    assert safe == safe.strip(". ")
    assert safe.partition(".")[0].rstrip().upper() not in DEVICES
    assert len(safe.encode()) <= MAX_BYTES
    assert unicodedata.is_normalized("NFC", safe)
    assert PureWindowsPath(safe).parts == (safe,)
    assert safe_name(safe) == safe


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=names)
def test_file_with_a_safe_name_is_inside_the_folder(tmp_path: Path, name: str) -> None:
    path = tmp_path / safe_name(name)
    assert os.path.commonpath([path.resolve(), tmp_path.resolve()]) == str(tmp_path.resolve())
    assert path.parent == tmp_path
    path.write_bytes(b"")
    assert list(tmp_path.iterdir()) == [path]
    path.unlink()


plain = st.text(st.characters(whitelist_categories=["Lu", "Ll", "Nd"], max_codepoint=0x24F), min_size=1, max_size=40)


@given(stem=plain, suffix=st.sampled_from(["pdf", "txt", "jpeg"]))
def test_ordinary_name_is_unchanged(stem: str, suffix: str) -> None:
    name = unicodedata.normalize("NFC", f"{stem}.{suffix}")
    reserved = stem.upper() in DEVICES
    assert safe_name(name) == (f"_{name}" if reserved else name)


@pytest.mark.parametrize("length", [199, 200])
def test_name_of_maximum_length_is_unchanged(length: int) -> None:
    name = "a" * (length - 5) + " .pdf"
    assert safe_name(name) == name


@pytest.mark.parametrize("length", [1, 19, 20, 21, 40])
def test_truncated_name_keeps_a_short_extension(length: int) -> None:
    ending = "." + "e" * length
    assert safe_name("a" * 300 + ending).endswith("a" + ending) == (length <= 20)
    assert len(safe_name("a" * 300 + ending)) == MAX_BYTES == 200


@pytest.mark.parametrize(
    ("disposition", "address", "name"),
    [
        ('attachment; filename="letter.pdf"', "https://a.example/x", "letter.pdf"),
        ("attachment; filename=letter.pdf", "https://a.example/x", "letter.pdf"),
        ("attachment; filename*=UTF-8''%C3%9Cber%20uns.pdf", "https://a.example/x", "Über uns.pdf"),
        ("attachment; filename*=UTF-8''..%2F..%2Fpasswd", "https://a.example/x", "../../passwd"),
        ("attachment", "https://a.example/files/scan%20one.png?signature=00#top", "scan one.png"),
        ("", "https://a.example/files/scan.png", "scan.png"),
        ("", "https://a.example", ""),
    ],
)
def test_offered_name_is_read_from_the_header(disposition: str, address: str, name: str) -> None:
    assert offered_name(disposition, address) == name


@pytest.mark.parametrize(("length", "name"), [(8000, "a.pdf"), (8001, "b.pdf")])
def test_overlong_header_offers_no_name(length: int, name: str) -> None:
    header = "attachment; filename=a.pdf; x="
    assert offered_name(header + "x" * (length - len(header)), "https://a.example/b.pdf") == name


@settings(max_examples=500)
@given(
    disposition=st.one_of(
        st.text(st.characters(), max_size=1200),
        names.map(lambda name: f'attachment; filename="{name}"'),
        names.map(lambda name: f"attachment; filename*={name}"),
        names.map(lambda name: f"attachment; filename*0={name}; filename*1*=UTF-8''{name}"),
    ),
    path=st.text(st.characters(min_codepoint=33, max_codepoint=126), max_size=50),
)
@example("attachment; filename*" + "9" * 900 + "=x", "/a")
@example("attachment; filename*=no-such-charset''%41", "/a")
@example("attachment; filename*=idna''" + "a" * 100, "/a")
def test_any_header_gives_a_safe_name(disposition: str, path: str) -> None:
    assert safe_name(offered_name(disposition, f"https://a.example/{path}"))
