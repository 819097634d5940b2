"""The comparison of the fields of records, which their constructors take, and of the keys of TypedDicts."""

from __future__ import annotations

from collections.abc import Mapping

from .class_pair import ClassPair
from .context import Context
from .functions import compare_options
from .model import Attribute, Class, Field, Kind, Parameter, Signature
from .options import bounds_of, others_of
from .relations import Relation
from .sources import is_private
from .types import NONE, Any, Type, shown


def constructor_of(one: Class) -> Signature | None:
    """Return what makes an instance of a class: its constructor, or that which its fields make."""
    given = [each for each in one.fields if each.given]
    if one.constructor is not None or not given:
        return one.constructor
    by_name = [each.keyword_only for each in given]
    order = sorted(range(len(given)), key=by_name.__getitem__)
    return Signature(tuple(_parameter(given[index], one) for index in order), NONE)


def _parameter(one: Field, owner: Class) -> Parameter:
    member = owner.members.get(one.name)
    found = member.type if isinstance(member, Attribute) else one.type
    kind = Kind.KEYWORD_ONLY if one.keyword_only else Kind.EITHER
    return Parameter(one.argument, kind, found or Any(), None if one.required else one.default or "...")


def compare_fields(context: Context, old: Class, new: Class, symbol: str, renamed: Mapping[str, str]) -> None:
    """Note the changes of the fields of a record.

    Args:
        context: Both versions.
        old: The record.
        new: The same in the new version.
        symbol: Its public name.
        renamed: The new names of fields.
    """
    _Fields(context, old, new, symbol).compare(renamed)


def compare_keys(context: Context, old: Class, new: Class, symbol: str) -> None:
    """Note which keys of a TypedDict became required or optional."""
    _Fields(context, old, new, symbol).compare_keys()


class _Fields(ClassPair):
    def _note(self, rule: str, text: str, member: str = "") -> None:
        symbol = f"{self.symbol}.{member}" if member else self.symbol
        self.context.note(rule, symbol, text, self.new.path)

    def compare(self, renamed: Mapping[str, str]) -> None:
        old, new = self.fields
        for member, one in new.items():
            if member in old:
                self._compare_field(member, old[member], one)
            elif member in self.old.members and one.given:
                rule = "field-added-required" if one.required else "field-accepted"
                words = "requires" if one.required else "accepts"
                self._note(rule, f"`{self.name}` {words} `{one.argument}`.", member)
            elif is_private(member) and one.given:
                rule, words = ("required", "requires") if one.required else ("optional", "accepts")
                self._note_argument(f"field-added-{rule}", one, f"{words} `{one.argument}`")
        for member, one in old.items():
            if member in new or not one.given:
                continue
            if member in self.new.members:
                self._note("field-not-accepted", f"`{self.name}` no longer accepts `{one.argument}`.", member)
            elif is_private(member):
                self._note_argument("field-not-accepted", one, f"no longer accepts `{one.argument}`")
        names = [renamed.get(each.name, each.name) for each in old.values() if not each.keyword_only and each.given]
        both = {each.name for each in new.values() if not each.keyword_only and each.given} & set(names)
        order = [name for name in new if name in both]
        if order != [name for name in names if name in both] or self._is_inserted(names, both):
            self._note("field-reordered", f"The positional arguments of `{self.name}` have another order.")

    def _note_argument(self, rule: str, one: Field, words: str) -> None:
        """Note a change of an argument whose attribute is private."""
        self.context.note(rule, f"{self.symbol}({one.argument})", f"`{self.name}` {words}.", self.new.path)

    def _is_inserted(self, names: list[str], both: set[str]) -> bool:
        """Whether a field that is not required was added before others that are given by position."""
        positional = [each for each in self.fields[1].values() if not each.keyword_only and each.given]
        last = max((index for index, each in enumerate(positional) if each.name in both), default=-1)
        if all(
            index < len(names) and names[index] == each.name
            for index, each in enumerate(positional)
            if each.name in both
        ):
            return False
        return any(each.name not in both and not each.required for each in positional[:last] if each.name not in names)

    def _compare_field(self, member: str, old: Field, new: Field) -> None:
        name = self.name
        symbol = f"{self.symbol}({new.argument})" if is_private(member) else f"{self.symbol}.{member}"
        origin = self.new.members[member].path if member in self.new.members else self.new.path

        def note(rule: str, text: str) -> None:
            self.context.note(rule, symbol, text, origin)

        for options in (bounds_of, others_of):
            compare_options(
                self.context, options(old.options), options(new.options), symbol, f"{name}.{member}", origin
            )
        if old.given and not new.given:
            note("field-not-accepted", f"`{name}` no longer accepts `{old.argument}`.")
        elif new.given and not old.given:
            note("field-accepted", f"`{name}` accepts `{new.argument}`.")
        if not (old.given and new.given):
            return
        if old.type is not None and new.type is not None and not (new.required and not old.required):
            change = self.context.argument_change(old.type, new.type)
            if change is not None:
                note(change[0], f"`{new.argument}` of `{name}` {change[1]}.")
        if old.argument != new.argument:
            note("field-argument-renamed", f"The argument `{old.argument}` of `{name}` is now `{new.argument}`.")
        if new.keyword_only and not old.keyword_only:
            note("field-keyword-only", f"`{name}` accepts `{new.argument}` only by name.")
        elif old.keyword_only and not new.keyword_only:
            note("field-kind-relaxed", f"`{name}` accepts `{new.argument}` by position or by name.")
        if new.required and not old.required:
            note("field-required", f"`{name}` requires `{new.argument}`{self._narrowed(member)}.")
        elif old.required and not new.required:
            if self._relation(member)[0] is Relation.WIDENED:  # which says more, and is said of the attribute
                return
            note("field-optional", f"`{name}` no longer requires `{new.argument}`.")
        elif old.default != new.default:
            text = f"The default of `{new.argument}` of `{name}` is `{new.default}` instead of `{old.default}`."
            note("field-default-changed", text)

    def _relation(self, member: str) -> tuple[Relation, Type, Type]:
        old, new = self.old.members.get(member), self.new.members.get(member)
        if not (isinstance(old, Attribute) and isinstance(new, Attribute) and old.type and new.type):
            return Relation.EQUAL, Any(), Any()
        return self.context.relation(old.type, new.type)

    def _narrowed(self, member: str) -> str:
        """Return the rest of a sentence about a field with the type that it has now, if it is narrower."""
        found, before, after = self._relation(member)
        return f", which is `{shown(after)}` instead of `{shown(before)}`" if found is Relation.NARROWED else ""

    def compare_keys(self) -> None:
        old, new = self.fields
        for member, one in new.items():
            if member not in old:
                continue
            name = f"{self.name}.{member}"
            compare_options(
                self.context, old[member].options, one.options, f"{self.symbol}.{member}", name, self.new.path
            )
            if old[member].required == one.required:
                continue
            if one.required:
                self._note("key-required", f"`{self.name}` requires the key `{member}`.", member)
            else:
                self._note("key-optional", f"`{self.name}` can lack the key `{member}`.", member)
