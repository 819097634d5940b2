# Generated from specs/pracsuite/schemas/common.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET


class PageLinks(Model):
    """URLs of this page of a list and of the previous and next pages."""

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET, phi=True)
    """URL of this page."""
    previous: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL of the previous page. Absent or null on the first page. Source (inferred): the link is documented; its
    absence on the first page is assumed.
    """
    next: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """URL of the next page. Absent or null on the last page. Source (inferred): the link is documented; its absence on
    the last page is assumed.
    """


class Error(Model):
    """Body of an error response."""

    error: ErrorBody = wire(Object(lambda: ErrorBody))
    """What went wrong."""
    request_id: str = wire(STRING)
    """ID of the request. Quote it to the vendor's support."""


class ErrorNotFound(Model):
    """Body of a 404 response. The request ID may be missing."""

    error: ErrorBody = wire(Object(lambda: ErrorBody))
    """What went wrong."""
    request_id: str | None = wire(Nullable(STRING), default=UNSET)
    """ID of the request. Quote it to the vendor's support."""


class ErrorInvalidBody(Model):
    """Body of a 422 response."""

    error: InvalidBody = wire(Object(lambda: InvalidBody))
    """What went wrong, field by field."""
    request_id: str = wire(STRING)
    """ID of the request. Quote it to the vendor's support."""


class ErrorBody(Model):
    """What went wrong."""

    status: int | None = wire(Nullable(INTEGER), default=UNSET)
    """HTTP status as the API reports it in the body. In a 401 response it is 403."""
    code: str | None = wire(Nullable(STRING), default=UNSET)
    """Machine-readable code, such as `NOT_FOUND`."""
    detail: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Human-readable explanation."""
    title: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Deprecated. Short heading."""


class InvalidBody(Model):
    """What is wrong with the request body."""

    status: int | None = wire(Nullable(INTEGER), default=UNSET)
    """HTTP status as the API reports it in the body."""
    code: str | None = wire(Nullable(STRING), default=UNSET)
    """Machine-readable code: `INVALID_BODY`."""
    detail: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Human-readable explanation."""
    title: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Deprecated. Short heading."""
    validation: list[ValidationMessage] | None = wire(Nullable(Array(Object(lambda: ValidationMessage))), default=UNSET)
    """One message for each rejected field."""


class ValidationMessage(Model):
    """Why a field was rejected."""

    field: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Name of the field."""
    message: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Why the field was rejected."""
