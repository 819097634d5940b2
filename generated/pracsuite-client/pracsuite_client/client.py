# Generated. Do not edit: change the source and regenerate.
"""The clients. Each resource is loaded when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API, BASE_URL
from ._runtime.auth import HeaderKeys, credential
from ._runtime.client import DEFAULT_TIMEOUT, AsyncClient, SyncClient
from ._runtime.transport import AsyncHttpClient, HttpClient

if TYPE_CHECKING:
    from .resources.appointments import Appointments, AsyncAppointments
    from .resources.patients import AsyncPatients, Patients


class PracSuite(SyncClient):
    """The PracSuite API.

    Use it as a context manager, or close it when done: it holds a connection pool. Threads may share it.

    Args:
        vendor_key: Key that the vendor issues to an approved developer; it names the application. Else taken from
            ``PRACSUITE_VENDOR_KEY`` in the environment.
        account_key: Key that a clinic makes in PracSuite for one application; it opens that clinic's data, within
            the permissions that the clinic gives, and can be withdrawn at any time. Else taken from
            ``PRACSUITE_ACCOUNT_KEY`` in the environment.
        base_url: The address that every path is added to.
        timeout: Seconds that each step of a call (connect, write, read) may take.
        time_zone: IANA name of the clinic's zone. Without it, an aware datetime is refused where clinic time is
            wanted.
        strict: Raise ``ResponseValidationError`` for an answer that breaks its description.
        http_client: A connection pool to use instead of the client's own. It stays open when the client closes.

    Raises:
        ArgumentError: A credential is missing, or a setting is wrong.
    """

    def __init__(
        self,
        *,
        vendor_key: str | None = None,
        account_key: str | None = None,
        base_url: str = BASE_URL,
        timeout: float = DEFAULT_TIMEOUT,
        time_zone: str | None = None,
        strict: bool = False,
        http_client: HttpClient | None = None,
    ) -> None:
        auth = HeaderKeys(
            {
                "x-api-key": credential(vendor_key, "vendor_key", "PRACSUITE_VENDOR_KEY"),
                "a-api-key": credential(account_key, "account_key", "PRACSUITE_ACCOUNT_KEY"),
            }
        )
        super().__init__(
            API,
            auth,
            base_url=base_url,
            timeout=timeout,
            time_zone=time_zone,
            strict=strict,
            http_client=http_client,
        )

    @cached_property
    def appointments(self) -> Appointments:
        """Patient appointments, from holding a time to cancelling the booking."""
        from .resources.appointments import Appointments

        return Appointments(self)

    @cached_property
    def patients(self) -> Patients:
        """The people who are treated. A patient's number is called `client_id` everywhere."""
        from .resources.patients import Patients

        return Patients(self)


class AsyncPracSuite(AsyncClient):
    """The PracSuite API, asynchronously.

    Use it as a context manager, or close it when done: it holds a connection pool.

    Args:
        vendor_key: Key that the vendor issues to an approved developer; it names the application. Else taken from
            ``PRACSUITE_VENDOR_KEY`` in the environment.
        account_key: Key that a clinic makes in PracSuite for one application; it opens that clinic's data, within
            the permissions that the clinic gives, and can be withdrawn at any time. Else taken from
            ``PRACSUITE_ACCOUNT_KEY`` in the environment.
        base_url: The address that every path is added to.
        timeout: Seconds that each step of a call (connect, write, read) may take.
        time_zone: IANA name of the clinic's zone. Without it, an aware datetime is refused where clinic time is
            wanted.
        strict: Raise ``ResponseValidationError`` for an answer that breaks its description.
        http_client: A connection pool to use instead of the client's own. It stays open when the client closes.

    Raises:
        ArgumentError: A credential is missing, or a setting is wrong.
    """

    def __init__(
        self,
        *,
        vendor_key: str | None = None,
        account_key: str | None = None,
        base_url: str = BASE_URL,
        timeout: float = DEFAULT_TIMEOUT,
        time_zone: str | None = None,
        strict: bool = False,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        auth = HeaderKeys(
            {
                "x-api-key": credential(vendor_key, "vendor_key", "PRACSUITE_VENDOR_KEY"),
                "a-api-key": credential(account_key, "account_key", "PRACSUITE_ACCOUNT_KEY"),
            }
        )
        super().__init__(
            API,
            auth,
            base_url=base_url,
            timeout=timeout,
            time_zone=time_zone,
            strict=strict,
            http_client=http_client,
        )

    @cached_property
    def appointments(self) -> AsyncAppointments:
        """Patient appointments, from holding a time to cancelling the booking."""
        from .resources.appointments import AsyncAppointments

        return AsyncAppointments(self)

    @cached_property
    def patients(self) -> AsyncPatients:
        """The people who are treated. A patient's number is called `client_id` everywhere."""
        from .resources.patients import AsyncPatients

        return AsyncPatients(self)
