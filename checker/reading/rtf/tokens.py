"""The bytes of a rich text (RTF 1.9.1) → its tokens, in one pass; binary data is jumped over."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Literal

from checker.patterns import pattern
from checker.record import Record

TokenKind = Literal["open", "close", "word", "hex", "sign", "words"]


class Token(Record):
    """A brace, a control word with its number, hexadecimal bytes, a control sign, or words."""

    kind: TokenKind
    start: int
    end: int
    value: bytes = b""
    number: int | None = None


_TOKEN = pattern(
    rb"(?P<open>\{)|(?P<close>\})"
    rb"|\\(?P<word>[A-Za-z]{1,40}+)(?P<number>-?\d{1,10}+)?+\ ?"
    rb"|(?P<hex>(?:\\'[\dA-Fa-f]{2})++)"
    rb"|\\(?P<sign>[^A-Za-z])"
    rb"|(?P<words>[^\\{}\r\n]++)"
)


def tokens(data: bytes, start: int = 0) -> Iterator[Token]:
    """The tokens from an offset on; line ends between them say nothing."""
    at: int | None = start
    while at is not None:
        at = yield from _to_binary(data, at)


def _to_binary(data: bytes, start: int) -> Generator[Token, None, int | None]:
    """The tokens up to binary data; the offset after it, None at the end."""
    for m in _TOKEN.finditer(data, start):
        kind = m.lastgroup
        if kind in ("word", "number"):
            number = int(m["number"]) if m["number"] else None
            if m["word"] == b"bin" and number and number > 0:
                return int(m.end()) + number
            yield Token("word", m.start(), m.end(), m["word"], number)
        else:
            yield Token(kind, m.start(), m.end(), m[kind])
    return None
