"""A Comparison → what its page, its text and its JSON show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.compare import Comparison, FactChange, Piece, Point
from checker.findings import Severity
from checker.record import Record
from checker.render.view_record import PairView
from checker.render.view_verdict import VerdictView
from checker.render.wording import SEVERITY_STATE, STATES, capital, count_of, stop, words_of


class PointLine(Record):
    """A finding in a comparison."""

    state: str
    """Its state."""
    word: str
    """The state in words."""
    rule: str
    """The rule's id."""
    message: str
    """The fault."""
    at: str
    """Where it stands; empty where something is missing."""


class PointGroup(Record):
    """Findings that had the same fate."""

    title: str
    """``New``, ``Fixed``, ``Still there``."""
    lines: tuple[PointLine, ...]
    """The findings, the worst first."""


class FactLine(Record):
    """A fact that changed."""

    how: str
    """``Changed``, ``Read otherwise``, ``Taken out`` or ``Put in``."""
    before: str
    """Its words before; may be empty."""
    after: str
    """Its words now; may be empty."""
    at: str
    """Where it stands now, or stood before."""
    note: str
    """What is read otherwise; may be empty."""


class FactGroup(Record):
    """Facts of one kind that changed."""

    title: str
    """The kind."""
    facts: tuple[FactLine, ...]
    """What changed."""


class PieceView(Record):
    """A piece of the redline."""

    change: str
    """``ins``, ``del``, or empty for what stayed."""
    text: str
    """The words."""


class PassageView(Record):
    """A paragraph of the redline, or a run of paragraphs in which nothing changed."""

    pieces: tuple[PieceView, ...]
    """Its pieces; none for a run."""
    unchanged: tuple[str, ...]
    """The paragraphs of a run."""
    label: str
    """``6 paragraphs unchanged``; empty for a paragraph."""


class ComparisonView(Record):
    """Two drafts compared."""

    title: str
    """The page's title."""
    heading: str
    """Which two."""
    verdict: VerdictView
    """The result in words."""
    sides: tuple[PairView, ...]
    """The two drafts and their fingerprints."""
    caveats: tuple[str, ...]
    """What differs beside the drafts."""
    points: tuple[PointGroup, ...]
    """What became of the findings."""
    facts: tuple[FactGroup, ...]
    """What facts changed."""
    redline: tuple[PassageView, ...]
    """The redline; empty where the old text is not known."""


_KEPT_AROUND = 1
_FOLD_FROM = 3


def comparison_view(comparison: Comparison) -> ComparisonView:
    """What is shown of a comparison."""
    verdict = _verdict(comparison)
    return ComparisonView(
        title=f"{verdict.word}: {comparison.new.name}",
        heading=f"{comparison.old.name} → {comparison.new.name}",
        verdict=verdict,
        sides=tuple(_sides(comparison)),
        caveats=comparison.caveats,
        points=tuple(_groups(comparison)),
        facts=tuple(_fact_groups(comparison.facts)),
        redline=tuple(passages(comparison.pieces)) if comparison.changed else (),
    )


def _verdict(c: Comparison) -> VerdictView:
    if not c.changed:
        told = (
            "the same file"
            if c.same_file
            else "the same words in another file"
            if c.same_text
            else "no change"
        )
        since = "since the record was made" if c.signed else "between the two drafts"
        return VerdictView("pass", "Unchanged", f"Nothing changed {since}: {told}.", "")
    new = [p for p in c.points.new if p.severity is Severity.ERROR]
    state = "must" if new or (c.signed and c.facts) else "should" if c.points.new or c.facts else "note"
    word = "Changed since sign-off" if c.signed else "Changed"
    return VerdictView(state, word, _reason(c), " ".join(_lede(c)))


def _reason(c: Comparison) -> str:
    facts = words_of(len(c.facts), "fact")
    if c.signed and c.facts:
        differ = "differs" if len(c.facts) == 1 else "differ"
        return f"{capital(facts)} {differ} from the record; the draft must be approved again."
    if c.facts:
        return f"{capital(facts)} changed."
    return "The wording changed, but no number, date, filing, symbol or legend."


