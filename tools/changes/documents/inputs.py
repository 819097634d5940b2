"""What the methods of an operation take: parameters, and the properties of a body."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from attrs import define

from generator.document.facts import parameter_name

from .finding import Findings
from .operation import Operation, argument, documented, of
from .reading import entries
from .renames import Candidate, paired
from .schemas import Located, Schemas
from .views import DOCUMENTATION, Shape, view


@define
class Inputs:
    """Compares what the methods of operations take."""

    schemas: Schemas
    findings: Findings

    def compare(self, old: Operation, new: Operation) -> None:
        """Compare the parameters and the body of an operation in two versions."""
        self._parameters(old, new)
        self._body(old, new)

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
            subject = argument(old, before[name])
            place = old.version.place(before[name][1])
            self.findings.add("api-parameter-removed", place, subject.symbols, "Calls cannot pass {} any more.")
        for name in relabelled[2]:
            value, pointer = after[name]
            subject, place = argument(new, after[name]), new.version.place(pointer)
            if value.get("required"):
                self.findings.add("api-parameter-added-required", place, subject.symbols, "Calls must pass {}.")
            else:
                self.findings.add("api-parameter-added", place, subject.symbols, "Calls can pass {}.")

    def _parameter(self, old: Operation, new: Operation, before: Located, after: Located) -> None:
        (was, _), (value, pointer) = before, after
        subject, place = argument(new, after), new.version.place(pointer)
        names = parameter_name(old.declared, was), parameter_name(new.declared, value)

        def add(rule: str, said: str, key: str = "") -> None:
            at = new.version.place(f"{pointer}/{key}") if key in value else place
            self.findings.add(rule, at, subject.symbols, said)

        if names[0] != names[1]:
            gone = argument(old, before)
            said = f"Calls must pass `{names[1]}` instead of `{names[0]}`: {{}}."
            self.findings.add("api-parameter-renamed", place, [*subject.symbols, *gone.symbols], said)
        elif _sent_name(was) != _sent_name(value) and not was.get("in") == value.get("in") == "path":  # not sent
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
                documented(self.findings, new, key, subject, new.version.place(f"{pointer}/{key}"))
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
        self.schemas.compare(before[1], after[1], "request", of(new))

    def _arguments(self, operation: Operation, content: Located) -> None:
        """Report the arguments that come or go with a whole body."""
        seen = view(operation.version, *content)
        required = bool(entries((operation.body() or ({}, ""))[0]).get("required"))
        for name in seen.properties:
            self.schemas.single_property(seen, name, "request", always=required)


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


def _style(parameter: Mapping[str, Any]) -> tuple[Any, Any]:
    style = parameter.get("style", "form" if parameter.get("in") in ("query", "cookie") else "simple")
    return style, parameter.get("explode", style == "form")


def _sent_name(parameter: Mapping[str, Any]) -> str:
    """Return the name of a parameter as a server reads it: the case of a header does not matter."""
    name = str(parameter["name"])
    return name.lower() if parameter.get("in") == "header" else name
