"""Scores for non-GAAP measures: used at all, which, reconciled."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from measuring.counts import Board
from measuring.identity import plain
from measuring.seen import Seen


def non_gaap(labels: Mapping[str, Any], seen: Seen, board: Board) -> None:
    """Compare what the release calls its measures, each once."""
    label, facts = labels["non_gaap"], seen.of("measure")
    names = {plain(str(fact.name)) for fact in facts}
    told = ", ".join(sorted({seen.words(fact.span) for fact in facts}))
    board.share("non-GAAP: used").answer(seen.id, label["used"], bool(facts), told)
    board.tally("non-GAAP: measures").sets(seen.id, {plain(name) for name in label["measures"]}, names)
    reconciled = bool(seen.facts.document.part("reconciliation"))
    board.share("non-GAAP: reconciliation").answer(seen.id, label["reconciliation"], reconciled)
