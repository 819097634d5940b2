"""The files of the page over HTTP, with headers that forbid the browser everything else.

The page contains no data: it asks the control plane for it, with the control token. The viewer of the API references
is another package, the extra `page` of this one. Without it, the page shows how to install it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

_MEDIA_TYPES: Mapping[str, str] = MappingProxyType(
    {".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
)
_VIEWER_FILES = ("swagger-ui-bundle.js", "swagger-ui.css")

_POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "object-src 'none'",
    )
)
HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "cache-control": "no-cache",
        "content-security-policy": _POLICY,
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "permissions-policy": "camera=(), geolocation=(), microphone=()",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
    }
)
"""The headers of every file of the page."""


class _File(Protocol):
    """A file of a package."""

    @property
    def name(self) -> str: ...

    def read_bytes(self) -> bytes: ...


def is_page(path: str) -> bool:
    """Return whether a path belongs to the page."""
    return path == "/" or path.startswith("/page/")


def page_routes(about: str) -> list[Route]:
    """Return the routes of the page. A caller that does not ask for HTML at `/` receives the text `about`."""
    page = _Files({file.name: file for file in _page_files()})
    viewer = _Files({path.name: path for path in viewer_files()})

    async def index(request: Request) -> Response:
        if "text/html" in request.headers.get("accept", ""):
            return page.response("index.html", request)
        return PlainTextResponse(about, headers={"vary": "accept"})

    async def page_file(request: Request) -> Response:
        return page.response(request.path_params["name"], request)

    async def viewer_file(request: Request) -> Response:
        return viewer.response(request.path_params["name"], request)

    async def viewer_state(request: Request) -> Response:
        return JSONResponse({"installed": bool(viewer.names)}, headers=HEADERS)

    return [
        Route("/", index, methods=["GET"]),
        Route("/page/{name}", page_file, methods=["GET"]),
        Route("/page/viewer/state", viewer_state, methods=["GET"]),
        Route("/page/viewer/{name}", viewer_file, methods=["GET"]),
    ]


def viewer_files() -> tuple[Path, ...]:
    """Return the files of the viewer; none if its package is not installed, or is another of the same name."""
    try:
        package = import_module("swagger_ui_bundle")
        folder = Path(package.swagger_ui_path)
    except (ImportError, AttributeError, TypeError):
        return ()
    found = tuple(folder / name for name in _VIEWER_FILES)
    # Older versions cannot show a document of OpenAPI 3.1.
    current = folder.name.startswith("swagger-ui-5.") and all(path.is_file() for path in found)
    return found if current else ()


def _page_files() -> Iterator[_File]:
    for file in files("practice_mock.page").iterdir():
        if Path(file.name).suffix in _MEDIA_TYPES:
            yield file


class _Files:
    """Files by name. A name that is not among them does not exist, whatever it contains."""

    def __init__(self, known: Mapping[str, _File]) -> None:
        self._known = known
        self._read: dict[str, tuple[bytes, str]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._known)

    def response(self, name: str, request: Request) -> Response:
        """Return a file, or only that it has not changed."""
        if name not in self._known:
            raise HTTPException(404)
        if name not in self._read:
            content = self._known[name].read_bytes()
            self._read[name] = content, f'"{sha256(content).hexdigest()[:32]}"'
        content, tag = self._read[name]
        headers = {**HEADERS, "etag": tag, "vary": "accept"}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        return Response(content, headers=headers, media_type=_MEDIA_TYPES[Path(name).suffix])
