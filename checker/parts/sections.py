"""A document → the parts that are whole blocks or sentences: by heading, by what is said, by a line's form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.document import Block, Document, Span
from checker.parts.declarations import Declaration
from checker.titles import looks_like_title

_STANDING = 150
"""Characters that a block has at most if it is nothing but a heading."""

_Found = tuple[Declaration, Span]


@cache
def _stop() -> Any:
    """The end of a sentence, but not of "Acme, Inc."."""
    import regex  # noqa: PLC0415

    return regex.compile(r"(?<!\b(?:Inc|Corp|Co|Ltd|L\.P|LP|N\.V|S\.A|plc|Jr|U\.S|A\.G|B\.V))[.;,!?]['\")\]*_]*$")


@cache
def _verb() -> Any:
    """A verb that makes a sentence of what starts like a heading."""
    import regex  # noqa: PLC0415

    return regex.compile(
        r"\b(?:is|are|was|were|be|may|might|can|could|will|would|should|has|have|do|does|include[sd]?|contain(?:s|ed)?|involve"
        r"|made|said|says|reflect|apply|speak|announce[sd]?|reports?|set|with|to)\b"
    )


@cache
def _run_in() -> Any:
    """From the end of a heading's words to the mark that parts it from its text, or to text that is glued to it."""
    import regex  # noqa: PLC0415

    return regex.compile(
        r"[^.:;\n]{0,110}?(?:[*_'\")\]]{0,3}(?::|\.(?= )|--|[–—]| - )[*_]{0,3}"
        r"|(?<=[\p{Ll}\d)*])(?<!\bMc)(?=\p{Lu}\p{Ll}*[ '])(?<! ))"
    )


@dataclass(slots=True)
class _Open:
    """A part that has begun and not yet ended."""

    declaration: Declaration
    start: int
    blocks: list[Block]
    headed: bool


def find_sections(document: Document, declarations: Sequence[Declaration], lead: Block | None) -> list[_Found]:
    """Where each such part lies, in the order of the text; ``lead`` is the first paragraph, if known."""
    walk = _Walk(document, declarations, lead)
    return sorted(walk.run(), key=lambda found: found[1])


