"""Where a release reconciles measures to GAAP → Reconciliation, and what it adjusts for → Adjustment."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from re import escape, search
from typing import TYPE_CHECKING, Annotated

from checker.document import Document, Span
from checker.facts.earnings.comparables import comparable_spans, families
from checker.facts.earnings.mentions import Mention, mentions
from checker.facts.earnings.outlooks import clause_at
from checker.facts.earnings.statements import statement_starts
from checker.patterns import pattern
from checker.record import Record
from checker.vocabulary import column_of, one_of

if TYPE_CHECKING:
    from checker.facts import Facts

_TITLE = 220
_LONGEST = 7000
_CASH_FLOW = pattern(
    r"adjustments? (?:required )?(?:to|for) reconcil|reconciling (?:items|adjustments) (?:to|for) net cash"
)
_FORWARD = pattern(
    r"\b(?:guidance|outlook|forecast|forward[- ]looking|projected|expected|low(?:er)?(?: end)?"
    r"|high(?: end)?|midpoint|range)\b"
)
_REFUSED = pattern(
    r"\b(?:not|unable|cannot|without|unavailable|no|impracticable)\b[^.\n]{0,160}?reconcil"
    r"|reconcil[^.\n]{0,260}?\b(?:not (?:\w+ )?(?:available|possible|practical"
    r"|practicable|feasible|provided|included|been)|unavailable|unable|cannot"
    r"|unreasonable)\b"
)
_BASE = pattern(
    r"\b(?P<net>net (?:and comprehensive )?\(?(?:income|loss|earnings))|\b(?P<operating>\(?(?:"
    r"income|loss|earnings)\)?(?: \(?(?:loss|income)\)?)? from operations|operating \(?(?:inco"
    r"me|profit|loss))"
)
_ROW = pattern(
    r"(?m)^[ \t|]*(?P<label>[A-Za-z(][^\n|]{2,110}?)(?:[ .|]{2,}|\|| (?=[$(\d–—-]))(?P<figures"
    r">[^\n]*\d[^\n]*)$"
)
_NOT_ADJUSTMENT = pattern(
    r"(?i)^\W*(?:\(?\w{1,2}\) |\d\. ?|(?:non-)?gaap|adjusted|net (?:\(?(?:income"
    r"|loss|earnings))|revenues?\b|(?:net |total )?sales\b|total|weighted"
    r"|basic|diluted|ebitd|free cash|operating (?:income|loss|margin)|income"
    r"|gross|shares|three|twelve|six|nine|quarter"
    r"|year|for the|december|march|june|september|per )"
)
_TAIL = pattern(
    r"\b(?:(?:that|which|to|we|and|by) )?(?:exclud(?:es?|ed|ing)|before|adjusted (?:for"
    r"|to exclude)|add(?:ing|s|ed)? back|plus|adjusting for|eliminat(?:es|ing))\b"
)


class Reconciliation(Record):
    """A reconciliation, or a sentence that says where one is."""

    span: Span
    """Its title, or the sentence."""
    families: tuple[Annotated[str, column_of("gaap-comparables", "family")], ...]
    """The families of measures that it names: ``ebitda``, ``per-share``, …"""
    starts_with: Annotated[str, one_of("net income", "operating income")] | None
    """What it starts from: ``net income`` or ``operating income``; None if neither comes first."""
    pointer: bool
    """Whether it is only a sentence that says where a reconciliation is."""
    ahead: bool
    """Whether it speaks of a period to come."""
    declined: bool
    """Whether the sentence says that there is none, or that there cannot be one."""
    length: int
    """How many characters its table has."""


class Adjustment(Record):
    """One thing that a measure leaves out: a row of a reconciliation, or a list in a definition."""

    span: Span
    label: str
    source: Annotated[str, one_of("table", "definition")]
    """``table`` or ``definition``."""
    figures: int
    """How many figures of the row are not nil; 0 for a definition."""
    recurs: bool
    """Whether the row has amounts in an earlier period too: two of two figures, or three of more."""
    measure: str
    """The measure that leaves it out, in a definition."""
    one_sided: bool = False
    """Whether a row names only losses of a kind (``Foreign exchange loss``)."""
    gain_elsewhere: bool = False
    """Whether the release tells of a gain of that kind, outside its reconciliations."""


def find_reconciliations(facts: Facts) -> Iterator[Reconciliation]:
    """Every title of a reconciliation, and every sentence that points to one."""
    document, seen = facts.document, -1
    for m in pattern(r"reconcil").finditer(document.lower):
        if m.start() < seen:
            continue
        clause = clause_at(document, m.start())
        seen = clause.end
        if _CASH_FLOW.search(document.lower, clause.start, min(clause.end, m.end() + 60)):
            continue
        yield _titled(facts, clause) if _is_title(document, clause) else _pointing(facts, clause)


def _is_title(document: Document, clause: Span) -> bool:
    if len(clause) > _TITLE or document.words(clause).rstrip().endswith((".", ";")):
        return False
    return (
        pattern(r"\b(?:is|are|see|please|refer|can be|will be|has been|have been|was|were)\b").search(
            document.lower, clause.start, clause.end
        )
        is None
    )


def _titled(facts: Facts, clause: Span) -> Reconciliation:
    region = region_of(facts, clause)
    lower = facts.document.lower
    base = _BASE.search(lower, clause.end, region.end)
    return Reconciliation(
        span=clause,
        families=_families_in(facts, region),
        starts_with=None if base is None else "net income" if base["net"] else "operating income",
        pointer=False,
        ahead=_FORWARD.search(lower, region.start, region.end) is not None,
        declined=_REFUSED.search(lower, clause.start, clause.end) is not None,
        length=len(region),
    )


def _pointing(facts: Facts, clause: Span) -> Reconciliation:
    lower = facts.document.lower
    return Reconciliation(
        span=clause,
        families=_families_in(facts, clause),
        starts_with=None,
        pointer=True,
        ahead=_FORWARD.search(lower, clause.start, clause.end) is not None,
        declined=_REFUSED.search(lower, clause.start, clause.end) is not None,
        length=len(clause),
    )


def region_of(facts: Facts, title: Span) -> Span:
    """A reconciliation's title with the table under it: down to the next statement, or a good page."""
    starts = statement_starts(facts)
    at = bisect_right(starts, title.end)
    end = min(starts[at] if at < len(starts) else len(facts.document.text), title.end + _LONGEST)
    return Span(title.start, end)


