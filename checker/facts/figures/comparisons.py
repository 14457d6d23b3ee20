"""Sentences → Comparison: a change that is stated with its figures, computed anew, and whether the two agree.

"Net sales rose 25% to $12.0 million from $10.0 million" states a new figure, an old one and a change. The
change is computed with all that rounding allows (:mod:`~checker.facts.figures.arithmetic`); what can't be
read with certainty is ``unsure`` and never an alarm. Tables are read elsewhere; here it is sentences,
bullets and headlines.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Literal

from checker.document import Document, Span
from checker.facts.figures.judging import Direction, Verdict
from checker.facts.figures.movement import ANY_MOVE
from checker.matching.searching import every, first
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts
    from checker.facts.figures.changes_apart import FiguresApart
    from checker.facts.figures.skeleton import Skeleton

Kind = Literal["percent", "amount", "points", "factor", "direction"]
"""What is stated of the two figures: a percentage change, a difference, a difference in points of a
percentage, a multiple, or only which way it went."""

_TRIGGER = (
    r"(?i)%|\bper ?cent|\bbasis points?\b|\bbps\b|\b(?:doubl|tripl|quadrupl)(?:ed|ing)\b|"
    r"\b(?:increas|decreas|declin|reduc|improv)\w+|\b(?:grew|rose|fell|up|down|higher|lower)\b"
)
_MONEY = r"(?i)[€$£¥]|\b(?:USD|EUR|GBP|CAD|SEK|NOK|DKK|million|billion)\b"
_AGAINST = pattern(r"(?i)\(|\b(?:from|compared|versus|vs)\b")


_NUMBER = pattern(r"[0-9](?<=[^\d,.\n].)")
"""Where a number begins that does not follow another's point or comma."""


_DIGIT = pattern(r"\d")


_MOVING = ANY_MOVE, r"\b(?i:doubl|tripl|quadrupl|premium|discount)|[-+−–(] ?[\d.,]+\)? ?(?:%|per)"
"""Words or a signed percentage without which no form of :mod:`change_grammar` reads a comparison."""


_JOINING = pattern(
    r"(?i)\(|\b(?:or|respectively|premium|discount)\b|\b(?:from|to|compar\w+|versus|vs|over|against|relative|"
    r"than|on|reaching|total+ing)\b[^\d\n]*+\d"
)
"""What joins two figures, the second one after it: no form does without."""


_LONGEST, _MOST_NUMBERS = 2000, 80
"""Longer stretches without a full stop, or with more numbers, are tables that lost their grid."""


class Comparison(Record):
    """One statement that compares two figures, with what it should say."""

    span: Span
    kind: Kind
    form: str
    """The form of words that read it, such as ``change-to-from``."""
    measure: str
    """The words that it is said of, as far as the sentence begins with them."""
    new: str
    """As printed; empty where the release gives the change in money instead."""
    old: str
    stated: str
    direction: Direction | None
    word: str
    """The word that says the direction or the factor."""
    verdict: Verdict
    computed: Decimal | None
    """The change that follows: percent, points or the unit of the figures; a fall is negative."""
    low: Decimal | None
    high: Decimal | None
    """The bounds that rounding allows."""
    explanation: str
    """What was computed from what, in words; why, where it is ``unsure``."""
    new_span: Span | None
    old_span: Span | None
    stated_span: Span
    period: str
    """The period of the new figure, in the words of the release."""
    base_period: str
    certain: bool
    """Whether a disagreement would prove a mistake; without it, only agreement is told."""

    @property
    def how(self) -> str:
        """How it was read."""
        return f"read as {self.form}: new {self.new or '(not given)'}, old {self.old or '(not given)'}"


