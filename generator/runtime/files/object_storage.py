"""Files that pass beside the API, by the short-lived addresses of a storage. Nothing here sends: it says what to send.

The storage is another server. It gets what its form or its address says, and neither our credentials nor anything else
that the connection pool adds by itself; and its errors are told apart from those of the API.
"""

from __future__ import annotations

import re
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlsplit

import attrs
from attrs import field, frozen

from ..errors.api import ErrorFacts, ResponseValidationError, StorageError
from ..messages.file_input import File, Meter, metered, open_file
from ..messages.http import Request, Response, TextPart
from ..operation.definition import Operation
from ..values.argument_error import argument_error
from ..values.codec import Mismatch
from ..values.json import is_object
from ..values.json_pointer import at_pointer

PLACE = "(storage)"
"""Stands for the storage wherever the path of a call is told: an address there is a secret."""


@frozen
class UploadedFile:
    """A file that the storage has taken.

    Attributes:
        name: Its name.
        size: How many bytes were sent.
        media_type: The media type that was sent with it.
        etag: What the storage says to tell versions of a file apart, if it says so.
    """

    name: str = field(repr=False)
    size: int
    media_type: str
    etag: str | None = None


@frozen
class Upload:
    """A file that goes to a storage by a form which an operation gives out.

    Attributes:
        name: ``resource.method``.
        operation: The operation that gives out the form.
        file_name: The keyword of that operation that takes the file's name.
        address: JSON pointer to the address that the form is sent to.
        fields: JSON pointer to the form's fields.
        part: What the file is called in the form.
        max_bytes: The largest file that is taken.
    """

    name: str
    operation: Operation[Any]
    file_name: str
    address: str
    fields: str
    part: str
    max_bytes: int | None = None

    @property
    def asking(self) -> Operation[Any]:
        """The operation that gives out the form. It makes nothing yet, so it may be asked again."""
        return attrs.evolve(self.operation, safety="read")

    @property
    def sending(self) -> Operation[None]:
        """The form on its way: what arrives is a file, so it is not sent again unless it cannot have arrived."""
        return Operation(self.name, "POST", PLACE, "unsafe")

    def open(self, given: Any, progress: Any, resources: ExitStack) -> tuple[File, Meter | None]:
        """The file that a caller gave. What is opened is closed with ``resources``.

        Raises:
            ArgumentError: It is no file that the storage takes; nothing was sent.
        """
        try:
            file = open_file(given, resources, needs_name=True)
            size = file.content.size
            if size is None:
                raise Mismatch("must tell its size beforehand: give a Path, bytes, or a stream that can be rewound")
            if self.max_bytes is not None and size > self.max_bytes:
                raise Mismatch(f"must have at most {self.max_bytes} bytes")
        except Mismatch as mismatch:
            raise argument_error("", mismatch.inside("file")) from None
        try:
            return file, metered([file], progress)
        except Mismatch as mismatch:
            raise argument_error("", mismatch) from None

    def form(self, answer: Response, file: File, meter: Meter | None, *, secure: bool) -> Request:
        """The form that an answer gave out, filled in. ``secure`` says that it may go by https only.

        Raises:
            ResponseValidationError: The answer holds no form that a file may be sent with.
        """
        body = answer.json()
        try:
            address = storage_address(at_pointer(body, self.address), secure=secure)
            fields = self._fields(at_pointer(body, self.fields))
        except Mismatch as mismatch:
            raise ResponseValidationError(
                f"{self.operation.name}: the answer holds no form to send a file with: {mismatch.reason}",
                operation=self.operation.name,
                response=answer,
            ) from None
        return Request("POST", address, parts=(*fields, (self.part, file)), meter=meter, foreign=True)

    def _fields(self, given: Any) -> list[tuple[str, TextPart]]:
        """The fields as they were given, in their order. A storage refuses a form with more, fewer or others."""
        if not is_object(given) or not given:
            raise Mismatch("its fields are not there")
        parts: list[tuple[str, TextPart]] = []
        for name, value in given.items():
            if value is None:
                continue
            if not isinstance(value, str) or not name.isprintable() or name == self.part:
                raise Mismatch("one of its fields is not text, or takes the place of the file")
            parts.append((name, TextPart(value.encode(errors="surrogatepass"), None)))
        return parts

    def read(self, answer: Response, file: File) -> UploadedFile:
        """What the storage has taken. Raises ``StorageError`` when it has not."""
        if not answer.succeeded:
            raise storage_error(self.name, answer)
        return UploadedFile(file.name, file.content.size or 0, file.media_type, answer.headers.get("etag"))


def fetching(operation: Operation[Any]) -> Operation[None]:
    """The file that an operation leads to, on its way from the storage."""
    return Operation(operation.name, "GET", PLACE, "read")


def file_request(operation: Operation[Any], answer: Response, address: Any, *, secure: bool) -> Request:
    """The request for the file at the address that an answer leads to. ``secure`` says that it may come by https only.

    Raises:
        ResponseValidationError: It is no address that a file may come from.
    """
    try:
        url = storage_address(address, secure=secure)
    except Mismatch as mismatch:
        raise ResponseValidationError(
            f"{operation.name}: the answer leads to no file: {mismatch.reason}",
            operation=operation.name,
            response=answer,
        ) from None
    return Request("GET", url, {"accept-encoding": "identity"}, foreign=True)


def storage_address(given: Any, *, secure: bool) -> str:
    """An address that a file may pass by. Raises ``Mismatch`` for any other."""
    if not isinstance(given, str) or not given.isascii() or not given.isprintable() or set(given) & set(' \\"<>'):
        raise Mismatch("its address is none")
    try:
        parts = urlsplit(given)
        host, _ = parts.hostname, parts.port
    except ValueError:
        raise Mismatch("its address is none") from None
    if parts.scheme not in (("https",) if secure else ("https", "http")):
        raise Mismatch("its address is not https")
    if not host or "@" in parts.netloc:
        raise Mismatch("its address names no host, or somebody to log in as")
    return given


_CODE = re.compile(rb"<Code>([A-Za-z]{1,60})</Code>")


def storage_error(name: str, answer: Response) -> StorageError:
    """The error that an answer of the storage stands for. Storages in the manner of S3 say a code, in XML."""
    found = _CODE.search(answer.content)
    return StorageError(answer, ErrorFacts(code=found[1].decode() if found else None), operation=name)
