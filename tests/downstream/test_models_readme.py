"""The example in the README of each models package runs, and does what the text beside it says."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.property.apis import APIS, Api
from tests.property.test_models_privacy import CANARY

from .readme import ROOT


def example(api: Api) -> dict[str, Any]:
    """Return the names that the example of a package defines."""
    page = (ROOT / "generated" / f"{api.name}-models" / "README.md").read_text("utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    names: dict[str, Any] = {}
    exec(compile(code, "README.md", "exec"), names)
    return names


@pytest.mark.parametrize("api", APIS, ids=lambda api: api.name)
def test_example_of_the_models_runs(api: Api, capsys: pytest.CaptureFixture[str]) -> None:
    names = example(api)
    client = TestClient(names["app"])
    body = {
        "pracsuite": {"record_as_cancelled": True, "reason": "Moved away."},
        "coreplus": {"notes": "Bring the letter."},
    }[api.name]
    response = client.post("/requests", json=body)
    assert (response.status_code, response.json()) == (200, body)
    for wrong in ({**body, CANARY: CANARY}, {**body, "reason": [CANARY], "notes": [CANARY]}, [CANARY], None):
        response = client.post("/requests", json=wrong)
        assert (response.status_code, CANARY in response.text) == (422, False)
    response = client.post("/requests", content=f'{{"notes": "{CANARY}" ', headers={"content-type": "application/json"})
    assert (response.status_code, CANARY in response.text) == (422, False)
    document = {"zz": 1, "appointment_id": CANARY, "appointmentId": [CANARY]}
    response = client.post("/responses", json=document)
    assert (response.status_code, response.json()) == (200, document)
    printed = capsys.readouterr().out
    assert "Field required" in printed
    assert CANARY not in printed
