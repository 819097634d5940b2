"""A file's name is read from ``Content-Disposition`` as in RFC 6266: the extended name goes before its fallback."""

from __future__ import annotations

import time
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client._runtime.files.disposition import file_name
from pracsuite_client._runtime.messages.multipart import _extended  # pyright: ignore[reportPrivateUsage]
from tests.files.test_multipart import file_names


@given(name=file_names, fallback=st.sampled_from(["fallback.pdf", "a;b.pdf", "", 'a\\"b.pdf']), first=st.booleans())
def test_extended_name_goes_before_its_fallback(name: str, fallback: str, first: bool) -> None:
    parameters = [f"filename*=UTF-8''{quote(name, safe='')}", f'filename="{fallback}"']
    header = "; ".join(["attachment", *(parameters if first else reversed(parameters))])
    if len(header) <= 8000:
        assert file_name(header) == name


@given(name=file_names)
def test_names_that_this_client_writes_are_read(name: str) -> None:
    header = "attachment" + _extended(name)
    if len(header) <= 8000:
        assert file_name(header) == name


WRONG = [
    *(
        "UTF-8''%FF%FE.pdf",
        "UTF-8''%C3",
        "UTF-8''%E2%82",
        "UTF-8''%C0%AF",
        "UTF-8''%ED%A0%80",
        "UTF-8''a%2",
        "UTF-8''%zz",
    ),
    *("bogus''abc.pdf", "utf-16''abc", "''abc.pdf", "abc.pdf", "UTF-8'abc", "UTF-8''", "UTF-8''a b", "UTF-8''a'b"),
    *("\"UTF-8''a\\b\"", "UTF-8''é", "utf-7''+AGE-", "idna''a"),
]


@pytest.mark.parametrize("value", WRONG)
def test_extended_name_that_is_not_valid_is_ignored(value: str) -> None:
    assert file_name(f"attachment; filename*={value}; filename=ok.pdf") == "ok.pdf"
    assert file_name(f"attachment; filename=ok.pdf; filename*={value}") == "ok.pdf"
    assert file_name(f"attachment; filename*={value}") is None


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("attachment; filename*=iso-8859-1'en'%A3.pdf", "£.pdf"),
        ("attachment; FileName*=utf-8'de-AT'%C3%9C.pdf", "Ü.pdf"),
        ("inline; FILENAME=x.pdf", "x.pdf"),
        ("attachment; filename = x.pdf ", "x.pdf"),
        ("attachment;filename=a b c.pdf; size=3", "a b c.pdf"),
        ('attachment; filename="a;b.pdf"', "a;b.pdf"),
        (r'attachment; filename="a\"b\\c.pdf"', 'a"b\\c.pdf'),
        (r'attachment; filename="C:\letters\a.pdf"', r"C:\letters\a.pdf"),
        ('attachment; name="filename=x.pdf"; filename=y.pdf', "y.pdf"),
        ("attachment; x; filename=y.pdf", "y.pdf"),
        ("filename=y.pdf", "y.pdf"),
        ("attachment; filename=a.pdf; filename=b.pdf", None),
        ("attachment; filename=a.pdf; filename=b.pdf; filename=c.pdf", None),
        ("attachment; filename*=utf-8''a.pdf; filename*=utf-8''b.pdf; filename=c.pdf", "c.pdf"),
        ('attachment; filename*0="long"; filename*1="name.pdf"', None),
        ('attachment; filename=""', None),
        ("attachment; filename=", None),
        ("attachment", None),
        ("", None),
        (";;;=;=a;", None),
    ],
)
def test_name_in_a_header(header: str, name: str | None) -> None:
    assert file_name(header) == name


@given(header=st.one_of(st.text(max_size=1200), st.text(st.sampled_from("filename*=\"';\\% a.UTF-8"), max_size=300)))
def test_any_header_can_be_read(header: str) -> None:
    name = file_name(header)
    assert name is None or name


@pytest.mark.parametrize("name", ["你" * 120 + ".pdf", "ö" * 250 + ".pdf", "🙂" * 60, "a" * 255, "\u20ac" * 85])
def test_longest_names_of_file_systems_are_read(name: str) -> None:
    assert file_name(f"attachment; filename*=UTF-8''{quote(name, safe='')}") == name
    assert file_name("attachment" + _extended(name)) == name


@pytest.mark.parametrize("part", ["a= ", 'a=";', ";", " ", 'a="\\', "a = ", "=", "a=b ;", '"', 'a=" '])
def test_hostile_header_is_read_at_once(part: str) -> None:
    begun = time.process_time()
    file_name("attachment; " + part * (7980 // len(part)))
    file_name("attachment; " + part * (7970 // len(part)) + "x")
    assert time.process_time() - begun < 0.5
