"""A dateline's place as written → city, region and country, by the table ``datelines``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.law import Law
from checker.record import Record

_ACRONYM = 3


class Site(Record):
    """A city as a dateline gives it."""

    city: str
    region: str | None
    """State or province, as printed (but not shouted)."""
    region_ap: str | None
    """The region as AP style prints it after a city; None outside the table."""
    country: str | None
    """ISO 3166 code; None for a place that the table doesn't know."""
    country_name: str | None
    """The country as printed; None if it isn't."""
    stands_alone: bool
    """AP style needs no region after this city."""


class Gazetteer(Record):
    """The names of regions, countries and cities that stand alone, by their letters."""

    regions: Mapping[str, Mapping[str, Any]]
    countries: Mapping[str, str]
    cities: Mapping[str, str]

    @classmethod
    def of(cls, law: Law) -> Gazetteer:
        """The names that the law's table gives."""
        table = law.table("datelines")
        regions: dict[str, Mapping[str, Any]] = {}
        for row in table.rows:
            for name in (row["name"], row["ap"], row["postal"], *row.get("also", ())):
                regions.setdefault(_letters(name), row)
        countries = {_letters(name): str(code) for name, code in table.settings.get("countries", {}).items()}
        cities = {_letters(name): str(code) for name, code in table.settings.get("cities", {}).items()}
        return cls(regions, countries, cities)

    def site(self, place: str) -> Site:
        """The first city of a place as written: "VANCOUVER, BC and ZUG, Switzerland" is in Vancouver."""
        city, *rest = self._pieces(place)
        region = next((piece for piece in rest[:2] if _letters(piece) in self.regions), None)
        nation = next((piece for piece in rest[:2] if _letters(piece) in self.countries), None)
        if region and nation and rest.index(nation) < rest.index(region):
            region = None
        row = self.regions[_letters(region)] if region else None
        return Site(
            city=_calm(city, longer_than=0),
            region=_calm(region) if region else None,
            region_ap=row["ap"] if row else None,
            country=row["country"] if row else self._country(nation, city),
            country_name=_calm(nation) if nation and nation != region else None,
            stands_alone=_letters(city) in self.cities,
        )

    def _country(self, nation: str | None, city: str) -> str | None:
        if nation:
            return self.countries[_letters(nation)]
        return self.cities.get(_letters(city)) or self.countries.get(_letters(city))

    def _pieces(self, place: str) -> list[str]:
        for mark in ";|/":
            place = place.replace(mark, ",")
        pieces = [part for piece in place.split(",") if piece.strip() for part in self._parted(_first(piece))]
        head, _, last = pieces[0].rpartition(" ")
        unsplit = len(pieces) == 1 and head and _letters(pieces[0]) not in self.cities
        return [head, last] if unsplit and _letters(last) in self.regions else pieces

    def _parted(self, piece: str) -> list[str]:
        """State and country of "CA USA"."""
        head, _, last = piece.partition(" ")
        return (
            [head, last] if _letters(head) in self.regions and _letters(last) in self.countries else [piece]
        )


def gazetteer(law: Law) -> Gazetteer:
    """The names that the law knows; read once."""
    return law.once("gazetteer", lambda: Gazetteer.of(law))


def _first(piece: str) -> str:
    for joint in (" and ", " AND ", " & "):
        piece = piece.partition(joint)[0]
    return piece.strip().removeprefix("and ")


def _calm(words: str, longer_than: int = _ACRONYM) -> str:
    """Words in capitals as a sentence prints them; an acronym such as ``NY`` or ``N.Y.`` stays."""
    if not words.isupper() or (longer_than and (len(words) <= longer_than or "." in words[:-1])):
        return words
    return words.title()


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower())).removeprefix("the")
