"""The page of a namespace in a browser. `nox -s page` runs these tests."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime

import httpx
from playwright.sync_api import Locator, Page, expect

from practice_mock import clients
from practice_mock.testing import Mock
from tests.page.fixtures import start, view

NINE = datetime(2027, 1, 4, 9)


def book(mock: Mock, namespace: str | None = None) -> None:
    """Book a time with the client of a customer."""
    with clients.pracsuite(mock, namespace=namespace) as client:
        client.appointments.create(
            client_id=7, appointment_type_id=2, app_time=NINE, duration=30, practitioner_id=1, business_id=1
        )


def booked(page: Page) -> Locator:
    """Return what the page shows of that time."""
    column = page.get_by_role("region", name="Dr Alex Harbour")
    return column.get_by_role("button", name=re.compile("09:00 to 09:30, Booking: Robin Example"))


def live(page: Page) -> None:
    expect(page.locator("#connection")).to_have_text("Live")


def test_a_booking_in_a_namespace_appears_on_its_page_only(new_page: Callable[..., Page], mock: Mock) -> None:
    mock.namespace("alice")
    default, page = start(new_page(), mock), start(new_page(), mock)
    page.get_by_label("Namespace", exact=True).select_option("alice")
    page.wait_for_url(f"{mock.origin}/_ns/alice/")
    live(page)
    expect(page.get_by_label("Namespace", exact=True)).to_have_value("alice")
    expect(booked(page)).to_have_count(0)
    book(mock, "alice")
    expect(booked(page)).to_be_visible()
    expect(page.locator("#latest")).to_contain_text("POST")
    expect(default.locator("#latest")).to_have_text("No request yet")
    expect(booked(default)).to_have_count(0)
    book(mock)
    expect(booked(default)).to_be_visible()
    page.get_by_label("Namespace", exact=True).select_option("default")
    page.wait_for_url(f"{mock.origin}/")
    live(page)


def test_a_namespace_that_is_made_meanwhile_can_be_chosen(page: Page, mock: Mock) -> None:
    expect(page.get_by_label("Namespace", exact=True)).to_have_count(0)
    mock.namespace("bob")
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(page.get_by_label("Namespace", exact=True)).to_have_value("default")


def test_faults_and_clock_of_a_page_are_those_of_its_namespace(new_page: Callable[..., Page], mock: Mock) -> None:
    alice = mock.namespace("alice")
    page = new_page()
    page.goto(f"{mock.origin}/_ns/Alice#token={mock.control_token}")
    live(page)
    view(page, "Faults")
    toggle = page.get_by_role("button", name="Slot taken meanwhile", exact=True)
    toggle.click()
    expect(toggle).to_have_attribute("aria-pressed", "true")
    view(page, "Clock and data")
    page.get_by_role("button", name="+15 minutes").click()
    expect(page.locator("#header-time")).to_contain_text("11:15:00")
    assert alice.practice.faults.plan.rules
    assert not mock.practice.faults.plan.rules
    assert alice.practice.clock.now() > mock.practice.clock.now()


def test_the_credentials_of_a_page_reach_its_namespace(new_page: Callable[..., Page], mock: Mock) -> None:
    alice = mock.namespace("alice")
    page = start(new_page(), alice)
    view(page, "Credentials")
    copied: list[str] = []
    for name in ("Copy x-api-key, First clinic", "Copy a-api-key, First clinic", "Copy Base URL, PracSuite"):
        page.get_by_role("button", name=name, exact=True).click()
        copied.append(page.evaluate("navigator.clipboard.readText()"))
    vendor, account, base_url = copied
    assert (account, base_url) == ("demo-account-key@alice", alice.pracsuite_url)
    for url in (base_url, mock.pracsuite_url):
        found = httpx.get(f"{url}/patient/7", headers={"x-api-key": vendor, "a-api-key": account})
        assert found.status_code == 200
    assert len(alice.practice.journal) == 2
    assert len(mock.practice.journal) == 0


def test_a_page_says_that_its_namespace_is_deleted_and_does_not_make_it_again(
    new_page: Callable[..., Page], mock: Mock
) -> None:
    page, sent = start(new_page(), mock.namespace("alice")), list[str]()
    view(page, "Requests")
    mock.delete_namespace("alice")
    expect(page.get_by_role("heading", name="The namespace “alice” was deleted")).to_be_visible()
    expect(page.locator("#connection")).to_have_text("Deleted")
    page.on("request", lambda request: sent.append(request.url))
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    page.evaluate("location.hash = 'clock'")
    page.wait_for_timeout(3_500)  # longer than the page waits before it reads again
    assert [url for url in sent if not url.startswith(f"{mock.origin}/_ns/alice/page/")] == []
    with mock.control() as control:
        assert list(control.namespaces()) == ["default"]
    page.get_by_role("link", name="Make it again").click()
    live(page)
    expect(page.locator(".entry").first).to_be_visible()


def test_a_page_that_is_refused_says_why(new_page: Callable[..., Page], mock: Mock) -> None:
    page = new_page()
    page.goto(f"{mock.origin}/_ns/a.b/#token={mock.control_token}")
    expect(page.get_by_role("alert").filter(has_text="ASCII letters, digits, dashes, underscores")).to_be_visible()
    expect(page.locator("#connection")).to_have_text("Not connected")