class _Walk:
    """One pass over the blocks, with at most one part open."""

    def __init__(self, document: Document, declarations: Sequence[Declaration], lead: Block | None) -> None:
        self.document = document
        self.text = document.text
        self.declarations = declarations
        self.headings = [d for d in declarations if d.heading or d.run_in]
        self.lines = [d for d in declarations if d.line]
        self.sayings = [d for d in declarations if d.says]
        self.lead_start = lead.span.start if lead else 0
        self.open: _Open | None = None

    def run(self) -> Iterator[_Found]:
        for block in self.document.blocks:
            yield from self._step(block)
        yield from self._close()

    def _step(self, block: Block) -> Iterator[_Found]:
        if (d := self._line(block)) is not None:
            yield from self._close()
            yield d, block.span
        elif (d := self._headed(block)) is not None:
            yield from self._close()
            self.open = _Open(d, block.span.start, [block], headed=True)
        elif self.open and self._keeps(self.open.declaration, block):
            self.open.blocks.append(block)
        elif (said := self._said(block)) is not None:
            yield from self._close()
            yield from self._before(Span(block.span.start, said[1]))
            self.open = _Open(said[0], said[1], [block], headed=False)
        elif self.open and self._extends(block):
            self.open.blocks.append(block)
        else:
            yield from self._close()
            yield from self._sentences(block.span)

    def _line(self, block: Block) -> Declaration | None:
        if len(block.span) > 400:
            return None
        return next((d for d in self.lines if d.line.fullmatch(self.text, block.span.start, block.span.end)), None)

    def _headed(self, block: Block) -> Declaration | None:
        if block.kind in ("table", "list"):
            return None
        for d in self.headings:
            if block.span.start < self.lead_start and not d.before_lead:
                continue
            if self._heads(d, block.span):
                return d
        return None

    def _heads(self, d: Declaration, span: Span) -> bool:
        """Whether the part's heading is the block, or is run in before the block's text."""
        if d.run_in and d.run_in.match(self.text, span.start, span.end):
            return True
        m = d.heading.match(self.text, span.start, span.end) if d.heading else None
        if m is None:
            return False
        if len(span) <= _STANDING and not _stop().search(self.text, m.end(), span.end):
            return self._titled(span.start, m.end(), span.end)
        mark = _run_in().match(self.text, m.end(), span.end)
        return mark is not None and self._titled(span.start, m.end(), mark.end())

    def _titled(self, start: int, words_end: int, end: int) -> bool:
        """Whether a heading's words and what follows them read like a heading, not like a sentence."""
        rest = self.text[words_end:end]
        return not _verb().search(rest) or looks_like_title(self.text[start:end])

    def _keeps(self, d: Declaration, block: Block) -> bool:
        """Whether the block says what keeps it in the open part."""
        return bool(d.keeps and block.kind != "table" and d.keeps.search(self.text, block.span.start, block.span.end))

    def _said(self, block: Block) -> tuple[Declaration, int] | None:
        if block.kind == "table":
            return None
        lower = self.document.lower[block.span.start : block.span.end]
        for d in self.sayings:
            if (not d.needs or any(word in lower for word in d.needs)) and (start := self._says(d, block.span)) is not None:
                return d, start
        return None

    def _says(self, d: Declaration, span: Span) -> int | None:
        """Where the part starts in a block that says enough; the start of the first sentence that does."""
        hits = [m.start() for p in d.says if (m := p.search(self.text, span.start, span.end))]
        if len(hits) < d.at_least or (d.excluded and d.excluded.search(self.text, span.start, span.end)):
            return None
        sentence = self.document.sentence_at(min(hits))
        return max(sentence.start, span.start) if sentence else span.start

    def _before(self, span: Span) -> Iterator[_Found]:
        """Parts in what stands before a part that starts inside a block."""
        if not span:
            return
        for d in self.sayings:
            if (start := self._says(d, span)) is not None:
                yield d, _trimmed(self.text, start, span.end)
                return
        yield from self._sentences(span)

    def _extends(self, block: Block) -> bool:
        """Whether the block, which says nothing of itself, goes on with the open part."""
        assert self.open is not None
        d, last = self.open.declaration, self.open.blocks[-1]
        if d.longest is not None and len(block.span) > d.longest:
            return False
        if block.kind == "table":
            return d.tables
        if block.kind == "heading" and d.longest is None:
            return False
        if block.kind == "list" and (last.kind == "list" or self.text[last.span.end - 1] == ":"):
            return True
        return self.open.headed

    def _close(self) -> Iterator[_Found]:
        if self.open is None:
            return
        d, blocks, start = self.open.declaration, self.open.blocks, self.open.start
        self.open = None
        if d.ends_with is not None:
            while blocks and not self._may_end(d, blocks):
                blocks.pop()
        if blocks:
            yield d, Span(start, blocks[-1].span.end)

    def _may_end(self, d: Declaration, blocks: list[Block]) -> bool:
        last = blocks[-1].span
        if d.ends_with.search(self.text, last.start, last.end):
            return True
        if blocks[-1].kind != "list":
            return False
        before = next((b for b in reversed(blocks) if b.kind != "list"), None)
        return before is not None and bool(d.ends_with.search(self.text, before.span.start, before.span.end))

    def _sentences(self, span: Span) -> Iterator[_Found]:
        for d in self.declarations:
            if d.sentence is None:
                continue
            for m in d.sentence.finditer(self.text, span.start, span.end):
                sentence = self.document.sentence_at(m.start())
                if sentence is not None:
                    yield d, sentence


def _trimmed(text: str, start: int, end: int) -> Span:
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
