"""Free times: the rostered times into which an appointment of a type fits and that no entry of the book occupies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from practice_mock.pracsuite.domain.appointment_type import Terms, terms_for
from practice_mock.pracsuite.domain.attendance import fee_category
from practice_mock.pracsuite.domain.place import is_active, place_of
from practice_mock.pracsuite.domain.practitioner import full_name
from practice_mock.pracsuite.domain.references import fetch
from practice_mock.pracsuite.domain.rosters import Channels, windows
from practice_mock.pracsuite.domain.search_period import Span, span_of
from practice_mock.pracsuite.domain.wall_time import exists
from practice_mock.rejection import BadParameter, Problem, sentence
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant

INTERVAL = 15
"""Minutes from one possible start to the next, unless a practitioner's link to the business sets another interval."""


@dataclass(frozen=True, slots=True)
class Search:
    """The conditions for a free time."""

    span: Span
    appointment_type: Record
    fee_cat_id: int | None
    channels: Channels
    business_ids: Sequence[int] = ()
    """If empty, all match; likewise for the fields below."""
    practitioner_ids: Sequence[int] = ()
    profession_ids: Sequence[int] = ()
    resource_ids: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class _Diary:
    """One practitioner at one business, in the profession in which the type has a duration there."""

    practitioner: Record
    link: Record
    profession_id: int | None
    duration: int
    width: int


@dataclass(frozen=True, slots=True)
class _Taken:
    """A stretch of time in some columns, in seconds of wall time since the beginning of the calendar."""

    start: int
    end: int
    first_column: int
    behind_columns: int


def search_of(tenant: Tenant, query: Mapping[str, Any]) -> Search:
    """Return the conditions of a query. Raises BadParameter if its days, type, patient or account are not valid."""
    return Search(
        span=span_of(tenant, query),
        appointment_type=type_of(tenant, query),
        fee_cat_id=_fee_category(tenant, query),
        channels=Channels.of(tenant, query),
        business_ids=query.get("business_ids", ()),
        practitioner_ids=query.get("practitioner_ids", ()),
        profession_ids=query.get("profession_ids", ()),
        resource_ids=query.get("resource_ids", ()),
    )


def type_of(tenant: Tenant, query: Mapping[str, Any]) -> Record:
    """Return the type to find times for. Raises BadParameter if it does not exist."""
    appointment_type = tenant.table("appointment_type").get(query["appointment_type_id"])
    if appointment_type is None:
        raise _bad("appointment_type_id", "must be the ID of an appointment type")
    return appointment_type


def free_times(tenant: Tenant, search: Search) -> Iterator[Record]:
    """Yield every bookable time, in order: one per practitioner, business and start, in the first free column.

    Types that are archived, are for groups or have no duration have no free times.
    """
    diaries = tuple(_diaries(tenant, search))
    for day in search.span.days():
        found = [time for diary in diaries for time in _times(tenant, search, diary, day)]
        yield from sorted(found, key=lambda time: (time["app_time"], time["practitioner_id"], time["business_id"]))


def _fee_category(tenant: Tenant, query: Mapping[str, Any]) -> int | None:
    client_id, account_id = query.get("client_id"), query.get("account_id")
    if client_id is None:
        if account_id is not None:
            raise _bad("client_id", "must be given when account_id is")
        return None
    patient = tenant.table("patient").get(client_id)
    if patient is None:
        raise _bad("client_id", "must be the ID of a patient")
    if account_id is None:
        return fee_category(tenant, client_id, patient["default_account_id"])
    account = tenant.table("account").get(account_id)
    if account is None or account["client_id"] != client_id:
        raise _bad("account_id", "must be the ID of an account of this patient")
    return fee_category(tenant, client_id, account_id)


def _diaries(tenant: Tenant, search: Search) -> Iterable[_Diary]:
    appointment_type = search.appointment_type
    if appointment_type["archived"] or appointment_type["group_appointment"]:
        return
    if search.resource_ids and not set(search.resource_ids) & set(appointment_type["resource_ids"]):
        return
    for practitioner in tenant.table("practitioner").records():
        if practitioner["archive"] or not _chosen(practitioner["practitioner_id"], search.practitioner_ids):
            continue
        for link in practitioner["businesses"]:
            business_id = link["business_id"]
            if link["archive"] or not _chosen(business_id, search.business_ids):
                continue
            if fetch(tenant, "business", business_id)["archive"]:
                continue
            profession_id, terms = _terms(search, practitioner, link)
            if terms.duration is not None:
                yield _Diary(practitioner, link, profession_id, int(terms.duration), int(terms.width))


