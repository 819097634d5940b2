"""The two demo practices of an API share no ID, so a call with the credentials of the wrong one fails."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from practice_mock import OTHER, Practice
from practice_mock.state.tenant import Tenant
from practice_mock.testing import Mock
from tests.mock.coreplus_support import SAM, booking, coreplus_client
from tests.mock.support import pracsuite_client, small_stores


def identifiers(tenant: Tenant) -> dict[str, set[Any]]:
    """Return the values of every field that names a record, at any depth, by its name."""
    found: dict[str, set[Any]] = {}

    def collect(field: str, value: Any) -> None:
        if isinstance(value, dict):
            for name, part in value.items():
                collect(name, part)
        elif isinstance(value, list | tuple):
            for part in value:
                collect(field, part)
        elif value is not None and field.endswith(("_id", "_ids", "Id", "Ids", "ReferenceNumber")):
            found.setdefault(field.removesuffix("s"), set()).add(value)

    for table in tenant.tables().values():
        for record in table.records():
            collect("", dict(record))
    return found


@pytest.mark.parametrize("api", ["pracsuite", "coreplus"])
def test_no_identifier_is_in_both_practices(mock: Mock, api: str) -> None:
    first, second = (identifiers(tenant) for tenant in getattr(mock.practice, api))
    assert first.keys() == second.keys()
    for field in first.keys() - {"timezoneId"}:  # the zones do not belong to a practice
        assert not first[field] & second[field], field


@pytest.mark.parametrize("seed", [-1, 1, 9999])
def test_other_seeds_share_no_identifier_either(monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    monkeypatch.setattr("practice_mock.practice._stores", small_stores)
    practice = Practice(seed=seed)
    for tenants in (practice.pracsuite, practice.coreplus):
        first, second = map(identifiers, tenants)
        assert not any(first[field] & second[field] for field in first.keys() - {"timezoneId"})


def test_new_records_share_no_identifier(mock: Mock) -> None:
    for first, second in (mock.practice.pracsuite,):
        for name, table in first.tables().items():
            assert second.table(name).next_key() - table.next_key() > 900_000


def test_what_the_first_practice_has_is_unknown_to_the_second(
    mock: Mock, pracsuite: httpx.Client, coreplus: httpx.Client
) -> None:
    with pracsuite_client(mock, OTHER.pracsuite) as other:
        for path in ("/patient/7", "/appointment/4101", "/business/1", "/practitioner/3"):
            assert pracsuite.get(path).status_code == 200
            assert other.get(path).status_code == 404
        hold = {"practitioner_id": 3, "business_id": 1, "app_time": "2027-08-02T09:00:00", "duration": 30}
        assert other.post("/reserve_appointment", json=hold).status_code == 422
    with coreplus_client(mock, OTHER.coreplus) as other:
        assert coreplus.get(f"/Client/{SAM}").status_code == 200
        assert other.get(f"/Client/{SAM}").status_code == 404
        assert other.post("/Appointment/", json=booking()).status_code == 400
