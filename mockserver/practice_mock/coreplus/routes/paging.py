"""The description of a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.coreplus.domain.paging import Page
from practice_mock.wire import Call


def paging(call: Call, page: Page[Any]) -> Mapping[str, Any]:
    """Return the member `paging` of a list whose document does not confirm it; nothing, if a switch says so."""
    return {"paging": page.paging} if call.tenant.switches.is_at("paging-object", "present") else {}
