"""Calls that show what the practice holds: held times, stored files, and the records of every table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, TypeAlias

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from practice_mock.json_types import is_array, is_object, is_tuple
from practice_mock.state.practice import PracticeState
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

_PAGE = 100
_LARGEST_PAGE = 1_000
_LARGEST_OFFSET = 999_999_999


@dataclass(frozen=True, slots=True)
class FileView:
    """A stored file."""

    id: str
    owner: str | None
    """The ID of the patient or client whose file it is."""
    name: str
    content_type: str | None
    content: bytes
    day: str
    """The day, in the zone of the practice, on which it was stored."""


@dataclass(frozen=True, slots=True)
class HoldView:
    """A time that is held until an instant."""

    id: int
    until: str | None
    """An instant in the format of `practice_mock.state.clock.timestamp`; None if the hold never expires."""
    seconds: float | None
    """The seconds until then, by the mock's clock."""
    details: Mapping[str, Any]


Files: TypeAlias = Callable[[Tenant], Iterable[FileView]]


@dataclass(frozen=True, slots=True)
class Inspection:
    """What the control plane can show of the practices of each API, and what it can load into them."""

    tenants: Mapping[str, Sequence[Tenant]]
    """The tenants of each API."""
    messages: Callable[[Tenant], Iterable[Record]]
    """Returns the coreplus messages of a tenant, oldest first."""
    holds: Callable[[Tenant], Iterable[HoldView]]
    """Returns the holds of a PracSuite tenant that have not expired."""
    files: Mapping[str, Files]
    """Return the files of a tenant, by API."""
    load_data: Callable[[Mapping[str, Any], bool], Mapping[str, int]]
    """Loads records of the user's own: see `DataPlane`."""


class InspectionPlane:
    """Shows holds, files and records."""

    QUERY = ("limit", "offset")
    """The parameters of the queries for a part of a list."""

    def __init__(self, practice: PracticeState, inspection: Inspection) -> None:
        self._practice = practice
        self._inspection = inspection

    async def holds(self, request: Request) -> Response:
        with self._practice.lock:
            holds = [
                {"tenant": tenant.number, "hold_until": hold.until, "seconds_left": hold.seconds, **hold.details}
                for tenant in self._inspection.tenants["pracsuite"]
                for hold in self._inspection.holds(tenant)
            ]
        return JSONResponse({"holds": holds})

    async def files(self, request: Request) -> Response:
        limit, offset = _page(request)
        with self._practice.lock:
            found = [
                (api, tenant, file)
                for api, tenants in self._inspection.tenants.items()
                for tenant in tenants
                for file in self._inspection.files[api](tenant)
            ]
        found.sort(key=lambda one: one[2].day)
        found.reverse()  # of one day, the last one first
        files = [
            {
                "api": api,
                "tenant": tenant.number,
                "id": file.id,
                "owner": file.owner,
                "name": file.name,
                "contentType": file.content_type,
                **_bytes_shown(file.content),
            }
            for api, tenant, file in found[offset : offset + limit]
        ]
        return JSONResponse({"files": files, "total": len(found)})

    async def read_file(self, request: Request) -> Response:
        api, tenant = self._tenant(request)
        with self._practice.lock:
            found = [file for file in self._inspection.files[api](tenant) if file.id == request.path_params["file_id"]]
        if not found:
            raise HTTPException(404, "There is no such file.")
        return Response(found[0].content, media_type="application/octet-stream")

    async def tables(self, request: Request) -> Response:
        with self._practice.lock:
            tables = [
                {"api": api, "tenant": tenant.number, "table": name, "records": sum(1 for _ in table.records())}
                for api, tenants in self._inspection.tenants.items()
                for tenant in tenants
                for name, table in tenant.tables().items()
            ]
        return JSONResponse({"tables": tables})

    async def records(self, request: Request) -> Response:
        limit, offset = _page(request)
        _, tenant = self._tenant(request)
        with self._practice.lock:
            table = tenant.tables().get(request.path_params["table"])
            if table is None:
                known = ", ".join(sorted(tenant.tables()))
                raise HTTPException(404, f"There is no such table. The tables are {known}.")
            records = list(table.records())
        shown = [_shown(record) for record in records[offset : offset + limit]]
        return JSONResponse({"records": shown, "total": len(records)})

    def _tenant(self, request: Request) -> tuple[str, Tenant]:
        api, number = request.path_params["api"], request.path_params["tenant"]
        for tenant in self._inspection.tenants.get(api, ()):
            if tenant.number == number:
                return api, tenant
        known = "; ".join(
            f"{api}: {', '.join(str(tenant.number) for tenant in tenants)}"
            for api, tenants in self._inspection.tenants.items()
        )
        raise HTTPException(404, f"There is no such tenant. The tenants are {known}.")


def _page(request: Request) -> tuple[int, int]:
    query = request.query_params
    values = {"limit": _PAGE, "offset": 0}
    for name, (least, most) in {"limit": (1, _LARGEST_PAGE), "offset": (0, _LARGEST_OFFSET)}.items():
        text = query.get(name, str(values[name]))
        if not text.isascii() or not text.isdecimal() or len(text) > 9 or not least <= int(text) <= most:
            raise HTTPException(400, f"{name} must be a whole number from {least} to {most}.")
        values[name] = int(text)
    return values["limit"], values["offset"]


def _bytes_shown(content: bytes) -> dict[str, Any]:
    return {"size": len(content), "sha256": sha256(content).hexdigest()}


def _shown(value: Any) -> Any:
    """Return a record as JSON: bytes by their size and hash."""
    if is_object(value):
        return {name: _shown(part) for name, part in value.items()}
    if is_array(value) or is_tuple(value):
        return [_shown(part) for part in value]
    return _bytes_shown(value) if isinstance(value, bytes) else value
