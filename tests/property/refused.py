"""Who refuses a wrong call: the client before a byte leaves, or the server through the client's typed error."""

from __future__ import annotations

import inspect

from tests.property.adapter import Call
from tests.property.clients import Caller, method_of
from tests.property.oracles import ended_as_answered, explained, only_exchange


def refused_by(caller: Caller, call: Call) -> str:
    """Make a call, and say who refused it or took it after all; anything else than that is a failure."""
    try:
        inspect.signature(method_of(caller.client, call)).bind(*call.positional, **call.keywords)
    except TypeError:
        return "not a call of the method"
    outcome = caller(call)
    with explained(call, outcome):
        if isinstance(outcome.error, call.operation.api.package.ArgumentError):
            assert outcome.error.argument
            assert not outcome.exchanges, "refused, but something was sent"
            return "refused here"
        ended_as_answered(call.operation, outcome, only_exchange(outcome))
        return "sent"
