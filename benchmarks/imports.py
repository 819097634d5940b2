"""Import a client, in a new process each time."""

from __future__ import annotations

import sys
from pathlib import Path

from .measure import Command, Effort, interleaved_commands, with_bytecode
from .rows import Section, compare

NOTHING = "python alone"
LIBRARIES = "import httpx, attrs"
CLIENTS = ("import pracsuite_client", "import coreplus_client")
READY = "from pracsuite_client import PracSuite"


def measure(folder: Path, effort: Effort) -> Section:
    """Measure and compare."""
    statements = {NOTHING: "pass", LIBRARIES: LIBRARIES, READY: READY}
    statements |= {name: name for name in CLIENTS}
    root = Path(__file__).parent.parent
    environment = with_bytecode(folder)
    figures = interleaved_commands(
        {name: Command(((sys.executable, "-c", code),), root, environment) for name, code in statements.items()},
        effort.processes * 2,
    )
    rows = [compare(name, figures, name, LIBRARIES, goal=0.2) for name in CLIENTS]
    rows += [compare(READY, figures, READY, LIBRARIES, goal=1.2), compare("python alone", figures, NOTHING, LIBRARIES)]
    text = "CPU seconds of a whole process, including the start of Python, with compiled modules."
    return Section("Importing", text, tuple(rows), figures)
