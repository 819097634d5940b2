"""Calls of the control plane over HTTP, and its document."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.resources import files
from typing import Any

import httpx
import jsonschema_rs

from practice_mock.testing import Mock


def control_http(mock: Mock, **settings: Any) -> httpx.Client:
    """Return an HTTP client with the token of the control plane of a mock."""
    headers = {"authorization": f"Bearer {mock.control_token}"}
    return httpx.Client(base_url=mock.control_url, transport=mock.transport, headers=headers, **settings)


@lru_cache
def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files("practice_mock.control").joinpath("openapi.json").read_text("utf-8"))
    return found


def conforms(response: httpx.Response) -> None:
    """Check a response of the control plane against its document."""
    response.read()
    path = response.request.url.path.removeprefix("/_mock")
    for template, item in document()["paths"].items():
        operation = item.get(response.request.method.lower())
        if operation and re.fullmatch(re.sub(r"\{\w+\}", "[^/]+", template), path):
            answer = operation["responses"][str(response.status_code)]
            if "$ref" in answer:
                answer = document()["components"]["responses"][answer["$ref"].rpartition("/")[2]]
            schema = answer.get("content", {}).get("application/json", {}).get("schema")
            if schema is not None:
                validator = jsonschema_rs.Draft202012Validator({**schema, "components": document()["components"]})
                validator.validate(response.json())
            return
    assert response.status_code in (404, 405)
