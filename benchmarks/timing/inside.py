"""Inside one process: matching against the naive loop, the whole check, growth with text and rules."""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from functools import cache, partial
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest.mock import patch

from checker.__main__ import COLLECT_AFTER
from checker.config import Settings
from checker.document import Document
from checker.errors import DraftError
from checker.facts.gated import GatedList
from checker.language.pack import LoadedPacks, load_packs
from checker.matching import Alternation, Choice, Matcher, phrase_pattern
from checker.matching import scan as scans
from checker.patterns import pattern
from checker.pipeline import check
from checker.reading import read_bytes
from checker.render import RenderOptions, render
from timing.figures import Curve, Figure, at_least, at_most

AS_OF = date(2026, 11, 23)

gc.set_threshold(COLLECT_AFTER, 10, 10)  # as the command has it


@cache
def packs() -> LoadedPacks:
    """The default packs."""
    return load_packs(("us",))


def seconds(run: Callable[[], object]) -> float:
    """CPU seconds that a call takes."""
    start = time.process_time()
    run()
    return time.process_time() - start


def _whole(documents: Sequence[tuple[str, bytes]]) -> None:
    for name, data in documents:
        report = check(read_bytes(data, name), packs(), Settings(), AS_OF)
        render(report, "json", RenderOptions())


def whole_check(texts: Sequence[Path]) -> Iterator[Figure]:
    """Read, facts, all rules and JSON, when everything is compiled."""
    documents = [(path.name, path.read_bytes()) for path in texts]
    size = sum(len(data) for _, data in documents)
    _whole(documents)
    spent = seconds(lambda: _whole(documents))
    yield at_least("read, facts, all rules, JSON: text per CPU second", size / 1e6 / spent, 1.0, "MB")
    yield at_most("each further 10 KB in one process", spent / size * 1e4 * 1e3, 8, "ms")


def matchers(documents: Sequence[tuple[str, bytes]]) -> list[Matcher]:
    """The patterns that a check of the sample asks, each once: by themselves, or among others of a list."""
    asked: dict[tuple[str, int], Matcher] = {}
    find, live, opened = Matcher.find, Choice.live, GatedList.each

    def noted(matcher: Matcher, document: Document) -> Iterator[Any]:
        asked.setdefault((matcher.source, matcher.flags), matcher)
        return find(matcher, document)

    def all_noted(choice: Choice[Any], text: str) -> Sequence[tuple[Any, Matcher]]:
        asked.update(((matcher.source, matcher.flags), matcher) for _, matcher in choice.pairs)
        return live(choice, text)

    def gates_noted(listed: GatedList, *asked_of: Any) -> Iterator[Any]:
        asked.update(((matcher.source, matcher.flags), matcher) for _, matcher in listed._pairs)
        return opened(listed, *asked_of)

    with (
        patch.object(Matcher, "find", noted),
        patch.object(Choice, "live", all_noted),
        patch.object(GatedList, "each", gates_noted),
    ):
        _whole(documents)
    return list(asked.values())


def engine(texts: Sequence[Path]) -> Iterator[Figure]:
    """All patterns that a check asks, of whole releases: planned, against each tried on every block."""
    asked = matchers([(path.name, path.read_bytes()) for path in texts])
    documents = [read_bytes(path.read_bytes(), path.name) for path in texts]
    size = sum(len(document.text) for document in documents) / 1e6
    rounds = []
    assert planned(asked, documents) == naively(asked, documents)
    for _ in range(3):
        quick, slow = (seconds(partial(run, asked, documents)) for run in (planned, naively))
        rounds.append((slow / quick, quick, slow))
    ratio, quick, slow = sorted(rounds)[1]
    yield at_least(f"matching alone, {len(asked)} patterns, against the naive loop", ratio, 8, "×")
    yield Figure("the same, text per CPU second", f"{size / quick:.3g} MB (naive {size / slow:.2g})")


def planned(asked: Sequence[Matcher], documents: Sequence[Document]) -> int:
    """How many matches there are, found as the program finds them; every text is indexed anew."""
    found = 0
    for document in documents:
        scans._known.clear()
        found += sum(1 for m in asked for _ in m.find(document))
    return found


def naively(asked: Sequence[Matcher], documents: Sequence[Document]) -> int:
    """How many matches there are, found by trying every pattern on every block."""
    return sum(1 for document in documents for m in asked for _ in _naively(m, document))


