"""A uvicorn application that sends fixed bytes: the ceiling of what the mock server can reach."""

from __future__ import annotations

import asyncio
import sys

from starlette.types import Receive, Scope, Send

from practice_mock.serving import server

BODY = b" " * 6_700
"""As long as a list of ten appointments."""


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Send the bytes."""
    await receive()
    length = str(len(BODY)).encode()
    headers = [(b"content-type", b"application/json"), (b"content-length", length)]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": BODY})


def main(port: int) -> None:
    """Serve on a port of the loopback interface until interrupted."""
    with server.interruptible(), server.listen("127.0.0.1", port) as listener:
        asyncio.run(server.make_server(app).serve(sockets=[listener]))


if __name__ == "__main__":
    main(int(sys.argv[1]))
