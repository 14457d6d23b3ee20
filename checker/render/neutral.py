"""Text of a draft → text that is safe to print: it can steer neither a terminal nor a build server.

A draft is untrusted. Printed as it is, it could move the cursor, set the window's title, hide words with
direction marks, or give orders to the machine that runs the check (``::error::`` on GitHub, ``##vso[…]`` on
Azure, ``##[…]`` on both).
"""

from __future__ import annotations

from functools import cache
from typing import Any

from checker.patterns import pattern

ZERO_WIDTH_SPACE = "\u200b"


_STEERING = pattern(
    r"\x1b\[[0-?]*+[ -/]*+[@-~]?"  # CSI: colours, cursor moves
    r"|\x9b[0-?]*+[ -/]*+[@-~]?"  # the same in one character
    r"|(?:\x1b[\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c\n]*+(?:\x07|\x1b\\|\x9c)?"  # OSC, DCS
    r"|\x1b[ -/]*+[0-~]?"  # other escapes
)
"""Escape sequences (CSI, OSC and their kin), then whatever else is not to be printed."""


@cache
def _unprintable() -> Any:
    """Controls, line separators, direction marks, halves of surrogate pairs, what is no character."""
    direction = r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
    return pattern(rf"[\x00-\x1f\x7f-\x9f{direction}\u2028\u2029\ud800-\udfff\ufffe\uffff]")


_ORDERS = pattern(r"(?<=:)(?=:)|(?<=#)(?=#)")
"""Where a build server's command begins: before the second colon, or the second number sign."""


def neutral(text: str, terminal: bool = False) -> str:
    """One line without escape sequences, controls or direction marks; any white space becomes a space.

    Unless it goes to a terminal, build servers' commands are broken as well.
    """
    if not text.isprintable():  # most lines are, and hold nothing of the kind
        text = _STEERING.sub("", text)
        text = "".join(" " if c.isspace() else c for c in text)
        text = _unprintable().sub("", text)
    return text if terminal else break_orders(text)


def break_orders(line: str) -> str:
    """The line with every build server's command broken by a zero-width space."""
    return str(_ORDERS.sub(ZERO_WIDTH_SPACE, line)) if "::" in line or "##" in line else line


def without_steering(text: str) -> str:
    """The text with its tabs and line feeds, without escape sequences, controls and direction marks."""
    return without_controls(str(_STEERING.sub("", text)))


def without_controls(text: str) -> str:
    """The text without what a page cannot show: controls but tab and line feed, direction marks."""
    return str(_unprintable().sub(lambda m: _KEPT.get(m.group(), ""), text))


_KEPT = {"\t": "\t", "\n": "\n", "\u2028": " ", "\u2029": " "}
