"""The connection pools that a client creates: with proxies and certificates of the environment, as httpx has them.

In a synchronous pool, each read and write of a socket ends at the deadline of the call, so that neither a response that
arrives byte by byte nor a server that accepts a request slowly can prolong it.
"""

from __future__ import annotations

import os
import socket
import ssl
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from http.cookiejar import Cookie, CookieJar
from importlib.util import find_spec
from typing import Any, Final, TypeVar
from urllib.request import getproxies

import httpcore
import httpx

from ..values.argument_error import ArgumentError
from ..values.signal_handlers import let_through
from .deadline import CURRENT, DeadlineExceeded
from .direct import OnlySends, TakesNoCookies
from .failure import is_short_of_resources
from .plain_locks import PlainHttpProxy, PlainPool, PlainSocksProxy

_LIMITS: Final[dict[str, Any]] = {"max_connections": 100, "max_keepalive_connections": 20, "keepalive_expiry": 5.0}
_CHUNK: Final = 16_384

T = TypeVar("T")


def own_client(local: str | None = None) -> httpx.Client:
    """Return a synchronous pool, without a proxy to the URL ``local``.

    Raises ``ArgumentError`` that names a variable of the environment that is wrong.
    """
    context = _ssl_context()

    def direct() -> httpx.BaseTransport:
        return DeadlineTransport(PlainPool(ssl_context=context, network_backend=_Backend(), **_LIMITS))

    def through(proxy: httpx.Proxy) -> httpx.BaseTransport:
        return DeadlineTransport(_proxy_pool(proxy, context))

    return _made(lambda mounts: httpx.Client(transport=direct(), mounts=mounts, cookies=_NoCookies()), through, local)


def own_async_client(local: str | None = None) -> httpx.AsyncClient:
    """Return an asynchronous pool, without a proxy to the URL ``local``.

    Raises ``ArgumentError`` that names a variable of the environment that is wrong.
    """
    context = _ssl_context()

    def through(proxy: httpx.Proxy) -> httpx.AsyncBaseTransport:
        return httpx.AsyncHTTPTransport(verify=context, proxy=proxy)

    return _made(
        lambda mounts: httpx.AsyncClient(
            transport=httpx.AsyncHTTPTransport(verify=context), mounts=mounts, cookies=_NoCookies()
        ),
        through,
        local,
    )


class _NoCookies(TakesNoCookies, CookieJar):
    """A jar that stays empty, so that no cookies are sent. The APIs identify clients by headers."""

    def extract_cookies(self, response: Any, request: Any) -> None:
        pass

    def set_cookie(self, cookie: Cookie) -> None:
        pass


def _ssl_context() -> ssl.SSLContext:
    names = [name for name in ("SSL_CERT_FILE", "SSL_CERT_DIR", "SSLKEYLOGFILE") if os.environ.get(name)]
    with _naming(" or ".join(names), "does not name a file or folder that can be used"):
        return httpx.create_ssl_context()


@contextmanager
def _naming(variable: str, reason: str) -> Generator[None]:
    """Turn an exception into an ``ArgumentError`` about a variable of the environment. Its value is not shown."""
    try:
        yield
    except ArgumentError:
        raise
    except Exception as error:
        let_through(error)
        if not variable or is_short_of_resources(error):
            raise
        raise ArgumentError(variable, f"{reason}; correct this variable, or pass http_client=") from None


_NO_SOCKS = (
    "names a SOCKS proxy, which needs the package socksio: install it (pip install socksio), or pass http_client="
)


def _made(make: Callable[[dict[str, Any]], T], through: Callable[[httpx.Proxy], Any], local: str | None) -> T:
    """Return a pool with the proxies of the environment, except to the URL ``local``."""
    mounts: dict[str, Any] = {}
    proxies = getproxies()
    exceptions = [entry.strip() for entry in proxies.get("no", "").split(",")]
    if "*" not in exceptions:
        for scheme in ("http", "https", "all"):
            if address := proxies.get(scheme):
                variable = _variable(f"{scheme}_proxy")
                with _naming(variable, "is not the URL of a proxy that can be used"):
                    proxy = httpx.Proxy(url=address if "://" in address else f"http://{address}")
                    if not proxy.url.host:
                        raise ValueError
                    if proxy.url.scheme.startswith("socks") and not _is_installed("socksio"):
                        raise ArgumentError(variable, _NO_SOCKS)
                    mounts[f"{scheme}://"] = through(proxy)
        for entry in filter(None, exceptions):
            with _naming(_variable("no_proxy"), "is not a list of hosts"):
                pattern = _pattern(entry)
                httpx.URL(pattern)
                mounts[pattern] = None
        if mounts and local is not None:
            mounts[local] = None
    return make(mounts)


