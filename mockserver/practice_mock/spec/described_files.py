"""Whether the files of a multipart body are those that a JSON part of it describes (`x-described-by`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from practice_mock.json_types import is_object
from practice_mock.rejection import Problem
from practice_mock.spec.multipart import Part


@dataclass(frozen=True, slots=True)
class Description:
    """Where a JSON part repeats the name and size of the files in another part."""

    part: str
    entries: tuple[str, ...] | None
    name: tuple[str, ...]
    size: tuple[str, ...]

    @classmethod
    def compile(cls, declared: Mapping[str, Any]) -> Description:
        """Compile the extension of a document."""
        entries = declared.get("entries")
        return cls(
            declared["part"],
            None if entries is None else _path(entries),
            _path(declared.get("name", "")),
            _path(declared.get("size", "")),
        )

    def problems(self, value: Mapping[str, Any], files: Sequence[Part]) -> Iterator[Problem]:
        """Yield each disagreement between a body that follows its schema and its files."""
        entries: Any = [value.get(self.part)]
        place: tuple[str, ...] = (self.part,)
        if self.entries is not None:
            entries, place = _at(entries[0], self.entries), (*place, *self.entries)
        if entries is None or entries == [None]:
            return
        if len(entries) != len(files):
            message = f"lists {len(entries)} files, but the request contains {len(files)}"
            yield Problem(".".join(place), message)
            return
        for index, (entry, file) in enumerate(zip(entries, files, strict=True)):
            inner = place if self.entries is None else (*place, str(index))
            name, size = _at(entry, self.name), _at(entry, self.size)
            if self.name and name is not None and name != file.file_name:
                yield Problem(".".join((*inner, *self.name)), "must equal the name of the received file")
            if self.size and size is not None and (str(size).lstrip("0") or "0") != str(len(file.content)):
                yield Problem(".".join((*inner, *self.size)), "must equal the size of the received file")


def _path(pointer: str) -> tuple[str, ...]:
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:])


def _at(value: Any, path: tuple[str, ...]) -> Any:
    for step in path:
        value = value.get(step) if is_object(value) else None
    return value
