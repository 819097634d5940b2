"""The README of each package: its example runs as printed, it lists every method, and its links resolve."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import asdict
from functools import cache
from pathlib import Path

import pytest

from coreplus_client import Coreplus
from pracsuite_client import PracSuite
from practice_mock.credentials import DEMO
from practice_mock.testing import Mock, serve

from .readme import MOCK, ROOT

CLIENTS = {
    "pracsuite": PracSuite(**asdict(DEMO.pracsuite)),
    "coreplus": Coreplus(**{name: value for name, value in asdict(DEMO.coreplus).items() if name != "audience"}),
}
"""A client of each API, which calls nothing."""

READMES = sorted(ROOT.glob("generated/*/README.md"))


def name_of(page: Path) -> str:
    return page.parent.name


@cache
def text_of(page: Path) -> str:
    return page.read_text("utf-8")


def client_readme(api: str) -> Path:
    return ROOT / "generated" / f"{api}-client" / "README.md"


def blocks(page: Path, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", text_of(page), re.DOTALL | re.MULTILINE)


@pytest.fixture(scope="module")
def mock() -> Iterator[Mock]:
    with serve() as running:
        yield running


@pytest.mark.parametrize("page", READMES, ids=name_of)
def test_examples_run_in_order_as_printed(page: Path, mock: Mock, tmp_path: Path) -> None:
    code = "".join(blocks(page, "python"))
    assert MOCK in code
    done = subprocess.run(
        [sys.executable, "-c", code.replace(MOCK, mock.origin)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    printed = done.stdout.splitlines()
    if page.parent.name.endswith("-models"):
        assert 1 <= len(printed) <= 3
        assert all(line.startswith("{") for line in printed)
    else:
        shown, converted = printed[: len(printed) // 2], printed[len(printed) // 2 :]
        assert 1 <= len(shown) <= 3
        assert all(re.match(r"[A-Z]\w+\(", line) for line in shown)
        assert converted == ["True"] * len(shown)


@pytest.mark.parametrize("page", READMES, ids=name_of)
def test_first_example_is_short(page: Path) -> None:
    example = blocks(page, "python")[0]
    assert len(example.splitlines()) <= 16
    assert len([line for line in example.splitlines() if not re.match(r"    \w+=\"", line) and line]) <= 10


def methods_of(api: str) -> set[str]:
    """Return the methods of a client that call the API, with their resources."""
    found: set[str] = set()
    for resource, held in inspect.getmembers(CLIENTS[api]):
        if type(held).__module__.startswith(f"{api}_client.resources."):
            found |= {f"{resource}.{name}" for name, made in vars(type(held)).items() if inspect.isfunction(made)}
    return {name for name in found if "._" not in name}


@pytest.mark.parametrize("api", CLIENTS)
def test_table_and_headings_list_every_method(api: str) -> None:
    text = text_of(client_readme(api))
    expected = methods_of(api)
    assert len(expected) > 15
    rows = re.findall(r"^\| \[`([\w.]+)`\]\(#[\w-]+\) \| \S.*\. \|$", text, re.MULTILINE)
    assert sorted(rows) == sorted(expected)
    headings = re.findall(r"^### `(\w+)`: `(\w+)`\n\n`[A-Z]+ /\S*` returns `.+`\.$", text, re.MULTILINE)
    assert sorted(map(".".join, headings)) == sorted(expected)


@pytest.mark.parametrize("api", CLIENTS)
def test_arguments_of_each_method_are_those_of_its_signature(api: str) -> None:
    for section in text_of(client_readme(api)).split("\n### ")[1:]:
        resource, name = re.findall(r"`(\w+)`", section.splitlines()[0])
        parameters = inspect.signature(getattr(getattr(CLIENTS[api], resource), name)).parameters
        for kind, is_required in (("Required", True), ("Optional", False)):
            line = next((line for line in section.splitlines() if line.startswith(f"{kind}: ")), "")
            for argument in re.findall(r"`(\w+)`", line):
                assert (parameters[argument].default is inspect.Parameter.empty) == is_required, section


def slug(heading: str) -> str:
    """Return the anchor of a heading, as GitHub and Python-Markdown make it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


@pytest.mark.parametrize("page", READMES, ids=name_of)
def test_links_resolve(page: Path) -> None:
    text = text_of(page)
    prose = re.sub(r"^```.*?^```$", "", text, flags=re.DOTALL | re.MULTILINE)
    anchors = [slug(heading) for heading in re.findall(r"^#+ (.+)$", prose, re.MULTILINE)]
    assert len(anchors) == len(set(anchors))
    targets = re.findall(r"\]\(([^)]+)\)", text)
    assert len(targets) >= 4
    for target in targets:
        path, _, anchor = target.partition("#")
        if path:
            assert (page.parent / path).exists(), target
        else:
            assert anchor in anchors, target


@pytest.mark.parametrize("page", READMES, ids=name_of)
def test_installed_folders_and_extras_exist(page: Path) -> None:
    found = re.findall(r'pip install "\$PRACKIT/([\w/-]+)(?:\[([\w,]+)\])?"', text_of(page))
    assert {"mockserver", f"generated/{page.parent.name}"} <= {folder for folder, _ in found}
    for folder, extras in found:
        project = tomllib.loads((ROOT / folder / "pyproject.toml").read_text("utf-8"))["project"]
        assert set(filter(None, extras.split(","))) <= project.get("optional-dependencies", {}).keys()


@pytest.mark.parametrize("api", CLIENTS)
def test_each_extra_is_described(api: str) -> None:
    page = client_readme(api)
    project = tomllib.loads(page.with_name("pyproject.toml").read_text("utf-8"))["project"]
    assert re.findall(r"^\| `(\w+)` \| ", text_of(page), re.MULTILINE) == list(project["optional-dependencies"])


@pytest.mark.parametrize("page", READMES, ids=name_of)
def test_credentials_are_those_of_the_demo(page: Path) -> None:
    known = {*asdict(DEMO.pracsuite).values(), *asdict(DEMO.coreplus).values()}
    shown = re.findall(r'^    (?!base_url)\w+="(.+)",$', text_of(page), re.MULTILINE)
    assert len(shown) >= 2
    assert set(shown) <= known
