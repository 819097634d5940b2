# Generated from specs/coreplus/paths/location.yaml: do not edit.
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
from ..models.location import Location, LocationList

_LIST = ListOperation[Location](
    "locations.list", "GET", "/Location/", "read", returns=Object(lambda: LocationList), items="locations"
)


class Locations(SyncResource):
    """Places where the practice operates, each with its time zone."""

    with_raw_response = RawView(lambda: LocationsRaw[Locations])

    def list(self, *, timeout: float | None = None, extra_headers: Headers | None = None) -> Page[Location]:
        """List locations.

        Returns all locations of the practice with their time zones. Other calls take a location's
        `timeZone.timezoneId` as their time zone.

        Args:
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The locations.

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


class AsyncLocations(AsyncResource):
    """Places where the practice operates, each with its time zone."""

    with_raw_response = RawView(lambda: LocationsRaw[AsyncLocations])

    def list(self, *, timeout: float | None = None, extra_headers: Headers | None = None) -> AsyncPages[Location]:
        """List locations.

        Returns all locations of the practice with their time zones. Other calls take a location's
        `timeZone.timezoneId` as their time zone.

        Args:
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The locations.

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


class LocationsRaw(RawResource[Resource_co]):
    """The methods of ``Locations`` and ``AsyncLocations``, returning raw answers."""

    list = RawMethod(Locations.list, AsyncLocations.list)
