"""Text → times of day as written, with the zone word beside each, by the table ``time-zones``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.document import Document, Span
from checker.law import Law
from checker.matching import Matcher
from checker.matching.scan import scan_of
from checker.patterns import pattern as compiled
from checker.record import record

_AFTER_HOUR = r"\d(?= ?[aApP]\.? ?[mM]\b|[:.h][0-5]\d(?!\d))"
_WORDS = ("noon", "midnight")
_BEHIND, _AHEAD = 9, 70
"""Characters before and after an anchor within which its time lies."""
_HOUR = (
    r"(?:(?<![\d:.,$/-])(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?(?: | ?)(?P<half>[ap]\.? ?m\b\.?"
    r"|[AP]\.?M\b\.?)"
    r"|(?<![\w:])(?:12(?::00)? ?)?(?P<word>noon|midnight)\b"
    r"|(?<![\d:.,$/-])(?P<hour24>[01]?\d|2[0-3])[:.h](?P<minute24>[0-5]\d)(?: ?(?:hours"
    r"|hrs)\b)?(?=,? ?\(?(?:{zones})\b))"
)
_ZONE = r"(?:,? ?(?P<open>\()?(?:(?:local|prevailing|U\.?S\.?) )?(?:{zones})(?!\w)(?(open)\)))?+"


@record
class ClockForm:
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
        source = _HOUR.replace("{zones}", plain) + _ZONE.replace("{zones}", named)
        self.matcher = Matcher(source)

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
                found = next(
                    ((s, g) for s, g in self.matcher.find_in(document.text, near) if s.start <= at < s.end),
                    None,
                )
                if found:
                    end = found[0].end
                    yield self._form(*found)

    def _form(self, span: Span, groups: Mapping[str, str]) -> ClockForm:
        hour, minute = _hour_and_minute(groups)
        name = next((key for key in groups if key[0] == "z"), None)
        row = self.rows[int(name[1:])] if name else None
        twelve = "half" in groups and groups["hour"] == "12" and minute == 0
        return ClockForm(span, hour, minute, row, groups[name] if name else None, twelve)


def _anchors(text: str) -> list[int]:
    """Places each of which a time of day may hold: after an hour, or at a word for one."""
    found = [m.end() for m in compiled(_AFTER_HOUR).finditer(text)]
    standing = scan_of(text).words
    found += [at for word in _WORDS for at in standing.get(word, ()) if text.startswith(word, at)]
    return sorted(found)


def _hour_and_minute(groups: Mapping[str, str]) -> tuple[int, int]:
    if "word" in groups:
        return (12 if groups["word"] == "noon" else 0), 0
    if "hour24" in groups:
        return int(groups["hour24"]), int(groups["minute24"])
    hour = int(groups["hour"]) % 12
    return hour + (12 if groups["half"][0] in "pP" else 0), int(groups.get("minute", 0))
