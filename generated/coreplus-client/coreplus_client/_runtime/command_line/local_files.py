"""Local files that a command reads or writes. No message names one, because its name may be that of a patient."""

from __future__ import annotations

import errno
import re
from collections.abc import Mapping
from pathlib import Path
from stat import S_ISREG

from ..files.target import target
from ..values.argument_error import ArgumentError
from ..values.signal_handlers import let_through
from .commands import Argument
from .exit_codes import CommandFailure, ExitCode
from .places import Place

_REMEDIES: Mapping[int, str] = {
    errno.ENOENT: "check the path",
    errno.ENOTDIR: "check the path",
    errno.EACCES: "check the permissions of the file and its folder",
    errno.EPERM: "check the permissions of the file and its folder",
    errno.ENOSPC: "free some space",
    errno.EISDIR: "give the path of a file",
    errno.EROFS: "give a path on a disk that can be written to",
}
"""What a user can do about an error of the system."""

_TOO_LARGE = re.compile(r"must have at most [0-9]+ bytes")


def read_path(place: Place, text: str) -> Path:
    """Return the path of a file to read. Raises ``CommandFailure`` if it cannot be read."""
    path = Path(text)
    try:
        if not text:
            raise unusable_file(place.said(), "the path is empty")
        if not S_ISREG(path.stat().st_mode):
            raise unusable_file(
                place.said(), "it is a directory, a device, a pipe or a socket; give the path of a file"
            )
        path.open("rb").close()
    except OSError as error:
        let_through(error)
        raise file_failure(error, place.said()) from None
    except ValueError as error:
        let_through(error)
        raise unusable_file(place.said(), "the path is not valid") from None
    return path


def path_to_write(place: Place, text: str) -> Path:
    """Return the path of a file to create, or of a folder for it. Raises ``CommandFailure`` if it is neither."""
    path = Path(text)
    try:
        if reason := _reason_against(path, text):
            raise unusable_file(place.said(), reason)
    except OSError as error:
        let_through(error)
        raise file_failure(error, place.said()) from None
    except ValueError as error:
        let_through(error)
        raise unusable_file(place.said(), "the path is not valid") from None
    return path


def _reason_against(path: Path, text: str) -> str:
    """Return why the client would not save a file there, in words that do not repeat the path."""
    if not text or "\0" in text:
        return "the path is not valid" if text else "the path is empty"
    try:
        target(text)
    except ArgumentError:
        if path.parent.is_file() or (text.endswith("/") and path.is_file()):
            return "it is inside a file, not inside a folder"
        if not path.parent.is_dir() or text.endswith(("/", "\\")):
            return "the folder does not exist; create it first"
        if not path.suffix:
            return "the folder does not exist; create it first, or give a file a name with an extension, such as .pdf"
        return "it is neither an existing folder, nor a file in an existing folder"
    return ""


def file_failure(error: OSError, option: str) -> CommandFailure:
    """Return an error of a local file as a failure that names its option, and what to do."""
    if isinstance(error, BrokenPipeError):
        raise error
    if isinstance(error, FileExistsError):
        return unusable_file(option, _existing(error))
    remedy = _REMEDIES.get(error.errno or 0, "check the path, its folder and the permissions")
    return unusable_file(option, f"{error.strerror or 'unknown reason'}; {remedy}")


def _existing(error: FileExistsError) -> str:
    if "server's filename" in str(error):
        return (
            "the folder has a file with the name that the server gives; give the path of a file instead of the folder,"
            " or add --overwrite true"
        )
    return "the file exists already; give another path, or add --overwrite true to replace it"


def unusable_file(option: str, reason: str) -> CommandFailure:
    """Return the failure of a local file, given its option. The reason must not name the file."""
    return CommandFailure(ExitCode.FILE, f"{option}: cannot be used: {reason[:1].lower()}{reason[1:]}")


def rejected_file(said: str, reason: str) -> CommandFailure:
    """Return the failure of a file that the client rejects. Most of its reasons name the file."""
    too_large = _TOO_LARGE.match(reason)
    return unusable_file(said, "it " + too_large[0] if too_large else "check the path, its folder and the permissions")


def option_of_files(arguments: tuple[Argument, ...], places: Mapping[str, Place]) -> str:
    """Return the option of the local file of a command, or the options that it could be."""
    files = [one for one in arguments if one.kind == "file"]
    given = [one for one in files if one.keyword in places] or files
    return " or ".join(places.get(one.keyword, Place(one)).said() for one in given) or "a local file"
