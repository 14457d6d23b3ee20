"""A Document → Facts: typed things that the release states, one module for each family.

Every fact is a frozen dataclass with a ``span`` of the reading text; its other fields are what
a rule's ``where:`` may test and a message may name (``period_end`` is ``period-end`` in YAML).
Facts are extracted when first asked for, and once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from checker.document import Document, Span
from checker.law import Law
from checker.record import record

if TYPE_CHECKING:
    from checker.facts.release import Release


class Fact(Protocol):
    """Something the release states."""

    @property
    def span(self) -> Span:
        """The words that state it."""
        ...


F = TypeVar("F", bound="Fact")

Extractor = Callable[["Facts"], Iterable[Fact]]


@record
class FactKind:
    """One kind of fact: the module that holds its dataclass and its extractor."""

    module: str
    type_name: str
    extractor: str

    def load(self) -> tuple[type[Any], Extractor]:
        """The dataclass and the extractor; imports the module."""
        module = import_module(self.module)
        return getattr(module, self.type_name), getattr(module, self.extractor)


KINDS: dict[str, FactKind] = {
    "date": FactKind("checker.facts.dates", "DateMention", "find_dates"),
    "time": FactKind("checker.facts.times", "TimeMention", "find_times"),
    "dateline": FactKind("checker.facts.dateline", "Dateline", "find_datelines"),
    "ticker": FactKind("checker.facts.tickers", "Ticker", "find_tickers"),
    "filing": FactKind("checker.facts.filings", "Filing", "find_filings"),
    "statute": FactKind("checker.facts.statutes", "Statute", "find_statutes"),
    "contact": FactKind("checker.facts.contacts", "Contact", "find_contacts"),
    "phone": FactKind("checker.facts.phones", "Phone", "find_phones"),
    "email": FactKind("checker.facts.web", "Email", "find_emails"),
    "url": FactKind("checker.facts.web", "Url", "find_urls"),
    "amount": FactKind("checker.facts.amounts", "Amount", "find_amounts"),
    "event": FactKind("checker.facts.events", "Event", "find_events"),
    "forward-looking": FactKind("checker.facts.forward_looking", "ForwardLooking", "find_forward_looking"),
    "logistics": FactKind("checker.facts.forward_looking", "Logistics", "find_logistics"),
    "cautionary": FactKind("checker.facts.cautionary", "Cautionary", "find_cautionary"),
    "measure": FactKind("checker.facts.measures", "Measure", "find_measures"),
    "legend": FactKind("checker.facts.legends", "Legend", "find_legends"),
    "call": FactKind("checker.facts.calls", "ConferenceCall", "find_calls"),
    "remnant": FactKind("checker.facts.remnants", "Remnant", "find_remnants"),
    "run-together": FactKind("checker.facts.run_together", "RunTogether", "find_run_together"),
    "repetition": FactKind("checker.facts.repetitions", "Repetition", "find_repetitions"),
    "misprint": FactKind("checker.facts.misprints", "Misprint", "find_misprints"),
    "quotation-fault": FactKind("checker.facts.quotation_faults", "QuotationFault", "find_quotation_faults"),
    "odd-character": FactKind("checker.facts.odd_characters", "OddCharacter", "find_odd_characters"),
}


@dataclass
class Facts:
    """What one release states, by kind; and, in :attr:`release`, what is said once."""

    document: Document
    law: Law
    stated: Mapping[str, object]
    """What the user or the front matter said: ``date``, ``event``, ``jurisdiction``, ``filer``, …"""
    as_of: date
    """Today, passed in; used as the release's date where the release has none."""
    memo: dict[Any, Any] = field(default_factory=dict, repr=False, compare=False)
    """What rules have already looked for in this release: each search is made once."""
    _found: dict[str, tuple[Any, ...]] = field(default_factory=dict, repr=False)
    _release: Release | None = field(default=None, repr=False)

    def of(self, kind: str) -> tuple[Any, ...]:
        """All facts of a kind, in the order of the text."""
        if kind not in self._found:
            _, extract = KINDS[kind].load()
            self._found[kind] = tuple(sorted(extract(self), key=lambda f: (f.span.start, f.span.end)))
        return self._found[kind]

    @property
    def release(self) -> Release:
        """What the release says once: its date, company, events, jurisdictions."""
        if self._release is None:
            from checker.facts.release import read_release  # noqa: PLC0415

            self._release = read_release(self)
        return self._release
