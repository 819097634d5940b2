"""Run the property tests and report by operation: `python -m tests.property`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the tests. Returns the exit status of pytest."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.property", description=__doc__, epilog="Anything else goes to pytest: tests, -k, -x, …"
    )
    parser.add_argument("--max-examples", type=int, metavar="N", help="cases of each property")
    parser.add_argument("--seed", type=int, metavar="S", help="seed of the cases; the same seed gives the same cases")
    parser.add_argument("--output", type=Path, default=Path("build/property"), metavar="FOLDER", help="where files go")
    parser.add_argument("--contract", type=Path, metavar="FOLDER", help="where contract-coverage.md goes instead")
    parser.add_argument(
        "--numprocesses",
        default="auto",
        metavar="P",
        help="number of worker processes; 0 runs in one process, for --pdb",
    )
    options, others = parser.parse_known_args(arguments)
    given = [] if any(word.startswith("tests/") for word in others) else ["tests/property"]
    if options.max_examples is not None:
        given += ["--max-examples", str(options.max_examples)]
    if options.seed is not None:
        given += ["--hypothesis-seed", str(options.seed)]
    given += ["--tier", "deep", "--numprocesses", options.numprocesses, "--dist", "worksteal"]
    results = ["--report", str(options.output), "--junitxml", str(options.output / "junit.xml")]
    results += ["--contract", str(options.contract or options.output)]
    return int(pytest.main(["-p", "tests.property.report", *results, *given, *others]))


if __name__ == "__main__":
    sys.exit(main())
