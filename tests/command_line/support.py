"""Run the command lines in this process, over a transport of the test, and catch what they write."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from coreplus_client._runtime.command_line import start as coreplus_start
from pracsuite_client._runtime.command_line import start as pracsuite_start

if TYPE_CHECKING:
    from tests.property.adapter import Call

CLASSES = {"pracsuite": "PracSuite", "coreplus": "Coreplus"}
STARTS = {"pracsuite": pracsuite_start, "coreplus": coreplus_start}

KEYS = {
    "pracsuite": {"PRACSUITE_VENDOR_KEY": "vendor_key", "PRACSUITE_ACCOUNT_KEY": "account_key"},
    "coreplus": {
        f"COREPLUS_{name.upper()}": name for name in ("consumer_id", "consumer_secret", "access_token", "issuer")
    },
}
"""The environment variables of the keys."""


@dataclass(frozen=True)
class Result:
    """How a command ended, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The value on standard output."""
        return json.loads(self.out)


class _Stream(io.TextIOWrapper):
    """A standard stream that may say that it is a terminal."""

    def __init__(self, content: bytes = b"", *, terminal: bool = False) -> None:
        super().__init__(io.BytesIO(content), "utf-8", write_through=True)
        self._terminal = terminal

    def isatty(self) -> bool:
        return self._terminal

    def text(self) -> str:
        self.flush()
        raw = self.buffer
        assert isinstance(raw, io.BytesIO)
        return raw.getvalue().decode()


def run(api: str, *arguments: str, given: bytes = b"", terminal: bool = False) -> Result:
    """Run a command, and return how it ended."""
    out, err, stdin = _Stream(terminal=terminal), _Stream(terminal=terminal), _Stream(given, terminal=terminal)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        patch.setattr(sys, "stdin", stdin)
        try:
            code = STARTS[api].run(f"{api}_client", list(arguments))
        except SystemExit as end:  # a shell has asked for completions
            code = int(end.code or 0)
    return Result(int(code), out.text(), err.text())


TRANSPORTS: dict[int, httpx.BaseTransport] = {}
"""The transports in use, by number."""


def transports() -> dict[int, httpx.BaseTransport]:
    """Return the transports in use, to which this function does not refer."""
    found: dict[int, httpx.BaseTransport] = vars(import_module(__name__))["TRANSPORTS"]
    return found


class Behind(httpx.BaseTransport):
    """A transport that has another one by its number only.

    A client looks through everything to which a transport refers, for connections that it could share. Behind those of
    the tests is a whole practice, which each command would look through again.
    """

    def __init__(self, transport: httpx.BaseTransport) -> None:
        self._number = max(transports(), default=0) + 1
        transports()[self._number] = transport

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return transports()[self._number].handle_request(request)

    def close(self) -> None:
        transports().pop(self._number).close()


@contextmanager
def connected(
    api: str, transport: httpx.BaseTransport, base_url: str, keys: Mapping[str, str], **settings: Any
) -> Iterator[None]:
    """Let the commands of an API call a transport, with keys in the environment."""
    package = import_module(f"{api}_client")
    original: Callable[..., Any] = getattr(package, CLASSES[api])
    own = transport if isinstance(transport, httpx.HTTPTransport) else Behind(transport)  # whose errors are believed
    with pytest.MonkeyPatch.context() as patch, httpx.Client(transport=own) as pool:
        patch.setattr(package, CLASSES[api], partial(original, **{"http_client": pool, "rate_limit": None, **settings}))
        patch.setenv(f"{api.upper()}_BASE_URL", base_url)
        for variable, name in KEYS[api].items():
            patch.setenv(variable, keys[name])
        yield


def keys_of(mock: Any, api: str) -> dict[str, str]:
    """Return the demo keys of an API."""
    credentials = getattr(mock.credentials, api)
    return {name: str(getattr(credentials, name)) for name in KEYS[api].values()}


def text_of(value: Any) -> str:
    """Return an argument of a call as it is written on a command line."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    return json.dumps(plain(value)) if isinstance(value, (dict, list)) else str(value)


def plain(value: Any) -> Any:
    """Return an argument of a call as JSON."""
    if isinstance(value, dict):
        return {name: plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value if value is None or isinstance(value, (bool, int, float, str)) else str(text_of(value))


def command_of(call: Call) -> Any:
    """Return the generated command of a call."""
    module = import_module(f"{call.operation.api.name}_client._commands.{call.operation.resource}")
    return module.COMMANDS[call.operation.verb]


def words_of(call: Call) -> list[str]:
    """Return the words that name the command of a call."""
    return [call.operation.resource.replace("_", "-"), call.operation.verb.replace("_", "-")]


def as_options(call: Call, folder: Path) -> list[str]:
    """Return the arguments of a call as words and options of its command."""
    options = {one.keyword: one for one in command_of(call).arguments}
    words = [*words_of(call), *map(text_of, call.positional)]
    nulls = {keyword: None for keyword, value in call.keywords.items() if value is None}
    if nulls:  # which no text on a command line can express
        (folder / "nulls.json").write_text(json.dumps(nulls), "utf-8")
        words += ["--data", f"@{folder / 'nulls.json'}"]
    for keyword, value in call.keywords.items():
        if value is None:
            continue
        argument = options[keyword]
        values = value if argument.many and isinstance(value, list) else [value]
        for number, one in enumerate(values):
            words += [f"--{argument.option}", _file(one, folder, number) or text_of(one)]
    return words


def as_data(call: Call, folder: Path) -> tuple[list[str], bytes]:
    """Return the words of a call, and its arguments as JSON for ``--data -``, with the names of the API."""
    options = {one.keyword: one for one in command_of(call).arguments}
    data = {}
    for keyword, value in call.keywords.items():
        argument = options[keyword]
        values = value if isinstance(value, list) else [value]
        files = [_file(one, folder, number) for number, one in enumerate(values)]
        shown = files if any(files) else plain(value)
        data[argument.name or keyword] = shown[0] if any(files) and not argument.many else shown
    return [*words_of(call), *map(text_of, call.positional), "--data", "-"], json.dumps(data).encode()


def _file(value: Any, folder: Path, number: int) -> str:
    """Return the path of a file to send, which is written first; nothing for a value that is none."""
    if not isinstance(value, tuple) or not isinstance(value[1], bytes):
        return ""
    path = folder / str(number) / value[0]
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(value[1])
    return str(path)
