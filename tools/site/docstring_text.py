"""The text of a docstring, as Python-Markdown has to read it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tools.site import markdown

LITERAL_BLOCK = re.compile(r"^::\n|(?<=\S):(?=:$)", re.MULTILINE)
NAME = re.compile(r"(?<!`)``([A-Z]\w*)``(?!`)")


def for_generator(text: str, links: Mapping[str, str]) -> str:
    """Return the text with links to the names that are given with their paths, and with its lists separated."""

    def link(match: re.Match[str]) -> str:
        path = links.get(match[1])
        return match[0] if path is None else f"[`{match[1]}`][{path}]"

    return markdown.for_generator(NAME.sub(link, LITERAL_BLOCK.sub("", text)))
