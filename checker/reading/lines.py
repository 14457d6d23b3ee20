"""Lines of plain text → blocks: which lines read on, which stand alone, which form a table or list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.document import BlockKind
from checker.reading.flow import Slice


@dataclass(frozen=True, slots=True)
class Line:
    """One line of raw text without its line end: offsets of its first and one past its last visible character."""

    start: int
    end: int
    indent: int
    words: str

    @property
    def blank(self) -> bool:
        """Whether nothing stands on the line."""
        return not self.words


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block as slices of the raw text."""

    kind: BlockKind
    slices: tuple[Slice, ...]
    level: int = 0


@cache
def _line_pattern() -> Any:
    import regex  # noqa: PLC0415

    return regex.compile(r"[^\r\n\u2028\u2029\v\f\x85]*+(?:\r\n|[\r\n\u2028\u2029\v\f\x85]|\Z)")


@cache
def _bullet() -> Any:
    """What a list item starts with."""
    import regex  # noqa: PLC0415

    return regex.compile(
        r"(?:[\u2022\u00b7\u25aa\u25ab\u25cf\u25cb\u25e6\u2023\u2043\u2219\u27a2\u2713\u2714\u25ba\u25b6\uf0b7\uf0a7*+]"
        r"|[-\u2010-\u2015]{1,2}|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)|[\u2022\u25aa\u25cf\u25e6\uf0b7](?=\S)"
    )


@cache
def _columns() -> Any:
    """A gap between two columns."""
    import regex  # noqa: PLC0415

    return regex.compile(r"\S(?: {3,}|[ ]*\t[ \t]*)(?=\S)")


@cache
def _rule() -> Any:
    """A drawn line, or the row under the head of a pipe table."""
    import regex  # noqa: PLC0415

    return regex.compile(r"[\s=_\-|+:.*\u2014\u2013\u2500]{3,}")


@cache
def _mark() -> Any:
    """The mark of a Markdown heading, common in pasted text."""
    import regex  # noqa: PLC0415

    return regex.compile(r"(#{1,6})[ \t]+(?=[^\s#])")


def lines_of(raw: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of a stretch of raw text."""
    found = []
    for m in _line_pattern().finditer(raw, start, len(raw) if end is None else end):
        if m.end() > m.start():
            text = m.group()
            words = text.strip()
            indent = len(text) - len(text.lstrip()) if words else 0
            found.append(Line(m.start() + indent, m.start() + indent + len(words), indent, words))
    return found


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The width at which the text was wrapped, in characters; None if a line is a paragraph.

    A wrapped text has many lines that are followed by another line, of nearly one length.
    """
    inner = sorted(
        len(a.words) for a, b in zip(lines, lines[1:], strict=False) if not a.blank and not b.blank and len(a.words) >= 45
    )
    inner = [n for n in inner if n <= 160]
    if len(inner) < 3:
        return None
    width = inner[len(inner) * 9 // 10]
    near = sum(1 for n in inner if n >= width * 0.8)
    return width if near >= 3 and near >= len(inner) / 2 else None


def blocks_of(lines: Sequence[Line]) -> Iterator[RawBlock]:
    """The blocks that the lines form."""
    width = wrap_width(lines)
    at = 0
    while at < len(lines):
        if lines[at].blank:
            at += 1
            continue
        end = at + 1
        while end < len(lines) and not lines[end].blank:
            end += 1
        yield from _chunk(lines[at:end], width)
        at = end


def _chunk(lines: Sequence[Line], width: int | None) -> Iterator[RawBlock]:
    """The blocks of lines that have no blank line between them."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _tabular(lines[end]):
            end += 1
        if end - at >= 2 or (end > at and lines[at].words.startswith("|")):
            rows = [line for line in lines[at:end] if not _rule().fullmatch(line.words)]
            yield RawBlock("table", tuple((line.start - line.indent, line.end) for line in rows))
            at = end
            continue
        end = at + 1
        while end < len(lines) and _reads_on(lines[end - 1], lines[end], width):
            end += 1
        yield _running(lines[at:end])
        at = end


def _running(lines: Sequence[Line]) -> RawBlock:
    first = lines[0]
    mark = _mark().match(first.words)
    if mark:
        return RawBlock("heading", ((first.start + mark.end(), lines[-1].end),), len(mark.group(1)))
    kind: BlockKind = "list" if _bullet().match(first.words) else "paragraph"
    return RawBlock(kind, ((first.start, lines[-1].end),), first.indent // 2 if kind == "list" else 0)


def _tabular(line: Line) -> bool:
    words = line.words
    if words.startswith("|"):
        return True
    gaps = len(_columns().findall(words))
    return gaps >= 2 or (gaps == 1 and any(c.isdigit() for c in words)) or bool(_rule().fullmatch(words))


def _reads_on(line: Line, following: Line, width: int | None) -> bool:
    """Whether the next line continues the paragraph: its first word would not have fitted on this one."""
    if width is None or _bullet().match(following.words) or _mark().match(following.words) or _tabular(following):
        return False
    word = len(following.words.split(None, 1)[0])
    if len(line.words) + 1 + word > width * 0.9:
        return True
    return following.words[0].islower() and len(line.words) > width * 0.5
