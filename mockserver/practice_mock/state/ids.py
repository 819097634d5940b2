"""Identifiers that look random but are reproducible."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

_REQUEST = "request"
_VARIANTS = {digit: "89ab"[int(digit, 16) % 4] for digit in "0123456789abcdef"}
"""The digit of a UUID of version 4 that stands for its variant and two random bits, by a random digit."""


def require_seed(seed: object) -> int:
    """Return a seed. Raises ValueError if it is not a whole number of 64 bits."""
    if isinstance(seed, bool) or not isinstance(seed, int) or not -(2**63) <= seed < 2**63:
        raise ValueError("a seed is a whole number from -2**63 to 2**63 - 1")
    return seed


@dataclass(slots=True)
class RequestCount:
    """The requests that one process has counted, for their identifiers."""

    process: int = 0
    """The number of the process: 0 if no other process has the same practice."""
    made: int = 0


class Ids:
    """Makes UUIDs from a seed: the same seed and the same order of calls give the same identifiers.

    Those of requests are counted by `requests`, which is not saved: a request that only reads changes nothing that is.
    """

    def __init__(self, seed: int = 0, requests: RequestCount | None = None) -> None:
        self.seed = seed
        self._made: Counter[str] = Counter()
        self._requests = requests or RequestCount()

    def uuid(self, kind: str) -> str:
        """Return the next identifier of a kind, for instance "client"."""
        self._made[kind] += 1
        return self._numbered(kind, self._made[kind])

    def request(self) -> str:
        """Return the identifier of the next request. No other process returns the same."""
        requests = self._requests
        requests.made += 1
        return self._numbered(f"{_REQUEST}/{requests.process}" if requests.process else _REQUEST, requests.made)

    def secret(self, purpose: str) -> str:
        """Return a signing key for a purpose: 64 hexadecimal digits, the same for the same seed."""
        return blake2b(f"{self.seed}/secret/{purpose}".encode(), digest_size=32).hexdigest()

    @property
    def state(self) -> dict[str, int]:
        """The number of identifiers of each kind that were made."""
        requests = self._requests.made
        return {**self._made, _REQUEST: requests} if requests else dict(self._made)

    @state.setter
    def state(self, made: dict[str, int]) -> None:
        self._made = Counter({kind: number for kind, number in made.items() if kind != _REQUEST})
        self._requests.made = made.get(_REQUEST, 0)

    def mark(self) -> object:
        """See `Component`."""
        return self.seed, *self._made.items()

    def save(self) -> Any:
        """Return seed and state as JSON values, without the requests."""
        return {"seed": self.seed, "made": dict(self._made)}

    def load(self, saved: Any) -> None:
        """Go to the state that `save` returned."""
        made = saved["made"]
        if not all(isinstance(count, int) for count in made.values()):
            raise ValueError("the number of identifiers of a kind is not a number")
        self.seed, self._made = require_seed(saved["seed"]), Counter(made)

    def _numbered(self, kind: str, number: int) -> str:
        digits = blake2b(f"{self.seed}/{kind}/{number}".encode(), digest_size=16).hexdigest()
        variant = _VARIANTS[digits[16]]
        return f"{digits[:8]}-{digits[8:12]}-4{digits[13:16]}-{variant}{digits[17:20]}-{digits[20:]}"
