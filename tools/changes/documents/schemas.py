"""Compare two schemas as they apply, for values that are sent and for values that are received."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from attrs import define, field, frozen

from generator.document.facts import bases
from generator.document.names import python_name
from generator.ir.types import STRING_FORMATS

from ..findings import Place
from .finding import Findings
from .python_types import includes, json_types, listed, models_type, python_types, written
from .reading import Version, entries
from .renames import Candidate, paired
from .rules import BY_ID
from .views import BOUNDS, DOCUMENTATION, Rule, Shape, View, is_tighter, view

Side = Literal["api-parameter", "request", "response", "error"]
"""What a schema describes. The first two are sent, and the client checks them; the others are received."""

Located = tuple[Any, str]
"""A value of a document, and its pointer."""

_SENT = ("api-parameter", "request")

_KNOWN = frozenset(
    {*BOUNDS, *DOCUMENTATION, "format", "enum", "const", "items", "additionalProperties", "not", "default"}
) | {
    *("deprecated", "readOnly", "writeOnly", "externalDocs", "x-phi", "x-evidence", "x-described-by"),
    *("x-sdk", "x-key", "x-pipeline"),  # they are compared for each named schema
}
"""The keywords of a schema that are compared, or that mean nothing to a user."""


_OF_ERRORS = frozenset({"added", "removed", "renamed", "received-name", "required", "optional", "type", "format"})
"""The changes of the body of an error that its exception can show. Other changes concern its class only."""


@frozen
class Subject:
    """What a schema is the value of.

    Attributes:
        symbols: Its Python names: arguments and attributes.
        owner: What its documentation is part of, so that this is one finding: a schema, or an operation.
        owner_symbols: The Python names of that.
    """

    symbols: tuple[str, ...]
    owner: str
    owner_symbols: tuple[str, ...]


@define
class Schemas:
    """Compares schemas. Each pair is compared once for each side.

    Attributes:
        old: The old version.
        new: The new version.
        findings: Where changes are added.
        bodies: For each version, the methods whose arguments are the properties of a schema.
    """

    old: Version
    new: Version
    findings: Findings
    bodies: tuple[Mapping[str, Sequence[str]], Mapping[str, Sequence[str]]]
    _seen: set[tuple[str, str, str]] = field(factory=set[tuple[str, str, str]])

    def compare(self, old: Located, new: Located, side: Side, subject: Subject) -> None:
        """Compare two schemas of values that must be given, or are received."""
        before, after = view(self.old, *old), view(self.new, *new)
        self.compare_value(before, after, side, subject, (True, True))

    def compare_properties(self, old: View, new: View, side: Side) -> None:
        """Compare the properties of two records."""
        key = (old.pointer, new.pointer, side)
        if key in self._seen:
            return
        self._seen.add(key)
        owner = self._owner(new)
        if not self._is_another_class(old, new):
            self._documentation(old, new, owner)
        pairs, removed, added = paired(
            old.properties, new.properties, lambda is_old, name: _candidate(old, new, is_old, name)
        )
        for name in removed:
            self.single_property(old, name, side)
        for name in added:
            self.single_property(new, name, side)
        for before, after in pairs:
            self._property(old, new, before, after, side)
        if side == "request":
            self._rules(old, new, self._owner(new))
        elif old.rules.keys() != new.rules.keys():
            changed = new.rules or old.rules
            holder = self.new if new.rules else self.old
            said = "The client takes other values of {} for a success."
            self.findings.add("success-changed", holder.place(next(iter(changed.values()))), owner.symbols, said)

    def single_property(self, seen: View, name: str, side: Side, *, always: bool = True) -> None:
        """Report a property that only one version has; ``always`` is false if its record may be left out."""
        if seen.version.old:
            said = "Calls cannot pass {} any more." if side in _SENT else "Responses do not have {} any more."
            place = self.old.place(seen.properties[name][1])
            self._report(side, "removed", place, self._subject(seen, name, side), said)
        else:
            self._added(seen, name, side, always=always)

    def _added(self, new: View, name: str, side: Side, *, always: bool) -> None:
        place, subject = self.new.place(new.properties[name][1]), self._subject(new, name, side)
        if side in _SENT and name in new.required and always:
            self._report(side, "added-required", place, subject, "Calls must pass {}.")
        elif side in _SENT:
            self._report(side, "added", place, subject, "Calls can pass {}.")
        else:
            self._report(side, "added", place, subject, "Responses have {}.")

    def _property(self, old: View, new: View, before: str, after: str, side: Side) -> None:
        value, pointer = new.properties[after]
        subject = self._subject(new, after, side)
        called = tuple(_python_name(name, seen.properties[name][0]) for name, seen in ((before, old), (after, new)))
        if called[0] != called[1]:
            said = "Calls must pass {} instead of" if side in _SENT else "Responses have {} instead of"
            gone = self._subject(old, before, side).symbols
            both = Subject((*subject.symbols, *gone), subject.owner, subject.owner_symbols)
            self._report(
                side,
                "renamed",
                self.new.place(pointer),
                both,
                said.replace("{}", f"`{called[1]}`") + f" `{called[0]}`: {{}}.",
            )
        elif before != after and side in _SENT:
            said = f"The client sends {{}} as `{after}` instead of `{before}`."
            self._report(side, "sent-name", self.new.place(pointer), subject, said)
        elif before != after:
            said = f"The client reads {{}} from `{after}` instead of `{before}`."
            self._report(side, "received-name", self.new.place(pointer), subject, said)
        self.compare_value(
            view(self.old, *old.properties[before]),
            view(self.new, value, pointer),
            side,
            subject,
            (before in old.required, after in new.required),
            pointer,
        )

    def compare_value(
        self,
        old: View,
        new: View,
        side: Side,
        subject: Subject,
        required: tuple[bool, bool],
        declared: str | None = None,
    ) -> None:
        """Compare two values, without regard to what they are part of, except for whether they must be there."""
        pointer = new.pointer if declared is None else declared
        self._presence(old, new, side, subject, required, pointer)
        if "record" not in old.types & new.types:
            self._documentation(old, new, subject)
        self._marks(old, new, side, subject, pointer)
        if not self._same_type(old, new, side, subject):
            return
        self._enum(old, new, side, subject)
        self._bounds(old, new, side, subject)
        if old.types == new.types == {"record"}:
            self._class(old, new, side, subject)
            self.compare_properties(old, new, side)
        for key in ("items", "additionalProperties"):
            before, after = old.item(key), new.item(key)
            if before is not None or after is not None:  # one that is not described can be anything
                inner = (
                    view(self.old, *(before or ({}, old.at(key)))),
                    view(self.new, *(after or ({}, new.at(key)))),
                )
                self.compare_value(*inner, side, subject, (True, True))
        if len(old.choices) == len(new.choices):
            for before, after in zip(old.choices, new.choices, strict=True):
                self.compare_value(view(self.old, *before), view(self.new, *after), side, subject, (True, True))

    def _is_another_class(self, old: View, new: View) -> bool:
        """Return whether records are of another class, which is not the old one under another name."""
        before, after = self.old.schema_of(old.pointer), self.new.schema_of(new.pointer)
        if before is None or after is None or before not in self.new.classes or after not in self.new.classes:
            return False
        return self.old.names.classes.get(before) != self.new.names.classes.get(after)

    def _class(self, old: View, new: View, side: Side, subject: Subject) -> None:
        """Report that records are of another class, unless it is equal to the old one."""
        if side == "error" or not self._is_another_class(old, new) or Shape.of(old) == Shape.of(new):
            return
        before, after = self.old.schema_of(old.pointer) or "", self.new.schema_of(new.pointer) or ""
        is_narrower = side == "response" and before in bases(self.new.document, after)
        name = "class-narrowed" if is_narrower else "class"
        said = f"The class of {{}} is `{self.new.names.classes[after]}` instead of `{self.old.names.classes[before]}`."
        place = self.new.place(new.places.get("$ref", new.pointer))
        self._report(side, name, place, subject, said)

    def _presence(
        self, old: View, new: View, side: Side, subject: Subject, required: tuple[bool, bool], pointer: str
    ) -> None:
        place = self.new.place(
            new.at("type") if required[0] == required[1] and old.nullable != new.nullable else pointer
        )
        if side in _SENT:
            if required == (False, True):
                self._report(side, "required", place, subject, "Calls must pass {}.")
            elif required == (True, False):
                self._report(side, "optional", place, subject, "Calls can leave out {}.")
            if old.nullable != new.nullable:
                self._null_sent(new, side, subject, place, required=all(required))
            return
        before, after = (not required[0] or old.nullable), (not required[1] or new.nullable)
        if before == after:
            if (required[0], old.nullable) != (required[1], new.nullable):
                said = "{} can be `None` as before, but for another reason."
                self._report(side, "presence", place, subject, said)
        elif after:
            name = "optional" if required[0] != required[1] else "nullable"
            self._report(side, name, place, subject, "{} can be `None`.")
        else:
            name = "required" if required[0] != required[1] else "not-nullable"
            self._report(side, name, place, subject, "{} cannot be `None` any more.")

    def _null_sent(self, new: View, side: Side, subject: Subject, place: Place, *, required: bool) -> None:
        if required:
            name, said = (
                ("nullable", "{} can be `None`.") if new.nullable else ("not-nullable", "{} cannot be `None` any more.")
            )
            self._report(side, name, place, subject, said)
        elif side == "request":
            name, said = (
                ("null-sent", "`None` for {} is sent as null, and does not mean “not given” any more.")
                if new.nullable
                else ("null-not-sent", "`None` for {} means “not given”, and is not sent as null any more.")
            )
            self._report(side, name, place, subject, said)

    def _marks(self, old: View, new: View, side: Side, subject: Subject, pointer: str) -> None:
        """Compare what is marked: personal data, deprecation, access, defaults, and who may be printed."""
        was, is_now = bool(old.values.get("x-phi")), bool(new.values.get("x-phi"))
        if was != is_now:
            name, said = (
                ("phi-added", "The values of {} are not printed any more.")
                if is_now
                else ("phi-removed", "The values of {} can be printed.")
            )
            self._report(side, name, self.new.place(new.places.get("x-phi", pointer)), subject, said)
        was, is_now = bool(old.values.get("deprecated")), bool(new.values.get("deprecated"))
        if was != is_now:
            said = (
                "The documentation calls {} deprecated."
                if is_now
                else "The documentation does not call {} deprecated any more."
            )
            self._report(side, "deprecated", self.new.place(new.places.get("deprecated", pointer)), subject, said)
        for key in ("readOnly", "writeOnly"):
            if bool(old.values.get(key)) != bool(new.values.get(key)):
                said = f"The mark {key} of {{}} changed."
                place = self.new.place(new.places.get(key, pointer))
                self.findings.add("access-changed", place, subject.symbols, said)
        given = old.values.get("default"), new.values.get("default")
        if given[0] != given[1]:
            said = "The default of {} is " + f"{_shown(given[1])} instead of {_shown(given[0])}."
            place = self.new.place(new.places.get("default", pointer))
            models = self._by_package(new, subject)[0]
            self._report(side, "default", place, subject if side in _SENT else models, said)
        for key in sorted({*old.values, *new.values} - _KNOWN):
            if old.values.get(key) != new.values.get(key):
                said = f"`{key}` of {{}} changed, which this tool does not know."
                self.findings.add("not-compared", self.new.place(new.places.get(key, pointer)), subject.symbols, said)
        if old.values.get("x-described-by") != new.values.get("x-described-by"):
            said = "The client reads the properties of files for {} in another way."
            place = self.new.place(new.places.get("x-described-by", pointer))
            self.findings.add("file-method-changed", place, subject.symbols, said)

    def _same_type(self, old: View, new: View, side: Side, subject: Subject) -> bool:
        """Report a type that changed, and return whether the rest can be compared."""
        before, after = python_types(old), python_types(new)
        same_json = json_types(old) == json_types(new)
        models, client = self._by_package(new, subject)
        if before == after:
            if not same_json or old.format != new.format:
                said = "Values of {} are written in another way: " + f"{written(new)} instead of {written(old)}."
                at = new.at("format" if same_json else "type")
                self._report(side, "spelling", self.new.place(at), subject, said)
            if same_json and models_type(old) != models_type(new) and models.symbols:
                said = f"The type of {{}} is {models_type(new)} instead of {models_type(old)}."
                self._report(side, "format", self.new.place(new.at("format")), models, said)
            return same_json
        sent = side in _SENT
        allowed, wanted = (after, before) if sent else (before, after)
        said = f"The type of {{}} is {listed(after)} instead of {listed(before)}."
        if includes(allowed, wanted):
            name, at = "type-widened" if sent else "type-narrowed", "type"
        elif same_json:
            name, at = "format", "format"
            subject = subject if models_type(old) != models_type(new) else client
        else:
            name, at = "type", "type"
        self._report(side, name, self.new.place(new.at(at)), subject, said)
        return False

    def _by_package(self, seen: View, subject: Subject) -> tuple[Subject, Subject]:
        """Return what is of the models package, and what is of the client."""
        start = f"{seen.version.names.models_package}."
        parts = [
            tuple(one for one in subject.symbols if one.startswith(start) is is_models) for is_models in (True, False)
        ]
        models, client = (Subject(symbols, subject.owner, subject.owner_symbols) for symbols in parts)
        return models, client

    def _enum(self, old: View, new: View, side: Side, subject: Subject) -> None:
        before, after = old.enum, new.enum
        if before == after:
            return
        place = self.new.place(new.at("enum"))
        names = subject.symbols
        schema = new.version.schema_of(new.pointer)
        if schema is not None and new.pointer.count("/") == 3:  # the named values, not a property of a named record
            names = (*names, *new.version.class_symbols(schema))
        subject = Subject(tuple(dict.fromkeys(names)), subject.owner, subject.owner_symbols)
        if before is None or after is None:
            name = "value-removed" if before is None else "value-added"
            said = f"{{}} can be only {_values(after or [])}." if before is None else "{} can be any value."
            self._report(side, name, place, subject, said)
            return
        if added := [value for value in after if value not in before]:
            self._report(side, "value-added", place, subject, f"{{}} can be {_values(added)}.")
        if removed := [value for value in before if value not in after]:
            self._report(side, "value-removed", place, subject, f"{{}} cannot be {_values(removed)} any more.")

    def _bounds(self, old: View, new: View, side: Side, subject: Subject) -> None:
        before, after = old.bounds(), new.bounds()
        for key in sorted({*before, *after}):
            was, is_now = before.get(key), after.get(key)
            if was == is_now:
                continue
            place = self.new.place(new.at(key if key in new.places else "format"))
            change = _bound(key, was, is_now)
            tighter = is_tighter(key, was, is_now)
            if is_now is None and old.enum is None and new.enum is not None:
                continue  # the listed values are fewer, whatever the bound allowed
            models = self._by_package(new, subject)[0]
            if side not in _SENT:  # the client does not check what it receives
                if models.symbols and tighter:
                    said = f"Models list other values of {{}}, and their constructor rejects them: {change}."
                    self._report(side, "bound-tightened", place, models, said)
                elif models.symbols:
                    self._report(side, "bound-loosened", place, models, f"Models accept more values of {{}}: {change}.")
                continue
            checked, who = subject, "The client"
            if new.format in STRING_FORMATS:  # the client makes the text itself, so it does not check it
                checked, who = models, "The models package"
            if tighter:
                self._report(side, "bound-tightened", place, checked, f"{who} accepts fewer values of {{}}: {change}.")
            else:
                self._report(side, "bound-loosened", place, checked, f"{who} accepts more values of {{}}: {change}.")

    def _rules(self, old: View, new: View, subject: Subject) -> None:
        for rule, pointer in new.rules.items():
            if rule not in old.rules:
                said = f"The client rejects calls with {{}} that do not fit the rule “{_rule(rule, new)}”."
                self.findings.add("request-rule-added", self.new.place(pointer), subject.symbols, said)
        for rule, pointer in old.rules.items():
            if rule not in new.rules:
                said = f"The client does not check {{}} for the rule “{_rule(rule, old)}” any more."
                self.findings.add("request-rule-removed", self.old.place(pointer), subject.symbols, said)

    def _documentation(self, old: View, new: View, subject: Subject) -> None:
        schema = self.new.schema_of(new.pointer)
        if subject.owner == f"schema {schema}" and schema not in self.old.document.schemas:
            return  # all of it is new
        for key in DOCUMENTATION:
            if old.values.get(key) != new.values.get(key):
                self.findings.add(
                    "documentation",
                    self.new.place(new.at(key)),
                    subject.owner_symbols,
                    "The documentation of {} changed.",
                    group=subject.owner,
                )

    def _report(self, side: Side, name: str, place: Place, subject: Subject, said: str) -> None:
        rule = f"{side}-{name}"
        if side == "error" and name in _OF_ERRORS:
            rule, said = "error-body", f"In bodies of errors: {said}"
        elif side == "error":
            rule = f"response-{name}"
        assert rule in BY_ID, rule
        self.findings.add(rule, place, subject.symbols, said)

    def _owner(self, seen: View) -> Subject:
        schema = seen.version.schema_of(seen.pointer)
        if schema is None:
            return Subject((), seen.pointer, ())
        symbols = tuple(seen.version.class_symbols(schema))
        methods = self.bodies[not seen.version.old].get(schema, ())
        return Subject((*methods, *symbols), f"schema {schema}", symbols or tuple(methods))

    def _subject(self, seen: View, name: str, side: Side) -> Subject:
        """Return the Python names of a property of a record."""
        version, (declared, pointer) = seen.version, seen.properties[name]
        holders = dict.fromkeys(
            schema for at in (seen.pointer, pointer) if (schema := version.schema_of(at)) is not None
        )
        symbols: list[str] = []
        for schema in holders:
            methods = self.bodies[not version.old].get(schema, ()) if side == "request" else ()
            symbols += [f"{method}({_python_name(name, declared)})" for method in methods]
            symbols += version.attribute_symbols(schema, name)
        owner = self._owner(seen)
        return Subject(tuple(symbols), owner.owner, owner.owner_symbols)


def _candidate(old: View, new: View, is_old: bool, name: str) -> Candidate:
    seen = old if is_old else new
    value, pointer = seen.properties[name]
    inner = view(seen.version, value, pointer)
    shape = (Shape.of(inner), name in seen.required)
    return Candidate(name, _python_name(name, value), str(inner.values.get("description", "")), shape)


def _python_name(name: str, declared: Any) -> str:
    return python_name(name, {"x-sdk": entries(entries(declared).get("x-sdk"))})


def _values(values: Sequence[Any]) -> str:
    return ", ".join(f"`{value!r}`" for value in values)


def _shown(value: Any) -> str:
    return "none" if value is None else f"`{value!r}`"


_BOUNDS: Mapping[str, str] = {
    "minLength": "at least {} characters",
    "maxLength": "at most {} characters",
    "minItems": "at least {} items",
    "maxItems": "at most {} items",
    "minProperties": "at least {} keys",
    "maxProperties": "at most {} keys",
    "minimum": "at least {}",
    "maximum": "at most {}",
    "exclusiveMinimum": "more than {}",
    "exclusiveMaximum": "less than {}",
    "multipleOf": "a multiple of {}",
    "pattern": "text that matches `{}`",
}


def _bound(key: str, was: Any, is_now: Any) -> str:
    """Return the change of a bound in words, such as ``at most 20 characters instead of at most 50``."""
    if key == "uniqueItems":
        return "items must differ" if is_now else "items need not differ any more"
    words = _BOUNDS[key]
    if is_now is None:
        return f"not only {words.format(was)} any more"
    if was is None:
        return words.format(is_now)
    return f"{words.format(is_now)} instead of {words.format(was).removesuffix(' characters').removesuffix(' items')}"


def _rule(rule: Rule, seen: View) -> str:
    kind, names = rule
    return f"{kind}: {', '.join(_argument(name, seen) for name in names)}"


def _argument(names: str, seen: View) -> str:
    """Return properties, which ``and`` may connect, as arguments."""
    return " and ".join(
        _python_name(name, seen.properties[name][0]) if name in seen.properties else name
        for name in names.split(" and ")
    )
