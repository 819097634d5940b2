"""Find the paths of the machine on which a distribution was built."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.distributions.archives import members
from tools.distributions.checkout import ROOT


def folders_of_this_machine() -> list[str]:
    """Return the folders of this machine that a build knows: checkout, temporary folder, home and environment.

    A home folder contains the name of its user. The name alone is not searched for: it may be an ordinary word.
    """
    folders = {str(ROOT), tempfile.gettempdir() + "/tmp", f"{Path.home()}/"}
    if sys.prefix != sys.base_prefix:  # otherwise it is a folder such as /usr, which programs name
        folders.add(sys.prefix)
    return sorted(folders)


def leaks(name: str, data: bytes, folders: Iterable[str]) -> Iterator[str]:
    """Yield a line for each member of a distribution that contains one of the folders.

    Raises:
        ArchiveError: It is not a distribution.
    """
    texts = [text for text in folders if text.strip("/")]
    patterns = {text: re.compile(rb"(?<![A-Za-z0-9_.-])" + re.escape(text.encode())) for text in texts}
    for path, member in members(name, data).items():
        for text, pattern in patterns.items():
            if pattern.search(member.content):
                yield f"{path} contains {text}, a folder of this machine"
