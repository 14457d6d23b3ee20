"""The fast parser and Typer read the same call alike."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.cli import app as application
from checker.cli import check, dispatch
from checker.cli.options import CHECK_OPTIONS, CheckOptions, Option

WORD = st.text("abcdefgh-_.=/*é ", min_size=1, max_size=12).filter(lambda w: not w.startswith("-"))


def _given_option(option: Option) -> st.SearchStrategy[list[str]]:
    if not option.takes_value:
        return st.sampled_from(option.flags).map(lambda flag: [flag])
    value = st.sampled_from(option.choices) if option.choices else WORD
    return st.tuples(st.sampled_from(option.flags), value, st.booleans()).map(
        lambda t: [f"{t[0]}={t[1]}"] if t[2] and t[0].startswith("--") else [t[0], t[1]]
    )


PIECES = st.lists(st.one_of(*map(_given_option, CHECK_OPTIONS), WORD.map(lambda w: [w])), max_size=8)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[CheckOptions]:
    """What ``check`` was called with."""
    calls: list[CheckOptions] = []

    def record(options: CheckOptions) -> int:
        calls.append(options)
        return 0

    monkeypatch.setattr(check, "run_check", record)
    return calls


def _plain(options: CheckOptions) -> tuple[tuple[str, ...], dict[str, Any]]:
    return options.paths, {name: list(v) if isinstance(v, tuple) else v for name, v in options.values.items()}


def test_both_parsers_agree(seen: list[CheckOptions]) -> None:
    @settings(deadline=None)
    @given(PIECES)
    def agree(pieces: list[list[str]]) -> None:
        arguments = ["draft.md", *(word for piece in pieces for word in piece)]
        fast = dispatch.parse_check(arguments)
        assert fast is not None
        seen.clear()
        assert application.run_app(["check", *arguments]) == 0
        assert _plain(seen[0]) == _plain(fast)

    agree()


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--unknown", "x"],
        ["a.md", "--format"],
        ["a.md", "--format", "nonsense"],
        ["--quiet=yes", "a.md"],
        [],
    ],
)
def test_odd_calls_go_to_typer(arguments: list[str]) -> None:
    assert dispatch.parse_check(arguments) is None


def test_double_dash_ends_the_options() -> None:
    options = dispatch.parse_check(["--quiet", "--", "--odd-name.md"])
    assert options is not None
    assert options.paths == ("--odd-name.md",)


def test_version_needs_no_typer(capsys: pytest.CaptureFixture[str]) -> None:
    assert dispatch.run(["--version"]) == 0
    assert capsys.readouterr().out.startswith("prewire ")
