# Generated from specs/pracsuite/paths/payer.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._api import PAYER_ID
from .._runtime.client.resource import (
    AsyncResource,
    Headers,
    RawMethod,
    RawResource,
    RawView,
    Resource_co,
    SyncResource,
)
from .._runtime.operation.definition import Operation
from .._runtime.values.record_codec import Object
from ..models.payer import Payer

_GET = Operation[Payer](
    "payers.get", "GET", "/payer/{payer_id}", "read", parameters={"payer_id": PAYER_ID}, returns=Object(lambda: Payer)
)


class Payers(SyncResource):
    """Organisations that pay for patients."""

    with_raw_response = RawView(lambda: PayersRaw[Payers])

    def get(self, payer_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None) -> Payer:
        """Get a payer.

        Returns the payer with the given ID.

        Args:
            payer_id: ID of the payer.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The payer.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return self._call(_GET, locals())


class AsyncPayers(AsyncResource):
    """Organisations that pay for patients."""

    with_raw_response = RawView(lambda: PayersRaw[AsyncPayers])

    async def get(self, payer_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None) -> Payer:
        """Get a payer.

        Returns the payer with the given ID.

        Args:
            payer_id: ID of the payer.
            timeout: Seconds that each step of this call may take; the client's when left out.
            extra_headers: Headers to send besides the client's own.

        Returns:
            The payer.

        Raises:
            ArgumentError: An argument is wrong; nothing was sent.
            BadRequestError: 400: A request parameter is invalid, such as an unknown filter or a page number below 1.
            AuthenticationError: 401: A key is missing or not accepted. The body of this response contains status
                403.
            PermissionDeniedError: 403: The keys do not permit this call, or the path does not exist. An unknown path
                returns 403, not 404.
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.
            RateLimitError: 429: The vendor key exceeded the rate limit or used up its daily quota. The limits are
                not published.
            InternalServerError: 500: Unexpected failure of the API. Quote the request ID to the vendor's support.

        Evidence (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        __tracebackhide__ = _rich_traceback_omit = True
        return await self._call(_GET, locals())


class PayersRaw(RawResource[Resource_co]):
    """The methods of ``Payers`` and ``AsyncPayers``, returning raw answers."""

    get = RawMethod(Payers.get, AsyncPayers.get)
