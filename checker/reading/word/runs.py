"""The content of runs → words with their place in the file, and what is marked on them."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, ClassVar

from checker.origins import MarkingKind
from checker.reading.gathering import Gathering
from checker.reading.word.fields import Field
from checker.reading.word.names import (
    ALTERNATE,
    BOX,
    CHOICE,
    DELTEXT,
    FALLBACK,
    ID,
    RPR,
    SPACE,
    VAL,
    O,
    T,
    V,
    w,
)  # fmt: skip
from checker.reading.word.strokes import Strokes
from checker.reading.word.styles import PLAIN, Look, Styles, look_of
from checker.reading.word.symbols import symbol

_UNEVEN = re.compile(r"[\t\r\n\v\f\x85\u2028\u2029]")
_STYLE = w("rStyle")
_PICTURES = re.compile(r"/(chart|diagram|chartex)$")


class Runs:
    """Reads runs one by one. ``nodes`` keeps every element that gave words, by its number."""

    def __init__(self, out: Gathering, styles: Styles, original: bool) -> None:
        self.out = out
        self.styles = styles
        self.original = original
        self.nodes: list[Any] = []
        self.strokes = Strokes()
        self.fields: list[Field] = []
        self.boxes: list[Any] = []
        self.notes: list[tuple[str, str, Any]] = []
        """The notes referred to, in order: kind, id, the reference's element."""
        self.anchors: dict[str, list[int]] = {}
        """Comments: their ids, and where the words begin and end that they are about."""
        self.below: Look = PLAIN
        """What the paragraph's style says of its words."""
        self.shaded = False
        """Whether the words stand on a coloured ground, where white ones are seen."""
        self.before_words: Callable[[], None] | None = None
        """Called before the first words of a paragraph."""

    def run(self, run: Any) -> None:
        """Read one run."""
        rpr = run.find(RPR)
        look = self._look(rpr)
        start = self.out.position
        for each in run:
            tag = each.tag
            if tag == T:
                self._text(each, look)
            elif tag != RPR and (read := self._READ.get(tag)) is not None:
                read(self, each, look)
        if self.out.position > start:
            self._stroke(look, start)

    def _look(self, rpr: Any) -> Look:
        if rpr is None:
            return self.below
        style = rpr.find(_STYLE)
        below = self.styles.look(style.get(VAL, "")).over(self.below) if style is not None else self.below
        return look_of(rpr).over(below)

    def _stroke(self, look: Look, start: int) -> None:
        end = self.out.position
        for wanted, kind in ((look.marked, "highlight"), (look.strike, "strike")):
            if wanted:
                self.mark(kind, "", start, end)  # type: ignore[arg-type]
        if look.white and not look.marked and not self.shaded:
            self.mark("hidden", "", start, end, name="white")

    def mark(self, kind: MarkingKind, words: str, start: int, end: int, **more: str) -> None:
        """Note what is marked on a stretch of the raw text."""
        self.strokes.add(kind, words, start, end, **more)

    def _text(self, element: Any, look: Look) -> None:
        words = element.text
        if not words:
            return
        offset = 0
        if element.get(SPACE) != "preserve":
            kept = words.strip(" \t\r\n")
            offset, words = words.find(kept), kept
        if _UNEVEN.search(words):
            words = _UNEVEN.sub(" ", words)
        self._say(element, words, offset, look)

    def _say(self, element: Any, words: str, offset: int | None, look: Look) -> None:
        """Words as they stand in an element; with no offset, words that stand for the element as a whole."""
        if not words or any(field.start is None for field in self.fields):
            return
        here = self.out.position
        if look.hidden:
            self.mark("hidden", words, here, here)
            return
        if self.before_words is not None:
            self.before_words()
            self.before_words = None
        if offset is None:
            self.out.atom(words, len(self.nodes), 0, 1)
        else:
            self.out.literal(words, len(self.nodes), offset)
        self.nodes.append(element)
        if self.fields:
            self.fields[-1].words.append(words)

    def formula(self, element: Any) -> None:
        """The words of an equation, each a whole."""
        for each in element.iter("{*}t"):
            self._say(each, _UNEVEN.sub(" ", each.text or ""), None, self.below)

    def _deleted(self, element: Any, look: Look) -> None:
        if self.original:
            self._text(element, look)

    def _symbol(self, element: Any, look: Look) -> None:
        self._say(element, symbol(element.get(w("font"), ""), element.get(w("char"), "")), None, look)

    def _field(self, element: Any, _: Look) -> None:
        what = element.get(w("fldCharType"))
        if what == "begin":
            self.fields.append(Field())
        elif what == "separate" and self.fields:
            self.fields[-1].start = self.out.position
        elif what == "end" and self.fields:
            self.end_field(self.fields.pop())

    def _code(self, element: Any, _: Look) -> None:
        if self.fields and self.fields[-1].start is None and len(self.fields[-1].code) < 4000:
            self.fields[-1].code += element.text or ""

    def end_field(self, field: Field) -> None:
        """Tell what there is to tell of a field that has been read."""
        words, end = "".join(field.words), self.out.position
        start = end if field.start is None else field.start
        if self.fields:
            self.fields[-1].words.append(words)
        if field.failed:
            self.mark("field-error", words, start, end)
        elif field.empty:
            self.mark("placeholder", "an empty form field", start, end)
        elif field.blank and (words or field.prompt):
            self.mark("placeholder", words or field.prompt, start, end)
        elif field.link:
            self.link(field.link, words, start)

    def link(self, target: str, words: str, start: int) -> None:
        """Note a link out of the document, unless the words show the address that it leads to."""
        if not words.strip() or _bare(words) != _bare(target):
            self.mark("external-link", words, start, self.out.position, name=target[:2000])

    def _note(self, element: Any, _: Look) -> None:
        kind = "footnote" if element.tag == w("footnoteReference") else "endnote"
        self.notes.append((kind, element.get(ID, ""), element))

    def comment_begins(self, element: Any) -> None:
        """The words of a comment begin here."""
        self.anchors.setdefault(element.get(ID, ""), [self.out.position, self.out.position])

    def comment_ends(self, element: Any, _: Look = PLAIN) -> None:
        """The words of a comment end here; one without a range lies at its reference."""
        here = self.out.position
        anchor = self.anchors.setdefault(element.get(ID, ""), [here, here])
        if element.tag == w("commentRangeEnd"):
            anchor[1] = here

    def _drawing(self, element: Any, _: Look) -> None:
        """A drawing: its text boxes are read after the paragraph; the words of a chart are not read."""
        here = self.out.position
        inside: set[Any] = set()
        for box in element.iter(BOX):
            if not any(outer in inside for outer in box.iterancestors(BOX)) and not _is_doubled(box, element):
                inside.add(box)
                self.boxes.append(box)
        for data in element.iter("{*}graphicData"):
            if m := _PICTURES.search(data.get("uri", "")):
                self.mark("unread", f"the words of a {m[1]}", here, here, name=m[1])
        for path in element.iter(f"{{{V}}}textpath"):
            self.mark("watermark", path.get("string", ""), here, here)
        for thing in element.iter(f"{{{O}}}OLEObject"):
            self.mark("embedded", thing.get("ProgID", "an object"), here, here)

    def _choice(self, element: Any, look: Look) -> None:
        """One of the forms in which a run holds the same thing."""
        branch = chosen(element)
        for each in branch if branch is not None else ():
            if (read := self._READ.get(each.tag)) is not None:
                read(self, each, look)

    def _ruby(self, element: Any, look: Look) -> None:
        for each in element.iterfind(f"{w('rubyBase')}//{T}"):
            self._say(each, each.text or "", None, look)

    _READ: ClassVar[dict[str, Callable[[Runs, Any, Look], None]]] = {
        T: _text,
        DELTEXT: _deleted,
        **dict.fromkeys((w("tab"), w("ptab")), lambda self, e, look: self._say(e, "\t", None, look)),
        **dict.fromkeys((w("br"), w("cr")), lambda self, e, look: self._say(e, "\n", None, look)),
        w("noBreakHyphen"): lambda self, e, look: self._say(e, "\u2011", None, look),
        w("softHyphen"): lambda self, e, look: self._say(e, "\u00ad", None, look),
        w("sym"): _symbol,
        w("fldChar"): _field,
        w("instrText"): _code,
        w("footnoteReference"): _note,
        w("endnoteReference"): _note,
        w("commentReference"): comment_ends,
        **dict.fromkeys((w("drawing"), w("pict"), w("object")), _drawing),
        ALTERNATE: _choice,
        w("ruby"): _ruby,
    }


def chosen(alternate: Any) -> Any:
    """The branch of alternate content that is read; both hold the same, and one is enough."""
    branch = alternate.find(CHOICE)
    return alternate.find(FALLBACK) if branch is None else branch


def _is_doubled(box: Any, top: Any) -> bool:
    """Whether a text box is the older form of one that is read already."""
    for outer in box.iterancestors():
        if outer is top:
            return False
        if outer.tag == FALLBACK and outer.getparent().find(CHOICE) is not None:
            return True
    return False


def _bare(address: str) -> str:
    """An address without what does not matter when it is compared."""
    text = "".join(address.split()).casefold()
    text = re.sub(r"^(?:https?://|mailto:|tel:)", "", text)
    return re.sub(r"^www\.|[/.,;)]+$", "", text)
