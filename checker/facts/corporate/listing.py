"""Facts → ListingNotice and ListingTransfer: what an exchange tells the company, where it moves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from checker.document import Span
from checker.facts.corporate.news import NewsSentence, dated, news_of, words_in
from checker.patterns import pattern
from checker.record import Record
from checker.vocabulary import one_of

if TYPE_CHECKING:
    from checker.facts import Facts

_EXCHANGE = (
    r"(?P<exchange>(?-i:Nasdaq|NASDAQ|NYSE(?: American| Arca| MKT)?|New York Stock Exchange|"
    r"American Stock Exchange|AMEX))"
)
_NOTICE = (
    r"(?i)\b(?:receiv(?:ed|es|ing|pt of)|notified|was notified|issued|announc(?:ed|es) (?:the "
    r")?receipt)\b[^;\n]{0,170}?"
    r"\b(?:notices?|notifications?|letters?|determination|notified|delist\w*|not in "
    r"compliance|non-?compliance)\b"
)
_REGAINED = (
    r"(?i)\b(?:regain(?:s|ed)|re-gained|back in|is (?:now )?in|returned to) (?:full "
    r")?compliance\b|\bhas (?:now )?(?:cured|met|satisfied)\b|"
    r"\bgranted\b[^.;\n]{0,60}\b(?:extension|exception|additional)\b|\bmatter is (?:now )?closed\b"
)
_GRIEVANCE = (
    r"(?i)\b(?:deficien\w+|delist\w*|not (?:in|currently in) compliance|non-?complian\w+|no "
    r"longer (?:in compliance|complies|meets)|fail(?:ed|ure|s)? to|"
    r"did not (?:meet|comply|satisfy|maintain)|does not (?:meet|comply|satisfy|currently)|"
    r"minimum bid|below|continued listing|suspend\w*|routine)\b"
)
_RULE = pattern(
    r"(?i)\b(?:(?:listing |continued listing |marketplace )?(?:rules?|requirements?|"
    r"standards?)|sections?)(?: \w+){0,2} "
    r"(?:\d{3,4}[A-Z]?(?:\.\d+[A-Z]*)?(?:\([\w]+\))*)|§+ ?\d{3,4}(?:\([\w]+\))*|\b(?:5\d{3}|"
    r"4\d{3})\([a-z]\)(?:\(\w+\))*|"
    r"\b(?:802\.01[A-E]|1003\([a-z]\))(?:\(\w+\))*"
)
_KINDS = (
    ("late-filing", r"(?i)\b(?:not (?:yet )?(?:timely )?filed?|failure to (?:timely )?file|timely file\w*|"
     r"delinquent|5250\(c\)|late fil\w+|has not (?:yet )?filed)\b"),
    ("bid-price", r"(?i)\b(?:bid price|closing price|\$1\.00|5550\(a\)\(2\)|5450\(a\)\(1\)|802\.01C)"),
    ("equity", r"(?i)\b(?:stockholders'? equity|shareholders'? equity|1003\(a\)|5550\(b\)\(1\))"),
    ("market-value", r"(?i)\bmarket (?:value|capitali[sz]ation)\b"),
    ("holders", r"(?i)\b(?:round lot|number of (?:holders|stockholders)|300 public)"),
    ("committee", r"(?i)\b(?:audit committee|compensation committee|independent directors?|majority "
     r"independent|5605)\b"),
    ("meeting", r"(?i)\bannual meeting\b"),
)  # fmt: skip
_RECEIVED_ON = (
    r"(?i)(?:(?:^|[\n.:] ?|\bthat,? )(?:on)(?: [A-Z][a-z]+day,)?|\b(?:receiv\w+|notif\w+|"
    r"notice|letter|dated)\b[^.;\n]{0,140}?\b(?:on|dated)(?: [A-Z][a-z]+day,)?) $"
)
_CURE = (
    r"(?i)\b(?:(?P<days>\d{2,3}|sixty|ninety|one hundred eighty)(?:[ -](?:calendar|business|"
    r"trading))?[ -]days?|(?:initial )?period of|"
    r"(?:has|have|had|given|granted|provided)[^.;\n]{0,60}? until|compliance (?:period|date|"
    r"deadline)|plan (?:to|of) (?:regain|compliance)|submit (?:a|its) (?:\w+ )?plan|regain "
    r"compliance[^.;\n]{0,60}? by|hearings? panel|six months)\b"
)

Deficiency = Literal["late-filing", "bid-price", "equity", "market-value", "holders", "committee", "meeting"]


class ListingNotice(Record):
    """A notice of an exchange that the company fails a listing rule."""

    span: Span
    sentence: Span
    exchange: Annotated[str, one_of(*_NAMES)]
    """``Nasdaq``, ``NYSE`` or ``NYSE American``."""
    rules: tuple[str, ...]
    """The rules that the release cites, as written."""
    deficiencies: tuple[Deficiency, ...]
    received: dt.date | None
    cure_said: bool
    """Whether it says how and until when compliance can be regained."""
    regained: bool
    """Whether the news is that compliance was regained, or time granted: no new notice."""
    grievance_said: bool
    """Whether the release says what is wrong at all."""
    reported: bool
    """Whether Form 8-K Item 3.01 is triggered."""
    missing: tuple[str, ...]
    """What the notice's disclosure lacks, in words."""


