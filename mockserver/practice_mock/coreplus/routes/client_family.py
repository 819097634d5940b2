"""Operations on relatives and other contacts of clients."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.coreplus.domain import client_family
from practice_mock.coreplus.presenters.client_family import present_family_member
from practice_mock.wire import Call, Handler


def create_client_family(call: Call) -> dict[str, Any]:
    """Add a contact to a client."""
    return present_family_member(client_family.create(call.tenant, call.body))


HANDLERS: Mapping[str, Handler] = {"createClientFamily": create_client_family}
