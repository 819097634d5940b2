# Generated from specs/pracsuite/paths/payer.yaml: do not edit.
# fmt: off

from __future__ import annotations

from .._api import PAYER_ID
from .._runtime.client.resource import AsyncResource, RawMethod, RawResource, RawView, Resource_co, SyncResource
from .._runtime.errors.tracebacks import HIDDEN
from .._runtime.operation.call_options import CallOptions, ExtraQuery, Headers
from .._runtime.operation.definition import Operation
from .._runtime.values.record_codec import Object
from ..models.payer import Payer

_GET = Operation[Payer](
    "payers.get", "GET", "/payer/{payer_id}", "read", parameters={"payer_id": PAYER_ID}, returns=Object(lambda: Payer),
    identity=(("payer_id", "/payer_id"),), proof=(("/payer_id",),),
)


class Payers(SyncResource):
    """Organisations that pay for patients."""

    with_raw_response = RawView(lambda: PayersRaw[Payers])

    def get(
        self, payer_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Payer:
        """Get a payer.

        ``GET /payer/{payer_id}``

        Returns the payer with the given ID.

        Args:
            payer_id: ID of the payer.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The payer.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - How payers are listed; no page shows it.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return self._call(_GET, {"payer_id": payer_id}, CallOptions(timeout, extra_headers, extra_query))


class AsyncPayers(AsyncResource):
    """Organisations that pay for patients."""

    with_raw_response = RawView(lambda: PayersRaw[AsyncPayers])

    async def get(
        self, payer_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Payer:
        """Get a payer.

        ``GET /payer/{payer_id}``

        Returns the payer with the given ID.

        Args:
            payer_id: ID of the payer.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The payer.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - How payers are listed; no page shows it.

        Source (documented): current reference page, truncated within the error responses; those not shown are
        inferred.
        """
        with HIDDEN, HIDDEN:
            return await self._call(_GET, {"payer_id": payer_id}, CallOptions(timeout, extra_headers, extra_query))


class PayersRaw(RawResource[Resource_co]):
    """Variant of ``Payers`` and ``AsyncPayers`` whose methods return ``RawResponse``."""

    get = RawMethod(Payers.get, AsyncPayers.get)
