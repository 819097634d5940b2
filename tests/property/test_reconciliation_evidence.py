"""What proves that a record is that of a reconciled call: fresh responses, and that it was not there before."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta, timezone

import httpx
import pytest

import coreplus_client
import pracsuite_client
from practice_mock.faults import Delay, Duplicate, Reset
from tests.property.bookings import (
    BOOK,
    CREATE,
    END,
    FINALISE,
    HELD,
    KIM,
    OTHER_CLIENT,
    RESERVE,
    SAM,
    STANDARD_VISIT,
    START,
    Booking,
    begin,
    carry_out,
    sync_client,
    visit_of,
)
from tests.property.network import TIMEOUT, Event, Network, World

WORLD = World()
FROM_A_CACHE = [
    *({"x-cache": value} for value in ("HIT", "Hit from cloudfront", "RefreshHit from cloudfront", "MISS, HIT", "yes")),
    *({"cf-cache-status": value} for value in ("HIT", "STALE", "REVALIDATED", "UPDATING", "unheard-of", "")),
    *({"cache-status": value} for value in ("edge; hit; ttl=30", "a; fwd=miss, b; hit", "a; fwd=miss; collapsed")),
    *({"x-cache-hits": value} for value in ("1", "0, 3")),
    *({name: "served"} for name in ("x-proxy-cache", "x-drupal-cache", "x-some-new-cache-header")),
    *({"warning": value} for value in ('110 - "Response is Stale"', '113 - "Heuristic expiration"', "")),
    *({"age": value} for value in ("1", "7, 0", "unknown")),
]
"""Headers that state, or do not deny, that a response is from a cache."""
NOT_FROM_A_CACHE = [
    {"cache-control": "private, max-age=60", "cdn-cache-control": "no-store", "age": "0"},
    {"x-cache": "Miss from cloudfront"},
    {"cf-cache-status": "DYNAMIC"},
    {"cf-cache-status": "BYPASS", "x-cache-hits": "0, 0"},
    {"cache-status": "a; fwd=miss; stored, b; fwd=uri-miss"},
    {"x-cache": "MISS, MISS", "via": "1.1 proxy.example"},
]


@pytest.mark.parametrize("headers", [*FROM_A_CACHE, *NOT_FROM_A_CACHE], ids=str)
@pytest.mark.parametrize("booking", [CREATE, RESERVE, FINALISE, BOOK], ids=str)
def test_only_a_lookup_that_no_cache_answered_shows_anything(booking: Booking, headers: Mapping[str, str]) -> None:
    class Cached(Network):
        def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
            if request.method == "GET" and self.sent("POST"):
                response.headers.update(headers)
            return response

    begin(WORLD, booking)
    run = carry_out(WORLD, booking, [Reset(after_commit=True)], network=Cached, reconcile=True)
    assert len(run.writes) == 1
    if headers in FROM_A_CACHE:
        assert (run.error.reconciliation.reason, run.error.maybe_applied) == ("stale", True)
    else:
        assert run.error is None


@pytest.mark.parametrize("is_listed", [True, False])
@pytest.mark.parametrize("booking", [CREATE, BOOK], ids=str)
def test_record_in_a_success_for_another_person_is_a_candidate(booking: Booking, *, is_listed: bool) -> None:
    """The server has booked for another person than it was asked to, and says so."""

    class ForAnother(Network):
        def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
            body = json.loads(response.content)
            if request.method == "POST":
                record = body.get("appointment", body)
                record.update({"clients": [{"clientId": OTHER_CLIENT}]} if booking is BOOK else {"client_id": 99})
            elif not is_listed and "appointments" in body:
                body["appointments"] = []
                body.get("paging", {}).update(totalRows=0)
                body.update({"total_entries": 0} if booking is CREATE else {})
            headers = {"date": response.headers["date"]}
            return httpx.Response(response.status_code, headers=headers, json=body)

    begin(WORLD, booking)
    run = carry_out(WORLD, booking, [], network=ForAnother, reconcile=True)
    assert len(run.writes) == 1
    if is_listed:
        assert run.error is None, "the lookup shows that it was booked as asked"
        return
    [made] = booking.stored(WORLD.mock)
    assert type(run.error).__name__ == "ResponseValidationError"
    assert run.error.maybe_applied
    assert run.error.reconciliation.reason == "modified"
    assert run.error.reconciliation.candidates == (made["appointmentId" if booking is BOOK else "appointment_id"],)


ZONES = [timezone(timedelta(hours=hours)) for hours in (-12, -8, 0, 5.5, 11, 14)]


@pytest.mark.parametrize("zone", ZONES, ids=str)
@pytest.mark.parametrize("days", [-1, 0, 1])
@pytest.mark.parametrize("zone_is_known", [True, False])
@pytest.mark.parametrize("write", [Reset(after_commit=True), Duplicate()], ids=["lost", "delivered twice"])
def test_moved_booking_is_found_whatever_offset_the_call_has(
    zone: timezone, days: int, write: Reset | Duplicate, *, zone_is_known: bool
) -> None:
    """The days of a lookup are those of the clinic, not those of the offset in which the caller states the time."""
    start, end = START + timedelta(days=1), END + timedelta(days=1)

    class Moved(Network):
        def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
            if "Location" not in request.url.path:
                return response
            shift = timedelta(days=days)
            others = sync_client(WORLD, "coreplus", Network(WORLD)).appointments
            for made in WORLD.mock.practice.coreplus[0].table("appointment").records():
                if (made["clientId"], made["startDateTime"]) == (SAM, "2027-11-29T22:00:00.000000Z"):
                    others.update(made["appointmentId"], start_date_time=start + shift, end_date_time=end + shift)
            if zone_is_known:
                return response
            body = json.loads(response.content)
            for location in body["locations"]:
                location["timeZone"]["tzName"] = "Nowhere at all"
            return httpx.Response(200, headers={"date": response.headers["date"]}, json=body)

    begin(WORLD, BOOK)
    times = {"start_date_time": start.astimezone(zone), "end_date_time": end.astimezone(zone)}
    book = sync_client(WORLD, "coreplus", Moved(WORLD, [write])).appointments.book
    if days == 0 and not isinstance(write, Duplicate):
        assert book(**visit_of(SAM, **times), reconcile=True).appointment is not None
        return
    with pytest.raises(coreplus_client.APIError) as caught:
        book(**visit_of(SAM, **times), reconcile=True)
    assert caught.value.maybe_applied
    assert caught.value.reconciliation is not None
    assert len(caught.value.reconciliation.candidates) == 1


@pytest.mark.parametrize("spelling", [str.upper, "{{{}}}".format, " {} ".format, lambda text: text.replace("-", "")])
@pytest.mark.parametrize("write", [None, Reset(after_commit=True)], ids=["received", "lost"])
def test_booking_is_recognized_in_any_spelling_of_its_identifiers(spelling: Callable[[str], str], write: Event) -> None:
    class Spelled(Network):
        def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
            content = response.content.decode()
            for text in (SAM, KIM, STANDARD_VISIT) if "Location" not in request.url.path else ():
                content = content.replace(text, spelling(text))
            headers = {name: response.headers[name] for name in ("date", "content-type")}
            return httpx.Response(response.status_code, headers=headers, content=content)

    begin(WORLD, BOOK)
    run = carry_out(WORLD, BOOK, [write], network=Spelled, reconcile=True)
    [made] = BOOK.stored(WORLD.mock)
    assert run.value.appointment.appointment_id == made["appointmentId"]


def test_record_that_was_found_but_is_not_believed_is_a_candidate() -> None:
    class Odd(Network):
        def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
            if not request.url.path.endswith(f"/appointment/{HELD}") or request.method != "GET":
                return response
            body = {**json.loads(response.content), "duration": "half an hour"}
            headers = {"date": response.headers["date"]}
            return httpx.Response(200, headers=headers, json={**body, "links": 5, "category": {}, "app_time": 7})

    begin(WORLD, CREATE)
    for strict in (False, True):
        network = Odd(WORLD, [Reset(after_commit=True)])
        client = sync_client(WORLD, "pracsuite", network).with_options(strict=strict)
        begin(WORLD, CREATE)
        with pytest.raises(pracsuite_client.APIError) as caught:
            CREATE.call(client, {"reconcile": True})
        assert caught.value.maybe_applied
        assert caught.value.reconciliation is not None
        assert caught.value.reconciliation.candidates == (HELD,)


@pytest.mark.parametrize("ahead", [0.3, 5.0, 60.0, 3600.0])
@pytest.mark.parametrize("seconds", [0.1, 0.9, 4.5, 59.0])
@pytest.mark.parametrize("readable", [True, False], ids=["list before the call", "no list before the call"])
def test_hold_that_another_user_placed_before_the_call_is_never_returned(
    ahead: float, seconds: float, *, readable: bool
) -> None:
    """The clock that dates holds is ahead of the one of ``Date``, so that the hold seems to be made by the call."""

    class Ahead(Network):
        def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
            if not readable and not self.sent("POST"):
                return httpx.Response(403, headers={"date": response.headers["date"]}, json={})
            body = json.loads(response.content)
            for record in body.get("data", [body]):
                if "created" in record:
                    created = datetime.fromisoformat(record["created"]) + timedelta(seconds=ahead)
                    record["created"] = created.isoformat().replace("+00:00", "Z")
            return httpx.Response(response.status_code, headers={"date": response.headers["date"]}, json=body)

    begin(WORLD, RESERVE)
    RESERVE.call(sync_client(WORLD, "pracsuite", Network(WORLD)), {})
    WORLD.pass_by(seconds)
    for write in (Reset(), Delay(TIMEOUT + 1)):
        run = carry_out(WORLD, RESERVE, [write], network=Ahead, reconcile=True)
        assert run.value is None
        assert run.error.reconciliation.candidates == (HELD,)
        assert run.error.maybe_applied
        assert len(run.writes) == 1


@pytest.mark.parametrize("changes", [None, {"total_entries": None}, {"total_entries": 70}, {"data": {}}], ids=str)
def test_hold_is_not_attributed_without_the_whole_list_before_the_call(changes: Mapping[str, object] | None) -> None:
    class Denied(Network):
        def changed(self, request: httpx.Request, response: httpx.Response) -> httpx.Response:
            if self.sent("POST"):
                return response
            if changes is None:
                return httpx.Response(403, json={})
            body = {**json.loads(response.content), **changes}
            return httpx.Response(200, headers={"date": response.headers["date"]}, json=body)

    begin(WORLD, RESERVE)
    run = carry_out(WORLD, RESERVE, [Reset(after_commit=True)], network=Denied, reconcile=True)
    assert (run.error.reconciliation.reason, run.error.reconciliation.candidates) == ("undated", (HELD,))
    assert carry_out(WORLD, CREATE, [], network=Denied, reconcile=True).network.before == []
