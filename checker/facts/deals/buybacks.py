"""Buybacks that a release announces → Buyback: how far, how much, in what manner, with what reservations.

17 CFR 240.10b-18 (a safe harbor for the manner of purchases) and 240.10b5-1 (plans made beforehand).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from checker.document import Span
from checker.facts.deals.announcements import announcements, own_text
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

Stage = Literal["authorised", "completed", "report", "announced"]

_NEW = pattern(
    r"\b(?:authori[sz]\w*|approv\w+|adopt\w*|new|launch\w*|initiat\w+|establish\w*|increas\w+|"
    r"announc\w+ (?:an? )?"
    r"|renew\w*|re-?authori[sz]\w*|upsiz\w+|expand\w*|additional|commenc\w+)\b"
)
_OVER = pattern(
    r"\b(?:complet\w+|conclu\w+|terminat\w+|suspend\w*|repurchased|bought back|block|update|progress|"
    r"during)\b"
)
_AMOUNT = (
    r"(?:[$€£]\s?\d[\d,.]*(?: (?:million|billion))?|\d[\d,.]* (?:million )?(?:shares|units|ADSs)|"
    r"\d[\d.]*(?:%| percent))"
)
_SIZE = (
    rf"(?i)\b(?:repurchas\w+|buy-?back|buy back|authori[sz]\w+|up to|program|programme|"
    rf"plan)\b[^.\n]{{0,140}}?{_AMOUNT}|{_AMOUNT}[^.\n]{{0,80}}?\b(?:repurchas\w+|buy-?back)"
)
_FREE = (
    r"\b(?:not? (?:be )?obligat\w+|no obligation|not (?:require|commit|bind)\w*|may be (?:modified|"
    r"suspended|discontinued|amended|"
    r"terminated|limited|extended)|(?:suspended|discontinued|modified|terminated) (?:or \w+ )?at any time|"
    r"at (?:its|the company's|management's) "
    r"(?:sole )?discretion|discretion of|no (?:assurance|guarantee)|does not obligate|depend (?:up)?on|"
    r"will depend|from time to time|"
    r"subject to market conditions|any (?:particular|specific) (?:amount|number))\b"
)
_HARD_FREE = (
    r"\b(?:not? (?:be )?obligat\w+|no obligation|(?:not|nor) (?:\w+ )?(?:require|commit|bind|oblig)\w*|"
    r"may be (?:modified|suspended|discontinued|"
    r"amended|terminated|limited|extended)|(?:modif\w+|suspend\w*|discontinu\w+|"
    r"terminat\w+)[^.\n]{0,60}? at any time|at any time"
    r"[^.\n]{0,60}?(?:modif\w+|suspend\w*|discontinu\w+|terminat\w+)|right to[^.\n]{0,40}? (?:modify|"
    r"suspend|discontinue|terminate))\b"
)
_MANNER = (
    r"\b(?:open market|privately negotiated|private transactions?|block (?:trades?|transactions?|"
    r"purchases?)|10b-18|10b5-1|tender offer|"
    r"accelerated|dutch auction|trading plans?|derivative)\b"
)
_PROMISE = (
    rf"(?i)\b(?:will|shall|is going to|commits? to) (?:repurchase|buy back) (?:approximately |at least |"
    rf"an additional )?{_AMOUNT}"
)
_BOUGHT_FROM = pattern(r"\b(?:underwriters?|selling (?:stock|share)holders?|concurrent(?:ly)?)\b")


class Buyback(Record):
    """A programme to buy the issuer's own stock, or purchases under one, that the release announces."""

    span: Span
    stage: Stage
    """``authorised`` (new, renewed or raised), ``completed``, ``report`` (of purchases) or ``announced``."""
    sized: bool
    """An amount, a number of shares or a percentage is given."""
    manner: bool
    """How the stock is bought is told: open market, block trades, Rule 10b-18 …"""
    reserved: bool
    """It says that nothing obliges the issuer, or that the programme may be suspended."""
    hedged: bool
    """It says at least that it depends on the market or on discretion."""
    promise: str | None
    """Words that promise purchases outright: "will repurchase $100 million"."""
    in_headline: bool
    leading: bool
    """The headline or the lead announces it, not a bullet of a results release."""


def find_buybacks(facts: Facts) -> Iterator[Buyback]:
    """The buyback that the release announces; purchases from an offering's underwriters are none."""
    told = list(announcements(facts, "buyback-kinds"))
    if not told or all(_BOUGHT_FROM.search(a.words) for a in told):
        return
    promise = _first(facts, _PROMISE)
    yield Buyback(
        span=told[0].span,
        stage=_stage([a.before + " " + a.after[:60] for a in told], [str(a.fields["what"]) for a in told]),
        sized=_first(facts, _SIZE) is not None,
        manner=_first(facts, f"(?i){_MANNER}") is not None,
        reserved=_first(facts, f"(?i){_HARD_FREE}", "repurchas|program|plan|purchas|buy") is not None,
        hedged=_first(facts, f"(?i){_FREE}", "repurchas|program|plan|purchas|buy") is not None,
        promise=facts.document.words(promise) if promise else None,
        in_headline=any(a.place.name == "headline" for a in told),
        leading=any(a.place.name in ("headline", "lead") for a in told),
    )


def _stage(around: list[str], what: list[str]) -> Stage:
    if "programme" not in what:
        return "report" if "purchase" in what else "announced"
    for words in around:
        over, new = _OVER.search(words), _NEW.search(words)
        if over and not pattern(r"\b(?:new|additional|authori[sz]\w*|increas\w+)\b").search(words):
            return "report" if "purchase" in what and "complet" not in over.group() else "completed"
        if new:
            return "authorised"
    return "announced"


def _first(facts: Facts, source: str, near: str = "") -> Span | None:
    """Where the release's own text says so; ``near``: in a sentence with one of these words."""
    document = facts.document
    for span in own_text(facts):
        for m in pattern(source).finditer(document.text, span.start, span.end):
            sentence = document.sentence_at(m.start()) or span
            if not near or pattern(near).search(document.lower, sentence.start, sentence.end):
                return Span(m.start(), m.end())
    return None
