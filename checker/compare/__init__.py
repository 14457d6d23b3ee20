"""Two drafts, or a record and a draft → what was fixed, what is new, which facts changed, the redline."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from checker.compare.facts import FactChange, changed_facts, facts_in, facts_of, other_figures
from checker.compare.figures import Figure, figures_of
from checker.compare.findings import Point, Points, compared_points, points_in, points_of
from checker.compare.redline import Mapping as Places
from checker.compare.redline import Piece, redline
from checker.compare.verified import not_a_record
from checker.inputs import text_digest
from checker.record import Record
from checker.report import Report

__all__ = ["Comparison", "FactChange", "Piece", "Point", "Points", "Side", "compare", "compare_record"]


class Side(Record):
    """One of the two drafts, for the heading of a comparison."""

    name: str
    sha256: str
    checked_at: str = ""
    """When a recorded check was made, as the record says it; empty for one made now."""


class Comparison(Record):
    """What became of a draft."""

    old: Side
    new: Side
    points: Points
    facts: tuple[FactChange, ...]
    pieces: tuple[Piece, ...]
    """The redline; empty where the old text is not known, as with a record."""
    signed: bool
    """Whether the old side is the record of a check, as kept at sign-off."""
    same_file: bool
    """Whether both files are the same to the byte."""
    same_text: bool | None
    """Whether both texts are the same; None where that is not known."""
    caveats: tuple[str, ...] = ()
    """What differs beside the drafts: rules, law."""

    @property
    def changed(self) -> bool:
        """Whether the new draft says anything else than the old one, as far as that is known."""
        if self.same_file or self.same_text:
            return False
        return self.same_text is False or bool(self.facts or self.points.new or self.points.fixed)


def compare(old: Report, new: Report) -> Comparison:
    """What changed from one draft to the next; both were checked by the same rules."""
    pieces = redline(old.document.text, new.document.text)
    places = Places(pieces)
    a, b = old.document.source, new.document.source
    return Comparison(
        old=Side(a.name, a.sha256),
        new=Side(b.name, b.sha256),
        points=compared_points(points_of(old), points_of(new), places),
        facts=(
            *changed_facts(facts_of(old), facts_of(new), places),
            *other_figures(figures_of(old), figures_of(new)),
        ),
        pieces=pieces,
        signed=False,
        same_file=a.sha256 == b.sha256 != "",
        same_text=old.document.text == new.document.text,
    )


def compare_record(signed: Mapping[str, Any], new: Report) -> Comparison:
    """What changed since a check whose JSON record was kept, as at sign-off (rulebook HYG-34).

    Raises:
        DraftError: the record lacks what a comparison needs.
    """
    try:
        return _compared(signed, new)
    except (KeyError, TypeError, AttributeError, ValueError):
        raise not_a_record() from None


def _compared(signed: Mapping[str, Any], new: Report) -> Comparison:
    document, source = signed["document"], new.document.source
    known = document.get("text_sha256")
    return Comparison(
        old=Side(document["path"], document["sha256"], signed.get("checked_at") or ""),
        new=Side(source.name, source.sha256),
        points=compared_points(points_in(signed), points_of(new), None),
        facts=(*changed_facts(facts_in(signed), facts_of(new), None), *_figures(signed, new)),
        pieces=(),
        signed=True,
        same_file=document["sha256"] == source.sha256 != "",
        same_text=known == text_digest(new.document) if known else None,
        caveats=tuple(_caveats(signed, new)),
    )


def _figures(signed: Mapping[str, Any], new: Report) -> Iterator[FactChange]:
    """Changed figures; a record of an older tool may not tell them."""
    known = signed.get("figures")
    if isinstance(known, list):
        yield from other_figures([Figure(str(words), "") for words in known], figures_of(new))


def _caveats(signed: Mapping[str, Any], new: Report) -> list[str]:
    packs = {pack["name"]: pack["digest"] for pack in signed["packs"]}
    now = {pack.name: pack.digest for pack in new.packs}
    said = []
    if packs != now:
        names = sorted(name for name in {*packs, *now} if packs.get(name) != now.get(name))
        said.append(f"The rules are not those of the record: {', '.join(names)} changed since.")
    if signed["tool"]["version"] != new.tool_version:
        said.append(f"The record was made by prewire {signed['tool']['version']}.")
    return said
