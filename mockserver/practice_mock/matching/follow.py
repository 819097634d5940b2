"""Follows a request through the functions of a handler, without running them, and notes which names they read.

What is not recognised as harmless counts as unclear, and the mock does not start: a handler may read a request by names
that are written in its code, or through the functions of `practice_mock.request_parts`.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from types import FunctionType, MethodType
from typing import Any

from practice_mock import request_parts
from practice_mock.matching.document_names import OperationNames
from practice_mock.matching.expressions import Expressions, site_of
from practice_mock.matching.reads import Reads, Site, Unclear
from practice_mock.matching.sources import FunctionNode, NoSource, node_of
from practice_mock.matching.values import (
    NOTHING,
    Live,
    Made,
    Pairs,
    Part,
    Pending,
    Scope,
    TheCall,
    TheRequest,
    Value,
    Values,
    is_mapping,
    is_partial,
    is_sent,
)

_HARMLESS_FUNCTIONS = (bool, isinstance, len)
_DEEPEST = 60


def reads_of(handler: Callable[..., Any], names: OperationNames) -> Reads:
    """Return what a handler reads of a request for an operation with these names."""
    reads = Reads(names)
    follower = _Follower(reads, {"practice_mock", handler.__module__.partition(".")[0]})
    node = ast.parse("handler(call)", mode="eval").body
    site = Site(*_place(handler))
    if is_sent(follower.call_value(Live(handler), [frozenset({TheCall()})], {}, None, node, site)):
        reads.refuse(site, node)
    return reads


class _Follower(Expressions):
    def __init__(self, reads: Reads, packages: Collection[str]) -> None:
        super().__init__(reads)
        self._packages = packages
        """The packages whose functions are followed."""
        self._special: Mapping[Any, Callable[[ast.Call, Scope], Values]] = {
            request_parts.chosen: self._chosen,
            request_parts.as_sent: self._as_sent,
            request_parts.ignored: self._ignored,
        }
        self._running: list[object] = []
        self._uncertain = 0
        self._results: list[Values] = []

    # Calls

    def call_value(
        self,
        callee: Value,
        positional: Sequence[Values],
        named: Mapping[str, Values],
        spread: Part | None,
        node: ast.AST,
        site: Site,
    ) -> Values:
        """Return what a call returns. `spread` is a part of the request whose values are given by their names."""
        given = [*positional, *named.values()]
        sent = spread is not None or any(map(is_sent, given))
        if isinstance(callee, Live):
            callee = _unwrapped(callee)
        if isinstance(callee, Pending) and sent:
            assert isinstance(callee.function, FunctionType | Made)
            made = self._run(callee.function, callee.positional, callee.named, None, node, site)
            return self._call_any(made, positional, named, spread, node, site)
        if isinstance(callee, Live) and is_partial(callee.value):
            bound = callee.value
            first = [frozenset[Value]({Live(one)}) for one in bound.args]
            more = {name: frozenset[Value]({Live(one)}) for name, one in bound.keywords.items()}
            return self.call_value(Live(bound.func), [*first, *positional], {**more, **named}, spread, node, site)
        if isinstance(callee, Live) and isinstance(callee.value, MethodType):
            method: MethodType = callee.value
            owner = frozenset[Value]({Live(method.__self__)})
            return self.call_value(Live(method.__func__), [owner, *positional], named, spread, node, site)
        function = callee if isinstance(callee, Made) else self._own(callee)
        if function is not None:
            if sent or isinstance(callee, Made) or any(isinstance(one, Made) for values in given for one in values):
                return self._run(function, positional, named, spread, node, site)
            return frozenset({Pending(function, tuple(positional), named)})
        if isinstance(callee, Live) and any(callee.value is one for one in _HARMLESS_FUNCTIONS) and spread is None:
            return NOTHING
        if sent:
            self.reads.refuse(site, node)
        for one in (one for values in given for one in values):
            if isinstance(one, Made):
                self.run_unseen(one, node, site)
        return NOTHING

    def run_unseen(self, function: Made, node: ast.AST, site: Site) -> None:
        self._run(function, [], {}, None, node, site)

    def _own(self, callee: Value) -> FunctionType | None:
        """Return the function that a value is, if it belongs to a package that is followed."""
        value: object = callee.value if isinstance(callee, Live) else None
        if isinstance(value, FunctionType) and value.__module__.partition(".")[0] in self._packages:
            return value
        return None

    def _call_any(
        self,
        callees: Values,
        positional: Sequence[Values],
        named: Mapping[str, Values],
        spread: Part | None,
        node: ast.AST,
        site: Site,
    ) -> Values:
        if not callees and (spread is not None or any(map(is_sent, [*positional, *named.values()]))):
            self.reads.refuse(site, node)
        values = NOTHING
        for callee in callees or (Live(None),):
            values |= self.call_value(callee, positional, named, spread, node, site)
        return values

    def _run(
        self,
        function: FunctionType | Made,
        positional: Sequence[Values],
        named: Mapping[str, Values],
        spread: Part | None,
        node: ast.AST,
        site: Site,
    ) -> Values:
        """Follow a function, and return what it returns."""
        if isinstance(function, Made):
            definition, scope = function.node, Scope(function.scope.file, {}, function.scope)
        else:
            try:
                definition = node_of(function)
            except NoSource as error:
                self.reads.unclear.add(Unclear(site, str(error)))
                return NOTHING
            scope = Scope(function.__code__.co_filename, _outside(function))
        running = (definition, *map(_sent_of, positional), *((name, _sent_of(one)) for name, one in named.items()))
        if running in self._running:
            return NOTHING
        if len(self._running) > _DEEPEST:
            self.reads.refuse(site, node)
            return NOTHING
        self._bind_arguments(function, definition, scope, positional, named, spread, node, site)
        self._running.append(running)
        results, uncertain = self._results, self._uncertain
        self._results, self._uncertain = [], 0
        try:
            if isinstance(definition, ast.Lambda):
                return self.value(definition.body, scope)
            self._statements(definition.body, scope)
            return NOTHING.union(*self._results)
        finally:
            self._results, self._uncertain = results, uncertain
            self._running.pop()

    def _bind_arguments(
        self,
        function: FunctionType | Made,
        definition: FunctionNode,
        scope: Scope,
        positional: Sequence[Values],
        named: Mapping[str, Values],
        spread: Part | None,
        node: ast.AST,
        site: Site,
    ) -> None:
        arguments = definition.args
        plain = [one.arg for one in (*arguments.posonlyargs, *arguments.args)]
        rest = positional[len(plain) :]
        if isinstance(function, Made):
            defaults = self._written_defaults(arguments, plain, scope)
        else:
            defaults = _defaults(function, plain)
        given = {**dict(zip(plain, positional, strict=False)), **named}
        parameters = [*plain, *(one.arg for one in arguments.kwonlyargs)]
        for name in parameters:
            if name in given:
                scope.own[name] = given[name]
                continue
            scope.own[name] = defaults.get(name, NOTHING)
            if spread is not None:
                known = Live(name, listed=name in defaults)
                scope.own[name] |= self.reads.read(spread, frozenset({known}), site_of(definition, scope))
        others = [values for name, values in named.items() if name not in parameters]
        if any(map(is_sent, [*rest, *others])):
            self.reads.refuse(site, node)
        if arguments.vararg is not None:
            scope.own[arguments.vararg.arg] = NOTHING
        if arguments.kwarg is not None:
            scope.own[arguments.kwarg.arg] = NOTHING if spread is None else frozenset({spread})

    def _written_defaults(self, arguments: ast.arguments, plain: Sequence[str], scope: Scope) -> dict[str, Values]:
        """Return what the defaults of a function may be that is made while a handler runs."""
        found = {
            name: self.value(default, scope)
            for name, default in zip(reversed(plain), reversed(arguments.defaults), strict=False)
        }
        for one, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
            if default is not None:
                found[one.arg] = self.value(default, scope)
        return found

    def call(self, node: ast.Call, scope: Scope) -> Values:
        site = site_of(node, scope)
        if isinstance(node.func, ast.Attribute):
            owners = self.value(node.func.value, scope)
            parts = [one for one in owners if isinstance(one, Part)]
            if parts:
                return NOTHING.union(*(self._method(part, node.func.attr, node, scope) for part in parts))
            live = [one.value for one in owners if isinstance(one, Live) and is_mapping(one.value)]
            if live and node.func.attr in {"items", "keys", "values"} and not node.args:
                return frozenset({Live(list(getattr(one, node.func.attr)())) for one in live})
        callees = self.value(node.func, scope)
        for one in callees:
            if isinstance(one, Live) and isinstance(one.value, FunctionType) and one.value in self._special:
                return self._special[one.value](node, scope)
        positional = [self.value(argument, scope) for argument in node.args]
        named: dict[str, Values] = {}
        spread: Part | None = None
        for keyword in node.keywords:
            values = self.value(keyword.value, scope)
            parts = [one for one in values if isinstance(one, Part)]
            if keyword.arg is not None:
                named[keyword.arg] = values
            elif len(parts) == 1 and spread is None:
                spread = parts[0]
            elif is_sent(values):
                self.reads.refuse(site, node)
        return self._call_any(callees, positional, named, spread, node, site)

    def _method(self, part: Part, method: str, node: ast.Call, scope: Scope) -> Values:
        site = site_of(node, scope)
        arguments = [self.value(argument, scope) for argument in node.args]
        if method == "get" and arguments and not node.keywords:
            return self.reads.read(part, arguments[0], site).union(*arguments[1:])
        if method in {"values", "items"} and part.place == "path":
            self.reads.read_whole(part, site)
        elif method != "keys":
            self.reads.refuse(site, node)
        return NOTHING

    # What `practice_mock.request_parts` has

    def _chosen(self, node: ast.Call, scope: Scope) -> Values:
        parts, names = (self.value(argument, scope) for argument in node.args)
        site = site_of(node, scope)
        listed = self.items(names)
        for part in parts:
            if not isinstance(part, Part):
                self.reads.refuse(site, node)
            elif listed and self.reads.read(part, NOTHING.union(*listed), site):
                self.reads.refuse(site, node)  # an object with names of its own
        return NOTHING

    def _as_sent(self, node: ast.Call, scope: Scope) -> Values:
        site = site_of(node, scope)
        for one in self.value(node.args[0], scope):
            if isinstance(one, Part):
                self.reads.read_whole(one, site)
            elif not isinstance(one, Pairs):
                self.reads.refuse(site, node)
        return NOTHING

    def _ignored(self, node: ast.Call, scope: Scope) -> Values:
        part, *names = (self.value(argument, scope) for argument in node.args)
        for one in part:
            if isinstance(one, Part):
                for name in names:
                    self.reads.read(one, name, site_of(node, scope))
        return NOTHING

    # Statements

    def _statements(self, nodes: Iterable[ast.stmt], scope: Scope) -> None:
        for node in nodes:
            self._statement(node, scope)

    def _statement(self, node: ast.stmt, scope: Scope) -> None:
        match node:
            case ast.Return():
                self._results.append(NOTHING if node.value is None else self.value(node.value, scope))
            case ast.Assign():
                self._assign(node.targets, node.value, scope)
            case ast.AnnAssign():
                if node.value is not None:
                    self._assign([node.target], node.value, scope)
            case ast.AugAssign():
                if is_sent(self.value(node.value, scope)) or is_sent(self.value(node.target, scope)):
                    self.reads.refuse(site_of(node, scope), node)
            case ast.For():
                self.loop(node.target, node.iter, scope, lambda: self._branch(node.body, scope))
                self._branch(node.orelse, scope)
            case ast.If() | ast.While():
                self.value(node.test, scope)
                self._branch(node.body, scope)
                self._branch(node.orelse, scope)
            case ast.With():
                for item in node.items:
                    self.harmless(item.context_expr, scope)
                self._statements(node.body, scope)
            case ast.Try():
                for part in (node.body, *(one.body for one in node.handlers), node.orelse, node.finalbody):
                    self._branch(part, scope)
            case ast.FunctionDef():
                scope.own[node.name] = frozenset({Made(node, scope)})
            case ast.Expr():
                self.value(node.value, scope)
            case ast.Raise() | ast.Assert() | ast.Delete():
                for child in ast.iter_child_nodes(node):
                    self.harmless(child, scope)
            case ast.Pass() | ast.Import() | ast.ImportFrom() | ast.Break() | ast.Continue():
                pass
            case _:
                self.reads.refuse(site_of(node, scope), node)

    def _branch(self, nodes: Iterable[ast.stmt], scope: Scope) -> None:
        self._uncertain += 1
        self._statements(nodes, scope)
        self._uncertain -= 1

    def _assign(self, targets: Iterable[ast.expr], source: ast.expr, scope: Scope) -> None:
        for target in targets:
            pairs = [(target, source)]
            if isinstance(target, ast.Tuple) and isinstance(source, ast.Tuple) and len(target.elts) == len(source.elts):
                pairs = list(zip(target.elts, source.elts, strict=True))
            for one, value in [(one, self.value(value, scope)) for one, value in pairs]:
                if isinstance(one, ast.Name) and self._uncertain:
                    value |= scope.own.get(one.id, NOTHING)
                self.bind(one, value, scope)


def _place(handler: Callable[..., Any]) -> tuple[str, int]:
    code = getattr(handler, "__code__", None)
    return ("", 0) if code is None else (code.co_filename, code.co_firstlineno)


def _unwrapped(callee: Live) -> Live:
    value = callee.value
    while not isinstance(value, FunctionType) and hasattr(value, "__wrapped__"):
        value = value.__wrapped__
    return callee if value is callee.value else Live(value)


def _defaults(function: FunctionType, plain: Sequence[str]) -> dict[str, Values]:
    """Return the defaults of the parameters of a function."""
    last = dict(zip(reversed(plain), reversed(function.__defaults__ or ()), strict=False))
    return {name: frozenset({Live(value)}) for name, value in {**last, **(function.__kwdefaults__ or {})}.items()}


def _outside(function: FunctionType) -> Mapping[str, Any]:
    """Return the variables outside a function that it can see."""
    cells: dict[str, Any] = {}
    for name, cell in zip(function.__code__.co_freevars, function.__closure__ or (), strict=True):
        try:
            cells[name] = cell.cell_contents
        except ValueError:  # not assigned yet
            continue
    return {**vars(builtins), **function.__globals__, **cells}


def _sent_of(values: Values) -> Values:
    return frozenset(one for one in values if isinstance(one, TheCall | TheRequest | Part | Pairs))