def _lede(c: Comparison) -> Iterator[str]:
    counts = [
        (len(c.points.new), "finding is new", "findings are new"),
        (len(c.points.fixed), "finding is fixed", "findings are fixed"),
        (len(c.points.still), "finding still stands", "findings still stand"),
    ]
    told = [f"{words_of(n, one, many)}" for n, one, many in counts if n]
    if told:
        yield capital(stop("; ".join(told)))


def _sides(c: Comparison) -> Iterator[PairView]:
    old, new = ("Record of", "Draft now") if c.signed else ("Old draft", "New draft")
    yield PairView(old, c.old.name, exact=True)
    yield PairView("SHA-256", c.old.sha256 or "not known", exact=True)
    if c.old.checked_at:
        yield PairView("Checked", c.old.checked_at)
    yield PairView(new, c.new.name, exact=True)
    yield PairView("SHA-256", c.new.sha256 or "not known", exact=True)


def _groups(c: Comparison) -> Iterator[PointGroup]:
    found = (("New", c.points.new), ("Fixed", c.points.fixed), ("Still there", c.points.still))
    for title, points in found:
        if points:
            yield PointGroup(title, tuple(map(_line, points)))


def _line(point: Point) -> PointLine:
    state = SEVERITY_STATE[point.severity]
    return PointLine(state, STATES[state], point.rule, point.message, point.at)


def _fact_groups(changes: Sequence[FactChange]) -> Iterator[FactGroup]:
    for kind in dict.fromkeys(change.kind for change in changes):
        yield FactGroup(kind, tuple(_fact_line(c) for c in changes if c.kind == kind))


def _fact_line(change: FactChange) -> FactLine:
    at = change.at_after or (f"{change.at_before} of the old draft" if change.at_before else "")
    before = "" if change.before == change.after else change.before
    return FactLine(capital(change.how), before, change.after, at, change.note)


def passages(pieces: Sequence[Piece]) -> Iterator[PassageView]:
    """The redline by paragraphs; runs of unchanged ones are folded, but for those next to a change."""
    paragraphs = list(_paragraphs(pieces))
    changed = [any(piece.change for piece in paragraph) for paragraph in paragraphs]
    folded: list[str] = []
    for i, paragraph in enumerate(paragraphs):
        near = any(changed[max(0, i - _KEPT_AROUND) : i + _KEPT_AROUND + 1])
        if not near:
            folded.append("".join(piece.text for piece in paragraph))
            continue
        yield from _folded(folded)
        folded = []
        yield PassageView(tuple(paragraph), (), "")
    yield from _folded(folded)


def _folded(paragraphs: list[str]) -> Iterator[PassageView]:
    if len(paragraphs) >= _FOLD_FROM:
        yield PassageView((), tuple(paragraphs), f"{count_of(len(paragraphs), 'paragraph')} unchanged")
    else:
        yield from (PassageView((PieceView("", text),), (), "") for text in paragraphs)


def _paragraphs(pieces: Sequence[Piece]) -> Iterator[list[PieceView]]:
    """The pieces, a new paragraph after each line break of the new text; a break taken out shows as ¶."""
    line: list[PieceView] = []
    for piece in pieces:
        change = "" if piece.kind == "same" else piece.kind
        if change == "del":
            line += _tight(change, piece.text.replace("\n", " ¶ "))
            continue
        first, *others = piece.text.split("\n")
        line += _tight(change, first)
        for text in others:
            yield line
            line = _tight(change, text)
    if line:
        yield line


def _tight(change: str, text: str) -> list[PieceView]:
    """The piece; a change without the space after it, which is shown as having stayed."""
    words = text.rstrip() if change else text
    space = text[len(words) :]
    return [PieceView(c, t) for c, t in ((change, words), ("", space)) if t]
