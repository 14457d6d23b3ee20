"""How a rule judged a release, step by step: for ``prewire explain RULE DRAFT``."""

from __future__ import annotations

from collections.abc import Iterator

from checker.apply import apply, asked_of, hangs_on_needs, subjects_of
from checker.document import Document, Match
from checker.errors import UserError
from checker.facts import Facts
from checker.findings import Verdict
from checker.language.message import shown
from checker.language.queries import Context, Found
from checker.language.rule import Rule
from checker.language.scope import Scope, scope_of, unmet_needs
from checker.record import Record

LONGEST = 120
"""How much of a match a step quotes, in characters."""


class Step(Record):
    """One clause of the rule, and what came of it on this release."""

    clause: str
    """``applies-to``, ``in-force``, ``needs``, ``when``, ``each``, ``require``, ``forbid`` or ``verdict``."""
    asked: str
    """What was asked, in words."""
    holds: bool | None
    """Whether it holds; None if that cannot be told."""
    count: int = 0
    """How many matches there are."""
    quotes: tuple[str, ...] = ()
    """The words of each match, as the draft has them, cut short."""
    because: str = ""
    """Why it doesn't hold, or can't be told."""
    subject: str = ""
    """For a demand under ``each``: the words that are being judged."""


def trace(rule: Rule, document: Document, facts: Facts) -> tuple[Step, ...]:
    """Every step of a judgement, up to where it ended, and the verdict. Quotes the draft: never log it."""
    outcome = apply(rule, document, facts, preview=True)
    steps: list[Step] = []
    try:
        for step in _steps(rule, document, facts):
            steps.append(step)
    except (UserError, ArithmeticError, LookupError, TypeError, ValueError, AttributeError):
        if outcome.verdict is not Verdict.BROKEN:
            raise
    count = len(outcome.findings)
    holds = {Verdict.PASSED: True, Verdict.FAILED: False}.get(outcome.verdict)
    words = tuple(f.message for f in outcome.findings)
    return (*steps, Step("verdict", outcome.verdict.value, holds, count, words, outcome.because))


def _steps(rule: Rule, document: Document, facts: Facts) -> Iterator[Step]:
    scope = scope_of(rule, facts)
    yield from _scope_steps(rule, scope)
    if scope.excluded:
        return
    if rule.needs:
        missing = unmet_needs(rule, facts)
        yield Step("needs", ", ".join(rule.needs), None if missing else True, because=missing)
        if missing and hangs_on_needs(rule, Context(document, facts)):
            return
    yield from _query_steps(rule, scope, Context(document, facts))


def _scope_steps(rule: Rule, scope: Scope) -> Iterator[Step]:
    out_of_force = scope.excluded.startswith("in force")
    if rule.period != (None, None):
        first, last = rule.period
        bounds = [f"{word} {shown(day)}" for word, day in (("from", first), ("until", last)) if day]
        asked = " ".join(bounds)
        yield Step("in-force", asked, not out_of_force, because=scope.excluded if out_of_force else "")
    if rule.applies_to and not out_of_force:
        asked = "; ".join(f"{key}: {shown(want)}" for key, want in rule.applies_to.items())
        holds = False if scope.excluded else None if scope.unknown else True
        yield Step(
            "applies-to", asked, holds, because=scope.excluded or scope.unknown or "; ".join(scope.guesses)
        )


def _query_steps(rule: Rule, scope: Scope, context: Context) -> Iterator[Step]:
    gate = rule.when.find(context) if rule.when is not None else None
    if gate is not None:
        yield _step("when", rule, gate, context)
        if not gate:
            return
    subjects = subjects_of(rule, context)
    if rule.each is not None:
        yield _step("each", rule, Found(bool(subjects), tuple(s for s in subjects if s)), context)
    clause = "forbid" if rule.forbids else "require"
    for subject in subjects if not scope.unknown else ():
        answer = rule.demand.find(asked_of(context, subject))
        yield _step(clause, rule, answer, context, _quote(subject, context) if subject else "")


def _step(clause: str, rule: Rule, answer: Found, context: Context, subject: str = "") -> Step:
    quotes = tuple(_quote(match, context) for match in answer.matches)
    return Step(clause, rule.in_words(clause), answer.holds, len(answer.matches), quotes, subject=subject)


def _quote(match: Match, context: Context) -> str:
    words = " ".join(context.document.quote(match.span).split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
