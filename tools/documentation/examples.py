"""An example of each method of a client, as source text, with the values of the document's own examples.

The commands of a package contain these values (`_commands`), because the help of each command shows an example too.
"""

from __future__ import annotations

import json
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

from tools.documentation.values import Name, Written, condition, written

WIDTH = 88
"""The length of a line of an example."""

VARIABLES = {"pracsuite_client": "prac", "coreplus_client": "core"}
"""The names that the documentation gives to the clients."""

AFTER = {
    ("pracsuite_client", "appointments", "finalise"): "reserve",
    ("pracsuite_client", "group_appointment_members", "remove"): "add",
}
"""Methods that need a record in a state in which no record of the demo practice is, and what makes such a record."""


@dataclass(frozen=True)
class Method:
    """A method of a resource, and what the package states about it."""

    package: str
    resource: str
    name: str

    @property
    def command(self) -> Any:
        """The command that calls the method."""
        return import_module(f"{self.package}._commands.{self.resource}").COMMANDS[self.name]

    @property
    def result(self) -> str:
        """The first property of what it returns, or of each record: its ID, if it has one. Empty if it is a text."""
        columns = self.runtime("columns")
        shape = columns.shape_of(self.constant, self.command.returns)
        if shape.model is None:
            return ""
        attributes = {wire.name: name for name, wire in shape.model.__wires__.items()}
        return attributes[shape.columns[0]] if shape.columns else ""

    @property
    def constant(self) -> Any:
        """The operation, or the upload of a file."""
        return getattr(import_module(f"{self.package}.resources.{self.resource}"), self.command.constant)

    def runtime(self, module: str) -> ModuleType:
        """Return a module of the command line of the package."""
        return import_module(f"{self.package}._runtime.command_line.{module}")


def methods(package: str) -> Iterator[tuple[str, str]]:
    """Yield the resource and the name of each method of a client."""
    for group in import_module(f"{package}._commands").PROGRAM.groups.values():
        for name in group.commands:
            yield group.module, name


@cache
def example_of(package: str, resource: str, method: str) -> str:
    """Return a program that calls a method, for instance of `pracsuite_client`, `appointments` and `get`.

    It takes the credentials from the environment, and runs against the demo practice of the mock. Raises KeyError if
    there is no such method.
    """
    called = Method(package, resource, method)
    client = import_module(f"{package}._commands").PROGRAM.client
    variable = VARIABLES.get(package, "client")
    names: set[Name] = {(package, client)}
    lines: list[str] = []
    before = AFTER.get((package, resource, method))
    if before is None:
        call = _call(called, variable)
    else:
        first = _call(Method(package, resource, before), variable)
        call = _call(called, variable, known="first")
        lines += first.lines(WIDTH - 4, "first = ")
        names |= first.needed()
    lines += _shown(called, call)
    names |= call.needed()
    return "\n".join(
        [*_imports(package, names), "", f"with {client}() as {variable}:", *(f"    {one}" for one in lines), ""]
    )


def _shown(method: Method, call: Written) -> list[str]:
    """Return the lines with a call that print a part of its result."""
    returns, attribute = method.command.returns, method.result
    if returns == "nothing":
        return call.lines(WIDTH - 4)
    variable = "record" if returns == "list" else "result"
    shown = f"print({variable}.{attribute})" if attribute else f"print({variable})"
    if returns == "list":
        return [*call.lines(WIDTH - 4, "for record in ", ":"), f"    {shown}"]
    return [*call.lines(WIDTH - 4, "result = "), shown]


def _call(method: Method, client: str, known: str = "") -> Written:
    """Return the call of a method; the arguments of its path are those of a known record, if there is one."""
    arguments: list[tuple[str, Written]] = []
    for argument, value in _arguments(method):
        given = Written(f"{known}.{argument.keyword}") if known and argument.positional else value
        arguments.append(("" if argument.positional else f"{argument.keyword}=", given))
    return Written(f"{client}.{method.resource}.{method.name}(", tuple(arguments), ")")


def _arguments(method: Method) -> Iterator[tuple[Any, Written]]:
    """Yield the arguments of an example, each with its value as source text."""
    command = method.command
    program = import_module(f"{method.package}._commands").PROGRAM
    line = method.runtime("help_texts").examples(program, command)[0]
    texts = _texts(command, shlex.split(line)[1 + len(command.words.split()) :])
    data = json.loads(command.data) if command.data else {}
    operation = getattr(method.constant, "operation", method.constant)
    places, values = method.runtime("places"), method.runtime("values")
    for argument in command.arguments:
        text = texts.get(argument.keyword)
        if text is not None and argument.place == "where":
            if "T" not in text and "~" not in text:  # otherwise no record of the demo practice meets it
                yield argument, condition(method.package, text, command.filters)
        elif text is not None and argument.place == "order":
            yield argument, written([text])
        elif argument.kind == "file" and (text is not None or argument.name in data):
            yield argument, _file(argument)
        elif text is not None:
            place = places.Place(argument, values.codec_of(argument, operation))
            yield argument, written(values.from_texts(place, (text,)))
        elif argument.name in data:
            codec = values.codec_of(argument, operation)
            place = places.Place(argument, codec, in_data=True)
            value = values.from_json(place, data[argument.name])
            yield argument, written(codec.decode(data[argument.name]) if argument.kind == "json" else value)


def _file(argument: Any) -> Written:
    """Return a file to send or to write."""
    if argument.keyword == "to":
        return written(".")
    file = Written('Path("report.pdf")', names=frozenset({("pathlib", "Path")}))
    return Written("[", (("", file),), "]") if argument.many else file


def _texts(command: Any, words: list[str]) -> dict[str, str]:
    """Return the arguments on a line of the command line, by keyword."""
    positional = [one.keyword for one in command.arguments if one.positional]
    options = {f"--{one.option}": one.keyword for one in command.arguments}
    found: dict[str, str] = {}
    rest = iter(words)
    for word in rest:
        if word in options:
            found[options[word]] = next(rest)
        elif not word.startswith(("-", "@")):
            found[positional.pop(0)] = word
    return found


def _imports(package: str, names: set[Name]) -> list[str]:
    """Return the imports of some names: those of Python, then those of the package."""

    def line(module: str) -> list[str]:
        found = sorted(name for origin, name in names if origin == module)
        made = f"from {module} import {', '.join(found)}"
        return [made] if len(made) <= WIDTH else [f"from {module} import (", *(f"    {one}," for one in found), ")"]

    python = [one for module in sorted({module for module, _ in names} - {package}) for one in line(module)]
    return [*python, *([""] if python else []), *line(package)]
