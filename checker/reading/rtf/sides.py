"""What stands beside the text of an RTF file: comments, headers and footers, properties, fields' codes."""

from __future__ import annotations

from checker.origins import Marking
from checker.reading.rtf.state import State
from checker.reading.rtf.writer import Writer, dated
from checker.reading.word.fields import Field

_LONGEST = 4_000


class Sides:
    """Takes the words of groups that are not the text's, when such a group ends."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self.markings: list[Marking] = []
        self._anchors: dict[str, list[int]] = {}
        self._author = self._reference = self._shape = ""
        self._date = ""

    def enter(self, state: State, word: bytes) -> None:
        """A field, or its result, begins."""
        if word == b"field":
            state.field, state.result = Field(), False
        elif word == b"fldrslt" and state.field is not None and state.field.start is None:
            state.field.start = self._writer.out.position
            state.result = True

    def end(self, target: str, words: str, state: State) -> None:
        """A group of this kind has ended; these were its words."""
        words = words if target == "code" else " ".join(words.split())[:_LONGEST]
        if target == "code" and state.field is not None:
            state.field.code = words[:_LONGEST]
        elif target == "authors":
            self._writer.authors = [each.strip() for each in words.split(";")]
        elif target == "bullet":
            self._writer.bullet = self._writer.bullet or bool(words)
        elif target.startswith("comment"):
            self._comment(target, words)
        elif target.startswith("shape"):
            self._shape_property(target, words)
        elif words:
            self._beside(target, words)

    def _comment(self, target: str, words: str) -> None:
        here = self._writer.out.position
        if target == "comment-author":
            self._author = words
        elif target == "comment-ref":
            self._reference = words
        elif target == "comment-date":
            self._date = dated(int(words)) if words.isdecimal() and len(words) < 12 else ""
        elif target == "comment-start":
            self._anchors[words] = [here, here]
        elif target == "comment-end":
            self._anchors.setdefault(words, [here, here])[1] = here
        else:
            start, end = self._anchors.get(self._reference, [here, here])
            self.markings.append(Marking("comment", words, start, end, author=self._author, date=self._date))
            self._author = self._reference = self._date = ""

    def _shape_property(self, target: str, words: str) -> None:
        if target == "shape-name":
            self._shape = words
        elif self._shape == "gtextUNICODE" and words:
            self._beside("watermark", words)

    def _beside(self, target: str, words: str) -> None:
        kind, _, name = target.partition(":")
        marking = None
        if kind in ("header", "footer"):
            marking = Marking(kind, words, where=kind)  # type: ignore[arg-type]
        elif kind == "property":
            marking = Marking("property", words, name=name)
        elif kind == "watermark":
            marking = Marking("watermark", words, where="watermark")
        elif kind == "embedded":
            here = self._writer.out.position
            marking = Marking("embedded", words, here, here)
        if marking is not None and (kind == "embedded" or marking not in self.markings[-200:]):
            self.markings.append(marking)
