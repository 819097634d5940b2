# Generated from specs/pracsuite/paths/patient_account.yaml: do not edit.
# fmt: off

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

from .._api import ACCOUNT_ID, CLIENT_ID, FILTER, LINKS_PAGING, PAGE, PAGE_SIZE, PAYER_ID, SORT_BY
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
from ..models.patient_account import PatientAccount, PatientAccountPage

ListByPatientOrderBy = Literal["client_id", "account_id"]
_LIST_BY_PATIENT_QUERY = Query(
    filters={
        "created": "date-time", "updated": "date-time", "email": "string", "phone": "string",
        "short_description": "string",
    },
    sort=get_args(ListByPatientOrderBy),
)
_LIST_BY_PAYER_QUERY = Query()
_LIST_BY_PATIENT = ListOperation[PatientAccount](
    "patient_accounts.list_by_patient", "GET", "/patient/{client_id}/account", "read",
    parameters={"client_id": CLIENT_ID, "page": PAGE, "page_size": PAGE_SIZE, "sort_by": SORT_BY, "q": FILTER},
    returns=Object(lambda: PatientAccountPage), query=_LIST_BY_PATIENT_QUERY, items="accounts", paging=LINKS_PAGING,
    key=("account_id",),
)
_GET = Operation[PatientAccount](
    "patient_accounts.get", "GET", "/patient/{client_id}/account/{account_id}", "read",
    parameters={"client_id": CLIENT_ID, "account_id": ACCOUNT_ID}, returns=Object(lambda: PatientAccount),
    identity=(("client_id", "/client_id"), ("account_id", "/account_id")), proof=(("/client_id",),),
)
_LIST_BY_PAYER = ListOperation[PatientAccount](
    "patient_accounts.list_by_payer", "GET", "/payer/{payer_id}/account", "read",
    parameters={"payer_id": PAYER_ID, "page": PAGE, "page_size": PAGE_SIZE, "q": FILTER},
    returns=Object(lambda: PatientAccountPage), query=_LIST_BY_PAYER_QUERY, items="accounts", paging=LINKS_PAGING,
    key=("account_id",),
)


