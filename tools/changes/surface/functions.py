"""The comparison of functions and of what they take and return."""

from __future__ import annotations

from attrs import evolve

from .context import Context, listed
from .model import Binding, Function, Kind, Parameter, Signature
from .naming import are_alike_in_place, renamed
from .relations import Relation
from .types import Any, Named, Type, shown, union

_WITH_DEFAULT = ((False, True, Relation.NARROWED), (True, False, Relation.WIDENED))
"""A parameter that becomes required and accepts less, or becomes optional and accepts more."""
_NO_MORE = (Relation.EQUAL, Relation.NARROWED)
_HARMLESS = frozenset(
    {"typing.runtime_checkable", "functools.total_ordering", "dataclass(order=True)", "attrs(order=True)"}
)
"""What a program that does not use it need not know of."""
_POSITIONAL = (Kind.POSITIONAL_ONLY, Kind.EITHER)


def compare_functions(context: Context, old: Function, new: Function, symbol: str, name: str) -> None:
    """Note the changes of a function.

    Args:
        context: Both versions.
        old: The function.
        new: The same in the new version.
        symbol: Its public name.
        name: How a program writes it.
    """
    if old.asynchronous != new.asynchronous and not _is_same_awaitable(context, old, new):
        if new.asynchronous:
            context.note("sync-to-async", symbol, f"`{name}` must be awaited.", new.path)
        else:
            context.note("async-to-sync", symbol, f"`{name}` can no longer be awaited.", new.path)
    if old.asynchronous != new.asynchronous:
        old, new = _awaited(old), _awaited(new)
    _compare_flags(context, old, new, symbol, name)
    if len(old.signatures) == 1 and len(new.signatures) == 1:
        compare_signatures(context, old.signatures[0], new.signatures[0], symbol, name, new.path)
    else:
        _compare_overloads(context, old, new, symbol, name)


def _compare_flags(context: Context, old: Function, new: Function, symbol: str, name: str) -> None:
    if new.deprecated and not old.deprecated:
        context.note("deprecated-added", symbol, f"`{name}` is deprecated.", new.path)
    if old.deprecated and not new.deprecated:
        context.note("deprecated-removed", symbol, f"`{name}` is no longer deprecated.", new.path)
    if new.final and not old.final:
        context.note("method-final", symbol, f"Subclasses must not override `{name}`.", new.path)
    if new.abstract and not old.abstract:
        context.note("method-abstract", symbol, f"Subclasses must define `{name}`.", new.path)
    compare_options(context, old.options, new.options, symbol, name, new.path)
    if old.binding is not new.binding:
        if Binding.INSTANCE in (old.binding, new.binding):
            words = "an instance" if new.binding is Binding.INSTANCE else "the class"
            context.note("method-binding-changed", symbol, f"`{name}` is a method of {words}.", new.path)
        else:
            context.note("method-static-changed", symbol, f"`{name}` is a {new.binding.value} method.", new.path)


def compare_options(
    context: Context, old: frozenset[str], new: frozenset[str], symbol: str, name: str, origin: str
) -> None:
    """Note what is said of a definition that is not understood, and that differs."""
    lost, gained = sorted(old - new), sorted(one for one in new - old if one not in _HARMLESS)
    if not lost and not gained:
        return
    both = [*lost, *gained]
    rule = "operation-changed" if all("(repr=" in one or "(str=" in one for one in both) else "definition-changed"
    if lost and gained:
        text = f"`{name}` is defined with {listed(gained)}, no longer with {listed(lost)}."
    elif lost:
        text = f"`{name}` is no longer defined with {listed(lost)}."
    else:
        text = f"`{name}` is defined with {listed(gained)}."
    context.note(rule, symbol, text, origin)


def _full(one: Function) -> Type:
    returns = one.signatures[0].returns
    return Named("collections.abc.Coroutine", (Any(), Any(), returns)) if one.asynchronous else returns


