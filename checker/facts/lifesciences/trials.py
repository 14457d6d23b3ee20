"""Trials and their registry numbers → Trial, RegistryNumber."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from checker.document import Document, Span
from checker.facts.lifesciences.setting import sentence_around
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_PHASE = pattern(
    r"(?i)\bphase[ -](?P<phase>[1-4][abc]?(?:/[1-4]?[abc]?)?|i{1,3}[ab]?(?:/i{1,3}[ab]?)?|iv)\b(?="
    r" (?:[\p{L}\d'-]+,? ){0,6}?"
    r"(?:trial|stud(?:y|ies)|program|data|results|clinical|development)\b| \()"
)
_NCT = pattern(r"\bNCT[ -]?#?(?P<digits>\d{2,12})(?!\d)")
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


class RegistryNumber(Record):
    """A number of ClinicalTrials.gov."""

    span: Span
    number: str
    valid: bool
    """``NCT`` and eight digits."""


class Trial(Record):
    """One mention of a trial by its phase."""

    span: Span
    phase: str
    """In digits: ``2b``, ``1/2``."""
    registry: str | None
    """The registry number of its sentence."""
    other_phase: str | None
    """Another phase that the release gives the trial of the same number."""


def find_registry_numbers(facts: Facts) -> Iterator[RegistryNumber]:
    """Every number that begins with NCT."""
    for m in _NCT.finditer(facts.document.text):
        valid = len(m["digits"]) == 8 and len(m.group()) == 11
        yield RegistryNumber(Span(m.start(), m.end()), f"NCT{m['digits']}", valid)


def find_trials(facts: Facts) -> Iterator[Trial]:
    """Every mention of a trial by its phase."""
    document = facts.document
    found = [(m, _registry(document, m)) for m in _PHASE.finditer(document.text)]
    phases: dict[str, list[str]] = {}
    for m, number in found:
        if number:
            phases.setdefault(number, []).append(_phase(m["phase"]))
    for m, number in found:
        others = [p for p in phases.get(number or "", ()) if not _same(p, _phase(m["phase"]))]
        yield Trial(Span(m.start(), m.end()), _phase(m["phase"]), number, others[0] if others else None)


def _registry(document: Document, m: Any) -> str | None:
    """The only registry number of the sentence, if the phase is its only one too."""
    sentence = sentence_around(document, m.start())
    words = document.words(sentence)
    numbers = {n.group() for n in _NCT.finditer(words)}
    alone = len(numbers) == 1 and len(_PHASE.findall(words)) == 1
    return next(iter(numbers)) if alone else None


def _phase(text: str) -> str:
    pieces = text.lower().split("/")
    return "/".join(_ROMAN.get(p.rstrip("abc"), p.rstrip("abc")) + p[len(p.rstrip("abc")) :] for p in pieces)


def _same(one: str, other: str) -> bool:
    """Whether two phases may be one trial's: ``2`` and ``2b`` may, ``1/2`` and ``2`` may."""
    return bool({c for c in one if c.isdigit()} & {c for c in other if c.isdigit()})
