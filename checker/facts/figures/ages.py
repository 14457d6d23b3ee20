"""Sentences → AgeClaim: a founding year and a number of years said of the same thing, by the release's date.

"Founded in 2010, Acme has served farmers for over 20 years" cannot be true in 2026. Only a year and a
number of years in one sentence are held against each other: elsewhere the years may be those of a manager
or of a trade.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from checker.document import Span
from checker.facts.number_words import in_words
from checker.matching.searching import every
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_SINCE = (
    r"(?i)\b(?:founded|established|incorporated|formed|started|in business|operating|serving [^.,;\n]{0,40}?)"
    r",? (?:back )?(?:in|since) (?:[A-Z][a-z]+ )?(?P<year>1[89]\d\d|20\d\d)\b(?!,\d)"
)
_YEARS = pattern(
    r"(?i)\b(?:for|with|of) (?:(?P<over>over|more than)|(?P<near>nearly|almost|approximately|"
    r"about|some)|the (?:past|last))? ?"
    r"(?P<number>\d{1,3}|[a-z]+(?:-[a-z]+)?) years\b(?! of (?:age|experience|combined)| old)"
    r"|\b(?P<number>\d{2,3})-year (?:history|track record|heritage|tradition|legacy)\b"
)
_OTHERS = pattern(
    r"(?i)\b(?:experience|combined|lease|contract|agreement|term|warranty|patent|each|who|whose|he|she)\b"
)


class AgeClaim(Record):
    """A founding year and how long ago the sentence says it was."""

    span: Span
    year: int
    years: int
    """As the sentence says."""
    age: int
    """Full years by the release's date, at most."""
    closeness: Literal["over", "near", "exact"]
    right: bool


def find_age_claims(facts: Facts) -> Iterator[AgeClaim]:
    """Every founding year with a number of years in the same sentence; none where the release has no date."""
    released = facts.release.date
    if released is None:
        return
    text = facts.document.text
    for m in every(_SINCE, text):
        sentence = facts.document.sentence_at(m.start())
        if sentence is not None and not _OTHERS.search(text, sentence.start, sentence.end):
            for years in _YEARS.finditer(text, sentence.start, sentence.end):
                yield from _claim(m, years, released.year - int(m["year"]))


def _claim(founded: Any, years: Any, age: int) -> Iterator[AgeClaim]:
    number = _number(years["number"])
    if number is None or age < 1:
        return
    closeness: Literal["over", "near", "exact"] = (
        "over" if years["over"] else "near" if years["near"] else "exact"
    )
    slack = {"over": 0, "near": max(2, number // 8), "exact": 1}[closeness]
    right = number <= age if closeness == "over" else abs(number - age) <= slack
    right = right or (closeness == "exact" and 0 <= age - number <= number // 4)
    start, end = min(founded.start(), years.start()), max(founded.end(), years.end())
    yield AgeClaim(Span(start, end), int(founded["year"]), number, age, closeness, right)


def _number(word: str) -> int | None:
    """The number that digits or words of up to a hundred mean."""
    return int(word) if word.isdigit() else _WORDS.get(word.lower())


_WORDS = {in_words(number): number for number in range(100)} | {"hundred": 100}
