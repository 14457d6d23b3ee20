"""A draft and what was found in it → a copy of the draft with the findings written on the words concerned.

One annotator for each format, in a table. The draft itself is never changed: bytes go in, others come out.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import Any

from checker.document import Document
from checker.errors import DraftError
from checker.record import Record
from checker.report import Report


class Annotator(Record):
    """Who writes on drafts of a format: a function ``(data, document, report) -> bytes``."""

    module: str
    function: str
    suffixes: tuple[str, ...]
    """What the copy may be called: the draft's own suffix if it is among these, else the first."""
    cautions: str = ""
    """A function ``(data, document) -> tuple of lines``: what the user should know about the copy."""

    def load(self, name: str) -> Any:
        """A function of its module."""
        return getattr(import_module(self.module), name)


ANNOTATORS: dict[str, Annotator] = {
    "docx": Annotator(
        "checker.annotating.word", "annotate_docx", (".docx", ".docm", ".dotx", ".dotm"), "cautions"
    ),
    "pdf": Annotator("checker.annotating.pdf", "annotate_pdf", (".pdf",)),
    **dict.fromkeys(
        ("html", "text", "markdown", "mail", "msg", "rtf", "odt"),
        Annotator("checker.annotating.page", "annotate_page", (".html", ".htm")),
    ),
}
"""By the format that a document's source names."""


def annotate(data: bytes, document: Document, report: Report) -> tuple[bytes, str]:
    """The annotated copy of a draft and the suffix that it is to have.

    ``data`` is what the document was read of.

    Raises:
        DraftError: nothing can be written on a draft of this format.
    """
    annotator = _annotator(document)
    copy: bytes = annotator.load(annotator.function)(data, document, report)
    return copy, suffix_for(document)


def suffix_for(document: Document) -> str:
    """The suffix of a draft's annotated copy.

    Raises:
        DraftError: nothing can be written on a draft of this format.
    """
    annotator = _annotator(document)
    own = PurePath(document.source.name).suffix.lower()
    return own if own in annotator.suffixes else annotator.suffixes[0]


def cautions(data: bytes, document: Document) -> tuple[str, ...]:
    """What the user should know about the copy, a line each.

    Raises:
        DraftError: nothing can be written on a draft of this format.
    """
    annotator = _annotator(document)
    lines: tuple[str, ...] = annotator.load(annotator.cautions)(data, document) if annotator.cautions else ()
    return lines


def _annotator(document: Document) -> Annotator:
    source = document.source
    if source.format not in ANNOTATORS:
        raise DraftError(
            f"{source.name}: nothing can be written on this kind of file; "
            "`prewire check --output report.html` shows the findings beside the text"
        )
    return ANNOTATORS[source.format]
