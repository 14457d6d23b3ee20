"""Scores for contacts: the entry, and its name, phone, e-mail and role."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from measuring.counts import Board
from measuring.identity import plain
from measuring.pages import pair
from measuring.seen import Seen

_EXTENSION = re.compile(r"[,;]?\s*(?:x|ext|extension)\.?\s*\d+\s*$", re.I)
_TITLES = re.compile(r"^(?:mr|mrs|ms|dr|prof)\.?\s+", re.I)
_KEYPAD = str.maketrans("abcdefghijklmnopqrstuvwxyz", "22233344455566677778889999")


def contacts(labels: Mapping[str, Any], seen: Seen, board: Board) -> None:
    """Compare entries one to one by overlap, those that share a value first; then their values."""
    wanted, found = labels["contacts"], list(seen.of("contact"))
    stretches = seen.inks("contact")
    places = [seen.page.occurrences(entry["quote"]) for entry in wanted]
    pairs = dict(pair(places, stretches, lambda i, j: _shared(wanted[i], found[j])))
    for i, label in enumerate(wanted):
        fact = found[pairs[i]] if i in pairs else None
        _entry(label, fact, seen, board)
    for j, fact in enumerate(found):
        if j not in pairs.values():
            board.tally("contacts: entry").false(seen.id, seen.words(fact.span))
            _values({}, fact, seen, board)


def _entry(label: Mapping[str, Any], fact: Any, seen: Seen, board: Board) -> None:
    if fact is None:
        board.tally("contacts: entry").miss(seen.id, " ".join(label["quote"].split()))
    else:
        board.tally("contacts: entry").hit()
        board.share("contacts: role").answer(
            seen.id, label["role"], fact.role, " ".join(label["quote"].split())[:100]
        )
    _values(label, fact, seen, board)


def _values(label: Mapping[str, Any], fact: Any, seen: Seen, board: Board) -> None:
    for name in _SAME:
        own, theirs = label.get(name), getattr(fact, name) if fact is not None else None
        board.tally(f"contacts: {name}").value(seen.id, own, theirs, same=_same(name, own, theirs))


def _shared(label: Mapping[str, Any], fact: Any) -> int:
    """How many of name, phone and e-mail the two share."""
    return sum(_same(name, label.get(name), getattr(fact, name)) for name in _SAME)


def _same(name: str, own: str | None, theirs: str | None) -> bool:
    return bool(own and theirs) and _SAME[name](own or "", theirs or "")


def same_phone(one: str, other: str) -> bool:
    """Whether two numbers ring the same line: their last nine digits agree, or all where one is shorter."""
    first, second = digits(one), digits(other)
    least = min(len(first), len(second), 9)
    return least >= 6 and first[-least:] == second[-least:]


def digits(number: str) -> str:
    """A number's digits without its extension; letters as on a keypad."""
    bare = _EXTENSION.sub("", number.lower()).translate(_KEYPAD)
    return re.sub(r"\D", "", bare)


def same_email(one: str, other: str) -> bool:
    """Whether two addresses are the same, apart from case."""
    return one.strip().casefold() == other.strip().casefold()


def same_name(one: str, other: str) -> bool:
    """Whether the people are the same: equal, or one of several that stand together; titles apart."""
    return bool(_people(one) & _people(other))


def _people(names: str) -> set[str]:
    whole = {plain(_TITLES.sub("", names))}
    several = re.split(r"\s*(?:/|;|&|\band\b|,)\s*", names)
    return whole | {plain(_TITLES.sub("", name)) for name in several if " " in name.strip()}


_SAME: Mapping[str, Callable[[str, str], bool]] = {
    "name": same_name,
    "phone": same_phone,
    "email": same_email,
}
