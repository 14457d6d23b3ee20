"""Scores for what is said once: date, headline, dateline, tickers, about section, events, legends, call."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from measuring.counts import Board
from measuring.pages import half_shared, overlap
from measuring.seen import Seen

_EXCHANGES = {
    "nasdaqgsm": "nasdaq", "nasdaqgm": "nasdaq", "nasdaqgs": "nasdaq", "nasdaqcm": "nasdaq",
    "nasdaqcapitalmarket": "nasdaq", "nasdaqglobalmarket": "nasdaq", "nasdaqglobalselectmarket": "nasdaq",
    "newyorkstockexchange": "nyse", "nyseamer": "nyseamerican", "nysemkt": "nyseamerican",
    "tsxventure": "tsxv", "tsxventureexchange": "tsxv", "torontostockexchange": "tsx",
    "otcmkts": "otc", "otcmarkets": "otc", "otcpk": "otcpink", "otcpinksheets": "otcpink",
    "otcpinkmarket": "otcpink", "pinksheets": "otcpink", "fra": "frankfurt", "fse": "frankfurt",
    "euronextamsterdam": "euronextamsterdam", "euronextparis": "euronextparis",
}  # fmt: skip


def release_date(labels: Mapping[str, Any], seen: Seen, board: Board) -> None:
    """The release's own date."""
    found = seen.release.date
    board.tally("release date").value(seen.id, labels["release_date"], found and found.isoformat())


def headline(labels: Mapping[str, Any], seen: Seen, board: Board) -> None:
    """The headline where the text has one; and, apart, headlines found where the label says there is none.

    Right when it is the label's words, or when 90 % of the longer is shared (a trailing ® or dash).
    """
    label, found = labels["headline"], seen.release.headline
    same = bool(label and found) and _headline_alike(str(label), seen)
    if label is None:
        board.share("headline: none found where lost").answer(seen.id, None, found)
    else:
        board.tally("headline").value(seen.id, label, found, same=same)


def _headline_alike(label: str, seen: Seen) -> bool:
    span = seen.release.headline_span
    if plain(label) == plain(seen.release.headline or ""):
        return True
    if span is None:
        return False
    found = seen.ink(span)
    longest = max((overlap(place, found) for place in seen.page.occurrences(label)), default=0)
    return longest >= 0.9 * max(found[1] - found[0], len("".join(label.split())))


def dateline(labels: Mapping[str, Any], seen: Seen, board: Board) -> None:
    """The first dateline: there at all, its city, region, date and wire."""
    label, found = labels["dateline"], next(iter(seen.of("dateline")), None)
    places = seen.page.occurrences(label["quote"]) if label else []
    same = found is not None and any(overlap(place, seen.ink(found.span)) for place in places)
    board.tally("dateline").value(
        seen.id, label and label["quote"], found and seen.words(found.span), same=same
    )
    city, region = (found.city, found.region or found.country_name) if found else (None, None)
    day, wire = (found.date, found.wire) if found else (None, None)
    label = label or dict.fromkeys(("city", "region", "date", "wire"))
    _text(board, seen, "dateline: city", label["city"], city)
    _text(board, seen, "dateline: region", label["region"], region)
    board.tally("dateline: date").value(seen.id, label["date"], iso(day))
    _text(board, seen, "dateline: wire", label["wire"], wire)


def _text(board: Board, seen: Seen, row: str, label: str | None, found: str | None) -> None:
    same = plain(label or "") == plain(found or "")
    board.tally(row).value(seen.id, label or None, found or None, same=same)


def tickers(labels: Mapping[str, Any], seen: Seen, board: Board) -> None:
    """Listings (exchange and symbol), and symbols alone; each once a release."""
    wanted = {(exchange(x["exchange"]), symbol(x["symbol"])) for x in labels["issuers"]}
    found = {(exchange(t.exchange or ""), symbol(t.symbol)) for t in seen.of("ticker")}
    board.tally("tickers").sets(seen.id, {":".join(x) for x in wanted}, {":".join(x) for x in found})
    board.tally("tickers: symbol").sets(seen.id, {x[1] for x in wanted}, {x[1] for x in found})


def about(labels: Mapping[str, Any], seen: Seen, board: Board) -> None:
    """Whether the issuer describes itself in a section of its own."""
    found = bool(seen.facts.document.part("about"))
    board.share("about section").answer(seen.id, labels["about"], found)


def events(labels: Mapping[str, Any], seen: Seen, board: Board) -> None:
    """What the release announces, several at a time (micro F1)."""
    wanted = {plain(name) for name in labels["event_types"]} - {"other"}
    found = {plain(name) for name in seen.release.events} - {"other"}
    board.tally("events").sets(seen.id, wanted, found)


def legends(labels: Mapping[str, Any], seen: Seen, board: Board) -> None:
    """The legends present."""
    found = {str(legend.type) for legend in seen.of("legend")}
    board.tally("legends").sets(seen.id, set(labels["legends"]), found)


def call(labels: Mapping[str, Any], seen: Seen, board: Board) -> None:
    """The issuer's own results call: there at all, its date, time and zone.

    The same call is often told twice, so it is found by its place or by its date and time.
    """
    label, found = labels["conference_call"], next(iter(seen.of("call")), None)
    told = found and seen.words(found.span)
    own = {name: _call_value(found, name) for name in ("date", "time", "zone_family")}
    same = bool(label and found) and (
        (label["date"], label["time"]) == (own["date"], own["time"]) or _near(label["quote"], seen)
    )
    board.tally("conference call").value(seen.id, label and label["quote"], told, same=same)
    if label:
        for name, key in (("date", "date"), ("time", "time"), ("zone_family", "tz")):
            board.share(f"conference call: {name.partition('_')[0]}").answer(seen.id, label[key], own[name])


def _call_value(found: object, name: str) -> str | None:
    answer = getattr(found, name) if found else None
    return iso(answer) if name == "date" else answer and str(answer)[:5]


def _near(quote: str, seen: Seen) -> bool:
    """Whether any call found stands in a block that holds the quote."""
    document = seen.facts.document
    blocks = [document.block_at(fact.span.start) for fact in seen.of("call")]
    stretches = [seen.ink(block.span) for block in blocks if block]
    return any(half_shared(place, own) for place in seen.page.occurrences(quote) for own in stretches)


def iso(day: date | str | None) -> str | None:
    """A date as ISO text."""
    return day.isoformat() if isinstance(day, date) else day


def plain(words: str) -> str:
    """Letters and digits in lower case: what is left of a name when typography is taken away."""
    return "".join(c for c in words.casefold() if c.isalnum())


def exchange(name: str) -> str:
    """One name for each market, whatever the release calls it; OTC tiers stay apart."""
    return _EXCHANGES.get(plain(name), plain(name))


def symbol(words: str) -> str:
    """A symbol in upper case with a dot between its parts."""
    return words.upper().replace("/", ".").replace(" ", ".").strip(".\"'“”")
