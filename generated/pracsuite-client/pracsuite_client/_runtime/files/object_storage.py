"""Prepare requests to the file storage, to which short-lived URLs and forms give access. Nothing is sent here.

The storage is a server separate from the API. It gets what its form or its URL contains, but no credentials, nor
anything that the connection pool adds. Its errors are distinguished from those of the API.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

from attrs import field, frozen

from ..errors.api import ErrorFacts, ResponseValidationError, StorageError
from ..messages.file_input import File, Meter, metered, open_file
from ..messages.http import Request, Response, TextPart
from ..messages.resources import Resources
from ..operation.definition import Operation
from ..values.argument_error import argument_error
from ..values.codec import Mismatch
from ..values.incomplete import always_printed
from ..values.json import is_object
from ..values.json_pointer import at_pointer
from ..values.loopback import PlainHttp
from ..values.signal_handlers import let_through

PLACE = "(storage)"
"""Replaces the path of a request to the storage in logs and spans, because such a URL is a secret."""


@always_printed
@frozen
class UploadedFile:
    """A file that was uploaded to the storage.

    Attributes:
        name: The name of the file.
        size: The number of bytes that were sent.
        media_type: The media type that was sent with the file.
        etag: The storage's tag for this version of the file, if any.
    """

    name: str = field(repr=False)
    size: int
    media_type: str
    etag: str | None = field(default=None, repr=False)


@frozen
class Upload:
    """The upload of a file to the storage, with a form that an operation returns.

    Attributes:
        name: The method, as ``resource.method``.
        operation: The operation that returns the form.
        file_name: The keyword of that operation for the file's name.
        address: The JSON pointer to the URL to which the form is sent.
        fields: The JSON pointer to the form's fields.
        part: The name of the form's part for the file.
        max_bytes: The size of the largest file that is accepted.
    """

    name: str
    operation: Operation[Any]
    file_name: str
    address: str
    fields: str
    part: str
    max_bytes: int | None = None

    @property
    def file_operation(self) -> Operation[None]:
        """The operation that sends the form. It creates a file, so it is retried only if it cannot have arrived."""
        return Operation(self.name, "POST", PLACE, "unsafe")

    def open(self, given: Any, progress: Any, resources: Resources) -> tuple[File, Meter | None]:
        """Return the file to send for a file argument. A file that is opened here is closed with ``resources``.

        Raises:
            ArgumentError: The argument is not a file that the storage accepts. Nothing was sent.
        """
        try:
            file = open_file(given, resources, needs_name=True)
            size = file.content.size
            if size is None:
                raise Mismatch("must have a known size; pass a Path, bytes, or a stream that can be rewound")
            if self.max_bytes is not None and size > self.max_bytes:
                named = "" if file.content.path is None else f": {file.content.path}"
                raise Mismatch(f"must have at most {self.max_bytes} bytes{named}")
        except Mismatch as mismatch:
            raise argument_error("", mismatch.inside("file")) from None
        try:
            return file, metered([file], progress)
        except Mismatch as mismatch:
            raise argument_error("", mismatch) from None

    def form(self, response: Response, file: File, meter: Meter | None, *, plain_http: PlainHttp) -> Request:
        """Return the request that sends a file with the form of a response.

        The URL must be https, except for the hosts of ``plain_http``.

        Raises:
            ResponseValidationError: The response contains no usable form.
        """
        body = response.json()
        try:
            address = storage_address(at_pointer(body, self.address), plain_http=plain_http)
            fields = self._fields(at_pointer(body, self.fields))
        except Mismatch as mismatch:
            raise ResponseValidationError(
                f"{self.operation.name}: the response contains no usable upload form: {mismatch.reason}",
                operation=self.operation.name,
                response=response,
                maybe_applied=False,
            ) from None
        return Request("POST", address, parts=(*fields, (self.part, file)), meter=meter, foreign=True)

    def _fields(self, given: Any) -> list[tuple[str, TextPart]]:
        """Return the given fields, unchanged and in order. The storage rejects a form with any other set of fields."""
        if not is_object(given) or not given:
            raise Mismatch("its fields are missing")
        parts: list[tuple[str, TextPart]] = []
        for name, value in given.items():
            if value is None:
                continue
            if not isinstance(value, str) or not name.isprintable() or name == self.part:
                raise Mismatch("a form field is not a string, or has the same name as the file part")
            parts.append((name, TextPart(value.encode(errors="surrogatepass"), None)))
        return parts

    def read(self, response: Response, file: File) -> UploadedFile:
        """Return the uploaded file. Raises ``StorageError`` if the response is not that of a stored file.

        The storage responds to a form with 200 or 204 without a body, or with 201 and a document about the file.
        """
        is_page = bool(response.content) and not _STORED.match(response.content)
        if response.status_code not in (200, 201, 204) or is_page:
            raise storage_error(self.name, response, maybe_applied=True)
        return UploadedFile(file.name, file.content.size or 0, file.media_type, response.headers.get("etag"))


def download_operation(operation: Operation[Any]) -> Operation[None]:
    """Return the operation that gets the file to which another operation redirects."""
    return Operation(operation.name, "GET", PLACE, "read")


def file_request(operation: Operation[Any], response: Response, address: Any, *, plain_http: PlainHttp) -> Request:
    """Return the request for the file to which a response redirects.

    The URL must be https, except for the hosts of ``plain_http``.

    Raises:
        ResponseValidationError: The URL cannot be used.
    """
    try:
        url = storage_address(address, plain_http=plain_http)
    except Mismatch as mismatch:
        raise ResponseValidationError(
            f"{operation.name}: the response does not redirect to a file: {mismatch.reason}",
            operation=operation.name,
            response=response,
            maybe_applied=False,
        ) from None
    return Request("GET", url, {"accept-encoding": "identity"}, foreign=True)


def storage_address(given: Any, *, plain_http: PlainHttp) -> str:
    """Return a URL of the storage. Raises ``Mismatch`` if it cannot be used."""
    if not isinstance(given, str) or not given.isascii() or not given.isprintable() or set(given) & set(' \\"<>'):
        raise Mismatch("its URL is not valid")
    try:
        parts = urlsplit(given)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        let_through(error)
        raise Mismatch("its URL is not valid") from None
    if parts.scheme != "https" and not (parts.scheme == "http" and plain_http.reaches(host or "")):
        raise Mismatch("its URL is not https")
    if not host or "@" in parts.netloc:
        raise Mismatch("its URL has no host, or contains a user name")
    return given


_STORED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?<PostResponse\b")
"""The beginning of the document that a storage returns for a stored file."""

_CODE = re.compile(rb"<Code>([A-Za-z]{1,60})</Code>")


def storage_error(name: str, response: Response, *, maybe_applied: bool) -> StorageError:
    """Return the error for a response of the storage. S3-compatible storages report a code in XML."""
    found = _CODE.search(response.content)
    facts = ErrorFacts(code=found[1].decode() if found else None)
    return StorageError(response, facts, operation=name, maybe_applied=maybe_applied)
