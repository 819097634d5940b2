"""Identifiers that look random but are reproducible."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from typing import Any
from uuid import UUID


def require_seed(seed: object) -> int:
    """Return a seed. Raises ValueError if it is not a whole number of 64 bits."""
    if isinstance(seed, bool) or not isinstance(seed, int) or not -(2**63) <= seed < 2**63:
        raise ValueError("a seed is a whole number from -2**63 to 2**63 - 1")
    return seed


class Ids:
    """Makes UUIDs from a seed: the same seed and the same order of calls give the same identifiers."""

    def __init__(self, seed: int = 0) -> None:
        self.seed = seed
        self._made: Counter[str] = Counter()

    def uuid(self, kind: str) -> str:
        """Return the next identifier of a kind, for instance "request"."""
        self._made[kind] += 1
        digest = blake2b(f"{self.seed}/{kind}/{self._made[kind]}".encode(), digest_size=16).digest()
        return str(UUID(bytes=digest, version=4))

    def secret(self, purpose: str) -> str:
        """Return a signing key for a purpose: 64 hexadecimal digits, the same for the same seed."""
        return blake2b(f"{self.seed}/secret/{purpose}".encode(), digest_size=32).hexdigest()

    @property
    def state(self) -> dict[str, int]:
        """The number of identifiers of each kind that were made."""
        return dict(self._made)

    @state.setter
    def state(self, made: dict[str, int]) -> None:
        self._made = Counter(made)

    def save(self) -> Any:
        """Return seed and state as JSON values."""
        return {"seed": self.seed, "made": self.state}

    def load(self, saved: Any) -> None:
        """Go to the state that `save` returned."""
        made = saved["made"]
        if not all(isinstance(count, int) for count in made.values()):
            raise ValueError("the number of identifiers of a kind is not a number")
        self.seed, self.state = require_seed(saved["seed"]), made