def _families_in(facts: Facts, span: Span) -> tuple[str, ...]:
    """The families named in a stretch; with a bare row or column "Non-GAAP", those of its GAAP measures."""
    told = mentions(facts)
    at = bisect_left(told, span.start, key=lambda m: m.span.start)
    inside = told[at : bisect_left(told, span.end, at, key=lambda m: m.span.start)]
    found = {m.family.name for m in inside if m.family and m.span.end <= span.end}
    if len(span) > _TITLE and _BARE.search(facts.document.lower, span.start, span.end):
        found |= {f.name for f in families(facts.law) if _first_in(comparable_spans(facts, f), span)}
    return tuple(sorted(found))


_BARE = pattern(
    r"\b(?:non-?gaap|as adjusted|adjusted)\b\*?(?: ?\(\d\))?[ \t|$]*(?:\n|\(?\d|gaap|results|measures?\b|$)"
)


def _first_in(spans: tuple[Span, ...], region: Span) -> bool:
    at = bisect_right(spans, region.start, key=lambda s: s.start)
    return at < len(spans) and spans[at].end <= region.end


def reconciled_families(facts: Facts) -> frozenset[str]:
    """The families of which a calculation from GAAP is there: in a reconciliation, a table or a sentence."""
    titled = {name for r in facts.of("reconciliation") if not r.pointer for name in r.families}
    return frozenset(titled | {f.name for f in families(facts.law) if _calculated(facts, f.name)})


_CALCULATES = pattern(
    r"\b(?:less|minus|plus|excluding|exclude[sd]?|adding back|added back|before"
    r"|adjusted for|net of|deduct\w+|subtract\w+)\b"
)
_REACH = 2500


def _calculated(facts: Facts, family: str) -> bool:
    """Whether the counterpart stands above a measure in a table, or is turned into it in one sentence."""
    document = facts.document
    for mention in mentions(facts):
        if mention.family is None or mention.family.name != family or not mention.figure:
            continue
        spans = comparable_spans(facts, mention.family)
        at = bisect_right(spans, mention.span.start, key=lambda s: s.start) - 1
        if at < 0:
            continue
        if mention.place == "table":
            near = mention.span.start - spans[at].end < _REACH and mention.span.start - spans[at].end > 60
            if near and _in_table(document, spans[at]):
                return True
        elif mention.place in ("text", "list", "note") and _in_one(document, mention.span, spans):
            return True
    return False


