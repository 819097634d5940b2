"""The parts of the generator that mutation testing uses. No other module of this package imports the generator."""

from __future__ import annotations

from pathlib import Path

import attrs

from generator.document.bundle import ROOT as ROOT_FILE
from generator.document.bundle import SCHEMAS, Document
from generator.document.json_pointer import escape, resolve
from generator.document.names import python_name
from generator.document.problems import SpecError
from generator.document.traversal import operations
from generator.emit.client_package import client_files
from generator.ir.client import build_client
from generator.ir.parser import Parsed, parse
from generator.output.coverage_report import coverage
from generator.output.files import Tree, write
from generator.output.measurement import measure
from generator.pipeline import documents
from generator.settings import Folders

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
    "measure",
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
    client = build_client(document, parsed)
    return client.distribution, dict(client_files(client, folders))


def rejection(error: SpecError) -> str:
    """Return the first messages of a generator that rejects a spec."""
    return "; ".join(attrs.asdict(problem)["message"] for problem in error.problems[:3])
