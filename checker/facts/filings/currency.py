"""References → how each stands in time: due, superseded, possible, in step with the fiscal year.

Unknown filer status means the latest deadline that any filer has; an unknown fiscal year end means that
the next quarter may be the year's last, so that its report has the annual deadline. No issuer is called
late on a guess.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import takewhile

from checker.calendars import Deadline, add_months, deadline, has_deadline, year_end
from checker.document import Span
from checker.facts.filings.reference import Reference
from checker.law import Law
from checker.record import Record

WEEK = timedelta(days=7)
"""How far a fiscal period of 52 or 53 weeks may end from the month's end."""

_ANNUAL = {"AIF": "ca-annual"}
"""Named documents, by the form under which the table ``deadlines`` has them."""

_NAMED_BY_START = 5
"""A fiscal year that ends by this month may be called by the year in which it began: January 2025 by 2024."""

_HORIZON = 12
"""How many later periods are looked at."""


class Standing(Record):
    """How one reference stands on the release's day; None where it cannot be told."""

    covers_until: date | None = None
    due: date | None = None
    superseded: bool | None = None
    superseded_by: date | None = None
    superseded_due: date | None = None
    cycles_old: int | None = None
    fourth_quarter: bool | None = None
    calendar_fits: bool | None = None
    behind_own_annual: bool = False
    conflicting: date | None = None
    missing_quarter: date | None = None


