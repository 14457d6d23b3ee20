"""Reports → the exit code that a build is gated by.

0: nothing that is to fail. 1: something is. 2: bad usage, configuration, rules or input; a gate must not
pass on an unread draft. 70: a fault of the program. 130: stopped by Ctrl-C. 141: who read the output went
away. Of several the highest holds.
"""

from __future__ import annotations

from checker.config import Settings
from checker.errors import InternalError, UserError
from checker.final import fails_as_final
from checker.report import Report

CLEAN, FINDINGS, COULD_NOT_CHECK, INTERNAL = 0, 1, 2, 70


def exit_code(report: Report, settings: Settings) -> int:
    """The code for one report, by the mildest result that is to fail."""
    summary = report.summary
    if summary.broken:
        return COULD_NOT_CHECK
    if settings.final and fails_as_final(report.outcomes):
        return FINDINGS
    counts = {
        "error": summary.errors,
        "warning": summary.errors + summary.warnings,
        "advice": summary.errors + summary.warnings + summary.advice,
        "undetermined": summary.errors + summary.undetermined,
        "never": 0,
    }
    return FINDINGS if counts[settings.fail_on] else CLEAN


def error_code(error: UserError) -> int:
    """The code for a draft, or a whole call, that could not be checked."""
    return INTERNAL if isinstance(error, InternalError) else COULD_NOT_CHECK


def softened(code: int, exit_zero: bool) -> int:
    """The code under ``--exit-zero``: findings do not fail, all else does."""
    return CLEAN if exit_zero and code == FINDINGS else code
