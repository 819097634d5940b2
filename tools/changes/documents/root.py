"""What a document says about the whole API, and about its named schemas as classes."""

from __future__ import annotations

from typing import Any

from attrs import define

from generator.document.json_pointer import escape
from generator.document.security import always_required
from generator.runtime.values.json import is_array, is_object

from ..findings import Place
from .finding import Findings
from .reading import Version, entries, nearest
from .renames import Candidate, paired
from .views import DOCUMENTATION, Shape, view

_COMPARED = frozenset(
    {
        *("openapi", "info", "servers", "security", "tags", "paths", "components", "externalDocs", "webhooks"),
        *("x-sdk", "x-errors", "x-pagination", "x-rate-limit", "x-requests-without-body", "x-pipeline"),
        *("x-open-questions", "x-evidence"),
    }
)

_SETTINGS = {
    "x-rate-limit": ("rate-limit", "The client sends requests at another rate."),
    "x-requests-without-body": ("content-type", "Requests without a body have another content type."),
    "x-pipeline": ("pipeline-changed", "A pipeline leaves out other columns."),
}


@define
class Root:
    """Compares what is stated once for an API."""

    old: Version
    new: Version
    findings: Findings

    def compare(self) -> None:
        """Compare the roots of the documents, and their named schemas as classes."""
        self._client()
        self._credentials()
        self._servers()
        self._paging()
        self._settings()
        self._classes()
        self._documentation()

    def _symbol(self, version: Version, argument: str = "") -> list[str]:
        bracket = f"({argument})" if argument else ""
        return [f"{version.names.package}.{version.names.client}{bracket}"]

    def _place(self, pointer: str) -> Place:
        """Return the place in the new version, or in the old one if the new one has no such value."""
        before, after = self.old.document.at(pointer), self.new.document.at(pointer)
        if after is None and before is not None:
            return self.old.place(pointer)
        return self.new.place(nearest(before, after, pointer))

    def _client(self) -> None:
        was, is_now = (entries(version.data.get("x-sdk")) for version in (self.old, self.new))
        if was.get("client") != is_now.get("client"):
            said = f"`{was.get('client')}` is now `{is_now.get('client')}`."
            symbols = [*self._symbol(self.new), *self._symbol(self.old)]
            self.findings.add("client-renamed", self._place("/x-sdk/client"), symbols, said)
        if was.get("environment") != is_now.get("environment"):
            said = f"The variables of the environment of {{}} begin with `{is_now.get('environment')}_`."
            self.findings.add("environment-renamed", self._place("/x-sdk/environment"), self._symbol(self.new), said)
        if bool(was.get("time_zone")) != bool(is_now.get("time_zone")):
            rule, said = (
                ("time-zone-added", "A client can take {}.")
                if is_now.get("time_zone")
                else ("time-zone-removed", "A client cannot take {} any more.")
            )
            self.findings.add(rule, self._place("/x-sdk/time_zone"), self._symbol(self.new, "time_zone"), said)
        if any(was.get(key) != is_now.get(key) for key in ("about", "classifiers", "keywords", "mock")):
            self._documented("/x-sdk", "the API", self._symbol(self.new))

    def _credentials(self) -> None:
        """Compare the arguments of the client that are credentials, and how they are sent."""
        before, after = _arguments(self.old), _arguments(self.new)
        for name in [one for one in before if one not in after]:
            place = self.old.place(before[name][1])
            symbols = self._symbol(self.old, name)
            self.findings.add("credential-removed", place, symbols, "A client cannot take {} any more.")
        for name in [one for one in after if one not in before]:
            place = self.new.place(after[name][1])
            always = after[name][1].rpartition("/")[2] in map(escape, _always(self.new))
            rule, said = (
                ("credential-required", "A client must get {}.")
                if always
                else ("credential-added", "A client can take {}.")
            )
            self.findings.add(rule, place, self._symbol(self.new, name), said)
        for name in sorted(before.keys() & after.keys()):
            if before[name][0] != after[name][0]:
                said = "The client sends {} in another way."
                self.findings.add("credential-changed", self._place(after[name][1]), self._symbol(self.new, name), said)
        if before == after and self.old.data.get("security") != self.new.data.get("security"):
            said = "{} sends other credentials."
            self.findings.add("operation-security", self._place("/security"), self._symbol(self.new), said)

    def _servers(self) -> None:
        """Compare the URLs: that of the first server is called, and the others are only named in docstrings."""
        was, is_now = (_servers(version) for version in (self.old, self.new))
        if was[:1] != is_now[:1]:
            said = f"{{}} calls {', '.join(is_now[:1])} instead of {', '.join(was[:1])}."
            self.findings.add("server-changed", self._place("/servers/0"), self._symbol(self.new, "base_url"), said)
        elif self.old.data.get("servers") != self.new.data.get("servers"):
            self._documented("/servers", "the API", self._symbol(self.new))

    def _paging(self) -> None:
        was, is_now = (entries(version.data.get("x-pagination")) for version in (self.old, self.new))
        for name in sorted(was.keys() & is_now.keys()):
            if was[name] != is_now[name]:
                said = f"{{}} requests the pages of lists with the style `{name}` in another way."
                self.findings.add(
                    "paging-style", self._place(f"/x-pagination/{escape(name)}"), self._symbol(self.new), said
                )

    def _settings(self) -> None:
        for key, (rule, said) in _SETTINGS.items():
            if _plain(self.old.data.get(key)) != _plain(self.new.data.get(key)):
                self.findings.add(rule, self._place(f"/{key}"), self._symbol(self.new), said)
        self._errors()
        for key in sorted((self.old.data.keys() | self.new.data.keys()) - _COMPARED):
            if self.old.data.get(key) != self.new.data.get(key):
                said = f"`{key}` changed, which this tool does not know."
                self.findings.add("not-compared", self._place(f"/{key}"), self._symbol(self.new), said)

    def _errors(self) -> None:
        was, is_now = (entries(version.data.get("x-errors")) for version in (self.old, self.new))
        reasons = [entries(one.get("reasons")) for one in (was, is_now)]
        failures = [one.get("failures") for one in reasons]
        if all(reasons) and failures[0] != failures[1]:
            old, new = map(_numbers, failures)
            said = f"{{}} takes reasons of severity {new} for rejections, instead of {old}."
            self.findings.add("error-pointers", self._place("/x-errors/reasons/failures"), self._symbol(self.new), said)
            reasons = [{**one, "failures": None} for one in reasons]
        if _plain({**was, "reasons": reasons[0]}) != _plain({**is_now, "reasons": reasons[1]}):
            said = "Errors of {} find their attributes elsewhere in a body."
            self.findings.add("error-pointers", self._place("/x-errors"), self._symbol(self.new), said)

    def _classes(self) -> None:
        def candidate(is_old: bool, name: str) -> Candidate:
            version = self.old if is_old else self.new
            value = version.classes[name]
            seen = view(version, value, f"/components/schemas/{escape(name)}")
            said = str(seen.values.get("description", ""))
            return Candidate(name, str(version.names.classes.get(name, name)), said, Shape.of(seen))

        pairs, removed, added = paired(self.old.classes, self.new.classes, candidate)
        for name in removed:
            place = self.old.place(f"/components/schemas/{escape(name)}")
            symbols = self.old.class_symbols(name)
            self.findings.add("model-removed", place, symbols, "{} does not exist any more.")
        for name in added:
            place = self.new.place(f"/components/schemas/{escape(name)}")
            self.findings.add("model-added", place, self.new.class_symbols(name), "{} is a new class.")
        for before, after in pairs:
            self._class(before, after)

    def _class(self, before: str, after: str) -> None:
        pointer = f"/components/schemas/{escape(after)}"
        was, is_now = self.old.names.classes.get(before, before), self.new.names.classes.get(after, after)
        symbols = self.new.class_symbols(after)
        if was != is_now:
            said = f"`{was}` is now `{is_now}`."
            both = [*symbols, *self.old.class_symbols(before)]
            self.findings.add("model-renamed", self.new.place(pointer), both, said)
        old, new = self.old.classes[before], self.new.classes[after]
        gone, made = self.old.client_class(before), self.new.client_class(after)
        if gone and not made:
            said = "{} does not exist any more, because it is the schema of a form."
            self.findings.add("model-removed", self.new.place(pointer), gone, said)
        elif made and not gone:
            self.findings.add("model-added", self.new.place(pointer), made, "{} is a new class.")
        bases = [
            version.names.classes.get(str(name)) if (name := entries(schema.get("x-sdk")).get("extends")) else None
            for version, schema in ((self.old, old), (self.new, new))
        ]
        if bases[0] != bases[1]:
            said = f"The base class of {{}} is {_base(bases[1])} instead of {_base(bases[0])}."
            self.findings.add("model-base", self.new.place(f"{pointer}/x-sdk"), symbols, said)
        for key, rule, said in (
            ("x-key", "success-changed", "The client recognizes {} by another property."),
            ("x-pipeline", "pipeline-changed", "A pipeline loads other columns of {}."),
        ):
            if old.get(key) != new.get(key):
                self.findings.add(rule, self.new.place(f"{pointer}/{key}"), symbols, said)

    def _documentation(self) -> None:
        before, after = (entries(version.data.get("info")) for version in (self.old, self.new))
        if any(before.get(key) != after.get(key) for key in (before.keys() | after.keys()) - {"version"}):
            self._documented("/info", "the API", self._symbol(self.new))
        if self.old.data.get("x-open-questions") != self.new.data.get("x-open-questions"):
            self._documented("/x-open-questions", "the API", self._symbol(self.new))
        was, is_now = _tags(self.old), _tags(self.new)
        for name in sorted(was.keys() & is_now.keys()):
            if was[name] != is_now[name]:
                self._documented("/tags", "the API", self._symbol(self.new))
        for name, scheme in _schemes(self.new).items():
            old = _schemes(self.old).get(name, {})
            if old and any(old.get(key) != scheme.get(key) for key in DOCUMENTATION):
                self._documented(f"/components/securitySchemes/{escape(name)}", "the API", self._symbol(self.new))

    def _documented(self, pointer: str, owner: str, symbols: list[str]) -> None:
        said = "The documentation of {} changed."
        self.findings.add("documentation", self._place(pointer), symbols, said, group=owner)


