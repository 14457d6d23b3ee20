"""The inline tokens of a Markdown block → its visible words, each slice with its place in the raw text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from checker.reading.flow import Slice
from checker.reading.lines import Line

if TYPE_CHECKING:
    from markdown_it.token import Token

_TAGS_THAT_BREAK = ("<br>", "<br/>", "<br />")


class InlineReader:
    """Reads inline tokens; ``remark`` is told each comment and its raw offset."""

    def __init__(self, raw: str, remark: Callable[[str, int], None]) -> None:
        self.raw = raw
        self.remark = remark

    def lines(self, token: Token, raw_lines: Sequence[Slice]) -> Iterator[Line]:
        """The block's lines, without markup; a hard break ends a line that the next does not read on from."""
        self._content = token.content
        self._starts = self._line_starts(token, raw_lines)
        self._at = 0
        slices: list[Slice] = []
        for child in token.children or ():
            if child.type in ("softbreak", "hardbreak") or (
                child.type == "html_inline" and child.content in _TAGS_THAT_BREAK
            ):
                self._skip(child.content or "\n")
                yield self._line(slices, broken=child.type != "softbreak")
                slices = []
            else:
                slices += self._slices(child)
        yield self._line(slices, broken=True)

    def _line_starts(self, token: Token, raw_lines: Sequence[Slice]) -> list[Slice]:
        """For each line of the content its offset there and in the raw text, where markers may precede it."""
        starts, offset = [], 0
        first = token.map[0] if token.map else 0
        for number, words in enumerate(token.content.split("\n"), first):
            start, end = raw_lines[min(number, len(raw_lines) - 1)]
            found = self.raw.rfind(words, start, end)
            starts.append((offset, found if found >= 0 else start))
            offset += len(words) + 1
        return starts

    def _raw_slices(self, start: int, end: int) -> Iterator[Slice]:
        """A stretch of the content as slices of the raw text, one a line."""
        at = max(0, bisect_right(self._starts, start, key=lambda line: line[0]) - 1)
        for i in range(at, len(self._starts)):
            offset, raw = self._starts[i]
            if offset >= end:
                return
            following = self._starts[i + 1][0] if i + 1 < len(self._starts) else len(self._content) + 1
            first, last = max(start, offset), min(end, following)
            if first < last:
                yield raw + first - offset, raw + last - offset

    def _slices(self, child: Token) -> Iterator[Slice]:
        if child.type == "text":
            yield from self._visible(child.content)
        elif child.type == "text_special":
            yield from self._special(child)
        elif child.type == "code_inline":
            self._skip(child.markup)
            yield from self._visible(child.content)
            self._skip(child.markup)
        elif child.type == "html_inline":
            self._tag(child.content)
        elif child.type == "link_close":
            self._skip_target(child)
        elif child.type == "image":
            self._skip_image()
        elif child.type == "link_open":
            self._skip("<" if child.markup == "autolink" else "[")
        else:
            self._skip(child.markup)

    def _visible(self, words: str) -> Iterator[Slice]:
        start = self._content.find(words, self._at)
        if words and start >= 0:
            self._at = start + len(words)
            yield from self._raw_slices(start, self._at)

    def _special(self, child: Token) -> Iterator[Slice]:
        """An escaped character stands after its backslash; an entity is left as it is written."""
        start = self._content.find(child.markup, self._at)
        if start >= 0:
            self._at = start + len(child.markup)
            escaped = child.info == "escape"
            yield from self._raw_slices(start + 1 if escaped else start, self._at)

    def _tag(self, content: str) -> None:
        start = self._content.find(content, self._at)
        if start < 0:
            return
        self._at = start + len(content)
        if content.startswith("<!--"):
            first = next(self._raw_slices(start, self._at), None)
            self.remark(content[4:].removesuffix("-->"), first[0] if first else 0)

    def _skip(self, markup: str) -> None:
        start = self._content.find(markup, self._at)
        if markup and start >= 0:
            self._at = start + len(markup)

    def _skip_target(self, child: Token) -> None:
        if child.markup == "autolink":
            self._skip(">")
            return
        closing = self._content.find("]", self._at)
        if closing < 0:
            return
        self._at = closing + 1
        if self._content.startswith("(", self._at):
            self._at = self._target_end(self._at)

    def _target_end(self, at: int) -> int:
        """Past a link's address and title, which stand in parentheses."""
        from markdown_it.helpers import parseLinkDestination, parseLinkTitle  # noqa: PLC0415

        content, end = self._content, len(self._content)
        at = _past_space(content, at + 1)
        address = parseLinkDestination(content, at, end)
        at = _past_space(content, address.pos if address.ok else at)
        title = parseLinkTitle(content, at, end)
        closing = content.find(")", title.pos if title.ok and at < end else at)
        return closing + 1 if closing >= 0 else at

    def _skip_image(self) -> None:
        start = self._content.find("![", self._at)
        closing = self._content.find("](", start) if start >= 0 else -1
        if closing >= 0:
            self._at = self._target_end(closing + 1)

    def _line(self, slices: list[Slice], *, broken: bool) -> Line:
        words = "".join(self.raw[start:end] for start, end in slices).strip()
        return Line(tuple(slices), words, broken=broken)


def _past_space(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
