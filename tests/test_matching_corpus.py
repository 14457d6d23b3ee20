"""Real releases, a fixed sample: whole reports with plans and without are the same to the byte."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.config import Settings
from checker.language.pack import LoadedPacks, load_packs
from checker.matching import Matcher, searching
from checker.pipeline import check
from checker.reading import read_text
from checker.render import RenderOptions
from checker.render.json import render_json
from checker.resources import shipped

pytestmark = pytest.mark.shared

STRIDE = 50


def reports(texts: dict[str, str]) -> dict[str, str]:
    names = sorted(path.parent.name for path in shipped("rules").glob("*/pack.yaml"))
    packs: LoadedPacks = load_packs(names)  # fresh, so that nothing made with a plan is used without
    settings = Settings(packs=tuple(names), preview=True)
    return {
        id: render_json(
            [check(read_text(text, f"{id}.txt"), packs, settings, date(2026, 11, 23))], RenderOptions()
        )
        for id, text in texts.items()
    }


def test_reports_with_and_without_plans_are_the_same(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = sorted((shared / "corpus" / "text").glob("*.txt"))[7::STRIDE]
    texts = {path.stem: path.read_bytes().decode("utf-8") for path in paths}
    assert len(texts) >= 20
    planned = reports(texts)
    monkeypatch.setattr(Matcher, "plan", property(lambda _: None))
    monkeypatch.setattr(searching, "plan_of", lambda *_: None)
    assert reports(texts) == planned
