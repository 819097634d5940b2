"""Check the types of clients and models of random documents: ``python -m tests.generator.strict_types COUNT``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from generator.document.problems import SpecError
from generator.settings import RUNTIME

from .drafts import Draft
from .random_documents import Made, documents
from .test_names import apply


def main(count: int) -> int:
    """Check the packages of some documents with mypy in strict mode, and return the exit status of mypy."""
    drafts: list[Draft] = []

    @seed(18)
    @settings(max_examples=count, phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck))
    @given(documents())
    def collect(made: Made) -> None:
        drafts.append(made.draft)

    collect()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number, draft in enumerate(drafts):
            draft.name = f"vet{number}"
            _write(draft, folder)
        packages = [argument for path in sorted(folder.glob("vet*")) for argument in ("-p", path.name)]
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
        command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", *packages]
        return subprocess.run(command, cwd=folder, env=environment, check=False).returncode


def _write(draft: Draft, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as specs:
        try:
            files = draft.generate(Path(specs))
        except SpecError as error:
            for problem in error.problems:
                apply(draft, problem)
            files = draft.generate(Path(specs))
    for path, text in files.items():
        target = folder / path.removeprefix("models:")
        if "/" in path:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
    shutil.copytree(RUNTIME, folder / f"{draft.name}_client" / "_runtime")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
