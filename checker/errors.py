"""Errors that a person caused and can mend; each says what, where and what to do."""

from __future__ import annotations

from pathlib import PurePath


class UserError(Exception):
    """Bad input. Its text is one line, whatever went into it; the program ends with exit code 2."""

    def __init__(self, message: str) -> None:
        super().__init__(" ".join(message.split()))


class DraftError(UserError):
    """A draft that cannot be read: missing, empty, binary, too large, of an unknown kind."""


class RuleError(UserError):
    """A rule, lexicon, table or pack that is wrong. The text starts with ``file:line:``."""


class ConfigError(UserError):
    """A wrong option or configuration file."""


class InternalError(UserError):
    """A fault of the program, not of a person; its text tells the place only, and the exit code is 70."""


class PatternTimeout(UserError):
    """A pattern that ran out of its time on this text; the rule's outcome becomes ``broken``."""


def failing_place(error: BaseException) -> str:
    """Where the program failed: ``NameError in sentences.py, line 191``.

    The error's own text is left out: it may quote the release.
    """
    last = error.__traceback__
    while last is not None and last.tb_next is not None:
        last = last.tb_next
    name = type(error).__name__
    if last is None:
        return name
    return f"{name} in {PurePath(last.tb_frame.f_code.co_filename).name}, line {last.tb_lineno}"
