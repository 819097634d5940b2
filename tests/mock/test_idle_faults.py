"""A rule of the fault plan acts only if it changes something, and has a field that exists and a name of its own."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_mock.faults import ChangeField, ContentType, Match, Plan, PlanError, Rule, Slow, Truncate, read_plan
from practice_mock.faults.check import targets
from practice_mock.faults.response_fields import response_fields
from practice_mock.testing import Mock

CANCEL = "removeAppointment"
ACTIONS = [Truncate(5), Slow(2, 0.0), ContentType("text/html"), ChangeField("detail", "remove")]


def changed(field: str, change: str = "remove", **match: Any) -> dict[str, Any]:
    action = {"kind": "change_field", "field": field, "change": change}
    return {"rules": [{"name": "typo", "match": match, "action": action}]}


@pytest.mark.parametrize(
    ("field", "change", "acts"),
    [
        ("first_name", "remove", True),
        ("first_name", "text", False),
        ("client_id", "text", True),
        ("validation", "remove", False),
    ],
)
def test_a_rule_acts_only_if_it_changes_the_response(
    mock: Mock, pracsuite: httpx.Client, field: str, change: str, acts: bool
) -> None:
    pracsuite.event_hooks = {}
    plain = pracsuite.get("/patient/7").content
    plan = changed(field, change, operation="getPatient") if field != "validation" else changed("detail", change)
    mock.practice.faults.put(plan)
    answer = pracsuite.get("/patient/7")
    entry = list(mock.practice.journal)[-1]
    (count,) = mock.practice.faults.counts
    assert (answer.content != plain) == acts
    assert (answer.headers.get("x-mock-cause") == "injected") == acts
    assert (count.matched, count.fired) == (1, int(acts))
    assert (entry.rule, entry.idle_rule) == (("typo", None) if acts else (None, "typo"))


@pytest.mark.parametrize("action", ACTIONS)
def test_a_response_without_a_body_cannot_be_changed(mock: Mock, pracsuite: httpx.Client, action: Any) -> None:
    pracsuite.event_hooks = {}
    mock.practice.faults.put(Plan((Rule(action, Match(operation=CANCEL), "idle"),)))
    answer = pracsuite.post("/appointment/4101/cancel", json={"record_as_cancelled": True})
    entry = list(mock.practice.journal)[-1]
    if not isinstance(action, ContentType):
        assert (answer.status_code, mock.practice.faults.counts[0].fired) == (204, 0)
        assert (entry.rule, entry.idle_rule) == (None, "idle")


JSON_TARGETS = [target for target in targets() if target.api != "storage"]


@given(target=st.sampled_from(JSON_TARGETS), data=st.data())
def test_a_field_that_no_response_has_is_refused(target: Any, data: st.DataObject) -> None:
    known = response_fields(target.api, target.operation)
    if known is None:
        return
    right = data.draw(st.sampled_from(sorted(known)))
    match = {"api": target.api, "operation": target.operation}
    read_plan(changed(right, **match))
    wrong = data.draw(st.text("abcdefghij_", min_size=1, max_size=20).filter(lambda name: name not in known))
    with pytest.raises(PlanError, match="/rules/0/action/field: is in no response of the calls"):
        read_plan(changed(wrong, **match))


def test_a_misspelt_field_is_suggested() -> None:
    with pytest.raises(PlanError, match=r"did you mean first_name\?"):
        read_plan(changed("frist_name", operation="getPatient"))
    with pytest.raises(PlanError, match="no response of the calls that the rule matches is JSON"):
        read_plan(changed("x", api="storage"))


@pytest.mark.parametrize(
    ("names", "reason"), [(("a", "a"), "is also the name of /rules/0"), (("/rules/1",), "begin with")]
)
def test_rules_can_be_told_apart(names: tuple[str, ...], reason: str) -> None:
    rules = [{"name": name, "action": {"kind": "delay", "seconds": 1}} for name in names]
    with pytest.raises(PlanError, match=reason):
        read_plan({"rules": rules})


def test_no_message_has_two_marks_at_its_end(mock: Mock) -> None:
    headers = {"authorization": f"Bearer {mock.control_token}"}
    with httpx.Client(transport=mock.transport, headers=headers, base_url=mock.control_url) as control:
        refused = control.put("/faults", json={"rules": [{"action": {"kind": "dely"}}]}).json()["message"]
        missing = control.put("/faults", content=b"").json()["message"]
        nothing = control.put("/faults", json=None, content=b"null").json()["message"]
    assert refused.endswith("did you mean delay?")
    assert missing == "The body is missing: it must be JSON."
    assert "must be an object, not null" in nothing
