"""Suggested fixes for values, files, paths and parameters: test_values_and_places.py makes the documents."""

from __future__ import annotations

from . import test_values_and_places as values
from .drafts import Draft
from .fix_cases import Case, Edit
from .small_api import SmallApi

SUGGESTIONS = {
    "has a % that begins no escape of two hexadecimal digits; write %25 for it": "broken escape",
    "has a step . or .., which no URL keeps; remove the step": "step to the folder above",
    "has content, which HTTP does not send with {}; remove it": "content that no response has",
    "has {} twice, here or at the path and its operation; remove one": "parameter at the path and the operation",
    "at a response of another media type than JSON; move it there, or remove the format": "file in a JSON body",
    "is less than {}, so no value is allowed; correct one of them": "minimum above maximum",
    "is not a value that its schema allows; correct it, or remove the default": "default of another type",
    "is not a value that the schema of the property allows; correct it": "value of a variant that is not allowed",
    "is saved as a file, so its schema must be {type: string, format: binary}": "record that would be saved as a file",
    "is sent as one part of JSON; state that beside the schema": "list of values in a form",
}
"""What is suggested, and for which kind of document."""


def _edited(edit: values.Edit) -> Edit:
    """Return an edit of the small API that makes it an edited draft."""

    def apply(small: SmallApi) -> None:
        draft = Draft()
        edit(draft)
        draft.write(small.root / "specs")

    return apply


def _case(message: str, kind: str) -> Case:
    wrong, _, fix = values.KINDS[kind]
    return Case(message, _edited(wrong), _edited(fix))


CASES = tuple(_case(message, kind) for message, kind in SUGGESTIONS.items())
