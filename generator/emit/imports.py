"""The imports of a generated module, which follow from the names that its code contains."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from attrs import frozen

from ..ir.importable import RUNTIME, STANDARD
from ..source_text.typed import Code, Identifier, code, joined, with_line

MARK = code("#: imports")
"""The line of a template that the imports replace."""

_NAME = re.compile(r"[A-Za-z_]\w*")


@frozen
class Importable:
    """What the modules of one package can import from it.

    Attributes:
        modules: The names of each module, by its path in the package, such as ``_runtime.values.codecs``.
        siblings: Modules of records, which other modules of records import as a whole, with an underscore before it.
    """

    modules: Mapping[str, Iterable[Identifier]]
    siblings: tuple[Identifier, ...] = ()

    def into(self, source: Code, dots: Code, own: Iterable[Identifier] = ()) -> Code:
        """Return a rendered module with every import whose name it contains.

        The formatter removes those that only a comment or docstring contains.

        Args:
            source: The module, with ``MARK`` in place of its imports.
            dots: The dots before the path of a module of the package.
            own: The names that the module defines itself.
        """
        used = set(_NAME.findall(source)) - set(own)
        return with_line(source, MARK, joined("\n", self._lines(used, dots)))

    def _lines(self, used: set[str], dots: Code) -> Iterator[Code]:
        for module, standard in STANDARD.items():
            if not standard and module in used:
                yield code("import {}", Identifier(module))
            yield from _from(_path(module), map(Identifier, standard), used)
        for module, names in self.modules.items():
            yield from _from(code("{}{}", dots, _path(module)), names, used)
        for sibling in self.siblings:
            if f"_{sibling}" in used:
                yield code("from . import {} as _{}", sibling, sibling)


def of_runtime() -> dict[str, list[Identifier]]:
    """Return what generated modules import from the runtime."""
    return {f"_runtime.{module}": list(map(Identifier, names)) for module, names in RUNTIME.items()}


def _from(module: Code, names: Iterable[Identifier], used: set[str]) -> Iterator[Code]:
    needed = sorted(name for name in set(names) if name in used)
    if needed:
        yield code("from {} import {}", module, joined(", ", needed))


def _path(module: str) -> Code:
    return joined(".", map(Identifier, module.split(".")))
