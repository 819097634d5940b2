"""The packages are those that the settings of the generator list."""

from __future__ import annotations

import pytest

from tools.distributions.checkout import ROOT, SETTINGS
from tools.distributions.listed import list_problems, python_problems, python_versions, versions
from tools.distributions.sources import SourceError, SourceFile, Sources
from tools.distributions.tests.tiny import EPOCH, tiny


def sources(settings: str) -> Sources:
    return Sources("c" * 40, True, EPOCH, {SETTINGS: SourceFile(settings.encode())})


@pytest.mark.parametrize(
    ("settings", "problems"),
    [
        ('{"tiny-client": "1.2.0"}', []),
        (
            '{"large-client": "1.0.0", "tiny-client": "1.2.0"}',
            [f"large-client is in VERSIONS of {SETTINGS}, but has no folder"],
        ),
        ("{}", [f"tiny-client is in generated/tiny-client, but not in VERSIONS of {SETTINGS}"]),
        (
            '{"tiny-client": "1.3.0"}',
            [f"tiny-client has the version 1.2.0, but VERSIONS of {SETTINGS} has 1.3.0"],
        ),
    ],
)
def test_packages_are_those_of_the_list(settings: str, problems: list[str]) -> None:
    assert list(list_problems([tiny()], sources(f"VERSIONS: Mapping[str, str] = {settings}\n"))) == problems


def test_missing_list_is_named() -> None:
    with pytest.raises(SourceError, match="there is no VERSIONS"):
        versions(sources("x = 1\n"))


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ("VERSIONS = {", "is not Python"),
        ("VERSIONS = {}\nVERSIONS = {}", "there is more than one VERSIONS"),
        ("VERSIONS = dict(a='1')", "VERSIONS in .* does not have the versions"),
        ("VERSIONS = ['tiny-client']", "VERSIONS in .* does not have the versions of packages"),
        ("VERSIONS = {'tiny-client': 1}", "has 1 in place of a text"),
        ("VERSIONS = {**{'tiny-client': '1'}}", r"has \*\* in place of a text"),
        ("VERSIONS = {'tiny-client': '1.2.' '0', f'{x}': '1.0.0'}", "has f'{x}' in place of a text"),
    ],
)
def test_list_that_cannot_be_read_is_named(settings: str, problem: str) -> None:
    with pytest.raises(SourceError, match=problem):
        versions(sources(settings))


@pytest.mark.parametrize("value", ["()", "'3.11'", "(3.11,)", "{}", "[*x]"])
def test_versions_of_python_that_cannot_be_read_are_named(value: str) -> None:
    with pytest.raises(SourceError, match=r"is not a list of versions|in place of a text"):
        python_versions(sources(f"PYTHON_VERSIONS = {value}"))


def test_python_without_interpreter_is_named() -> None:
    found = python_problems({"3.11": "/usr/bin/python3.11", "3.12": ""}, sources('PYTHON_VERSIONS = ("3.11", "3.12")'))
    assert list(found) == ["Python 3.12 is not installed here, so the packages cannot be tested with it"]


def test_list_of_this_repository_is_read() -> None:
    content = (ROOT / SETTINGS).read_bytes()
    assert "practice-mock" in versions(Sources("c" * 40, True, EPOCH, {SETTINGS: SourceFile(content)}))
