"""Retry decisions hold for any schedule of failures. The tests control time and randomness."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pracsuite_client._runtime.messages.http import Response
from pracsuite_client._runtime.transport.rate_limit import RateLimit
from pracsuite_client._runtime.transport.retry import Attempts, Budget, Outcome, Retry, Safety, retry_after
from pracsuite_client._runtime.values.argument_error import ArgumentError

NOW = datetime(2027, 1, 4, 9, tzinfo=UTC).timestamp()


class Time:
    """A clock that only delays advance."""

    def __init__(self) -> None:
        self.seconds = 0.0


def answer(status: int, *, rejected: bool = False, **headers: str) -> Outcome:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Outcome(Response(status, named, b""), rejected=rejected)


def is_documented_429(outcome: Outcome) -> bool:
    return outcome.rejected and outcome.response is not None and outcome.response.status_code == 429


outcomes = st.one_of(
    st.builds(answer, st.sampled_from([200, 204, 400, 404, 409, 422, 429, 500, 502, 503, 520, 599])),
    st.builds(
        lambda seconds, proven: answer(429, rejected=proven, retry_after=str(seconds)),
        st.integers(0, 200),
        st.booleans(),
    ),
    st.builds(lambda seconds: answer(503, retry_after=str(seconds)), st.integers(0, 200)),
    st.builds(
        lambda arrived, permanent: Outcome(may_have_arrived=arrived, permanent=permanent), st.booleans(), st.booleans()
    ),
)
safeties = st.sampled_from(["read", "unsafe"])
policies = st.builds(
    dict, max_retries=st.integers(0, 6), deadline=st.floats(0, 100), budget=st.floats(0, 8), first_delay=st.floats(0, 4)
)


def play(
    policy: dict[str, float], safety: Safety, schedule: list[Outcome], chance: float, *, resendable: bool = True
) -> tuple[list[Outcome], list[float]]:
    """Return the outcomes that were reached and the delays between them."""
    time = Time()
    retry = Retry(**policy, random=lambda: chance, clock=lambda: time.seconds, now=lambda: NOW)
    attempts = Attempts(retry, Budget(retry.budget), safety, resendable=resendable)
    met: list[Outcome] = []
    waits: list[float] = []
    for outcome in schedule:
        met.append(outcome)
        wait = attempts.wait_before_next(outcome)
        if wait is None:
            break
        waits.append(wait)
        time.seconds += wait
    return met, waits


@given(policies, safeties, st.lists(outcomes, min_size=10, max_size=12), st.floats(0, 1))
def test_attempts_delays_and_budget_stay_within_their_bounds(
    policy: dict[str, float], safety: Safety, schedule: list[Outcome], chance: float
) -> None:
    met, waits = play(policy, safety, schedule, chance)
    assert len(met) <= policy["max_retries"] + 1
    assert sum(waits) <= policy["deadline"]
    assert len([outcome for outcome in met[: len(waits)] if not is_documented_429(outcome)]) <= policy["budget"]
    assert all(0 <= wait <= 60 for wait in waits)


@given(policies, safeties, st.lists(outcomes, min_size=10, max_size=12), st.floats(0, 1))
def test_possibly_applied_call_is_never_retried(
    policy: dict[str, float], safety: Safety, schedule: list[Outcome], chance: float
) -> None:
    met, waits = play(policy, safety, schedule, chance)
    for outcome in met[: len(waits)]:
        assert not outcome.succeeded
        status = outcome.response.status_code if outcome.response else None
        assert status not in (400, 401, 403, 404, 409, 422), "a rejection is not retried"
        if safety != "read":
            assert (status == 429 and outcome.rejected) or (status is None and not outcome.may_have_arrived)
        assert not outcome.permanent


@given(safeties, st.lists(outcomes, min_size=3, max_size=3))
def test_body_that_cannot_be_rewound_is_sent_once(safety: Safety, schedule: list[Outcome]) -> None:
    met, waits = play({"max_retries": 5}, safety, schedule, 0.5, resendable=False)
    assert len(met) == 1
    assert waits == []


@given(st.integers(0, 60), st.booleans())
def test_retry_after_is_respected_as_seconds_and_as_date(seconds: int, as_date: bool) -> None:
    asked = format_datetime(datetime.fromtimestamp(NOW + seconds, UTC), usegmt=True) if as_date else str(seconds)
    _, waits = play({"max_retries": 1, "first_delay": 0}, "read", [answer(429, retry_after=asked), answer(200)], 0.5)
    assert waits == [seconds]


def test_retry_after_beyond_the_cap_ends_the_call() -> None:
    met, waits = play({"max_retries": 3}, "read", [answer(429, retry_after="61"), answer(200)], 0.5)
    assert (len(met), waits) == (1, [])


@pytest.mark.parametrize(
    ("asked", "least"), [("1.5", 1.5), ("0.5", 0.5), ("2,", 2), ("2.", 2), (".5", 0.5), ("1, 3", 3), ("1,5", 1.5)]
)
def test_retry_after_with_a_fraction_is_never_shortened(asked: str, least: float) -> None:
    _, waits = play({"max_retries": 1, "first_delay": 0}, "read", [answer(429, retry_after=asked), answer(200)], 0.5)
    assert least <= waits[0] <= least + 4


@given(st.floats(0, 60, allow_nan=False).map(lambda seconds: f"{seconds:.6f}"), st.sampled_from(["{}", " {} ", "{},"]))
def test_any_decimal_retry_after_is_honoured(asked: str, form: str) -> None:
    headers = {"retry-after": form.format(asked)}
    assert retry_after(Response(429, headers, b""), NOW) == float(asked)


def test_documented_429_is_not_taken_from_the_budget() -> None:
    schedule = [answer(429, rejected=True, retry_after="1")] * 4 + [answer(200)]
    assert play({"max_retries": 4, "budget": 0, "first_delay": 0}, "unsafe", schedule, 0.5)[1] == [1, 1, 1, 1]
    assert play({"max_retries": 3, "budget": 0, "first_delay": 0}, "unsafe", schedule, 0.5)[1] == [1, 1, 1]
    assert play({"max_retries": 9, "deadline": 2.5, "first_delay": 0}, "unsafe", schedule, 0.5)[1] == [1, 1]


@pytest.mark.parametrize("zone", ["GMT", "-0000", "+0000", ""])
def test_retry_after_date_without_zone_is_utc(zone: str) -> None:
    text = f"Mon, 04 Jan 2027 09:00:05 {zone}".strip()
    assert retry_after(Response(429, {"retry-after": text}, b""), NOW) == 5.0


def test_default_retry_policy() -> None:
    assert repr(Retry()) == (
        "Retry(max_retries=2, first_delay=0.5, max_delay=8.0, max_retry_after=60.0, deadline=120.0, budget=10.0)"
    )


@pytest.mark.parametrize("text", ["", "soon", "-1", "1e3", "٣", "Mon, 99 Foo 2027"])
def test_malformed_retry_after_is_ignored(text: str) -> None:
    assert retry_after(Response(429, {"retry-after": text}, b""), NOW) is None


@pytest.mark.parametrize("text", ["5", " 5", "5\t", "Mon, 04 Jan 2027 09:00:05 GMT "])
def test_retry_after_may_have_surrounding_spaces(text: str) -> None:
    assert retry_after(Response(429, {"retry-after": text}, b""), NOW) == 5.0


def test_retry_after_with_many_digits_ends_the_call() -> None:
    assert play({"max_retries": 3}, "read", [answer(429, retry_after="9" * 400), answer(200)], 0.5)[1] == []


def test_backoff_bound_doubles() -> None:
    _, waits = play({"max_retries": 4, "first_delay": 1, "deadline": 1000}, "read", [answer(503)] * 5, 1.0)
    assert waits == [1, 2, 4, 8]


@pytest.mark.parametrize(("asked", "wait"), [("0", 0.25), ("1", 1.0)])
def test_retry_after_never_shortens_the_jittered_delay(asked: str, wait: float) -> None:
    _, waits = play({"max_retries": 1, "first_delay": 0.5}, "read", [answer(429, retry_after=asked), answer(200)], 0.5)
    assert waits == [wait]


def test_eight_successes_return_one_retry() -> None:
    budget = Budget(1)
    assert budget.take()
    assert not budget.take()
    for _ in range(7):
        budget.give_back()
    assert not budget.take(), "one retry for eight successes"
    budget.give_back()
    assert budget.take()


def test_default_budget_is_ten_retries() -> None:
    budget = Budget(Retry().budget)
    assert [budget.take() for _ in range(11)] == [True] * 10 + [False]


@pytest.mark.parametrize("status", [400, 404, 409, 429, 500])
def test_failed_calls_do_not_refill_the_budget(status: int) -> None:
    budget = Budget(1)
    assert budget.take()
    for _ in range(20):
        attempts = Attempts(Retry(max_retries=0), budget, "unsafe", resendable=True)
        assert attempts.wait_before_next(answer(status)) is None
    assert not budget.take()


@pytest.mark.parametrize(
    "wrong",
    [{"max_retries": -1}, {"max_retries": True}, {"deadline": -1}, {"deadline": True}, {"budget": "many"}],
)
def test_invalid_retry_policy_names_the_field(wrong: dict[str, object]) -> None:
    with pytest.raises(ArgumentError, match=next(iter(wrong))):
        Retry(**wrong)  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("requests", [0, -1, True, 1.5, "5", None])
def test_rate_limit_rejects_invalid_request_counts(requests: object) -> None:
    with pytest.raises(ArgumentError, match=r"^rate_limit\.requests: must be a whole number"):
        RateLimit(requests)  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("seconds", [0, -1.0, float("nan")])
def test_rate_limit_rejects_invalid_seconds(seconds: float) -> None:
    with pytest.raises(ArgumentError, match=r"^rate_limit\.seconds: must be "):
        RateLimit(1, seconds)
