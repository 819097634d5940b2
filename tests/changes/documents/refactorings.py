"""Write a document in another way that means the same."""

from __future__ import annotations

import copy
import re
from random import Random
from typing import Any

_TYPES = {"object", "array", "string", "integer", "number", "boolean"}


def rewritten(files: dict[str, Any], chance: Random) -> dict[str, Any]:
    """Return the files of an API, rewritten in ways that are chosen by chance."""
    made = copy.deepcopy(files)
    for change in (_share_parameters, _inline_paths, _move_schemas, _rename_operations):
        if chance.random() < 0.5:
            made = change(made, chance)
    return {name: _values(content, chance, named=name.startswith("schemas/")) for name, content in made.items()}


def _values(value: Any, chance: Random, *, named: bool = False) -> Any:
    """Rewrite schemas in place of others, and change the order of keys. Values of ``named`` are named schemas."""
    if isinstance(value, list):
        return [_values(item, chance) for item in value]
    if not isinstance(value, dict):
        return value
    made = {key: _values(item, chance) for key, item in value.items() if not named}
    if named:
        for key, item in value.items():
            made[key] = {inner: _values(given, chance) for inner, given in item.items()}
    elif _is_schema(made):
        made = _schema(made, chance)
    if isinstance(made.get("required"), list):
        chance.shuffle(made["required"])
    keys = list(made)
    chance.shuffle(keys)
    return {key: made[key] for key in keys}


def _is_schema(value: dict[str, Any]) -> bool:
    given = value.get("type")
    types = given if isinstance(given, list) else [given]
    return "in" not in value and any(one in _TYPES for one in types if isinstance(one, str))


_BESIDE = ("description", "x-phi", "x-sdk", "deprecated", "readOnly")


def _schema(value: dict[str, Any], chance: Random) -> dict[str, Any]:
    if isinstance(value["type"], list) and chance.random() < 0.7:
        (name,) = (one for one in value["type"] if one != "null")
        rest = {key: item for key, item in value.items() if key not in ("type", *_BESIDE)}
        beside = {key: value[key] for key in _BESIDE if key in value}
        key = chance.choice(["anyOf", "oneOf", "nullable"])
        if key == "nullable":
            return {"type": name, "nullable": True, **rest, **beside}
        return {key: chance.sample([{"type": name, **rest}, {"type": "null"}], 2), **beside}
    if chance.random() < 0.3:
        beside = {key: item for key, item in value.items() if key in _BESIDE}
        rest = {key: item for key, item in value.items() if key not in _BESIDE}
        return {"allOf": [rest], **beside}
    return value


def _share_parameters(files: dict[str, Any], chance: Random) -> dict[str, Any]:
    """Make components of parameters."""
    shared = files["openapi.yaml"]["components"].setdefault("parameters", {})
    for name in [name for name in files if name.startswith("paths/")]:
        for item in files[name].values():
            for operation in item.values():
                for index, parameter in enumerate(operation.get("parameters", ())):
                    if "$ref" not in parameter and chance.random() < 0.5:
                        key = f"Shared{len(shared)}"
                        shared[key] = parameter
                        operation["parameters"][index] = {"$ref": f"../openapi.yaml#/components/parameters/{key}"}
    return _with_places(files, "openapi.yaml", ("components", "parameters"))


def _with_places(files: dict[str, Any], name: str, keys: tuple[str, ...]) -> dict[str, Any]:
    """Correct the references in a part that moved from a folder to the root."""
    holder = files[name]
    for key in keys[:-1]:
        holder = holder[key]
    holder[keys[-1]] = _replaced(holder[keys[-1]], r"^\.\./(openapi\.yaml)?", "")
    return files


def _inline_paths(files: dict[str, Any], chance: Random) -> dict[str, Any]:
    """Write path items into the root."""
    root = files["openapi.yaml"]
    for path, item in list(root["paths"].items()):
        file, _, pointer = item["$ref"].partition("#/")
        if chance.random() < 0.5:
            root["paths"][path] = _replaced(files[file].pop(pointer), r"^\.\./(openapi\.yaml)?", "")
            if not files[file]:
                del files[file]
    return files


def _move_schemas(files: dict[str, Any], chance: Random) -> dict[str, Any]:
    """Move all schemas into one file."""
    everything: dict[str, Any] = {}
    for name in [name for name in files if name.startswith("schemas/")]:
        everything |= files.pop(name)
    names = list(everything)
    chance.shuffle(names)
    files["schemas/everything.yaml"] = {name: everything[name] for name in names}
    return {
        name: _replaced(content, r"schemas/[a-z_0-9]+\.yaml", "schemas/everything.yaml")
        for name, content in files.items()
    }


def _rename_operations(files: dict[str, Any], _: Random) -> dict[str, Any]:
    """Give each operation another ``operationId``, and state other evidence."""

    def renamed(value: Any) -> Any:
        if isinstance(value, list):
            return [renamed(item) for item in value]
        if not isinstance(value, dict):
            return value
        made = {key: renamed(item) for key, item in value.items()}
        if isinstance(made.get("operationId"), str):
            made["operationId"] = f"{made['operationId']}X"
        if "x-evidence" in made:
            made["x-evidence"] = {"level": "example", "source": "Another one."}
        return made

    return {name: renamed(content) for name, content in files.items()}


def _replaced(value: Any, pattern: str, by: str) -> Any:
    """Return a value with other references."""
    if isinstance(value, list):
        return [_replaced(item, pattern, by) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: re.sub(pattern, by, item) if key == "$ref" and isinstance(item, str) else _replaced(item, pattern, by)
        for key, item in value.items()
    }
