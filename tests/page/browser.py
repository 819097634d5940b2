"""The page for people in a browser. `nox -s page` runs these tests."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import httpx
import pytest
from playwright.sync_api import Page, Route, expect

from coreplus_client import BookingClient, BookingPractitioner, Coreplus
from pracsuite_client import APIConnectionError, PracSuite
from practice_mock import clients
from practice_mock.coreplus.seed import SAM
from practice_mock.faults import Plan
from practice_mock.testing import Mock
from tests.page.fixtures import NOW, start, view

NINE = datetime(2027, 1, 4, 9)
HARBOUR, CLINIC = 1, 1
KIM, MAIN_CLINIC = "33333333-3333-4333-8333-333333333333", "11111111-1111-4111-8111-111111111111"
INITIAL_VISIT = "44444444-4444-4444-8444-444444444444"


@pytest.fixture
def prac(mock: Mock) -> Iterator[PracSuite]:
    with clients.pracsuite(mock) as client:
        yield client


@pytest.fixture
def core(mock: Mock) -> Iterator[Coreplus]:
    with clients.coreplus(mock) as client:
        yield client


def test_a_booking_of_a_client_appears_without_reload(page: Page, prac: PracSuite) -> None:
    page.evaluate("window.sameDocument = true")
    booked = prac.appointments.create(
        client_id=7, appointment_type_id=2, app_time=NINE, duration=30, practitioner_id=HARBOUR, business_id=CLINIC
    )
    column = page.get_by_role("region", name="Dr Alex Harbour")
    entry = column.get_by_role("button", name=re.compile("09:00 to 09:30, Booking: Robin Example"))
    expect(entry).to_be_visible()
    expect(page.locator("#announcer")).to_have_text("Booking: Robin Example, 09:00")
    prac.appointments.cancel(booked.appointment_id, record_as_cancelled=True)
    expect(entry).to_have_count(0)
    assert page.evaluate("window.sameDocument")


def test_a_booking_at_coreplus_appears_in_its_book(page: Page, core: Coreplus) -> None:
    page.get_by_label("Practice", exact=True).select_option("1")
    column = page.get_by_role("region", name="Kim Lee")
    expect(column).to_be_visible()
    entry = column.get_by_role("button", name=re.compile("09:00 to 09:45, Booking: Sam Doe"))
    expect(entry).to_have_count(0)
    start = NINE.replace(tzinfo=ZoneInfo("Australia/Melbourne"))
    core.appointments.book(
        start_date_time=start,
        end_date_time=start + timedelta(minutes=45),
        practitioner=BookingPractitioner(practitioner_id=KIM),
        location_id=MAIN_CLINIC,
        clients=[BookingClient(client_id=SAM)],
        appointment_type_id=INITIAL_VISIT,
    )
    expect(entry).to_be_visible()


def test_a_fault_of_the_page_reaches_the_client(page: Page, mock: Mock, prac: PracSuite) -> None:
    view(page, "Faults")
    toggle = page.get_by_role("button", name="Response lost after booking", exact=True)
    toggle.click()
    expect(toggle).to_have_attribute("aria-pressed", "true")
    with pytest.raises(APIConnectionError) as caught:
        prac.appointments.reserve(app_time=NINE, duration=30, practitioner_id=HARBOUR, business_id=CLINIC)
    assert caught.value.maybe_applied
    row = page.get_by_role("row", name="reserveAppointment 1 1")
    expect(row).to_be_visible()
    view(page, "Requests")
    expect(page.get_by_role("row").nth(1)).to_contain_text("Injected fault")
    view(page, "Faults")
    page.get_by_role("button", name="Turn off all faults").click()
    expect(page.get_by_text("No fault is on.")).to_be_visible()
    assert mock.practice.faults.plan == Plan()


def test_a_plan_of_ones_own_is_used_or_its_problems_are_shown(page: Page, mock: Mock) -> None:
    view(page, "Faults")
    page.get_by_text("A plan of your own").click()
    text = page.get_by_label("Fault plan (JSON)", exact=True)
    text.fill('{"rules": [{"match": {"operation": "getNothing"}, "action": {"kind": "reset"}}]}')
    page.get_by_role("button", name="Use this plan").click()
    expect(page.get_by_role("alert").filter(has_text="/rules/0/match/operation")).to_be_visible()
    text.fill('{"rules": [{"match": {"operation": "getPatient"}, "action": {"kind": "reset"}}]}')
    page.get_by_role("button", name="Use this plan").click()
    expect(page.get_by_text("A plan of your own is in force, with 1 rule")).to_be_visible()
    assert len(mock.practice.faults.plan.rules) == 1


def seconds(text: str) -> int:
    minutes, rest = re.fullmatch(r"(\d+):(\d\d) left", text).groups()  # type: ignore[union-attr]
    return int(minutes) * 60 + int(rest)


def test_a_hold_counts_down_by_the_clock_of_the_mock(page: Page, mock: Mock, prac: PracSuite) -> None:
    mock.practice.clock.set(NOW, running=True)
    prac.appointments.reserve(app_time=NINE, duration=30, practitioner_id=HARBOUR, business_id=CLINIC)
    entry = page.locator(".entry.hold")
    expect(entry.locator(".remaining")).to_have_text(re.compile(r"14:5\d left|15:00 left"))
    first = seconds(entry.locator(".remaining").inner_text())
    page.wait_for_function("first => !document.querySelector('.entry .remaining').textContent.startsWith(first)",
                           arg=entry.locator(".remaining").inner_text()[:5])  # fmt: skip
    assert 1 <= first - seconds(entry.locator(".remaining").inner_text()) <= 5
    expect(page.get_by_role("heading", name="One time is held")).to_be_visible()
    mock.practice.clock.advance(timedelta(minutes=14))
    expect(entry.locator(".remaining")).to_have_text(re.compile(r"0:[0-5]\d left"))
    mock.practice.clock.advance(timedelta(minutes=1))
    expect(entry).to_have_count(0)
    expect(page.get_by_role("heading", name="One time is held")).to_have_count(0)


def test_the_clock_is_advanced_set_and_stopped(page: Page, mock: Mock) -> None:
    expect(page.locator("#header-time")).to_have_text("Mon 4 Jan 2027, 11:00:00 (stopped)")
    view(page, "Clock and data")
    page.get_by_role("button", name="+15 minutes").click()
    expect(page.locator("#header-time")).to_have_text("Mon 4 Jan 2027, 11:15:00 (stopped)")
    assert mock.practice.clock.now() == NOW + timedelta(minutes=15)
    page.get_by_label("Advance by", exact=True).fill("-2")
    page.get_by_label("Unit", exact=True).select_option(label="hours")
    page.get_by_role("button", name="Advance", exact=True).click()
    expect(page.locator("#header-time")).to_contain_text("09:15:00")
    page.get_by_label("Set to", exact=True).fill("2027-10-03T03:30:00")
    page.get_by_label("Zone", exact=True).select_option("Australia/Melbourne")
    page.get_by_label("Runs on", exact=True).uncheck()
    page.get_by_role("button", name="Set clock").click()
    expect(page.locator("#times")).to_contain_text("Melbourne" + "Sun 3 Oct 2027, 03:30:00")
    page.get_by_role("button", name="Let it run").click()
    expect(page.get_by_text("The clock runs.")).to_be_visible()
    assert mock.practice.clock.running
    page.get_by_role("button", name="Stop the clock").click()
    expect(page.get_by_text("The clock stands still.")).to_be_visible()


def test_seed_snapshots_and_reset(page: Page, mock: Mock, prac: PracSuite) -> None:
    view(page, "Clock and data")
    page.get_by_label("Name", exact=True).fill("before")
    page.get_by_role("button", name="Take a snapshot").click()
    restore = page.get_by_role("button", name="Restore before")
    expect(restore).to_be_visible()
    made = prac.patients.create(first_name="Io", surname="Nova")
    restore.click()
    expect(page.locator("#announcer")).to_have_text("The snapshot is restored.")
    assert mock.practice.pracsuite[0].table("patient").get(made.client_id) is None
    page.get_by_role("button", name="Delete before").click()
    expect(restore).to_have_count(0)
    page.get_by_role("button", name="Reset the mock").click()
    dialog = page.get_by_role("dialog", name="Reset the mock?")
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_have_count(0)
    assert len(mock.practice.journal) == 1
    page.get_by_role("button", name="Reset the mock").click()
    dialog.get_by_role("button", name="Reset", exact=True).click()
    expect(page.locator("#latest")).to_have_text("No request yet")
    assert len(mock.practice.journal) == 0


def test_the_book_moves_by_days_and_weeks(page: Page) -> None:
    expect(page.get_by_role("heading", name="Monday 4 January 2027")).to_be_visible()
    page.get_by_role("button", name="Later").click()
    expect(page.get_by_role("heading", name="Tuesday 5 January 2027")).to_be_visible()
    page.get_by_label("Week", exact=True).check()
    expect(page.get_by_role("heading", name="Week of Monday 4 January 2027")).to_be_visible()
    expect(page.locator(".column")).to_have_count(7)
    expect(page.locator(".column.today h4")).to_have_text("Mon 4 Jan")
    page.get_by_label("Practitioner", exact=True).select_option(label="Dr Sam Sample")
    page.get_by_label("Date", exact=True).fill("2027-02-01")
    expect(page.get_by_role("heading", name="Week of Monday 1 February 2027")).to_be_visible()
    page.get_by_role("button", name="Today").click()
    expect(page.get_by_role("heading", name="Week of Monday 4 January 2027")).to_be_visible()
    page.get_by_label("Day", exact=True).check()
    page.get_by_label("Location", exact=True).select_option("all")
    page.locator(".entry.booking").first.click()
    expect(page.get_by_role("dialog")).to_contain_text("Practitioner")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_requests_show_who_is_at_fault(page: Page, mock: Mock, prac: PracSuite) -> None:
    prac.patients.get(7)
    keys = {"x-api-key": mock.credentials.pracsuite.vendor_key, "a-api-key": mock.credentials.pracsuite.account_key}
    with httpx.Client(base_url=mock.pracsuite_url, trust_env=False) as http:
        http.get("/patient/7")
        http.get("/patient/999999", headers=keys)
        http.get("/patient?nothing=1", headers=keys)
    view(page, "Requests")
    rows = page.locator("#requests-body tr")
    expect(rows).to_have_count(4)
    assert [row.inner_text() for row in page.locator("#requests-body .c4").all()] == [
        "Client", "Practice’s rule", "Credentials", "–",
    ]  # fmt: skip
    page.get_by_label("At fault", exact=True).select_option("auth")
    expect(rows).to_have_count(1)
    page.get_by_label("At fault", exact=True).select_option("all")
    page.get_by_label("Filter", exact=True).fill("404")
    expect(rows).to_have_count(1)
    page.get_by_role("button", name="Details of request 3, getPatient").click()
    dialog = page.get_by_role("dialog", name="Request 3")
    expect(dialog).to_contain_text("the client has to handle it")
    expect(dialog).to_contain_text("GET /patient/{client_id}")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Clear").click()
    expect(rows).to_have_count(0)


def test_all_requests_show_the_time_of_one_named_zone(page: Page, prac: PracSuite, core: Coreplus) -> None:
    prac.patients.get(7)
    core.locations.list()
    view(page, "Requests")
    expect(page.locator("#requests-body tr")).to_have_count(2)
    expect(page.locator(".requests th.c1")).to_have_text("Time (Adelaide)")
    assert [cell.inner_text() for cell in page.locator("#requests-body .c1").all()] == ["11:00:00", "11:00:00"]


def test_requests_that_reached_no_api_are_shown(new_page: Callable[..., Page], mock: Mock) -> None:
    page = new_page()
    missed = {
        "time": "2027-01-04T00:30:00.000000Z",
        "method": "GET",
        "path": "/api/*",
        "status": 404,
        "reason": "No such path.",
    }
    answer = {"entries": [], "last": 0, "missed": [missed]}
    page.route(f"{mock.control_url}/journal?*", lambda route: route.fulfill(json=answer))
    start(page, mock)
    view(page, "Requests")
    expect(page.get_by_role("row", name="11:00:00 GET /api/* 404 No such path.")).to_be_visible()


def test_a_link_asks_before_it_acts(page: Page, mock: Mock) -> None:
    view(page, "Faults")
    page.get_by_role("button", name="Copy link to Slot taken meanwhile").click()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{mock.origin}/#fault=slot-taken"
    page.goto("about:blank")
    page.goto(link)
    question = page.get_by_role("region", name="Turn on “Slot taken meanwhile”?")
    expect(question).to_be_visible()
    assert page.url == f"{mock.origin}/#book"
    assert mock.practice.faults.plan == Plan()
    question.get_by_role("button", name="Not now").click()
    expect(question).to_have_count(0)
    assert mock.practice.faults.plan == Plan()
    page.goto(link)
    question.get_by_role("button", name="Turn on").click()
    expect(page.get_by_role("button", name="Slot taken meanwhile", exact=True)).to_have_attribute(
        "aria-pressed", "true"
    )
    assert len(mock.practice.faults.plan.rules) == 4
    page.goto(f"{mock.origin}/#fault=<b>none</b>")
    expect(page.get_by_role("alert").filter(has_text="does not have: <b>none</b>")).to_be_visible()


def test_the_page_asks_for_the_token_and_keeps_it_for_the_tab(new_page: Callable[..., Page], mock: Mock) -> None:
    page = new_page()
    page.goto(mock.origin)
    dialog = page.get_by_role("dialog", name="Control token")
    expect(page.locator("#connection")).to_have_text("Token needed")
    dialog.get_by_label("Token", exact=True).fill("wrong")
    dialog.get_by_role("button", name="Continue").click()
    expect(dialog.get_by_role("alert")).to_have_text("The mock rejects this token.")
    page.keyboard.press("Escape")
    dialog.get_by_label("Token", exact=True).fill(mock.control_token)
    page.keyboard.press("Enter")
    expect(page.locator(".entry").first).to_be_visible()
    expect(page.locator("#connection")).to_have_text("Live")
    assert list(mock.practice.missed) == [], "the page's own calls are not those of a client"
    page.reload()
    expect(page.locator(".entry").first).to_be_visible()
    assert page.evaluate("[sessionStorage.length, localStorage.length, document.cookie]") == [1, 0, ""]
    other = new_page()
    start(other, mock)
    assert mock.control_token not in other.url


def test_data_is_text_and_never_markup(page: Page, prac: PracSuite) -> None:
    hostile = '<img src=x onerror="window.hit=1">'
    patient = prac.patients.create(first_name=hostile, surname="<b>Nova</b>")
    prac.appointments.create(
        client_id=patient.client_id,
        appointment_type_id=2,
        app_time=NINE,
        duration=60,
        practitioner_id=HARBOUR,
        business_id=CLINIC,
    )
    entry = page.locator(".entry", has_text="<b>Nova</b>")
    entry.click()
    expect(page.get_by_role("dialog")).to_contain_text(hostile)
    assert page.evaluate("[window.hit ?? 0, document.querySelectorAll('main img, main b, dialog img').length]") == [
        0,
        0,
    ]


NAME_OF_FOCUSED = """() => {
    const focused = document.activeElement;
    return focused.getAttribute('aria-label') || focused.labels?.[0]?.textContent || focused.textContent;
}"""


def test_main_flows_by_keyboard_only(page: Page, mock: Mock) -> None:
    def press_until(name: str, key: str = "Tab", most: int = 60) -> None:
        for _ in range(most):
            page.keyboard.press(key)
            focused = page.evaluate(NAME_OF_FOCUSED)
            visible = page.evaluate("document.activeElement.matches(':focus-visible')")
            if focused.strip() == name:
                assert visible, "the focus is visible"
                return
        raise AssertionError(f"{name} cannot be reached")

    page.reload()
    page.locator(".entry").first.wait_for()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    press_until("Day")
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name=re.compile("Week of"))).to_be_visible()
    press_until("Later")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Week of Monday 11 January 2027")).to_be_visible()
    press_until("Faults", "Shift+Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Faults", level=2)).to_be_focused()
    press_until("Slot taken meanwhile")
    page.keyboard.press("Space")
    toggle = page.get_by_role("button", name="Slot taken meanwhile", exact=True)
    expect(toggle).to_have_attribute("aria-pressed", "true")
    expect(toggle).to_be_focused()
    page.keyboard.press("Space")
    expect(toggle).to_have_attribute("aria-pressed", "false")
    assert mock.practice.faults.plan == Plan()
    press_until("Clock and data", "Shift+Tab")
    page.keyboard.press("Enter")
    press_until("+15 minutes")
    page.keyboard.press("Enter")
    expect(page.locator("#header-time")).to_contain_text("11:15:00")
    press_until("Reset the mock")
    page.keyboard.press("Enter")
    press_until("Cancel", most=5)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Reset the mock")).to_be_focused()


def test_credentials_can_be_copied(page: Page, mock: Mock) -> None:
    view(page, "Credentials")
    for name, value in (
        ("Copy x-api-key, First clinic", mock.credentials.pracsuite.vendor_key),
        ("Copy Consumer secret, First practice", mock.credentials.coreplus.consumer_secret),
        ("Copy Base URL, coreplus", mock.coreplus_url),
    ):
        page.get_by_role("button", name=name, exact=True).click()
        assert page.evaluate("navigator.clipboard.readText()") == value


SWITCHES = {
    "switches": [
        {
            "name": "cancel-record",
            "api": "pracsuite",
            "positions": {"kept": "It can be read.", "deleted": "It cannot."},
            "default": "kept",
            "harmful": "deleted",
            "position": "kept",
            "meaning": "Whether a cancelled booking can be read.",
        }
    ]
}


@pytest.mark.parametrize("known", [False, True])
def test_switches_are_shown_if_the_mock_has_some(new_page: Callable[..., Page], mock: Mock, known: bool) -> None:
    page, sent = new_page(), []

    def respond(route: Route) -> None:
        if route.request.method == "PUT":
            sent.append(route.request.post_data_json)
        route.fulfill(status=200 if known else 404, json=SWITCHES if known else {})

    page.route(f"{mock.control_url}/switches", respond)
    start(page, mock)
    expect(page.get_by_role("link", name="Switches")).to_have_count(1 if known else 0)
    if known:
        view(page, "Switches")
        expect(page.get_by_role("radio", name="kept")).to_be_checked()
        page.get_by_role("radio", name="deleted").check()
        page.get_by_role("button", name="Copy link to cancel-record").click()
        page.goto(page.evaluate("navigator.clipboard.readText()"))
        page.get_by_role("button", name="Set", exact=True).click()
        expect(page.get_by_role("button", name="Set", exact=True)).to_have_count(0)
        page.get_by_role("button", name="All harmful positions").click()
        expect(page.locator("#announcer")).to_have_text("Every switch is at its harmful position.")
        chosen = [{"positions": {"cancel-record": position}} for position in ("deleted", "kept")]
        assert sent == [*chosen, {"world": "pessimistic"}]


def test_the_page_says_when_it_is_not_connected_and_connects_again(new_page: Callable[..., Page], mock: Mock) -> None:
    page, calls = new_page(), []

    def end_at_once(route: Route) -> None:
        calls.append(route.request.url)
        if len(calls) == 1:
            route.fulfill(status=200, body='{"event": "alive"}\n', content_type="application/x-ndjson")
        else:
            route.continue_()

    page.route(f"{mock.control_url}/events*", end_at_once)
    page.goto(f"{mock.origin}/#token={mock.control_token}")
    status = page.locator("#connection")
    expect(status).to_have_text("Not connected")
    expect(status).to_have_text("Live")
    assert len(calls) == 2
