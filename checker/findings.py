"""What the checker says about a release: severities, verdicts, findings, outcomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from checker.digests import sha256
from checker.document import Match, Span
from checker.record import Record, field


class Severity(StrEnum):
    """How much a finding matters. In a report: Must fix, Should fix, Consider."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """0 is the worst."""
        return _RANKS[self]

    def lowered(self) -> Severity:
        """One level milder; advice stays advice."""
        return _BY_RANK[min(_RANKS[self] + 1, 2)]


_BY_RANK = tuple(Severity)
_RANKS = {severity: rank for rank, severity in enumerate(_BY_RANK)}


class Verdict(StrEnum):
    """What one rule says about one release."""

    PASSED = "passed"
    FAILED = "failed"
    ALLOWED = "allowed"
    NOT_APPLICABLE = "not-applicable"
    UNDETERMINED = "undetermined"
    BROKEN = "broken"


class Authority(Record):
    """What a rule rests on.

    ``status``: ``V`` (read in a source), ``M+`` (black letter), ``M``, ``M-`` (from memory), ``house``.
    """

    cite: str
    status: str
    says: str = ""
    url: str = ""


class Fix(Record):
    """What to do about a finding: advice in words, wording to insert, or a replacement of the words found."""

    advise: str = ""
    insert: str = ""
    """Model wording, for counsel to adapt."""
    replace: str | None = None
    """The words to put in place of the finding's own."""


class _Later:
    """Room for what fills a record."""

    __slots__ = ("_fill",)


class RuleCard(Record, _Later):
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

    @staticmethod
    def later(id: str, fill: Callable[[], RuleCard]) -> RuleCard:
        """The card that ``fill`` makes when more than its id is asked for: most rules are only counted."""
        card = object.__new__(RuleCard)
        object.__setattr__(card, "id", id)
        object.__setattr__(card, "_fill", fill)
        return card

    if not TYPE_CHECKING:  # type checkers would take it for leave to ask for anything

        def __getattr__(self, name: str) -> Any:
            """A field that is not filled yet."""
            if name not in self.__match_args__:
                raise AttributeError(name)
            RuleCard.__init__(self, *RuleCard.__values__(self._fill()))
            return getattr(self, name)

    def __hash__(self) -> int:
        """That of its id, which tells nearly all cards apart: every report asks for each card's own texts."""
        return hash(self.id)

    @property
    def topic(self) -> str:
        """The part of the id before the dot."""
        return self.id.partition(".")[0]


class Allowance(Record):
    """A person's word that a rule's findings may stand in a draft: for what reason, by whom, until when."""

    rule: str
    because: str
    by: str = ""
    until: date | None = None
    """The last day on which it holds."""
    text: str = ""
    """Only findings on these words are covered; empty covers every finding of the rule."""
    where: str = ""
    """Where it is written, as a person finds it: ``prewire.toml``, ``draft.allow.yaml:3``, ``line 12``."""
    fault: str = ""
    """Why it does not hold, in words: ``it ended on 2026-06-30``. Empty for one that holds."""
    within: Span | None = None
    """The paragraphs to whose findings it is limited, for one written in a comment on them."""

    @property
    def terms(self) -> str:
        """The reason, who gave it and until when, in one line for a person."""
        by = f"; by {self.by}" if self.by else ""
        until = f"; until {self.until.isoformat()}" if self.until else ""
        return f"{self.because.rstrip('. ')}{by}{until}"


class Finding(Record):
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
    allowed: Allowance | None = None
    """The allowance that covers it; it then does not count."""
    lapsed: Allowance | None = None
    """An allowance that would cover it but does not hold (any more); it counts, and says so."""
    known: str = ""
    """Why it is not new: ``baseline``, ``unchanged since main``; it then does not count."""

    @property
    def counts(self) -> bool:
        """Whether it counts: nobody has allowed it, and it is new (or all count)."""
        return self.allowed is None and not self.known

    @property
    def set_aside(self) -> str:
        """Why it does not count, in one line for a person; empty for one that counts."""
        if self.allowed is not None:
            return f"allowed: {self.allowed.terms}"
        return f"known: {self.known}" if self.known else ""


class Outcome(Record):
    """What one rule says about one release, and by which words.

    ``failed`` where a finding is not allowed (though all may be known and count for nothing); ``allowed``
    where every finding is.
    """

    rule: RuleCard
    verdict: Verdict
    severity: Severity
    because: str = ""
    findings: tuple[Finding, ...] = ()
    evidence: tuple[Match, ...] = ()

    @property
    def counting(self) -> tuple[Finding, ...]:
        """Its findings that count: neither allowed nor known."""
        return tuple(finding for finding in self.findings if finding.counts)


_QUOTES = str.maketrans("‘’“”", "''\"\"")


def evened(words: str) -> str:
    """Words with case, spaces and quotes evened out: what makes two findings' words the same."""
    folded = words.casefold()
    return " ".join((folded if folded.isascii() else folded.translate(_QUOTES)).split())


def fingerprint(rule: str, even: str, nth: int) -> str:
    """The identity of a finding: its rule, its words (:func:`evened`), its rank among those of equal words.

    No line, path or clock goes in, so it survives edits elsewhere; no words can be read back out.
    """
    return sha256(f"{rule}\0{even}\0{nth}".encode()).hexdigest()[:20]
