"""The call that loads records of the user's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from practice_mock.control.reading import read_fields
from practice_mock.loading import DataError


class DataPlane:
    """Loads records. `load` takes them by folder and file, and whether they replace those of the demo."""

    def __init__(self, load: Callable[[Mapping[str, Any], bool], Mapping[str, int]], most_values: int) -> None:
        self._load = load
        self._most_values = most_values

    async def load(self, request: Request) -> Response:
        fields = {"data": dict, "replace": bool}
        body = await read_fields(request, fields, required={"data"}, most_values=self._most_values)
        try:
            loaded = self._load(body["data"], body.get("replace", False))
        except DataError as error:
            return JSONResponse(
                {"message": f"Nothing was loaded:\n{error}", "data_problems": list(error.problems)}, 422
            )
        return JSONResponse({"loaded": dict(loaded)})
