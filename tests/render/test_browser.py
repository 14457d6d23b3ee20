"""In a real browser: the page's own policy stops a script that slipped through the escaping."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from checker.render import render
from checker.report import Report

pytestmark = pytest.mark.browser

SCRIPT = "<script>document.body.setAttribute('data-ran', 'yes')</script>"


@pytest.fixture(scope="module")
def chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        assert not os.environ.get("CI"), "CI must have Chromium"
        pytest.skip("needs Chromium")
    return found


def dom(chromium: str, page: Path, profile: Path) -> str:
    """The page's elements after it has loaded."""
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
               "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip
    command = [chromium, *options, f"--user-data-dir={profile}", "--dump-dom", page.as_uri()]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=True).stdout


def test_the_policy_holds_where_escaping_is_bypassed(
    chromium: str, samples: Mapping[str, Report], tmp_path: Path
) -> None:
    locked = render(samples["clean"], "html").replace("<main", f"{SCRIPT}<main", 1)
    unlocked = re.sub(r"<meta http-equiv[^>]+>", "", locked)
    (tmp_path / "locked.html").write_text(locked, encoding="utf-8")
    (tmp_path / "unlocked.html").write_text(unlocked, encoding="utf-8")
    assert 'data-ran="yes"' in dom(chromium, tmp_path / "unlocked.html", tmp_path / "a"), (
        "the test itself must bite"
    )
    assert 'data-ran="yes"' not in dom(chromium, tmp_path / "locked.html", tmp_path / "b")