def _awaited(one: Function) -> Function:
    """Return a function that returns what it returns once it is awaited."""
    returns = one.signatures[0].returns
    if one.asynchronous or not isinstance(returns, Named) or not returns.arguments:
        return one
    if returns.name in ("collections.abc.Awaitable", "collections.abc.Coroutine"):
        return evolve(one, signatures=tuple(evolve(each, returns=returns.arguments[-1]) for each in one.signatures))
    return one


def _is_same_awaitable(context: Context, old: Function, new: Function) -> bool:
    found, _, _ = context.relation(_full(old), _full(new))
    return found in (Relation.EQUAL, Relation.NARROWED)


def _compare_overloads(context: Context, old: Function, new: Function, symbol: str, name: str) -> None:
    before = [one for one in old.signatures if not any(_is_silent(context, one, other) for other in new.signatures)]
    after = [one for one in new.signatures if not any(_is_silent(context, other, one) for other in old.signatures)]
    if len(before) == len(after) == 1 and _names(before[0]) == _names(after[0]):
        compare_signatures(context, before[0], after[0], symbol, name, new.path)
        return
    if len(old.signatures) == 1 and _is_split(context, old.signatures[0], new.signatures):
        before = []
    if not before and not after and _is_reordered(context, old.signatures, new.signatures):
        text = f"The ways to call `{name}` are tried in another order, which matters where they overlap."
        context.note("definition-changed", symbol, text, new.path)
    _compare_deprecated(context, old, new, symbol, name)
    for one in before:
        text = f"`{name}` can no longer be called as `{shown_signature(name, one)}`."
        context.note("overload-removed", symbol, text, f"{new.path}#{shown_signature(name, one)}")
    for one in after:
        text = f"`{name}` can also be called as `{shown_signature(name, one)}`."
        context.note("overload-added", symbol, text, f"{new.path}#{shown_signature(name, one)}")


def _compare_deprecated(context: Context, old: Function, new: Function, symbol: str, name: str) -> None:
    """Note which of the ways to call a function are deprecated now, or no longer."""
    for one in old.signatures:
        other = next((each for each in new.signatures if _is_silent(context, one, each)), one)
        if one.deprecated != other.deprecated:
            rule = "deprecated-added" if other.deprecated else "deprecated-removed"
            words = "is deprecated" if other.deprecated else "is no longer deprecated"
            text = f"The call `{shown_signature(name, other)}` {words}."
            context.note(rule, symbol, text, f"{new.path}#{shown_signature(name, other)}")


def _is_split(context: Context, old: Signature, new: tuple[Signature, ...]) -> bool:
    """Whether overloads accept together, by one parameter, what one signature accepted, and return no more."""
    if any(_names(one) != _names(old) for one in new):
        return False
    if any(context.relation(old.returns, one.returns)[0] not in _NO_MORE for one in new):
        return False
    different = 0
    for index, parameter in enumerate(old.parameters):
        given = [one.parameters[index] for one in new]
        if any(each.default != parameter.default for each in given):
            return False
        if all(context.relation(parameter.type, each.type)[0] is Relation.EQUAL for each in given):
            continue
        different += 1
        whole = context.relation(parameter.type, union([each.type for each in given]))[0]
        if whole not in (Relation.EQUAL, Relation.WIDENED):
            return False
    return different <= 1


def _is_reordered(context: Context, old: tuple[Signature, ...], new: tuple[Signature, ...]) -> bool:
    """Whether two overloads that accept the same arguments changed places."""
    places = [next((at for at, other in enumerate(new) if _is_silent(context, one, other)), 0) for one in old]
    return any(
        places[first] > places[second] and _overlap(context, old[first], old[second])
        for second in range(len(old))
        for first in range(second)
    )


def _overlap(context: Context, one: Signature, other: Signature) -> bool:
    if len(one.parameters) != len(other.parameters):
        return True
    types = [(a.type, b.type) for a, b in zip(one.parameters, other.parameters, strict=True)]
    return all(context.types.includes(a, b) or context.types.includes(b, a) for a, b in types)


