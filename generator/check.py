from __future__ import annotations

from .bundle import Document
from .problems import Problem


def check(document: Document) -> list[Problem]:
    return []
