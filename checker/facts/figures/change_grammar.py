"""A skeleton → what its comparisons state: the change, the new figure and the old one, by the form of words.

Written over the symbols of :mod:`~checker.facts.figures.skeleton`. A form says which figure is the new one
and which the old one without doubt; a sentence that no form fits is not read, and nothing is said of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, get_args

from checker.facts.figures.change_words import (
    AFTER,
    ANY_PERCENT,
    BARRED,
    CHANGE,
    FIGURE,
    FROM,
    LINK,
    LINKED_CHANGE,
    NEW,
    OLD,
    TAIL,
    TO,
    VERSUS,
    gap,
)
from checker.facts.figures.judging import Direction
from checker.facts.figures.movement import ANY_MOVE, MOVED
from checker.facts.figures.skeleton import AMOUNT, PERCENT, PERIOD, PLAIN, POINTS, SIGNED
from checker.patterns import pattern
from checker.record import Record

_TO_NEW_FROM_OLD = rf"{TO}{gap(40)}{NEW}{gap(90, also='.')}{VERSUS} {OLD}"
_OLD_TO_NEW = rf" {gap(50)}(?P<old>{FIGURE}){TAIL}{gap(70)} (?i:to) {gap(50)}(?P<new>{FIGURE})"
_NEW_BRACKET = rf"(?P<new>{AMOUNT}) ?[mM]? ?\((?:{PERIOD}:? ?)?(?P<old>[{AMOUNT}{PLAIN}])\)"
_FACTOR = r"(?P<factor>\b(?i:doubl|tripl|quadrupl)(?i:ed|ing))"
_PCT = rf"(?P<pct>{ANY_PERCENT})"
_PREMIUM = r"(?:(?P<up>\b(?i:premium))|(?P<down>\b(?i:discount)))"
_VERB = r"(?i:increas|decreas|declin|reduc|dropp)(?i:ed)\b|(?i:grew|rose|fell)\b"

FORMS: dict[str, str] = {
    # "more than doubled to $12.0 million from $5.0 million"
    "factor-to-from": rf"{_FACTOR}{_TO_NEW_FROM_OLD}",
    "factor-from-to": rf"{_FACTOR}{gap(40)} (?i:from){_OLD_TO_NEW}",
    # "increased 20% to $12.0 million from $10.0 million", "a 20% increase in sales to A compared with B"
    "change-to-from": rf"{CHANGE}{gap(90, ANY_MOVE)}{_TO_NEW_FROM_OLD}",
    # "$12.0 million, up 20% from $10.0 million"
    "new-change-from": rf"{NEW}{LINK}{CHANGE}{AFTER}{VERSUS} {OLD}",
    "new-signed-from": rf"{NEW}[ ,(]{{0,3}}[+-]?(?P<pct>{SIGNED})\)? (?:{PERIOD} )?{VERSUS} {OLD}",
    # "$12.0 million compared with $10.0 million, an increase of 20%"
    "new-from-change": rf"{NEW}{gap(90)}{VERSUS} {OLD}{TAIL}{gap(70)}{LINKED_CHANGE}",
    # "of $12.0 million declined from $15.0 million (20%)"
    "new-moved-from-change": rf"{NEW}{gap(40)}{MOVED} (?i:from) {gap(50)}(?P<old>{FIGURE}) ?\({_PCT}\)",
    # "amounted to SEK 12.0 million (10.0), an increase of 20%"
    "new-bracket-change": rf"{_NEW_BRACKET}{gap(30)}{LINK}{CHANGE}",
    # "increased 20% from $10.0 million to $12.0 million"
    "change-from-to": rf"{CHANGE}{gap(90, ANY_MOVE)} (?i:from){_OLD_TO_NEW}",
    # "increased from $10.0 million to $12.0 million, or 20%"
    "from-to-change": rf"{MOVED}{gap(60, ANY_MOVE)} (?i:from){_OLD_TO_NEW}(?:/\w+)?{gap(40)}"
    rf"(?:,? or(?: by)?|,? ?\() ?(?i:approximately |about )?{_PCT}",
    "from-to-stated": rf"\b(?i:from){_OLD_TO_NEW}(?:/\w+)?{gap(40)}{LINKED_CHANGE}",
    # "was $12.0 million and $10.0 million, respectively, an increase of 20%"
    "new-and-old": rf"{PERIOD},? and {PERIOD}[^{BARRED}]{{0,40}}?(?P<new>{FIGURE}){gap(30)},? and "
    rf"(?P<old>{FIGURE}){PERIOD}?,? ?(?i:respectively),?{LINK}{CHANGE}",
    # "increased by 20% to SEK 12.0 million (10.0)", "rose 20% to £12.0m (2024: £10.0m)"
    "change-to-bracket": rf"{CHANGE}{gap(60, ANY_MOVE)}(?:{TO}| at ){gap(30)}{_NEW_BRACKET}",
    # "compared with $10.0 million a year ago, revenue increased 20% to $12.0 million"
    "against-change-to": rf"\b(?i:compared (?:to|with)) {gap(50)}(?P<old>{FIGURE}){TAIL}{gap(50)}, {gap(60)}"
    rf"{CHANGE}{gap(60, ANY_MOVE)}{TO}{gap(40)}(?P<new>{FIGURE})",
    # "increased $2.0 million, or 20%, to $12.0 million", "… from $10.0 million"
    "change-to": rf"{CHANGE}{gap(90, ANY_MOVE)}{TO}{gap(40)}(?P<new>{FIGURE})",
    "change-from": rf"{CHANGE}{AFTER}{VERSUS} {OLD}",
    # "offer price of $12.00, a 20% premium to the closing price of $10.00"
    "premium": rf"{NEW}{LINK}(?:{_PCT} {_PREMIUM}|{_PREMIUM} of (?i:approximately |about )?{_PCT})"
    rf"(?: based on[^{BARRED}.]{{0,20}})? (?i:to|over|on|from|compared to) {OLD}",
    # "$12.0 million, up from $10.0 million"
    "new-moved": rf"{NEW}(?: {PERIOD})?(?:,| (?i:(?:which )?(?:is|was|were|are)),?| (?={_VERB}))"
    rf"(?: (?i:which is|representing))?(?: an?)? {MOVED}(?: \w+ly)? {FROM} {OLD}",
    # "increased to $12.0 million from $10.0 million"
    "to-from": rf"(?!(?i:up)\b){MOVED}{gap(40)}{TO}{gap(40)}{NEW}{gap(90, also='.')}{FROM} {OLD}",
    "from-to": rf"{MOVED}{gap(40)} (?i:from){_OLD_TO_NEW}",
    # "decreased by $2.0 million, or 20%": the figures stand elsewhere
    "change-alone": rf"{MOVED}(?: {PERIOD})?(?: (?i:by))? (?P<delta>{AMOUNT}),? (?i:or(?: by)?) {_PCT}",
}
"""The forms, surest first: where two read the same change, the earlier one holds."""

_NEWER = rf"{TO}{gap(40)}{FIGURE}"
_OLDER = rf"{VERSUS} {OLD}"
_OLDER_NEWER = rf"\b(?i:from){_OLD_TO_NEW}"
_FACTORS = ("doubl", "tripl", "quadrupl")
_NEEDS: dict[str, tuple[int, str, tuple[tuple[str, ...], ...]]] = {
    "factor-to-from": (2, _OLDER, (_FACTORS,)),
    "factor-from-to": (2, _OLDER_NEWER, (_FACTORS,)),
    "change-to-from": (3, _OLDER, (("to",),)),
    "new-change-from": (3, _OLDER, ()),
    "new-signed-from": (3, _OLDER, ((SIGNED,),)),
    "new-from-change": (3, _OLDER, ()),
    "new-moved-from-change": (3, "", (("from",), ("(",))),
    "new-bracket-change": (3, "", (("(",),)),
    "change-from-to": (3, _OLDER_NEWER, ()),
    "from-to-change": (3, _OLDER_NEWER, ()),
    "from-to-stated": (3, _OLDER_NEWER, ()),
    "new-and-old": (3, "", (("respectively",),)),
    "change-to-bracket": (3, "", (("(",),)),
    "against-change-to": (3, _NEWER, (("compared",),)),
    "change-to": (2, _NEWER, ((AMOUNT,),)),
    "change-from": (2, _OLDER, ((AMOUNT,),)),
    "premium": (3, "", (("premium", "discount"),)),
    "new-moved": (2, _OLDER, ()),
    "to-from": (2, _OLDER, (("to",),)),
    "from-to": (2, _OLDER_NEWER, ()),
    "change-alone": (2, "", ((AMOUNT,), (" or ",))),
}
"""What a skeleton must hold for a form to be worth trying: so many figures, the part in which the form gives
one of them, and one of each set of words."""

_UNMOVED = frozenset(
    ("factor-to-from", "factor-from-to", "new-signed-from", "new-from-change", "from-to-stated", "premium")
)
"""The forms that can do without a word that says which way a figure went."""

_FIGURES = re.compile(f"[{AMOUNT}{PLAIN}{PERCENT}{POINTS}{SIGNED}]")

_PAIR = pattern(rf"{_NEW_BRACKET}|{NEW}{gap(90, also='.')}{FROM} {OLD}")


class Stated(Record):
    """One comparison as a form reads it: places in the skeleton; None where the form has no such part."""

    form: str
    start: int
    end: int
    new: int | None
    old: int | None
    percent: int | None
    points: int | None
    delta: int | None
    factor: str
    direction: Direction | None
    direction_at: int

    @property
    def change(self) -> frozenset[int]:
        """The places of the change that is stated."""
        return frozenset(at for at in (self.percent, self.points, self.delta) if at is not None)


class Pair(Record):
    """Two figures that a sentence sets against each other: places in the skeleton."""

    new: int
    old: int


def read_changes(skeleton: str) -> Iterator[Stated]:
    """Every comparison that a form reads, each change and each pair of figures once."""
    changes: set[int] = set()
    pairs: set[tuple[int | None, int | None]] = set()
    for form in _forms_for(skeleton):
        for m in pattern(FORMS[form]).finditer(skeleton):
            stated = _stated(form, m)
            pair = (stated.new, stated.old)
            if _whole(stated) and not stated.change & changes and (stated.change or pair not in pairs):
                changes |= stated.change
                pairs.add(pair)
                yield stated


def _forms_for(skeleton: str) -> list[str]:
    """The forms that may read something, in their order."""
    figures = len(_FIGURES.findall(skeleton))
    if figures < 2:
        return []
    lower, moved = skeleton.lower(), pattern(ANY_MOVE).search(skeleton) is not None
    there = {"", *(part for part in (_NEWER, _OLDER, _OLDER_NEWER) if pattern(part).search(skeleton))}
    return [
        form
        for form, (least, part, words) in _NEEDS.items()
        if figures >= least
        and part in there
        and (moved or form in _UNMOVED)
        and all(any(map(lower.__contains__, options)) for options in words)
    ]


def read_pairs(skeleton: str) -> Iterator[Pair]:
    """Every pair of a newer and an older figure: "$12.0 million (2024: $10.0 million)", "A against B"."""
    for m in _PAIR.finditer(skeleton):
        yield Pair(m.start("new"), m.start("old"))


def _whole(stated: Stated) -> bool:
    """Whether a reading has enough to compute from, here or with figures from elsewhere."""
    operands = (stated.new is not None) + (stated.old is not None)
    return operands == 2 or (stated.delta is not None and stated.percent is not None)


_DIRECTIONS: tuple[Direction, ...] = get_args(Direction)


def _stated(form: str, m: Any) -> Stated:
    groups = m.groupdict()

    def at(name: str) -> int | None:
        return m.start(name) if groups.get(name) else None

    word = next((d for d in _DIRECTIONS if groups.get(d)), None)
    factor = (groups.get("factor") or "").lower()
    moved = m.start(word) if word else m.start("factor") if factor else m.start()
    places = at("new"), at("old"), at("pct"), at("points"), at("delta")
    return Stated(form, m.start(), m.end(), *places, factor, word, moved)
