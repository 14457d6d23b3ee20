"""A way to run the command as a user does, with its output and exit code."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from checker.cli.dispatch import run

CLEAN = """\
Acme Anvils Opens Third Plant in Ohio

TOLEDO, Ohio, Aug. 6, 2026 -- Acme Anvils, Inc. (Nasdaq: ACMA) yesterday opened its third plant, in Toledo.

About Acme Anvils

Acme Anvils, Inc. makes drop-forged anvils.

Contact:
Jonas Ferro, Vice President, Investor Relations
Acme Anvils, Inc.
+1 419 250 1000
ir@acme-anvils.com
"""

FAULTY = CLEAN.replace("(Nasdaq: ACMA)", "(Nasdaq: News)")


@dataclass(frozen=True)
class Ran:
    """What a call printed, and its exit code."""

    code: int
    out: str
    err: str


Prewire = Callable[..., Ran]


@pytest.fixture
def prewire(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Prewire:
    """Runs ``prewire`` in an empty folder of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")  # 2026-11-23
    monkeypatch.setenv("NO_COLOR", "1")

    def call(*arguments: str | os.PathLike[str], stdin: bytes = b"") -> Ran:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        code = run([os.fspath(a) for a in arguments])
        printed = capsys.readouterr()
        return Ran(code, printed.out, printed.err)

    return call


@pytest.fixture
def clean(tmp_path: Path) -> Path:
    """A draft without an error."""
    path = tmp_path / "clean.txt"
    path.write_text(CLEAN, encoding="utf-8")
    return path


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """A draft with one error: link text for a symbol."""
    path = tmp_path / "faulty.txt"
    path.write_text(FAULTY, encoding="utf-8")
    return path
