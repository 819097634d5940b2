"""Find out who rejects a wrong call: the client before sending, or the server with a typed error."""

from __future__ import annotations

import inspect

from tests.property.adapter import Call
from tests.property.clients import Caller, method_of
from tests.property.oracles import ended_as_answered, explained, only_exchange


def rejected_by(caller: Caller, call: Call) -> str:
    """Make a call and return who rejected it, or that it was accepted; fail on anything else."""
    try:
        inspect.signature(method_of(caller.client, call)).bind(*call.positional, **call.keywords)
    except TypeError:
        return "not a call of the method"
    outcome = caller(call)
    with explained(call, outcome):
        if isinstance(outcome.error, call.operation.api.package.ArgumentError):
            assert outcome.error.argument
            assert not outcome.exchanges, "rejected, but a request was sent"
            return "rejected by the client"
        ended_as_answered(call.operation, outcome, only_exchange(outcome))
        return "sent"
