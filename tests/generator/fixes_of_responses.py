"""The suggested fixes of problems with responses, patterns and combinations of properties."""

from __future__ import annotations

from .fix_cases import KEEPER, PATHS, PET, Case, added, append, replaced
from .small_api import VET

LOCATION = "headers: {Location: {description: The URL., schema: {type: string}}}"
OF_PET = (
    '      "200":\n        description: The pet.\n        content:\n          application/json:\n            schema:\n'
    "              $ref: ../schemas/pet.yaml#/Pet\n"
)
LONG = "type: string, description: X., pattern: '^([^a]?[^b]?[^%d]?){0,33}$'"
NOT = "  not:\n    required: [keeper, keeper_id]\n"
KEEPER_ID = "    keeper_id: {type: integer, description: ID of the keeper.}\n"
NEW_PET = f"  required: [name]\n{NOT}" + (VET / PET).read_text("utf-8").partition(NOT)[2]
KEPT = NEW_PET.replace("[name]", "[name, keeper]")
GONE = "        description: The pet does not exist.\n"
NO_TEXT = "{description: X.}"

CASES = (
    replaced(
        "is a redirect beside a success, and a method returns one or the other; remove one of them",
        PATHS,
        OF_PET,
        f'{OF_PET}      "302": {{description: X., {LOCATION}}}\n',
    ),
    replaced(
        "replace it by the success (2xx) or redirect that the server sends", PATHS, OF_PET, f'      "304": {NO_TEXT}\n'
    ),
    replaced(
        "has no header Location, whose URL a method returns; replace the response by a success (2xx), or",
        PATHS,
        OF_PET,
        f'      "302": {NO_TEXT}\n',
        f'      "302": {{description: X., {LOCATION}}}\n',
    ),
    replaced(
        "is a part of a response beside a redirect, and no call returns it; remove it",
        PATHS,
        OF_PET,
        f'      "302": {{description: X., {LOCATION}}}\n      "206": {NO_TEXT}\n',
        f'      "302": {{description: X., {LOCATION}}}\n',
    ),
    replaced(
        "is not returned by the method, which returns the URL of a redirect; remove it",
        PATHS,
        OF_PET,
        f'      "302": {{description: X., {LOCATION}, content: {{text/html: {{schema: {{type: string}}}}}}}}\n',
        f'      "302": {{description: X., {LOCATION}}}\n',
    ),
    replaced(
        "is text in an error, so its schema must be {type: string}; for an object, declare",
        PATHS,
        GONE,
        f"{GONE}        content: {{text/html: {{schema: {{$ref: ../schemas/pet.yaml#/Pet}}}}}}\n",
        f"{GONE}        content: {{text/html: {{schema: {{type: string}}}}}}\n",
    ),
    replaced(
        "names only one property, which no object could have; remove this, or name the properties that exclude it",
        PET,
        "    required: [keeper, keeper_id]\n",
        "    required: [keeper]\n",
    ),
    replaced(
        "names only required properties, so no object is allowed; require none of them",
        PET,
        "  required: [name]\n  not:",
        "  required: [name, keeper, keeper_id]\n  not:",
        "  required: [name]\n  not:",
    ),
    *(
        replaced("remove this property and not, or require less", PET, NEW_PET, bad, fixed)
        for bad, fixed in (
            (KEPT, None),
            (KEPT, KEPT.replace(NOT, "").replace(KEEPER_ID, "")),
            (f"  anyOf: [{{required: [keeper, name]}}, {{required: [keeper]}}]\n{NEW_PET}", None),
        )
    ),
    replaced(
        "which exclude each other; leave one of them out",
        PET,
        "  required: [name]\n  not:",
        "  required: [name]\n  anyOf: [{required: [keeper_id, keeper]}, {required: [keeper]}]\n  not:",
        "  required: [name]\n  anyOf: [{required: [keeper_id]}, {required: [keeper]}]\n  not:",
    ),
    Case(
        "is one of too many patterns that are long; make them shorter, or remove some",
        append(KEEPER, "".join(f"    p{number}: {{{LONG % number}}}\n" for number in range(80))),
        lambda small: (small.folder / KEEPER).write_text((VET / KEEPER).read_text("utf-8"), "utf-8"),
    ),
    added(
        "begin it with ^, and let no repeated part contain, or be followed by, another one for the same",
        "a: {type: string, description: X., pattern: '([a-z]+-?)+!'}",
        "a: {type: string, description: X., pattern: '^[a-z]+(-[a-z]+)*!'}",
    ),
    added(
        "another one for the same characters{}",
        "a: {type: string, description: X., pattern: '^[^@]+@[^@]+[.][^@]+$'}",
        "a: {type: string, description: X., pattern: '^[^@]+@[^@]+[.][^@]+$', maxLength: 1414}",
    ),
)
