"""One reference to a report or document that is filed with a securities regulator."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from checker.document import Span
from checker.facts.filings.clauses import Verb
from checker.facts.filings.periods import PeriodKind
from checker.record import Record
from checker.vocabulary import column_of


class Filing(Record):
    """One reference to a filing. Each report named is one fact; two forms of one list may share a span."""

    span: Span
    """The words of the reference, with its title, period and filing date."""
    form: Annotated[str, column_of("forms", "form", ("DEF 14A", "PRE 14A"), ending="/A")] | None
    """The form, as the SEC writes it (``10-K``, ``10-K/A``, ``Schedule TO``), or the document's name
    (``AIF``); None for a general reference ("our filings with the SEC") and for a number that no form
    has."""
    form_text: str
    """The number (or name) as written: ``10q``."""
    form_span: Span
    """The words ``Form 10-K`` alone."""
    family: Annotated[str, column_of("forms", "family")] | None
    """``annual``, ``quarterly``, ``current``, ``registration``, ``prospectus``, ``proxy``, ``tender-offer``,
    … by the table ``forms``."""
    foreign_family: Literal["domestic", "fpi", "canada"] | None
    """Whose form it is: a domestic issuer's, a foreign private issuer's, a Canadian document; None for
    anybody's."""
    general: bool
    """It names no report: "our filings with the SEC"."""
    amended: bool
    """It names an amendment: ``Form 10-K/A``, ``Amendment No. 1 to Form 10-K``."""
    as_amended: bool
    """It says that the report was amended: ``Form 10-K, as amended``."""
    amendment_named: bool
    """The words "as amended" say by which amendment."""
    period_kind: PeriodKind
    """``year``, ``quarter`` or ``half`` if a period is stated, else ``none``."""
    period_end: date | None
    """The last day of the period, if stated to the month."""
    period_end_inferred: bool
    """The year of ``period_end`` was left out and read from the release's date."""
    fiscal_year: int | None
    """The fiscal year as stated; for an annual report, else the year of ``period_end``."""
    filed_date: date | None
    """The day on which it is said to have been filed or furnished."""
    verb: Verb
    """``filed``, ``furnished``, ``to be filed`` or ``unstated``."""
    promised_by: date | None
    """The day by which it is to be filed."""
    promised_late: bool | None
    """``promised_by`` lies after ``due``; None unless both are known."""
    dated: date | None
    """The date it is said to bear: ``Form 6-K dated …``."""
    open_ended: bool
    """It means whatever is newest, or several reports: "most recent", "subsequent", a plural; no period, no
    date."""
    newest: bool
    """It says "most recent" or "latest"."""
    item: Annotated[str, column_of("eight-k-items", "item")] | None
    """The item of Form 8-K: ``2.02``."""
    file_number: str | None
    """The Commission file number: ``333-281443``."""
    file_number_valid: bool | None
    """Whether the file number is well formed; None if there is none."""
    owner: str | None
    """Whose report it is, if the words name a company that is not the issuer; None for "our", "the
    Company's" and the issuer's own name."""
    in_list: bool
    """It stands in one list with the reference before it."""
    for_risks: bool
    """Its sentence points to it for risk factors."""
    form_known: bool
    """False for "Form" with a number that no form ever had."""
    form_valid: bool | None
    """Whether the form could be used on the release's date; None if unknown, if its dates are not firm, or
    if it is cited for a period of its time within two years of its end."""
    form_outdated: bool
    """The form could not be used on the release's date, however firmly that is known and whatever it is
    cited for."""
    form_valid_then: bool | None
    """Whether it could be used in the half year after the period that is cited; None if no period is."""
    form_instead: Annotated[str, column_of("forms", "instead")] | None
    """The form that took its place."""
    form_hint: Annotated[str, column_of("forms", "form")] | None
    """For an unknown form, the one that was most likely meant."""
    style_fault: str | None
    """What is wrong with the writing of the form: ``lower-case "form"``, ``missing hyphen``, …"""
    form_right: str | None
    """The words of ``form_span`` written right: ``Form 10-Q``."""
    covers_until: date | None
    """The period's end as stated; for an annual report of "fiscal 2024", the latest day that it can mean by
    the fiscal year end that the release gives elsewhere."""
    due: date | None
    """The day on which the report cited was due: for an unknown filer, the latest that any filer has."""
    superseded: bool | None
    """A newer report had to exist before the release's date, and the release cites none newer; None if it
    cannot be told: no period, no deadline known, still to be filed, or the release speaks of a late
    filing."""
    superseded_by: date | None
    """The period end of the newest report that had to exist."""
    superseded_due: date | None
    """The day on which that report was due."""
    cycles_old: int | None
    """How many later reports of the kind (quarters for a quarterly one) had to exist."""
    behind_own_annual: bool
    """A quarterly report no newer than an annual report that the release also cites."""
    missing_quarter: date | None
    """For an annual report cited with nothing later: the end of the newest quarter whose report had to
    exist."""
    conflicting: date | None
    """The period end of another annual report of the same issuer that another sentence cites."""
    period_not_ended: bool
    """The period ends after the release's date, and the report is not said to be still to come."""
    days_since_period_end: int | None
    """Days from the period's end to the release; negative before it."""
    fourth_quarter: bool | None
    """A quarterly report for the quarter in which the fiscal year ends; None if that is not known."""
    calendar_fits: bool | None
    """Whether a quarter ends 3, 6, 9 or 12 months after a fiscal year's end, give or take a week; None if
    the year's end is not known, or for a quarter that ends inside a month (12 or 16 weeks)."""
    filed_before_period_end: bool
    """The filing date lies before the end of the period."""
    filed_after_release: bool
    """The filing date lies after the release's date."""
