"""What can go wrong in Python code, as operators over its syntax.

Each takes a node and its parent and yields texts that may stand in its place. None knows a function or a module of this
project, so the same faults are planted wherever the code goes.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable, Iterator

Operator = Callable[[ast.AST, ast.AST], Iterator[str]]

_COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
}
_CHECKED_BY_PYTHON = ("isinstance", "issubclass", "cast", "getattr", "setattr", "hasattr")
"""Functions that fail at once when their arguments are swapped: no test would be needed to see it."""
_ORDERLESS = ("max", "min", "suppress")
"""Functions to which the order of two arguments is all the same."""
_TIDIERS = ("lower", "upper", "strip", "rstrip", "lstrip", "removesuffix", "removeprefix", "casefold")


def compared_otherwise(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """`<` for `<=`, `is not` for `is`, and so on."""
    if isinstance(node, ast.Compare):
        for position, operator in enumerate(node.ops):
            if type(operator) in _COMPARISONS:
                other = copy.deepcopy(node)
                other.ops[position] = _COMPARISONS[type(operator)]()
                yield _expression(other)


def condition_negated(node: ast.AST, parent: ast.AST) -> Iterator[str]:
    """`if not x` for `if x`, in statements, expressions and comprehensions."""
    is_test = isinstance(parent, (ast.If, ast.While, ast.IfExp)) and node is parent.test
    is_filter = isinstance(parent, ast.comprehension) and node in parent.ifs
    if (is_test or is_filter) and isinstance(node, ast.expr) and not isinstance(node, ast.Compare):
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield _expression(node.operand)
        else:
            yield f"(not {_expression(node)})"


def condition_shortened(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """`or` for `and` and the other way round, and each condition left out."""
    if isinstance(node, ast.BoolOp):
        other = copy.deepcopy(node)
        other.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield _expression(other)
        for position in range(len(node.values)):
            rest = node.values[:position] + node.values[position + 1 :]
            yield _expression(rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest))


def statement_dropped(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """A call or an assignment to a part of something does not happen."""
    called = isinstance(node, ast.Expr) and isinstance(node.value, (ast.Call, ast.Await))
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AugAssign) else []
    if called or any(isinstance(target, (ast.Attribute, ast.Subscript)) for target in targets):
        yield "pass"
    if isinstance(node, (ast.AugAssign, ast.Continue, ast.Break, ast.Delete)):
        yield "pass"


def error_swallowed(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Nothing is raised."""
    if isinstance(node, ast.Raise):
        yield "pass"


