"""A baseline: the findings that a house has seen and will live with, so that only new ones fail.

One line a finding: the draft's name without its suffix, the rule, and an *identity*: a hash of the rule and
of the words that the finding stands on, with the sentence around them. No text of a draft can be read out of
it. Of the words only letters and digits count, so that a re-wrapped, moved, re-typed or converted sentence
stays known, and a changed one does not. Lines are sorted, so that two branches merge without a conflict.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

from checker.digests import sha256
from checker.document import Document, Span
from checker.errors import ConfigError
from checker.findings import Finding, Outcome, Verdict
from checker.record import Record, replace
from checker.report import Report

FIRST_LINE = "# prewire baseline 1: known findings, one a line; made by `prewire baseline`, see docs/gate.md"
_LENGTH = 24
_SENTENCE = 60
"""Words; what is longer is taken for a passage."""


class Entry(Record):
    """One known finding of one draft."""

    draft: str
    rule: str
    identity: str

    @property
    def line(self) -> str:
        """The entry as a line of the file."""
        return f"{_escaped(self.draft)} {self.rule} {self.identity}"


def draft_name(path: str) -> str:
    """A draft's name in a baseline: without its suffix, so that it may go from text to Word."""
    name = PurePosixPath(path.replace("\\", "/"))
    return str(name.with_suffix("")) if name.suffix else str(name)


def identities(report: Report) -> dict[int, str]:
    """The identity of each finding of a report, by its ``id()``.

    Findings of one rule on the same words in the same sentence are told apart by their number.
    """
    seen: Counter[str] = Counter()
    made: dict[int, str] = {}
    for outcome in report.outcomes:
        for finding in outcome.findings:
            stem = _stem(finding, report.document)
            made[id(finding)] = _hashed(f"{stem}\0{seen[stem]}")
            seen[stem] += 1
    return made


def _stem(finding: Finding, document: Document) -> str:
    if finding.span is None:
        return f"{finding.rule}\0\0"
    words, around = document.words(finding.span), document.words(_surroundings(finding.span, document))
    return f"{finding.rule}\0{_bare(words)}\0{_bare(around)}"


def _bare(words: str) -> str:
    """Letters and digits alone, which stay in any format; of many words in the order of the alphabet.

    A passage of several paragraphs is the same passage when two of them change places.
    """
    bare = ["".join(c for c in word if c.isalnum()) for word in words.casefold().split()]
    return "".join(bare) if len(bare) <= _SENTENCE else " ".join(sorted(bare))


def _surroundings(span: Span, document: Document) -> Span:
    """The sentences that hold a span; in a table, its rows."""
    block = document.block_at(span.start)
    if block is not None and block.kind == "table":
        start = document.text.rfind("\n", block.span.start, span.start) + 1
        end = document.text.find("\n", span.end, block.span.end)
        return Span(max(start, block.span.start), end if end >= 0 else max(block.span.end, span.end))
    first, last = document.sentence_at(span.start), document.sentence_at(max(span.end - 1, span.start))
    return Span(first.start if first else span.start, max(last.end if last else span.end, span.end))


def _hashed(words: str) -> str:
    return sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]


def entries_of(report: Report, draft: str) -> Iterator[Entry]:
    """What a baseline would say of a report: each finding that counts or is known from a baseline."""
    made = identities(report)
    for outcome in report.outcomes:
        if outcome.verdict is Verdict.FAILED:
            for finding in outcome.findings:
                if finding.allowed is None:
                    yield Entry(draft, finding.rule, made[id(finding)])


def with_known(report: Report, known: Callable[[str, str], str], closed: str = "") -> Report:
    """The report with every finding marked for which ``known(rule, identity)`` says why it is not new.

    Findings of the topic ``closed`` always count, and so do those whose allowance no longer holds.
    """
    made = identities(report)

    def told(finding: Finding) -> Finding:
        if finding.allowed is not None or finding.lapsed is not None or finding.known:
            return finding
        why = known(finding.rule, made[id(finding)])
        return replace(finding, known=why) if why else finding

    def settled(outcome: Outcome) -> Outcome:
        if outcome.verdict is not Verdict.FAILED or outcome.rule.topic == closed:
            return outcome
        return replace(outcome, findings=tuple(map(told, outcome.findings)))

    return replace(report, outcomes=tuple(map(settled, report.outcomes)))


