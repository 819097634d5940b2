"""From a parsed document to the views that the client templates are given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from openapi_python_client.strings import ClassName

from ..document.bundle import Document
from ..document.facts import (
    FILE_METHOD_KEYS,
    FILTER_TYPES,
    JSON,
    MULTIPART,
    api_title,
    file_type,
    pagination_key,
    reachable,
    redirects,
    references,
    success,
)
from ..document.json_pointer import unescape
from ..document.names import constant, python_name
from ..document.traversal import operations
from ..settings import VERSION
from ..source_text.escape import literal, text
from . import docstrings, file_methods, reconcile
from .filters import Queries
from .nodes import Argument, Client, Credential, Enum, Field, Model, Module, Operation, Resource
from .parser import Parsed
from .types import TypeMapper, TypeMapping


def build_client(document: Document, parsed: Parsed) -> Client:
    """The view of a whole client."""
    return _Viewer(document, parsed).client()


class _Viewer:
    def __init__(self, document: Document, parsed: Parsed) -> None:
        self._document = document
        self._parsed = parsed
        bodies = [operation.get("requestBody") for *_, operation in operations(document)]
        self._sent = reachable(document, bodies)
        self._multipart = {
            name
            for body in bodies
            if body and MULTIPART in (content := document.resolve(body)["content"])
            for name in references({"$ref": content[MULTIPART]["schema"]["$ref"]})
        }
        self._sdk = document.data["x-sdk"]
        self._queries: dict[str, Queries] = {}

    def client(self) -> Client:
        document, data = self._document, self._document.data
        name = document.name
        scheme = self._schemes()
        signer = next((entry["x-sdk"] for entry in scheme if "signer" in entry["x-sdk"]), None)
        return Client(
            api=name,
            package=f"{name}_client",
            distribution=f"{name}-client",
            version=VERSION,
            class_name=self._sdk["client"],
            title=api_title(data["info"]),
            doc=text(data["info"].get("summary", "")),
            base_url=self._base_url(),
            time_zone=bool(self._sdk.get("time_zone")),
            credentials=tuple(self._credentials()),
            filters=tuple(self._filters()),
            signer=signer["signer"] if signer else None,
            signer_prefix=signer["prefix"] if signer else "",
            audience=signer["audience"] if signer else "",
            rate_limit=_rate_limit(data.get("x-rate-limit")),
            errors=tuple(
                (key, literal([value] if isinstance(value, str) else value))
                for key, value in sorted(data["x-errors"].items())
            ),
            parameters=tuple(
                (constant(key), self._parameter(parameter))
                for key, parameter in sorted(data["components"].get("parameters", {}).items())
            ),
            pagings=tuple(
                (_paging_constant(key), _paging(style)) for key, style in data.get("x-pagination", {}).items()
            ),
            modules=tuple(self._modules()),
            resources=tuple(self._resources()),
        )

    def _schemes(self) -> list[Mapping[str, Any]]:
        schemes = self._document.data["components"]["securitySchemes"]
        return [schemes[name] for name in self._document.data["security"][0]]

    def _credentials(self) -> Iterator[Credential]:
        prefix = self._sdk["environment"]
        for scheme in self._schemes():
            sdk = scheme["x-sdk"]
            for argument in sdk.get("arguments", [sdk.get("argument")]):
                header = None if "signer" in sdk else scheme["name"]
                yield Credential(
                    argument, f"{prefix}_{argument.upper()}", header, text(docstrings.credential(argument, scheme))
                )

    def _filters(self) -> Iterator[tuple[str, str]]:
        """Each field that some list can be filtered by, with the Python types of its values."""
        found: dict[str, set[str]] = {}
        for *_, operation in operations(self._document):
            for name, form in operation.get("x-filters", {}).items():
                found.setdefault(name, set()).add(FILTER_TYPES[form])
        for name, types in sorted(found.items()):
            yield name, " | ".join(sorted(types))

    def _base_url(self) -> str:
        server = self._document.data["servers"][0]
        url = str(server["url"])
        for name, variable in server.get("variables", {}).items():
            url = url.replace(f"{{{name}}}", str(variable["default"]))
        return url.rstrip("/")

    # Records

    def _modules(self) -> Iterator[Module]:
        by_module: dict[str, list[str]] = {}
        for name in self._parsed.class_names:
            if name not in self._multipart:
                by_module.setdefault(self._document.modules[name], []).append(name)
        for module, names in sorted(by_module.items()):
            names.sort(key=lambda name: self._document.place(f"/components/schemas/{name}").line)
            schemas = {name: self._document.schemas[name] for name in names}
            others = {self._document.modules[name] for schema in schemas.values() for name in references(schema)} - {
                module
            }
            yield Module(
                name=module,
                source=f"specs/{self._document.name}/schemas/{module}.yaml",
                siblings=tuple(sorted(others)),
                enums=tuple(self._enum(name, schema) for name, schema in schemas.items() if "enum" in schema),
                models=tuple(
                    self._model(module, name, schema) for name, schema in schemas.items() if "enum" not in schema
                ),
            )

    def _enum(self, name: str, schema: Mapping[str, Any]) -> Enum:
        values = tuple(value for value in schema["enum"] if value is not None)
        return Enum(self._parsed.class_names[name], values, text(docstrings.enum(schema)))

    def _model(self, module: str, name: str, schema: Mapping[str, Any]) -> Model:
        kinds = self._kinds(name in self._sent, module)
        required = set(schema.get("required", ()))
        return Model(
            name=self._parsed.class_names[name],
            doc=text(docstrings.model(schema)),
            fields=tuple(
                self._field(kinds, wire_name, declared, wire_name in required)
                for wire_name, declared in sorted(
                    schema.get("properties", {}).items(), key=lambda item: item[0] not in required
                )
            ),
            closed=schema.get("additionalProperties") is False,
            one_of=tuple(tuple(choice["required"]) for choice in schema.get("anyOf", ())),
            exclusive=(tuple(schema["not"]["required"]),) if "not" in schema else (),
        )

    def _kinds(self, writing: bool, module: str | None = None) -> TypeMapper:
        def class_name(name: str) -> str:
            own = self._document.modules[name]
            return (
                self._parsed.class_names[name] if module in (None, own) else f"_{own}.{self._parsed.class_names[name]}"
            )

        return TypeMapper(self._document, class_name, writing)

    def _field(self, kinds: TypeMapper, wire_name: str, declared: Mapping[str, Any], required: bool) -> Field:
        kind = kinds.of(declared)
        annotation = kind.annotation
        if not required and "None" not in annotation.split(" | "):
            annotation = f"{annotation} | None"
        return Field(
            name=python_name(wire_name, declared),
            annotation=annotation,
            codec=kind.codec,
            wire_name=wire_name,
            required=required,
            phi=self.is_phi(declared),
            doc=text(docstrings.value(declared, self._document)),
        )

    def is_phi(self, declared: Mapping[str, Any]) -> bool:
        """Whether a property identifies or describes a patient. A record hides its own properties, so its place need
        not.
        """
        if "$ref" in declared and self._document.resolve({"$ref": declared["$ref"]}).get("type") == "object":
            return False
        return bool(declared.get("x-phi"))

    # Operations

    def _resources(self) -> Iterator[Resource]:
        by_resource: dict[str, list[tuple[str, str, str, dict[str, Any]]]] = {}
        for entry in operations(self._document):
            by_resource.setdefault(entry[3]["x-sdk"]["resource"], []).append(entry)
        tags = {tag["name"]: tag for tag in self._document.data.get("tags", [])}
        for resource, entries in sorted(by_resource.items()):
            queries = self._queries[resource] = Queries.of(operation for *_, operation in entries)
            made = tuple(operation for entry in entries for operation in self._variants(*entry))
            yield Resource(
                name=resource,
                source=f"specs/{self._document.name}/paths/{self._document.place(entries[0][0]).file.name}",
                class_name=str(ClassName(resource, "Resource")),
                doc=text(tags[entries[0][3]["tags"][0]].get("description", "")),
                orders=tuple((alias, fields) for fields, alias in queries.orders.items()),
                queries=queries.declarations(),
                operations=made,
            )

    def _variants(self, pointer: str, path: str, method: str, operation: dict[str, Any]) -> Iterator[Operation]:
        """The methods of an operation: its own, and one for each fixed way of calling it."""
        own = self._operation(path, method, operation)
        yield file_methods.saving(own) if own.accept else own
        docs = {
            key: docstrings.method(
                self._document,
                path,
                file_methods.called(key, operation),
                python_name,
                file_methods.extra_signature(key),
            )
            for key in FILE_METHOD_KEYS
            if key in operation
        }
        yield from file_methods.methods(own, operation, docs)
        for variant in operation.get("x-sdk-variants", []):
            called = {**operation, **{key: value for key, value in variant.items() if key not in ("method", "body")}}
            called["summary"] = variant["description"]
            called.pop("x-reconcile", None)
            called["x-sdk"] = {**operation["x-sdk"], "method": variant["method"], "fixed": variant["body"]}
            yield self._operation(path, method, called)

    def _operation(self, path: str, method: str, operation: dict[str, Any]) -> Operation:
        resolve = self._document.resolve
        sdk = operation["x-sdk"]
        declared = self._document.data["paths"][path].get("parameters", []) + operation.get("parameters", [])
        parameters = [(entry, resolve(entry)) for entry in declared]
        parameters.sort(key=lambda entry: entry[1]["in"] != "path")
        keywords = [(parameter, python_name(parameter["name"], parameter)) for _, parameter in parameters]
        arguments = [
            self._argument(name, parameter["schema"], parameter.get("required", False)) for parameter, name in keywords
        ]
        positional = sum(parameter["in"] == "path" for parameter, _ in keywords)
        body, body_arguments = self._body(operation)
        queries = self._query_arguments(operation)
        returned = self._returned(operation)
        sends = any("FileInput" in argument.annotation for argument in body_arguments)
        extra = (
            file_methods.SENDS if sends else file_methods.SAVES if returned["accept"] else file_methods.ExtraSignature()
        )
        if sends:
            body_arguments += [argument for argument, _ in extra.arguments]
        reconciled = reconcile.expression(self._document, operation, python_name)
        if reconciled is not None:
            body_arguments.append(Argument("reconcile", "bool", required=False, default="False"))
        return Operation(
            name=f"{sdk['resource']}.{sdk['method']}",
            constant=f"_{sdk['method'].upper()}",
            method_name=sdk["method"],
            method=method.upper(),
            path=path,
            safety=operation["x-safety"],
            parameters=tuple(
                (name, self._parameter_expression(entry))
                for (entry, _), (_, name) in zip(parameters, keywords, strict=True)
            ),
            body=body,
            path_arguments=tuple(arguments[:positional]),
            keywords=tuple(
                sorted([*queries, *arguments[positional:], *body_arguments], key=lambda argument: not argument.required)
            ),
            query=self._queries[sdk["resource"]].of_operation(operation),
            reconcile=reconciled,
            doc=docstrings.method(self._document, path, operation, python_name, extra),
            modules=frozenset(self._named(operation)),
            **returned,
        )

    def _query_arguments(self, operation: Mapping[str, Any]) -> Iterator[Argument]:
        if operation.get("x-filters"):
            yield Argument("where", "Sequence[Condition] | Unset", required=False)
        alias = self._queries[operation["x-sdk"]["resource"]].order(operation)
        if alias is not None:
            yield Argument("order_by", f"Sequence[{alias}] | Unset", required=False)

    def _argument(self, name: str, schema: Mapping[str, Any], required: bool) -> Argument:
        annotation = self._kinds(writing=True).of(schema).annotation
        if not required:
            plain = annotation.removesuffix(" | None")
            annotation = f"{plain} | Unset{annotation[len(plain) :]}"
        return Argument(name, annotation, required)

    def _parameter_expression(self, entry: Mapping[str, Any]) -> str:
        reference = str(entry.get("$ref", ""))
        return constant(reference.rpartition("/")[2]) if reference else self._parameter(entry)

    def _parameter(self, parameter: Mapping[str, Any]) -> str:
        """The expression that makes a parameter."""
        parts = [literal(parameter["name"]), self._kinds(writing=True).of(parameter["schema"]).codec]
        if parameter["in"] != "query":
            parts.append(literal(parameter["in"]))
        if parameter.get("required"):
            parts.append("required=True")
        if parameter.get("explode") is False:
            parts.append("explode=False")
        return f"Parameter({', '.join(parts)})"

    def _body(self, operation: Mapping[str, Any]) -> tuple[str | None, list[Argument]]:
        if "requestBody" not in operation:
            return None, []
        content = self._document.resolve(operation["requestBody"])["content"]
        if JSON in content:
            name = unescape(content[JSON]["schema"]["$ref"].rpartition("/")[2])
            fixed = operation["x-sdk"].get("fixed")
            if fixed is not None:
                return f"JsonBody(lambda: {self._parsed.class_names[name]}, fixed={self._fixed(name, fixed)})", []
            expression = f"JsonBody(lambda: {self._parsed.class_names[name]})"
            return expression, self._body_arguments(self._document.schemas[name])
        media = content[MULTIPART]
        schema = self._document.resolve(media["schema"])
        required, encoding = schema.get("required", ()), media.get("encoding", {})
        parts = [
            f"{literal(python_name(name, declared))}: {self._part(name, declared, name in required, encoding)}"
            for name, declared in schema["properties"].items()
        ]
        return f"MultipartBody({{{', '.join(parts)}}})", self._body_arguments(schema)

    def _fixed(self, name: str, fixed: Mapping[str, Any]) -> str:
        declared = self._document.schemas[name]["properties"]
        given = [f"{literal(python_name(key, declared[key]))}: {literal(value)}" for key, value in fixed.items()]
        return f"{{{', '.join(given)}}}"

    def _body_arguments(self, schema: Mapping[str, Any]) -> list[Argument]:
        required = schema.get("required", ())
        return [
            self._argument(python_name(name, declared), declared, name in required)
            for name, declared in schema.get("properties", {}).items()
        ]

    def _part(self, name: str, declared: Mapping[str, Any], required: bool, encoding: Mapping[str, Any]) -> str:
        kind = self._kinds(writing=True).of(declared)
        parts = [literal(name)]
        wanted = encoding.get(name, {}).get("contentType")
        if "FILE" in kind.codec:
            parts += ["many=True"] if declared.get("type") == "array" else []
        else:
            parts.append(kind.codec)
        if wanted is not None:
            parts.append(f"media_type={literal(wanted)}")
        return f"Part({', '.join([*parts, *(['required=True'] if required else [])])})"

    def _returned(self, operation: Mapping[str, Any]) -> dict[str, Any]:
        """What a method returns: its type, its codec, and for a list its records."""
        answer = self._document.resolve(success(operation))
        content = answer.get("content", {})
        led = redirects(self._document, operation)
        accept = file_type(self._document, operation)
        plain = {"item": None, "items": None, "paging": None, "key": (), "redirects": led, "accept": accept}
        if JSON not in content:
            return {**plain, "returns": "str" if led else "None", "codec": None}
        kind: TypeMapping = self._kinds(writing=False).of(content[JSON]["schema"])
        pagination = operation.get("x-pagination")
        if pagination is None:
            return {**plain, "returns": kind.annotation, "codec": kind.codec}
        page = self._document.resolve(content[JSON]["schema"])
        declared = page["properties"][pagination["items"]]
        item = self._kinds(writing=False).of(declared["items"]).annotation
        style = pagination.get("style")
        return {
            **plain,
            "returns": f"Page[{item}]",
            "codec": kind.codec,
            "call": "list",
            "item": item,
            "items": python_name(pagination["items"], declared),
            "paging": None if style == "none" else _paging_constant(style),
            "key": tuple(pagination_key(pagination)),
        }

    def _named(self, operation: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """The classes that the code of an operation may name."""
        resolve = self._document.resolve
        body = resolve(operation.get("requestBody", {}))
        names = set(references(body)) | set(references(resolve(success(operation))))
        for name in list(names):
            names |= set(references(self._document.schemas[name]))
        for entry in operation.get("parameters", []):
            names |= set(references(resolve(entry)))
        for name in names - self._multipart:
            if name in self._parsed.class_names:
                yield self._document.modules[name], self._parsed.class_names[name]


def _rate_limit(given: Mapping[str, Any] | None) -> str | None:
    return f"RateLimit({given['requests']}, {given['seconds']})" if given else None


def _paging_constant(style: str) -> str:
    return f"{constant(style)}_PAGING"


def _paging(style: Mapping[str, Any]) -> str:
    linked = "next" in style
    given = {key: value for key, value in style.items() if not (linked and key == "size")}  # the link says the size
    return f"{'LinkPaging' if linked else 'NumberPaging'}({', '.join(f'{key}={literal(given[key])}' for key in given)})"
