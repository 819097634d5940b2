"""The demo practice of coreplus: who a message can be matched to."""

from __future__ import annotations

from functools import lru_cache
from random import Random
from typing import Any

from practice_mock import names
from practice_mock.coreplus.tables import SHAPES
from practice_mock.store import MemoryStore

SAM = "66666666-6666-4666-8666-666666666666"
KIM = "33333333-3333-4333-8333-333333333333"


@lru_cache(maxsize=16)
def snapshot(seed: int, size: int) -> Any:
    """The content of a store: a practice with so many clients."""
    store = MemoryStore(SHAPES)
    random = Random(seed)
    clients, practitioners, referrers = (store.table(name) for name in ("client", "practitioner", "referrer"))
    practitioners.put({"practitionerId": KIM, "firstName": "Kim", "lastName": "Lee"})
    practitioners.put({"practitionerId": guid("practitioner", 2), "firstName": "Lou", "lastName": "Fairholt"})
    referrers.put(
        {"referrerId": guid("referrer", 1), "firstName": "Robin", "lastName": "Roe", "providerNumber": "0000000A"}
    )
    clients.put({"clientId": SAM, "firstName": "Sam", "lastName": "Doe", "dateOfBirth": "1980-02-03"})
    for number in range(2, size + 1):
        first_name, last_name = names.full_name(random)
        clients.put(
            {
                "clientId": guid("client", number),
                "firstName": first_name,
                "lastName": last_name,
                "dateOfBirth": names.birth_date(random),
            }
        )
    return store.snapshot()


def guid(kind: str, number: int) -> str:
    """An identifier that is plainly made up: the kind of thing, and its number."""
    prefix = {"client": 6, "practitioner": 3, "referrer": 5}[kind]
    return f"{prefix:08d}-0000-4000-8000-{number:012d}"
