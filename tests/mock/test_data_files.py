"""Files of the user's own that a spreadsheet or an editor saved in another form are refused with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from practice_mock.loading import DataError, read_data, read_folder
from practice_mock.loading.cells import typed
from practice_mock.pracsuite.seed.own_data import kinds
from practice_mock.spec.violations import PATTERNS
from practice_mock.testing import Mock

HEAD = b"client_id,first_name,surname\n"
FILES: Mapping[str, tuple[bytes, str]] = {
    "semicolons": (b"client_id;first_name\n1;Io", "the first line is separated by semicolons"),
    "tabs": (b"client_id\tfirst_name\n1\tIo", "the first line is separated by tabs"),
    "a short row": (HEAD + b"1,Io\n", "line 2: has 2 cells, and the first line 3; leave cells empty"),
    "a long row": (HEAD + b"1,Io,Nova,x\n", "line 2: has 4 cells, and the first line 3; quote commas"),
    "another encoding": (HEAD + b"1,Io,Nova\n2,Jos\xe9,Nova\n", "is not UTF-8 in line 3"),
    "UTF-16": ("client_id,first_name\n1,Io".encode("utf-16"), "is UTF-16, not UTF-8"),
    "NUL": (HEAD + b"1,I\x00o,Nova\n", "line 2: contains the character NUL"),
}


@pytest.mark.parametrize("case", FILES)
def test_a_table_in_another_form_is_refused_with_the_reason(tmp_path: Path, case: str) -> None:
    content, reason = FILES[case]
    (tmp_path / "pracsuite").mkdir()
    (tmp_path / "pracsuite" / "patients.csv").write_bytes(content)
    with pytest.raises(DataError, match=reason):
        read_folder(tmp_path)


@given(text=st.text(st.characters(categories=("Nd",)), min_size=1, max_size=30))
def test_only_ascii_digits_are_numbers(text: str) -> None:
    kind = next(kind for kind in kinds().kinds if kind.name == "patients")
    record = typed({"client_id": text}, kind.schema, kinds().schemas)
    assert record == {"client_id": int(text) if text.isascii() else text}


@pytest.mark.parametrize(
    ("record", "problem"),
    [
        ({"first_name": "\ud800"}, "first_name contains half a character"),
        ({"first_name": "a\x00"}, "first_name contains the character NUL"),
        ({"client_id": float("nan")}, "client_id is a number that JSON cannot have"),
        ({"client_id": 10**20}, "client_id must be at most 2000000000"),
        ({"a\ud800": 1}, "has a field whose name contains half a character"),
    ],
)
def test_a_value_that_no_record_can_have_is_named_with_its_field(
    mock: Mock, record: dict[str, object], problem: str
) -> None:
    data = {"pracsuite": {"patients": [{"first_name": "Io", "surname": "Nova", **record}]}}
    assert read_data(data)
    with pytest.raises(DataError, match=f"pracsuite/patients, record 1: {problem}"):
        mock.practice.load_data(data)


def test_no_pattern_is_shown_to_a_user() -> None:
    for kind in kinds().kinds:
        for part in kind.schema["properties"].values():
            assert part.get("pattern", "^[0-9]+$") in PATTERNS
