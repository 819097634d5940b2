"""The built site, as a reader, a search and a program find it. `nox -s docs` runs these tests after the build."""

from __future__ import annotations

import ast
import html
import json
import re
import subprocess
import sys
import zlib
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from tools.documentation.examples import example_of
from tools.site import api, reference
from tools.site.build import OUTPUT, BuildError, build
from tools.site.checkout import APIS, ROOT
from tools.site.examples import TITLE
from tools.site.llms import LIMIT, llms_text

LOADED = re.compile(
    r"<(?:link|script|img|iframe|source|video|audio|object|embed)\b[^>]*?\s(?:src|href|srcset|data)=[\"']?([^\"'\s>]+)",
    re.IGNORECASE,
)
"""What a browser loads by itself to show a page."""
EXTERNAL = re.compile(r"(?!data:)[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
STYLE_URL = re.compile(r"(?:url\(|@import\s+)[\"']?([^\"')]+)")
LINK = re.compile(r"\shref=[\"']?([^\"'\s>]+)")
ANCHOR = re.compile(r"\sid=[\"']?([^\"'\s>]+)")


def texts(suffix: str) -> dict[Path, str]:
    found = {path: path.read_text("utf-8") for path in OUTPUT.rglob(f"*{suffix}")}
    assert found, "there is no built site: run `nox -s docs`"
    return found


@cache
def inventory() -> frozenset[str]:
    """Return the objects that the site describes."""
    content = (OUTPUT / "objects.inv").read_bytes().split(b"\n", 4)[4]
    return frozenset(line.split(" ")[0] for line in zlib.decompress(content).decode().splitlines())


@cache
def search_items() -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads((OUTPUT / "search.json").read_text("utf-8"))["items"]
    return items


# What is described.


def test_every_api_is_in_the_reference() -> None:
    assert sorted(f"{name}-client" for name in APIS) == sorted(path.name for path in ROOT.glob("generated/*-client"))


@pytest.mark.parametrize("module", api.public_modules())
def test_every_public_name_is_described(module: str) -> None:
    names = {f"{module}.{name}" for name in api.public_names(module)}
    assert names
    assert names - inventory() == set()


@pytest.mark.parametrize(("package", "operations"), [("pracsuite_client", 90), ("coreplus_client", 20)])
def test_every_method_of_every_resource_is_described(package: str, operations: int) -> None:
    resources = api.resources(package)
    methods = [method for resource in resources for method in resource.methods]
    assert len(methods) >= operations
    assert {method.path for method in methods} - inventory() == set()
    for resource in resources:
        asynchronous = {f"{resource.asynchronous}.{method.name}" for method in resource.methods}
        assert {resource.sync, resource.asynchronous, resource.raw, *resource.others, *asynchronous} <= inventory()


def test_page_of_a_resource_shows_the_request_of_each_method() -> None:
    for name in APIS:
        for resource in api.resources(f"{name}_client"):
            page = html.unescape((OUTPUT / f"reference/{name}/{resource.name}/index.html").read_text("utf-8"))
            for method in resource.methods:
                assert page.count(f"<code>{method.request}</code>") >= 2, f"in the table and in {method.path}"


@pytest.mark.parametrize("name", APIS)
def test_each_method_of_a_resource_has_its_example(name: str) -> None:
    for resource in api.resources(f"{name}_client"):
        place = OUTPUT / f"reference/{name}/{resource.name}"
        page = re.sub(r"<[^>]+>", "", (place / "index.html").read_text("utf-8"))
        for text in (html.unescape(page), place.with_suffix(".md").read_text("utf-8")):
            assert text.count(TITLE) == len(resource.methods)
            for method in resource.methods:
                assert example_of(f"{name}_client", resource.name, method.name) in text


def test_values_of_an_enum_have_their_meanings() -> None:
    page = (OUTPUT / "reference/pracsuite/models/patient/index.html").read_text("utf-8")
    meaning = page[page.index('id="pracsuite_client.MarketingType"') :]
    assert "<li>" in meaning[: meaning.index("Opt-Out; the patient has declined explicitly.")]


def test_modules_that_the_mock_server_names_are_described() -> None:
    """Those that its README imports are its public modules."""
    text = (ROOT / "mockserver/README.md").read_text("utf-8")
    imported = {
        node.module
        if node.module != "practice_mock" or alias.name in api.public_names("practice_mock")
        else f"practice_mock.{alias.name}"
        for block in re.findall(r"^```python.*?\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
        for node in ast.walk(ast.parse(block))
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("practice_mock")
        for alias in node.names
    }
    assert imported
    assert imported <= set(api.MODULES)


# What is found.


@pytest.mark.parametrize("word", ["reschedule", "cancel", "webhook"])
def test_search_finds(word: str) -> None:
    found = [item for item in search_items() if word in f"{item['title']} {item['text']}".lower()]
    assert found
    for item in found:
        path = item["location"].partition("#")[0]
        assert (OUTPUT / path / "index.html").exists() or (OUTPUT / path).is_file()


@pytest.mark.parametrize(
    ("words", "location"),
    [
        ("cancel", "guides/booking-safely/"),
        ("reschedule", "guides/booking-safely/"),
        ("lost response", "guides/booking-safely/"),
        ("incremental", "guides/lists/"),
    ],
)
def test_search_leads_to_a_section_of_a_guide(words: str, location: str) -> None:
    """By the words in its title, which its path repeats: so it comes before what only contains them."""
    found = [
        item for item in search_items() if words in item["title"].lower() and item["location"].startswith(location)
    ]
    assert found
    assert all(words in item["path"][-1].lower() for item in found)


def test_search_for_receive_webhooks_leads_to_what_there_is_instead() -> None:
    [found] = [item for item in search_items() if item["location"] == "open-questions/#webhooks"]
    assert "receive webhooks" in found["text"]
    assert "incremental reads" in found["text"]


def test_paths_of_the_reference_do_not_repeat_its_names() -> None:
    paths = {tuple(item["path"]) for item in search_items() if item["location"].startswith("reference/")}
    assert paths
    assert all(len(path) <= 2 for path in paths)


def test_search_leads_to_the_method_that_cancels() -> None:
    locations = {item["location"].partition("#")[2] for item in search_items() if "cancel" in item["title"].lower()}
    assert "pracsuite_client.resources.appointments.Appointments.cancel" in locations
    assert "coreplus_client.resources.appointments.Appointments.cancel" in locations


# What a browser loads.


def test_no_page_loads_anything_from_another_host() -> None:
    for path, text in texts(".html").items():
        loaded = LOADED.findall(text)
        assert any(url.endswith(".js") for url in loaded), "the script of the theme is found"
        assert [url for url in loaded if EXTERNAL.match(url)] == [], path
    for path, text in texts(".css").items():
        assert [url for url in STYLE_URL.findall(text) if EXTERNAL.match(url)] == [], path
    for path, text in texts(".js").items():
        assert re.findall(r"importScripts\([\"']https?:[^)]*\)|\bfrom\s*[\"']https?:[^\"']*", text) == [], path


def test_no_page_has_content_for_which_the_theme_would_load_a_script() -> None:
    """The script of the theme fetches what draws diagrams or runs code, if a page has any."""
    marks = re.compile(r"class=\"[^\"]*\b(?:mermaid|pyodide|glightbox|md-source)\b|data-md-component=\"?source\b")
    assert [path for path, text in texts(".html").items() if marks.search(text)] == []


def test_nothing_contains_a_path_of_this_machine() -> None:
    home = str(ROOT).encode()
    assert [path for path in OUTPUT.rglob("*") if path.is_file() and home in path.read_bytes()] == []


def test_every_link_leads_to_a_page_and_a_place_on_it() -> None:
    pages = texts(".html")
    anchors = {path.resolve(): {html.unescape(one) for one in ANCHOR.findall(text)} for path, text in pages.items()}
    broken = list[str]()
    for path, text in pages.items():
        if path.name == "404.html":
            continue  # its links are those of the root
        for found in set(LINK.findall(text)):
            url = urlsplit(html.unescape(found))
            if url.scheme or url.netloc:
                continue
            target = (path.parent / unquote(url.path)).resolve() if url.path else path.resolve()
            target = target / "index.html" if target.is_dir() else target
            anchor = unquote(url.fragment)
            if not target.exists() or (anchor and target.suffix == ".html" and anchor not in anchors[target]):
                broken.append(f"{path.relative_to(OUTPUT)}: {found}")
    assert broken == []


# What a program reads.


def test_llms_text_names_every_page_once() -> None:
    text = (OUTPUT / "llms.txt").read_text("utf-8")
    assert len(text.encode()) <= LIMIT
    named = re.findall(r"^- \[.+\]\((\S+)\)$", text, re.MULTILINE)
    twins = [path.relative_to(OUTPUT).as_posix() for path in OUTPUT.rglob("*.md")]
    assert sorted(named) == sorted(twins)
    pages = {path.parent for path in OUTPUT.rglob("index.html")}
    assert pages == {OUTPUT / page.removesuffix(".md").removesuffix("index") for page in named}


def test_large_llms_text_is_an_error() -> None:
    with pytest.raises(ValueError, match="more than 10000"):
        llms_text([{"A page": f"guides/{number}.md"} for number in range(600)])


def test_twin_of_a_resource_has_signatures_and_docstrings() -> None:
    text = (OUTPUT / "reference/pracsuite/payments.md").read_text("utf-8")
    assert "\n```python\ndef get(payment_id: int, *," in text
    assert "Returns the payment with the given ID" in text
    assert "][" not in text, "links that only the site generator resolves"


# When it fails.


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    return tmp_path


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("# Home\n\n[lower](#lower)\n", "anchor does not exist"),
        ("# Home\n\n[`x`][pracsuite_client.Missing]\n", "Missing"),
        ("# Home\n\n::: pracsuite_client.Missing\n", "Missing"),
    ],
)
def test_warning_of_the_generator_is_an_error(
    checkout: Path, text: str, reported: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reference, "sections", list)
    (checkout / "docs/index.md").write_text(text, "utf-8")
    with pytest.raises(BuildError, match=reported):
        build(checkout, checkout / "work", checkout / "site")
    assert not (checkout / "site").exists(), "the last site stays"


def test_command_reports_wrong_arguments() -> None:
    done = subprocess.run([sys.executable, "-m", "tools.site", "other"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 2
    assert "invalid choice" in done.stderr
