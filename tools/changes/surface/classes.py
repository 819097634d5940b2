"""The comparison of classes: members, constructor, fields, bases."""

from __future__ import annotations

from attrs import evolve

from tools.changes.findings import Severity

from .bases import compare_bases, compare_type_parameters
from .class_pair import ClassPair
from .context import Change, Context, changed_value, listed
from .fields import compare_fields, compare_keys, constructor_of
from .functions import compare_functions, compare_options, compare_parameters
from .members import is_operation
from .model import Access, Attribute, Class, Field, Function, Member, Shape
from .naming import are_alike_in_place, are_opposite, renamed
from .records import BASE_MODELS
from .relations import Relation
from .rules import BY_ID
from .types import Called, Named

_TUPLE = "typing.NamedTuple"
_OF_EVERY_OBJECT = frozenset({"__repr__", "__str__", "__format__", "__hash__", "__reduce__", "__getstate__"})
"""What remains possible if a class has no such method."""
_CHANGING = frozenset({"__bool__", "__len__", "__getattr__", "__set__", "__get__", "__delete__", "__prepare__"})
"""What changes a use that was possible before the class had such a method, as do those that `object` has."""


def compare_classes(context: Context, old: Class, new: Class, symbol: str) -> None:
    """Note the changes of a class.

    Args:
        context: Both versions.
        old: The class.
        new: The same in the new version.
        symbol: Its public name.
    """
    _ClassComparison(context, old, new, symbol).run()


