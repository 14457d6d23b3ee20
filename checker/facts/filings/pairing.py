"""The references of one list → one for each report, with its own period and filing date.

``Forms 10-K and 10-Q for 2024``; ``Form 10-Q for the quarters ended …``; ``each filed with the SEC on …``;
``filed on … and …, respectively``.
"""

from __future__ import annotations

from datetime import date

from checker.facts.filings.clauses import Clauses
from checker.facts.filings.periods import Period
from checker.facts.filings.reference import Reference
from checker.record import replace


def paired(run: list[Reference]) -> list[Reference]:
    """The references of a list, split where one stands for several reports."""
    return _with_days(_with_periods(run))


def _with_periods(run: list[Reference]) -> list[Reference]:
    """One reference for each period of each name."""
    out: list[Reference] = []
    for n, one in enumerate(run):
        periods = _merged(_own_periods(run, n))
        out += [replace(one, period=p, joined=one.joined or k > 0) for k, p in enumerate(periods or [None])]
    return out


def _own_periods(run: list[Reference], n: int) -> list[Period]:
    """The periods of one name: its own, or those at the end (or the start) of its list of numbers."""
    one = run[n]
    own = one.before + one.after.periods
    if one.head.tight and not own:
        later = [o for o in run[n + 1 :] if one.listed_with(o)]
        own = _fitting(later[-1].after.periods, one.family, strict=True) if later else []
        return own or [p for p in run[0].before if one.listed_with(run[0])]
    if one.head.tight:
        own = _fitting(own, one.family, strict=bool(n and run[n - 1].listed_with(one))) or own[-1:]
    return _fitting(own, one.family, strict=False) or own


def _fitting(periods: list[Period], family: str | None, *, strict: bool) -> list[Period]:
    """The periods whose kind fits the form; ``strict`` lets a quarterly one have a bare year."""
    if family == "annual":
        return [p for p in periods if p.kind in ("year", "none") or p.also_year]
    if family == "quarterly":
        bare_year = [p for p in periods if strict and p.end is None and p.kind == "year"]
        return [p for p in periods if p.kind != "year" or p in bare_year]
    return [] if strict else list(periods)


def _merged(periods: list[Period]) -> list[Period]:
    """The periods with repeats made one: ``2023 Annual Report … for the year ended December 31, 2023``."""
    ends = list(dict.fromkeys(p.end for p in periods if p.end))
    if not ends:
        return list(dict.fromkeys(periods))
    years = [p.fiscal_year for p in periods if p.end is None and p.fiscal_year]
    by_end = {p.end: p for p in sorted(periods, key=lambda p: p.kind != "none") if p.end}
    if len(ends) == 1 and len(years) == 1:
        return [replace(by_end[ends[0]], fiscal_year=years[0])]
    return [by_end[end] for end in ends]


def _with_days(run: list[Reference]) -> list[Reference]:
    """Gives every reference its filing date, splitting one that was filed on several days."""
    out: list[Reference] = []
    for one in run:
        out.append(one)
        mine = [o for o in out if o.head is one.head]
        if one.after.days and sum(o.head is one.head for o in run) == len(mine):
            out = _dated(out, mine, one.after)
    return out


def _dated(out: list[Reference], mine: list[Reference], after: Clauses) -> list[Reference]:
    """``out`` with the days of its last name given to those that they are of."""
    days = after.days
    undated = [o for o in out if o.filed is None and not o.after.days] + mine
    listed = [o for o in out if o.listed_with(mine[0])]
    if len(days) == 1:
        return _zipped(out, undated if after.every else listed or mine, days * len(out))
    for group in (mine, listed, undated):
        if len(group) == len(days):
            return _zipped(out, group, days)
    return [*out[: -len(mine)], *(replace(mine[0], filed=day) for day in days)]


def _zipped(out: list[Reference], group: list[Reference], days: list[date]) -> list[Reference]:
    given = {id(one): day for one, day in zip(group, days, strict=False)}
    return [replace(one, filed=given.get(id(one), one.filed)) for one in out]
