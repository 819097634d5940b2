"""The call that loads records of the user's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from practice_mock.control.reading import at_work, checked_fields, json_of
from practice_mock.loading import DataError
from practice_mock.state.practice import PracticeState


class DataPlane:
    """Loads records. `load` takes them by folder and file, and whether they replace those of the demo."""

    def __init__(
        self,
        practice: PracticeState,
        load: Callable[[Mapping[str, Any], bool], Mapping[str, int]],
        most_values: int,
    ) -> None:
        self._practice = practice
        self._load = load
        self._most_values = most_values

    async def load(self, request: Request) -> Response:
        content = await request.body()

        def load() -> Mapping[str, int]:
            fields = checked_fields(json_of(content, self._most_values), {"data": dict, "replace": bool}, {"data"})
            return self._load(fields["data"], fields.get("replace", False))

        try:
            loaded = await at_work(request, self._practice, load)
        except DataError as error:
            return JSONResponse(
                {"message": f"Nothing was loaded:\n{error}", "data_problems": list(error.problems)}, 422
            )
        return JSONResponse({"loaded": dict(loaded)})
