"""A document → its contact blocks, and the entries in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator

from checker.document import Block, Document, Span
from checker.facts.contact_entries import Entry, Gathering
from checker.facts.contact_lines import Piece, Reach, pieces_of
from checker.facts.contact_words import ContactWords
from checker.patterns import pattern
from checker.spans import Taken

_ABOVE = 8
"""Lines that may stand between two numbers, or above the first."""
_STOP = pattern(
    r"(?i)(?:about |forward|cautionary|safe harbou?r|disclaimer|source\b|#|notes?\b|attachments?\b|"
    r"view (?:source|original)|related|copyright|"
    r"read more|share this|tags?\b|-{3}|\* \* \*|end\b|conference call|webcast|dial|meeting id|"
    r"passcode|time:|date:|cusip|isin)"
)
_BARS, _SPACES = pattern(r"\|"), pattern(r"\t+| {3,}")
_NOT_PARTS = ("headline", "dateline", "lead", "end-mark", "source-line", "boilerplate-remnant")
_LONGEST = 1500


def in_blocks(document: Document, reach: Reach, words: ContactWords) -> Iterator[Entry]:
    """The entries of every contact block, in order."""
    lines = _Lines(document, reach, words)
    entries = list(_in_lines(lines))
    for i in lines.reached:
        if document.blocks[i].kind == "table":
            entries += _in_table(document, document.blocks[i], reach, words)
    reached = any(e.reached for e in entries)
    yield from (e for e in entries if e.reached or e.shares or not reached)


def _in_lines(lines: _Lines) -> Iterator[Entry]:
    for first, last in lines.runs():
        gathering = Gathering()
        for i in range(first, last):
            gathering.take(lines.pieces(i))
        yield from gathering.finish()


class _Lines:
    """A document's blocks as lines that may belong to contact blocks."""

    def __init__(self, document: Document, reach: Reach, words: ContactWords) -> None:
        self.document, self.reach, self.words = document, reach, words
        self.blocks = document.blocks
        self._starts = [block.span.start for block in document.blocks]
        self._apart = Taken(span for name in _NOT_PARTS for span in document.part(name))
        self.reached = sorted({bisect_right(self._starts, f.span.start) - 1 for f in reach.facts})
        """The lines with a number or an address."""
        self._numbered = frozenset(i for i in self.reached if self._is_numbered(i))
        self._pieces: dict[int, list[Piece]] = {}

    def pieces(self, i: int) -> list[Piece]:
        if i not in self._pieces:
            self._pieces[i] = list(self._read(i))
        return self._pieces[i]

    def _read(self, i: int) -> Iterator[Piece]:
        return pieces_of(self.document.text, self.blocks[i].span, self.reach, self.words)

    def runs(self) -> Iterator[tuple[int, int]]:
        """Stretches of lines, from the first heading or name to the last number."""
        at = 0
        anchors = self._numbered.union(self._named_only())
        for i in sorted(anchors):
            if i < at:
                continue
            first, last = self._above(i, at), i + 1
            while (following := self._next(last, anchors)) is not None:
                last = following + 1
            yield first, last
            at = last

    def _is_numbered(self, i: int) -> bool:
        """Whether the line has a number or an e-mail address and is no sentence."""
        block = self.blocks[i]
        if block.kind == "table" or len(block.span) > _LONGEST:
            return False
        if not any(hasattr(f, "number") or hasattr(f, "address") for f in self.reach.within(block.span)):
            return False
        if self._is_cover(i):
            return False
        return not self._stops(i) and not is_prose(self.document, block.span, self.reach)

    def _is_cover(self, i: int) -> bool:
        """Whether the number is the registrant's, on the cover of a filing."""
        end = self.blocks[min(i + 1, len(self.blocks) - 1)].span.end
        return (
            "registrant"
            in self.document.lower[self.blocks[i].span.start : min(end, self.blocks[i].span.end + 80)]
        )

    def _named_only(self) -> Iterator[int]:
        """Lines with a name right under a contact's heading, though no number follows."""
        for part in self.document.part("contact"):
            first, last = bisect_left(self._starts, part.start), bisect_left(self._starts, part.end)
            for i in range(first, last):
                inside = self.blocks[i].span.end <= part.end
                if inside and self._opens(i) and (named := self._names_under(i)) is not None:
                    yield named

    def _names_under(self, i: int) -> int | None:
        for j in range(i, min(i + 3, len(self.blocks))):
            if j > i and (j in self._numbered or not self._could_be(j) or self._opens(j)):
                return None
            if any(p.kind == "name" for p in self.pieces(j)):
                return j
        return None

    def _opens(self, i: int) -> bool:
        span = self.blocks[i].span
        if self.blocks[i].kind == "table" or "contact" not in self.document.lower[span.start : span.end]:
            return False
        return any(p.kind == "heading" and "contact" in p.text.lower() for p in self.pieces(i)[:1])

    def _stops(self, i: int) -> bool:
        span = self.blocks[i].span
        words = self.document.text[span.start : span.start + 40]
        return bool(_STOP.match(words)) or self._apart.holds(span)

    def _could_be(self, i: int) -> bool:
        """Whether a line without numbers could stand in a contact block."""
        block = self.blocks[i]
        if block.kind == "table" or len(block.span) > 150 or self._stops(i):
            return False
        if self.reach.within(block.span) and is_prose(self.document, block.span, self.reach):
            return False
        return self._is_contactish(i)

    def _is_contactish(self, i: int) -> bool:
        """Whether nothing in the line is foreign to contacts; read no further than to the first that is."""
        read: list[Piece] = []
        for piece in self._pieces[i] if i in self._pieces else self._read(i):
            if piece.kind == "other":
                return False
            read.append(piece)
        self._pieces[i] = read
        return True

    def _above(self, i: int, least: int) -> int:
        """The first line of the block that ends at or after this line."""
        first, opened = i, self._is_heading(i)
        for j in range(i - 1, max(least, i - _ABOVE) - 1, -1):
            if not self._could_be(j) or (opened and not self._is_heading(j)):
                break
            opened = opened or self._is_heading(j)
            first = j
        return first

    def _is_heading(self, i: int) -> bool:
        """Whether it opens a block; "Investor Relations" under a name is that person's function."""
        first = next(iter(self.pieces(i)), None)
        if first is None or first.kind != "heading":
            return False
        firm = (
            "contact" in first.text.lower()
            or self.document.text[first.span.end - 1 : first.span.end + 1].find(":") >= 0
        )
        return firm or not (i and any(p.kind == "name" for p in self.pieces(i - 1)))

    def _next(self, i: int, anchors: Collection[int]) -> int | None:
        """The next line with a number that belongs to the same block."""
        for j in range(i, min(i + _ABOVE, len(self.blocks))):
            if j in anchors:
                return j
            if not self._could_be(j):
                return None
        return None


