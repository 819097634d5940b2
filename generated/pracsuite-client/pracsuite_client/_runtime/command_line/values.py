"""Texts of a command line, and JSON of ``--data``, as values for the client. Its own codecs read them."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from ..operation.definition import JsonBody, MultipartBody, Operation
from ..operation.filters import Field, raw
from ..values.argument_error import ArgumentError, argument_path
from ..values.codec import Codec, Mismatch
from ..values.codecs import BOOLEAN, DATE, INTEGER, STRING, Array, Integer
from ..values.datetimes import LocalDateTime, OffsetDateTime
from ..values.decimals import DECIMAL_OR_INT
from ..values.json import has_repeated_name, is_array, read_json
from ..values.signal_handlers import let_through
from .commands import Argument, Command
from .exit_codes import CommandFailure, ExitCode
from .local_files import path_to_write, read_path
from .places import Place, in_names_of_api
from .redaction import is_list, may_be_null
from .spoken import spoken
from .times import is_time, moment_of, read_date, read_time

_WORDS: Mapping[str, str] = {
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "date": "a date such as 2027-01-04",
    "clinic-time": "a date and time such as 2027-01-04T09:00",
    "moment": "a date and time with UTC offset such as 2027-01-04T09:00+10:30",
    "json": "a JSON object",
}

_CONDITION = re.compile(r"\s*([A-Za-z0-9_.-]+)\s*(>=|<=|!=|==|=|<|>|~)(.*)", re.DOTALL)

_OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {
    "=": operator.eq,
    "==": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


def codec_of(argument: Argument, operation: Operation[Any] | None) -> Codec[Any] | None:
    """Return the codec of an argument; ``None`` for a file."""
    if operation is not None and argument.place in ("path", "query", "header"):
        return operation.parameters[argument.keyword].codec
    if operation is not None and isinstance(operation.body, JsonBody) and argument.place == "body":
        return operation.body.model().__wires__[argument.keyword].codec
    if operation is not None and isinstance(operation.body, MultipartBody) and argument.place == "form":
        return operation.body.parts[argument.keyword].codec
    if argument.kind == "file":
        return None
    plain: dict[str, Codec[Any]] = {
        "integer": INTEGER,
        "boolean": BOOLEAN,
        "date": DATE,
        "clinic-time": LocalDateTime(),
        "moment": OffsetDateTime(),
        "number": DECIMAL_OR_INT,
    }
    codec = plain.get(argument.kind, STRING)
    return Array(codec) if argument.many else codec


def from_texts(place: Place, texts: tuple[str, ...]) -> Any:
    """Return the value of an argument that was given as text, once or, for a list, several times."""
    argument, codec = place.argument, place.codec
    if codec is None:
        read = path_to_write if argument.keyword == "to" else read_path
        paths = [read(place, text) for text in texts]
        return paths if argument.many else paths[-1]
    inner = codec.inner if may_be_null(codec) else codec
    if argument.many and is_list(inner):
        return [_value(place, inner.items, text, f"[{at}]") for at, text in enumerate(texts)]
    return _value(place, codec, texts[-1])


def from_json(place: Place, value: Any) -> Any:
    """Return the value of an argument that was given as JSON."""
    codec, kind = place.codec, place.argument.kind
    texts = value if is_array(value) else [value]
    if (codec is None or kind in _TEXTS) and all(isinstance(one, str) for one in texts):
        if not texts or (is_array(value) and not place.argument.many):
            raise _wrong(place)
        return from_texts(place, tuple(texts))
    if codec is None or (kind in _TEXTS and value is not None):
        raise _wrong(place)
    return _from_plain(place, codec, value)


_TEXTS = frozenset({"clinic-time", "moment"})
"""The kinds of values that are texts in JSON, and as free as in an option."""


def _from_plain(place: Place, codec: Codec[Any], value: Any, path: str = "") -> Any:
    try:
        return codec.from_plain(in_names_of_api(codec, value))
    except Mismatch as mismatch:
        where = place.said(path + argument_path(mismatch.path))
        raise CommandFailure(ExitCode.USAGE, f"{where}: {spoken(mismatch.reason)}") from None


def _wrong(place: Place, path: str = "") -> CommandFailure:
    """Return the failure of an argument that cannot be read. It does not repeat the value."""
    wanted = _WORDS.get(place.argument.kind, "another value")
    return CommandFailure(ExitCode.USAGE, f"{place.said(path)}: must be {wanted}")


def _value(place: Place, codec: Codec[Any], text: str, path: str = "") -> Any:
    if place.argument.kind == "json":
        return _from_plain(place, codec, _json(place, text, path), path)
    found, value = _read(codec, text)
    if not found:
        raise _wrong(place, path)
    return value


def _json(place: Place, text: str, path: str) -> Any:
    content = text.encode(errors="replace")
    try:
        value = read_json(content)
    except (ValueError, RecursionError) as error:
        let_through(error)
        raise _wrong(place, path) from None
    if has_repeated_name(content):
        message = f"{place.said(path)}: an object has two properties with the same name"
        raise CommandFailure(ExitCode.USAGE, message)
    return value


def _read(codec: Codec[Any], text: str) -> tuple[bool, Any]:
    """Return whether a text is a value of a codec, and the value: the text itself, a time, or JSON."""
    inner = codec.inner if may_be_null(codec) else codec
    if is_time(inner):
        moment = moment_of(inner, text)
        return moment is not None, moment
    if isinstance(inner, Integer) and not _WHOLE.fullmatch(text):
        return False, None
    try:
        return True, codec.from_plain(text)
    except Mismatch:
        pass
    if _ZEROS.fullmatch(text):
        text = _ZEROS.sub(r"\1\2", text)
    try:
        return True, codec.from_plain(read_json(text.encode()))
    except (ValueError, RecursionError) as error:
        let_through(error)
    except Mismatch:
        pass
    return False, None


_ZEROS = re.compile(r"(-?)0+([0-9]+)")
"""A number with zeros in front, as people write it, which is none in JSON."""


def conditions(command: Command, fields: Any, expressions: list[Any]) -> list[Any]:
    """Return conditions such as ``app_time>=2027-01-04`` as the client's own.

    Args:
        command: The command of the list.
        fields: The client's class ``F``.
        expressions: The conditions as text.
    """
    return [_condition(command, fields, text) for text in expressions]


def _condition(command: Command, fields: Any, text: Any) -> Any:
    parts = _CONDITION.fullmatch(text) if isinstance(text, str) else None
    if parts is None:
        said = "must be a field, an operator and a value, in quotes: 'field>=value'"
        raise CommandFailure(ExitCode.USAGE, f"--where: {said}")
    name, sign, value = parts[1], parts[2], parts[3].strip()
    attributes = {field: (attribute, form) for field, attribute, form in command.filters}
    if not command.filters:
        return _checked(lambda: raw(name, "=" if sign == "==" else sign, value))
    if name not in attributes:
        raise CommandFailure(ExitCode.USAGE, f"--where: the list has no such field; use one of {', '.join(attributes)}")
    attribute, form = attributes[name]
    field: Field[Any] = getattr(fields, attribute)
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        raise _wrong_condition(name, "the value has quotes of its own; write name=value without them")
    if sign == "~":
        return _checked(lambda: field.contains(value))
    if form in _WITH_TIME and sign in _EXACT and "T" not in value.upper() and ":" not in value:
        day = f"{name}>=2027-01-04' --where '{name}<2027-01-05"
        raise _wrong_condition(name, f"it has a time, and a date alone is midnight; for one day: --where '{day}'")
    return _checked(lambda: _OPERATORS[sign](field, _operand(name, form, value)))


_WITH_TIME = frozenset({"date-time", "date-time-local"})
_EXACT = frozenset({"=", "==", "!="})


def _wrong_condition(name: str, reason: str) -> CommandFailure:
    return CommandFailure(ExitCode.USAGE, f"--where: {name}: {reason}")


def _checked(make: Callable[[], Any]) -> Any:
    try:
        return make()
    except ArgumentError as error:
        raise CommandFailure(ExitCode.USAGE, f"--where: {spoken(error.reason)}") from None


def _operand(name: str, form: str, text: str) -> Any:
    """Return the value of a condition. The client checks that it fits the field and the operator."""
    found: Any = None
    try:
        if form == "string":
            return text
        if form == "date":
            found = read_date(text)
        elif form in _WITH_TIME:
            day = read_date(text)
            found = read_time(text) if day is None else datetime(day.year, day.month, day.day)
        elif form == "boolean":
            found = {"true": True, "false": False}.get(text.lower())
        elif form.startswith("integer"):
            found = int(text) if _WHOLE.fullmatch(text) else None
        else:
            found = Decimal(text) if _NUMBER.fullmatch(text) else None
    except (ValueError, ArithmeticError) as error:
        let_through(error)
    if found is None:
        wanted = next((words for kind, words in _OPERANDS.items() if form.startswith(kind)), "a number")
        raise _wrong_condition(name, f"can only be compared with {wanted}")
    if form == "date-time" and found.tzinfo is None:
        raise _wrong_condition(name, "needs a time with UTC offset such as 2027-01-04T00:00+10:30")
    return found


_OPERANDS = {
    "date-time-local": "a date and time such as 2027-01-04T09:00, or a date such as 2027-01-04",
    "date-time": "a date and time with UTC offset such as 2027-01-04T09:00+10:30",
    "date": "a date such as 2027-01-04",
    "boolean": "true or false",
    "integer": "a whole number",
}
"""What a field can be compared with, by the beginning of its form."""

_WHOLE = re.compile(r"-?[0-9]+")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
"""Numbers as they are written in options and in conditions."""