class Docket(Record):
    """All references of one release, and what is needed to judge them."""

    references: Sequence[Reference]
    law: Law
    day: date
    fiscal_year_end: tuple[int, int] | None
    """Of the issuer, as read from the release outside its references: good for placing "fiscal 2024"."""
    certain: bool
    """The fiscal year end was stated by the user: good for everything."""
    filer_status: str | None
    late: bool
    """The release says that a report is late."""

    def standing(self, one: Reference) -> Standing:
        """How one of the references stands."""
        end = self._covers_until(one)
        if end is None or one.head.form is None:
            return Standing()
        newer = self._newest_required(one, end)
        behind = self._superseded(one, end, newer)
        exact = one.period is not None and one.period.end is not None
        return Standing(
            covers_until=end,
            due=self._due(one, end) if exact else None,
            superseded=behind,
            superseded_by=newer.period_end if newer and behind else None,
            superseded_due=newer.due if newer and behind else None,
            cycles_old=self._cycles(one, end, newer),
            fourth_quarter=self._last_quarter(one, end),
            calendar_fits=self._fits(one, end),
            behind_own_annual=self._behind_own_annual(one, end),
            conflicting=self._conflicting(one, end),
            missing_quarter=self._missing_quarter(one, end),
        )

    def _covers_until(self, one: Reference) -> date | None:
        """The period's end as stated or, for an annual report, the latest day its year can have ended."""
        if one.period is None or one.family not in ("annual", "quarterly"):
            return None
        if one.period.end or one.family == "quarterly" or one.period.fiscal_year is None:
            return one.period.end
        cited = self.year_end_of(one.owner)
        month_day = (cited.month, cited.day) if cited else self.fiscal_year_end if one.owner is None else None
        if month_day is None:
            return None
        return year_end(one.period.fiscal_year + (month_day[0] <= _NAMED_BY_START), month_day)

    def year_end_of(self, owner: str | None) -> date | None:
        """The newest fiscal year end that the references give for an issuer; None if their months differ."""
        ends = self._ends.get((owner, "annual"))
        if ends is None:
            own = self.fiscal_year_end if owner is None and self.certain else None
            return year_end(self.day.year - 1, own) if own else None
        newest = max(ends)
        return newest if all(_near(end, newest) for end in ends) else None

    @cached_property
    def _ends(self) -> dict[tuple[str | None, str | None], set[date]]:
        """The period ends that are cited, by issuer and family of report."""
        ends: dict[tuple[str | None, str | None], set[date]] = {}
        for one in self.references:
            if one.period and one.period.end:
                ends.setdefault((one.owner, one.family), set()).add(one.period.end)
        return ends

    def _due(self, one: Reference, end: date) -> date | None:
        found = self._deadline(one.head.form.name if one.head.form else "", end, one.owner)
        return found.due if found else None

    def _deadline(self, form: str, end: date, owner: str | None) -> Deadline | None:
        asked = form, end, owner
        if asked not in self._deadlines:
            fiscal = self.year_end_of(owner)
            self._deadlines[asked] = deadline(
                _ANNUAL.get(form, form),
                end,
                self.law,
                filer_status=self.filer_status if owner is None else None,
                fiscal_year_end=(fiscal.month, fiscal.day) if fiscal else None,
            )
        return self._deadlines[asked]

    @cached_property
    def _deadlines(self) -> dict[tuple[str, date, str | None], Deadline | None]:
        """The deadlines already worked out, by form, period end and issuer."""
        return {}

    def _newest_required(self, one: Reference, end: date) -> Deadline | None:
        """The newest later report of the same issuer that fell due before the release's day."""
        form = one.head.form.name if one.head.form else ""
        annual = one.family == "annual"
        ends = self._ended(end, range(12, 12 * _HORIZON, 12) if annual else range(3, 3 * _HORIZON, 3))
        forms = ((form if annual else self._form_for(form, later, one.owner), later) for later in ends)
        return self._newest_due(forms, one.owner)

    def _ended(self, end: date, months: Iterable[int]) -> list[date]:
        """The later period ends before the release's day: no report is due before its period ends."""
        return list(takewhile(lambda later: later < self.day, (_later_end(end, n) for n in months)))[::-1]

    def _newest_due(self, reports: Iterable[tuple[str, date]], owner: str | None) -> Deadline | None:
        """Of reports by form and period end, the newest first, the first that fell due before the day."""
        deadlines = (self._deadline(form, end, owner) for form, end in reports)
        return next((d for d in deadlines if d is not None and d.due < self.day), None)

    def _form_for(self, form: str, end: date, owner: str | None) -> str:
        """The form of the report for a later quarter's end: the annual one if the year ends then, or may."""
        fiscal = self.year_end_of(owner)
        annual = "10-KSB" if form == "10-QSB" else "10-K"
        return annual if fiscal is None or _near(end, fiscal) else form

    def _superseded(self, one: Reference, end: date, newer: Deadline | None) -> bool | None:
        """Whether a newer report must exist and the release cites none that is newer than this one."""
        if self.late or one.verb == "to be filed" or not self._knows(one):
            return None
        return newer is not None and not self._cites_newer(one, end)

    def _knows(self, one: Reference) -> bool:
        form = one.head.form
        name = _ANNUAL.get(form.name, form.name) if form else ""
        return has_deadline(name, self.day, self.law)

    def _cites_newer(self, one: Reference, end: date) -> bool:
        newest = self._newest.get((one.owner, one.family))
        return newest is not None and newest > end

    @cached_property
    def _newest(self) -> dict[tuple[str | None, str | None], date]:
        """The newest end that a cited report covers, by issuer and family of report."""
        newest: dict[tuple[str | None, str | None], date] = {}
        for one in self.references:
            if end := self._covers_until(one):
                key = one.owner, one.family
                newest[key] = max(end, newest.get(key, end))
        return newest

    def _cycles(self, one: Reference, end: date, newer: Deadline | None) -> int | None:
        if newer is None:
            return 0
        months = (newer.period_end.year - end.year) * 12 + newer.period_end.month - end.month
        return round(months / (12 if one.family == "annual" else 3))

    def _last_quarter(self, one: Reference, end: date) -> bool | None:
        fiscal = self.year_end_of(one.owner)
        return None if one.family != "quarterly" or fiscal is None else _near(end, fiscal)

    def _fits(self, one: Reference, end: date) -> bool | None:
        fiscal = self.year_end_of(one.owner)
        if one.family != "quarterly" or fiscal is None:
            return None
        if any(_near(end, add_months(fiscal, 3 * n)) for n in range(4)):
            return True
        # Quarters of 12 or 16 weeks end anywhere; only a month's end says that the quarter counts months.
        return False if (end + timedelta(days=1)).day == 1 else None

    def _behind_own_annual(self, one: Reference, end: date) -> bool:
        newest = max(self._ends.get((one.owner, "quarterly"), ()), default=end)
        if one.family != "quarterly" or newest > end or one.verb == "to be filed":
            return False
        return any(annual >= end for annual in self._annuals.get(one.owner, ()))

    def _conflicting(self, one: Reference, end: date) -> date | None:
        """The period end of another annual report that another sentence cites for the same issuer."""
        if one.family != "annual" or one.verb == "to be filed":
            return None
        annuals = self._annuals.get(one.owner, {}).items()
        return next((other for other, scopes in annuals if other != end and scopes - {one.scope}), None)

    @cached_property
    def _annuals(self) -> dict[str | None, dict[date, set[Span]]]:
        """By issuer, the period ends of annual reports spoken of as existing, and in which sentences."""
        found: dict[str | None, dict[date, set[Span]]] = {}
        for one in self.references:
            existing = one.family == "annual" and one.verb != "to be filed"
            if existing and one.period and one.period.end:
                scopes = found.setdefault(one.owner, {}).setdefault(one.period.end, set())
                if len(scopes) < 2:
                    scopes.add(one.scope)
        return found

    def _missing_quarter(self, one: Reference, end: date) -> date | None:
        """The quarter whose report must exist, where the annual report is cited and nothing later."""
        form = one.head.form
        if form is None or form.name not in ("10-K", "10-KSB") or self._cites_newer(one, end):
            return None
        others_open = len(self._open_heads) > (id(one.head) in self._open_heads)
        if self._cites_quarterly or others_open:
            return None
        newest = self._newest_due((("10-Q", later) for later in self._ended(end, (3, 6, 9))), one.owner)
        return newest.period_end if newest else None

    @cached_property
    def _cites_quarterly(self) -> bool:
        return any(one.family == "quarterly" for one in self.references)

    @cached_property
    def _open_heads(self) -> set[int]:
        """Which heads cite without an end: "and later reports"."""
        return {id(one.head) for one in self.references if one.is_open}


def _later_end(end: date, months: int) -> date:
    """A later period end; a week later where periods count weeks, lest a report be called late early."""
    later = add_months(end, months)
    return later if (end + timedelta(days=1)).day == 1 else later + WEEK


def _near(day: date, fiscal_year_end: date) -> bool:
    """Whether a day is a fiscal year's end, give or take a week."""
    if (day.month - fiscal_year_end.month) % 12 not in (11, 0, 1):
        return False
    years = day.year - fiscal_year_end.year
    return any(abs(day - add_months(fiscal_year_end, 12 * (years + n))) <= WEEK for n in (-1, 0, 1))
