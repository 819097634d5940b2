"""Faults of documents: each operator finds places in the real documents, changes a copy, and leaves these alone."""

from __future__ import annotations

import copy
import json

import pytest

from generator.document.bundle import Document
from generator.pipeline import documents
from generator.settings import Folders
from tests.mutants.documents import IN_CLIENTS, IN_SPECS, DocumentOperator, edited
from tests.mutants.mutant import GONE, ROOT
from tests.mutants.operators import words

DOCUMENTS = documents(Folders.of(ROOT))
OPERATORS = list(dict.fromkeys((*IN_CLIENTS, *IN_SPECS)))


@pytest.mark.parametrize("operator", OPERATORS, ids=words)
def test_an_operator_changes_a_copy_in_each_of_its_places(operator: DocumentOperator) -> None:
    found = [(document, name, edits) for document in DOCUMENTS for name, edits in operator(document)]
    assert found
    assert len({(document.name, name) for document, name, _ in found}) == len(found)
    for document, _, edits in found[:: max(1, len(found) // 5)]:
        before = json.dumps(document.data)
        assert json.dumps(edited(document.data, edits)) != before
        assert json.dumps(document.data) == before


def test_an_edit_puts_and_takes_out() -> None:
    data = {"a": {"b/c": 1, "d": [1, 2]}}
    whole = copy.deepcopy(data)
    assert edited(data, {"/a/b~1c": GONE, "/a/d/1": 3, "/e": {"f": 1}}) == {"a": {"d": [1, 3]}, "e": {"f": 1}}
    assert data == whole


def test_the_documents_are_those_of_the_checkout() -> None:
    assert [type(document) for document in DOCUMENTS] == [Document] * 2
