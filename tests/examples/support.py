"""What the tests of the examples share: the settings of a mock as variables, and its records."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from practice_mock.testing import Mock


def settings_of(mock: Mock) -> Mapping[str, str]:
    """Return the environment variables with which a client calls a mock."""
    keys, secrets = mock.credentials.pracsuite, mock.credentials.coreplus
    return {
        "PRACSUITE_VENDOR_KEY": keys.vendor_key,
        "PRACSUITE_ACCOUNT_KEY": keys.account_key,
        "PRACSUITE_BASE_URL": mock.pracsuite_url,
        "PRACSUITE_TIME_ZONE": "Australia/Adelaide",
        "COREPLUS_CONSUMER_ID": secrets.consumer_id,
        "COREPLUS_CONSUMER_SECRET": secrets.consumer_secret,
        "COREPLUS_ACCESS_TOKEN": secrets.access_token,
        "COREPLUS_ISSUER": secrets.issuer,
        "COREPLUS_BASE_URL": mock.coreplus_url,
    }


def entries(mock: Mock, api: str) -> dict[Any, Mapping[str, Any]]:
    """Return the appointment book of the first practice by ID, as the mock stores it."""
    tenant = getattr(mock.practice, api)[0]
    key = {"pracsuite": "appointment_id", "coreplus": "appointmentId"}[api]
    return {one[key]: one for one in tenant.table("appointment").records()}