class PatientAccounts(SyncResource):
    """Accounts of patients. Treatment is billed to an account."""

    with_raw_response = RawView(lambda: PatientAccountsRaw[PatientAccounts])

    def list_by_patient(
        self, client_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListByPatientOrderBy] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Page[PatientAccount]:
        """List the accounts of a patient.

        ``GET /patient/{client_id}/account``

        Returns the accounts of one patient, one page at a time. Records do not include the times that the filters
        `created` and `updated` compare.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            client_id: ID of the patient.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.created >= datetime(2027, 1, 4, tzinfo=UTC)``;
                ``F`` lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``email``
                (string), ``phone`` (string), ``short_description`` (string).
            order_by: Fields to sort by, most significant first: ``client_id``, ``account_id``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of accounts.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether records contain `account_id`; the field table does not list it.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PATIENT,
                {"client_id": client_id, "page": page, "page_size": page_size, "where": where, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    def get(
        self, client_id: int, account_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> PatientAccount:
        """Get an account of a patient.

        ``GET /patient/{client_id}/account/{account_id}``

        Returns the account with the given ID.

        Args:
            client_id: ID of the patient.
            account_id: ID of the patient's account.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The account.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether records contain `account_id`; the field table does not list it.
        - Whether accounts can be created and changed; no page shows it.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._call(
                _GET, {"client_id": client_id, "account_id": account_id},
                CallOptions(timeout, extra_headers, extra_query),
            )

    def list_by_payer(
        self, payer_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> Page[PatientAccount]:
        """List the accounts that a payer pays for.

        ``GET /payer/{payer_id}/account``

        Returns the patients' accounts that one third-party payer pays for, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            payer_id: ID of the payer.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet. The fields are not documented; use ``F.raw``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of accounts.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: filters, sorting and errors are inferred by analogy.

        Source (vendor's sample): link in a payer's field table; response and errors are inferred by analogy.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PAYER, {"payer_id": payer_id, "page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class AsyncPatientAccounts(AsyncResource):
    """Accounts of patients. Treatment is billed to an account."""

    with_raw_response = RawView(lambda: PatientAccountsRaw[AsyncPatientAccounts])

    def list_by_patient(
        self, client_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET,
        order_by: Sequence[ListByPatientOrderBy] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[PatientAccount]:
        """List the accounts of a patient.

        ``GET /patient/{client_id}/account``

        Returns the accounts of one patient, one page at a time. Records do not include the times that the filters
        `created` and `updated` compare.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            client_id: ID of the patient.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet, such as ``F.created >= datetime(2027, 1, 4, tzinfo=UTC)``;
                ``F`` lists the operators. Fields: ``created`` (date-time), ``updated`` (date-time), ``email``
                (string), ``phone`` (string), ``short_description`` (string).
            order_by: Fields to sort by, most significant first: ``client_id``, ``account_id``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile. With ``order_by``, it first reads again what may have been skipped.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of accounts.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether records contain `account_id`; the field table does not list it.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PATIENT,
                {"client_id": client_id, "page": page, "page_size": page_size, "where": where, "order_by": order_by},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )

    async def get(
        self, client_id: int, account_id: int, *, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> PatientAccount:
        """Get an account of a patient.

        ``GET /patient/{client_id}/account/{account_id}``

        Returns the account with the given ID.

        Args:
            client_id: ID of the patient.
            account_id: ID of the patient's account.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            The account.

        Raises:
            NotFoundError: 404: There is no record with this ID. The body may lack the request ID.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Whether records contain `account_id`; the field table does not list it.
        - Whether accounts can be created and changed; no page shows it.

        Source (documented): vendor's description, February 2026.
        """
        with HIDDEN, HIDDEN:
            return await self._call(
                _GET, {"client_id": client_id, "account_id": account_id},
                CallOptions(timeout, extra_headers, extra_query),
            )

    def list_by_payer(
        self, payer_id: int, *, page: int | Unset | None = UNSET, page_size: int | Unset | None = UNSET,
        where: Sequence[Condition | RawCondition] | Unset | None = UNSET, limit: int | None = None,
        allow_changes: bool = False, timeout: float | None = None, extra_headers: Headers | None = None,
        extra_query: ExtraQuery | None = None,
    ) -> AsyncPages[PatientAccount]:
        """List the accounts that a payer pays for.

        ``GET /payer/{payer_id}/account``

        Returns the patients' accounts that one third-party payer pays for, one page at a time.

        Iterate over the result (``async for`` in the asynchronous client) to get the records of all pages.

        Args:
            payer_id: ID of the payer.
            page: Number of the page to return, starting at 1.
            page_size: Number of records per page, at most 100. Default: 50.
            where: Conditions that every record must meet. The fields are not documented; use ``F.raw``.
            limit: Maximum number of records that an iteration yields.
            allow_changes: Whether an iteration ends without ``ListChangedError`` although the list changed
                meanwhile.
            timeout: Seconds that each step of this call may take. Default: the client's timeout.
            extra_headers: Headers to send in addition to the client's.
            extra_query: Query parameters that this operation does not declare.

        Returns:
            One page of accounts.

        Raises:
            ListChangedError: The list changed during an iteration, so records may be missing.
            ResponseValidationError: The list ended before as many records as its total, or a response cannot be
                read.

        Also raises ``ArgumentError`` (before sending) and the errors common to all calls; see ``APIError``.

        Not documented:
        - Known only from a link: filters, sorting and errors are inferred by analogy.

        Source (vendor's sample): link in a payer's field table; response and errors are inferred by analogy.
        """
        with HIDDEN, HIDDEN:
            return self._list(
                _LIST_BY_PAYER, {"payer_id": payer_id, "page": page, "page_size": page_size, "where": where},
                CallOptions(timeout, extra_headers, extra_query), WalkOptions(limit, allow_changes),
            )


class PatientAccountsRaw(RawResource[Resource_co]):
    """Variant of ``PatientAccounts`` and ``AsyncPatientAccounts`` whose methods return ``RawResponse``."""

    list_by_patient = RawMethod(PatientAccounts.list_by_patient, AsyncPatientAccounts.list_by_patient)
    get = RawMethod(PatientAccounts.get, AsyncPatientAccounts.get)
    list_by_payer = RawMethod(PatientAccounts.list_by_payer, AsyncPatientAccounts.list_by_payer)
