"""The documents are valid OpenAPI, follow our conventions, and have examples that fit their schemas."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator, validate
from openapi_spec_validator.readers import read_from_filename

from generator.document.bundle import Document, bundle
from generator.document.traversal import operations
from generator.rules import check
from generator.settings import Folders

ROOT = Path(__file__).parent.parent.parent
APIS = Folders.of(ROOT).apis()


@pytest.fixture(scope="module", params=APIS)
def document(request: pytest.FixtureRequest) -> Document:
    """Return each API's document."""
    return bundle(ROOT / "specs" / request.param)


def test_document_is_valid_openapi(document: Document) -> None:
    validate(document.data, cls=OpenAPIV31SpecValidator)


def test_split_files_are_valid_openapi(document: Document) -> None:
    path = ROOT / "specs" / document.name / "openapi.yaml"
    spec, base_uri = read_from_filename(str(path))
    validate(spec, base_uri=base_uri, cls=OpenAPIV31SpecValidator)


def test_document_follows_our_conventions(document: Document) -> None:
    assert [str(problem) for problem in check(document)] == []


def test_mock_serves_the_bundled_document(document: Document) -> None:
    served = ROOT / "mockserver" / "practice_mock" / "documents" / f"{document.name}.json"
    assert json.loads(served.read_text("utf-8")) == document.data


def test_every_example_fits_its_schema(document: Document) -> None:
    wrong = []
    for pointer, schema, example in examples(document):
        validator = jsonschema_rs.Draft202012Validator(
            {**schema, "components": document.data["components"]}, validate_formats=True
        )
        wrong += [f"{document.place(pointer)}: {error.message}" for error in validator.iter_errors(example)]
    assert wrong == []
    assert any(examples(document)), "no example was checked"


def test_every_json_body_and_success_has_an_example(document: Document) -> None:
    without = [str(document.place(pointer)) for pointer, media in medias(document) if not _examples(media)]
    assert without == []


def medias(document: Document) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the JSON and multipart contents of request bodies and successes."""
    for pointer, _, _, operation in operations(document):
        holders = {f"{pointer}/requestBody": operation.get("requestBody", {})}
        holders |= {
            f"{pointer}/responses/{status}": document.resolve(response)
            for status, response in operation["responses"].items()
            if status.startswith("2")
        }
        for place, holder in holders.items():
            for name, media in holder.get("content", {}).items():
                if "json" in name or "multipart" in name:
                    yield f"{place}/content", media


def examples(document: Document) -> Iterator[tuple[str, dict[str, Any], Any]]:
    """Yield each example of contents, error responses and parameters with its schema."""
    contents = list(medias(document))
    contents += [
        (f"/components/responses/{name}", media)
        for name, response in document.data["components"].get("responses", {}).items()
        for media in response.get("content", {}).values()
    ]
    contents += [
        (f"/components/parameters/{name}", parameter)
        for name, parameter in document.data["components"].get("parameters", {}).items()
    ]
    for pointer, media in contents:
        for example in _examples(media):
            yield pointer, media["schema"], example


def _examples(media: dict[str, Any]) -> list[Any]:
    given = [example["value"] for example in media.get("examples", {}).values()]
    return given + ([media["example"]] if "example" in media else [])
