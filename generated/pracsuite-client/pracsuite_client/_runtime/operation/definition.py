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
    """A parameter of the path, the query or the headers. Its value is never printed.

    Attributes:
        name: The name of the parameter in the API.
        codec: Encodes the value.
        place: The part of the request that contains the parameter.
        required: Whether the parameter must be given.
        explode: Whether the name is repeated for each item of a list; otherwise the items are joined by commas.
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
        model: Returns the class of the record that is sent.
        fixed: Properties that the method sets itself.
    """

    model: Callable[[], type[Model]]
    fixed: Mapping[str, Any] = attrs.field(factory=dict[str, Any])


@frozen(eq=False, repr=False)
class Part:
    """One part of a multipart body: a JSON value, or one or more files.

    Attributes:
        media_type: The media type that the API requires. For a file, the caller can give another one.
    """

    name: str
    codec: Codec[Any] | None = None
    media_type: str | None = None
    many: bool = False
    required: bool = False


@frozen(eq=False, repr=False)
class MultipartBody:
    """A body of several parts. Each part is a keyword of the method."""

    parts: Mapping[str, Part]


@frozen(eq=False, repr=False)
class Operation(Generic[R]):
    """One operation of an API.

    Attributes:
        name: The method, as ``resource.method``.
        safety: Whether a call may be retried after it may have arrived: ``read`` (yes) or ``unsafe`` (never).
        returns: Decodes the body of a successful response; ``None`` if there is no body.
        redirects: The statuses of a redirect that counts as success. The value is then the URL of the redirect. It is
            not followed, because it may point to another server, which must not get the credentials.
        statuses: The statuses of a success. Any other status, such as 206, is not believed.
        identity: The path parameters that the returned record repeats, as pairs of a keyword and the JSON pointer of
            the property. A record with another value is not the one that was asked for.
        query: The fields that a list can be filtered and sorted by.
        accept: The media type of a successful response.
        content_type: The content type of a request without a body, for a server that demands one on every request.
        reconcile: How to find out the outcome of a call whose response was lost.
        errors: The 4xx statuses that the document lists. With an error body of the API they prove a rejection.
    """

    name: str
    method: str
    path: str
    safety: Safety
    parameters: Mapping[str, Parameter] = attrs.field(factory=dict[str, Parameter])
    body: JsonBody | MultipartBody | None = None
    returns: Codec[R] | None = None
    redirects: tuple[int, ...] = ()
    statuses: tuple[int, ...] = (200,)
    identity: tuple[tuple[str, str], ...] = ()
    query: Query | None = None
    accept: str = "application/json"
    content_type: str | None = None
    reconcile: Reconcile | None = None
    errors: tuple[int, ...] = ()


@frozen(eq=False, repr=False)
class ErrorPointers:
    """JSON pointers to the contents of an error body. Of each list, the first pointer that finds a value is used.

    Attributes:
        conflict: A body with a value at one of these reports a rejected booking, whatever the status.
    """

    code: tuple[str, ...] = ()
    detail: tuple[str, ...] = ()
    validation: tuple[str, ...] = ()
    request_id: tuple[str, ...] = ()
    conflict: tuple[str, ...] = ()
