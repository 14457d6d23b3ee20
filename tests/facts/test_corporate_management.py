"""Who comes and goes, and what the release says of it."""

from __future__ import annotations

from datetime import date

import pytest

from tests.facts.corporate_law import facts_of, news


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("today announced that Dr. Jane Roe resigned from its Board of Directors.", ("resigned", "director", "Dr. Jane Roe")),
        ("today announced the retirement of Lee Kim as Chief Executive Officer.", ("retired", "ceo", "Lee Kim")),
        ("today said that Lee Kim will step down as President and Chief Executive Officer.", ("departed", "ceo", "Lee Kim")),
        ("today said that Jane Roe will not stand for re-election to its Board of Directors.", ("not-standing", "director", "Jane Roe")),
        ("today mourns its chairman of the board, Lee Kim, who passed away on Sunday.", ("died", "chair", "Lee Kim")),
        ("today appointed Jane Roe as Chief Financial Officer.", ("appointed", "cfo", "Jane Roe")),
        ("today said that Jane Roe was elected to its Board of Directors.", ("elected", "director", "Jane Roe")),
    ],
)  # fmt: skip
def test_a_change_has_its_kind_seat_and_person(sentence: str, expected: tuple[str, str, str]) -> None:
    (change,) = news(sentence).of("management-change")
    assert (change.change, change.seat, change.person) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "today added Jane Roe to its scientific advisory board.",
        "today engaged Beta Partners as its placement agent.",
        "today named Jane Roe vice president of sales.",
        "may terminate the employment of its Chief Executive Officer.",
        "said that its nominees were elected as directors at the annual meeting.",
    ],
)
def test_other_seats_and_mere_possibilities_are_none(sentence: str) -> None:
    assert not [c for c in news(sentence).of("management-change") if c.seat != "other-officer"]


def test_headline_and_lead_tell_one_change() -> None:
    facts = facts_of(
        "Acme Appoints Jane Roe as Chief Financial Officer\n\n"
        "BOSTON, Nov. 18, 2024 -- Acme, Inc. (NYSE: ACM) today announced the appointment of Jane Roe as its Chief "
        "Financial Officer, effective December 1, 2024. Ms. Roe previously served as treasurer of Beta Corp."
    )
    (change,) = facts.of("management-change")
    assert (change.person, change.effective_date, change.front) == ("Jane Roe", date(2024, 12, 1), True)


def test_a_departure_with_its_successor_lacks_nothing() -> None:
    changes = news(
        "today announced that Lee Kim will retire as Chief Executive Officer effective December 31, 2024. Jane Roe "
        "has been appointed as Chief Executive Officer."
    ).of("management-change")
    departure = next(c for c in changes if c.direction == "departure")
    assert (departure.successor, departure.effective_date, departure.missing) == (
        "Jane Roe",
        date(2024, 12, 31),
        (),
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("The resignation did not result from any disagreement with the Company.", "none"),
        ("He cited a disagreement with the Company over its accounting policies.", "stated"),
        ("The Board thanks him.", "unsaid"),
    ],
)
def test_what_is_said_of_a_disagreement(words: str, said: str) -> None:
    (change,) = news(f"today announced that Lee Kim resigned from its Board of Directors. {words}").of(
        "management-change"
    )
    assert change.disagreement == said


def test_a_biography_in_the_body_is_no_change() -> None:
    facts = facts_of(
        "BOSTON, Nov. 18, 2024 -- Acme, Inc. (NYSE: ACM) today opened a plant.\n\n"
        "Before joining Acme, Ms. Roe was appointed Chief Financial Officer of Beta Corp., from which she resigned in 2019."
    )
    assert facts.of("management-change") == ()


def test_the_month_of_may_is_no_mere_possibility() -> None:
    told = news("today announced that on May 4, 2024 Jane Roe resigned from its Board of Directors.")
    (change,) = told.of("management-change")
    assert (change.person, change.notice_date) == ("Jane Roe", date(2024, 5, 4))
