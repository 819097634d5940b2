"""The clients of the demo practice and their relatives, all of them invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from practice_mock.coreplus.domain import client, client_family
from practice_mock.coreplus.seed.directory import KIM
from practice_mock.demo import names
from practice_mock.state.store import Record
from practice_mock.state.tenant import Tenant


def add(tenant: Tenant, random: Random, count: int, *, other: bool) -> Sequence[Record]:
    """Create the clients; the first of them is Sam or, in another practice, Alex."""
    first = {**_SAM, **_ALEX} if other else _SAM
    created = [client.add(tenant, first), *(_add_client(tenant, random, number) for number in range(2, count + 1))]
    for person in created[2::9]:
        client_family.create(tenant, _relative(person, random))
    return created


def _add_client(tenant: Tenant, random: Random, number: int) -> Record:
    first_name, last_name = names.full_name(random)
    suburb, postcode = random.choice(names.SUBURBS)
    return client.add(
        tenant,
        {
            "firstName": first_name,
            "lastName": last_name,
            "dateOfBirth": names.birth_date(random),
            "title": random.choice(("Mr", "Ms", "Mrs", "Dr", "")),
            "gender": random.choice(("Female", "Male", "Other", "")),
            "pronouns": random.choice(("she", "he", "they", "")),
            "phoneNumberMobile": names.mobile_number(random),
            "email": names.email_address(first_name, last_name, number),
            "addressResidential": {
                "streetAddress": f"{random.randrange(1, 200)} {random.choice(names.STREETS)} Street",
                "city": suburb,
                "postcode": postcode,
                "state": "VIC",
            },
            "postalSameAsResidential": True,
            "Status": {0: "Closed", 11: "Deleted", 17: "Deceased"}.get(number % 23, "Current"),
            "practitionerId": random.choice(_keys(tenant, "practitioner", "practitionerId")),
            "clientGroupId": random.choice(_keys(tenant, "client_group", "clientGroupId")),
        },
    )


def _keys(tenant: Tenant, table: str, key: str) -> list[str]:
    return [record[key] for record in tenant.table(table).records()]


def _relative(person: Record, random: Random) -> Mapping[str, Any]:
    first_name, _ = names.full_name(random)
    return {
        "clientId": person["clientId"],
        "firstName": first_name,
        "surname": person["lastName"],
        "relationship": random.choice(("Partner", "Mother", "Brother")),
        "mobile": names.mobile_number(random),
        "emergencyContact": True,
    }


_SAM: Mapping[str, Any] = {
    "firstName": "Sam",
    "lastName": "Doe",
    "dateOfBirth": "1980-02-03",
    "title": "Ms",
    "preferredName": "Sam",
    "pronouns": "they",
    "gender": "Female",
    "phoneNumberMobile": "0400 000 001",
    "email": "sam.doe@example.com",
    "addressResidential": {
        "streetAddress": "1 Example Street",
        "city": "Exampleton",
        "postcode": "3000",
        "state": "VIC",
    },
    "postalSameAsResidential": True,
    "practitionerId": KIM,
}

_ALEX: Mapping[str, Any] = {
    "firstName": "Alex",
    "lastName": "Other",
    "preferredName": "Alex",
    "email": "alex.other@example.com",
}
