"""HTTP in and out: requests are read by the document, carried out, and the answers checked by the document."""

from practice_mock.wire.dialect import Caller, Dialect
from practice_mock.wire.endpoint import Endpoint
from practice_mock.wire.messages import Call, Handler, Redirect, Reply, Request

__all__ = ["Call", "Caller", "Dialect", "Endpoint", "Handler", "Redirect", "Reply", "Request"]
