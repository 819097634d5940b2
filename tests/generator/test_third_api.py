"""A new folder under specs/ is enough to generate a client and models for a third API."""

from __future__ import annotations

import importlib
import json
import shutil
from pathlib import Path
from types import ModuleType

import httpx
import pytest

from generator.cli import main

from .conftest import SmallApi, Workshop
from .variants import ROOT

VET = Path(__file__).with_name("vet")


@pytest.fixture
def packages(small: SmallApi, monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, ModuleType]:
    """Return the client and the models of a third API."""
    assert small.generate()[0] == 0
    for kind in ("client", "models"):
        monkeypatch.syspath_prepend(small.root / "generated" / f"vet-{kind}")
    return importlib.import_module("vet_client"), importlib.import_module("vet_models")


def test_third_api_leaves_the_packages_of_the_others_as_they_are(workshop: Workshop) -> None:
    shutil.copytree(VET, workshop.root / "specs" / "vet")
    assert main(["--root", str(workshop.root), "generate"]) == 0
    committed = ROOT / "generated" / "pracsuite-client" / "pracsuite_client" / "_api.py"
    made = workshop.root / committed.relative_to(ROOT)
    assert made.read_bytes() == committed.read_bytes()


def test_third_api_has_a_working_client_and_models(packages: tuple[ModuleType, ModuleType], small: SmallApi) -> None:
    client, models = packages
    rex = {"id": 1, "name": "Rex", "keeper": "Sam Doe"}
    requests: list[httpx.Request] = []

    def respond(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        if request.url.path.endswith("/2"):
            return httpx.Response(404, json={"message": "There is none."})
        status = 201 if request.method == "POST" else 200
        return httpx.Response(status, json={"pets": [rex]} if "limit" in request.url.params else rex)

    with client.Vet(api_key="k", http_client=httpx.Client(transport=httpx.MockTransport(respond))) as vet:
        assert vet.pets.list(limit=3).pets[0].to_dict() == rex
        assert vet.pets.create(name="Rex", keeper=None).keeper == "Sam Doe"
        assert "Sam" not in repr(vet.pets.get(1))
        with pytest.raises(client.NotFoundError) as caught:
            vet.pets.get(2)
        assert caught.value.detail == "There is none."
        with pytest.raises(client.ArgumentError, match="limit"):
            vet.pets.list(limit=0)
        with pytest.raises(client.ArgumentError, match=r"^keeper: cannot be given together with keeper_id$"):
            vet.pets.create(name="Rex", keeper="Sam Doe", keeper_id=1)
    assert [(one.method, str(one.url), one.headers["x-key"]) for one in requests] == [
        ("GET", "https://vet.example/v1/pets?limit=3", "k"),
        ("POST", "https://vet.example/v1/pets", "k"),
        ("GET", "https://vet.example/v1/pets/1", "k"),
        ("GET", "https://vet.example/v1/pets/2", "k"),
    ]
    types = [one.headers["content-type"] for one in requests]
    assert types == ["application/vnd.vet+json" if one.method == "GET" else "application/json" for one in requests]
    assert json.loads(requests[1].content) == {"name": "Rex", "keeper": None}
    assert issubclass(client.KeptPet, client.Pet)
    assert client.KeptPet.__wires__["keeper"].required
    assert list(client.KeptPet.__wires__) == list(client.Pet.__wires__)
    assert models.Pet.model_validate(rex).name == models.KeptPet.model_validate(rex).name == "Rex"
    with pytest.raises(ValueError, match="keeper"):
        models.KeptPet.model_validate({**rex, "keeper": None}, strict=True)
    readme = (small.root / "generated" / "vet-client" / "README.md").read_text("utf-8")
    assert "\nThis package is a typed Python client" in readme
    metadata = (small.root / "generated" / "vet-client" / "pyproject.toml").read_text("utf-8")
    assert "by hand" not in readme
    assert "tested" not in readme
    assert "Healthcare" not in metadata


def test_list_with_page_limit_and_total_is_walked(packages: tuple[ModuleType, ModuleType]) -> None:
    client, _ = packages
    asked: list[str] = []

    def respond(request: httpx.Request) -> httpx.Response:
        asked.append(request.url.query.decode())
        page, size = int(request.url.params.get("page", 1)), int(request.url.params.get("limit", 3))
        ids = range(1, 8)[(page - 1) * size : page * size]
        return httpx.Response(200, json={"items": [{"id": one} for one in ids], "total": 7})

    with client.Vet(api_key="k", http_client=httpx.Client(transport=httpx.MockTransport(respond))) as vet:
        assert [one.id for one in vet.keepers.list()] == list(range(1, 8))
        assert [one.id for one in vet.keepers.list(limit_=2, allow_changes_=True, limit=3)] == [1, 2, 3]
    own = "limit=2&allow_changes=true"
    assert asked == ["", "page=2", "page=3", own, f"{own}&page=2"]


def test_third_api_has_a_source_of_its_lists(packages: tuple[ModuleType, ModuleType], tmp_path: Path) -> None:
    client, _ = packages
    kept = [*range(1, 8)]

    def respond(request: httpx.Request) -> httpx.Response:
        page, size = int(request.url.params.get("page", 1)), int(request.url.params.get("limit", 3))
        ids = kept[(page - 1) * size : page * size]
        return httpx.Response(200, json={"items": [{"id": one} for one in ids], "total": len(kept)})

    module = importlib.import_module("vet_client.dlt")
    with client.Vet(api_key="k", http_client=httpx.Client(transport=httpx.MockTransport(respond))) as vet:
        assert [*module.source(vet).resources] == ["keepers"]
        first = module.export(f"duckdb:{tmp_path / 'pets.duckdb'}", vet).table("keepers")
        kept.remove(3)
        second = module.export(f"duckdb:{tmp_path / 'pets.duckdb'}", vet).table("keepers")
    assert (first.new, first.rows) == (7, 7)
    assert (second.new, second.changed, second.vanished, second.rows) == (0, 0, 1, 7)
