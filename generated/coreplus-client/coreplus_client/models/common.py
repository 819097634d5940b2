# Generated from specs/coreplus/schemas/common.yaml: do not edit.

from __future__ import annotations

from typing import Any

from .._runtime.values.codecs import ANY, INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET


class Paging(Model):
    """Position of a page in the whole list.

    Source (vendor's sample): Examples of the client and invoice lists.
    """

    total_rows: int | None = wire(Nullable(INTEGER), name="totalRows", default=UNSET)
    """Number of records in the whole list."""
    page_number: int | None = wire(Nullable(INTEGER), name="pageNumber", default=UNSET)
    """Number of this page, starting at 1."""
    page_size: int | None = wire(Nullable(INTEGER), name="pageSize", default=UNSET)
    """Maximum number of records per page."""


class ErrorBody(Model):
    """Body of an error response. Any field may be missing.

    Source (inferred): The vendor shows no error body. Client code observed result on rejected bookings, and list
    responses contain `status_messages`; that message explains an error is a guess.
    """

    message: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Explanation as text."""
    result: list[ErrorReason] | None = wire(Nullable(Array(Object(lambda: ErrorReason))), default=UNSET)
    """Reasons for a rejection. Source (published client code): Comment on an observed response."""
    status_messages: list[Any] | None = wire(Nullable(Array(ANY)), name="statusMessages", default=UNSET)
    """Messages from the server. Always empty so far; the format of an item is not known. Source (vendor's sample):
    Examples of the client and invoice lists.
    """


class ErrorReason(Model):
    """One reason for a rejection, or a notice about what was carried out.

    Source (published client code): Comment on an observed response.
    """

    severity: int | None = wire(Nullable(INTEGER), default=UNSET)
    """Severity of the reason. The value 2 was seen on a rejected booking; the rest of the scale is not known."""
    reason: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Explanation as text."""
