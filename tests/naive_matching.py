"""The reference: every pattern tried on every block, nothing looked up beforehand."""

from __future__ import annotations

from collections.abc import Iterable

from checker.document import Block, Document, OffsetMap, Source, Span
from checker.matching import Alternation, Matcher
from checker.patterns import pattern

Found = list[tuple[Span, dict[str, str]]]


def naive_in(matcher: Matcher, text: str, span: Span) -> Found:
    """Every non-empty match in a stretch, by ``finditer`` alone.

    Raises:
        TimeoutError: the pattern runs away.
    """
    return [
        (Span(*m.span()), {k: v for k, v in m.groupdict().items() if v is not None})
        for m in pattern(matcher.source, matcher.flags).finditer(text, span.start, span.end, timeout=0.2)
        if m.end() > m.start()
    ]


def naive(matcher: Matcher, document: Document) -> Found:
    """Every non-empty match in a document, block by block."""
    return [found for block in document.blocks for found in naive_in(matcher, document.text, block.span)]


def document_of(blocks: Iterable[str]) -> Document:
    """A document of these blocks; one with a line end inside is a table."""
    made, at, text = [], 0, list(blocks)
    for words in text:
        made.append(Block(Span(at, at + len(words)), "table" if "\n" in words else "paragraph"))
        at += len(words) + 1
    whole = "\n".join(text)
    return Document(whole, whole, tuple(made), OffsetMap((0,), (0,)), Source("x.txt", "text"))


__all__ = ["Alternation", "document_of", "naive", "naive_in"]