def returned_nothing(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """A function that returns early, with nothing in its hands."""
    if isinstance(node, ast.Return) and node.value is not None and not _is(node.value, None):
        yield "return None"


def constant_changed(node: ast.AST, parent: ast.AST) -> Iterator[str]:
    """Another number, the other truth value, other words of a protocol. Prose is left alone, and what types are."""
    if not isinstance(node, ast.Constant) or isinstance(parent, (ast.Expr, ast.FormattedValue)):
        return
    if isinstance(parent, ast.Call) and ast.unparse(parent.func) == "cast":
        return
    value = node.value
    if isinstance(value, bool):
        yield str(not value)
    elif isinstance(value, (int, float)):
        yield repr(value + 1)
    elif isinstance(value, str) and value and " " not in value:
        yield repr(value + "x")
    elif isinstance(value, bytes) and value:
        yield repr(value + b"x")


def arithmetic_changed(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Minus for plus, and so on."""
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in _ARITHMETIC:
        other = copy.deepcopy(node)
        other.op = _ARITHMETIC[type(node.op)]()
        yield ast.unparse(other) if isinstance(node, ast.AugAssign) else _expression(other)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield _expression(node.operand)


def arguments_swapped(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """The first two arguments in each other's place."""
    if not isinstance(node, ast.Call) or len(node.args) < 2:
        return
    if ast.unparse(node.func) in (*_CHECKED_BY_PYTHON, *_ORDERLESS):
        return
    if not any(isinstance(one, ast.Starred) for one in node.args[:2]):
        other = copy.deepcopy(node)
        other.args[:2] = reversed(other.args[:2])
        yield _expression(other)


def argument_lost(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """A keyword argument is not passed on."""
    if isinstance(node, ast.Call):
        for position in range(len(node.keywords)):
            other = copy.deepcopy(node)
            del other.keywords[position]
            yield _expression(other)


def entry_lost(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """A header, a claim or a property is not there: one entry of a mapping, one item of a collection."""
    if isinstance(node, ast.Dict) and len(node.keys) > 1:
        for position in range(len(node.keys)):
            other = copy.deepcopy(node)
            del other.keys[position], other.values[position]
            yield _expression(other)
    is_collection = isinstance(node, (ast.Tuple, ast.List, ast.Set)) and len(node.elts) > 1
    if is_collection and all(isinstance(item, ast.Constant) for item in node.elts):
        for position in range(len(node.elts)):
            other = copy.deepcopy(node)
            del other.elts[position]
            yield _expression(other)


def cut_elsewhere(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """A slice that begins or ends one further."""
    if isinstance(node, ast.Slice):
        for bound in ("lower", "upper"):
            value = getattr(node, bound)
            if value is not None:
                other = copy.deepcopy(node)
                setattr(other, bound, ast.BinOp(value, ast.Add(), ast.Constant(1)))
                yield ast.unparse(other)


def list_truncated(node: ast.AST, parent: ast.AST) -> Iterator[str]:
    """Only the first two of a list that is made."""
    if isinstance(node, ast.ListComp) and not isinstance(parent, ast.Subscript):
        yield f"{ast.unparse(node)}[:2]"


def order_lost(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """What is sorted or turned round stays as it is."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("sorted", "reversed"):
        yield f"list({ast.unparse(node.args[0])})"
    if isinstance(node, ast.Expr) and _called(node.value) in ("sort", "reverse"):
        yield "pass"


def left_untidy(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Text is not stripped, not in lower case, and so on."""
    if _called(node) in _TIDIERS:
        yield f"({ast.unparse(node.func.value)})"


def microseconds_lost(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """A moment is written without its fraction."""
    if _called(node) == "isoformat":
        yield f"{ast.unparse(node)}.partition('.')[0]"


def zone_of_the_machine(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """A moment is put into the machine's zone, or stamped with it."""
    if _called(node) == "astimezone" and node.args:
        yield f"({ast.unparse(node.func.value)}).astimezone()"
    if _called(node) == "replace" and [word.arg for word in node.keywords] == ["tzinfo"]:
        yield f"({ast.unparse(node.func.value)}).astimezone()"


def quoted_twice(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Text in an address is quoted twice, or not at all."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "quote":
        yield f"quote({ast.unparse(node)}, safe='')"
        yield f"str({ast.unparse(node.args[0])})"


def truth_in_python(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Truth values are spelt as Python does."""
    if _is(node, "true") or _is(node, "false"):
        yield repr(node.value.title())


def conflict_for_too_many(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """409 is treated as 429 is, and the other way round."""
    if _is(node, 429) or _is(node, 409):
        yield str(838 - node.value)


def null_is_absence(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Null and what was left out are taken for the same."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and isinstance(node.ops[0], (ast.Is, ast.IsNot)):
        other = node.comparators[0]
        if isinstance(other, ast.Name) and other.id == "UNSET":
            word = "in" if isinstance(node.ops[0], ast.Is) else "not in"
            yield f"({_expression(node.left)} {word} (UNSET, None))"


def token_for_another_address(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """A request is signed for another address, or another method."""
    if _called(node) == "headers" and len(node.args) == 2:
        method, url = map(ast.unparse, node.args)
        receiver = ast.unparse(node.func.value)
        yield f"{receiver}.headers({method}, {url}.partition('?')[0])"
        yield f"{receiver}.headers('GET', {url})"


def _called(node: ast.AST) -> str | None:
    """The name of the method that a call calls."""
    return node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else None


def _is(node: ast.AST, value: object) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is type(value) and node.value == value


def _expression(node: ast.expr) -> str:
    simple = isinstance(node, (ast.Name, ast.Constant, ast.Attribute, ast.Call, ast.Dict, ast.List, ast.Set))
    return ast.unparse(node) if simple else f"({ast.unparse(node)})"


GENERIC: tuple[Operator, ...] = (
    compared_otherwise,
    condition_negated,
    condition_shortened,
    statement_dropped,
    returned_nothing,
    constant_changed,
    arithmetic_changed,
    arguments_swapped,
    argument_lost,
    entry_lost,
    cut_elsewhere,
    left_untidy,
)
"""Faults that can be planted nearly everywhere: a sample of them is."""

OWN: tuple[Operator, ...] = (
    error_swallowed,
    list_truncated,
    order_lost,
    microseconds_lost,
    zone_of_the_machine,
    quoted_twice,
    truth_in_python,
    conflict_for_too_many,
    null_is_absence,
    token_for_another_address,
)
"""Faults that hurt here, of which more are planted."""


def words(operator: Operator) -> str:
    """The name of an operator, as people say it."""
    return operator.__name__.replace("_", " ")


def changes(node: ast.AST, parent: ast.AST) -> Iterator[tuple[str, str]]:
    """The texts that may stand in place of a node, each with the name of its operator."""
    for operator in (*GENERIC, *OWN):
        for text in operator(node, parent):
            yield words(operator), text
