"""The navigation: the sections of `pages`, with the generated reference in its place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from tools.site import pages
from tools.site.content import Page, Section

Items: TypeAlias = list[dict[str, Any]]

PACKAGES = {
    "PracSuite client": ("packages/pracsuite-client.md",),
    "coreplus client": ("packages/coreplus-client.md",),
    "pydantic models": ("packages/pracsuite-models.md", "packages/coreplus-models.md"),
    "Mock server": ("packages/practice-mock.md",),
}
"""The pages about the packages, before the reference of each."""


def navigation(titles: Mapping[str, str], generated: Sequence[Page | Section]) -> Items:
    """Return the navigation of the pages that have titles."""
    items: Items = []
    for section in pages.SECTIONS:
        entries: Items = [{titles[page]: page} for page in pages.existing(section, titles)]
        if section == "Reference":
            entries = [*_reference(generated, titles), {"APIs": entries}]
        if entries:
            items.append({section: entries if len(entries) > 1 else next(iter(entries[0].values()))})
    return items


def flat(items: Items, section: str = "") -> Iterator[tuple[str, str, str]]:
    """Yield the section, the title and the path of each page, in order."""
    for item in items:
        for title, content in item.items():
            if isinstance(content, str):
                yield section, title, content
            else:
                yield from flat(content, f"{section}: {title}" if section else title)


def _reference(content: Sequence[Page | Section], titles: Mapping[str, str]) -> Items:
    items: Items = []
    for one in content:
        if isinstance(one, Page):
            items.append({one.label or one.title: one.path})
            continue
        before: Items = [{titles[page]: page} for page in PACKAGES.get(one.title, ()) if page in titles]
        items.append({one.title: before + _reference(one.content, titles)})
    return items
