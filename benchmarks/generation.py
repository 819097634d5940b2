"""Generate the packages: our generator against the two other tools."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from generator.settings import Folders

from .measure import Command, Effort, interleaved_commands, ratio, with_bytecode
from .rows import Row, Section, compare, duration
from .stock import (
    APIS,
    DOCUMENTS,
    ENVIRONMENT,
    datamodel_code_generator_line,
    openapi_python_client_line,
    readable_document,
)

ROOT = Path(__file__).parent.parent
NOTHING = "python -c pass"
UNCHANGED = "ours, nothing changed"
SCRATCH = "ours, everything"
STOCK = "openapi-python-client, then datamodel-code-generator"


def measure(folder: Path, effort: Effort) -> Section:
    """Measure and compare."""
    workshop = _workshop(folder / "workshop")
    models = [
        datamodel_code_generator_line(readable_document(api, folder), folder / f"{api}_models.py") for api in APIS
    ]
    clients = [openapi_python_client_line(api, folder / f"timed_{api}") for api in APIS]
    generate = (sys.executable, "-m", "generator", "--root", str(workshop), "generate")
    figures = interleaved_commands(
        {
            UNCHANGED: Command((generate,), ROOT, with_bytecode(folder)),
            SCRATCH: Command(((*generate, "--fresh"),), ROOT, with_bytecode(folder)),
            STOCK: Command((*clients, *models), folder, {**ENVIRONMENT, **with_bytecode(folder)}),
        },
        max(1, effort.processes // 3),
    )
    least = min(figures[UNCHANGED])
    rows = (
        Row("both APIs, nothing changed", duration(least), "0.3 seconds", "0.30 s", ratio([least], [0.3]), 1.0),
        compare("both APIs, everything", figures, SCRATCH, STOCK, goal=0.6),
    )
    text = (
        "CPU seconds of whole processes. prackit writes clients and models of both APIs, the coverage tables, and "
        "the mock server's documents. The other tools, with their defaults and the formatters that they call, "
        "write clients and models from the same two documents. datamodel-code-generator rejects a map in "
        "`x-enum-descriptions`, so these are removed from its input."
    )
    return Section("Generating", text, rows, figures)


def _workshop(root: Path) -> Path:
    """Copy what the generator reads, so that the measurement changes nothing here."""
    mine = Folders.of(ROOT)
    for folder in (mine.specs, mine.templates):
        shutil.copytree(folder, root / folder.name)
    shutil.copy(mine.licence, root / mine.licence.name)
    shutil.copytree(DOCUMENTS, root / DOCUMENTS.relative_to(ROOT))
    return root
