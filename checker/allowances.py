"""Allowances: read from configuration, a file beside the draft, or the draft; then laid over the findings.

An allowance never changes what a rule says; it decides only whether its findings count. One that has ended,
or that nobody entitled has signed, leaves the finding standing, and one that covers nothing is reported.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from fnmatch import fnmatchcase
from pathlib import Path

from checker.directives import DirectiveError, allowance_in, day_of
from checker.document import Document, Span
from checker.errors import ConfigError, DraftError, RuleError, UserError
from checker.findings import Allowance, Finding, Outcome, Verdict
from checker.origins import Marking
from checker.record import Record, replace

KEYS = ("rule", "text", "because", "by", "until")
OWN = "prewire"
"""The author of the comments that prewire itself writes into a copy."""

Complain = Callable[[str], UserError]


def allowance_from(entry: object, where: str, wrong: Complain = ConfigError) -> Allowance:
    """One allowance from configuration, a side file or front matter.

    Raises:
        UserError: as ``wrong`` makes it, if a key is unknown, missing or of the wrong kind.
    """
    if not isinstance(entry, Mapping):
        raise wrong(f"{where}: an allowance is names with values: rule, because; text, by, until")
    for key in entry:
        if key not in KEYS:
            from checker.suggest import did_you_mean  # noqa: PLC0415

            raise wrong(f"{where}: unknown key {str(key)!r}{did_you_mean(str(key), KEYS)}")
    words = {key: _words(entry, key, where, wrong) for key in ("rule", "because", "text", "by")}
    if not words["rule"]:
        raise wrong(f"{where}: an allowance names its `rule`")
    if not words["because"]:
        raise wrong(f"{where}: the allowance of {words['rule']} gives no reason; add `because`")
    until = _until(entry.get("until"), where, wrong)
    return Allowance(words["rule"], words["because"], words["by"], until, words["text"], where)


def _words(entry: Mapping[str, object], key: str, where: str, wrong: Complain) -> str:
    value = entry.get(key, "")
    if not isinstance(value, str):
        raise wrong(f"{where}: `{key}` must be words in quotes")
    return " ".join(value.split())


def _until(value: object, where: str, wrong: Complain) -> date | None:
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    try:
        return day_of(str(value))
    except DirectiveError as e:
        raise wrong(f"{where}: `until`: {e}") from None


def side_file(draft: Path) -> Path:
    """The file of allowances beside a draft: ``draft.allow.yaml``."""
    return draft.with_name(f"{draft.stem}.allow.yaml")


def read_side_file(path: Path) -> tuple[Allowance, ...]:
    """The allowances in a side file; none if it does not exist.

    Raises:
        ConfigError: it is not a list of allowances; the text gives the line.
    """
    if not path.is_file():
        return ()
    from checker.yamlfile import read_yaml  # noqa: PLC0415

    try:
        entries, line_of = read_yaml(path)
    except RuleError as e:
        raise ConfigError(str(e)) from None
    if not isinstance(entries, list):
        raise ConfigError(f"{path}: it must be a list of allowances: - rule: … because: …")
    return tuple(allowance_from(entry, f"{path}:{line_of((n,))}") for n, entry in enumerate(entries))


def draft_allowances(document: Document) -> tuple[Allowance, ...]:
    """The allowances that the draft itself carries: in front matter, in comments.

    Raises:
        DraftError: a comment or an entry speaks to prewire and cannot be followed.
    """
    return (*_front_matter(document), *_commented(document))


def _front_matter(document: Document) -> Iterator[Allowance]:
    entries = document.stated.get("allow", ())
    where = f"{document.source.name}: front matter"
    if not isinstance(entries, list | tuple):
        raise DraftError(f"{where}: `allow` must be a list of allowances")
    for entry in entries:
        yield allowance_from(entry, where, DraftError)


def _commented(document: Document) -> Iterator[Allowance]:
    notes = [m for m in document.markings if m.kind in ("comment", "annotation") and m.author != OWN]
    if not notes:
        for remark in document.remarks:
            yield from _read(remark.text, f"{document.source.name}:{remark.line}")
    for note in notes:
        within = _paragraphs(note, document)
        for allowance in _read(note.words, f"{document.source.name}: {_note_place(note, document)}"):
            yield replace(allowance, by=allowance.by or note.author, within=within)


def _read(words: str, where: str) -> Iterator[Allowance]:
    try:
        allowance = allowance_in(words, where)
    except DirectiveError as e:
        raise DraftError(f"{where}: a comment speaks to prewire, but {e}") from None
    if allowance is not None:
        yield allowance


def _note_place(note: Marking, document: Document) -> str:
    by = f" by {note.author}" if note.author else ""
    at = note.where
    if not at and note.start is not None:
        at = document.where(document.reading_span(note.start, note.end or note.start))
    return f"comment{by}{f' ({at})' if at else ''}"


def _paragraphs(note: Marking, document: Document) -> Span | None:
    """The paragraphs that a comment is made on, as one stretch; None for a comment on no text."""
    if note.start is None:
        return None
    span = document.reading_span(note.start, max(note.start, note.end or 0))
    touched = [b.span for b in document.blocks if b.span.start <= span.end and span.start <= b.span.end]
    return Span(touched[0].start, touched[-1].end) if touched else None


class Terms(Record):
    """By what an allowance is judged: the day that is today, who may allow, and which topics none may."""

    as_of: date
    require_by: tuple[str, ...] = ()
    """Names or patterns (``*Counsel``); empty lets anybody allow."""
    closed: Collection[str] = ()
    """Topics of which nothing may be allowed."""

    def fault(self, allowance: Allowance) -> str:
        """Why an allowance does not hold; empty if it does."""
        if allowance.until is not None and allowance.until < self.as_of:
            return f"it ended on {allowance.until.isoformat()}"
        if allowance.rule.partition(".")[0] in self.closed:
            return "nothing of this kind may be left in the final draft"
        if self.require_by and not any(_same(allowance.by, name) for name in self.require_by):
            signed = f"it is signed by {allowance.by}" if allowance.by else "nobody has signed it"
            return f"{signed}, and only {' or '.join(self.require_by)} may allow"
        return ""


def _same(name: str, pattern: str) -> bool:
    return bool(name) and fnmatchcase(" ".join(name.casefold().split()), " ".join(pattern.casefold().split()))


class Allowances:
    """All allowances for one draft, laid over the outcomes of its rules."""

    def __init__(self, given: Sequence[Allowance], document: Document, terms: Terms) -> None:
        self.document = document
        self.given = [replace(each, fault=terms.fault(each)) for each in given]
        self._used: set[int] = set()

    def over(self, outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
        """The outcomes with every finding that is covered marked as allowed, or as no longer so."""
        return tuple(self._settled(outcome) for outcome in outcomes) if self.given else tuple(outcomes)

    def unused(self, outcomes: Sequence[Outcome]) -> tuple[Allowance, ...]:
        """Those that cover nothing, of the rules that came to a result; ``over`` must have run before."""
        if not self.given:
            return ()
        told = (Verdict.PASSED, Verdict.FAILED, Verdict.ALLOWED, Verdict.NOT_APPLICABLE)
        ran = {outcome.rule.id for outcome in outcomes if outcome.verdict in told}
        return tuple(a for n, a in enumerate(self.given) if n not in self._used and a.rule in ran)

    def _settled(self, outcome: Outcome) -> Outcome:
        mine = [n for n, allowance in enumerate(self.given) if allowance.rule == outcome.rule.id]
        if not mine or outcome.verdict is not Verdict.FAILED:
            return outcome
        findings = tuple(self._marked(finding, mine) for finding in outcome.findings)
        if any(finding.allowed is None for finding in findings):
            return replace(outcome, findings=findings)
        reasons = dict.fromkeys(finding.allowed.terms for finding in findings if finding.allowed)
        return replace(outcome, findings=findings, verdict=Verdict.ALLOWED, because="; ".join(reasons))

    def _marked(self, finding: Finding, mine: Sequence[int]) -> Finding:
        covering = [n for n in mine if self._covers(self.given[n], finding)]
        self._used.update(covering)
        holding = [self.given[n] for n in covering if not self.given[n].fault]
        if holding:
            return replace(finding, allowed=holding[0])
        return replace(finding, lapsed=self.given[covering[0]]) if covering else finding

    def _covers(self, allowance: Allowance, finding: Finding) -> bool:
        span = finding.span
        if allowance.within is not None and span is not None and not span.overlaps(allowance.within):
            return False
        if not allowance.text:
            return True
        return span is not None and any(span.overlaps(at) for at in self._places(allowance.text))

    def _places(self, words: str) -> Iterator[Span]:
        """Where words stand in the release; case, kind of quotation mark and line ends do not matter."""
        import regex  # noqa: PLC0415  (words of a draft: never kept as a pattern)

        wanted = r"\s+".join(regex.escape(word) for word in words.translate(_STRAIGHT).lower().split())
        return (Span(*m.span()) for m in regex.finditer(wanted, self.document.lower))


_STRAIGHT = str.maketrans("‘’“”\xa0\u2010\u2011", "''\"\" --")
"""Typographic signs → those of the reading text."""
