"""Each kind of credential is sent exactly as the document says, and is printed nowhere."""

from __future__ import annotations

import base64
import itertools
import logging
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .variants import Server, Variant

ANSWER = {"id": 1, "keeper": "Sam", "pets": []}
SECRET = "s3cret-Key"

KEY: dict[str, Any] = {
    "type": "apiKey",
    "in": "header",
    "name": "x-key",
    "description": "The API key.",
    "x-sdk": {"argument": "key"},
}
QUERY: dict[str, Any] = {**KEY, "in": "query", "name": "api key", "x-sdk": {"argument": "query_key"}}
BEARER: dict[str, Any] = {
    "type": "http",
    "scheme": "bearer",
    "description": "The token.",
    "x-sdk": {"argument": "token"},
}
BASIC: dict[str, Any] = {"type": "http", "scheme": "basic", "x-sdk": {"arguments": ["username", "password"]}}
SIGNED: dict[str, Any] = {
    "type": "apiKey",
    "in": "header",
    "name": "X-Token",
    "x-sdk": {
        "signer": "coreplus-jwt",
        "prefix": "JwToken",
        "audience": "https://vet.example",
        "arguments": ["consumer_id", "consumer_secret", "access_token", "issuer"],
    },
}


def _sent(server: Server) -> dict[str, str]:
    """Return the credentials of the last request: its headers and query parameters that every request may have."""
    request = server.requests[-1]
    own = ("accept", "accept-encoding", "connection", "content-type", "host", "user-agent")
    return {name: value for name, value in (*request.headers.items(), *request.url.params.items()) if name not in own}


def _basic(pair: str) -> str:
    return f"Basic {base64.b64encode(pair.encode()).decode()}"


FORMS: dict[str, tuple[dict[str, Any], dict[str, str], dict[str, str]]] = {
    "key in a header": (KEY, {"key": SECRET}, {"x-key": SECRET}),
    "key with a prefix": (
        {**KEY, "name": "Authorization", "x-sdk": {"argument": "key", "prefix": "Token"}},
        {"key": SECRET},
        {"authorization": f"Token {SECRET}"},
    ),
    "key in the query": (QUERY, {"query_key": f"{SECRET}/&?"}, {"api key": f"{SECRET}/&?"}),
    "bearer": (BEARER, {"token": SECRET}, {"authorization": f"Bearer {SECRET}"}),
    "Bearer in capitals": ({**BEARER, "scheme": "Bearer"}, {"token": SECRET}, {"authorization": f"Bearer {SECRET}"}),
    "basic": (
        BASIC,
        {"username": "Jürgen", "password": f"{SECRET}:ß "},
        {"authorization": _basic(f"Jürgen:{SECRET}:ß ")},
    ),
    "basic with a key only": (
        {**BASIC, "x-sdk": {"argument": "key"}},
        {"key": SECRET},
        {"authorization": _basic(f"{SECRET}:")},
    ),
}


@pytest.mark.parametrize(("scheme", "credentials", "sent"), FORMS.values(), ids=FORMS)
def test_credential_is_sent_and_not_printed(
    variant: Variant,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    scheme: dict[str, Any],
    credentials: dict[str, str],
    sent: dict[str, str],
) -> None:
    variant.secure({"one": scheme}, [{"one": []}])
    package = variant.client()
    server, failing = Server(), Server(status=404)
    caplog.set_level(logging.DEBUG)
    with package.Vet(**credentials, http_client=server.pool) as vet:
        vet.pets.get(1)
        assert _sent(server) == sent
        page = vet.keepers.list()
        printed = [repr(vet), repr(page), repr(vars(page)), repr(vars(vet))]
        assert server.requests[0].url.copy_with(query=None) == "https://vet.example/v1/pets/1"
    with package.Vet(**credentials, http_client=failing.pool, tracer_provider=None) as vet:
        with pytest.raises(package.NotFoundError) as caught:
            vet.pets.get(1)
        printed += [repr(caught.value), str(caught.value), repr(vars(caught.value))]
        for name in sent:
            with pytest.raises(package.ArgumentError, match="credentials are sent"):
                vet.pets.get(1, **{"extra_query" if " " in name else "extra_headers": {name: "other"}})
    assert not [text for text in (*printed, caplog.text) if SECRET in text]
    for argument, value in credentials.items():
        monkeypatch.setenv(f"VET_{argument.upper()}", value)
    with package.Vet(http_client=server.pool) as vet:
        vet.pets.get(1)
    assert _sent(server) == sent
    with pytest.raises(package.ArgumentError, match=next(iter(credentials))):
        package.Vet(**dict.fromkeys(credentials, ""))


