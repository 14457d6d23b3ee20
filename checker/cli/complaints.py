"""Errors → one line each on standard error, with no word of a draft and no traceback."""

from __future__ import annotations

import os
import sys

from checker.errors import InternalError, UserError, failing_place


def as_user_error(error: Exception, doing: str) -> UserError:
    """An error as one line for the user.

    Of an unforeseen one only the place is told, since its text may quote the draft; for developers,
    ``PREWIRE_DEBUG=1`` raises it instead.
    """
    if isinstance(error, UserError):
        return error
    if os.environ.get("PREWIRE_DEBUG") == "1":
        raise error
    place = failing_place(error)
    return InternalError(f"{doing}: internal error ({place}); nothing was checked. Please report it")


def complain(error: UserError, kind: str = "error") -> None:
    """Print a user's error, or another ``kind`` of news, as one line on standard error."""
    from checker.render.neutral import neutral  # noqa: PLC0415

    print(f"prewire: {kind}: {neutral(str(error))}", file=sys.stderr)
