"""Mergers and acquisitions that a release announces → Transaction: kind, stage, who votes, what is paid.

Only what the headline, a subhead or the lead announces. Options on land, licences and purchases of goods
are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from checker.document import Span
from checker.facts.deals.announcements import Announcement, announcements, own_text
from checker.patterns import pattern
from checker.record import Record
from checker.vocabulary import entry_field

if TYPE_CHECKING:
    from checker.facts import Facts

Stage = Literal["proposal", "agreed", "approved", "completed", "terminated", "announced"]
Consideration = Literal["cash", "stock", "mixed"]

_STAGES: tuple[tuple[Stage, str], ...] = (
    ("terminated", r"\b(?:terminat\w+|withdr\w+|abandon\w+|mutual(?:ly)? agree\w* (?:to|not))\b"),
    ("completed",
        r"\b(?:complet(?:es|ed|ion)|clos(?:es|ed|ing)|finali[sz](?:es|ed)|consummat\w+|has acquired|"
        r"have acquired)\b",
    ),
    ("approved", r"\b(?:approves?|approved|approval|voted?)\b"),
    ("proposal",
        r"\b(?:letter of intent|loi|term sheet|memorandum of understanding|mou|non-binding|propos(?:al|"
        r"es)|explor\w+|negotiat\w+|offer letter|considering|intends? to)\b",
    ),
    ("agreed",
        r"\b(?:(?:definitive|merger|purchase|combination|exchange|arrangement) agreement|agree[sd]? to|"
        r"entered into|enters into|signs?|signed|agreement to|to (?:acquire|merge|combine|be acquired)|"
        r"will (?:acquire|merge|combine))\b",
    ),
)  # fmt: skip
_LOOSE = pattern(r"\b(?:letters? of intent|loi|term sheet|memorandum of understanding|mou|non-binding)\b")
_PROPERTY = pattern(
    r"\b(?:and sale of|option (?:to|on)|earn-?in|claims?|propert(?:y|ies)|mineral|royalt(?:y|ies)|"
    r"licen[cs]es?|lease|acres?|"
    r"land|building|aircraft|vessels?|bitcoin|btc|own shares|treasury shares|shares in|domain|facility|"
    r"warehouse|"
    r"hotel|retail|portfolio of|data cent(?:er|re)|rights to|patents?|equipment|stake in|minority)\b"
)
_HOLDERS = r"(?:stock|share|unit)holders"
_VOTE = pattern(
    rf"\b(?:subject to|including|conditioned (?:up)?on|requires?|contingent (?:up)?on|receipt of|pending|"
    rf"obtain\w*|upon)\b"
    rf"[^.\n]{{0,200}}?\b(?:approvals?|votes?|adoption)\b[^.\n]{{0,80}}?\b{_HOLDERS}\b"
    rf"|\b(?:subject to|including|conditioned (?:up)?on|requires?|contingent (?:up)?on|receipt of|pending|"
    rf"obtain\w*|upon)\b"
    rf"[^.\n]{{0,200}}?\b{_HOLDERS}?'?s? (?:approval|vote|adoption)\b"
    rf"|\bspecial meeting of (?:the |its |our |[A-Z][\w.]* )?{_HOLDERS}|\b{_HOLDERS} (?:will|to|"
    rf"are expected to|should) (?:be asked to )?vote\b"
)
_NO_VOTE = pattern(
    r"\b(?:no (?:further )?(?:vote|approval|shareholder|stockholder)|not (?:subject to|require\w*)|"
    r"without (?:a |the )?"
    r"(?:vote|approval)|written consent|already approved|have approved|has been approved|were approved|"
    r"voted to approve|"
    r"approved by|delivered (?:their|its)|nasdaq rule|conversion of|warrants?)\b"
)
_MERGER_WORDS = pattern(
    r"\b(?:mergers?|transactions?|acquisition|business combination|combination|arrangement|agreement|"
    r"closing)\b"
)
_STOCK = (
    r"\b(?:exchange ratio|all-stock|stock-for-stock|(?:will|"
    r"to) receive [^;\n]{0,80}?\bshares? of\b[^.\n]{0,60}?"
    r"(?:common stock|ordinary shares|class a)|stock consideration|share consideration|"
    r"shares? of \w+ common stock for each|"
    r"registration statement on form [sf]-4|(?:cash[- ]and[- ]stock|stock and cash))"
)
_CASH = r"\b(?:all-cash|in cash|cash (?:consideration|merger|purchase price)|per share in cash)\b"
_AFFILIATES = (
    r"\b(?:going[- ]private|management[- ](?:led )?buy-?out|controlling (?:stock|share|unit)holder|"
    r"majority (?:stock|share)holder|"
    r"rollover (?:of|stock|share)|roll over|rolling over|affiliates? of (?:its|the|our) (?:chairman|"
    r"chief executive|founder|ceo)|"
    r"(?:founder|chairman|chief executive officer|ceo)(?:,)? [^.\n]{0,60}?(?:to acquire all|"
    r"will acquire all|proposal to acquire))\b"
)


class Transaction(Record):
    """A merger, an acquisition or a sale of a business that the release announces."""

    span: Span
    """The words that announce it."""
    kind: Annotated[str, entry_field("transaction-kinds", "kind")]
    """``merger``, ``acquired`` (the issuer is bought), ``acquisition`` (it buys), ``divestiture``,
    ``going-private`` or ``de-spac``."""
    stage: Stage
    """How far it is; ``announced`` where that is not told."""
    vote: bool
    """It is still subject to a vote of stockholders."""
    vote_words: str | None
    """The words that say so."""
    consideration: Consideration | None
    """What is paid, where the release tells."""
    affiliates: bool
    """Management, the founder or a controlling holder is on the buying side."""
    public_parties: int
    """How many companies the release gives a ticker."""
    in_headline: bool


def find_transactions(facts: Facts) -> Iterator[Transaction]:
    """The transaction that the release announces: the closest kind, at its first place."""
    told = [a for a in announcements(facts, "transaction-kinds") if not _of_property(a)]
    if not told:
        return
    kinds = [str(a.fields["kind"]) for a in told]
    first = min(told, key=lambda a: _ORDER.index(str(a.fields["kind"])))
    stages = [_stage(a, facts) for a in told]
    vote = _vote(facts)
    yield Transaction(
        span=first.span,
        kind=_kind(str(first.fields["kind"]), kinds, facts),
        stage=next((stage for stage in stages if stage != "announced"), "announced"),
        vote=vote is not None,
        vote_words=vote,
        consideration=_consideration(facts),
        affiliates=_found(facts, _AFFILIATES) is not None,
        public_parties=len({t.symbol for t in facts.of("ticker") if t.symbol and not t.otc}),
        in_headline=any(a.place.name == "headline" for a in told),
    )


_ORDER = ("going-private", "de-spac", "acquired", "merger", "acquisition", "divestiture")


def _kind(kind: str, kinds: list[str], facts: Facts) -> str:
    """A business combination is a SPAC's only where one is spoken of."""
    if kind != "de-spac" or pattern(
        r"\b(?:spac|blank check|special purpose acquisition|trust account|acquisition corp)"
    ).search(facts.document.lower):
        return kind
    return next((k for k in _ORDER[2:] if k in kinds), "merger")


