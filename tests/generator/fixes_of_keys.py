"""The suggested fixes of problems with keys, types, credentials and personal data."""

from __future__ import annotations

from .fix_cases import (
    KEEPER,
    PATHS,
    PET,
    ROOT,
    Case,
    added,
    append,
    both,
    mount,
    operation,
    replace,
    replaced,
)
from .small_api import SmallApi

KEEPERS = "paths/keeper.yaml"
COREPLUS = "coreplus"
TYPED = "type: string, description: X."
NULLABLE = "anyOf: [{$ref: '#/Keeper'}, {type: 'null'}]"
LIMIT = "      - name: limit\n        in: query\n"
RECEIPT = (
    "          application/json:\n            schema:\n              $ref: ../schemas/file.yaml#/FileReceipt\n"
    "            examples:\n              stored:\n"
    "                summary: The content of the response is not known\n                value: {}\n"
)
FILTERED = (
    "    x-filters: {id: integer}\n    parameters:\n"
    "      - {name: 'q[]', in: query, description: Filters., schema: {type: string}}\n"
)
SORTED = FILTERED + "      - {name: sort_by, in: query, description: Order., schema: {type: string}}\n"
NOT_SHOWN = "or if no record shows it, list it: x-hidden-fields: [{}]"


def field_case(message: str, bad: str, fixed: str, listed: str = FILTERED) -> Case:
    """Return a case in which a list has filters and orders, and then is declared as suggested."""
    return replaced(message, KEEPERS, "    parameters:\n", bad + listed, fixed + listed)


FIELDS = (
    field_case("{} is not a property of the records; rename it", "    x-sort: [size]\n", "    x-sort: [id]\n", SORTED),
    field_case(
        "or name the property in x-filter-fields: {{}: …}",
        "    x-sort: [size]\n",
        "    x-sort: [size]\n    x-filter-fields: {size: id}\n",
        SORTED,
    ),
    field_case(NOT_SHOWN, "    x-sort: [size]\n", "    x-sort: [size]\n    x-hidden-fields: [size]\n", SORTED),
    *(
        replaced(
            message,
            KEEPERS,
            "    parameters:\n",
            FILTERED.replace("{id: integer}", "{size: integer}"),
            fixed + FILTERED.replace("{id: integer}", f"{{{name}: integer}}"),
        )
        for message, fixed, name in (
            ("{} is not a property of the records; rename it", "", "id"),
            ("or name the property in x-filter-fields: {{}: …}", "    x-filter-fields: {size: id}\n", "size"),
            (NOT_SHOWN, "    x-hidden-fields: [size]\n", "size"),
        )
    ),
    field_case("{} is not one of x-filters or x-sort; rename it or remove it", "    x-hidden-fields: [size]\n", ""),
    field_case("{} is a property of the records; remove it", "    x-hidden-fields: [id]\n", ""),
)


def scheme(name: str, declared: str) -> str:
    """Return a security scheme in YAML."""
    return f"    {name}: {{description: X., {declared}}}\n"


def requires(message: str, bad: str, fixed: str, security: str = "{key: [], more: []}") -> Case:
    """Return a case with one more security scheme, and then another one in its place."""
    return Case(
        message,
        both(
            append(ROOT, "" if not bad else scheme("more", bad)),
            replace(ROOT, "  - key: []\n", f"  - {security}\n"),
        ),
        replace(ROOT, scheme("more", bad), scheme("more", fixed) if fixed else ""),
    )


def without(message: str, bad: str) -> Case:
    """Return a case with one more security scheme, which is then removed."""
    made = requires(message, bad, "")
    return Case(message, made.bad, both(made.fix, replace(ROOT, "  - {key: [], more: []}\n", "  - key: []\n")))


def of_post(**changes: str) -> str:
    """Return an operation that sends a body."""
    body = "{content: {application/json: {schema: {$ref: ../schemas/pet.yaml#/NewPet}}}}"
    made = operation("note", **{"x-safety": "unsafe", "requestBody": body, **changes})
    return made.replace("  get:\n", "  post:\n")


