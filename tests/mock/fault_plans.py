"""Strategies for fault plans."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from practice_mock.faults import (
    Action,
    ChangeField,
    ContentType,
    Delay,
    Duplicate,
    Latency,
    Match,
    Nth,
    Plan,
    PlanError,
    RateLimit,
    RefuseAccess,
    Reset,
    Rule,
    Slow,
    Status,
    Truncate,
    read_plan,
)
from practice_mock.faults.check import Target, targets

_BODILESS = (204, 205, 304)


def fault_plans(*, max_seconds: float = 0.0, operations: tuple[str, ...] = ()) -> st.SearchStrategy[Plan]:
    """Plans of a few rules, each of which may act, for some operations or, by default, any.

    `max_seconds` is the longest delay of a rule.
    """
    known = [one for one in targets() if not operations or one.operation in operations]
    rules = st.builds(Rule, action=actions(max_seconds), match=_matches(known), name=st.none() | _names())
    possible = st.lists(rules.map(_possible), max_size=4, unique_by=lambda rule: rule.name or id(rule)).map(tuple)
    return st.builds(Plan, rules=possible, seed=st.integers(-(2**53) + 1, 2**53 - 1))


def _possible(rule: Rule) -> Rule:
    """Return a rule that changes a field which a response of its calls has, if it changes one."""
    if not isinstance(rule.action, ChangeField):
        return rule
    for field in (rule.action.field, "message", "detail", "created"):
        found = replace(rule, action=replace(rule.action, field=field))
        with suppress(PlanError):
            read_plan(Plan((found,)).as_json())
            return found
    return replace(rule, action=Duplicate())  # the object storage sends no JSON


def actions(max_seconds: float = 0.0) -> st.SearchStrategy[Action]:
    """Any action that delays a call by at most `max_seconds`."""
    seconds = st.floats(0, max_seconds)
    return st.one_of(
        st.builds(Delay, seconds=seconds),
        _statuses(),
        st.builds(Truncate, bytes=st.integers(0, 500)),
        st.builds(Slow, pieces=st.integers(1, 5), seconds=seconds.map(lambda total: total / 5)),
        st.builds(ContentType, content_type=_media_types(), text=st.none() | st.text(max_size=20)),
        st.builds(
            ChangeField,
            field=st.sampled_from(("duration", "created", "client_id", "subject")),
            change=st.sampled_from(("rename", "remove", "null", "text")),
        ),
        st.builds(Reset, after_commit=st.booleans()),
        st.builds(RateLimit, retry_after=st.integers(0, 1000), spelling=st.sampled_from(("seconds", "date"))),
        st.builds(RefuseAccess, reason=st.sampled_from(("expired", "unknown", "forbidden"))),
        st.just(Duplicate()),
        st.builds(Latency, percentiles=seconds.map(lambda total: {"p50": total / 10, "p99": total / 5})),
    )


@st.composite
def _statuses(draw: st.DrawFn) -> Status:
    status = draw(st.integers(200, 599).filter(lambda number: number not in _BODILESS))
    own: Mapping[str, Any] = draw(
        st.one_of(
            st.fixed_dictionaries({"body": st.dictionaries(st.text(max_size=5), st.integers(), max_size=2)}),
            st.fixed_dictionaries({"text": st.text(max_size=20)}),
            *([st.just({})] if status >= 400 else []),
        )
    )
    headers = draw(st.dictionaries(st.sampled_from(("x-own", "retry-after", "server-timing")), _names(), max_size=2))
    content_type = draw(st.none() | _media_types())
    return Status(status, **own, content_type=content_type, headers=headers, after_commit=draw(st.booleans()))


@st.composite
def _matches(draw: st.DrawFn, known: list[Target]) -> Match:
    target = draw(st.sampled_from(known))
    tenant = {"pracsuite": st.sampled_from((3, 4)), "coreplus": st.sampled_from((1, 2))}.get(target.api, st.none())
    return Match(
        api=draw(st.sampled_from((None, target.api))),
        operation=draw(st.sampled_from((None, target.operation))),
        method=draw(st.sampled_from((None, target.method))),
        path=draw(st.sampled_from((None, target.path))),
        tenant=draw(st.none() | tenant),
        nth=draw(st.none() | st.integers(1, 4) | _ranges()),
        probability=draw(st.none() | st.floats(0, 1)),
    )


@st.composite
def _ranges(draw: st.DrawFn) -> Nth:
    first = draw(st.integers(1, 4))
    return Nth(first, draw(st.none() | st.integers(first, first + 3)))


def _names() -> st.SearchStrategy[str]:
    return st.from_regex(r"[!-~]{1,20}", fullmatch=True)


def _media_types() -> st.SearchStrategy[str]:
    return st.sampled_from(("text/html", "text/plain; charset=utf-8", "application/json"))
