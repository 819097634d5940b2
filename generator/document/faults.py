"""Exceptions that the generator did not expect, as problems with the place in the document that it was working on."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

from .bundle import ROOT, Document
from .json_pointer import escape
from .problems import Place, Problem, SpecError

Result = TypeVar("Result")

_LONGEST = 200


def guarded(stage: str, folder: Path, document: Document | None, run: Callable[[], Result]) -> Result:
    """Return the result of a stage for an API.

    Args:
        stage: What is done, for the message.
        folder: The folder of the API.
        document: The document, if it has been read.
        run: The stage.

    Raises:
        SpecError: The document has problems, or the stage has a fault.
        OSError: The machine has failed, such as a full disk.
        MemoryError: The machine has too little memory.
    """
    try:
        return run()
    except (SpecError, OSError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001  # a fault must not reach the user as a traceback
        problem = _fault(error, stage, folder, document)
    raise SpecError.of([problem])


def _fault(error: Exception, stage: str, folder: Path, document: Document | None) -> Problem:
    frames = list(_frames(error.__traceback__))
    pointer = next((pointer for pointer in map(_pointer, reversed(frames), [document] * len(frames)) if pointer), "")
    place = document.place(pointer) if document is not None else Place(folder / ROOT, 1, "")
    words = " ".join(str(error).split())
    said = f" ({words[:_LONGEST]}{'…' if len(words) > _LONGEST else ''})" if words else ""
    message = (
        f"the generator failed here while {stage}, with {type(error).__name__}{said}. This is a fault of the generator,"
        " whatever the document says. Please report it with this message, this part of the document, and the traceback"
        " that --debug prints"
    )
    return Problem(place, message, pointer, f"fault {stage}", "".join(traceback.format_exception(error)))


def _frames(found: TracebackType | None) -> Iterator[dict[str, Any]]:
    while found is not None:
        yield found.tb_frame.f_locals
        found = found.tb_next


def _pointer(names: dict[str, Any], document: Document | None) -> str:
    """Return the pointer that a function was working on, by its variables; empty if they show none."""
    if document is None:
        return ""
    for name in ("place", "pointer"):
        given = names.get(name)
        if isinstance(given, str) and given.startswith("/") and document.at(given) is not None:
            return given
    path, method, schema = names.get("path"), names.get("method"), names.get("name")
    if isinstance(path, str) and isinstance(method, str):
        found = f"/paths/{escape(path)}/{escape(method.lower())}"
        if document.at(found) is not None:
            return found
    if isinstance(schema, str) and schema in document.schemas:
        return f"/components/schemas/{escape(schema)}"
    return ""