def find_listing_notices(facts: Facts) -> Iterator[ListingNotice]:
    """The notice that the release is about; one for a release."""
    if not pattern(_EXCHANGE).search(facts.document.text):
        return
    for sentence in news_of(facts):
        if not sentence.front:
            continue
        found = words_in(facts.document, sentence.span, _NOTICE)
        exchange = words_in(facts.document, sentence.span, _EXCHANGE)
        if found is None or exchange is None or not _about_listing(facts, sentence):
            continue
        yield _notice(facts, sentence, Span(found.start(), found.end()), exchange["exchange"])
        return


_LISTING_WORDS = pattern(
    r"(?i)\b(?:continued listing|listing (?:rules?|requirements?|standards?|qualifications|"
    r"regulations?)|complian\w+|deficien\w+|delist\w*|bid price|minimum|"
    r"periodic (?:report|filing)|10-[KQ]|staff|determination|routine)\b"
)


def _about_listing(facts: Facts, sentence: NewsSentence) -> bool:
    words = facts.document.words(sentence.span)
    return _LISTING_WORDS.search(words) is not None and not _NOT_NOTICE.search(words)


_NOT_NOTICE = pattern(
    r"(?i)\b(?:approv(?:al|ed) (?:for|to|of)? ?list|uplist\w*|approved for listing|symbol|"
    r"halt|FDA|patent|notice of (?:allowance|annual|meeting))\b"
)


def _notice(facts: Facts, sentence: NewsSentence, span: Span, exchange: str) -> ListingNotice:
    news = [s.span for s in news_of(facts)]
    document = facts.document
    rules = [m.group() for s in news for m in _RULE.finditer(document.text, s.start, s.end)]
    kinds = tuple(k for k, words in _KINDS if any(words_in(document, s, words) for s in news))
    received = next(filter(None, (dated(facts, s, _RECEIVED_ON) for s in (sentence.span, *news[:12]))), None)
    front = [s.span for s in news_of(facts) if s.front]
    regained = any(words_in(document, s, _REGAINED) for s in front)
    cure = any(words_in(document, s, _CURE) for s in news)
    missing = [
        what
        for what, absent in (
            ("the day on which the notice was received", received is None),
            ("the number of the rule", not rules),
            ("which requirement is not met", not kinds),
        )
        if absent
    ]
    return ListingNotice(
        span=span,
        sentence=sentence.span,
        exchange=_EXCHANGES.get(exchange.upper(), exchange),
        rules=tuple(dict.fromkeys(rules)),
        deficiencies=kinds,  # type: ignore[arg-type]
        received=received[0] if received else None,
        cure_said=cure,
        regained=regained,
        grievance_said=any(words_in(document, s, _GRIEVANCE) for s in news),
        reported=not regained,
        missing=tuple(missing),
    )


