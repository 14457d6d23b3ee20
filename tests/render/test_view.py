"""What the page says: verdict, points, checklist, dates, facts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from checker.findings import Authority, Severity, Verdict
from checker.render import RenderOptions
from checker.render.authority import authority_kind, authority_status
from checker.render.view import ReportView, report_view
from checker.report import Report

E, W, A = Severity.ERROR, Severity.WARNING, Severity.ADVICE


@pytest.fixture(scope="session")
def views(samples: Mapping[str, Report]) -> dict[str, ReportView]:
    return {name: report_view(report, RenderOptions()) for name, report in samples.items()}


def verdict_of(sample: Any) -> tuple[str, str]:
    verdict = report_view(sample.report(), RenderOptions()).verdict
    return verdict.word, verdict.reason


# --- verdict


def test_errors_make_a_release_not_ready(views: dict[str, ReportView]) -> None:
    verdict = views["departure"].verdict
    assert (verdict.word, verdict.state) == ("Not ready to issue", "must")
    assert verdict.reason == "Two points must be fixed before this release goes out."
    assert "Three further points should be fixed and two points are worth considering." in verdict.lede
    assert "One finding was allowed" in verdict.lede
    assert views["departure"].title.startswith("Not ready to issue: ")


def test_undetermined_rules_are_never_shown_as_passed(views: dict[str, ReportView]) -> None:
    verdict = views["clean"].verdict
    assert (verdict.word, verdict.reason) == (
        "Ready for sign-off",
        "No fault was found, but two checks did not run.",
    )


def test_all_clear(new_sample: Any) -> None:
    sample = new_sample("A release.")
    sample.said("a.b", "T", Verdict.PASSED)
    assert verdict_of(sample) == ("Ready for sign-off", "No fault was found.")


def test_warnings_alone_do_not_block(new_sample: Any) -> None:
    sample = new_sample("A release.")
    sample.failed("a.b", "T", W, sample.finding(W, "M.", "release"))
    assert verdict_of(sample) == ("Ready for sign-off", "Nothing must be fixed; one point should be.")


def test_advice_alone_does_not_block(new_sample: Any) -> None:
    sample = new_sample("A release.")
    sample.failed("a.b", "T", A, sample.finding(A, "M.", "release"))
    assert verdict_of(sample) == ("Ready for sign-off", "Nothing must be fixed.")


def test_a_broken_rule_means_could_not_be_checked(new_sample: Any) -> None:
    sample = new_sample("A release.")
    sample.said("a.b", "T", Verdict.PASSED)
    sample.said("a.c", "T", Verdict.BROKEN, "out of time")
    assert verdict_of(sample) == ("Could not be checked", "One check broke, so the result is not complete.")


def test_nothing_that_applies_means_could_not_be_checked(new_sample: Any) -> None:
    sample = new_sample("A release.")
    assert verdict_of(sample) == ("Could not be checked", "No rule was applied.")
    sample.said("a.b", "T", Verdict.NOT_APPLICABLE, "no event")
    assert verdict_of(sample) == ("Could not be checked", "No check came to a result on this text.")


# --- points


def test_a_rule_that_fails_often_is_one_point_with_many_places(views: dict[str, ReportView]) -> None:
    [point] = views["results"].considerations
    assert point.rule == "promo.superlative" and len(point.places) == 7
    assert point.title == "Not met in seven places: No promotional language"
    assert (point.at, point.more_places) == ("Line 1", "and 6 other places")


def test_points_are_numbered_by_weight_then_place(views: dict[str, ReportView]) -> None:
    view = views["departure"]
    points = [*view.points, *view.considerations]
    assert [p.number for p in points] == list(range(1, 8))
    assert [p.state for p in points] == ["must"] * 2 + ["should"] * 3 + ["note"] * 2
    assert [p.rule for p in points[:2]] == ["id.ticker-artefact", "sec.stale-quarterly"]


def test_a_fault_in_two_sentences_has_a_title_and_a_detail(views: dict[str, ReportView]) -> None:
    point = views["departure"].points[1]
    assert point.title.endswith("September 30, 2025.") and point.detail == "Cite the annual report alone."


def test_a_point_takes_the_worst_state_and_its_marks_their_own(new_sample: Any) -> None:
    sample = new_sample("One two three.")
    sample.failed("a.b", "T", E, sample.finding(W, "Mild.", "One"), sample.finding(E, "Bad.", "three"))
    view = report_view(sample.report(), RenderOptions())
    assert [p.state for p in view.points] == ["must"]
    marks = [(m.text, m.state, m.numbers) for p in view.release.paragraphs for m in p.marks if m.state]
    assert marks == [("One", "should", "1"), ("three", "must", "1")]


def test_overlapping_marks_carry_all_their_numbers(views: dict[str, ReportView]) -> None:
    marks = [
        m
        for p in views["results"].release.paragraphs
        for m in p.marks
        if "EBITDA" in m.text or m.numbers == "1, 2"
    ]
    assert [(m.text, m.numbers) for m in marks[:2]] == [
        ("Adjusted EBITDA of $41.2 million, ", ""),
        ("up 18%", "1, 2"),
    ]


def test_missing_words_are_a_pill_where_they_belong(views: dict[str, ReportView]) -> None:
    release = views["departure"].release
    pills = [(p.line, pill.number) for p in release.paragraphs for pill in p.pills]
    assert pills == [("11", 5), ("16", 6)]
    assert [note.sign for note in release.missing] == ["7"]


def test_a_fault_of_a_whole_paragraph_is_a_bar_not_a_sea_of_lines(new_sample: Any) -> None:
    words = "This paragraph says a good deal about the future and names no factor. " * 4
    sample = new_sample(words.strip())
    whole = sample.document.words(sample.document.blocks[0].span)
    sample.failed("a.b", "T", W, sample.finding(W, "No factor.", whole))
    sample.failed("a.c", "T", A, sample.finding(A, "Vague.", "a good deal"))
    [paragraph] = report_view(sample.report(), RenderOptions()).release.paragraphs
    assert (paragraph.bar, paragraph.bar_ids) == ("should", ("m1-1",))
    assert [(m.text, m.numbers) for m in paragraph.marks if m.state] == [("a good deal", "2")]
    assert [note.sign for note in paragraph.notes] == ["1", "2"]


def test_long_words_are_quoted_once(new_sample: Any) -> None:
    sample = new_sample("This paragraph says a good deal about the future and names no factor. " * 4)
    whole = sample.document.words(sample.document.blocks[0].span)
    sample.failed("a.b", "T", W, sample.finding(W, "No factor.", whole))
    sample.failed("a.c", "T", W, sample.finding(W, "Vague.", whole))
    first, second = report_view(sample.report(), RenderOptions()).points
    assert first.places[0].quote is not None and first.places[0].same_as == 0
    assert second.places[0].quote is None and second.places[0].same_as == 1


def test_the_same_advice_is_given_once(new_sample: Any) -> None:
    from checker.findings import Fix

    sample = new_sample("One two three.")
    fix = Fix(advise="Take it out")
    sample.failed(
        "a.b", "T", W, sample.finding(W, "M.", "One", fix=fix), sample.finding(W, "M.", "two", fix=fix)
    )
    [point] = report_view(sample.report(), RenderOptions()).points
    assert [len(place.changes) for place in point.places] == [1, 0]


# --- checklist


@pytest.mark.parametrize("name", ["departure", "results", "clean"])
def test_every_rule_is_counted_once_and_listed_once(
    name: str, views: dict[str, ReportView], samples: Mapping[str, Report]
) -> None:
    view, outcomes = views[name], samples[name].outcomes
    assert sum(tile.count for tile in view.tiles) == len(outcomes)
    shared = [c for t in view.topics for s in t.shared for reason in s.reasons for c in reason.members]
    listed = [*(c for t in view.topics for c in t.checks), *shared]
    assert sorted(c.rule for c in listed) == sorted(o.rule.id for o in outcomes)


def test_rules_that_do_not_apply_share_their_reason(views: dict[str, ReportView]) -> None:
    [topic] = [t for t in views["departure"].topics if t.title == "Offerings, mergers and tender offers"]
    [shared] = topic.shared
    assert (shared.state, topic.checks) == ("na", ())
    assert [(r.reason, len(r.members)) for r in shared.reasons] == [
        ("The event is not a tender offer.", 2),
        ("The event is not a merger.", 1),
    ]


def test_what_was_not_checked_and_what_was_allowed_have_their_reasons(views: dict[str, ReportView]) -> None:
    assert [(c.rule, c.reason) for c in views["departure"].not_checked] == [
        ("sec.on-edgar", "Whether it was filed cannot be told offline.")
    ]
    [allowed] = views["departure"].set_aside
    assert (allowed.word, allowed.by, allowed.until) == (
        "Allowed",
        "the General Counsel",
        "Ends December 31, 2026",
    )
    assert allowed.evidence[0].quote == "HP-204" and allowed.reason == "The line is kept on the web site."


# --- dates


def days(view: ReportView) -> dict[str, tuple[str, str]]:
    return {day.what: (day.full, day.how) for day in view.days}


def test_due_dates_are_worked_out_and_say_how(views: dict[str, ReportView]) -> None:
    found = days(views["departure"])
    assert found["Form 10-Q due for the quarter ended September 30, 2025"] == (
        "Friday, November 14, 2025",
        "September 30, 2025 + 45 days, the most that any filer has",
    )
    assert found["Form 10-K due for the year ending December 31, 2026"][0] == "Wednesday, March 31, 2027"


def test_a_due_date_on_a_closed_day_says_that_it_moved(views: dict[str, ReportView]) -> None:
    assert days(views["results"])["Form 10-K due for the year ended December 31, 2023"] == (
        "Monday, April 1, 2024",
        "December 31, 2023 + 90 days is Saturday, March 30, 2024, when the SEC is closed; "
        "the next business day counts",
    )


def test_days_are_in_order_and_the_release_stands_among_them(views: dict[str, ReportView]) -> None:
    view = views["departure"]
    [today] = [day for day in view.days if day.today]
    assert today.full == "Thursday, March 12, 2026" and today in view.timeline
    assert len(view.timeline) <= 7
    before = [day.relation.endswith("before the release") for day in view.days if day.relation]
    assert before == sorted(before, reverse=True)


def test_without_a_release_date_no_day_is_before_or_after(new_sample: Any) -> None:
    view = report_view(new_sample("A release.").report(), RenderOptions())
    assert view.days == () == view.timeline


# --- what was read


def test_what_was_read_says_how_it_is_known(views: dict[str, ReportView]) -> None:
    pairs = {pair.label: (pair.value, pair.note) for pair in views["departure"].read.release}
    assert pairs["Kind"] == ("Director change", "guessed by signs")
    assert pairs["Fiscal year ends"] == ("December 31", "read from the text")


def test_facts_are_told_in_words_without_what_is_unknown(views: dict[str, ReportView]) -> None:
    families = {family.title: family for family in views["departure"].read.families}
    [first, _] = families["SEC reports and other filings"].facts
    assert [(p.label, p.value) for p in first.details] == [
        ("Form", "10-Q"), ("Period ended", "September 30, 2025"),
    ]  # fmt: skip
    assert "Exchanges and symbols" in families
    assert views["departure"].read.absent.startswith("None found: future logistics")


def test_what_is_told_of_a_fact_is_what_its_extractor_gives() -> None:
    from dataclasses import fields

    from checker.facts import KINDS
    from checker.render.fact_words import TOLD

    for kind, told in TOLD.items():
        cls, _ = KINDS[kind].load()
        assert set(told) <= {f.name for f in fields(cls)}, kind


def test_the_anatomy_of_the_caution_says_no_as_well(views: dict[str, ReportView]) -> None:
    pairs = {pair.label: pair.value for pair in views["departure"].read.cautionary}
    assert pairs == {
        "Identification": "may contain",
        "Risk factors named": "0",
        "Cites the PSLRA": "no",
        "Disclaims a duty to update": "no",
    }


def test_many_facts_are_folded(new_sample: Any) -> None:
    from dataclasses import dataclass

    from checker.document import Span

    @dataclass(frozen=True, slots=True)
    class Day:
        span: Span
        date: date

    sample = new_sample("A release.")
    sample.facts["date"] = [Day(Span(0, 1), date(2026, 1, n)) for n in range(1, 20)]
    [family] = report_view(sample.report(), RenderOptions()).read.families
    assert family.folded and family.count == "19 dates"


# --- authorities


@pytest.mark.parametrize(
    ("cite", "kind"),
    [
        ("15 U.S.C. 78u-5(c)(1)(A)(i)", "statute"),
        ("17 CFR 240.0-3", "SEC rule"),
        ("21 CFR 312.7(a)", "FDA rule"),
        ("Form 8-K, Item 5.02(b)", "SEC form"),
        ("In re Harman, 791 F.3d 90 (D.C. Cir. 2015)", "court decision"),
        ("NYSE Listed Company Manual 202.06", "exchange rule"),
        ("Regulation G", "SEC rule"),
        ("NI 51-102 s. 4.2", "Canadian rule"),
        ("Something else", ""),
    ],
)
def test_the_kind_of_authority(cite: str, kind: str) -> None:
    assert authority_kind(Authority(cite, "V")) == kind


def test_a_doubtful_citation_says_so() -> None:
    assert "Check it" in authority_status("M") and "Check it" in authority_status("M-")
    assert authority_kind(Authority("Rule 2.1", "house")) == "house style"
