"""How much is generated, and how: the same cases in every run unless a seed is given."""

from __future__ import annotations

import gc
import os
import time

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

from tests.hypothesis_printer import keep_printer
from tests.loopback import ignore_proxies

pytest.register_assert_rewrite("tests.property.oracles")

DEFAULT_EXAMPLES = 60
"""Cases for each operation and client."""


ELSEWHERE = "Pacific/Chatham"
"""The time zone of the machine while tests run. Nobody else uses it: 12 h 45 min before Greenwich, or 13 h 45 min."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--max-examples",
        type=int,
        default=int(os.environ.get("PRACKIT_MAX_EXAMPLES", DEFAULT_EXAMPLES)),
        help=f"cases that each property generates (default: PRACKIT_MAX_EXAMPLES, or else {DEFAULT_EXAMPLES})",
    )
    parser.addoption(
        "--burst",
        type=int,
        default=40,
        help="requests that each failure test of the mock sends at once (default: %(default)s)",
    )


def take_no_words_from_our_code() -> None:
    """Keep Hypothesis from offering the literals of our own modules as inputs.

    Cases would change with every edit, and with what happens to be imported. tests/property/test_canaries.py holds this
    to its effect.
    """
    no_constants = Constants()
    providers._get_local_constants = lambda: no_constants  # noqa: SLF001


def pytest_configure(config: pytest.Config) -> None:
    ignore_proxies()
    take_no_words_from_our_code()
    keep_printer()
    os.environ["TZ"] = ELSEWHERE
    if hasattr(time, "tzset"):
        time.tzset()
    seeded = config.getoption("--hypothesis-seed", default=None) is not None
    settings.register_profile(
        "prackit",
        max_examples=config.getoption("--max-examples"),
        derandomize=not seeded,
        database=None,
        deadline=None,
        print_blob=False,
        phases=[Phase.explicit, Phase.generate, Phase.shrink],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    )
    settings.load_profile("prackit")


def pytest_collection_finish() -> None:
    """Keep the tests themselves, thousands of them, out of the rounds of the garbage collector."""
    gc.collect()
    gc.freeze()
