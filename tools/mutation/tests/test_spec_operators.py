"""Each operator finds places in the real specs and changes a copy."""

from __future__ import annotations

import copy
import json

import pytest

from tools.mutation.generator_api import Document, load_documents
from tools.mutation.mutants import REMOVED, ROOT
from tools.mutation.python_operators import words
from tools.mutation.spec_edits import SpecOperator, edited
from tools.mutation.spec_operators import IN_CLIENTS, IN_SPECS

OPERATORS = list(dict.fromkeys((*IN_CLIENTS, *IN_SPECS)))


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    """Return the specs of this checkout."""
    return load_documents(ROOT)


@pytest.mark.parametrize("operator", OPERATORS, ids=words)
def test_operator_changes_a_copy_in_each_of_its_places(operator: SpecOperator, documents: list[Document]) -> None:
    found = [(document, name, edits) for document in documents for name, edits in operator(document)]
    assert found
    assert len({(document.name, name) for document, name, _ in found}) == len(found)
    for document, _, edits in found[:: max(1, len(found) // 5)]:
        before = json.dumps(document.data)
        assert json.dumps(edited(document.data, edits)) != before
        assert json.dumps(document.data) == before


def test_edit_sets_and_removes_values() -> None:
    data = {"a": {"b/c": 1, "d": [1, 2]}}
    whole = copy.deepcopy(data)
    assert edited(data, {"/a/b~1c": REMOVED, "/a/d/1": 3, "/e": {"f": 1}}) == {"a": {"d": [1, 3]}, "e": {"f": 1}}
    assert data == whole


def test_both_specs_are_loaded(documents: list[Document]) -> None:
    assert [type(document) for document in documents] == [Document] * 2
