"""The types of values, in JSON, in the client and in the models package."""

from __future__ import annotations

from collections.abc import Iterator

from .views import View, view


def json_types(seen: View) -> frozenset[str]:
    """Return the types of the values, without null; those of the alternatives of a union."""
    if seen.types:
        return frozenset(seen.types)
    return frozenset(kind for choice in _choices(seen) for kind in choice)


def _choices(seen: View) -> Iterator[frozenset[str]]:
    for value, pointer in seen.choices:
        inner = view(seen.version, value, pointer)
        schema = seen.version.schema_of(inner.pointer)
        yield frozenset({f"record {schema}"}) if inner.types == {"record"} else frozenset(inner.types)


def includes(allowed: frozenset[str], wanted: frozenset[str]) -> bool:
    """Return whether all values of some types are values of other types. No type means any."""
    if not allowed:
        return True
    return bool(wanted) and all(name in allowed or (name == "int" and "float" in allowed) for name in wanted)


_PYTHON = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "array": "list", "map": "dict"}
_SPECIAL = {"decimal": "Decimal", "digits": "int", "binary": "FileInput", "date-time-local": "naive datetime"}
"""The types of formats by name. A naive datetime is another type: it cannot be compared with the others, or take their
place."""


def python_types(seen: View) -> frozenset[str]:
    """Return the Python types of the values, without ``None``; none if they can be anything."""
    made: set[str] = set()
    for name in json_types(seen):
        form = seen.format
        if form is not None and (name == "string" or (name == "number" and form == "decimal")):
            made.add(_SPECIAL.get(form) or seen.python_type or "str")
        else:
            made.add(_PYTHON.get(name, name))
    return frozenset(made)


_MODELS = {"date": "`date`", "date-time": "`AwareDatetime`", "date-time-local": "`NaiveDatetime`"}
"""The formats that have an effect in the models package, with the types there."""


def models_type(seen: View) -> str:
    """Return the type in the models package, which keeps the values of JSON for other formats."""
    return _MODELS.get(seen.format or "", listed(frozenset(_PYTHON.get(name, name) for name in json_types(seen))))


def listed(types: frozenset[str]) -> str:
    """Return types as text."""
    return " or ".join(f"`{name}`" for name in sorted(types)) or "anything"


def written(seen: View) -> str:
    """Return how values are written in JSON, as text."""
    names = " or ".join(sorted(json_types(seen)))
    return f"{names} ({seen.format})" if seen.format else names
