"""A surface that is the same has no finding, however it is written. A change of one has at least one."""

from __future__ import annotations

import ast
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from attrs import evolve, frozen
from hypothesis import given
from hypothesis import strategies as st

from tools.changes.findings import Finding
from tools.changes.surface import compare

ROOT = Path(__file__).parents[2]


def compared(old: str, new: str, folder: Path) -> list[Finding]:
    """Compare two versions of a package that is one module."""
    for version, text in (("old", old), ("new", new)):
        package = folder / version / "lib"
        package.mkdir(parents=True, exist_ok=True)
        (package / "__init__.py").write_text(text, encoding="utf-8")
    return compare(folder / "old", folder / "new", "lib", "lib")


def without_text(source: str) -> str:
    """Return a module as Python itself writes it, without comments and docstrings."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            kept = [one for one in body if not (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))]
            body[:] = kept or [ast.Expr(ast.Constant(...))]
    return ast.unparse(tree)


def backwards(source: str) -> str:
    """Return a module whose functions and classes, and the methods in them, are in the opposite order."""
    tree = ast.parse(source)
    tree.body = _backwards(tree.body)
    for node in tree.body:
        if isinstance(node, ast.ClassDef):
            node.body = _backwards(node.body)
    return ast.unparse(tree)


def _backwards(body: list[ast.stmt]) -> list[ast.stmt]:
    kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    every = [one for one in body if isinstance(one, kinds)]
    kept = {one.name for one in every if one.decorator_list}  # an overloaded function stays behind its overloads
    defined = [one for one in every if one.name not in kept]
    order = iter(defined[::-1])
    return [next(order) if one in defined else one for one in body]


def quoted(source: str) -> str:
    """Return a module whose annotations are quoted, with `Optional` instead of `| None`."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.arg) and node.annotation is not None:
            node.annotation = ast.Constant(_optional(ast.unparse(node.annotation)))
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.returns is not None:
            node.returns = ast.Constant(_optional(ast.unparse(node.returns)))
    text = ast.unparse(tree)
    first, _, rest = text.partition("\n")
    return (
        f"{first}\nfrom typing import Optional\n{rest}"
        if first.startswith("from __future__")
        else f"from typing import Optional\n{text}"
    )


def _optional(annotation: str) -> str:
    inner = annotation.removesuffix(" | None")
    return f"Optional[{inner}]" if inner != annotation else annotation


def renamed_private_package(source: str) -> str:
    """Return a module in which the private package has another name."""
    return re.sub(r"\b_runtime\b", "_inner", source)


def rewritten(distribution: str, package: str, change: Callable[[str], str], folder: Path) -> list[Finding]:
    """Compare a generated package with itself, after a change of each of its modules."""
    source = ROOT / "generated" / distribution
    shutil.copytree(source / package, folder / package)
    for path in (folder / package).rglob("*.py"):
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    if change is renamed_private_package:
        (folder / package / "_runtime").rename(folder / package / "_inner")
    return compare(source, folder, package, distribution)


@pytest.mark.parametrize(
    "change", [without_text, backwards, quoted, renamed_private_package], ids=lambda one: one.__name__
)
def test_rewritten_models_are_the_same(change: Callable[[str], str], tmp_path: Path) -> None:
    assert rewritten("coreplus-models", "coreplus_models", change, tmp_path) == []


@pytest.mark.parametrize(
    "change", [without_text, backwards, quoted, renamed_private_package], ids=lambda one: one.__name__
)
def test_rewritten_client_is_the_same(change: Callable[[str], str], tmp_path: Path) -> None:
    assert rewritten("coreplus-client", "coreplus_client", change, tmp_path) == []


def test_private_class_may_move_and_change_its_name_in_imports(tmp_path: Path) -> None:
    for version, module in (("old", "_a"), ("new", "_b")):
        package = tmp_path / version / "lib"
        package.mkdir(parents=True)
        (package / "__init__.py").write_text(
            f"from .{module} import Reader as Reader, read as read\n", encoding="utf-8"
        )
        text = "class Reader:\n    def read(self) -> int: ...\ndef read(one: Reader) -> list[Reader]: ...\n"
        (package / f"{module}.py").write_text(text, encoding="utf-8")
    assert compare(tmp_path / "old", tmp_path / "new", "lib", "lib") == []


TYPES = (
    "int",
    "str",
    "bytes",
    "list[str]",
    "dict[str, int]",
    "int | None",
    "Literal['a', 'b']",
    "Callable[[int], str]",
)
NAMES = ("alpha", "bravo", "charlie", "delta", "echo", "foxtrot")
HEADER = "from collections.abc import Callable\nfrom dataclasses import dataclass\nfrom typing import Literal\n"


@frozen
class Argument:
    """A parameter of a generated function."""

    name: str
    type: str
    default: bool
    keyword_only: bool

    def __str__(self) -> str:
        return f"{self.name}: {self.type}{' = ...' if self.default else ''}"


@frozen
class Defined:
    """A generated function, method or dataclass."""

    name: str
    arguments: tuple[Argument, ...]
    returns: str
    asynchronous: bool

    def text(self, first: str = "") -> str:
        """Return the source of a function, with a first parameter."""
        by_place = [str(one) for one in self.arguments if not one.keyword_only]
        by_name = [str(one) for one in self.arguments if one.keyword_only]
        arguments = ", ".join([*([first] if first else []), *by_place, *(["*", *by_name] if by_name else [])])
        return f"{'async ' if self.asynchronous else ''}def {self.name}({arguments}) -> {self.returns}: ..."


