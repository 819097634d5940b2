"""The overlay of a response accepts the received type of value, and no other."""

from __future__ import annotations

from importlib import import_module
from itertools import product

import jsonschema_rs
import pytest

from tests.property.apis import Api
from tests.property.test_records import COMPONENTS, schema_named

CONTAINERS = frozenset({"array", "object"})
ONE_OF_EACH = (None, True, 5, "x", [], {})


@pytest.mark.parametrize(("api", "name"), COMPONENTS, ids=lambda value: getattr(value, "name", value))
def test_overlay_accepts_only_what_was_received(api: Api, name: str) -> None:
    record = import_module(f"{api.package.__name__}._runtime.values.record_codec").Object(
        lambda: getattr(api.package, name)
    )
    parts = {"components": api.document["components"]}
    properties = [
        (wire, part, api.shape(part)) for wire, _, part in api.properties(api.shape(schema_named(name)).schema)
    ]
    # What a record or a list needs is inside of it, and not looked at here.
    plain = [(wire, part) for wire, part, shape in properties if shape.types and not shape.types & CONTAINERS]
    for (wire, part), came in product(plain, ONE_OF_EACH):
        drift = api.package.Drift()
        drift.note("an operation", record.deviations({wire: came}, ""))
        updates = [action.get("update", {}) for action in drift.overlay()["actions"]]
        described = jsonschema_rs.validator_for({**part, **parts})
        taught_so = [update[wire] for update in updates if wire in update]
        # When a response is read, limits and patterns are not checked.
        assert taught_so or described.is_valid(came) or type(came) in (str, int), (wire, came)
        for loosened in taught_so:
            assert [branch for branch in loosened["anyOf"] if "anyOf" in branch] == []
            taught = jsonschema_rs.validator_for({**loosened, **parts})
            for value in ONE_OF_EACH:
                assert taught.is_valid(value) == (described.is_valid(value) or value is came), (wire, came, value)
