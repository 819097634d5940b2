"""A new folder under specs/ is enough to generate a client and models for a third API."""

from __future__ import annotations

import importlib
import json
import os
import re
import shutil
import threading
import tomllib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType

import httpx
import pytest

from generator.cli import main
from generator.emit import templates

from .conftest import Workshop
from .drafts import forget
from .small_api import SmallApi
from .variants import ROOT

VET = Path(__file__).with_name("vet")


@pytest.fixture(scope="module")
def vet(tmp_path_factory: pytest.TempPathFactory) -> SmallApi:
    """Return a root in which the packages of a third API were generated."""
    made = SmallApi(tmp_path_factory.mktemp("root"))
    assert made.generate()[0] == 0
    return made


@pytest.fixture
def packages(vet: SmallApi, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[ModuleType, ModuleType]]:
    """Return the client and the models of the third API."""
    forget("vet_client", "vet_models")  # another test may have imported packages of the same names
    for kind in ("client", "models"):
        monkeypatch.syspath_prepend(vet.root / "generated" / f"vet-{kind}")
    yield importlib.import_module("vet_client"), importlib.import_module("vet_models")
    forget("vet_client", "vet_models")


def test_third_api_leaves_the_packages_of_the_others_as_they_are(workshop: Workshop) -> None:
    shutil.copytree(VET, workshop.root / "specs" / "vet")
    assert main(["--root", str(workshop.root), "generate"]) == 0
    committed = ROOT / "generated" / "pracsuite-client" / "pracsuite_client" / "_api.py"
    made = workshop.root / committed.relative_to(ROOT)
    assert made.read_bytes() == committed.read_bytes()


def test_third_api_has_a_working_client_and_models(packages: tuple[ModuleType, ModuleType]) -> None:
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


class _Keepers(BaseHTTPRequestHandler):
    """A server that lists two keepers to a caller with the right key."""

    def do_GET(self) -> None:
        known = self.path.startswith("/v1/keepers") and self.headers["x-key"] == "a-key"
        body = json.dumps({"items": [{"id": 1}, {"id": 2}], "total": 2}).encode()
        self.send_response(200 if known else 404)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def keepers() -> Iterator[str]:
    """Return the base URL of a server of the third API."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Keepers) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/v1"
        finally:
            server.shutdown()
            thread.join()


PRINTED = {
    "client": "Keeper(id=1)\nKeeper(id=2)\nTrue\nTrue\n",
    "models": '{"id":1}\n{"id":2}\n',
}


@pytest.mark.parametrize("kind", PRINTED)
@pytest.mark.usefixtures("packages")
def test_readme_of_a_third_api_has_a_working_example(
    kind: str,
    vet: SmallApi,
    keepers: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = vet.root / "generated" / f"vet-{kind}" / "README.md"
    blocks = re.findall(r"^```python\n(.*?)^```$", page.read_text("utf-8"), re.DOTALL | re.MULTILINE)
    code = "".join(block for block in blocks if "FastAPI" not in block)
    assert "client.keepers.list(limit=3)" in code
    monkeypatch.setenv("VET_API_KEY", "a-key")
    monkeypatch.setenv("VET_BASE_URL", keepers)
    exec(compile(code, str(page), "exec", dont_inherit=True), {})
    assert capsys.readouterr().out == PRINTED[kind]


@pytest.mark.parametrize("kind", PRINTED)
def test_package_of_a_third_api_states_only_what_its_document_states(kind: str, vet: SmallApi) -> None:
    folder = vet.root / "generated" / f"vet-{kind}"
    readme, metadata = ((folder / name).read_text("utf-8") for name in ("README.md", "pyproject.toml"))
    assert "\nUnofficial; not affiliated with or endorsed by the vendors.\n" in readme
    for words in ("by hand", "tested", "mock", "clinic", "health", "patient", "practice"):
        assert words not in readme.lower() + metadata.lower(), words
    project = tomllib.loads(metadata)["project"]
    assert "vet" in project["keywords"]
    assert "urls" not in project


def test_links_of_a_third_api_resolve_in_a_checkout(vet: SmallApi) -> None:
    for kind in ("client", "models"):
        text = (vet.root / "generated" / f"vet-{kind}" / "README.md").read_text("utf-8")
        for target in re.findall(r"\]\(([^)#]+)\)", text):
            path = os.path.normpath(Path("generated", f"vet-{kind}", target))
            assert (vet.root / path).exists() or (ROOT / path).exists(), target


def test_configured_addresses_are_in_the_metadata(small: SmallApi, monkeypatch: pytest.MonkeyPatch) -> None:
    urls = {"Source": "https://code.example/prackit", 'The "docs"': "https://docs.example"}
    monkeypatch.setattr(templates, "PROJECT_URLS", urls)
    assert small.generate()[0] == 0
    for kind in ("client", "models"):
        metadata = (small.root / "generated" / f"vet-{kind}" / "pyproject.toml").read_text("utf-8")
        assert tomllib.loads(metadata)["project"]["urls"] == urls


def test_stated_keywords_and_mock_are_shown(small: SmallApi) -> None:
    small.replace(
        "openapi.yaml",
        "  time_zone: false\n",
        "  time_zone: false\n  keywords: [animals]\n"
        "  mock: {base_url: http://127.0.0.1:8490/vet, credentials: {api_key: demo-key}}\n",
    )
    assert small.generate()[0] == 0
    for kind in ("client", "models"):
        folder = small.root / "generated" / f"vet-{kind}"
        assert "animals" in tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"]["keywords"]
        readme = (folder / "README.md").read_text("utf-8")
        assert '    api_key="demo-key",\n    base_url="http://127.0.0.1:8490/vet",\n) as client:' in readme
        assert "\npython -m practice_mock\n" in readme
