"""One operation of an API as data, and the two pure steps around a call: arguments to a request, an answer to a
value.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, Final, Generic, Literal, TypeVar, cast
from urllib.parse import quote

import attrs
from attrs import frozen

from .codec import Codec, Context, Mismatch
from .drift import Drift
from .errors import (
    APIStatusError,
    ConflictError,
    ErrorFacts,
    ResponseValidationError,
    error_class,
)
from .files import File, metered, open_file
from .filters import Query
from .http import Request, Response, TextPart
from .json_types import is_array, is_object, is_sequence
from .model import Model, argument_error, write_record
from .unset import UNSET

if TYPE_CHECKING:
    from .reconcile import Reconcile

R = TypeVar("R")

Safety = Literal["read", "idempotent", "unsafe"]

_NOT_JSON: Final = object()


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

    def write(self, given: Mapping[str, Any], context: Context) -> bytes:
        """The body as sent. Raises ``Mismatch`` when it breaks the description."""
        # A required keyword may be left out by an untyped caller: the writer names it, the constructor could not.
        given, model = {**given, **self.fixed}, self.model()
        return json_bytes(write_record(model(**{name: given.get(name, UNSET) for name in model.__wires__}), context))


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

    def write(
        self, given: Mapping[str, Any], context: Context, resources: ExitStack
    ) -> tuple[tuple[str, TextPart | File], ...]:
        """The parts as sent. Raises ``Mismatch`` when one breaks the description."""
        written: list[tuple[str, TextPart | File]] = []
        for keyword, part in self.parts.items():
            if keyword not in given:
                if part.required:
                    raise Mismatch("is required", (keyword,))
                continue
            try:
                written += [(part.name, content) for content in _write_part(part, given[keyword], context, resources)]
            except Mismatch as mismatch:
                raise mismatch.inside(keyword) from None
        return tuple(written)


def _write_part(part: Part, value: Any, context: Context, resources: ExitStack) -> list[TextPart | File]:
    if part.codec is not None:
        return [TextPart(json_bytes(part.codec.encode(value, context)), part.media_type or "application/json")]
    if not part.many:
        return [open_file(value, resources, part.media_type)]
    if not is_sequence(value):
        raise Mismatch("must be a list of files")
    given = list(value)
    if part.required and not given:
        raise Mismatch("must have at least one file")
    files: list[TextPart | File] = []
    for index, item in enumerate(given):
        try:
            files.append(open_file(item, resources, part.media_type))
        except Mismatch as mismatch:
            raise mismatch.inside(index) from None
    return files


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


def build_request(
    operation: Operation[Any],
    arguments: Mapping[str, Any],
    *,
    base_url: str,
    headers: Mapping[str, str],
    context: Context,
    resources: ExitStack,
) -> Request:
    """Make the request of a call. Files that are opened for it are closed with ``resources``.

    Raises:
        ArgumentError: An argument breaks the description; nothing was sent.
    """
    given = {name: value for name, value in arguments.items() if value is not UNSET}
    try:
        if operation.query is not None:
            operation.query.apply(given, context)
        url, own_headers = _address(operation, given, base_url, context)
        content = meter = None
        parts: tuple[tuple[str, TextPart | File], ...] = ()
        if isinstance(operation.body, JsonBody):
            content = operation.body.write(given, context)
            own_headers["content-type"] = "application/json"
        elif operation.body is not None:
            parts = operation.body.write(given, context, resources)
            meter = metered([part for _, part in parts if isinstance(part, File)], arguments.get("progress"))
    except Mismatch as mismatch:
        raise argument_error("", mismatch) from None
    headers = {"accept": operation.accept, **headers, **own_headers}
    return Request(operation.method, url, headers, content, parts, meter)


def _address(
    operation: Operation[Any], given: Mapping[str, Any], base_url: str, context: Context
) -> tuple[str, dict[str, str]]:
    path = operation.path
    query: list[tuple[str, str]] = []
    headers: dict[str, str] = {}
    for keyword, parameter in operation.parameters.items():
        if keyword not in given:
            if parameter.required:
                raise Mismatch("is required", (keyword,))
            continue
        try:
            texts = _texts(parameter, given[keyword], context)
            if parameter.place == "path":
                path = path.replace(f"{{{parameter.name}}}", _path_segment(texts[0]))
            elif parameter.place == "header":
                headers[parameter.name] = _header_value(",".join(texts))
            elif parameter.explode:
                query += [(parameter.name, quote(text, safe="")) for text in texts]
            elif texts:
                query.append((parameter.name, ",".join(quote(text, safe="") for text in texts)))
        except Mismatch as mismatch:
            raise mismatch.inside(keyword) from None
    url = base_url + path
    if query:
        url += "?" + "&".join(f"{quote(name, safe='')}={value}" for name, value in query)
    return url, headers


def _texts(parameter: Parameter, value: Any, context: Context) -> list[str]:
    written = parameter.codec.encode(value, context)
    return [_text(item) for item in (written if is_array(written) else [written])]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _path_segment(text: str) -> str:
    if text in ("", ".", ".."):
        raise Mismatch("must not be empty or dots: the address would be another one")
    return quote(text, safe="")


def _header_value(text: str) -> str:
    if not text.isascii() or not text.isprintable():
        raise Mismatch("has characters that cannot stand in a header")
    return text


def read_response(
    operation: Operation[R], response: Response, *, errors: ErrorPointers, strict: bool, drift: Drift
) -> R:
    """Turn an answer into the operation's value, and count where it breaks its description.

    Raises:
        APIStatusError: The answer is an error, or a refused booking.
        ResponseValidationError: The answer cannot be read; or, when ``strict``, breaks its description.
    """
    if response.status_code in operation.redirects and "location" in response.headers:
        return cast("R", response.headers["location"])
    needed = not response.succeeded or errors.conflict or operation.returns is not None
    body = _json(response) if needed else None
    _raise_for_body(operation.name, response, body, errors)
    if operation.redirects:
        raise ResponseValidationError(
            f"{operation.name}: the answer is no redirect", operation=operation.name, response=response
        )
    if operation.returns is None:
        return cast("R", None)
    if body is _NOT_JSON:
        raise ResponseValidationError(
            f"{operation.name}: the answer ({response.status_code}) is not JSON",
            operation=operation.name,
            response=response,
        )
    try:
        value = operation.returns.decode(body)
    except Mismatch as mismatch:
        raise ResponseValidationError(
            f"{operation.name}: the answer {mismatch.reason}", operation=operation.name, response=response
        ) from None
    if not response.reconciled:  # a look's answer is described, and was counted, as that of another operation
        drift.count(operation.name, operation.returns.survey([body], ""))
    if strict:
        found = [found for found in operation.returns.deviations(body, "") if found.kind in ("type", "missing")]
        if found:
            places = ", ".join(deviation.pointer or "/" for deviation in found)
            raise ResponseValidationError(
                f"{operation.name}: the answer breaks its description at {places}",
                operation=operation.name,
                response=response,
                deviations=found,
            )
    return value


def raise_for_error(name: str, response: Response, errors: ErrorPointers) -> None:
    """Raise the error that an answer stands for, if it is one."""
    if not response.succeeded or errors.conflict:
        _raise_for_body(name, response, _json(response), errors)


def _raise_for_body(name: str, response: Response, body: Any, errors: ErrorPointers) -> None:
    refused = bool(_first(body, errors.conflict))
    if response.succeeded and not refused:
        return
    cls: type[APIStatusError] = ConflictError if refused else error_class(response.status_code)
    raise cls(response, _facts(body, errors), operation=name)


def error_facts(response: Response, errors: ErrorPointers) -> ErrorFacts:
    """What the body of an error says."""
    return _facts(_json(response), errors)


def _json(response: Response) -> Any:
    """What the body says; ``_NOT_JSON``, in which no pointer leads anywhere, when it cannot be read."""
    try:
        return response.json()
    except (ValueError, RecursionError):
        return _NOT_JSON


def _facts(body: Any, errors: ErrorPointers) -> ErrorFacts:
    validation = _first(body, errors.validation)
    return ErrorFacts(
        code=_as_text(_first(body, errors.code)),
        detail=_as_text(_first(body, errors.detail)),
        validation=tuple(validation) if is_array(validation) else (),
        request_id=_as_text(_first(body, errors.request_id)),
    )


def _first(body: Any, pointers: tuple[str, ...]) -> Any:
    return next((found for found in (at_pointer(body, pointer) for pointer in pointers) if found is not None), None)


def _as_text(value: Any) -> str | None:
    return None if value is None else str(value)


def at_pointer(value: Any, pointer: str) -> Any:
    """What stands at a JSON pointer, or ``None``."""
    for token in pointer.split("/")[1:]:
        if is_object(value):
            value = value.get(token)
        elif is_array(value) and token.isdecimal() and int(token) < len(value):
            value = value[int(token)]
        else:
            return None
    return value


def json_bytes(value: Any) -> bytes:
    """JSON as it is sent: compact, text as it is. Raises ``Mismatch`` for what JSON cannot say."""
    try:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode()
    except (TypeError, ValueError, RecursionError):
        raise Mismatch("holds a value that JSON cannot say") from None
