"""Pages with blocks that tests of their own run, because they check more than that the blocks run."""

from __future__ import annotations

from typing import NamedTuple


class Runner(NamedTuple):
    """A test that runs every block of some languages of a page, as printed."""

    test: str
    languages: tuple[str, ...]


RUN_BY = {
    "CONTRIBUTING.md": Runner("tests/generator/test_contributing.py", ("diff", "shell", "text")),
    "README.md": Runner("tests/downstream/test_readme.py", ("python", "sh")),
    "docs/command-line.md": Runner("tests/command_line/test_documentation.py", ("sh",)),
    "docs/mock-server.md": Runner("tests/downstream/test_walkthroughs.py", ("bash", "js")),
    "docs/pipelines.md": Runner("tests/pipelines/test_pages.py", ("crontab", "ini", "python", "sh", "sql")),
    "docs/reports.md": Runner("tests/pipelines/test_pages.py", ("sh", "sql")),
    "generated/coreplus-models/README.md": Runner("tests/downstream/test_models_readme.py", ("sh",)),
    "generated/pracsuite-models/README.md": Runner("tests/downstream/test_models_readme.py", ("sh",)),
}
