"""Messages."""

from __future__ import annotations

from typing import Any

from practice_mock.json_types import is_array, is_object


def present_message(value: Any) -> Any:
    """Repeat what a message contained, with names in camelCase."""
    if is_object(value):
        return {name[:1].lower() + name[1:]: present_message(part) for name, part in value.items()}
    if is_array(value):
        return [present_message(item) for item in value]
    return value
