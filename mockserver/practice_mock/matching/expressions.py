"""What the expressions of a handler may be, as far as they use the request."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from inspect import isclass, ismodule
from typing import Any

from practice_mock.json_types import is_tuple
from practice_mock.matching.reads import Reads, Site
from practice_mock.matching.values import (
    NOTHING,
    Live,
    Made,
    Pairs,
    Part,
    Scope,
    TheCall,
    TheRequest,
    Values,
    is_list,
    is_mapping,
    is_sent,
)

_PARTS = {"path": "path", "query": "query", "body": "body", "files": "body"}
_HARMLESS_OF_CALL = {"tenant", "operation", "base_url"}
_HARMLESS_OF_REQUEST = {"origin", "own_origin", "own_path", "namespace", "path", "method"}
_MOST_ENTRIES = 1000
_UNKNOWN = object()


class Expressions(ABC):
    """Evaluates expressions and assigns what they may be to variables. What is not recognised must not be sent."""

    def __init__(self, reads: Reads) -> None:
        self.reads = reads

    @abstractmethod
    def call(self, node: ast.Call, scope: Scope) -> Values:
        """Return what a call may return."""

    @abstractmethod
    def run_unseen(self, function: Made, node: ast.AST, site: Site) -> None:
        """Follow a function that may be called elsewhere, with arguments that are not known."""

    def bind(self, target: ast.expr, values: Values, scope: Scope) -> None:
        match target:
            case ast.Name():
                scope.own[target.id] = values
            case ast.Tuple() | ast.List():
                for place, part in enumerate(target.elts):
                    found = NOTHING
                    for one in values:
                        if isinstance(one, Live) and is_tuple(one.value):
                            found |= {Live(entry, one.listed) for entry in one.value[place : place + 1]}
                        elif isinstance(one, Part):
                            found |= self.reads.item(one)
                    self.bind(part, found, scope)
            case ast.Starred():
                self.bind(target.value, NOTHING, scope)
                if is_sent(values):
                    self.reads.refuse(site_of(target, scope), target)
            case _:
                if is_sent(values) or any(is_sent(self.value(part, scope)) for part in _children(target)):
                    self.reads.refuse(site_of(target, scope), target)

    def loop(self, target: ast.expr, source: ast.expr, scope: Scope, run: Callable[[], object]) -> None:
        """Run for what each round may begin with."""
        numbered = (
            isinstance(source, ast.Call)
            and isinstance(source.func, ast.Name)
            and any(isinstance(one, Live) and one.value is enumerate for one in self.value(source.func, scope))
            and isinstance(target, ast.Tuple)
        )
        if numbered:
            assert isinstance(source, ast.Call)
            assert isinstance(target, ast.Tuple)
            source, target = source.args[0], target.elts[1]
        values = self.value(source, scope)
        for item in self.items(values):
            self.bind(target, item, scope)
            run()

    def items(self, values: Values) -> list[Values]:
        """Return what each entry of a value may be; one entry, of which nothing is known, if the value is not known."""
        found: list[Values] = []
        for one in values or (None,):
            if isinstance(one, Part):
                found.append(self.reads.item(one))
            elif isinstance(one, Live) and is_list(one.value) and len(one.value) <= _MOST_ENTRIES:
                found.extend(frozenset({Live(item, listed=True)}) for item in one.value)
            else:
                found.append(NOTHING)
        return found

    def value(self, node: ast.AST, scope: Scope) -> Values:
        match node:
            case ast.Name():
                return scope.find(node.id)
            case ast.Constant():
                return frozenset({Live(node.value)})
            case ast.Attribute():
                return self._attribute(node, scope)
            case ast.Subscript():
                return self._subscript(node, scope)
            case ast.Call():
                return self.call(node, scope)
            case ast.Lambda():
                return frozenset({Made(node, scope)})
            case ast.IfExp():
                self.value(node.test, scope)
                return self.value(node.body, scope) | self.value(node.orelse, scope)
            case ast.BoolOp():
                return NOTHING.union(*(self.value(one, scope) for one in node.values))
            case ast.NamedExpr():
                values = self.value(node.value, scope)
                self.bind(node.target, values, scope)
                return values
            case ast.UnaryOp():
                self.value(node.operand, scope)
                return NOTHING
            case ast.Compare():
                self._compare(node, scope)
                return NOTHING
            case ast.ListComp() | ast.SetComp() | ast.GeneratorExp():
                self._comprehension(node.generators, [node.elt], scope)
                return NOTHING
            case ast.DictComp():
                self._comprehension(node.generators, [node.key, node.value], scope)
                return NOTHING
            case ast.Tuple() | ast.List():
                return self._sequence(node, scope)
            case ast.Dict():
                return self._dictionary(node, scope)
            case _:
                for child in _children(node):
                    self.harmless(child, scope)
                return NOTHING

    def harmless(self, node: ast.AST, scope: Scope) -> None:
        """Follow what must not be a part of the request, nor contain one."""
        self._harmless_value(self.value(node, scope), node, scope)

    def _harmless_value(self, values: Values, node: ast.AST, scope: Scope) -> None:
        if is_sent(values):
            self.reads.refuse(site_of(node, scope), node)
        for one in values:
            if isinstance(one, Made):
                self.run_unseen(one, node, site_of(node, scope))

    def _sequence(self, node: ast.Tuple | ast.List, scope: Scope) -> Values:
        entries = [self.value(one, scope) for one in node.elts]
        for entry in entries:
            self._harmless_value(entry, node, scope)
        known = [[one.value for one in values if isinstance(one, Live)] for values in entries]
        if any(len(one) != 1 for one in known):
            return NOTHING
        return frozenset({Live(tuple(one for (one,) in known))})

    def _dictionary(self, node: ast.Dict, scope: Scope) -> Values:
        """Return a dictionary with the known keys, if all are known."""
        known: dict[Any, Any] = {}
        certain = True
        for key, value in zip(node.keys, node.values, strict=True):
            entry = self.value(value, scope)
            self._harmless_value(entry, node, scope)
            names = entry if key is None else self.value(key, scope)
            (name,) = names if len(names) == 1 else (None,)
            if not isinstance(name, Live):
                certain = False
            elif key is not None:
                (only,) = entry if len(entry) == 1 else (None,)
                known[name.value] = only.value if isinstance(only, Live) else _UNKNOWN
            elif is_mapping(name.value):
                known.update(name.value)
            else:
                certain = False
        return frozenset({Live(known)}) if certain else NOTHING

    def _attribute(self, node: ast.Attribute, scope: Scope) -> Values:
        found = NOTHING
        for one in self.value(node.value, scope):
            name = node.attr
            if isinstance(one, TheCall) and name in _PARTS:
                found |= {Part(_PARTS[name])}
            elif isinstance(one, TheCall) and name == "request":
                found |= {TheRequest()}
            elif isinstance(one, TheCall) and name == "pairs":
                found |= {Pairs()}
            elif isinstance(one, TheRequest) and name == "headers":
                found |= {Part("header")}
            elif isinstance(one, Live) and (ismodule(one.value) or isclass(one.value)) and hasattr(one.value, name):
                found |= {Live(getattr(one.value, name))}
            elif (
                (isinstance(one, TheCall) and name not in _HARMLESS_OF_CALL)
                or (isinstance(one, TheRequest) and name not in _HARMLESS_OF_REQUEST)
                or isinstance(one, Part | Pairs)
            ):
                self.reads.refuse(site_of(node, scope), node)
        return found

    def _subscript(self, node: ast.Subscript, scope: Scope) -> Values:
        index, found = self.value(node.slice, scope), NOTHING
        for one in self.value(node.value, scope):
            if isinstance(one, Part):
                item = self.reads.item(one)
                found |= item or self.reads.read(one, index, site_of(node, scope))
            elif is_sent(frozenset({one})):
                self.reads.refuse(site_of(node, scope), node)
        return found

    def _compare(self, node: ast.Compare, scope: Scope) -> None:
        operands = [self.value(one, scope) for one in (node.left, *node.comparators)]
        for operator, left, right in zip(node.ops, operands, operands[1:], strict=False):
            if isinstance(operator, ast.Is | ast.IsNot):
                continue
            parts = [one for one in right if isinstance(one, Part)]
            if is_sent(left) or (parts and not isinstance(operator, ast.In | ast.NotIn)):
                self.reads.refuse(site_of(node, scope), node)
            for part in parts:
                self.reads.read(part, left, site_of(node, scope))

    def _comprehension(
        self, generators: Sequence[ast.comprehension], shown: Sequence[ast.expr], scope: Scope, place: int = 0
    ) -> None:
        if place == len(generators):
            for one in shown:
                self.harmless(one, scope)
            return
        generator = generators[place]

        def run() -> None:
            for condition in generator.ifs:
                self.value(condition, scope)
            self._comprehension(generators, shown, scope, place + 1)

        self.loop(generator.target, generator.iter, scope, run)


def site_of(node: ast.AST, scope: Scope) -> Site:
    return Site(scope.file, getattr(node, "lineno", 0))


def _children(node: ast.AST) -> Iterable[ast.AST]:
    return (child for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr | ast.keyword))
