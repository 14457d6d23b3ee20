"""Reports → one entry for each finding, as build servers want it told: path, lines, message, identity."""

from __future__ import annotations

import os.path
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath

from checker.digests import sha256
from checker.document import Document, Place, Span
from checker.findings import Finding, Outcome, RuleCard, Severity
from checker.record import Record
from checker.render import RenderOptions
from checker.report import Report

_INSIDE = " \u203a "
"""Between the name of a mail or an archive and that of the draft inside it."""

_TOP, _TOP_OF_FILE = Span(0, 0), Place(0, 0, 1, 1, 1, 1)

_Chosen = Sequence[tuple[Outcome, Finding]]


class Entry(Record):
    """One finding."""

    report: Report
    outcome: Outcome
    finding: Finding
    path: str
    """The file, from the root of the repository, with forward slashes."""
    inside: str
    """The draft's own name inside that file, a mail or an archive; empty where it is the file."""
    nth: int
    """How many entries before it have the same words, rank, path and rule: a draft may be named twice."""

    @property
    def identity(self) -> str:
        """A hash unlike any other entry's of the run, made of rule, words, rank and path; no line goes in."""
        words = "\0".join((self.finding.fingerprint, self.path, self.inside))
        told_apart = f"{words}\0{self.nth}" if self.nth else words
        return sha256(told_apart.encode("utf-8", "replace")).hexdigest()[:40]

    @property
    def rule(self) -> RuleCard:
        """The rule that failed."""
        return self.outcome.rule

    @property
    def severity(self) -> Severity:
        """The finding's own severity."""
        return self.finding.severity

    @property
    def span(self) -> Span | None:
        """The words, else where missing words belong, else None."""
        return self.finding.span or self.finding.beside

    @property
    def has_lines(self) -> bool:
        """Whether a line can be told: the draft is a text file of its own, and the place is known."""
        return not self.inside and self.report.document.origins is None and self.span is not None

    @property
    def place(self) -> Place:
        """The lines and columns in the file; the top of the file where there are none."""
        document = self.report.document
        return document.place(self.span) if self.span is not None and self.has_lines else _TOP_OF_FILE

    @property
    def where(self) -> str:
        """The place in words where lines do not tell it: ``Paragraph 14``; may be empty."""
        return _where(self)

    @property
    def message(self) -> str:
        """What is wrong, on what guesses it rests, and which allowance of it does not hold."""
        return self.finding.message + remark_on(self.finding)

    @property
    def told(self) -> str:
        """The message with the place in words before it, where lines do not tell the place."""
        return f"{self.where}: {self.message}" if self.where else self.message


def entries(reports: Iterable[Report], options: RenderOptions) -> list[Entry]:
    """The findings that count, report by report, each report's in the order of its text."""
    return list(_entries(((report, report.findings) for report in reports), options))


def set_aside_entries(reports: Iterable[Report], options: RenderOptions) -> list[Entry]:
    """The findings that do not count, allowed or known, in the same order."""
    return list(_entries(((report, report.set_aside) for report in reports), options))


def worst_first(found: Iterable[Entry]) -> list[Entry]:
    """The entries by severity; those of one severity stay in their order."""
    return sorted(found, key=lambda entry: entry.severity.rank)


def remark_on(finding: Finding) -> str:
    """In brackets: the guesses that a finding rests on, and why an allowance of it does not hold."""
    guess = f" (rests on a guess: {'; '.join(finding.guesses)})" if finding.guesses else ""
    lapsed = finding.lapsed
    lapse = f" (an allowance in {lapsed.where} does not hold: {lapsed.fault})" if lapsed else ""
    return guess + lapse


def is_text_file(document: Document) -> bool:
    """Whether the draft's lines are those of its file: a text file, not one inside a mail or an archive."""
    return document.origins is None and not split_name(document.source.name)[1]


def split_name(name: str) -> tuple[str, str]:
    """A draft's name as the file's, and that of the draft inside the file; empty for the file itself."""
    file, _, inside = name.partition(_INSIDE)
    return file, inside


def path_of(name: str, options: RenderOptions) -> str:
    """A draft's file as build servers know it: from the repository's root if it lies in it, else as named.

    Of a draft inside a mail or an archive it is the file that holds it.
    """
    file = os.path.normpath(split_name(name)[0])
    root = options.root or options.folder
    if root is None:
        return PurePath(file).as_posix()
    full = PurePath(os.path.normpath(PurePath(options.folder or root) / file))
    return full.relative_to(root).as_posix() if full.is_relative_to(root) else PurePath(file).as_posix()


def full_path_of(report: Report, options: RenderOptions) -> str:
    """A draft's path; of one inside a mail or an archive with its own name behind the file's."""
    name = report.document.source.name
    inside = split_name(name)[1]
    return path_of(name, options) + (_INSIDE + inside if inside else "")


def failures(options: RenderOptions) -> list[tuple[str, str]]:
    """Drafts that could not be checked: path and reason."""
    told = (message.partition(": ") for message in options.failures)
    return [(path_of(name, options), why) for name, _, why in told]


def _entries(chosen: Iterable[tuple[Report, _Chosen]], options: RenderOptions) -> Iterator[Entry]:
    seen: dict[tuple[str, ...], int] = {}
    for report, pairs in chosen:
        name = report.document.source.name
        path, inside = path_of(name, options), split_name(name)[1]
        for outcome, finding in sorted(pairs, key=_order):
            words = finding.fingerprint, path, inside
            nth = seen[words] = seen.get(words, -1) + 1
            yield Entry(report, outcome, finding, path, inside, nth)


def _order(pair: tuple[Outcome, Finding]) -> tuple[int, int, int, str, str]:
    outcome, finding = pair
    span = finding.span or finding.beside or _TOP
    return span.start, span.end, finding.severity.rank, outcome.rule.id, finding.fingerprint


def _where(entry: Entry) -> str:
    document, inside = entry.report.document, entry.inside
    if not inside and document.origins is None:
        return ""
    near = "" if entry.finding.span is not None else "near "
    place = f"{near}{document.where(entry.span)}" if entry.span is not None else ""
    words = ", ".join(part for part in (inside, place) if part)
    return words[:1].upper() + words[1:] if not inside else words
