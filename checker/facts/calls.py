"""Facts → ConferenceCall: the issuer's own call about its results: when, and how to hear it.

A presentation at somebody else's conference, a shareholder meeting and a webinar are none.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Annotated

from checker.calendars import is_trading_day
from checker.document import Document, Span
from checker.facts.release_date import release_date
from checker.matching import Matcher
from checker.patterns import pattern
from checker.record import Record
from checker.vocabulary import one_of

if TYPE_CHECKING:
    from checker.facts import Facts
    from checker.facts.dates import DateMention
    from checker.facts.times import TimeMention

_CALL = Matcher(
    r"\b(?:conference[ -]calls?|teleconference|earnings (?:conference |webcast|call|presentation|audio)"
    r"|(?:results|investors?|analysts?|quarterly|update) (?:conference )?(?:call|webcast)|(?:audio|live"
    r"|video)[ -](?:web)?casts?"
    r"|(?:webcast|web cast) (?:and|conference|call|presentation|scheduled|on|at|to (?:discuss|review))"
    r"|(?:investor )?call and (?:live )?(?:audio )?webcast|telephone conference"
    r"|(?:host|hold|conduct)(?:ing)? (?:an? |its |the )?(?:[\w-]+ ){0,4}?(?:calls?|webcasts?)\b)",
    ignore_case=True,
)
_RESULTS = Matcher(
    r"\b(?:results|earnings|quarter(?:ly)?|fiscal (?:year)?|full[- ]year|half[- ]year|year[- ]end"
    r"|(?:interim |year-end |the )report|Q[1-4]"
    r"|financial performance|performance)\b",
    ignore_case=True,
)
_NOT_OWN = Matcher(
    r"\b(?:fireside|present(?:ing|s|ed)? (?:at|virtually)|participat\w+ (?:in|at)|webinar"
    r"|annual (?:general |stockholder\w* |shareholder\w* )"
    r"?meeting|special (?:general )?meeting|shareholders?'? meeting|investor day|capital markets day"
    r"|one-on-one|1x1|summit|healthcare conference"
    r"|growth conference|technology conference|symposium|was held|hosted a (?:conference )?call"
    r"|key opinion leader|KOL)\b",
    ignore_case=True,
)
_REPLAY = Matcher(r"\b(?:replay|rebroadcast|re-broadcast|archived?|playback|recording)\b", ignore_case=True)
_UNTIL = pattern(r"(?i)\b(?:until|through|till|thru|ending|expir\w+)(?: \S+){0,8}? $")
_DIAL = Matcher(
    r"\bdial(?:[- ]?in|ing|ed)?\b|\btoll[- ]free\b"
    r"|\bcall(?:ing)? (?:in )?(?:at )?\+?\(?\d{1,3}[-.) ] ?\(?\d",
    ignore_case=True,
)
_WEB = Matcher(r"\b(?:webcast|web[- ]cast|live stream|streamed|zoom|via the internet)\b", ignore_case=True)
_AFTER_CLOSE = Matcher(
    r"\bafter (?:the )?(?:(?:U\.S\. |stock |financial )?markets?(?: has| have)? closes?d?"
    r"|(?:the )?close of (?:the )?(?:market|trading)|market close|trading hours)",
    ignore_case=True,
)
_PAST = Matcher(
    r"\b(?:held|hosted|conducted) (?:a|an|its|the) (?:\w+ ){0,3}(?:conference call|call|webcast)\b",
    ignore_case=True,
)
_PERIOD = pattern(r"\b(?:end(?:ed|ing)|as of|as at|dated|filed|since)(?: on)? $")
_MOST_PLACES = 40
"""Places that are read for the call; a release names it a dozen times."""
_SHORT = 140
"""Characters of a line that may head a list of particulars."""
_LINES = 8
"""Lines under a heading that may give particulars."""
_BEHIND_NEW_YORK = {"ET": 0, "CT": 1, "MT": 2, "PT": 3}
_CLOSE_HOUR = 16
_EXEMPT_DAYS = 2
"""Days after the release in which Form 8-K, Item 2.02(b) asks no second report of what is said: 48 hours."""
_INVITED = Matcher(
    r"\b(?:by invitation(?: only)?|invitation[- ]only|invited (?:analysts|investors|guests|participants)"
    r"|(?:private|closed) (?:conference )?(?:call|webcast|session)"
    r"|(?:for|open to|limited to) (?:(?:sell-side|buy-side|research|equity|selected|institutional|invited) )*"
    r"(?:analysts|investors)(?: and (?:institutional )?investors)? only)\b|\(invitation\)",
    ignore_case=True,
)


class ConferenceCall(Record):
    """The issuer's call about its results."""

    span: Span
    """The sentence or line that names the call."""
    date: dt.date | None
    time: str | None
    """On a clock of 24 hours: ``16:30``."""
    zone: str | None
    """The zone word as the table has it: ``ET``, ``EST``."""
    zone_family: str | None
    """The word that is right all year: ``ET``."""
    date_span: Span | None
    time_span: Span | None
    replay: bool
    replay_until: dt.date | None
    dial_in: bool
    webcast: bool
    missing: tuple[Annotated[str, one_of("date", "time", "time zone", "dial-in or webcast")], ...]
    """What a listener needs and does not find: ``date``, ``time``, ``time zone``, ``dial-in or webcast``."""
    before_release: bool
    """The call lies before the day of the release."""
    trading_day: bool | None
    """Whether US exchanges trade that day; None where no date is given."""
    before_close: bool
    """The results come after the close of the market on the day of the call, which is earlier."""
    replay_ends_before: bool
    """The replay ends before the call."""
    after_48_hours: bool
    """The call lies more than 48 hours after the day of the release, at whatever hour that goes out."""
    by_invitation: bool
    """The call is for those who are invited, or for analysts only."""


