"""Import what every process needs once, in the server that forks them. A fresh start would take seconds each time."""

from __future__ import annotations

import gc
import sys
import warnings
from datetime import UTC, datetime
from pathlib import Path

from tools.mutation.mutants import CLIENTS, ROOT

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # Hypothesis warns when it is used before its plugin is set up
    import attrs as attrs
    import jwt as jwt
    import pydantic as pydantic
    import pytest as pytest
    import trio as trio
    import uvicorn as uvicorn

    import practice_mock
    import practice_mock.testing
    from tests.property.apis import OPERATIONS
    from tests.property.cases import schema_of

    for operation in OPERATIONS:
        schema_of(operation.api)[operation.path][operation.method.upper()]

for clock in (None, practice_mock.Clock(datetime(2027, 1, 4, tzinfo=UTC))):
    practice_mock.Practice(clock=clock)  # caches the demo practices

if not Path(practice_mock.__file__).is_relative_to(ROOT):
    raise RuntimeError("the imported mock is not the one of this checkout: run `nox -s mutants`")
if any(name.partition(".")[0] in CLIENTS for name in sys.modules):
    raise RuntimeError("a client was imported before its mutant was in place")

gc.freeze()  # no process scans or copies what all of them share
