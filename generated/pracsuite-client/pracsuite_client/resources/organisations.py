# Generated from specs/pracsuite/paths/organisation.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence

from .._api import FILTER, LINKS_PAGING, ORGANISATION_ID, PAGE, PAGE_SIZE
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraQuery, Headers
from .._runtime.operation.definition import Operation
from .._runtime.operation.filters import Condition, Query, RawCondition
from .._runtime.pagination.pages import AsyncPages, Page
from .._runtime.pagination.styles import ListOperation
from .._runtime.pagination.walk import WalkOptions
from .._runtime.values.record_codec import Object
from .._runtime.values.unset import UNSET, Unset
from ..models.organisation import Organisation, OrganisationPage

_LIST_QUERY = Query(filters={"description": "string", "active": "boolean"})
_LIST = ListOperation[Organisation](
    "organisations.list", "GET", "/organisation", "read",
    parameters={"page": PAGE, "page_size": PAGE_SIZE, "q": FILTER}, returns=Object(lambda: OrganisationPage),
    query=_LIST_QUERY, items="organisations", paging=LINKS_PAGING, key=("organisation_id",),
)
_GET = Operation[Organisation](
    "organisations.get", "GET", "/organisation/{organisation_id}", "read",
    parameters={"organisation_id": ORGANISATION_ID}, returns=Object(lambda: Organisation),
    identity=(("organisation_id", "/organisation_id"),), proof=(("/organisation_id",),),
)


class Organisations(SyncResource):
    """Organisations to which referrers belong."""

    with_raw_response = RawView(lambda: OrganisationsRaw[Organisations])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Page[Organisation]:
        """List organisations.

        ``GET /organisation``

        Returns the organisations to which referrers belong, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.description == "Doe"``; ``F`` lists the
                operators. Fields: ``description`` (string), ``active`` (boolean).
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of organisations.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def get(
        self, organisation_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Organisation:
        """Get an organisation.

        ``GET /organisation/{organisation_id}``

        Returns the organisation with the given ID.

        Args:
            organisation_id: ID of the organisation.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The organisation.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: errors and the name of the path parameter are inferred by analogy.

        Source (vendor's sample): link in an organisation's field table; response and errors are inferred by analogy.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _GET, {"organisation_id": organisation_id}, CallOptions(timeout, extra_headers, extra_query)
            )


class AsyncOrganisations(AsyncResource):
    """Organisations to which referrers belong."""

    with_raw_response = RawView(lambda: OrganisationsRaw[AsyncOrganisations])

    def list(
        self, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[Organisation]:
        """List organisations.

        ``GET /organisation``

        Returns the organisations to which referrers belong, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.description == "Doe"``; ``F`` lists the
                operators. Fields: ``description`` (string), ``active`` (boolean).
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of organisations.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - The fields that it sorts by are not published.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST, {"page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def get(
        self, organisation_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Organisation:
        """Get an organisation.

        ``GET /organisation/{organisation_id}``

        Returns the organisation with the given ID.

        Args:
            organisation_id: ID of the organisation.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The organisation.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: errors and the name of the path parameter are inferred by analogy.

        Source (vendor's sample): link in an organisation's field table; response and errors are inferred by analogy.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _GET, {"organisation_id": organisation_id}, CallOptions(timeout, extra_headers, extra_query)
            )


class OrganisationsRaw(RawResource[Resource_co]):
    """Variant of ``Organisations`` and ``AsyncOrganisations`` whose methods return ``RawResponse``."""

    list = RawMethod(Organisations.list, AsyncOrganisations.list)
    get = RawMethod(Organisations.get, AsyncOrganisations.get)
