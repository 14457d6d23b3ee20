"""``python -m checker`` and the ``prewire`` command."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line and end the process with its exit code."""
    from checker.cli.dispatch import run  # noqa: PLC0415

    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        # The reader of our output went away (`prewire check … | head`): not our fault, not a finding.
        sys.stderr.close()
        code = 141
    sys.exit(code)


if __name__ == "__main__":
    main()
