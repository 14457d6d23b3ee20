"""Does a baseline last? Findings of real releases, looked for again after edits that change no sentence.

    python benchmarks/baseline.py --findings 200

Each release, laid out as a draft of 78 columns, is re-wrapped, a paragraph of it moved, its quotation marks
made typographic, and it is converted to HTML and to Word. A finding *stays* if its identity is among those of
the edited release. A finding that the rules no longer make there (a moved paragraph may be judged otherwise)
is counted by itself. Last, one word is put into the sentence of each finding: then it must not stay.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import pairwise
from typing import Any

from measuring.labelled import corpus

from checker.baseline import identities
from checker.config import Settings
from checker.document import Document
from checker.language.pack import load_packs
from checker.pipeline import check
from checker.reading import read_bytes, read_text
from checker.report import Report

AS_OF = date(2026, 11, 23)
PACKS = ("us",)
Piece = tuple[str, str]
"""A block's kind and its words; the lines of a table stay lines."""


@dataclass(frozen=True)
class Found:
    """The findings of one text: identity → rule and bare words."""

    by_identity: dict[str, tuple[str, str]]

    @property
    def bare(self) -> Counter[tuple[str, str]]:
        """How often each rule is broken by the same words."""
        return Counter(self.by_identity.values())


def judged(document: Document, packs: Any) -> Report:
    """What a check says of a document."""
    return check(document, packs, Settings(packs=PACKS), AS_OF)


def found_in(report: Report) -> Found:
    """The findings that count."""
    made = identities(report)
    pairs = {}
    for _, finding in report.findings:
        words = report.document.words(finding.span) if finding.span else ""
        pairs[made[id(finding)]] = (finding.rule, "".join(c for c in words.casefold() if c.isalnum()))
    return Found(pairs)


def pieces(document: Document) -> list[Piece]:
    """The blocks in order."""
    return [(block.kind, document.words(block.span)) for block in document.blocks]


def wrapped(found: Sequence[Piece], width: int) -> str:
    """The blocks as text of this width."""
    lines = [words if kind == "table" else textwrap.fill(words, width) for kind, words in found]
    return "\n\n".join(lines) + "\n"


def moved(document: Document, dice: random.Random) -> list[Piece]:
    """The same blocks, with two neighbouring paragraphs of prose in each other's place.

    Both lie in the same parts: a paragraph taken out of the cautionary statement changes the statement.
    """
    found = pieces(document)
    prose = [n for n, (kind, words) in enumerate(found) if kind == "paragraph" and len(words) > 150]
    pairs = [
        (a, b) for a, b in pairwise(prose[1:]) if b - a == 1 and parts(document, a) == parts(document, b)
    ]
    if pairs:
        a, b = dice.choice(pairs)
        found[a], found[b] = found[b], found[a]
    return found


def parts(document: Document, nth: int) -> list[str]:
    """The parts that a block lies in."""
    block = document.blocks[nth].span
    return [name for name, spans in document.parts.items() if any(span.overlaps(block) for span in spans)]


def curly(text: str) -> str:
    """Typographic quotation marks and no-break spaces."""
    text = re.sub(r'(^|[\s(\[])"', "\\1“", text, flags=re.M).replace('"', "”")
    text = re.sub(r"(^|[\s(\[])'", "\\1‘", text, flags=re.M).replace("'", "’")
    return re.sub(r"(\d) (million|billion|percent)", "\\1\xa0\\2", text)


def rows(words: str) -> list[list[str]]:
    """The cells of a table that is laid out with spaces."""
    return [re.split(r"\s{2,}|\t", line.strip()) for line in words.split("\n") if line.strip()]


def html(found: Sequence[Piece]) -> bytes:
    """The blocks as a web page."""
    made = []
    for kind, words in found:
        if kind == "table":
            cells = ("".join(f"<td>{escape(c)}</td>" for c in row) for row in rows(words))
            made.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>")
        else:
            tag = "h2" if kind == "heading" else "p"
            made.append(f"<{tag}>{escape(words)}</{tag}>")
    page = "\n".join(made)
    return f"<!doctype html><html><head><title>Draft</title></head><body>\n{page}\n</body></html>".encode()


