"""A document → the parts that are blocks or sentences: by heading, by what is said, by a line's form."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Any

from checker.document import Block, Document, Span
from checker.parts.declarations import Declaration, Saying
from checker.patterns import pattern
from checker.record import Record
from checker.spans import trimmed
from checker.titles import looks_like_title

_STANDING = 150
"""Characters that a block has at most if it is nothing but a heading."""

_LINE = 400
"""Characters that a block has at most if it is one line of a kind."""

_Found = tuple[Declaration, Span]


_STOP = pattern(r"(?<!(?i:Inc|Corp|Ltd|plc|\b(?:Co|L\.P|LP|N\.V|S\.A|Jr|U\.S|A\.G|B\.V)))[.;,!?]['\")\]*_]*$")
"""The end of a sentence, but not of "Acme, Inc."."""


_VERB = pattern(
    r"\b(?:is|are|was|were|be|may|might|can|could|will|would|should|has|have|do|does|include[sd]?|contain(?:s|ed)?|involve"
    r"|made|said|says|reflect|apply|speak|announce[sd]?|reports?|set|with|to)\b"
)
"""A verb that makes a sentence of what starts like a heading."""


_RUN_IN = pattern(
    r"[^.:;\n]{0,110}?(?:[*_'\")\]]{0,3}(?:\.?:|\.(?= )|--|[–—]| - )[*_]{0,3}"
    r"|(?<=[\p{Ll}\d)*])(?<!\bMc)(?=\p{Lu}\p{Ll}*[ '])(?<! ))"
)
"""From a heading's words to the mark that parts it from its text, or to text that is glued to it."""


class _Open(Record, frozen=False):
    """A part that has begun and not yet ended."""

    declaration: Declaration
    start: int
    blocks: list[Block]
    headed: bool


class _Asked(Record):
    """A pattern, and in which blocks of the document it is worth asking."""

    declaration: Declaration
    saying: Saying
    starts: frozenset[int] | None
    """Where the blocks start that have a word it needs; None if it needs none."""

    @property
    def pattern(self) -> Any:
        """The compiled pattern; no text that lacks its words has it compiled."""
        return self.saying.pattern

    def of(self, block: Block) -> bool:
        """Whether to ask it of the block."""
        return self.starts is None or block.span.start in self.starts


def find_sections(
    document: Document, declarations: Sequence[Declaration], lead: Block | None
) -> list[_Found]:
    """Where each such part lies, in the order of the text; ``lead`` is the first paragraph, if known."""
    walk = _Walk(document, declarations, lead)
    return sorted(walk.run(), key=lambda found: found[1])


