# Generated from specs/coreplus/paths/location.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraQuery, Headers
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.values.record_codec import Object
from ..models.location import Location, LocationList

_LIST = ListOperation[Location](
    "locations.list", "GET", "/Location/", "read", returns=Object(lambda: LocationList),
    content_type="application/json", items="locations", totals=("/paging/totalRows",),
)


class Locations(SyncResource):
    """Places where the practice operates, each with its time zone."""

    with_raw_response = RawView(lambda: LocationsRaw[Locations])

    def list(
        self, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Page[Location]:
        """List locations.

        ``GET /Location/``

        Returns all locations of the practice with their time zones. Other calls take a location's
        `time_zone.timezone_id` as their time zone.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The locations.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the list has pages, and which other fields a location has.
        - The format of a time zone's name.

        Source (published client code): Three integrations; the vendor's pages name the call but do not describe it.
        """
        with HIDDEN, HIDDEN:
            return self._list(_LIST, {}, CallOptions(timeout, extra_headers, extra_query))


class AsyncLocations(AsyncResource):
    """Places where the practice operates, each with its time zone."""

    with_raw_response = RawView(lambda: LocationsRaw[AsyncLocations])

    def list(
        self, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Location]:
        """List locations.

        ``GET /Location/``

        Returns all locations of the practice with their time zones. Other calls take a location's
        `time_zone.timezone_id` as their time zone.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The locations.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the list has pages, and which other fields a location has.
        - The format of a time zone's name.

        Source (published client code): Three integrations; the vendor's pages name the call but do not describe it.
        """
        with HIDDEN, HIDDEN:
            return self._list(_LIST, {}, CallOptions(timeout, extra_headers, extra_query))


class LocationsRaw(RawResource[Resource_co]):
    """Variant of ``Locations`` and ``AsyncLocations`` whose methods return ``RawResponse``."""

    list = RawMethod(Locations.list, AsyncLocations.list)