def find_calls(facts: Facts) -> Iterator[ConferenceCall]:
    """The issuer's results call, if the release announces one: the first place that tells most of it."""
    first: ConferenceCall | None = None
    for call in (_call(facts, place) for place in islice(_places(facts), _MOST_PLACES)):
        if call.date and call.time:
            first = call
            break  # no place tells more
        first = first or (call if call.date or call.time else None)
    if first is not None:
        yield first


def _places(facts: Facts) -> Iterator[Span]:
    """Sentences and lines that name a call about the results."""
    document = facts.document
    for named, _ in _CALL.find(document):
        block = document.block_at(named.start)
        place = document.sentence_at(named.start) or (block.span if block else None)
        if place is None or _says(document, place, _NOT_OWN) or _says(document, place, _PAST):
            continue
        if _about_results(document, place):
            yield place


def _says(document: Document, span: Span, words: Matcher) -> bool:
    return next(words.find_in(document.text, span), None) is not None


def _has(document: Document, words: Matcher) -> bool:
    return next(words.find(document), None) is not None


def _about_results(document: Document, place: Span) -> bool:
    """Whether the sentence, its block or the headline speaks of results."""
    at = bisect_right(document.blocks, place.start, key=lambda block: block.span.start)
    around = [
        place,
        *(block.span for block in document.blocks[max(0, at - 2) : at]),
        *document.part("headline"),
    ]
    return any(_says(document, span, _RESULTS) for span in around)


def _call(facts: Facts, place: Span) -> ConferenceCall:
    document, region = facts.document, _region(facts.document, place)
    time = next(
        (t for t in facts.of("time") if region.contains(t.span) and not _of_replay(document, t.span)), None
    )
    when = _date_in(facts, place) or _date_in(facts, region)
    day = time.date if time and time.date else when.date if when else None
    dial_in, webcast, replay = (_has(document, words) for words in (_DIAL, _WEB, _REPLAY))
    released, replay_until = release_date(facts).day, _replay_until(facts) if replay else None
    return ConferenceCall(
        span=place,
        date=day,
        time=time.clock if time else None,
        zone=time.zone if time else None,
        zone_family=time.zone_family if time else None,
        date_span=when.span if when and when.date == day else None,
        time_span=time.span if time else None,
        replay=replay,
        replay_until=replay_until,
        dial_in=dial_in,
        webcast=webcast,
        missing=_missing(day, time, dial_in or webcast),
        before_release=bool(day and released and day < released),
        trading_day=is_trading_day(day, facts.law) if day else None,
        before_close=bool(day and time and _before_close(facts, day, time)),
        replay_ends_before=bool(day and replay_until and replay_until < day),
        after_48_hours=bool(day and released and (day - released).days > _EXEMPT_DAYS),
        by_invitation=_says(document, region, _INVITED),
    )


def _missing(day: dt.date | None, time: TimeMention | None, access: bool) -> tuple[str, ...]:
    there = {"date": day, "time": time, "time zone": time and time.zone, "dial-in or webcast": access}
    return tuple(name for name, value in there.items() if not value)


def _region(document: Document, place: Span) -> Span:
    """The place and what tells its particulars: the rest of its block or, under a heading, the next lines."""
    block = document.block_at(place.start)
    if block is None:
        return place
    if len(block.span) > _SHORT:
        return Span(place.start, block.span.end)
    return Span(place.start, _following(document, block.span.start, _LINES))


def _following(document: Document, start: int, lines: int) -> int:
    """The end of the last of some blocks from an offset on."""
    at = bisect_right(document.blocks, start, key=lambda block: block.span.start) - 1
    return document.blocks[min(at + lines, len(document.blocks) - 1)].span.end


def _of_replay(document: Document, span: Span) -> bool:
    """Whether the sentence speaks of a replay before it comes to the words."""
    sentence = document.sentence_at(span.start)
    return sentence is not None and _says(document, Span(sentence.start, span.start), _REPLAY)


def _date_in(facts: Facts, span: Span) -> DateMention | None:
    """The first day in a stretch that is neither a period's end nor the end of a replay."""
    text = facts.document.text
    for day in facts.of("date"):
        if day.date and span.contains(day.span) and not _of_replay(facts.document, day.span):
            before = text[max(0, day.span.start - 24) : day.span.start]
            if not _PERIOD.search(before):
                found: DateMention = day
                return found
    return None


def _replay_until(facts: Facts) -> dt.date | None:
    """The last day of the replay."""
    for day in facts.of("date"):
        sentence = facts.document.sentence_at(day.span.start)
        if sentence and day.date and _of_replay(facts.document, day.span):
            before = facts.document.text[sentence.start : day.span.start]
            if _UNTIL.search(before):
                found: dt.date = day.date
                return found
    return None


def _before_close(facts: Facts, day: dt.date, time: TimeMention) -> bool:
    """Whether the results come after the close on the very day whose call is before it."""
    hours = _BEHIND_NEW_YORK.get(time.zone_family or "")
    if hours is None or int(time.clock[:2]) + hours >= _CLOSE_HOUR:
        return False
    for after_close, _ in _AFTER_CLOSE.find(facts.document):
        sentence = facts.document.sentence_at(after_close.start)
        told = [d.date for d in facts.of("date") if sentence and sentence.contains(d.span) and d.date]
        if day in told:
            return True
    return False
