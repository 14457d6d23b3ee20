"""What the attributes of an element say about its words: hidden, highlighted, or plain."""

from __future__ import annotations

from functools import lru_cache

from checker.patterns import pattern
from checker.reading.html.tokens import attributes
from checker.record import Record

OWN = "data-prewire"
"""The attribute of what prewire adds to a copy of a draft."""


class Look(Record):
    """How an element's words look."""

    hidden: bool = False
    highlighted: bool = False
    heading: int = 0
    """The level that Word's own paragraph style gives it; 0 for none."""
    raised: bool = False
    """Whether they stand above the line."""
    own: bool = False
    """Whether prewire added it when it marked a copy of the draft."""


PLAIN = Look()

_TELLING = ("style", "STYLE", "hidden", "Mso", OWN)
"""What must stand in the attributes for them to say anything of a look."""


_HIDDEN = pattern(
    r"(?i)(?<![\w-])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all"
    r"|font-size\s*:\s*0(?:\.0*)?(?:px|pt|em)?\s*(?:;|$))"
)


_HIGHLIGHTED = pattern(
    r"(?i)(?:background(?:-color)?|mso-highlight)\s*:\s*(?:yellow|lime|aqua|fuchsia|\#ff0\b|\#ffff00\b)"
)


_RAISED = pattern(r"(?i)vertical-align\s*:\s*(?:super|text-top)|mso-text-raise\s*:\s*[1-9]")


_HEADING_CLASS = pattern(r"MsoHeading(?P<level>\d)|MsoTitle")


@lru_cache(2048)  # programs write the same few styles a thousand times
def look_of(rest: str) -> Look:
    """The look that a start tag's attributes give; :data:`PLAIN` for nearly all."""
    if not any(word in rest for word in _TELLING):
        return PLAIN
    hidden = highlighted = raised = own = False
    heading = 0
    for name, value in attributes(rest):
        if name == "hidden":
            hidden = True
        elif name == OWN:
            own = True
        elif name == "style":
            hidden = hidden or _HIDDEN.search(value) is not None
            highlighted = highlighted or _HIGHLIGHTED.search(value) is not None
            raised = raised or _RAISED.search(value) is not None
        elif name == "class" and (m := _HEADING_CLASS.search(value)):
            heading = int(m["level"] or 1)
    if not (hidden or highlighted or heading or raised or own):
        return PLAIN
    return Look(hidden, highlighted, heading, raised, own)


@lru_cache(2048)
def span_of(rest: str) -> tuple[int, int]:
    """How many rows and columns a cell takes; at most 100, more than a release needs."""
    if "span" not in rest.lower():
        return 1, 1
    spans = {name: value for name, value in attributes(rest) if name in ("rowspan", "colspan")}
    return _count(spans.get("rowspan", "")), _count(spans.get("colspan", ""))


def _count(value: str) -> int:
    digits = value.strip()[:5]
    return min(max(int(digits), 1), 100) if digits.isdecimal() else 1
