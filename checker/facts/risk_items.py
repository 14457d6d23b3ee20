"""A list in running text → its items: between semicolons, else by numbers, else by commas and "and"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Any

from checker.patterns import IGNORE_CASE
from checker.patterns import pattern as compiled

_NUMBER = r"(?<!\w)\((?:\d{1,2}|[ivx]{1,5}|[a-h])\) "
_DEPENDENT = (
    r"^(?:and |or )?(?:including|such as|which|who|where|whether|or at all|if any|if at all|as"
    r"|in (?:each|the|a|our|such|connection|particular)|"
    r"on (?:the|a|our|terms)|when|that|to|by|from|with|for|in|at|of|but|because|particularly"
    r"|especially|resulting|caused|due|upon|"
    r"thereby|without|under|through|after|before|during|until|unless|respectively|inc|ltd|llc|corp|\d"
    r"|not|is|are|\w+ed (?:to|by|in|for|with|from|on))\b|^or "
)
"""How a piece between commas begins that belongs to the piece before it."""
_HEADS = (
    r"\b(?:abilit|inabilit|risk|conditions?\b|competit|chang|failure|delay|cost|price|pricing|rates?\b"
    r"|demand|loss|lack|impact|effect|uncertain|availab|regulat|"
    r"litigation|timing|success|fluctuat|accept|develop|shortage|disrupt|approv|financ|fund|need"
    r"|market|legislat|inflation|war\b|event|disaster|"
    r"pandemic|tariff|polic|relationship|depend|relian|protect|compliance|integrat|completion"
    r"|satisfaction|performance|results?\b|growth|level|"
    r"breach|secur|volatil|interest|currenc|exchange|econom|tax|weather|supply|product|technolog"
    r"|personnel|terror|labor|"
    r"closing|review|vote|possib|likelihood|potential|unforeseen|termination|challenge|limit|restrict"
    r"|expens|liquid|capital|credit|environment|"
    r"liabilit|impair|effectiveness|conflict|benefit|continued|action|decision|outcome|accuracy"
    r"|adverse|dilution|conduct|nature|concentration|intellectual|execution|attack|threat|instability"
    r"|recession|sanction)"
)
"""Beginnings of nouns that head a factor; a short piece without one is a member of a series inside it."""
_SPLIT_AND = (
    r"(?<!company)(?<! us)(?<! we) (?:and|or|and/or) (?=(?:the|our|its|a|an|any|changes?|delays?"
    r"|inability|failure|risks?|uncertaint\w+|"
    r"general|competition|economic|other|those|fluctuations?|litigation) )"
)
_OPEN_RISK = r"^\W*(?:and )?(?:the )?risks? (?:concerning|relat\w+ to|associated with|of|in|regarding)\b"
"""A piece so begun takes up the short pieces after it."""
_ADJECTIVE = ("al", "ic", "ive", "ory", "ary")
LOOK = 120
"""Characters at either end of a piece that tell whether it stands alone; a list may be of any length."""
LONGEST = 20_000
"""Characters of one list that are read."""
MOST = 400
"""Items of one list; no cautionary statement has so many."""
SHORT = 3
"""Words: a piece of so many needs a head of its own."""


def pattern(source: str) -> Any:
    """A compiled pattern, case aside; made when first needed."""
    return compiled(source, IGNORE_CASE)


def items_of(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The stretches of the items of a list that begins at ``start`` and goes on to the end of the text."""
    body = text[start : start + LONGEST]
    cuts = outside_brackets(body, ";")
    if not cuts:
        numbered = [m.start() for m in pattern(_NUMBER).finditer(body)]
        cuts = numbered if len(numbered) > 1 else []
    pieces = _between(cuts, len(body)) if cuts else _comma_items(body)
    for first, last in islice(pieces, MOST):
        yield start + first, start + last


def outside_brackets(text: str, mark: str) -> list[int]:
    """Where a mark stands outside round and square brackets."""
    depth, found = 0, []
    for at, character in enumerate(text):
        depth += (character in "([") - (character in ")]")
        if character == mark and depth <= 0:
            found.append(at)
    return found


def _between(cuts: list[int], end: int) -> Iterator[tuple[int, int]]:
    edges = [0, *cuts, end]
    yield from pairwise(edges)


def _comma_items(body: str) -> Iterator[tuple[int, int]]:
    """Items of a list that has only commas: a piece that can't stand alone belongs to its neighbour."""
    cuts = [c for c in outside_brackets(body, ",") if not body[c + 1 : c + 4].strip()[:1].isdigit()]
    start = 0
    pieces = list(_between(cuts, len(body)))
    for i, (_, last) in enumerate(pieces):
        following = body[pieces[i + 1][0] + 1 : pieces[i + 1][1]].strip() if i + 1 < len(pieces) else ""
        head, tail = body[start : min(last, start + LOOK)], body[max(start, last - LOOK) : last]
        if following and _belong(head, tail, following[:LOOK]):
            continue
        yield from _and_items(body, start, last)
        start = last


def _belong(head: str, tail: str, following: str) -> bool:
    """Whether the next piece belongs to this one, of which the two ends are given."""
    if pattern(_DEPENDENT).search(following):
        return True
    words, last, after = head.strip(" ,").split(), tail.strip(" ,").split()[-1:], following.split()
    if len(words) <= SHORT and not pattern(_HEADS).search(head):
        return True  # an adjective or a member of a series
    if last and after and last[0].endswith(_ADJECTIVE) and after[0].strip(",").endswith(_ADJECTIVE):
        return True  # "economic, political and market conditions"
    if (
        pattern(_OPEN_RISK).search(head)
        and len(after) <= SHORT + 2
        and not pattern(r"^(?:and )?(?:our|the|its|changes?|risks?)\b").search(following)
    ):
        return True
    bare = following.removeprefix("and ").removeprefix("or ")
    if len(bare.split()) <= SHORT and not pattern(_HEADS).search(bare):
        return len(words) > 1
    return " or " in following and len(after) <= SHORT + 1


def _and_items(body: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The items of a piece: "delays at our plant and the price of steel" are two."""
    start = first
    for m in pattern(_SPLIT_AND).finditer(body, first + 8, last):
        left, right = body[start : m.start()][-LOOK:], body[m.end() : m.end() + LOOK]
        if len(left.split()) >= 2 and len(right[: last - m.end()].split()) >= 2 and " between " not in left:
            yield start, m.start()
            start = m.end()
    yield start, last
