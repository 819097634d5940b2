"""A web service that lists free times and books them: `uvicorn --app-dir examples booking_service:app`.

PracSuite does not recognize a booking that is sent twice. So the caller adds a reference, which is stored before
PracSuite is called, and is booked at most once. After a 202, ask again with it; after a 503, send the request again.
"""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager, closing, suppress
from datetime import date
from typing import Annotated, Literal, cast

from fastapi import Depends, FastAPI, HTTPException, Request, Response
from pydantic import BaseModel

import pracsuite_client as ps
from pracsuite_models import AppointmentCreate, AvailableAppointment

Status = Literal["booked", "taken", "refused", "unknown"]
CODES: dict[Status, int] = {"booked": 200, "taken": 409, "refused": 422, "unknown": 202}
REJECTIONS = (ps.ConflictError, ps.BadRequestError, ps.NotFoundError, ps.UnprocessableEntityError)
SETTLE = "UPDATE bookings SET status = ?, id = ? WHERE reference = ? AND status = 'unknown'"


class Booking(BaseModel):
    """What callers see of a booking."""

    status: Status
    appointment_id: int | None = None


@asynccontextmanager
async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
    """Keep one client open as long as the service runs."""
    async with ps.AsyncPracSuite() as app.state.prac:
        yield


def client(request: Request) -> ps.AsyncPracSuite:
    """Return the client of the service."""
    return cast(ps.AsyncPracSuite, request.app.state.prac)


def bookings() -> Iterator[sqlite3.Connection]:
    """Open the file of the references. Each statement is a transaction."""
    with closing(sqlite3.connect("bookings.sqlite", isolation_level=None, check_same_thread=False)) as db:
        db.execute("CREATE TABLE IF NOT EXISTS bookings (reference PRIMARY KEY, wanted, status, id)")
        yield db


app = FastAPI(title="Bookings", lifespan=lifespan)
Client = Annotated[ps.AsyncPracSuite, Depends(client)]
Database = Annotated[sqlite3.Connection, Depends(bookings)]


@app.exception_handler(ps.APIError)
async def failed(_: Request, error: ps.APIError) -> Response:
    """Report that PracSuite rejects a request, or cannot be used now. The message contains no data of patients."""
    return Response(str(error), status_code=422 if isinstance(error, REJECTIONS) else 503, media_type="text/plain")


@app.exception_handler(sqlite3.OperationalError)
async def locked(_: Request, error: sqlite3.OperationalError) -> Response:
    """Report that the file of the references cannot be used now, for instance because another program locks it."""
    return Response("The bookings cannot be read or stored now.", status_code=503, media_type="text/plain")


@app.get("/free-times")
async def free_times(prac: Client, appointment_type_id: int, first: date, last: date) -> list[AvailableAppointment]:
    """List the free times of at most seven days."""
    if last < first:
        raise HTTPException(422, "The last day is before the first one.")
    found = prac.available_appointments.list(from_=first, to=last, appointment_type_id=appointment_type_id)
    return [AvailableAppointment.from_record(one) async for one in found]


async def find(prac: ps.AsyncPracSuite, wanted: AppointmentCreate) -> int | None:
    """Return the ID of the patient's appointment that is as wanted, if there is one."""
    async for one in prac.appointments.list_by_patient(wanted.client_id, where=[ps.F.app_time == wanted.app_time]):
        if (one.practitioner_id, one.appointment_type_id) == (wanted.practitioner_id, wanted.appointment_type_id):
            return one.appointment_id
    return None


async def attempt(prac: ps.AsyncPracSuite, wanted: AppointmentCreate) -> tuple[Status, int | None]:
    """Book, and return the outcome. Raises APIError if nothing was booked for a reason that can pass."""
    try:
        if await find(prac, wanted):  # it must not be taken for the result of this attempt later
            return "taken", None
        booked = await prac.appointments.create(**wanted.model_dump(), reconcile=True)
    except ps.ArgumentError:
        return "refused", None
    except ps.APIError as error:
        if not error.maybe_applied and not isinstance(error, REJECTIONS):
            raise
        return "unknown" if error.maybe_applied else "taken" if isinstance(error, ps.ConflictError) else "refused", None
    return "booked", booked.appointment_id


@app.put("/bookings/{reference}")
async def book(prac: Client, db: Database, reference: str, wanted: AppointmentCreate, response: Response) -> Booking:
    """Book a time, unless the reference has been used, and return the outcome."""
    text = wanted.model_dump_json()
    if db.execute("INSERT OR IGNORE INTO bookings VALUES (?, ?, 'unknown', NULL)", [reference, text]).rowcount:
        try:
            db.execute(SETTLE, [*await attempt(prac, wanted), reference])
        except ps.APIError:
            db.execute("DELETE FROM bookings WHERE reference = ?", [reference])
            raise
    elif db.execute("SELECT wanted FROM bookings WHERE reference = ?", [reference]).fetchone() != (text,):
        raise HTTPException(422, "The reference was used for another booking.")
    return await ask(prac, db, reference, response)


@app.get("/bookings/{reference}")
async def ask(prac: Client, db: Database, reference: str, response: Response) -> Booking:
    """Return the outcome of a booking. If it is not known yet, look for the appointment."""
    for text, status, number in db.execute("SELECT wanted, status, id FROM bookings WHERE reference = ?", [reference]):
        if status == "unknown":
            with suppress(ps.APIError):  # it stays unknown
                number = await find(prac, AppointmentCreate.model_validate_json(text))
            status = "booked" if number else "unknown"
            db.execute(SETTLE, [status, number, reference])
        response.status_code = CODES[status]
        return Booking(status=status, appointment_id=number)
    raise HTTPException(404, "Nothing was booked with this reference.")
