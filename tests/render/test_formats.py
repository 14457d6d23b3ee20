"""What holds for every format: it can be asked for, and the same reports give the same bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from checker.errors import ConfigError
from checker.formats import BY_SUFFIX, FORMATS, TEXTS
from checker.render import RenderOptions, render, renderer
from checker.report import Report

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_has_its_renderer(format: str) -> None:
    assert callable(renderer(format))


def test_a_format_that_is_none_is_told_with_those_there_are() -> None:
    with pytest.raises(ConfigError, match="no format is called 'sarifx'; use one of text, json, html"):
        renderer("sarifx")


def test_no_two_formats_have_one_suffix() -> None:
    assert len(BY_SUFFIX) == sum(len(format.suffixes) for format in FORMATS.values())


@pytest.mark.parametrize("format", TEXTS)
def test_the_same_reports_give_the_same_text(
    format: str, samples: Mapping[str, Report], gated: Report, word: Report
) -> None:
    several = [*samples.values(), gated, word]
    options = RenderOptions(suppressed=True)
    assert render(several, format, options) == render(several, format, options)


@pytest.mark.parametrize("format", ["sarif", "junit", "markdown", "csv"])
def test_the_order_of_sets_shows_nowhere(format: str) -> None:
    """Python shuffles sets anew in every process, by a seed."""
    command = [sys.executable, "-m", "checker", "check", "examples/director-leaves.txt", "--format", format]
    texts = {
        subprocess.run(
            [*command, "--as-of", "2026-11-23"],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1795392000"},
            capture_output=True,
            check=False,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(texts) == 1 and all(texts)
