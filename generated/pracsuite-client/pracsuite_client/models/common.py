# Generated from specs/pracsuite/schemas/common.yaml: do not edit.

from __future__ import annotations

from .._runtime.values.codecs import INTEGER, STRING, Array, Nullable
from .._runtime.values.record_codec import Object
from .._runtime.values.records import Model, wire
from .._runtime.values.unset import UNSET


class PageLinks(Model):
    """Addresses of this page of a list and of its neighbours.

    Evidence (documented): vendor's description, February 2026.
    """

    self_: str | None = wire(Nullable(STRING), name="self", default=UNSET, phi=True)
    """Address of this page."""
    previous: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Address of the page before; absent or null on the first page. Evidence (inferred): the address is documented; its
    absence on the first page is plain sense.
    """
    next: str | None = wire(Nullable(STRING), default=UNSET, phi=True)
    """Address of the page after; absent or null on the last page. Evidence (inferred): the address is documented; its
    absence on the last page is plain sense.
    """


class Error(Model):
    """Body of an error answer.

    Evidence (documented): vendor's description, February 2026.
    """

    error: ErrorBody = wire(Object(lambda: ErrorBody))
    """What went wrong."""
    request_id: str = wire(STRING)
    """Number of the request, to quote to the vendor's support."""


class ErrorNotFound(Model):
    """Body of a 404 answer, where the request's number may be missing.

    Evidence (documented): vendor's description, February 2026.
    """

    error: ErrorBody = wire(Object(lambda: ErrorBody))
    """What went wrong."""
    request_id: str | None = wire(Nullable(STRING), default=UNSET)
    """Number of the request, to quote to the vendor's support."""


class ErrorInvalidBody(Model):
    """Body of a 422 answer.

    Evidence (documented): vendor's description, February 2026.
    """

    error: InvalidBody = wire(Object(lambda: InvalidBody))
    """What went wrong, field by field."""
    request_id: str = wire(STRING)
    """Number of the request, to quote to the vendor's support."""


class ErrorBody(Model):
    """What went wrong.

    Evidence (documented): vendor's description, February 2026.
    """

    status: int | None = wire(Nullable(INTEGER), default=UNSET)
    """HTTP status in the vendor's own count; a 401 answer says 403 here."""
    code: str | None = wire(Nullable(STRING), default=UNSET)
    """Code for programs, for instance `NOT_FOUND`."""
    detail: str | None = wire(Nullable(STRING), default=UNSET)
    """Explanation for people."""
    title: str | None = wire(Nullable(STRING), default=UNSET)
    """Deprecated. Short heading; newer documents have dropped it. Evidence (documented): earlier reference pages;
    withdrawn since.
    """


class InvalidBody(Model):
    """What is wrong with the body that was sent.

    Evidence (documented): vendor's description, February 2026.
    """

    status: int | None = wire(Nullable(INTEGER), default=UNSET)
    """HTTP status in the vendor's own count."""
    code: str | None = wire(Nullable(STRING), default=UNSET)
    """Code for programs, `INVALID_BODY`."""
    detail: str | None = wire(Nullable(STRING), default=UNSET)
    """Explanation for people."""
    title: str | None = wire(Nullable(STRING), default=UNSET)
    """Deprecated. Short heading; newer documents have dropped it. Evidence (documented): earlier reference pages;
    withdrawn since.
    """
    validation: list[ValidationMessage] | None = wire(Nullable(Array(Object(lambda: ValidationMessage))), default=UNSET)
    """One message for each field that was refused."""


class ValidationMessage(Model):
    """Why one field was refused.

    Evidence (documented): vendor's description, February 2026.
    """

    field: str | None = wire(Nullable(STRING), default=UNSET)
    """Name of the field."""
    message: str | None = wire(Nullable(STRING), default=UNSET)
    """Why it was refused."""
