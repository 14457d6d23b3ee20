"""A regular expression → its parse tree, as ``regex`` itself reads it, and what single nodes stand for."""

from __future__ import annotations

from functools import cache
from typing import Any

_UNREAD_FLAGS = ("BESTMATCH", "ENHANCEMATCH", "LOCALE", "POSIX", "REVERSE")


class Unreadable(Exception):
    """The pattern does something that this module doesn't know."""


def tree_of(source: str, flags: int) -> Any:
    """The parse tree of ``regex``.

    Raises:
        Unreadable: the pattern's flags change how it is searched.
    """
    from regex import _regex_core as core  # noqa: PLC0415

    while True:
        text = core.Source(source)
        info = core.Info(flags, text.char_type, {})
        info.guess_encoding = core.UNICODE
        text.ignore_space = bool(info.flags & core.VERBOSE)
        try:
            tree = core._parse_pattern(text, info)
            break
        except core._UnscopedFlagSet:
            flags = info.global_flags
    if not text.at_end() or any(info.flags & getattr(core, name) for name in _UNREAD_FLAGS):
        raise Unreadable(source)
    return tree


@cache
def _property_of(escape: str) -> int:
    value: int = tree_of(escape, 0).items[0].value
    return value


def is_word(node: Any) -> bool:
    r"""Whether this is ``\w``."""
    return type(node).__name__ == "Property" and bool(node.positive and node.value == _property_of(r"\w"))


def is_separator(node: Any) -> bool:
    r"""Whether this is ``\W`` or ``\s``."""
    return bool(node.value == _property_of(r"\s" if node.positive else r"\w"))


def bars_words(node: Any) -> bool:
    """Whether one word character is enough to match this."""
    name = type(node).__name__
    if name == "Sequence":
        return len(node.items) == 1 and bool(bars_words(node.items[0]))
    if name == "Branch":
        return any(map(bars_words, node.branches))
    if name == "SetUnion":
        return bool(node.positive) and any(map(is_word, node.items))
    return is_word(node)


def is_empty(node: Any) -> bool:
    """Whether this matches nothing but the empty string, because nothing stands in it."""
    return type(node).__name__ == "Sequence" and not node.items