class _ClassComparison(ClassPair):
    def __init__(self, context: Context, old: Class, new: Class, symbol: str) -> None:
        super().__init__(context, old, new, symbol)
        self.renamed = renamed(
            old.members, new.members, same=self._is_same_member, text=lambda one: one.docstring, alike=self._is_alike
        )

    def run(self) -> None:
        self._compare_changes_of_instances()
        compare_bases(self.context, self.old, self.new, self.symbol)
        if not (self.old.reached and self.new.reached):
            self._compare_flags()
            compare_options(
                self.context,
                self.old.options,
                self.new.options,
                self.symbol,
                self.name,
                self.new.made_by or self.new.path,
            )
            compare_type_parameters(self.context, self.old, self.new, self.symbol)
        count = len(self.context.changes)
        self.context.types.owner = Named(self.context.name(self.new.path, old=False))
        self._compare_members()
        self.context.types.owner = None
        if self.old.shape is self.new.shape is Shape.PROTOCOL:
            self.context.changes[count:] = [self._for_implementers(one) for one in self.context.changes[count:]]
        self._compare_constructor()
        if self.old.shape is self.new.shape is Shape.RECORD:
            compare_fields(self.context, self.old, self.new, self.symbol, self.renamed)
        if self.old.shape is self.new.shape is Shape.TYPED_DICT:
            compare_keys(self.context, self.old, self.new, self.symbol)

    def _note(self, rule: str, text: str, member: str = "", origin: str = "") -> None:
        symbol = f"{self.symbol}.{member}" if member else self.symbol
        self.context.note(rule, symbol, text, origin or self.new.path)

    def _member_name(self, member: str) -> str:
        return self.context.call_name(self.symbol, member)

    def _is_alike(self, old: str, new: str) -> bool:
        """Whether two fields have the same place and default, or two members of an enum the same value of their own."""
        one, other = self.old.members[old], self.new.members[new]
        if self._is_enum_member(one, self.old) and isinstance(one, Attribute) and isinstance(other, Attribute):
            return one.value == other.value and not are_opposite(old, new) and "(" not in (one.value or "")
        if old not in self.fields[0] or new not in self.fields[1]:
            return False
        places = list(self.fields[0]).index(old), list(self.fields[1]).index(new)
        return places[0] == places[1] and are_alike_in_place(old, new, self.fields[0][old].default)

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

    # Members

    def _compare_members(self) -> None:
        old, new = self.old.members, self.new.members
        for member, other in self.renamed.items():
            self._note_renamed(member, other)
        self._note_operations()
        for member, one in old.items():
            if member not in new and member not in self.renamed and not self._is_of_pydantic(member):
                self._note_removed(member, one)
        for member, one in new.items():
            if member in old:
                self._compare_member(member, old[member], one)
            elif member not in self.renamed.values() and not self._is_of_pydantic(member):
                self._note_added(member, one)

    def _changes_operations(self, member: str) -> bool:
        """Whether a member that was added changes what a program could do before."""
        return is_operation(member) and (member in _CHANGING or hasattr(object, member))

    def _note_operations(self) -> None:
        """Note these members once."""
        added = [one for one in self.new.members if one not in self.old.members and self._changes_operations(one)]
        if added:
            first = min(added)
            text = f"`{self.name}` has {listed(sorted(added))} of its own."
            self._note("operation-changed", text, first, self.new.members[first].path)

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
        if is_operation(member) and member in _OF_EVERY_OBJECT:
            self._note("operation-changed", f"`{name}` is that of every object.", member, one.path)
            return
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
        if self._changes_operations(member):
            return
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
        elif one.abstract:
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
        self._compare_traits(member, old, new, name)
        if new.abstract and not old.abstract:
            self._note("method-abstract", f"Subclasses must define `{name}`.", member, new.path)
        if old.accepts is not None and new.accepts is not None:
            given = self.context.argument_change(old.accepts, new.accepts)
            if given is not None and BY_ID[given[0]].severity is not Severity.SAFE:
                self._note("assigned-type-narrowed", f"`{name}` {given[1]}.", member, new.path)
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
        wider = ("attribute-type-widened", "attribute-none-added", "attribute-literal-added")
        if rule in wider and self._is_record and self.context.is_only_given(self.old.path, self.new.path):
            rule = "given-type-widened"
        self._note(rule, f"`{name}` {words}.", member, new.path)

    @property
    def _is_record(self) -> bool:
        return self.old.shape is self.new.shape is Shape.RECORD

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

    def _compare_traits(self, member: str, old: Attribute, new: Attribute, name: str) -> None:
        if old.property != new.property or Shape.ENUM in (self.old.shape, self.new.shape):
            return
        if member in self.fields[0] or member in self.fields[1]:
            return
        lost = old.traits - new.traits
        words = {
            "class": "is an attribute of instances only",
            "instance": "must not be assigned on an instance",
            "deletable": "can no longer be deleted",
        }
        for one in sorted(lost):
            self._note("definition-changed", f"`{name}` {words[one]}.", member, new.path)

    def _compare_values(self, member: str, old: Attribute, new: Attribute, name: str) -> None:
        if member in self.fields[1] or member in self.fields[0]:
            return
        before, after = old.value or old.expression, new.value or new.expression
        if before is None or after is None or before == after:
            return
        if (old.value is None or new.value is None) and old.type is not None and new.type is not None:
            return
        if self._is_enum_member(old, self.old) and self._is_enum_member(new, self.new):
            before, after = old.value, new.value
        text = changed_value(name, before or "", after or "")
        rule = "enum-value-changed" if self._is_enum_member(old, self.old) else "attribute-value-changed"
        self._note(rule, text, member, new.path)

    # Making an instance

    def _compare_constructor(self) -> None:
        old, new = self.old.constructor, self.new.constructor
        if self.old.shape is not self.new.shape:
            old, new = constructor_of(self.old), constructor_of(self.new)
        if old is None or self.old.shape is Shape.PROTOCOL:
            return
        if new is None:
            if constructor_of(self.new) is None and self.new.shape in (Shape.PLAIN, Shape.RECORD):
                self._note("constructor-removed", f"Programs can no longer make a `{self.name}`.")
            return
        compare_parameters(self.context, old, new, self.symbol, self.name, f"{self.new.path}.__init__")
