"""A value that does not fit its schema is reported by operation, place, pointer and the validator's message."""

from __future__ import annotations

import re

import pytest

from tests.property.apis import OPERATIONS
from tests.property.validation import check_conforms

CREATE = next(operation for operation in OPERATIONS if operation.name == "pracsuite-appointments.create")


def test_check_conforms_names_operation_pointer_and_problem() -> None:
    assert CREATE.body is not None
    expected = "POST /appointment: body /duration: 6 is not a multiple of 5"
    with pytest.raises(AssertionError, match=f"(?m)^{re.escape(expected)}$"):
        check_conforms(CREATE, "body ", CREATE.body.schema, {**CREATE.example, "duration": 6})


def test_check_conforms_accepts_what_fits() -> None:
    assert CREATE.body is not None
    check_conforms(CREATE, "body ", CREATE.body.schema, CREATE.example)
