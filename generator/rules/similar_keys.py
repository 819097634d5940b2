"""Find the supported key that a misspelt one was probably meant to be."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache

_KEYS = """
    $anchor $comment $defs $dynamicAnchor $dynamicRef $id $ref $schema $vocabulary additionalItems additionalProperties
    allOf allowEmptyValue allowReserved anyOf authorizationCode authorizationUrl basePath bearerFormat callbacks
    clientCredentials collectionFormat components const consumes contact contains content contentEncoding
    contentMediaType contentSchema contentType default definitions delete dependencies dependentRequired
    dependentSchemas deprecated description discriminator else email encoding enum example examples exclusiveMaximum
    exclusiveMinimum explode expression externalDocs externalValue flows format get head headers host identifier if
    implicit in info items jsonSchemaDialect license links mapping maxContains maxItems maxLength maxProperties maximum
    minContains minItems minLength minProperties minimum multipleOf name namespace not nullable oneOf openIdConnectUrl
    openapi operationId operationRef options parameters password patch path pathItems paths pattern patternProperties
    post prefix prefixItems produces properties propertyName propertyNames put readOnly refreshUrl requestBodies
    requestBody required responses schema schemas scheme schemes scopes security securityDefinitions securitySchemes
    server servers style summary swagger tags termsOfService then title tokenUrl trace type unevaluatedItems
    unevaluatedProperties uniqueItems url value variables version webhooks wrapped writeOnly xml
"""
CORRECT = frozenset(_KEYS.split())
"""The keys of OpenAPI and JSON Schema. Where one of them is not supported, it is hardly a misspelling."""

_PART = 4
"""One of this number of characters may be wrong, and at least one."""


def meant(key: str, known: Iterable[str], *, required: Collection[str] = ()) -> str:
    """Return the known key that is most similar to a key, an empty text if none is.

    Args:
        key: A key that is not known.
        known: The keys that are known in its place, without those that are there already.
        required: Those of them that are needed.
    """
    candidates = required if key in CORRECT else {*known, *required}
    return _nearest(_folded(key), tuple(sorted(candidates)))


def advice(similar: str, otherwise: str = "remove it") -> str:
    """Return what to do about a key, which may be a misspelling of a similar one, or of none."""
    return f"did you mean {similar}? If so, rename it; otherwise {otherwise}" if similar else otherwise


@lru_cache(maxsize=10_000)
def _nearest(key: str, candidates: tuple[str, ...]) -> str:
    limit = max(1, len(key) // _PART)
    found = [(distance, name) for name in candidates if (distance := _distance(key, _folded(name), limit)) <= limit]
    return min(found)[1] if found else ""


def _folded(key: str) -> str:
    return key.replace("-", "").replace("_", "").replace(" ", "").lower()


def _distance(one: str, other: str, limit: int) -> int:
    """Return how many characters are missing, added, replaced or swapped with the next; more than the limit if many."""
    if abs(len(one) - len(other)) > limit or (Counter(one) - Counter(other)).total() > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, left in enumerate(one, 1):
        older, before, row = before, row, [at]
        for place, right in enumerate(other, 1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (left != right))
            if at > 1 and place > 1 and left == other[place - 2] and one[at - 2] == right:
                cost = min(cost, older[place - 2] + 1)
            row.append(cost)
    return row[-1]
