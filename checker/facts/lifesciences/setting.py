"""A document → whether it speaks of medicine at all, by plain strings: most don't, and pay nothing."""

from __future__ import annotations

from collections.abc import Iterator

from checker.document import Document, Span
from checker.matching import Found, Matcher
from checker.matching.scan import scan_of

_SIGNS = (
    " fda",
    "(fda",
    "clinical",
    "therapeutic",
    "phase 1",
    "phase 2",
    "phase 3",
    "phase i",
    "patients",
    "medical device",
    "510(k)",
    "biologic",
    "investigational",
    "drug",
)


def speaks_of_medicine(document: Document) -> bool:
    """Whether one of the field's common words stands in the release; looked for once."""
    kept = scan_of(document.text).kept
    if _SIGNS not in kept:
        kept[_SIGNS] = any(map(document.lower.__contains__, _SIGNS))
    told: bool = kept[_SIGNS]
    return told


def found_in(document: Document, matcher: Matcher) -> Iterator[Found]:
    """Every match in the release, wherever it stands."""
    return matcher.find_in(document.text, Span(0, len(document.text)))


def sentence_around(document: Document, offset: int) -> Span:
    """The sentence at an offset; outside any sentence (a table), its line."""
    sentence = document.sentence_at(offset)
    if sentence is not None:
        return sentence
    end = document.text.find("\n", offset)
    return Span(document.text.rfind("\n", 0, offset) + 1, end if end >= 0 else len(document.text))
