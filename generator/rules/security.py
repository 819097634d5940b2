"""Rules for security schemes and requirements: a client can take each credential and send it as described."""

from __future__ import annotations

import inspect
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from ..document.bundle import Document
from ..document.json_pointer import escape
from ..document.problems import Problem
from ..document.security import arguments, header, query_parameter, required, requirement, schemes
from ..document.traversal import operations
from ..document.written import in_yaml
from ..runtime.transport.auth import JwtSigner
from ..runtime.transport.headers import folded, header_name
from ..runtime.values.codec import Mismatch
from ..runtime.values.json import is_array, is_object

_SETTINGS = frozenset({"audience", "clock", "header", "prefix", "rewrite", "self"})
"""The arguments of a signer that are not credentials."""

SIGNERS = {
    "coreplus-jwt": tuple(name for name in inspect.signature(JwtSigner.__init__).parameters if name not in _SETTINGS)
}
"""The kinds of signed tokens, with the credentials that each takes."""

_ELSEWHERE = "obtain the token elsewhere, declare type: http with scheme: bearer, and pass it to the client"
_UNSUPPORTED = {
    "oauth2": f"oauth2 is not supported; {_ELSEWHERE}",
    "openIdConnect": f"openIdConnect is not supported; {_ELSEWHERE}",
    "mutualTLS": "mutualTLS is not supported; remove the scheme, and pass an http_client with the certificate",
}

_OF_OTHERS = ("bearerFormat", "flows", "openIdConnectUrl")
"""Keys of schemes that have no effect on a client."""

_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_OWN_HEADERS = frozenset({"accept", "accept-encoding", "content-type", "cookie", "user-agent"})


def can_be_satisfied(document: Document) -> Iterator[Problem]:
    """Require that every requirement names known schemes, and that a request can carry all their credentials."""
    holders = [("", document.data), *((pointer, operation) for pointer, _, _, operation in operations(document))]
    used: set[str] = set()
    for pointer, holder in holders:
        yield from _requirement(document, pointer, holder)
        used |= _named(holder)
    for name in schemes(document):
        if name not in used:
            yield document.problem(
                f"/components/securitySchemes/{escape(name)}",
                f"is not required anywhere, so it would never be sent; add security: [{{{in_yaml(name)}: []}}] at the"
                " root or to operations, or remove the scheme",
            )


def are_shown_completely(document: Document) -> Iterator[Problem]:
    """Require that the mock server's credentials are those that a client takes."""
    stated = document.data["x-sdk"].get("mock")
    if stated is None:
        return
    taken = [argument for name in required(document) for argument in arguments(schemes(document)[name])]
    if set(taken) != stated.get("credentials", {}).keys():
        named = ", ".join(map(in_yaml, taken))
        yield document.problem(
            "/x-sdk/mock",
            f"must have the credentials that the client takes; write credentials with a value for each of: {named}",
        )


def _named(holder: Mapping[str, Any]) -> set[str]:
    """Return the schemes that a requirement names, also in alternatives, which are a problem of their own."""
    given: object = holder.get("security")
    return {name for one in given if is_object(one) for name in one} if is_array(given) else set()


def _requirement(document: Document, pointer: str, holder: Mapping[str, Any]) -> Iterator[Problem]:
    given = holder.get("security")
    if given is None:
        return
    place = f"{pointer}/security"
    if not is_array(given) or len(given) > 1 or not all(map(is_object, given)):
        yield document.problem(
            place,
            "may have only one requirement, because a client sends one set of credentials; keep the one to use, which"
            " names every scheme that a request needs, or write [] for none",
        )
        return
    known = schemes(document)
    carriers: Counter[str] = Counter()
    for name in requirement(holder):
        if name not in known:
            yield document.problem(f"{place}/0", f"{name!r} is not among components.securitySchemes")
            continue
        if given[0][name]:
            yield document.problem(f"{place}/0/{escape(name)}", "must be []: scopes have no effect")
        carrier = _carrier(known[name])
        carriers[carrier] += 1
        if carriers[carrier] > 1:
            yield document.problem(
                f"{place}/0/{escape(name)}", f"is sent as the same {carrier} as another scheme here; remove one of them"
            )


def _carrier(scheme: Mapping[str, Any]) -> str:
    if "type" in scheme and (name := _sent_as(scheme, header)) is not None:
        return f"header {folded(name)}"
    return f"query parameter {scheme.get('name')}"


def _sent_as(scheme: Mapping[str, Any], find: Any) -> str | None:
    return find(scheme) if scheme.get("type") == "http" or "name" in scheme else None


def are_complete(document: Document) -> Iterator[Problem]:
    """Require that every scheme states its credentials as arguments of the client, and nothing without effect."""
    taken: Counter[str] = Counter()
    signers = 0
    for name, scheme in schemes(document).items():
        pointer = f"/components/securitySchemes/{escape(name)}"
        found = list(_scheme(document, pointer, scheme))
        yield from found
        if found:
            continue
        signers += "signer" in scheme["x-sdk"]
        if signers > 1:
            yield document.problem(pointer, "is a second signed token; a client can sign only one; remove one of them")
            continue
        for argument in arguments(scheme):
            taken[argument] += 1
            if taken[argument] > 1:
                yield document.problem(f"{pointer}/x-sdk", f"{argument!r} is the argument of two schemes; rename one")


def _scheme(document: Document, pointer: str, scheme: Mapping[str, Any]) -> Iterator[Problem]:
    kind = scheme.get("type")
    if kind == "apiKey":
        yield from _key(document, pointer, scheme)
    elif kind == "http":
        yield from _http(document, pointer, scheme)
    else:
        reason = _UNSUPPORTED.get(str(kind), "must be apiKey or http")
        yield document.problem(f"{pointer}/type", reason)