def _is_installed(package: str) -> bool:
    try:
        return find_spec(package) is not None
    except ValueError as error:  # it is in sys.modules without a specification
        let_through(error)
        return False


def _variable(name: str) -> str:
    """Return the variable as it is spelled in the environment; lower case has priority, as in the library."""
    return name if name in os.environ else name.upper()


def _pattern(entry: str) -> str:
    """Return httpx's pattern of the URLs that an entry of ``NO_PROXY`` is about."""
    if "://" in entry:
        return entry
    bare = entry.removeprefix("[").removesuffix("]")
    try:
        version = _version(bare.partition("/")[0])
    except ValueError as error:
        let_through(error)
        return f"all://{entry}" if entry.lower() == "localhost" else f"all://*{entry}"
    return f"all://[{bare}]" if version == 6 else f"all://{bare}"


def _version(address: str) -> int:
    from ipaddress import ip_address

    return ip_address(address).version


def _proxy_pool(proxy: httpx.Proxy, context: ssl.SSLContext) -> Any:
    url = httpcore.URL(
        scheme=proxy.url.raw_scheme, host=proxy.url.raw_host, port=proxy.url.port, target=proxy.url.raw_path
    )
    common: dict[str, Any] = {"ssl_context": context, "network_backend": _Backend(), **_LIMITS}
    if proxy.url.scheme in ("http", "https"):
        return PlainHttpProxy(
            proxy_url=url,
            proxy_auth=proxy.raw_auth,
            proxy_headers=proxy.headers.raw,
            proxy_ssl_context=proxy.ssl_context,
            **common,
        )
    return PlainSocksProxy(proxy_url=url, proxy_auth=proxy.raw_auth, **common)


class DeadlineTransport(OnlySends, httpx.BaseTransport):
    """Sends the requests of a pool of httpcore, which ends each of them at its deadline.

    Exceptions of httpcore are not converted to those of httpx, which have the same names.
    """

    def __init__(self, pool: Any) -> None:
        self._pool = pool

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = request.url
        received = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            received.status, headers=received.headers, stream=_Body(received.stream), extensions=received.extensions
        )

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Any) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        yield from self._stream

    def close(self) -> None:
        self._stream.close()


def _cut(timeout: float | None) -> float | None:
    deadline = CURRENT.get()
    return timeout if deadline is None else deadline.cut(timeout)


class _Backend(httpcore.NetworkBackend):
    """Opens connections whose steps end at the deadline of the call for which they are made."""

    def __init__(self) -> None:
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        error: Exception = httpcore.ConnectError("the host has no address")
        for address in _addresses(host, port):
            try:
                return _Stream(self._inner.connect_tcp(address, port, _cut(timeout), local_address, socket_options))
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as failed:
                let_through(failed)
                error = failed
        raise error

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[Any] | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.connect_unix_socket(path, _cut(timeout), socket_options))

    def sleep(self, seconds: float) -> None:
        self._inner.sleep(seconds)


def _addresses(host: str, port: int) -> list[str]:
    """Return the addresses of a host. The operating system limits the time of a lookup, not the deadline."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        let_through(error)
        raise httpcore.ConnectError(str(error)) from error
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


class _Stream(httpcore.NetworkStream):
    """A connection. ``nested`` is whether it is TLS inside TLS, which a proxy over https has."""

    def __init__(self, inner: httpcore.NetworkStream, *, nested: bool = False) -> None:
        self._inner = inner
        self._nested = nested

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, _cut(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        if self._nested:
            for begin in range(0, len(buffer), _CHUNK):
                self._inner.write(buffer[begin : begin + _CHUNK], _cut(timeout))
            return
        connection: socket.socket = self._inner.get_extra_info("socket")
        left = memoryview(buffer)
        try:
            while left:
                connection.settimeout(_cut(timeout))
                left = left[connection.send(left) :]
        except TimeoutError as error:
            let_through(error)
            raise httpcore.WriteTimeout(str(error)) from error
        except OSError as error:
            let_through(error)
            raise httpcore.WriteError(str(error)) from error

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        nested = self._inner.get_extra_info("ssl_object") is not None
        try:
            return _Stream(self._inner.start_tls(ssl_context, server_hostname, _cut(timeout)), nested=nested)
        except DeadlineExceeded:
            self.close()
            raise

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)
