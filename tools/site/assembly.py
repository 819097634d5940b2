"""The folder that the site generator reads: the pages of the repository, and those of the reference."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.site import links, markdown, pages

STYLE = "site.css"


@dataclass(frozen=True)
class Written:
    """A page of the site."""

    path: str
    title: str
    source: str
    """Its text for the site generator."""
    twin: str
    """Its text for a reader, in CommonMark."""


def site_paths(root: Path) -> Mapping[str, str]:
    """Return the place in the site of each file of the repository that is in it, by its path in the repository.

    Raises UnknownPageError if a page of `docs/` is not in the navigation.
    """
    docs = {
        path.relative_to(root).as_posix(): path.relative_to(root / "docs").as_posix()
        for path in sorted((root / "docs").rglob("*"))
        if path.is_file()
    }
    pages.check_known([place for place in docs.values() if place.endswith(".md")])
    return docs | {source: place for source, place in pages.COPIES.items() if (root / source).exists()}


def written_pages(root: Path) -> Iterator[Written]:
    """Yield the pages that people wrote."""
    paths = site_paths(root)
    for source, place in paths.items():
        if not place.endswith(".md"):
            continue
        text = (root / source).read_text("utf-8")
        if not source.endswith(".md"):
            text = f"# {source.capitalize()}\n\n```text\n{text.rstrip()}\n```\n"
        text = links.for_site(text, source, paths, root)
        title = markdown.title_of(text)
        if title is None:
            raise ValueError(f"{source} has no heading of the first level")
        yield Written(place, title, markdown.for_generator(text), text)


def assemble(root: Path, folder: Path, content: Sequence[Written]) -> None:
    """Write the pages, and copy the pictures and data that belong to them, into a folder."""
    for page in content:
        path = folder / page.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page.source, "utf-8")
    for source, place in site_paths(root).items():
        if not place.endswith(".md"):
            path = folder / place
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / source, path)
    shutil.copyfile(Path(__file__).with_name(STYLE), folder / STYLE)