def posted(message: str, bad: dict[str, str], fixed: dict[str, str]) -> Case:
    """Return a case in which an operation with a body is added, and then replaced by another one."""
    return Case(
        message, both(append(PATHS, of_post(**bad)), mount("note")), replace(PATHS, of_post(**bad), of_post(**fixed))
    )


def named(message: str, bad: str, fixed: str, declared: str = "a: {$ref: '#/A', description: X.}") -> Case:
    """Return a case with one more named schema, and then another one in its place."""
    return Case(
        message,
        both(append(KEEPER, f"\nA: {{{bad}}}\n"), lambda small: small.add_property(declared)),
        replace(KEEPER, f"\nA: {{{bad}}}\n", f"\nA: {{{fixed}}}\n"),
    )


def many_servers(small: SmallApi) -> None:
    """Use a server with more than a thousand URLs."""
    values = ", ".join(f"a{at}" for at in range(40))
    declared = f"{{default: a0, enum: [{values}]}}"
    small.replace(
        ROOT,
        "  - url: https://vet.example/v1\n",
        f"  - {{url: 'https://vet.example/{{a}}/{{b}}', variables: {{a: {declared}, b: {declared}}}}}\n",
    )


def fewer_servers(small: SmallApi) -> None:
    """Use a server with few URLs."""
    text = (small.folder / ROOT).read_text("utf-8")
    (small.folder / ROOT).write_text(text.replace(", ".join(f"a{at}" for at in range(40)), "a0, a1"), "utf-8")


BEARER = "type: http, scheme: bearer, x-sdk: {argument: token}"
QUERY = "type: apiKey, in: query, name: k, x-sdk: {argument: query_key}"
SIGNED = (
    "type: apiKey, in: header, name: Authorization, x-sdk: {signer: coreplus-jwt, prefix: A, audience: B,"
    " arguments: [consumer_id, consumer_secret, access_token, issuer]}"
)

CREDENTIALS = (
    requires("cookie is not supported; write header or query", QUERY.replace("query,", "cookie,"), QUERY),
    requires("has no effect beside type: {}; remove it", f"{BEARER}, bearerFormat: JWT", BEARER),
    requires(
        "has no effect here; remove it, and write {}",
        BEARER.replace("{argument: token}", "{argument: token, prefix: A}"),
        BEARER,
    ),
    requires(
        "is a header that the client sets itself; use another one",
        f"{QUERY}, in: header".replace("in: query, name: k", "name: Accept"),
        f"{QUERY}, in: header".replace("in: query, name: k", "name: x-more"),
    ),
    replaced(
        "write credentials with a value for each of: {}",
        ROOT,
        "  time_zone: false\n",
        "  time_zone: false\n  mock: {base_url: http://127.0.0.1/v1}\n",
        "  time_zone: false\n  mock: {base_url: http://127.0.0.1/v1, credentials: {api_key: k}}\n",
    ),
    Case(
        "is not required anywhere, so it would never be sent",
        append(ROOT, scheme("more", BEARER)),
        replace(ROOT, "  - key: []\n", "  - {key: [], more: []}\n"),
    ),
    without(
        "as another scheme here; remove one of them", QUERY.replace("in: query, name: k", "in: header, name: X-Key")
    ),
    requires("is the argument of two schemes; rename one", QUERY.replace("query_key", "api_key"), QUERY),
    replaced(
        "may have only one requirement, because a client sends one set of credentials",
        ROOT,
        "  - key: []\n",
        "  - key: []\n  - {}\n",
    ),
    requires(
        "must be bearer or basic; for another one",
        BEARER.replace("bearer", "digest"),
        ("type: apiKey, in: header, name: Authorization, x-sdk: {argument: token, prefix: Digest}"),
    ),
    requires("for a token that is signed elsewhere", SIGNED.replace("coreplus-jwt", "other"), BEARER),
    without("mutualTLS is not supported; remove the scheme", "type: mutualTLS"),
    requires("oauth2 is not supported; {}", "type: oauth2, flows: {}", BEARER),
    requires("obtain the token elsewhere", "type: oauth2, flows: {}", BEARER),
    requires(
        "openIdConnect is not supported; {}", "type: openIdConnect, openIdConnectUrl: 'https://id.example'", BEARER
    ),
    Case(
        "is a second signed token; a client can sign only one",
        both(
            append(ROOT, scheme("more", SIGNED) + scheme("other", SIGNED.replace("Authorization", "x-token"))),
            replace(ROOT, "  - key: []\n", "  - {key: [], more: [], other: []}\n"),
        ),
        both(
            replace(ROOT, scheme("other", SIGNED.replace("Authorization", "x-token")), ""),
            replace(ROOT, "  - {key: [], more: [], other: []}\n", "  - {key: [], more: []}\n"),
        ),
    ),
    Case(
        "is a credential that the client sends itself; remove it",
        both(
            append(ROOT, scheme("more", QUERY)),
            replace(ROOT, "  - key: []\n", "  - {key: [], more: []}\n"),
            replace(PATHS, LIMIT, "      - {name: k, in: query, description: X., schema: {type: string}}\n" + LIMIT),
        ),
        replace(PATHS, "      - {name: k, in: query, description: X., schema: {type: string}}\n", ""),
    ),
)

