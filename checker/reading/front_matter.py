"""The YAML between ``---`` lines at a draft's start → what the draft states of itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from checker.errors import DraftError, RuleError
from checker.patterns import pattern

_FENCED = pattern(
    r"---[ \t]*(?:\r\n?|\n)"
    r"(?P<yaml>(?:(?!(?:---|\.\.\.)[ \t]*(?:[\r\n]|\Z))[^\r\n]*+(?:\r\n?|\n))*+)"
    r"(?P<end>(?:---|\.\.\.)[ \t]*+(?:\r\n?|\n|\Z))?"
)


_KEY = pattern(r"[ \t]*[A-Za-z_][\w -]{0,40}:(?:\s|$)")


def split_front_matter(raw: str, name: str) -> tuple[Mapping[str, object], int]:
    """What the front matter states, and the offset at which the release starts; ``{}`` and 0 without one.

    Raises:
        DraftError: it isn't closed, isn't YAML, or isn't names with values; the text gives the line.
    """
    m = _FENCED.match(raw)
    if m is None or (not _KEY.match(m["yaml"]) and m["yaml"].strip()):
        return {}, 0  # a line of hyphens that just rules off the text
    if m["end"] is None:
        if not m["yaml"].strip():
            return {}, 0
        raise DraftError(f"{name}:1: the front matter has no closing --- line")
    return _stated(m["yaml"], name), m.end()


def _stated(words: str, name: str) -> Mapping[str, object]:
    from checker.yamlfile import parse_yaml  # noqa: PLC0415  (most drafts have no front matter)

    try:
        # The empty line stands for the opening one, so that errors name the draft's own lines.
        value, line_of = parse_yaml("\n" + words, name)
    except RuleError as e:
        raise DraftError(f"{e} (in the front matter)") from None
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise DraftError(f"{name}:2: the front matter must be names with values, such as 'date: 2026-03-02'")
    for key in value:
        if not isinstance(key, str):
            raise DraftError(f"{name}:{line_of((key,))}: the front matter's name {key!r} must be a word")
    if value.get("date") is None:
        return value
    day = _day(value["date"])
    if day is None:
        line = line_of(("date",))
        raise DraftError(f"{name}:{line}: the front matter's date must be written as 2026-03-02")
    return {**value, "date": day}


def _day(value: object) -> date | None:
    """The day of a date, of a time stamp, or of words that begin with one in ISO 8601; else None."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value).strip()[:10])
    except ValueError:
        return None