def _key(document: Document, pointer: str, scheme: Mapping[str, Any]) -> Iterator[Problem]:
    for key in ("in", "name"):
        if key not in scheme:
            yield document.problem(pointer, f"needs {key}")
            return
    yield from _unread(document, pointer, scheme, ("scheme", *_OF_OTHERS), "apiKey")
    if scheme["in"] == "cookie":
        yield document.problem(
            f"{pointer}/in", "cookie is not supported; write header or query, if the API takes the key there"
        )
    if scheme["in"] == "header" and not _TOKEN.fullmatch(scheme["name"]):
        yield document.problem(f"{pointer}/name", "must be the name of a header")
    elif scheme["in"] == "header" and _is_own(scheme["name"]):
        yield document.problem(f"{pointer}/name", "is a header that the client sets itself; use another one")
    sdk = scheme.get("x-sdk", {})
    if "signer" in sdk:
        yield from _signer(document, pointer, scheme, sdk)
    else:
        optional = ("prefix",) if scheme["in"] == "header" else ()
        yield from _settings(document, pointer, sdk, ("argument",), optional, "x-sdk: {argument: api_key}")


def _signer(document: Document, pointer: str, scheme: Mapping[str, Any], sdk: Mapping[str, Any]) -> Iterator[Problem]:
    place = f"{pointer}/x-sdk"
    if sdk["signer"] not in SIGNERS:
        yield document.problem(
            f"{place}/signer",
            f"must be {' or '.join(SIGNERS)}; for a token that is signed elsewhere, declare type: http with"
            " scheme: bearer",
        )
        return
    needed = SIGNERS[sdk["signer"]]
    form = f"x-sdk: {{signer: {sdk['signer']}, prefix: …, audience: …, arguments: [{', '.join(needed)}]}}"
    yield from _settings(document, pointer, sdk, ("signer", "prefix", "audience", "arguments"), (), form)
    if "arguments" in sdk and set(sdk["arguments"]) != set(needed):
        yield document.problem(f"{place}/arguments", f"must be {', '.join(needed)}: {sdk['signer']} signs with these")
    if scheme["in"] != "header":
        yield document.problem(f"{pointer}/in", "must be header: a signed token contains the query")


def _http(document: Document, pointer: str, scheme: Mapping[str, Any]) -> Iterator[Problem]:
    yield from _unread(document, pointer, scheme, ("in", "name", *_OF_OTHERS), "http")
    method = str(scheme.get("scheme", "")).lower()
    sdk = scheme.get("x-sdk", {})
    if method == "bearer":
        yield from _settings(document, pointer, sdk, ("argument",), (), "x-sdk: {argument: token}")
    elif method == "basic":
        form = "x-sdk: {arguments: [username, password]}, or {argument: api_key} if the password is empty"
        key = "arguments" if "arguments" in sdk else "argument"
        yield from _settings(document, pointer, sdk, (key,), (), form)
        if key == "arguments" and len(sdk[key]) != 2:
            yield document.problem(f"{pointer}/x-sdk/arguments", "must be two: the user name and the password")
    else:
        yield document.problem(
            f"{pointer}/scheme",
            "must be bearer or basic; for another one, declare type: apiKey, in: header, name: Authorization and"
            " x-sdk: {argument: token, prefix: …}",
        )


def _unread(
    document: Document, pointer: str, scheme: Mapping[str, Any], keys: tuple[str, ...], kind: str
) -> Iterator[Problem]:
    for key in keys:
        if key in scheme:
            yield document.problem(f"{pointer}/{escape(key)}", f"has no effect beside type: {kind}; remove it")


def _settings(
    document: Document,
    pointer: str,
    sdk: Mapping[str, Any],
    needed: tuple[str, ...],
    optional: tuple[str, ...],
    form: str,
) -> Iterator[Problem]:
    """Require the keys that a kind of scheme needs, and no other key, because it would have no effect."""
    if not set(needed) <= sdk.keys():
        yield document.problem(pointer, f"needs {form}: the arguments of the client for this credential")
    for key in sdk.keys() - {*needed, *optional}:
        yield document.problem(f"{pointer}/x-sdk/{escape(key)}", f"has no effect here; remove it, and write {form}")


def _is_own(name: str) -> bool:
    try:
        return header_name(name) in _OWN_HEADERS
    except Mismatch:
        return True


def carriers(document: Document) -> tuple[frozenset[str], frozenset[str]]:
    """Return the headers, as servers compare them, and the query parameters that carry credentials."""
    used = [scheme for name, scheme in schemes(document).items() if name in required(document)]
    headers = (_sent_as(scheme, header) for scheme in used)
    parameters = (_sent_as(scheme, query_parameter) for scheme in used)
    return frozenset(folded(name) for name in headers if name), frozenset(name for name in parameters if name)


def leave_parameter_alone(
    document: Document, pointer: str, parameter: Mapping[str, Any], taken: tuple[frozenset[str], frozenset[str]]
) -> Iterator[Problem]:
    """Require that a parameter is not one that the client sets itself; ``taken`` are the carriers of credentials."""
    headers, parameters = taken
    if parameter["in"] == "header" and not _TOKEN.fullmatch(parameter["name"]):
        yield document.problem(f"{pointer}/name", "must be the name of a header: letters, digits and hyphens")
    elif parameter["in"] == "header" and (folded(parameter["name"]) in headers or _is_own(parameter["name"])):
        yield document.problem(f"{pointer}/name", "is a header that the client sets itself; remove it")
    if parameter["in"] == "query" and parameter["name"] in parameters:
        yield document.problem(f"{pointer}/name", "is a credential that the client sends itself; remove it")
