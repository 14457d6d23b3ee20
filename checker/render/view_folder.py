"""The checks of a folder of drafts → its index: a line for each draft, sorted in several ways."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from checker.record import Record
from checker.render.numbering import Numbered, numbered
from checker.render.view_checklist import Checklist, TileView
from checker.render.view_points import headline_of
from checker.render.view_record import PairView
from checker.render.view_verdict import VerdictView, verdict_view
from checker.render.wording import capital, count_of, cut_words, listed, moment, number, short_date, stop
from checker.report import Report


class LineView(Record):
    """One draft in the index of a folder."""

    href: str
    """Its own page."""
    data: str
    """Its record in JSON."""
    name: str
    """The file."""
    heading: str
    """The headline."""
    verdict: VerdictView
    """The result."""
    counts: tuple[TileView, ...]
    """What must, should or may be fixed, and what was not checked."""
    worst: str
    """Its weightiest point; empty for none."""
    date: str
    """The release's date; empty where it is not known."""


class OrderView(Record):
    """One way of sorting the index."""

    href: str
    """The page in this order."""
    label: str
    """``Worst first``."""
    here: bool
    """Whether it is this page."""


class FolderView(Record):
    """The index of a folder of drafts."""

    title: str
    """The page's title."""
    verdict: VerdictView
    """The result of all together."""
    orders: tuple[OrderView, ...]
    """The ways of sorting."""
    states: tuple[TileView, ...]
    """How many drafts have which result; also the filter."""
    lines: tuple[LineView, ...]
    """The drafts, in this page's order."""
    tool: tuple[PairView, ...]
    """The tool, when it ran, the law."""


class Line(Record):
    """A draft's line, and what it is sorted by."""

    view: LineView
    weight: tuple[int, ...]
    """Smaller is worse."""
    on: date


ORDERS: dict[str, tuple[str, Callable[[Line], tuple[object, ...]]]] = {
    "index.html": ("Worst first", lambda line: (line.weight, line.view.name)),
    "index-by-name.html": ("By name", lambda line: (line.view.name.casefold(), line.view.href)),
    "index-by-date.html": ("Newest first", lambda line: (-line.on.toordinal(), line.view.name)),
}
"""The index's pages: the file, its label, and what its lines are sorted by."""

_STATE_RANK = {"must": 0, "notrun": 1, "pass": 2}
_STATE_WORDS = {"must": "Not ready", "notrun": "Could not be checked", "pass": "Ready for sign-off"}
_COUNTED = ("must", "should", "note", "notrun")


def line_of(report: Report, href: str, data: str) -> Line:
    """The line of one draft; ``href`` and ``data`` are the files of its page and its record."""
    points = numbered(report)
    verdict = verdict_view(report, points)
    tiles = tuple(t for t in Checklist(report, points).tiles() if t.state in _COUNTED)
    on = report.facts.release.date
    name = report.document.source.name
    view = LineView(
        href=href,
        data=data,
        name=name,
        heading=cut_words(report.facts.release.headline or name, 160),
        verdict=verdict,
        counts=tuple(t for t in tiles if t.count),
        worst=_worst(points),
        date=short_date(on) if on else "",
    )
    return Line(view, (_STATE_RANK[verdict.state], *(-t.count for t in tiles)), on or date.min)


def line_of_failure(name: str, why: str, href: str) -> Line:
    """The line of a draft that could not be read."""
    verdict = VerdictView("notrun", "Could not be checked", why, "")
    view = LineView(href, "", name, name, verdict, (), cut_words(why, 200), "")
    return Line(view, (_STATE_RANK["notrun"],), date.min)


class UnreadView(Record):
    """A draft that could not be read: there is nothing to show but that."""

    title: str
    """The page's title."""
    heading: str
    """The file's name."""
    verdict: VerdictView
    """That it could not be checked, and why."""
    tool: tuple[PairView, ...]
    """What is known of the run."""


def unread_view(name: str, why: str, tool: tuple[PairView, ...]) -> UnreadView:
    """The page of a draft that could not be read."""
    lede = "No check was made. Mend the file, or save the draft in another format, and run again."
    verdict = VerdictView("notrun", "Could not be checked", stop(capital(why)), lede)
    return UnreadView(f"{verdict.word}: {name}", name, verdict, tool)


def _worst(points: Sequence[Numbered]) -> str:
    return cut_words(headline_of(points[0]), 140) if points else ""


def folder_view(lines: Sequence[Line], page: str, tool: tuple[PairView, ...]) -> FolderView:
    """The index in one of its :data:`ORDERS`."""
    key = ORDERS[page][1]
    found = [line.view.verdict.state for line in lines]
    states = tuple(TileView(s, word, found.count(s)) for s, word in _STATE_WORDS.items())
    verdict = _verdict(states, len(lines))
    return FolderView(
        title=f"{verdict.word}: {verdict.reason}",
        verdict=verdict,
        orders=tuple(OrderView(href, label, href == page) for href, (label, _) in ORDERS.items()),
        states=states,
        lines=tuple(line.view for line in sorted(lines, key=key)),
        tool=tool,
    )


_ALL = {
    "must": "No draft is ready.",
    "notrun": "No draft could be checked.",
    "pass": "Every draft is ready for sign-off.",
}
_SHARE = {
    "must": ("is not ready", "are not ready"),
    "notrun": ("could not be checked", "could not be checked"),
    "pass": ("is ready for sign-off", "are ready for sign-off"),
}
"""What is said of one draft, and of several."""
_WORST = {"must": "Not ready to issue", "notrun": "Could not be checked", "pass": "Ready for sign-off"}


def _verdict(states: Sequence[TileView], drafts: int) -> VerdictView:
    """The worst state of all, and how many share it."""
    found = [tile for tile in states if tile.count]
    told = [f"{number(tile.count)} {_SHARE[tile.state][tile.count != 1]}" for tile in found]
    reason = f"Of {count_of(drafts, 'draft')}, {listed(told)}." if len(told) > 1 else _ALL[found[0].state]
    lede = "Each draft has its own report; follow its headline."
    return VerdictView(found[0].state, _WORST[found[0].state], reason, lede)


def tool_pairs(report: Report) -> tuple[PairView, ...]:
    """The tool, when it ran, the packs: the same for all drafts of a run."""
    pairs = [PairView("Tool", f"prewire {report.tool_version}".strip())]
    if report.checked_at:
        pairs.append(PairView("Checked", moment(report.checked_at)))
    pairs.append(PairView("Rule packs", listed([f"{p.name} {p.version}" for p in report.packs]) or "None"))
    return tuple(pairs)
