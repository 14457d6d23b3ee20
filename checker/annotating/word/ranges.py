"""A span of the reading text → the first and the last run of Word that hold exactly its words."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from itertools import islice
from typing import Any

from lxml import etree

from checker.document import Document, Span
from checker.origins import Piece
from checker.reading.word import WordReading
from checker.reading.word.names import BOX, DELTEXT, ID, R_, RPR, SPACE, M, P, T, w
from checker.record import Record

_CARRIERS = (R_, f"{{{M}}}oMath", f"{{{M}}}oMathPara")
"""What a comment's marks may stand beside."""

_WRAPPERS = frozenset(w(n) for n in ("ins", "del", "moveTo", "moveFrom", "hyperlink", "smartTag"))


_FARTHEST = 2000
"""How many runs are searched for the end of a field."""


class Range(Record):
    """Two elements of the story; a comment's marks go before the first and after the last."""

    first: Any
    last: Any


class Ranges:
    """The ranges of one file. Runs are cut as they are asked for.

    A range that was given may be cut by a later one; asked for again, when all cuts are made, it is right.
    """

    def __init__(self, document: Document, reading: WordReading) -> None:
        self.document = document
        self.nodes = reading.runs.nodes
        self.references = {(kind, name): element for kind, name, element in reading.runs.notes}
        self._root = reading.file.root
        self._cuts: dict[int, list[tuple[int, Any]]] = {}

    def words(self, span: Span) -> Range | None:
        """The range of exactly these words; None if they lie where Word shows no comments."""
        place = self.document.place(span)
        pieces = [p for p in self._within(place.start, place.end) if self._is_direct(p)]
        return self._range(pieces) if pieces else None

    def anchor(self, span: Span) -> Range | None:
        """Where the text box or the note is anchored in which the words lie."""
        place = self.document.place(span)
        for piece in self._within(place.start, place.end):
            host = self._host(self.nodes[piece.node])
            if host is not None:
                return Range(host, host)
        return self.start()

    def paragraph(self, beside: Span | None) -> Range | None:
        """The paragraph in or after which missing words belong; the first one if that is not known."""
        block = None
        if beside is not None:
            block = self.document.block_at(max(beside.start - 1, 0)) or self.document.block_at(beside.start)
        if block is None:
            return self.start()
        place = self.document.place(block.span)
        at = self.document.place(beside).start if beside is not None else place.start
        pieces = [p for p in self._within(place.start, place.end) if self._is_direct(p)]
        if not pieces:
            return self.anchor(block.span)
        nearest = min(pieces, key=lambda p: max(p.start - at, at - p.end, 0))
        own = _paragraph_of(self.nodes[nearest.node])
        return self._range([p for p in pieces if _paragraph_of(self.nodes[p.node]) is own])

    def start(self) -> Range | None:
        """The first paragraph with words; None if the document's story has no place at all."""
        pieces = self.document.origins.pieces if self.document.origins else ()
        first = next((p for p in pieces if self._is_direct(p)), None)
        if first is not None:
            own = _paragraph_of(self.nodes[first.node])
            rest = (p for p in pieces[pieces.index(first) :][:500] if self._is_direct(p))
            return self._range([p for p in rest if _paragraph_of(self.nodes[p.node]) is own])
        hosts = (self._host(self.nodes[p.node]) for p in pieces)
        host = next((h for h in hosts if h is not None), None)
        return None if host is None else Range(host, host)

    def _within(self, start: int, end: int) -> Iterator[Piece]:
        return self.document.origins.within(start, end) if self.document.origins else iter(())

    def _is_direct(self, piece: Piece) -> bool:
        """Whether the words lie in the main story, outside text boxes."""
        top = None
        for top in self.nodes[piece.node].iterancestors():
            if top.tag == BOX:
                return False
        return top is self._root

    def _host(self, element: Any) -> Any:
        """The element of the main story that carries this one, however deep it lies."""
        outer = list(element.iterancestors())
        if outer and outer[-1] is not self._root:
            note = next((e for e in outer if e.tag in (w("footnote"), w("endnote"))), None)
            reference = (
                self.references.get((note.tag.rpartition("}")[2], note.get(ID, "")))
                if note is not None
                else None
            )
            return self._host(reference) if reference is not None else None
        return next((e for e in reversed(outer) if e.tag in _CARRIERS), None)

    def _range(self, pieces: list[Piece]) -> Range:
        first, last = pieces[0], pieces[-1]
        start = self._from(first)
        return Range(start, self._until(last))

    def _from(self, piece: Piece) -> Any:
        """The run that begins with the piece; cut off from what stands before it."""
        element = self._segment(piece.node, piece.offset if piece.literal else 0, begins=True)
        run = element.getparent()
        if not _is_divisible(element):
            return self._host(element)
        before = element.getprevious()
        return run if before is None or before.tag == RPR else _cut_before(run, element)

    def _until(self, piece: Piece) -> Any:
        """The run that ends with the piece; cut off from what stands after it."""
        end = piece.offset + piece.length if piece.literal else 1
        element = self._segment(piece.node, end, begins=False)
        if not _is_divisible(element):
            return self._host(element)
        following = element.getnext()
        if following is not None:
            _cut_before(element.getparent(), following)
        return element.getparent()

    def _segment(self, node: int, offset: int, *, begins: bool) -> Any:
        """The text element that begins, or ends, with this character of what was one element."""
        element = self.nodes[node]
        if not _is_divisible(element) or element.tag not in (T, DELTEXT):
            return element
        cuts = self._cuts.setdefault(node, [(0, element)])
        at = max(
            i for i, (start, _) in enumerate(cuts) if start < offset or (begins and start == offset) or not i
        )
        start, element = cuts[at]
        first, last = _seen(element)
        if offset <= start + first or offset >= start + last:
            return element
        right, dropped = _cut_inside(element, offset - start)
        cuts[at : at + 1] = [(start + dropped, element), (offset, right)]
        return right if begins else element


