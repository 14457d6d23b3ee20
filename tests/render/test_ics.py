"""The calendar of deadlines: RFC 5545, the same every time, and no words of the draft."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from checker.config import Settings
from checker.errors import ConfigError
from checker.language.pack import load_packs
from checker.pipeline import check
from checker.reading import read_text
from checker.render import render
from checker.report import Report

icalendar = pytest.importorskip("icalendar")

TEXT = (
    "Zanzibar Goose to Step Down as Chief Financial Officer\n\n"
    "BOSTON, Nov. 18, 2024 -- Acme, Inc. (Nasdaq: ACME) today announced that Zanzibar Goose will step down as Chief "
    "Financial Officer. Acme declared a dividend of $0.25 per share, payable December 20, 2024 to stockholders of "
    "record on December 6, 2024."
)


@pytest.fixture(scope="module")
def report() -> Report:
    packs = load_packs(["us-events", "us-actions"], use_cache=False)
    return check(read_text(TEXT, "draft.txt"), packs, Settings(), date(2026, 11, 23))


def test_every_deadline_is_an_event_of_a_valid_calendar(report: Report) -> None:
    calendar = icalendar.Calendar.from_ical(render(report, "ics"))
    events = list(calendar.walk("VEVENT"))
    assert len(events) == len(report.facts.of("deadline")) >= 4
    summaries = {str(e["SUMMARY"]): e.decoded("DTSTART") for e in events}
    assert summaries["Ex-dividend date"] == date(2024, 12, 6)
    due = summaries["Form 8-K, Item 5.02(b)"]
    assert isinstance(due, datetime) and due.isoformat() == "2024-11-22T22:30:00+00:00"


def test_the_same_draft_gives_the_same_file_with_crlf_and_short_lines(report: Report) -> None:
    first = render(report, "ics")
    assert first == render(report, "ics")
    assert "DTSTAMP:20261123T000000Z" in first
    assert first.endswith("END:VCALENDAR\r\n")
    assert max(len(line.encode()) for line in first.split("\r\n")) <= 75


def test_uids_differ_and_hold_no_words(report: Report) -> None:
    calendar = icalendar.Calendar.from_ical(render([report, report], "ics"))
    uids = [str(e["UID"]) for e in calendar.walk("VEVENT")]
    assert len(set(uids)) == len(report.facts.of("deadline")) == len(uids) // 2


def test_no_word_of_the_draft_is_in_the_calendar(report: Report) -> None:
    text = render(report, "ics").replace("\r\n ", "")
    assert not [word for word in ("Zanzibar", "Goose", "Acme", "0.25") if word in text]


def test_without_the_library_the_user_is_told_what_to_install(
    report: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "icalendar", None)
    with pytest.raises(ConfigError, match=r"prewire\[calendar\]"):
        render(report, "ics")
