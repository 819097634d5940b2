"""An invented API of any size, for measuring how the time of generation grows."""

from __future__ import annotations

import shutil
from pathlib import Path

from generator.settings import Folders

ROOT = Path(__file__).parent.parent
OPERATIONS = 5
"""The number of operations of each resource."""

_API = """\
openapi: 3.1.0
info: {title: depot, version: 0.1.0, description: An invented API.}
servers:
  - url: https://depot.example/v1
security:
  - key: []
tags:
  - {name: parts, description: The parts.}
x-sdk: {client: Depot, environment: DEPOT, time_zone: false}
x-errors: {detail: /message}
x-pagination:
  numbers: {page: page, size: limit, total: /total}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: x-key, description: The API key., x-sdk: {argument: api_key}}
paths:
"""

_REFERENCES = """\
  /PARTs: {$ref: paths/PART.yaml#/all}
  /PARTs/{id}: {$ref: paths/PART.yaml#/one}
  /shelves/{shelf_id}/PARTs: {$ref: paths/PART.yaml#/on_shelf}
  /PARTs/{id}/latest: {$ref: paths/PART.yaml#/latest}
"""

_OPERATION = """\
    operationId: NAME
    summary: SUMMARY.
    description: It is one of the operations of the resource.
    tags: [parts]
    x-sdk: {resource: PARTs, method: METHOD}
    x-safety: SAFETY
    x-evidence: {level: documented, source: Invented.}
"""

_PARAMETERS = """\
    parameters:
"""

_ID = """\
      - {name: PARAMETER, in: path, required: true, description: The ID., schema: {type: integer}}
"""

_PAGING = """\
      - {name: page, in: query, description: Number of the page., schema: {type: integer, minimum: 1}}
      - {name: limit, in: query, description: Number of records per page., schema: {type: integer, minimum: 1}}
      - {name: made_after, in: query, description: Earliest time., schema: {type: string, format: date-time}}
"""

_BODY = """\
    requestBody:
      required: true
      content: {application/json: {schema: {$ref: ../schemas/PART.yaml#/NewTITLE}}}
"""

_RESPONSES = """\
    responses:
      "STATUS":
        description: The response.
        content: {application/json: {schema: {$ref: ../schemas/PART.yaml#/SCHEMA}}}
      "429": {description: Too many requests.}
"""

_SCHEMAS = """\
TITLE:
  description: A part.
  type: object
  required: [id]
  properties:
    id: {type: integer, description: ID of the part.}
FIELDS

TITLEPage:
  description: A page of parts.
  type: object
  properties:
    items: {type: array, description: The parts., items: {$ref: '#/TITLE'}}
    total: {type: [integer, "null"], description: Number of parts on all pages.}

NewTITLE:
  description: A part to add.
  type: object
  additionalProperties: false
  required: [field_0]
  properties:
FIELDS
"""

_FIELDS = "\n".join(
    f"    field_{number}: {{type: {kind}, description: Field {number} of the part., x-phi: false}}"
    for number, kind in enumerate(["string", "integer", "boolean", "number", '[string, "null"]'] * 3)
)


def write(root: Path, operations: int) -> int:
    """Write an API, and what the generator needs in addition, into a new folder. Return the number of operations."""
    mine = Folders.of(ROOT)
    root.mkdir()
    (root / "generated").mkdir()
    shutil.copytree(mine.templates, root / mine.templates.name)
    shutil.copy(mine.licence, root / mine.licence.name)
    folder = root / mine.specs.name / "depot"
    for name in ("paths", "schemas"):
        (folder / name).mkdir(parents=True)
    resources = [f"part_{_letters(number)}" for number in range(operations // OPERATIONS)]
    (folder / "openapi.yaml").write_text(
        _API + "".join(_REFERENCES.replace("PART", name) for name in resources), "utf-8"
    )
    for name in resources:
        title = name.title().replace("_", "")
        (folder / "paths" / f"{name}.yaml").write_text(_paths(name, title), "utf-8")
        schemas = _SCHEMAS.replace("TITLE", title).replace("FIELDS", _FIELDS)
        (folder / "schemas" / f"{name}.yaml").write_text(schemas, "utf-8")
    return len(resources) * OPERATIONS


def _letters(number: int) -> str:
    """Return a name without digits, which are words of their own in a name."""
    return "".join("abcdefghij"[int(digit)] for digit in f"{number:03}")


def _paths(name: str, title: str) -> str:
    """Return the operations of a resource, by path."""

    def operation(method: str, summary: str, schema: str, *, safety: str = "read", more: str = "") -> str:
        text = _OPERATION.replace("NAME", f"{method}{title}").replace("SUMMARY", summary).replace("SAFETY", safety)
        status = "200" if safety == "read" else "201"
        responses = _RESPONSES.replace("STATUS", status).replace("SCHEMA", schema)
        return (text.replace("METHOD", method) + more + responses).replace("PART", name)

    paging = "    x-pagination: {style: numbers, items: items, key: id}\n" + _PARAMETERS
    one = _ID.replace("PARAMETER", "id")
    body = _BODY.replace("PART", name).replace("TITLE", title)
    return "".join(
        (
            "all:\n  get:\n",
            operation("list", "List parts", f"{title}Page", more=paging + _PAGING),
            "  post:\n",
            operation("create", "Add a part", title, safety="unsafe", more=body),
            "one:\n  get:\n",
            operation("get", "Read a part", title, more=_PARAMETERS + one),
            "on_shelf:\n  get:\n",
            operation(
                "list_on_shelf",
                "List the parts of a shelf",
                f"{title}Page",
                more=paging + _ID.replace("PARAMETER", "shelf_id") + _PAGING,
            ),
            "latest:\n  get:\n",
            operation("get_latest", "Read the latest part", title, more=_PARAMETERS + one),
        )
    )
