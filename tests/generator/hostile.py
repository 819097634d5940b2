"""Hostile texts, and documents that have one of them in place of a text of their own."""

from __future__ import annotations

import os
import random
import re
from functools import cache

from attrs import frozen

from generator.document.json_pointer import escape, unescape
from generator.runtime.values.json import is_array, is_object

from .drafts import Draft
from .rich_draft import Place, places, replaced, rich_draft

RAN = "raise SystemExit('a text ran as code')"

TEXTS = (
    # They end a literal, a docstring, a comment or a statement, and go on with code.
    f'"""\n{RAN}\n"""', f"'''\n{RAN}\n'''", f'"); {RAN}; ("', f'", {RAN}) #', f"\n{RAN}\n", f"\r{RAN}\r",
    f"\r\n{RAN}", f"x\n#: imports\n{RAN}", f'\\"\\"\\"\n{RAN}', f"a: int = 0\n{RAN}\nb", f"x]\n{RAN}\n[",
    f"f'{{{RAN}}}'", f"\f{RAN}", f"\u2028{RAN}\u2029", f"\x85{RAN}", 'x", __import__("os").abort() or "',
    "x: (__import__('os').abort())", f'"\\N{{QUOTATION MARK}}; {RAN}', f"\\u0022\n{RAN}\\x22", f"\\\n{RAN}",
    "${__import__('os').abort()}", f"\v\x1c{RAN}",
    # Quotes and backslashes.
    '"', "'", '"""', "'''", "\\", "a\\", '\\"', "\\\\\\", '"" ""', '""""', 'ends with a quote"', "a\\N", "\\x",
    "\\u12", "`",
    # Templates.
    "{{ 7 * 7 }}", "{% raw %}", "{% endraw %}{{ x }}", "{# x #}", "{x}", "{", "}", "{}", "{0}", "{{", "%s", "%(x)s",
    "$x", "#: imports", "# fmt: on", "# fmt: off", "# -*- coding: utf-7 -*-", "# type: ignore", "#", "#!/bin/sh",
    "# noqa",
    # TOML, Markdown, HTML and YAML.
    '"\n[project]\nname = "evil"\n', "]\nx = [", "]]", "-->", "<script>alert(1)</script>", "<!--", "| a | b |", "a|b",
    "---", "\n# Title\n", "\n```\n", "[x](https://evil.example)", "![x](https://evil.example/x.png)",
    "<https://evil.example>", "&lt;b&gt;", "**a", "~~~", "&a *a", "!!python/name:os.abort", "- a\n- b", "key: value",
    "1. a", "    code", "***",
    # Unprintable characters.
    "\x00", "\n", "\r", "\r\n", "\t", "\x1b[31m", "\x7f", "\u2028", "\u2029", "\x85", "\u202e", "\u2066a\u2069",
    "\u200b", "\ufeff", "\ud800", "a\udfffb", "\U0001f469\u200d\U0001f680", "\ufffe", "\U000e0001", "a\u0301",
    "\u00ad",
    # Names of neutral documents, of Python and of generated code, and look-alikes of them.
    "zt000001z", "Zc000001z", "zp000003z", "zp000003z-", "zo000001z", "class", "None", "True", "__class__",
    "__init__", "__phi__", "__wires__", "_private", "self", "list", "str", "date", "Any", "Model", "NotFoundError",
    "F", "API", "match", "\uff23lass", "\uff41bc", "\u017felf", "\u212a", "gr\u00f6\u00dfe", "\u0430bc", "\u00aab",
    "a b", "a-b", "a.b", "a/b", "a~b", "a~0b", "a~1b", "%2e%2e", "1st", "", " ", " a ", "A_b", "aB", "AB", "a__b",
    "_", "__", "a" * 101, "x" * 3000, "x y " * 900, "../../up", "/etc/passwd", "https://evil.example",
    "//evil.example", "file:///etc", "javascript:alert(1)", "u:p@evil.example", "CON", "nul.txt", "-rf", "$ref",
    "x-sdk", "x-phi", "properties", "type", "enum", "null", "true", "0", "-1", "1e999", ".inf", "0x1f", "~", "(a+)+$",
    "[", "(?<=a", "(?i:a)", "\\p{L}", "^$", "a{99999}", "(?:a{999}){999}",
)  # fmt: skip