@st.composite
def defined(draw: st.DrawFn) -> tuple[Defined, ...]:
    """Return some functions."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=3, unique=True))
    made: list[Defined] = []
    for name in names:
        inner = draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True))
        arguments = [
            Argument(one, draw(st.sampled_from(TYPES)), draw(st.booleans()), draw(st.booleans())) for one in inner
        ]
        arguments.sort(key=lambda one: one.default)
        made.append(Defined(name, tuple(arguments), draw(st.sampled_from(TYPES)), draw(st.booleans())))
    return tuple(made)


def package(functions: tuple[Defined, ...], methods: tuple[Defined, ...], attributes: tuple[Argument, ...]) -> str:
    """Return the source of a package with these functions, and a class and a dataclass with these members."""
    lines = [HEADER, *(one.text() for one in functions)]
    lines += ["class Service:", *(f"    {one.text('self')}" for one in methods)]
    lines += ["@dataclass(kw_only=True)", "class Record:", "    first: int", *(f"    {one}" for one in attributes)]
    return "\n".join(lines) + "\n"


def edit(draw: st.DrawFn, one: Defined) -> Defined:
    """Return a function with one change that a caller can notice."""
    kinds = ["returns", "asynchronous", "added"] + (["removed", "type", "default", "keyword"] if one.arguments else [])
    kind = draw(st.sampled_from(kinds))
    if kind == "returns":
        return evolve(one, returns=draw(st.sampled_from([each for each in TYPES if each != one.returns])))
    if kind == "asynchronous":
        return evolve(one, asynchronous=not one.asynchronous)
    if kind == "added":
        return evolve(one, arguments=(*one.arguments, Argument("zulu", "int", True, draw(st.booleans()))))
    at = draw(st.integers(0, len(one.arguments) - 1))
    chosen = one.arguments[at]
    others = (*one.arguments[:at], *one.arguments[at + 1 :])
    if kind == "removed":
        return evolve(one, arguments=others)
    if kind == "type":
        changed = evolve(chosen, type=draw(st.sampled_from([each for each in TYPES if each != chosen.type])))
    elif kind == "default":
        changed = evolve(chosen, default=not chosen.default)
    else:
        changed = evolve(chosen, keyword_only=not chosen.keyword_only)
    kept = [*one.arguments[:at], changed, *one.arguments[at + 1 :]]
    return evolve(one, arguments=tuple(sorted(kept, key=lambda each: each.default)))


@given(st.data())
def test_one_edit_has_a_finding_and_none_has_none(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("edit")
    functions, methods = data.draw(defined()), data.draw(defined())
    attributes = data.draw(defined())[0].arguments
    old = package(functions, methods, attributes)
    assert compared(old, without_text(old) + "\n# end\n", folder) == []
    where = data.draw(st.sampled_from(["function", "method"]))
    if where == "function":
        new = package((edit(data.draw, functions[0]), *functions[1:]), methods, attributes)
    else:
        new = package(functions, (edit(data.draw, methods[0]), *methods[1:]), attributes)
    if new != old:
        found = compared(old, new, folder)
        assert found
        name = functions[0].name if where == "function" else f"Service.{methods[0].name}"
        assert all(one.symbol.startswith(f"lib.{name}") for one in found)


GENERATED = ROOT / "generated" / "coreplus-models"
MODELS = (GENERATED / "coreplus_models" / "models.py").read_text(encoding="utf-8")


def fields_of(tree: ast.Module) -> list[tuple[ast.ClassDef, ast.AnnAssign]]:
    """Return the public fields of a module of models."""
    return [
        (one, member)
        for one in tree.body
        if isinstance(one, ast.ClassDef)
        for member in one.body
        if isinstance(member, ast.AnnAssign)
        and isinstance(member.target, ast.Name)
        and not member.target.id.startswith("_")
    ]


def changed_field(kind: str, owner: ast.ClassDef, member: ast.AnnAssign) -> None:
    """Change one field of a module in a way that programs notice."""
    assert isinstance(member.target, ast.Name)
    if kind == "removed":
        owner.body.remove(member)
    elif kind == "renamed":
        member.target.id = f"{member.target.id}_of_old"
    elif kind == "added":
        owner.body.append(ast.parse("zulu: int | None = None").body[0])
    elif kind == "default":
        member.value = None if member.value is not None else ast.Constant(None)
    else:
        member.annotation = ast.parse("complex", mode="eval").body


@given(st.data())
def test_one_edit_of_a_generated_package_has_a_finding_there(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("models")
    shutil.copytree(GENERATED / "coreplus_models", folder / "coreplus_models")
    tree = ast.parse(MODELS)
    owner, member = data.draw(st.sampled_from(fields_of(tree)), label="field")
    kind = data.draw(st.sampled_from(["removed", "renamed", "added", "default", "type"]), label="kind")
    changed_field(kind, owner, member)
    (folder / "coreplus_models" / "models.py").write_text(ast.unparse(tree), encoding="utf-8")
    found = compare(GENERATED, folder, "coreplus_models", "coreplus-models")
    assert found
    # A class with heirs is changed in all of them; its own finding stands for theirs, unless they override the field.
    assert all(f".{owner.name}." in one.symbol or owner.name in subclasses(tree, one.symbol) for one in found)


def subclasses(tree: ast.Module, symbol: str) -> set[str]:
    """Return the names of the bases of the class of a symbol."""
    name = symbol.split(".")[1]
    return {
        ast.unparse(base)
        for one in tree.body
        if isinstance(one, ast.ClassDef) and one.name == name
        for base in one.bases
    }
