"""Fixtures of the browser tests, as a plugin: `pytest -p tests.page.fixtures tests/page/browser.py`.

They are not in a conftest.py, because the other tests run without the driver of the browser.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Route, expect, sync_playwright

from practice_mock import Clock, Practice
from practice_mock.testing import Mock, serve

NOW = datetime(2027, 1, 4, 0, 30, tzinfo=UTC)
"""A Monday, 11:00 in Adelaide and 11:30 in Melbourne."""

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    *(
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-extensions",
    ),
    *("--disable-gpu", "--disable-quic", "--disable-sync", "--no-first-run"),
)
"""Options without which the browser itself connects to other hosts."""
PATIENCE = 30_000
"""Milliseconds after which something that the page does not show is missing."""

WIDE, PHONE = (1280, 860), (360, 740)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-screenshots", action="store_true", help="write docs/images/page-*.png")


def chromium() -> str:
    """Return the path of the system's Chromium. Raises LookupError if there is none."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        raise LookupError("there is no Chromium on this system: apt-get install chromium")
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser, which is stopped at the end."""
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as driver:
        arguments = [*QUIET, *(["--no-sandbox"] if as_root else [])]
        started = driver.chromium.launch(executable_path=chromium(), args=arguments)
        yield started
        started.close()


@pytest.fixture(scope="session")
def served() -> Iterator[Mock]:
    """A mock on a socket, whose clock stands still at `NOW`."""
    with serve(Practice(clock=Clock(NOW))) as mock:
        yield mock


@pytest.fixture
def mock(served: Mock) -> Mock:
    """The mock, reset, without namespaces."""
    with served.control() as control:
        for name in control.namespaces():
            if name != "default":
                served.delete_namespace(name)
    served.practice.reset()
    served.practice.snapshots.clear()
    return served


@pytest.fixture
def problems() -> Iterator[list[str]]:
    """What must not happen on a page: errors of scripts, violations of the policy, and requests to other hosts."""
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def new_page(browser: Browser, mock: Mock, problems: list[str]) -> Iterator[Callable[..., Page]]:
    """Opens an empty page, by default in a wide light window."""
    contexts: list[BrowserContext] = []

    def open_page(scheme: str = "light", size: tuple[int, int] = WIDE) -> Page:
        context = browser.new_context(
            color_scheme="dark" if scheme == "dark" else "light",
            viewport={"width": size[0], "height": size[1]},
            reduced_motion="reduce",
            locale="en-AU",
        )
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        context.grant_permissions(["clipboard-read", "clipboard-write"], origin=mock.origin)
        context.route(lambda url: not url.startswith((mock.origin, "data:", "blob:")), refuse)
        page = context.new_page()
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("console", note)
        return page

    def refuse(route: Route) -> None:
        problems.append(f"a request to another host: {route.request.url}")
        route.abort()

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and "Failed to load resource" not in message.text:
            problems.append(message.text)

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: Callable[..., Page], mock: Mock) -> Page:
    """The page of the mock, ready."""
    return start(new_page(), mock)


def start(page: Page, mock: Mock, fragment: str = "") -> Page:
    """Open the page of the mock with its token, and wait until it shows the book."""
    page.goto(f"{mock.origin}/#token={mock.control_token}{fragment}")
    page.locator(".entry").first.wait_for()
    page.get_by_role("status").filter(has_text="Live").wait_for()
    return page


def view(page: Page, name: str) -> None:
    """Go to a view by its link."""
    page.get_by_role("navigation", name="Views").get_by_role("link", name=name, exact=True).click()
    page.get_by_role("heading", name=name, level=2, exact=True).wait_for()
