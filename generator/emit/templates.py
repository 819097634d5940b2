"""Load the Jinja templates, and render the files that every distribution has."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame

from ..settings import DEVELOPMENT_STATUS, PROJECT_URLS, PYTHON, PYTHON_VERSIONS, Folders
from ..source_text import escape, wrap
from ..source_text.typed import Code, DocText, Identifier, literal, rendered
from .sbom import Contents, file_name, sbom

Files = dict[str, str]
"""The text of each file, by its path in a distribution."""


class _CodeGenerator(CodeGenerator):
    """Compiles templates so that texts written in a template are ``Code``, and joining refuses anything else."""

    def visit_Const(self, node: nodes.Const, frame: Frame) -> None:  # noqa: N802 - named by Jinja
        if isinstance(node.value, str):
            self.write(f"environment.own({node.value!r})")
        else:
            super().visit_Const(node, frame)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - named by Jinja
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def _make_finalize(self) -> CodeGenerator._FinalizeInfo:
        """Return how a value is rendered. Constants of a template need no check."""
        return self._FinalizeInfo(self._default_finalize, "environment.rendered(")


class CodeEnvironment(Environment):
    """Templates that render only text of the generator, and text of a document that has been escaped for its place.

    Everything else raises ``TypeError``: a value whose type does not say that it is safe, such as a plain ``str``.
    """

    code_generator_class = _CodeGenerator
    own = staticmethod(Code)

    @staticmethod
    def rendered(value: object) -> Code:
        """Return a value to render; an expression without ``else`` renders nothing."""
        return Code(str(value)) if isinstance(value, Undefined) else rendered(value)

    @staticmethod
    def concat(parts: Iterable[str]) -> Code:
        """Return what a template or macro has rendered; each part of it was checked."""
        return Code("".join(parts))

    @staticmethod
    def joined(parts: Iterable[Any]) -> Code:
        """Return the operands of ``~`` as one text."""
        return Code("".join(map(CodeEnvironment.rendered, parts)))


def _join(parts: Iterable[Any], separator: Code) -> Code:
    return Code(rendered(separator).join(rendered(part) for part in parts))


def environment(templates: Path) -> CodeEnvironment:
    """Return the templates, with the filters that they may use, all of which return escaped text or no text.

    Those of one folder are compiled once, whatever links lead to it.
    """
    return _environment(templates.resolve())


@cache
def _environment(templates: Path) -> CodeEnvironment:
    made = CodeEnvironment(
        loader=FileSystemLoader(templates),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    filters: dict[str, Any] = {
        "comment": escape.comment,
        "docstring": escape.docstring,
        "join": _join,
        "length": len,
        "literal": literal,
        "literal_tuples": escape.literal_tuples,
        "map": made.filters["map"],
        "markdown": escape.markdown,
        "markdown_code": escape.markdown_code,
        "markdown_cell": escape.markdown_cell,
        "packed": wrap.packed,
        "toml": escape.toml,
        "yaml": escape.yaml,
    }
    made.filters.clear()
    made.filters.update(filters)
    return made


UNOFFICIAL = Code("Unofficial; not affiliated with or endorsed by the vendors.")
"""The line that the README and the description of every package have."""


def metadata(
    folders: Folders,
    distribution: Code,
    package: Code,
    version: str,
    description: DocText,
    dependencies: Iterable[str],
    extras: Mapping[str, Iterable[str]] | None = None,
    *,
    keywords: Iterable[DocText],
    classifiers: Iterable[DocText] = (),
    scripts: Mapping[str, Code] | None = None,
    contents: Contents,
) -> Files:
    """Return the files that make a folder installable."""
    needed = list(dependencies)
    optional = {name: list(further) for name, further in (extras or {}).items()}
    about = f"{description.raw} {UNOFFICIAL}"
    given: Mapping[str, Any] = {
        "distribution": distribution,
        "changelog": folders.changelog(distribution).is_file(),
        "package": package,
        "version": version,
        "description": DocText(about),
        "dependencies": needed,
        "extras": {Identifier(name): further for name, further in optional.items()},
        "sbom": DocText(file_name(distribution)),
        "keywords": sorted({one.raw for one in keywords}, key=str.casefold),
        "urls": {DocText(label): url for label, url in PROJECT_URLS.items()},
        "classifiers": sorted(
            {
                f"Development Status :: {DEVELOPMENT_STATUS}",
                "Intended Audience :: Developers",
                "Programming Language :: Python :: 3",
                *(f"Programming Language :: Python :: {one}" for one in PYTHON_VERSIONS),
                "Typing :: Typed",
                *(one.raw for one in classifiers),
            }
        ),
        "scripts": [(DocText(name), DocText(target)) for name, target in (scripts or {}).items()],
        "requires_python": f">={PYTHON}",
    }
    return {
        "pyproject.toml": environment(folders.templates).get_template("package/pyproject.toml.jinja").render(given),
        "LICENSE": folders.licence.read_text("utf-8"),
        file_name(distribution): sbom(distribution, version, about, needed, optional, contents),
    }


def printable_json(value: Any) -> str:
    """Return a value as JSON, in which every character can be printed."""
    made = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return made if made.isprintable() else "".join(one if one.isprintable() else json.dumps(one)[1:-1] for one in made)
