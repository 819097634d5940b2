"""Find what names the machine on which a distribution was built."""

from __future__ import annotations

import getpass
import re
import socket
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from tools.distributions.archives import members
from tools.distributions.checkout import ROOT

_SHORTEST = 5
"""The length from which the name of a machine or user is searched for. A shorter one is part of ordinary words."""
_ORDINARY = frozenset({"admin", "debian", "docker", "localhost", "runner", "ubuntu"})
"""Names of machines and users that are ordinary words, too."""


def names_of_this_machine() -> list[str]:
    """Return the folders of this machine that a build knows, and the names of machine and user if they are telling."""
    folders = {str(ROOT), tempfile.gettempdir() + "/tmp", f"{Path.home()}/"}
    if sys.prefix != sys.base_prefix:  # otherwise it is a folder such as /usr, which programs name
        folders.add(sys.prefix)
    names = {socket.gethostname()}
    with suppress(OSError, KeyError):  # the number of the user has no name
        names.add(getpass.getuser())
    telling = {name for name in names if len(name) >= _SHORTEST and name.lower() not in _ORDINARY}
    return sorted(folders | telling)


def leaks(name: str, data: bytes, searched: Iterable[str]) -> Iterator[str]:
    """Yield a line for each member of a distribution that contains one of the texts, as words of their own.

    Raises:
        ArchiveError: It is not a distribution.
    """
    texts = [text for text in searched if text.strip("/")]
    patterns = {text: re.compile(rb"(?<![A-Za-z0-9_.-])" + re.escape(text.encode())) for text in texts}
    for path, member in members(name, data).items():
        for text, pattern in patterns.items():
            if pattern.search(member.content):
                yield f"{path} contains {text}"
