"""Links between pages. In the repository, a link may name any file; in the site, only what is also in the site.

A link to another file of the repository becomes its text and the path of the file, without a link.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from pathlib import Path

from tools.site.fences import outside_fences

INLINE = re.compile(
    r"(?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<image>!?)\[(?P<label>(?:[^\[\]`]|`[^`]*`|\\.)*)\]\((?P<target>[^()\s]+)(?P<title>\s+\"[^\"]*\")?\)"
    r"|(?P<attribute>\b(?:src|href|srcset)=\")(?P<value>[^\"]+)(?P<end>\")",
    re.DOTALL,
)
EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


class LinkError(ValueError):
    """A link names a file that does not exist."""


def for_site(text: str, source: str, site_paths: Mapping[str, str], root: Path) -> str:
    """Return the text of a page with the links that it has in the site.

    `source` is the path of the page in the repository, and `site_paths` has the place in the site of each file that is
    in it, by its path in the repository. Raises LinkError if a link names a file that does not exist.
    """
    here = posixpath.dirname(site_paths[source])

    def resolved(target: str) -> tuple[str, str | None]:
        """Return the path in the repository, and the link in the site, or None if the file is not in the site."""
        path, mark, anchor = target.partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(source), path))
        if path.startswith("../") or not (root / path).exists():
            raise LinkError(f"{source}: the link {target!r} names a file that does not exist")
        place = site_paths.get(path)
        return path, place and posixpath.relpath(place, here or ".") + mark + anchor

    def change(match: re.Match[str]) -> str:
        target = match["target"] or match["value"]
        if match["code"] or target.startswith("#") or EXTERNAL.match(target):
            return match[0]
        path, link = resolved(target)
        if match["attribute"]:
            if link is None:
                raise LinkError(f"{source}: {path} is not in the site")
            return match["attribute"] + link + match["end"]
        if link is not None:
            return f"{match['image']}[{match['label']}]({link}{match['title'] or ''})"
        label = match["label"]
        if path.endswith(".py") and re.fullmatch(r"test_\w+", label) and label != posixpath.basename(path)[:-3]:
            return f"`{label}`"  # a test has a unique name
        if label.strip("`") in (path, posixpath.basename(path), posixpath.splitext(posixpath.basename(path))[0]):
            return f"`{path}`"
        return f"{label} (`{path}`)"

    return outside_fences(text, lambda prose: INLINE.sub(change, prose))
