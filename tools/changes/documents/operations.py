"""Compare operations: their names, settings and lists."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import define

from generator.document.facts import is_paged, parameter_name
from generator.document.json_pointer import escape
from generator.runtime.values.json import is_array, is_object

from ..findings import Place
from .finding import Findings
from .inputs import Inputs
from .operation import DOCUMENTED, FILE_METHODS, Operation, documented, operations_of
from .reading import entries, nearest
from .results import Results
from .schemas import Located, Schemas
from .views import DOCUMENTATION

_PIPELINE = ("x-incremental", "x-filter-fields")

_COMPARED = frozenset(
    {
        *DOCUMENTATION,
        *FILE_METHODS,
        *_PIPELINE,
        *("parameters", "requestBody", "responses", "security", "deprecated", "x-sdk", "x-sdk-variants", "x-safety"),
        *("x-pagination", "x-filters", "x-sort", "x-order", "x-errors", "x-contradiction", "x-reconcile"),
        *("operationId", "tags", "x-evidence", "x-hidden-fields", "externalDocs", "callbacks", "servers"),
    }
)
"""The keys of an operation that are compared, or that mean nothing to a user."""


@define
class Operations:
    """Compares operations."""

    schemas: Schemas
    findings: Findings

    def compare(self, old: Operation, new: Operation) -> None:
        """Compare an operation of the old version with the same one of the new version."""
        self._names(old, new)
        self._methods(old, new)
        self._settings(old, new)
        self._lists(old, new)
        Inputs(self.schemas, self.findings).compare(old, new)
        Results(self.schemas, self.findings).compare(old, new)
        self._documentation(old, new)

    def added(self, new: Operation) -> None:
        """Report an operation that only the new version has."""
        self.findings.add("operation-added", new.place(), new.symbols, "{} can be called.")

    def removed(self, old: Operation) -> None:
        """Report an operation that only the old version has."""
        self.findings.add("operation-removed", old.place(), old.symbols, "{} does not exist any more.")

    def _names(self, old: Operation, new: Operation) -> None:
        if old.name != new.name:
            said = f"`{old.name}` is now `{new.name}`."
            symbols = dict.fromkeys((*new.own_symbol, *old.own_symbol))
            self.findings.add("operation-renamed", new.place("x-sdk"), symbols, said)
        if old.method != new.method:
            said = f"{{}} sends {new.method.upper()} instead of {old.method.upper()}."
            self.findings.add("operation-method", new.place(), new.symbols, said)
        if old.address[1] != new.address[1]:
            said = f"{{}} calls `{new.path}` instead of `{old.path}`."
            place = new.version.place_in_root(f"/paths/{escape(new.path)}")
            self.findings.add("operation-path", place, new.symbols, said)

    def _methods(self, old: Operation, new: Operation) -> None:
        """Compare the further methods: with fixed bodies, and for files."""
        before, after = _variants(old), _variants(new)
        for method in [one for one in before if one not in after]:
            place = old.version.place(before[method][1])
            self.findings.add("variant-removed", place, [old.symbol(method)], "{} does not exist any more.")
        for method in [one for one in after if one not in before]:
            place = new.version.place(after[method][1])
            self.findings.add("variant-added", place, [new.symbol(method)], "{} can be called.")
        for method in sorted(before.keys() & after.keys()):
            self._variant(old, new, before[method], after[method])
        for key in FILE_METHODS:
            was, is_now = old.declared.get(key), new.declared.get(key)
            methods = [str(entries(holder).get("method", "")) for holder in (was, is_now)]
            if methods[0] and methods[0] != methods[1]:
                said = "{} does not exist any more."
                self.findings.add("file-method-removed", old.place(key), [old.symbol(methods[0])], said)
            if methods[1] and methods[0] != methods[1]:
                self.findings.add("file-method-added", new.place(key), [new.symbol(methods[1])], "{} can be called.")
            if methods[0] and methods[0] == methods[1] and _plain(old, was) != _plain(new, is_now):
                said = "{} finds its URL or its values in another way."
                self.findings.add("file-method-changed", _where(old, new, key), [new.symbol(methods[1])], said)
            elif methods[0] and methods[0] == methods[1] and _texts(was) != _texts(is_now):
                documented(self.findings, new, key)

    def _variant(self, old: Operation, new: Operation, before: Located, after: Located) -> None:
        """Compare a method that calls its operation with a fixed body."""
        (was, _), (is_now, pointer) = before, after
        symbols = [new.symbol(str(is_now.get("method")))]

        def place(key: str) -> Place:
            return new.version.place(f"{pointer}/{key}" if key in is_now else pointer)

        if was.get("body") != is_now.get("body"):
            self.findings.add("variant-changed", place("body"), symbols, "{} sends another body.")
        if was.get("x-contradiction") != is_now.get("x-contradiction"):
            said = "The client accepts other responses as a success of {}."
            self.findings.add("success-changed", place("x-contradiction"), symbols, said)
        if _texts(was) != _texts(is_now):
            group = f"variant {is_now.get('method')}"
            self.findings.add("documentation", place("description"), symbols, DOCUMENTED, group=group)

    def _settings(self, old: Operation, new: Operation) -> None:
        if old.reads != new.reads:
            said = (
                "The client repeats {} after any failure."
                if new.reads
                else ("The client does not repeat {} if something of a request was sent.")
            )
            self.findings.add("safety-changed", new.place("x-safety"), new.symbols, said)
        if any("security" in one.declared for one in (old, new)) and _security(old) != _security(new):
            self.findings.add("operation-security", new.place("security"), new.symbols, "{} sends other credentials.")
        if bool(old.declared.get("deprecated")) != bool(new.declared.get("deprecated")):
            verb = "calls" if new.declared.get("deprecated") else "does not call"
            said = f"The documentation {verb} {{}} deprecated."
            self.findings.add("operation-deprecated", new.place("deprecated"), new.symbols, said)
        self._reconcile(old, new)
        for keys, rule, said in (
            (("x-contradiction",), "success-changed", "The client accepts other responses as a success of {}."),
            (("x-errors",), "conflict-changed", "The client takes other responses of {} for rejected bookings."),
            (_PIPELINE, "pipeline-changed", "A pipeline loads the records of {} in another way."),
        ):
            for key in keys:
                if _plain(old, old.declared.get(key)) != _plain(new, new.declared.get(key)):
                    self.findings.add(rule, _where(old, new, key), new.own_symbol, said)
        for key in sorted((old.declared.keys() | new.declared.keys()) - _COMPARED):
            if old.declared.get(key) != new.declared.get(key):
                said = f"`{key}` of {{}} changed, which this tool does not know."
                self.findings.add("not-compared", _where(old, new, key), new.symbols, said)
        rules = [tuple(value) if is_array(value := one.declared.get("x-order")) else () for one in (old, new)]
        if rules[0] != rules[1] and rules[1]:
            first, second = (_argument(new, name) for name in rules[1])
            said = f"The client rejects calls of {{}} in which {second} is before {first}."
            self.findings.add("request-rule-added", new.place("x-order"), new.symbols, said)
        elif rules[0] != rules[1]:
            names = " and ".join(_argument(old, name) for name in rules[0])
            said = f"The client does not check the order of {names} of {{}} any more."
            self.findings.add("request-rule-removed", old.place("x-order"), new.symbols, said)

    def _reconcile(self, old: Operation, new: Operation) -> None:
        was, is_now = old.declared.get("x-reconcile"), new.declared.get("x-reconcile")
        symbols = [f"{symbol}(reconcile)" for symbol in new.own_symbol]
        if was is None and is_now is not None:
            said = "Calls can pass {}, to look up what happened to a lost request."
            self.findings.add("reconcile-added", new.place("x-reconcile"), symbols, said)
        elif was is not None and is_now is None:
            self.findings.add("reconcile-removed", old.place("x-reconcile"), symbols, "Calls cannot pass {} any more.")
        elif _plain(old, was) != _plain(new, is_now):
            said = "{} looks up in another way what happened to a lost request."
            self.findings.add("reconcile-changed", _where(old, new, "x-reconcile"), symbols, said)
        elif _texts(was) != _texts(is_now):
            documented(self.findings, new, "x-reconcile")

    def _lists(self, old: Operation, new: Operation) -> None:
        was, is_now = old.declared.get("x-pagination"), new.declared.get("x-pagination")
        if was is None and is_now is not None:
            said = "{} returns a list in pages instead of a record."
            self.findings.add("paging-added", new.place("x-pagination"), new.symbols, said)
        elif was is not None and (is_now is None or (is_paged(old.declared) and not is_paged(new.declared))):
            said = (
                "{} does not return a list in pages any more."
                if is_now is None
                else ("{} returns all records at once, without the arguments `limit` and `allow_changes`.")
            )
            self.findings.add("paging-removed", _where(old, new, "x-pagination"), new.symbols, said)
        elif was != is_now:
            said = "{} requests pages, or recognizes records, in another way."
            self.findings.add("paging-changed", _where(old, new, "x-pagination"), new.symbols, said)
        self._filters(old, new)
        before, after = (_listed(one.declared.get("x-sort")) for one in (old, new))
        symbols = [f"{symbol}(order_by)" for symbol in new.own_symbol]
        for name in (name for name in after if name not in before):
            place = new.place(f"x-sort/{after.index(name)}")
            self.findings.add("sort-added", place, symbols, f"{{}} can contain `{name}`.", group=f"{place} {name}")
        for name in (name for name in before if name not in after):
            place = old.place(f"x-sort/{before.index(name)}")
            self.findings.add("sort-removed", place, symbols, f"{{}} cannot contain `{name}` any more.")

    def _filters(self, old: Operation, new: Operation) -> None:
        before, after = (entries(one.declared.get("x-filters")) for one in (old, new))
        for name in dict.fromkeys((*before, *after)):
            key = f"x-filters/{escape(name)}"
            holder = new if name in after else old
            field = f"{holder.version.names.package}.F.{holder.version.names.filters.get(name, name)}"
            symbols = [*(f"{symbol}(where)" for symbol in new.own_symbol), field]
            if name not in before:
                self.findings.add("filter-added", new.place(key), symbols, f"{{}} can filter by `{name}`.")
            elif name not in after:
                said = f"{{}} cannot filter by `{name}` any more."
                self.findings.add("filter-removed", old.place(key), symbols, said)
            elif before[name] != after[name]:
                said = f"{{}} takes values of {after[name]} instead of {before[name]} for `{name}`."
                self.findings.add("filter-format", new.place(key), symbols, said)

    def _documentation(self, old: Operation, new: Operation) -> None:
        for key in DOCUMENTATION:
            if old.declared.get(key) != new.declared.get(key):
                documented(self.findings, new, key)
        before, after = old.responses(), new.responses()
        for status in sorted(before.keys() & after.keys()):
            if any(before[status][0].get(key) != after[status][0].get(key) for key in DOCUMENTATION) or _examples(
                before[status][0]
            ) != _examples(after[status][0]):
                documented(self.findings, new, "responses", place=new.version.place(after[status][1]))
        first, second = old.body(), new.body()
        if first is not None and second is not None:
            texts = [(_texts(one), _examples(one)) for one in (first[0], second[0])]
            if texts[0] != texts[1]:
                documented(self.findings, new, "requestBody", place=new.version.place(second[1]))


def _argument(operation: Operation, name: str) -> str:
    """Return the argument that a parameter becomes, as a program writes it."""
    declared = next(
        (value for (_, known), (value, _) in operation.parameters().items() if known == name), {"name": name}
    )
    return f"`{parameter_name(operation.declared, declared)}`"


def _variants(operation: Operation) -> dict[str, Located]:
    given = operation.declared.get("x-sdk-variants")
    return {
        str(entries(one).get("method")): (entries(one), f"{operation.pointer}/x-sdk-variants/{index}")
        for index, one in enumerate(given if is_array(given) else ())
    }


def _security(operation: Operation) -> Any:
    """Return the credentials that an operation sends: its own, or those of the root."""
    given = operation.declared.get("security", operation.version.data.get("security", []))
    return sorted(map(str, entries(given[0]))) if is_array(given) and given else given


def _listed(value: Any) -> list[str]:
    return [str(item) for item in value] if is_array(value) else []


def _where(old: Operation, new: Operation, key: str) -> Place:
    """Return the place of what changed in a setting, in the old version if the new one lacks it."""
    if key not in new.declared:
        return old.place(key)
    return new.version.place(nearest(old.declared.get(key), new.declared[key], f"{new.pointer}/{escape(key)}"))


def _examples(holder: Mapping[str, Any]) -> list[Any]:
    return [
        [entries(media).get(key) for key in ("example", "examples")]
        for media in entries(holder.get("content")).values()
    ]


def _plain(operation: Operation, value: Any) -> Any:
    """Return a setting without documentation, in which an ``operationId`` is replaced by what it names."""
    if not is_object(value) and not is_array(value):
        return value
    return _without_texts(
        value, {str(one.declared.get("operationId")): one.name for one in operations_of(operation.version)}
    )


def _without_texts(value: Any, known: Mapping[str, str]) -> Any:
    if is_array(value):
        return [_without_texts(item, known) for item in value]
    if not is_object(value):
        return value
    return {
        key: known.get(str(item), item) if key == "operationId" else _without_texts(item, known)
        for key, item in value.items()
        if key not in _SAID
    }


_SAID = frozenset({*DOCUMENTATION, "x-evidence"})


def _texts(setting: Any) -> list[Any]:
    """Return the documentation of a setting."""
    return [entries(setting).get(key) for key in DOCUMENTATION]
