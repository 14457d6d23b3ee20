"""Sentences → Comparison: a change that is stated with its figures, computed anew, and whether the two agree.

"Net sales rose 25% to $12.0 million from $10.0 million" states a new figure, an old one and a change. The
change is computed with all that rounding allows (:mod:`~checker.facts.figures.arithmetic`); what can't be
read with certainty is ``unsure`` and never an alarm. Tables are read elsewhere; here it is sentences,
bullets and headlines.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Literal

from checker.document import Span
from checker.facts.figures.change_grammar import Direction, Stated, read_changes, read_pairs
from checker.facts.figures.changes_apart import FiguresApart, figures_of, pairs_in
from checker.facts.figures.judging import Verdict
from checker.facts.figures.skeleton import Skeleton, skeleton_of
from checker.patterns import pattern
from checker.record import record

if TYPE_CHECKING:
    from checker.facts import Facts

Kind = Literal["percent", "amount", "points", "factor", "direction"]
"""What is stated of the two figures: a percentage change, a difference, a difference in points of a
percentage, a multiple, or only which way it went."""

_TRIGGER = (
    r"(?i)%|\bper ?cent|\bbasis points?\b|\bbps\b|\b(?:doubl|tripl|quadrupl)(?:ed|ing)\b|"
    r"\b(?:increas|decreas|declin|reduc|improv)\w+|\b(?:grew|rose|fell|up|down|higher|lower)\b"
)
_SET_AGAINST = r"(?i)[€$£¥]|\b(?:USD|EUR|GBP|CAD|SEK|NOK|DKK|million|billion)\b"
_FIGURES = r"\d[^\n]*?[^\d,.]\d"
_LONGEST, _MOST_NUMBERS = 2000, 80
"""Longer stretches without a full stop, or with more numbers, are tables that lost their grid."""


@record
class Comparison:
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
    from checker.facts.figures.statements import Statement  # noqa: PLC0415  (which needs this module's record)

    apart: list[tuple[Skeleton, Stated]] = []
    for skeleton in skeletons(facts):
        for stated in read_changes(skeleton.text):
            if stated.new is None and stated.old is None:
                apart.append((skeleton, stated))
            else:
                yield from Statement(facts.law, skeleton, stated).comparisons()
    known = figures_apart(facts) if apart else ()
    for skeleton, stated in apart:
        figures = figures_of(stated, skeleton, known)
        if figures:
            yield from Statement(facts.law, skeleton, stated, figures).comparisons()


def skeletons(facts: Facts) -> tuple[Skeleton, ...]:
    """The skeletons of the sentences that may compare figures; made once a release."""
    if "figure skeletons" not in facts.memo:
        text = facts.document.text
        made = (skeleton_of(text, s.start, s.end) for s in _with(facts, _TRIGGER))
        facts.memo["figure skeletons"] = tuple(skeleton for skeleton in made if not skeleton.is_tabular)
    found: tuple[Skeleton, ...] = facts.memo["figure skeletons"]
    return found


def _with(facts: Facts, words: str) -> Iterator[Span]:
    """The sentences of ordinary length with such words and at least two numbers."""
    text, trigger, figures = facts.document.text, pattern(words), pattern(_FIGURES)
    for span in facts.document.sentences:
        short = len(span) <= _LONGEST
        if (
            short
            and trigger.search(text, span.start, span.end)
            and figures.search(text, span.start, span.end)
        ):
            yield span


def figures_apart(facts: Facts) -> tuple[FiguresApart, ...]:
    """Every two figures that a sentence sets against each other, with or without a change; found once."""
    if "figures apart" not in facts.memo:
        text = facts.document.text
        made = (skeleton_of(text, s.start, s.end) for s in _with(facts, _SET_AGAINST))
        facts.memo["figures apart"] = tuple(
            figures for skeleton in made for figures in pairs_in(skeleton, read_pairs(skeleton.text))
        )
    found: tuple[FiguresApart, ...] = facts.memo["figures apart"]
    return found
