"""What an annotation means in the module or class in which it is written."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Sequence

import griffe
from attrs import define, field

from .expressions import expression
from .relations import Variance
from .sources import Sources
from .types import Named, Tuple, Type, Unknown, Variable, normal, parsed, shown, variables

_VARIABLES = frozenset({"typing.TypeVar", "typing.ParamSpec", "typing.TypeVarTuple"})


@define
class Annotations:
    """Reads the annotations of one version of a package.

    Attributes:
        sources: The version.
        public: The paths of what has a public name.
    """

    sources: Sources
    public: set[str] = field(factory=set[str])
    _types: dict[tuple[str, str], Type] = field(factory=dict[tuple[str, str], Type])
    _reading: set[str] = field(factory=set[str])

    def type_of(self, text: str, scope: griffe.Object) -> Type:
        """Return the type of an annotation in a module or class."""
        key = (scope.path, text)
        if key not in self._types:
            self._types[key] = parsed(text, lambda name: self._name(name, scope))
        return self._types[key]

    def _name(self, name: str, scope: griffe.Object) -> Type | str:
        path = self.sources.resolve(name, scope)
        found = self.sources.find(path)
        if isinstance(found, griffe.Attribute):
            variable = self._variable(found)
            if variable is not None:
                return variable
            alias = self.alias_of(found)
            if alias is not None:
                return Named(path) if path in self.public and not variables(alias) else alias
        return path

    def _variable(self, one: griffe.Attribute) -> Variable | None:
        text = str(one.value or "")
        if "(" not in text or one.parent is None:
            return None
        if normal(self.sources.resolve(text.partition("(")[0], one.parent)) not in _VARIABLES:
            return None
        call = expression(text)
        assert isinstance(call, ast.Call)
        bounds = [*call.args[1:], *(each.value for each in call.keywords if each.arg == "bound")]
        if one.path in self._reading:
            return Variable(one.name, "", one.name)
        self._reading.add(one.path)
        texts = [shown(self.type_of(ast.unparse(each), one.parent)) for each in bounds]
        self._reading.discard(one.path)
        return Variable(one.name, " or ".join(texts), one.name)

    def is_variable(self, one: griffe.Attribute) -> bool:
        """Whether a name is a type variable, which is compared where it is used."""
        return self._variable(one) is not None

    def variance(self, one: Variable, scope: griffe.Object) -> Variance:
        """Return the variance that a type variable is declared with."""
        found = self.sources.find(self.sources.resolve(one.name, scope))
        text = str(found.value) if isinstance(found, griffe.Attribute) else ""
        if "contravariant=True" in text:
            return Variance.CONTRAVARIANT
        return Variance.COVARIANT if "covariant=True" in text else Variance.INVARIANT

    def default(self, one: Variable, scope: griffe.Object) -> str:
        """Return the type that a type variable stands for where none is given, as text; empty if it has none."""
        found = self.sources.find(self.sources.resolve(one.name, scope))
        call = expression(str(found.value)) if isinstance(found, griffe.Attribute) else None
        if not isinstance(call, ast.Call) or not isinstance(found, griffe.Attribute):
            return ""
        home = found.parent or self.sources.root
        given = [each.value for each in call.keywords if each.arg == "default"]
        return shown(self.type_of(ast.unparse(given[0]), home)) if given else ""

    def alias_of(self, one: griffe.Attribute) -> Type | None:
        """Return the type that a name of a module is an alias of, or ``None`` if it is a value."""
        if one.value is None or not isinstance(one.parent, griffe.Module):
            return None
        text = str(one.value)
        annotation = str(one.annotation or "")
        declared = annotation.rpartition(".")[2] == "TypeAlias"
        if annotation and not declared:
            return None
        if not declared and not self._names_types(text, one.parent):
            return None
        if one.path in self._reading:
            return Unknown(one.name)
        self._reading.add(one.path)
        found = self.type_of(text, one.parent)
        self._reading.discard(one.path)
        return found

    def _names_types(self, text: str, scope: griffe.Object) -> bool:
        """Whether an expression can only be a type."""
        node = expression(text)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            return all(
                self._names_types(ast.unparse(side), scope) or ast.unparse(side) == "None"
                for side in (node.left, node.right)
            )
        if isinstance(node, ast.Subscript):
            node = node.value
        if not isinstance(node, ast.Name | ast.Attribute):
            return False
        path = normal(self.sources.resolve(ast.unparse(node), scope))
        found = self.sources.find(path)
        if isinstance(found, griffe.Attribute):
            return self.alias_of(found) is not None
        if isinstance(found, griffe.Class):
            return True
        if found is not None:
            return False
        module, _, name = path.rpartition(".")
        if module == "builtins":
            return isinstance(getattr(builtins, name, None), type)
        return module in ("typing", "collections.abc") or (name[:1].isupper() and not name.isupper())

    def inferred(self, text: str | None, scope: griffe.Object) -> Type | None:
        """Return the type of a value as a type checker infers it, if that is plain."""
        node = expression(text) if text is not None else None
        if isinstance(node, ast.Constant):
            return Named("None") if node.value is None else Named(f"builtins.{type(node.value).__name__}")
        if isinstance(node, ast.Tuple | ast.List | ast.Set | ast.Dict):
            return self._displayed(node, scope)
        if isinstance(node, ast.Call):
            called = node.func.value if isinstance(node.func, ast.Subscript) else node.func
            path = self.sources.resolve(ast.unparse(called), scope)
            found = self.sources.find(path)
            if isinstance(found, griffe.Class):
                return self.type_of(ast.unparse(node.func), scope)
            if found is None and path.startswith("builtins.") and isinstance(getattr(builtins, path[9:], None), type):
                return self.type_of(ast.unparse(node.func), scope)
            if isinstance(found, griffe.Function) and found.returns is not None:
                return self.type_of(str(found.returns), self.scope_of(found))
        if isinstance(node, ast.Name) and isinstance(scope, griffe.Class):
            constructor = scope.members.get("__init__")
            if isinstance(constructor, griffe.Function):
                for each in constructor.parameters:
                    if each.name == node.id and each.annotation is not None:
                        return self.type_of(str(each.annotation), scope)
        if isinstance(node, ast.Attribute):
            owner = self.sources.find(self.sources.resolve(ast.unparse(node.value), scope))
            if isinstance(owner, griffe.Class):
                return Named(owner.path)
        return None

    def _displayed(self, node: ast.Tuple | ast.List | ast.Set | ast.Dict, scope: griffe.Object) -> Type | None:
        """Return the type of what is written with its items, if type checkers agree on it."""
        parts: list[list[ast.expr]] = [node.elts] if not isinstance(node, ast.Dict) else [node.values]
        if isinstance(node, ast.Dict):
            parts.insert(0, [one for one in node.keys if one is not None])
            if len(parts[0]) != len(parts[1]):
                return None
        types = [[self.inferred(ast.unparse(one), scope) for one in part] for part in parts]
        known = [one for part in types for one in part if one is not None]
        if not known or len(known) != sum(map(len, types)):
            return None
        if isinstance(node, ast.Tuple):
            return Tuple(tuple(known))
        if any(len(set(part)) != 1 for part in types):
            return None
        return Named(f"builtins.{type(node).__name__.lower()}", tuple(one[0] for one in types if one[0] is not None))

    def scope_of(self, one: griffe.Object) -> griffe.Object:
        """Return the module or class that contains something."""
        return one.parent or self.sources.root

    def decorators_of(self, one: griffe.Object, scope: griffe.Object) -> list[str]:
        """Return the full paths of the decorators of something."""
        decorators: Sequence[griffe.Decorator] = getattr(one, "decorators", [])
        names = [str(each.value).partition("(")[0] for each in decorators]
        return [normal(self.sources.resolve(name, scope)) for name in names]
