"""The release that the project started from, judged as on its own day and half a year later (rulebook 0.6)."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.config import Settings
from checker.language.pack import load_packs
from checker.pipeline import check
from checker.reading import read
from checker.render import render

pytestmark = pytest.mark.shared

AS_OF = date(2026, 11, 23)


@pytest.fixture(scope="module")
def seed(shared: Path) -> Path:
    return next((shared / "seeds").glob("*.txt"))


def judged(seed: Path, **stated: object) -> dict[str, Any]:
    report = check(read(seed), load_packs(["us-core"]), Settings(stated=stated), AS_OF)
    data: dict[str, Any] = json.loads(render(report, "json"))
    return data


def failed(data: dict[str, Any], severity: str) -> set[str]:
    return {o["rule"] for o in data["outcomes"] if o["verdict"] == "failed" and o["severity"] == severity}


def outcome(data: dict[str, Any], rule: str) -> dict[str, Any]:
    found: dict[str, Any] = next(o for o in data["outcomes"] if o["rule"] == rule)
    return found


def test_the_portals_link_text_is_the_only_error(seed: Path) -> None:
    assert failed(judged(seed), "error") == {"id.ticker-scrape-artefact"}


def test_the_weak_safe_harbor_is_warned_of(seed: Path) -> None:
    warnings = failed(judged(seed), "warning")
    assert {"fls.hedged-identification", "fls.boilerplate-caution", "fls.incorporation-only"} == warnings


def test_style_and_a_missing_address_are_advice(seed: Path) -> None:
    advice = failed(judged(seed), "advice")
    assert {"sec.form-style", "contact.email-missing"} <= advice
    assert "fls.surplus-disclaimer" not in advice


@pytest.mark.parametrize(
    "rule", ["sec.period-not-ended", "sec.period-too-fresh", "sec.stale-annual", "sec.stale-quarterly"]
)
def test_both_reports_were_the_latest_that_were_due(seed: Path, rule: str) -> None:
    assert outcome(judged(seed), rule)["verdict"] == "passed"


def test_due_dates_are_worked_out(seed: Path) -> None:
    filings = judged(seed)["facts"]["filings"]
    assert [(f["form"], f["period_end"], f["due"]) for f in filings if f["form"]] == [
        ("10-Q", "2002-09-30", "2002-11-14"),
        ("10-K", "2001-12-31", "2002-04-01"),
    ]


def test_currency_passes_by_the_words_of_the_reference(seed: Path) -> None:
    evidence = outcome(judged(seed), "sec.stale-annual")["evidence"]
    assert any("10-K" in e["quote"] for e in evidence)


def test_what_the_release_says_once(seed: Path) -> None:
    release = judged(seed)["release"]
    assert (release["date"], release["events"]) == ("2002-11-18", ["director_change"])


def test_the_body_looks_ahead(seed: Path) -> None:
    quotes = " ".join(f["quote"] for f in judged(seed)["facts"]["forward_looking"])
    assert "will initially target" in quotes
    assert "may have applications" in quotes


def test_the_contact_is_read_whole(seed: Path) -> None:
    (contact,) = judged(seed)["facts"]["contacts"]
    assert (contact["name"], contact["email"]) == ("John McManus", None)
    assert contact["phone"].endswith("ext. 247")


def test_half_a_year_later_both_reports_are_stale(seed: Path) -> None:
    warnings = failed(judged(seed, date=date(2003, 5, 20)), "warning")
    assert {"sec.stale-annual", "sec.stale-quarterly"} <= warnings


def test_no_rule_of_a_later_law_is_applied(seed: Path) -> None:
    assert outcome(judged(seed), "fls.exclusion-blank-check-spac")["verdict"] == "not-applicable"
