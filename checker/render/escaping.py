"""Text of a draft → text that a format can hold, and that gives no orders where it is printed.

Any report may end in the log of a build server, which obeys ``::…::`` and ``##[…]`` wherever they stand, or
in a terminal, which obeys escape sequences. JSON and XML can say the same characters in another way, so
here nothing is lost; Markdown and plain lines lose what cannot be shown.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
from json.encoder import encode_basestring as _quoted
from typing import Any

from checker.patterns import pattern
from checker.render.neutral import neutral, without_steering

_REMEMBERED = 4096
"""How many texts are escaped once: rules' titles and reasons stand in the report of every draft."""


@cache
def _loaded() -> Any:
    """What JSON leaves as it is and a console obeys: controls, direction marks, an order's second sign."""
    direction = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    return pattern(rf"[\x7f-\x9f\u2028\u2029{direction}\ud800-\udfff]|(?<=:):|(?<=#)#")


def _as_escape(sign: Any) -> str:
    """A character as JSON's escape; half of a surrogate pair, which is none, as a question mark."""
    code = ord(sign.group())
    return "?" if 0xD800 <= code <= 0xDFFF else f"\\u{code:04x}"


def safe_json(value: Any) -> str:
    """JSON in which no text gives orders; what is read back out is the same. Names must be texts.

    It is laid out as ``json`` lays it out with an indent of two, which takes four times as long.
    """
    return _written(value, "\n")


@lru_cache(maxsize=_REMEMBERED)
def safe_text(text: str) -> str:
    """A text as JSON, in quotation marks."""
    return _calm(_quoted(text))


_CONSTANTS = {None: "null", True: "true", False: "false"}
_SINGLE = frozenset((str, int, bool, type(None)))


def _written(value: Any, margin: str) -> str:
    kind = type(value)
    if kind is str:
        return _calm(_quoted(value))
    if isinstance(value, dict | list | tuple):
        return _written_out(value, margin) if value else "{}" if isinstance(value, dict) else "[]"
    if kind is int:
        return repr(value)
    return _CONSTANTS[value] if kind in _SINGLE else _calm(json.dumps(value, ensure_ascii=False))


def _written_out(held: Any, margin: str) -> str:
    """A line for each value that is held; one call writes them all if none holds others, as in most facts."""
    inner, named = f"{margin}  ", isinstance(held, dict)
    if _SINGLE.issuperset(map(type, held.values() if named else held)):
        text = _encoder(inner).encode(held)
        return _calm(f"{text[0]}{inner}{text[1:-1]}{margin}{text[-1]}")
    if named:
        lines = [f"{safe_text(name)}: {_written(each, inner)}" for name, each in held.items()]
        return f"{{{inner}{f',{inner}'.join(lines)}{margin}}}"
    lines = [_written(each, inner) for each in held]
    return f"[{inner}{f',{inner}'.join(lines)}{margin}]"


@cache
def _encoder(margin: str) -> json.JSONEncoder:
    return json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(f",{margin}", ": "))


def _calm(text: str) -> str:
    """JSON without what a console obeys: two colons or number signs stand side by side in its texts only."""
    # what is below a space JSON escapes, but for the ends of its own lines
    plain = "\x7f" not in text if text.isascii() else text.replace("\n", "").isprintable()
    if plain and "::" not in text and "##" not in text:
        return text
    return str(_loaded().sub(_as_escape, text))


_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;"}


_XML_SIGNS = pattern(r"[&<>\"\t\n]|(?<=:):|(?<=#)#")


@lru_cache(maxsize=_REMEMBERED)
def xml(text: str) -> str:
    """Text for an element or an attribute in double quotes, without the characters that XML 1.0 forbids."""
    return str(_XML_SIGNS.sub(_as_entity, without_steering(text)))


_MARKDOWN_SIGNS = pattern(r"[&<>\\`*_\[\]{}|~#$!]|(?<=:):|:(?=//)|(?<=(?i:www))\.")
"""What Markdown, GitHub's math, mentions and bare addresses are made of."""


_MENTION = pattern(r"(?<!\w)@(?=\w)")


@lru_cache(maxsize=_REMEMBERED)
def markdown(text: str) -> str:
    """Text on one line of GitHub-flavoured Markdown or HTML that is shown as it is: no markup, no link.

    Character references cannot be markup, so they say what the draft says. A mention (``@team``) would call
    people; a zero-width space keeps it from doing so.
    """
    plain = _MENTION.sub("@\u200b", neutral(text, terminal=True))
    return str(_MARKDOWN_SIGNS.sub(_as_entity, plain))


def _as_entity(sign: Any) -> str:
    return _ENTITIES.get(sign.group()) or f"&#{ord(sign.group())};"