def _names(one: Signature) -> list[tuple[str, Kind]]:
    return [(each.name, each.kind) for each in one.parameters]


def _is_silent(context: Context, old: Signature, new: Signature) -> bool:
    """Whether there is nothing to say about two signatures."""
    count = len(context.changes)
    compare_signatures(context, old, new, "", "", "")
    found = len(context.changes) == count
    del context.changes[count:]
    return found


def shown_signature(name: str, one: Signature) -> str:
    """Return a signature as a reader writes it."""
    marks = {Kind.ARGUMENTS: "*", Kind.KEYWORDS: "**"}
    parameters = ", ".join(f"{marks.get(each.kind, '')}{each.name}: {shown(each.type)}" for each in one.parameters)
    return f"{name.rpartition('.')[2]}({parameters}) -> {shown(one.returns)}"


def compare_signatures(context: Context, old: Signature, new: Signature, symbol: str, name: str, origin: str) -> None:
    """Note the changes of the parameters and of the result."""
    compare_parameters(context, old, new, symbol, name, origin)
    change = context.value_change("return", old.returns, new.returns)
    if change is not None:
        rule, _ = change
        context.note(rule, symbol, f"`{name}` {_returned(context, rule, old.returns, new.returns)}.", origin)


def _returned(context: Context, rule: str, old: Type, new: Type) -> str:
    _, before, after = context.relation(old, new)
    _, words = context.value_change("return", old, new) or ("", "")
    if rule == "return-none-added":
        return f"can return `None`: `{shown(after)}` instead of `{shown(before)}`"
    if rule == "return-none-removed":
        return f"never returns `None`: `{shown(after)}` instead of `{shown(before)}`"
    if rule == "return-literal-added":
        return words.replace("can have", "can return")
    if rule == "return-literal-removed":
        return words.replace("can no longer have", "no longer returns")
    return f"returns `{shown(after)}` instead of `{shown(before)}`"


def _aligned(old: Signature, new: Signature) -> tuple[dict[str, Parameter], dict[str, Parameter]]:
    """Return the parameters of both by name. What is given by position only has the name of the old version."""
    before = {each.name: each for each in old.parameters}
    after: dict[str, Parameter] = {}
    ends = {
        kind: [each.name for each in old.parameters if each.kind is kind] for kind in (Kind.ARGUMENTS, Kind.KEYWORDS)
    }
    for index, each in enumerate(new.parameters):
        name = each.name
        if index < len(old.parameters):
            other = old.parameters[index]
            if Kind.POSITIONAL_ONLY is each.kind is other.kind:
                name = other.name
        if ends.get(each.kind):
            name = ends[each.kind][0]
        after[name] = evolve(each, name=name)
    return before, after


def _is_same(context: Context, old: Parameter, new: Parameter) -> bool:
    return (old.kind, old.default) == (new.kind, new.default) and (
        context.relation(old.type, new.type)[0] is Relation.EQUAL
    )


def compare_parameters(context: Context, old: Signature, new: Signature, symbol: str, name: str, origin: str) -> None:
    """Note the changes of the parameters of a function or constructor."""
    before, after = _aligned(old, new)
    names = renamed(
        before,
        after,
        same=lambda one, other: _is_same(context, one, other),
        text=lambda one: one.description,
        alike=lambda one, other: (
            list(before).index(one) == list(after).index(other) and are_alike_in_place(one, other, before[one].default)
        ),
    )

    def note(rule: str, argument: str, text: str) -> None:
        context.note(rule, f"{symbol}({argument})", text, f"{origin}({argument})")

    for one, other in names.items():
        note("parameter-renamed", one, f"The argument `{one}` of `{name}` is now `{other}`.")
    for one, parameter in before.items():
        if one not in after and one not in names:
            note(_removed_rule(parameter), one, _removed_text(name, parameter))
    for one, parameter in after.items():
        if one in before:
            _compare_parameter(context, before[one], parameter, symbol, name, origin)
        elif one not in names.values():
            rule = _added_rule(parameter, after, before)
            note(rule, one, _added_text(name, parameter, rule))
    _compare_order(context, [names.get(one, one) for one in before], before, after, names, symbol, name, origin)


