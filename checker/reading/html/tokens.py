"""The source of an HTML page → its tokens, in linear time whatever the source is.

The standard library's parser is quadratic on hostile input in Python versions that are supported
(CVE-2025-6069), and no tree parser says where each character of a text stood in the source.
Where the rules of the HTML standard (§13.2.5) matter to the words, they are followed.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from html import unescape
from html.entities import html5
from typing import Any, Literal

from checker.patterns import pattern
from checker.record import record

TokenKind = Literal["text", "reference", "start", "end", "comment", "fault"]


@record
class Token:
    """A token: its kind, and its stretch of the source.

    ``value``: what a character reference stands for, a tag's name, or what is wrong; ``rest``: a start tag's
    attributes as they stand, or a comment's text.
    """

    kind: TokenKind
    start: int
    end: int
    value: str = ""
    rest: str = ""


_UNPARSED = frozenset({"script", "style", "title", "textarea", "iframe", "noembed", "noframes", "xmp"})
"""Elements whose content is no markup."""


@cache
def _token() -> Any:
    return pattern(
        r"(?P<text>[^<&]++)"
        r"|(?P<reference>&(?:\#\d{1,9};?|\#[xX][\da-fA-F]{1,8};?|[A-Za-z][A-Za-z\d]{1,31};?))"
        r"|<(?P<close>/?)(?P<name>[A-Za-z][^\s/>]*+)(?P<rest>(?:[^\"'>]|\"[^\"]*+\"|'[^']*+')*+)>"
        r"|(?P<comment><!--(?:-?>|(?P<inside>.*?)--!?>))"
        r"|(?P<odd><(?:[!?]|/(?![A-Za-z]))[^>]*+>)",
        0x10,  # DOTALL
    )


@cache
def _end_of(name: str) -> Any:
    return pattern(rf"(?i)</{name}(?=[\s/>])")


@cache
def _unended_tag() -> Any:
    return pattern(r"<[A-Za-z/!?]")


def tokens(source: str) -> Iterator[Token]:
    """The tokens, in order. After a ``fault`` the rest of the source is not read, as in a browser."""
    match, at, end = _token().match, 0, len(source)
    while at < end:
        m = match(source, at)
        if m is None:
            if _unended_tag().match(source, at):
                yield Token("fault", at, end, "a tag or comment that never ends")
                return
            yield Token("text", at, at + 1)
            at += 1
            continue
        start, at = at, m.end()
        kind = m.lastgroup
        if kind == "text":
            yield Token("text", start, at)
        elif m["reference"]:
            token = _reference(m["reference"], start)
            at = token.end
            yield token
        elif m["name"]:
            name = m["name"].lower()
            yield Token("end" if m["close"] else "start", start, at, name, m["rest"])
            if not m["close"] and name in _UNPARSED:
                closing = _end_of(name).search(source, at)
                at = closing.start() if closing else end
        elif m["comment"]:
            yield Token("comment", start, at, "", m["inside"] or "")


def attributes(rest: str) -> Iterator[tuple[str, str]]:
    """The attributes of a start tag, names in lower case, values unescaped."""
    for m in _attribute().finditer(rest):
        yield m["name"].lower(), unescape(m["double"] or m["single"] or m["bare"] or "")


@cache
def _attribute() -> Any:
    return pattern(
        r"(?P<name>[^\s\"'>/=]++)"
        r"(?:\s*+=\s*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?P<bare>[^\s\"'=<>`]++)))?"
    )


def _reference(words: str, start: int) -> Token:
    """A character reference; text, if it is none."""
    if words[1] == "#":
        meant = unescape(words if words.endswith(";") else words + ";")
        return Token("reference", start, start + len(words), meant)
    for length in range(len(words), 2, -1):
        meant = html5.get(words[1:length], "")
        if meant:
            return Token("reference", start, start + length, meant)
    return Token("text", start, start + 1)