class _Walk:
    """One pass over the blocks, with at most one part open."""

    def __init__(self, document: Document, declarations: Sequence[Declaration], lead: Block | None) -> None:
        self.document = document
        self.text = document.text
        self.block_starts = [block.span.start for block in document.blocks]
        self.headings = [
            (asked, run_in)
            for d in declarations
            for sayings, run_in in ((d.run_in, True), (d.heading, False))
            for asked in self._asked(d, sayings)
        ]
        self.lines = [asked for d in declarations for asked in self._asked(d, d.line)]
        self.sayings = [
            (d, asked) for d in declarations if len(asked := self._asked(d, d.says)) >= d.at_least
        ]
        self.by_sentence = [asked for d in declarations for asked in self._asked(d, d.sentence)]
        self.rank = {d.name: i for i, d in enumerate(declarations)}
        self.lead_start = lead.span.start if lead else 0
        self.open: _Open | None = None

    def _asked(self, d: Declaration, sayings: Sequence[Saying]) -> list[_Asked]:
        """The patterns that this document can match, each with the blocks that have a word it needs."""
        asked = [_Asked(d, s, frozenset(self._starts(s)) if s.needs else None) for s in sayings]
        return [a for a in asked if a.starts is None or a.starts]

    def _starts(self, saying: Saying) -> Iterator[int]:
        lower, starts = self.document.lower, self.block_starts
        for word in saying.needs:
            at = lower.find(word)
            while at >= 0:
                block = bisect_right(starts, at) - 1
                if saying.within is None or at - starts[block] < saying.within:
                    yield starts[block]
                following = starts[block + 1] if block + 1 < len(starts) else len(lower)
                at = lower.find(word, following)

    def run(self) -> Iterator[_Found]:
        for block in self.document.blocks:
            yield from self._step(block)
        yield from self._close()

    def _step(self, block: Block) -> Iterator[_Found]:
        opened = self.open
        if (line := self._line(block)) and not (opened and opened.declaration is line):
            yield from self._close()
            yield line, block.span
        elif line:
            self._goes_on(block)
        elif heading := self._headed(block):
            if opened is None or opened.declaration is not heading:
                yield from self._close()
                self.open = _Open(heading, block.span.start, [], headed=True)
            self._goes_on(block, headed=True)
        else:
            yield from self._text(block)
        yield from self._sentences(block)

    def _text(self, block: Block) -> Iterator[_Found]:
        """A block that is neither heading nor line: it goes on with the open part, or opens another."""
        opened, said = self.open, self._said(block)
        if opened and (self._stays(opened, said[0], block) if said else self._extends(opened, block)):
            self._goes_on(block)
            return
        yield from self._close()
        if said:
            declaration, start = said
            yield from self._before(declaration, Span(block.span.start, start))
            self.open = _Open(declaration, start, [block], headed=False)

    def _goes_on(self, block: Block, *, headed: bool = False) -> None:
        if self.open:
            self.open.blocks.append(block)
            self.open.headed = self.open.headed or headed

    def _line(self, block: Block) -> Declaration | None:
        start, end = block.span.start, block.span.end
        if end - start > _LINE:
            return None
        for line in self.lines:
            if line.of(block) and line.pattern.fullmatch(self.text, start, end):
                return line.declaration
        return None

    def _headed(self, block: Block) -> Declaration | None:
        if block.kind == "table":
            return None
        for heading, run_in in self.headings:
            if not heading.of(block) or not self._may_head(heading.declaration, block):
                continue
            m = heading.pattern.match(self.text, block.span.start, block.span.end)
            if m and (run_in or self._heads(m.end(), block.span)):
                return heading.declaration
        return None

    def _may_head(self, d: Declaration, block: Block) -> bool:
        if block.kind == "list" and d.longest is None:
            return False
        return d.before_lead or block.span.start >= self.lead_start

    def _heads(self, words_end: int, span: Span) -> bool:
        """Whether a heading that starts a block is all of it, or is run in before the block's text."""
        if len(span) <= _STANDING and not _STOP.search(self.text, words_end, span.end):
            return self._titled(span.start, span.end)
        mark = _RUN_IN.match(self.text, words_end, span.end)
        return mark is not None and self._titled(span.start, mark.end())

    def _titled(self, start: int, end: int) -> bool:
        """Whether the words read like a heading, not like a sentence."""
        return not _VERB.search(self.text, start, end) or looks_like_title(self.text[start:end])

    def _keeps(self, d: Declaration, block: Block) -> bool:
        """Whether the block says what keeps it in the open part."""
        return block.kind != "table" and d.keeps.found(self.text, block.span)

    def _stays(self, opened: _Open, said: Declaration, block: Block) -> bool:
        """Whether the open part holds a block that says another part, by saying the open part's own too."""
        d = opened.declaration
        return said is d or (self.rank[said.name] > self.rank[d.name] and self._keeps(d, block))

    def _said(self, block: Block) -> tuple[Declaration, int] | None:
        if block.kind == "table":
            return None
        for d, sayings in self.sayings:
            asked = [saying for saying in sayings if saying.of(block)]
            if len(asked) >= d.at_least and (start := self._says(d, asked, block.span)) is not None:
                return d, start
        return None

    def _says(self, d: Declaration, asked: Sequence[_Asked], span: Span) -> int | None:
        """Where the part starts in a stretch that says enough: at the first sentence that does."""
        hits: list[int] = []
        for left, saying in zip(range(len(asked), 0, -1), asked, strict=True):
            if len(hits) + left < d.at_least:
                return None
            if m := saying.pattern.search(self.text, span.start, span.end):
                hits.append(m.start())
        if len(hits) < d.at_least or d.excluded.found(self.text, span):
            return None
        sentence = self.document.sentence_at(min(hits))
        return max(sentence.start, span.start) if sentence else span.start

    def _before(self, opened: Declaration, span: Span) -> Iterator[_Found]:
        """Another part, in what stands before a part that starts inside a block."""
        for d, sayings in self.sayings if span else ():
            if d is not opened and (start := self._says(d, sayings, span)) is not None:
                yield d, trimmed(self.text, Span(start, span.end))
                return

    def _extends(self, opened: _Open, block: Block) -> bool:
        """Whether a block that says nothing of another part goes on with the open one."""
        d, last = opened.declaration, opened.blocks[-1]
        if d.longest is not None and len(block.span) > d.longest:
            return False
        if block.kind == "table":
            return d.tables
        if block.kind == "heading" and (d.longest is None or block.span.start < self.lead_start):
            return self._keeps(d, block)
        if block.kind == "list" and (last.kind == "list" or self.text[last.span.end - 1] == ":"):
            return True
        return opened.headed or self._keeps(d, block)

    def _close(self) -> Iterator[_Found]:
        """End the open part, if any: at its last block that may be its last, if it has what it must have."""
        if self.open is None:
            return
        d, blocks, start = self.open.declaration, self.open.blocks, self.open.start
        self.open = None
        if d.has and not any(d.has.found(self.text, b.span) for b in blocks):
            return
        yield d, Span(start, self._last(d, blocks).span.end)

    def _last(self, d: Declaration, blocks: Sequence[Block]) -> Block:
        """The last block that says what the part ends with, or is of the list that follows one that does."""
        last, leads = blocks[-1], False
        for at, block in enumerate(blocks if d.ends_with else ()):
            listed = at > 0 and block.kind == "list"
            says = leads if listed else d.ends_with.found(self.text, block.span)
            last = block if says else last
            if at == 0 or not (listed or self.text[block.span.end - 1] == ":"):
                leads = says
        return last

    def _sentences(self, block: Block) -> Iterator[_Found]:
        """Sentences that are a part by themselves, outside that part's sections."""
        for asked in self.by_sentence:
            if not asked.of(block) or (self.open and self.open.declaration is asked.declaration):
                continue
            m = asked.pattern.search(self.text, block.span.start, block.span.end)
            if m and (sentence := self.document.sentence_at(m.start())):
                yield asked.declaration, sentence
