"""Fast Track, Breakthrough and other designations → Designation: whether it existed, what is read into it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any

from checker.document import Span
from checker.facts.lifesciences.setting import sentence_around, speaks_of_medicine
from checker.law import day as as_day
from checker.patterns import pattern
from checker.record import record
from checker.vocabulary import column_of

if TYPE_CHECKING:
    from checker.facts import Facts

TABLE = "designations"
_READ_INTO = (
    r"(?i)\b(?:confirms?|validat(?:es|ing|ed)|proves?|proof (?:of|that)|demonstrates?|guarantees?"
    r"|ensures?|assures?|establish(?:es)?"
    r"|endors(?:es|ement of)|recogni[sz]es (?:the|its|that) (?:\w+ ){0,2}?(?:effective|efficac"
    r"|superior))(?: \w+){0,6}?"
    r" (?:efficac\w*|effective\w*|safe(?:ty)?|works?|superior\w*|approval|approved|faster approval"
    r"|potential (?:approval|efficacy))\b"
)
_HEDGED = r"(?i)\b(?:not|no|may|could|does not|cannot|never|potential(?:ly)?|intended|designed|criteria)\b"


@record
class Designation:
    """One mention of a designation."""

    span: Span
    name: Annotated[str, column_of("designations", "name")]
    from_: dt.date | None
    """The day from which it could be given."""
    existed: bool | None
    """Whether it could be given on the release's date; None if either is not known."""
    implies: str | None
    """Words of its sentence that read efficacy or approval into it."""
    implies_span: Span | None


def find_designations(facts: Facts) -> Iterator[Designation]:
    """Every designation of the table ``designations`` that the release names."""
    if not speaks_of_medicine(facts.document):
        return
    lower, text = facts.document.lower, facts.document.text
    for row in facts.law.table(TABLE).rows:
        if any(word in lower for word in row["needs"]):
            for m in pattern(row["pattern"]).finditer(text):
                yield _designation(facts, row, m)


def _designation(facts: Facts, row: Mapping[str, Any], m: Any) -> Designation:
    start, day = as_day(row.get("from")), facts.release.date
    into = _read_into(facts, m)
    return Designation(
        span=Span(m.start(), m.end()),
        name=row["name"],
        from_=start,
        existed=start <= day if start and day else None,
        implies=facts.document.words(into) if into else None,
        implies_span=into,
    )


def _read_into(facts: Facts, m: Any) -> Span | None:
    """What the same sentence, after the designation, says that it proves."""
    sentence = sentence_around(facts.document, m.start())
    found = pattern(_READ_INTO).search(facts.document.text, m.end(), min(sentence.end, m.end() + 120))
    if found is None or pattern(_HEDGED).search(facts.document.text, m.end(), found.end()):
        return None
    return Span(found.start(), found.end())
