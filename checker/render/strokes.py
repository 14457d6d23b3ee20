"""Findings, allowances, statements ahead and tracked changes → what is to be marked, by paragraph."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import TypeVar

from checker.document import Block, Document, Span
from checker.findings import Finding, Outcome
from checker.origins import Marking
from checker.record import Record
from checker.render.numbering import Numbered
from checker.render.wording import SEVERITY_STATE, STATES, short_date
from checker.report import Report

T = TypeVar("T")

WEIGHT = {"must": 0, "should": 1, "note": 2, "supp": 3, "look": 4}
"""The states that can mark words; the lightest number wins where marks overlap."""

_LONG = 160


class Stroke(Record):
    """One span to mark, before the text is cut into pieces."""

    span: Span
    state: str
    id: str = ""
    href: str = ""
    number: str = ""
    spoken: str = ""


class Change(Record):
    """A tracked change: a stretch of the text, or a place in it where words are not read."""

    span: Span
    kind: str
    """``ins`` or ``del``."""
    words: str
    """The words, where they are not in the text; else empty."""
    author: str


class Told(Record):
    """A finding with its point and its rank in it."""

    point: Numbered
    index: int
    finding: Finding

    @property
    def state(self) -> str:
        """The state of the finding itself."""
        return SEVERITY_STATE[self.finding.severity]

    @property
    def spoken(self) -> str:
        """``Finding 2, must fix:``."""
        return f"Finding {self.point.number}, {STATES[self.state].lower()}: "


def strokes_of(
    told: Iterable[Told], set_aside: Iterable[tuple[Outcome, Finding]], ahead: Iterable[Span]
) -> list[Stroke]:
    """Everything to mark, the weightiest first."""
    strokes = [
        Stroke(t.finding.span, t.state, t.point.mark_id(t.index), t.point.href, str(t.point.number), t.spoken)
        for t in told
        if t.finding.span
    ]
    strokes += [
        Stroke(f.span, "supp", "", f"#c-{o.rule.id}", "A", f"{STATES['supp']}: ")
        for o, f in set_aside
        if f.span
    ]
    strokes += [Stroke(span, "look") for span in ahead]
    return sorted(strokes, key=lambda s: WEIGHT[s.state])


def changes_in(report: Report) -> tuple[Change, ...]:
    """The tracked changes that lie on the text or in it."""
    document = report.document
    kinds = {"insertion": "ins", "deletion": "del", "move": "ins"}
    found = [
        Change(
            span, kinds[m.kind], "" if m.end and m.end > (m.start or 0) else m.words.strip("\n"), _author(m)
        )
        for m in document.markings
        if m.kind in kinds and m.start is not None
        for span in [document.reading_span(m.start, m.end if m.end is not None else m.start)]
    ]
    return tuple(c for c in found if len(c.span) or c.words)


def _author(marking: Marking) -> str:
    try:
        on = f", {short_date(datetime.fromisoformat(marking.date))}" if marking.date else ""
    except ValueError:
        on = ""
    return f"{marking.author}{on}".removeprefix(", ")


class ByBlock:
    """What lies in which block of a document: found once, asked for block by block."""

    def __init__(self, document: Document) -> None:
        self._starts = [block.span.start for block in document.blocks]
        self._ends = [block.span.end for block in document.blocks]

    def at(self, offset: int) -> int:
        """The number of the block that an offset lies in, or that ended before it; -1 before the first."""
        return bisect_right(self._starts, offset) - 1

    def reached(self, span: Span) -> range:
        """The numbers of the blocks that a span reaches into."""
        first = max(self.at(span.start), 0)
        if first < len(self._ends) and self._ends[first] <= span.start and len(span):
            first += 1
        return range(first, max(self.at(max(span.end - 1, span.start)), first) + 1)

    def sorted_in(self, items: Iterable[tuple[Span, T]]) -> dict[int, list[T]]:
        """Block number → the items that reach into it, in the order given."""
        found: dict[int, list[T]] = {}
        for span, item in items:
            for number in self.reached(span):
                found.setdefault(number, []).append(item)
        return found


def covers(stroke: Stroke, block: Block) -> bool:
    """Whether a mark is about a paragraph as a whole: underlining it all would make it hard to read."""
    shared = min(stroke.span.end, block.span.end) - max(stroke.span.start, block.span.start)
    return len(block.span) > _LONG and shared > 0.9 * len(block.span) and stroke.state != "look"


def comments_in(report: Report) -> Iterator[tuple[Span, str]]:
    """The comments that lie on the text: where, and who says what."""
    for marking in report.document.markings:
        if marking.kind in ("comment", "annotation") and marking.start is not None and marking.words:
            span = report.document.reading_span(marking.start, marking.end or marking.start)
            author = _author(marking)
            yield span, f"{author}: {marking.words}" if author else marking.words


def numbered_findings(points: Sequence[Numbered]) -> list[Told]:
    """Every finding of the points with its rank."""
    return [Told(p, i, f) for p in points for i, f in enumerate(p.findings)]
