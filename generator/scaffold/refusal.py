"""What is wrong with a command that writes into the sources."""

from __future__ import annotations


class Refused(Exception):
    """Nothing can be written as it was asked for."""
