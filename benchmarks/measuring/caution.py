"""Scores for the cautionary statement: there at all, its extent, its anatomy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from measuring.counts import Board
from measuring.pages import Page, Stretch, likeness
from measuring.seen import Seen

_SAID = (
    "identification",
    "cites_pslra",
    "cites_sections",
    "no_update_clause",
    "except_as_required_by_law",
    "company_specific",
)
_ASSERTED = ("none", "may contain", "contains")
"""How firmly a statement identifies the forward-looking statements, the firmest last."""


def cautionary(labels: Mapping[str, Any], seen: Seen, board: Board) -> None:
    """Compare the statement. Several found are taken together: the firmest identification, all factors."""
    label, facts = labels["cautionary"], seen.of("cautionary")
    present = bool(facts)
    told = seen.words(facts[0].span) if facts else ""
    board.share("cautionary: present").answer(seen.id, label["present"], present, told)
    if not label["present"]:
        return
    extent = _extent(label, seen.page)
    found = seen.inks("cautionary")
    board.middle("cautionary: overlap").measured(seen.id, likeness([extent], found), told)
    answers = _anatomy(facts)
    for name in _SAID:
        board.share(f"cautionary: {name.replace('_', ' ')}").answer(seen.id, label[name], answers[name])
    _factors(label["named_factors"], answers["named_factors"], seen.id, board)


def _factors(label: int, found: int, id: str, board: Board) -> None:
    close = abs(label - found) <= 2
    board.share("cautionary: named factors ±2").answer(id, label, label if close else found)
    board.share("cautionary: names a factor").answer(id, label > 0, found > 0, f"{label} v. {found}")


def _extent(label: Mapping[str, Any], page: Page) -> Stretch:
    """From the first place of the opening words to the nearest place of the closing words after it."""
    starts, ends = page.occurrences(label["quote_start"]), page.occurrences(label["quote_end"])
    spans = [(s[0], e[1]) for s in starts for e in ends if e[1] >= s[1]]
    if not spans:
        raise ValueError("the label's words are not in the text")
    return min(spans, key=lambda span: span[1] - span[0])


def _anatomy(facts: Sequence[Any]) -> dict[str, Any]:
    if not facts:
        return dict[str, Any].fromkeys(_SAID) | {"named_factors": 0}
    return {
        "identification": max((f.identification or "none" for f in facts), key=_ASSERTED.index),
        "cites_pslra": any(f.cites_pslra for f in facts),
        "cites_sections": any(f.cites_sections for f in facts),
        "no_update_clause": any(f.no_update_clause for f in facts),
        "except_as_required_by_law": any(f.except_as_required_by_law for f in facts),
        "company_specific": any(f.company_specific for f in facts),
        "named_factors": sum(f.named_factors for f in facts),
    }
