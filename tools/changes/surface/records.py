"""Classes whose constructor is made from their annotated attributes: dataclasses, attrs, pydantic, TypedDict."""

from __future__ import annotations

import ast
import re

import griffe
from attrs import evolve, frozen

from .expressions import expression, normal_text
from .model import Field
from .options import of_field
from .sources import Sources, default_of, is_private
from .types import normal

_ATTRS = {
    "attrs.frozen": ("frozen", "slots"),
    "attr.frozen": ("frozen", "slots"),
    "attrs.define": ("slots",),
    "attr.define": ("slots",),
    "attrs.mutable": ("slots",),
    "attr.s": (),
    "attr.attrs": (),
    "dataclasses.dataclass": (),
}
BASE_MODELS = frozenset({"pydantic.BaseModel", "pydantic.main.BaseModel"})
_READ_ONLY = re.compile(r"\bReadOnly\[")
_MISSING = frozenset({"attrs.NOTHING", "attr.NOTHING", "dataclasses.MISSING", "...", "PydanticUndefined"})


@frozen
class Traits:
    """How instances of a class are made.

    Attributes:
        record: Whether its constructor is made from its attributes.
        typed_dict: Whether it is a TypedDict.
        frozen: Whether its instances refuse assignments.
        slots: Whether they have no ``__dict__``.
        keyword_only: Whether arguments are given by name only.
        decided_by: The path of the class that decides it, if that is a base.
        collects: Whether its own annotated attributes are fields, and not only those of its bases.
        renames: Whether the argument of a field has the name of the attribute without underscores before it.
    """

    record: bool = False
    typed_dict: bool = False
    frozen: bool = False
    slots: bool = False
    keyword_only: bool = False
    decided_by: str = ""
    collects: bool = True
    renames: bool = False


def traits_of(one: griffe.Class, sources: Sources) -> Traits:
    """Return how instances of a class are made."""
    found = _own_traits(one, sources)
    lineage = sources.lineage(one)
    if "__slots__" in one.members and all(
        (isinstance(base, griffe.Class) and _has_slots_only(base)) or base in ("builtins.object", "typing.Generic")
        for base in lineage
    ):
        found = evolve(found, slots=True)
    if found.record:
        return found
    for base in lineage:
        if isinstance(base, str):
            path = normal(base)
            if path == "typing.TypedDict":
                return Traits(typed_dict=True)
            if path == "typing.NamedTuple":
                return Traits(record=True, frozen=True, slots=True)
            if path in BASE_MODELS:
                config = _config(lineage)
                return Traits(
                    record=True,
                    keyword_only=True,
                    frozen=config is not None and "frozen=True" in normal_text(str(config.value)),
                    decided_by=config.path.rpartition(".")[0] if config is not None else "",
                )
        else:
            transform = _transform(base, sources)
            if transform is not None and base is not one:
                return evolve(transform, decided_by=base.path)
            own = _own_traits(base, sources)
            if own.record and base is not one and not has_constructor(one):
                return evolve(own, slots=found.slots, decided_by=base.path, collects=False)
    return found


def _has_slots_only(one: griffe.Class) -> bool:
    """Whether a class has slots, and none of them is for `__dict__`."""
    slots = one.members.get("__slots__")
    return slots is not None and not (isinstance(slots, griffe.Attribute) and "__dict__" in str(slots.value))


def has_constructor(one: griffe.Class) -> bool:
    """Whether the source of a class defines ``__init__``. Griffe adds one to dataclasses, without a line."""
    return bool(getattr(one.members.get("__init__"), "lineno", None))


def _config(lineage: list[griffe.Class | str]) -> griffe.Attribute | None:
    """Return the nearest configuration of a pydantic model that says whether it is frozen."""
    for base in lineage:
        config = base.members.get("model_config") if isinstance(base, griffe.Class) else None
        if isinstance(config, griffe.Attribute) and "frozen" in str(config.value):
            return config
    return None


def _call_of(text: str) -> tuple[str, dict[str, ast.expr], list[ast.expr]] | None:
    """Return the function, the keywords and the other arguments of a call."""
    node = expression(text)
    if isinstance(node, ast.Call):
        return (
            ast.unparse(node.func),
            {each.arg: each.value for each in node.keywords if each.arg},
            list(node.args),
        )
    return (ast.unparse(node), {}, []) if isinstance(node, ast.Name | ast.Attribute) else None


def _is(keywords: dict[str, ast.expr], name: str, default: bool) -> bool:
    node = keywords.get(name)
    return node.value is True if isinstance(node, ast.Constant) else default


def _own_traits(one: griffe.Class, sources: Sources) -> Traits:
    for decorator in one.decorators:
        call = _call_of(str(decorator.value))
        if call is None:
            continue
        path = sources.resolve(call[0], one.parent or sources.root)
        if path in _ATTRS:
            keywords = call[1]
            return Traits(
                record=_is(keywords, "init", True) and not has_constructor(one),
                frozen=_is(keywords, "frozen", "frozen" in _ATTRS[path]),
                slots=_is(keywords, "slots", "slots" in _ATTRS[path]),
                keyword_only=_is(keywords, "kw_only", False),
                renames=path.startswith("attr"),
            )
    return Traits()


