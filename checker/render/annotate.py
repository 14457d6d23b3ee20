"""The release → its paragraphs: marks on the words, signs where words are missing, notes in the margin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.document import Block, Document, Span
from checker.findings import Outcome, Verdict
from checker.record import Record
from checker.render.numbering import Numbered
from checker.render.plain import read_facts
from checker.render.segments import Piece, cut, shown
from checker.render.strokes import (
    ByBlock,
    Change,
    Stroke,
    Told,
    changes_in,
    comments_in,
    covers,
    numbered_findings,
    strokes_of,
)
from checker.render.view_points import first_sentence
from checker.render.view_release import (
    LinkView,
    MarkView,
    NoteView,
    ParagraphView,
    PillView,
    ReleaseView,
    RowView,
)
from checker.render.view_tables import Grid
from checker.render.wording import STATES, capital, count_of, cut_words, listed, stop
from checker.report import Report, changes_read

_PASSED_SHOWN = 6
_REMARK_SHOWN = 200


def release_view(report: Report, points: Sequence[Numbered]) -> ReleaseView:
    """The annotated release."""
    annotator = _Annotator(report, points)
    read = changes_read(report.document)
    return ReleaseView(
        paragraphs=tuple(annotator.paragraph(i, b) for i, b in enumerate(report.document.blocks)),
        missing=tuple(annotator.missing()),
        looks_ahead=bool(annotator.ahead),
        has_allowed=any(f.span for _, f in report.set_aside),
        changes=stop(f"The draft has tracked changes; it was checked {read}") if read else "",
    )


class _Here(Record):
    """What there is to mark and to note in one block."""

    strokes: Sequence[Stroke]
    changes: Sequence[Change]
    told: Sequence[Told]
    """Findings that begin in it, or that miss words at its end."""
    aside: Sequence[Outcome]
    ahead: Sequence[str]
    """How strong its statements about the future are."""
    passed: Sequence[Outcome]
    remarks: Sequence[str]


class _Annotator:
    """What there is to mark and to note, by paragraph."""

    def __init__(self, report: Report, points: Sequence[Numbered]) -> None:
        self.document: Document = report.document
        self.headline = report.facts.release.headline_span
        self.ahead = read_facts(report, "forward-looking") or ()
        self._told = numbered_findings(points)
        self._tables = {table.span.start: table for table in report.document.tables}
        self._seen: set[str] = set()
        self._collect(report)

    def _collect(self, report: Report) -> None:
        """Sort everything into its block once: a long release has hundreds of both."""
        at = ByBlock(self.document)
        strokes = strokes_of(self._told, report.set_aside, (fact.span for fact in self.ahead))
        self._strokes = at.sorted_in((s.span, s) for s in strokes)
        self._changes = at.sorted_in((c.span, c) for c in changes_in(report))
        self._findings = at.sorted_in((span, t) for t in self._told for span in _home(t))
        self._aside = at.sorted_in((_start(f.span), o) for o, f in report.set_aside if f.span)
        strengths = ((_start(f.span), str(getattr(f, "strength", ""))) for f in self.ahead)
        self._ahead = at.sorted_in(strengths)
        passed = (o for o in report.outcomes if o.verdict is Verdict.PASSED and o.evidence)
        self._passed = at.sorted_in((_start(o.evidence[0].span), o) for o in passed)
        self._remarks = at.sorted_in((_start(span), words) for span, words in comments_in(report))

    def paragraph(self, nth: int, block: Block) -> ParagraphView:
        """One block with its marks and notes."""
        here = self._here(nth)
        place = self.document.place(block.span)
        lines = str(place.line) if place.line == place.end_line else f"{place.line}–{place.end_line}"
        known = self.document.landmark(block.span)
        table = self._tables.get(block.span.start) if block.kind == "table" else None
        whole = [] if table else [stroke for stroke in here.strokes if covers(stroke, block)]
        inside = [stroke for stroke in here.strokes if stroke not in whole]
        grid = Grid(table, lambda span: tuple(self._marks(span, inside, here, False))) if table else None
        rows = tuple(grid.rows()) if grid and grid.is_sound else ()
        return ParagraphView(
            id=f"p{nth + 1}",
            kind="title" if self.headline and self.headline.overlaps(block.span) else block.kind,
            tight=self._is_tight(nth, place.line),
            line=str(nth + 1) if known else lines,
            spoken=f"Notes on {known or _spoken(lines)}",
            marks=() if rows else tuple(self._marks(block.span, inside, here, block.kind != "table")),
            rows=rows,
            bar=whole[0].state if whole else "",
            bar_ids=(*self._first_seen(whole), *self._unmarked(inside, rows)),
            pills=tuple(_pills(here.told)),
            notes=tuple(self._notes(here)),
        )

    def _here(self, nth: int) -> _Here:
        return _Here(
            strokes=self._strokes.get(nth, ()),
            changes=self._changes.get(nth, ()),
            told=self._findings.get(nth, ()),
            aside=self._aside.get(nth, ()),
            ahead=self._ahead.get(nth, ()),
            passed=self._passed.get(nth, ()),
            remarks=self._remarks.get(nth, ()),
        )

    def _unmarked(self, strokes: Iterable[Stroke], rows: Sequence[RowView]) -> Iterator[str]:
        """In a table, the ids of marks that lie between its cells only: their links must land as well."""
        if rows:
            yield from self._first_seen(strokes)

    def _is_tight(self, nth: int, first_line: int) -> bool:
        if nth == 0 or "table" in (self.document.blocks[nth].kind, self.document.blocks[nth - 1].kind):
            return False
        return self.document.place(self.document.blocks[nth - 1].span).end_line + 1 == first_line

    def _marks(
        self, whole: Span, strokes: Sequence[Stroke], here: _Here, line_breaks: bool
    ) -> Iterator[MarkView]:
        spans = [*(stroke.span for stroke in strokes), *(change.span for change in here.changes)]
        gone = {c.span.start: c for c in here.changes if c.words}
        for piece in cut(whole, spans, tuple(gone)):
            if piece.span.start in gone:
                yield _aside(gone.pop(piece.span.start))
            text = shown(self.document, piece.span, line_breaks)
            covering = [strokes[i] for i in piece.covered_by if i < len(strokes)]
            changed = [here.changes[i - len(strokes)] for i in piece.covered_by if i >= len(strokes)]
            yield self._mark(piece, text, covering, changed)
        if whole.end in gone:
            yield _aside(gone[whole.end])

    def _mark(
        self, piece: Piece, text: str, strokes: Sequence[Stroke], changed: Sequence[Change]
    ) -> MarkView:
        change, author = (changed[0].kind, changed[0].author) if changed else ("", "")
        if not strokes:
            return MarkView(text, change=change, author=author)
        numbered = [s for s in strokes if s.number]
        ending = [s for s in numbered if s.span.end == piece.span.end]
        signs = numbered if len(numbered) > 1 else ending
        return MarkView(
            text=text,
            state=strokes[0].state,
            ids=tuple(self._first_seen(strokes)),
            href=strokes[0].href,
            numbers=", ".join(dict.fromkeys(s.number for s in signs)),
            spoken="".join(dict.fromkeys(s.spoken for s in strokes)),
            change=change,
            author=author,
        )

    def _first_seen(self, strokes: Iterable[Stroke]) -> Iterator[str]:
        for stroke in strokes:
            if stroke.id and stroke.id not in self._seen:
                self._seen.add(stroke.id)
                yield stroke.id

    def _notes(self, here: _Here) -> Iterator[NoteView]:
        yield from _point_notes(here.told)
        for id, title in dict.fromkeys((o.rule.id, o.rule.title) for o in here.aside):
            yield NoteView("supp", "A", STATES["supp"], title, f"#c-{id}")
        if here.ahead:
            kinds = listed([s for s in dict.fromkeys(here.ahead) if s])
            statements = count_of(len(here.ahead), "statement")
            yield NoteView("look", "→", "Looks ahead", f"{statements}: {kinds}" if kinds else statements, "")
        for words in here.remarks:
            yield NoteView("look", "“", "Comment in the draft", cut_words(words, _REMARK_SHOWN), "")
        yield from _passed_notes(here.passed)

    def missing(self) -> Iterator[NoteView]:
        """What is missing from the release as a whole, because no rule says where it belongs."""
        return _point_notes(t for t in self._told if t.finding.span is None and t.finding.beside is None)


def _home(told: Told) -> Iterator[Span]:
    """Where a finding is noted: where its words begin, or at the end of what missing words belong beside."""
    finding = told.finding
    if finding.span is not None:
        yield _start(finding.span)
    elif finding.beside is not None:
        last = max(finding.beside.end - 1, finding.beside.start)
        yield Span(last, last + 1)


def _start(span: Span) -> Span:
    return Span(span.start, span.start + 1)


def _aside(change: Change) -> MarkView:
    """Words of a tracked change that the checked text does not have."""
    kind = "del" if change.kind == "del" else "ins"
    return MarkView(change.words, change=kind, aside=True, author=change.author)


def _pills(told: Iterable[Told]) -> Iterator[PillView]:
    for t in told:
        if t.finding.span is None:
            yield PillView(t.point.mark_id(t.index), t.point.href, t.state, t.point.number, t.spoken)


def _point_notes(told: Iterable[Told]) -> Iterator[NoteView]:
    seen: set[tuple[int, str]] = set()
    for t in told:
        text = first_sentence(t.finding.message)
        if (t.point.number, text) not in seen:
            seen.add((t.point.number, text))
            yield NoteView(t.state, str(t.point.number), STATES[t.state], text, t.point.href)


def _passed_notes(passed: Sequence[Outcome]) -> Iterator[NoteView]:
    if passed:
        more = len(passed) - _PASSED_SHOWN
        links = tuple(LinkView(f"#c-{o.rule.id}", o.rule.id) for o in passed[:_PASSED_SHOWN])
        yield NoteView("pass", "✓", STATES["pass"], f"and {more} more" if more > 0 else "", "", links)


def _spoken(lines: str) -> str:
    return capital(f"line{'s' if '–' in lines else ''} {lines.replace('–', ' to ')}").lower()
