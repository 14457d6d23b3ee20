"""Rows or columns of figures → which of them is the sum of which, found by arithmetic alone.

A table says nowhere what adds up to what: indents are lost, "total" is not always said, and expenses are
added here and taken off there. But a relation that holds to the last digit in one column of a statement is
meant, and then it must hold in the others too. So each row is tried as the sum of those above it, with the
signs that statements use; what holds is a relation, and where a sister column breaks it, something is wrong.

Figures are whole numbers here: twice the figure in units of the finest place shown in the table, so that half
a unit of any figure is whole as well. Rounding is allowed for in full: half a unit of each figure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import log10

from checker.record import Record

DEEPEST = 40
"""How many rows may add up to one."""

_MIXED = 6
"""How many rows may be added and subtracted as it comes."""

_EVIDENCE = 3.0
"""Decimal digits that must agree, beyond what so many trials would let agree by chance."""

_MIXED_EVIDENCE = 5.0
"""The same, where signs were tried as well and a column breaks the relation."""

Number = tuple[int, int]
"""A figure and half a unit of its last place."""

UNSAID = (0, -1)
"""Stands where a figure has no meaning, or is of another kind."""

Vector = Sequence[Number | None]
"""The figures of a row, column by column (or of a column, row by row); None where there is none."""


class Term(Record):
    """One operand: which row or column, and its sign."""

    line: int
    sign: int


class Relation(Record):
    """A row that is the sum of others, and in which columns it is."""

    target: int
    terms: tuple[Term, ...]
    holds: tuple[int, ...]
    """Columns in which it holds and says something."""
    breaks: tuple[int, ...]
    """Columns in which no rounding makes it hold."""
    evidence: float
    """How many decimal digits agree in all, less the digits that the number of trials accounts for."""
    near: float = 0.0
    """How many of these are digits that agree where it breaks."""


class _Score(Record):
    holds: tuple[int, ...]
    breaks: tuple[int, ...]
    digits: float
    near: float
    """Digits that agree in the columns that break it: a sum that is not meant is far off."""

    @property
    def convincing(self) -> bool:
        """Whether the columns that hold outnumber those that break."""
        held, broken = len(self.holds), len(self.breaks)
        return held >= 1 and (broken * 2 <= held or (held, broken) == (1, 1))


def stacked_sums(
    vectors: Sequence[Vector], keys: Sequence[object], is_total: Callable[[int], bool]
) -> Iterator[Relation]:
    """The sums down a statement: what a total adds up is not added again further down.

    ``keys`` tell which rows are of one kind (money, percentages, per share); ``is_total`` whether the words
    of a row call it a total. Takes time linear in the rows.
    """
    stacks: dict[object, list[int]] = {}
    for target, vector in enumerate(vectors):
        stack = stacks.setdefault(keys[target], [])
        found = _best(vectors, stack, target, said=is_total(target)) if stack else None
        if found is not None:
            yield found
            meant = is_total(target) or all(term.sign > 0 for term in found.terms)
            taken = {term.line for term in found.terms} if meant else set()
            while stack and stack[-1] in taken:
                stack.pop()
        if any(number is not None and number is not UNSAID for number in vector):
            stack.append(target)
            if len(stack) > 3 * DEEPEST:
                del stack[:DEEPEST]


def _best(vectors: Sequence[Vector], stack: Sequence[int], target: int, *, said: bool) -> Relation | None:
    best: Relation | None = None
    for trials, terms in _simple(vectors, stack, target):
        found = _judged(vectors, target, terms, trials, said=said)
        if found is not None and (best is None or _rank(found) > _rank(best)):
            best = found
            if not found.breaks and len(found.holds) > 1:
                return best
    if best is not None or not said:
        return best
    for trials, terms in _mixed(vectors, stack, target):
        found = _judged(vectors, target, terms, trials, said=False)
        if found is not None and found.breaks and found.evidence - found.near < _MIXED_EVIDENCE:
            continue
        if found is not None and (best is None or _rank(found) > _rank(best)):
            best = found
    return best


def _rank(relation: Relation) -> tuple[int, float]:
    return len(relation.holds) - 2 * len(relation.breaks), relation.evidence


def _simple(
    vectors: Sequence[Vector], stack: Sequence[int], target: int
) -> Iterator[tuple[int, tuple[Term, ...]]]:
    """Sums of the last rows, and the first of them less the others, that hold in some column."""
    depth = min(len(stack), DEEPEST)
    wanted = [
        (column, number)
        for column, number in enumerate(vectors[target])
        if number is not None and number[1] >= 0
    ]
    least = max(1, len(wanted) // 3)
    sums = [0] * len(wanted)
    slack = [number[1] for _, number in wanted]
    for count in range(1, depth + 1):
        line = vectors[stack[-count]]
        plus = minus = negated = 0
        for at, (column, number) in enumerate(wanted):
            cell = line[column]
            value, half = cell if cell is not None and cell[1] >= 0 else (0, 0)
            before = sums[at]
            sums[at] = after = before + value
            slack[at] += half
            if count > 1:
                room = slack[at]
                plus += -room <= number[0] - after <= room
                minus += -room <= number[0] - value + before <= room
                negated += -room <= number[0] + after <= room
        if plus >= least:
            yield count, _terms(stack, count, 1, 1)
        if minus >= least:
            yield count, _terms(stack, count, 1, -1)
        if negated >= least:
            yield count, _terms(stack, count, -1, -1)


def _terms(stack: Sequence[int], count: int, first: int, others: int) -> tuple[Term, ...]:
    lines = stack[-count:]
    return (Term(lines[0], first), *(Term(line, others) for line in lines[1:]))


def _mixed(
    vectors: Sequence[Vector], stack: Sequence[int], target: int
) -> Iterator[tuple[int, tuple[Term, ...]]]:
    """The last few rows with any signs, where they hold in some column."""
    wanted = [(c, n) for c, n in enumerate(vectors[target]) if n is not None and n[1] >= 0 and n[0]]
    for column, (value, half) in wanted[:3]:
        sums, room = [0], half
        for count in range(1, min(len(stack), _MIXED) + 1):
            cell = vectors[stack[-count]][column] or (0, 0)
            room += max(cell[1], 0)
            sums = [known + cell[0] for known in sums] + [known - cell[0] for known in sums]
            if count == 1:
                continue
            for at, known in enumerate(sums):
                if -room <= known - value <= room:
                    yield 2**count, _signed(stack[-count:], at)


def _signed(lines: Sequence[int], choice: int) -> tuple[Term, ...]:
    """The rows with the signs of one of all choices: a bit for each row, the last row's the lowest."""
    last = len(lines) - 1
    return tuple(Term(line, -1 if choice >> (last - at) & 1 else 1) for at, line in enumerate(lines))