def _transform(one: griffe.Class, sources: Sources) -> Traits | None:
    for decorator in one.decorators:
        call = _call_of(str(decorator.value))
        if call is None:
            continue
        path = normal(sources.resolve(call[0], one.parent or sources.root))
        if path == "typing.dataclass_transform":
            keywords = call[1]
            return Traits(
                record=True,
                frozen=_is(keywords, "frozen_default", False),
                keyword_only=_is(keywords, "kw_only_default", False),
            )
    return None


def fields_of(one: griffe.Class, sources: Sources) -> tuple[Field, ...]:
    """Return the arguments of the constructor of a record, or the keys of a TypedDict."""
    found: dict[str, Field] = {}
    for base in reversed(sources.lineage(one)):
        if not isinstance(base, griffe.Class):
            continue
        traits = traits_of(base, sources)
        if not (traits.record or traits.typed_dict) or not traits.collects:
            continue
        by_name = traits.keyword_only
        is_model = not BASE_MODELS.isdisjoint(normal(each) for each in sources.lineage(base) if isinstance(each, str))
        for name, member in base.members.items():
            if not isinstance(member, griffe.Attribute) or member.annotation is None:
                continue
            annotation = normal_text(str(member.annotation))
            scope = base.parent or sources.root
            head = normal(sources.resolve(annotation.partition("[")[0], scope))
            # griffe leaves ClassVar out of an annotation. What __init__ assigns is an attribute of instances, too.
            if "instance-attribute" not in member.labels or "property" in member.labels:
                continue
            if "class-attribute" not in member.labels and member.value is not None:
                continue
            if head == "dataclasses.KW_ONLY":
                by_name = True
                continue
            if name.startswith("__") or (is_model and is_private(name)):
                continue
            if traits.typed_dict:
                options = frozenset({"ReadOnly"} if _READ_ONLY.search(annotation) else ())
                found[name] = Field(name, name, _is_required_key(base, head), options=options)
            else:
                made = _field(name, member, annotation, by_name, renames=traits.renames)
                calls = [
                    *_calls(annotation),
                    *(each for each in _calls(str(member.value or "")) if _is_specifier(each)),
                ]
                default = default_of(made.default, sources, base) if made.default is not None else None
                found[name] = evolve(made, default=default, options=of_field(calls, sources, base))
    return tuple(each for each in found.values() if each.required or not is_private(each.argument))


def _is_required_key(base: griffe.Class, head: str) -> bool:
    if head in ("typing.Required", "typing.NotRequired"):
        return head == "typing.Required"
    return str(base.keywords.get("total", "True")) != "False"


def _field(name: str, member: griffe.Attribute, annotation: str, by_name: bool, *, renames: bool) -> Field:
    argument = name.lstrip("_") if renames else name
    default = _made(normal_text(str(member.value))) if member.value is not None else None
    given, required = True, default is None
    for text in (annotation, default or ""):
        for call in _calls(text):
            keywords = {each.arg: each.value for each in call.keywords if each.arg}
            if not _is_specifier(call):
                continue
            if "alias" in keywords and isinstance(keywords["alias"], ast.Constant):
                argument = str(keywords["alias"].value)
            given = _is(keywords, "init", given)
            by_name = _is(keywords, "kw_only", by_name)
            inside = text is annotation
            made_default = [keywords[key] for key in ("default", "default_factory", "factory") if key in keywords]
            if ast.unparse(call.func).rpartition(".")[2] == "Field" and call.args:
                made_default.append(call.args[0])
            made_default = [each for each in made_default if ast.unparse(each) not in _MISSING]
            if not inside or made_default:
                required = not made_default
                default = _made(ast.unparse(made_default[0])) if made_default else None
    return Field(name, argument, required, default, by_name, given)


def _made(text: str) -> str:
    """Return a default, or what makes it: `Factory(list)` is the same as the keyword `factory=list`."""
    call = expression(text)
    if isinstance(call, ast.Call) and ast.unparse(call.func).rpartition(".")[2] == "Factory" and len(call.args) == 1:
        return text if call.keywords else ast.unparse(call.args[0])
    return text


def _is_specifier(call: ast.Call) -> bool:
    return ast.unparse(call.func).rpartition(".")[2] in ("field", "ib", "attrib", "wire", "Field")


def _calls(text: str) -> list[ast.Call]:
    body = expression(text)
    if isinstance(body, ast.Call):
        return [body]
    if isinstance(body, ast.Subscript) and ast.unparse(body.value).rpartition(".")[2] == "Annotated":
        parts = body.slice.elts if isinstance(body.slice, ast.Tuple) else []
        return [part for part in parts if isinstance(part, ast.Call)]
    return []
