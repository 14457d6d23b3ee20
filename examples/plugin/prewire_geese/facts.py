"""Numbers of geese → GooseCount: "1,250 geese" is 1250."""

from collections.abc import Iterator

from checker.document import Span
from checker.facts import FactKind, Facts
from checker.matching import Matcher
from checker.record import Record


class GooseCount(Record):
    """One number of geese."""

    span: Span
    number: int


_COUNT = Matcher(r"\b(?P<number>\d{1,3}(?:,\d{3})*|\d+) geese\b")


def find_goose_counts(facts: Facts) -> Iterator[GooseCount]:
    """Every number of geese in the release."""
    for span, fields in _COUNT.find(facts.document):
        yield GooseCount(span, int(fields["number"].replace(",", "")))


GOOSE_COUNT = FactKind(__name__, "GooseCount", "find_goose_counts")
"""The kind of fact, as rules know it by its entry point's name."""
