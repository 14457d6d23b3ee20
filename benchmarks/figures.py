"""How well figures are tied out in real releases: alarms judged by reading, seeded errors, coverage, time.

``python benchmarks/figures.py [alarms|seeds|coverage|time]``; without an argument all four. The texts lie
beside the project (``PREWIRE_SHARED``); what is kept here is places in them and judgements, never words:

* ``figure_judgements.csv``: every alarm on the earnings releases and the labelled ones, by rule and place,
  as a reader judged it (``right``, ``arguable``, ``wrong``);
* ``figure_seeds.csv``: true comparisons of the corpus; each has one digit changed so that no rounding makes
  it right;
* ``figure_sentences.csv``: 200 sentences drawn from all that have a "%", and whether they state a change in
  percent with both of its figures.
"""

from __future__ import annotations

import csv
import random
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from measuring import labelled
from measuring.labelled import Labelled
from measuring.seen import AS_OF

from checker.config import Settings
from checker.document import Document, Span
from checker.facts import Facts
from checker.facts.amounts import printed_in
from checker.facts.figures.comparisons import Comparison
from checker.language.pack import LoadedPacks, load_packs
from checker.parts import recognise_parts
from checker.pipeline import check
from checker.reading import read_text

HERE = Path(__file__).parent
RULES = frozenset(
    f"num.{name}"
    for name in (
        "percent-change", "percent-rounding", "difference", "direction-word", "bps-vs-percent", "points",
        "scale-mismatch", "multiple", "headline-body", "share-of-whole", "age-arithmetic",
        "currency", "growth-rate",
    )
) | {"period.label"}  # fmt: skip
"""The rules on sentences; tables have a measurement of their own."""


@dataclass(frozen=True)
class Alarm:
    """One finding of a rule on figures, by its place in the raw text."""

    id: str
    rule: str
    start: int
    end: int
    message: str
    quote: str


@cache
def packs() -> LoadedPacks:
    """The core and the figures."""
    return load_packs(("us-core", "figures"))


def facts_of(item: Labelled, text: str | None = None) -> Facts:
    """The facts of a release, or of another text in its place."""
    law = packs().law
    document = recognise_parts(read_text(text or item.text, f"{item.id}.txt"), law)
    return Facts(document, law, dict(document.stated), AS_OF)


def alarms_of(item: Labelled, text: str | None = None) -> list[Alarm]:
    """The findings of the rules on figures."""
    document = read_text(text or item.text, f"{item.id}.txt")
    report = check(document, packs(), Settings(), AS_OF)
    found = []
    for outcome, finding in report.findings:
        if outcome.rule.id in RULES and finding.span is not None:
            place, words = report.document.place(finding.span), report.document.quote(finding.span)
            found.append(Alarm(item.id, outcome.rule.id, place.start, place.end, finding.message, words))
    return found


def earnings() -> Iterator[Labelled]:
    """The corpus's earnings releases and the labelled releases, each once."""
    seen = set()
    for item in labelled.corpus():
        if item.labels["event_type"] == "earnings_results":
            seen.add(item.id)
            yield item
    yield from (item for item in labelled.releases() if item.id not in seen)


def alarms() -> None:
    """Alarms on releases as they were published, with the share judged right."""
    judged = {(r["id"], r["rule"], int(r["offset"])): r["verdict"] for r in _rows("figure_judgements.csv")}
    per_release, verdicts, rules = [], Counter[str](), Counter[tuple[str, str]]()
    for item in earnings():
        found = alarms_of(item)
        per_release.append(len(found))
        for alarm in found:
            verdict = judged.get((alarm.id, alarm.rule, alarm.start), "unjudged")
            verdicts[verdict] += 1
            rules[alarm.rule, verdict] += 1
            if verdict == "unjudged":
                print(f"{alarm.id},{alarm.rule},{alarm.start},?\n   {alarm.message}\n   {alarm.quote!r}")
    known = sum(n for verdict, n in verdicts.items() if verdict != "unjudged")
    releases, some = len(per_release), sum(n > 0 for n in per_release)
    print(f"\nalarms: {sum(per_release)} on {releases} releases, median {statistics.median(per_release)},")
    print(f"  most on one {max(per_release)}; releases with any {some}; {dict(verdicts)}")
    if known:
        fair, wrong = verdicts["right"] + verdicts["arguable"], verdicts["wrong"]
        print(f"  right or arguable {fair / known:.1%}, plainly wrong {wrong / known:.1%} of {known} judged")
    for (rule, verdict), n in sorted(rules.items()):
        print(f"  {rule:28} {verdict:9} {n}")


