"""A board → text and JSON: one line a row with its goal, and the misses and false hits on demand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from measuring.counts import Board, Middle, Row, Share, Tally

GOALS: dict[str, float] = {
    "release date": 0.98, "headline": 0.98, "tickers": 0.98,
    "dateline": 0.98, "dateline: city": 0.98, "dateline: region": 0.98, "dateline: date": 0.98,
    "dateline: wire": 0.98,
    "filings: form": 0.97, "filings: form + period end": 0.97, "filings: form + year": 0.95,
    "filings: form + filed date": 0.95,
    "paragraph filings: form": 0.97, "paragraph filings: form + period end": 0.97,
    "paragraph filings: form + year": 0.95, "paragraph filings: form + filed date": 0.95,
    "contacts: entry": 0.95, "contacts: phone": 0.98, "contacts: email": 0.99,
    "cautionary: present": 0.98, "cautionary: overlap": 0.97, "cautionary: identification": 0.95,
    "cautionary: cites pslra": 0.95, "cautionary: no update clause": 0.95,
    "forward-looking": 0.85, "forward-looking: guidance found": 0.97, "forward-looking: plan found": 0.90,
    "logistics: left alone": 0.90, "events": 0.90, "defects: certain found": 0.90,
}  # fmt: skip
"""The figures that the project holds itself to."""


ORDER = (
    "release date", "headline", "dateline", "tickers", "filings", "paragraph filings", "contacts",
    "cautionary", "forward-looking", "logistics", "sentences", "non-GAAP", "about section",
    "conference call", "legends", "events", "defects", "findings borne out",
)  # fmt: skip
"""The kinds, in the order of the table; findings by rule come last."""


def ordered(board: Board) -> list[tuple[str, Row]]:
    """The rows by kind; within one, in the order in which they were first met, its own name first."""
    kinds = {name: name.partition(":")[0] for name in board.rows}
    places = {kind: ORDER.index(kind) if kind in ORDER else len(ORDER) for kind in kinds.values()}
    rules = {name: name if name.startswith("finding ") else "" for name in board.rows}
    order = {name: (places[kinds[name]], name != kinds[name], rules[name]) for name in board.rows}
    return sorted(board.rows.items(), key=lambda row: order[row[0]])


def table(board: Board) -> Iterator[str]:
    """The rows as lines of text."""
    yield f"{'what':<42} {'figure':>7} {'P':>6} {'R':>6} {'tp':>5} {'fp':>5} {'fn':>5}  goal"
    for name, row in ordered(board):
        goal = GOALS.get(name)
        mark = "" if goal is None else f"  {goal:.2f}{'' if row.figure >= goal else ' short'}"
        yield f"{name:<42} {row.figure:7.3f} {_counts(row):<37}{mark}".rstrip()
    for name in sorted(board.absent):
        yield f"absent: {name}"
    for fault, ids in sorted(_by_fault(board).items()):
        yield f"broken: {fault} [{len(ids)}: {', '.join(ids[:4])}{' …' if len(ids) > 4 else ''}]"


def _by_fault(board: Board) -> dict[str, list[str]]:
    faults: dict[str, list[str]] = {}
    for note in board.broken:
        faults.setdefault(note.words, []).append(note.id)
    return faults


def _counts(row: Row) -> str:
    if isinstance(row, Tally):
        counts = f"{row.found:5} {len(row.false_hits):5} {len(row.misses):5}"
        return f"{row.precision:6.3f} {row.recall:6.3f} {counts}"
    if isinstance(row, Share):
        return f"{'':13} {row.right:5} {'':5} {len(row.misses):5}"
    return f"{'median of ' + str(len(row.values)):>13}"


def details(board: Board, kind: str) -> Iterator[str]:
    """Every miss and false hit of the rows whose name begins with ``kind``. To be read, not to be kept."""
    for name, row in ordered(board):
        if name.startswith(kind) and not (name != kind and isinstance(row, Middle) and not row.misses):
            yield f"\n== {name}"
            yield from (f"  miss   {note.id}  {note.words}" for note in row.misses)
            if isinstance(row, Tally):
                yield from (f"  false  {note.id}  {note.words}" for note in row.false_hits)


def figures(board: Board) -> dict[str, Any]:
    """The rows as plain figures, without a word of the data."""
    return {name: _figures(row) | {"goal": GOALS.get(name)} for name, row in ordered(board)}


def _figures(row: Row) -> dict[str, Any]:
    own: dict[str, Any] = {"figure": round(row.figure, 4)}
    if isinstance(row, Tally):
        counts = {"tp": row.found, "fp": len(row.false_hits), "fn": len(row.misses)}
        return own | {"precision": round(row.precision, 4), "recall": round(row.recall, 4)} | counts
    if isinstance(row, Share):
        return own | {"right": row.right, "wrong": len(row.misses)}
    return own | {"measured": len(row.values)}