def _naively(matcher: Matcher, document: Document) -> Iterator[object]:
    compiled = pattern(matcher.source, matcher.flags)
    for block in document.blocks:
        for m in compiled.finditer(document.text, block.span.start, block.span.end):
            if m.end() > m.start():
                yield m


def growth(texts: Sequence[Path]) -> tuple[list[Figure], list[Curve]]:
    """How the time grows with the length of the text and with the number of rules."""
    curves = [_with_text(texts), _with_patterns(texts)]
    return [
        at_most("growth with the text, 1–16 ×: exponent", curves[0].exponent, 1.05),
        at_most("growth with the patterns, 400–1,600: exponent", curves[1].exponent, 0.4),
    ], curves


def _with_text(texts: Sequence[Path]) -> Curve:
    curve = Curve("Whole check", "KB of text", "CPU ms")
    joined = "\n\n".join(path.read_text(encoding="utf-8", errors="replace") for path in texts)
    for times in (1, 2, 4, 8, 16):
        data = joined[: 12_000 * times].encode()
        document = [("grown.txt", data)]
        _whole(document)
        curve.points.append(
            (len(data) / 1000, min(seconds(partial(_whole, document)) for _ in range(3)) * 1000)
        )
    return curve


def _with_patterns(texts: Sequence[Path]) -> Curve:
    """Phrases of two words as the sample has them, from the most to the least frequent."""
    curve = Curve("Matching", "patterns", "CPU ms a release")
    documents = [read_bytes(path.read_bytes(), path.name) for path in texts]
    pairs: Counter[str] = Counter()
    for document in documents[::2]:
        words = [w for w in document.text.lower().split() if w.isalpha()]
        pairs.update(f"{a} {b}" for a, b in pairwise(words))
    phrases = [phrase for phrase, _ in pairs.most_common(40_000)][::25]
    for number in (400, 800, 1600):
        asked = [Alternation([phrase_pattern(p)]) for p in phrases[:number]]
        planned(asked, documents)
        spent = min(seconds(partial(planned, asked, documents)) for _ in range(3))
        curve.points.append((number, spent / len(documents) * 1000))
    return curve


def rendering(texts: Sequence[Path]) -> Iterator[Figure]:
    """The HTML report, of the releases of the sample that are nearest to a size."""
    sized = sorted(texts, key=lambda path: path.stat().st_size)
    for name, size, bar in (("three pages", 9_000, 60), ("the longest of the sample", 60_000, 250)):
        path = min(sized, key=lambda path: abs(path.stat().st_size - size))
        report = check(read_bytes(path.read_bytes(), path.name), packs(), Settings(), AS_OF)
        render(report, "html", RenderOptions())
        spent = min(seconds(lambda report=report: render(report, "html", RenderOptions())) for _ in range(5))
        told = f"HTML report, {name} ({path.stat().st_size / 1000:.0f} KB)"
        yield at_most(told, spent * 1000, bar, "ms")


HOSTILE_SIZE = 300_000
"""Characters of a hostile text."""


