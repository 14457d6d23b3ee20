"""Lines of text → blocks: which lines read on, which stand alone, which form a table or a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from checker.document import BlockKind
from checker.patterns import pattern
from checker.reading.flow import Slice
from checker.record import Record
from checker.titles import looks_like_title

_NARROWEST, _WIDEST = 45, 160
"""Characters between which the width lies at which a text may have been wrapped."""


class Line(Record):
    """One line: the slices of raw text that make it up, its words, how far it is indented."""

    slices: tuple[Slice, ...]
    words: str
    indent: int = 0
    broken: bool = False
    """A hard break follows: the next line does not read on."""


class RawBlock(Record):
    """A block as slices of the raw text, and its words for a first look."""

    kind: BlockKind
    slices: tuple[Slice, ...]
    words: str
    level: int = 0


_BULLET = pattern(
    r"(?![*\s]+$)(?P<sign>[\u2022\u00b7\u25aa\u25ab\u25cf\u25cb\u25e6\u2023\u2043\u2219\u27a2\u2713\u2714\u25ba\u25b6\uf0b7\uf0a7*+]\s+(?=\S)"
    r"|[-\u2010-\u2015]\s+(?!\w+\s*[-\u2010-\u2015]$)(?=\S)|[\u2022\u25aa\u25cf\u25e6\uf0b7](?=\S))"
    r"|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s+(?=\S)"
)
"""What a list item starts with: a sign that says nothing, or a number that does."""


_BULLET_ROW = pattern(
    r"\|\s*[>\u2022\u00b7\u25aa\u25cf\u25cb\u25e6\u2023\uf0b7*\u2013-]\s*\|\s*(?P<item>[^|]*[^|\s])\s*\|[\s|]*"
)
"""A row of a pipe table whose first cell is a bullet and whose second is the item."""


_COLUMNS = pattern(r"\S(?: {3,}| *\t[ \t]*)(?=\S)")
"""A gap between two columns."""


_RULE = pattern(r"[\s=_\-|+:\u2014\u2013\u2500]{3,}")
"""A drawn line, or the row under the head of a pipe table."""


_MARK = pattern(r"(#{1,6})[ \t]+(?=[^\s#])")
"""The mark of a Markdown heading, common in pasted text."""


_STOPPED = pattern(r"[.!?:;]['\")\]\u2019\u201d]*$")


def lines_of(raw: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of a stretch of raw text; a blank line has no words."""
    stretch = raw[start:end]
    for sign in "\x1c\x1d\x1e":  # they end a line for Python alone
        stretch = stretch.replace(sign, " ")
    found = []
    for text in stretch.splitlines(keepends=True):
        words = text.strip()
        indent = len(text) - len(text.lstrip()) if words else 0
        first, last = start + indent, start + indent + len(words)
        found.append(Line(((first, last),), raw[first:last], indent))
        start += len(text)
    return found


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The width at which the text was wrapped, in characters; None if it wasn't.

    A wrapped text has many lines of nearly one length that another line follows.
    """
    inner = sorted(
        len(a.words)
        for a, b in pairwise(lines)
        if b.words and _NARROWEST <= len(a.words) <= _WIDEST and not is_tabular(a.words)
    )
    if len(inner) < 3:
        return None
    width = inner[len(inner) * 9 // 10]
    near = sum(n >= width * 0.8 for n in inner)
    return width if near >= max(3, len(inner) / 2) else None


def blocks_of(lines: Sequence[Line], width: int | None) -> Iterator[RawBlock]:
    """The blocks that the lines form; ``width`` is where the text was wrapped."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].words:
            end += 1
        yield from _chunk(lines[at:end], width)
        at = end + 1


def _chunk(lines: Sequence[Line], width: int | None) -> Iterator[RawBlock]:
    """The blocks of lines that have no blank line between them."""
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and is_tabular(lines[end].words):
            end += 1
        if end - at >= 2 or (end > at and lines[at].words.startswith("|")):
            yield from table_of(lines[at:end])
            at = end
            continue
        if end > at and _RULE.fullmatch(lines[at].words):
            at += 1  # a line drawn between paragraphs is no text
            continue
        end = at + 1
        while end < len(lines) and _reads_on(lines[at], lines[end - 1], lines[end], width):
            end += 1
        yield _running(lines[at:end])
        at = end


