"""Every figure of a release that no fact holds, above all those in tables: compared in their order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.document import Span
from checker.patterns import pattern
from checker.record import Record
from checker.render.plain import read_facts
from checker.report import Report
from checker.spans import Taken

_FIGURE = pattern(r"[$€£¥]?\d+(?:[.,]\d+)*+%?")
HELD = (
    *(
        "amount",
        "date",
        "time",
        "filing",
        "ticker",
        "phone",
        "email",
        "url",
        "statute",
        "dateline",
        "contact",
    ),
)
"""Kinds of facts whose figures are compared as facts."""


class Figure(Record):
    """A figure as it stands in the text."""

    words: str
    at: str
    """Where, in words; empty where only a record tells it."""

    @property
    def value(self) -> str:
        """The figure without the signs that do not change it: ``1,204`` is ``1204``."""
        return self.words.replace(",", "").lstrip("$€£¥")


def figures_of(report: Report) -> list[Figure]:
    """The figures that no compared fact holds, in the order of the text."""
    document = report.document
    return [Figure(document.words(span), document.where(span)) for span in _spans(report)]


def figure_words(report: Report) -> list[str]:
    """The same as bare words, for the record."""
    return [report.document.words(span) for span in _spans(report)]


def _spans(report: Report) -> Iterator[Span]:
    held = Taken(fact.span for kind in HELD for fact in read_facts(report, kind) or ())
    for match in _FIGURE.finditer(report.document.text):
        span = Span(match.start(), match.end())
        if not held.overlaps(span):
            yield span


def changed_figures(
    old: Sequence[Figure], new: Sequence[Figure]
) -> Iterator[tuple[Figure | None, Figure | None]]:
    """What went and what came in its place; in order, so that two figures that changed places are seen."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415  (heavy)

    keys = {value: n for n, value in enumerate(dict.fromkeys(f.value for f in (*old, *new)))}
    gone: list[Figure] = []
    come: list[Figure] = []
    for op in LCSseq.opcodes([keys[f.value] for f in old], [keys[f.value] for f in new]):
        if op.tag == "equal":
            yield from _paired(gone, come)
            gone, come = [], []
        gone += old[op.src_start : op.src_end] if op.tag != "equal" else []
        come += new[op.dest_start : op.dest_end] if op.tag != "equal" else []
    yield from _paired(gone, come)


def _paired(gone: Sequence[Figure], come: Sequence[Figure]) -> Iterator[tuple[Figure | None, Figure | None]]:
    """As many of the one as of the other are versions of each other."""
    if len(gone) == len(come):
        yield from zip(gone, come, strict=True)
        return
    yield from ((figure, None) for figure in gone)
    yield from ((None, figure) for figure in come)
