"""Write records for serialization."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from pydantic import BaseModel


def written_dict(record: Any, info: Any) -> Any:
    """Return a record as a dict for serialization, in which what is absent stays absent."""
    if not isinstance(record, BaseModel):
        return record
    state, given = record.__dict__, record.__pydantic_fields_set__
    written = {wire: state[name] for name, wire in _wire_names(type(record)) if name in given}
    extra = record.__pydantic_extra__
    if extra:
        # A property that the schema does not list may have the name of an attribute, which is absent then.
        unset = {wire for name, wire in _wire_names(type(record)) if name in extra and state[name] is None}
        written = {wire: value for wire, value in written.items() if wire not in unset} | extra
    if info.include is None and info.exclude is None and not (info.exclude_none or info.exclude_defaults):
        return written
    return _selected(type(record), written, info)


def _selected(cls: type[BaseModel], written: dict[str, Any], info: Any) -> dict[str, Any]:
    """Return the values that the arguments of ``model_dump`` select, which are by the names of the attributes."""
    names = {wire: name for name, wire in _wire_names(cls)}
    selected: dict[str, Any] = {}
    for wire, value in written.items():
        name = names.get(wire, wire)
        if (value is None and info.exclude_none) or (info.exclude_defaults and _is_default(cls, name, value)):
            continue
        if info.include is not None and name not in info.include:
            continue
        if info.exclude is not None and name in info.exclude and _part(info.exclude, name) is None:
            continue
        include, exclude = _part(info.include, name), _part(info.exclude, name)
        if isinstance(value, BaseModel) and (include is not None or exclude is not None):
            value = value.model_dump(mode=info.mode, include=include, exclude=exclude)
        selected[wire] = value
    return selected


def _is_default(cls: type[BaseModel], name: str, value: Any) -> bool:
    info = cls.__pydantic_fields__.get(name)
    return info is not None and not info.is_required() and bool(value == info.default)


def _part(chosen: Any, name: str) -> Any:
    """Return what is selected inside of a value. ``None`` if it is selected as a whole, or not at all."""
    part = cast("Mapping[str, Any]", chosen).get(name) if isinstance(chosen, Mapping) else None
    return cast("Any", part) if isinstance(part, (set, Mapping)) else None


def _wire_names(cls: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the attributes of a class and their names in the API."""
    found = cls.__dict__.get("__wire_names__")
    if found is None:
        found = tuple((name, info.alias or name) for name, info in cls.__pydantic_fields__.items())
        type.__setattr__(cls, "__wire_names__", found)
    return cast("tuple[tuple[str, str], ...]", found)
