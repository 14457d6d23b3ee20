"""Facts → Dividend: what is declared on which shares, for whom and when, and the ex-date that follows.

Ex-dates are counted by the settlement cycle of the record date (table ``settlement-cycles``), on the
exchange's calendar.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

from checker import calendars
from checker.document import Span
from checker.facts.corporate.news import NewsSentence, around, dated, dates_in, news_of, words_in
from checker.law import Law
from checker.law import day as as_day
from checker.patterns import pattern
from checker.record import Record
from checker.vocabulary import one_of

if TYPE_CHECKING:
    from checker.facts import Facts

EXCHANGE = "NYSE"
"""The calendar by which US ex-dates are counted; Nasdaq's is the same."""

_DECLARED = (
    r"(?i)\b(?:declar(?:es|ed|ation of)|approv(?:es|ed)|announc(?:es|ed)(?: that| the)?|"
    r"authori[sz](?:es|ed)|will pay)\b"
    r"(?![^.;\n]{0,90}\b(?:expects? to|intends? to|has paid|policy)\b)[^;\n]{0,150}?"
    r"\b(?:cash |(?:common |preferred )?stock |quarterly |monthly |special |semi-?annual |"
    r"annual |regular |interim |initial |preferred |common )*(?:dividends?|"
    r"distributions?)\b(?! reinvest| yield| policy| coverage| rate| agreement| right| of "
    r"rights)|"
    r"\b(?:dividends?|distributions?)\b[^.;\n]{0,80}?\b(?:was|has been|have been|were) (?:also )?declared\b"
)
_NOT_NEW = (
    r"(?i)\b(?:declared and paid|annualized|increase of distributions|previously declared|"
    r"distribution agreement|paid dividends|distribution (?:center|partner|network|rights)|"
    r"tax (?:treatment|allocation)|compared (?:to|with)|increase[ds]? (?:of "
    r")?\d+(?:\.\d+)?%)\b"
)
_RECORD = (
    r"(?i)(?:\bof record\b(?: (?:as of|as at|at|on|by|of))?(?: the)?(?: (?:close|end) of "
    r"(?:business|trading|the (?:business )?day))?(?: on| of| as of)?|"
    r"\brecord(?: |-)date(?: (?:of|is|for [^.;\n]{1,40}? is|will be|as of|set (?:as|for)|"
    r"shall be))?|\brecord holders (?:on|as of|at)[^.;\n]{0,30})"
    r"[:,]? ?(?:[A-Z][a-z]+day,? )?$"
)
_PAYABLE = (
    r"(?i)(?:\bpayable\b|\b(?:is|are|be|to be) paid\b|\bpaid\b|\bpay(?:ment|able|ing)?(?: |"
    r"-)?date\b|\bdistribut(?:ed|ion date)\b|\bpay(?:s|ment)?\b)"
    r"(?:(?!\brecord\b)[^;\n]){0,70}$"
)
_EX = r"(?i)\bex-?(?: ?|-)(?:dividend|distribution|date|div)\b(?:(?!\brecord\b|\bpayable\b)[^.;\n]){0,40}$"
_FREQUENCY = (
    r"(?i)\b(?P<frequency>quarterly|monthly|semi-?annual(?:ly)?|annual(?:ly)?|weekly|special|"
    r"one-time|interim|final|extraordinary|initial|first)\b"
)
_CLASS = (
    r"(?i)\b(?P<share>(?:\d\.\d+% )?(?:series [A-Z]\b[^.;\n]{0,40}?preferred|preferred|class "
    r"[A-C] |common|ordinary|limited partnership|trust|fund)? ?(?:stock|shares?|units?))\b"
)
_STOCK = (
    r"(?i)(?<!common )(?<!preferred )\b(?:stock|share|in-kind|spin-?off|warrants?|rights) "
    r"(?:dividends?|distributions?)\b|\bdividends? of (?:one|warrants|rights)\b"
)


class Dividend(Record):
    """One dividend or distribution that is declared."""

    span: Span
    sentence: Span
    amount: Decimal | None
    """A share, in the currency."""
    currency: str | None
    declared: dt.date | None
    record_date: dt.date | None
    payable: dt.date | None
    ex_date: dt.date | None
    """The ex-date that the release states."""
    ex_due: dt.date | None
    """The ex-date by the settlement cycle of the day; None without a record date."""
    ex_right: bool | None
    """Whether the stated ex-date is the one that follows; None if either is unknown."""
    cycle: str | None
    """``T+1``: the settlement cycle that decides."""
    record_open: bool | None
    """Whether the exchange trades on the record date."""
    days_of_notice: int | None
    """Calendar days from the release to the record date."""
    order_right: bool | None
    """Whether the payable date lies after the record date."""
    frequency: str | None
    share_class: str | None
    in_kind: bool
    """A dividend of stock, rights or warrants."""
    announced: bool
    """Whether the headline or the lead tells it."""
    missing: tuple[Annotated[str, one_of("the amount a share", "the record date", "the payment date")], ...]
    """What the declaration does not say, in words."""


def find_dividends(facts: Facts) -> Iterator[Dividend]:
    """Every declaration in the news; the headline only points to one, and is none itself."""
    blocks: set[int] = set()
    for sentence in news_of(facts):
        if sentence.standing in ("headline", "subhead"):
            continue
        found = words_in(facts.document, sentence.span, _DECLARED)
        if found is None or words_in(facts.document, sentence.span, _NOT_NEW):
            continue
        block = facts.document.block_at(sentence.span.start)
        if block is None or block.span.start in blocks:
            continue
        blocks.add(block.span.start)
        dividend = _dividend(facts, sentence, Span(found.start(), found.end()))
        if dividend is not None:
            yield dividend


