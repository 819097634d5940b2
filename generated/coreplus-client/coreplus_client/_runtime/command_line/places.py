"""Where a value was given: with an option, or inside JSON. Properties of JSON have the names of the API."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ..values.codec import Codec
from ..values.codecs import Either
from ..values.json import is_array, is_object
from ..values.records import Model
from .commands import Argument
from .redaction import is_list, is_map, is_record, may_be_null
from .spoken import SETTINGS, option_of
from .times import is_time, moment_of


class Place(NamedTuple):
    """Where the value of an argument was given.

    Attributes:
        codec: What reads it; ``None`` for a file, and for an argument of a flow.
        in_data: Whether it was given in ``--data``.
        times: The number of times that its option was given.
    """

    argument: Argument
    codec: Codec[Any] | None = None
    in_data: bool = False
    times: int = 1

    @property
    def name(self) -> str:
        """The argument by itself, among others of the same command."""
        return self.argument.data_name if self.in_data else self.argument.shown

    def said(self, path: str = "") -> str:
        """Return the place as a user knows it.

        Args:
            path: The path inside the value, as the client writes it: ``[0].client_id``.
        """
        steps = [*_steps(self.codec, path)]
        if self.in_data:
            return f"--data: ${_written([self.argument.data_name, *steps])}"
        said = self.argument.shown
        if self.argument.many and steps and isinstance(steps[0], int):
            said += f" (value {steps[0] + 1})" if self.times > 1 else ""
            del steps[0]
        return f"{said}: ${_written(steps)}" if steps else said


def place_of(path: str, arguments: tuple[Argument, ...], places: Mapping[str, Place]) -> tuple[Place | None, str]:
    """Return the place of an argument that the client names with a path, and the path inside it.

    A flow passes its arguments on inside those of a call. Then the last step is the argument.
    """
    root = re.split(r"[.\[]", path, maxsplit=1)[0]
    known = {one.keyword: one for one in arguments}
    if root in known:
        return places.get(root) or Place(known[root]), path[len(root) :]
    last = path.rpartition(".")[2]
    return (places.get(last) or Place(known[last]), "") if last in known else (None, "")


def said_place(path: str, arguments: tuple[Argument, ...], places: Mapping[str, Place]) -> str:
    """Return the place of an argument, or of a setting, as a user knows it."""
    place, inner = place_of(path, arguments, places)
    return option_of(path, SETTINGS) if place is None else place.said(inner)


def in_names_of_api(codec: Codec[Any], value: Any) -> Any:
    """Return JSON whose properties have the names of the API, whether or not they were given by those of the client.

    So whatever the client says of a property has its name in the API. A property that is given by both names is left
    as it is, and the client rejects it. A time that is spelt as in an option is read, so that the client accepts it.
    """
    if may_be_null(codec):
        return in_names_of_api(codec.inner, value)
    if is_list(codec) and is_array(value):
        return [in_names_of_api(codec.items, item) for item in value]
    if is_map(codec) and is_object(value):
        return {name: in_names_of_api(codec.values, item) for name, item in value.items()}
    if isinstance(codec, Either):
        records = [kind for kind in codec.kinds if is_record(kind) or is_list(kind) or may_be_null(kind)]
        return in_names_of_api(records[0], value) if len(records) == 1 else value
    if is_record(codec) and is_object(value):
        return _renamed(codec.model, value)
    if is_time(codec) and isinstance(value, str):
        return moment_of(codec, value) or value
    return value


def _renamed(model: type[Model], given: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    attributes = {wire.name: name for name, wire in model.__wires__.items()}
    for key, value in given.items():
        name = attributes.get(key, key)
        wire = model.__wires__.get(name)
        if wire is None:
            made[key] = value
            continue
        is_twice = key != wire.name and wire.name in given
        made[key if is_twice else wire.name] = in_names_of_api(wire.codec, value)
    return made


_INDEX = re.compile(r"\[(\d+)\]")
_UNNAMED = re.compile(r"\.?\(key (\d+)\)")


def _steps(codec: Codec[Any] | None, path: str) -> Iterator[str | int]:
    """Yield the steps of a path of the client: indexes, and properties by their names in the API.

    A property that the document does not name may be the name of a person. The client gives its number instead.
    """
    while path:
        while codec is not None and may_be_null(codec):
            codec = codec.inner
        index, unnamed = _INDEX.match(path), _UNNAMED.match(path)
        if index is not None:
            yield int(index[1])
            codec, path = codec.items if codec is not None and is_list(codec) else None, path[index.end() :]
        elif unnamed is not None:
            yield unnamed[0].lstrip(".")
            codec, path = codec.values if codec is not None and is_map(codec) else None, path[unnamed.end() :]
        else:
            name, path, codec = _property(codec, path.removeprefix("."))
            yield name


def _property(codec: Codec[Any] | None, path: str) -> tuple[str, str, Codec[Any] | None]:
    """Return the property with which a path begins, by its name in the API, the rest of the path, and its codec."""
    if codec is not None and is_record(codec):
        wires = codec.model.__wires__
        names = dict(wires) | {wire.name: wire for wire in wires.values()}
        for name in sorted(names, key=len, reverse=True):
            if path.startswith(name) and path[len(name) : len(name) + 1] in ("", ".", "["):
                return names[name].name, path[len(name) :], names[name].codec
    end = re.search(r"[.\[]", path[1:])
    cut = len(path) if end is None else end.start() + 1
    return path[:cut], path[cut:], None


def _written(steps: list[str | int]) -> str:
    """Return steps as a JSON path."""
    text = ""
    for step in steps:
        if isinstance(step, int):
            text += f"[{step}]"
        elif unnamed := _UNNAMED.fullmatch(step):
            text += f" (property {unnamed[1]})"
        else:
            text += f".{step}" if _PLAIN_NAME.fullmatch(step) else f"['{step}']"
    return text


_PLAIN_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