def _filled(piece: str, line: int = 0) -> Callable[[], str]:
    """A hostile text of one piece over and over; in paragraphs of so many characters, if that is given."""

    def make() -> str:
        text = piece * (HOSTILE_SIZE // len(piece))
        return "\n\n".join(text[at : at + line] for at in range(0, len(text), line)) if line else text

    return make


def _numbered(line: str, top: str = "") -> Callable[[], str]:
    """A hostile text of one line over and over, each with its number and some indentation."""

    def make() -> str:
        lines = (line.format(n=n, indent="  " * (n % 6)) for n in range(HOSTILE_SIZE // len(line)))
        return top + "\n".join(lines)

    return make


_LEGEND = """Forward-Looking Statements

This release contains forward-looking statements. Results may differ materially because of these risks:

"""

_RELEASE = """ACME CORP. REPORTS SECOND QUARTER 2025 RESULTS

BOSTON, Aug. 6, 2025 -- Acme Corp. (NASDAQ: ACME) today announced results for the quarter ended June 30, 2025.

"We expect growth to continue," said Jane Roe, Chief Executive Officer. Revenue was $12.3 million, up 12%
from $11.0 million in the second quarter of 2024. The Company will host a call at 5:00 p.m. Eastern Time.

Forward-Looking Statements

This release contains forward-looking statements. See our Form 10-K for the year ended December 31, 2024.

Contact: John Doe, Investor Relations, 617-555-0100, ir@acme.com

"""

_PARAGRAPH = 1_500

HOSTILE: dict[str, Callable[[], str]] = {
    "one word": lambda: "a" * 300_000,
    "brackets": lambda: "(" * 150_000 + "[" * 150_000,
    "figures": _filled("$1.2 million (3.4%) ", _PARAGRAPH),
    "dates": _filled("March 3, 2025 at 5:00 p.m. ", _PARAGRAPH),
    "plans": _filled("The Company expects growth; it believes that Form 10-K applies. ", _PARAGRAPH),
    "short lines": lambda: "a.\n" * 100_000,
    "blank lines": lambda: "a\n\n" * 24_900,
    "tabs": lambda: "1\t2\t3\n" * 49_000,
    "quotes": _filled("\u201cWe expect,\u201d ", _PARAGRAPH),
    "a release, repeated": _filled(_RELEASE),
    "dots": _filled(".", 90_000),
    "cells of one line": _filled("a | b  c\t"),
    "headings": _filled("Forward-Looking Statements\n\nWe expect.\n\n"),
    "bullets": _filled("\u2022 growth of 5%\n"),
    "dates, a line each": _filled("March 3, 2025\n\n"),
    "contacts": _filled("Contact:\nJane Roe\n617-555-0100\njane@acme.com\n\n"),
    "forms": _filled("Annual Report on Form 10-K for the year ended December 31, 2024. ", _PARAGRAPH),
    "listings": _filled("Acme Corp. (NASDAQ: ACME), ", _PARAGRAPH),
    "percentages": _filled("5% ", _PARAGRAPH),
    "months": _filled("January ", _PARAGRAPH),
    "measures": _filled("Adjusted EBITDA of $5 million and net income of $3 million. ", _PARAGRAPH),
    "comparisons": _filled("Revenue rose 12% to $5.6 million from $5.0 million. ", _PARAGRAPH),
    "placeholders": _filled("[TBD] ", _PARAGRAPH),
    "initials": _filled("J. ", _PARAGRAPH),
    "emoji and marks": _filled("\U0001f600e\u0301\u0302 ", _PARAGRAPH),
    "risks": _numbered("\u2022 our ability to keep customer {n};", _LEGEND),
    "nested bullets": _numbered("{indent}- Revenue of ${n} million, up {n}% from the prior year"),
    "definitions": _numbered('Acme {n}, Inc. (the "Company") sold a mill to Beta Corp. (the "Buyer").\n'),
    "changes apart": _numbered(
        "Costs were $1,{n:03},000 (2024: $3,262,000).\n\nCosts fell by $1,{n:03},000 or 43%.\n"
    ),
    "people": _numbered("Jane Roe, jane.roe{n}@acme.com, +1 (617) 555-{n:04}"),
    "appointments": _numbered("Mr. Roe joins Jane Q. Roe, Director of Acme {n} Inc.\n"),
    "guidance": _numbered(
        "For fiscal 2025 Acme expects revenue of ${n} million to ${n}.5 million, up 5% to 7% from 2024.\n"
    ),
    "calls": _numbered(
        "Acme will host a call on May 2, 2025 at {n}:00 p.m. ET; dial 1-800-555-{n:04}, passcode {n}, or "
        "listen at www.acme{n}.com.\n"
    ),
    "margins": _numbered(
        "Gross profit of $5.{n} million on revenue of $10.{n} million, or 50% of the $10.{n} million total.\n"
    ),
    "rows of figures": _numbered("Product line {n}    {n}    1,234    (56)    7.8%"),
    "addresses": _filled("jane.roe@acme.com, +1 (617) 555-0100, https://www.acme.com/ir ", _PARAGRAPH),
}


def _refused_or_checked(data: bytes) -> None:
    with suppress(DraftError):
        _whole([("hostile.txt", data)])


def hostile() -> Iterator[Figure]:
    """Texts of 300 KB that were made to be slow."""
    times = {name: seconds(partial(_refused_or_checked, make().encode())) for name, make in HOSTILE.items()}
    worst = max(times, key=lambda name: times[name])
    yield at_most(f"the slowest of {len(times)} hostile texts of 300 KB ({worst})", times[worst], 2, "s")