_EXCHANGES = {
    "NASDAQ": "Nasdaq",
    "NEW YORK STOCK EXCHANGE": "NYSE",
    "AMEX": "NYSE American",
    "AMERICAN STOCK EXCHANGE": "NYSE American",
}
_NAMES = ("Nasdaq", "NYSE", "NYSE American", "NYSE Arca", "NYSE MKT")

_TRANSFER = (
    r"(?i)\b(?:(?:voluntar(?:y|ily) )?(?:transfer(?:s|red|ring)?|mov(?:es?|ed|ing)|"
    r"switch(?:es|ed|ing)?) (?:of )?(?:its |the )?(?:[\w ]{0,30})?(?:stock exchange "
    r")?listing\b|"
    r"voluntar(?:y|ily) delist\w*|voluntary withdraw\w+|withdraw\w* (?:its|the) (?:common "
    r"stock|shares|listing)|intent(?:ion)? to (?:voluntarily )?delist\w*)"
)
_TO_EXCHANGE = (
    r"(?i)\bto (?:the )?(?P<to>(?-i:Nasdaq|NASDAQ|NYSE|New York Stock Exchange|OTCQ[BX]|OTC|"
    r"OTCID)[\w ]{0,24})"
)
_LAST_DAY = (
    r"(?i)\b(?:last (?:day of trading|trading day)|(?:final|last) day|cease trading|until "
    r"(?:the )?(?:market )?close|market close|prior to (?:market )?open|close of (?:trading|"
    r"business))\b"
)
_FIRST_DAY = (
    r"(?i)\b(?:begin(?:s|ning)? trading|commenc\w+ trading|start(?:s)? trading|trading "
    r"(?:will|is expected to) (?:begin|commence|start)|open(?:ing)? of trading|effective)\b"
)
_SYMBOL = r"(?i)\b(?:symbol|ticker)\b"
_TRADING_FROM = (
    r"(?i)\b(?:begin(?:s|ning)?|commenc\w+|start(?:s|ing)?|trading|effective|open(?:ing)?|"
    r"transfer\w*|delist\w*|on or (?:about|around))\b[^.;\n]{0,90}$"
)


class ListingTransfer(Record):
    """The company moves its listing, or gives it up, of its own will."""

    span: Span
    to: str | None
    """The exchange or market that it goes to."""
    first_day: dt.date | None
    """The day on which trading begins there, or ends here."""
    decided: dt.date | None
    """The day of the decision, if it is said."""
    symbol_said: bool
    days_of_notice: int | None
    """Calendar days from the release to the first day."""
    missing: tuple[str, ...]
    """What the release does not say, in words."""
    reported: bool
    """Whether Form 8-K Item 3.01(d) is triggered."""


def find_listing_transfers(facts: Facts) -> Iterator[ListingTransfer]:
    """The transfer or withdrawal that the release announces; one for a release."""
    for sentence in news_of(facts):
        found = words_in(facts.document, sentence.span, _TRANSFER) if sentence.front else None
        if found:
            yield _transfer(facts, Span(found.start(), found.end()))
            return


def _transfer(facts: Facts, span: Span) -> ListingTransfer:
    news = [s.span for s in news_of(facts)]
    document = facts.document
    to = next(filter(None, (words_in(document, s, _TO_EXCHANGE) for s in news)), None)
    day = next(filter(None, (dated(facts, s, _TRADING_FROM) for s in news)), None)
    first = any(words_in(document, s, _FIRST_DAY) for s in news)
    last = any(words_in(document, s, _LAST_DAY) for s in news)
    symbol = any(words_in(document, s, _SYMBOL) for s in news)
    missing = [
        what
        for what, absent in (
            ("the last day of trading on the old exchange", not last and not (first and day)),
            ("the first day of trading on the new market", to is not None and day is None),
            ("the symbol", to is not None and not symbol),
        )
        if absent
    ]
    released = facts.release.date
    return ListingTransfer(
        span=span,
        to=to["to"].strip() if to else None,
        first_day=day[0] if day else None,
        decided=None,
        symbol_said=symbol,
        days_of_notice=(day[0] - released).days if day and released else None,
        missing=tuple(missing),
        reported=True,
    )
