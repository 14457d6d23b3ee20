"""One rule, one release → one Outcome: scope, period, needs, ``when``, ``each``, then the demand.

What is certain comes before what is not: a rule whose ``when`` doesn't hold is not applicable,
even where its scope could not be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from checker.document import Document, Match, Span
from checker.errors import DraftError, PatternTimeout, failing_place
from checker.facts import Facts
from checker.findings import Finding, Fix, Outcome, Severity, Verdict, evened, fingerprint
from checker.language.message import NOT_STATED, fill
from checker.language.queries import Context, Found
from checker.language.rule import Rule
from checker.language.scope import Scope, scope_of, unmet_needs
from checker.record import Record
from checker.spans import BY_PLACE

_Fault = tuple[Context, Match | None]
"""Where a demand was asked and not met, and what the finding points at; None points at nothing."""

MOST_FINDINGS = 1_000
"""Places at which a rule's fault is listed; a person reads a hundred."""


class Judgement(Record):
    """One rule about to be applied to one release."""

    rule: Rule
    context: Context
    scope: Scope
    gate: Found | None = None
    """What ``when`` found; None if the rule has none."""

    @property
    def severity(self) -> Severity:
        """The rule's severity, one level milder if the rule rests on a guess."""
        severity = self.rule.card.severity
        return severity.lowered() if self.scope.guesses else severity


def apply(rule: Rule, document: Document, facts: Facts, *, preview: bool = False) -> Outcome:
    """What a rule says about a release.

    A rule in ``preview`` runs only when asked for. A rule that cannot be evaluated is ``broken``, with
    a reason that holds no words of the release.

    Raises:
        DraftError: the release has more of some kind of fact than can be checked.
    """
    return next(apply_all((rule,), document, facts, preview=preview))


def apply_all(
    rules: Iterable[Rule], document: Document, facts: Facts, *, preview: bool = False
) -> Iterator[Outcome]:
    """What each of several rules says about a release, as :func:`apply` tells it."""
    context = Context(document, facts)
    for rule in rules:
        if rule.status != "stable" and (reason := _not_run(rule, preview)):
            yield Outcome(rule.card, Verdict.NOT_APPLICABLE, rule.severity, reason)
        else:
            yield _applied(rule, context)


def _applied(rule: Rule, context: Context) -> Outcome:
    try:
        return _judge(rule, context)
    except DraftError:
        raise  # more than can be checked: no rule's matter
    except PatternTimeout as e:
        return Outcome(rule.card, Verdict.BROKEN, rule.severity, f"{e} on this text")
    except Exception as e:
        because = f"the rule could not be evaluated: {failing_place(e)}"
        return Outcome(rule.card, Verdict.BROKEN, rule.severity, because)


def _not_run(rule: Rule, preview: bool) -> str:
    if rule.status == "retired":
        return "the rule is retired"
    return (
        "the rule is a preview, and previews were not asked for"
        if rule.status == "preview" and not preview
        else ""
    )


def _judge(rule: Rule, context: Context) -> Outcome:
    scope = scope_of(rule, context.facts)
    if scope.excluded:
        return Outcome(rule.card, Verdict.NOT_APPLICABLE, rule.severity, scope.excluded)
    if not rule.may_hold(context):
        if rule.asked != "forbid":
            return _plain(rule, Verdict.NOT_APPLICABLE, bool(scope.guesses), rule.asked)
        if not scope.unknown:
            return _plain(rule, Verdict.PASSED, bool(scope.guesses))
    return _asked(rule, scope, context)


def _asked(rule: Rule, scope: Scope, context: Context) -> Outcome:
    missing = unmet_needs(rule, context.facts) if rule.needs else ""
    if missing and hangs_on_needs(rule, context):
        return Outcome(rule.card, Verdict.UNDETERMINED, rule.severity, missing)
    gate = rule.when.find(context) if rule.when is not None else None
    if gate is not None and not gate.holds:
        return _plain(rule, Verdict.NOT_APPLICABLE, bool(scope.guesses), "when")
    subjects = subjects_of(rule, context)
    if not subjects:
        return _plain(rule, Verdict.NOT_APPLICABLE, bool(scope.guesses), "each")
    judgement = Judgement(rule, context, scope, gate)
    if scope.unknown:
        return Outcome(rule.card, Verdict.UNDETERMINED, judgement.severity, scope.unknown)
    return _demand(judgement, subjects)


@lru_cache(maxsize=2048)
def _plain(rule: Rule, verdict: Verdict, guessed: bool, absent: str = "") -> Outcome:
    """What most rules say of most releases, the same of each: that a clause is ``absent``, or all is well."""
    severity = rule.severity.lowered() if guessed else rule.severity
    return Outcome(rule.card, verdict, severity, rule.absence(absent) if absent else "")


def hangs_on_needs(rule: Rule, context: Context) -> bool:
    """Whether the verdict could turn on what the rule needs: not where nothing that it speaks of is there."""
    forbidden = (rule.demand,) if rule.forbids else ()
    return all(q.possible(context) for q in (rule.when, rule.each, *forbidden) if q is not None)


def subjects_of(rule: Rule, context: Context) -> tuple[Match | None, ...]:
    """What is judged: every match of ``each``; without ``each``, the release as a whole (None)."""
    return (None,) if rule.each is None else rule.each.find(context).matches


