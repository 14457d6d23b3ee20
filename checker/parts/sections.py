"""A document → the parts that are blocks or sentences: by heading, by what is said, by a line's form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from checker.document import Block, Document, Span
from checker.matching.searching import first
from checker.parts.asking import by_block
from checker.parts.declarations import Declaration, Sources, says_one
from checker.patterns import compiled, pattern
from checker.record import Record
from checker.spans import BY_PLACE, trimmed
from checker.titles import looks_like_title

_STANDING = 150
"""Characters that a block has at most if it is nothing but a heading."""

_LINE = 400
"""Characters that a block has at most if it is one line of a kind."""

_HEAD = 160
"""Characters of a block in which the words of a heading stand."""

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


def find_sections(
    document: Document, declarations: Sequence[Declaration], lead: Block | None
) -> list[_Found]:
    """Where each such part lies, in the order of the text; ``lead`` is the first paragraph, if known."""
    walk = _Walk(document, declarations, lead)
    walk.run()
    return sorted(walk.found, key=lambda found: BY_PLACE(found[1]))


class _Walk:
    """One pass over the blocks, with at most one part open."""

    def __init__(self, document: Document, declarations: Sequence[Declaration], lead: Block | None) -> None:
        self.document = document
        self.text = document.text
        self.found: list[_Found] = []

        def asking(key: str) -> list[tuple[Declaration, str]]:
            return [(d, source) for d in declarations for source in getattr(d, key)]

        heads = [
            ((d, run_in), source)
            for d in declarations
            for sources, run_in in ((d.run_in, True), (d.heading, False))
            for source in sources
        ]
        self.headings = by_block(document, heads, _HEAD)
        self.lines = by_block(document, asking("line"))
        self.sayings = by_block(document, asking("says"))
        self.by_sentence = by_block(document, asking("sentence"))
        self.rank = {d.name: i for i, d in enumerate(declarations)}
        self.lead_start = lead.span.start if lead else 0
        self.open: _Open | None = None

    def run(self) -> None:
        """Find every part."""
        for block in self.document.blocks:
            self._step(block)
        self._close()

    def _step(self, block: Block) -> None:
        opened = self.open
        if (line := self._line(block)) and not (opened and opened.declaration is line):
            self._close()
            self.found.append((line, block.span))
        elif line:
            self._goes_on(block)
        elif heading := self._headed(block):
            if opened is None or opened.declaration is not heading:
                self._close()
                self.open = _Open(heading, block.span.start, [], headed=True)
            self._goes_on(block, headed=True)
        else:
            self._take(block)
        self._find_sentences(block)

    def _take(self, block: Block) -> None:
        """A block that is neither heading nor line: it goes on with the open part, or opens another."""
        opened, said = self.open, self._said(block)
        if opened and (self._stays(opened, said[0], block) if said else self._extends(opened, block)):
            self._goes_on(block)
            return
        self._close()
        if said:
            declaration, start = said
            self._find_before(declaration, block, start)
            self.open = _Open(declaration, start, [block], headed=False)

    def _goes_on(self, block: Block, *, headed: bool = False) -> None:
        if self.open:
            self.open.blocks.append(block)
            self.open.headed = self.open.headed or headed

    def _line(self, block: Block) -> Declaration | None:
        start, end = block.span.start, block.span.end
        for declaration, source in self.lines.get(start, ()) if end - start <= _LINE else ():
            if compiled(source).fullmatch(self.text, start, end):
                return declaration
        return None

    def _headed(self, block: Block) -> Declaration | None:
        start, end = block.span.start, block.span.end
        for (declaration, run_in), source in self.headings.get(start, ()):
            m = compiled(source).match(self.text, start, end) if self._may_head(declaration, block) else None
            if m and (run_in or self._heads(m.end(), block.span)):
                return declaration
        return None

    def _may_head(self, d: Declaration, block: Block) -> bool:
        if block.kind == "table" or (block.kind == "list" and d.longest is None):
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
        return block.kind != "table" and says_one(self.text, block.span, d.keeps)

    def _stays(self, opened: _Open, said: Declaration, block: Block) -> bool:
        """Whether the open part holds a block that says another part, by saying the open part's own too."""
        d = opened.declaration
        return said is d or (self.rank[said.name] > self.rank[d.name] and self._keeps(d, block))

    def _said(self, block: Block) -> tuple[Declaration, int] | None:
        if block.kind == "table":
            return None
        for declaration, sources in self._saying(block):
            start = self._says(declaration, sources, block.span)
            if start is not None:
                return declaration, start
        return None

    def _saying(self, block: Block) -> Iterator[tuple[Declaration, Sources]]:
        """Each part that the block may say, with the patterns to ask it for."""
        for declaration, asked in groupby(self.sayings.get(block.span.start, ()), itemgetter(0)):
            sources = tuple(source for _, source in asked)
            if len(sources) >= declaration.at_least:
                yield declaration, sources

    def _says(self, d: Declaration, sources: Sources, span: Span) -> int | None:
        """Where the part starts in a stretch that says enough: at the first sentence that does."""
        hits: list[int] = []
        for left, source in zip(range(len(sources), 0, -1), sources, strict=True):
            if len(hits) + left < d.at_least:
                return None
            if m := first(source, self.text, span.start, span.end):
                hits.append(m.start())
        if len(hits) < d.at_least or says_one(self.text, span, d.excluded):
            return None
        sentence = self.document.sentence_at(min(hits))
        return max(sentence.start, span.start) if sentence else span.start

    def _find_before(self, opened: Declaration, block: Block, end: int) -> None:
        """Another part, in what stands before a part that starts inside a block."""
        span = Span(block.span.start, end)
        for d, sources in self._saying(block) if span else ():
            if d is not opened and (start := self._says(d, sources, span)) is not None:
                self.found.append((d, trimmed(self.text, Span(start, end))))
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

    def _close(self) -> None:
        """End the open part, if any: at its last block that may be its last, if it has what it must have."""
        if self.open is None:
            return
        d, blocks, start = self.open.declaration, self.open.blocks, self.open.start
        self.open = None
        if not d.has or any(says_one(self.text, block.span, d.has) for block in blocks):
            self.found.append((d, Span(start, self._last(d, blocks).span.end)))

    def _last(self, d: Declaration, blocks: Sequence[Block]) -> Block:
        """The last block that says what the part ends with, or is of the list that follows one that does."""
        last, leads = blocks[-1], False
        for at, block in enumerate(blocks if d.ends_with else ()):
            listed = at > 0 and block.kind == "list"
            says = leads if listed else says_one(self.text, block.span, d.ends_with)
            last = block if says else last
            if at == 0 or not (listed or self.text[block.span.end - 1] == ":"):
                leads = says
        return last

    def _find_sentences(self, block: Block) -> None:
        """Sentences that are a part by themselves, outside that part's sections."""
        for declaration, source in self.by_sentence.get(block.span.start, ()):
            if self.open and self.open.declaration is declaration:
                continue
            m = first(source, self.text, block.span.start, block.span.end)
            if m and (sentence := self.document.sentence_at(m.start())):
                self.found.append((declaration, sentence))
