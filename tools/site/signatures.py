"""An object of a package in Markdown: its signature and its docstring."""

from __future__ import annotations

from collections.abc import Sequence

import griffe

from tools.site import api
from tools.site.examples import TITLE, block, example_for

PIPE = "\\|"
"""Escaped, because it separates the cells of a table."""


def described(path: str, *, heading: bool = True, members: Sequence[str] | None = None, fields: bool = False) -> str:
    """Return an object under a heading of the second level, and its members under headings of the third.

    By default, these are its own public members. With `fields`, a table of its fields follows.
    """
    one = api.found(path)
    parts = [f"## {path}"] if heading else []
    parts += _body(one, path.rpartition(".")[2])
    if fields:
        parts.append(fields_table(path))
    if isinstance(one, griffe.Class):
        for name in own_members(one) if members is None else members:
            member = one.all_members[name]
            parts += [f"### {name}", *_body(member.final_target if isinstance(member, griffe.Alias) else member, name)]
    return "\n\n".join(part for part in parts if part)


def own_members(one: griffe.Class) -> list[str]:
    """Return the documented public members that a class defines."""
    return [
        name
        for name, member in one.members.items()
        if isinstance(member, griffe.Object) and not name.startswith("_") and member.docstring
    ]


def fields_table(path: str) -> str:
    """Return a table of the fields of a pydantic model, or an empty text if it has none."""
    rows = [
        f"| `{name}` | `{str(member.annotation).replace('|', PIPE)}` | {_line(member)} |"
        for name, member in api.found(path).members.items()
        if isinstance(member, griffe.Attribute) and member.docstring and not name.startswith("_")
    ]
    return "\n".join(["| field | type | |", "|---|---|---|", *rows]) if rows else ""


def _line(one: griffe.Object) -> str:
    text = " ".join(one.docstring.value.split()) if one.docstring else ""
    return text.replace("|", PIPE)


def _body(one: griffe.Object, name: str) -> list[str]:
    parts = list[str]()
    signature = _signature(one, name)
    if signature:
        parts.append(f"```python\n{signature}\n```")
    if one.docstring:
        parts.append(one.docstring.value.strip())
    code = example_for(one.path) if isinstance(one, griffe.Function) else None
    if code is not None:
        parts.append(f"{TITLE}:\n\n{block(code)}")
    return parts


def _signature(one: griffe.Object, name: str) -> str:
    if isinstance(one, griffe.Function):
        return f"{'async ' if 'async' in one.labels else ''}def {one.signature(name=name)}"
    if isinstance(one, griffe.Class):
        made = one.members.get("__init__")
        if isinstance(made, griffe.Function):
            return f"class {made.signature(return_type=False, name=name)}"
        return f"class {name}({', '.join(str(base) for base in one.bases)})" if one.bases else f"class {name}"
    if isinstance(one, griffe.Attribute):
        if one.annotation is not None:
            return f"{name}: {one.annotation}"
        return f"{name} = {one.value}" if one.value is not None and len(str(one.value)) < 200 else name
    return ""
