"""A read gives what it would give if nothing were kept from earlier reads, whatever changed in between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import cache
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from practice_mock import DEMO, SWITCHES, Practice
from practice_mock.app import create_app
from practice_mock.state.tenant import Tenant
from practice_mock.switches import Switches
from practice_mock.testing import Mock
from practice_mock.wire import Reply
from practice_mock.wire.headers import headers_of
from practice_mock.wire.kept_replies import KEPT_BYTES, KeptReplies, Seen
from tests.mock.booking_flows import PLACE
from tests.mock.coreplus_support import coreplus_client
from tests.mock.support import pracsuite_client, small_mock, small_practice
from tests.tiers import cases

KEYS = {"x-api-key": DEMO.pracsuite.vendor_key, "a-api-key": DEMO.pracsuite.account_key}
WEEK = "from=2027-01-05&to=2027-01-12&appointment_type_id=2"
PRACSUITE_READS = (
    "/appointment?page_size=3",
    "/appointment?sort_by=app_time&page_size=2&page=2",
    "/appointment?q[]=client_id:=7",
    "/appointment_book?page_size=100",
    "/patient?page_size=2&sort_by=surname",
    "/patient/7",
    "/patient/7/appointment",
    "/cancelled_appointment",
    "/practitioner",
    f"/available_appointments?{WEEK}&page_size=5",
    "/unknown",
)
COREPLUS_READS = ("/Client/?pageSize=2", "/invoice/?pageSize=2", "/Practitioner/", "/LocationAndRoom/")
Step = Callable[[Mock], object]


@cache
def mock() -> Mock:
    return small_mock()


def pracsuite(step: Callable[[httpx.Client], object]) -> Step:
    def take(mock: Mock) -> None:
        with pracsuite_client(mock) as client:
            step(client)

    return take


def book(client: httpx.Client) -> None:
    found = client.get(f"/available_appointments?{WEEK}")
    free = found.json()["available_times"] if found.status_code == 200 else ()
    if free:
        held = client.post("/reserve_appointment", json={name: free[0][name] for name in PLACE})
        if held.status_code == 201:
            number = held.json()["appointment_id"]
            client.post(f"/appointment/{number}", json={"client_id": 7, "appointment_type_id": 2})


def cancel(client: httpx.Client) -> None:
    found = client.get("/appointment?page_size=1&sort_by=app_time").json()
    for entry in found["appointments"]:
        client.post(f"/appointment/{entry['appointment_id']}/cancel", json={"record_as_cancelled": True})


def go_back_and_forth(mock: Mock) -> None:
    snapshot = mock.practice.snapshot()
    pracsuite(book)(mock)
    mock.practice.restore(snapshot)


STEPS = st.one_of(
    st.sampled_from(
        [
            pracsuite(book),
            pracsuite(cancel),
            pracsuite(lambda client: client.post("/patient", json={"first_name": "Io", "surname": "Aa"})),
            pracsuite(lambda client: client.put("/patient/7", json={"first_name": "Io"})),
            go_back_and_forth,
            lambda mock: mock.practice.reset(),
            lambda mock: mock.practice.load_data({"pracsuite": {"patients": [{"first_name": "Io", "surname": "Ab"}]}}),
        ]
    ),
    st.sampled_from([-1, 1, 900, 86_400]).map(
        lambda seconds: lambda mock: mock.practice.clock.advance(timedelta(seconds=seconds))
    ),
    st.sampled_from([(one.name, position) for one in SWITCHES for position in one.positions]).map(
        lambda switch: lambda mock: mock.practice.switches.set(*switch)
    ),
)


def shown(answer: httpx.Response) -> Any:
    """Return what must be the same; an error contains the identifier of its request."""
    return answer.status_code, answer.content if answer.is_success else None


def assert_nothing_is_stale(kept: Mock) -> None:
    fresh = Mock(kept.practice, create_app(kept.practice), kept.origin)
    with pracsuite_client(kept) as client, pracsuite_client(fresh) as other:
        for path in PRACSUITE_READS:
            assert shown(client.get(path)) == shown(other.get(path)), path
    with coreplus_client(kept) as client, coreplus_client(fresh) as other:
        for path in COREPLUS_READS:
            assert shown(client.get(path)) == shown(other.get(path)), path


@settings(max_examples=cases(30))
@given(st.lists(STEPS, min_size=1, max_size=3))
def test_a_read_never_shows_what_was_before(steps: list[Step]) -> None:
    kept = mock()
    kept.practice.reset()
    assert_nothing_is_stale(kept)
    for step in steps:
        step(kept)
        assert_nothing_is_stale(kept)


def test_the_same_read_under_another_address_has_its_own_links() -> None:
    kept = mock()
    kept.practice.reset()
    with httpx.Client(transport=kept.transport, headers=KEYS) as client:
        for origin in ("https://one.example", "https://two.example/_ns/alice", "https://one.example"):
            links = client.get(f"{origin}/v1/appointment?page_size=1").json()["links"]
            assert links["self"].startswith(f"{origin}/v1/appointment")


PATHS = st.sampled_from(
    ["/appointment", "/appointment/", "/patient", "/patient/7", "/patient/07", "/Patient", "/patient/%37"]
)
QUERIES = st.lists(
    st.tuples(
        st.sampled_from(["page", "page_size", "sort_by", "q[]", "unknown"]),
        st.sampled_from(["1", "2", "01", "", "surname", "app_time", "client_id:=7", "\u00e9 &"]),
    ),
    max_size=3,
)
REQUESTS = st.tuples(st.sampled_from(["GET", "HEAD", "OPTIONS", "POST"]), PATHS, QUERIES)


@settings(max_examples=cases(150))
@given(st.lists(REQUESTS, min_size=1, max_size=8))
def test_the_meaning_of_a_request_is_never_that_of_another(
    requests: list[tuple[str, str, list[tuple[str, str]]]],
) -> None:
    kept = mock()
    kept.practice.reset()
    fresh = Mock(kept.practice, create_app(kept.practice), kept.origin)
    with httpx.Client(transport=kept.transport) as client, httpx.Client(transport=fresh.transport) as other:
        for method, path, query in requests:
            url = f"{kept.pracsuite_url}{path}"
            answers = [one.request(method, url, params=query, headers=KEYS) for one in (client, other)]
            assert shown(answers[0]) == shown(answers[1])
    entries = list(kept.practice.journal)
    for one, two in zip(entries[::2], entries[1::2], strict=True):
        assert (one.operation, one.path, one.path_parameters) == (two.operation, two.path, two.path_parameters)
        assert (one.query_parameters, one.status, one.reason) == (two.query_parameters, two.status, two.reason)


HEADERS = st.lists(st.tuples(st.sampled_from([b"x-a", b"X-A", b"x-b"]), st.binary(max_size=2)), max_size=4)


@given(st.lists(HEADERS, max_size=4))
def test_headers_are_those_of_the_request(sent: list[list[tuple[bytes, bytes]]]) -> None:
    for pairs in sent:
        found = headers_of({"headers": pairs})
        for name in ("x-a", "x-b", "x-c"):
            values = tuple(value.decode("latin-1") for one, value in pairs if one.lower() == name.encode())
            assert found.values(name) == values
            assert found.first.get(name) == next(iter(values), None)
            assert found.joined.get(name) == (", ".join(values) if values else None)
        assert found.size == sum(len(name) + len(value) for name, value in pairs)


@pytest.fixture
def practice() -> Practice:
    return small_practice()


class Replies:
    """Replies to the same call, of which each that is made is another one."""

    def __init__(self, practice: Practice, read: Callable[[Tenant], object]) -> None:
        self._kept = KeptReplies()
        self._tenant = practice.pracsuite[0]
        self._read = read
        self._made = 0

    def next(self, key: object = "key", size: int = 1) -> int:
        """Return the number of the reply."""
        found = self._kept.find(key, self._tenant)
        if found is None:
            seen = Seen(self._tenant)
            self._read(seen.tenant)
            self._made += 1
            found = Reply(self._made, {}, b" " * size)
            self._kept.keep(key, found, seen)
        return found.status


def test_a_reply_is_kept_until_a_table_that_was_read_changes(practice: Practice) -> None:
    replies = Replies(practice, lambda tenant: tenant.table("patient").get(7))
    tenant = practice.pracsuite[0]
    assert [replies.next(), replies.next()] == [1, 1]
    appointment = tenant.table("appointment").records()[0]
    tenant.table("appointment").put({**appointment, "notes": "changed"})
    assert replies.next() == 1
    tenant.table("patient").put({**(tenant.table("patient").get(7) or {}), "surname": "Changed"})
    assert [replies.next(), replies.next()] == [2, 2]


OTHER_READS: Sequence[Callable[[Tenant], object]] = (
    lambda tenant: tenant.now(),
    lambda tenant: tenant.timestamp(),
    lambda tenant: tenant.clock.running,
    lambda tenant: tenant.tables(),
    lambda tenant: tenant.store.all_tables(),
    lambda tenant: tenant.store.snapshot(),
    lambda tenant: tenant.ids.secret("a purpose"),
    lambda tenant: tenant.ids.state,
)
CHANGES: Sequence[Callable[[Switches], object]] = (
    lambda switches: switches.set("page-links", "absent"),
    lambda switches: switches.start({"page-links": "absent"}),
    lambda switches: switches.load({"start": {}, "now": {"page-links": "absent"}}),
)


@pytest.mark.parametrize("read", OTHER_READS)
def test_a_reply_that_was_made_from_anything_else_is_not_kept(
    practice: Practice, read: Callable[[Tenant], object]
) -> None:
    replies = Replies(practice, read)
    assert [replies.next(), replies.next()] == [1, 2]


@pytest.mark.parametrize("change", CHANGES)
def test_a_reply_is_made_again_after_a_change_of_switches(
    practice: Practice, change: Callable[[Switches], object]
) -> None:
    replies = Replies(practice, lambda tenant: tenant.switches.position("page-links"))
    assert [replies.next(), replies.next()] == [1, 1]
    change(practice.switches)
    assert replies.next() == 2


def test_the_replies_that_were_used_last_are_kept(practice: Practice) -> None:
    replies = Replies(practice, lambda tenant: None)
    size = KEPT_BYTES // 4
    first = [replies.next(key, size) for key in "abc"]
    assert [replies.next(key, size) for key in "abc"] == first
    replies.next("a", size)
    replies.next("d", size)
    assert [replies.next("a", size), replies.next("c", size)] == [first[0], first[2]]
    assert replies.next("b", size) not in first
    assert replies.next("e", 2 * KEPT_BYTES) != replies.next("e", 2 * KEPT_BYTES), "it is too large"


def test_a_violation_that_is_only_logged_is_noted_for_every_request(practice: Practice) -> None:
    mock = Mock(practice, create_app(practice, strict=False), "https://mock.example")
    with httpx.Client(transport=mock.transport, headers=KEYS) as client:
        for _ in range(2):
            assert client.get(f"{mock.pracsuite_url}/practitioner?unknown=1").status_code == 200
    assert [len(entry.violations) for entry in practice.journal] == [1, 1]


def test_long_addresses_are_not_kept(practice: Practice, monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[object] = []
    monkeypatch.setattr(KeptReplies, "keep", lambda _, key, *rest: kept.append(key))
    mock = Mock(practice, create_app(practice), "https://mock.example")
    with httpx.Client(transport=mock.transport, headers=KEYS) as client:
        for host, query in ((10, 10), (10, 600), (600, 10)):
            url = f"https://{'a' * host}/v1/patient?q[]=surname:={'b' * query}"
            assert client.get(url).status_code == 200
    assert len(kept) == 1
