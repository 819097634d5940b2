"""The marker for a value that is not given."""

from enum import Enum, auto
from typing import Final


class Unset(Enum):
    """The type of ``UNSET``. An argument that is ``UNSET`` is not sent; ``None`` is sent as null if null is valid."""

    UNSET = auto()

    def __repr__(self) -> str:
        return "UNSET"

    def __bool__(self) -> bool:
        return False


UNSET: Final = Unset.UNSET
