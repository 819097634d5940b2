"""From CommonMark to what Python-Markdown reads as the same."""

from __future__ import annotations

import pytest

from tools.site.docstring_text import for_generator as docstring
from tools.site.markdown import for_generator, title_of

ITEM_WITH_BLOCK = """\
Text:
- one
  more of it

  ```sh
  if true; then
    echo
  fi
  ```
  1. inner
     more
- two
"""
CONVERTED = """\
Text:

-   one
    more of it

    ```sh
    if true; then
      echo
    fi
    ```
    1.  inner
        more
-   two
"""


@pytest.mark.parametrize(
    ("written", "converted"),
    [
        ("No list: 1.5 - 0.5\n", "No list: 1.5 - 0.5\n"),
        (ITEM_WITH_BLOCK, CONVERTED),
        ("1. a\n\n   b\n2. c\n", "1.  a\n\n    b\n2.  c\n"),
        ("```text\nText\n- no list\n  of ours\n```\n", "```text\nText\n- no list\n  of ours\n```\n"),
        ("- - a\n", "-   -   a\n"),
        ("| `a \\| b` \\| c |\n", "| `a | b` \\| c |\n"),
        ("10. a\n    b\n", "10. a\n    b\n"),
    ],
)
def test_list_has_blank_lines_and_indentation(written: str, converted: str) -> None:
    assert for_generator(written) == converted
    assert for_generator(converted) == converted, "it stays what it is"


def test_docstring_links_the_public_names() -> None:
    text = "Raises ``APIError``, not ``Other``::\n\n    code"
    assert docstring(text, {"APIError": "p.APIError"}) == (
        "Raises [`APIError`][p.APIError], not ``Other``:\n\n    code"
    )
    assert docstring("First.\n\n::\n\n    code", {}) == "First.\n\n\n    code"


def test_title_is_the_first_heading() -> None:
    assert title_of("```\n# no\n```\n\n# The `x` of [y](z.md)\n\n# Later") == "The x of y"
    assert title_of("## Lower\n") is None
