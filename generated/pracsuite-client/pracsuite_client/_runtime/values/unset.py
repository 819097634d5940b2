"""The third state of a value: not there at all."""

from enum import Enum, auto
from typing import Final


class Unset(Enum):
    """Type of :data:`UNSET`. An argument left at ``UNSET`` is not sent; ``None`` is sent as JSON null."""

    UNSET = auto()

    def __repr__(self) -> str:
        return "UNSET"

    def __bool__(self) -> bool:
        return False


UNSET: Final = Unset.UNSET
