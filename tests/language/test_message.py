from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from checker.findings import Severity
from checker.language.message import fill, names_of, shown

VALUES = {
    ("", "form"): "10-K",
    ("", "period_end"): date(2025, 3, 1),
    ("when", "text"): "expects  to\ngrow",
    ("release", "date"): date(2026, 11, 3),
    ("", "none"): None,
    ("", "places"): ("pond", "lake"),
    ("", "amount"): Decimal("1234.5"),
}


@pytest.mark.parametrize(
    ("sentence", "filled"),
    [
        ("Form {form} is old.", "Form 10-K is old."),
        ("{period-end}", "March 1, 2025"),
        ("{period_end:%B %d, %Y}", "March 1, 2025"),
        ("{release.date:%Y-%m-%d}", "2026-11-03"),
        ("{release.date:%-d %B}", "3 November"),
        ('It says "{when.text}".', 'It says "expects to grow".'),
        ("A brace: {{x}}", "A brace: {x}"),
        ("{none}", "(not stated)"),
        ("{places}", "pond, lake"),
        ("{amount:,.2f}", "1,234.50"),
        ("{form:,.2f}", "10-K"),
        ("Two\n  lines", "Two lines"),
    ],
)
def test_fill(sentence: str, filled: str) -> None:
    assert fill(sentence, lambda owner, name: VALUES[owner, name]) == filled


@pytest.mark.parametrize(
    "sentence",
    ["{", "}", "{}", "{0}", "{a!r}", "{a[0]}", "{a.b.c}", "{a.__class__.__init__}", "{a b}", "{a:{b}}"],
)
def test_only_names_may_stand_in_braces(sentence: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        list(names_of(sentence))


def test_names() -> None:
    assert list(names_of("{form} of {when.period-end:%Y}")) == [
        ("", "form", ""),
        ("when", "period_end", "%Y"),
    ]


def test_shown() -> None:
    assert shown(time(9, 30)) == "9:30 a.m."
    assert shown(time(16, 0)) == "4:00 p.m."
    assert shown(Severity.ERROR) == "error"
    assert shown(()) == "(not stated)"


def test_what_was_looked_for_is_said_with_its_article() -> None:
    from checker.language.wording import with_article

    assert [with_article(w) for w in ("about part", "quote part")] == ["an about part", "a quote part"]
