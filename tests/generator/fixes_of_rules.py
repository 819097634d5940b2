"""The suggested fixes of problems that the rules report."""

from __future__ import annotations

from .fix_cases import (
    KEEPER,
    PATHS,
    PET,
    ROOT,
    Case,
    added,
    append,
    appended,
    both,
    mount,
    operation,
    replace,
    replaced,
)
from .small_api import VET, SmallApi

TYPED = "type: string, description: X."
OBJECT = "{type: object, description: X., properties: {a: {type: string, description: X.}}}"
KEPT_ID = 'id: {$ref: "#/Pet/properties/id"}'
KEPT_NAME = '    name: {$ref: "#/Pet/properties/name"}\n'
EXTENDS = "  x-sdk: {extends: Pet}\n"
CREATED = (
    "        description: The created pet.\n        content:\n          application/json:\n            schema:\n"
    "              $ref: ../schemas/pet.yaml#/"
)
CLIENT, SINCE = "            client_id: $request.body#/client_id\n", "            created: {since: 30}\n"
CONTENT = "    x-sdk: {resource: patient_attachments, method: content}\n"
COREPLUS, PRACSUITE = "coreplus", "pracsuite"
BOOKING = "paths/appointment.yaml"


def added_operation(message: str, bad: dict[str, str], fixed: dict[str, str]) -> Case:
    """Return a case in which an operation is added, and then replaced by another one."""
    return Case(
        message,
        both(append(PATHS, operation("note", **bad)), mount("note")),
        replace(PATHS, operation("note", **bad), operation("note", **fixed)),
    )


def parameters(*names: str) -> dict[str, str]:
    """Return the line of an operation that has parameters with these names."""
    declared = (f"{{description: X., in: query, schema: {{type: string}}, name: {name}}}" for name in names)
    return {"parameters": f"[{', '.join(declared)}]"}


PERIOD = {
    key: value.replace("{type: string}", "{type: string, format: date}") for key, value in parameters("a", "b").items()
}


def write_root(small: SmallApi) -> None:
    """Restore the root."""
    (small.folder / ROOT).write_text((VET / ROOT).read_text("utf-8"), "utf-8")


def without_operations(small: SmallApi) -> None:
    """Leave out every path."""
    text = (small.folder / ROOT).read_text("utf-8")
    start, end = text.index("paths:\n"), text.index("components:\n")
    (small.folder / ROOT).write_text(f"{text[:start]}paths: {{}}\n\n{text[end:]}", "utf-8")


ROOTS = (
    replaced("convert the document, and write 3.1.0 here", ROOT, "openapi: 3.1.0", "openapi: 3.1.garbage"),
    Case("has no operation; add one", without_operations, write_root),
)

SUPPORTED = (
    added(
        "state the bound in the description",
        "a: {type: integer, description: X., exclusiveMinimum: 0}",
        "a: {type: integer, description: X., minimum: 1}",
    ),
    added(
        "otherwise state the bound in the description",
        "a: {type: number, description: X., exclusiveMaximum: 9}",
        "a: {type: number, description: Less than 9.}",
    ),
    added(
        "is not a regular expression that both Python and pydantic accept; write it without look-around,"
        " back-references and special groups, or leave it out, and state it in the description",
        f"a: {{{TYPED}, pattern: '^(?<n>a)'}}",
        f"a: {{{TYPED}, pattern: '^(a)'}}",
    ),
    added("is not supported here; remove it", f"a: {{{TYPED}, contentEncoding: base64}}", f"a: {{{TYPED}}}"),
    added(
        "belongs to OpenAPI 3.0; write type: [string, 'null']",
        f"a: {{{TYPED}, nullable: true}}",
        "a: {type: [string, 'null'], description: X.}",
    ),
    Case(
        "write a named enum of one value in schemas/*.yaml",
        lambda small: small.add_property(f"a: {{{TYPED}, const: x}}"),
        both(
            replace(KEEPER, f"a: {{{TYPED}, const: x}}", "a: {$ref: '#/Only', description: X.}"),
            append(KEEPER, f"\nOnly: {{{TYPED}, enum: [x]}}\n"),
        ),
    ),
    Case(
        "write the properties and required names of all its parts into this one schema",
        both(
            append(
                KEEPER,
                "\nA: {type: object, description: X.,"
                " allOf: [{required: [a]}, {properties: {a: {type: string, description: X.}}}]}\n",
            ),
            lambda small: small.add_property("a: {$ref: '#/A', description: X.}"),
        ),
        replace(
            KEEPER,
            "allOf: [{required: [a]}, {properties: {a: {type: string, description: X.}}}]",
            "required: [a], properties: {a: {type: string, description: X.}}",
        ),
    ),
    added(
        "if all choices but null are one schema, write anyOf",
        "a: {description: X., oneOf: [{$ref: '#/Keeper'}, {type: 'null'}]}",
        "a: {description: X., anyOf: [{$ref: '#/Keeper'}, {type: 'null'}]}",
    ),
    added(
        "leave it out, and state it in the description",
        f"a: {{{TYPED}, if: {{minLength: 1}}}}",
        "a: {type: string, description: X. If at least 1.}",
    ),
    replaced("rename it, or leave the entry out", PATHS, '      "404":\n', "      default:\n", '      "400":\n'),
    *(
        replaced("did you mean {}? If so, rename it; otherwise {}", *misspelt)
        for misspelt in (
            ("paths/keeper.yaml", "            schema:\n", "            schemata:\n"),
            (PATHS, "    x-safety: read\n", "    x-saftey: read\n"),
            (PATHS, "    x-evidence:", "    x_evidence:"),
            (PET, "x-phi: false", "x-phy: false"),
            (PET, "extends: Pet", "extend: Pet"),
            (ROOT, "x-errors:", "x-error:"),
            (ROOT, "  detail:", "  details:"),
        )
    ),
)

