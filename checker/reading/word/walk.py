"""The body of a Word document, element by element → blocks, tables and words for a Gathering.

The walk keeps its own stack: a document may nest its elements as deep as the XML parser allows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar

from checker.document import BlockKind
from checker.reading.word.fields import Field
from checker.reading.word.grid import Square, is_frame, is_gone, is_on, squares
from checker.reading.word.names import (
    ALTERNATE,
    BOX,
    DEL,
    INS,
    MOVED_FROM,
    MOVED_TO,
    PPR,
    R_,
    RELATION,
    RPR,
    TBL,
    TC,
    TR,
    VAL,
    M,
    P,
    w,
)  # fmt: skip
from checker.reading.word.parts import Relation
from checker.reading.word.revisions import NAMED, Revisions
from checker.reading.word.runs import Runs, chosen
from checker.reading.word.skipped import words_of
from checker.reading.word.styles import number_of, outline_of

_SHADE = w("shd")


class Walk:
    """Walks through one story after another: the body, then the notes."""

    def __init__(self, runs: Runs, links: Mapping[str, Relation]) -> None:
        self.runs = runs
        self.out = runs.out
        self.links = links
        self.kind: BlockKind = "paragraph"
        self.revisions = Revisions(runs)
        self._carried = False
        self._paragraphs = self._tables = self._depth = 0
        self._squares: dict[Any, Square | None] = {}
        self._boxed = False
        self._began = 0
        self._where = ""

    def through(self, story: Any, kind: BlockKind = "paragraph", where: str = "") -> None:
        """Read a story; its plain paragraphs are blocks of this kind."""
        self.kind, self._where = kind, where
        todo: list[Any] = [(iter(story), None)]
        while todo:
            children, leave = todo[-1]
            for each in children:
                enter = self._ENTER.get(each.tag)
                if enter is not None and (step := enter(self, each)) is not None:
                    todo.append(step)
                    break
            else:
                todo.pop()
                if leave is not None and (step := leave()) is not None:
                    todo.append(step)
        self._carried = False
        self.runs.fields.clear()

    # -- paragraphs --

    def _paragraph(self, p: Any) -> Any:
        ppr = p.find(PPR)
        self._set(p, ppr)
        return iter(p), lambda: self._paragraph_ends(ppr)

    def _set(self, p: Any, ppr: Any) -> None:
        """Begin the block that the paragraph is, unless it goes on with the one before."""
        style = ppr.find(w("pStyle")) if ppr is not None else None
        shape = self.runs.styles.shape(style.get(VAL) if style is not None else None)
        number, depth = number_of(ppr)
        level = outline_of(ppr)
        kind, at = self.kind, 0
        if kind == "paragraph" and (level or (shape.heading if level is None else 0)):
            kind, at = "heading", level or shape.heading
        elif kind == "paragraph":
            number = shape.number if number is None else number
            at = shape.depth if depth is None else depth
            kind, at = ("list", at) if self.runs.styles.is_list(number, at) else (kind, 0)
        self.runs.below = shape.look
        if not self._depth:
            self.runs.shaded = self._boxed or (ppr is not None and ppr.find(_SHADE) is not None)
        if not self._carried:
            self.out.begin(kind, at)
            self._began = self.out.position
            if not self._depth and not self._where:
                self.runs.before_words = self._signpost
        self._carried = False

    def _signpost(self) -> None:
        self._paragraphs += 1
        self.out.signpost(f"paragraph {self._paragraphs}")

    def _paragraph_ends(self, ppr: Any) -> Any:
        self.runs.fields = [field for field in self.runs.fields if field.start is not None]
        mark = ppr.find(RPR) if ppr is not None else None
        for change in mark if mark is not None else ():
            if kind := NAMED.get(change.tag):
                self.revisions.note(kind, "\u00b6", change, self.out.position)
                self._carried |= change.tag in self.revisions.gone and self.out.position > self._began
        if self._carried:
            return None
        self.runs.before_words = None
        self.out.end()
        return self._boxes()

    def _boxes(self) -> Any:
        """The text boxes anchored in the paragraph that has just ended, read after it."""
        if not self.runs.boxes:
            return None
        boxes, self.runs.boxes = self.runs.boxes, []
        fields, self.runs.fields = self.runs.fields, []
        boxed, self._boxed = self._boxed, True  # a box may have a ground of any colour

        def back() -> None:
            self.runs.fields, self._boxed = fields, boxed

        return iter(boxes), back

    # -- tables --

    def _table(self, table: Any) -> Any:
        if self._depth or is_frame(table):
            return iter(table), None  # its words are those of the cell that holds it
        self._depth, self._carried = 1, False
        self._tables += 1
        self._squares = squares(table, self.revisions.gone_rows)
        self.out.begin_table()
        return iter(table), self._table_ends

    def _table_ends(self) -> None:
        self._depth, self._carried, self._squares = 0, False, {}
        self.out.end_table()

    def _row(self, row: Any) -> Any:
        self.revisions.note_marks(row, row.find(w("trPr")))
        return None if is_gone(row.find(w("trPr")), self.revisions.gone_rows) else (iter(row), None)

    def _cell(self, cell: Any) -> Any:
        how = cell.find(w("tcPr"))
        self.revisions.note_marks(cell, how)
        shaded = how is not None and how.find(_SHADE) is not None
        self.runs.shaded = shaded or self._depth > 0  # a table's style may colour it as well
        self._carried = False
        if cell not in self._squares:
            return iter(cell), None
        square = self._squares[cell]
        if square is None:
            return None
        self.out.begin_cell(
            square.row, square.column, rows=square.rows, columns=square.columns, heading=square.heading
        )
        self._began = self.out.position
        if not self._where and square.column == 0:
            self.out.signpost(f"table {self._tables}, row {square.row + 1}")
        return iter(cell), None

    # -- what stands around runs --

    def _revision(self, element: Any) -> Any:
        kind, here = NAMED[element.tag], self.out.position
        if element.tag in self.revisions.gone:
            self.revisions.note(kind, words_of(element), element, here)
            return None

        def leave() -> None:
            if self.out.position > here:
                self.revisions.note(kind, "", element, here, self.out.position)

        return iter(element), leave

    def _control(self, control: Any) -> Any:
        """A content control; what it shows before anything is filled in is a placeholder."""
        content = control.find(w("sdtContent"))
        if content is None:
            return None
        here = self.out.position

        def leave() -> None:
            self.runs.mark("placeholder", "", here, self.out.position)

        empty = is_on(control.find(w("sdtPr")), "showingPlcHdr")
        return iter(content), leave if empty else None

    def _link(self, link: Any) -> Any:
        relation = self.links.get(link.get(RELATION, ""))
        field = Field(start=self.out.position)
        self.runs.fields.append(field)

        def leave() -> None:
            if field in self.runs.fields:
                self.runs.fields.remove(field)
            words = "".join(field.words)
            if self.runs.fields:
                self.runs.fields[-1].words.append(words)
            if relation is not None and relation.external:
                self.runs.link(relation.target, words, field.start or 0)

        return iter(link), leave

    def _simple_field(self, element: Any) -> Any:
        field = Field(element.get(w("instr"), ""), self.out.position)
        self.runs.fields.append(field)

        def leave() -> None:
            if field in self.runs.fields:
                self.runs.fields.remove(field)
                self.runs.end_field(field)

        return iter(element), leave

    def _run(self, run: Any) -> None:
        self.runs.run(run)

    def _formula(self, formula: Any) -> None:
        self.runs.formula(formula)

    def _inside(self, element: Any) -> Any:
        return iter(element), None

    def _alternate(self, element: Any) -> Any:
        branch = chosen(element)
        return None if branch is None else (iter(branch), None)

    def _unread(self, _: Any) -> None:
        here = self.out.position
        self.runs.mark("unread", "a document inserted into this one", here, here, name="altChunk")

    def _comment_begins(self, element: Any) -> None:
        self.runs.comment_begins(element)

    def _comment_ends(self, element: Any) -> None:
        self.runs.comment_ends(element)

    _ENTER: ClassVar[dict[str, Callable[[Walk, Any], Any]]] = {
        P: _paragraph,
        R_: _run,
        TBL: _table,
        TR: _row,
        TC: _cell,
        BOX: _inside,
        **dict.fromkeys((INS, DEL, MOVED_TO, MOVED_FROM), _revision),
        w("sdt"): _control,
        w("hyperlink"): _link,
        w("fldSimple"): _simple_field,
        **dict.fromkeys((w("customXml"), w("smartTag"), w("dir"), w("bdo")), _inside),
        ALTERNATE: _alternate,
        f"{{{M}}}oMath": _formula,
        f"{{{M}}}oMathPara": _formula,
        w("altChunk"): _unread,
        w("commentRangeStart"): _comment_begins,
        w("commentRangeEnd"): _comment_ends,
    }
