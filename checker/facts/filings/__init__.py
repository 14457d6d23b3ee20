"""Facts → Filing: every reference to a report or document filed with a securities regulator.

:mod:`heads` finds the names, :mod:`clauses` and :mod:`periods` read what is said of them,
:mod:`references` pairs the two, :mod:`currency` judges how each stands in time.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from checker.document import Document
from checker.facts.filings.currency import Docket, Standing
from checker.facts.filings.filing import Filing
from checker.facts.filings.forms import Form, FormTable, form_table
from checker.facts.filings.periods import PeriodKind
from checker.facts.filings.reference import Reference, with_own_name
from checker.facts.filings.references import find_references
from checker.facts.filings.style import style_fault, written_right
from checker.matching.searching import first
from checker.patterns import pattern

if TYPE_CHECKING:
    from checker.facts import Facts
    from checker.facts.release import Release

__all__ = ["Filing", "Reference", "find_filings", "find_references"]

HALF_YEAR = timedelta(days=183)
_STANDING: tuple[str, ...] = Standing.__match_args__
"""The fields that a filing has from its standing."""
_RISKS = r"(?i)\brisks?\b|uncertaint|differ|factors|forward-looking"
_NEAR = 1500
_FILE_NUMBER = pattern(r"333-\d{5,6}(?:-\d\d)?|[01]{1,3}-\d{4,5}|00[015]-\d{5}|\d{2,3}-\d{4,6}")
TWO_YEARS = timedelta(days=731)
"""How long after its end a form may be cited for a period of its time."""

_REGIME_FORMS = {
    "domestic": {"annual report": "10-K", "quarterly report": "10-Q", "current report": "8-K"},
    "fpi": {"annual report": "20-F", "current report": "6-K"},
}
"""What a title without a number means where the same release cites the numbers."""


def find_filings(facts: Facts) -> Iterator[Filing]:
    """Every reference to a filing, in the order of the text."""
    most = facts.most("filing")
    references = find_references(facts.document, facts.law, facts.release.law_date, most)
    if not references:
        return
    table = form_table(facts.law)
    regime = _regime(references)
    for one in references:
        _name_by_regime(one, regime, table)
    with_own_name(references, facts.release.company)
    docket = _docket(facts, references)
    for one in references:
        yield _filing(facts, table, one, docket.standing(one))


def _docket(facts: Facts, references: list[Reference]) -> Docket:
    release = facts.release
    late = bool(facts.law.lexicon("filing-late").find(facts.document))
    status = facts.stated.get("filer-status")
    return Docket(
        references,
        facts.law,
        release.law_date,
        release.fiscal_year_end,
        release.certainty.get("fiscal_year_end") == "stated",
        str(status) if status else None,
        late,
    )


def _regime(references: list[Reference]) -> str | None:
    """``domestic`` or ``fpi``, if the numbers cited are of one kind."""
    kinds = {
        r.head.form.regime
        for r in references
        if r.head.form and r.head.form.numbered and r.family in ("annual", "quarterly", "current")
    }
    kinds -= {None}
    return kinds.pop() if len(kinds) == 1 else None


def _name_by_regime(one: Reference, regime: str | None, table: FormTable) -> None:
    named = one.head.kind == "name" and one.head.form is not None
    number = _REGIME_FORMS.get(regime or "", {}).get(one.head.form.name if named and one.head.form else "")
    if number:
        one.head.form = table.get(number)


def _filing(facts: Facts, table: FormTable, one: Reference, standing: Standing) -> Filing:
    release, head, after = facts.release, one.head, one.after
    end = one.period.end if one.period else None
    form = head.form
    definite = end or one.filed or (one.period and one.period.kind != "none")
    return Filing(
        span=one.span,
        form=_form_name(one),
        form_text=head.written,
        form_span=head.number,
        family=one.family,
        foreign_family=form.regime if form else None,  # type: ignore[arg-type]
        general=head.kind == "general",
        amended=head.amendment,
        as_amended=after.as_amended,
        amendment_named=after.amendment_named,
        period_kind=_kind(one),
        period_end=end,
        period_end_inferred=bool(one.period and one.period.year_inferred),
        fiscal_year=_fiscal_year(one),
        filed_date=one.filed,
        verb=one.verb,
        promised_by=after.promised,
        promised_late=after.promised > standing.due if after.promised and standing.due else None,
        dated=after.dated,
        open_ended=head.kind == "general" or (one.is_open and not definite),
        newest=pattern(r"(?i)most recent|latest").search(head.qualities) is not None,
        item=one.item,
        file_number=after.file_number,
        file_number_valid=_well_formed(after.file_number),
        owner=one.owner,
        in_list=one.joined,
        for_risks=_for_risks(facts.document, one),
        form_known=head.kind != "unknown",
        form_valid=_valid(form, one, release.law_date),
        form_outdated=form is not None and not form.valid_on(release.law_date),
        form_valid_then=_valid_then(form, one),
        form_instead=form.instead if form else None,
        form_hint=table.nearest(head.written, head.title) if head.kind == "unknown" else None,
        style_fault=style_fault(head, after.nouns),
        form_right=written_right(head),
        **_against_dates(one, end, release),
        **{name: getattr(standing, name) for name in _STANDING},
    )


def _against_dates(one: Reference, end: date | None, release: Release) -> dict[str, Any]:
    """How the period's end, the filing date and the release's date stand to each other."""
    return {
        "period_not_ended": bool(end and end > release.law_date and one.verb != "to be filed"),
        "days_since_period_end": _days(end, release.law_date),
        "filed_before_period_end": bool(one.filed and end and one.filed < end),
        "filed_after_release": _filed_after(release, one.filed),
    }


def _days(since: date | None, day: date) -> int | None:
    return (day - since).days if since else None


def _form_name(one: Reference) -> str | None:
    """The canonical name of the form, with what its title adds: a definitive proxy statement is DEF 14A."""
    form, words = one.head.form, one.head.title
    if form is None:
        return None
    if form.name == "Schedule 14A" and "proxy statement" in words:
        return "DEF 14A" if "definitive" in words else "PRE 14A" if "preliminary" in words else form.name
    if not one.head.amendment or not form.numbered:
        return form.name
    return "POS AM" if "post-effective" in words else f"{form.name}/A"


def _kind(one: Reference) -> PeriodKind:
    if one.period is None:
        return "none"
    stated, family = one.period.kind, one.family
    if one.period.also_year:
        return "year" if family == "annual" else "quarter"
    if family == "quarterly":
        if stated != "year":
            return "quarter"
        return "year" if one.period.end else "none"
    return "year" if family == "annual" and stated == "none" else stated


def _fiscal_year(one: Reference) -> int | None:
    if one.period is None:
        return None
    by_end = one.period.end.year if one.period.end and _kind(one) == "year" else None
    return one.period.fiscal_year or by_end


def _filed_after(release: Release, filed: date | None) -> bool:
    return bool(filed and release.date and filed > release.date)


def _valid(form: Form | None, one: Reference, day: date) -> bool | None:
    """False only for a form whose dates are firm, and that is not cited for a period of its time."""
    if form is None or form.valid_on(day):
        return None if form is None else True
    recent = form.until is not None and day - form.until <= TWO_YEARS
    return None if not form.firm or (recent and _valid_then(form, one)) else False


def _valid_then(form: Form | None, one: Reference) -> bool | None:
    if form is None or one.period is None:
        return None
    end = one.period.end or (date(one.period.fiscal_year, 12, 31) if one.period.fiscal_year else None)
    return (form.valid_on(end) or form.valid_on(end + HALF_YEAR)) if end else None


def _for_risks(document: Document, one: Reference) -> bool:
    near = max(one.scope.start, one.span.start - _NEAR), min(one.scope.end, one.span.end + _NEAR)
    return first(_RISKS, document.text, *near) is not None


def _well_formed(number: str | None) -> bool | None:
    return None if number is None else _FILE_NUMBER.fullmatch(number) is not None
