# Generated. Do not edit: change the source and regenerate.
"""What all records share."""

from collections.abc import Iterator
from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A record. Properties that the description does not know are kept; what describes a patient is not printed."""

    model_config = ConfigDict(extra="allow", hide_input_in_errors=True)

    __phi__: ClassVar[frozenset[str]] = frozenset()
    """The properties, in the names of the wire, that identify or describe a patient."""

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        """The fields as they are printed."""
        fields = type(self).model_fields
        for name, value in super().__repr_args__():
            hidden = name not in fields or (fields[name].alias or name) in self.__phi__
            yield name, _Redacted() if hidden and value is not None else value


class _Redacted:
    def __repr__(self) -> str:
        return "<redacted>"
