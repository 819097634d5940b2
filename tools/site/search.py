"""The order of what a search finds: guides before the many names of the reference.

The search of the theme counts a word in the title of a section, in its path (the titles of the pages above it) and in
its text. The path of the reference repeats the names of its pages, so it would be counted first: of `cancel`, all
fields of a cancelled appointment. The path of a guide's section does not have the title of the section.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

GUIDES = ("guides", "tutorial")
SECTION = 2
"""The level of a heading of a page's section."""
SHORT_PATH = 2
"""How much of its path an entry of the reference keeps: the tab, and the package."""
TAG = re.compile(r"<[^>]+>")


def rank_guides_first(index: Path) -> None:
    """Rewrite the search index of a site."""
    content = json.loads(index.read_text("utf-8"))
    content["items"] = [ranked(item) for item in content["items"]]
    index.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def ranked(item: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return an entry of the index, with the path that gives it its weight."""
    folder = item["location"].partition("/")[0]
    if folder == "reference":
        return {**item, "path": item["path"][:SHORT_PATH]}
    if folder in GUIDES and item["level"] == SECTION:
        return {**item, "path": [*item["path"], html.unescape(TAG.sub("", item["title"]))]}
    return item
