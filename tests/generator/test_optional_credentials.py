"""A client needs the credentials that every operation needs. Without any other one, only some calls cannot be made."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.bundle import read
from generator.ir.reconcile import build_reconcile
from pracsuite_client import ArgumentError, PracSuite
from pracsuite_client.resources import appointments
from tests.property.adapter import example_call
from tests.property.apis import OPERATIONS

from .test_security import BASIC, BEARER, KEY, QUERY, SIGNED
from .variants import ROOT, Server, Variant

SCHEMES = {"key": KEY, "query": QUERY, "bearer": BEARER, "basic": BASIC, "jwt": SIGNED}
ARGUMENTS = {
    "key": ("key",),
    "query": ("query_key",),
    "bearer": ("token",),
    "basic": ("username", "password"),
    "jwt": ("consumer_id", "consumer_secret", "access_token", "issuer"),
}
HEADERS = {"key": "x-key", "query": "api key", "bearer": "authorization", "basic": "authorization", "jwt": "x-token"}

CALLS = {"list": ("pets", "list", ()), "get": ("pets", "get", (1,)), "all": ("keepers", "list", ())}
PLACES = {"list": ("pet", "pets"), "get": ("pet", "pet"), "all": ("keeper", "keepers")}


def _package(variant: Variant, needs: dict[str, tuple[str, ...]], common: str = "key") -> ModuleType:
    """Return the client of an API whose operations need these schemes; ``create`` needs those of the root."""
    variant.secure(SCHEMES, [{common: []}])
    for call, names in needs.items():
        file, key = PLACES[call]
        _secure(variant, f"paths/{file}.yaml", key, names)
    return variant.client()


def _secure(variant: Variant, file: str, key: str, names: tuple[str, ...]) -> None:
    security: list[dict[str, list[str]]] = [{name: [] for name in names}] if names else []
    variant.edit(file, lambda paths: paths[key]["get"].update(security=security))


NEEDS: dict[str, tuple[str, ...]] = {"list": ("key", "query"), "get": ("key", "jwt", "bearer"), "all": ("key", "basic")}


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> ModuleType:
    """Return the client of an API whose operations all need a key, and each another credential."""
    return _package(Variant(tmp_path_factory.mktemp("optional")), NEEDS)


def _call(client: Any, call: str) -> None:
    resource, method, arguments = CALLS[call]
    getattr(getattr(client, resource), method)(*arguments)


def _values(schemes: set[str]) -> dict[str, str]:
    return {name: f"value-of-{name}" for scheme in schemes for name in ARGUMENTS[scheme]}


@given(others=st.sets(st.sampled_from(["query", "bearer", "basic", "jwt"])), in_environment=st.booleans())
def test_call_is_made_if_and_only_if_its_credentials_are_given(
    package: ModuleType, others: set[str], in_environment: bool
) -> None:
    values = _values({"key", *others})
    server = Server()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in values.items() if in_environment else ():
            patch.setenv(f"VET_{name.upper()}", value)
        client = package.Vet(**({} if in_environment else values), http_client=server.pool)
    for call, needed in NEEDS.items():
        lacking = [name for scheme in needed if scheme not in others | {"key"} for name in ARGUMENTS[scheme]]
        before = len(server.requests)
        if not lacking:
            _call(client, call)
            sent = server.requests[-1]
            assert all(HEADERS[scheme] in (*sent.headers, *sent.url.params) for scheme in needed)
            continue
        with pytest.raises(package.ArgumentError) as caught:
            _call(client, call)
        assert caught.value.argument in lacking
        assert f"pass {caught.value.argument}= to the client, or set VET_{caught.value.argument.upper()}" in str(
            caught.value
        )
        assert len(server.requests) == before
    with pytest.raises(package.ArgumentError, match="credentials are sent"):
        client.pets.create(name="Rex", extra_headers={"x-token": "other"})
    assert "value-of" not in f"{vars(client)} {client!r}"


@pytest.mark.anyio
async def test_asynchronous_call_without_its_credential_is_not_made(package: ModuleType) -> None:
    server = Server()
    async with package.AsyncVet(key="k", http_client=server.async_pool) as vet:
        with pytest.raises(package.ArgumentError, match="VET_QUERY_KEY"):
            await vet.pets.list()
        with pytest.raises(package.ArgumentError, match="VET_USERNAME"):
            await vet.keepers.list()
    assert server.requests == []


@pytest.mark.parametrize("name", ["key", "username", "password", "issuer", "consumer_id"])
def test_credential_is_needed_whole(package: ModuleType, name: str) -> None:
    """Of a user name and a password, neither makes sense without the other; and every operation needs the key."""
    values = _values(set(SCHEMES))
    del values[name]
    with pytest.raises(package.ArgumentError, match=f"^{name}: is missing"):
        package.Vet(**values)
    values[name] = ""
    with pytest.raises(package.ArgumentError, match=f"^{name}: is missing"):
        package.Vet(**values)


def test_part_of_a_credential_in_the_environment_is_none(package: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server()
    monkeypatch.setenv("VET_KEY", "k")
    monkeypatch.setenv("VET_USERNAME", "u")
    wanted = pytest.raises(package.ArgumentError, match=r"^password: .* set VET_PASSWORD")
    with package.Vet(http_client=server.pool) as vet, wanted:
        vet.keepers.list()
    assert server.requests == []


def test_environment_does_not_complete_the_arguments(package: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    """The token would be that of another practice than the key."""
    monkeypatch.setenv("VET_QUERY_KEY", "q")
    with package.Vet(key="k", http_client=Server().pool) as vet, pytest.raises(package.ArgumentError):
        vet.pets.list()


def test_nothing_is_needed_by_all(variant: Variant) -> None:
    server, package = Server(), _package(variant, {"list": (), "get": ("jwt", "bearer"), "all": ("basic", "query")})
    with package.Vet(http_client=server.pool) as vet:
        vet.pets.list()
        for call in (lambda: vet.pets.get(1), vet.keepers.list, lambda: vet.pets.create(name="Rex")):
            with pytest.raises(package.ArgumentError):
                call()
    assert len(server.requests) == 1
    assert "Only some operations need it" in str(package.Vet.__doc__)


def test_credential_of_a_lookup_is_needed_before_the_call() -> None:
    """A lookup that cannot be made would leave the outcome of a call that was sent unknown."""
    document = read(ROOT / "specs" / "pracsuite").document
    assert document is not None
    paths = document.data["paths"]
    create = paths["/appointment"]["post"]
    made = build_reconcile(document, create)
    assert made is not None
    assert made.schemes == ()
    document.data["components"]["securitySchemes"]["bearer"] = BEARER
    paths["/appointment/{appointment_id}"]["get"]["security"] = [{"bearer": []}]
    made = build_reconcile(document, create)
    assert made is not None
    assert made.schemes == (("bearer",),)


def test_reconciled_call_without_the_credential_of_its_lookup_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    (create,) = (one for one in OPERATIONS if one.name == "pracsuite-appointments.create")
    operation = vars(appointments)["_CREATE"]
    plan = attrs.evolve(operation.reconcile, schemes=(("bearer",),))
    monkeypatch.setattr(appointments, "_CREATE", attrs.evolve(operation, reconcile=plan))
    server = Server()
    with PracSuite(vendor_key="v", account_key="a", http_client=server.pool) as prac:
        engine = vars(prac)["_engine"]

        def authorize(schemes: tuple[str, ...] | None) -> None:
            if schemes == ("bearer",):
                raise ArgumentError("token", "is missing")

        monkeypatch.setattr(engine, "_authorize", authorize)
        with pytest.raises(ArgumentError, match="token"):
            prac.appointments.create(**example_call(create).keywords, reconcile=True)
    assert server.requests == []
