"""Unlabelled releases → whether every extractor survives them, how much it finds, how long it takes."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.document import Document, Span
from checker.facts import KINDS
from measuring.counts import Board, Note
from measuring.labelled import Labelled
from measuring.seen import Absent, Seen, lacking, see
from measuring.verdicts import Judged, judged, report_of


@dataclass
class Swept:
    """One release, or many: facts by kind, faults, seconds, findings."""

    board: Board = field(default_factory=Board)
    facts: Counter[str] = field(default_factory=Counter)
    releases: Counter[str] = field(default_factory=Counter)
    seconds: list[tuple[float, str]] = field(default_factory=list)
    judged: Judged | None = None

    def add(self, other: Swept) -> None:
        """Add another's counts; findings stay with their release."""
        self.board.add(other.board)
        self.facts.update(other.facts)
        self.releases.update(other.releases)
        self.seconds += other.seconds


def sweep(item: Labelled) -> Swept:
    """Check one release by the shipped rules, and extract facts of every kind from it."""
    swept = Swept(Board(absent=set(lacking())))
    started = time.perf_counter()
    try:
        seen = _checked(item, swept)
        for kind in KINDS:
            _extract(kind, seen, swept)
    except Exception as fault:
        swept.board.broken.append(Note(item.id, f"{type(fault).__name__}: {fault}"))
    swept.seconds.append((time.perf_counter() - started, item.id))
    return swept


def _checked(item: Labelled, swept: Swept) -> Seen:
    """The release as the rules saw it; where they cannot be applied, as the extractors do."""
    try:
        report = report_of(item.id, item.text)
    except Absent as missing:
        swept.board.absent.add(str(missing))
    except Exception as fault:
        swept.board.broken.append(Note(item.id, f"check: {type(fault).__name__}: {fault}"))
    else:
        swept.judged = judged(item.id, report)
        return Seen(item.id, report.facts)
    return see(item.id, item.text)


def _extract(kind: str, seen: Seen, swept: Swept) -> None:
    try:
        facts = seen.of(kind)
    except Absent as missing:
        swept.board.absent.add(str(missing))
        return
    except Exception as fault:
        swept.board.broken.append(Note(seen.id, f"{kind}: {type(fault).__name__}: {fault}"))
        return
    swept.facts[kind] += len(facts)
    swept.releases[kind] += bool(facts)
    for fact in facts:
        if wrong := misplaced(seen.facts.document, fact.span):
            swept.board.broken.append(Note(seen.id, f"{kind}: {wrong}"))


def misplaced(document: Document, span: Span) -> str:
    """What is wrong with a fact's span, in words; empty when nothing is.

    The words of the reading text and the quote of the raw text must be alike but for typography and spaces.
    """
    if not 0 <= span.start < span.end <= len(document.text):
        return "span out of bounds or empty"
    words, quote = document.words(span), document.quote(span)
    if words[0].isspace() or words[-1] == "\n":
        return "span begins with white space or ends with a line break"
    if document.block_at(span.start) is None:
        return "span begins outside every block"
    return "" if _letters(words) == _letters(quote) else "quote differs from the words"


def _letters(text: str) -> str:
    return "".join(c for c in text if c.isascii() and c.isalnum())


def table(swept: Swept) -> Iterator[str]:
    """The sweep as lines of text."""
    number = len(swept.seconds)
    yield f"{'facts':<20} {'found':>8} {'a release':>10} {'in releases':>12}"
    for kind in KINDS:
        found, having = swept.facts[kind], swept.releases[kind]
        yield f"{kind:<20} {found:8} {found / number:10.2f} {having / number:12.1%}"
    times = sorted(swept.seconds)
    slowest = ", ".join(f"{id} {seconds:.2f}" for seconds, id in reversed(times[-3:]))
    yield f"seconds a release: median {times[number // 2][0]:.3f}; slowest {slowest}"
