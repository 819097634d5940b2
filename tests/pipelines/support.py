"""Clients of a fake server, and exports that tests read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import duckdb
import httpx

from coreplus_client import Coreplus
from coreplus_client import dlt as coreplus_dlt
from pracsuite_client import PracSuite
from pracsuite_client import dlt as pracsuite_dlt

MODULES: Mapping[str, Any] = {"pracsuite": pracsuite_dlt, "coreplus": coreplus_dlt}
PIPELINES = {api: module.PIPELINE for api, module in MODULES.items()}
KEYS: dict[str, Any] = dict.fromkeys(("consumer_id", "consumer_secret", "access_token", "issuer"), "k" * 40)
ZONE = "Australia/Adelaide"


class Server(Protocol):
    """A fake server, or what passes requests to one."""

    def transport(self) -> httpx.MockTransport:
        """Return what responds to requests."""
        ...


def client_of(api: str, server: Server) -> Any:
    """Return a client of a fake server."""
    pool = httpx.Client(transport=server.transport())
    if api == "pracsuite":
        return PracSuite(vendor_key="v", account_key="a", time_zone=ZONE, http_client=pool, max_retries=0)
    return Coreplus(**KEYS, http_client=pool, rate_limit=None, max_retries=0)


def rows(file: Path, table: str, *columns: str, dataset: str = "pracsuite") -> list[tuple[Any, ...]]:
    """Return rows of a table of a DuckDB file."""
    with duckdb.connect(str(file), read_only=True) as database:
        listed = ", ".join(f'"{name}"' for name in columns) or "*"
        return database.sql(f'SELECT {listed} FROM "{dataset}"."{table}" ORDER BY ALL').fetchall()


def dicts(file: Path, table: str, dataset: str = "pracsuite") -> list[dict[str, Any]]:
    """Return rows of a table of a DuckDB file by column."""
    with duckdb.connect(str(file), read_only=True) as database:
        found = database.sql(f'SELECT * FROM "{dataset}"."{table}"')
        return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def names(api: str, *, cursor: bool) -> Sequence[str]:
    """Return the tables of lists that can, or cannot, be asked for changes."""
    return [table.name for table in PIPELINES[api].tables if (table.cursor is not None) == cursor]
