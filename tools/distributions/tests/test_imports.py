"""A module imports only what the metadata of its package names."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tools.distributions.imports import import_problems, optional
from tools.distributions.sources import SourceFile
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
        ("import importlib\nimportlib.import_module('yaml.nodes')\n", "yaml"),
        ("import importlib.util as u\nu.find_spec('yaml')\n", "yaml"),
        ("import importlib.util\nimportlib.util.find_spec('yaml')\n", "yaml"),
        ("def f():\n    from importlib import import_module as load\n    load(name=f'yaml.{f}')\n", "yaml"),
        ("from importlib.resources import files\nfiles('yaml')\n", "yaml"),
        ("__import__('yaml')\n", "yaml"),
        ("import builtins\nbuiltins.__import__('yaml')\n", "yaml"),
        ("import runpy\nrunpy.run_module('yaml')\n", "yaml"),
        ("import pkgutil\npkgutil.resolve_name('yaml.nodes:Node')\n", "yaml"),
        (
            "from importlib import import_module\nimport_module('httpx.auth')\nimport_module('.x', 'tiny_client')\n",
            None,
        ),
        ("from importlib import import_module\nimport_module(f'{x}.auth')\nimport_module(x)\n", None),
        ("from importlib import metadata\nmetadata.version('yaml')\n", None),
        ("import importlib.metadata\nimportlib.metadata.version('yaml')\n", None),
        ("import builtins\nbuiltins.open('yaml')\nx.import_module('yaml')\n", None),
    ],
)
def test_import_that_the_metadata_does_not_name_is_reported(code: str, missing: str | None) -> None:
    settings = PYPROJECT.replace("[project.scripts]", f"{EXTRA}\n{PLUGIN}\n[project.scripts]")
    other = tiny({"pyproject.toml": PYPROJECT.replace("tiny_client", "other_client")})
    found = list(import_problems(tiny({"pyproject.toml": settings, "tiny_client/x.py": code}), [other]))
    line = f"tiny_client/x.py imports {missing}, which is not a dependency of the package"
    assert found == ([] if missing is None else [line])


@pytest.mark.parametrize("content", [b"x = (\n", b"\0", b"# \xff\n"])
def test_module_that_is_not_python_is_reported(content: bytes) -> None:
    package = tiny()
    (found,) = import_problems(replace(package, files={"tiny_client/x.py": SourceFile(content)}), [])
    assert found.startswith("tiny_client/x.py is not Python: ")


def test_package_without_extras_has_no_optional_modules() -> None:
    assert optional(tiny()) == set()
