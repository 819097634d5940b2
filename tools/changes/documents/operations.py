"""Operations: which belong together, and what of them changed."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from attrs import define, frozen

from generator.document.facts import JSON, MULTIPART, is_json, is_paged, parameter_name, query_parameters_replaced
from generator.document.json_pointer import escape
from generator.document.positions import HTTP_METHODS
from generator.runtime.values.json import is_array, is_object

from ..findings import Place
from .finding import Findings
from .reading import Version, entries, nearest
from .renames import Candidate, paired
from .schemas import Located, Schemas, Subject
from .views import DOCUMENTATION, Shape, view

_FILE_METHODS = ("x-upload", "x-download")

_PIPELINE = ("x-incremental", "x-filter-fields")

_COMPARED = frozenset(
    {
        *DOCUMENTATION,
        *_FILE_METHODS,
        *_PIPELINE,
        *("parameters", "requestBody", "responses", "security", "deprecated", "x-sdk", "x-sdk-variants", "x-safety"),
        *("x-pagination", "x-filters", "x-sort", "x-order", "x-errors", "x-contradiction", "x-reconcile"),
        *("operationId", "tags", "x-evidence", "x-hidden-fields", "externalDocs", "callbacks", "servers"),
    }
)
"""The keys of an operation that are compared, or that mean nothing to a user."""


@frozen
class Operation:
    """An operation of a version.

    Attributes:
        version: The version.
        pointer: Its place in the document.
        path: Its path.
        method: Its HTTP method.
        declared: What the document says about it.
    """

    version: Version
    pointer: str
    path: str
    method: str
    declared: Mapping[str, Any]

    @property
    def resource(self) -> str:
        """The name of its resource."""
        return str(entries(self.declared.get("x-sdk")).get("resource", ""))

    @property
    def name(self) -> str:
        """Its Python name: resource and method."""
        return f"{self.resource}.{entries(self.declared.get('x-sdk')).get('method', '')}"

    @property
    def address(self) -> tuple[str, str]:
        """HTTP method and path, without the names of parameters."""
        return self.method, re.sub(r"\{[^}]*\}", "{}", self.path)

    def symbol(self, method: str) -> str:
        """Return the name of a method of the resource."""
        names = self.version.names
        made = names.resources.get(self.resource, "")
        return f"{names.package}.resources.{self.resource}.{made}.{method}"

    @property
    def symbols(self) -> tuple[str, ...]:
        """The names of all methods that call it."""
        sdk, variants = self.declared.get("x-sdk"), self.declared.get("x-sdk-variants")
        holders = [sdk, *(variants if is_array(variants) else ()), *(self.declared.get(key) for key in _FILE_METHODS)]
        return tuple(self.symbol(str(entries(holder)["method"])) for holder in holders if entries(holder).get("method"))

    @property
    def own_symbol(self) -> tuple[str, ...]:
        """The name of its own method."""
        return self.symbols[:1]

    @property
    def reads(self) -> bool:
        """Whether it only reads."""
        return bool(self.declared.get("x-safety", "read" if self.method == "get" else "unsafe") == "read")

    def parameters(self) -> dict[tuple[str, str], Located]:
        """Return its parameters, with those of its path, by location and name."""
        found: dict[tuple[str, str], Located] = {}
        holder = self.pointer.rpartition("/")[0]
        shared = entries(self.version.document.at(holder)).get("parameters")
        for at, listed in ((holder, shared), (self.pointer, self.declared.get("parameters"))):
            for index, entry in enumerate(listed if is_array(listed) else ()):
                value, pointer = self.version.component(entry)
                if is_object(value) and "name" in value:
                    key = (str(value.get("in")), str(value["name"]))
                    found[key] = (value, pointer or f"{at}/parameters/{index}")
        return found

    def body(self) -> Located | None:
        """Return its request body."""
        if "requestBody" not in self.declared:
            return None
        value, pointer = self.version.component(self.declared["requestBody"])
        return entries(value), pointer or f"{self.pointer}/requestBody"

    def body_content(self) -> tuple[str, Located] | None:
        """Return the media type and the schema of its request body."""
        body = self.body()
        if body is None:
            return None
        content = entries(body[0].get("content"))
        for media in (JSON, MULTIPART, *content):
            if is_object(content.get(media)) and "schema" in content[media]:
                return media, (content[media]["schema"], f"{body[1]}/content/{escape(media)}/schema")
        return None

    def responses(self) -> dict[str, Located]:
        """Return its responses by status."""
        found: dict[str, Located] = {}
        for status, entry in entries(self.declared.get("responses")).items():
            value, pointer = self.version.component(entry)
            found[str(status)] = (entries(value), pointer or f"{self.pointer}/responses/{escape(str(status))}")
        return found

    def successes(self) -> dict[str, Located]:
        """Return the responses that are a success: 2xx but 206."""
        return {status: found for status, found in self.responses().items() if status[:1] == "2" and status != "206"}

    def result(self) -> tuple[str, Located | None]:
        """Return the kind of what its method returns, and its schema: nothing, a record, a file or a URL."""
        for _, (response, pointer) in sorted(self.successes().items()):
            content = entries(response.get("content"))
            for media, declared in content.items():
                place = f"{pointer}/content/{escape(media)}/schema"
                if media == JSON:
                    return "value", (entries(declared).get("schema"), place)
                return "file", None
            return "nothing", None
        redirected = any(status[:1] == "3" for status in self.responses())
        return ("url" if redirected else "nothing"), None

    def error_schemas(self) -> dict[str, Located]:
        """Return the schema of the JSON of each documented 4xx."""
        found: dict[str, Located] = {}
        for status, (response, pointer) in self.responses().items():
            for media, declared in entries(response.get("content")).items():
                if status[:1] == "4" and is_json(media) and is_object(declared) and "schema" in declared:
                    found[status] = (declared["schema"], f"{pointer}/content/{escape(media)}/schema")
        return found

    def place(self, key: str = "") -> Place:
        """Return the place of a key of the operation, or of the operation if it has no such key."""
        known = key and key.split("/")[0] in self.declared
        return self.version.place(f"{self.pointer}/{key}" if known else self.pointer)


def operations(version: Version) -> list[Operation]:
    """Return the operations of a version, in the order of the document."""
    return [
        Operation(version, f"/paths/{escape(path)}/{method}", path, method, item[method])
        for path, item in entries(version.data.get("paths")).items()
        if is_object(item)
        for method in HTTP_METHODS
        if is_object(item.get(method))
    ]


def bodies(version: Version) -> dict[str, list[str]]:
    """Return, for each schema of a body, the methods that take its properties as arguments."""
    found: dict[str, list[str]] = {}
    for operation in operations(version):
        content = operation.body_content()
        if content is not None:
            value, pointer = content[1]
            schema = version.schema_of(view(version, value, pointer).pointer)
            if schema is not None:
                own = list(operation.symbols[:1])
                variants = operation.declared.get("x-sdk-variants")
                fixed = {entries(one).get("method") for one in variants} if is_array(variants) else set[Any]()
                files = [name for name in operation.symbols[1:] if name.rpartition(".")[2] not in fixed]
                found.setdefault(schema, []).extend([*own, *files])
    return found


def _operation_id(operation: Operation) -> Any:
    return operation.declared.get("operationId")


_KEYS: tuple[Callable[[Operation], Any], ...] = (
    lambda one: one.address,
    lambda one: one.name if one.resource else None,
    _operation_id,
)


def matched(
    old: list[Operation], new: list[Operation]
) -> tuple[list[tuple[Operation, Operation]], list[Operation], list[Operation]]:
    """Return the operations that belong together, those that were removed and those that were added.

    Operations belong together if they have the same HTTP method and path (apart from the names of parameters);
    otherwise the same Python name; otherwise the same ``operationId``.
    """
    pairs: list[tuple[Operation, Operation]] = []
    left, right = list(old), list(new)
    for key in _KEYS:
        waiting = {found: one for one in reversed(right) if (found := key(one)) is not None}
        for before in list(left):
            after = waiting.pop(key(before), None)
            if after is not None:
                pairs.append((before, after))
                left.remove(before)
                right.remove(after)
    return pairs, left, right


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
        self._parameters(old, new)
        self._body(old, new)
        self._result(old, new)
        self._errors(old, new)
        self._documentation(old, new)

    def added(self, new: Operation) -> None:
        """Report an operation that only the new version has."""
        self.findings.add("operation-added", new.place(), new.symbols, "{} can be called.")

    def removed(self, old: Operation) -> None:
        """Report an operation that only the old version has."""
        self.findings.add("operation-removed", old.place(), old.symbols, "{} does not exist any more.")

    def _names(self, old: Operation, new: Operation) -> None:
        if old.name != new.name:
            said = f"`{old.name}` is called `{new.name}`: {{}}."
            symbols = dict.fromkeys((*new.own_symbol, *old.own_symbol))
            self.findings.add("operation-renamed", new.place("x-sdk"), symbols, said)
        if old.method != new.method:
            said = f"{{}} sends {new.method.upper()} instead of {old.method.upper()}."
            self.findings.add("operation-method", new.place(), new.symbols, said)
        if old.address[1] != new.address[1]:
            said = f"{{}} calls `{new.path}` instead of `{old.path}`."
            self.findings.add("operation-path", new.place(), new.symbols, said)

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
        for key in _FILE_METHODS:
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
                self._documented(new, key)

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
            self.findings.add("documentation", place("description"), symbols, _DOCUMENTED, group=group)

    def _settings(self, old: Operation, new: Operation) -> None:
        if old.reads != new.reads:
            said = (
                "The client repeats {} after any failure."
                if new.reads
                else ("The client does not repeat {} if something of a request was sent.")
            )
            self.findings.add("safety-changed", new.place("x-safety"), new.symbols, said)
        if _security(old) != _security(new):
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
            said = f"The client rejects calls of {{}} in which {rules[1][1]} is before {rules[1][0]}."
            self.findings.add("request-rule-added", new.place("x-order"), new.symbols, said)
        elif rules[0] != rules[1]:
            said = f"The client does not check the order of {' and '.join(rules[0])} of {{}} any more."
            self.findings.add("request-rule-removed", old.place("x-order"), new.symbols, said)

    def _reconcile(self, old: Operation, new: Operation) -> None:
        was, is_now = old.declared.get("x-reconcile"), new.declared.get("x-reconcile")
        symbols = [f"{symbol}(reconcile)" for symbol in new.own_symbol]
        if was is None and is_now is not None:
            said = "Calls can pass {}, to look up what became of a lost request."
            self.findings.add("reconcile-added", new.place("x-reconcile"), symbols, said)
        elif was is not None and is_now is None:
            self.findings.add("reconcile-removed", old.place("x-reconcile"), symbols, "Calls cannot pass {} any more.")
        elif _plain(old, was) != _plain(new, is_now):
            said = "{} looks up in another way what became of a lost request."
            self.findings.add("reconcile-changed", _where(old, new, "x-reconcile"), symbols, said)
        elif _texts(was) != _texts(is_now):
            self._documented(new, "x-reconcile")

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

    def _parameters(self, old: Operation, new: Operation) -> None:
        before, after = _by_name(old), _by_name(new)

        def candidate(is_old: bool, name: str) -> Candidate:
            operation, (value, pointer) = (old, before[name]) if is_old else (new, after[name])
            inner = view(operation.version, value.get("schema"), f"{pointer}/schema")
            shape = (Shape.of(inner), value.get("in"), bool(value.get("required")), value.get("explode"))
            said = str(value.get("description", ""))
            return Candidate(name, parameter_name(operation.declared, value), said, shape)

        relabelled = _paired_by_name(before, after, candidate)
        for first, second in relabelled[0]:
            self._parameter(old, new, before[first], after[second])
        for name in relabelled[1]:
            subject = _argument(old, before[name])
            place = old.version.place(before[name][1])
            self.findings.add("api-parameter-removed", place, subject.symbols, "Calls cannot pass {} any more.")
        for name in relabelled[2]:
            value, pointer = after[name]
            subject, place = _argument(new, after[name]), new.version.place(pointer)
            if value.get("required"):
                self.findings.add("api-parameter-added-required", place, subject.symbols, "Calls must pass {}.")
            else:
                self.findings.add("api-parameter-added", place, subject.symbols, "Calls can pass {}.")

    def _parameter(self, old: Operation, new: Operation, before: Located, after: Located) -> None:
        (was, _), (value, pointer) = before, after
        subject, place = _argument(new, after), new.version.place(pointer)
        names = parameter_name(old.declared, was), parameter_name(new.declared, value)

        def add(rule: str, said: str, key: str = "") -> None:
            at = new.version.place(f"{pointer}/{key}") if key in value else place
            self.findings.add(rule, at, subject.symbols, said)

        if names[0] != names[1]:
            gone = _argument(old, before)
            said = f"Calls must pass `{names[1]}` instead of `{names[0]}`: {{}}."
            self.findings.add("api-parameter-renamed", place, [*subject.symbols, *gone.symbols], said)
        elif was["name"] != value["name"]:
            add(
                "api-parameter-sent-name",
                f"The client sends {{}} as `{value['name']}` instead of `{was['name']}`.",
                "name",
            )
        if was.get("in") != value.get("in"):
            add(
                "api-parameter-location",
                f"The client sends {{}} in the {value.get('in')} instead of the {was.get('in')}.",
                "in",
            )
        elif _style(was) != _style(value):
            add("api-parameter-style", "The client sends the values of {} in another form.", "explode")
        if bool(was.get("deprecated")) != bool(value.get("deprecated")):
            verb = "calls" if value.get("deprecated") else "does not call"
            add("api-parameter-deprecated", f"The documentation {verb} {{}} deprecated.", "deprecated")
        if bool(was.get("x-phi")) != bool(value.get("x-phi")):
            if value.get("x-phi"):
                add("api-parameter-phi-added", "The values of {} are not printed any more.", "x-phi")
            else:
                add("api-parameter-phi-removed", "The values of {} can be printed.", "x-phi")
        for key in DOCUMENTATION:
            if was.get(key) != value.get(key):
                self._documented(new, key, subject, new.version.place(f"{pointer}/{key}"))
        required = bool(was.get("required")), bool(value.get("required"))
        inner = (
            view(old.version, was.get("schema"), f"{before[1]}/schema"),
            view(new.version, value.get("schema"), f"{pointer}/schema"),
        )
        self.schemas.compare_value(*inner, "api-parameter", subject, required, pointer)

    def _body(self, old: Operation, new: Operation) -> None:
        before, after = old.body_content(), new.body_content()
        if before is None or after is None:
            for operation, content in ((old, before), (new, after)):
                if content is not None:
                    self._arguments(operation, content[1])
            return
        if before[0] != after[0]:
            said = f"{{}} sends `{after[0]}` instead of `{before[0]}`."
            place = new.version.place(after[1][1].rpartition("/schema")[0])
            self.findings.add("request-media-type", place, new.symbols, said)
        required = [bool(entries((one.body() or ({}, ""))[0]).get("required")) for one in (old, new)]
        if required[0] != required[1]:
            rule, said = (
                ("request-body-required", "Calls of {} must pass a body.")
                if required[1]
                else ("request-body-optional", "Calls of {} can leave out the body.")
            )
            self.findings.add(rule, new.place("requestBody"), new.own_symbol, said)
        self.schemas.compare(before[1], after[1], "request", _of(new))

    def _arguments(self, operation: Operation, content: Located) -> None:
        """Report the arguments that come or go with a whole body."""
        seen = view(operation.version, *content)
        required = bool(entries((operation.body() or ({}, ""))[0]).get("required"))
        for name in seen.properties:
            self.schemas.single_property(seen, name, "request", always=required)

    def _result(self, old: Operation, new: Operation) -> None:
        (was, before), (is_now, after) = old.result(), new.result()
        place = new.version.place(after[1]) if after is not None else new.place("responses")
        if was != is_now:
            rule = {"nothing": "result-removed"}.get(is_now, "result-added" if was == "nothing" else "result-changed")
            said = f"{{}} returns {_KINDS[is_now]} instead of {_KINDS[was]}."
            self.findings.add(rule, place, new.symbols, said)
        elif before is not None and after is not None:
            self.schemas.compare(before, after, "response", _of(new))
        first, second = old.successes(), new.successes()
        for status in [status for status in second if status not in first and first]:
            self.findings.add(
                "success-status-added",
                new.version.place(second[status][1]),
                new.symbols,
                f"{{}} can succeed with {status}.",
            )
        for status in [status for status in first if status not in second and second]:
            said = f"A response of {{}} with {status} raises `ResponseValidationError`."
            self.findings.add("success-status-removed", old.place(f"responses/{status}"), new.symbols, said)

    def _errors(self, old: Operation, new: Operation) -> None:
        before, after = (
            {status for status in one.responses() if status[:1] == "4" and status.isdecimal()} for one in (old, new)
        )
        for status in sorted(before ^ after):
            holder = new if status in after else old
            place = holder.place(f"responses/{status}")
            if new.reads:
                said = f"The documentation of {{}} {'names' if status in after else 'does not name'} {status}."
                self.findings.add("error-status", place, new.symbols, said)
            elif status in after:
                said = f"An error of {{}} with {status} has a false `maybe_applied`."
                self.findings.add("rejection-added", place, new.symbols, said)
            else:
                said = f"An error of {{}} with {status} has a true `maybe_applied`."
                self.findings.add("rejection-removed", place, new.symbols, said)
        first, second = old.error_schemas(), new.error_schemas()
        for status in second:
            if status in first:
                self.schemas.compare(first[status], second[status], "error", _of(new))
            elif status in before:
                said = f"The body of an error {status} of {{}} is described."
                self.findings.add("error-body", new.version.place(second[status][1]), new.symbols, said)
        for status in first:
            if status not in second and status in after:
                said = f"The body of an error {status} of {{}} is not described any more."
                self.findings.add("error-body", old.version.place(first[status][1]), new.symbols, said)

    def _documentation(self, old: Operation, new: Operation) -> None:
        for key in DOCUMENTATION:
            if old.declared.get(key) != new.declared.get(key):
                self._documented(new, key)
        before, after = old.responses(), new.responses()
        for status in sorted(before.keys() & after.keys()):
            if any(before[status][0].get(key) != after[status][0].get(key) for key in DOCUMENTATION) or _examples(
                before[status][0]
            ) != _examples(after[status][0]):
                self._documented(new, "responses", place=new.version.place(after[status][1]))
        first, second = old.body(), new.body()
        if first is not None and second is not None:
            texts = [(_texts(one), _examples(one)) for one in (first[0], second[0])]
            if texts[0] != texts[1]:
                self._documented(new, "requestBody", place=new.version.place(second[1]))

    def _documented(self, new: Operation, key: str, subject: Subject | None = None, place: Place | None = None) -> None:
        owner = _of(new) if subject is None else subject
        place = place or new.place(key)
        self.findings.add("documentation", place, owner.owner_symbols, _DOCUMENTED, group=owner.owner)


_DOCUMENTED = "The documentation of {} changed."
_KINDS = {"nothing": "`None`", "value": "a value", "file": "a file", "url": "a URL"}


def _of(operation: Operation) -> Subject:
    return Subject(operation.symbols, f"operation {operation.name}", operation.own_symbol)


def _argument(operation: Operation, parameter: Located) -> Subject:
    """Return the argument that a parameter becomes, in all methods of an operation."""
    value, pointer = parameter
    name = parameter_name(operation.declared, value)
    if value["name"] in query_parameters_replaced(operation.declared):
        name = "where" if value["name"] == "q[]" else "order_by"
    symbols = tuple(f"{symbol}({name})" for symbol in operation.symbols)
    if pointer.startswith("/components/"):
        return Subject(symbols, pointer, symbols)
    return Subject(symbols, f"operation {operation.name}", operation.own_symbol)


def _by_name(operation: Operation) -> dict[str, Located]:
    """Return the parameters by location and name; the place in a path is the name of one in a path."""
    return {f"{place} {name}": found for (place, name), found in operation.parameters().items()}


def _paired_by_name(
    before: Mapping[str, Located], after: Mapping[str, Located], candidate: Callable[[bool, str], Candidate]
) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    """Pair parameters: by location and name, then by name, then as renamed."""
    pairs, removed, added = paired(before, after, candidate)
    for name in list(removed):
        wire = name.partition(" ")[2]
        other = next((one for one in added if one.partition(" ")[2] == wire), None)
        if other is not None:
            pairs.append((name, other))
            removed.remove(name)
            added.remove(other)
    return pairs, removed, added


def _variants(operation: Operation) -> dict[str, Located]:
    given = operation.declared.get("x-sdk-variants")
    return {
        str(entries(one).get("method")): (entries(one), f"{operation.pointer}/x-sdk-variants/{index}")
        for index, one in enumerate(given if is_array(given) else ())
    }


def _security(operation: Operation) -> Any:
    given = operation.declared.get("security", operation.version.data.get("security", []))
    own = "security" in operation.declared
    return sorted(map(str, entries(given[0]))) if is_array(given) and given and own else given if own else None


def _style(parameter: Mapping[str, Any]) -> tuple[Any, Any]:
    style = parameter.get("style", "form" if parameter.get("in") in ("query", "cookie") else "simple")
    return style, parameter.get("explode", style == "form")


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
    return _without_texts(value, {str(_operation_id(one)): one.name for one in operations(operation.version)})


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
