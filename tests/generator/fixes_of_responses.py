"""The suggested fixes of problems with responses and patterns."""

from __future__ import annotations

from .fix_cases import PATHS, added, replaced

LOCATION = "headers: {Location: {description: The URL., schema: {type: string}}}"
OF_PET = (
    '      "200":\n        description: The pet.\n        content:\n          application/json:\n            schema:\n'
    "              $ref: ../schemas/pet.yaml#/Pet\n"
)
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
        "has no header Location, whose URL a method returns; declare the header, or replace the response by a success",
        PATHS,
        OF_PET,
        f'      "302": {NO_TEXT}\n',
        f'      "302": {{description: X., {LOCATION}}}\n',
    ),
    replaced(
        "is not returned by the method, which returns the URL of a redirect; remove it",
        PATHS,
        OF_PET,
        f'      "302": {{description: X., {LOCATION}, content: {{text/html: {{schema: {{type: string}}}}}}}}\n',
        f'      "302": {{description: X., {LOCATION}}}\n',
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
