"""Turn the arguments of a call into the parts of a multipart body.

A JSON part may repeat facts of the files beside it: their number, names and sizes. What the caller leaves out is filled
in from the files. What disagrees with them is rejected: a document would be filed under another name, or as incomplete.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..messages.file_input import File, open_file
from ..messages.http import Parts, TextPart
from ..messages.resources import Resources
from ..values.argument_error import argument_path
from ..values.codec import Context, Mismatch, is_given
from ..values.json import is_sequence
from ..values.signal_handlers import let_through
from ..values.unset import UNSET
from .definition import DescribedBy, MultipartBody, Part
from .json_body import json_bytes


def multipart_parts(body: MultipartBody, given: Mapping[str, object], context: Context, resources: Resources) -> Parts:
    """Return the parts of a body. Files that are opened are closed with ``resources``.

    Raises:
        Mismatch: An argument violates the schema, is not a file, or disagrees with a file.
    """
    values = {keyword: given.get(keyword, UNSET) for keyword in body.parts}
    present = {keyword: part for keyword, part in body.parts.items() if is_given(values[keyword], part.codec)}
    for keyword, part in body.parts.items():
        if part.required and keyword not in present:
            raise Mismatch("is required", (keyword,))
    written: dict[str, Any] = {}
    for keyword, part in present.items():
        if part.codec is not None:
            try:
                written[keyword] = part.codec.encode(values[keyword], context)
            except Mismatch as mismatch:
                raise mismatch.inside(keyword) from None
    files: dict[str, list[File]] = {}
    for keyword, part in present.items():
        if part.codec is None:
            files[keyword] = _files(keyword, part, values[keyword], written, resources)
    parts: list[tuple[str, TextPart | File]] = []
    for keyword, part in present.items():
        if part.codec is None:
            parts += [(part.name, file) for file in files[keyword]]
        else:
            parts.append((part.name, _text(keyword, part, written[keyword])))
    return tuple(parts)


def _text(keyword: str, part: Part, value: Any) -> TextPart:
    media_type = part.media_type or "application/json"
    try:
        if isinstance(value, str) and "json" not in media_type:
            return TextPart(_utf8(value), media_type)
        return TextPart(json_bytes(value), media_type)
    except Mismatch as mismatch:
        raise mismatch.inside(keyword) from None


def _utf8(value: str) -> bytes:
    try:
        return value.encode()
    except UnicodeEncodeError as error:
        let_through(error)
        raise Mismatch("contains a character that cannot be sent") from None


def _files(keyword: str, part: Part, given: Any, written: Mapping[str, Any], resources: Resources) -> list[File]:
    """Return the files of a part. The part that describes them is completed."""
    if part.many and not is_sequence(given):
        raise Mismatch("must be a list of files", (keyword,))
    items: list[tuple[tuple[str | int, ...], Any]] = [((keyword,), given)]
    if part.many:
        items = [((keyword, index), item) for index, item in enumerate(list(given))]
        if part.required and not items:
            raise Mismatch("must have at least one file", (keyword,))
    described = part.described_by
    if described is None or written.get(described.part) is None:
        return [_file(place, item, resources, part, _NOTHING) for place, item in items]
    entries = _entries(described, written[described.part], keyword, len(items))
    return [
        _file(place, item, resources, part, _Entry(described, entry, index if part.many else None))
        for index, ((place, item), entry) in enumerate(zip(items, entries, strict=True))
    ]


def _entries(described: DescribedBy, data: Any, keyword: str, count: int) -> list[dict[str, Any]]:
    """Return the entry of each file. They are added to the data if the caller has left them out."""
    if described.entries is None:
        return [data]
    *outer, last = described.entries
    holder = _descend(data, outer)
    if holder.get(last) is None:
        holder[last] = [{} for _ in range(count)]
    entries: list[dict[str, Any]] = holder[last]
    if len(entries) != count:
        place = (described.part, *(described.attributes[step] for step in described.entries))
        raise Mismatch(f"has {len(entries)} entries, but {keyword} has {count}: one entry describes one file", place)
    return entries


def _file(place: tuple[str | int, ...], given: Any, resources: Resources, part: Part, entry: _Entry | _Nothing) -> File:
    try:
        file = open_file(
            given,
            resources,
            part.media_type,
            stated_name=entry.name,
            stated_size=entry.size,
            place=argument_path(place).lstrip("."),
        )
    except Mismatch as mismatch:
        raise Mismatch(mismatch.reason, (*place, *mismatch.path)) from None
    entry.complete(file, place)
    return file


class _Nothing:
    """Describes nothing."""

    name = size = None

    def complete(self, file: File, place: tuple[str | int, ...]) -> None:
        pass


_NOTHING = _Nothing()


class _Entry:
    """What the caller states about one file."""

    def __init__(self, described: DescribedBy, entry: dict[str, Any], index: int | None) -> None:
        self._described = described
        self._entry = entry
        self._index = index
        self.name: str | None = _value(entry, described.name)
        size = _value(entry, described.size)
        self.size = None if size is None else int(str(size).lstrip("0")[:19] or "0")

    def complete(self, file: File, place: tuple[str | int, ...]) -> None:
        """Compare what is stated with the file, and add what is not.

        Raises:
            Mismatch: It disagrees with the file, or the size is neither stated nor known.
        """
        described = self._described
        size = file.content.size
        if described.size is not None:
            where = self._place(described.size)
            if size is None:
                stated = argument_path(where).lstrip(".")
                raise Mismatch(
                    f"has an unknown size; pass it in {stated}, or pass a Path, bytes or a seekable stream", place
                )
            if self.size not in (None, size):
                raise Mismatch(f"is not the size of the file, {size} bytes; leave it out", where)
            if self.size is None:
                _set(self._entry, described.size, str(size) if described.size_as_text else size)
        if described.name is not None:
            if self.name not in (None, file.name):
                reason = "is not the name of the file; leave it out, or name the file: (name, content)"
                raise Mismatch(reason, self._place(described.name))
            _set(self._entry, described.name, file.name)

    def _place(self, path: tuple[str, ...]) -> tuple[str | int, ...]:
        """Return the place of a property in the caller's arguments."""
        described = self._described
        entries = () if described.entries is None else tuple(described.attributes[step] for step in described.entries)
        index = () if self._index is None or described.entries is None else (self._index,)
        return (described.part, *entries, *index, *(described.attributes[step] for step in path))


def _value(entry: Any, path: tuple[str, ...] | None) -> Any:
    if path is None:
        return None
    for step in path:
        entry = entry.get(step)
        if entry is None:
            return None
    return entry


def _set(entry: dict[str, Any], path: tuple[str, ...], value: Any) -> None:
    *outer, last = path
    _descend(entry, outer)[last] = value


def _descend(data: dict[str, Any], path: list[str]) -> dict[str, Any]:
    """Return the object at a path. Objects that are missing are added."""
    for step in path:
        if data.get(step) is None:
            data[step] = {}
        data = data[step]
    return data
