"""Markdown → Document, without emphasis, links and escapes; comments are remarks, front matter is stated.

markdown-it finds the blocks and their lines; where each word stands in the raw text is worked out here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from checker.document import Document, Remark, Source, line_starts
from checker.patterns import pattern
from checker.reading.flow import Flow, Slice
from checker.reading.front_matter import split_front_matter
from checker.reading.inline import InlineReader
from checker.reading.lines import Line, RawBlock, blocks_of, lines_of, table_of, wrap_width
from checker.reading.text import add_blocks

if TYPE_CHECKING:
    from markdown_it.token import Token

_HEADING = 250
"""Characters that a heading may have; a longer one is a paragraph over a ruled line."""

_MOST_BRACKETS = 20_000
"""Brackets; the parser takes up to 50 microseconds for each that begins no link. More are read plain."""


@cache
def _parser() -> Any:
    """CommonMark with tables; no indented code, because drafts indent contacts and quotations."""
    from markdown_it import MarkdownIt  # noqa: PLC0415

    return (
        MarkdownIt("commonmark", {"maxNesting": 100})
        .enable("table")
        .disable(["code", "reference", "text_join"])
    )


_MARKUP = pattern(r"(?s)<!--(?P<comment>(?:(?!-->).)*+)(?:-->|\Z)|</?[A-Za-z][^<>]*+>")
"""A comment, which goes on to the end of the text if nothing ends it; or a tag of HTML."""


_EMPHASIS = pattern(r"\*{1,3}|__|\\(?=[|*_$])")
"""Signs of emphasis, or the backslash of an escape."""


_END_MARK = pattern(r"(?:#(?: ?#)+|[-*] ?30 ?-|\*(?: ?\*)+)")
"""Signs of the end that Markdown takes for an empty heading, a list or a ruled line."""


def read_markdown(raw: str, source: Source) -> Document:
    """The document that a Markdown text is.

    Raises:
        DraftError: its front matter is wrong.
    """
    stated, start = split_front_matter(raw, source.name)
    reading = _Reading(raw, start)
    blocks = list(reading.blocks())
    if not blocks and not reading.remarks:
        # Nested too deep, too many signs or nothing else: better read as it stands than not at all.
        blocks = list(blocks_of(lines_of(raw, start), reading.width))
    flow = Flow(raw)
    add_blocks(flow, blocks)
    return flow.document(source, stated, reading.remarks)


class _Reading:
    """One walk over the tokens of a Markdown text."""

    def __init__(self, raw: str, start: int) -> None:
        self.raw = raw
        self.lines = _raw_lines(raw, start)
        self.line_starts = line_starts(raw)
        self.width = wrap_width(lines_of(raw, start))
        self.remarks: list[Remark] = []
        self.inline = InlineReader(raw, self._remark)
        costly = raw.count("[") > _MOST_BRACKETS
        self.tokens: Sequence[Token] = [] if costly else _parser().parse(raw[start:])

    def blocks(self) -> Iterator[RawBlock]:
        """The blocks, in order."""
        at, depth = 0, 0
        while at < len(self.tokens):
            token = self.tokens[at]
            if token.type.endswith(("list_open", "list_close")):
                depth += token.nesting
            if token.type == "table_open":
                yield from table_of(self._rows(token))
                at = next(i for i in range(at, len(self.tokens)) if self.tokens[i].type == "table_close")
            else:
                yield from self._block(token, self.tokens[at - 1], depth)
            at += 1

    def _block(self, token: Token, opening: Token, depth: int) -> Iterator[RawBlock]:
        if token.type in ("inline", "hr") and token.map and _END_MARK.fullmatch(self._line(token.map[0])):
            start, end = self.lines[token.map[0]]
            yield RawBlock("paragraph", ((start, end),), self.raw[start:end].strip())
        elif token.type == "inline":
            yield from self._inline(token, opening, depth)
        elif token.type == "html_block" and token.map:
            yield from blocks_of(list(self._bare(*self._range(token))), self.width)
        elif token.type == "fence" and token.map:
            fenced = lines_of(self.raw, *self._range(token))
            yield from blocks_of([x for x in fenced if x.words[:3] not in ("```", "~~~")], self.width)

    def _line(self, number: int) -> str:
        start, end = self.lines[number]
        return self.raw[start:end].strip()

    def _range(self, token: Token) -> Slice:
        first, after = token.map or (0, 1)
        return self.lines[first][0], self.lines[min(after, len(self.lines)) - 1][1]

    def _inline(self, token: Token, opening: Token, depth: int) -> Iterator[RawBlock]:
        lines = [line for line in self.inline.lines(token, self.lines) if line.words]
        if not lines:
            return
        words = " ".join(line.words for line in lines)
        slices = tuple(s for line in lines for s in line.slices)
        if opening.type == "heading_open" and len(words) <= _HEADING:
            yield RawBlock("heading", slices, words, int(opening.tag[1:]))
        elif depth:
            yield RawBlock("list", slices, words, depth - 1)
        else:
            yield from blocks_of(lines, self.width)

    def _bare(self, start: int, end: int) -> Iterator[Line]:
        """The lines of a block of HTML without its tags and comments."""
        gaps = []
        for m in _MARKUP.finditer(self.raw, start, end):
            gaps.append(m.span())
            if m["comment"] is not None:
                self._remark(m["comment"], m.start())
        for line in lines_of(self.raw, start, end):
            yield self._without(line, gaps)

    def _rows(self, token: Token) -> list[Line]:
        """The rows of a table without the signs of emphasis."""
        start, end = self._range(token)
        signs = [m.span() for m in _EMPHASIS.finditer(self.raw, start, end)]
        return [self._without(line, signs) for line in lines_of(self.raw, start, end) if line.words]

    def _without(self, line: Line, gaps: Sequence[Slice]) -> Line:
        """A line without what lies in the gaps, which are in order."""
        slices, at = [], line.slices[0][0]
        end = line.slices[0][1]
        for gap_start, gap_end in gaps[bisect_left(gaps, at, key=lambda gap: gap[1]) :]:
            if gap_start >= end:
                break
            slices.append((at, gap_start))
            at = gap_end
        slices.append((at, end))
        kept = tuple((first, last) for first, last in slices if first < last)
        words = "".join(self.raw[first:last] for first, last in kept).strip()
        return Line(kept, words, line.indent)

    def _remark(self, text: str, at: int) -> None:
        self.remarks.append(Remark(text.strip(), bisect_right(self.line_starts, at)))


def _raw_lines(raw: str, start: int) -> list[Slice]:
    """The lines as Markdown counts them: only CR and LF end one."""
    line = pattern(r"([^\r\n]*+)(?:\r\n?|\n|\Z)")
    return [m.span(1) for m in line.finditer(raw, start)]
