"""A document → the opening of its text as written: place, day and wire in any order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from checker.document import Document, Span
from checker.facts.day_forms import DayForm, date_anchors, day_forms_in
from checker.facts.places import Gazetteer, Site, gazetteer
from checker.law import Law
from checker.matching.scan import scan_of
from checker.patterns import pattern
from checker.record import Record, replace

_MOST_BLOCKS = 1_000
"""Paragraphs among which the dateline is looked for."""
_HEAD = 240
"""Characters of a block within which a dateline ends."""
_SURE = 6
"""The weight of a place with a day or a wire that opens a paragraph."""
_BODY = 40
"""Characters of text that must follow for a block to be the first paragraph and not a line of its own."""

_GENERIC_WIRE = r"[A-Z][\w.&]*(?: [A-Z][\w.]*){0,2}?(?:[Ww]ire|WIRE)(?:d|D)?(?:\.com|\.ca)?"
_TIME = r"\d{1,2}(?::\d\d)? ?[ap]\.?m\.?(?: ?\(?[A-Z]{2,4}\)?)?"
_NOISE = pattern(rf"via [\w ]{{2,20}}|{_TIME}|Corp\.?|Inc\.?|(?:News|Press) [Rr]elease")
_ASIDE = pattern(r" ?\((?![^()]{0,80}:)[^()\n]{3,80}\)(?= ?[-–—])")
_DASHES = r"\-–—?\uFFFD\x96\x97"
"""Dashes, and what a wrong encoding leaves of them."""
_SEPARATORS = pattern(rf"[\s,/()|:;.{_DASHES}]*")
_END = pattern(rf"[|:{_DASHES}]|/ ?$")
_NAME = r"\p{Lu}(?:[\p{L}.']|-(?=\p{L}))*"
_PLACE = (
    rf"{_NAME}(?:(?: ?[,;/&] ?| )(?:and |\(|the(?=\p{{Lu}})|the )?"
    rf"(?:{_NAME}|de|la|le|les|del|di|du|des|der|den|of|the|upon|am|an|sur|and|el|da|do|dos)){{0,11}}"
)
_SHOUTED = r"\p{Lu}[\p{Lu}.'-]+"
_RUN_IN = pattern(
    rf"(?<=[\p{{Ll}}\d][.!?)\"]? )(?P<place>{_SHOUTED}(?: {_SHOUTED}){{0,3}}(?:, [\p{{L}}. ]{{2,30}})?)$"
)
_EDGES = " ,/()|-–—:;*?\ufffd\x96\x97"
_NO_PLACE = pattern(
    r"(?:NOT|Not|THIS|Press|News|Media|Release[ds]?|For|Exhibit|Dated?|Updated?|Contacts?|On|In|Since"
    r"|Effective|As|By|During|From"
    r"|Through|Until|Between|About|Today|Earnings|Issued|Published|Posted|Monday|Tuesday|Wednesday|Thursday"
    r"|Friday"
    r"|Saturday|Sunday|Photo|Source|SOURCE|Quarter|First|Second|Third|Fourth|Fiscal|Year|This|Results?)\b"
)
_ALPHANUMERIC = pattern(r"[^\W_]*(?: [^\W_]+)*")


class Opening(Record):
    """A dateline as written, before its year is inferred."""

    span: Span
    place: str | None
    site: Site | None
    day: DayForm | None
    wire: Span | None
    ends_line: bool
    """Nothing follows in its block."""
    run_in: bool = False
    """A headline stands before it in its block."""

    @property
    def weight(self) -> int:
        """How sure it is that this is the dateline; the first of the heaviest wins."""
        return (
            4 * (not self.ends_line and not self.run_in)
            + (self.place is not None)
            + (self.day is not None)
            + (self.wire is not None)
        )


class Newswires(Record):
    """The names of newswires."""

    rows: Mapping[str, Mapping[str, Any]]

    @classmethod
    def of(cls, law: Law) -> Newswires:
        """The names in the law's table."""
        return cls({_squeeze(name): row for row in law.table("newswires").rows for name in row["as"]})

    @cached_property
    def pattern(self) -> Any:
        """Finds a newswire's name, known or by its form."""
        spelled = {name for row in self.rows.values() for name in row["as"]}
        names = sorted(spelled, key=lambda name: (-len(name), name))
        flexible = "|".join(_escaped(name) for name in names)
        return pattern(
            rf"(?<![\w@.])(?<!\w/)(?<!//)(?:(?i:{flexible})|{_GENERIC_WIRE})(?![\w@]| (?i:services?"
            rf"|dissemination)\b)"
        )

    @cached_property
    def firsts(self) -> frozenset[str]:
        """The words, in lower case, that begin the names without "wire"; their spaces may be missing."""
        names = (name.lower() for row in self.rows.values() for name in row["as"])
        begun = (_ALPHANUMERIC.match(name).group().split() for name in names if "wire" not in name)
        return frozenset("".join(words[:n]) for words in begun for n in range(1, len(words) + 1))

    def places(self, text: str) -> list[int]:
        """Where words stand that begin a newswire's name or hold "wire", in order."""
        words, view = scan_of(text).words, scan_of(text).view
        found = {at for word in self.firsts & words.keys() for at in words[word]}
        at = view.find("wire")
        while at >= 0:
            found.add(view.rfind(" ", 0, at) + 1)
            at = view.find("wire", at + 1)
        return sorted(found)

    def row(self, printed: str) -> Mapping[str, Any]:
        """The table's row for a wire as printed; an empty one if there is none."""
        return self.rows.get(_squeeze(printed), {})