NAMES = (
    replaced(
        "is a reserved attribute of every client; rename it",
        PATHS,
        "resource: pets, method: get",
        "resource: drift, method: get",
        "resource: pet_drift, method: get",
    ),
    replaced(
        "is a reserved attribute of every resource; rename it",
        PATHS,
        "resource: pets, method: get",
        "resource: pets, method: with_raw_response",
        "resource: pets, method: read",
    ),
    added_operation(
        "two arguments have the Python name",
        parameters("a", "A"),
        parameters("a", "A, x-sdk: {name: other_a}"),
    ),
    added_operation(
        "cannot be the name of an argument; set x-sdk",
        parameters("timeout"),
        parameters("timeout, x-sdk: {name: time}"),
    ),
    replaced(
        "is used twice; rename one of them",
        PATHS,
        "operationId: getPet",
        "operationId: listPets",
        "operationId: onePet",
    ),
    added("has the same Python name", f"ID: {{{TYPED}}}", f"ID: {{{TYPED}, x-sdk: {{name: other_id}}}}"),
    added(
        "cannot have the Python name",
        f"to_dict: {{{TYPED}}}",
        f"to_dict: {{{TYPED}, x-sdk: {{name: dict_}}}}".replace("dict_", "as_dict"),
    ),
    replaced(
        "cannot be the name of an argument; rename it", ROOT, "argument: api_key", "argument: timeout", "argument: key"
    ),
)

INHERITANCE = (
    replaced("name one of a record in schemas/*.yaml", PET, "extends: Pet", "extends: Dog"),
    replaced("remove extends from one of these schemas", PET, EXTENDS, "  x-sdk: {extends: KeptPet}\n", ""),
    added(
        "belongs on a named schema in schemas/*.yaml; remove it",
        f"a: {{{TYPED}, x-sdk: {{extends: Keeper}}}}",
        f"a: {{{TYPED}}}",
    ),
    Case(
        "is not an object with properties; remove extends",
        both(
            append(
                KEEPER,
                "\nA: {type: string, description: X., x-sdk: {extends: Keeper}, enum: [x]}\n",
            ),
            lambda small: small.add_property("a: {$ref: '#/A', description: X.}"),
        ),
        both(replace(KEEPER, " x-sdk: {extends: Keeper},", "")),
    ),
    replaced("and requests contain this one; remove extends", PET, "NewPet:\n", "NewPet:\n  x-sdk: {extends: Pet}\n"),
    replaced("move both schemas into one file", PET, "PetList:\n", "PetList:\n  x-sdk: {extends: Keeper}\n"),
    replaced("repeat them, or remove extends", PET, EXTENDS, EXTENDS + "  anyOf: [{required: [name]}]\n"),
    Case(
        "lacks the property",
        replace(PET, KEPT_NAME, ""),
        replace(PET, KEPT_ID, f"{KEPT_ID}\n{KEPT_NAME.rstrip()}"),
    ),
    replaced(
        "in null only; write",
        PET,
        KEPT_ID,
        "id: {type: string, description: X.}",
        "id: {type: integer, description: X.}",
    ),
    replaced(
        "cannot; remove null from its type",
        PET,
        KEPT_ID,
        "id: {type: [integer, 'null'], description: X.}",
        "id: {type: integer, description: X.}",
    ),
    replaced("requires; add it", PET, "required: [id, keeper]", "required: [keeper]"),
)

