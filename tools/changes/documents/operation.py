"""The operations of a version, and which of them belong together in two versions."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from generator.document.facts import JSON, MULTIPART, is_json, parameter_name, query_parameters_replaced
from generator.document.json_pointer import escape
from generator.document.positions import HTTP_METHODS
from generator.runtime.values.json import is_array, is_object

from ..findings import Place
from .finding import Findings
from .reading import Version, entries
from .schemas import Located, Subject
from .views import view

FILE_METHODS = ("x-upload", "x-download")
"""The keys that declare a further method."""

DOCUMENTED = "The documentation of {} changed."


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
        holders = [sdk, *(variants if is_array(variants) else ()), *(self.declared.get(key) for key in FILE_METHODS)]
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


def operations_of(version: Version) -> list[Operation]:
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
    for operation in operations_of(version):
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


def of(operation: Operation) -> Subject:
    """Return an operation as the subject of its changes."""
    return Subject(operation.symbols, f"operation {operation.name}", operation.own_symbol)


def argument(operation: Operation, parameter: Located) -> Subject:
    """Return the argument that a parameter becomes, in all methods of an operation."""
    value, pointer = parameter
    name = parameter_name(operation.declared, value)
    if value["name"] in query_parameters_replaced(operation.declared):
        name = "where" if value["name"] == "q[]" else "order_by"
    symbols = tuple(f"{symbol}({name})" for symbol in operation.symbols)
    if pointer.startswith("/components/"):
        return Subject(symbols, pointer, symbols)
    return Subject(symbols, f"operation {operation.name}", operation.own_symbol)


def documented(
    findings: Findings, new: Operation, key: str, subject: Subject | None = None, place: Place | None = None
) -> None:
    """Report that the documentation of an operation, or of a part of it, changed."""
    owner = of(new) if subject is None else subject
    findings.add("documentation", place or new.place(key), owner.owner_symbols, DOCUMENTED, group=owner.owner)
