"""Memos on the timeline of a patient's clinical notes. The API can create them, but not read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.pracsuite.domain.references import require_known
from practice_mock.rejection import Problem, Unprocessable
from practice_mock.request_parts import chosen
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

_FIELDS = ("client_id", "memo", "memo_time", "tag_ids", "attachment_client_ids")
_LOCAL = "%Y-%m-%dT%H:%M:%S"


def create(tenant: Tenant, body: Mapping[str, Any]) -> Record:
    """Add a memo, by default for the present time.

    Raises Unprocessable for an unknown patient or tag, and for an attachment that the patient does not have.
    """
    require_known(tenant, body)
    problems = [*_unknown_tags(tenant, body), *_foreign_attachments(tenant, body)]
    if problems:
        raise Unprocessable("The body is not valid.", problems)
    now = tenant.timestamp()
    memo: dict[str, Any] = {
        "tag_ids": [],
        "attachment_client_ids": [],
        "memo_time": tenant.now().astimezone(tenant.zone).strftime(_LOCAL),
        **chosen(body, _FIELDS),
        "clinical_note_memo_id": tenant.table("clinical_note_memo").next_key(),
        "created": now,
        "modified": now,
    }
    tenant.table("clinical_note_memo").put(memo)
    return memo


def _unknown_tags(tenant: Tenant, body: Mapping[str, Any]) -> list[Problem]:
    return [
        Problem(f"tag_ids.{position}", "there is no such tag")
        for position, tag_id in enumerate(body.get("tag_ids", ()))
        if tenant.table("tag").get(tag_id) is None
    ]


def _foreign_attachments(tenant: Tenant, body: Mapping[str, Any]) -> list[Problem]:
    """Return a problem for each attachment that does not exist or belongs to another patient; both look the same."""
    own = {row["attachment_client_id"] for row in tenant.table("attachment").find("client", body["client_id"])}
    return [
        Problem(f"attachment_client_ids.{position}", "the patient has no such attachment")
        for position, number in enumerate(body.get("attachment_client_ids", ()))
        if number not in own
    ]
