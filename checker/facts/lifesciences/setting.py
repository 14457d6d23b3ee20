"""What the kinds of fact of this family have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from checker.document import Document, Span
from checker.matching import Found, Matcher

Status = Literal["investigational", "approved", "unclear"]
"""What a product is called: a candidate, an approved one, or neither."""


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
