"""The words around the name of a report → whether it has been filed, when, and how definite the reference is."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from checker.document import Span
from checker.facts.filings.clauses import AGENCY, Verb
from checker.facts.filings.heads import Head
from checker.facts.filings.periods import DATE, days_in

_FILE = r"(?:file|furnish|submit|lodge|filing|furnishing|be filed|be furnished|make available)\b"

_TO_COME = (
    rf"\b(?:will|shall|intends?|expects?|expected|plans?|planned|anticipates?|anticipated|scheduled|timing of|required to"
    rf"|must|unable|inability|not yet|to be|aims?|upon|prior to|before|until|delay\w*|fail\w*)\b[^;\n]{{0,60}}?\b{_FILE}"
    rf"|\b(?:to be|yet to be|not been|not yet been) (?:timely )?(?:filed|furnished)\b"
    rf"|\b(?:will|to)(?: also)? be (?:\w+ )?(?:included|set forth|available|contained|reported|disclosed|presented|reflected|provided|found)\b"
    rf"[^;\n]{{0,60}}?\bin\b"
)
"""Words before the name by which the report is still to come."""

_BOTH = r"\b(?:fil(?:ed|es)|furnish(?:ed|es)|file)(?:,? with)? (?:and|or|and/or) (?:\w+ ){0,3}(?:to be |will |may |shall |subsequently )?(?:fil|furnish)"
"""``has filed or will file``: speaks of reports in general, so of those that exist."""

_OF_THE_SEC = rf"\b(?:fil(?:ed|es|e|ings?)|furnish\w*|on file|reports)\b[^;\n]{{0,110}}?{AGENCY}|{AGENCY}[)\"' ]{{1,3}}(?:filings?|reports)\b"
_OPEN = (
    r"(?i)most recent|latest|subsequent|\bany\b|\bother\b|future|later|upcoming|recent|\blast\b|current|periodic|forthcoming"
)
_INTRODUCED = r"(?i)\bmost recent[^;\n]{0,110}?\bincluding\b[^;\n]{0,50}$"
_TODAY = r"\btoday\b,? (?:has )?(?:filed|files)\b[^;\n]{0,60}$"
_ON_DAY = rf"(?:[Oo]n|\b[Dd]ated) (?P<day>{DATE}),? [^;\n]{{0,90}}?\b(?:filed|furnished|submitted)\b[^;,\n]{{0,70}}$"
_FILED_ON = rf"\b(?:filed|furnished|submitted)\b[^;,\n]{{0,70}}? on (?P<day>{DATE}),? (?:of )?(?:(?:its|our|their|the|an?) )?$"
_FILING_OF = rf"(?P<day>{DATE}) (?:(?:filing|submission) of (?:\w+ ){{0,4}})?$"


@cache
def _searcher(source: str) -> Any:
    import regex  # noqa: PLC0415

    return regex.compile(source)


def verb_before(text: str, start: int, name_start: int) -> Verb | None:
    """What the words of the sentence before a name say about its filing; None if nothing."""
    window = max(start, name_start - 170), name_start
    if _searcher(_BOTH).search(text, *window):
        return "filed"
    to_come = list(_searcher(_TO_COME).finditer(text, *window))
    done = list(_searcher(r"\b(?:filed|files|furnished|furnishes|submitted)\b|\b[Ff]iling of\b").finditer(text, *window))
    if to_come and not (done and done[-1].start() > to_come[-1].end() and "of" not in done[-1].group()):
        return "to be filed" if _reaches(text, to_come[-1].end(), name_start) else None
    if done and _reaches(text, done[-1].end(), name_start):
        return "furnished" if done[-1].group().startswith("furnish") else "filed"
    return None


def _reaches(text: str, end: int, name_start: int) -> bool:
    """Whether no other clause begins between the verb and the name."""
    return _searcher(r"(?i)[;:]|,? (?:and|but|which|who|while|as well as) (?:we|the company|it|is|are|was|has|other)\b").search(
        text, end, name_start
    ) is None


def verb_of_sentence(text: str, scope: Span, name_start: int, end: int) -> Verb:
    """``filed`` where the sentence speaks of filings before the name, or of *other* filings after it."""
    before = _searcher(_OF_THE_SEC).search(text, scope.start, name_start)
    after = _searcher(
        rf"[^;\n]{{0,60}}\bother\b[^;\n]{{0,40}}(?:{_OF_THE_SEC})"
        rf"|[^;\n]{{0,90}}\b(?:was|were|been|is|are)(?: \w+)? (?:filed|furnished) (?:with|to) {AGENCY}"
    ).match(text, end, scope.end)
    return "filed" if before or after else "unstated"


def day_before(text: str, floor: int, name_start: int, around: date) -> date | None:
    """The filing date that stands before a name: ``On March 3, 2025, the Company filed its``, ``today filed``."""
    window = max(floor, name_start - 200), name_start
    for source in (_ON_DAY, _FILED_ON, _FILING_OF):
        found = _searcher(source).search(text, *window)
        days = days_in(text, found.span("day"), around) if found else []
        if days:
            return days[0][0]
    return around if _searcher(_TODAY).search(text, *window) else None


def filed_today(text: str, end: int, stop: int) -> bool:
    """Whether "today" follows the name directly: ``files its annual report on Form 10-K today``."""
    return _searcher(r"(?: with the \w+)?,? (?:earlier )?today\b").match(text, end, stop) is not None


def is_open(head: Head, text: str, start: int, name_start: int) -> bool:
    """Whether the reference is to whatever report is newest or still to come, or to several at once."""
    if head.plural or _searcher(_OPEN).search(head.qualities):
        return True
    return _searcher(_INTRODUCED).search(text, max(start, name_start - 200), name_start) is not None