@pytest.mark.parametrize("security", [None, [], [{}]])
def test_api_without_credentials(variant: Variant, security: list[dict[str, list[str]]] | None) -> None:
    variant.secure(None, security)
    package = variant.client()
    server = Server()
    with package.Vet(http_client=server.pool) as vet:
        vet.pets.get(1)
    assert _sent(server) == {}
    assert "credential" not in package.Vet.__doc__


def _requires(variant: Variant, file: str, key: str, method: str, security: list[dict[str, list[str]]]) -> None:
    variant.edit(file, lambda paths: paths[key][method].update(security=security))


@pytest.mark.anyio
async def test_operations_send_their_own_credentials(variant: Variant) -> None:
    variant.secure({"key": KEY, "query": QUERY, "bearer": BEARER, "basic": BASIC, "jwt": SIGNED}, [{"key": []}])
    _requires(variant, "paths/pet.yaml", "pets", "get", [])
    _requires(variant, "paths/pet.yaml", "pets", "post", [{"query": [], "bearer": []}])
    _requires(variant, "paths/pet.yaml", "pet", "get", [{"jwt": [], "query": []}])
    _requires(variant, "paths/keeper.yaml", "keepers", "get", [{"basic": []}])
    package = variant.client()
    signing = dict.fromkeys(("consumer_id", "consumer_secret", "access_token", "issuer"), "c")
    given = {"key": "k", "query_key": "q", "token": "t", "username": "u", "password": "p", **signing}
    server = Server(lambda request: {**ANSWER, "items": [{"id": int(request.url.params.get("page", 1))}], "total": 2})
    with package.Vet(**given, http_client=server.pool) as vet:
        vet.pets.list()
        assert _sent(server) == {}
        vet.pets.get(1)
        token = _sent(server)
        assert token.keys() == {"x-token", "api key"}
        assert token["x-token"].startswith("JwToken ")
        vet.keepers.list().next_page()
        assert _sent(server) == {"authorization": _basic("u:p"), "page": "2"}
        server.status = 201
        vet.pets.create(name="Rex")
        assert _sent(server) == {"authorization": "Bearer t", "api key": "q", "content-length": "14"}
        for name in ("x-key", "x-token", "authorization"):
            with pytest.raises(package.ArgumentError, match="credentials are sent"):
                vet.pets.list(extra_headers={name: "other"})
    server.status = 200
    async with package.AsyncVet(**given, http_client=server.async_pool) as vet:
        await vet.pets.get(1)
        assert _sent(server).keys() == {"x-token", "api key"}
        await vet.pets.list()
        assert _sent(server) == {}