def _judged(
    vectors: Sequence[Vector], target: int, terms: Sequence[Term], trials: int, *, said: bool
) -> Relation | None:
    score = scored(vectors, target, terms)
    evidence = score.digits + score.near - log10(2 * trials)
    enough = _EVIDENCE if len(score.holds) == 1 or score.breaks else 2.0
    if score.breaks and not said:
        enough += 1.5
    if not score.convincing or evidence < (enough - 1 if said else enough):
        return None
    if score.breaks and not said and any(term.sign < 0 for term in terms):
        return None
    return Relation(target, tuple(terms), score.holds, score.breaks, evidence, score.near)


def scored(vectors: Sequence[Vector], target: int, terms: Sequence[Term]) -> _Score:
    """In which columns the target is the sum of the terms, and how many digits agree there."""
    holds, breaks, digits, near = [], [], 0.0, 0.0
    absent: dict[int, set[int]] = {}
    most = max(1, len(vectors[target]) // 3)  # with more, it cannot convince: look no further
    for column, number in enumerate(vectors[target]):
        if number is None or number[1] < 0:
            continue
        total, room, said, largest, alone = 0, number[1], 0, abs(number[0]), False
        for term in terms:
            cell = vectors[term.line][column]
            if cell is None:
                absent.setdefault(column, set()).add(term.line)
                continue
            if cell[1] < 0:
                break
            total += term.sign * cell[0]
            room += cell[1]
            said += cell[0] != 0
            alone = alone or (cell[0] != 0 and term.sign * cell[0] == number[0])
            largest = max(largest, abs(cell[0]))
        else:
            if abs(total - number[0]) > room:
                if number[0] and said > 1:
                    breaks.append(column)
                    if len(breaks) > most:
                        break
                    near += log10(max(abs(number[0]), abs(total)) / abs(total - number[0]))
            elif said > 1 and number[0] and not (alone and len(terms) > 2):
                holds.append(column)
                digits += log10(max(largest / room, 1)) if room else log10(max(largest, 1))
    missed = {line for column in holds for line in absent.get(column, ())}
    return _Score(tuple(holds), tuple(c for c in breaks if absent.get(c, set()) <= missed), digits, near)
