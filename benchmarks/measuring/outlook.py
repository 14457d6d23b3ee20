"""Scores for forward-looking sentences: found, by strength; logistics left alone; single sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from measuring.counts import Board
from measuring.pages import Stretch, half_shared
from measuring.seen import Seen

Marked = tuple[Stretch, str]
"""A stretch that the checker marks, and the strength it gives."""


@dataclass(frozen=True)
class Wanted:
    """A labelled sentence: everywhere it stands, its strength, its words."""

    places: tuple[Stretch, ...]
    strength: str
    words: str


def forward_looking(labels: Mapping[str, Any], seen: Seen, board: Board) -> None:
    """Compare sentences: a label is found when an answer shares at least half of the shorter of the two.

    Aspirations are neutral both ways: such a label is neither required nor counted against, and an answer
    called an aspiration is neither a hit nor a false hit. The row ``any strength`` counts those answers too.
    """
    marked = [(seen.ink(f.span), str(f.strength)) for f in seen.of("forward-looking")]
    firm = [m for m in marked if m[1] != "aspiration"]
    wanted = [_wanted(label, seen) for label in labels["forward_looking"]]
    _sentences("forward-looking", wanted, firm, seen, board)
    _sentences("forward-looking: any strength", wanted, marked, seen, board)
    for label in wanted:
        _strength(label, marked if label.strength == "aspiration" else firm, seen, board)
    forward = [place for label in wanted for place in label.places]
    _left_alone(labels["logistics_future"], forward, marked, seen, board)


def _wanted(label: Mapping[str, str], seen: Seen) -> Wanted:
    quote = label["quote"]
    return Wanted(tuple(seen.page.occurrences(quote)), label["strength"], " ".join(quote.split()))


def _sentences(
    row: str, wanted: Sequence[Wanted], marked: Sequence[Marked], seen: Seen, board: Board
) -> None:
    tally = board.tally(row)
    for label in wanted:
        if label.strength != "aspiration":
            if any(touches(label.places, stretch) for stretch, _ in marked):
                tally.found += 1
            else:
                tally.miss(seen.id, f"[{label.strength}] {label.words}")
    for stretch, strength in marked:
        borne_out = [label.strength for label in wanted if touches(label.places, stretch)]
        if any(own != "aspiration" for own in borne_out):
            tally.right += 1
        elif not borne_out:
            tally.false(seen.id, f"[{strength}] {seen.page.words(stretch, 300)}")


def _strength(label: Wanted, marked: Sequence[Marked], seen: Seen, board: Board) -> None:
    given = [strength for stretch, strength in marked if touches(label.places, stretch)]
    board.share(f"forward-looking: {label.strength} found").answer(seen.id, True, bool(given), label.words)
    if given and label.strength != "aspiration":
        best = label.strength if label.strength in given else given[0]
        board.share("forward-looking: strength").answer(seen.id, label.strength, best, label.words)


def _left_alone(
    quotes: Sequence[str], forward: Sequence[Stretch], marked: Sequence[Marked], seen: Seen, board: Board
) -> None:
    """Logistics that no forward-looking mark touches; quotes also labelled forward-looking are left out."""
    for quote in quotes:
        places = seen.page.occurrences(quote)
        if any(touches(places, other) for other in forward):
            continue
        flagged = [own for stretch, own in marked if touches(places, stretch)]
        answer = flagged[0] if flagged else "unmarked"
        board.share("logistics: left alone").answer(seen.id, "unmarked", answer, " ".join(quote.split()))


def touches(places: Sequence[Stretch], stretch: Stretch) -> bool:
    """Whether the stretch shares at least half of the shorter with any of the places."""
    return any(half_shared(place, stretch) for place in places)


def sentence(labels: Mapping[str, Any], seen: Seen, board: Board) -> None:
    """One sentence alone: F is forward-looking, f (aspirational) neutral, L, B and N are not."""
    label = labels["label"]
    strengths = {str(f.strength) for f in seen.of("forward-looking")}
    marked = bool(strengths - {"aspiration"})
    if label == "f":
        board.share("sentences: aspirations marked").answer(seen.id, True, bool(strengths), seen.page.raw)
        return
    for row in ("sentences", f"sentences: {labels['split']}"):
        tally = board.tally(row)
        if label == "F":
            tally.hit() if marked else tally.miss(seen.id, f"({sorted(strengths)}) {seen.page.raw}")
        elif marked:
            tally.false(seen.id, f"({label}) {seen.page.raw}")
