"""Mutation operators for Python.

Each operator takes a node of the syntax tree and its parent, and yields source text that replaces the node. No operator
knows a function or a module of this project, so they keep working when code moves.
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
"""Functions that fail at once when their arguments are swapped. No test is needed to see that."""
_ORDERLESS = ("max", "min", "suppress")
"""Functions for which the order of the arguments does not matter."""
_NORMALISERS = ("lower", "upper", "strip", "rstrip", "lstrip", "removesuffix", "removeprefix", "casefold")


def comparison_changed(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Replace `<` by `<=`, `is not` by `is`, and so on."""
    if isinstance(node, ast.Compare):
        for position, operator in enumerate(node.ops):
            if type(operator) in _COMPARISONS:
                other = copy.deepcopy(node)
                other.ops[position] = _COMPARISONS[type(operator)]()
                yield _expression(other)


def condition_negated(node: ast.AST, parent: ast.AST) -> Iterator[str]:
    """Replace `if x` by `if not x`, in statements, expressions and comprehensions."""
    is_test = isinstance(parent, (ast.If, ast.While, ast.IfExp)) and node is parent.test
    is_filter = isinstance(parent, ast.comprehension) and node in parent.ifs
    if (is_test or is_filter) and isinstance(node, ast.expr) and not isinstance(node, ast.Compare):
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield _expression(node.operand)
        else:
            yield f"(not {_expression(node)})"


def condition_reduced(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Replace `and` by `or` and the reverse, and leave out each operand."""
    if isinstance(node, ast.BoolOp):
        other = copy.deepcopy(node)
        other.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield _expression(other)
        for position in range(len(node.values)):
            rest = node.values[:position] + node.values[position + 1 :]
            yield _expression(rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest))


def statement_removed(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Remove a call, or an assignment to an attribute or an item."""
    called = isinstance(node, ast.Expr) and isinstance(node.value, (ast.Call, ast.Await))
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AugAssign) else []
    if called or any(isinstance(target, (ast.Attribute, ast.Subscript)) for target in targets):
        yield "pass"
    if isinstance(node, (ast.AugAssign, ast.Continue, ast.Break, ast.Delete)):
        yield "pass"