OTHERS = (
    added_operation(
        "is a header that the client sets itself; remove it",
        {"parameters": "[{name: Accept, in: header, description: X., schema: {type: string}}]"},
        {},
    ),
    added("without a name; move it to schemas/*.yaml", f"a: {{{TYPED}, enum: [x]}}", None),
    replaced("split it into a closed schema and an open one", PATHS, CREATED + "KeptPet", CREATED + "NewPet"),
    appended("is not used; remove it", f"\nA: {OBJECT}\n"),
    added(
        "is not a supported format; use one of", f"a: {{{TYPED}, format: birthday}}", f"a: {{{TYPED}, format: date}}"
    ),
    Case(
        "which cannot conflict; remove it",
        both(
            replace(
                ROOT, "  detail: /message\n", "  detail: /message\n  reasons: {list: /a, severity: /b, failures: [2]}\n"
            ),
            append(PATHS, operation("note", **{"x-errors": "{conflict: [400]}"})),
            mount("note"),
        ),
        replace(PATHS, "    x-errors: {conflict: [400]}\n", ""),
    ),
    replaced("belongs to a schema that is sent; remove it", PET, "PetList:\n", "PetList:\n  x-order: [a, b]\n"),
    replaced("belongs on a schema of responses; remove it", PET, "NewPet:\n", "NewPet:\n  x-key: name\n"),
    replaced("is never null; name one or remove it", PET, "\nPet:", "\nPet:\n  x-key: name", "\nPet:\n  x-key: id"),
    replaced("is never null; name one or remove it", PET, "\nPet:", "\nPet:\n  x-key: keeper"),
    replaced(
        "and a list states its key itself; remove it", KEEPER, "Keeper:\n", "Keeper:\n  required: [id]\n  x-key: id\n"
    ),
    added("belongs on a named schema in schemas/*.yaml; remove it", f"a: {{{TYPED}, x-key: id}}", f"a: {{{TYPED}}}"),
    replaced(
        "is listed twice; remove one of them",
        ROOT,
        "  - name: pets\n",
        "  - {name: pets, description: Others.}\n  - name: pets\n",
        "  - name: pets\n",
    ),
    replaced("is listed twice; remove one of them", "paths/keeper.yaml", "key: id}", "key: [id, id]}"),
    *(
        added_operation("is the start too; name the end of the period, or remove x-order", PERIOD | bad, PERIOD | fixed)
        for bad, fixed in (({"x-order": "[a, a]"}, {"x-order": "[a, b]"}), ({"x-order": "[a, a]"}, {}))
    ),
    replaced("(paging style {}); {}", ROOT, "total: /total", "total: /count"),
    replaced(
        "is not a known key here; use one of",
        BOOKING,
        "    x-reconcile:\n      description:",
        "    x-reconcile:\n      note: X.\n      description:",
        api=PRACSUITE,
    ),
)

OF_OUR_APIS = (
    replaced(
        "belongs on an operation that is unsafe",
        BOOKING,
        "x-safety: unsafe\n    x-reconcile",
        "x-safety: read\n    x-reconcile",
        api=PRACSUITE,
    ),
    replaced("needs a filter with since", BOOKING, CLIENT + SINCE, CLIENT, CLIENT + SINCE, api=PRACSUITE),
    replaced(
        "its method already has an argument",
        "paths/patient_attachment.yaml",
        CONTENT,
        CONTENT + "    parameters: [{name: to, in: query, description: X., schema: {type: string}}]\n",
        CONTENT
        + "    parameters: [{name: to, in: query, description: X., schema: {type: string}, x-sdk: {name: into}}]\n",
        api=PRACSUITE,
    ),
    replaced(
        "give this form a schema of its own",
        "schemas/message.yaml",
        'per file.\n      items:\n        $ref: "#/MessageReceiptContent"\n',
        'per file.\n      items:\n        $ref: "#/MessageContent"\n',
        api=COREPLUS,
    ),
)

CASES = (*ROOTS, *SUPPORTED, *NAMES, *INHERITANCE, *OTHERS, *OF_OUR_APIS)
