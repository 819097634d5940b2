"""Report responses that do not fit their schema by request, pointer and the validator's message."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import jsonschema_rs

Hook = Callable[[httpx.Response], None]


def reporting_problems(check: Hook) -> Hook:
    """Return a hook for httpx that fails with one line where a check raises a validation error."""

    def hook(response: httpx.Response) -> None:
        try:
            check(response)
        except jsonschema_rs.ValidationError as problem:
            request = f"{response.request.method} {response.request.url.path}"
            pointer = "".join(f"/{token}" for token in problem.instance_path)
            raise AssertionError(f"{request}: response {pointer}: {problem.message}") from None

    return hook
