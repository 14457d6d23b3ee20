"""Outcomes → the checklist: every rule by topic, with its result and the words or the reason for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from checker.document import Document
from checker.findings import Finding, Outcome, Verdict
from checker.record import Record
from checker.render.numbering import Numbered
from checker.render.places import EvidenceView, evidence_of
from checker.render.reasons import plain_reason
from checker.render.view_points import short_place
from checker.render.wording import STATES, VERDICT_STATE, capital, count_of, stop, topic_rank, topic_title
from checker.report import Report


class CheckView(Record):
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


class ListedView(Record):
    """A rule that has no row of its own, because it shares its result and reason with others."""

    rule: str
    """The rule's id."""
    title: str
    """What the rule demands."""
    note: str
    """What is particular to it, in a word or two; may be empty."""


class ReasonView(Record):
    """Rules with one result, for one reason."""

    reason: str
    """The reason."""
    members: tuple[ListedView, ...]
    """Which rules."""


class SharedView(Record):
    """Rules of a topic that share a result and are listed without a row each."""

    state: str
    """Their result."""
    word: str
    """The result in words."""
    reasons: tuple[ReasonView, ...]
    """The rules, by the reason."""


class TopicView(Record):
    """The rules of one topic."""

    title: str
    """The topic."""
    checks: tuple[CheckView, ...]
    """The rules with a row of their own: what failed, could not be told, was allowed, or passed by words."""
    shared: tuple[SharedView, ...]
    """The rules that passed because no fault was found, then those that do not apply."""


class TileView(Record):
    """One of the seven counts; also the legend and the filter."""

    state: str
    """The state it counts."""
    word: str
    """The state in words."""
    count: int
    """How many rules."""


_SHOWN = 1
_QUOTED = 100
_ORDER = ("must", "should", "note", "notrun", "supp", "pass", "na")


def _is_shared(outcome: Outcome) -> bool:
    """Whether nothing but the result is to be said of it, which it shares with others of its topic."""
    if outcome.verdict is Verdict.PASSED:
        return not outcome.evidence and not outcome.because
    return outcome.verdict is Verdict.NOT_APPLICABLE


class Checklist:
    """Every rule as a line of the checklist."""

    def __init__(self, report: Report, points: Sequence[Numbered]) -> None:
        self.document: Document = report.document
        self.outcomes = report.outcomes
        self._points: Mapping[str, Numbered] = {
            outcome.rule.id: p for p in points for outcome in (p.outcome, *p.beside)
        }

    def topics(self) -> Iterator[TopicView]:
        """The rules by topic; in each what failed first, then what passed, then what does not apply."""
        outcomes = sorted(self.outcomes, key=lambda o: (topic_rank(o.rule.topic), o.rule.topic, o.rule.id))
        for topic, group in groupby(outcomes, key=lambda o: o.rule.topic):
            members = list(group)
            own = sorted((o for o in members if not _is_shared(o)), key=self._weight)
            yield TopicView(topic_title(topic), tuple(map(self.check, own)), tuple(self._shared(members)))

    def _weight(self, outcome: Outcome) -> int:
        return _ORDER.index(self.state(outcome))

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
        return point.state if point else VERDICT_STATE.get(outcome.verdict, "supp")

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

    def _shared(self, outcomes: Iterable[Outcome]) -> Iterator[SharedView]:
        """Those that share a result: by it, then by its reason."""
        by_state: dict[str, dict[str, list[ListedView]]] = {"pass": {}, "na": {}}
        for outcome in filter(_is_shared, outcomes):
            reason, note = plain_reason(outcome)
            told = ListedView(outcome.rule.id, outcome.rule.title, note)
            by_state[self.state(outcome)].setdefault(reason, []).append(told)
        for state, by_reason in by_state.items():
            if by_reason:
                reasons = tuple(ReasonView(why, tuple(listed)) for why, listed in by_reason.items())
                yield SharedView(state, STATES[state], reasons)

    def _evidence(self, outcome: Outcome) -> Iterator[EvidenceView]:
        spans = [f.span for f in outcome.counting or outcome.findings if f.span] or [
            m.span for m in outcome.evidence
        ]
        for span in spans[:_SHOWN]:
            yield evidence_of(span, self.document, _QUOTED)

    def _reason(self, outcome: Outcome, point: Numbered | None) -> str:
        told = outcome.counting or outcome.findings
        missing = [f for f in told if f.span is None]
        if point and missing:
            return self._absence(missing)
        if outcome.findings and not outcome.counting:
            return stop(capital("; ".join(dict.fromkeys(f.set_aside for f in told)) or outcome.because))
        more = len([f for f in told if f.span] or outcome.evidence) - _SHOWN
        if outcome.verdict in (Verdict.PASSED, Verdict.FAILED) and more > 0:
            return f"and {count_of(more, 'more place')}"
        if outcome.verdict is Verdict.PASSED and not outcome.evidence:
            return capital(outcome.because) or "No fault found"
        return capital(outcome.because)

    def _absence(self, missing: Sequence[Finding]) -> str:
        return "; ".join(dict.fromkeys(short_place(f, self.document) for f in missing))
