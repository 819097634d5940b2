"""All problems of one record, not only the first."""

from __future__ import annotations

from collections.abc import Callable

from practice_mock.loading.errors import RecordError
from practice_mock.rejection import NotFound, Rejection


def require_all(*checks: Callable[[], object]) -> None:
    """Make every check, and raise RecordError with the rejections of all.

    A check that finds nothing to compare with, because a record does not exist, is left to the check that names it.
    """
    rejections: list[Rejection] = []
    missing: list[Rejection] = []
    for check in checks:
        try:
            check()
        except NotFound as rejection:
            missing.append(rejection)
        except RecordError as error:
            rejections += error.rejections
        except Rejection as rejection:
            rejections.append(rejection)
    if rejections or missing:
        raise RecordError(rejections or missing)
