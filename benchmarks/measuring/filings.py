"""Scores for mentions of filings: form, period, fiscal year, filing date, verb, open-ended."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from measuring.counts import Board, Note
from measuring.identity import iso
from measuring.pages import pair
from measuring.seen import Seen

_NUMBERED = re.compile(r"\d|^Schedule ", re.I)
_UNNUMBERED = re.compile(r"43-101|51-10[12]|Regulation", re.I)


def in_release(labels: Mapping[str, Any], seen: Seen, board: Board) -> None:
    """The filings of a labelled release."""
    score("filings", labels["filings"], seen, board)


def in_paragraph(labels: Mapping[str, Any], seen: Seen, board: Board) -> None:
    """The filings of a labelled paragraph."""
    score("paragraph filings", labels["mentions"], seen, board)


def score(row: str, labels: Sequence[Mapping[str, Any]], seen: Seen, board: Board) -> None:
    """Compare mentions, one to one by overlap, the same form first; forms with a number apart from others."""
    wanted = [_labelled(mention) for mention in labels]
    found = [_found(fact) for fact in seen.of("filing")]
    stretches = seen.inks("filing")
    places = [seen.page.occurrences(mention["quote"]) for mention in labels]
    pairs = pair(places, stretches, lambda i, j: _alike(wanted[i], found[j]))
    by_label, by_fact = dict(pairs), {j: i for i, j in pairs}
    for i, mention in enumerate(wanted):
        other = found[by_label[i]] if i in by_label else None
        _mention(row, mention, other, Note(seen.id, labels[i]["quote"]), board)
    for j, fact in enumerate(found):
        label = wanted[by_fact[j]] if j in by_fact else None
        _answer(row, fact, label, Note(seen.id, seen.page.words(stretches[j])), board)


def _alike(label: Mapping[str, Any], fact: Mapping[str, Any]) -> int:
    """How well two mentions agree: not at all, in the form, or in the form and some values."""
    if _form(label) != _form(fact):
        return 0
    return 1 + sum(bool(label[name] == fact[name]) for name in label if name != "form")


def _labelled(mention: Mapping[str, Any]) -> dict[str, Any]:
    own = {k: mention.get(k) for k in ("form", "period_kind", "period_end", "filed_date", "open_ended")}
    return own | {
        "year": _year(mention.get("period_end"), mention.get("fiscal_year")),
        "verb": mention.get("verb") or mention.get("status"),
    }


def _found(fact: Any) -> dict[str, Any]:
    period_end = iso(fact.period_end)
    return {
        "form": fact.form,
        "period_kind": fact.period_kind or "none",
        "period_end": period_end,
        "year": _year(period_end, fact.fiscal_year),
        "filed_date": iso(fact.filed_date),
        "open_ended": bool(fact.open_ended),
        "verb": fact.verb or "unstated",
    }


def _year(period_end: str | None, fiscal_year: int | None) -> int | None:
    """The year a report is of: that of its period's end, else the fiscal year stated."""
    return date.fromisoformat(period_end).year if period_end else fiscal_year


_VALUES: Mapping[str, Callable[[Mapping[str, Any]], object]] = {
    "form": lambda x: True,
    "form + period end": lambda x: x["period_end"],
    "form + year": lambda x: x["year"],
    "form + filed date": lambda x: x["filed_date"],
    "open-ended": lambda x: x["open_ended"] or None,
}
"""What each row asks of a mention; None where the mention says nothing about it."""


def _mention(
    row: str, label: Mapping[str, Any], fact: Mapping[str, Any] | None, words: Note, board: Board
) -> None:
    """One label: found or missed in every row that it speaks to."""
    same_form = fact is not None and _form(label) == _form(fact)
    if not numbered(label["form"]):
        tally = board.tally(f"{row}: un-numbered form")
        return tally.hit() if same_form else tally.miss(words.id, _told(label, fact, words))
    for name, ask in _VALUES.items():
        if ask(label) is not None:
            tally = board.tally(f"{row}: {name}")
            if same_form and fact is not None and ask(fact) == ask(label):
                tally.hit()
            else:
                tally.miss(words.id, _told(label, fact, words))
    if same_form and fact is not None:
        for name in ("verb", "period_kind"):
            board.share(f"{row}: {name.replace('_', ' ')}").answer(
                words.id, label[name], fact[name], words.words[:120]
            )
    return None


def _answer(
    row: str, fact: Mapping[str, Any], label: Mapping[str, Any] | None, words: Note, board: Board
) -> None:
    """One answer: false in every row that it speaks to and the label does not bear out."""
    same_form = label is not None and _form(label) == _form(fact)
    if not numbered(fact["form"]):
        if not same_form:
            board.tally(f"{row}: un-numbered form").false(words.id, _told(fact, label, words))
        return
    for name, ask in _VALUES.items():
        borne_out = same_form and label is not None and ask(label) == ask(fact)
        if ask(fact) is not None and not borne_out:
            board.tally(f"{row}: {name}").false(words.id, _told(fact, label, words))


def numbered(form: str | None) -> bool:
    """Whether a form goes by a number (10-K, S-1, DEF 14A, Schedule TO), not a name (prospectus, AIF)."""
    return form is not None and bool(_NUMBERED.search(form)) and not _UNNUMBERED.search(form)


def _form(mention: Mapping[str, Any]) -> str:
    """The form without its typography; generic references are all alike."""
    return re.sub(r"[\s.\-]|^form|^schedule", "", (mention["form"] or "").lower())


def _told(own: Mapping[str, Any], other: Mapping[str, Any] | None, words: Note) -> str:
    keys = ("form", "period_end", "year", "filed_date", "open_ended")
    theirs = " ".join(f"{k}={other[k]}" for k in keys if other and other[k] != own[k])
    mine = " ".join(str(own[k]) for k in keys if own[k])
    return f"[{mine}] {words.words!r}" + (f" v. {theirs or 'same'}" if other else " v. nothing")
