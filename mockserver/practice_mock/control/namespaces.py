"""Calls on the namespaces of the server. They have the same effect in every namespace."""

from __future__ import annotations

from functools import partial

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from practice_mock.control.reading import read_fields
from practice_mock.state.namespaces import NamespaceError, Namespaces
from practice_mock.turns import turns_of


class NamespacePlane:
    """Lists, makes and deletes namespaces."""

    def __init__(self, namespaces: Namespaces) -> None:
        self._namespaces = namespaces

    async def read(self, request: Request) -> Response:
        return JSONResponse({"namespaces": self._namespaces.names()})

    async def make(self, request: Request) -> Response:
        body = await read_fields(request, {"name": str}, required={"name"})
        turns = turns_of(request.scope)
        try:
            await turns.run(partial(self._namespaces.get, body["name"], complete=turns.concurrent))
        except NamespaceError as error:
            raise HTTPException(400, str(error)) from None
        return JSONResponse({"name": body["name"].lower()}, 201)

    async def delete(self, request: Request) -> Response:
        try:
            delete = partial(self._namespaces.delete, request.path_params["name"])
            existed = await turns_of(request.scope).run(delete)
        except NamespaceError as error:
            raise HTTPException(400, str(error)) from None
        if not existed:
            raise HTTPException(404, "There is no such namespace.")
        return Response(status_code=204)
