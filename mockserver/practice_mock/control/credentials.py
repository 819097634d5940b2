"""The call that shows the credentials of the demo practices."""

from __future__ import annotations

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from practice_mock.credentials import DEMO, LIMITED, OTHER


async def read_credentials(request: Request) -> Response:
    """Return the credentials of each practice, and those of a coreplus consumer with fewer rights."""
    shown = {
        "pracsuite": [asdict(DEMO.pracsuite), asdict(OTHER.pracsuite)],
        "coreplus": [asdict(DEMO.coreplus), asdict(OTHER.coreplus)],
        "coreplus_limited": asdict(LIMITED),
    }
    return JSONResponse(shown, headers={"cache-control": "no-store"})