def _in_table(document: Document, span: Span) -> bool:
    block = document.block_at(span.start)
    return block is not None and (block.kind == "table" or len(block.span) < _TITLE)


def _in_one(document: Document, measure: Span, spans: tuple[Span, ...]) -> bool:
    clause = clause_at(document, measure.start)
    if not any(
        clause.contains(s) for s in spans[bisect_right(spans, clause.start, key=lambda s: s.end) :][:8]
    ):
        return False
    figures = pattern(r"[$€£]\s?\(?\d").findall(document.text, clause.start, clause.end)
    return len(figures) >= 2 and _CALCULATES.search(document.lower, clause.start, clause.end) is not None


def find_adjustments(facts: Facts) -> Iterator[Adjustment]:
    """Rows of reconciliations that are no totals, and what definitions of measures leave out."""
    document, text = facts.document, facts.document.text
    end = 0
    for found in facts.of("reconciliation"):
        if found.pointer or found.span.start < end:
            continue
        region = region_of(facts, found.span)
        end = region.end
        for m in _ROW.finditer(text, found.span.end, region.end):
            label = m["label"].strip()
            if not _NOT_ADJUSTMENT.search(label):
                span = Span(m.start("label"), m.start("label") + len(label))
                loss = _LOSS.search(label.lower())
                gain = loss is not None and _gains(facts, loss["kind"] or loss["of"])
                yield Adjustment(span, label, "table", *_amounts(m["figures"]), "", loss is not None, gain)
    yield from _defined(facts, document)


_LOSS = pattern(
    r"^(?!.*\bgain)(?:.*?\b(?P<kind>[a-z-]+(?: [a-z-]+)?) loss(?:es)?|loss(?:es)? (?:on"
    r"|from) (?:the )?(?P<of>[a-z-]+(?: of [a-z-]+)?))\b"
)


def _gains(facts: Facts, kind: str) -> bool:
    """Whether a gain of a kind of loss is told: "foreign exchange gain", "gain on extinguishment"."""
    word = kind.rsplit(maxsplit=1)[-1] if kind.rsplit(maxsplit=1)[-1] not in ("net", "of") else kind
    if len(word) < 5 or word in ("operating", "income", "credit"):
        return False
    key = ("adjustments: gain", kind)
    if key not in facts.memo:
        escaped = escape(kind)
        gain = rf"\b{escaped} gains?\b(?! ?[/(]| or | and )|\bgains? (?:on|from) (?:the )?{escaped}\b"
        facts.memo[key] = search(gain, facts.document.lower) is not None
    found: bool = facts.memo[key]
    return found


def _amounts(figures: str) -> tuple[int, bool]:
    """How many figures of a row are not nil, and whether an earlier period must be among them."""
    cells = pattern(r"(?<![\w.,])(?:\d[\d,]*(?:\.\d+)?(?![\d%])|[-–—]+(?=[ |)$]|$))").findall(figures)
    there = sum(1 for cell in cells if cell.strip("0,.-–—") and len(cell) < 12)
    return there, there >= 3 or (there == 2 and len(cells) == 2)


def _defined(facts: Facts, document: Document) -> Iterator[Adjustment]:
    """What sentences say that a measure leaves out; "Adjusted EBITDA is EBITDA before X" is of the first."""
    told = [m for m in mentions(facts) if m.place in ("note", "text", "list")]
    owner: Mention | None = None
    for n, mention in enumerate(told):
        clause = clause_at(document, mention.span.start)
        owner = owner if owner is not None and clause.contains(owner.span) else mention
        following = told[n + 1].span.start if n + 1 < len(told) else clause.end
        segment = Span(mention.span.end, max(mention.span.end, min(clause.end, following)))
        m = _TAIL.search(document.lower, segment.start, segment.end)
        if m and segment.end - m.end() > 3:
            tail = Span(m.end(), segment.end)
            yield Adjustment(tail, document.words(tail).strip(), "definition", 0, False, owner.name)
        if m or not _IS.search(document.lower, segment.start, segment.end):
            owner = None


_IS = pattern(r"\b(?:is|are|as|means?|represents?|equals?|defined?|consists?)\b|:")