PROBLEMS: dict[str, tuple[dict[str, Any], list[dict[str, list[str]]], str]] = {
    "two requirements": ({"one": KEY, "two": BEARER}, [{"one": []}, {"two": []}], "may have only one requirement"),
    "optional requirement": ({"one": KEY}, [{}, {"one": []}], "may have only one requirement"),
    "unknown scheme": ({"one": KEY}, [{"one": [], "two": []}], "'two' is not among components.securitySchemes"),
    "scheme that is not used": ({"one": KEY, "two": BEARER}, [{"one": []}], "is not required anywhere"),
    "scopes": ({"one": BEARER}, [{"one": ["read"]}], "must be []: scopes have no effect"),
    "one header for two schemes": ({"one": BEARER, "two": BASIC}, [{"one": [], "two": []}], "as the same header"),
    "one argument for two schemes": (
        {"one": KEY, "two": {**QUERY, "x-sdk": KEY["x-sdk"]}},
        [{"one": [], "two": []}],
        "'key' is the argument of two schemes",
    ),
    "key in a cookie": ({"one": {**KEY, "in": "cookie"}}, [{"one": []}], "cookie is not supported"),
    "key without an argument": ({"one": {**KEY, "x-sdk": {}}}, [{"one": []}], "needs x-sdk: {argument: api_key}"),
    "bearer without an argument": ({"one": {**BEARER, "x-sdk": {}}}, [{"one": []}], "needs x-sdk: {argument: token}"),
    "bearer with a prefix": (
        {"one": {**BEARER, "x-sdk": {"argument": "token", "prefix": "Token"}}},
        [{"one": []}],
        "/x-sdk/prefix: has no effect here",
    ),
    "query key with a prefix": (
        {"one": {**QUERY, "x-sdk": {"argument": "key", "prefix": "Token"}}},
        [{"one": []}],
        "/x-sdk/prefix: has no effect here",
    ),
    "bearer in a header": ({"one": {**BEARER, "in": "header"}}, [{"one": []}], "has no effect beside type: http"),
    "basic with three arguments": (
        {"one": {**BASIC, "x-sdk": {"arguments": ["a", "b", "c"]}}},
        [{"one": []}],
        "must be two: the user name and the password",
    ),
    "digest": ({"one": {**BASIC, "scheme": "digest"}}, [{"one": []}], "must be bearer or basic"),
    "oauth2": ({"one": {"type": "oauth2", "flows": {}}}, [{"one": []}], "declare type: http with scheme: bearer"),
    "signer with other arguments": (
        {"one": {**SIGNED, "x-sdk": {**SIGNED["x-sdk"], "arguments": ["key_id", "secret"]}}},
        [{"one": []}],
        "must be consumer_id, consumer_secret, access_token, issuer",
    ),
    "unknown signer": (
        {"one": {**SIGNED, "x-sdk": {**SIGNED["x-sdk"], "signer": "jwt"}}},
        [{"one": []}],
        "must be coreplus-jwt",
    ),
    "signer in the query": ({"one": {**SIGNED, "in": "query"}}, [{"one": []}], "must be header: a signed token"),
    "key in a header of the client": ({"one": {**KEY, "name": "Host"}}, [{"one": []}], "that the client sets itself"),
    "key that is a parameter": ({"one": {**QUERY, "name": "limit"}}, [{"one": []}], "is a credential that the client"),
}


@pytest.mark.parametrize(("schemes", "security", "message"), PROBLEMS.values(), ids=PROBLEMS)
def test_security_that_cannot_be_satisfied_is_refused(
    variant: Variant, schemes: dict[str, Any], security: list[dict[str, list[str]]], message: str
) -> None:
    variant.secure(schemes, security)
    problems = variant.problems()
    assert problems
    assert [problem for problem in problems if message not in problem] == []


_ROOTS = itertools.count()
_ANY_SCHEME: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {},
    optional={
        "type": st.sampled_from(["apiKey", "http", "oauth2", "openIdConnect", "mutualTLS", "other"]),
        "in": st.sampled_from(["header", "query", "cookie"]),
        "name": st.sampled_from(["x-key", "Authorization", "Host", "limit", "page", "X-Key"]),
        "scheme": st.sampled_from(["bearer", "basic", "digest", ""]),
        "x-sdk": st.fixed_dictionaries(
            {},
            optional={
                "argument": st.sampled_from(["key", "token", "credentials", "auth"]),
                "prefix": st.sampled_from(["Token", "Token "]),
                "signer": st.sampled_from(["coreplus-jwt", "jwt"]),
                "audience": st.just("https://vet.example"),
                "arguments": st.sampled_from([[], ["username", "password"], SIGNED["x-sdk"]["arguments"]]),
            },
        ),
    },
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from("ab"), _ANY_SCHEME, min_size=1), st.lists(st.sampled_from("abc"), max_size=2))
def test_any_scheme_is_refused_in_words_or_sent(variant: Variant, schemes: dict[str, Any], needed: list[str]) -> None:
    """Whatever is accepted gives a client whose requests carry every credential."""
    fresh = Variant(variant.root / str(next(_ROOTS)))
    fresh.secure(schemes, [{name: [] for name in needed}])
    if fresh.problems():
        return
    server, package = Server(), fresh.client()
    arguments = [name for scheme in schemes.values() for name in _arguments(scheme)]
    with package.Vet(**{name: f"value-of-{name}" for name in arguments}, http_client=server.pool) as vet:
        vet.pets.get(1)
    assert len(_sent(server)) == len(schemes) == len(set(needed))


def _arguments(scheme: dict[str, Any]) -> list[str]:
    sdk = scheme["x-sdk"]
    return [sdk["argument"]] if "argument" in sdk else list(sdk["arguments"])