def _escaped(name: str) -> str:
    """A wire's name as a pattern; its spaces may be missing."""
    return "".join(" ?" if c == " " else c if c.isalnum() else "\\" + c for c in name)


def newswires(law: Law) -> Newswires:
    """The newswires that the law knows; read once."""
    return law.once("newswires", lambda: Newswires.of(law))


def _squeeze(name: str) -> str:
    return "".join(filter(str.isalnum, name.lower()))


def find_opening(document: Document, law: Law) -> Opening | None:
    """The dateline as written: the first of those that say most and go on into the text."""
    wires = newswires(law)
    named = wires.places(document.text)
    reader = _Reader(document, wires, gazetteer(law), named)
    places = sorted((*(at for at, _ in date_anchors(document.text)), *named))
    best: Opening | None = None
    for block in document.blocks[:_MOST_BLOCKS]:
        start, end = block.span.start, min(block.span.end, block.span.start + _HEAD)
        if block.kind == "table" or not _stand_in(places, start, end):
            continue
        found = reader.read(block.span, Span(start, end))
        if found and (best is None or found.weight > best.weight):
            best = found
            if best.weight >= _SURE:
                break
    return best


def _stand_in(places: Sequence[int], start: int, end: int) -> bool:
    """Whether one of some places, given in order, lies in a stretch."""
    at = bisect_left(places, start)
    return at < len(places) and places[at] < end


class _Reader(Record):
    """Reads the beginning of a block as a dateline."""

    document: Document
    wires: Newswires
    gazetteer: Gazetteer
    named: Sequence[int]
    """Where newswires may be named, in order."""

    def read(self, block: Span, head: Span) -> Opening | None:
        """The dateline that opens the block, in its first words, if one does."""
        text, first = self.document.text, self._first_anchor(head)
        if first is None:
            return None
        before = text[block.start : first].rstrip(_EDGES)
        place = before.lstrip(_EDGES)
        if not place or self._is_place(place):
            return self._read_on(head, block, first, place or None)
        run_in = self._run_in(before)
        if run_in is None:
            return None
        found = self._read_on(head, block, first, run_in)
        start = block.start + len(before) - len(run_in)
        return replace(found, span=Span(start, found.span.end), run_in=True) if found else None

    def _run_in(self, before: str) -> str | None:
        """A known place in capitals after a headline that has run in: "… Results IRVINE, Calif."."""
        m = _RUN_IN.search(before)
        return m["place"] if m and self.gazetteer.site(m["place"]).country else None

    def _first_anchor(self, head: Span) -> int | None:
        text = self.document.text
        starts = [form.span.start for form in day_forms_in(text, head)[:1]]
        named = _stand_in(self.named, head.start, head.end)
        wire = self.wires.pattern.search(text, head.start, head.end) if named else None
        return min([*starts, *([wire.start()] if wire else ())], default=None)

    def _is_place(self, words: str) -> bool:
        place, no_place = pattern(_PLACE), _NO_PLACE
        return len(words) <= 110 and bool(place.fullmatch(words)) and not no_place.match(words)

    def _read_on(self, head: Span, block: Span, at: int, place: str | None) -> Opening | None:
        """Reads days and wires from an offset as far as they stand side by side."""
        text, day, wire, end = self.document.text, None, None, at
        noise = _NOISE
        while True:
            if wire and (m := _ASIDE.match(text, end, block.end)):
                end = m.end()
            at = _SEPARATORS.match(text, end, block.end).end()
            if (m := self.wires.pattern.match(text, at, head.end)) and wire is None:
                wire, end = Span(m.start(), m.end()), m.end()
            elif (form := _form_at(text, at, head.end)) and day is None:
                day, end = form, form.span.end
            elif m := noise.match(text, at, block.end):
                end = m.end()
            elif place is None and day and (m := self._place_at(text, end, head.end)):
                place, end = m.group("place"), m.end("place")
            else:
                break
        return self._judge(
            Opening(Span(block.start, at), place, self._site(place), day, wire, block.end - at < _BODY), end
        )

    def _site(self, place: str | None) -> Site | None:
        return self.gazetteer.site(place) if place else None

    def _place_at(self, text: str, at: int, end: int) -> Any:
        """A known place between dashes after a day: " - Denver, Colorado -"."""
        source = rf" ?(?:[/|,({_DASHES}]+ ?)(?P<place>{_PLACE})\)?(?= ?[/:{_DASHES}])"
        m = pattern(source).match(text, at, end)
        return m if m and self.gazetteer.site(m.group("place")).country else None

    def _judge(self, opening: Opening, end: int) -> Opening | None:
        """The opening, if its marks and its place make it a dateline."""
        text = self.document.text
        marks = text[end : opening.span.end]
        marked = _END.search(marks) is not None
        known = opening.site is not None and opening.site.country is not None
        if opening.wire and (opening.place or opening.day or marked):
            return opening
        ended = marked or opening.ends_line or "." in marks or "(" in marks
        if opening.place and opening.day and known and ended:
            return opening
        shouted = opening.place is not None and opening.place.isupper()
        return opening if opening.day and shouted and marked and not opening.ends_line else None


def _form_at(text: str, at: int, end: int) -> DayForm | None:
    forms = day_forms_in(text, Span(at, min(end, at + 45)))
    return forms[0] if forms and forms[0].span.start == at else None
