"""What a results release gives of the period → Results."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from checker.document import Document, Span
from checker.matching.searching import every, first
from checker.patterns import pattern
from checker.record import Record
from checker.vocabulary import one_of

if TYPE_CHECKING:
    from checker.facts import Facts

_REPORTS = pattern(
    r"(?i)\b(?:report(?:s|ed|ing)?|announc(?:es|ed|ing)|post(?:s|ed)|deliver(?:s"
    r"|ed)|releas(?:es|ed)|results)\b"
)
_AHEAD = pattern(
    r"(?i)\b(?:to (?:report|announce|release|host|hold|publish|present|discuss)"
    r"|will (?:report|announce|release|publish|host)|schedul\w+|date (?:of|for)"
    r"|invitation|reminder|conference call (?:on|for))\b"
)
_FIGURES = pattern(
    r"(?i)\bresults\b|\bnet (?:income|loss|sales|revenues?)\b|\bEBITDA"
    r"|\bearnings\b(?! (?:calls?|conference|date|materials|presentation|release|webcast)\b)"
)
"""Words that results themselves go by; an earnings call or presentation is none."""
_QUARTER = pattern(
    r"(?i)\b(?:(?:first|second|third|fourth|1st|2nd|3rd|4th)[- ](?:fiscal )?quarter"
    r"|Q[1-4]\b|quarter ended|three months ended|[1-4]Q|quarterly results)"
)
_PERIOD = pattern(r"(?i)\b(?:quarter|year|months|weeks|half|period|fiscal \d{4}|FY ?\d\d|Q[1-4])\b")
_COMPARED = (
    r"(?i)\b(?:compared (?:to|with)|versus|vs\.?|year[- ]over[- ]year|prior[- ]year"
    r"|prior year|same (?:period|quarter)|increase[ds]?|decrease[ds]?|\d{4} (?:quarter"
    r"|period)|from [$€£]|last year)\b"
)
_NET = (
    r"(?i)(?<!adjusted )(?<!non-gaap )\bnet (?:and comprehensive )?\(?(?:income|loss|earnings|profit|result)"
    r"|\b(?:profit|loss|earnings) (?:for|after|attributable)|\bGAAP (?:income|loss|earnings)\b"
)
_PER_SHARE = r"(?i)\b(?:per (?:\w+ ){0,3}?(?:share|unit|ADS)|EPS)\b"
_ELSEWHERE = (
    r"(?i)\b(?:shareholder letter|letter to (?:share|stock)holders|(?:full|complete) (?:result"
    r"s|report|release|earnings)|(?:earnings|supplemental) (?:presentation|package"
    r"|supplement)"
    r"|(?:results|report|information|statements|10-[QK])[^.\n]{0,80}(?:available"
    r"|posted|found|accessed|filed|published)[^.\n]{0,60}(?:website|web site"
    r"|at (?:the )?(?:www|https?|investors?)|SEC|EDGAR)"
    r"|view original content|preliminary)\b"
)
_TOLD = ("net income or loss", "earnings per share", "prior-period comparison")


class Results(Record):
    """The results that a release reports."""

    span: Span
    """The words that show it: its headline, else the first words that tell the event."""
    quarter: bool
    """Whether they are, or include, those of a quarter."""
    net_income: bool
    """Whether it gives GAAP net income or loss with a figure."""
    per_share: bool
    """Whether it gives earnings or loss for each share."""
    comparative: bool
    """Whether it compares with an earlier period."""
    missing: tuple[Annotated[str, one_of(*_TOLD)], ...]
    """Which of ``net income or loss``, ``earnings per share``, ``prior-period comparison`` it lacks."""
    statements: bool
    """Whether it holds a financial statement."""
    unaudited: bool
    """Whether the word stands anywhere."""
    elsewhere: bool
    """Whether the release says that the full results are in a report, a letter or on a page."""


def find_results(facts: Facts) -> Iterator[Results]:
    """The results, if the release reports some: a title or first paragraph that says so, and figures."""
    where = _reported(facts)
    if where is None:
        return
    text = facts.document.text
    net = any(_with_figure(facts.document, Span(m.start(), m.end())) for m in every(_NET, text))
    per_share = first(_PER_SHARE, text) is not None
    compared = first(_COMPARED, text) is not None
    yield Results(
        span=where,
        quarter=any(_QUARTER.search(facts.document.words(s)) for s in _opening(facts)),
        net_income=net,
        per_share=per_share,
        comparative=compared,
        missing=tuple(
            name for name, there in zip(_TOLD, (net, per_share, compared), strict=True) if not there
        ),
        statements=bool(facts.of("financial-statement")),
        unaudited="unaudited" in facts.document.lower,
        elsewhere=first(_ELSEWHERE, text) is not None,
    )


def _opening(facts: Facts) -> tuple[Span, ...]:
    document = facts.document
    return (*document.part("headline"), *document.part("subhead"), *document.part("lead")[:1])


def _reported(facts: Facts) -> Span | None:
    """The title or first paragraph that reports results of a period."""
    event = next((e for e in facts.of("event") if e.type == "earnings_results"), None)
    if event is None or any(e.type == "earnings_date_or_call" for e in facts.of("event")):
        return None
    opening = _opening(facts)
    headline = facts.document.part("headline")
    if any(_AHEAD.search(facts.document.words(s)) for s in headline):
        return None
    for span in opening:
        words = facts.document.words(span)[:600]
        if _FIGURES.search(words) and _REPORTS.search(words) and _PERIOD.search(words):
            return next(iter(headline), span)
    return None


def _with_figure(document: Document, span: Span) -> bool:
    from checker.facts.measures import figure_pattern  # noqa: PLC0415  (few releases report results)

    end = min(len(document.text), span.end + 160)
    start = max(0, span.start - 60)
    return figure_pattern().search(document.text, start, end) is not None