def _removed_rule(one: Parameter) -> str:
    return {Kind.ARGUMENTS: "arguments-removed", Kind.KEYWORDS: "keywords-removed"}.get(one.kind, "parameter-removed")


def _removed_text(name: str, one: Parameter) -> str:
    if one.kind is Kind.ARGUMENTS:
        return f"`{name}` no longer accepts further positional arguments."
    if one.kind is Kind.KEYWORDS:
        return f"`{name}` no longer accepts further keyword arguments."
    return f"`{name}` no longer accepts `{one.name}`."


def _added_rule(one: Parameter, after: dict[str, Parameter], before: dict[str, Parameter]) -> str:
    if one.kind is Kind.ARGUMENTS:
        return "arguments-added"
    if one.kind is Kind.KEYWORDS:
        return "keywords-added"
    if one.required:
        return "parameter-added-required"
    names = list(after)
    later = names[names.index(one.name) + 1 :]
    if one.kind in _POSITIONAL and any(each in before and after[each].kind in _POSITIONAL for each in later):
        return "parameter-inserted"
    return "parameter-added-optional"


def _added_text(name: str, one: Parameter, rule: str) -> str:
    if rule == "arguments-added":
        return f"`{name}` accepts further positional arguments."
    if rule == "keywords-added":
        return f"`{name}` accepts further keyword arguments."
    if rule == "parameter-added-required":
        return f"`{name}` requires `{one.name}`."
    if rule == "parameter-inserted":
        return f"`{name}` accepts `{one.name}`, before other arguments that are given by position."
    return f"`{name}` accepts `{one.name}`."


def _compare_parameter(context: Context, old: Parameter, new: Parameter, symbol: str, name: str, origin: str) -> None:
    argument = old.name

    def note(rule: str, text: str) -> None:
        context.note(rule, f"{symbol}({argument})", text, f"{origin}({argument})")

    if old.kind is not new.kind:
        if new.kind is Kind.KEYWORD_ONLY:
            note("parameter-keyword-only", f"`{name}` accepts `{argument}` only by name.")
        elif new.kind is Kind.POSITIONAL_ONLY:
            note("parameter-positional-only", f"`{name}` accepts `{argument}` only by position.")
        else:
            note("parameter-kind-relaxed", f"`{name}` accepts `{argument}` by position or by name.")
    change = context.argument_change(old.type, new.type)
    found, before, after = context.relation(old.type, new.type)
    # A type that goes with a default, such as None, comes and goes with it.
    if change is not None and (old.required, new.required, found) not in _WITH_DEFAULT:
        rule, words = change
        note(rule, f"`{argument}` of `{name}` {words}.")
    if new.required and not old.required:
        narrowed = f", which is `{shown(after)}` instead of `{shown(before)}`" if found is Relation.NARROWED else ""
        note("parameter-required", f"`{name}` requires `{argument}`{narrowed}.")
    elif old.required and not new.required:
        note("parameter-optional", f"`{name}` no longer requires `{argument}`.")
    elif old.default != new.default:
        text = f"The default of `{argument}` of `{name}` is `{new.default}` instead of `{old.default}`."
        note("parameter-default-changed", text)


def _compare_order(
    context: Context,
    order: list[str],
    before: dict[str, Parameter],
    after: dict[str, Parameter],
    names: dict[str, str],
    symbol: str,
    name: str,
    origin: str,
) -> None:
    back = {new: old for old, new in names.items()}
    old = [
        each
        for each in order
        if each in after and {after[each].kind, before[back.get(each, each)].kind} <= set(_POSITIONAL)
    ]
    new = [each for each in after if each in old]
    if old != new:
        shown_order = ", ".join(f"`{each}`" for each in new)
        context.note(
            "parameter-reordered",
            symbol,
            f"The positional arguments of `{name}` have another order: {shown_order}.",
            origin,
        )
