"""JSON that someone else wrote, parsed strictly: whatever is accepted can be stored, and sent again."""

from __future__ import annotations

import json
from collections import Counter
from math import isfinite
from typing import Any, NoReturn

from practice_mock.json_types import is_array, is_object

MAX_DEPTH = 100
"""The number of objects and arrays that may contain each other."""

MAX_VALUES = 20_000
"""The number of values in objects and arrays, these included, unless another one is given."""


class UnusableJson(ValueError):
    """A text cannot be used as JSON. The message is the rule that it violates, and repeats nothing of the text.

    Attributes:
        name: The field that an object has twice, if that is the reason. Anyone may have written it.
    """

    def __init__(self, message: str, name: str | None = None) -> None:
        super().__init__(message)
        self.name = name


def parse(text: str | bytes, most: int = MAX_VALUES) -> Any:
    """Return the value of a JSON text, in UTF-8 if it is bytes.

    Raises UnusableJson if it is not JSON, is nested too deeply, has more than `most` values, repeats a field of an
    object, or contains text that is not valid Unicode (a lone surrogate, which JSON can escape) or a number that is not
    finite.
    """
    try:
        text = text.decode("utf-8") if isinstance(text, bytes) else text
        value = json.loads(text, parse_constant=_refuse_constant, parse_float=_finite, object_pairs_hook=_object)
        if "\\u" in text:  # only an escape can make a lone surrogate
            json.dumps(value, ensure_ascii=False).encode()
    except UnusableJson:
        raise
    except UnicodeDecodeError:
        raise UnusableJson("must be UTF-8") from None
    except UnicodeEncodeError:
        raise UnusableJson("must not contain text that is not valid Unicode") from None
    except json.JSONDecodeError as error:
        raise UnusableJson(_not_json(str(text), error)) from None
    except RecursionError:
        raise _too_deep() from None
    except ValueError:  # Python limits the digits of a whole number
        raise UnusableJson("must not contain a number with thousands of digits") from None
    if text.count(",") + text.count("[") + text.count("{") > MAX_DEPTH:
        _require_size(value, most)
    return value


def _require_size(value: Any, most: int) -> None:
    """Raise UnusableJson if a value contains too much: looking for what is wrong with it would take long."""
    level, depth, count = [value], 0, 1
    while level:
        level = [
            inner
            for one in level
            if is_object(one) or is_array(one)
            for inner in (one.values() if is_object(one) else one)
        ]
        depth, count = depth + 1, count + len(level)
        if count > most:
            raise UnusableJson(f"must not contain more than {most} values")
        if depth > MAX_DEPTH:
            raise _too_deep()


def _refuse_constant(name: str) -> NoReturn:
    raise UnusableJson("must be JSON")


def _finite(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise UnusableJson("must not contain a number that is too large")
    return number


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = Counter(name for name, _ in pairs)
        raise UnusableJson("must not repeat a field of an object", names.most_common(1)[0][0])
    return found


def _not_json(text: str, error: json.JSONDecodeError) -> str:
    """Return what is wrong with a text that is not JSON, as far as it shows."""
    if text.startswith("\ufeff"):
        return "must be JSON without a byte order mark at its beginning"
    if "\x00" in text[:4]:
        return "must be JSON in UTF-8, not in UTF-16 or UTF-32"
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated"):
        return "must be JSON: it ends too early"
    return "must be JSON"


def _too_deep() -> UnusableJson:
    return UnusableJson(f"must not be nested more than {MAX_DEPTH} levels deep")
