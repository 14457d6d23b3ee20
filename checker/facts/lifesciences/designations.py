"""Fast Track, Breakthrough and other designations → Designation: whether it existed, what is read into it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, Any

from checker.document import Span
from checker.facts.lifesciences.setting import found_in, sentence_around
from checker.law import Law
from checker.law import day as as_day
from checker.matching import Matcher
from checker.patterns import pattern
from checker.record import Record
from checker.vocabulary import column_of

if TYPE_CHECKING:
    from checker.facts import Facts

TABLE = "designations"
_READ_INTO = pattern(
    r"(?i)\b(?:confirms?|validat(?:es|ing|ed)|proves?|proof (?:of|that)|demonstrates?|guarantees?"
    r"|ensures?|assures?|establish(?:es)?"
    r"|endors(?:es|ement of)|recogni[sz]es (?:the|its|that) (?:\w+ ){0,2}?(?:effective|efficac"
    r"|superior))(?: \w+){0,6}?"
    r" (?:efficac\w*|effective\w*|safe(?:ty)?|works?|superior\w*|approval|approved|faster approval"
    r"|potential (?:approval|efficacy))\b"
)
_HEDGED = pattern(
    r"(?i)\b(?:not|no|may|could|does not|cannot|never|potential(?:ly)?|intended|designed|criteria)\b"
)


class Designation(Record):
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
    for row, matcher in _named(facts.law):
        for span, _ in found_in(facts.document, matcher):
            yield _designation(facts, row, span)


def _named(law: Law) -> Sequence[tuple[Mapping[str, Any], Matcher]]:
    """The rows of the table, each with what finds its designation."""
    return law.once(TABLE, lambda: [(row, Matcher(row["pattern"])) for row in law.table(TABLE).rows])


def _designation(facts: Facts, row: Mapping[str, Any], span: Span) -> Designation:
    start, day = as_day(row.get("from")), facts.release.date
    into = _read_into(facts, span)
    return Designation(
        span=span,
        name=row["name"],
        from_=start,
        existed=start <= day if start and day else None,
        implies=facts.document.words(into) if into else None,
        implies_span=into,
    )


def _read_into(facts: Facts, span: Span) -> Span | None:
    """What the same sentence, after the designation, says that it proves."""
    sentence = sentence_around(facts.document, span.start)
    found = _READ_INTO.search(facts.document.text, span.end, min(sentence.end, span.end + 120))
    if found is None or _HEDGED.search(facts.document.text, span.end, found.end()):
        return None
    return Span(found.start(), found.end())
