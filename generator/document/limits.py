"""The limits of a document. They bound time and memory, and are far above what an API described by hand needs.

The largest of our own documents has 20,000 values in files of at most 50 kB, 20 levels deep.
"""

from __future__ import annotations

from typing import Final

MAX_FILE_BYTES: Final = 16 * 1024 * 1024
"""The size of one file."""

MAX_FILES: Final = 2_000
"""The number of files of one API."""

MAX_VALUES: Final = 1_000_000
"""The number of values (objects, arrays and single values) of one API, after aliases and references are expanded."""

MAX_ENTRIES: Final = 20_000
"""The number of entries of one object or array."""

MAX_DEPTH: Final = 64
"""The number of objects and arrays inside each other, and of references that follow each other without a record."""

MAX_KEY_CHARACTERS: Final = 300
"""The length of a key."""

MAX_TEXT_CHARACTERS: Final = 200_000
"""The length of a text."""

MAX_NUMBER_CHARACTERS: Final = 100
"""The length of a number."""

MAX_REFERENCE_CHARACTERS: Final = 500
"""The length of a reference."""