def table_of(lines: Sequence[Line]) -> Iterator[RawBlock]:
    """A table; or list items, where a web page has set its bullets in a table's first column."""
    rows = [line for line in lines if not _RULE.fullmatch(line.words)]
    bullets = [_BULLET_ROW.fullmatch(row.words) for row in rows]
    if rows and all(bullets):
        for row, m in zip(rows, bullets, strict=True):
            first = row.slices[0][0]
            yield RawBlock("list", ((first + m.start("item"), first + m.end("item")),), m["item"])
    elif rows:
        outdented = (_from(row.slices, -row.indent) for row in rows)
        yield RawBlock("table", tuple(s for slices in outdented for s in slices), rows[0].words)


def _running(lines: Sequence[Line]) -> RawBlock:
    """A paragraph, a list item without its sign, or a heading without its mark."""
    words = " ".join(line.words for line in lines)
    slices = tuple(s for line in lines for s in line.slices)
    if words[0] == "#" and (mark := _MARK.match(words)):
        return RawBlock("heading", _from(slices, mark.end()), words[mark.end() :], len(mark[1]))
    bullet = None if words[0].isupper() else _BULLET.match(words)
    if bullet is None:
        return RawBlock("paragraph", slices, words)
    skipped = bullet.end() if bullet["sign"] else 0
    return RawBlock("list", _from(slices, skipped), words[skipped:], lines[0].indent // 2)


def _from(slices: tuple[Slice, ...], skipped: int) -> tuple[Slice, ...]:
    (start, end), *others = slices
    return ((start + skipped, end), *others)


def is_tabular(words: str) -> bool:
    """Whether a line is a row: it starts with a pipe, is a drawn line, or leaves wide gaps."""
    spaced = "   " in words or "\t" in words
    if not spaced and words[:1].isalnum():
        return False  # as nearly every line
    if words.startswith("|") or _RULE.fullmatch(words):
        return True
    if not spaced:
        return False
    gaps = len(_COLUMNS.findall(words))
    return gaps >= 2 or (gaps == 1 and any(c.isdigit() for c in words) and _BULLET.match(words) is None)


def _reads_on(first: Line, line: Line, following: Line, width: int | None) -> bool:
    """Whether the next line continues this one's paragraph, which starts with the first line."""
    if line.broken or _MARK.match(following.words) or is_tabular(following.words):
        return False
    wrapped = width is not None and _was_full(line.words, following.words, width)
    if bullet := _BULLET.match(following.words):
        within = bullet["sign"] or _starts_small(following.words[bullet.end() :])
        return bool(wrapped and within and not _ended(line.words) and not _BULLET.match(first.words))
    if is_address(following.words, line.words):
        return wrapped and _HALF_AN_ADDRESS.search(line.words) is not None
    if width is None:
        return _goes_on_unwrapped(line.words, following.words)
    if _was_full(line.words, following.words, width * 0.9):
        return True
    return _starts_small(following.words) and len(line.words) > width * 0.5


def _was_full(words: str, following: str, width: float) -> bool:
    """Whether the first word of the next line would not have fitted on this one."""
    return len(words) + 1 + len(following.split(None, 1)[0]) > width


def _ended(words: str) -> bool:
    """Whether a sentence ends with a line, or announces what follows."""
    return _STOPPED.search(words) is not None and not words.endswith(";")


def _goes_on_unwrapped(words: str, following: str) -> bool:
    """In a text too short to show a width: a line that stops in mid-sentence."""
    if len(words) > _WIDEST or _STOPPED.search(words):
        return False
    least = 25 if _starts_small(following) else 40
    return len(words) >= least and not looks_like_title(words)


_ADDRESS = pattern(
    r"(?i)(?:(?:e-?mail|phone|tel(?:ephone)?|direct|office|mobile|fax|[tpmef])[.:]\s*)?"
    r"(?:\w[\w.+-]{0,60}@\w[\w.-]{0,80}\w|\+?[\d(][\d\s().-]{6,20}\d(?:,?\s*(?:ext\.?|x)\s*\d{1,6})?)"
)
"""A line that is one e-mail address or phone number, with what says which it is."""


_HALF_AN_ADDRESS = pattern(r"(?i)(?:e-?mail|\b(?:phone|tel(?:ephone)?|fax))[.:]$|\(\d{3}\)$|\+1[-.]?$")
"""What an address must follow: the sign that says which it is, or an area code."""


def is_address(words: str, before: str) -> bool:
    """Whether a line is an address of its own, and not the end of a sentence such as "please contact"."""
    if not before or before.rstrip().rpartition(" ")[2][:1].islower():
        return False
    return len(words) <= 100 and _ADDRESS.fullmatch(words) is not None


def _starts_small(words: str) -> bool:
    """Whether a line starts with a small letter, and not with an address."""
    first = words.split(None, 1)[0]
    return words[0].islower() and "@" not in first and not first.startswith(("www.", "http"))
