"""Methods that send or save files, and their arguments in addition to those of the operation.

``x-upload`` belongs to an operation that returns a form: its method gets the form and sends it with the file.
``x-download`` belongs to an operation that redirects to a file: its method follows the redirect and saves the file. An
operation whose response is not JSON is itself a download.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from attrs import frozen

from ..source_text.typed import DocText, Identifier, code
from .nodes import Argument, Operation, Upload

_UPLOAD_SETTINGS = ("file_name", "address", "fields", "part", "max_bytes")


@frozen
class ExtraSignature:
    """The additional signature and docstring of a method with files.

    Attributes:
        arguments: The additional arguments, each with its text.
        returns: The text about the result, if it differs from that of the operation.
        errors: The additional errors, each with its text.
    """

    arguments: tuple[tuple[Argument, str], ...] = ()
    returns: str = ""
    errors: tuple[tuple[str, str], ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """Return the names of the additional arguments."""
        return frozenset(argument.keyword for argument, _ in self.arguments)


_STORAGE_ERROR = (
    "StorageError",
    "The file storage, a server separate from the API, rejected the request, for instance because its URL has expired.",
)


def _progress(what: str) -> tuple[Argument, str]:
    return (
        Argument(Identifier("progress"), code("Progress | None"), required=False, default=code("None"), role="option"),
        f"Called with the bytes {what} so far and the total bytes (``None`` if unknown). Each attempt begins at 0.",
    )


SENDS = ExtraSignature((_progress("sent"),))
"""The signature of a method that sends files."""

SAVES = ExtraSignature(
    (
        (
            Argument(Identifier("to"), code("str | Path"), required=True, role="file"),
            "An existing folder, or the path of a file in one, with an extension unless the file exists. In a folder,"
            " the file gets a sanitised form of the server's filename.",
        ),
        (
            Argument(Identifier("overwrite"), code("bool"), required=False, default=code("False"), role="file"),
            "Whether an existing file is replaced.",
        ),
        _progress("received"),
    ),
    "Path of the saved file. The file is created only after the download is complete, and only its owner can read it.",
    (
        ("FileExistsError", "The file exists already, and ``overwrite`` is false."),
        ("ResponseValidationError", "The response is not the file, for instance an error page or a part of the file."),
        ("APIConnectionError", "The file was not received, or nothing shows that it is complete. Nothing was saved."),
    ),
)
"""The signature of a method whose response is a file."""

FOLLOWS = attrs.evolve(SAVES, errors=(*SAVES.errors, _STORAGE_ERROR))
"""The signature of a method whose response redirects to a file."""

UPLOADS = ExtraSignature(
    (
        (
            Argument(Identifier("file"), code("FileInput"), required=True, role="file"),
            "The file: a path, ``(name, content)``, or a binary stream that can be rewound.",
        ),
        _progress("sent"),
    ),
    "Details of the uploaded file.",
    (_STORAGE_ERROR,),
)
"""The signature of a method whose response is an upload form."""


def extra_signature(key: str) -> ExtraSignature:
    """Return the additional signature of the method that a key declares."""
    return UPLOADS if key == "x-upload" else FOLLOWS


def called(key: str, operation: Mapping[str, Any]) -> dict[str, Any]:
    """Return an operation with the description of a further method that it declares."""
    own = {name: operation[key][name] for name in ("summary", "description", "x-evidence")}
    left = {name: value for name, value in operation.items() if key == "x-download" or name != "requestBody"}
    return {**left, **own}


def methods(own: Operation, operation: Mapping[str, Any], docs: Mapping[str, DocText]) -> Iterator[Operation]:
    """Yield the further methods that an operation declares, derived from its own method."""
    resource = own.name.partition(".")[0]
    if "x-upload" in operation:
        how = operation["x-upload"]
        name = f"{resource}.{how['method']}"
        yield attrs.evolve(
            own,
            name=name,
            method_name=Identifier(how["method"]),
            constant=Identifier(f"_{how['method'].upper()}"),
            call=Identifier("upload"),
            path_arguments=(*own.path_arguments, UPLOADS.arguments[0][0]),
            keywords=(UPLOADS.arguments[1][0],),
            returns=Identifier("UploadedFile"),
            upload=Upload(
                name, own.constant, tuple((Identifier(key), how[key]) for key in _UPLOAD_SETTINGS if key in how)
            ),
            doc=docs["x-upload"],
        )
    if "x-download" in operation:
        how = operation["x-download"]
        yield attrs.evolve(
            saving(own),
            name=f"{resource}.{how['method']}",
            method_name=Identifier(how["method"]),
            declares=False,
            doc=docs["x-download"],
        )


def saving(own: Operation) -> Operation:
    """Return the method of an operation as one that saves the file."""
    arguments = tuple(argument for argument, _ in SAVES.arguments)
    return attrs.evolve(
        own,
        call=Identifier("download"),
        keywords=(arguments[0], *own.keywords, *arguments[1:]),
        returns=Identifier("Path"),
    )
