"""A sentence → its words, as the frames of :mod:`checker.facts.outlook.frames` read them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import Any

from checker.document import Span
from checker.patterns import pattern
from checker.record import record

_WORD = (
    r"(?:US|CA?|AU?|CAD|USD|NZ|HK|R)?[$€£¥] ?\d[\d,]*(?:\.\d+)?"  # money
    r"|\d[\d,]*(?:\.\d+)?"
    r"|'(?:ll|re|ve|s|d|m)(?!\w)"  # we'll, it's
    r"|[^\W\d_](?:\w|(?!'(?:ll|re|ve|s|d|m)(?!\w))[&'./-](?=[^\W_]))*"
    r"|[^\w\s]"
)

MOST = 600
"""Words that are read of one sentence; what is longer is a list or a table run together."""


@record
class Words:
    """The words, numbers and marks of one stretch of text, in lower case, with where each begins and ends.

    An amount of money is one word (``$5.2``); a contracted verb is a word of its own (``we`` ``'ll``).
    """

    lower: Sequence[str]
    shown: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, first: int, last: int) -> Span:
        """The stretch of text from one word to just before another."""
        return Span(self.starts[first], self.ends[last - 1])

    def __len__(self) -> int:
        return len(self.lower)


@cache
def _word() -> Any:
    return pattern(_WORD)


def words_of(text: str, span: Span) -> Words:
    """The words of one stretch of text, up to :data:`MOST`."""
    matches = islice(_word().finditer(text, span.start, span.end), MOST)
    found = [(m.group(), m.start(), m.end()) for m in matches]
    shown = [word for word, _, _ in found]
    return Words(
        [word.lower() if word != "US" else "u.s" for word in shown],  # the country is no first person
        shown,
        [start for _, start, _ in found],
        [end for _, _, end in found],
    )