def word(found: Sequence[Piece]) -> bytes:
    """The blocks as a Word file."""
    from docx import Document as WordFile  # noqa: PLC0415

    file = WordFile()
    for kind, words in found:
        if kind == "table":
            grid = rows(words)
            table = file.add_table(len(grid), max(map(len, grid)))
            for y, row in enumerate(grid):
                for x, cell in enumerate(row):
                    table.cell(y, x).text = _sayable(cell)
        elif kind == "heading":
            file.add_heading(_sayable(words), 2)
        else:
            file.add_paragraph(_sayable(words))
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def _sayable(words: str) -> str:
    return "".join(c for c in words if c.isprintable() or c == "\xa0")


def edits(document: Document, dice: random.Random) -> Iterator[tuple[str, Document]]:
    """The edited versions of a release, by name."""
    plain = pieces(document)
    yield "re-wrapped", read_text(wrapped(plain, 60), "a.txt")
    yield "paragraph moved", read_text(wrapped(moved(document, dice), 78), "a.txt")
    yield "typographic", read_text(curly(document.raw), "a.txt")
    all_of_it = [(kind, curly(words)) for kind, words in moved(document, dice)]
    yield "all, as HTML", read_bytes(html(all_of_it), "a.html")
    yield "all, as Word", read_bytes(word(all_of_it), "a.docx")


def changed(document: Document, end: int) -> str:
    """The text with one word more at the end of the sentence that ends there."""
    at = document.offsets.raw(end - 1)
    return f"{document.raw[:at]} moreover{document.raw[at:]}"


@dataclass
class Tally:
    """Counts for one edit."""

    total: int = 0
    stayed: int = 0
    """Findings whose identity is among those of the edited release."""
    gone: int = 0
    """Findings that the rules do not make of the edited release at all."""

    def line(self, name: str) -> str:
        """A row of the table."""
        still = self.total - self.gone
        return (
            f"{name:<18} {self.total:>5} {self.stayed:>6} {self.stayed / max(1, self.total):>7.1%}"
            f" {self.gone:>6} {self.stayed / max(1, still):>8.1%}"
        )


def compare(before: Found, after: Found, tally: Tally) -> list[tuple[str, str]]:
    """Count into the tally; gives what was lost though the rules still find it."""
    left = after.bare.copy()
    lost = []
    for identity, pair in before.by_identity.items():
        tally.total += 1
        if identity in after.by_identity:
            tally.stayed += 1
            left[pair] -= 1
        elif left[pair] > 0:
            left[pair] -= 1
            lost.append(pair)
        else:
            tally.gone += 1
    return lost


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--findings", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="Name the findings that were lost.")
    options = parser.parse_args()
    packs, dice = load_packs(PACKS), random.Random(options.seed)  # noqa: S311
    tallies: dict[str, Tally] = {}
    number = 0
    texts = list(corpus())
    dice.shuffle(texts)
    for release in texts:
        if number >= options.findings:
            break
        number += _measure(release, packs, dice, tallies, options.show)
    print(f"{'edit':<18} {'found':>5} {'stayed':>6} {'of all':>7} {'gone':>6} {'of still':>8}")
    for name, tally in tallies.items():
        print(tally.line(name))


def _measure(release: Any, packs: Any, dice: random.Random, tallies: dict[str, Tally], show: bool) -> int:
    document = read_text(wrapped(pieces(read_text(release.text, "a.txt")), 78), "a.txt")
    report = judged(document, packs)
    before = found_in(report)
    if not before.by_identity:
        return 0
    for name, edited in edits(report.document, dice):
        lost = compare(before, found_in(judged(edited, packs)), tallies.setdefault(name, Tally()))
        if show:
            for rule, words in lost:
                print(f"  {release.id}: {name}: {rule}: {len(words)} letters")
    _sentences(report, packs, tallies.setdefault("sentence changed", Tally()))
    return len(before.by_identity)


def _sentences(report: Report, packs: Any, tally: Tally) -> None:
    """One word more in the sentence of each finding on words: none may stay."""
    made = identities(report)
    for _, finding in report.findings:
        sentence = report.document.sentence_at(finding.span.start) if finding.span else None
        if finding.span is None or sentence is None or finding.span.end > sentence.end:
            continue
        text = changed(report.document, sentence.end)
        after = found_in(judged(read_text(text, "a.txt"), packs))
        one = Found({made[id(finding)]: found_in(report).by_identity[made[id(finding)]]})
        compare(one, after, tally)


if __name__ == "__main__":
    main()
