"""Namespaces of a served file: strangers make none, and making them disturbs no one."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest

from practice_mock.app import CONTROL_PATH, PRACSUITE_PATH
from tests.stress.support import KEYS, SECONDS, ask, bookings, served
from tests.stress.test_workers import CONTROL


@pytest.mark.parametrize("workers", [1, 2])
def test_strangers_and_new_namespaces_delay_no_other_user(db: Path, burst: int, workers: int) -> None:
    names = [f"name{number % 4}" for number in range(burst)]
    read = f"{PRACSUITE_PATH}/patient/7"

    async def attack(origin: str) -> tuple[list[int], list[int], list[int]]:
        limits = httpx.Limits(max_connections=40, max_keepalive_connections=0)
        async with httpx.AsyncClient(base_url=origin, limits=limits, timeout=SECONDS) as client:

            async def get(path: str, headers: dict[str, str]) -> int:
                return (await client.get(path, headers=headers)).status_code

            async def book() -> list[int]:
                return [(await ask(client, order)).status_code for order in bookings(burst)]

            booked, strangers, made = await asyncio.gather(
                book(),
                asyncio.gather(*(get(f"/_ns/stranger{number}{read}", {}) for number in range(burst))),
                asyncio.gather(*(get(f"/_ns/{name}{read}", KEYS) for name in names)),
            )
        return booked, strangers, made

    with served(db, workers=workers) as mock:
        booked, strangers, made = asyncio.run(attack(mock.origin))
        assert set(booked) == {201}
        assert set(strangers) == {403}
        assert set(made) == {200}
        listed = httpx.get(f"{mock.origin}{CONTROL_PATH}/namespaces", headers=CONTROL, timeout=SECONDS).json()
        assert listed["namespaces"] == ["default", *sorted(set(names))]
        for name in sorted(set(names)):
            path = f"{mock.origin}{CONTROL_PATH}/namespaces/{name}"
            assert httpx.delete(path, headers=CONTROL, timeout=SECONDS).status_code == 204
        assert "Traceback" not in mock.stop()
    assert [file.name for file in db.parent.glob("*@*")] == []
