"""Errors with any type of JSON are read as JSON, and those with other types as text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest

from .drafts import Draft, packages

JSON_TYPES = (
    "application/problem+json",
    "application/json",
    "application/vnd.pets.v2+json",
    "Application/Problem+JSON",
)
OTHERS = ("text/html", "application/xml", "application/jsonp", "image/svg+xml", "application/octet-stream")
OBJECT = {"$ref": "../schemas/pet.yaml#/Problem"}


def draft(content: dict[str, Any]) -> Draft:
    """Return an API whose ``pets.create`` lists an error with this content."""
    made = Draft()
    made.root["x-errors"]["detail"] = "/detail"
    made.paths["pets"]["post"]["responses"]["422"] = {"description": "Rejected.", "content": content}
    if any(declared["schema"] == OBJECT for declared in content.values()):
        made.schemas["Problem"] = {
            "type": "object",
            "description": "A problem.",
            "required": ["detail", "status"],
            "properties": {
                "detail": {"type": "string", "description": "What is wrong.", "x-phi": False},
                "status": {"type": "integer", "description": "The status."},
            },
        }
    return made


def rejection(folder: Path, made: Draft, sent: str, body: bytes) -> Any:
    """Return the error of a call whose response has a media type and a body."""
    with packages(made.generate(folder / "specs"), folder / "made") as (client, _):
        response = httpx.Response(422, content=body, headers={"content-type": sent})
        transport = httpx.MockTransport(lambda _: response)
        with client.Vet(api_key="k", http_client=httpx.Client(transport=transport)) as vet:
            with pytest.raises(client.UnprocessableEntityError) as caught:
                vet.pets.create(name="Rex")
            return caught.value


@pytest.mark.parametrize("media", JSON_TYPES)
def test_an_error_of_any_json_type_is_read_and_proves_a_rejection(media: str, tmp_path: Path) -> None:
    made = draft({media: {"schema": OBJECT}})
    problem = json.dumps({"detail": "No more pets.", "status": 422}).encode()
    error = rejection(tmp_path, made, media, problem)
    assert error.detail == "No more pets."
    assert error.maybe_applied is False
    incomplete = rejection(tmp_path, made, media, b'{"detail": "No more pets."}')
    assert incomplete.maybe_applied is True


def test_an_error_with_two_json_types_is_read_as_either(tmp_path: Path) -> None:
    made = draft({media: {"schema": OBJECT} for media in JSON_TYPES[:2]})
    for media in JSON_TYPES[:2]:
        error = rejection(tmp_path, made, media, json.dumps({"detail": "No.", "status": 422}).encode())
        assert (error.detail, error.maybe_applied) == ("No.", False)


@pytest.mark.parametrize("media", OTHERS)
def test_an_error_of_another_type_is_text(media: str, tmp_path: Path) -> None:
    (problem,) = (one for one in draft({media: {"schema": OBJECT}}).problems(tmp_path) if "content" in one.pointer)
    assert "is text in an error" in problem.message
    assert "file" not in problem.message
    made = draft({media: {"schema": {"type": "string"}}})
    del made.root["x-errors"]["detail"]
    made.root["x-errors"]["code"] = "/code"
    error = rejection(tmp_path, made, media, b"<p>No more pets.</p>")
    assert error.maybe_applied is True


@pytest.mark.parametrize("media", JSON_TYPES[::2])
def test_a_success_of_another_json_type_is_refused_with_a_fix(media: str, tmp_path: Path) -> None:
    made = Draft()
    content = made.paths["pet"]["get"]["responses"]["200"]["content"]
    content[media] = content.pop("application/json")
    (problem,) = made.problems(tmp_path)
    assert problem.message.endswith("declare application/json, also if the server sends another type of JSON")
