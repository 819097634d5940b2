"""The object storage over HTTP: accepts signed forms, serves files, and reports errors in XML, like S3.

It rejects requests that contain the API's keys: a client must not send them to anyone but the API.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import parse_qsl, quote, unquote

from practice_mock.faults import CallContext, Fired
from practice_mock.limits import Limits
from practice_mock.pracsuite.domain import object_storage, patient_attachment
from practice_mock.pracsuite.routes.patient_attachment import STORAGE_PATH
from practice_mock.rejection import (
    BadBody,
    BadParameter,
    BodyTooLarge,
    ExpectationFailed,
    Forbidden,
    HeadersTooLarge,
    MethodNotAllowed,
    MockFailure,
    NotFound,
    NotReceived,
    Problem,
    Rejection,
    RequestTimeout,
    TooManyConnections,
    TooManyRequests,
    Unauthenticated,
    UnsupportedEncoding,
)
from practice_mock.spec.headers import parse_header
from practice_mock.spec.multipart import Part, first_parts, parse_multipart
from practice_mock.sqlite import StateFileError
from practice_mock.state.clock import Clock, timestamp
from practice_mock.state.journal import Entry
from practice_mock.state.practice import PracticeState
from practice_mock.state.tenant import Tenant
from practice_mock.wire.exchange import CAUSE_HEADER, Delivery, failed_entry
from practice_mock.wire.messages import Reply, Request
from practice_mock.wire.methods import allowed_methods, read_method
from practice_mock.wire.shared_state import OfPractice

log = logging.getLogger("practice_mock")

_OPERATIONS = {"POST": "upload", "GET": "download"}

_KEYS = ("x-api-key", "a-api-key", "authorization")

_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


class BadRange(BadParameter):
    """The requested range is outside of the file."""

    def __init__(self, size: int) -> None:
        super().__init__("The requested range is not in the file.", [Problem("range", "must be in the file")], "header")
        self.size = size


_ERRORS: Sequence[tuple[type[Rejection], int, str]] = (
    (object_storage.TooLarge, 400, "EntityTooLarge"),
    (BadRange, 416, "InvalidRange"),
    (BodyTooLarge, 400, "EntityTooLarge"),
    (HeadersTooLarge, 400, "RequestHeaderSectionTooLarge"),
    (RequestTimeout, 400, "RequestTimeout"),
    (TooManyConnections, 503, "SlowDown"),
    (UnsupportedEncoding, 415, "InvalidRequest"),
    (ExpectationFailed, 417, "ExpectationFailed"),
    (NotReceived, 400, "InvalidRequest"),
    (BadBody, 400, "MalformedPOSTRequest"),
    (BadParameter, 400, "InvalidArgument"),
    (Forbidden, 403, "AccessDenied"),
    (NotFound, 404, "NoSuchKey"),
    (MethodNotAllowed, 405, "MethodNotAllowed"),
    (Unauthenticated, 403, "AccessDenied"),
    (TooManyRequests, 429, "TooManyRequests"),
    (Rejection, 500, "InternalError"),
)


@dataclass(frozen=True, slots=True)
class Upload:
    """A form: the fields before the file, and the file."""

    fields: dict[str, str]
    content: bytes


class ObjectStorage(OfPractice):
    """Serves everything under `/_storage`: the files of some tenants of a practice."""

    def __init__(self, practice: PracticeState, tenants: Sequence[Tenant], *, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        super().__init__(practice)
        self._tenants = tenants

    def owns(self, path: str) -> bool:
        """Return whether a path belongs to the object storage."""
        return path == STORAGE_PATH or path.startswith(STORAGE_PATH + "/")

    def body_limit(self, request: Request, begun: bytes | None = None) -> int:
        """Return the number of bytes that a body may have: many only after a valid signature at its beginning."""
        if _file_of(request) is not None or request.method != "POST":
            return self._limits.body_bytes
        if begun is not None:
            fields = _read_form(request, begun, read=first_parts).fields
            object_storage.granted_key(self._owner(fields), fields, 0)
        return self._limits.upload_bytes

    def recognise(self, request: Request) -> StorageVisit:
        """Determine whether a request may be carried out, as far as its headers show. Changes nothing."""
        rejection = request.refusal
        if rejection is None:
            try:
                _require_acceptable(request)
            except Rejection as error:
                rejection = error
        return StorageVisit(self, request, _context(request).operation, None, self.interruptions, rejection)

    def receive(self, request: Request) -> StorageVisit:
        """Receive a request, and determine the rule of the fault plan that acts. See `lock_for`."""
        visit = self.recognise(request)
        return replace(visit, fired=self._practice.faults.fire(_context(request)))

    def fail(self, request: Request, reason: str) -> Delivery:
        """Respond with a 500 to a request of which the state kept nothing. The lock is not needed."""
        entry = failed_entry(_context(request), timestamp(self.clock.now()))
        return Delivery(entry, _rejection_reply(MockFailure(reason), entry.status, entry.request_id))

    def open(self, visit: StorageVisit) -> Entry:
        """Add a request to the journal."""
        practice = self._practice
        entry = practice.journal.open(
            time=timestamp(practice.clock.now()),
            api="storage",
            request_id=practice.ids.request(),
            method=visit.request.method,
            path=STORAGE_PATH,
        )
        entry.operation = visit.operation
        entry.body_bytes = len(visit.request.content)
        return entry

    def carry_out(self, visit: StorageVisit, entry: Entry) -> Reply:
        """Accept a form or serve a file. See `lock_for`."""
        try:
            if visit.rejection is not None:
                raise visit.rejection
            reply = self._respond(visit.request, entry)
        except StateFileError:
            raise  # the file has not kept the request, so neither does the journal
        except Rejection as rejection:
            reply = _refuse(rejection, entry)
        except Exception:
            log.exception("the storage failed in the mock")
            reply = _refuse(MockFailure("The mock failed; see its log."), entry)
        entry.status = reply.status
        return reply

    def _respond(self, request: Request, entry: Entry) -> Reply:
        file = _file_of(request)
        if request.method == "OPTIONS":
            return Reply(204, {"allow": ", ".join(_allowed(file))}, b"")
        if file is None:
            return self._upload(request, entry)
        reply = self._download(file[0], file[1], request.query, entry)
        return _part_of(reply, request.headers.get("range", ""))

    def _upload(self, request: Request, entry: Entry) -> Reply:
        upload = _read_form(request, request.content, read=parse_multipart)
        tenant = self._owner(upload.fields)
        entry.tenant = tenant.number
        key = object_storage.granted_key(tenant, upload.fields, len(upload.content))
        with tenant.store.transaction():
            patient_attachment.receive(tenant, key, upload.content)
        return Reply(204, {}, b"")

    def _owner(self, fields: Mapping[str, str]) -> Tenant:
        return object_storage.owner(self._tenants, fields.get("x-amz-credential", ""))

    def _download(self, file_id: str, file_name: str, query: str, entry: Entry) -> Reply:
        pairs = parse_qsl(query, keep_blank_values=True)
        tenant = object_storage.owner(self._tenants, dict(pairs).get("X-Amz-Credential", ""))
        entry.tenant = tenant.number
        object_storage.require_readable(tenant, file_id, file_name, pairs)
        headers = {
            "content-type": "application/octet-stream",
            "content-disposition": f"attachment; filename*=UTF-8''{quote(file_name, safe='')}",
        }
        return Reply(200, headers, patient_attachment.content(tenant, file_id))


@dataclass(frozen=True, slots=True)
class StorageVisit:
    """See `practice_mock.wire.exchange.Visit`."""

    storage: ObjectStorage
    request: Request
    operation: str | None
    fired: Fired | None
    interruptions: int
    """The number of times that the practice had been reset when the request was received."""
    rejection: Rejection | None = None
    """Why the request cannot be carried out, if that is known already."""

    @property
    def clock(self) -> Clock:
        return self.storage.clock

    @property
    def stale(self) -> bool:
        return self.interruptions != self.storage.interruptions

    def open(self) -> Entry:
        return self.storage.open(self)

    def carry_out(self, entry: Entry) -> Reply:
        return self.storage.carry_out(self, entry)

    def refuse(self, rejection: Rejection, entry: Entry, status: int | None = None) -> Reply:
        return _rejection_reply(rejection, status, entry.request_id)


def _require_acceptable(request: Request) -> None:
    """Raise a Rejection if the storage does not accept a request, as far as its headers show."""
    for name in _KEYS:
        if name in request.headers:
            raise BadParameter(
                "The API's keys must not be sent to the storage.", [Problem(name, "must not be sent")], "header"
            )
    file = _file_of(request)
    allowed = _allowed(file)
    if request.method not in allowed:
        raise MethodNotAllowed(allowed)
    if file is not None and len(file) != 2 and request.method != "OPTIONS":
        raise Forbidden("The URL is not one that the API returned.")


def _allowed(file: list[str] | None) -> tuple[str, ...]:
    """Return the methods for a file, or for the storage itself."""
    return allowed_methods(("POST",) if file is None else ("GET",))


def _part_of(reply: Reply, wanted: str) -> Reply:
    """Return the requested range of a file, as S3 does; the whole file if none is requested, or in another form."""
    match, size = _RANGE.fullmatch(wanted), len(reply.content)
    if match is None or match[1] == match[2] == "":
        return Reply(reply.status, {**reply.headers, "accept-ranges": "bytes"}, reply.content)
    first = int(match[1]) if match[1] else max(0, size - int(match[2]))
    last = min(int(match[2]) if match[1] and match[2] else size - 1, size - 1)
    if match[1] and match[2] and int(match[2]) < first:
        return reply
    if first >= size or last < first:
        raise BadRange(size)
    headers = {**reply.headers, "accept-ranges": "bytes", "content-range": f"bytes {first}-{last}/{size}"}
    return Reply(206, headers, reply.content[first : last + 1])


def _file_of(request: Request) -> list[str] | None:
    """Return the parts of a path below the storage; None for the path of the storage itself."""
    rest = request.path[len(STORAGE_PATH) :].strip("/")
    return [unquote(part) for part in rest.split("/")] if rest else None


def _context(request: Request) -> CallContext:
    return CallContext("storage", _OPERATIONS.get(read_method(request.method)), request.method, STORAGE_PATH, None)


def _read_form(request: Request, content: bytes, *, read: Callable[[bytes, str], Iterable[Part]]) -> Upload:
    """Return the form, or its beginning up to the file. Anything after the file is ignored: the file must be last."""
    media_type, options = parse_header(request.headers.get("content-type", ""))
    if media_type != "multipart/form-data":
        raise BadBody("The body must be multipart/form-data.")
    fields: dict[str, str] = {}
    for part in read(content, options.get("boundary", "")):
        if part.name == "file":
            return Upload(fields, part.content)
        if part.name in fields:
            raise BadBody("A field is repeated.")
        try:
            fields[part.name] = part.content.decode()
        except UnicodeDecodeError:
            raise BadBody("A field is not UTF-8.") from None
    raise BadBody("There is no file in the form.", [Problem("file", "must be given")])


def _refuse(rejection: Rejection, entry: Entry) -> Reply:
    entry.cause, entry.reason = rejection.cause.value, type(rejection).__name__
    return _rejection_reply(rejection, None, entry.request_id)


def _rejection_reply(rejection: Rejection, status: int | None, request_id: str) -> Reply:
    suits, code = next((status, code) for kind, status, code in _ERRORS if isinstance(rejection, kind))
    headers = {CAUSE_HEADER: rejection.cause.value, "content-type": "application/xml"}
    if isinstance(rejection, MethodNotAllowed):
        headers["allow"] = ", ".join(rejection.allowed)
    if isinstance(rejection, BadRange):
        headers["content-range"] = f"bytes */{rejection.size}"
    if isinstance(rejection, TooManyRequests):
        headers["retry-after"] = str(rejection.retry_after)
    text = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<Error><Code>{code}</Code><Message>{escape(rejection.detail, quote=False)}</Message>"
        f"<RequestId>{request_id}</RequestId></Error>"
    )
    return Reply(status or suits, headers, text.encode())
