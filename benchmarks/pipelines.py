"""Compare an export with dlt's own generic source for REST APIs, which is told the same lists, keys and pages."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pracsuite_client import PracSuite
from pracsuite_client.dlt import export
from practice_mock.app import PRACSUITE_PATH
from practice_mock.credentials import DEMO

from .measure import Effort
from .mock import HOST, KEYS, SERVE, Unavailable, free_port, served
from .rows import Section, compare, unmeasured

TITLE = "Exporting two lists to DuckDB"
TEXT = (
    "Appointments and patients of the demo practice, from the mock over loopback into a new DuckDB file, 100 records a "
    "page, merged by their keys. dlt's generic source (`dlt.sources.rest_api`) is told paths, keys and pages by hand. "
    "It stores every property; it infers no types for columns that are always null, and does not know which properties "
    "are personal. Ours drops personal data, adds times in UTC, and proves that the lists are whole. A second "
    "export of ours asks for changes only; the generic source reads everything again."
)
OURS, THEIRS, AGAIN = "ours", "dlt.sources.rest_api", "ours, again"
ROUNDS = 3
TABLES = ("appointments", "patients")
APPOINTMENTS = 10_001


def measure(effort: Effort) -> Section:
    """Measure and compare."""
    try:
        what, figures, processor = _figures(effort)
    except Unavailable as reason:
        return Section(TITLE, TEXT, (unmeasured("exporting appointments and patients", THEIRS, str(reason)),), {})
    rows = (
        compare(what, figures, OURS, THEIRS, goal=1.0),
        compare("the same, CPU of the exporting process", processor, OURS, THEIRS),
        compare("an export when nothing has changed", figures, AGAIN, THEIRS),
    )
    return Section(TITLE, TEXT, rows, {**figures, **{f"{name}, CPU": times for name, times in processor.items()}})


def _figures(effort: Effort) -> tuple[str, dict[str, list[float]], dict[str, list[float]]]:
    """Return what is exported, the seconds of each candidate and those of its process's CPU, one figure per round."""
    os.environ["RUNTIME__DLTHUB_TELEMETRY"] = "false"
    port = free_port()
    url = f"http://{HOST}:{port}{PRACSUITE_PATH}"
    figures: dict[str, list[float]] = {OURS: [], THEIRS: [], AGAIN: []}
    processor: dict[str, list[float]] = {OURS: [], THEIRS: [], AGAIN: []}
    with served((*SERVE, "--port", str(port)), port):
        with _client(url) as client:
            what = "exporting {:,} appointments and {:,} patients".format(*_filled(client))
        for number in range(1 + min(ROUNDS, effort.processes)):
            with TemporaryDirectory() as made:
                candidates: Mapping[str, Callable[[], object]] = {
                    OURS: partial(_ours, url, Path(made)),
                    THEIRS: partial(_theirs, url, Path(made)),
                    AGAIN: partial(_ours, url, Path(made)),
                }
                for name, run in candidates.items():
                    began, used = time.perf_counter(), time.process_time()
                    run()
                    if number:  # the first round also imports
                        figures[name].append(time.perf_counter() - began)
                        processor[name].append(time.process_time() - used)
    return what, figures, processor


def _client(url: str) -> PracSuite:
    keys = DEMO.pracsuite
    return PracSuite(
        base_url=url, vendor_key=keys.vendor_key, account_key=keys.account_key, time_zone="Australia/Adelaide"
    )


def _filled(client: PracSuite) -> tuple[int, int]:
    """Book appointments, years ahead, until there are 10,001. Return how many there are, and the number of patients."""
    like = next(one.to_dict() for one in client.appointments.list() if one.client_id is not None)
    start = datetime.fromisoformat(like["app_time"])
    count, patients = client.appointments.list(page_size=1).total or 0, client.patients.list(page_size=1).total or 0
    for number in range(APPOINTMENTS - count):
        client.appointments.create(
            client_id=like["client_id"],
            appointment_type_id=like["appointment_type_id"],
            app_time=start + timedelta(weeks=520 + number),
            duration=like["duration"],
            practitioner_id=like["practitioner_id"],
            business_id=like["business_id"],
        )
        count += 1
    return count, patients


def _ours(url: str, folder: Path) -> None:
    with _client(url) as client:
        export(f"duckdb:{folder / 'ours.duckdb'}", client, tables=TABLES)


def _theirs(url: str, folder: Path) -> None:
    import dlt
    from dlt.sources.rest_api import rest_api_source

    lists = {
        "appointments": ("appointment", "appointments", "appointment_id"),
        "patients": ("patient", "clients", "client_id"),
    }
    configuration: Any = {
        "client": {
            "base_url": f"{url}/",
            "headers": KEYS,
            "paginator": {"type": "page_number", "base_page": 1, "total_path": None, "stop_after_empty_page": True},
        },
        "resources": [
            {
                "name": name,
                "primary_key": key,
                "write_disposition": "merge",
                "endpoint": {"path": path, "data_selector": items, "params": {"page_size": 100, "sort_by": key}},
            }
            for name, (path, items, key) in lists.items()
        ],
    }
    pipeline: Any = dlt.pipeline(
        "theirs",
        pipelines_dir=str(folder),
        destination=dlt.destinations.duckdb(str(folder / "theirs.duckdb")),
        dataset_name="generic",
    )
    pipeline.run(rest_api_source(configuration))
