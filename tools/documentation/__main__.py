"""`python -m tools.documentation FOLDER`: write the Python code of the documentation for the type checkers."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.documentation.blocks import ROOT, blocks_of, pages
from tools.documentation.examples import example_of, methods

PACKAGES = ("coreplus_client", "pracsuite_client")


def main(folder: Path) -> None:
    """Write a module for each page with Python, and for the example of each method."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name, code in (*modules_of_pages(), *modules_of_examples()):
        (folder / f"{name}.py").write_text(code, "utf-8")


def modules_of_pages() -> Iterator[tuple[str, str]]:
    """Yield the name and the code of a module for each page. Code is on the lines that it has in the page."""
    for page in pages():
        code = module_of(page.read_text("utf-8"))
        if code:
            yield page.relative_to(ROOT).as_posix().replace("/", "_").replace("-", "_").replace(".", "_"), code


def module_of(page: str) -> str:
    """Return the Python of a page as one module, on the same lines; empty if it has none.

    A block repeats the imports that it needs if it is a file of its own. Pyright rejects a second `import` of a module,
    so the line is empty here.
    """
    lines: list[str] = []
    imported: set[str] = set()
    for block in blocks_of(page):
        if block.language in ("python", "py") and block.reason is None:
            lines += [""] * (block.line - 1 - len(lines))
            code = block.text.splitlines()
            lines += ["" if line in imported else line for line in code]
            imported.update(line for line in code if line.startswith("import "))
    return "".join(f"{line}\n" for line in lines)


def modules_of_examples() -> Iterator[tuple[str, str]]:
    """Yield the name and the code of a module for the example of each method."""
    for package in PACKAGES:
        for resource, method in methods(package):
            yield f"example_of_{package}_{resource}_{method}", example_of(package, resource, method)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
