"""What the comparison of two versions knows, and the changes that it notes."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import define, field, frozen

from tools.changes.findings import Severity

from .model import Attribute, Class, Surface
from .pairing import Pairs, paired
from .relations import Known, Relation, Types, added_values, gains_none
from .rules import BY_ID
from .types import Any, Literal, Named, Type, Unknown, Variable, parts, replaced, shown
from .usage import received


@frozen
class Change:
    """One change, before changes that are one for users are joined.

    Attributes:
        rule: The id of its rule.
        symbol: The name as a user can write it.
        text: What a user notices.
        origin: Where what changed is defined. One definition can be a member of many classes.
    """

    rule: str
    symbol: str
    text: str
    origin: str


@define
class Context:
    """Two versions of a package."""

    old: Surface
    new: Surface
    pairs: Pairs = field(init=False)
    types: Types = field(init=False)
    changes: list[Change] = field(factory=list[Change])
    _names: dict[str, str] = field(init=False)
    """The name of each class in the types of both versions, by its path in the old version."""
    _new_names: dict[str, str] = field(init=False)
    _aliases: tuple[dict[str, Type], dict[str, Type]] = field(init=False)
    _calls: dict[str, str] = field(init=False)
    _cache: dict[tuple[bool, Type], Type] = field(factory=dict[tuple[bool, Type], Type])

    _received: tuple[frozenset[str], frozenset[str]] | None = None

    def __attrs_post_init__(self) -> None:
        self.pairs = paired(self.old, self.new)
        back = {new: old for old, new in self.pairs.pairs.items()}
        self._new_names = public = {path: names[0] for path, names in self.new.paths.items()}
        for path in self.new.definitions:
            public.setdefault(path, path)
        self._names = {path: names[0] for path, names in self.old.paths.items()}
        for path in self.old.definitions:
            self._names.setdefault(path, path)
        for path, other in self.pairs.pairs.items():
            self._names[path] = public[other]
        self._aliases = (self._aliases_of(self.old, old=True), self._aliases_of(self.new, old=False))
        self.types = Types(self._known)
        self._calls = _call_names(self.new) | {
            path: name for path, name in _call_names(self.old).items() if path not in back.values()
        }

    def is_only_given(self, old: str, new: str) -> bool:
        """Whether programs get no value of a class or type alias, by its paths in both versions."""
        if self._received is None:
            self._received = received(self.old), received(self.new)
        return old not in self._received[0] and new not in self._received[1]

    def symbol(self, path: str, *, old: bool = False) -> str:
        """Return the shortest public name of a definition."""
        if old:
            names = self.old.paths.get(path)
            return names[0] if names else path
        return self._new_names.get(path, path)

    def _aliases_of(self, surface: Surface, *, old: bool) -> dict[str, Type]:
        return {
            self.name(path, old=old): one.alias
            for path, one in surface.definitions.items()
            if isinstance(one, Attribute) and one.alias is not None
        }

    def name(self, path: str, *, old: bool) -> str:
        """Return the name of a class that stands for it in both versions."""
        return (self._names if old else self._new_names).get(path, path)

    def type(self, one: Type, *, old: bool) -> Type:
        """Return a type in which each class has the name that stands for it in both versions."""
        key = (old, one)
        if key not in self._cache:
            self._cache[key] = replaced(one, lambda part: self._renamed(part, old))
        return self._cache[key]

    def _renamed(self, part: Type, old: bool) -> Type:
        if isinstance(part, Named):
            return Named(self.name(part.name, old=old), part.arguments)
        if isinstance(part, Literal) and not part.of.startswith("builtins."):
            return Literal(part.value, self.name(part.of, old=old))
        return part

    def _known(self, name: str) -> Known | None:
        for surface, old in ((self.new, False), (self.old, True)):
            for path, one in surface.definitions.items():
                if isinstance(one, Class) and self.name(path, old=old) == name:
                    ancestors = tuple(self.type(base, old=old) for base in one.bases)
                    further = tuple(
                        Named(self.name(base, old=old))
                        for base in one.ancestors[1:]
                        if not any(
                            isinstance(each, Named) and each.name == self.name(base, old=old) for each in ancestors
                        )
                    )
                    return Known(one.parameters, one.variances, ancestors + further)
        return None

    def _expanded(self, one: Type, old: bool) -> Type:
        aliases = self._aliases[0 if old else 1]
        for _ in range(5):
            wider = replaced(one, lambda part: self._alias(part, aliases, old))
            if wider == one:
                return one
            one = wider
        return one

    def _alias(self, part: Type, aliases: dict[str, Type], old: bool) -> Type:
        if isinstance(part, Named) and part.name in aliases and not part.arguments:
            return self.type(aliases[part.name], old=old)
        return part

    def relation(self, old: Type, new: Type) -> tuple[Relation, Type, Type]:
        """Return how a type changed, and both types by the names of both versions."""
        before, after = self.type(old, old=True), self.type(new, old=False)
        if before == after:
            return Relation.EQUAL, before, after
        wide_before, wide_after = self._expanded(before, True), self._expanded(after, False)
        found = self.types.relation(wide_before, wide_after)
        if found is Relation.EQUAL:
            return found, before, after
        if shown(before) == shown(after):
            before, after = wide_before, wide_after
        if shown(before) == shown(after):
            return found, replaced(before, _distinct), replaced(after, _distinct)
        return found, before, after

    def note(self, rule: str, symbol: str, text: str, origin: str) -> None:
        """Note a change."""
        self.changes.append(Change(rule, symbol, text, origin))

    def forget_safe(self, start: int) -> None:
        """Forget the changes from a number on that break nothing: programs cannot name what changed."""
        self.changes[start:] = [one for one in self.changes[start:] if BY_ID[one.rule].severity is not Severity.SAFE]

    def call_name(self, owner: str, member: str) -> str:
        """Return how a program writes a member: with the client's attribute of its class, if there is one."""
        return f"{self._calls.get(owner) or owner.rpartition('.')[2]}.{member}"

    def value_change(self, what: str, old: Type, new: Type) -> tuple[str, str] | None:
        """Return the rule for the type of a value that programs read, and the rest of a sentence."""
        found, before, after = self.relation(old, new)
        if found is Relation.EQUAL:
            return None
        if found is Relation.WIDENED:
            more = added_values(before, after)
            if gains_none(before, after):
                return f"{what}-none-added", f"can be `None`: `{shown(after)}` instead of `{shown(before)}`"
            if more and what != "constant":
                return f"{what}-literal-added", f"can have the further {_values(more)}"
            return f"{what}-type-widened", f"is `{shown(after)}` instead of `{shown(before)}`"
        if found is Relation.NARROWED and _unchecked(before) > _unchecked(after):
            return "any-removed", f"is `{shown(after)}` instead of `{shown(before)}`, which is not checked"
        if found is Relation.NARROWED:
            less = added_values(after, before)
            if less and what != "constant":
                return f"{what}-literal-removed", f"can no longer have the {_values(less)}"
            if gains_none(after, before) and what != "constant":
                return f"{what}-none-removed", f"is never `None`: `{shown(after)}` instead of `{shown(before)}`"
            return f"{what}-type-narrowed", f"is `{shown(after)}` instead of `{shown(before)}`"
        return f"{what}-type-changed", f"is `{shown(after)}` instead of `{shown(before)}`"

    def argument_change(self, old: Type, new: Type) -> tuple[str, str] | None:
        """Return the rule for the type of a value that programs give, and the rest of a sentence."""
        found, before, after = self.relation(old, new)
        if found is Relation.EQUAL:
            return None
        if found is Relation.WIDENED:
            more = added_values(before, after)
            if more:
                return "parameter-literal-added", f"also accepts the {_values(more)}"
            return "parameter-type-widened", f"accepts `{shown(after)}`, not only `{shown(before)}`"
        if found is Relation.NARROWED:
            less = added_values(after, before)
            if less:
                return "parameter-literal-removed", f"no longer accepts the {_values(less)}"
            if gains_none(after, before):
                return "parameter-none-removed", "no longer accepts `None`"
            return "parameter-type-narrowed", f"accepts `{shown(after)}` only, no longer `{shown(before)}`"
        return "parameter-type-changed", f"accepts `{shown(after)}` instead of `{shown(before)}`"


