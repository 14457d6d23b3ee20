"""Text → times of day as written, with the zone word beside each, by the table ``time-zones``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.document import Document, Span
from checker.law import Law
from checker.matching.scan import scan_of
from checker.patterns import pattern
from checker.record import Record

_AFTER_HOUR = pattern(r"[0-9](?= ?[aApP]\.? ?[mM]\b|[:.h][0-5]\d(?!\d))")
_WORDS = ("noon", "midnight")
_BEHIND, _AHEAD = 9, 70
"""Characters before and after an anchor within which its time lies."""
_HOUR = pattern(
    r"(?:(?<![\d:.,$/-])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?(?: | ?)(?P<half>[ap]\.? ?m\b\.?"
    r"|[AP]\.?M\b\.?)"
    r"|(?<![\w:])(?:12(?::00)? ?)?(?P<word>noon|midnight)\b"
    r"|(?<![\d:.,$/-])(?P<hour24>[01]?\d|2[0-3])[:.h](?P<minute24>[0-5]\d)(?: ?(?:hours|hrs)\b)?)"
)
_ZONE = r"(?:,? ?(?P<open>\()?(?:(?:local|prevailing|U\.?S\.?) )?(?:{zones})(?!\w)(?(open)\)))"
_AHEAD_24 = r",? ?\(?(?:{zones})\b"
"""What must follow an hour of 24, which is else a score, a ratio or a verse."""


class ClockForm(Record):
    """A time of day as written. ``zone`` is the row of the table for the word beside it."""

    span: Span
    hour: int
    minute: int
    zone: Mapping[str, Any] | None
    zone_text: str | None
    twelve: bool
    """Written "12:00 a.m." or "12:00 p.m.", which readers take both ways."""

    @property
    def clock(self) -> str:
        """On a clock of 24 hours: ``16:30``."""
        return f"{self.hour:02}:{self.minute:02}"


class ClockFinder:
    """Finds times by a law's zone words; built once for a law."""

    def __init__(self, law: Law) -> None:
        self.rows = law.table("time-zones").rows
        plain = "|".join(f"(?:{row['pattern']})" for row in self.rows) or "(?!)"
        named = "|".join(f"(?P<z{n}>{row['pattern']})" for n, row in enumerate(self.rows)) or "(?!)"
        self._zone = pattern(_ZONE.replace("{zones}", named))
        self._ahead = pattern(_AHEAD_24.replace("{zones}", plain))

    @classmethod
    def of(cls, law: Law) -> ClockFinder:
        """The finder for a law."""
        return law.once("clock-finder", lambda: cls(law))

    def find(self, document: Document) -> Iterator[ClockForm]:
        """Every time that the document writes, in order."""
        end = 0
        for at in _anchors(document.text):
            block = document.block_at(at) if at >= end else None
            if block:
                near = Span(max(end, block.span.start, at - _BEHIND), min(block.span.end, at + _AHEAD))
                found = self._at(document.text, near, at)
                if found:
                    end = found.span.end
                    yield found

    def _at(self, text: str, near: Span, at: int) -> ClockForm | None:
        """The time in a stretch that holds the character at an offset."""
        for m in _HOUR.finditer(text, near.start, near.end):
            if m["hour24"] and not self._ahead.match(text, m.end(), near.end):
                continue
            zone = self._zone.match(text, m.end(), near.end)
            if m.start() <= at < (zone or m).end():
                return self._form(m, zone)
        return None

    def _form(self, m: Any, zone: Any) -> ClockForm:
        hour, minute = _hour_and_minute(m)
        n = next((n for n in range(len(self.rows)) if zone and zone[f"z{n}"] is not None), None)
        row, said = (None, None) if n is None else (self.rows[n], zone[f"z{n}"])
        twelve = m["half"] is not None and m["hour"] == "12" and minute == 0
        return ClockForm(Span(m.start(), (zone or m).end()), hour, minute, row, said, twelve)


def _anchors(text: str) -> list[int]:
    """Places each of which a time of day may hold: after an hour, or at a word for one."""
    found = [m.end() for m in _AFTER_HOUR.finditer(text)]
    standing = scan_of(text).words
    found += [at for word in _WORDS for at in standing.get(word, ()) if text.startswith(word, at)]
    return sorted(found)


def _hour_and_minute(m: Any) -> tuple[int, int]:
    if m["word"]:
        return (12 if m["word"] == "noon" else 0), 0
    if m["hour24"]:
        return int(m["hour24"]), int(m["minute24"])
    hour = int(m["hour"]) % 12
    return hour + (12 if m["half"][0] in "pP" else 0), int(m["minute"] or 0)
