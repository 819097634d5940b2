"""A page of the reference: the objects on it, and its text for the site generator and for a reader."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tools.site.markdown import for_generator
from tools.site.signatures import described, fields_table

REFERENCE_LINK = re.compile(r"\[(`[^`]+`)\]\[[\w.]+\]")
"""A link to an object, wherever it is described, as mkdocstrings resolves it."""

Options = Mapping[str, object]
NO_MEMBERS: Options = {"members": False}
NO_HEADING: Options = {**NO_MEMBERS, "show_root_heading": False, "show_root_toc_entry": False}
"""Of a module, whose name is the title of the page."""


@dataclass(frozen=True)
class Entry:
    """One object on a page."""

    path: str
    options: Options = field(default_factory=dict[str, object])
    members: Sequence[str] | None = None
    """What its twin in Markdown describes of what the object contains. Default: all that is public."""
    fields: bool = False
    """Whether a table of its fields follows."""


@dataclass(frozen=True)
class Page:
    """A page of the reference."""

    path: str
    title: str
    introduction: str
    entries: Sequence[Entry] = ()
    label: str = ""
    """What the navigation shows, if it is not the title."""

    def source(self) -> str:
        """Return the page for the site generator."""
        parts = [f"# {self.title}", self.introduction]
        for entry in self.entries:
            block = [f"::: {entry.path}"]
            if entry.options:
                block.append("    options:")
                block += (f"      {key}: {json.dumps(value)}" for key, value in entry.options.items())
            parts.append("\n".join(block))
            if entry.fields:
                parts.append(fields_table(entry.path))
        return for_generator("\n\n".join(part for part in parts if part) + "\n")

    def twin(self) -> str:
        """Return the page in Markdown, for a reader."""
        parts = [f"# {self.title}", REFERENCE_LINK.sub(r"\1", self.introduction)]
        for entry in self.entries:
            heading = entry.options is not NO_HEADING
            parts.append(described(entry.path, heading=heading, members=entry.members, fields=entry.fields))
        return "\n\n".join(part for part in parts if part) + "\n"


@dataclass(frozen=True)
class Section:
    """Pages in the navigation, under one title."""

    title: str
    content: Sequence[Page | Section]

    def pages(self) -> Iterator[Page]:
        """Yield all pages, in order."""
        for one in self.content:
            if isinstance(one, Page):
                yield one
            else:
                yield from one.pages()
