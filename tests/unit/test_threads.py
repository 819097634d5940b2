"""Threads can share one client: each gets its own responses, and shared counts are right."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from functools import cached_property
from typing import Any

import httpx
import pytest

from coreplus_client import Coreplus
from pracsuite_client import ConflictError, InternalServerError, PracSuite, Retry
from practice_mock import Practice
from practice_mock.testing import Mock, serve

THREADS = 16


@pytest.fixture(scope="module")
def mock() -> Iterator[Mock]:
    with serve(Practice()) as running:  # without a rate limit: the threads call as often as they can
        yield running


@pytest.fixture(autouse=True)
def eager_switching() -> Iterator[None]:
    """Switch threads so often that unsafe code is likely to fail."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


@pytest.fixture
def prac(mock: Mock) -> Iterator[PracSuite]:
    mock.practice.reset()
    keys = mock.credentials.pracsuite
    url = mock.pracsuite_url
    with PracSuite(vendor_key=keys.vendor_key, account_key=keys.account_key, base_url=url, rate_limit=None) as client:
        yield client


def at_once(work: Callable[[int], Any]) -> list[Any]:
    """Run the work in many threads that start together, and return their results."""
    ready = threading.Barrier(THREADS, timeout=30)

    def begin(number: int) -> Any:
        ready.wait()
        return work(number)

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(begin, range(THREADS)))


def test_each_thread_gets_its_own_responses(prac: PracSuite, mock: Mock) -> None:
    def work(number: int) -> int:
        created = prac.patients.create(first_name="Robin", surname=f"Example {number}")
        for _ in range(5):
            assert prac.patients.get(created.client_id).surname == f"Example {number}"
        edited = prac.with_options(timeout=20).patients.edit(created.client_id, suburb=f"Sam {number}")
        assert (edited.client_id, edited.suburb) == (created.client_id, f"Sam {number}")
        return created.client_id

    before = len(mock.practice.journal)
    numbers = at_once(work)
    assert len(set(numbers)) == THREADS
    assert len(mock.practice.journal) - before == THREADS * 7
    there = {patient.client_id: patient.surname for patient in prac.patients.list(page_size=100)}
    assert [there[client_id] for client_id in numbers] == [f"Example {number}" for number in range(THREADS)]


def test_one_thread_books_and_the_others_get_a_conflict(prac: PracSuite, mock: Mock) -> None:
    nine = datetime(2027, 1, 4, 9)

    def work(number: int) -> int | None:
        try:
            return prac.appointments.reserve(
                app_time=nine, practitioner_id=3, business_id=1, duration=30
            ).appointment_id
        except ConflictError:
            return None

    held = [appointment_id for appointment_id in at_once(work) if appointment_id is not None]
    assert len(held) == 1


def test_tokens_of_concurrent_requests_match_their_urls(mock: Mock) -> None:
    """The mock checks each token against the URL of its request."""
    keys = mock.credentials.coreplus
    credentials = {
        name: str(getattr(keys, name)) for name in ("consumer_id", "consumer_secret", "access_token", "issuer")
    }
    with Coreplus(**credentials, base_url=mock.coreplus_url, rate_limit=None) as core:

        def work(number: int) -> list[str]:
            pages = core.clients.list(page_size=1 + number % 5)
            return [client.client_id for client in pages]

        first, *others = at_once(work)
        assert first
        assert all(found == first for found in others)


def test_threads_can_create_resources_concurrently(prac: PracSuite) -> None:
    names = [name for name, value in vars(PracSuite).items() if isinstance(value, cached_property)]
    assert len(names) > 30

    def work(number: int) -> list[str]:
        turned = names[number:] + names[:number]
        found = [type(getattr(prac, name)).__name__ for name in turned]
        found += [type(getattr(prac.with_options(timeout=1), name)).__name__ for name in turned]
        return sorted(found)

    first, *others = at_once(work)
    assert all(found == first for found in others)
    assert all(getattr(prac, name) is getattr(prac, name) for name in names)


def test_fork_while_a_thread_creates_a_resource_does_not_block_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, forked = threading.Event(), threading.Event()
    create = vars(PracSuite)["patients"].func

    def slow(client: PracSuite) -> Any:
        begun.set()
        forked.wait(10)
        return create(client)

    prac = PracSuite(vendor_key="v", account_key="a")
    create(prac)
    monkeypatch.setattr(vars(PracSuite)["patients"], "func", slow)
    thread = threading.Thread(target=lambda: prac.patients)
    thread.start()
    begun.wait(10)
    monkeypatch.setattr(vars(PracSuite)["patients"], "func", create)
    child = os.fork()
    if child == 0:
        signal.alarm(5)
        os._exit(0 if prac.patients is prac.patients else 1)
    forked.set()
    thread.join()
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_threads_can_read_one_record(prac: PracSuite) -> None:
    for patient in prac.patients.list(page_size=20).items:
        came = patient.to_dict()

        def work(number: int, patient: Any = patient) -> list[Any]:
            names = sorted(patient.fields_set)
            turned = names[number:] + names[:number]
            values = {name: getattr(patient, name) for name in turned}
            return [repr(patient), patient.to_dict(), *(values[name] for name in names)]

        first, *others = at_once(work)
        assert all(found == first for found in others)
        assert patient.to_dict() == came


def test_threads_can_iterate_one_page(prac: PracSuite) -> None:
    page = prac.patients.list(page_size=7)
    first, *others = at_once(lambda _: [patient.client_id for patient in page.unique()])
    assert len(first) > 7
    assert all(found == first for found in others)


def test_concurrent_deviations_are_all_counted() -> None:
    body = {"client_id": "7", "hat": 1, "surname": ["Doe"]}
    pool = httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200, json=body)))
    prac = PracSuite(vendor_key="v", account_key="a", http_client=pool)
    calls = 20

    def work(number: int) -> None:
        for _ in range(calls):
            prac.with_options(timeout=1).patients.get(7)
            assert 0 < len(prac.drift) <= 3
            assert "in total" in repr(prac.drift)

    at_once(work)
    assert [entry.count for entry in prac.drift] == [THREADS * calls] * 3


def test_threads_share_the_retry_budget() -> None:
    sent: list[int] = []

    def answer(request: httpx.Request) -> httpx.Response:
        sent.append(1)
        return httpx.Response(503)

    pool = httpx.Client(transport=httpx.MockTransport(answer))
    retry = Retry(max_retries=3, budget=10, sleep=lambda _: None)
    prac = PracSuite(vendor_key="v", account_key="a", http_client=pool, retry=retry)

    def work(number: int) -> None:
        with pytest.raises(InternalServerError):
            prac.patients.get(number)

    at_once(work)
    assert len(sent) == THREADS + 10
