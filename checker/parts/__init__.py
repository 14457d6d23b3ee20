"""A Document and the law's declarations of parts → the same Document with its parts decided.

What the keys of a declaration mean is told at the top of ``rules/us-core/parts.yaml``.
"""

from __future__ import annotations

from checker.document import Document, Span
from checker.law import Law
from checker.parts.opening import find_opening
from checker.parts.quotations import quotations
from checker.parts.sections import find_sections

Parts = dict[str, tuple[Span, ...]]


def recognise_parts(document: Document, law: Law) -> Document:
    """The document with every declared part decided."""
    found = find_sections(document, law)
    found.update(find_opening(document, law, found))
    for name, declared in law.parts.items():
        if declared.get("find") == "quotation":
            found[name] = quotations(document, declared)
    for name, declared in law.parts.items():
        if "union" in declared:
            found[name] = tuple(sorted({s for other in declared["union"] for s in found.get(other, ())}))
        elif "rest-of" in declared:
            found[name] = _rest(document, [s for other in declared["rest-of"] for s in found.get(other, ())])
    return document.with_parts({name: found.get(name, ()) for name in law.parts})


def _rest(document: Document, taken: list[Span]) -> tuple[Span, ...]:
    """What is left of each block beside the spans that are taken."""
    taken = sorted(taken)
    left: list[Span] = []
    at = 0
    for block in document.blocks:
        start, end = block.span.start, block.span.end
        while at < len(taken) and taken[at].end <= start:
            at += 1
        k = at
        while k < len(taken) and taken[k].start < end:
            if taken[k].start > start:
                left.append(_trimmed(document.text, start, taken[k].start))
            start = max(start, taken[k].end)
            k += 1
        if start < end:
            left.append(_trimmed(document.text, start, end))
    return tuple(span for span in left if len(span))


def _trimmed(text: str, start: int, end: int) -> Span:
    """The span without white space at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