def seeds() -> None:
    """One digit changed in each true comparison: how many are caught, with the right figures named."""
    texts = {item.id: item for item in labelled.corpus()}
    published: dict[str, tuple[Facts, list[Alarm]]] = {}
    caught = named = silent = made = 0
    for row in _rows("figure_seeds.csv"):
        item, start = texts[row["id"]], int(row["start"])
        if item.id not in published:
            published[item.id] = facts_of(item), alarms_of(item)
        facts, before = published[item.id]
        fact = _fact_at(facts, start)
        if fact is None:
            print(f"  {row['id']} {start}: no comparison is read there any more")
            made += 1
            continue
        where, changed = _changed(item, facts.document, fact, row["which"])
        made += 1
        silent += not any(a.start <= start < a.end for a in before)
        found = [a for a in alarms_of(item, changed) if a.start <= where < a.end]
        caught += bool(found)
        figures = (fact.new, fact.old) if row["which"] == "stated" else (fact.stated,)
        named += any(all(words in a.message for words in figures) for a in found)
        if not found:
            print(f"  missed: {row['id']} {start} {row['which']} {fact.form}")
    print(f"\nseeds: {made}; caught {caught} ({caught / made:.1%}), with the right figures named {named},")
    print(f"  the unchanged one silent {silent} ({silent / made:.1%})")


def _fact_at(facts: Facts, start: int) -> Comparison | None:
    """The comparison whose stated change begins at a raw offset."""
    found: tuple[Comparison, ...] = facts.of("comparison")
    return next((f for f in found if facts.document.place(f.stated_span).start == start), None)


def _changed(item: Labelled, document: Document, fact: Comparison, which: str) -> tuple[int, str]:
    """The raw text with one digit of the stated change, or of a figure, replaced beyond rounding."""
    span = {"stated": fact.stated_span, "new": fact.new_span, "old": fact.old_span}[which]
    place = document.place(span or fact.stated_span)
    begin, stop = place.start, place.end
    words, chance = item.text[begin:stop], random.Random(f"{item.id}:{begin}")  # noqa: S311
    digits = [n for n, c in enumerate(words) if c.isdigit()]
    tries = [(n, d) for n in digits for d in "0123456789" if d != words[n] and (d != "0" or n != digits[0])]
    chance.shuffle(tries)
    for n, digit in tries:
        other = words[:n] + digit + words[n + 1 :]
        if not _possible({"stated": fact.stated, "new": fact.new, "old": fact.old, which: other}, fact.kind):
            return begin, item.text[:begin] + other + item.text[stop:]
    if which != "stated":
        return _changed(item, document, fact, "stated")
    raise ValueError(f"no digit of {item.id} {begin} can be changed beyond rounding")


def _possible(words: dict[str, str], kind: str) -> bool:
    """Whether some rounding makes the change right: worked out apart from the program, in fractions."""
    new, old, stated = (_bounds(words[name]) for name in ("new", "old", "stated"))
    ends = [(n, o) for n in new for o in old]
    if kind == "percent":
        values = [(n - o) / o * 100 for n, o in ends]
    else:
        points = 100 if kind == "points" and ("b" in words["stated"].lower()) else 1
        values = [(n - o) * points for n, o in ends]
    low, high = min(values), max(values)
    size = (0 if low <= 0 <= high else min(abs(low), abs(high)), max(abs(low), abs(high)))
    return stated[0] <= size[1] and size[0] <= stated[1]


