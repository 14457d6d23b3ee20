"""A document → the parts that are whole blocks: by heading, by what is said, by a line's form, by a run of lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from checker.document import Block, Document, Span
from checker.law import Law

_SECTION_KEYS = frozenset({"heading", "says", "sentence", "line", "run"})


class Declaration:
    """One part's declaration, with its patterns compiled when first needed."""

    def __init__(self, name: str, declared: Mapping[str, Any]) -> None:
        self.name = name
        self.declared = declared
        self.at_least: int = declared.get("at-least", 1)
        self.longest: int = declared.get("longest", 1_000_000)

    def _any(self, key: str, form: str = "{}") -> Any:
        import regex  # noqa: PLC0415

        sources = self.declared.get(key)
        return regex.compile(form.format("|".join(f"(?:{s})" for s in sources)), regex.I) if sources else None

    @cached_property
    def heading(self) -> Any:
        return self._any("heading", r"\W{{0,4}}(?:{})")

    @cached_property
    def line(self) -> Any:
        return self._any("line", r"\s*(?:{})\W*")

    @cached_property
    def goes_on(self) -> Any:
        return self._any("goes-on")

    @cached_property
    def ends_with(self) -> Any:
        return self._any("ends-with")

    @cached_property
    def sentence(self) -> Any:
        return self._any("sentence")

    @cached_property
    def run(self) -> Any:
        return self._any("run")

    @cached_property
    def excluded(self) -> Any:
        return self._any("not")

    @cached_property
    def says(self) -> tuple[Any, ...]:
        import regex  # noqa: PLC0415

        return tuple(regex.compile(s, regex.I) for s in self.declared.get("says", ()))


@lru_cache(maxsize=8)
def _declarations(law_id: int, names: tuple[str, ...]) -> list[Declaration]:
    raise NotImplementedError


@dataclass(slots=True)
class _Open:
    declaration: Declaration
    start: int
    blocks: list[Block]
    headed: bool


def declarations_of(law: Law) -> list[Declaration]:
    """The declarations that speak of whole blocks, in order."""
    return [Declaration(n, d) for n, d in law.parts.items() if _SECTION_KEYS & d.keys()]


def find_sections(document: Document, law: Law) -> dict[str, tuple[Span, ...]]:
    """Where each such part lies; adjoining stretches of one part are one span."""
    walk = _Walk(document, _cached(law))
    walk.run()
    return {name: tuple(_joined(document.text, sorted(spans))) for name, spans in walk.found.items()}


_CACHE: dict[int, tuple[Law, list[Declaration]]] = {}


def _cached(law: Law) -> list[Declaration]:
    held = _CACHE.get(id(law))
    if held is None or held[0] is not law:
        held = _CACHE[id(law)] = (law, declarations_of(law))
    return held[1]


class _Walk:
    """One pass over the blocks."""

    def __init__(self, document: Document, declarations: Sequence[Declaration]) -> None:
        self.document = document
        self.declarations = declarations
        self.open: _Open | None = None
        self.found: dict[str, list[Span]] = {}

    def run(self) -> None:
        for block in self.document.blocks:
            self._step(block)
        self._close()

    def _step(self, block: Block) -> None:
        if block.kind != "table":
            opened = self._opened_by(block)
            if opened is not None:
                self._close()
                self.open = opened
                return
        if self.open is not None and not self._belongs(block):
            self._close()
        if self.open is not None:
            self.open.blocks.append(block)
        else:
            self._sentences(block)

    def _opened_by(self, block: Block) -> _Open | None:
        text, span = self.document.text, block.span
        for d in self.declarations:
            if d.line is not None and d.line.fullmatch(text, span.start, span.end):
                self._note(d, span)
                self._close()
                return None
            if d.heading is not None:
                m = d.heading.match(text, span.start, span.end)
                if m and self._heads(m, span):
                    return _Open(d, span.start, [block], True)
        for d in self.declarations:
            start = self._says(d, span)
            if start is not None and not (self.open and self.open.declaration is d):
                return _Open(d, start, [block], False)
        return None

    def _heads(self, m: Any, span: Span) -> bool:
        """Whether the heading stands alone or is run in before the text."""
        rest = self.document.text[m.end() : span.end].strip()
        return not rest.strip(":.*-–— ") or rest[0] in ":.–—-" or (rest[0].isupper() and not self.document.text[m.end()].isspace())

    def _says(self, d: Declaration, span: Span) -> int | None:
        hits = [m.start() for p in d.says if (m := p.search(self.document.text, span.start, span.end))]
        if not hits or len(hits) < d.at_least:
            return None
        sentence = self.document.sentence_at(min(hits))
        return sentence.start if sentence else span.start

    def _belongs(self, block: Block) -> bool:
        assert self.open is not None
        d = self.open.declaration
        if len(block.span) > d.longest or block.kind == "heading":
            return False
        if self.open.headed:
            return True
        return block.kind == "list" or bool(
            d.goes_on and d.goes_on.search(self.document.text, block.span.start, block.span.end)
        )

    def _close(self) -> None:
        if self.open is None:
            return
        blocks, d = self.open.blocks, self.open.declaration
        if d.ends_with is not None:
            while len(blocks) > 2 and not self._ends(d, blocks):
                blocks.pop()
        self._note(d, Span(self.open.start, blocks[-1].span.end))
        self.open = None

    def _ends(self, d: Declaration, blocks: list[Block]) -> bool:
        last = blocks[-1]
        return last.kind == "list" or bool(d.ends_with.search(self.document.text, last.span.start, last.span.end))

    def _sentences(self, block: Block) -> None:
        for d in self.declarations:
            m = d.sentence.search(self.document.text, block.span.start, block.span.end) if d.sentence else None
            if m and (sentence := self.document.sentence_at(m.start())):
                self._note(d, sentence)

    def _note(self, d: Declaration, span: Span) -> None:
        self.found.setdefault(d.name, []).append(span)


def _joined(text: str, spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in spans:
        if joined and span.start <= joined[-1].end + 1:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
