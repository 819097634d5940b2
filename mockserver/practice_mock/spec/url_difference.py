"""How a URL that a client signed differs from the one that was received, without a value of either."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from practice_mock.spec.names import MASK, Vocabulary, repeatable

_MOST = 20
"""The number of parameters, and of segments, that a message shows."""


def describe_difference(signed: str, received: str, vocabulary: Vocabulary) -> str:
    """Return the parts that differ, and the received URL with its values masked.

    `received` is a URL as this server read it. Only names that the document has are repeated.
    """
    try:
        mine = urlsplit(signed)
        mine.port  # noqa: B018 - raises ValueError if it is not a number
    except ValueError:
        reasons = ["it is not a URL"]
    else:
        reasons = [*_text_differences(signed, received), *_differences(mine, urlsplit(received), vocabulary.names)]
    shown = masked_url(received, vocabulary)
    end = f", where {MASK} is a value" if MASK in shown else ""
    why = " and ".join(reasons) or "it is written in another way; sign the URL exactly as it is sent"
    return f"{why}. The request was received as {shown}{end}"


def masked_url(url: str, vocabulary: Vocabulary) -> str:
    """Return a URL in which every segment, name and value that the document does not have is masked."""
    parts = urlsplit(url)
    path = "/".join(_segment(part, vocabulary) for part in parts.path.split("/")[:_MOST])
    query = parts.query.split("&") if parts.query else []
    pairs = [f"{_name(one, vocabulary.names)}={MASK}" for one in query[:_MOST]]
    if len(query) > _MOST:
        pairs.append("…")
    return f"{parts.scheme}://{parts.netloc}{path}" + (f"?{'&'.join(pairs)}" if pairs else "")


def _segment(part: str, vocabulary: Vocabulary) -> str:
    lower = part.lower()
    return part if not part or lower in vocabulary.segments or lower in _BASE else MASK


def _name(pair: str, names: Collection[str]) -> str:
    name = unquote(pair.partition("=")[0])
    return name if repeatable(name, (), names) else MASK


_BASE = frozenset({"_ns", "api", "core", "v1", "v2", "v2.1"})


def _text_differences(mine: str, theirs: str) -> Iterator[str]:
    """Yield the differences that the parts of a URL do not show."""
    if mine != mine.strip():
        yield "it has a blank at its beginning or end"
    elif any(char.isspace() or not char.isprintable() for char in mine):
        yield "it contains a blank or a control character"
    for mark, name in (("?", "question mark without a query"), ("#", "number sign without a fragment")):
        ends = [_ends_with(text, mark) for text in (mine.strip(), theirs)]
        if ends[0] and not ends[1]:
            yield f"it has a {name}, which was not sent"
        elif ends[1] and not ends[0]:
            yield f"it lacks the {name} that was sent"


def _ends_with(url: str, mark: str) -> bool:
    """Return whether a URL has a mark with nothing behind it."""
    before, found, fragment = url.partition("#")
    return found == "#" and not fragment if mark == "#" else before.endswith("?") and before.count("?") == 1


def _differences(mine: SplitResult, theirs: SplitResult, names: Collection[str]) -> Iterator[str]:
    if not mine.scheme or not mine.netloc:
        yield "it is not an absolute URL with scheme and host"
    else:
        if mine.scheme != theirs.scheme:
            yield f"its scheme is not {theirs.scheme}"
        if mine.netloc != theirs.netloc:
            yield f"its host or port is not {theirs.netloc}"
    if mine.path != theirs.path:
        yield _path_difference(mine.path, theirs.path)
    if mine.query != theirs.query:
        yield _query_difference(mine.query, theirs.query, names)
    if mine.fragment:
        yield "it has a fragment, which is never sent"


def _path_difference(mine: str, theirs: str) -> str:
    if unquote(mine) == unquote(theirs):
        return "its path is percent-encoded in another way than it was sent"
    if mine.rstrip("/") == theirs.rstrip("/"):
        return (
            "its path has a slash at the end that was not sent"
            if mine.endswith("/")
            else "its path lacks the last slash"
        )
    if mine.lower() == theirs.lower():
        return "its path has another letter case"
    return "its path differs"


def _query_difference(mine: str, theirs: str, names: Collection[str]) -> str:
    if not mine:
        return "its query is missing"
    if not theirs:
        return "it has a query that was not sent"
    signed, sent = (parse_qsl(query, keep_blank_values=True) for query in (mine, theirs))
    if signed == sent:
        return "its query is percent-encoded in another way than it was sent: sign the URL exactly as it is sent"
    if sorted(signed) == sorted(sent):
        return "its query has another order"
    return f"its query differs in {_differing(signed, sent, names)}"


def _differing(signed: Sequence[tuple[str, str]], sent: Sequence[tuple[str, str]], names: Collection[str]) -> str:
    """Return the parameters of two queries that differ, by their names or, if these must not be repeated, number."""
    different = list(dict.fromkeys(name for name, _ in set(signed) ^ set(sent)))
    shown = sorted(name for name in different[:_MOST] if repeatable(name, (), names))
    if hidden := len(different) - len(shown):
        shown.append(f"{hidden} undocumented parameter{'s' if hidden > 1 else ''}")
    return ", ".join(shown) or "the number of times that a parameter is given"
