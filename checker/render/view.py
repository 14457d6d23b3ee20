"""A Report → what the HTML templates may use: plain values, sorted, counted, dated and put into words.

A template only lays it out. Here and in the modules that this one joins, ``state`` is one of ``must``,
``should``, ``note``, ``pass``, ``na``, ``notrun``, ``supp`` (see ``wording.STATES``), and ``href`` is a place
in the same page (``#n1``), empty where there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePath

from checker.findings import Verdict
from checker.record import Record
from checker.render import RenderOptions
from checker.render.annotate import release_view
from checker.render.branding import Branding
from checker.render.numbering import numbered
from checker.render.view_aside import AsideView, UnusedView, aside_views, unused_views
from checker.render.view_checklist import Checklist, CheckView, TileView, TopicView
from checker.render.view_days import DayView, day_views, timeline_of
from checker.render.view_figures import FiguresView, figures_view
from checker.render.view_points import PointView, point_views
from checker.render.view_read import ReadView, event_words, read_view
from checker.render.view_record import PairView, RecordView, record_view
from checker.render.view_release import ReleaseView
from checker.render.view_verdict import VerdictView, verdict_view
from checker.render.wording import capital, count_of, full_date, listed, long_date, moment, stop
from checker.report import Report


class ReportView(Record):
    """One report."""

    title: str
    """The page's title; starts with the verdict."""
    heading: str
    """The release's headline, or the file's name."""
    verdict: VerdictView
    """The result."""
    facts: tuple[PairView, ...]
    """Issuer, date, kind, law, packs, when, which document."""
    checks: str
    """``120 checks``."""
    tiles: tuple[TileView, ...]
    """The seven counts."""
    points: tuple[PointView, ...]
    """What must or should be fixed, in the order of weight."""
    considerations: tuple[PointView, ...]
    """What is worth a thought."""
    not_checked: tuple[CheckView, ...]
    """Rules that came to no result, and why."""
    set_aside: tuple[AsideView, ...]
    """Findings that do not count: who allowed them, why and until when; or since when they are known."""
    unused: tuple[UnusedView, ...]
    """Allowances that cover nothing, or that do not hold."""
    release: ReleaseView
    """The annotated release."""
    topics: tuple[TopicView, ...]
    """The checklist."""
    days: tuple[DayView, ...]
    """The days that matter, in order."""
    timeline: tuple[DayView, ...]
    """The nearest of them, for a picture."""
    figures: FiguresView | None
    """Figures that were computed again; None where there is none."""
    read: ReadView
    """What was read."""
    record: RecordView
    """Sign-off and record."""


class DraftView(Record):
    """One draft in the overview of several."""

    href: str
    """Its own page."""
    name: str
    """The file."""
    heading: str
    """The headline."""
    verdict: VerdictView
    """The result."""
    counts: tuple[TileView, ...]
    """The seven counts."""


class OverviewView(Record):
    """Several drafts on one page."""

    title: str
    """The page's title."""
    verdict: VerdictView
    """The result of all together."""
    drafts: tuple[DraftView, ...]
    """The drafts, in the order given."""
    tool: tuple[PairView, ...]
    """The tool, when it ran, the law."""


def report_view(report: Report, options: RenderOptions) -> ReportView:
    """One report as the page shows it."""
    points = numbered(report)
    checklist = Checklist(report, points)
    verdict = verdict_view(report, points)
    days = day_views(report)
    views = list(point_views(points, report))
    heading = report.facts.release.headline or PurePath(report.document.source.name).name
    return ReportView(
        title=f"{verdict.word}: {heading}",
        heading=heading,
        verdict=verdict,
        facts=tuple(_facts(report)),
        checks=count_of(len(report.outcomes), "check"),
        tiles=checklist.tiles(),
        points=tuple(view for view in views if view.state != "note"),
        considerations=tuple(view for view in views if view.state == "note"),
        not_checked=checklist.of(Verdict.BROKEN, Verdict.UNDETERMINED),
        set_aside=tuple(aside_views(report)),
        unused=tuple(unused_views(report)),
        release=release_view(report, points),
        topics=tuple(checklist.topics()),
        days=days,
        timeline=timeline_of(days),
        figures=figures_view(report),
        read=read_view(report),
        record=record_view(report, (options.branding or Branding()).reviewers),
    )


def _facts(report: Report) -> Iterator[PairView]:
    release, source = report.facts.release, report.document.source
    exchanges = f" ({listed(release.exchanges)})" if release.exchanges else ""
    yield PairView("Issuer", f"{release.company}{exchanges}" if release.company else "Not found")
    yield PairView("Release date", full_date(release.date) if release.date else "Not found")
    yield PairView("Kind", event_words(release.events) or "Not recognised")
    yield PairView("Law applied", f"As in force on {long_date(release.law_date)}")
    yield PairView("Rule packs", listed([f"{p.name} {p.version}" for p in report.packs]) or "None")
    if report.checked_at:
        yield PairView("Checked", moment(report.checked_at))
    if source.sha256:
        parts = [source.sha256[i : i + 4] for i in range(0, 16, 4)]
        yield PairView("Document", f"{' '.join(parts)} …", exact=True)


def overview(reports: Sequence[Report], hrefs: Sequence[str], failures: Sequence[str] = ()) -> OverviewView:
    """Several reports on one page; ``hrefs`` are the addresses of their own pages.

    ``failures`` say what is wrong with drafts that could not be read, each with its name before a colon.
    """
    read = (_draft(report, href) for report, href in zip(reports, hrefs, strict=True))
    drafts = (*read, *map(_unread, failures))
    verdict = _together(drafts)
    return OverviewView(f"{verdict.word}: {verdict.reason}", verdict, drafts, tuple(_run(reports)))


def _draft(report: Report, href: str) -> DraftView:
    points = numbered(report)
    name = report.document.source.name
    return DraftView(
        href=href,
        name=name,
        heading=report.facts.release.headline or PurePath(name).name,
        verdict=verdict_view(report, points),
        counts=Checklist(report, points).tiles(),
    )


def _unread(message: str) -> DraftView:
    name, _, why = message.partition(": ")
    verdict = VerdictView("notrun", "Could not be checked", stop(capital(why or message)), "")
    return DraftView("", name, PurePath(name).name, verdict, ())


_TOGETHER = {
    "must": ("has points that must be fixed", "have points that must be fixed"),
    "notrun": ("could not be checked in full", "could not be checked in full"),
    "pass": ("is ready for sign-off", "are ready for sign-off"),
}
"""What is said of one draft, and of several."""


def _together(drafts: Sequence[DraftView]) -> VerdictView:
    """The verdict on several drafts: the worst of theirs, and how many share it."""
    for state in ("must", "notrun", "pass"):
        same = [draft.verdict for draft in drafts if draft.verdict.state == state]
        if same:
            share = f"{len(same)} of {count_of(len(drafts), 'draft')}"
            reason = f"{share} {_TOGETHER[state][len(same) != 1]}."
            return VerdictView(state, same[0].word, reason, "Each draft has its own report; follow its name.")
    return VerdictView("notrun", "Could not be checked", "There is no draft.", "")


def _run(reports: Sequence[Report]) -> Iterator[PairView]:
    for report in reports[:1]:
        yield PairView("Tool", f"prewire {report.tool_version}".strip())
        if report.checked_at:
            yield PairView("Checked", moment(report.checked_at))
        yield PairView("Rule packs", listed([f"{p.name} {p.version}" for p in report.packs]) or "None")
