"""The keys that supported_openapi.yaml admits, and that do not change the packages."""

from __future__ import annotations

from collections.abc import Mapping

NOTES: Mapping[str, str] = {
    "info.version": "the version of the document",
    "info.description": "for readers of the document",
    "info.contact": "for readers of the document",
    "info.license": "the licence of the document",
    "x-errors.reasons.x-evidence": "a source",
    "x-rate-limit.x-evidence": "a source",
    "x-requests-without-body.x-evidence": "a source",
    "components.headers": "parts of responses",
    "#server.description": "for readers of the document",
    "#server.variables{}.description": "for readers of the document",
    "#scheme.x-evidence": "a source",
    "#operation.x-filter-fields": "the mock server reads it; rules check it",
    "#operation.x-hidden-fields": "rules compare the filters with the records",
    "#parameter.example": "an example, which tests and the mock server use",
    "#parameter.examples": "examples, which tests use",
    "#body.description": "for readers of the document",
    "#body.x-evidence": "a source",
    "#response.headers": "the mock server checks them; a client reads only Location, of a redirect",
    "#response.links": "tests follow them; rules check them",
    "#response.x-evidence": "a source",
    "#content{}.example": "an example, which tests and the mock server use",
    "#content{}.examples": "examples, which tests use",
    "#content{}.encoding{}.x-evidence": "a source",
    "#examples{}.summary": "part of an example",
    "#examples{}.description": "part of an example",
    "#examples{}.value": "part of an example",
    "#header.description": "part of a header",
    "#header.required": "part of a header",
    "#header.deprecated": "part of a header",
    "#header.schema": "part of a header",
    "#header.example": "part of a header",
    "#header.x-phi": "part of a header",
    "#header.x-evidence": "part of a header",
    "#link.description": "part of a link",
    "#link.x-evidence": "part of a link",
    "#schema.title": "for readers of the document",
    "#schema.example": "an example",
    "#schema.examples": "examples",
    "#schema.x-open-questions": "for readers of the document",
}
"""The keys without an effect on the packages, each with its reader."""
