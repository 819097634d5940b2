"""A document that uses every key with text, and all places of its texts."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import yaml

from generator.runtime.values.json import is_array, is_object

from .drafts import Draft

ROOT = """
info: {title: Vet, version: 0.1.0, summary: A vet., description: Pets., contact: {name: Sam, email: sam@vet.example}}
servers:
  - url: https://{region}.vet.example/v1
    description: The server.
    variables: {region: {default: au, enum: [au, nz], description: The region.}}
x-errors: {detail: /message, code: [/code, /error/code], request_id: /id, validation: /errors}
x-rate-limit: {requests: 10, seconds: 1.5, x-evidence: {level: inferred, source: Invented.}}
x-open-questions: [Whether it rains.]
x-sdk: {client: Vet, environment: VET, time_zone: false, about: Made up., classifiers: ["Topic :: Office"],
  keywords: [pets],
  mock: {base_url: "http://127.0.0.1:9/vet", credentials: {api_key: "a key", token: "a token", word: "a word"}}}
x-requests-without-body: {content_type: application/json, x-evidence: {level: seed, source: A page.}}
"""

COMPONENTS = """
securitySchemes:
  key: {type: apiKey, in: header, name: x-key, description: A key., x-sdk: {argument: api_key, prefix: Key}}
  token: {type: http, scheme: bearer, description: A token., x-sdk: {argument: token}}
  word: {type: apiKey, in: query, name: word, description: A word., x-sdk: {argument: word}}
parameters:
  PageSize: {name: pageSize, in: query, description: Pets per page., example: 3, schema: {type: integer, default: 3}}
headers:
  Remaining: {description: Requests left., schema: {type: integer}}
responses:
  Busy: {description: Too many requests., headers: {x-left: {$ref: "#/components/headers/Remaining"}}}
"""

SCHEMAS = """
Color:
  type: [string, "null"]
  description: The color of a coat.
  enum: [red, blue, null]
  x-enum-descriptions: {red: As a fox., blue: As the sky.}
  x-evidence: {level: example, source: A photo.}
Coat:
  type: object
  title: A coat
  description: The coat of `pageSize` pets.
  properties:
    color: {$ref: "#/Color", description: The color.}
    tags: {type: array, description: Words., items: {type: string, pattern: "^[a-z]+$", maxLength: 9}}
    sizes: {type: object, description: Sizes., additionalProperties: {type: number, multipleOf: 0.5}}
    washed: {type: string, format: date, description: Day., x-phi: true, example: "2027-01-04", default: "2027-01-05"}
