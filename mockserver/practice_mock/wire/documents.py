"""The OpenAPI documents of the APIs, served with this mock as their server."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from practice_mock.limits import Limits
from practice_mock.wire.asgi import read_request

_SERVERS = "servers of this mock"
_DESCRIPTION = "This mock server. All people in it are invented."

Load = Callable[[str], Mapping[str, Any]]


def document_route(api: str, base: str, load: Load) -> Route:
    """Return the route of an API's document, `/openapi/<api>.json`. `load` returns the document by the API's name."""

    async def read(request: Request) -> Response:
        origin = read_request(request.scope, Limits()).own_origin
        servers = json.dumps([{"url": origin + base, "description": _DESCRIPTION}])
        text = _text(api, load).replace(json.dumps(_SERVERS), servers, 1)
        return Response(text, media_type="application/json")

    return Route(f"/openapi/{api}.json", read, methods=["GET"])


@lru_cache(maxsize=2)
def _text(api: str, load: Load) -> str:
    return json.dumps({**load(api), "servers": _SERVERS}, ensure_ascii=False, separators=(",", ":"))
