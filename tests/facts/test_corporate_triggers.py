"""Which item of Form 8-K a content triggers, and when it is due, by the law of its day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest

from checker.apply import apply
from checker.calendars import deadline
from checker.facts import Facts
from checker.facts.corporate.days import arithmetic
from checker.facts.corporate.triggers import _row
from checker.findings import Verdict
from checker.law import day as as_day
from tests.facts.corporate_law import facts_of, news, packs


def triggered(facts: Facts) -> dict[str, str]:
    return {trigger.event: trigger.item for trigger in facts.of("trigger")}


DETECTED = [  # event, item, what shows it, what must not
    ("director-departure", "5.02(b)", "announced that Dr. Jane Roe resigned from the Board on Nov. 18.", "announced that Dr. Jane Roe resigned from the advisory board."),
    ("officer-departure", "5.02(b)", "announced that CFO Lee Kim will step down Dec. 31.", "thanked its former CFO Lee Kim, who left in 2019."),
    ("officer-appointment", "5.02(c)", "names Lee Kim Chief Executive Officer.", "names Lee Kim VP of Marketing."),
    ("director-election", "5.02(d)", "announced that Jane Roe was elected to its Board of Directors.", "announced that Jane Roe was re-elected at the annual meeting."),
    ("compensation", "5.02(e)", "granted a retention bonus of $1 million to the CEO.", "announced an employee bonus pool."),
    ("agreement", "1.01", "entered into a definitive merger agreement with Beta Corp.", "signed a non-binding letter of intent for a merger agreement."),
    ("agreement-terminated", "1.02", "terminated the license agreement with Beta Corp.", "said that the license agreement expired on its stated date."),
    ("bankruptcy", "1.03", "filed voluntary petitions under Chapter 11.", "commented on a customer's Chapter 11 filing."),
    ("cyber", "1.05", "disclosed that it experienced a material cybersecurity incident.", "launches a product against cybersecurity incidents."),
    ("acquisition-completed", "2.01", "completed the acquisition of Beta Corp.", "completed acquisition of data in the survey."),
    ("delisting-notice", "3.01", "received a notice from Nasdaq that it is below the minimum bid price of $1.00.", "received a notice from Nasdaq that it has regained compliance with the minimum bid price."),
    ("unregistered-sale", "3.02", "issued two million unregistered shares.", "closed a registered direct offering."),
    ("rights-plan", "3.03", "adopted a stockholder rights plan.", "acquired the rights to the product."),
    ("debt-obligation", "2.03", "issued $300 million senior notes.", "launched an offering of senior notes."),
    ("exit-costs", "2.05", "will cut 15% of workforce and take a charge of $8-10 million.", "is hiring 200 people."),
    ("auditor-change", "4.01", "dismissed Alpha & Beta LLP as auditor.", "appointed Jane Roe chair of the audit committee."),
    ("non-reliance", "4.02", "said that its financial statements should no longer be relied upon.", "said that forward-looking statements should not be relied upon."),
    ("control-change", "5.01", "said that Beta LP acquired 62% of the voting power.", "reported on the control group in the trial."),
    ("fiscal-year-change", "5.03(b)", "changed its fiscal year end to June 30.", "said that its fiscal year ends June 30."),
    ("meeting-results", "5.07", "said that stockholders approved all proposals.", "will hold its annual meeting on December 6."),
    ("mine-safety", "1.04", "received an order under section 107(a) from MSHA.", "held a mine tour."),
]  # fmt: skip


@pytest.mark.parametrize(("event", "item", "shows", "_"), DETECTED, ids=[row[0] for row in DETECTED])
def test_the_content_triggers_its_item(event: str, item: str, shows: str, _: str) -> None:
    assert triggered(news(f"today {shows}"))[event] == item


@pytest.mark.parametrize(("event", "_", "__", "not_shown"), DETECTED, ids=[row[0] for row in DETECTED])
def test_what_only_looks_like_it_triggers_nothing(event: str, _: str, __: str, not_shown: str) -> None:
    assert event not in triggered(news(f"today {not_shown}"))


def test_results_trigger_their_item_and_an_announced_call_does_not() -> None:
    told = "Acme Reports Second Quarter Results\n\nBOSTON, Aug. 6, 2025 -- Acme, Inc. (NYSE: ACM): net loss for the quarter ended June 30 was $2 million."
    ahead = "Acme to Report Results\n\nBOSTON, July 23, 2025 -- Acme, Inc. (NYSE: ACM) will report results on Aug. 6."
    assert triggered(facts_of(told)) == {"results": "2.02"}
    assert triggered(facts_of(ahead)) == {}


@pytest.mark.parametrize(
    ("day", "item", "due"),
    [
        (date(2002, 11, 18), "6", date(2002, 11, 25)),
        (date(2004, 8, 20), "6", date(2004, 8, 27)),
        (date(2004, 8, 23), "5.02(b)", date(2004, 8, 27)),
        (date(2005, 3, 1), "5.02(b)", date(2005, 3, 7)),
        (date(2026, 11, 20), "5.02(b)", date(2026, 11, 27)),
    ],
)
def test_one_resignation_by_the_law_of_five_days(day: date, item: str, due: date) -> None:
    (trigger,) = news("today announced that Dr. Jane Roe resigned from its Board of Directors.", day).of(
        "trigger"
    )
    assert (trigger.event, trigger.item, trigger.due) == ("director-departure", item, due)


@pytest.mark.parametrize(
    ("event", "due"),
    [
        (date(2004, 8, 23), date(2004, 8, 27)),
        (date(2026, 11, 20), date(2026, 11, 27)),
        (date(2026, 11, 21), date(2026, 11, 27)),
        (date(2026, 11, 25), date(2026, 12, 2)),
        (date(2025, 1, 6), date(2025, 1, 13)),
        (date(2021, 6, 15), date(2021, 6, 22)),
        (date(2026, 7, 1), date(2026, 7, 8)),
    ],
)
def test_the_due_days_of_the_rulebooks_vectors(event: date, due: date) -> None:
    found = deadline("8-K", event, packs().law)
    assert found is not None and found.due == due


def test_the_old_items_have_five_business_or_fifteen_calendar_days() -> None:
    law, event = packs().law, date(2002, 11, 18)
    days = {item: deadline("8-K", event, law, item=item) for item in ("1", "3", "4", "6")}
    assert {i: d.due for i, d in days.items() if d} == {
        "1": date(2002, 12, 3), "3": date(2002, 12, 3), "4": date(2002, 11, 25), "6": date(2002, 11, 25)
    }  # fmt: skip


def test_the_arithmetic_names_the_closed_days() -> None:
    words = arithmetic(date(2026, 11, 25), date(2026, 12, 2), "business", packs().law)
    assert words == "4 business days after Wed Nov 25, 2026: Wed Dec 2, 2026 (Thu Nov 26, 2026 closed)"


def test_the_count_starts_with_the_day_that_the_text_tells() -> None:
    (trigger,) = news(
        "today announced that on November 14, 2024 Dr. Jane Roe resigned from its Board of Directors."
    ).of("trigger")
    assert (trigger.event_day, trigger.event_day_known, trigger.due) == (
        date(2024, 11, 14),
        True,
        date(2024, 11, 20),
    )
    assert not trigger.overdue


def test_the_effective_day_is_not_the_day_of_the_notice() -> None:
    (trigger,) = news(
        "today announced that Dr. Jane Roe resigned from its Board of Directors effective December 31, 2024."
    ).of("trigger")
    assert (trigger.event_day, trigger.event_day_known) == (date(2024, 11, 18), False)


def test_meeting_results_give_the_cautious_day_too() -> None:
    (trigger,) = news("today said that stockholders approved all proposals.").of("trigger")
    assert trigger.due == date(2024, 11, 22) and "the cautious day is Thu Nov 21, 2024" in trigger.arithmetic


@pytest.mark.parametrize("stated", [{"filer": "fpi"}, {"jurisdiction": "UK"}, {"jurisdiction": "CA"}])
def test_who_does_not_file_form_8k_owes_none(stated: dict[str, str]) -> None:
    text = "BOSTON, Nov. 18, 2024 -- Acme, Inc. (NYSE: ACM) today announced that Dr. Jane Roe resigned from its Board of Directors."
    assert facts_of(text, **stated).of("trigger") == ()
    assert facts_of(text).of("trigger") != ()


def test_quotations_and_legends_trigger_nothing() -> None:
    text = (
        "BOSTON, Nov. 18, 2024 -- Acme, Inc. (NYSE: ACM) today opened a plant.\n\n"
        "Forward-Looking Statements\nThis release contains forward-looking statements. Risks include that we filed "
        "voluntary petitions under Chapter 11 or that an event of default has occurred."
    )
    assert facts_of(text).of("trigger") == ()


def boundaries() -> Iterator[Any]:
    for row in packs().law.table("eight-k-events").rows:
        for key in ("from", "until"):
            if row.get(key):
                yield pytest.param(row, key, id=f"{row['event']}-{row['item']}-{key}")


@pytest.mark.parametrize(("row", "key"), list(boundaries()))
def test_each_row_of_the_events_begins_and_ends_on_its_day(row: dict[str, Any], key: str) -> None:
    day, law = as_day(row[key]), packs().law
    assert day is not None
    inside, outside = (day, day - timedelta(days=1)) if key == "from" else (day - timedelta(days=1), day)
    held = _row(law, row["event"], inside)
    assert held is not None and held["item"] == row["item"]
    other = _row(law, row["event"], outside)
    assert other is None or other is not held


@pytest.mark.parametrize(
    "row",
    [r for r in packs().law.table("eight-k-items").rows if r["status"] != "M" and "." in r["item"]],
    ids=lambda r: r["item"],
)
def test_each_item_is_cited_rightly_from_its_first_day(row: dict[str, Any]) -> None:
    since = as_day(row["from"])
    assert since is not None
    for day, valid in ((since, True), (since - timedelta(days=1), False)):
        (cited,) = news(f"reported it under Item {row['item']} of Form 8-K.", day).of("item-reference")
        assert (cited.item, cited.known, cited.valid) == (row["item"], True, valid)


@pytest.mark.shared
def test_the_seed_has_the_note_on_old_item_6_and_no_other_event(shared: Any) -> None:
    text = (shared / "seeds" / "neotherapeutics-2002-11-18.txt").read_text(encoding="utf-8")
    facts = facts_of(text)
    assert {(t.event, t.item, t.due) for t in facts.of("trigger")} == {
        ("director-departure", "6", date(2002, 11, 25))
    }
    failed = [
        rule.id
        for rule in packs().rules
        if rule.id.startswith(("evt.", "cor."))
        and apply(rule, facts.document, facts).verdict is Verdict.FAILED
    ]
    assert failed == ["evt.director-departure"]
