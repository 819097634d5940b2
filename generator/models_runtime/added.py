"""Classes of the caller's that extend a model: what they may add.

A model validates, writes and exports by its schema, and what a class adds to it by the annotations of its new fields.
Whatever else pydantic would read from a class would have no effect, so it is refused where the class is defined.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from inspect import get_annotations
from typing import Annotated, Any, Final, cast

from pydantic import BaseModel, Field, TypeAdapter
from pydantic.fields import FieldInfo
from pydantic_core import CoreSchema, PydanticUndefined, core_schema

from .properties import properties_of

_OWN: Final = frozenset(
    {
        *("__annotations__", "__doc__", "__module__", "__slots__", "__static_attributes__", "__firstlineno__"),
        *("__class_vars__", "__private_attributes__", "model_config", "model_post_init"),
        *("__abstractmethods__", "_abc_impl", "__eq__", "__hash__", "__lt__", "__le__", "__gt__", "__ge__"),
        *("__repr__", "__str__", "__format__"),
    }
)
"""The attributes that a class may define itself: Python gives each class its own, or only Python reads them."""

_WORDS: Final = ("title", "description", "examples", "json_schema_extra")
"""What a new field may say about itself, for the exported schema."""

_HONOURED: Final = frozenset({"annotation", "metadata", "default", "default_factory", "deprecated", "frozen", *_WORDS})
"""What a new field may say."""

_BLANK: Final = FieldInfo(annotation=Any)


def check_attributes(cls: type, base: type) -> None:
    """Check that the body of a class replaces no attribute on which a model depends. Raises `TypeError`."""
    taken = sorted(name for name in cls.__dict__.keys() & {*dir(base)} if name not in _OWN)
    if taken:
        raise TypeError(f"{cls.__qualname__} cannot define {', '.join(taken)}: a model has an attribute of that name")


def check_declarations(cls: type[BaseModel], parent: type[BaseModel], base: type) -> None:
    """Check that a class adds nothing to the class that it extends that has no effect. Raises `TypeError`."""
    for problem in _problems(cls, parent, base):
        raise TypeError(f"{cls.__qualname__} {problem}")


def _problems(cls: type[BaseModel], parent: type[BaseModel], base: type) -> Iterator[str]:
    decorators: Any = cls.__pydantic_decorators__
    for kind in fields(decorators):
        for name in getattr(decorators, kind.name):
            yield f"cannot have {name!r} ({kind.name}): put it in a model that contains the record"
    if cls.model_config != parent.model_config:
        changed = {key for key, _ in cls.model_config.items() ^ parent.model_config.items()}
        yield f"cannot change model_config ({', '.join(sorted(changed))}): it would have no effect"
    if "__pydantic_extra__" in get_annotations(cls):
        yield "cannot describe unknown properties: it would have no effect"
    found = properties_of(cls)
    for one in found.all:
        info = cls.__pydantic_fields__[one.name]
        if one.name in parent.__pydantic_fields__:
            if _differences(info, parent.__pydantic_fields__[one.name]):
                yield f"cannot declare the field {one.name!r} again: the schema of the API describes it"
            continue
        if not one.is_added or one.name in dir(base):
            yield f"cannot have the field {one.name!r}: the record has a property or an attribute of that name"
        unknown = _differences(info, _BLANK) - _HONOURED - _plain_alias(info)
        if unknown:
            yield f"cannot use {', '.join(sorted(unknown))} in the field {one.name!r}: it would have no effect"
    if len({one.wire for one in found.all}) < len(found.all):
        yield "cannot have two properties of the same name"


def _differences(info: FieldInfo, other: FieldInfo) -> set[str]:
    names = (name for name in FieldInfo.__slots__ if not name.startswith("_"))
    return {name for name in names if getattr(info, name) != getattr(other, name)}


def _plain_alias(info: FieldInfo) -> set[str]:
    """Return what an alias sets, if it is the same one in both directions."""
    if isinstance(info.alias, str) and info.alias == info.validation_alias == info.serialization_alias:
        return {"alias", "alias_priority", "validation_alias", "serialization_alias"}
    return set()


def field_adapter(cls: type[BaseModel], name: str) -> TypeAdapter[Any]:
    """Return pydantic's own reading and writing of a field that a class adds."""
    made = cls.__dict__.get("__adapters__")
    if made is None:
        made = dict[str, TypeAdapter[Any]]()
        type.__setattr__(cls, "__adapters__", made)
    if name not in made:
        info = cls.__pydantic_fields__[name]
        words: dict[str, Any] = {key: getattr(info, key) for key in _WORDS if getattr(info, key) is not None}
        described: Any = Annotated
        annotation: Any = info.rebuild_annotation()
        made[name] = TypeAdapter(described[annotation, Field(**words)] if words else annotation)
    return cast("TypeAdapter[Any]", made[name])


def field_schema(cls: type[BaseModel], name: str) -> CoreSchema:
    """Return pydantic's own core schema of a field that a class adds, with its default."""
    schema, default = field_adapter(cls, name).core_schema, cls.__pydantic_fields__[name].default
    return schema if default is PydanticUndefined else core_schema.with_default_schema(schema, default=default)
