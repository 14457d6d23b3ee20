"""Text → the names of all references, sentence by sentence: numbers, documents, terms, general ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from checker.document import Document, Span
from checker.facts.filings.forms import FormTable, form_table
from checker.facts.filings.heads import Head, NumberFinder, add_qualities, scope_of
from checker.law import Law
from checker.matching.searching import first
from checker.patterns import pattern
from checker.spans import Taken

_DEFINITION = pattern(r"\([^()\"\n]{0,40}\"(?P<term>[^\"\n]{3,60}?),?\"[^()\n]{0,40}\)")
_TERM = pattern(
    r"Form|Annual Report|Quarterly Report|\b10-|[24]0-F|AIF|MD&A|Proxy Statement|Prospectus"
    r"|Registration Statement|Circular|Schedule"
)
_FAR = 280
"""How far behind a report's name the definition of a term for it may stand."""

_MOST = 100
"""How many names of one sentence are read together; a list of more is read piece by piece."""

_RANK = ("number", "schedule", "unknown", "alias", "name", "general")
"""Which of two names that overlap is kept."""


def find_names(document: Document, law: Law, around: date) -> Iterator[tuple[Span, list[Head]]]:
    """The sentences (or lines of tables) that name filings, each with its names in order."""
    finder = _NameFinder(document, law, form_table(law))
    numbered = list(NumberFinder(document, finder.forms, law.lexicon("filing-other-forms"), around).find())
    scopes: dict[Span, list[Head]] = {}
    for head in finder.with_others(numbered):
        scopes.setdefault(scope_of(document, head.number.start), []).append(head)
    for scope, heads in scopes.items():
        for at in range(0, len(heads), _MOST):
            yield scope, heads[at : at + _MOST]


class _NameFinder:
    """Finds the references of one document that have no number."""

    def __init__(self, document: Document, law: Law, forms: FormTable) -> None:
        self.document = document
        self.law = law
        self.forms = forms
        self.definitions = list(_DEFINITION.finditer(document.text))
        """Definitions of terms: ``(the "2023 Form 10-K")``, which are no references of their own."""
        self._defining = Taken(Span(*definition.span()) for definition in self.definitions)

    def with_others(self, numbered: list[Head]) -> list[Head]:
        """The numbers and all other names, in order; none overlaps another."""
        numbered = [h for h in numbered if not self._defining.overlaps(h.number)]
        named = sorted([*numbered, *self._named(numbered)], key=lambda h: h.number.start)
        return _apart([*self._by_term(named), *named, *self._general()])

    def _named(self, numbered: list[Head]) -> Iterator[Head]:
        """Documents that have a name and no number, as the lexicon ``filing-names`` lists them."""
        taken = Taken(Span(head.start, head.number.end) for head in numbered)
        for match in self.law.lexicon("filing-names").find(self.document):
            head = self._head("name", match.span)
            head.form = self.forms.get(str(match.fields["form"]))
            if self._defining.overlaps(match.span) or taken.overlaps(match.span):
                continue
            if self._is_filing(head, match.fields):
                add_qualities(self.document, head, scope_of(self.document, head.start).start)
                yield head

    def _head(self, kind: Any, span: Span) -> Head:
        words = self.document.words(span)
        return Head(kind, span.start, span.end, span, None, words, nouns=[words])

    def _is_filing(self, head: Head, fields: Mapping[str, object]) -> bool:
        """Whether the named document is spoken of as a filing, where the lexicon asks for a sign of it."""
        text, scope = self.document.text, scope_of(self.document, head.start)
        near, far = fields.get("sentence"), fields.get("document")
        if near and not first(str(near), text, scope.start, scope.end):
            return False
        return not far or first(str(far), text) is not None

    def _by_term(self, heads: list[Head]) -> Iterator[Head]:
        """Later mentions by a defined term: `our Form 10-K for 2023 (the "2023 Annual Report")`."""
        for definition in self.definitions:
            meant = self._defined(heads, definition.start())
            if meant is not None and _TERM.search(definition["term"]):
                for span in self._mentions(definition["term"], definition.end()):
                    head = self._head("alias", span)
                    head.form, head.amendment, head.title = meant.form, meant.amendment, meant.title
                    if not any(h.overlaps(head) for h in heads if h.is_numbered):
                        yield head

    def _mentions(self, term: str, start: int) -> Iterator[Span]:
        """Where a term stands after its definition, as a word and not in quotation marks."""
        text = self.document.text
        at = text.find(term, start)
        while at >= 0:
            end = at + len(term)
            around = text[at - 1 : at] + text[end : end + 1]
            if not any(c.isalnum() or c in '"/' for c in around):
                yield Span(at, end)
            at = text.find(term, end)

    def _defined(self, heads: list[Head], offset: int) -> Head | None:
        """The report that a definition at an offset stands for: the last one named before it."""
        scope = scope_of(self.document, offset)
        before = [
            h for h in heads if scope.start <= h.number.start and h.number.end <= offset < h.number.end + _FAR
        ]
        return before[-1] if before else None

    def _general(self) -> Iterator[Head]:
        """References that name no report: "our filings with the SEC"."""
        for match in self.law.lexicon("filing-general").find(self.document):
            head = self._head("general", match.span)
            head.nouns = ["filings"]
            yield head


def _apart(heads: list[Head]) -> list[Head]:
    """The heads in order, less those that overlap one of a more certain kind."""
    kept: list[Head] = []
    for head in sorted(heads, key=lambda h: (_RANK.index(h.kind), h.start, -h.end)):
        if head.is_numbered or not any(other.overlaps(head) or _follows(other, head) for other in kept):
            kept.append(head)
    return sorted(kept, key=lambda h: h.number.start)


def _follows(other: Head, head: Head) -> bool:
    """Whether a name is only the noun of a number: ``Form 10-Q filings``, ``Form 40-F annual report``."""
    return head.kind in ("general", "name") and 0 <= head.start - other.number.end <= 1
