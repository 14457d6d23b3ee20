"""What the checker says about a release: severities, verdicts, findings, outcomes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import field
from enum import StrEnum

from checker.document import Match, Span
from checker.record import record


class Severity(StrEnum):
    """How much a finding matters. In a report: Must fix, Should fix, Consider."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """0 is the worst."""
        return ("error", "warning", "advice").index(self.value)

    def lowered(self) -> Severity:
        """One level milder; advice stays advice."""
        return (Severity.WARNING, Severity.ADVICE, Severity.ADVICE)[self.rank]


class Verdict(StrEnum):
    """What one rule says about one release."""

    PASSED = "passed"
    FAILED = "failed"
    ALLOWED = "allowed"
    NOT_APPLICABLE = "not-applicable"
    UNDETERMINED = "undetermined"
    BROKEN = "broken"


@record
class Authority:
    """What a rule rests on.

    ``status``: ``V`` (read in a source), ``M+`` (black letter), ``M``, ``M-`` (from memory), ``house``.
    """

    cite: str
    status: str
    says: str = ""
    url: str = ""


@record
class Fix:
    """What to do about a finding: advice in words, wording to insert, or a replacement of the words found."""

    advise: str = ""
    insert: str = ""
    """Model wording, for counsel to adapt."""
    replace: str | None = None
    """The words to put in place of the finding's own."""


@record
class RuleCard:
    """A rule's public face: everything that a report prints about it."""

    id: str
    title: str
    severity: Severity
    why: str
    pack: str
    rulebook: str = ""
    cause: str = ""
    """What is wrong in a sentence, where several rules speak of one thing; a page shows them as one point."""
    authority: tuple[Authority, ...] = ()
    in_force_from: str = ""
    in_force_until: str = ""
    looked_for: tuple[str, ...] = ()
    """What a ``require`` searched for, in words, to be shown when it found nothing."""

    @property
    def topic(self) -> str:
        """The part of the id before the dot."""
        return self.id.partition(".")[0]


@record
class Finding:
    """One fault.

    ``span`` is None when something is missing; ``beside`` is then where it belongs, if that is known.
    """

    rule: str
    severity: Severity
    message: str
    span: Span | None
    fingerprint: str
    fix: Fix | None = None
    beside: Span | None = None
    guesses: tuple[str, ...] = ()
    """The guesses the finding rests on; each lowered the severity."""
    fields: Mapping[str, object] = field(default_factory=dict)


@record
class Outcome:
    """What one rule says about one release, and by which words."""

    rule: RuleCard
    verdict: Verdict
    severity: Severity
    because: str = ""
    findings: tuple[Finding, ...] = ()
    evidence: tuple[Match, ...] = ()


_QUOTES = str.maketrans("‘’“”", "''\"\"")


def fingerprint(rule: str, words: str, nth: int) -> str:
    """The identity of a finding: its rule, its words with case, spaces and quotes evened out, its rank.

    No line, path or clock goes in, so it survives edits elsewhere; no words can be read back out.
    """
    even = " ".join(words.casefold().translate(_QUOTES).split())
    return hashlib.sha256(f"{rule}\0{even}\0{nth}".encode()).hexdigest()[:20]
