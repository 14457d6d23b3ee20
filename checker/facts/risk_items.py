"""A list in running text → its items: by semicolons, numbers, each "because", else by commas and "and"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Any

from checker.facts.word_lists import word_list
from checker.law import Law
from checker.patterns import IGNORE_CASE, pattern
from checker.record import Record

_NUMBER = pattern(r"(?<!\w)\((?:\d{1,2}|[ivx]{1,5}|[a-h])\) ", IGNORE_CASE)
_SPLIT_AND = pattern(
    r"(?<!company)(?<! us)(?<! we) (?:and|or|and/or) (?=(?:the|our|its|a|an|any|changes?|delays?"
    r"|inability|failure|risks?|uncertaint\w+|"
    r"general|competition|economic|other|those|fluctuations?|litigation) )",
    IGNORE_CASE,
)
_MARKS = pattern(r"[()\[\],;]")
_BECAUSE = pattern(r", (?:and |or )?because (?:of )?", IGNORE_CASE)
"""Between the items of "because the FDA may ask for more, because our cash may not last"."""
_OPEN_RISK = pattern(
    r"^\W*(?:and )?(?:the )?risks? (?:concerning|relat\w+ to|associated with|of|in|regarding)\b", IGNORE_CASE
)
"""A piece so begun takes up the short pieces after it."""
_OF_ITS_OWN = pattern(r"^(?:and )?(?:our|the|its|changes?|risks?)\b", IGNORE_CASE)
"""How a short piece begins that is not taken up."""
_ADJECTIVE = ("al", "ic", "ive", "ory", "ary")
LOOK = 120
"""Characters at either end of a piece that tell whether it stands alone; a list may be of any length."""
LONGEST = 20_000
"""Characters of one list that are read."""
MOST = 400
"""Items of one list; no cautionary statement has so many."""
SHORT = 3
"""Words: a piece of so many needs a head of its own."""


class ListWords(Record):
    """The law's words by which the items of a list are told apart; of the table ``caution-words``."""

    dependent: Any
    """The pattern of how a piece between commas begins that belongs to the piece before it."""
    heads: Any
    """The pattern of nouns that head a factor; a short piece without one is a member of a series."""


def list_words(law: Law) -> ListWords:
    """The patterns of the law's words; made once."""

    def made() -> ListWords:
        openings = "|".join(sorted(word_list(law, "dependent-openings"), key=len, reverse=True))
        heads = "|".join(sorted(word_list(law, "factor-heads")))
        stems = "|".join(sorted(word_list(law, "factor-head-stems")))
        participle = r"\w+ed (?:to|by|in|for|with|from|on)"
        return ListWords(
            pattern(rf"^(?:and |or )?(?:{openings}|\d|{participle})\b|^or ", IGNORE_CASE),
            pattern(rf"\b(?:(?:{heads})\b|(?:{stems}))", IGNORE_CASE),
        )

    return law.once("list words", made)


def items_of(text: str, start: int, words: ListWords) -> Iterator[tuple[int, int]]:
    """The stretches of the items of a list that begins at ``start`` and goes on to the end of the text."""
    body = text[start : start + LONGEST]
    cuts = outside_brackets(body, ";")
    if not cuts:
        numbered = [m.start() for m in _NUMBER.finditer(body)]
        reasons = [m.start() for m in _BECAUSE.finditer(body)]
        cuts = numbered if len(numbered) > 1 else reasons
    pieces = _between(cuts, len(body)) if cuts else _comma_items(body, words)
    for first, last in islice(pieces, MOST):
        yield start + first, start + last


def outside_brackets(text: str, mark: str) -> list[int]:
    """Where a mark stands outside round and square brackets."""
    depth, found = 0, []
    for m in _MARKS.finditer(text) if mark in text else ():
        character = m.group()
        if character in "([":
            depth += 1
        elif character in ")]":
            depth -= 1
        elif character == mark and depth <= 0:
            found.append(m.start())
    return found


def _between(cuts: list[int], end: int) -> Iterator[tuple[int, int]]:
    edges = [0, *cuts, end]
    yield from pairwise(edges)


def _comma_items(body: str, words: ListWords) -> Iterator[tuple[int, int]]:
    """Items of a list that has only commas: a piece that can't stand alone belongs to its neighbour."""
    cuts = [c for c in outside_brackets(body, ",") if not body[c + 1 : c + 4].strip()[:1].isdigit()]
    start = 0
    pieces = list(_between(cuts, len(body)))
    for i, (_, last) in enumerate(pieces):
        following = body[pieces[i + 1][0] + 1 : pieces[i + 1][1]].strip() if i + 1 < len(pieces) else ""
        head, tail = body[start : min(last, start + LOOK)], body[max(start, last - LOOK) : last]
        if following and _belong(head, tail, following[:LOOK], words):
            continue
        yield from _and_items(body, start, last)
        start = last


def _belong(head: str, tail: str, following: str, known: ListWords) -> bool:
    """Whether the next piece belongs to this one, of which the two ends are given."""
    if known.dependent.search(following):
        return True
    words, last, after = head.strip(" ,").split(), tail.strip(" ,").split()[-1:], following.split()
    if len(words) <= SHORT and not known.heads.search(head):
        return True  # an adjective or a member of a series
    if last and after and last[0].endswith(_ADJECTIVE) and after[0].strip(",").endswith(_ADJECTIVE):
        return True  # "economic, political and market conditions"
    if _OPEN_RISK.search(head) and len(after) <= SHORT + 2 and not _OF_ITS_OWN.search(following):
        return True
    bare = following.removeprefix("and ").removeprefix("or ")
    if len(bare.split()) <= SHORT and not known.heads.search(bare):
        return len(words) > 1
    return " or " in following and len(after) <= SHORT + 1


def _and_items(body: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The items of a piece: "delays at our plant and the price of steel" are two."""
    start = first
    for m in _SPLIT_AND.finditer(body, first + 8, last):
        left, right = body[start : m.start()][-LOOK:], body[m.end() : m.end() + LOOK]
        if len(left.split()) >= 2 and len(right[: last - m.end()].split()) >= 2 and " between " not in left:
            yield start, m.start()
            start = m.end()
    yield start, last
