"""Outcomes → the checklist: every rule by topic, with its result and the words or the reason for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from checker.document import Document
from checker.findings import Finding, Outcome, Verdict
from checker.record import record
from checker.render.places import EvidenceView, evidence_of
from checker.render.view_points import Numbered, short_place
from checker.render.wording import STATES, VERDICT_STATE, capital, count_of, topic_rank, topic_title
from checker.report import Report


@record
class CheckView:
    """One rule in the checklist."""

    id: str
    """Its id in the page."""
    state: str
    """Its result."""
    word: str
    """The result in words."""
    rule: str
    """The rule's id."""
    href: str
    """The point, if it failed."""
    title: str
    """What the rule demands."""
    evidence: tuple[EvidenceView, ...]
    """The first words that decided it."""
    reason: str
    """The reason, or how much more evidence there is."""


@record
class IdleView:
    """Rules of a topic that do not apply, all for the same reason."""

    reason: str
    """Why not."""
    word: str
    """The result in words."""
    checks: tuple[CheckView, ...]
    """Which."""


@record
class TopicView:
    """The rules of one topic."""

    title: str
    """The topic."""
    checks: tuple[CheckView, ...]
    """The rules that apply."""
    idle: tuple[IdleView, ...]
    """The rules that do not."""


@record
class TileView:
    """One of the seven counts; also the legend and the filter."""

    state: str
    """The state it counts."""
    word: str
    """The state in words."""
    count: int
    """How many rules."""


_SHOWN = 2


class Checklist:
    """Every rule as a line of the checklist."""

    def __init__(self, report: Report, points: Sequence[Numbered]) -> None:
        self.document: Document = report.document
        self.outcomes = report.outcomes
        self._points: Mapping[str, Numbered] = {
            outcome.rule.id: p for p in points for outcome in (p.outcome, *p.beside)
        }

    def topics(self) -> Iterator[TopicView]:
        """The rules by topic; within a topic those that apply come first."""
        outcomes = sorted(self.outcomes, key=lambda o: (topic_rank(o.rule.topic), o.rule.id))
        for topic, group in groupby(outcomes, key=lambda o: o.rule.topic):
            members = list(group)
            apply = [o for o in members if o.verdict is not Verdict.NOT_APPLICABLE]
            idle = [o for o in members if o.verdict is Verdict.NOT_APPLICABLE]
            yield TopicView(topic_title(topic), tuple(map(self.check, apply)), tuple(self._idle(idle)))

    def of(self, *verdicts: Verdict) -> tuple[CheckView, ...]:
        """The rules with one of these verdicts, in the order of the packs."""
        return tuple(self.check(o) for o in self.outcomes if o.verdict in verdicts)

    def tiles(self) -> tuple[TileView, ...]:
        """The seven counts of rules; together they are all rules."""
        states = [self.state(outcome) for outcome in self.outcomes]
        return tuple(TileView(state, word, states.count(state)) for state, word in STATES.items())

    def state(self, outcome: Outcome) -> str:
        """One of the seven states."""
        point = self._points.get(outcome.rule.id)
        return point.state if point else VERDICT_STATE.get(outcome.verdict, "note")

    def check(self, outcome: Outcome) -> CheckView:
        """One line."""
        point = self._points.get(outcome.rule.id)
        state = self.state(outcome)
        return CheckView(
            id=f"c-{outcome.rule.id}",
            state=state,
            word=STATES[state],
            rule=outcome.rule.id,
            href=point.href if point else "",
            title=outcome.rule.title,
            evidence=tuple(self._evidence(outcome)),
            reason=self._reason(outcome, point),
        )

    def _idle(self, outcomes: Iterable[Outcome]) -> Iterator[IdleView]:
        by_reason: dict[str, list[Outcome]] = {}
        for outcome in outcomes:
            by_reason.setdefault(capital(outcome.because) or "Its condition is not met.", []).append(outcome)
        for reason, members in by_reason.items():
            yield IdleView(reason, STATES["na"], tuple(map(self.check, members)))

    def _evidence(self, outcome: Outcome) -> Iterator[EvidenceView]:
        spans = [f.span for f in outcome.findings if f.span] or [m.span for m in outcome.evidence]
        for span in spans[:_SHOWN]:
            yield evidence_of(span, self.document)

    def _reason(self, outcome: Outcome, point: Numbered | None) -> str:
        missing = [f for f in outcome.findings if f.span is None]
        if point and missing:
            return self._absence(missing)
        more = len([f for f in outcome.findings if f.span] or outcome.evidence) - _SHOWN
        if outcome.verdict in (Verdict.PASSED, Verdict.FAILED) and more > 0:
            return f"and {count_of(more, 'more place')}"
        if outcome.verdict is Verdict.PASSED and not outcome.evidence:
            return capital(outcome.because) or "No fault found"
        return capital(outcome.because)

    def _absence(self, missing: Sequence[Finding]) -> str:
        return "; ".join(dict.fromkeys(short_place(f, self.document) for f in missing))
