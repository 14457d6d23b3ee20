"""The hour at which a release goes out, where it says so → ExchangeNotice: by when each exchange must know.

The hour is read from a line such as "FOR RELEASE AT 8:05 A.M. ET", or stated (``time: 08:05``, Eastern time).
Windows: Nasdaq IM-5250-1; NYSE Listed Company Manual 202.06; NYSE American Company Guide 401.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from checker.document import Span
from checker.record import Record
from checker.vocabulary import one_of

if TYPE_CHECKING:
    from checker.facts import Facts

Window = Literal["hours", "closed", "advised", "free"]

_OPENS = {
    "Nasdaq": 7 * 60,
    "NYSE": 7 * 60,
    "NYSE American": 7 * 60,
    "TSX": 8 * 60,
    "TSXV": 8 * 60,
    "CSE": 8 * 60,
}
_CLOSES = {
    "Nasdaq": 20 * 60,
    "NYSE": 16 * 60,
    "NYSE American": 16 * 60,
    "TSX": 17 * 60,
    "TSXV": 17 * 60,
    "CSE": 17 * 60,
}
"""Minutes after midnight, Eastern time, between which an exchange wants notice beforehand."""
_HOURS_BEFORE = {"ET": 0, "CT": 60, "MT": 120, "PT": 180}
_NOTICE = 10
_NASDAQ_OVERNIGHT = "06:50"


class ExchangeNotice(Record):
    """What one exchange wants, for the hour at which the release goes out."""

    span: Span
    """The words that give the hour; else the release's first line."""
    exchange: Annotated[str, one_of(*_OPENS)]
    released: str
    """On a clock of 24 hours, Eastern time: ``16:02``."""
    notify_by: str
    window: Window
    """``hours``: notice beforehand; ``closed``: no release (NYSE, five minutes after the close); ``advised``:
    asked to wait (NYSE, fifteen minutes); ``free``."""
    do: str
    """What to do, in words."""


def find_exchange_notices(facts: Facts) -> Iterator[ExchangeNotice]:
    """One for each exchange on which the issuer is listed, if the hour is known."""
    known = _hour(facts)
    if known is not None:
        span, minute = known
        for exchange in facts.release.exchanges:
            if exchange in _OPENS:
                yield _notice(span, exchange, minute)


def _hour(facts: Facts) -> tuple[Span, int] | None:
    """The words that give the hour, and the minute of the day, Eastern time."""
    stated = facts.stated.get("time")
    if stated is not None:
        hour, _, minute = str(stated).partition(":")
        first = facts.document.blocks[0].span
        return (first, int(hour) * 60 + int(minute or 0)) if hour.isdigit() else None
    if "for release" not in facts.document.lower and "embargo" not in facts.document.lower:
        return None
    for line in facts.law.lexicon("embargo-lines").find(facts.document):
        for time in facts.of("time"):
            behind = _HOURS_BEFORE.get(time.zone_family or "")
            if line.span.contains(time.span) and behind is not None:
                hour, _, minute = time.clock.partition(":")
                return line.span, int(hour) * 60 + int(minute) + behind
    return None


def _notice(span: Span, exchange: str, minute: int) -> ExchangeNotice:
    window = _window(exchange, minute)
    by = _clock(minute - _NOTICE)
    if exchange == "Nasdaq" and window == "free":
        by = _NASDAQ_OVERNIGHT
    advice = {
        "hours": f"notify the exchange by {by} ET",
        "closed": "wait until five minutes after the close, better until 16:15 ET",
        "advised": "the exchange asks to wait until 16:15 ET",
        "free": f"notify the exchange by {by} ET",
    }
    return ExchangeNotice(span, exchange, _clock(minute), by, window, advice[window])


def _window(exchange: str, minute: int) -> Window:
    close = _CLOSES[exchange]
    if exchange == "NYSE" and close <= minute < close + 15:
        return "closed" if minute < close + 5 else "advised"
    return "hours" if _OPENS[exchange] <= minute < close else "free"


def _clock(minute: int) -> str:
    return dt.time(minute // 60 % 24, minute % 60).isoformat("minutes")
