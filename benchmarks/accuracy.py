"""Labelled texts → how often the checker is right. ``make accuracy``; ``--help`` tells the options."""

from __future__ import annotations

import argparse
import json
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from multiprocessing import Pool
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from measuring import caution, contacts, filings, identity, labelled, measures, outlook, printing
from measuring.counts import Board, Note
from measuring.labelled import Labelled
from measuring.seen import Absent, Seen, lacking, see

Scorer = Callable[[Mapping[str, Any], Seen, Board], None]

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
}
SETS: dict[str, tuple[Callable[[], Iterator[Labelled]], dict[str, Scorer]]] = {
    "gold": (labelled.releases, IN_RELEASES),
    "filings": (labelled.paragraphs, {"paragraph filings": filings.in_paragraph}),
    "sentences": (labelled.sentences, {"sentences": outlook.sentence}),
}
"""What can be measured: where its texts come from, and what is compared in each."""


def measure(item: Labelled, set_name: str) -> Board:
    """Everything that is compared in one text; what fails is noted and does not stop the rest."""
    board = Board(absent=set(lacking()))
    try:
        seen = see(item.id, item.text, _stated(item))
    except Absent as missing:
        board.absent.add(str(missing))
        return board
    except Exception as fault:
        board.broken.append(_told(item.id, "reading", fault))
        return board
    for name, score in SETS[set_name][1].items():
        try:
            score(item.labels, seen, board)
        except Absent as missing:
            board.absent.add(str(missing))
        except Exception as fault:
            board.broken.append(_told(item.id, name, fault))
    return board


def _stated(item: Labelled) -> dict[str, object]:
    """A paragraph alone cannot say when it was published; a whole release must be read."""
    return {"date": item.labels["release_date"]} if "mentions" in item.labels else {}


def _told(id: str, name: str, fault: Exception) -> Note:
    at = traceback.extract_tb(fault.__traceback__)[-1]
    return Note(id, f"{name}: {type(fault).__name__}: {fault} ({Path(at.filename).name}:{at.lineno})")


def board_of(set_name: str, only: frozenset[str], jobs: int) -> Board:
    """The counts of one set."""
    source, _ = SETS[set_name]
    items = [item for item in source() if not only or item.id.partition("@")[0] in only]
    if not items:
        raise SystemExit(f"{set_name}: nothing to measure under {labelled.SHARED}")
    whole = Board()
    for board in _each(partial(measure, set_name=set_name), items, jobs):
        whole.add(board)
    return whole


def _each(work: Callable[[Labelled], Board], items: list[Labelled], jobs: int) -> Iterable[Board]:
    if jobs == 1 or len(items) < 8:
        yield from map(work, items)
        return
    with Pool(jobs) as pool:
        yield from pool.imap(work, items, chunksize=4)


def main() -> int:
    """Measure, print, and say by the exit code whether everything could be measured."""
    options = _options()
    figures: dict[str, Any] = {}
    whole = True
    for name in SETS if options.set == "all" else [options.set]:
        board = board_of(name, frozenset(filter(None, options.only.split(","))), options.jobs)
        print(f"\n{name}", *printing.table(board), sep="\n")
        if options.show is not None:
            print(*printing.details(board, options.show), sep="\n")
        figures[name] = printing.figures(board)
        whole = whole and not board.absent and not board.broken
    if options.json:
        Path(options.json).write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 0 if whole else 1


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="How often the checker is right, on labelled texts.")
    parser.add_argument("--set", default="all", choices=[*SETS, "all"], help="which texts (default: all)")
    parser.add_argument("--only", default="", metavar="ID[,ID]", help="only these releases")
    parser.add_argument(
        "--show", metavar="KIND", help="print misses and false hits of the rows that begin so"
    )
    parser.add_argument("--json", metavar="FILE", help="write the figures, without any words of the data")
    parser.add_argument("--jobs", type=int, default=2, help="processes (default: 2)")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
