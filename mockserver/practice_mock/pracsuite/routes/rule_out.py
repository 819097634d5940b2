"""The operation on rule-outs."""

from __future__ import annotations

from collections.abc import Mapping

from practice_mock.pracsuite.domain import appointment_book
from practice_mock.pracsuite.domain.rule_out import rule_outs
from practice_mock.pracsuite.presenters.appointment_book import present_rule_out
from practice_mock.pracsuite.routes.listing import listing
from practice_mock.wire import Handler

HANDLERS: Mapping[str, Handler] = {
    "listRuleOuts": listing(rule_outs, present_rule_out, key="rule_outs", value=appointment_book.filtered_value),
}
