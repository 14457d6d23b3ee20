"""The building blocks of the grammar of comparisons: words of movement, words between figures, gaps.

All are patterns over the symbols of :mod:`~checker.facts.figures.skeleton`, bounded in length and without
nested repetition, so that reading takes time in line with the text.
"""

from __future__ import annotations

from checker.facts.figures.movement import ANY_MOVE, MOVED
from checker.facts.figures.skeleton import AMOUNT, PERCENT, PERIOD, PLAIN, POINTS, SIGNED, UNREAD

OPENS = (
    r"\b(?i:while|whereas|although|but|offset|primarily|due|driven|because|respectively|versus|vs|from|compared|"
    r"against|attributable|reflecting|result|resulting|partially|mainly|largely|thanks|led|includ\w+|exclud\w+|"
    r"contribution|and)\b"
)
"""Words that open another thought, so that what follows may be of another figure."""

FIGURE = f"[{AMOUNT}{PLAIN}{PERCENT}]"
BARRED = f"{AMOUNT}{PLAIN}{PERCENT}{POINTS}{SIGNED}{UNREAD};"
ANY_PERCENT = f"[{PERCENT}{SIGNED}]"


def gap(most: int, barred: str = f"{ANY_MOVE}|{OPENS}", also: str = "") -> str:
    """Words of one clause: no figure, no other movement, nothing that opens another thought."""
    return rf"(?:(?!{barred})[^{BARRED}{also}]){{0,{most}}}?"


_OR = r"(?:,? or(?: by)?|,? ?\(|,|,? representing(?: an?)?| /|,? and) ?(?:an? )?(?:[a-z]+ of )?"
STATED = (
    rf"(?:(?P<points>{POINTS}|{PLAIN}(?= points?\b))"
    rf"|(?P<pct>{ANY_PERCENT})(?:(?:,? or(?: by)? |,? ?\()(?:an? )?(?P<delta>[{AMOUNT}{PLAIN}])(?! of\b)\)?)?"
    rf"|(?P<delta>[{AMOUNT}{PLAIN}])(?: in [a-z ]{{1,40}})?{_OR}(?P<pct>{ANY_PERCENT})\)?)"
)
"""The change: points, a percentage, "20%, or $2.0 million", "$2.0 million, or 20%"."""

_DEGREE = (
    r"by|of|an?|significantly|strongly|slightly|modestly|total|further|just|sharply|substantially|impressive|"
    r"strong|robust|approximately|about|nearly|over"
)
_KIND = r"point|reported|organic|net|revenue|sales|total|overall|net sales|sequential|annual"
CHANGE = (
    rf"(?:{MOVED}(?:{gap(60)} (?=by ))?(?: in [^{BARRED}.]{{0,60}}?)?"
    rf"(?:[ ,]|{PERIOD}|\b(?i:{_DEGREE})\b){{0,8}}+{STATED}"
    rf"|{STATED}(?: |-)(?:{PERIOD}[ ]?|\b(?i:{_KIND}) ?){{0,3}}{MOVED}"
    rf"|{MOVED}(?: {PERIOD})? (?i:by|of) (?P<delta>{AMOUNT})"
    rf"|(?P<delta>{AMOUNT}) (?:{PERIOD} )?{MOVED})"
)
"""A movement with its size: "increased by 20%", "a 20% increase", "a $2.0 million increase"."""

_LINKS = (
    r"which|is|was|were|are|represents?|representing|reflecting|reflects|marking|an?|it|equating|equivalent|equates|"
    r"to|this|or|for|the|resulting|in|growing|has|have|had|translating|into|showing|constituting|delivering|over|"
    r"nearly|almost|about|approximately|more|than|corresponding|achieving|of|totaling|indicating"
)
LINK = rf"(?:[ ,(–—-]|{PERIOD}|\b(?i:{_LINKS})\b)*+"
"""What may stand between a figure and the change that is said of it."""

LINKED_CHANGE = rf"(?:{LINK}{CHANGE}|[ ,(]{{0,3}}[+-]?(?P<pct>{SIGNED})\)?)"
"""The change that is said of a figure before it, or only "+20%"."""

_TURN = r"(?:\b(?i:up|down|an? (?:increase|decrease)|increasing|increased|compared)(?: \w+ly)? (?=from))?"
VERSUS = (
    rf"(?:{_TURN}\b(?i:from|(?:as |when )?compar(?:ed|es|ing) (?:to|with|against)|in comparison (?:to|with)|"
    r"versus|vs\.?|over|against|relative to|than|on)(?!\w))"
)
FROM = r"(?:\b(?i:from|(?:as |when )?compared (?:to|with)|versus|vs\.?)(?!\w))"
TAIL = (
    r"(?:/\w+)?(?: of [a-z]{3,12}(?= ?[,(]))?"
    rf"(?:,? \((?:[^(){AMOUNT}]){{0,60}}\))?(?:,? or [{AMOUNT}{PERCENT}][^{BARRED}.]{{0,50}}?)?"
    r"(?:,? \([^()]{0,60}\))?"
    r"(?:,? (?i:including|which includes?d?|excluding) (?:an? )?(?:[a-z-]+ ){0,6}?"
    rf"[{AMOUNT}{PERCENT}][^{BARRED}.]{{0,110}}?)?"
)
"""What may be added to a figure: a bracket, "or 20% of sales", "including a $0.05 benefit"."""

_HOPED = (
    r"guidance|consensus|estimates?|expectations?|expected|forecast|budget|plan|targets?|outlook|midpoint|while|"
    r"which|and|from|to"
)
NEW = rf"(?P<new>{FIGURE}){TAIL}"
OLD = rf"(?:(?!{ANY_MOVE}|\b(?i:{_HOPED})\b)[^{BARRED}.]){{0,90}}?(?P<old>{FIGURE})"
"""The earlier figure with the words before it; what was hoped for or guided is no earlier figure."""

TO = r"(?:,? (?i:to|to reach|reaching|totaling|totalling) )"
AFTER = rf"(?:\)? ?(?i:on an? [a-z ]{{0,30}}basis)?){gap(60)}"
