"""Run schemathesis' own command line against the mock: `python -m tests.sandbox`.

Each API is served on a free loopback port with a stopped clock, and schemathesis runs all default checks in all phases
on the published document: first with the switches at their defaults, then with all of them at their harmful positions,
for which there are no further exceptions. `--world` chooses one of the two. schemathesis.toml lists the exceptions with
their reasons. Afterwards the invariants of every practice must hold; with `--twice`, a second run must send the same
requests and get the same responses. Other options are passed to schemathesis.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections import Counter
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from practice_mock import Clock, Practice, documents
from practice_mock.testing import serve
from tests.mock.invariants import check
from tests.property.switch_worlds import WORLDS
from tests.sandbox.hooks import NOW

APIS = ("pracsuite", "coreplus")
ROOT = Path(__file__).parents[2]
CONFIG = Path(__file__).with_name("schemathesis.toml")

OUT_OF_REACH = {
    # Only a held time can be finalised, and few generated cases refer to one.
    "finaliseAppointment",
    # Their bodies state the names of the files, and schemathesis names every file "file".
    "sendMessage",
    "uploadFile",
}
"""Operations that need not succeed; tests/property and tests/downstream carry them out."""


def main() -> int:
    """Test the requested APIs. Returns 0 if nothing was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.sandbox", description="Run schemathesis against the mock.")
    parser.add_argument("--max-examples", type=int, default=10, help="cases of an operation (default: %(default)s)")
    parser.add_argument("--seed", type=int, default=1, help="seed of the cases (default: %(default)s)")
    parser.add_argument("--twice", action="store_true", help="run twice, and fail if the runs differ")
    parser.add_argument("--api", choices=APIS, help="one API alone")
    parser.add_argument("--world", choices=WORLDS, help="one set of positions of the switches alone")
    options, rest = parser.parse_known_args()
    apis = [options.api] if options.api else APIS
    worlds = [options.world] if options.world else WORLDS
    return max([_judge(api, world, options, rest) for world in worlds for api in apis])


def _judge(api: str, world: str, options: argparse.Namespace, rest: list[str]) -> int:
    status, digest = _run(api, world, options, rest)
    if options.twice and status == 0:
        again, other = _run(api, world, options, rest)
        status = max(again, int(digest != other))
        print(f"{api}, {world}: a second run {'agrees' if digest == other else 'DIFFERS'}.", flush=True)
    return status


def _run(api: str, world: str, options: argparse.Namespace, rest: list[str]) -> tuple[int, str]:
    """Return the exit status and a fingerprint of the requests and responses."""
    practice = Practice(clock=Clock(NOW))
    practice.switches.start(WORLDS[world])
    document = Path(documents.__file__).with_name(f"{api}.json")
    with serve(practice) as mock:
        command = [
            *(str(Path(sys.executable).with_name("schemathesis")), "--config-file", str(CONFIG), "run", str(document)),
            *("--url", {"pracsuite": mock.pracsuite_url, "coreplus": mock.coreplus_url}[api]),
            *("--max-examples", str(options.max_examples), "--seed", str(options.seed), *rest),
        ]
        paths = os.pathsep.join((str(ROOT), os.environ.get("PYTHONPATH", "")))
        status = subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": paths}, check=False).returncode
    check(practice)
    entries = list(practice.journal)
    answers = Counter(entry.status for entry in entries)
    shown = ", ".join(f"{count} x {code}" for code, count in sorted(answers.items()))
    print(f"{api}, {world}: {entries[-1].number} requests; of the last {len(entries)}: {shown}.", flush=True)
    never = _operations(api) - OUT_OF_REACH - {entry.operation for entry in entries if entry.status < 400}
    if never:
        print(f"{api}, {world}: never succeeded: {', '.join(sorted(never))}.", flush=True)
    return max(status, int(bool(never))), sha256(repr([asdict(entry) for entry in entries]).encode()).hexdigest()


def _operations(api: str) -> set[str]:
    paths = documents.load(api)["paths"].values()
    return {part["operationId"] for item in paths for part in item.values() if "operationId" in part}


if __name__ == "__main__":
    sys.exit(main())