def _base(name: str | None) -> str:
    return "`Model`" if name is None else f"`{name}`"


def _schemes(version: Version) -> dict[str, dict[str, Any]]:
    declared = entries(entries(version.data.get("components")).get("securitySchemes"))
    return {name: dict(entries(scheme)) for name, scheme in declared.items()}


def _arguments(version: Version) -> dict[str, tuple[Any, str]]:
    """Return what each credential is: its scheme, without documentation, and the pointer."""
    found: dict[str, tuple[Any, str]] = {}
    for name, scheme in _schemes(version).items():
        sdk = entries(scheme.get("x-sdk"))
        plain = {key: value for key, value in scheme.items() if key not in (*DOCUMENTATION, "x-evidence", "x-sdk")}
        rest = {key: value for key, value in sdk.items() if key not in ("argument", "arguments")}
        several = sdk.get("arguments")
        for argument in [*(several if is_array(several) else ()), *([sdk["argument"]] if "argument" in sdk else ())]:
            found[str(argument)] = ((plain, rest), f"/components/securitySchemes/{escape(name)}")
    return found


def _always(version: Version) -> frozenset[str]:
    """Return the schemes that every operation requires."""
    try:
        return always_required(version.document)
    except (AttributeError, IndexError, KeyError, TypeError):
        return frozenset(_schemes(version))


def _servers(version: Version) -> list[str]:
    """Return the URLs of the servers, with the defaults of their variables."""
    given = version.data.get("servers")
    found: list[str] = []
    for server in map(entries, given if is_array(given) else ()):
        url = str(server.get("url"))
        for name, variable in entries(server.get("variables")).items():
            url = url.replace(f"{{{name}}}", str(entries(variable).get("default")))
        found.append(url)
    return found


def _plain(value: Any) -> Any:
    """Return a setting without documentation."""
    if is_array(value):
        return [_plain(item) for item in value]
    if not is_object(value):
        return value
    return {key: _plain(item) for key, item in value.items() if key not in (*DOCUMENTATION, "x-evidence")}


def _tags(version: Version) -> dict[str, Any]:
    given = version.data.get("tags")
    return {
        str(entries(tag).get("name")): entries(tag).get("description") for tag in (given if is_array(given) else ())
    }


def _numbers(values: Any) -> str:
    return " or ".join(map(str, values)) if is_array(values) and values else "none"
