"""The coverage page of an API states what was measured."""

from __future__ import annotations

from pathlib import Path

from generator.document.bundle import bundle
from generator.output.cache import inputs
from generator.output.coverage_report import coverage
from generator.output.measurement import measure
from generator.settings import Folders

from .conftest import ROOT
from .drafts import Draft
from .variants import Variant

HANDLERS = """
def _not_a_table():
    return {"getPet": 1}

HANDLERS = {"listPets": print, "listKeepers": print}
"""

COUNTS = """\
| API-pets.list | 200×3 400×(1) 401×10 |  |  |
| API-pets.get | 200×3 |  |  |
| API-keepers.list | 200×(1) 401×10 |  |  |
| other-pets.create | 201×3 |  |  |
"""


def _rows(variant: Variant) -> dict[str, str]:
    document = variant.document()
    page = coverage(document, measure(document, variant.folders))
    lines = (line.split(" | ") for line in page.splitlines() if line.startswith("| `"))
    return {cells[2].strip("`"): " ".join(cells[-2:]).removesuffix(" |") for cells in lines}


def test_api_without_a_mock_says_so(variant: Variant) -> None:
    document = variant.document()
    page = coverage(document, measure(document, variant.folders))
    assert "The mock server has no\nhandlers for this API" in page
    assert set(_rows(variant).values()) == {"no no"}


def test_page_states_which_operations_have_handlers_and_counts(variant: Variant) -> None:
    folder = variant.folders.handlers(variant.name)
    folder.mkdir(parents=True)
    before = inputs(variant.folders)
    (folder / "pets.py").write_text(HANDLERS)
    assert _rows(variant) == {
        "pets.list": "yes no",
        "pets.create": "no no",
        "pets.get": "no no",
        "keepers.list": "yes no",
    }
    handled = inputs(variant.folders)
    variant.folders.property_tests.parent.mkdir(parents=True)
    variant.folders.property_tests.write_text(COUNTS.replace("API", variant.name))
    assert _rows(variant)["pets.list"] == "yes yes"
    assert _rows(variant)["pets.get"] == "no no", "without a handler, the counts are those of an older mock"
    assert _rows(variant)["keepers.list"] == "yes no"
    assert len({before, handled, inputs(variant.folders)}) == 3


def test_page_has_a_section_of_questions_only_if_there_are_any(tmp_path: Path) -> None:
    draft = Draft()
    assert not any("x-open-questions" in str(content) for content in draft.files.values())
    document = bundle(draft.write(tmp_path))
    folders = Folders.of(ROOT)
    assert "Open questions" not in coverage(document, measure(document, folders))
    for holder in (draft.root, draft.paths["pets"]["get"]):
        holder["x-open-questions"] = ["Why?"]
        document = bundle(draft.write(tmp_path))
        assert "## Open questions" in coverage(document, measure(document, folders))
        del holder["x-open-questions"]
