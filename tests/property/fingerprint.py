"""Print a digest of the first cases of every operation, the same everywhere: `python -m tests.property.fingerprint`.

With a seed as its argument, the cases are those of the seed.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Sequence

from hypothesis import given, seed, settings

from practice_mock import Clock, Practice
from practice_mock.testing import in_process
from tests.conftest import take_no_words_from_our_code
from tests.property.apis import APIS, OPERATIONS, Operation
from tests.property.clients import NOW, tomorrow
from tests.property.realism import real_cases
from tests.property.worlds import harvest, worlds_of

EXAMPLES = 3


def fingerprint(number: int | None = None, operations: Sequence[Operation] = OPERATIONS) -> str:
    """Return the hexadecimal digest for a seed, or for the cases of every run."""
    digest = hashlib.sha256()
    mock = in_process(Practice(clock=Clock(NOW)))
    pools = {api: harvest(api, mock) for api in APIS}
    for operation in operations:

        @settings(max_examples=EXAMPLES, derandomize=number is None, database=None, deadline=None)
        @given(real_cases(operation, pools[operation.api], worlds_of(operation, mock), tomorrow(mock)))
        def collect(real_case):
            digest.update(repr(real_case.case).encode(errors="backslashreplace"))

        (collect if number is None else seed(number)(collect))()
    return digest.hexdigest()


if __name__ == "__main__":
    take_no_words_from_our_code()
    print(fingerprint(*map(int, sys.argv[1:])))
