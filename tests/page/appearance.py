"""How the page looks: accessibility by axe, narrow windows, the API references, and the pictures of the docs."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from importlib.resources import files
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Page, Route, expect

from practice_mock import clients
from practice_mock.faults.scenarios import plan_of
from practice_mock.page.routes import viewer_files
from practice_mock.testing import Mock
from tests.page.fixtures import PATIENCE, PHONE, WIDE, start, view

IMAGES = Path(__file__).parents[2] / "docs" / "images"
# A mock with switches has one more.
VIEWS = ("Book", "Requests", "Faults", "Clock and data", "Credentials", "API references")
WINDOWS = {"light": ("light", WIDE), "dark": ("dark", WIDE), "phone": ("light", PHONE), "dark phone": ("dark", PHONE)}
AXE = (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
FIND = """async () => (await axe.run(document)).violations.map(
    (one) => `${one.id}: ${one.help}: ${one.nodes.map((node) => node.target).join(' ')}`)"""


@pytest.fixture
def busy(mock: Mock) -> Mock:
    """The mock with a hold, new bookings, requests of every kind and a fault."""
    with clients.pracsuite(mock) as prac:
        for minute in (0, 30):
            prac.appointments.reserve(
                app_time=datetime(2027, 1, 4, 9, minute), duration=30, practitioner_id=1, business_id=1, column_number=2
            )
        prac.appointments.create(
            client_id=7,
            appointment_type_id=2,
            app_time=datetime(2027, 1, 4, 9),
            duration=45,
            practitioner_id=2,
            business_id=1,
        )
    keys = {"x-api-key": mock.credentials.pracsuite.vendor_key, "a-api-key": mock.credentials.pracsuite.account_key}
    with httpx.Client(base_url=mock.pracsuite_url, headers=keys, trust_env=False) as http:
        http.get("/patient/999999")
        http.get("/patient?nothing=1")
        http.get("/patient/7", headers={"x-api-key": "wrong"})
        mock.practice.faults.put(plan_of("second-page-fails"))
        http.get("/patient?page_size=5")
        http.get("/patient?page_size=5&page=2")
    return mock


@pytest.mark.parametrize("window", WINDOWS)
def test_axe_finds_nothing_and_nothing_is_too_wide(new_page: Callable[..., Page], busy: Mock, window: str) -> None:
    scheme, size = WINDOWS[window]
    page = start(new_page(scheme, size), busy)
    page.evaluate(AXE)

    def check(what: str) -> None:
        assert page.evaluate(FIND) == [], what
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), f"{what} is too wide"

    views = page.get_by_role("navigation", name="Views").get_by_role("link").all_inner_texts()
    assert set(VIEWS) <= set(views)
    for name in views:
        view(page, name)
        check(name)
    view(page, "Faults")
    page.get_by_text("As a control call").first.click()
    page.get_by_text("A plan of your own").click()
    check("Faults, opened")
    view(page, "Requests")
    page.get_by_role("button", name=re.compile("Details of request")).first.click()
    check("Details")
    page.keyboard.press("Escape")
    view(page, "Book")
    page.get_by_label("Week", exact=True).check()
    expect(page.locator(".grid.week")).to_be_visible()
    check("Week")
    page.goto(f"{busy.origin}/#fault=slot-taken")
    expect(page.get_by_role("button", name="Not now")).to_be_visible()
    check("What a link asks")


def test_axe_finds_nothing_in_the_dialog_for_the_token(new_page: Callable[..., Page], mock: Mock) -> None:
    page = new_page()
    page.goto(mock.origin)
    expect(page.get_by_role("dialog")).to_be_visible()
    page.evaluate(AXE)
    assert page.evaluate(FIND) == []


@pytest.mark.parametrize(
    ("api", "name", "operation", "fields", "received"),
    [
        ("pracsuite", "PracSuite", "getPatient", {"client_id": "7"}, "Robin"),
        ("coreplus", "coreplus", "listLocations", {}, "Main Clinic"),
    ],
)
def test_operations_of_the_references_can_be_tried(
    page: Page, mock: Mock, api: str, name: str, operation: str, fields: dict[str, str], received: str
) -> None:
    assert viewer_files(), "the extra `page` is installed"
    page.set_default_timeout(3 * PATIENCE)  # the viewer is large
    view(page, "API references")
    page.get_by_role("link", name=f"Open the {name} reference").click()
    block = page.locator(f"[id$='-{operation}']")
    block.locator(".opblock-summary-control").click()
    for field, value in fields.items():
        block.get_by_placeholder(field).fill(value)
    block.get_by_role("button", name="Execute").click()
    expect(block.locator(".live-responses-table")).to_contain_text(received, timeout=PATIENCE)
    (entry,) = mock.practice.journal
    assert (entry.api, entry.operation, entry.status) == (api, operation, 200)
    page.get_by_role("link", name="Back to the mock").click()
    expect(page.locator(".entry").first).to_be_visible()


def test_without_the_viewer_the_reference_says_how_to_install_it(page: Page, mock: Mock) -> None:
    def absent(route: Route) -> None:
        route.fulfill(status=200, body='{"installed": false}', content_type="application/json")

    page.route(f"{mock.origin}/page/viewer/state", absent)
    page.goto(f"{mock.origin}/page/reference.html?api=coreplus")
    expect(page.locator("#note")).to_contain_text("pip install swagger-ui-bundle-v2")
    expect(page.get_by_role("link", name="/openapi/coreplus.json")).to_be_visible()
    page.evaluate(AXE)
    assert page.evaluate(FIND) == []


@pytest.mark.parametrize(
    ("name", "shown", "window"),
    [
        ("book", "Book", "light"),
        ("requests", "Requests", "light"),
        ("faults", "Faults", "dark"),
        ("phone", "Book", "dark phone"),
    ],
)
def test_the_documentation_has_screenshots(
    new_page: Callable[..., Page], busy: Mock, request: pytest.FixtureRequest, name: str, shown: str, window: str
) -> None:
    scheme, size = WINDOWS[window]
    page = start(new_page(scheme, size), busy)
    view(page, shown)
    path = IMAGES / f"page-{name}.png"
    if request.config.getoption("--update-screenshots"):
        path.parent.mkdir(exist_ok=True)
        page.screenshot(path=path, animations="disabled")
    assert path.read_bytes().startswith(b"\x89PNG")
    assert path.stat().st_size < 150_000
    assert f"images/{path.name}" in IMAGES.parent.joinpath("mock-page.md").read_text("utf-8")