def _seen(text: Any) -> tuple[int, int]:
    """Between which characters the words of a text element lie that Word shows.

    It ignores white space at the ends unless the element says otherwise.
    """
    words = text.text
    if text.get(SPACE) == "preserve":
        return 0, len(words)
    return len(words) - len(words.lstrip(" \t\r\n")), len(words.rstrip(" \t\r\n"))


def _is_divisible(element: Any) -> bool:
    """Whether the element is a direct child of a run that itself lies in no other run."""
    run = element.getparent()
    return run is not None and run.tag == R_ and next(run.iterancestors(R_), None) is None


def _paragraph_of(element: Any) -> Any:
    return next(element.iterancestors(P), None)


def _cut_inside(text: Any, at: int) -> tuple[Any, int]:
    """Cut a text element before a character: the right part, and how much white space the left one lost.

    Both parts say that their white space counts, so what did not count is dropped.
    """
    words = text.text
    dropped, last = _seen(text)
    right = etree.Element(text.tag)
    text.text, right.text = words[dropped:at], words[at:last]
    for each in (text, right):
        each.set(SPACE, "preserve")
    text.addnext(right)
    _cut_before(text.getparent(), right)
    return right, dropped


def _cut_before(run: Any, child: Any) -> Any:
    """Cut a run before one of its children: the new run on the right, with the same formatting."""
    right = etree.Element(run.tag, dict(run.attrib))
    properties = run.find(RPR)
    if properties is not None:
        right.append(deepcopy(properties))
    run.addnext(right)
    for each in [child, *child.itersiblings()]:
        right.append(each)
    return right


def outside(range_: Range) -> Range:
    """The range with its ends moved out of tracked changes and links that begin or end with it."""
    first, last = range_.first, range_.last
    while first.getprevious() is None and first.getparent().tag in _WRAPPERS:
        first = first.getparent()
    while last.getnext() is None and last.getparent().tag in _WRAPPERS:
        last = last.getparent()
    return Range(first, last)


def behind_fields(element: Any) -> Any:
    """The element, or the end of the outermost field in whose result it lies.

    A comment's reference inside a result is lost when Word works the field out anew, and LibreOffice reads
    the comment's words as the result.
    """
    simple = list(element.iterancestors(w("fldSimple")))
    behind, depth = simple[-1] if simple else element, 0
    paragraph = _paragraph_of(element)
    for run in islice(_following_runs(behind, paragraph), _FARTHEST):
        for mark in run.iter(w("fldChar")):
            kind = mark.get(w("fldCharType"))
            if kind == "begin":
                depth += 1
            elif kind == "end" and depth:
                depth -= 1
            elif kind == "end":
                behind = run
    return behind


def _following_runs(element: Any, paragraph: Any) -> Iterator[Any]:
    """The runs after an element up to the end of its paragraph."""
    at = element
    while at is not None and at is not paragraph:
        for following in at.itersiblings():
            yield from following.iter(R_)
        at = at.getparent()