def listed(texts: Sequence[str]) -> str:
    """Return one or more texts in code quotes, as part of a sentence."""
    quoted = [f"`{one}`" for one in texts]
    return " and ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))


def changed_value(name: str, old: str, new: str) -> str:
    """Return a sentence about a value, with both values unless they are long."""
    if max(len(old), len(new)) > _LONG:
        return f"The value of `{name}` is another one."
    return f"The value of `{name}` is `{new}` instead of `{old}`."


_LONG = 80
"""The number of letters of a value that a reader can compare at a glance."""


def _distinct(part: Type) -> Type:
    """Return a type variable that is shown with its bound, or a class that is shown with its module."""
    if isinstance(part, Variable):
        return Variable(part.key, part.bound, f"{part.name} (bound: {part.bound or 'object'})")
    if isinstance(part, Named) and "." in part.name and not part.name.startswith("builtins."):
        arguments = f"[{', '.join(map(shown, part.arguments))}]" if part.arguments else ""
        return Unknown(f"{part.name}{arguments}")
    return part


def _unchecked(one: Type) -> int:
    """Return how many parts of a type are not checked."""
    return sum(isinstance(part, Any) for part in parts(one))


def _values(literals: list[Type]) -> str:
    texts = [one.value for one in literals if isinstance(one, Literal)]
    return f"{'value' if len(texts) == 1 else 'values'} {listed(texts)}"


def _call_names(surface: Surface) -> dict[str, str]:
    """Return the name of the attribute under which programs find the one instance of a class, by its public name."""
    found: dict[str, set[str]] = {}
    names = {path: paths[0] for path, paths in surface.paths.items()}
    for one in surface.definitions.values():
        if isinstance(one, Class):
            for name, member in one.members.items():
                if isinstance(member, Attribute) and member.property and isinstance(member.type, Named):
                    made = surface.definitions.get(member.type.name)
                    if isinstance(made, Class) and made.constructor is None and not made.fields and not made.exception:
                        found.setdefault(names.get(made.path, made.path), set()).add(name)
    return {path: next(iter(attributes)) for path, attributes in found.items() if len(attributes) == 1}
