"""A Report → the same report without a word of its draft (``--redact``).

What remains of a finding is its rule, its place and its fingerprint. It is done here once and for every
format: a renderer cannot print what it is not given. Also gone is what was read from the draft (its facts,
the reasons made of them) and what people wrote about it (allowances' reasons, stated facts); the file's name
and its digest stay, since a finding must be found again.
"""

from __future__ import annotations

from types import MappingProxyType

from checker.document import Document, Match
from checker.facts import KINDS, Facts
from checker.facts.release import Release
from checker.findings import Allowance, Finding, Outcome, Verdict
from checker.origins import Origins
from checker.patterns import pattern
from checker.record import replace
from checker.report import Report

MASK = "█"
_SHOWN = MASK * 3
_KEEP_REASON = (Verdict.UNDETERMINED, Verdict.BROKEN)
"""Reasons of these name what is unknown, or what broke, and hold no words of the release."""


def redacted(report: Report) -> Report:
    """The report with every character of the draft masked, and without its facts."""
    document = _masked(report.document)
    return replace(
        report,
        document=document,
        facts=_nothing_of(report.facts, document),
        outcomes=tuple(map(_outcome, report.outcomes)),
        options={k: v for k, v in report.options.items() if not k.startswith("stated")},
        inputs={k: v for k, v in report.inputs.items() if k not in ("stated", "allowances")},
        unused_allowances=tuple(map(_allowance, report.unused_allowances)),
    )


def without_lengths(text: str) -> str:
    """The text with every run of masked characters as three: its length would tell the words'."""
    return str(_RUN.sub(_SHOWN, text))


_RUN = pattern(rf"{MASK}++")


_CHARACTER = pattern(r"[^\r\n]")


def _masked(document: Document) -> Document:
    """The document with its lines, blocks and places, and no words."""
    origins = document.origins
    return replace(
        document,
        raw=_CHARACTER.sub(MASK, document.raw),
        text=_CHARACTER.sub(MASK, document.text),
        stated=MappingProxyType({}),
        remarks=(),
        tables=(),
        markings=(),
        origins=Origins((), origins.signposts) if origins else None,
        parts=MappingProxyType({}),
    )


def _nothing_of(facts: Facts, document: Document) -> Facts:
    """No facts, and a release of which only the law's day is known: the result hangs on it."""
    return Facts(
        document,
        facts.law,
        {},
        facts.as_of,
        _found=dict.fromkeys(KINDS, ()),
        _release=Release.unknown(facts.release.law_date),
    )


def _outcome(outcome: Outcome) -> Outcome:
    return replace(
        outcome,
        because=outcome.because if outcome.verdict in _KEEP_REASON else "",
        findings=tuple(_finding(finding, outcome) for finding in outcome.findings),
        evidence=tuple(Match(match.span) for match in outcome.evidence),
    )


def _finding(finding: Finding, outcome: Outcome) -> Finding:
    return replace(
        finding,
        message=f"{outcome.rule.title} [{finding.fingerprint}]",
        fix=None,
        guesses=("not told",) if finding.guesses else (),
        fields={},
        allowed=_allowance(finding.allowed) if finding.allowed else None,
        lapsed=_allowance(finding.lapsed) if finding.lapsed else None,
    )


def _allowance(allowance: Allowance) -> Allowance:
    return replace(allowance, because="not told", text="")
