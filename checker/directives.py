"""A comment in a draft → the allowance that it writes down: ``prewire: allow RULE because …``.

Counsel writes it where counsel already writes: in a Word comment, an HTML or Markdown comment, a PDF note.
"""

from __future__ import annotations

from datetime import date

from checker.findings import Allowance
from checker.patterns import pattern

_ADDRESSED = pattern(r"(?i)\s*+prewire\s*+:\s*+(?P<order>\S[\s\S]*)")


_ALLOW = pattern(
    r'(?is)allow\s++(?P<rule>[^\s"“”,;:]++)[,;:]?'
    r'(?:\s++(?:on\s++|in\s++)?["“”](?P<text>[^"“”]++)["“”])?'
    r"[,;:]?(?:\s++because[\s:]++(?P<because>.*+)|(?P<rest>.*+))"
)
"""``allow RULE [on "words"] [because …]``; the rule is taken as it stands, so that a slip is named."""


_UNTIL = pattern(
    r"(?is)(?:\s*+[;(\n]\s*+until\s++(?P<words>[^;\n()]{1,60}?)"
    r"|[\s.,]++until\s++(?P<day>\d{4}-\d\d-\d\d))[.)\s]*+$"
)
"""``; until 2026-12-31`` at the end; after a semicolon a day is expected, and all is taken for it."""


_BY = pattern(r"(?is)\s*+[;.(\n]\s*+by\s++(?P<by>[^;\n()]{1,120}?)[.)\s]*+$")
"""``; by General Counsel`` at the end."""


class DirectiveError(ValueError):
    """A directive that cannot be followed; the text says why."""


def is_directive(words: str) -> bool:
    """Whether a comment speaks to prewire: such a comment is not a reviewer's remark."""
    return _ADDRESSED.match(words) is not None


def allowance_in(words: str, where: str) -> Allowance | None:
    """The allowance that a comment writes down; None for a comment that does not speak to prewire.

    Raises:
        DirectiveError: it speaks to prewire, but not so that it can be followed.
    """
    m = _ADDRESSED.match(words)
    if m is None:
        return None
    asked = _ALLOW.match(m["order"].strip())
    if asked is None:
        raise DirectiveError("it must read `prewire: allow RULE because …`")
    if not (asked["because"] or "").strip():
        raise DirectiveError("it gives no reason; write `prewire: allow RULE because …`")
    because, by, until = _terms(asked["because"].strip())
    if not because:
        raise DirectiveError("it gives no reason; write `prewire: allow RULE because …`")
    text = " ".join((asked["text"] or "").split())
    return Allowance(asked["rule"], because, by, until, text, where)


def _terms(words: str) -> tuple[str, str, date | None]:
    """The reason, who gave it, and until when; the last two in either order."""
    by, until = "", None
    for _ in range(2):
        if until is None and (m := _UNTIL.search(words)):
            until, words = day_of(m["words"] or m["day"]), words[: m.start()]
        if not by and (m := _BY.search(words)):
            by, words = " ".join(m["by"].split()), words[: m.start()]
    return " ".join(words.split()), by, until


def day_of(words: str) -> date:
    """A day given as YYYY-MM-DD.

    Raises:
        DirectiveError: it isn't one; an allowance must not outlive the day that somebody meant.
    """
    try:
        return date.fromisoformat(words.rstrip("."))
    except ValueError:
        raise DirectiveError(f"{words!r} is not a date; write it as 2026-12-31") from None
