"""A Report → the record: which draft, which law, which tool and settings the result holds for."""

from __future__ import annotations

from collections.abc import Iterator

from checker.inputs import settings_digest
from checker.record import Record
from checker.render.wording import FORMATS, count_of, long_date, moment
from checker.report import Report


class PairView(Record):
    """A value with its label."""

    label: str
    """What it is."""
    value: str
    """What it says."""
    note: str = ""
    """A remark in small type: how it is known, where it stands."""
    exact: bool = False
    """Whether every character counts (a file name, a digest), so that it is set in a fixed-width type."""


class PackView(Record):
    """A rule pack that was applied."""

    name: str
    """Its name."""
    version: str
    """Its version."""
    digest: str
    """SHA-256 of its files."""
    notes: tuple[str, ...]
    """What it loosened, why, and who approved it."""


class RecordView(Record):
    """What the result holds for, and what it rests on."""

    document: tuple[PairView, ...]
    """The draft."""
    tool: tuple[PairView, ...]
    """The tool and its settings."""
    packs: tuple[PackView, ...]
    """The rule packs."""
    reviewers: tuple[str, ...]
    """Who signs off."""


def record_view(report: Report, reviewers: tuple[str, ...]) -> RecordView:
    """The sign-off table's roles and the record."""
    return RecordView(
        document=tuple(_document(report)),
        tool=tuple(_tool(report)),
        packs=tuple(PackView(p.name, p.version, p.digest, p.notes) for p in report.packs),
        reviewers=reviewers,
    )


def _document(report: Report) -> Iterator[PairView]:
    document, release = report.document, report.facts.release
    source = document.source
    format_name = FORMATS.get(source.format, source.format)
    words = count_of(len(document.text.split()), "word")
    yield PairView("File", source.name, exact=True)
    yield PairView("SHA-256", source.sha256 or "not known", exact=True)
    if digest := report.inputs.get("text_sha256"):
        yield PairView("SHA-256 of its text", str(digest), exact=True)
    yield PairView(
        "Read as", f"{format_name}, {source.encoding.upper()}; {count_of(document.lines, 'line')}, {words}"
    )
    law = (
        "release date"
        if release.law_date == release.date
        else "the day of the check; the release's date is not known"
    )
    yield PairView(
        "Law applied", f"As in force on {long_date(release.law_date)}", f"the {law}".replace("the the", "the")
    )


def _tool(report: Report) -> Iterator[PairView]:
    yield PairView("Tool", f"prewire {report.tool_version}".strip())
    if report.checked_at:
        yield PairView("Checked", moment(report.checked_at))
    yield PairView("Today taken as", long_date(report.as_of))
    for name, value in report.options.items():
        yield PairView(name, value)
    if report.inputs:
        given = len(report.inputs.get("allowances", ()))
        note = f"with {count_of(given, 'allowance')}" if given else ""
        yield PairView("SHA-256 of the settings", settings_digest(report.inputs), note, exact=True)
    yield PairView("Network", "none used")
