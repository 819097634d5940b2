"""Calls on the namespaces of the server. They have the same effect in every namespace."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from practice_mock.control.reading import read_fields
from practice_mock.state.namespaces import NamespaceError, Namespaces


class NamespacePlane:
    """Lists, makes and deletes namespaces."""

    def __init__(self, namespaces: Namespaces) -> None:
        self._namespaces = namespaces

    async def read(self, request: Request) -> Response:
        return JSONResponse({"namespaces": self._namespaces.names()})

    async def make(self, request: Request) -> Response:
        body = await read_fields(request, {"name": str}, required={"name"})
        try:
            self._namespaces.get(body["name"])
        except NamespaceError as error:
            raise HTTPException(400, str(error)) from None
        return JSONResponse({"name": body["name"].lower()}, 201)

    async def delete(self, request: Request) -> Response:
        try:
            existed = self._namespaces.delete(request.path_params["name"])
        except NamespaceError as error:
            raise HTTPException(400, str(error)) from None
        if not existed:
            raise HTTPException(404, "There is no such namespace.")
        return Response(status_code=204)
