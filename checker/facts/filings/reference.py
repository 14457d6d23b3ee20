"""One reference to one report as the text has it, before it is judged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from checker.document import Span
from checker.facts.filings.clauses import Clauses, Verb
from checker.facts.filings.heads import Head
from checker.facts.filings.periods import Period
from checker.record import Record, field


class Reference(Record, frozen=False):
    """One reference to one report: its name, and what is said of it."""

    head: Head
    after: Clauses
    name_start: int
    """Where the words begin that belong to the name: qualities, a year before it."""
    scope: Span
    """Its sentence."""
    period: Period | None = None
    filed: date | None = None
    verb: Verb = "unstated"
    is_open: bool = False
    owner: str | None = None
    item: str | None = None
    before: list[Period] = field(default_factory=list)
    """Periods that stand before the name: ``2024 Annual Report``."""
    joined: bool = False
    """It stands in one list with the reference before it."""

    @property
    def span(self) -> Span:
        """The words of the reference, with its period and filing date."""
        return Span(self.name_start, max(self.head.end, self.after.end))

    @property
    def family(self) -> str | None:
        """The family of its form."""
        return self.head.form.family if self.head.form else None

    @property
    def is_general(self) -> bool:
        """Whether it names no report."""
        return self.head.kind == "general"

    def listed_with(self, other: Reference) -> bool:
        """Whether the two numbers stand in one list after one word: ``Forms 10-K and 10-Q``."""
        return bool(self.head.tight) and self.head.tight == other.head.tight


def lists_of(references: Iterable[Reference]) -> Iterator[list[Reference]]:
    """The lists that the references of a sentence stand in; one alone is a list too."""
    run: list[Reference] = []
    for one in references:
        if run and not one.joined:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def with_own_name(references: list[Reference], company: str | None) -> None:
    """Leaves no owner where the name is the issuer's own: its first word, or the only name there is."""
    named = {_first(r.owner) for r in references if r.owner and r.head.is_numbered}
    own = {_first(company)} if company and _first(company) in named else named if len(named) == 1 else set()
    for one in references:
        if one.owner and _first(one.owner) in own:
            one.owner = None


def _first(name: str) -> str:
    words = [w for w in name.lower().replace(",", " ").split() if w != "the"]
    return words[0].rstrip(".") if words else ""
