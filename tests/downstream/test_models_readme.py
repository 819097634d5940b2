"""The example in the README of each models package starts, and does what the text beside it says."""

import re
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal
from uuid import UUID

import httpx
import pytest
from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator
from starlette.testclient import TestClient

from tests.property.apis import APIS, Api
from tests.property.test_models_frameworks import logged
from tests.property.test_models_privacy import CANARY

from .readme import ROOT

BODIES: dict[str, dict[str, Any]] = {
    "pracsuite": {"record_as_cancelled": True, "reason": "Moved away."},
    "coreplus": {"notes": "Bring the letter."},
}
"""A body of the request in each example."""


def readme(api: Api) -> str:
    return (ROOT / "generated" / f"{api.name}-models" / "README.md").read_text("utf-8")


def code_of(api: Api) -> str:
    """Return the application with FastAPI."""
    (code,) = [one for one in re.findall(r"```python\n(.*?)```", readme(api), re.DOTALL) if "FastAPI" in one]
    return str(code)


def example(api: Api) -> dict[str, Any]:
    """Return the names that the example of a package defines."""
    names: dict[str, Any] = {}
    exec(compile(code_of(api), "README.md", "exec", dont_inherit=True), names)
    return names


@pytest.mark.parametrize("api", APIS, ids=lambda api: api.name)
def test_example_of_the_models_runs(api: Api, capsys: pytest.CaptureFixture[str]) -> None:
    names = example(api)
    client = TestClient(names["app"])
    body = BODIES[api.name]
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
    response = client.post("/responses", json=[CANARY])
    assert (response.status_code, CANARY in response.text) == (422, False)
    printed = capsys.readouterr().out
    assert "Field required" in printed
    assert CANARY not in printed


@pytest.mark.parametrize("api", APIS, ids=lambda api: api.name)
def test_example_starts_with_the_command_of_the_readme(api: Api, tmp_path: Path) -> None:
    assert "\nuvicorn app:app\n```\n" in readme(api)
    (tmp_path / "app.py").write_text(code_of(api), "utf-8")
    command = [sys.executable, "-m", "uvicorn", "app:app", "--port", "0"]
    with subprocess.Popen(command, cwd=tmp_path, stderr=subprocess.PIPE, text=True, encoding="utf-8") as server:
        assert server.stderr is not None
        try:
            origin = next(match[1] for match in map(re.compile(r"running on (\S+)").search, server.stderr) if match)
            assert httpx.get(f"{origin}/docs").status_code == 200
            response = httpx.post(f"{origin}/requests", json=BODIES[api.name])
            assert response.json() == BODIES[api.name]
        finally:
            server.terminate()


class Closed(BaseModel):
    """A model of a caller's, which refuses the canary as the name of a property."""

    model_config = ConfigDict(extra="forbid")

    number: int


class Tagged(BaseModel):
    """A member of a union with a discriminator."""

    kind: Literal["known"]


class OtherTagged(BaseModel):
    """Another member of it."""

    kind: Literal["other"]


def _refused(value: str) -> str:
    raise ValueError(f"{value} is wrong")


class Wrapped(BaseModel):
    """A model of a caller's with two fields, of which one is missing."""

    inner: Closed
    text: str


TYPES: tuple[tuple[Any, Any], ...] = (
    *(
        (kind, CANARY)
        for kind in (int, bool, float, date, Decimal, UUID, Literal["a"], list[int], dict[str, int], Closed)
    ),
    (list[Closed], [{"number": CANARY}]),
    (list[int] | Closed, {"number": CANARY}),
    (Wrapped, {"inner": {"number": CANARY}}),
    (Wrapped, {"inner": {"number": 1}, "note": CANARY}),
    (tuple[int, str], [CANARY, 1]),
)
"""Types of a caller's, each with a value that does not match."""

TYPES_WHOSE_PLACES_OR_MESSAGES_HAVE_VALUES: tuple[tuple[Any, Any], ...] = (
    (Closed, {"number": 1, CANARY: 1}),
    (dict[str, Closed], {CANARY: {"number": "x"}}),
    (Annotated[Tagged | OtherTagged, Discriminator("kind")], {"kind": CANARY}),
    (Annotated[str, AfterValidator(_refused)], CANARY),
)
"""Types whose errors have a value in their place or their message. A response to the sender may have it, a log not."""


def add(app: Any, name: str, kind: Any, value: Any) -> None:
    """Add two functions to an application: one takes a type, and one returns a wrong value for it."""

    @app.post(f"/take/{name}")
    def take(body: kind) -> None:
        return None

    @app.post(f"/give/{name}", response_model=kind)
    def give() -> Any:
        return value


@pytest.mark.parametrize("api", APIS, ids=lambda api: api.name)
def test_handlers_hide_the_values_of_other_models(api: Api) -> None:
    app = example(api)["app"]
    kinds = TYPES + TYPES_WHOSE_PLACES_OR_MESSAGES_HAVE_VALUES
    for number, (kind, value) in enumerate(kinds):
        add(app, str(number), kind, value)
    client = TestClient(app)
    schema = client.get("/openapi.json").json()["components"]["schemas"]["ValidationError"]
    for number, (_, value) in enumerate(kinds):
        with logged() as written:
            taken, given = client.post(f"/take/{number}", json=value), client.post(f"/give/{number}")
        assert (taken.status_code, given.status_code) == (422, 500)
        assert CANARY not in given.text + written.getvalue()
        assert f"/give/{number}: [" in written.getvalue()
        for one in taken.json()["detail"]:
            assert set(schema["required"]) == one.keys()
        if number < len(TYPES):
            assert CANARY not in taken.text
