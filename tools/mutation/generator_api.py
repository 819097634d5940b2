"""What mutation testing uses of the generator. Only this module imports the generator, so a move there ends here."""

from __future__ import annotations

from pathlib import Path

import attrs

from generator.bundle import ROOT as ROOT_FILE
from generator.bundle import SCHEMAS, Document, operations
from generator.evidence import coverage
from generator.factory import documents
from generator.load import escape, resolve
from generator.parse import Parsed, parse
from generator.problems import SpecError
from generator.render import client_files
from generator.settings import Folders
from generator.view import python_name, view
from generator.write import Tree, write

__all__ = [
    "ROOT_FILE",
    "SCHEMAS",
    "Document",
    "Folders",
    "Parsed",
    "SpecError",
    "Tree",
    "client_tree",
    "coverage",
    "escape",
    "load_documents",
    "operations",
    "parse",
    "python_name",
    "rejection",
    "resolve",
    "write",
]


def load_documents(root: Path) -> list[Document]:
    """Read the specs of a checkout."""
    return list(documents(Folders.of(root)))


def client_tree(document: Document, parsed: Parsed, folders: Folders) -> tuple[str, dict[str, str]]:
    """Generate a client. Returns the name of its distribution and its files, before they are formatted."""
    client = view(document, parsed)
    return client.distribution, dict(client_files(client, folders))


def rejection(error: SpecError) -> str:
    """Return the first messages of a generator that rejects a spec."""
    return "; ".join(attrs.asdict(problem)["message"] for problem in error.problems[:3])