def asked_of(context: Context, subject: Match | None) -> Context:
    """Where the demand is asked for one subject."""
    return context if subject is None else Context(context.document, context.facts, subject)


def _demand(judgement: Judgement, subjects: Iterable[Match | None]) -> Outcome:
    rule = judgement.rule
    faults: list[_Fault] = []
    evidence: list[Match] = []
    for subject in subjects:
        context = asked_of(judgement.context, subject)
        answer = rule.demand.find(context)
        if answer.holds is rule.forbids:
            pointed_at = answer.matches or (_pointed(judgement, subject),)
            faults += [(context, match) for match in pointed_at[: MOST_FINDINGS + 1 - len(faults)]]
            if len(faults) > MOST_FINDINGS:
                break
        elif not rule.forbids:
            evidence += answer.matches  # what was required
        elif subject is not None:
            evidence.append(subject)  # what was judged and found free of fault
    if faults:
        findings = tuple(_findings(judgement, faults))
        return Outcome(rule.card, Verdict.FAILED, judgement.severity, findings=findings)
    if evidence:
        return Outcome(rule.card, Verdict.PASSED, judgement.severity, evidence=_once(evidence))
    return _plain(rule, Verdict.PASSED, bool(judgement.scope.guesses))


def _once(matches: Sequence[Match]) -> tuple[Match, ...]:
    """Each stretch of words once, in the order of the text."""
    if len(matches) < 2:
        return tuple(matches)
    seen = {match.span: match for match in matches}
    return tuple(seen[span] for span in sorted(seen, key=BY_PLACE))


def _findings(judgement: Judgement, faults: Sequence[_Fault]) -> Iterator[Finding]:
    """Each finding once: of faults at one place with one message, the last tells the rest."""
    unique: dict[tuple[Span | None, str], _Fault] = {}
    for context, match in faults[:MOST_FINDINGS]:
        message = _filled(judgement.rule.message, judgement, context, match)
        unique[match.span if match is not None else None, message] = context, match
    ranks: dict[str, int] = {}
    for (_, message), (context, match) in unique.items():
        yield _finding(judgement, context, match, message, ranks)
    if len(faults) > MOST_FINDINGS:
        yield _and_more(judgement, ranks)


def _finding(
    judgement: Judgement, context: Context, match: Match | None, message: str, ranks: dict[str, int]
) -> Finding:
    rule = judgement.rule
    words = context.document.words(match.span) if match is not None else ""
    return Finding(
        rule=rule.id,
        severity=judgement.severity,
        message=message,
        span=match.span if match is not None else None,
        fingerprint=_fingerprint(rule, words, ranks),
        fix=_fix(judgement, context, match),
        beside=_beside(rule, context),
        guesses=judgement.scope.guesses,
        fields=match.fields if match is not None else {},
    )


def _fingerprint(rule: Rule, words: str, ranks: dict[str, int]) -> str:
    """A finding's identity: equal words are told apart by their rank."""
    even = evened(words)
    rank = ranks[even] = ranks.get(even, -1) + 1
    return fingerprint(rule.id, even, rank)


def _and_more(judgement: Judgement, ranks: dict[str, int]) -> Finding:
    """What stands for all findings beyond those that are listed: it fails until those are mended."""
    message = f"This is at fault in more than {MOST_FINDINGS:,} places, of which the others are listed. "
    told = f"{message}Mend them, then check again."
    return Finding(judgement.rule.id, judgement.severity, told, None, _fingerprint(judgement.rule, "", ranks))


def _pointed(judgement: Judgement, subject: Match | None) -> Match | None:
    """The match judged, else the first match of ``when``."""
    if subject is not None or judgement.gate is None:
        return subject
    return next(iter(judgement.gate.matches), None)


def _fix(judgement: Judgement, context: Context, fault: Match | None) -> Fix | None:
    cure = judgement.rule.cure
    if cure is None:
        return None
    replace = None if cure.replace_with is None else _filled(cure.replace_with, judgement, context, fault, "")
    return Fix(_filled(cure.advise, judgement, context, fault), cure.insert, replace)


def _beside(rule: Rule, context: Context) -> Span | None:
    """The empty stretch where missing words belong: at one end of the first match of the fix's place."""
    if rule.place_of_fix is None:
        return None
    side, query = rule.place_of_fix
    first = next(iter(query.find(context).matches), None)
    if first is None:
        return None
    at = first.span.start if side == "before" else first.span.end
    return Span(at, at)


def _filled(
    sentence: str, judgement: Judgement, context: Context, fault: Match | None, empty: str = NOT_STATED
) -> str:
    def lookup(owner: str, field_name: str) -> Any:
        if owner == "release":
            return getattr(context.facts.release, field_name)
        if owner in judgement.rule.named:
            match = next(iter(judgement.rule.named[owner].find(context).matches), None)
        else:
            match = {"": fault, "it": context.it, "when": _first(judgement.gate)}[owner]
        return match.fields.get(field_name) if match is not None else None

    return fill(sentence, lookup, empty)


def _first(found: Found | None) -> Match | None:
    return next(iter(found.matches), None) if found is not None else None
