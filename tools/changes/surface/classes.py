"""The comparison of classes: members, constructor, fields, bases."""

from __future__ import annotations

from attrs import evolve

from tools.changes.findings import Severity

from .context import Change, Context
from .functions import compare_functions, compare_parameters
from .model import Access, Attribute, Class, Field, Function, Member, Shape
from .naming import renamed
from .records import BASE_MODELS
from .relations import Relation, Variance
from .rules import BY_ID
from .types import Called, Named, shown

_UNIMPORTANT = frozenset(
    {"typing.Generic", "typing.Protocol", "builtins.object", "abc.ABC", "typing.NamedTuple", "typing.TypedDict"}
)

_TUPLE = "typing.NamedTuple"


def compare_classes(context: Context, old: Class, new: Class, symbol: str) -> None:
    """Note the changes of a class.

    Args:
        context: Both versions.
        old: The class.
        new: The same in the new version.
        symbol: Its public name.
    """
    _ClassComparison(context, old, new, symbol).run()


class _ClassComparison:
    def __init__(self, context: Context, old: Class, new: Class, symbol: str) -> None:
        self.context = context
        self.old = old
        self.new = new
        self.symbol = symbol
        self.name = symbol.rpartition(".")[2]
        self.fields = ({one.name: one for one in old.fields}, {one.name: one for one in new.fields})
        self.renamed = renamed(old.members, new.members, same=self._is_same_member, text=lambda one: one.docstring)

    def run(self) -> None:
        self._compare_changes_of_instances()
        self._compare_bases()
        if not (self.old.reached and self.new.reached):
            self._compare_flags()
            self._compare_parameters()
        count = len(self.context.changes)
        self._compare_members()
        if self.old.shape is self.new.shape is Shape.PROTOCOL:
            self.context.changes[count:] = [self._for_implementers(one) for one in self.context.changes[count:]]
        self._compare_constructor()
        if self.old.shape is self.new.shape is Shape.RECORD:
            self._compare_fields()
        if self.old.shape is self.new.shape is Shape.TYPED_DICT:
            self._compare_keys()

    def _note(self, rule: str, text: str, member: str = "", origin: str = "") -> None:
        symbol = f"{self.symbol}.{member}" if member else self.symbol
        self.context.note(rule, symbol, text, origin or self.new.path)

    def _member_name(self, member: str) -> str:
        return self.context.call_name(self.symbol, member)

    def _is_same_member(self, old: Member, new: Member) -> bool:
        if isinstance(old, Function) and isinstance(new, Function):
            if (old.asynchronous, old.binding) != (new.asynchronous, new.binding):
                return False
            count = len(self.context.changes)
            compare_functions(self.context, old, new, "", "")
            silent = len(self.context.changes) == count
            del self.context.changes[count:]
            return silent
        if isinstance(old, Attribute) and isinstance(new, Attribute):
            same_type = old.type == new.type
            if old.type is not None and new.type is not None:
                same_type = self.context.relation(old.type, new.type)[0] is Relation.EQUAL
            one, other = self._field(old, 0), self._field(new, 1)
            return (
                same_type
                and (old.access is new.access or self.old.frozen is not self.new.frozen)
                and (old.value, old.property) == (new.value, new.property)
                and (one is None) == (other is None)
                and (one is None or other is None or one.required == other.required)
            )
        return False

    def _field(self, one: Attribute, version: int) -> Field | None:
        return self.fields[version].get(one.path.rpartition(".")[2])

    # The class itself

    def _compare_flags(self) -> None:
        old, new, name = self.old, self.new, self.name
        if new.final and not old.final:
            self._note("class-final", f"`{name}` must not have subclasses.")
        if new.deprecated and not old.deprecated:
            self._note("deprecated-added", f"`{name}` is deprecated.")
        if old.deprecated and not new.deprecated:
            self._note("deprecated-removed", f"`{name}` is no longer deprecated.")

    def _compare_changes_of_instances(self) -> None:
        old, new, name = self.old, self.new, self.name
        if new.frozen and not old.frozen:
            self._note("class-frozen", f"Attributes of `{name}` can no longer be assigned.", origin=new.made_by)
        if old.frozen and not new.frozen:
            self._note("class-unfrozen", f"Instances of `{name}` are mutable and have no hash.", origin=new.made_by)
        if new.slots and not old.slots:
            self._note("class-slots", f"Instances of `{name}` have no `__dict__`.")
        if old.slots and not new.slots:
            self._note("class-slots-removed", f"Instances of `{name}` have a `__dict__`.")

    def _compare_bases(self) -> None:
        before = self._ancestors(self.old, old=True)
        after = self._ancestors(self.new, old=False)
        lost = [one for one in before if one not in after and not self._is_lost_above(one, after, removed=True)]
        if lost:
            short = lost[0].rpartition(".")[2]
            if self.old.exception:
                self._note("exception-base-removed", f"`except {short}` no longer catches `{self.name}`.")
            else:
                self._note("base-removed", f"`{self.name}` is no longer a `{short}`.")
        found = [one for one in after if one not in before and not self._is_lost_above(one, before, removed=False)]
        if found:
            self._note("base-added", f"`{self.name}` is also a `{found[0].rpartition('.')[2]}`.")

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

    def _compare_parameters(self) -> None:
        old, new = self.old.parameters, self.new.parameters
        if len(new) > len(old):
            self._note("generic-parameter-added", f"`{self.name}` has {_count(len(new))} instead of {len(old)}.")
        elif len(new) < len(old):
            self._note("generic-parameter-removed", f"`{self.name}` has {_count(len(new))} instead of {len(old)}.")
        else:
            for index, (one, other) in enumerate(zip(old, new, strict=True)):
                variances = self.old.variances[index], self.new.variances[index]
                which = f"The type parameter {index + 1} of `{self.name}`"
                if one.bound != other.bound:
                    text = f"{which} is bound by `{other.bound or 'object'}` instead of `{one.bound or 'object'}`."
                    self._note("generic-parameter-changed", text)
                elif variances[0] is not variances[1] and variances[0] is not Variance.INVARIANT:
                    text = f"{which} is {variances[1].value} instead of {variances[0].value}."
                    self._note("generic-parameter-changed", text)

    # Members

    def _compare_members(self) -> None:
        old, new = self.old.members, self.new.members
        for member, other in self.renamed.items():
            self._note_renamed(member, other)
        for member, one in old.items():
            if member not in new and member not in self.renamed and not self._is_of_pydantic(member):
                self._note_removed(member, one)
        for member, one in new.items():
            if member in old:
                self._compare_member(member, old[member], one)
            elif member not in self.renamed.values() and not self._is_of_pydantic(member):
                self._note_added(member, one)

    def _is_of_pydantic(self, member: str) -> bool:
        """Whether both versions have a member in any case, from the base class of pydantic's models."""
        return member.startswith("model_") and all(
            not BASE_MODELS.isdisjoint(one.ancestors) for one in (self.old, self.new)
        )

    def _is_enum_member(self, one: Member, of: Class) -> bool:
        return of.shape is Shape.ENUM and isinstance(one, Attribute) and not one.property and one.value is not None

    def _note_renamed(self, member: str, other: str) -> None:
        one = self.old.members[member]
        kind = "method" if isinstance(one, Function) else "attribute"
        if self._is_enum_member(one, self.old):
            kind = "enum-member"
        if self.old.shape is Shape.TYPED_DICT:
            self._note("key-removed", f"The key `{member}` of `{self.name}` is now `{other}`.", member, one.path)
            return
        name = self._member_name(member)
        self._note(f"{kind}-renamed", f"`{name}` is now `{self._member_name(other)}`.", member, one.path)

    def _note_removed(self, member: str, one: Member) -> None:
        name = self._member_name(member)
        if self.old.shape is Shape.TYPED_DICT:
            self._note("key-removed", f"`{self.name}` no longer has the key `{member}`.", member, one.path)
        elif self._is_enum_member(one, self.old):
            self._note("enum-member-removed", f"`{name}` was removed.", member, one.path)
        elif isinstance(one, Function):
            self._note("method-removed", f"`{name}` was removed.", member, one.path)
        elif member in self.fields[0] and self.fields[0][member].given:
            text = f"`{name}` was removed, and `{self.name}` no longer accepts it."
            self._note("attribute-removed", text, member, one.path)
        else:
            self._note("attribute-removed", f"`{name}` was removed.", member, one.path)

    def _note_added(self, member: str, one: Member) -> None:
        name = self._member_name(member)
        made = self.fields[1].get(member)
        if self.new.shape is Shape.TYPED_DICT:
            required = made is not None and made.required
            rule = "key-added-required" if required else "key-added-optional"
            words = "requires" if required else "can have"
            self._note(rule, f"`{self.name}` {words} the key `{member}`.", member, one.path)
        elif made is not None and _TUPLE in self.old.ancestors and _TUPLE in self.new.ancestors:
            self._note("tuple-field-added", f"A `{self.name}` has the further item `{member}`.", member, one.path)
        elif made is not None and made.given and self.new.shape is Shape.RECORD:
            rule = "field-added-required" if made.required else "field-added-optional"
            words = f", and `{self.name}` requires it" if made.required else ""
            self._note(rule, f"`{name}` was added{words}.", member, one.path)
        elif self._is_enum_member(one, self.new):
            self._note("enum-member-added", f"`{name}` was added.", member, one.path)
        elif isinstance(one, Function) and one.abstract:
            self._note("method-abstract", f"Subclasses must define `{name}`.", member, one.path)
        elif self.new.shape is Shape.PROTOCOL and self.old.shape is Shape.PROTOCOL:
            self._note("protocol-member-added", f"A `{self.name}` must have `{member}`.", member, one.path)
        elif isinstance(one, Function):
            self._note("method-added", f"`{name}` was added.", member, one.path)
        else:
            self._note("attribute-added", f"`{name}` was added.", member, one.path)

    def _for_implementers(self, one: Change) -> Change:
        """Return a change of a protocol as those notice it who write a class for it: a caller's gain is their loss."""
        if BY_ID[one.rule].severity is not Severity.SAFE or one.rule == "deprecated-removed":
            return one
        text = f"{one.text} Classes for `{self.name}` must do the same."
        return evolve(one, rule="protocol-member-changed", text=text)

    def _compare_member(self, member: str, old: Member, new: Member) -> None:
        name = self._member_name(member)
        if isinstance(old, Function) and isinstance(new, Function):
            compare_functions(self.context, old, new, f"{self.symbol}.{member}", name)
        elif isinstance(old, Function):
            assert isinstance(new, Attribute)
            if new.type is None or not isinstance(new.type, Called):
                words = "a property" if new.property else "an attribute"
                self._note("method-to-attribute", f"`{name}` is {words}, no longer a method.", member, new.path)
        elif isinstance(new, Function):
            if not isinstance(old.type, Called):
                self._note("attribute-to-method", f"`{name}` is a method, which must be called.", member, new.path)
        else:
            self._compare_attribute(member, old, new, name)

    def _compare_attribute(self, member: str, old: Attribute, new: Attribute, name: str) -> None:
        if old.deprecated != new.deprecated:
            rule = "deprecated-added" if new.deprecated else "deprecated-removed"
            words = "is deprecated" if new.deprecated else "is no longer deprecated"
            self._note(rule, f"`{name}` {words}.", member, new.path)
        if self.old.shape is Shape.TYPED_DICT:
            if old.type is not None and new.type is not None:
                change = self.context.value_change("attribute", old.type, new.type)
                if change is not None:
                    self._note(
                        "key-type-changed", f"The key `{member}` of `{self.name}` {change[1]}.", member, new.path
                    )
            return
        self._compare_access(member, old, new, name)
        self._compare_values(member, old, new, name)
        if old.type is None or new.type is None or self._is_enum_member(old, self.old):
            return
        change = self.context.value_change("attribute", old.type, new.type)
        if change is None:
            return
        rule, words = change
        narrower = ("attribute-type-narrowed", "attribute-none-removed", "attribute-literal-removed")
        if rule in narrower and self._is_assigned(member, new):
            if self._becomes_required(member):
                return
            rule = "assigned-type-narrowed"
        self._note(rule, f"`{name}` {words}.", member, new.path)

    def _becomes_required(self, member: str) -> bool:
        """Whether a field becomes required, which is one change with the type that it loses with its default."""
        old, new = self.fields[0].get(member), self.fields[1].get(member)
        return old is not None and new is not None and old.given and new.given and new.required and not old.required

    def _is_assigned(self, member: str, new: Attribute) -> bool:
        """Whether programs give the value: they assign it, or pass it to a constructor."""
        made = self.fields[1].get(member)
        return new.access is Access.WRITE or (made is not None and made.given)

    def _compare_access(self, member: str, old: Attribute, new: Attribute, name: str) -> None:
        if self.old.frozen is not self.new.frozen:
            return
        if old.access is Access.WRITE and new.access is Access.READ:
            if new.final:
                self._note("attribute-final", f"`{name}` is final and must not be assigned.", member, new.path)
            else:
                self._note("attribute-read-only", f"`{name}` can no longer be assigned.", member, new.path)
        elif old.access is Access.READ and new.access is Access.WRITE:
            self._note("attribute-writable", f"`{name}` can be assigned.", member, new.path)

    def _compare_values(self, member: str, old: Attribute, new: Attribute, name: str) -> None:
        if member in self.fields[1] or member in self.fields[0]:
            return
        if old.value is None or new.value is None or old.value == new.value:
            return
        text = f"The value of `{name}` is `{new.value}` instead of `{old.value}`."
        rule = "enum-value-changed" if self._is_enum_member(old, self.old) else "attribute-value-changed"
        self._note(rule, text, member, new.path)

    # Making an instance

    def _compare_constructor(self) -> None:
        if self.old.constructor is None or self.old.shape is Shape.PROTOCOL:
            return
        if self.new.constructor is None:
            if self.new.shape is self.old.shape:
                self._note("constructor-removed", f"Programs can no longer make a `{self.name}`.")
            return
        compare_parameters(
            self.context,
            self.old.constructor,
            self.new.constructor,
            self.symbol,
            self.name,
            f"{self.new.path}.__init__",
        )

    def _compare_fields(self) -> None:
        old, new = self.fields
        for member, one in new.items():
            if member in old:
                self._compare_field(member, old[member], one)
        names = [
            self.renamed.get(each.name, each.name) for each in old.values() if not each.keyword_only and each.given
        ]
        both = {each.name for each in new.values() if not each.keyword_only and each.given} & set(names)
        order = [name for name in new if name in both]
        if order != [name for name in names if name in both] or self._is_inserted(names, both):
            self._note("field-reordered", f"The positional arguments of `{self.name}` have another order.")

    def _is_inserted(self, names: list[str], both: set[str]) -> bool:
        """Whether a field that is not required was added before others that are given by position."""
        positional = [each for each in self.fields[1].values() if not each.keyword_only and each.given]
        last = max((index for index, each in enumerate(positional) if each.name in both), default=-1)
        return any(each.name not in both and not each.required for each in positional[:last] if each.name not in names)

    def _compare_field(self, member: str, old: Field, new: Field) -> None:
        name = f"{self.name}"
        symbol = f"{self.symbol}.{member}"
        origin = self.new.members[member].path if member in self.new.members else self.new.path

        def note(rule: str, text: str) -> None:
            self.context.note(rule, symbol, text, origin)

        if old.given and not new.given:
            note("field-not-accepted", f"`{name}` no longer accepts `{old.argument}`.")
        elif new.given and not old.given:
            note("field-accepted", f"`{name}` accepts `{new.argument}`.")
        if not (old.given and new.given):
            return
        if old.argument != new.argument:
            note("field-argument-renamed", f"The argument `{old.argument}` of `{name}` is now `{new.argument}`.")
        if new.keyword_only and not old.keyword_only:
            note("field-keyword-only", f"`{name}` accepts `{new.argument}` only by name.")
        elif old.keyword_only and not new.keyword_only:
            note("field-kind-relaxed", f"`{name}` accepts `{new.argument}` by position or by name.")
        if new.required and not old.required:
            note("field-required", f"`{name}` requires `{new.argument}`{self._narrowed(member)}.")
        elif old.required and not new.required:
            note("field-optional", f"`{name}` no longer requires `{new.argument}`.")
        elif old.default != new.default:
            text = f"The default of `{new.argument}` of `{name}` is `{new.default}` instead of `{old.default}`."
            note("field-default-changed", text)

    def _narrowed(self, member: str) -> str:
        """Return the rest of a sentence about a field with the type that it has now, if it is narrower."""
        old, new = self.old.members.get(member), self.new.members.get(member)
        if not (isinstance(old, Attribute) and isinstance(new, Attribute) and old.type and new.type):
            return ""
        found, before, after = self.context.relation(old.type, new.type)
        return f", which is `{shown(after)}` instead of `{shown(before)}`" if found is Relation.NARROWED else ""

    def _compare_keys(self) -> None:
        old, new = self.fields
        for member, one in new.items():
            if member not in old or old[member].required == one.required:
                continue
            if one.required:
                self._note("key-required", f"`{self.name}` requires the key `{member}`.", member)
            else:
                self._note("key-optional", f"`{self.name}` can lack the key `{member}`.", member)


def _count(number: int) -> str:
    return {0: "no type parameters", 1: "1 type parameter"}.get(number, f"{number} type parameters")
