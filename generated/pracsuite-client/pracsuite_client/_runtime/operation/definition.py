"""An operation of an API as data: its parameters, its body and what it returns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Generic, Literal, TypeVar

import attrs
from attrs import frozen

from ..transport.retry import Safety
from ..values.codec import Codec
from ..values.records import Model
from .filters import Query
from .reconcile_conditions import Equals, HasValue
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
        required: Whether every request has a body. Otherwise one without any property is left out.
    """

    model: Callable[[], type[Model]]
    fixed: Mapping[str, Any] = attrs.field(factory=dict[str, Any])
    required: bool = True


@frozen(eq=False, repr=False)
class DescribedBy:
    """The properties of a JSON part that repeat facts of the files in another part.

    They are filled in if the caller leaves them out, and must agree with the files otherwise. Paths consist of the
    property names in the API.

    Attributes:
        part: The keyword of the JSON part.
        entries: The path of a list with one entry for each file, in order; ``None`` if the part describes one file.
        name: The path of the file's name, in an entry.
        size: The path of the file's size in bytes, in an entry.
        size_as_text: Whether the size is a string of digits.
        attributes: The attribute of each property on these paths, to name it in errors.
    """

    part: str
    entries: tuple[str, ...] | None = None
    name: tuple[str, ...] | None = None
    size: tuple[str, ...] | None = None
    size_as_text: bool = False
    attributes: Mapping[str, str] = attrs.field(factory=dict[str, str])


@frozen(eq=False, repr=False)
class Part:
    """One part of a multipart body: a JSON value, or one or more files.

    Attributes:
        media_type: The media type that the API requires. For a file, the caller can give another one.
        described_by: The properties of another part that repeat the names and sizes of these files.
    """

    name: str
    codec: Codec[Any] | None = None
    media_type: str | None = None
    many: bool = False
    required: bool = False
    described_by: DescribedBy | None = None


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
        proof: What shows that the call was carried out: sets of JSON pointers, usually that of the record's ID. A
            success has a value at each pointer of one set. Empty if nothing is documented, and for a list.
        plain: Those of the pointers at which any text or number is a proof, because it is not an ID.
        repeated: The conditions that a success repeats what was sent, as far as it shows it.
        alternatives: Sets of pointers to what was sent, of which the API needs one. If a call has a whole set, and
            values of another, nothing documents which of them the server takes.
        contradictions: The conditions of which a success fulfils none.
        conflicts: The documented statuses with which a body can report a rejected booking; see ``Reasons``.
        query: The fields that a list can be filtered and sorted by.
        ordered: The keywords of the start and the end of a period, if the parameters have one.
        accept: The media type of a successful response.
        content_type: The content type of a request without a body, for a server that demands one on every request.
        reconcile: How to find out the outcome of a call when it is uncertain.
        errors: The 4xx statuses that the document lists. With an error body of the API they prove a rejection.
        security: The schemes whose credentials a request gets; ``None`` for those of the API.
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
    proof: tuple[tuple[str, ...], ...] = ()
    plain: tuple[str, ...] = ()
    repeated: tuple[Equals, ...] = ()
    alternatives: tuple[tuple[str, ...], ...] = ()
    contradictions: tuple[HasValue, ...] = ()
    conflicts: tuple[int, ...] = ()
    query: Query | None = None
    ordered: tuple[str, str] | None = None
    accept: str = "application/json"
    content_type: str | None = None
    reconcile: Reconcile | None = None
    errors: tuple[int, ...] = ()
    security: tuple[str, ...] | None = None


@frozen(eq=False, repr=False)
class Reasons:
    """Where a body lists reasons, and which of them prove that the call was rejected.

    A success may list reasons too, as notices. Without anything that shows a success, a reason proves a rejection only
    if its severity is known to do so.

    Attributes:
        pointer: The JSON pointer to the list.
        severity: The JSON pointer to the severity in a reason.
        failures: The severities of a rejection. The meaning of all others is unknown.
        known: The properties that a reason may have. With any other, the body may be the one of a success.
    """

    pointer: str
    severity: str
    failures: tuple[int, ...]
    known: tuple[str, ...] = ()


@frozen(eq=False, repr=False)
class ErrorPointers:
    """JSON pointers to the contents of an error body. Of each list, the first pointer that finds a value is used.

    Attributes:
        field: Where an entry of the validation report names the rejected field.
        reasons: How a body lists the reasons of a rejection; ``None`` if the API lists none.
        known: The properties that an error body may have, if ``reasons`` is given. A body with any other property may
            be the one of a success.
        required: What the API's error bodies contain, by their status: JSON pointers and the JSON types of the values.
    """

    code: tuple[str, ...] = ()
    detail: tuple[str, ...] = ()
    validation: tuple[str, ...] = ()
    field: tuple[str, ...] = ()
    request_id: tuple[str, ...] = ()
    reasons: Reasons | None = None
    known: tuple[str, ...] = ()
    required: tuple[tuple[int, tuple[tuple[str, str], ...]], ...] = ()
