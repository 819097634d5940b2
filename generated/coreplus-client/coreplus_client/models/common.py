# Generated from specs/coreplus/schemas/common.yaml: do not edit.

from __future__ import annotations

from typing import Any

from .._runtime.values.codecs import ANY, INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET


class Paging(Model):
    """Where a page stands in the whole list.

    Source (example): Examples of the client and invoice lists.
    """

    total_rows: int | None = wire(Nullable(INTEGER), name="totalRows", default=UNSET)
    """Number of records in the whole list."""
    page_number: int | None = wire(Nullable(INTEGER), name="pageNumber", default=UNSET)
    """Number of this page, starting at 1."""
    page_size: int | None = wire(Nullable(INTEGER), name="pageSize", default=UNSET)
    """Largest number of records on a page."""


class ErrorBody(Model):
    """What an error answer may hold. The vendor shows no error body, so every field may be missing.

    Source (inferred): result was observed by client code on refused bookings and statusMessages stands in list
    answers; that message explains an error is our guess.
    """

    message: str | None = wire(Nullable(STRING), default=UNSET)
    """Explanation in words."""
    result: list[ErrorReason] | None = wire(Nullable(Array(Object(lambda: ErrorReason))), default=UNSET)
    """Reasons for which a booking was refused. Source (client-code): Comment of an observed answer."""
    status_messages: list[Any] | None = wire(Nullable(Array(ANY)), name="statusMessages", default=UNSET)
    """Remarks of the server. Empty in every known answer, so the form of an item is not known. Source (example):
    Examples of the client and invoice lists.
    """


class ErrorReason(Model):
    """One reason of a refusal.

    Source (client-code): Comment of an observed answer.
    """

    severity: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Weight of the reason. Only 2 has been seen; the scale is not known."""
    reason: str | None = wire(Nullable(STRING), default=UNSET)
    """Explanation in words."""