def _of_property(told: Announcement) -> bool:
    """Whether what is bought is no business: land, a licence, own shares; or a purpose, not a deal."""
    if pattern(r"\b(?:purpose of effecting|effect(?:ing)? an? (?:initial )?)\b").search(told.before):
        return True
    if str(told.fields["kind"]) not in ("acquisition", "divestiture"):
        return False
    return bool(_PROPERTY.search(told.after[:110]) or pattern(r"\boptions?\b").search(told.before[-60:]))


def _stage(told: Announcement, facts: Facts) -> Stage:
    """By the verb nearest before the words; else by the words themselves, or by what follows."""
    nearest: tuple[int, Stage] | None = None
    for stage, words in _STAGES:
        for m in pattern(words).finditer(told.before):
            if nearest is None or m.start() > nearest[0]:
                nearest = (m.start(), stage)
    if nearest is not None and not (nearest[1] == "agreed" and _LOOSE.search(told.before)):
        return nearest[1]
    if nearest is not None:
        return "proposal"
    own = facts.document.lower[told.span.start : told.span.end]
    for around in (own, told.after):
        for stage, words in _STAGES:
            if pattern(words).search(around):
                return stage
    return "announced"


def _vote(facts: Facts) -> str | None:
    """The words by which the transaction is subject to a vote, in the release's own text."""
    document = facts.document
    if "holder" not in document.lower:
        return None
    for span in own_text(facts):
        if document.overlaps_part(span, "cautionary"):
            continue
        for m in _VOTE.finditer(document.lower, span.start, span.end):
            sentence = document.sentence_at(m.start()) or span
            words = document.lower[sentence.start : sentence.end]
            if _MERGER_WORDS.search(words) and not _NO_VOTE.search(words):
                return document.text[m.start() : m.end()]
    return None


def _consideration(facts: Facts) -> Consideration | None:
    stock, cash = _found(facts, _STOCK), _found(facts, _CASH)
    if stock is not None:
        return "mixed" if cash is not None else "stock"
    return "cash" if cash is not None else None


def _found(facts: Facts, source: str) -> Span | None:
    """Where the release's own text, but for its cautionary statement, first says so."""
    document = facts.document
    for span in own_text(facts):
        if not document.overlaps_part(span, "cautionary"):
            m = pattern(source).search(document.lower, span.start, span.end)
            if m:
                return Span(m.start(), m.end())
    return None
