"""Clients that the stock generator makes from the published documents can book through the mock, in both worlds."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from practice_mock import PESSIMISTIC, Practice, documents
from practice_mock.testing import serve

FLOWS = Path(__file__).with_name("flows")


@pytest.mark.parametrize("api", ["pracsuite", "coreplus"])
def test_client_of_the_stock_generator_books_an_appointment(api: str, tmp_path: Path) -> None:
    package, config = tmp_path / f"stock_{api}", tmp_path / "config.yaml"
    config.write_text("post_hooks: []\n", "utf-8")
    document = Path(documents.__file__).with_name(f"{api}.json")
    generator = Path(sys.executable).with_name("openapi-python-client")
    told = subprocess.check_output(
        [generator, "generate", "--path", document, "--meta", "none", "--config", config, "--output-path", package],
        cwd=tmp_path,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert "Warning" not in told, told
    with serve(Practice()) as mock:  # without the rate limit, which a stock client does not keep
        url = {"pracsuite": mock.pracsuite_url, "coreplus": mock.coreplus_url}[api]
        today = mock.practice.clock.now().date().isoformat()
        for world, positions in (("default", {}), ("pessimistic", PESSIMISTIC)):
            mock.practice.switches.start(positions)
            mock.practice.reset()
            printed = subprocess.check_output(
                [sys.executable, FLOWS / f"{api}.py", url, today, world],
                cwd=tmp_path,
                env={**os.environ, "PYTHONPATH": str(tmp_path)},
                text=True,
            )
            assert "cancelled" in printed
            assert not [entry for entry in mock.practice.journal if entry.cause not in {None, "domain"}]
