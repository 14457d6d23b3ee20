"""A small corpus of our own, and a job to check it by."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.audit import Job
from checker.config import Settings

pytest.importorskip("pyarrow", reason="the audit's tables need prewire[scale]")

RELEASE = """Goose Ponds, Inc. Opens Pond Number {n}

BOSTON, March {day}, 2025 -- Goose Ponds, Inc. (Nasdaq: GOOS) today opened a pond. The Company expects to open
another pond in 2026.

Contact: Jane Heron, (617) 555-01{n:02}, jane.heron@gooseponds.example
"""


def release(n: int) -> str:
    """The n-th release; each is another text."""
    return RELEASE.format(n=n, day=n % 27 + 1)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """A folder of seven releases."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    for n in range(7):
        (folder / f"release-{n}.txt").write_text(release(n), encoding="utf-8")
    return folder


@pytest.fixture
def job(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Job:
    """A job with few rules, in a folder that isn't there yet."""
    monkeypatch.setenv("PREWIRE_CACHE", str(tmp_path_factory.getbasetemp() / "audit-cache"))
    settings = Settings(packs=("us-core",), select=("id", "fls"))
    return Job(tmp_path / "audit", settings, date(2026, 11, 23))