def _bounds(words: str) -> tuple[Fraction, Fraction]:
    """The absolute bounds of a printed figure; the filled-in zeros of a round number count as unknown."""
    amount = next(printed_in(words, 0, len(words), plain=True)).amount
    ends = sorted((abs(Fraction(amount.low)), abs(Fraction(amount.high))))
    slack = abs(Fraction(amount.value)) / 20 if amount.closeness == "about" else Fraction(0)
    return ends[0] - slack, ends[1] + slack


def coverage() -> None:
    """Of 200 sentences with a "%": how many state a change with both figures, how many of these are read."""
    wanted: dict[str, dict[int, str]] = {}
    for row in _rows("figure_sentences.csv"):
        wanted.setdefault(row["id"], {})[int(row["offset"])] = row["states"]
    states, read = Counter[str](), Counter[str]()
    for item in labelled.corpus():
        facts = facts_of(item) if item.id in wanted else None
        for offset, what in wanted.get(item.id, {}).items():
            states[what] += 1
            read[what] += facts is not None and _is_read(facts, offset)
    print(f"\ncoverage: {sum(states.values())} sentences with a percent sign")
    for what, n in states.most_common():
        print(f"  states {what:7} {n:4}, read fully {read[what]} ({read[what] / n:.1%})")


def _is_read(facts: Facts, offset: int) -> bool:
    """Whether a percentage or points in the sentence at a raw offset are compared, without doubt."""
    at = facts.document.reading_span(offset, offset + 1).start
    sentence = facts.document.sentence_at(at) or Span(at, at + 1)
    found: tuple[Comparison, ...] = facts.of("comparison")
    sure = [f for f in found if f.verdict != "unsure" and f.kind in ("percent", "points")]
    return any(sentence.contains(f.stated_span) for f in sure)


def timing() -> None:
    """Milliseconds for the comparisons of long releases, and of one at 1, 4 and 16 times its length."""
    items = sorted(earnings(), key=lambda item: -len(item.text))
    own = [(_milliseconds(item, item.text), len(item.text), item.id) for item in items[:40]]
    print(
        "\ntime: the 40 longest releases: median",
        f"{statistics.median(ms for ms, _, _ in own):.1f} ms, most",
        end=" ",
    )
    print(f"{max(own)[0]:.1f} ms ({max(own)[2]}, {max(own)[1]} characters)")
    item = min(items, key=lambda item: abs(len(item.text) - 60_000))
    grown = {n: min(_milliseconds(item, "\n\n".join([item.text] * n)) for _ in range(2)) for n in (1, 4, 16)}
    print(
        f"  {item.id} ({len(item.text)} characters): "
        + ", ".join(f"{n}× {ms:.0f} ms" for n, ms in grown.items())
    )


def _milliseconds(item: Labelled, text: str) -> float:
    facts = facts_of(item, text)
    assert facts.document.sentences is not None
    started = time.process_time()
    facts.of("comparison")
    return (time.process_time() - started) * 1000


def _rows(name: str) -> list[dict[str, Any]]:
    path = HERE / name
    if not path.is_file():
        return []
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


PARTS: dict[str, Callable[[], None]] = {
    "alarms": alarms,
    "seeds": seeds,
    "coverage": coverage,
    "time": timing,
}


def main() -> int:
    """Measure the parts that are named, or all."""
    if not (labelled.SHARED / "corpus").is_dir():
        print(f"needs the measuring data in {labelled.SHARED} (set PREWIRE_SHARED)", file=sys.stderr)
        return 2
    for name in sys.argv[1:] or PARTS:
        PARTS[name]()
    return 0


if __name__ == "__main__":
    sys.exit(main())
