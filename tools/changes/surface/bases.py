"""The comparison of the bases and of the type parameters of classes."""

from __future__ import annotations

from .class_pair import ClassPair
from .context import Context
from .model import Class
from .relations import Relation, Variance
from .types import Named, shown

_UNIMPORTANT = frozenset(
    {"typing.Generic", "typing.Protocol", "builtins.object", "abc.ABC", "typing.NamedTuple", "typing.TypedDict"}
)


def compare_bases(context: Context, old: Class, new: Class, symbol: str) -> None:
    """Note the bases that a class lost or gained, unless a base of it did."""
    _Bases(context, old, new, symbol).compare()


def compare_type_parameters(context: Context, old: Class, new: Class, symbol: str) -> None:
    """Note the changes of the type parameters of a class."""
    _Bases(context, old, new, symbol).compare_parameters()


class _Bases(ClassPair):
    def _note(self, rule: str, text: str) -> None:
        self.context.note(rule, self.symbol, text, self.new.path)

    def compare(self) -> None:
        before = self._ancestors(self.old, old=True)
        after = self._ancestors(self.new, old=False)
        lost = [one for one in before if one not in after and not self._is_lost_above(one, after, removed=True)]
        if lost:
            short = lost[0].rpartition(".")[2]
            if self.old.exception:
                self._note("exception-base-removed", f"`except {short}` no longer catches `{self.name}`.")
            else:
                self._note("base-removed", f"`{self.name}` is no longer a `{short}`.")
        self._compare_arguments()
        direct = [self._direct(self.old, old=True), self._direct(self.new, old=False)]
        if direct[0] != direct[1] and set(direct[0]) == set(direct[1]):
            text = f"The bases of `{self.name}` have another order, which classes with several bases must follow."
            self._note("definition-changed", text)
        found = [one for one in after if one not in before and not self._is_lost_above(one, before, removed=False)]
        if found:
            self._note("base-added", f"`{self.name}` is also a `{found[0].rpartition('.')[2]}`.")

    def _compare_arguments(self) -> None:
        """Note the bases that have other arguments, so that an instance is not of the old type any more."""
        after = {self.context.name(base.name, old=False): base for base in reversed(self.new.inherited)}
        before = {self.context.name(base.name, old=True): base for base in reversed(self.old.inherited)}
        known = {*self._ancestors(self.old, old=True)}
        for name, base in before.items():
            if name in after and name in known:
                found, old, new = self.context.relation(base, after[name])
                if found in (Relation.WIDENED, Relation.CHANGED):
                    text = f"`{self.name}` is a `{shown(new)}` instead of a `{shown(old)}`."
                    self._note("base-removed", text)

    def _direct(self, one: Class, *, old: bool) -> list[str]:
        return [self.context.name(base.name, old=old) for base in one.bases if isinstance(base, Named)]

    def _ancestors(self, one: Class, *, old: bool) -> list[str]:
        """Return the bases that programs can name."""
        definitions = (self.context.old if old else self.context.new).definitions
        package = next(iter(self.context.new.modules)).partition(".")[0]
        names: list[str] = []
        for path in one.ancestors[1:]:
            found = definitions.get(path)
            public = isinstance(found, Class) and not found.reached
            external = not path.startswith(f"{package}.")
            if public:
                names.append(self.context.name(path, old=old))
            elif external:
                names += [above.name for above in self.context.types.ancestors(Named(path))]
        return [name for name in dict.fromkeys(names) if name not in _UNIMPORTANT and not name.startswith("typing.")]

    def _is_lost_above(self, base: str, others: list[str], *, removed: bool) -> bool:
        """Whether a public base that stays a base has the change too, so that it is reported there."""
        context = self.context
        for path, other in context.pairs.pairs.items():
            one, counterpart = context.old.definitions.get(path), context.new.definitions.get(other)
            if not (isinstance(one, Class) and isinstance(counterpart, Class)) or one is self.old:
                continue
            if context.name(path, old=True) not in others:
                continue
            before, after = self._ancestors(one, old=True), self._ancestors(counterpart, old=False)
            if removed and base in before and base not in after:
                return True
            if not removed and base in after and base not in before:
                return True
        return False

    def compare_parameters(self) -> None:
        old, new = self.old.parameters, self.new.parameters
        if len(new) > len(old):
            self._note("generic-parameter-added", f"`{self.name}` has {_count(len(new))} instead of {len(old)}.")
        elif len(new) < len(old):
            self._note("generic-parameter-removed", f"`{self.name}` has {_count(len(new))} instead of {len(old)}.")
        else:
            for index, (one, other) in enumerate(zip(old, new, strict=True)):
                defaults = self.old.defaults[index], self.new.defaults[index]
                variances = self.old.variances[index], self.new.variances[index]
                which = f"The type parameter {index + 1} of `{self.name}`"
                if one.bound != other.bound:
                    text = f"{which} is bound by `{other.bound or 'object'}` instead of `{one.bound or 'object'}`."
                    self._note("generic-parameter-changed", text)
                elif defaults[0] not in ("", defaults[1]):
                    text = f"{which} is `{defaults[1]}` where none is given, instead of `{defaults[0]}`."
                    if not defaults[1]:
                        text = f"{which} must be given; before, it was `{defaults[0]}` otherwise."
                    self._note("generic-parameter-changed", text)
                elif variances[0] is not variances[1] and variances[0] is not Variance.INVARIANT:
                    text = f"{which} is {variances[1].value} instead of {variances[0].value}."
                    self._note("generic-parameter-changed", text)


def _count(number: int) -> str:
    return {0: "no type parameters", 1: "1 type parameter"}.get(number, f"{number} type parameters")
