"""An operation of an API as data: its parameters, its body and what it returns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar

import attrs
from attrs import frozen

from ..transport.retry import Safety
from ..values.codec import Codec
from ..values.records import Model
from .filters import Query

if TYPE_CHECKING:
    from .reconcile_plan import Reconcile


R = TypeVar("R")


@frozen(eq=False, repr=False)
class Parameter:
    """A parameter of the path, the query or the headers. Its value is never printed, whatever it is.

    Attributes:
        name: Its name on the wire.
        codec: How its value is written.
        place: Where it goes.
        required: Whether it must be given.
        explode: Whether a list repeats the name (else its items are joined by commas).
    """

    name: str
    codec: Codec[Any]
    place: Literal["path", "query", "header"] = "query"
    required: bool = False
    explode: bool = True


@frozen(eq=False, repr=False)
class JsonBody:
    """A JSON object whose properties are the method's keywords.

    Attributes:
        fixed: Properties that the method sets itself.
    """

    model: Callable[[], type[Model]]
    fixed: Mapping[str, Any] = attrs.field(factory=dict[str, Any])


@frozen(eq=False, repr=False)
class Part:
    """One part of a multipart body: JSON text, or one or several files.

    Attributes:
        media_type: The type that the API wants; for a file, unless the caller names another.
    """

    name: str
    codec: Codec[Any] | None = None
    media_type: str | None = None
    many: bool = False
    required: bool = False


@frozen(eq=False, repr=False)
class MultipartBody:
    """A body of several parts; each is a keyword of the method."""

    parts: Mapping[str, Part]


@frozen(eq=False, repr=False)
class Operation(Generic[R]):
    """One operation of an API.

    Attributes:
        name: ``resource.method``.
        safety: Whether it may be sent again: ``read``, ``idempotent`` or ``unsafe``.
        returns: How the body of a success is read; ``None`` when there is none.
        redirects: The statuses of a success that is a redirect. The value is then the address that it leads to, which
            is not followed: it may be another server's, and the credentials are not for that.
        query: What a list can be filtered and sorted by.
        accept: The media type of a success.
        reconcile: How to find out what became of a call whose answer was lost.
    """

    name: str
    method: str
    path: str
    safety: Safety
    parameters: Mapping[str, Parameter] = attrs.field(factory=dict[str, Parameter])
    body: JsonBody | MultipartBody | None = None
    returns: Codec[R] | None = None
    redirects: tuple[int, ...] = ()
    query: Query | None = None
    accept: str = "application/json"
    reconcile: Reconcile | None = None


@frozen(eq=False, repr=False)
class ErrorPointers:
    """Where an error body keeps its facts: JSON pointers, of which the first that leads somewhere counts.

    Attributes:
        conflict: A body that holds one of these is a refused booking, whatever the status.
    """

    code: tuple[str, ...] = ()
    detail: tuple[str, ...] = ()
    validation: tuple[str, ...] = ()
    request_id: tuple[str, ...] = ()
    conflict: tuple[str, ...] = ()
