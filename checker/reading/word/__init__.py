"""A Word document (.docx, .docm, .dotx) → Document, straight from its XML.

Tracked changes are read as accepted (insertions in, deletions out, moves at their destination) or as if they
had never been made; whatever is not read as text is noted as a marking.
"""

from __future__ import annotations

from checker.document import Document, Remark, Source
from checker.errors import DraftError
from checker.reading import Changes
from checker.reading.gathering import Gathering
from checker.reading.word.besides import besides, notes
from checker.reading.word.names import P
from checker.reading.word.parts import WordFile
from checker.reading.word.runs import Runs
from checker.reading.word.styles import Styles
from checker.reading.word.walk import Walk
from checker.record import replace


class WordReading:
    """A Word file, read; it keeps the elements that gave the words, for whoever writes into a copy.

    Raises:
        DraftError: the file is damaged, hostile, protected by a password, or no Word document.
    """

    def __init__(self, data: bytes, name: str, changes: Changes = "accepted") -> None:
        self.file = WordFile(data, name)
        self.file.package.refuse_many(self.file.root, P)  # every cell has one
        self.runs = Runs(Gathering(), Styles(self.file), changes == "original")
        walk = Walk(self.runs, self.file.links)
        for body in self.file.root.iterchildren("{*}body"):
            walk.through(body)
        for kind, number, note in notes(self.file, self.runs.notes):
            self.runs.out.signpost(f"{kind} {number}")
            walk.through(note, "footnote", kind)

    def document(self, source: Source) -> Document:
        """What was read."""
        out = self.runs.out
        for marking in (*self.runs.strokes.take(), *besides(self.file, self.runs.anchors)):
            out.add_marking(marking)
        document = out.document(source)
        remarks = tuple(
            Remark(m.words, document.raw.count("\n", 0, m.start or 0) + 1)
            for m in document.markings
            if m.kind == "comment"
        )
        return replace(document, remarks=remarks)


def read_word(data: bytes, source: Source, changes: Changes) -> Document:
    """The document that a Word file is.

    Raises:
        DraftError: the file is damaged, hostile, protected by a password, or no Word document.
    """
    try:
        return WordReading(data, source.name, changes).document(source)
    except (RecursionError, MemoryError) as e:
        raise DraftError(f"{source.name}: it is too large or too deep; check the release alone") from e
