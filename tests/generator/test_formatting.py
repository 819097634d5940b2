"""Generated Python is formatted, and is refused if it uses names that it does not have."""

from __future__ import annotations

import pytest

from generator.emit.ruff_format import formatted

UNDEFINED = {
    "plain": "def get() -> int:\n    return missing\n",
    "beside a comment that allows it": "def get() -> int:\n    return missing  # noqa: F821\n",
    "in a file whose comment allows everything": "# ruff: noqa\ndef get() -> int:\n    return missing\n",
    "behind an import of everything": "from package import *\n\n\ndef get() -> int:\n    return missing\n",
    "in an annotation": "from __future__ import annotations\n\n\ndef get() -> missing: ...\n",
}


@pytest.mark.parametrize("source", UNDEFINED.values(), ids=UNDEFINED)
def test_a_name_that_is_not_there_is_reported_with_its_file_and_line(source: str) -> None:
    with pytest.raises(RuntimeError, match=r"package/module\.py:\d+:\d+: .*`missing`"):
        formatted({"package/module.py": source})


def test_python_that_cannot_be_read_is_reported_with_its_file_and_line() -> None:
    with pytest.raises(RuntimeError, match=r"module\.py:1:\d+"):
        formatted({"module.py": "def get(:\n"})


def test_imports_that_are_not_used_are_removed_and_the_others_sorted() -> None:
    source = "import zlib\nimport os  # noqa: F401\nimport abc\n__all__ = ['zlib', 'abc']\n"
    made = formatted({"module.py": source})["module.py"]
    assert made == 'import abc\nimport zlib\n\n__all__ = ["abc", "zlib"]\n'


def test_other_files_and_kept_modules_are_not_changed() -> None:
    files = {"README.md": "import os\n", "package/_runtime/kept.py": "import os\nprint( missing )\n"}
    assert formatted(files, keep=("package/_runtime/",)) == files
