"""The arguments of a request: the parameters in its path, its query and its headers."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from practice_mock.json_types import is_array
from practice_mock.rejection import BadParameter, Problem, sentence
from practice_mock.spec import Operation
from practice_mock.spec.parameters import Parameter


@dataclass(frozen=True, slots=True, eq=False)
class Arguments:
    """The parameters in the path and the query of a request. They may be those of several requests: change nothing."""

    pairs: Sequence[tuple[str, str]]
    """Names and values of the query, in the order in which they were sent."""
    path: Mapping[str, Any]
    query: Mapping[str, Any]
    unknown: Mapping[int, str]
    """The query parameters that are not documented, by their position."""
    noted_path: Mapping[str, Any]
    """The path parameters, without those that may say something about a patient."""
    noted_query: Mapping[str, Any]


def read_arguments(operation: Operation, texts: Mapping[str, str], query: str, most: int) -> Arguments:
    """Return the arguments in path and query. `texts` contains the text of each path parameter.

    A parameter that is a list may have `most` values: each of them may be compared with every record. Raises
    BadParameter.
    """
    pairs = _pairs_of(query)
    given: dict[str, list[str]] = {}
    positions: dict[str, int] = {}
    for position, (name, text) in enumerate(pairs, 1):
        given.setdefault(name, []).append(text)
        positions.setdefault(name, position)
    values: dict[str, dict[str, Any]] = {"path": {}, "query": {}}
    for parameter in operation.parameters:
        if parameter.location != "header":
            is_path = parameter.location == "path"
            sent = [texts[parameter.name]] if is_path else given.pop(parameter.name, None)
            value = _value(parameter, sent, most)
            if sent is not None:
                values[parameter.location][parameter.name] = value
    path, found = values["path"], values["query"]
    unknown = {positions[name]: name for name in given}
    return Arguments(pairs, path, found, unknown, *_noted(operation, path, found))


def require_headers(operation: Operation, headers: Mapping[str, str], most: int) -> None:
    """Raise BadParameter unless the headers that the document describes are valid."""
    for parameter in operation.header_parameters:
        header = headers.get(parameter.name.lower())
        _value(parameter, None if header is None else [header], most)


def _pairs_of(query: str) -> list[tuple[str, str]]:
    if not query:
        return []
    try:
        return parse_qsl(query, keep_blank_values=True, errors="strict")
    except ValueError:
        raise BadParameter("The query is not valid.", [Problem("", "must be UTF-8")]) from None


def _value(parameter: Parameter, sent: Sequence[str] | None, most: int) -> Any:
    """Return the value of a parameter, None if it was not sent. Raises BadParameter."""
    value: Any = None
    problems: Sequence[Problem] = ()
    if sent is not None:
        value, problems = parameter.read(sent)
        if is_array(value) and len(value) > most:
            problems = [Problem(parameter.name, f"must have at most {most} values")]
    elif parameter.required:
        problems = [Problem(parameter.name, "must be given")]
    if problems:
        reasons = "; ".join(f"{problem.field} {problem.message}" for problem in problems)
        raise BadParameter(sentence(f"A parameter is not valid: {reasons}"), problems, parameter.location)
    return value


def _noted(
    operation: Operation, path: Mapping[str, Any], query: Mapping[str, Any]
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return the values of parameters without those that may say something about a patient."""
    words: Collection[str] = operation.extensions.get("x-sort", ())
    known = {parameter.name: parameter for parameter in operation.parameters}
    return (
        {name: known[name].harmless(value, words) for name, value in path.items() if not known[name].private},
        {
            name: (len(value) if is_array(value) else 1) if known[name].private else known[name].harmless(value, words)
            for name, value in query.items()
        },
    )
