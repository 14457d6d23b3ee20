"""Where the issuer says that it sits → Headquarters, held against the dateline's city."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checker.document import Span
from checker.facts.places import Gazetteer, gazetteer
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_SEAT = pattern(
    r"\b(?:(?:is |are |and )?(?:jointly |dual |dually )?(?:headquartered|based) (?:in|at)"
    r"|headquarters (?:is|are|is located"
    r"|are located|located)? ?in|principal (?:executive )?offices? (?:is|are)? ?(?:located )?in)"
    r" (?:the )?(?:city of )?"
    r"(?P<city>\p{Lu}[\p{L}.'-]+(?: \p{Lu}[\p{L}.'-]+){0,2})(?P<more>[^.\n]{0,60})"
)


class Headquarters(Record):
    """The issuer's seat by its own description."""

    span: Span
    city: str
    dateline_city: str
    in_dateline: bool
    """Whether the dateline's place names the city, or the description names the dateline's."""


def find_headquarters(facts: Facts) -> Iterator[Headquarters]:
    """The first seat that the issuer's description gives, if the release has a dateline with a place."""
    dateline = next(iter(facts.of("dateline")), None)
    if dateline is None or not dateline.city or not dateline.place:
        return
    text = facts.document.text
    names = gazetteer(facts.law)
    for about in facts.document.part("about")[:1]:
        words = _first_section(text[about.start : about.end])
        if not _own(facts, words):
            return
        m = _SEAT.search(words)
        if (
            m
            and _is_city(m["city"], names)
            and len(pattern(r"(?i)headquartered|headquarters").findall(words)) == 1
        ):
            place, seat = dateline.place.casefold(), (m["city"] + m["more"]).casefold()
            same = m["city"].casefold() in place or dateline.city.casefold() in seat
            region = dateline.region and dateline.region.casefold() in seat
            country = (dateline.region_ap or "\0").casefold() in seat
            yield Headquarters(
                span=Span(about.start + m.start(), about.start + m.end("city")),
                city=m["city"],
                dateline_city=dateline.city,
                in_dateline=same or bool(region) or country,
            )


def _first_section(words: str) -> str:
    """The description up to the heading of the next one: another company's seat is not the issuer's."""
    following = pattern(r"\n *About \p{Lu}").search(words, 1)
    return words[: following.start()] if following else words


def _own(facts: Facts, words: str) -> bool:
    """Whether the description is the issuer's own, by the first word of its name."""
    company = facts.release.company
    return bool(company) and str(company).split()[0].strip(",.").casefold() in words[:160].casefold()


def _is_city(name: str, names: Gazetteer) -> bool:
    """Whether the name is no country's and no state's."""
    letters = "".join(c for c in name.casefold() if c.isalpha())
    return letters not in names.countries and (letters not in names.regions or letters == "newyork")