TYPES = (
    added(
        "can have no property; move it to schemas/*.yaml and refer to it",
        "a: {type: object, description: X., additionalProperties: false}",
        "a: {type: object, description: X.}",
    ),
    added(
        "has no effect beside $ref; remove it, or write the schema out",
        ("a: {$ref: '#/Keeper', description: X., type: object}"),
        "a: {$ref: '#/Keeper', description: X.}",
    ),
    named("has no effect beside enum; remove it", f"{TYPED}, enum: [x], minLength: 1", f"{TYPED}, enum: [x]"),
    added(
        "has no effect beside format: {}; remove it",
        f"a: {{{TYPED}, format: date, minLength: 1}}",
        f"a: {{{TYPED}, format: date}}",
    ),
    added(
        "has no effect without an enum; remove it",
        f"a: {{{TYPED}, x-enum-descriptions: {{x: X.}}}}",
        f"a: {{{TYPED}}}",
    ),
    added(
        "has no effect without type: {}; add the type or remove this",
        "a: {description: X., minLength: 1}",
        "a: {type: string, description: X., minLength: 1}",
    ),
    named(
        "has properties, so it must have type: object",
        f"type: [object, 'null'], description: X., properties: {{b: {{{TYPED}}}}}",
        f"type: object, description: X., properties: {{b: {{{TYPED}}}}}",
        "a: {description: X., anyOf: [{$ref: '#/A'}, {type: 'null'}]}",
    ),
    Case(
        "is a map; write it where it is used",
        both(
            append(KEEPER, "\nA: {type: object, description: X., additionalProperties: {type: string}}\n"),
            lambda small: small.add_property("a: {$ref: '#/A', description: X.}"),
        ),
        both(
            replace(KEEPER, "\nA: {type: object, description: X., additionalProperties: {type: string}}\n", ""),
            replace(
                KEEPER,
                "a: {$ref: '#/A', description: X.}",
                "a: {type: object, description: X., additionalProperties: {type: string}}",
            ),
        ),
    ),
    named(
        "is not a value of the enum; remove it",
        f"{TYPED}, enum: [x], x-enum-descriptions: {{y: Y.}}",
        f"{TYPED}, enum: [x]",
    ),
    named("is listed twice; remove one of them", f"{TYPED}, enum: [x, x]", f"{TYPED}, enum: [x]"),
    named("must have values of one type, strings or numbers", "description: X., enum: [x, 1]", f"{TYPED}, enum: [x]"),
    added(
        "may only make one schema nullable",
        "a: {description: X., anyOf: [{$ref: '#/Keeper'}, {$ref: '#/KeeperPage'}]}",
        f"a: {{description: X., {NULLABLE}}}",
    ),
    replaced(
        "is not a property of this schema; declare it, rename it or remove it",
        PET,
        "  required: [id]\n",
        "  required: [id, age]\n",
    ),
    replaced(
        "remove the property or {}",
        PET,
        'name: {type: string, description: Name of the pet., x-phi: false}\n    keeper: {type: [string, "null"]',
        "name: {type: string, writeOnly: true, description: Name of the pet., x-phi: false}\n"
        '    keeper: {type: [string, "null"]',
    ),
    added("looks like {}; decide", f"email: {{{TYPED}}}", f"email: {{{TYPED}, x-phi: true}}"),
    added("decide: x-phi: true prints <redacted>", f"email: {{{TYPED}}}", f"email: {{{TYPED}, x-phi: false}}"),
    named(
        "is a name of the client package",
        f"type: object, description: X., x-sdk: {{name: Model}}, properties: {{b: {{{TYPED}}}}}",
        f"type: object, description: X., x-sdk: {{name: ModelRecord}}, properties: {{b: {{{TYPED}}}}}",
    ),
)

