"""Words of a sentence + the release's date → whether the sentence names a time that is still to come."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.facts.outlook.words import Words

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WHOLE = {
    "january": 1, "february": 2, "march": 3, "april": 4, "june": 6, "july": 7, "august": 8, "september": 9,
    "sept": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
_QUARTERS = {"q1": 3, "q2": 6, "q3": 9, "q4": 12, "h1": 6, "1h": 6, "h2": 12, "2h": 12}
"""The last month of a quarter or half."""
_LATE = frozenset(
    ("end", "year-end", "yearend", "late", "latter", "remainder", "balance", "rest", "mid", "mid-")
)
_TELLING = frozenset((*_QUARTERS, *_WHOLE, *_MONTHS, "quarter", "end", "year-end"))
"""Words that name a time without a year."""


def times_named(words: Words, day: date) -> list[str]:
    """Whether a sentence names times that lie after the release's day (``ahead``), or in its ``year``."""
    undated = words.present & _TELLING
    years = {word for word in words.numbers if year_of(word)}
    if not undated and not years:
        return []
    found: set[str] = set()
    for at, word in enumerate(words.lower):
        if word in undated:
            found.add(_undated_kind(words.lower, at, day))
        elif word in years:
            found.add(_year_kind(words.lower, at, day))
    return sorted(found - {""})


def year_of(word: str) -> int | None:
    """The year that a word names: ``2027``, ``fy27``, ``2h26``, ``q4'26`` without its quarter."""
    if len(word) == 4 and word.isdigit() and word.startswith(("19", "20")):
        return int(word)
    if word.startswith("fy") and word[2:].isdigit() and len(word) in (4, 6):
        return int(word[-2:]) + 2000
    if word.endswith("e") and len(word) == 5 and word[:4].isdigit():
        return int(word[:4])
    return None


def _year_kind(words: Sequence[str], at: int, day: date) -> str:
    year = year_of(words[at]) or 0
    if year > day.year + 60:
        return ""
    if year > day.year:
        return "ahead"
    if year < day.year:
        return ""
    before = words[max(0, at - 5) : at]
    end = _last_month(before)
    if end is not None:
        return "ahead" if end > day.month or (end == day.month and _day_of(before) > day.day) else ""
    return "ahead" if _LATE.intersection(before) else "year"


def _last_month(before: Sequence[str]) -> int | None:
    """The last month of the quarter, half or month named just before a year, if one is named."""
    for i in range(len(before) - 1, -1, -1):
        word = before[i]
        if word == "half":
            return 6 if "first" in before else 12
        if word == "quarter" and i and before[i - 1] in _ORDINALS:
            return 3 * _ORDINALS[before[i - 1]]
        month = _QUARTERS.get(word) or (5 if word == "may" else month_of(word))
        if month:
            return month
    return None


def month_of(word: str) -> int | None:
    """The month that a word names; ``may`` is left to the reader of the sentence."""
    if word in _WHOLE:
        return _WHOLE[word]
    return _MONTHS.index(word) + 1 if word in _MONTHS and word != "may" else None


def _undated_kind(words: Sequence[str], at: int, day: date) -> str:
    word = words[at]
    follows = words[at + 1] if at + 1 < len(words) else ""
    if word == "year-end" or (word == "end" and "year" in words[at + 1 : at + 5]):
        return "ahead"
    if (end := _undated_quarter(words, at)) is not None:
        return "ahead" if end > day.month else ""
    if (month := month_of(word)) and not _has_year(words, at):
        later = month > day.month or (month == day.month and follows.isdigit() and int(follows) > day.day)
        return "ahead" if later and (follows[:1].isdigit() or _after(words, at)) else ""
    return ""


def _undated_quarter(words: Sequence[str], at: int) -> int | None:
    """The last month of a quarter or half that is named without a year after "in", "by" or "for"."""
    word = words[at]
    if word in _QUARTERS:
        end = _QUARTERS[word]
    elif word == "quarter" and at and words[at - 1] in _ORDINALS:
        end = 3 * _ORDINALS[words[at - 1]]
    else:
        return None
    before = words[max(0, at - 3) : at]
    return end if not _has_year(words, at) and {"in", "by", "for", "during"}.intersection(before) else None


def _has_year(words: Sequence[str], at: int) -> bool:
    return any(year_of(word) for word in words[at + 1 : at + 4])


def _day_of(before: Sequence[str]) -> int:
    """The day of the month named last, 0 if none is."""
    return next((int(w) for w in reversed(before) if w.isdigit() and len(w) < 3), 0)


def _after(words: Sequence[str], at: int) -> bool:
    return at > 0 and words[at - 1] in (
        "in",
        "by",
        "on",
        "until",
        "early",
        "late",
        "mid",
        "through",
        "starting",
        "of",
    )
