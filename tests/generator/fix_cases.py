"""What a case of a suggested fix is made of."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import frozen

from generator.document.problems import Problem

from .small_api import SmallApi

Edit = Callable[[SmallApi], object]

KEEPER, PET, ROOT, PATHS = "schemas/keeper.yaml", "schemas/pet.yaml", "openapi.yaml", "paths/pet.yaml"


@frozen
class Case:
    """A document with a problem, and its suggested fix.

    Attributes:
        message: A part of the message, as it is in the source of the generator.
        bad: Makes the problem.
        fix: Does what the message suggests.
        api: The API.
        problems: Returns the problems of the document with the problem, by default those of reading and checking.
    """

    message: str
    bad: Edit
    fix: Edit
    api: str = "vet"
    problems: Callable[[SmallApi], Sequence[Problem]] = SmallApi.problems


def replace(file: str, old: str, new: str) -> Edit:
    """Return an edit that replaces a text."""
    return lambda small: small.replace(file, old, new)


def append(file: str, text: str) -> Edit:
    """Return an edit that appends a text."""
    return lambda small: small.append(file, text)


def both(*edits: Edit) -> Edit:
    """Return an edit that makes several ones."""

    def edit(small: SmallApi) -> None:
        for one in edits:
            one(small)

    return edit


def replaced(message: str, file: str, good: str, bad: str, fixed: str | None = None, api: str = "vet") -> Case:
    """Return a case in which a text is replaced, and then replaced by what is suggested, by default the text before."""
    return Case(message, replace(file, good, bad), replace(file, bad, good if fixed is None else fixed), api)


def appended(message: str, text: str, fixed: str = "", file: str = KEEPER) -> Case:
    """Return a case in which a text is appended, and then replaced by what is suggested, by default nothing."""
    return Case(message, append(file, text), replace(file, text, fixed))


def added(message: str, declared: str, fixed: str | None) -> Case:
    """Return a case in which a property is added, and then replaced by what is suggested, or removed."""
    bad = lambda small: small.add_property(declared)  # noqa: E731
    return Case(message, bad, replace(KEEPER, f"    {declared}\n", "" if fixed is None else f"    {fixed}\n"))


def operation(name: str, **changes: str) -> str:
    """Return a small operation in YAML, with some lines changed."""
    lines = {
        "operationId": f"read{name.title()}",
        "summary": "Read.",
        "description": "Read it.",
        "tags": "[pets]",
        "x-sdk": f"{{resource: {name}s, method: read}}",
        "x-safety": "read",
        "x-evidence": "{level: documented, source: Invented.}",
        "responses": '{"200": {description: Done.}, "429": {description: Too many.}}',
        **changes,
    }
    return f"\n{name}:\n  get:\n" + "".join(f"    {key}: {value}\n" for key, value in lines.items())


def mount(name: str, file: str = PATHS) -> Edit:
    """Return an edit that mounts a path item."""
    return replace(ROOT, "paths:\n", f"paths:\n  /{name}:\n    $ref: {file}#/{name}\n")
