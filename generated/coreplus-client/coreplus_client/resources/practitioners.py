# Generated from specs/coreplus/paths/practitioner.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.client.resource import (
    AsyncResource,
    Headers,
    RawMethod,
    RawResource,
    RawView,
    Resource_co,
    SyncResource,
)
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.values.record_codec import Object
from ..models.practitioner import Practitioner, PractitionerList

_LIST = ListOperation[Practitioner](
    "practitioners.list", "GET", "/Practitioner/", "read", returns=Object(lambda: PractitionerList),
    items="practitioners",
)


class Practitioners(SyncResource):
    """Practitioners who see clients."""

    with_raw_response = RawView(lambda: PractitionersRaw[Practitioners])

    def list(self, *, timeout: float | None = None, extra_headers: Headers | None = None) -> Page[Practitioner]:
        """List practitioners.

        Returns all practitioners of the practice. Practitioners can only be created in coreplus itself.

        Args:
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The practitioners.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (client-code): Three integrations; the vendor's pages name the call but do not describe it.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())


class AsyncPractitioners(AsyncResource):
    """Practitioners who see clients."""

    with_raw_response = RawView(lambda: PractitionersRaw[AsyncPractitioners])

    def list(self, *, timeout: float | None = None, extra_headers: Headers | None = None) -> AsyncPages[Practitioner]:
        """List practitioners.

        Returns all practitioners of the practice. Practitioners can only be created in coreplus itself.

        Args:
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The practitioners.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: The request is malformed, a parameter or field is missing or invalid, or the body
                refers to a record that does not exist. Nothing was stored.
            AuthenticationError: 401: The token is missing, expired, signed incorrectly, or made for another URL,
                method or server.
            RateLimitError: 429: More than 10 requests in one second. The request was not processed; it can be sent
                again later.
            InternalServerError: 500: The server failed. A write may or may not have been applied.

        Evidence (client-code): Three integrations; the vendor's pages name the call but do not describe it.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._list(_LIST, locals())


class PractitionersRaw(RawResource[Resource_co]):
    """The methods of ``Practitioners`` and ``AsyncPractitioners``, returning raw answers."""

    list = RawMethod(Practitioners.list, AsyncPractitioners.list)
