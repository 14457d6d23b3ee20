"""A Word draft → a copy with a Word comment on exactly the words of each finding.

Runs are cut where a finding's words begin and end, with their formatting; marks and comments go in, and
nothing else changes: the text, its tracked changes and every other part of the file stay as they are.
Word shows no comments in headers, notes and text boxes ([MS-OI29500] 2.1.315): there the comment stands
where the note or the box is anchored, and quotes the words.
"""

from __future__ import annotations

from typing import Any

from checker.annotating.notes import Note, notes_of, summary_of
from checker.annotating.word.archive import rewritten
from checker.annotating.word.comments import Comments, Line
from checker.annotating.word.ranges import Range, Ranges
from checker.document import Document, Span
from checker.reading import Changes
from checker.reading.word import WordReading
from checker.report import Report

_LONGEST_QUOTE = 160


def annotate_docx(data: bytes, document: Document, report: Report) -> bytes:
    """The copy with its comments; those of an earlier copy are replaced.

    Raises:
        DraftError: the file is Strict Open XML, which prewire reads but does not write.
    """
    reading = _read(data, document)
    file = reading.file
    if file.strict:
        raise file.package.refused("it is Strict Open XML; save it as a plain Word document (.docx) first")
    comments = Comments(file, report.checked_at)
    comments.remove_own()
    ranges = Ranges(document, reading)
    notes = notes_of(report)
    for _ in range(2):  # the first time runs are cut, the second time every range is known to be right
        plan = [(summary_of(report), ranges.start())] + [_planned(n, document, ranges) for n in notes]
    for lines, where in plan:
        comments.add(lines, where)
    return rewritten(data, file.package, comments.changed())


def cautions(data: bytes, document: Document) -> tuple[str, ...]:
    """What the user should know: a copy that was changed is no longer signed."""
    entries = _read(data, document).file.package.entries
    if any(name.startswith("_xmlsignatures/") for name in entries):
        return ("the draft is digitally signed; its signature does not hold for the annotated copy",)
    return ()


def _read(data: bytes, document: Document) -> Any:
    changes: Changes = "original" if document.source.changes == "original" else "accepted"
    return WordReading(data, document.source.name, changes)


def _planned(note: Note, document: Document, ranges: Ranges) -> tuple[tuple[Line, ...], Range | None]:
    """What is said of a finding, and where; where the words can't carry a comment they are quoted."""
    lines = _with_change(note)
    if note.span is None:
        return lines, ranges.paragraph(note.beside)
    found = ranges.words(note.span)
    if found is not None:
        return lines, found
    return (f"On the words: {_quote(note.span, document)}", *lines), ranges.anchor(note.span)


def _with_change(note: Note) -> tuple[Line, ...]:
    """A note's lines, with the change behind the message."""
    message, rest = note.lines[:2], note.lines[2:]
    return (*message, note.change, *rest) if note.change else note.lines


def _quote(span: Span, document: Document) -> str:
    words = " ".join(document.quote(span).split())
    return f"“{words if len(words) <= _LONGEST_QUOTE else words[: _LONGEST_QUOTE - 1] + '…'}”"
