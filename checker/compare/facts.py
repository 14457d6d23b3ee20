"""The facts of two drafts → which changed: numbers, dates, filings, symbols, legends, statements ahead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from checker.compare.figures import Figure, changed_figures
from checker.compare.redline import Mapping as Places
from checker.document import Span
from checker.record import Record
from checker.render.fact_words import TOLD
from checker.render.plain import SINGLE, plain, read_facts
from checker.render.wording import capital, cut_words
from checker.report import Report

How = Literal["changed", "read otherwise", "taken out", "put in"]

COMPARED = {
    "amount": ("amounts", "Numbers"),
    "date": ("dates", "Dates"),
    "time": ("times", "Times"),
    "filing": ("filings", "SEC reports and other filings"),
    "ticker": ("tickers", "Exchanges and symbols"),
    "legend": ("legends", "Legends"),
    "forward-looking": ("forward_looking", "Forward-looking statements"),
    "measure": ("measures", "Financial measures"),
    "statute": ("statutes", "Statutes and rules"),
    "contact": ("contacts", "Contacts"),
    "phone": ("phones", "Phone numbers"),
    "email": ("emails", "E-mail addresses"),
    "url": ("urls", "Web addresses"),
    "event": ("events", "Events"),
    "dateline": ("dateline", "Dateline"),
    "call": ("conference_call", "Conference call"),
}
"""Kind → its name in the JSON record, and its title; in the order of weight for a reader."""

_BY_WORDS = frozenset({"legend", "forward-looking", "measure"})
"""Kinds whose words are what matters, whatever was understood of them."""
_NEAR = 240
"""Characters within which a fact that went and one that came are taken for versions of one."""


class Told(Record):
    """A fact as it is compared: its words and what was understood of them."""

    kind: str
    words: str
    meaning: tuple[tuple[str, str], ...]
    """Label and value of what was understood."""
    at: str
    """Where it stands, in words."""
    span: Span | None = None
    """In the reading text; None where only a record of the draft is known."""

    @property
    def key(self) -> tuple[object, ...]:
        """What must be equal for two facts to say the same."""
        words = " ".join(self.words.casefold().split())
        if self.kind in _BY_WORDS or not self.meaning:
            return self.kind, words
        return self.kind, self.meaning


class FactChange(Record):
    """One fact that is not as it was."""

    kind: str
    how: How
    before: str
    """Its words in the old draft; empty if it was put in."""
    after: str
    """Its words in the new draft; empty if it was taken out."""
    at_before: str
    at_after: str
    note: str = ""
    """For words that are read otherwise: what changed in the reading."""


def facts_of(report: Report) -> list[Told]:
    """The facts of a checked draft, by kind, in the order of the text."""
    document = report.document
    return [
        Told(
            kind,
            document.words(fact.span),
            _meaning(kind, {name: plain(getattr(fact, name, None), document) for name in TOLD[kind]}),
            document.where(fact.span),
            fact.span,
        )
        for kind in COMPARED
        for fact in (read_facts(report, kind) or ())[: 1 if kind in SINGLE else None]
    ]


def facts_in(record_of: Mapping[str, Any]) -> list[Told]:
    """The facts of a draft by its JSON record."""
    return list(_recorded(record_of.get("facts", {})))


def _recorded(facts: Mapping[str, Any]) -> Iterator[Told]:
    for kind, (name, _) in COMPARED.items():
        found = facts.get(name) or []
        for fact in found if isinstance(found, list) else [found]:
            at = fact.get("where") or f"line {fact.get('line')}"
            yield Told(kind, " ".join(str(fact.get("quote", "")).split()), _meaning(kind, fact), at)


def _meaning(kind: str, values: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    told = ((label, values.get(name)) for name, label in TOLD[kind].items())
    return tuple((label, str(value)) for label, value in told if value not in (None, "", False, [], ()))


def changed_facts(old: Sequence[Told], new: Sequence[Told], places: Places | None) -> tuple[FactChange, ...]:
    """What changed; ``places`` maps the old text to the new, None where the old text is not known."""
    found: list[FactChange] = []
    for kind in COMPARED:
        before, after = [f for f in old if f.kind == kind], [f for f in new if f.kind == kind]
        found += _changed(before, after, places)
    return tuple(found)


def other_figures(old: Sequence[Figure], new: Sequence[Figure]) -> Iterator[FactChange]:
    """What changed of the figures that no fact holds."""
    for before, after in changed_figures(old, new):
        how: How = "changed" if before and after else "put in" if after else "taken out"
        yield FactChange(
            kind="Other figures, as in tables",
            how=how,
            before=before.words if before else "",
            after=after.words if after else "",
            at_before=capital(before.at) if before else "",
            at_after=capital(after.at) if after else "",
        )


def _changed(old: list[Told], new: list[Told], places: Places | None) -> Iterator[FactChange]:
    if places:
        old, new, otherwise = _in_place(old, new, places)
        yield from otherwise
    gone, come = _unmatched(old, new)
    pairs = _pairs(gone, come, places)
    yield from (_change("changed", before, after) for before, after in pairs)
    yield from (_change("taken out", f, None) for f in gone if not any(f is b for b, _ in pairs))
    yield from (_change("put in", None, f) for f in come if not any(f is a for _, a in pairs))


def _in_place(
    old: list[Told], new: list[Told], places: Places
) -> tuple[list[Told], list[Told], list[FactChange]]:
    """Facts on words that did not change are matched by their place; some may be read otherwise now."""
    at = {(f.span.start, f.span.end): f for f in new if f.span}
    left: list[Told] = []
    otherwise: list[FactChange] = []
    for fact in old:
        moved = places.new_place(fact.span) if fact.span else None
        match = at.pop((moved.start, moved.end), None) if moved else None
        if match is None:
            left.append(fact)
        elif match.key != fact.key:
            otherwise.append(_change("read otherwise", fact, match))
    return left, list(at.values()), otherwise


def _unmatched(old: Iterable[Told], new: Iterable[Told]) -> tuple[list[Told], list[Told]]:
    """What has no equal on the other side; each is used up once."""
    waiting: dict[tuple[object, ...], list[Told]] = {}
    for fact in new:
        waiting.setdefault(fact.key, []).append(fact)
    gone = []
    for fact in old:
        if equals := waiting.get(fact.key):
            equals.pop(0)
        else:
            gone.append(fact)
    left = {id(fact) for facts in waiting.values() for fact in facts}
    return gone, [fact for fact in new if id(fact) in left]


def _pairs(gone: Sequence[Told], come: Sequence[Told], places: Places | None) -> list[tuple[Told, Told]]:
    """What went and what came in its place."""
    if places is None:
        return list(zip(gone, come, strict=True)) if len(gone) == len(come) else []
    pairs: list[tuple[Told, Told]] = []
    free = list(come)
    for fact in gone:
        here = places.near(fact.span) if fact.span else 0
        near = [f for f in free if f.span and abs(f.span.start - here) < _NEAR]
        if near:
            best = min(near, key=lambda f: (_unlike(fact, f), abs(f.span.start - here) if f.span else 0))
            free.remove(best)
            pairs.append((fact, best))
    return pairs


def _unlike(a: Told, b: Told) -> bool:
    """Whether two facts differ in more than their value: a percentage is no version of a sum of money."""
    return dict(a.meaning).get("Unit") != dict(b.meaning).get("Unit")


def _change(how: How, before: Told | None, after: Told | None) -> FactChange:
    some = before or after
    return FactChange(
        kind=COMPARED[some.kind][1] if some else "",
        how=how,
        before=cut_words(before.words, 160) if before else "",
        after=cut_words(after.words, 160) if after else "",
        at_before=capital(before.at) if before else "",
        at_after=capital(after.at) if after else "",
        note=_reading(before, after) if before and after and how == "read otherwise" else "",
    )


def _reading(before: Told, after: Told) -> str:
    """``Read as: 2025-11-18, now 2026-11-18``."""
    was, now = dict(before.meaning), dict(after.meaning)
    labels = [label for label in {**was, **now} if was.get(label) != now.get(label)]
    return "; ".join(f"{label}: {was.get(label, 'none')}, now {now.get(label, 'none')}" for label in labels)