OPERATIONS = (
    Case(
        "has no effect beside $ref; remove it",
        both(
            append(ROOT, "  responses: {Busy: {description: Too many.}}\n"),
            replace(
                PATHS,
                '"429":\n        description: Too many requests.\n',
                '"429": {$ref: ../openapi.yaml#/components/responses/Busy, description: Busy.}\n',
            ),
        ),
        replace(PATHS, "Busy, description: Busy.}", "Busy}"),
    ),
    replaced(
        "has no effect on a value that is not a list; remove it", PATHS, LIMIT, f"{LIMIT}        explode: false\n"
    ),
    replaced(
        "must be {}, which the client sends; remove it or write {}",
        PATHS,
        LIMIT,
        (f"{LIMIT}        style: simple\n"),
        f"{LIMIT}        style: form\n",
    ),
    replaced(
        "has no effect, because no part of a form has this name; remove it",
        PATHS,
        "        application/json:\n          schema:\n            $ref: ../schemas/pet.yaml#/NewPet\n",
        "        application/json:\n          schema:\n            $ref: ../schemas/pet.yaml#/NewPet\n"
        "          encoding: {name: {contentType: text/plain}}\n",
    ),
    replaced(
        "is always sent by this method; add required: true",
        "paths/message.yaml",
        "    requestBody:\n      required: true\n",
        "    requestBody:\n      required: false\n",
        api=COREPLUS,
    ),
    replaced(
        "is the style of no list; remove it",
        ROOT,
        "x-requests-without-body:\n",
        "  more: {page: page, size: limit, total: /total}\nx-requests-without-body:\n",
    ),
    Case("have more than {} combinations; list fewer values", many_servers, fewer_servers),
    replaced(
        "is not in the url; remove it",
        ROOT,
        "  - url: https://vet.example/v1\n",
        "  - url: https://vet.example/v1\n    variables: {a: {default: b}}\n",
    ),
    replaced(
        "is not one of x-filters or x-sort; rename it or remove it",
        KEEPERS,
        "    parameters:\n",
        f"    x-filter-fields: {{other: id}}\n{FILTERED}",
        f"    x-filter-fields: {{id: id}}\n{FILTERED}",
    ),
    *FIELDS,
    replaced(
        "is not a property of the records; rename it or remove it",
        KEEPERS,
        "    parameters:\n",
        f"    x-filter-fields: {{id: other}}\n{FILTERED}",
        f"    x-filter-fields: {{id: id}}\n{FILTERED}",
    ),
    Case(
        "is in no error body of this document; change the pointer or declare the property",
        both(
            replace(
                PATHS,
                "        description: The pet does not exist.\n",
                "        description: The pet does not exist.\n        content:\n"
                "          application/json: {schema: {$ref: ../schemas/keeper.yaml#/Fault}}\n",
            ),
            append(KEEPER, f"\nFault: {{type: object, description: X., properties: {{cause: {{{TYPED}}}}}}}\n"),
        ),
        replace(ROOT, "  detail: /message\n", "  detail: /cause\n"),
    ),
    replaced(
        "is a reserved attribute of every {}; rename it",
        PATHS,
        "resource: pets, method: get",
        "resource: pets, method: with_raw_response",
        "resource: pets, method: read",
    ),
    replaced(
        "both sends a form and returns a file, which no method does; let it return JSON or nothing",
        "paths/file.yaml",
        RECEIPT,
        "          application/pdf: {schema: {type: string, format: binary}}\n",
        api=COREPLUS,
    ),
)

CASES = (*CREDENTIALS, *TYPES, *OPERATIONS)
