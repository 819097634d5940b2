"""Keys: from the environment, or from a keyring that encrypts what it stores. They are never in arguments or files."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from getpass import getpass
from typing import Any

from ..values.json import is_object
from ..values.signal_handlers import let_through
from .commands import Program
from .exit_codes import CommandFailure, ExitCode
from .streams import are_terminals

ENCRYPTING = frozenset(
    {
        "keyring.backends.SecretService",
        "keyring.backends.Windows",
        "keyring.backends.kwallet",
        "keyring.backends.libsecret",
        "keyring.backends.macOS",
    }
)
"""The modules of keyrings that encrypt what they store. Any other one may store plain text, so it is not used."""


def keys_of(program: Program, base_url: str) -> dict[str, str]:
    """Return the keys to pass to the client: none if it takes them from the environment.

    Keys in the keyring belong to the address for which they were stored, so that no other address gets them.
    """
    if not program.credentials or any(os.environ.get(one.variable) for one in program.credentials):
        return {}
    stored = _stored(program, base_url)
    if stored is None:
        names = ", ".join(one.variable for one in program.credentials if not one.optional)
        if not names:
            return {}
        login = f", or run: {program.name} login" if _backend() is not None else ""
        raise CommandFailure(ExitCode.CREDENTIALS, f"there are no keys for this address: set {names}{login}")
    if any(not one.optional and not stored.get(one.argument) for one in program.credentials):
        raise CommandFailure(
            ExitCode.CREDENTIALS, f"the keyring lacks keys for this address; run: {program.name} login"
        )
    return stored


def login(program: Program, base_url: str, ask: Callable[[str], str] | None = None) -> str:
    """Ask for the keys, and store them in the keyring. Return what was done."""
    backend = keyring_backend(program)
    if ask is None and not are_terminals("stdin", "stderr"):
        raise CommandFailure(ExitCode.NOT_CONFIRMED, f"login asks for the keys on a terminal; or set {_names(program)}")
    keys: dict[str, str] = {}
    for credential in program.credentials:
        optional = " (optional)" if credential.optional else ""
        given = (ask or _hidden)(f"{credential.argument.replace('_', ' ')}{optional}: ").strip()
        if given and not (given.isascii() and given.isprintable() and " " not in given):
            raise CommandFailure(
                ExitCode.CREDENTIALS,
                f"{credential.argument} is not a key: it has a space, or is not ASCII; nothing was stored",
            )
        if given:
            keys[credential.argument] = given
        elif not credential.optional:
            raise CommandFailure(ExitCode.NOT_CONFIRMED, f"{credential.argument} is empty; nothing was stored")
    _use(program, lambda: backend.set_password(program.distribution, base_url, json.dumps(keys)))
    return f"The keys for {base_url} are in the keyring."


def logout(program: Program, base_url: str) -> str:
    """Remove the keys of an address from the keyring. Return what was done."""
    backend = keyring_backend(program)
    if _use(program, lambda: backend.get_password(program.distribution, base_url)) is None:
        return f"There are no keys for {base_url} in the keyring."
    _use(program, lambda: backend.delete_password(program.distribution, base_url))
    return f"The keys for {base_url} were removed from the keyring."


def keyring_backend(program: Program) -> Any:
    """Return a keyring that encrypts what it stores. Raises ``CommandFailure`` if there is none."""
    found = _backend()
    if found is None:
        raise CommandFailure(
            ExitCode.NO_KEYRING,
            f"no encrypted keyring was found, so nothing can be stored in one; set {_names(program)} instead",
        )
    return found


def _names(program: Program) -> str:
    return ", ".join(one.variable for one in program.credentials)


def _hidden(prompt: str) -> str:
    return getpass(prompt, sys.stderr)


def _stored(program: Program, base_url: str) -> dict[str, str] | None:
    backend = _backend()
    if backend is None:
        return None
    text = _use(program, lambda: backend.get_password(program.distribution, base_url))
    try:
        keys: Any = None if text is None else json.loads(text)
    except (ValueError, RecursionError) as error:
        let_through(error)
        keys = ""
    if keys is None:
        return None
    if not is_object(keys) or not all(isinstance(one, str) for one in keys.values()):
        message = f"the entry of the keyring is not one of this program; run: {program.name} login"
        raise CommandFailure(ExitCode.CREDENTIALS, message)
    return keys


def _use(program: Program, act: Callable[[], Any]) -> Any:
    try:
        return act()
    except Exception as error:  # noqa: BLE001 - whatever a backend raises
        let_through(error)
        message = f"the keyring failed ({type(error).__name__}); unlock it, or set {_names(program)}"
        raise CommandFailure(ExitCode.NO_KEYRING, message) from None


def _backend() -> Any:
    """Return the keyring that is set up, if it encrypts. Of several, it is the first that does."""
    try:
        import keyring

        chosen: Any = keyring.get_keyring()
        candidates: list[Any] = [chosen, *getattr(chosen, "backends", ())]
    except Exception as error:  # noqa: BLE001 - whatever a backend raises, or there is no keyring
        let_through(error)
        return None
    return next((one for one in candidates if type(one).__module__ in ENCRYPTING), None)