def _dividend(facts: Facts, sentence: NewsSentence, span: Span) -> Dividend | None:
    """The declaration with its particulars: from its own block, else from the lines and tables after it."""
    reach = around(facts, sentence.span, 4)
    own = around(facts, sentence.span, 0)
    amount = _amount(facts, Span(sentence.span.start, own.end))
    in_kind = words_in(facts.document, sentence.span, _STOCK) is not None
    record_date = _labelled(facts, own, reach, _RECORD)
    payable = _labelled(facts, own, reach, _PAYABLE)
    if amount is None and record_date is None and payable is None:
        return None
    ex_date = _labelled(facts, own, reach, _EX)
    due, cycle = ex_date_for(record_date, facts.law) if record_date and not in_kind else (None, None)
    released = facts.release.date
    frequency = _word(facts, sentence.span, _FREQUENCY, "frequency")
    single = _count(facts, own, _RECORD) <= 1 and _count(facts, own, _PAYABLE) <= 1
    return Dividend(
        span=span,
        sentence=sentence.span,
        amount=abs(amount.value) if amount else None,
        currency=amount.currency if amount else None,
        declared=released,
        record_date=record_date,
        payable=payable,
        ex_date=ex_date,
        ex_due=due,
        ex_right=None
        if ex_date is None or due is None or frequency in _SPECIAL or not single
        else ex_date == due,
        cycle=cycle,
        record_open=calendars.is_trading_day(record_date, facts.law, EXCHANGE) if record_date else None,
        days_of_notice=(record_date - released).days if record_date and released else None,
        order_right=payable >= record_date if payable and record_date and single else None,
        frequency=frequency,
        share_class=_word(facts, own, _CLASS, "share"),
        in_kind=in_kind,
        announced=sentence.front,
        missing=tuple(_missing(facts, amount, record_date, payable, in_kind)),
    )


def _count(facts: Facts, span: Span, lead_in: str) -> int:
    """How many different days of one kind a stretch gives: with several, they can't be matched up."""
    text, words = facts.document.text, pattern(lead_in)
    days = (
        d
        for d in dates_in(facts, span)
        if words.search(text, max(span.start, d.span.start - 90), d.span.start)
    )
    return len({d.date for d in days})


_SPECIAL = ("special", "one-time", "extraordinary")
"""Dividends that may be so large that they go ex after payment."""


def _missing(
    facts: Facts, amount: Any, record_date: dt.date | None, payable: dt.date | None, in_kind: bool
) -> Iterator[str]:
    """What neither the declaration nor the rest of the release says."""
    lower = facts.document.lower
    if amount is None and not in_kind and not _A_SHARE.search(lower):
        yield "the amount a share"
    if record_date is None and not pattern(
        r"\bof record\b|\brecord[ -]date\b|\brecord holders\b|\brecord ?[-–—:]|\bwill be announced\b"
    ).search(lower):
        yield "the record date"
    if payable is None and not pattern(
        r"\bpayable\b|\bpayment date\b|\bpay date\b|\b(?:be|is|are) paid\b"
    ).search(lower):
        yield "the payment date"


_A_SHARE = pattern(
    r"[$€£]\s?\d+\.\d+\b|\b\d+(?:\.\d+)? cents\b|\bper (?:common |ordinary |preferred |"
    r"depositary )?(?:share|unit)\b"
)


def _word(facts: Facts, span: Span, words: str, group: str) -> str | None:
    found = words_in(facts.document, span, words)
    return str(found[group]).strip().lower() if found else None


def _amount(facts: Facts, span: Span) -> Any:
    """The first amount a share in a stretch; else the first small sum of money."""
    amounts = facts.of("amount")
    first = bisect_left(amounts, span.start, key=lambda a: a.span.start)
    inside = [a for a in amounts[first : first + 12] if a.span.end <= span.end]
    each = [a for a in inside if a.unit == "per-share"]
    small = [a for a in inside if a.unit == "currency" and a.value < 100 and a.scale == 1]
    return next(iter(each or small), None)


def _labelled(facts: Facts, own: Span, reach: Span, lead_in: str) -> dt.date | None:
    found = dated(facts, own, lead_in) or dated(facts, Span(own.end, reach.end), lead_in)
    return found[0] if found else _beside(facts, own, reach, lead_in)


def _beside(facts: Facts, own: Span, reach: Span, lead_in: str) -> dt.date | None:
    """The date in the line after a label of its own: a table turned into lines."""
    if lead_in is not _RECORD:
        return None
    text = facts.document.text
    for m in pattern(r"(?i)\brecord date:?[ \n]{1,3}").finditer(text, own.end, reach.end):
        near = dates_in(facts, Span(m.end(), min(reach.end, m.end() + 24)))
        if near and near[0].span.start == m.end():
            return near[0].date
    return None


def ex_date_for(record_date: dt.date, law: Law) -> tuple[dt.date | None, str | None]:
    """The ordinary ex-date of a record date, and the settlement cycle that decides; None without the table.

    With T+1 it is the record date itself, with T+2 one business day before, with T+3 two, with T+5 four.
    """
    for row in law.table("settlement-cycles").rows:
        start, end = as_day(row.get("from")), as_day(row.get("until"))
        if (start is None or start <= record_date) and (end is None or record_date < end):
            day = record_date
            while not calendars.is_trading_day(day, law, EXCHANGE):
                day -= dt.timedelta(days=1)
            before = int(row["days"]) - 1
            return calendars.add_business_days(day, -before, law, EXCHANGE), f"T+{row['days']}"
    return None, None
