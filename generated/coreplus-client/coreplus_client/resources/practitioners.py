# Generated from specs/coreplus/paths/practitioner.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraQuery, Headers
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.values.record_codec import Object
from ..models.practitioner import Practitioner, PractitionerList

_LIST = ListOperation[Practitioner](
    "practitioners.list", "GET", "/Practitioner/", "read", returns=Object(lambda: PractitionerList),
    content_type="application/json", items="practitioners", totals=("/paging/totalRows",),
)


class Practitioners(SyncResource):
    """Practitioners who see clients."""

    with_raw_response = RawView(lambda: PractitionersRaw[Practitioners])

    def list(
        self, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Page[Practitioner]:
        """List practitioners.

        ``GET /Practitioner/``

        Returns all practitioners of the practice. Practitioners can only be created in coreplus itself.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The practitioners.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the list has pages, and which other fields a practitioner has.

        Source (published client code): Three integrations; the vendor's pages name the call but do not describe it.
        """
        with HIDDEN, HIDDEN:
            return self._list(_LIST, {}, CallOptions(timeout, extra_headers, extra_query))


class AsyncPractitioners(AsyncResource):
    """Practitioners who see clients."""

    with_raw_response = RawView(lambda: PractitionersRaw[AsyncPractitioners])

    def list(
        self, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Practitioner]:
        """List practitioners.

        ``GET /Practitioner/``

        Returns all practitioners of the practice. Practitioners can only be created in coreplus itself.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The practitioners.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether the list has pages, and which other fields a practitioner has.

        Source (published client code): Three integrations; the vendor's pages name the call but do not describe it.
        """
        with HIDDEN, HIDDEN:
            return self._list(_LIST, {}, CallOptions(timeout, extra_headers, extra_query))


class PractitionersRaw(RawResource[Resource_co]):
    """Variant of ``Practitioners`` and ``AsyncPractitioners`` whose methods return ``RawResponse``."""

    list = RawMethod(Practitioners.list, AsyncPractitioners.list)
