"""Numbers, dates, severities and topics → the words that reports use."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from checker.findings import Severity, Verdict

_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
# Not strftime: a report must not depend on the machine's locale.

SEVERITY_STATE = {Severity.ERROR: "must", Severity.WARNING: "should", Severity.ADVICE: "note"}
VERDICT_STATE = {
    Verdict.PASSED: "pass",
    Verdict.ALLOWED: "supp",
    Verdict.NOT_APPLICABLE: "na",
    Verdict.UNDETERMINED: "notrun",
    Verdict.BROKEN: "notrun",
}
STATES = {
    "must": "Must fix",
    "should": "Should fix",
    "note": "Consider",
    "pass": "Passed",
    "na": "Not applicable",
    "notrun": "Not checked",
    "supp": "Set aside",
}
"""The seven results, as the page names them, in the order of the page."""

TOPICS = {
    "id": "Issuer and wire format",
    "name": "Names",
    "release": "The release as a whole",
    "contact": "Contacts",
    "fls": "Forward-looking statements",
    "sec": "SEC reports",
    "8k": "Current reports (Form 8-K)",
    "event": "Completeness for the event",
    "evt": "Completeness for the event",
    "cor": "Corporate actions",
    "notify": "Notice to the exchange",
    "fd": "Regulation FD",
    "earnings": "Results",
    "guidance": "Guidance",
    "nongaap": "Non-GAAP measures",
    "kpi": "Key performance indicators",
    "call": "Calls and webcasts",
    "off": "Offerings, mergers and tender offers",
    "bio": "Life sciences",
    "promo": "Promotional language",
    "date": "Dates",
    "period": "Periods",
    "num": "Numbers",
    "quote": "Quotations",
    "text": "Text",
    "style": "Style",
    "draft": "Draft hygiene",
    "attach": "Attachments",
    "diff": "Changes between drafts",
    "ca": "Canada",
    "uk": "United Kingdom",
    "eu": "European Union",
    "ch": "Switzerland",
    "au": "Australia",
    "nz": "New Zealand",
    "hk": "Hong Kong",
    "jp": "Japan",
    "sg": "Singapore",
    "in": "India",
    "xx": "Other jurisdictions",
}
"""Topic → title, in the order of the checklist; topics that are not listed come after, by name."""

FORMATS = {"text": "plain text", "txt": "plain text", "markdown": "Markdown", "html": "HTML", "docx": "Word"}


def topic_title(topic: str) -> str:
    """A topic's title; one that is not known here is spelled from its name."""
    return TOPICS.get(topic) or topic.replace("-", " ").capitalize()


def topic_rank(topic: str) -> tuple[int, str]:
    """Where a topic stands in the checklist."""
    return (list(TOPICS).index(topic) if topic in TOPICS else len(TOPICS), topic)


def number(count: int) -> str:
    """A small number as a word: ``two``; from thirteen on in figures: ``1,204``."""
    return _NUMBERS[count] if 0 <= count < len(_NUMBERS) else f"{count:,}"


def count_of(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun, in figures: ``1 error``, ``2 errors``."""
    return f"{count:,} {noun if count == 1 else plural or noun + 's'}"


def words_of(count: int, noun: str, plural: str = "") -> str:
    """A count with its noun, in words: ``one point``, ``two points``."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def capital(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def stop(text: str) -> str:
    """The text as a sentence: with a full stop, unless it ends in a mark already."""
    text = text.strip()
    return text if not text or text.endswith((".", "!", "?", ".”", '."', ":")) else f"{text}."


def listed(items: Sequence[str], last: str = "and") -> str:
    """Items as prose: ``a``, ``a and b``, ``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def month_day(month: int, day: int) -> str:
    """``September 30``."""
    return f"{_MONTHS[month - 1]} {day}"


def long_date(day: date) -> str:
    """``November 18, 2002``."""
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"


def full_date(day: date) -> str:
    """``Monday, November 18, 2002``."""
    return f"{weekday(day)}, {long_date(day)}"


def short_date(day: date) -> str:
    """``Nov 18, 2002``."""
    return f"{_MONTHS[day.month - 1][:3]} {day.day}, {day.year}"


def weekday(day: date) -> str:
    """``Monday``."""
    return _WEEKDAYS[day.weekday()]


def moment(at: datetime) -> str:
    """``November 23, 2026, 09:14 UTC``; without the zone where none is known."""
    zone = at.tzname()
    return f"{long_date(at)}, {at:%H:%M}{f' {zone}' if zone else ''}"


def lines_words(first: int, last: int) -> str:
    """``line 9`` or ``lines 17 to 20``."""
    return f"line {first}" if first == last else f"lines {first} to {last}"


def cut_words(text: str, longest: int) -> str:
    """The text on one line, cut at a word with an ellipsis if it is longer."""
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    head = text[: longest + 1]
    return f"{head[: head.rfind(' ')] if ' ' in head[longest // 2 :] else head[:longest]} …"
