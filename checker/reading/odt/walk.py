"""The body of an OpenDocument text, element by element → blocks, tables and words for a Gathering."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from lxml import etree

from checker.document import BlockKind
from checker.reading.gathering import Gathering
from checker.reading.odt.asides import Asides
from checker.reading.odt.changes import Change
from checker.reading.odt.names import q
from checker.reading.odt.styles import Styles
from checker.reading.odt.words import MOST, Leave, Words, words_of


class Walk(Asides):
    """Walks through one story after another; notes and text boxes wait until their paragraph has ended."""

    def __init__(self, out: Gathering, styles: Styles, changes: dict[str, Change], original: bool) -> None:
        super().__init__(out, styles)
        self.changes = changes
        self.original = original
        self.kind: BlockKind = "paragraph"
        self.notes: list[Any] = []
        self._boxes: list[Any] = []
        self._lists: list[bool] = []
        """The lists that are open; whether an item has just begun."""
        self._tables = self._heads = self._depth = 0
        self._row = self._column = -1
        self._restored: set[str] = set()
        self._open: dict[str, int] = {}

    def through(self, story: Any) -> None:
        """Read everything below an element."""
        leaves: list[Leave] = []
        walker = etree.iterwalk(story, events=("start", "end", "comment", "pi"))
        for event, each in walker:
            if event == "start":
                enter = self._ENTER.get(each.tag) if each is not story else None
                leave = enter(self, each) if enter is not None else None
                leaves.append(leave)
                if leave is False:
                    walker.skip_subtree()
                else:
                    self._words(each.text)
                continue
            if event == "end" and callable(leave := leaves.pop()):
                leave()
            if each is not story:
                self._words(each.tail)

    # -- paragraphs --

    def _paragraph(self, p: Any) -> Leave:
        name = p.get(q("text:style-name"))
        self._looks.append(self.styles.look("paragraph", name))
        self._inside += 1
        if (
            self._gone is None and self._inside == 1
        ):  # else a change that is undone has taken its beginning away
            self._begin(p, name)
        return self._paragraph_ends

    def _begin(self, p: Any, name: str | None) -> None:
        kind, level = self.kind, 0
        outline = p.get(q("text:outline-level"), "1") if p.tag == q("text:h") else ""
        heading = int(outline) if outline.isdecimal() else self.styles.heading(name)
        if kind == "paragraph" and heading:
            kind, level = "heading", heading
        elif kind == "paragraph" and self._lists and self._lists[-1]:
            kind, level = "list", len(self._lists) - 1
            self._lists[-1] = False
        self.out.begin(kind, level)
        self._fresh = not self._depth and self.kind == "paragraph"

    def _paragraph_ends(self) -> None:
        self._inside -= 1
        self._looks.pop()
        if self._inside or self._gone is not None:
            return
        self._fresh = False
        self.out.end()
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.through(box)

    def _list(self, _: Any) -> Leave:
        self._lists.append(False)
        return self._list_ends

    def _list_ends(self) -> None:
        self._lists.pop()

    def _item(self, _: Any) -> Leave:
        if self._lists:
            self._lists[-1] = True
        return None

    # -- tables --

    def _table(self, _: Any) -> Leave:
        self._depth += 1
        if self._depth == 1:
            self._tables += 1
            self._row, self._heads = -1, 0
            self.out.begin_table()
        return self._table_ends

    def _table_ends(self) -> None:
        self._depth -= 1
        if not self._depth:
            self.out.end_table()

    def _head(self, _: Any) -> Leave:
        self._heads += 1
        return self._head_ends

    def _head_ends(self) -> None:
        self._heads -= 1

    def _table_row(self, _: Any) -> Leave:
        if self._depth == 1:
            self._row += 1
            self._column = 0
        return None

    def _cell(self, cell: Any) -> Leave:
        if self._depth != 1:
            return None
        rows, columns = (
            _number(cell, "table:number-rows-spanned"),
            _number(cell, "table:number-columns-spanned"),
        )
        heading = self._heads > 0
        self.out.begin_cell(self._row, self._column, rows=rows, columns=columns, heading=heading)
        if self.kind == "paragraph" and not self._column:
            self.out.signpost(f"table {self._tables}, row {self._row + 1}")
        self._column += _number(cell, "table:number-columns-repeated")
        return None

    def _covered(self, cell: Any) -> Leave:
        if self._depth == 1:
            self._column += _number(cell, "table:number-columns-repeated")
        return False

    # -- tracked changes --

    def _change_starts(self, element: Any) -> Leave:
        name = element.get(q("text:change-id"), "")
        change = self.changes.get(name)
        if change is not None and change.kind == "insertion":
            self._open[name] = self.out.position
            if self.original and self._gone is None:
                self._gone, self._lost = name, []
        return False

    def _change_ends(self, element: Any) -> Leave:
        name = element.get(q("text:change-id"), "")
        start = self._open.pop(name, None)
        if start is not None:
            change, here = self.changes[name], self.out.position
            words = "" if here > start else "".join(self._lost) or "\u00b6"
            self._lost = []
            self.out.mark("insertion", words, start, here, author=change.author, date=change.date)
        if self._gone == name:
            self._gone = None
        return False

    def _deletion(self, element: Any) -> Leave:
        """The place of a deletion; what was deleted is read only where changes are undone."""
        change = self.changes.get(element.get(q("text:change-id"), ""))
        if change is None or change.kind != "deletion":
            return False
        here = self.out.position
        words = " ".join(" ".join(words_of(p) for p in change.content.iter(q("text:p"), q("text:h"))).split())
        name = element.get(q("text:change-id"), "")
        if self.original and self._inside and name not in self._restored:
            self._restored.add(name)  # once: a deletion may hold the place of another, and even its own
            self._restore(change)
        self.out.mark(
            "deletion", words or "\u00b6", here, self.out.position, author=change.author, date=change.date
        )
        return False

    def _restore(self, change: Change) -> None:
        """Read what was deleted: its first paragraph goes on with the one it stands in, others begin anew."""
        for nth, each in enumerate(p for p in change.content if p.tag in (q("text:p"), q("text:h"))):
            if nth and self._gone is None:
                self._begin(each, each.get(q("text:style-name")))
            self.through(each)

    # -- what stands beside --

    def _note(self, note: Any) -> Leave:
        self.notes.append(note)
        return False

    def _frame(self, frame: Any) -> Leave:
        """A drawing: its text box is read after the paragraph; pictures say nothing."""
        here = self.out.position
        if frame.find(q("draw:text-box")) is not None or frame.tag != q("draw:frame"):
            (self._boxes.append if self._inside else self.through)(frame)
        elif frame.find(q("draw:object")) is not None:
            self.out.mark("unread", "the words of an embedded object", here, here)
        elif frame.find(q("draw:object-ole")) is not None:
            self.out.mark("embedded", "an object", here, here)
        return False

    _ENTER: ClassVar[dict[str, Callable[[Walk, Any], Leave]]] = {
        **dict.fromkeys((q("text:p"), q("text:h")), _paragraph),
        q("text:span"): Words._span,
        q("text:s"): Words._spaces,
        q("text:tab"): Words._tab,
        q("text:line-break"): Words._break,
        q("text:list"): _list,
        q("text:list-item"): _item,
        q("table:table"): _table,
        q("table:table-header-rows"): _head,
        q("table:table-row"): _table_row,
        q("table:table-cell"): _cell,
        q("table:covered-table-cell"): _covered,
        q("text:change-start"): _change_starts,
        q("text:change-end"): _change_ends,
        q("text:change"): _deletion,
        q("text:note"): _note,
        **dict.fromkeys((q("draw:frame"), q("draw:custom-shape"), q("draw:g")), _frame),
        q("text:a"): Asides._link,
        **dict.fromkeys(
            (q("text:bookmark-ref"), q("text:reference-ref"), q("text:sequence-ref"), q("text:note-ref")),
            Asides._reference,
        ),
        q("text:placeholder"): Asides._placeholder,
        q("office:annotation"): Asides._comment,
        **dict.fromkeys((q("text:hidden-text"), q("text:hidden-paragraph")), Asides._hidden),
        **dict.fromkeys(
            (q("text:tracked-changes"), q("office:forms"), q("text:ruby-text"), q("text:script"),
             q("text:sequence-decls"), q("text:variable-decls"), q("text:user-field-decls")),
            Asides._skip,
        ),
    }  # fmt: skip


def _number(element: Any, name: str) -> int:
    value = element.get(q(name), "1")
    return min(int(value), MOST) if value.isdecimal() and int(value) else 1
