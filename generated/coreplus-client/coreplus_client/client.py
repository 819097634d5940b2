# Generated. Do not edit: change the source and regenerate.
"""The clients. Each resource is loaded when it is first asked for."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API, BASE_URL
from ._runtime.auth import JwtSigner, credential
from ._runtime.client import DEFAULT_TIMEOUT, AsyncClient, SyncClient
from ._runtime.transport import AsyncHttpClient, HttpClient

if TYPE_CHECKING:
    from .resources.messages import AsyncMessages, Messages


class Coreplus(SyncClient):
    """The coreplus API.

    Use it as a context manager, or close it when done: it holds a connection pool. Threads may share it.

    Args:
        consumer_id: The consumer id of the add-on. Else taken from ``COREPLUS_CONSUMER_ID`` in the environment.
        consumer_secret: The consumer secret of the add-on. Else taken from ``COREPLUS_CONSUMER_SECRET`` in the
            environment.
        access_token: The access token of the add-on. Else taken from ``COREPLUS_ACCESS_TOKEN`` in the environment.
        issuer: The issuer of the add-on. Else taken from ``COREPLUS_ISSUER`` in the environment.
        audience: The ``aud`` claim of every token.
        base_url: The address that every path is added to.
        timeout: Seconds that each step of a call (connect, write, read) may take.
        strict: Raise ``ResponseValidationError`` for an answer that breaks its description.
        http_client: A connection pool to use instead of the client's own. It stays open when the client closes.

    Raises:
        ArgumentError: A credential is missing, or a setting is wrong.
    """

    def __init__(
        self,
        *,
        consumer_id: str | None = None,
        consumer_secret: str | None = None,
        access_token: str | None = None,
        issuer: str | None = None,
        audience: str = "https://coreplus.com.au",
        base_url: str = BASE_URL,
        timeout: float = DEFAULT_TIMEOUT,
        strict: bool = False,
        http_client: HttpClient | None = None,
    ) -> None:
        auth = JwtSigner(
            consumer_id=credential(consumer_id, "consumer_id", "COREPLUS_CONSUMER_ID"),
            consumer_secret=credential(consumer_secret, "consumer_secret", "COREPLUS_CONSUMER_SECRET"),
            access_token=credential(access_token, "access_token", "COREPLUS_ACCESS_TOKEN"),
            issuer=credential(issuer, "issuer", "COREPLUS_ISSUER"),
            audience=audience,
            prefix="JwToken",
        )
        super().__init__(
            API,
            auth,
            base_url=base_url,
            timeout=timeout,
            strict=strict,
            http_client=http_client,
        )

    @cached_property
    def messages(self) -> Messages:
        """Messages with files, sent into a practice by an outside sender such as a laboratory."""
        from .resources.messages import Messages

        return Messages(self)


class AsyncCoreplus(AsyncClient):
    """The coreplus API, asynchronously.

    Use it as a context manager, or close it when done: it holds a connection pool.

    Args:
        consumer_id: The consumer id of the add-on. Else taken from ``COREPLUS_CONSUMER_ID`` in the environment.
        consumer_secret: The consumer secret of the add-on. Else taken from ``COREPLUS_CONSUMER_SECRET`` in the
            environment.
        access_token: The access token of the add-on. Else taken from ``COREPLUS_ACCESS_TOKEN`` in the environment.
        issuer: The issuer of the add-on. Else taken from ``COREPLUS_ISSUER`` in the environment.
        audience: The ``aud`` claim of every token.
        base_url: The address that every path is added to.
        timeout: Seconds that each step of a call (connect, write, read) may take.
        strict: Raise ``ResponseValidationError`` for an answer that breaks its description.
        http_client: A connection pool to use instead of the client's own. It stays open when the client closes.

    Raises:
        ArgumentError: A credential is missing, or a setting is wrong.
    """

    def __init__(
        self,
        *,
        consumer_id: str | None = None,
        consumer_secret: str | None = None,
        access_token: str | None = None,
        issuer: str | None = None,
        audience: str = "https://coreplus.com.au",
        base_url: str = BASE_URL,
        timeout: float = DEFAULT_TIMEOUT,
        strict: bool = False,
        http_client: AsyncHttpClient | None = None,
    ) -> None:
        auth = JwtSigner(
            consumer_id=credential(consumer_id, "consumer_id", "COREPLUS_CONSUMER_ID"),
            consumer_secret=credential(consumer_secret, "consumer_secret", "COREPLUS_CONSUMER_SECRET"),
            access_token=credential(access_token, "access_token", "COREPLUS_ACCESS_TOKEN"),
            issuer=credential(issuer, "issuer", "COREPLUS_ISSUER"),
            audience=audience,
            prefix="JwToken",
        )
        super().__init__(
            API,
            auth,
            base_url=base_url,
            timeout=timeout,
            strict=strict,
            http_client=http_client,
        )

    @cached_property
    def messages(self) -> AsyncMessages:
        """Messages with files, sent into a practice by an outside sender such as a laboratory."""
        from .resources.messages import AsyncMessages

        return AsyncMessages(self)
