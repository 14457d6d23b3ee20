"""Ratios that tables show beside what they are made of: margins, shares, results per share, balances.

Which rows make a ratio is told by their words; a column that breaks it is an alarm only where a sister column
bears it out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from checker.facts.figures.arithmetic import Reading, agrees, percentage, ratio
from checker.facts.figures.table_cells import Figure
from checker.facts.figures.table_checks import CheckKind, Operand, TableCheck
from checker.facts.figures.table_grids import Grid, GridRow
from checker.facts.figures.table_reading import ReadGrid
from checker.patterns import pattern
from checker.record import Record

_NEAR = 14
"""How many rows away the row may stand that a margin is of."""


class Ratio(Record):
    """A row that is one row over another, in its own unit."""

    kind: CheckKind
    row: int
    part: int
    whole: int


_REVENUE = pattern(
    r"(?i)^(?:total |net |consolidated |gaap |non-gaap )*(?:revenues?|sales|net sales"
    r"|turnover)(?:,? net)?\b(?! from| of|.*(?:cost|growth|%|marketing|expense))"
)


_MARGIN = pattern(
    r"(?i)^(?P<of>.*?)\b(?:margins?|as an? (?:percent|percentage|%) of (?:total |net )*(?:revenues?"
    r"|sales))\b"
)


_WORDS = pattern(r"[a-z][a-z-]+")


_RESULT = pattern(
    r"(?i)\bnet (?:\(?(?:income|loss|earnings|profit)\)?)|\b(?:profit|loss|earnings"
    r"|income)\b[^\n]{0,30}\b(?:attributable|available|for the)"
)


_BASIC_OR_DILUTED = pattern(r"(?i)\b(basic|diluted)\b")


def ratio_checks(read: ReadGrid) -> Iterator[TableCheck]:
    """Margins and results per share of a table."""
    yield from _checks(read, _margins(read.grid), _as_percent)
    yield from _checks(read, _per_share(read.grid), _as_per_share())


Judge = Callable[[Figure, Figure, Figure], Reading | None]


def _checks(read: ReadGrid, ratios: Iterator[Ratio], judge: Judge) -> Iterator[TableCheck]:
    """The checks of ratios that a sister column bears out, column by column."""
    for found in ratios:
        held: list[tuple[int, Reading]] = []
        broken: list[tuple[int, Reading]] = []
        for column in read.plain_columns:
            stated, part, whole = (
                read.grid.figure_at(n, column) for n in (found.row, found.part, found.whole)
            )
            if (
                stated is None
                or part is None
                or whole is None
                or part.unit != "number"
                or whole.unit != "number"
            ):
                continue
            if (stated.unit == "percent") is (found.kind == "per-share"):
                continue
            computed = judge(stated, part, whole)
            if computed is not None:
                ties = agrees(stated.reading, computed) or agrees(-stated.reading, computed)
                (held if ties else broken).append((column, computed))
        if held and len(broken) * 2 <= len(held) + (len(held) == 1):
            yield from (_check(read, found, *one, True, len(held) - 1) for one in held)
            yield from (_check(read, found, *one, False, len(held)) for one in broken)


def _check(
    read: ReadGrid, found: Ratio, column: int, computed: Reading, ties: bool, elsewhere: int
) -> TableCheck:
    grid = read.grid
    return read.check(
        found.kind,
        (found.row, column),
        computed,
        [Operand(grid.rows[n].figures[column], grid.row_name(n)) for n in (found.part, found.whole)],
        ties=ties,
        elsewhere=elsewhere,
        sign="%" if grid.rows[found.row].figures[column].unit == "percent" else "",
    )


def _as_percent(stated: Figure, part: Figure, whole: Figure) -> Reading | None:
    return percentage(part.reading, whole.reading) if whole.units > 0 else None


def _as_per_share() -> Judge:
    """Result over shares; the power of ten between their scales is seen from the figures themselves."""
    scales: list[int] = []

    def judge(stated: Figure, part: Figure, whole: Figure) -> Reading | None:
        plain = ratio(part.reading, whole.reading)
        if plain is None or not stated.units or not plain.value or whole.units <= 0:
            return None
        scale = (abs(stated.value) / abs(plain.value)).adjusted()
        near = [s for s in (scale, scale + 1) if s % 3 == 0]
        scale = near[0] if near else 0
        scales.append(scale)
        if scale != scales[0]:
            return None
        found = plain.times(Decimal(10) ** scale)
        cent = Decimal(1).scaleb(-stated.places)  # the result is rounded once more where cents are
        return Reading(found.value, found.low - cent / 2, found.high + cent / 2)

    return judge


def _margins(grid: Grid) -> Iterator[Ratio]:
    """Each row of percentages that its words call a margin, over the row of its name and that of revenue."""
    wholes = [n for n, row in enumerate(grid.rows) if _is_amount(row) and _REVENUE.search(row.label)]
    if not wholes:
        return
    for at, row in enumerate(grid.rows):
        m = _MARGIN.search(row.label) if _is_percent(row) else None
        if m is None:
            continue
        whole = max((n for n in wholes if n < at), default=wholes[0])
        names = set(_WORDS.findall(m["of"].lower()))
        near = range(max(0, at - _NEAR), min(len(grid.rows), at + 3))
        part = _of_that_name(grid, near, names)
        if part is not None and part != whole:
            yield Ratio("margin", at, part, whole)


_RESULTS = {"income", "profit", "loss", "earnings", "net", "from", "operations", "of", "company", "margin"}


def _of_that_name(grid: Grid, near: Sequence[int], names: set[str]) -> int | None:
    """The last row of amounts whose words are those of the margin: "Gross margin" is of "Gross profit"."""
    wanted = names - {"non-gaap", "gaap", "as", "the", "a"}
    best: tuple[int, int] | None = None
    for n in near:
        row = grid.rows[n]
        if not _is_amount(row):
            continue
        words = set(_WORDS.findall(row.label.lower()))
        if ("non-gaap" in words) is not ("non-gaap" in names) or ("adjusted" in words) is not (
            "adjusted" in names
        ):
            continue
        if wanted and wanted <= words and words & _RESULTS | (wanted & {"ebitda"}):
            extra = -len(words - wanted - _RESULTS)
            if best is None or (extra, n) > best:
                best = (extra, n)
    return best[1] if best else None


def _is_percent(row: GridRow) -> bool:
    units = [f.unit for f in row.figures.values() if not f.nil]
    return bool(units) and all(unit == "percent" for unit in units)


def _is_amount(row: GridRow) -> bool:
    units = [f.unit for f in row.figures.values() if not f.nil]
    return units.count("number") * 2 > len(units) and row.kind == "amount"


def _per_share(grid: Grid) -> Iterator[Ratio]:
    """Each row of results per share, over the nearest result above it and the shares of its own kind."""
    kinds = [row.kind if row.figures else "" for row in grid.rows]
    for at, row in enumerate(grid.rows):
        if kinds[at] != "per-share":
            continue
        name = f"{row.under} {row.label}".lower()
        if not pattern(r"\b(?:income|loss|earnings|profit|eps)\b").search(name) or pattern(
            r"\bdividend|\bbook\b|\bcontinu|\bdiscontinu"
        ).search(name):
            continue
        word = _BASIC_OR_DILUTED.search(row.label) or _BASIC_OR_DILUTED.search(row.under)
        part = next(
            (n for n in range(at - 1, -1, -1) if kinds[n] == "amount" and _RESULT.search(grid.rows[n].label)),
            None,
        )
        whole = _shares_for(grid, kinds, at, word[1].lower() if word else "")
        if part is not None and whole is not None and _alike(name, grid.rows[part].label.lower()):
            yield Ratio("per-share", at, part, whole)


def _alike(name: str, result: str) -> bool:
    """Whether both are adjusted, or neither."""
    adjusted = pattern(r"non-gaap|adjusted|core|pro forma")
    return bool(adjusted.search(name)) is bool(adjusted.search(result))


def _shares_for(grid: Grid, kinds: Sequence[str], at: int, word: str) -> int | None:
    for n in range(at + 1, min(len(grid.rows), at + _NEAR)):
        if kinds[n] == "shares":
            own = _BASIC_OR_DILUTED.findall(f"{grid.rows[n].label}")
            if not word or word in [w.lower() for w in own] or not own:
                return n
    return None
