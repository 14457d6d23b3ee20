"""The release → its paragraphs: marks on the words, signs where words are missing, notes in the margin."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from checker.document import Block, Document, Span
from checker.findings import Finding, Outcome, Verdict
from checker.record import record
from checker.render.plain import read_facts
from checker.render.segments import Piece, cut, shown
from checker.render.view_points import Numbered, first_sentence
from checker.render.view_release import LinkView, MarkView, NoteView, ParagraphView, PillView, ReleaseView
from checker.render.wording import SEVERITY_STATE, STATES, count_of, listed
from checker.report import Report


@record
class _Stroke:
    """One span to mark, before the text is cut into pieces."""

    span: Span
    state: str
    id: str
    href: str
    number: str
    spoken: str


_WEIGHT = {"must": 0, "should": 1, "note": 2, "supp": 3, "look": 4}
_PASSED_SHOWN = 6
_LONG = 160


def release_view(report: Report, points: Sequence[Numbered]) -> ReleaseView:
    """The annotated release."""
    annotator = _Annotator(report, points)
    return ReleaseView(
        paragraphs=tuple(annotator.paragraph(i, b) for i, b in enumerate(report.document.blocks, 1)),
        missing=tuple(annotator.missing()),
        looks_ahead=bool(annotator.ahead),
        has_allowed=any(o.findings for o in annotator.allowed),
    )


class _Annotator:
    """What there is to mark and to note, by paragraph."""

    def __init__(self, report: Report, points: Sequence[Numbered]) -> None:
        self.document: Document = report.document
        self.points = points
        self.allowed = [o for o in report.outcomes if o.verdict is Verdict.ALLOWED]
        self.passed = [o for o in report.outcomes if o.verdict is Verdict.PASSED and o.evidence]
        self.ahead = read_facts(report, "forward-looking") or ()
        self.headline = report.facts.release.headline_span
        self.strokes = sorted(self._strokes(), key=lambda s: _WEIGHT[s.state])
        self._seen: set[str] = set()

    def _strokes(self) -> Iterator[_Stroke]:
        for point in self.points:
            for index, finding in enumerate(point.findings):
                if finding.span:
                    state = SEVERITY_STATE[finding.severity]
                    spoken = f"Finding {point.number}, {STATES[state].lower()}: "
                    yield _Stroke(
                        finding.span, state, point.mark_id(index), point.href, str(point.number), spoken
                    )
        for outcome in self.allowed:
            for finding in outcome.findings:
                if finding.span:
                    yield _Stroke(finding.span, "supp", "", f"#c-{outcome.rule.id}", "A", "Allowed finding: ")
        for fact in self.ahead:
            yield _Stroke(fact.span, "look", "", "", "", "")

    def paragraph(self, number: int, block: Block) -> ParagraphView:
        """One block with its marks and notes."""
        place = self.document.place(block.span)
        lines = str(place.line) if place.line == place.end_line else f"{place.line}–{place.end_line}"
        known = self.document.landmark(block.span)
        whole = [stroke for stroke in self.strokes if _covers(stroke, block)]
        return ParagraphView(
            id=f"p{number}",
            kind="title" if self.headline and self.headline.overlaps(block.span) else block.kind,
            tight=self._is_tight(number - 1, place.line),
            line=str(number) if known else lines,
            spoken=f"Notes on {known or _spoken(lines)}",
            marks=tuple(self._marks(block)),
            bar=whole[0].state if whole else "",
            bar_ids=tuple(self._first_seen(whole)),
            pills=tuple(self._pills(block)),
            notes=tuple(self._notes(block)),
        )

    def _is_tight(self, nth: int, first_line: int) -> bool:
        if nth == 0 or "table" in (self.document.blocks[nth].kind, self.document.blocks[nth - 1].kind):
            return False
        return self.document.place(self.document.blocks[nth - 1].span).end_line + 1 == first_line

    def _marks(self, block: Block) -> Iterator[MarkView]:
        strokes = [stroke for stroke in self.strokes if not _covers(stroke, block)]
        for piece in cut(block.span, [stroke.span for stroke in strokes]):
            text = shown(self.document, piece.span, line_breaks=block.kind != "table")
            yield self._mark(piece, text, [strokes[i] for i in piece.covered_by])

    def _mark(self, piece: Piece, text: str, strokes: Sequence[_Stroke]) -> MarkView:
        if not strokes:
            return MarkView(text)
        numbered = [s for s in strokes if s.number]
        ending = [s for s in numbered if s.span.end == piece.span.end]
        signs = numbered if len(numbered) > 1 else ending
        return MarkView(
            text=text,
            state=strokes[0].state,
            ids=tuple(self._first_seen(strokes)),
            href=strokes[0].href,
            numbers=", ".join(dict.fromkeys(s.number for s in signs)),
            spoken="".join(s.spoken for s in strokes),
        )

    def _first_seen(self, strokes: Iterable[_Stroke]) -> Iterator[str]:
        for stroke in strokes:
            if stroke.id and stroke.id not in self._seen:
                self._seen.add(stroke.id)
                yield stroke.id

    def _pills(self, block: Block) -> Iterator[PillView]:
        for point, index, finding in self._findings():
            if finding.span is None and finding.beside and _ends_in(finding.beside, block):
                state = SEVERITY_STATE[finding.severity]
                spoken = f"Finding {point.number}, {STATES[state].lower()}: "
                yield PillView(point.mark_id(index), point.href, state, point.number, spoken)

    def _findings(self) -> Iterator[tuple[Numbered, int, Finding]]:
        for point in self.points:
            for index, finding in enumerate(point.findings):
                yield point, index, finding

    def _notes(self, block: Block) -> Iterator[NoteView]:
        here = [
            (point, finding)
            for point, _, finding in self._findings()
            if _begins_in(finding.span, block) or (not finding.span and _ends_in(finding.beside, block))
        ]
        yield from _point_notes(here)
        yield from self._allowed_notes(block)
        yield from self._ahead_notes(block)
        yield from self._passed_notes(block)

    def _allowed_notes(self, block: Block) -> Iterator[NoteView]:
        for outcome in self.allowed:
            if any(_begins_in(f.span, block) for f in outcome.findings):
                yield NoteView("supp", "A", STATES["supp"], outcome.rule.title, f"#c-{outcome.rule.id}")

    def _ahead_notes(self, block: Block) -> Iterator[NoteView]:
        here = [fact for fact in self.ahead if _begins_in(fact.span, block)]
        if here:
            strengths = [str(getattr(fact, "strength", "")) for fact in here]
            kinds = listed([s for s in dict.fromkeys(strengths) if s])
            statements = count_of(len(here), "statement")
            yield NoteView("look", "→", "Looks ahead", f"{statements}: {kinds}" if kinds else statements, "")

    def _passed_notes(self, block: Block) -> Iterator[NoteView]:
        here = [outcome for outcome in self.passed if _begins_in(outcome.evidence[0].span, block)]
        if here:
            more = len(here) - _PASSED_SHOWN
            links = tuple(map(_check_link, here[:_PASSED_SHOWN]))
            yield NoteView("pass", "✓", STATES["pass"], f"and {more} more" if more > 0 else "", "", links)

    def missing(self) -> Iterator[NoteView]:
        """What is missing from the release as a whole, because no rule says where it belongs."""
        nowhere = [(p, f) for p, _, f in self._findings() if f.span is None and f.beside is None]
        return _point_notes(nowhere)


def _point_notes(found: Iterable[tuple[Numbered, Finding]]) -> Iterator[NoteView]:
    told: set[tuple[int, str]] = set()
    for point, finding in found:
        text = first_sentence(finding.message)
        if (point.number, text) not in told:
            told.add((point.number, text))
            state = SEVERITY_STATE[finding.severity]
            yield NoteView(state, str(point.number), STATES[state], text, point.href)


def _check_link(outcome: Outcome) -> LinkView:
    return LinkView(f"#c-{outcome.rule.id}", outcome.rule.id)


def _covers(stroke: _Stroke, block: Block) -> bool:
    """Whether a mark is about a paragraph as a whole: underlining it all would make it hard to read."""
    shared = min(stroke.span.end, block.span.end) - max(stroke.span.start, block.span.start)
    return len(block.span) > _LONG and shared > 0.9 * len(block.span) and stroke.state != "look"


def _begins_in(span: Span | None, block: Block) -> bool:
    return span is not None and block.span.start <= span.start < block.span.end


def _ends_in(span: Span | None, block: Block) -> bool:
    """Whether words that are missing beside the span are shown as missing at the end of this block."""
    if span is None:
        return False
    last = max(span.end - 1, span.start)
    return block.span.start <= last < block.span.end or last == block.span.end


def _spoken(lines: str) -> str:
    return f"line{'s' if '–' in lines else ''} {lines.replace('–', ' to ')}"
