"""Labelled texts → how often the checker is right. ``make accuracy``; ``--help`` tells the options."""

from __future__ import annotations

import argparse
import json
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import Any, TypeVar

sys.path.insert(0, str(Path(__file__).parent))

from measuring import (
    caution,
    census,
    contacts,
    defects,
    filings,
    identity,
    judgements,
    labelled,
    measures,
    outlook,
    printing,
    sweep,
    verdicts,
)
from measuring.counts import Board, Note
from measuring.labelled import Labelled
from measuring.seen import Absent, Seen, lacking, see, see_sentence

Scorer = Callable[[Mapping[str, Any], Seen, Board], None]
R = TypeVar("R")


def findings(labels: Mapping[str, Any], seen: Seen, board: Board) -> None:
    """The findings of the shipped rules against the labelled defects."""
    judged = verdicts.judged(seen.id, verdicts.report_of(seen.id, seen.page.raw))
    defects.score(labels, judged.hits, seen.id, seen.page, board)
    board.broken += [Note(seen.id, f"rule {rule} broke") for rule in judged.broken]


IN_RELEASES: dict[str, Scorer] = {
    "release date": identity.release_date,
    "headline": identity.headline,
    "dateline": identity.dateline,
    "tickers": identity.tickers,
    "filings": filings.in_release,
    "contacts": contacts.contacts,
    "cautionary": caution.cautionary,
    "forward-looking": outlook.forward_looking,
    "non-GAAP": measures.non_gaap,
    "about": identity.about,
    "call": identity.call,
    "legends": identity.legends,
    "events": identity.events,
    "findings": findings,
}
LABELLED: dict[str, tuple[Callable[[], Iterator[Labelled]], dict[str, Scorer]]] = {
    "gold": (labelled.releases, IN_RELEASES),
    "filings": (labelled.paragraphs, {"paragraph filings": filings.in_paragraph}),
    "sentences": (labelled.sentences, {"sentences": outlook.sentence}),
}
"""What can be measured against labels: where its texts come from, and what is compared in each."""


def measure(item: Labelled, set_name: str) -> Board:
    """Everything that is compared in one text; what fails is noted and does not stop the rest."""
    board = Board(absent=set(lacking()))
    try:
        seen = _seen(item)
    except Absent as missing:
        board.absent.add(str(missing))
        return board
    except Exception as fault:
        board.broken.append(_told(item.id, "reading", fault))
        return board
    for name, score in LABELLED[set_name][1].items():
        try:
            score(item.labels, seen, board)
        except Absent as missing:
            board.absent.add(str(missing))
        except Exception as fault:
            board.broken.append(_told(item.id, name, fault))
    return board


def _seen(item: Labelled) -> Seen:
    """A release is read as it is; a paragraph alone is told its date; a sentence alone is no title."""
    if "mentions" in item.labels:
        return see(item.id, item.text, {"date": date.fromisoformat(item.labels["release_date"])})
    return see_sentence(item.id, item.text) if "split" in item.labels else see(item.id, item.text)


def _told(id: str, name: str, fault: Exception) -> Note:
    at = traceback.extract_tb(fault.__traceback__)[-1]
    return Note(id, f"{name}: {type(fault).__name__}: {fault} ({Path(at.filename).name}:{at.lineno})")


def against_labels(set_name: str, options: argparse.Namespace) -> tuple[Board, dict[str, Any]]:
    """Measure one labelled set and print it."""
    whole = Board()
    items = _chosen(LABELLED[set_name][0](), options)
    for board in _each(partial(measure, set_name=set_name), items, options.jobs):
        whole.add(board)
    print(f"\n{set_name}", *printing.table(whole), sep="\n")
    if options.show is not None:
        print(*printing.details(whole, options.show), sep="\n")
    return whole, printing.figures(whole)


def over_corpus(options: argparse.Namespace) -> tuple[Board, dict[str, Any]]:
    """Sweep the dev releases and print facts, findings by rule, judged precision, and a draw if asked for."""
    items = _chosen(labelled.corpus(), options)
    whole, counted = sweep.Swept(), census.Census()
    for item, swept in zip(items, _each(sweep.sweep, items, options.jobs), strict=True):
        whole.add(swept)
        if swept.judged:
            counted.take(swept.judged, item.labels)
    print("\ncorpus", *sweep.table(whole), *printing.table(whole.board), sep="\n")
    if counted.judged:
        print("", *census.table(counted), "", *judgements.table(judgements.read(), counted.hits), sep="\n")
    if options.draw:
        _draw(counted, options)
    return whole.board, census.figures(counted)


def _draw(counted: census.Census, options: argparse.Namespace) -> None:
    known = judgements.read()
    for hit in census.draw(counted.hits, options.draw, options.seed, options.severity, options.rule):
        verdict = known.get((hit.id, hit.rule, hit.fingerprint), "?")
        print(f"\n{hit.id},{hit.rule},{hit.fingerprint},{verdict}\n  {hit.message}\n  {hit.quote!r}")


def _chosen(items: Iterable[Labelled], options: argparse.Namespace) -> list[Labelled]:
    only = set(filter(None, options.only.split(",")))
    chosen = [item for item in items if not only or item.id.partition("@")[0] in only]
    return chosen[:: options.stride]


def _each(work: Callable[[Labelled], R], items: list[Labelled], jobs: int) -> Iterator[R]:
    if jobs == 1 or len(items) < 8:
        yield from map(work, items)
        return
    with Pool(jobs) as pool:
        yield from pool.imap(work, items, chunksize=4)


def main() -> int:
    """Measure, print, and say by the exit code whether everything could be measured."""
    options = _options()
    if not (labelled.SHARED / "gold").is_dir():
        print(f"needs the measuring data in {labelled.SHARED} (set PREWIRE_SHARED)", file=sys.stderr)
        return 2
    chosen = [*LABELLED, "corpus"] if options.set == "all" else [options.set]
    measured = {x: over_corpus(options) if x == "corpus" else against_labels(x, options) for x in chosen}
    if options.json:
        figures = {name: own for name, (_, own) in measured.items()}
        Path(options.json).write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 1 if any(board.absent or board.broken for board, _ in measured.values()) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How often the checker is right, on real releases.")
    add = parser.add_argument
    add("--set", default="all", choices=[*LABELLED, "corpus", "all"], help="which texts (default: all)")
    add("--only", default="", metavar="ID[,ID]", help="only these releases")
    add("--stride", type=int, default=1, metavar="N", help="every Nth text, for a quick look")
    add("--show", metavar="KIND", help="print misses and false hits of the rows that begin so")
    add("--json", metavar="FILE", help="write the figures, without any words of the data")
    add("--jobs", type=int, default=2, help="processes (default: 2)")
    add("--draw", type=int, default=0, metavar="N", help="print N findings of the corpus, to be judged")
    add("--seed", type=int, default=1, help="of the draw (default: 1)")
    add("--severity", default="error", choices=["error", "warning", "advice"], help="of the draw")
    add("--rule", default="", metavar="ID", help="draw only findings of rules that begin so")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
