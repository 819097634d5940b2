"""What a definition says that no other part of the comparison reads: decorators, keywords, and expressions.

An option is the source text of one such thing, in which each name is the path of what it names. Options that differ
count as a change, unless they are known to be harmless.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

import griffe

from tools.changes.bounds import is_bound

from .expressions import expression, literal
from .sources import Object, Sources, is_private
from .types import normal

_UNDERSTOOD = frozenset(
    {
        *("builtins.property", "builtins.classmethod", "builtins.staticmethod", "functools.cached_property"),
        *("typing.overload", "typing.final", "typing.override", "abc.abstractmethod", "typing.deprecated"),
        *("warnings.deprecated", "contextlib.contextmanager", "contextlib.asynccontextmanager"),
    }
)
"""The decorators that are read elsewhere, or that mean nothing to a caller."""
_RECORDS = {
    "attrs.frozen": "attrs",
    "attr.frozen": "attrs",
    "attrs.define": "attrs",
    "attr.define": "attrs",
    "attrs.mutable": "attrs",
    "attr.mutable": "attrs",
    "attr.s": "attr.s",
    "attr.attrs": "attr.s",
    "dataclasses.dataclass": "dataclass",
}
_READ = frozenset({"init", "frozen", "slots", "kw_only"})
_DEFAULTS = {"eq": "True", "order": "False", "repr": "True", "match_args": "True", "unsafe_hash": "False"}
_NO_BOUNDS = {"min_length": "0"}
"""The values of bounds that exclude nothing."""
_OF_FIELDS = frozenset(
    {
        *("default", "default_factory", "factory", "init", "kw_only", "alias", "metadata", "title", "description"),
        *("examples", "json_schema_extra", "deprecated"),
    }
)
"""The keywords of fields that are read elsewhere, or that only describe."""
_OF_MODELS = frozenset({"frozen", "title", "json_schema_extra", "use_attribute_docstrings"})
_KINDS = ("typing.TypedDict", "typing.NamedTuple", "pydantic.BaseModel", "pydantic.main.BaseModel")


def written(node: ast.expr | str, sources: Sources, scope: Object) -> str:
    """Return an expression as text in which each name is the path of what it names.

    What is in the package has its last name only, so that it may move; a private constant is its value.
    """
    copy = expression.__wrapped__(node if isinstance(node, str) else ast.unparse(node))
    return str(node) if copy is None else ast.unparse(_Names(sources, scope).visit(copy))


class _Names(ast.NodeTransformer):
    def __init__(self, sources: Sources, scope: Object) -> None:
        self._sources = sources
        self._scope = scope

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return self._path(node)

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        inner: ast.expr = node
        while isinstance(inner, ast.Attribute):
            inner = inner.value
        return self._path(node) if isinstance(inner, ast.Name) else self.generic_visit(node)  # type: ignore[return-value]

    def _path(self, node: ast.Name | ast.Attribute) -> ast.expr:
        path = normal(self._sources.resolve(ast.unparse(node), self._scope))
        found = self._sources.find(path)
        if isinstance(found, griffe.Attribute) and found.value is not None and is_private(found.name):
            value = literal(str(found.value))
            if value is not None:
                return ast.parse(value, mode="eval").body
        if isinstance(found, griffe.Function) and is_private(found.name):
            shown = ", ".join(f"{each.name}: {each.annotation}" for each in found.parameters)
            path = f"{found.name}({shown})"  # it has no finding of its own
        elif found is not None:
            path = path.rpartition(".")[2]
        elif path.startswith(f"{self._sources.package}."):  # an argument or a variable, or part of one
            path = ast.unparse(node)
        return ast.Name(path.removeprefix("builtins."))


def of_function(one: griffe.Function, sources: Sources, scope: Object) -> frozenset[str]:
    """Return the options of a function."""
    return frozenset(_decorators(one.decorators, sources, scope))


def of_class(one: griffe.Class, sources: Sources, public: Iterable[str]) -> frozenset[str]:
    """Return the options of a class, with those of its private bases."""
    found: set[str] = set()
    for base in sources.lineage(one):
        if isinstance(base, str):
            if normal(base) in _KINDS:
                found.add(normal(base).rpartition(".")[2])
        elif base is one or base.path not in public:
            found |= set(_own(base, sources))
    scope = one.parent or sources.root
    if any(normal(sources.resolve(str(base).partition("[")[0], scope)) == "typing.Protocol" for base in one.bases):
        found.add("Protocol")
    return frozenset(found)


def _own(one: griffe.Class, sources: Sources) -> Iterator[str]:
    scope = one.parent or sources.root
    yield from _decorators(one.decorators, sources, scope)
    for name, value in one.keywords.items():
        text = written(str(value), sources, scope)
        if name != "total" and text != "abc.ABCMeta":
            yield f"{name}={text}"
    for name, member in one.members.items():
        if isinstance(member, griffe.Function) and is_private(name):
            yield from _decorators(member.decorators, sources, one)
        elif name == "model_config" and isinstance(member, griffe.Attribute):
            yield from _settings(member, sources, one)
        elif name == "__new__" and "__init__" in one.members and isinstance(member, griffe.Function):
            yield f"__new__({', '.join(str(each.annotation or each.name) for each in member.parameters)})"


def _settings(one: griffe.Attribute, sources: Sources, scope: Object) -> Iterator[str]:
    """Iterate over the settings of a model of pydantic."""
    node = expression(str(one.value))
    pairs: list[tuple[str, ast.expr]] = []
    if isinstance(node, ast.Call):
        pairs = [(each.arg or "**", each.value) for each in node.keywords]
    elif isinstance(node, ast.Dict):
        keys = [ast.unparse(key).strip("'\"") if key is not None else "**" for key in node.keys]
        pairs = list(zip(keys, node.values, strict=True))
    for name, value in pairs:
        if name not in _OF_MODELS:
            yield f"{name}={written(value, sources, scope)}"


def _decorators(decorators: Iterable[griffe.Decorator], sources: Sources, scope: Object) -> Iterator[str]:
    for decorator in decorators:
        node = expression(str(decorator.value))
        if node is None:
            continue
        called = node.func if isinstance(node, ast.Call) else node
        path = normal(sources.resolve(ast.unparse(called), scope))
        if path in _UNDERSTOOD or path.rpartition(".")[2] in ("setter", "deleter", "getter"):
            continue
        if path in _RECORDS:
            yield _RECORDS[path]
            for each in node.keywords if isinstance(node, ast.Call) else []:
                text = ast.unparse(each.value)
                if each.arg not in _READ and text not in ("None", _DEFAULTS.get(each.arg or "")):
                    yield f"{_RECORDS[path]}({each.arg}={text})"
        elif path in ("functools.cache", "functools.lru_cache"):
            yield "functools.lru_cache"
        else:
            found = sources.find(path)
            if not isinstance(found, griffe.Function):
                yield written(node, sources, scope)
            elif not _keeps(found, called=called is not node):
                home = found.parent or sources.root
                types = [found.parameters[0].annotation if len(found.parameters) else None, found.returns]
                shown = " -> ".join(written(str(each), sources, home) for each in types)
                yield f"{written(node, sources, scope)}: {shown}"


def _keeps(one: griffe.Function, *, called: bool) -> bool:
    """Whether a decorator returns the type that it gets, so that it does not matter to a caller."""
    returns = expression(str(one.returns)) if one.returns is not None else None
    if not called:
        annotation = one.parameters[0].annotation if len(one.parameters) else None
        keeps = returns is not None and annotation is not None and str(annotation) == str(one.returns)
        return keeps and str(one.returns).rpartition(".")[2] not in ("object", "Any")
    if isinstance(returns, ast.Subscript) and ast.unparse(returns.value).rpartition(".")[2] == "Callable":
        inner = returns.slice
        if isinstance(inner, ast.Tuple) and len(inner.elts) == 2 and isinstance(inner.elts[0], ast.List):
            return [ast.unparse(each) for each in inner.elts[0].elts] == [ast.unparse(inner.elts[1])]
    return False


def of_field(calls: Iterable[ast.Call], sources: Sources, scope: Object) -> frozenset[str]:
    """Return the options of a field from the calls in its annotation and its value."""
    found: set[str] = set()
    for call in calls:
        name = ast.unparse(call.func).rpartition(".")[2]
        if name in ("field", "ib", "attrib", "Field"):
            found |= {
                f"{each.arg}={written(each.value, sources, scope)}"
                for each in call.keywords
                if each.arg not in _OF_FIELDS
                and ast.unparse(each.value)
                not in ("None", _DEFAULTS.get(each.arg or ""), _NO_BOUNDS.get(each.arg or ""))
            }
        elif name != "wire":  # what the generated clients send is compared by the documents
            found.add(written(call, sources, scope))
    return frozenset(found)


def bounds_of(options: frozenset[str]) -> frozenset[str]:
    """Return the options of a field that are bounds of its values, whose changes documents know better."""
    return frozenset(filter(is_bound, options))


def others_of(options: frozenset[str]) -> frozenset[str]:
    """Return the options of a field that are not bounds of its values."""
    return options - bounds_of(options)