def raise_removed(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Remove a `raise`."""
    if isinstance(node, ast.Raise):
        yield "pass"


def return_value_removed(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Return None instead of a value."""
    if isinstance(node, ast.Return) and node.value is not None and not _is(node.value, None):
        yield "return None"


def constant_changed(node: ast.AST, parent: ast.AST) -> Iterator[str]:
    """Change a number, a boolean or a protocol word. Prose and types are left alone."""
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
    """Replace plus by minus, and so on."""
    if isinstance(node, (ast.BinOp, ast.AugAssign)) and type(node.op) in _ARITHMETIC:
        other = copy.deepcopy(node)
        other.op = _ARITHMETIC[type(node.op)]()
        yield ast.unparse(other) if isinstance(other, ast.AugAssign) else _expression(other)
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield _expression(node.operand)


def arguments_swapped(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Swap the first two arguments."""
    if not isinstance(node, ast.Call) or len(node.args) < 2:
        return
    if ast.unparse(node.func) in (*_CHECKED_BY_PYTHON, *_ORDERLESS):
        return
    if not any(isinstance(one, ast.Starred) for one in node.args[:2]):
        other = copy.deepcopy(node)
        other.args[:2] = reversed(other.args[:2])
        yield _expression(other)


def argument_removed(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Remove a keyword argument."""
    if isinstance(node, ast.Call):
        for position in range(len(node.keywords)):
            other = copy.deepcopy(node)
            del other.keywords[position]
            yield _expression(other)


def entry_removed(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Remove one entry of a mapping or one item of a collection, such as a header, a claim or a property."""
    if isinstance(node, ast.Dict) and len(node.keys) > 1:
        for position in range(len(node.keys)):
            other = copy.deepcopy(node)
            del other.keys[position], other.values[position]
            yield _expression(other)
    if isinstance(node, (ast.Tuple, ast.List, ast.Set)) and len(node.elts) > 1:
        for position in range(len(node.elts)) if all(isinstance(item, ast.Constant) for item in node.elts) else ():
            shorter = copy.deepcopy(node)
            del shorter.elts[position]
            yield _expression(shorter)


def slice_changed(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Move the beginning or the end of a slice by one."""
    if isinstance(node, ast.Slice):
        for bound in ("lower", "upper"):
            value = getattr(node, bound)
            if value is not None:
                other = copy.deepcopy(node)
                setattr(other, bound, ast.BinOp(value, ast.Add(), ast.Constant(1)))
                yield ast.unparse(other)


def list_truncated(node: ast.AST, parent: ast.AST) -> Iterator[str]:
    """Keep only the first two items of a list comprehension."""
    if isinstance(node, ast.ListComp) and not isinstance(parent, ast.Subscript):
        yield f"{ast.unparse(node)}[:2]"


def sorting_removed(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Remove a sort or a reversal."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("sorted", "reversed"):
        yield f"list({ast.unparse(node.args[0])})"
    if isinstance(node, ast.Expr) and _receiver(node.value, "sort", "reverse") is not None:
        yield "pass"


def normalisation_removed(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Do not strip or lower-case text, and so on."""
    receiver = _receiver(node, *_NORMALISERS)
    if receiver is not None:
        yield f"({ast.unparse(receiver)})"


def microseconds_removed(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Write a datetime without its fraction of a second."""
    if _receiver(node, "isoformat") is not None:
        yield f"{ast.unparse(node)}.partition('.')[0]"


def machine_time_zone_used(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Convert a datetime to the machine's time zone, or label it with that zone."""
    if isinstance(node, ast.Call):
        converted = _receiver(node, "astimezone") if node.args else None
        labelled = _receiver(node, "replace") if [word.arg for word in node.keywords] == ["tzinfo"] else None
        for receiver in (converted, labelled):
            if receiver is not None:
                yield f"({ast.unparse(receiver)}).astimezone()"


def quoting_changed(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Quote text in a URL twice, or not at all."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "quote":
        yield f"quote({ast.unparse(node)}, safe='')"
        yield f"str({ast.unparse(node.args[0])})"


def python_booleans_written(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Write booleans as Python spells them."""
    if isinstance(node, ast.Constant) and node.value in ("true", "false"):
        yield repr(node.value.title())


def statuses_409_and_429_swapped(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Replace 409 by 429 and the reverse."""
    if isinstance(node, ast.Constant) and type(node.value) is int and node.value in (409, 429):
        yield str(838 - node.value)


def null_treated_as_unset(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Treat null as a value that was not given."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and isinstance(node.ops[0], (ast.Is, ast.IsNot)):
        other = node.comparators[0]
        if isinstance(other, ast.Name) and other.id == "UNSET":
            word = "in" if isinstance(node.ops[0], ast.Is) else "not in"
            yield f"({_expression(node.left)} {word} (UNSET, None))"


def token_for_another_url(node: ast.AST, _: ast.AST) -> Iterator[str]:
    """Sign a request for another URL or another method."""
    receiver = _receiver(node, "headers")
    if isinstance(node, ast.Call) and receiver is not None and len(node.args) == 2:
        method, url = map(ast.unparse, node.args)
        signer = ast.unparse(receiver)
        yield f"{signer}.headers({method}, {url}.partition('?')[0])"
        yield f"{signer}.headers('GET', {url})"


def _receiver(node: ast.AST, *methods: str) -> ast.expr | None:
    """Return what a method is called on, if a node is a call of one of some methods."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in methods:
        return node.func.value
    return None


def _is(node: ast.AST, value: object) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is type(value) and node.value == value


def _expression(node: ast.expr) -> str:
    simple = isinstance(node, (ast.Name, ast.Constant, ast.Attribute, ast.Call, ast.Dict, ast.List, ast.Set))
    return ast.unparse(node) if simple else f"({ast.unparse(node)})"


GENERIC: tuple[Operator, ...] = (
    comparison_changed,
    condition_negated,
    condition_reduced,
    statement_removed,
    return_value_removed,
    constant_changed,
    arithmetic_changed,
    arguments_swapped,
    argument_removed,
    entry_removed,
    slice_changed,
    normalisation_removed,
)
"""Operators that apply nearly everywhere. A small share of their mutants is drawn."""

DOMAIN: tuple[Operator, ...] = (
    raise_removed,
    list_truncated,
    sorting_removed,
    microseconds_removed,
    machine_time_zone_used,
    quoting_changed,
    python_booleans_written,
    statuses_409_and_429_swapped,
    null_treated_as_unset,
    token_for_another_url,
)
"""Operators for this domain's typical mistakes. A larger share of their mutants is drawn."""


def words(operator: Callable[..., object]) -> str:
    """Return an operator's name in words."""
    return operator.__name__.replace("_", " ")


def changes(node: ast.AST, parent: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield the replacements for a node, each with the name of its operator."""
    for operator in (*GENERIC, *DOMAIN):
        for text in operator(node, parent):
            yield words(operator), text
