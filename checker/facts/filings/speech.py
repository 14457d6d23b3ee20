"""The words around the name of a report → whether it has been filed, when, and how definite it is."""

from __future__ import annotations

from datetime import date

from checker.document import Span
from checker.facts.filings.clause_patterns import AGENCY
from checker.facts.filings.clauses import Verb
from checker.facts.filings.heads import Head
from checker.facts.filings.periods import DATE, days_in
from checker.facts.filings.reference import Reference
from checker.matching.searching import every, first
from checker.patterns import pattern

_FILE = r"(?:file|furnish|submit|lodge|filing|furnishing|be filed|be furnished|make available)\b"

_TO_COME = (
    r"\b(?:will|shall|intends?|expects?|expected|plans?|planned|anticipates?|anticipated|scheduled|timing of"
    r"|required to|must|unable|inability|not yet|to be|aims?|upon|prior to|before|until|delay\w*|fail\w*)\b"
    rf"[^;\n]{{0,60}}?\b{_FILE}"
    r"|\b(?:to be|yet to be|not been|not yet been) (?:timely )?(?:filed|furnished)\b"
    r"|\b(?:will|to)(?: also)? be (?:\w+ )?(?:included|set forth|available|contained|reported|disclosed"
    r"|presented"
    r"|reflected|provided|found)\b[^;\n]{0,60}?\bin\b"
)
"""Words before the name by which the report is still to come."""

_DONE = r"\b(?:filed|files|furnished|furnishes|submitted)\b|\b[Ff]iling of\b"

_BOTH = (
    r"\b(?:fil(?:ed|es)|furnish(?:ed|es)|file)(?:,? with)? (?:and|or|and/or) (?:\w+ ){0,3}"
    r"(?:to be |will |may |shall |subsequently )?(?:fil|furnish)"
)
"""``has filed or will file``: speaks of reports in general, so of those that exist."""

_NEW_CLAUSE = pattern(
    r"(?i)[;:]|,? (?:and|but|which|who|while|as well as) (?:we|the company|it|is|are|was|has|other)\b"
)
_FAR = 1500
"""How far before a name the words of its sentence are looked at."""

_OF_THE_SEC = (
    rf"\b(?:fil(?:ed|es|e|ings?)|furnish\w*|on file|reports)\b[^;\n]{{0,110}}?{AGENCY}"
    rf"|{AGENCY}[)\"' ]{{1,3}}(?:filings?|reports)\b"
)
_AFTERWARDS = pattern(
    rf"[^;\n]{{0,60}}\bother\b[^;\n]{{0,40}}(?:{_OF_THE_SEC})"
    rf"|[^;\n]{{0,90}}\b(?:was|were|been|is|are)(?: \w+)? (?:filed|furnished) (?:with|to) {AGENCY}"
)
_OPEN = pattern(
    r"(?i)most recent|latest|subsequent|\bany\b|\bother\b|future|later|upcoming|recent|\blast\b|current"
    r"|periodic"
    r"|forthcoming"
)
_INTRODUCED = r"(?i)\bmost recent[^;\n]{0,110}?\bincluding\b[^;\n]{0,50}$"

_TODAY_BEFORE = r"\btoday\b,? (?:has )?(?:filed|files)\b[^;\n]{0,60}$"
_TODAY_AFTER = pattern(r"(?: with the \w+)?,? (?:earlier )?today\b")
_DAYS_BEFORE = (
    rf"(?:[Oo]n(?: or about)?|\b[Dd]ated) (?P<day>{DATE}),? [^;\n]{{0,90}}?"
    r"\b(?:filed|furnished|submitted)\b[^;,\n]{0,70}$",
    rf"\b(?:filed|furnished|submitted)\b[^;,\n]{{0,70}}? on (?P<day>{DATE}),? (?:of )?"
    r"(?:(?:its|our|their|the|an?) )?$",
    rf"\| ?(?P<day>{DATE}) ?\|[^|;\n]{{0,90}}\b(?:files|filed|submits|furnishes)\b[^|;\n]{{0,40}}$",
    rf"(?P<day>{DATE}) (?:(?:filing|submission) of (?:\w+ ){{0,4}})?$",
)


def verb_before(text: str, start: int, name_start: int) -> Verb | None:
    """What the words of the sentence before a name say about its filing; None if nothing."""
    window = max(start, name_start - 170), name_start
    if first(_BOTH, text, *window):
        return "filed"
    to_come = list(every(_TO_COME, text, *window))
    done = list(every(_DONE, text, *window))
    later_done = done and to_come and done[-1].start() > to_come[-1].end() and "of" not in done[-1].group()
    if to_come and not later_done:
        return "to be filed" if _reaches(text, to_come[-1].end(), name_start) else None
    if done and _reaches(text, done[-1].end(), name_start):
        return "furnished" if done[-1].group().startswith("furnish") else "filed"
    return None


def _reaches(text: str, end: int, name_start: int) -> bool:
    """Whether no other clause begins between the verb and the name."""
    return _NEW_CLAUSE.search(text, end, name_start) is None


def verb_of(made: Reference, before: Verb | None) -> Verb:
    """What is said of a reference's filing by its own words, by those before it, or by its title."""
    head, after = made.head, made.after
    if made.is_general:
        return _verb_of_general(head.written)
    if before == "to be filed" and not after.days:
        return "to be filed"
    verb = after.verb if after.verb != "unstated" or head.inner is None else head.inner.verb
    if verb != "unstated":
        return verb
    if pattern(r"future|upcoming|forthcoming").search(head.qualities):
        return "to be filed"
    named_so = head.title.startswith("filing") or "filing" in after.nouns
    return "filed" if named_so else before or "unstated"


def _verb_of_general(words: str) -> Verb:
    to_come = pattern(r"(?i)\b(?:will|to be|intends?|future)\b").search(words)
    done = pattern(r"(?i)\bfiled\b(?! with)").search(words)
    return "to be filed" if to_come and not done else "filed"


def verb_of_sentence(text: str, scope: Span, name_start: int, end: int) -> Verb:
    """``filed`` where the sentence speaks of filings before the name, or of *other* filings after it."""
    before = first(_OF_THE_SEC, text, max(scope.start, name_start - _FAR), name_start)
    return "filed" if before or _AFTERWARDS.match(text, end, scope.end) else "unstated"


def days_around(text: str, floor: int, name_start: int, after: tuple[int, int], around: date) -> list[date]:
    """The filing date before a name ("On March 3, 2025, the Company filed its"), or "today" beside it."""
    window = max(floor, name_start - 200), name_start
    for source in _DAYS_BEFORE:
        found = first(source, text, *window)
        days = days_in(text, found.span("day"), around) if found else []
        if days:
            return [days[0][0]]
    today = first(_TODAY_BEFORE, text, *window) or _TODAY_AFTER.match(text, *after)
    return [around] if today else []


def is_open(head: Head, text: str, start: int, name_start: int) -> bool:
    """Whether the reference is to whatever report is newest or still to come, or to several at once."""
    if head.plural or _OPEN.search(head.qualities):
        return True
    return first(_INTRODUCED, text, max(start, name_start - 200), name_start) is not None