HARMLESS = ("harmless", "Harmless", "harm less!", "harmless-", "", "harm/less", "harmless_", "42")
"""Texts of the same roles as hostile ones, without anything special."""


@frozen
class Case:
    """A change of the document.

    Attributes:
        kind: ``place`` replaces one text; ``word`` all texts and keys that are equal, with what refers to them;
            ``file`` the name of a file; ``folder`` that of the API.
        place: The text that is replaced.
        word: The same, for the other kinds.
        text: The text in its place.
    """

    kind: str
    place: Place | None
    word: str
    text: str

    def draft(self, text: str | None = None) -> Draft | None:
        """Return the document with the text, or another one, in place; ``None`` if no file can have such a name."""
        given = self.text if text is None else text
        draft = rich_draft()
        if self.place is not None:
            return replaced(draft, self.place, given)
        if self.kind == "word":
            draft.files = {name: _renamed(content, self.word, given) for name, content in draft.files.items()}
        elif not _is_file_name(given):
            return None
        elif self.kind == "folder":
            draft.name = given
        else:
            draft.files = {
                name.replace(f"/{self.word}.yaml", f"/{given}.yaml"): _moved(content, self.word, given)
                for name, content in draft.files.items()
            }
        return draft


def cases(count: int) -> list[Case]:
    """Return the first cases of a list that is the same in every run, spread over all places and texts."""
    found = list(_cases())
    order = random.Random(18)
    order.shuffle(found)
    texts = list(TEXTS)
    made: list[Case] = []
    while len(made) < count:
        for kind, place, word in found:
            if not made or len(made) % len(texts) == 0:
                order.shuffle(texts)
            made.append(Case(kind, place, word, texts[len(made) % len(texts)]))
    return made[:count]


@cache
def _cases() -> tuple[tuple[str, Place | None, str], ...]:
    draft = rich_draft()
    words = sorted({_word(draft, place) for place in places(draft)})
    stems = sorted({name.rpartition("/")[2].removesuffix(".yaml") for name in draft.files if "/" in name})
    return (
        *(("place", place, "") for place in places(draft)),
        *(("word", None, word) for word in words if word not in _KEYS),
        *(("file", None, stem) for stem in stems),
        ("folder", None, draft.name),
    )


_KEYS = frozenset(
    {"get", "put", "post", "patch", "type", "string", "object", "integer", "array", "description", "schema", "content"}
    | {"parameters", "responses", "properties", "items", "$ref", "in", "required", "summary", "operationId", "tags"}
)
"""Keys of OpenAPI that are everywhere: a document without them is refused at once."""


def _word(draft: Draft, place: Place) -> str:
    file, path, is_key = place
    value = draft.files[file]
    for step in path[:-1] if is_key else path:
        value = value[step]
    return str(path[-1] if is_key else value)


def _renamed(value: object, word: str, text: str) -> object:
    """Return a value with another text in place of a word, wherever the word is the whole text or a name in it."""
    if isinstance(value, str):
        if value == word:
            return text
        if "#/" in value:
            file, _, pointer = value.partition("#/")
            tokens = [escape(text) if unescape(token) == word else token for token in pointer.split("/")]
            return f"{file}#/{'/'.join(tokens)}"
        return value.replace(f"{{{word}}}", f"{{{text}}}")
    if is_object(value):
        return {str(_renamed(key, word, text)): _renamed(item, word, text) for key, item in value.items()}
    return [_renamed(item, word, text) for item in value] if is_array(value) else value


def _moved(value: object, stem: str, text: str) -> object:
    if isinstance(value, str):
        return re.sub(rf"^((?:.*/)?){re.escape(stem)}\.yaml#", lambda match: f"{match[1]}{text}.yaml#", value)
    if is_object(value):
        return {key: _moved(item, stem, text) for key, item in value.items()}
    return [_moved(item, stem, text) for item in value] if is_array(value) else value


def _is_file_name(text: str) -> bool:
    try:
        encoded = os.fsencode(text)
    except UnicodeEncodeError:
        return False
    return 0 < len(encoded) < 200 and not {"/", "\0"} & set(text) and text not in (".", "..")