def is_prose(document: Document, span: Span, reach: Reach) -> bool:
    """Whether a line is a sentence, by the share of its words that are small, numbers and addresses apart."""
    text = document.text[span.start : span.end]
    for fact in reversed(reach.within(span)):
        text = text[: fact.span.start - span.start] + " " + text[fact.span.end - span.start :]
    told = [w for w in text.split() if w[:1].isalpha()]
    return len(told) >= 7 and sum([w[0].islower() for w in told]) > 0.45 * len(told)


def _in_table(document: Document, block: Block, reach: Reach, words: ContactWords) -> Iterator[Entry]:
    """The entries of a table: each column is read from top to bottom."""
    columns = _columns(document.text, block.span)
    for cells in columns:
        if not any(reach.within(cell) for cell in cells):
            continue
        gathering = Gathering()
        for cell in cells:
            if is_prose(document, cell, reach) and len(cell) > 160:
                continue
            gathering.take(pieces_of(document.text, cell, reach, words))
        yield from (e for e in gathering.finish() if e.reached)


def _columns(text: str, span: Span) -> list[list[Span]]:
    """The cells of a table by column."""
    found: list[list[Span]] = []
    start = span.start
    for row in text[span.start : span.end].split("\n"):
        for i, cell in enumerate(_cells(row, start)):
            while len(found) <= i:
                found.append([])
            if len(cell):
                found[i].append(cell)
        start += len(row) + 1
    return found


def _cells(row: str, start: int) -> list[Span]:
    gap = _BARS if "|" in row else _SPACES
    inner = row.strip().strip("|") if "|" in row else row
    at = start + row.find(inner) if inner else start
    cells = []
    last = 0
    for m in [*gap.finditer(inner), None]:
        end = m.start() if m else len(inner)
        cells.append(Span(at + last, at + end))
        last = m.end() if m else end
    return cells
