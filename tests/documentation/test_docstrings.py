"""Every block of code in a docstring of the public packages runs."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from sybil import Document

from pracsuite_client import AsyncPracSuite
from practice_mock.testing import Mock
from tests.documentation.evaluators import parser
from tests.documentation.reader import Reader, reading
from tools.documentation.blocks import ROOT

PACKAGES = (*ROOT.glob("generated/*/*_client"), *ROOT.glob("generated/*/*_models"), ROOT / "mockserver/practice_mock")
KEYS = {
    "PRACSUITE": {"vendor_key", "account_key"},
    "COREPLUS": {"consumer_id", "consumer_secret", "access_token", "issuer"},
}


def documents(*, of_dlt: bool) -> Iterator[Document]:
    """Yield each docstring that contains code, on the lines that it has in its module."""
    for path in (path for package in PACKAGES for path in package.rglob("*.py")):
        if (path.name == "dlt.py") != of_dlt:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
                text = ast.get_docstring(node)
                if text is not None and ("\n    " in text or "```" in text):
                    document = Document("\n" * (node.body[0].lineno - 1) + text, str(path))
                    for region in parser(document):
                        document.add(region)
                    if document.regions:
                        yield document


def evaluate(document: Document, reader: Reader, mock: Mock) -> None:
    """Evaluate the blocks of a docstring, with the credentials of the mock, in a namespace of their own."""
    for api, names in KEYS.items():
        reader.patch.setenv(f"{api}_BASE_URL", getattr(mock, f"{api.lower()}_url"))
        for name in names:
            reader.patch.setenv(f"{api}_{name.upper()}", str(getattr(getattr(mock.credentials, api.lower()), name)))
    reader.patch.setenv("PRACSUITE_TIME_ZONE", "Australia/Adelaide")
    reader.flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    reader.names = {"__name__": "__main__", "client": AsyncPracSuite()}
    document.namespace["reader"] = reader
    for example in document:
        example.evaluate()


def test_code_in_docstrings_runs(small_mock: Mock, tmp_path: Path) -> None:
    found = set()
    with reading(small_mock, tmp_path) as reader:
        for document in documents(of_dlt=False):
            evaluate(document, reader, small_mock)
            found.add(Path(document.path).relative_to(ROOT).parts[1])
    assert found == {"coreplus-client", "pracsuite-client", "practice_mock"}


def test_code_in_docstrings_of_exports_runs(small_mock: Mock, tmp_path: Path) -> None:
    with reading(small_mock, tmp_path) as reader:
        found = list(documents(of_dlt=True))
        for document in found:
            evaluate(document, reader, small_mock)
    assert len(found) == len(KEYS)
    assert (reader.folder / "clinic.duckdb").exists()
