"""A module imports only what the metadata of its package names."""

from __future__ import annotations

import pytest

from tools.distributions.imports import import_problems, optional
from tools.distributions.tests.tiny import PYPROJECT, tiny

EXTRA = '[project.optional-dependencies]\ntables = ["opentelemetry-api>=1", "dlt[duckdb]>=1"]\n'
PLUGIN = '[project.entry-points.pytest11]\n"tiny" = "tiny_client.main"\n'


@pytest.mark.parametrize(
    ("code", "missing"),
    [
        ("import httpx, os.path\nfrom . import x\nfrom tiny_client.main import main\n", None),
        ("from opentelemetry.trace import x\nimport dlt, duckdb, pytest\n", None),
        ("import other_client\n", None),
        ("import requests.adapters\n", "requests"),
        ("def f():\n    from idna.core import x\n", "idna"),
        ("import pytest\nimport yaml\n", "yaml"),
    ],
)
def test_import_that_the_metadata_does_not_name_is_reported(code: str, missing: str | None) -> None:
    settings = PYPROJECT.replace("[project.scripts]", f"{EXTRA}\n{PLUGIN}\n[project.scripts]")
    other = tiny({"pyproject.toml": PYPROJECT.replace("tiny_client", "other_client")})
    found = list(import_problems(tiny({"pyproject.toml": settings, "tiny_client/x.py": code}), [other]))
    line = f"tiny_client/x.py imports {missing}, which is not a dependency of the package"
    assert found == ([] if missing is None else [line])


def test_module_that_is_not_python_is_reported() -> None:
    (found,) = import_problems(tiny({"tiny_client/x.py": "x = (\n"}), [])
    assert found.startswith("tiny_client/x.py is not Python: ")


def test_package_without_extras_has_no_optional_modules() -> None:
    assert optional(tiny()) == set()
