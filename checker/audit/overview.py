"""A Summary → one HTML page: the rates by rule, and by year, form and kind of issuer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checker.audit import Job
from checker.audit.summary import Rate, Summary
from checker.record import Record
from checker.render import RenderOptions
from checker.render.html import page
from checker.render.view_record import PairView


class RowView(Record):
    """One line of a table."""

    key: str
    """What it is about."""
    values: tuple[str, ...]
    """The figures, as printed."""


class TableView(Record):
    """One table of the page."""

    id: str
    """Its name in links."""
    heading: str
    says: str
    """What it shows, in a sentence."""
    columns: tuple[str, ...]
    rows: tuple[RowView, ...]


class AuditView(Record):
    """What the page shows."""

    documents: str
    about: tuple[PairView, ...]
    tables: tuple[TableView, ...]


_COLUMNS = ("Failed", "Passed", "Share failed", "Not decided")
_SAYS = "Of the releases that a rule applied to and was decided for, the share that failed it."


def overview_page(summary: Summary, job: Job) -> str:
    """The page as text."""
    view = AuditView(
        documents=f"{summary.documents:,}",
        about=tuple(_about(summary, job)),
        tables=(
            TableView("rules", "Rules", _SAYS, ("Rule", *_COLUMNS), _rows(summary.rates("rule"))),
            *(_by(summary, name) for name in ("year", "form", "issuer")),
        ),
    )
    return page("audit.html.j2", RenderOptions(), audit=view)


def _about(summary: Summary, job: Job) -> Iterator[PairView]:
    yield PairView("Could not be checked", f"{summary.unread:,}")
    for severity, label in _SEVERITIES.items():
        yield PairView(label, f"{summary.findings.get(severity, 0):,}")
    yield PairView("Packs", ", ".join(job.settings.packs))
    yield PairView("Taken as today", job.as_of.isoformat())


_SEVERITIES: Mapping[str, str] = {"error": "Must fix", "warning": "Should fix", "advice": "Consider"}


def _by(summary: Summary, dimension: str) -> TableView:
    heading = {"year": "Years", "form": "Forms", "issuer": "Kinds of issuer"}[dimension]
    rates = sorted(summary.rates(dimension), key=lambda rate: rate.key)
    says = "All rules together: of all decisions, the share that failed."
    return TableView(dimension, heading, says, (dimension.capitalize(), *_COLUMNS), _rows(rates))


def _rows(rates: list[Rate]) -> tuple[RowView, ...]:
    return tuple(RowView(rate.key, _figures(rate)) for rate in rates)


def _figures(rate: Rate) -> tuple[str, ...]:
    undecided = rate.undetermined + rate.broken
    return f"{rate.failed:,}", f"{rate.passed:,}", f"{rate.share:.1%}", f"{undecided:,}"
