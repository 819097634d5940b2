"""The type checkers get the Python of a page as one module, and report errors by the lines of the page."""

from __future__ import annotations

from pathlib import Path

from tools.documentation.__main__ import main, module_of

FENCE = "```"

PAGE = f"""# Page

{FENCE}python
one = 1
{FENCE}

{FENCE}sh
ls
{FENCE}

<!-- not run: it is only an example -->
{FENCE}python
two = 2
{FENCE}

1. An item:

   {FENCE}python
   three = 3
   {FENCE}
"""


def test_code_stays_on_its_lines() -> None:
    lines = module_of(PAGE).splitlines()
    expected = {PAGE.splitlines().index(text) + 1: text.strip() for text in ("one = 1", "   three = 3")}
    assert {number: line for number, line in enumerate(lines, 1) if line} == expected


def test_second_import_of_a_module_is_left_out() -> None:
    block = f"{FENCE}python\nimport json\n\njson.dumps({{}})\n{FENCE}\n"
    assert module_of(f"{block}\n{block}") == "\nimport json\n\njson.dumps({})\n\n\n\n\n\njson.dumps({})\n"


def test_page_without_python_has_no_module() -> None:
    assert module_of("# Page\n\n```sh\nls\n```\n") == ""


def test_modules_of_pages_and_examples_are_written(tmp_path: Path) -> None:
    main(tmp_path / "modules")
    names = {path.stem for path in (tmp_path / "modules").iterdir()}
    assert {"README_md", "docs_models_md", "example_of_coreplus_client_appointments_book"} < names
    assert sum(name.startswith("example_of_") for name in names) == 110
