"""``sys.argv`` → exit code: ``check`` and ``--version`` without Typer, all else through it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from checker import __version__
from checker.cli.options import CHECK_OPTIONS, CheckOptions, Option, empty_values

_BY_FLAG = {flag: option for option in CHECK_OPTIONS for flag in option.flags}


def run(arguments: Sequence[str]) -> int:
    """Run the command line and give its exit code: 0 clean, 1 findings, 2 could not check."""
    if list(arguments) == ["--version"]:
        print(f"prewire {__version__}")
        return 0
    if arguments and arguments[0] == "check":
        options = parse_check(arguments[1:])
        if options is not None:
            from checker.cli.check import run_check  # noqa: PLC0415

            return run_check(options)
    from checker.cli.app import run_app  # noqa: PLC0415

    return run_app(arguments)


def parse_check(arguments: Sequence[str]) -> CheckOptions | None:
    """The options of a well-formed ``check`` call; None when Typer should say what is wrong, or help."""
    values = empty_values()
    paths: list[str] = []
    rest = list(arguments)
    while rest:
        word = rest.pop(0)
        if word == "--":
            paths += rest
            break
        if not word.startswith("-") or word == "-":
            paths.append(word)
            continue
        flag, has_value, value = word.partition("=") if word.startswith("--") else (word, "", "")
        option = _BY_FLAG.get(flag)
        if option is None or (has_value and not option.takes_value):
            return None
        if option.takes_value and not has_value:
            if not rest:
                return None
            value = rest.pop(0)
        if not _store(values, option, value):
            return None
    return CheckOptions(tuple(paths), values) if paths else None


def _store(values: dict[str, Any], option: Option, value: str) -> bool:
    if not option.takes_value:
        values[option.name] = True
    elif not option.takes(value):
        return False
    elif option.repeated:
        values[option.name].append(value)
    else:
        values[option.name] = value
    return True
