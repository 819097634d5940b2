"""Options of the tests, and the settings of Hypothesis: it makes the same cases in every run unless a seed is given."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.internal.conjecture import providers
from hypothesis.internal.constants_ast import Constants

from tests import tiers
from tests.hypothesis_printer import keep_printer
from tests.loopback import ignore_proxies, ignore_settings

pytest.register_assert_rewrite("tests.property.oracles")

os.environ.setdefault("PRACTICE_MOCK_CACHE", str(Path(__file__).parents[1] / ".prackit_cache" / "practice-mock"))

ELSEWHERE = "Pacific/Chatham"
"""The time zone of the machine while tests run. Nothing else uses it: it is 12:45 or 13:45 hours ahead of UTC."""

OBJECTS_BETWEEN_COLLECTIONS = 20_000
"""The number of new objects after which garbage is collected. Python's own is 700."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--tier",
        choices=tiers.TIERS,
        default="short",
        help="deep runs everything, short and full leave out what tests/tiers.py says (default: %(default)s)",
    )
    parser.addoption(
        "--beyond-short",
        action="store_true",
        help="in a larger tier: leave out the tests that do the same in the short tier, which ran before",
    )
    parser.addoption(
        "--max-examples",
        type=int,
        default=os.environ.get("PRACKIT_MAX_EXAMPLES"),
        help="cases of each property (default: PRACKIT_MAX_EXAMPLES, otherwise {short}, {full} or {deep})".format(
            **{tier: f"{count} in the {tier} tier" for tier, count in tiers.EXAMPLES.items()}
        ),
    )
    parser.addoption(
        "--documents",
        type=int,
        help="documents of the fuzz test of the generator; its differential test makes a tenth (default: {})".format(
            ", ".join(f"{count} in the {tier} tier" for tier, count in tiers.DOCUMENTS.items())
        ),
    )
    parser.addoption(
        "--burst",
        type=int,
        default=40,
        help="requests that each failure test of the mock sends at once (default: %(default)s)",
    )


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """Run one process more than there are cores: tests also wait for servers and timers."""
    return (yield) + 1


def take_no_words_from_our_code() -> None:
    """Keep Hypothesis from offering the literals of our own modules as inputs.

    Otherwise cases would change with every edit, and with the modules that happen to be imported.
    tests/property/test_canaries.py checks that this works.
    """
    no_constants = Constants()
    providers._get_local_constants = lambda: no_constants  # noqa: SLF001


def pytest_configure(config: pytest.Config) -> None:
    ignore_proxies()
    ignore_settings()
    if config.option.max_examples is None:
        config.option.max_examples = tiers.EXAMPLES[config.option.tier]
    if config.option.documents is None:
        config.option.documents = tiers.DOCUMENTS[config.option.tier]
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


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    ignore_proxies()  # the main function of a program, which a test before this one called, may set them


def pytest_report_header(config: pytest.Config) -> str:
    return f"tier: {config.option.tier}, {config.option.max_examples} cases of each property"


class ReversedFolder(pytest.Dir):
    """A folder that is collected from its last entry to its first."""

    def collect(self) -> Iterable[pytest.Item | pytest.Collector]:
        return reversed(list(super().collect()))


class ReversedPackage(pytest.Package):
    """A package that is collected from its last entry to its first."""

    def collect(self) -> Iterable[pytest.Item | pytest.Collector]:
        return reversed(list(super().collect()))


@pytest.hookimpl(tryfirst=True)
def pytest_collect_directory(path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect in reverse order in every other worker: each compiles half of the modules, and reads the other half."""
    if int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")) % 2 == 0:
        return None
    folder = ReversedPackage if (path / "__init__.py").is_file() else ReversedFolder
    return folder.from_parent(parent, path=path)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put the tests in one order, and leave out what the chosen tier does not run.

    Nothing is left out if a test is named on the command line.
    """
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=lambda item: item.path)
    if any("::" in argument for argument in config.args):
        return
    left_out = tiers.left_out(items, config.option.tier)
    if config.option.beyond_short and config.option.tier != "short":
        left_out |= {item for item in set(items) - tiers.left_out(items, "short") if tiers.same_in_both(item)}
    if left_out:
        config.hook.pytest_deselected(items=[item for item in items if item in left_out])
        items[:] = [item for item in items if item not in left_out]


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, Any, Any]:
    """Collect no garbage while tests are collected: it would look at thousands of tests again and again."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


def pytest_collection_finish() -> None:
    """Exclude the tests themselves from garbage collection, and do it less often: most data of tests is in no cycle."""
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)


def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """Free what the tests of a file leave, and exclude the rest from garbage collection.

    Otherwise each full collection, which many tests request, visits the mocks of all files that ran before.
    """
    if nextitem is None or nextitem.path != item.path:
        gc.collect()
        gc.freeze()
