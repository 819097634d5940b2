"""`llms.txt`: the pages of the site, one on each line, for programs that read Markdown."""

from __future__ import annotations

from tools.site.navigation import Items, flat
from tools.site.settings import DESCRIPTION, NAME

LIMIT = 10_000
"""The largest size in bytes."""


def llms_text(items: Items) -> str:
    """Return the text. Raises ValueError if it is too large."""
    lines = [f"# {NAME}", "", f"> {DESCRIPTION} Each page is also in the site as Markdown, under these paths."]
    last = ""
    for section, title, path in flat(items):
        if section != last:
            lines += ["", f"## {section}", ""]
            last = section
        lines.append(f"- [{title}]({path})")
    text = "\n".join(lines) + "\n"
    if len(text.encode()) > LIMIT:
        raise ValueError(f"llms.txt has {len(text.encode())} bytes, more than {LIMIT}")
    return text