def _terms(search: Search, practitioner: Record, link: Record) -> tuple[int | None, Terms]:
    """Return the profession in which the practitioner would act, preferably the default, and what the type gives."""
    professions = sorted(practitioner["professions"], key=lambda row: not row["is_default"])
    for row in professions:
        profession_id = row["profession_id"]
        if _chosen(profession_id, search.profession_ids):
            terms = terms_for(
                search.appointment_type,
                practitioner_id=practitioner["practitioner_id"],
                business_id=link["business_id"],
                profession_id=profession_id,
                fee_cat_id=search.fee_cat_id,
            )
            if terms.duration is not None:
                return profession_id, terms
    return None, Terms(None, 1)


def _times(tenant: Tenant, search: Search, diary: _Diary, day: date) -> Iterable[Record]:
    practitioner_id, business_id = diary.practitioner["practitioner_id"], diary.link["business_id"]
    open_windows = windows(tenant, practitioner_id, business_id, day, search.channels)
    if not open_windows:
        return
    table, ordinal = tenant.table("appointment"), day.toordinal()
    taken = _taken(tenant, table.find("day", (practitioner_id, business_id, ordinal)))
    in_use = [
        stretch
        for resource_id in search.appointment_type["resource_ids"]
        for stretch in _taken(tenant, table.find("resource_day", (resource_id, ordinal)))
    ]
    step = int(diary.link["override_intervals"] or INTERVAL)
    for window in open_windows:
        for minute in range(window.start, window.end - diary.duration + 1, step):
            start = (ordinal * 24 * 60 + minute) * 60
            end = start + diary.duration * 60
            column = _free_column(taken, start, end, diary)
            if column is None or any(_meet(stretch, start, end) for stretch in in_use):
                continue
            app_time = (datetime.combine(day, datetime.min.time()) + timedelta(minutes=minute)).isoformat()
            if app_time >= search.span.now and exists(tenant, app_time):
                yield _time(search, diary, app_time, column)


def _taken(tenant: Tenant, entries: Iterable[Record]) -> Sequence[_Taken]:
    now = tenant.timestamp()
    places = [place_of(entry) for entry in entries if is_active(entry, now)]
    return [_Taken(place.start, place.end, place.column_number, place.column_number + place.width) for place in places]


def _free_column(taken: Sequence[_Taken], start: int, end: int, diary: _Diary) -> int | None:
    beside = [stretch for stretch in taken if _meet(stretch, start, end)]
    for column in range(1, int(diary.link["app_book_columns"]) - diary.width + 2):
        if not any(one.first_column < column + diary.width and column < one.behind_columns for one in beside):
            return column
    return None


def _meet(stretch: _Taken, start: int, end: int) -> bool:
    return stretch.start < end and start < stretch.end


def _time(search: Search, diary: _Diary, app_time: str, column: int) -> Record:
    appointment_type = search.appointment_type
    return {
        "app_time": app_time,
        "column_number": column,
        "item_id": appointment_type["item_id"],
        "item_group_id": appointment_type["item_group_id"],
        "appointment_type_id": appointment_type["appointment_type_id"],
        "practitioner_id": diary.practitioner["practitioner_id"],
        "business_id": diary.link["business_id"],
        "profession_id": diary.profession_id,
        "width": diary.width,
        "duration": diary.duration,
        "resource_ids": appointment_type["resource_ids"],
        "practitioner_name": full_name(diary.practitioner),
    }


def _chosen(number: int, wanted: Sequence[int]) -> bool:
    return not wanted or number in wanted


def _bad(field: str, message: str) -> BadParameter:
    """Return a rejection for one parameter of a search."""
    return BadParameter(sentence(f"A parameter is not valid: {field} {message}"), [Problem(field, message)])
