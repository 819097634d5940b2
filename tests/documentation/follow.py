"""Follow a page as a reader does: evaluate its blocks in order."""

from __future__ import annotations

from pathlib import Path

from sybil import Sybil

from practice_mock.testing import Mock
from tests.documentation.evaluators import parser
from tests.documentation.reader import reading
from tools.documentation.blocks import ROOT

SYBIL = Sybil(parsers=[parser], path=str(ROOT), patterns=["*.md"])


def follow(page: Path, mock: Mock, folder: Path) -> None:
    """Evaluate the blocks of a page, in a new folder. Raises SybilFailure with the line of the first wrong block."""
    with reading(mock, folder) as reader:
        document = SYBIL.parse(page)
        document.namespace["reader"] = reader
        for example in document:
            example.evaluate()
