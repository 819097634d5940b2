"""A digest of the first cases of every operation: `python -m tests.property.fingerprint` prints the same everywhere."""

from __future__ import annotations

import hashlib

from hypothesis import given, settings

from tests.conftest import take_no_words_from_our_code
from tests.property.apis import OPERATIONS
from tests.property.cases import cases


def fingerprint() -> str:
    """The digest, in hexadecimal digits."""
    digest = hashlib.sha256()
    for operation in OPERATIONS:

        @settings(max_examples=10, derandomize=True, database=None, deadline=None)
        @given(cases(operation))
        def collect(case):
            digest.update(repr(case).encode(errors="backslashreplace"))

        collect()
    return digest.hexdigest()


if __name__ == "__main__":
    take_no_words_from_our_code()
    print(fingerprint())
