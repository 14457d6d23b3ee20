"""Dividends, splits, listing notices, grants, meetings, restatements, and the days that follow from them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checker.facts.corporate.dividends import ex_date_for
from tests.facts.corporate_law import facts_of, news, packs


@pytest.mark.parametrize(
    ("record_date", "ex_date", "cycle"),
    [
        (date(1995, 6, 6), date(1995, 5, 31), "T+5"),
        (date(1995, 6, 7), date(1995, 6, 5), "T+3"),
        (date(2017, 9, 1), date(2017, 8, 30), "T+3"),
        (date(2017, 9, 5), date(2017, 9, 1), "T+2"),
        (date(2024, 5, 24), date(2024, 5, 23), "T+2"),
        (date(2024, 5, 28), date(2024, 5, 28), "T+1"),
        (date(2026, 6, 12), date(2026, 6, 12), "T+1"),
        (date(2026, 6, 13), date(2026, 6, 12), "T+1"),
    ],
)
def test_the_ex_date_by_the_settlement_cycle_of_its_day(record_date: date, ex_date: date, cycle: str) -> None:
    assert ex_date_for(record_date, packs().law) == (ex_date, cycle)


def test_a_dividend_with_all_its_particulars() -> None:
    (dividend,) = news(
        "today declared a quarterly cash dividend of $0.25 per share of common stock, payable December 20, 2024 to "
        "stockholders of record at the close of business on December 6, 2024. The ex-dividend date is December 6, 2024."
    ).of("dividend")
    assert (dividend.amount, dividend.currency, dividend.frequency) == (Decimal("0.25"), "USD", "quarterly")
    assert (dividend.record_date, dividend.payable) == (date(2024, 12, 6), date(2024, 12, 20))
    assert (dividend.ex_right, dividend.days_of_notice, dividend.order_right) == (True, 18, True)
    assert dividend.missing == ()


def test_several_dates_of_one_kind_are_not_matched_up() -> None:
    (dividend,) = news(
        "today declared monthly dividends of $0.10 per share. The January dividend was paid on January 15, 2025, the "
        "February dividend is payable on March 3, 2025 to stockholders of record on February 21, 2025."
    ).of("dividend")
    assert dividend.order_right is None


@pytest.mark.parametrize(
    "words",
    ["paid dividends of $1.2 million.", "opened a distribution center.", "changed its dividend policy."],
)
def test_what_is_no_declaration(words: str) -> None:
    assert news(f"today {words}").of("dividend") == ()


@pytest.mark.parametrize(
    ("words", "kind", "right"),
    [
        ("a 2-for-1 forward stock split", "forward", True),
        ("a 1-for-2 forward stock split", "forward", False),
        ("a 1-for-10 reverse stock split", "reverse", True),
        ("a one-for-ten reverse stock split", "reverse", True),
        ("a 1-for-7.7 reverse stock split", "reverse", True),
        ("a 10-for-1 reverse stock split", "reverse", False),
        ("a 10:1 share consolidation", "reverse", None),
        ("a share consolidation on the basis of 10 old for 1 new", "reverse", None),
    ],
)
def test_the_order_of_a_ratio(words: str, kind: str, right: bool | None) -> None:
    (split,) = news(f"today announced {words}.").of("split")
    assert (split.kind, split.ratio_right) == (kind, right)


@pytest.mark.parametrize(
    "words", ["no plans for a reverse stock split", "results adjusted for its 2-for-1 stock split in 2020"]
)
def test_what_is_no_split(words: str) -> None:
    assert news(f"today announced {words}.").of("split") == ()


def test_a_reverse_split_is_due_two_trading_days_before() -> None:
    (split,) = news(
        "today announced a 1-for-25 reverse stock split. It becomes effective on November 21, 2024, and the stock is "
        "expected to begin trading on a split-adjusted basis at the market open on November 22, 2024."
    ).of("split")
    assert (split.effective, split.disclose_by, split.in_time) == (
        date(2024, 11, 22),
        date(2024, 11, 20),
        True,
    )


@pytest.mark.parametrize(
    ("effective", "names"),
    [
        ("October 31, 2023", {("Public disclosure of the reverse split", date(2023, 10, 30))}),
        ("November 1, 2023", {("Public disclosure of the reverse split", date(2023, 10, 30)), ("Company Event Notification of the reverse split to Nasdaq", date(2023, 10, 25))}),
        ("January 29, 2025", {("Public disclosure of the reverse split", date(2025, 1, 27)), ("Company Event Notification of the reverse split to Nasdaq", date(2025, 1, 22))}),
        ("January 30, 2025", {("Public disclosure of the reverse split", date(2025, 1, 28)), ("Company Event Notification of the reverse split to Nasdaq", date(2025, 1, 20))}),
    ],
)  # fmt: skip
def test_nasdaqs_notices_of_a_reverse_split_by_era(effective: str, names: set[tuple[str, date]]) -> None:
    facts = news(
        f"today announced a 1-for-10 reverse stock split. The stock will begin trading on a split-adjusted basis on {effective}.",
        date(2023, 10, 2),
    )
    assert {(d.name, d.due) for d in facts.of("deadline") if "reverse split" in d.name} == names


def test_a_listing_notice_with_its_particulars() -> None:
    (notice,) = news(
        "today announced that on November 14, 2024 it received a notice from Nasdaq that it is not in compliance with "
        "Listing Rule 5550(a)(2) because its bid price was below $1.00. It has 180 calendar days to comply."
    ).of("listing-notice")
    assert (notice.exchange, notice.received, notice.deficiencies) == (
        "Nasdaq",
        date(2024, 11, 14),
        ("bid-price",),
    )
    assert (notice.rules, notice.cure_said, notice.reported, notice.missing) == (
        ("Listing Rule 5550(a)(2)",),
        True,
        True,
        (),
    )


def test_regained_compliance_is_no_new_notice() -> None:
    (notice,) = news(
        "today received a letter from Nasdaq that it has regained compliance with the bid price rule."
    ).of("listing-notice")
    assert notice.regained and not notice.reported


def test_an_inducement_grant_and_a_warrant_inducement() -> None:
    (grant,) = news(
        "today announced inducement grants under Nasdaq Listing Rule 5635(c)(4): options for 120,000 shares to four new "
        "employees at an exercise price of $5.10, vesting over four years."
    ).of("inducement-grant")
    assert "5635(c)(4)" in (grant.rule or "") and grant.missing == ()
    assert news("today announced a warrant inducement for existing warrants.").of("inducement-grant") == ()


def test_a_meeting_and_its_record_date() -> None:
    (meeting,) = news(
        "will hold its annual meeting of stockholders on December 20, 2024. Stockholders of record on November 1, 2024 "
        "are entitled to vote at the meeting."
    ).of("holder-meeting")
    assert (meeting.kind, meeting.date, meeting.record_date, meeting.days_between) == (
        "annual",
        date(2024, 12, 20),
        date(2024, 11, 1),
        49,
    )
    assert (
        news("presents data at the annual meeting of the American Society of Hematology.").of(
            "holder-meeting"
        )
        == ()
    )


def test_a_restatement_names_periods_and_milder_words() -> None:
    (told,) = news(
        "revised its prior results. Its financial statements for the year ended December 31, 2023 should no longer be relied upon."
    ).of("restatement")
    assert (told.non_reliance, told.restates, told.periods_said, told.reported) == (True, False, True, True)
    assert told.euphemism is not None


def test_a_cyber_incident_has_its_days_and_weight() -> None:
    (incident,) = news(
        "today announced that it experienced a cybersecurity incident. The Company discovered the incident on "
        "November 4, 2024. The Company determined on November 14, 2024 that it is material. See Item 1.05 of Form 8-K."
    ).of("cyber-incident")
    assert (incident.weight, incident.items) == ("material", ("1.05",))
    assert (incident.discovered, incident.determined) == (date(2024, 11, 4), date(2024, 11, 14))


def test_the_deadlines_of_a_release_with_their_arithmetic() -> None:
    facts = facts_of(
        "FOR RELEASE AT 8:05 A.M. ET, November 18, 2024\n\nAcme Reports Third Quarter 2024 Results\n\nBOSTON, Nov. 18, 2024 -- "
        "Acme, Inc. (Nasdaq: ACME) today reported results for the quarter ended September 30, 2024. Acme also declared a "
        "dividend of $0.25 per share, payable December 20, 2024 to stockholders of record on December 6, 2024.\n\n"
        "Acme will hold a conference call to discuss its third quarter results on November 19, 2024 at 5:00 p.m. ET."
    )
    told = {d.name: (d.due, d.time, d.arithmetic) for d in facts.of("deadline")}
    assert told["Form 8-K, Item 2.02"] == (
        date(2024, 11, 22),
        "17:30",
        "4 business days after Mon Nov 18, 2024: Fri Nov 22, 2024",
    )
    assert told["Notice to Nasdaq before the release"] == (
        date(2024, 11, 18),
        "07:55",
        "10 minutes before the release at 08:05 ET: 07:55 ET",
    )
    assert told["Ex-dividend date"][:2] == (date(2024, 12, 6), None)
    assert told["Notice of the record date to the exchange (or FINRA)"][:2] == (date(2024, 11, 26), None)
    assert told["Last hour for a call covered by Item 2.02(b)"] == (
        date(2024, 11, 20), "08:05", "48 hours after the release on Mon Nov 18, 2024 at 08:05 ET: Wed Nov 20, 2024, 08:05 ET"
    )  # fmt: skip


def test_each_deadline_names_its_calendar_and_authority() -> None:
    facts = news(
        "today declared a dividend of $0.25 per share, payable December 20, 2024 to stockholders of record on December 6, 2024."
    )
    assert facts.of("deadline") and all(d.calendar and d.authority and d.status for d in facts.of("deadline"))


def test_a_line_above_the_headline_hides_no_listing_notice() -> None:
    text = (
        "DRAFT v3\n\nAcme Receives Nasdaq Notice on Minimum Bid Price\n\n"
        "BOSTON, May 1, 2026 -- Acme, Inc. (Nasdaq: ACME) today announced that on April 28, 2026 it received a notice "
        "from Nasdaq that it is not in compliance with Listing Rule 5550(a)(2), the minimum bid price."
    )
    (notice,) = facts_of(text, date=date(2026, 5, 1)).of("listing-notice")
    assert notice.received == date(2026, 4, 28)


def test_the_day_before_the_finding_of_weight() -> None:
    told = news(
        "today said that it detected a cybersecurity incident on November 12, 2024. "
        "On November 15, 2024 it determined that the incident is material."
    )
    (incident,) = told.of("cyber-incident")
    assert (incident.discovered, incident.determined) == (date(2024, 11, 12), date(2024, 11, 15))


@pytest.mark.parametrize(
    ("words", "missing"), [("today announced", True), ("announced that today it has", False)]
)
def test_the_day_of_the_announcement_is_not_the_first_day_of_a_symbol(words: str, missing: bool) -> None:
    (renaming,) = news(f"{words} a new ticker symbol, ACMX.").of("renaming")
    assert bool(renaming.missing) is missing


def test_the_first_day_of_a_symbol_may_be_told_of_the_changes() -> None:
    told = news("announced its new ticker symbol, ACMX. These changes will take effect on November 20, 2024.")
    (renaming,) = told.of("renaming")
    assert (renaming.effective, renaming.missing) == (date(2024, 11, 20), ())