class Baseline:
    """Known findings, by draft."""

    def __init__(self, entries: Iterable[Entry] = (), path: Path | None = None) -> None:
        self.path = path
        self.entries = frozenset(entries)
        self._by_draft: dict[str, set[Entry]] = {}
        for entry in self.entries:
            self._by_draft.setdefault(entry.draft, set()).add(entry)

    def over(self, report: Report, draft: str, closed: str = "") -> tuple[Report, tuple[Entry, ...]]:
        """The report with every finding that is known marked so; and the entries that none has met.

        An entry is only told to be stale if its rule came to a result.
        """
        mine = self._by_draft.get(draft, set())
        met: set[Entry] = set()

        def known(rule: str, identity: str) -> str:
            entry = Entry(draft, rule, identity)
            if entry not in mine:
                return ""
            met.add(entry)
            return "baseline"

        marked = with_known(report, known, closed)
        ran = rules_that_ran(report, closed)
        gone = (entry for entry in mine - met if entry.rule in ran)
        return marked, tuple(sorted(gone, key=lambda entry: entry.line))


def rules_that_ran(report: Report, closed: str = "") -> frozenset[str]:
    """The rules that came to a result, but for those of the topic ``closed``."""
    ran = (o.rule for o in report.outcomes if o.verdict in _RESULTS)
    return frozenset(rule.id for rule in ran if rule.topic != closed)


_RESULTS = (Verdict.PASSED, Verdict.FAILED, Verdict.ALLOWED, Verdict.NOT_APPLICABLE)


def name_in(baseline: Path, draft: Path, named: str, report: Report) -> str:
    """A draft's name in a baseline: its path from the baseline's folder, and what it is called in a mail."""
    inside = report.document.source.name.removeprefix(named)
    try:
        path = os.path.relpath(draft.resolve(), baseline.resolve().parent)
    except ValueError:  # another drive of Windows
        path = str(draft.resolve())
    return draft_name(f"{path}{inside}")


def read_baseline(path: Path) -> Baseline:
    """The baseline in a file.

    Raises:
        ConfigError: it cannot be read, or is no baseline.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as e:
        hint = f"make it with `prewire baseline DRAFTS -o {path}`"
        raise ConfigError(f"{path}: cannot be read: {e.strerror or e}; {hint}") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path}: it is no baseline") from None
    return parse_baseline(text, path)


def baseline_text(entries: Iterable[Entry]) -> str:
    """The file: a first line that says what it is, then the entries, sorted."""
    return "".join(f"{line}\n" for line in (FIRST_LINE, *sorted({entry.line for entry in entries})))


def parse_baseline(text: str, path: Path) -> Baseline:
    """The baseline in a text.

    Raises:
        ConfigError: it is not one, or a line of it is malformed; the text gives the line.
    """
    lines = text.splitlines()
    if not lines or not lines[0].startswith("# prewire baseline 1"):
        raise ConfigError(f"{path}: it is no baseline; make one with `prewire baseline DRAFTS -o {path}`")
    entries = [_entry(line, f"{path}:{n}") for n, line in enumerate(lines, 1) if line and line[0] != "#"]
    return Baseline(entries, path)


def _entry(line: str, where: str) -> Entry:
    words = line.split(" ")
    if len(words) != 3 or len(words[2]) != _LENGTH or not all(c in "0123456789abcdef" for c in words[2]):
        raise ConfigError(f"{where}: no entry of a baseline (draft, rule, identity): {line[:60]!r}")
    return Entry(_unescaped(words[0]), words[1], words[2])


def _escaped(name: str) -> str:
    """A name without spaces or control characters, as in a web address."""
    from urllib.parse import quote  # noqa: PLC0415

    return quote(name, safe="/.-_~›")


def _unescaped(name: str) -> str:
    from urllib.parse import unquote  # noqa: PLC0415

    return unquote(name)
