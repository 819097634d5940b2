"""HTTP: requests are read by the document, carried out, and the responses checked by the document."""

from practice_mock.wire.endpoint import Endpoint
from practice_mock.wire.messages import Call, Handler, Present, Redirect, Reply, Request, Rows, View
from practice_mock.wire.profile import Caller, Profile

__all__ = [
    "Call",
    "Caller",
    "Endpoint",
    "Handler",
    "Present",
    "Profile",
    "Redirect",
    "Reply",
    "Request",
    "Rows",
    "View",
]
