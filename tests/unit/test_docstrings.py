"""Docstrings of methods and records describe Python values, and say what no source documents."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import pracsuite_client
from pracsuite_client._runtime.operation import filters
from tests.property.apis import APIS, Api, Operation

OPERATIONS = [operation for api in APIS for operation in api.operations]
QUOTED = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")


def docs(operation: Operation) -> Iterator[str]:
    """Yield the docstrings of an operation's methods, synchronous and asynchronous."""
    module = import_module(f"{operation.api.package.__name__}.resources.{operation.resource}")
    for name, cls in vars(module).items():
        if inspect.isclass(cls) and cls.__module__ == module.__name__ and not name.endswith("Raw"):
            yield inspect.cleandoc(getattr(cls, operation.verb).__doc__ or "")


def running(text: str) -> str:
    return " ".join(text.split())


def questions(operation: Operation) -> list[str]:
    """Return the open questions of an operation, or of its variant."""
    for variant in operation.definition.get("x-sdk-variants", ()):
        if variant["method"] == operation.variant and "x-open-questions" in variant:
            return list(variant["x-open-questions"])
    return list(operation.definition.get("x-open-questions", ()))


def without_source(doc: str) -> str:
    """Return a docstring without its last paragraph, which names the source."""
    return doc.partition("\n\nSource (")[0]


def wire_names(api: Api) -> dict[str, str]:
    """Return the names of the API that differ from the Python names."""
    found: dict[str, str] = {}
    for operation in api.operations:
        found |= {parameter.name: parameter.python for parameter in operation.parameters}
    for component in api.document["components"]["schemas"]:
        schema = api.shape({"$ref": f"#/components/schemas/{component}"}).schema
        found |= {name: python for name, python, _ in api.properties(schema)}
    return {name: python for name, python in found.items() if name != python and name not in found.values()}


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_open_questions_are_in_the_docstring(operation: Operation) -> None:
    for doc in docs(operation):
        section = without_source(doc).partition("\n\nNot documented:\n")[2]
        assert len(re.findall(r"^- ", section, re.MULTILINE)) == len(questions(operation))
        for question in questions(operation):
            plain = [word for word in running(question).rstrip(".").split() if "`" not in word]
            assert set(plain) <= set(running(section.replace(".\n", "\n")).rstrip(".").split())


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_docstring_uses_the_names_of_python(operation: Operation) -> None:
    wire = wire_names(operation.api)
    for doc in docs(operation):
        quoted = {part for name in QUOTED.findall(doc) for part in name.split(".")}
        assert quoted & wire.keys() == set()
        assert not re.search(r"\bx-[a-z]+\b(?<!x-api)", doc.replace("x-api-key", "")), "no extension of the document"


@pytest.mark.parametrize("operation", OPERATIONS, ids=str)
def test_docstring_does_not_describe_the_wire(operation: Operation) -> None:
    for doc in docs(operation):
        arguments = doc.partition("\n\nArgs:\n")[2].partition("\n\n")[0]
        assert not re.search(r"as a string of digits|decimal string|without a colon|as text\b", running(arguments))
        described = running(doc.partition("\n\nNot documented:\n")[0])
        assert not re.search(r"JSON text|the body has|query string|\bform part|\bpart `", described, re.IGNORECASE)
        summary, _, rest = doc.partition("\n\n")
        assert running(summary) not in running(without_source(rest)), "the summary is repeated"


@pytest.mark.parametrize("operation", [one for one in OPERATIONS if one.body and not one.variant], ids=str)
def test_meanings_of_enum_values_are_in_the_arguments(operation: Operation) -> None:
    api, body = operation.api, operation.body
    assert body is not None
    for _, python, part in api.properties(api.shape(body.schema).schema):
        meanings = api.resolve(part).get("x-enum-descriptions", {})
        for doc in docs(operation):
            text = running(doc.partition("\n\nArgs:\n")[2].partition("\n\n")[0])
            assert all(f"``{value or chr(34) * 2}``: {said.rstrip('.')}" in text for value, said in meanings.items()), (
                python
            )


def all_docs(api: Api) -> Iterator[tuple[str, str]]:
    """Yield every docstring of a client package, those of attributes and the sources included, with its file."""
    root = Path(str(api.package.__file__)).parent
    for file in sorted(root.rglob("*.py")):
        if "_runtime" not in file.parts:
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                value = node.value if isinstance(node, ast.Expr) else None
                if isinstance(value, ast.Constant) and isinstance(value.value, str):
                    yield file.name, value.value


@pytest.mark.parametrize("api", APIS, ids=str)
def test_no_docstring_contains_a_name_of_the_api(api: Api) -> None:
    wire = wire_names(api)
    mixed = {name for name in wire if re.search("[a-z0-9][A-Z]", name)} - set(api.document["components"]["schemas"])
    found = list(all_docs(api))
    assert sum("Source (" in doc for _, doc in found) > 10
    for file, doc in found:
        said = re.sub(r"``[^`]+``", "", doc)  # the values of enums
        assert set(re.findall(r"(?<![\w/{])\w+", said)) & mixed == set(), file
        quoted = {part for name in QUOTED.findall(said) for part in name.split(".")}
        assert quoted & wire.keys() == set(), file
        assert not re.search(r"as a string of digits\.|decimal string", running(said)), file


@pytest.mark.parametrize("api", APIS, ids=str)
def test_records_use_the_names_of_python(api: Api) -> None:
    wire = wire_names(api)
    for component in api.document["components"]["schemas"]:
        record = getattr(api.package, component, None)
        doc = (record.__doc__ or "") if inspect.isclass(record) else ""
        assert set(QUOTED.findall(doc)) & wire.keys() == set(), component


def test_filters_list_the_operators_of_each_format() -> None:
    formats = filters._FORMATS  # noqa: SLF001
    listed: dict[str, set[str]] = {}
    for line in inspect.cleandoc(pracsuite_client.F.__doc__ or "").replace("\n  ", " ").splitlines():
        for part in line.removeprefix("- ").split("; ") if line.startswith("- ") else ():
            names, _, operators = part.rpartition(": ")
            for form in formats.keys() & set(re.findall(r"``([a-z-]+)``", names)):
                listed[form] = set(re.findall(r"``([=!<>]+|F\.<name>\.contains)", operators))
    signs = {"=": "==", "~": "F.<name>.contains"}
    assert listed == {form: {signs.get(one, one) for one in operators} for form, (operators, _) in formats.items()}