"""

OPERATION = """
get:
  operationId: listCoats
  summary: List coats.
  description: Return `color` and `pageSize`.
  tags: [pets]
  deprecated: false
  security: [{token: [], word: []}]
  x-sdk: {resource: coats, method: list}
  x-safety: read
  x-evidence: {level: seed, source: The vendor's page.}
  x-open-questions: [Whether coats shrink.]
  x-pagination: {style: numbers, items: items, key: id}
  x-filters: {color: string, washed: date}
  x-sort: [color, washed]
  x-hidden-fields: [color, washed]
  parameters:
    - {$ref: "../openapi.yaml#/components/parameters/PageSize"}
    - {name: "q[]", in: query, x-sdk: {name: q}, description: Filters., schema: {type: array, items: {type: string}}}
    - {name: sort_by, in: query, description: Order., schema: {type: string}}
    - {name: page, in: query, description: Page., schema: {type: integer}}
    - {name: limit, in: query, description: Size., schema: {type: integer}}
    - {name: x-color, in: header, description: Colors., schema: {$ref: ../schemas/pet.yaml#/Color}}
  responses:
    "200":
      description: The coats.
      content:
        application/json:
          schema: {$ref: ../schemas/keeper.yaml#/KeeperPage}
          examples: {one: {summary: One coat., value: {items: [], total: 0}}}
      links: {read: {operationId: getPet, description: Read a pet., parameters: {pet_id: "$response.body#/total"}}}
    "404": {description: There is no coat.}
    "429": {$ref: "../openapi.yaml#/components/responses/Busy"}
put:
  operationId: sendCoats
  summary: Send coats.
  description: With files.
  tags: [pets]
  x-sdk: {resource: coats, method: send}
  x-safety: unsafe
  x-evidence: {level: client-code, source: A script.}
  requestBody:
    required: true
    description: A form.
    content:
      multipart/form-data:
        schema: {$ref: ../schemas/pet.yaml#/Form}
        encoding: {note: {contentType: text/plain}}
  responses:
    "204": {description: Done.}
    "429": {description: Too many requests.}
patch:
  operationId: paintCoat
  summary: Get a picture of a coat.
  description: After a change.
  tags: [pets]
  x-sdk: {resource: coats, method: paint}
  x-safety: unsafe
  x-evidence: {level: client-code, source: A script.}
  responses:
    "200": {description: A picture., content: {image/png: {schema: {type: string, format: binary}}}}
    "429": {description: Too many requests.}
"""

FILES = """
get:
  operationId: getPicture
  summary: Get the address of a picture.
  description: The response redirects to the picture.
  tags: [pets]
  x-sdk: {resource: pictures, method: get}
  x-safety: read
  x-evidence: {level: documented, source: Invented.}
  x-download:
    method: download
    summary: Save a picture.
    description: Follows the redirect.
    x-evidence: {level: documented, source: Invented.}
  parameters: []
  responses:
    "302": {description: A redirect., headers: {Location: {description: The URL., schema: {type: string}}}}
    "429": {description: Too many requests.}
post:
  operationId: sendPicture
  summary: Get a form to send a picture.
  description: The form is for another server.
  tags: [pets]
  x-sdk: {resource: pictures, method: prepare}
  x-safety: unsafe
  x-evidence: {level: documented, source: Invented.}
  x-order: [since, until]
  x-upload:
    method: upload
    summary: Send a picture.
    description: Sends the form.
    file_name: title
    address: /url
    fields: /fields
    part: file
    max_bytes: 1000
    x-evidence: {level: documented, source: Invented.}
  parameters:
    - {name: since, in: query, description: Start., schema: {type: string, format: date}}
    - {name: until, in: query, description: End., schema: {type: string, format: date}}
  requestBody:
    required: true
    content:
      application/json:
        schema: {$ref: ../schemas/pet.yaml#/NewPicture}
  responses:
    "200":
      description: The form.
      content: {application/json: {schema: {$ref: ../schemas/pet.yaml#/UploadForm}}}
    "429": {description: Too many requests.}
"""

FILE_SCHEMAS = """
NewPicture:
  type: object
  description: A picture to send.
  additionalProperties: false
  required: [title]
  properties:
    title: {type: string, description: Name of the file., x-phi: true}
UploadForm:
  type: object
  description: A form.
  properties:
    url: {type: string, format: uri, description: Where to send it., x-phi: true}
    fields: {type: object, description: What to send., additionalProperties: {type: string}, x-phi: true}
"""

FORM = """
type: object
description: A form.
additionalProperties: false
required: [file]
properties:
  file: {type: string, format: binary, description: A picture.}
  note: {type: string, description: A note., x-phi: true}
"""


def rich_draft() -> Draft:
    """Return the document."""
    draft = Draft()
    draft.root.update(yaml.safe_load(ROOT))
    draft.root["components"].update(yaml.safe_load(COMPONENTS))
    draft.schemas.update(yaml.safe_load(SCHEMAS))
    draft.schemas["Form"] = yaml.safe_load(FORM)
    draft.schemas["PetList"]["properties"]["coat"] = {"$ref": "#/Coat"}
    draft.schemas.update(yaml.safe_load(FILE_SCHEMAS))
    draft.paths["coats"] = yaml.safe_load(OPERATION)
    draft.paths["pictures"] = yaml.safe_load(FILES)
    draft.root["paths"]["/pictures"] = {"$ref": "paths/pet.yaml#/pictures"}
    draft.root["paths"]["/coats/by-{pet_id}"] = {"$ref": "paths/pet.yaml#/coats"}
    draft.paths["coats"]["get"]["parameters"].append(deepcopy(draft.paths["pet"]["get"]["parameters"][0]))
    for method in ("put", "patch"):
        draft.paths["coats"][method]["parameters"] = deepcopy(draft.paths["pet"]["get"]["parameters"])
    draft.paths["pets"]["post"]["x-sdk-variants"] = [
        {
            "method": "create_rex",
            "description": "Add Rex.",
            "body": {"name": "Rex"},
            "x-evidence": {"level": "documented", "source": "Invented."},
        }
    ]
    return draft


Place = tuple[str, tuple[str | int, ...], bool]
"""The file, the keys on the way, and whether the text is the last key rather than the value there."""


def places(draft: Draft) -> list[Place]:
    """Return the places of all texts: keys and values."""
    return [
        (file, path, is_key) for file, content in sorted(draft.files.items()) for path, is_key in _texts(content, ())
    ]


def _texts(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], bool]]:
    if isinstance(value, str):
        yield path, False
    elif is_object(value):
        for key, item in value.items():
            yield (*path, key), True
            yield from _texts(item, (*path, key))
    elif is_array(value):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))


def replaced(draft: Draft, place: Place, text: str) -> Draft:
    """Return the document with another text at a place; a key is replaced wherever it is, so that it is used."""
    file, path, is_key = place
    made = draft.copy()
    holder = made.files[file]
    for step in path[:-1]:
        holder = holder[step]
    if is_key:
        items = [(text if key == path[-1] else key, item) for key, item in holder.items()]
        holder.clear()
        holder.update(items)
    else:
        holder[path[-1]] = text
    return made
