"""Find times in a JSON text that msgspec reads in another way than the codecs."""

from __future__ import annotations

import re
from typing import Final

_REST: Final = rb"T..:..:..(?:\"|Z\"|\.\d{1,6}+(?:Z\"|\"|[+-]..:..\")|[+-]..:..\")"
"""What follows the date of a time that msgspec and the codecs read alike. If a dot is not a digit, both reject it.

It is an alternative for each form, because this is searched faster than optional parts.
"""

_OTHER_REST: Final = rb"[Tt ]\d\d:\d\d:\d\d(?:\.\d++)?+(?:[Zz]|[+-]\d\d:?\d\d)?+\""
"""What follows the date of any time that msgspec reads."""

_OTHER_TIME: Final = re.compile(rb"-..-..(?!" + _REST + rb")" + _OTHER_REST)
"""A time without its year. The search begins with a fixed byte, so it is fast."""

_YEAR: Final = re.compile(rb'"\d{4}')

_ESCAPED: Final = re.compile(rb'"(?=[\d:.+TtZz -]*+\\)(?:[\d:.+TtZz -]|\\u00[2-7][\dA-Fa-f])++"')
"""A string of the characters of a time, of which some are escape sequences."""


def has_other_times(content: bytes) -> bool:
    """Return whether a JSON text may have a time that msgspec reads, but the codecs do not, or not equally.

    It has a space in place of the ``T``, an offset without a colon, more digits than microseconds have, escape
    sequences, or a NUL, which is the end of a time without an offset for msgspec.
    """
    for found in _OTHER_TIME.finditer(content):
        if _YEAR.fullmatch(content, max(0, found.start() - 5), found.start()):
            return True
    if b"\\" not in content:
        return False
    return b"\\u0000" in content or any(_is_time(found[0]) for found in _ESCAPED.finditer(content))


def _is_time(string: bytes) -> bool:
    plain = re.sub(rb"\\u00(..)", lambda found: bytes.fromhex(found[1].decode()), string)
    return re.fullmatch(rb'"\d{4}-\d\d-\d\d' + _OTHER_REST, plain) is not None