def find_comparisons(facts: Facts) -> Iterator[Comparison]:
    """Every comparison of the release's sentences, bullets and headlines whose figures are all there."""
    moving = skeletons(facts, *_MOVING, also=_JOINING)
    one = next(moving, None)
    if one is None:
        return
    from checker.facts.figures.change_grammar import Stated, read_changes  # noqa: PLC0415  (most of the work)
    from checker.facts.figures.changes_apart import KnownFigures, figures_of  # noqa: PLC0415
    from checker.facts.figures.statements import Statement  # noqa: PLC0415  (which needs this module's record)

    apart: list[tuple[Skeleton, Stated]] = []
    read = cache(lambda wording: tuple(read_changes(wording)))  # many sentences differ in their figures only
    for skeleton in chain((one,), moving):
        for stated in read(skeleton.text):
            if stated.new is None and stated.old is None:
                apart.append((skeleton, stated))
            else:
                yield from Statement(facts.law, skeleton, stated).comparisons()
    known = KnownFigures(figures_apart(facts) if apart else ())
    for skeleton, stated in apart:
        figures = figures_of(stated, skeleton, known)
        if figures:
            yield from Statement(facts.law, skeleton, stated, figures).comparisons()


def skeletons(facts: Facts, *sources: str, also: Any = None) -> Iterator[Skeleton]:
    """The skeletons of the sentences with figures in which one of the expressions matches, and the other."""
    text = facts.document.text
    for span in _figure_sentences(facts):
        if not any(first(source, text, span.start, span.end) for source in sources):
            continue
        if also and not also.search(text, span.start, span.end):
            continue
        skeleton = _skeleton(facts, span)
        if not skeleton.is_tabular:
            yield skeleton


def _skeleton(facts: Facts, span: Span) -> Skeleton:
    """The skeleton of a sentence, made once a release."""
    from checker.facts.amounts import known_figures  # noqa: PLC0415
    from checker.facts.figures.skeleton import skeleton_of  # noqa: PLC0415

    made: dict[int, Skeleton] = facts.memo.setdefault("figure skeletons", {})
    if span.start not in made:
        made[span.start] = skeleton_of(facts.document.text, span.start, span.end, known_figures(facts))
    return made[span.start]


def _figure_sentences(facts: Facts) -> tuple[Span, ...]:
    """The sentences with a percentage or a word of movement, and at least two numbers; found once."""
    if "figure sentences" not in facts.memo:
        facts.memo["figure sentences"] = tuple(_with_numbers(facts.document, _TRIGGER))
    found: tuple[Span, ...] = facts.memo["figure sentences"]
    return found


def _with_numbers(document: Document, source: str) -> Iterator[Span]:
    """The sentences with such words and at least two numbers."""
    return (s for s in sentences_with(document, source) if _has_numbers(document.text, s))


def sentences_with(document: Document, source: str) -> Iterator[Span]:
    """The sentences in which an expression matches, in order; no match is meant to leave a sentence."""
    end = 0
    for m in every(source, document.text):
        sentence = document.sentence_at(m.start()) if m.start() >= end else None
        if sentence is not None:
            end = sentence.end
            yield sentence


def _has_numbers(text: str, sentence: Span) -> bool:
    """Whether a sentence of ordinary length has at least two numbers, but not a table's."""
    if len(sentence) > _LONGEST:
        return False
    numbers = len(_NUMBER.findall(text, sentence.start, sentence.end))
    if numbers != 1:
        return 1 < numbers <= _MOST_NUMBERS
    start = _NUMBER.search(text, sentence.start, sentence.end).start()
    return _DIGIT.search(text, sentence.start, start - 1) is not None  # the first one of its block


def figures_apart(facts: Facts) -> tuple[FiguresApart, ...]:
    """Every two figures that a sentence sets against each other, with or without a change; found once."""
    from checker.facts.figures.change_grammar import read_pairs  # noqa: PLC0415
    from checker.facts.figures.changes_apart import pairs_in  # noqa: PLC0415

    if "figures apart" not in facts.memo:
        text = facts.document.text
        made = (
            _skeleton(facts, span)
            for span in _with_numbers(facts.document, _MONEY)
            if _AGAINST.search(text, span.start, span.end)
        )
        facts.memo["figures apart"] = tuple(
            figures for skeleton in made for figures in pairs_in(skeleton, read_pairs(skeleton.text))
        )
    found: tuple[FiguresApart, ...] = facts.memo["figures apart"]
    return found
