"""A documented success or redirect is returned as its method states, or its document is refused."""

from __future__ import annotations

import itertools
import json
from pathlib import Path
from typing import Any, get_type_hints

import httpx
import pytest

from .drafts import Draft, packages

LISTED = (
    ("302",),
    ("308", "303"),
    ("200", "302"),
    ("200", "304"),
    ("206", "302"),
    ("206", "200"),
    ("300", "301"),
    ("300",),
    ("304",),
    ("305", "204"),
)
HEADERS: tuple[str | None, ...] = ("Location", "location", None)
CASES = list(itertools.product(LISTED, HEADERS, (False, True)))
ADDRESS = "https://files.example/5"


def draft(listed: tuple[str, ...], header: str | None, *, content: bool) -> Draft:
    """Return an API whose ``pets.get`` has these responses, of which the redirects may have a header and content."""
    made = Draft()
    responses = made.paths["pet"]["get"]["responses"]
    json_content = responses.pop("200")["content"]
    for status in listed:
        found: dict[str, Any] = {"description": "A response."}
        if status[0] == "3" and header is not None:
            found["headers"] = {header: {"description": "The URL.", "schema": {"type": "string"}}}
        if status in ("200", "206") or (status[0] == "3" and content):
            found["content"] = json_content
        responses[status] = found
    return made


@pytest.mark.parametrize(("listed", "header", "content"), CASES, ids=str)
def test_a_documented_response_is_returned_or_refused(
    listed: tuple[str, ...], header: str | None, content: bool, tmp_path: Path
) -> None:
    made = draft(listed, header, content=content)
    problems = made.problems(tmp_path / "specs")
    if problems:
        assert all("/responses" in problem.pointer or problem.pointer.endswith("/get") for problem in problems)
        return
    successes = [status for status in listed if status[0] == "2" and status != "206"]
    assert successes or "206" not in listed
    with packages(made.generate(tmp_path / "specs"), tmp_path / "made") as (client, _):
        for status in successes or [status for status in listed if status[0] == "3"]:
            response = httpx.Response(
                int(status),
                content=b"" if status == "204" else json.dumps({"id": 5}),
                headers={"content-type": "application/json", "location": ADDRESS},
            )
            transport = httpx.MockTransport(lambda _, response=response: response)
            with client.Vet(api_key="k", http_client=httpx.Client(transport=transport)) as vet:
                method: Any = vet.pets.get
                value = method(5)
                assert type(value) is get_type_hints(method)["return"]
                assert value is None or ADDRESS in (value, ADDRESS)


ACCEPTED = [(("302",), "location", False), (("308", "303"), "LOCATION", False), (("200", "304"), None, False)]


@pytest.mark.parametrize(("listed", "header", "content"), ACCEPTED, ids=str)
def test_a_redirect_or_a_success_alone_is_accepted(
    listed: tuple[str, ...], header: str | None, content: bool, tmp_path: Path
) -> None:
    assert draft(listed, header, content=content).problems(tmp_path / "specs") == ()
