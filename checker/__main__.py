"""``python -m checker`` and the ``prewire`` command."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

COLLECT_AFTER = 100_000
"""Objects between two searches for garbage; the usual 700 would search some hundred times during start-up."""


def main() -> NoReturn:
    """Run the command line and end the process with its exit code."""
    gc.set_threshold(COLLECT_AFTER, 10, 10)
    _leave(_run())


def _run() -> int:
    from checker.cli.dispatch import run  # noqa: PLC0415

    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader of our output went away (`prewire check … | head`): not our fault, not a finding.
        return 141
    return code


def _leave(code: int) -> NoReturn:
    """End at once: all is written, and freeing each object by itself takes longer than judging a rule."""
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
