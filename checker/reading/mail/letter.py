"""A mail, whichever program wrote it → the drafts in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from checker.document import Document, Source
from checker.errors import DraftError
from checker.origins import Marking
from checker.reading import CONTAINERS, FILES, Changes, Enclosed
from checker.reading.html.reader import read_page
from checker.reading.kinds import kind_of_bytes
from checker.reading.text import read_plain
from checker.record import Record, replace

MOST_PARTS = 500
"""Parts or attachments; a mail with more was made to do harm."""

_LONGEST = 2_000_000
_MOST_LINES = 50_000
"""Characters and lines of a body: a release has a thousandth of that."""

_NOTE = 120
"""Words; a shorter body of a mail that brings a draft is a covering note."""

_TEXTS = frozenset({".txt", ".text", ".md", ".markdown", ".mdown", ".mkd"})
"""Suffixes of drafts in text; calendars, cards and signatures are text as well."""

_MAY_BE_DRAFTS = frozenset({"pdf", "doc", "rtf", "encrypted", "ole"})
"""Kinds that may hold the release: one that cannot be read must be told, not passed over."""


class Letter(Record):
    """A mail's headers by their names, its body as text or as HTML (empty without one), what is attached."""

    headers: tuple[tuple[str, str], ...]
    plain: str
    html: str
    attached: tuple[Enclosed, ...]
    unread: tuple[tuple[str, str], ...] = ()
    """What could not be read, each with its name."""


def drafts_of(
    letter: Letter, source: Source, changes: Changes, *, forwards: bool = False
) -> list[Document | Enclosed]:
    """The drafts of a letter: its body, unless that is a mere covering note, then what is attached.

    ``forwards``: a message that is no file is attached as well, and may be the draft.

    Raises:
        DraftError: the body is too long, or no page that can be read.
    """
    enclosed = [each for each in letter.attached if may_be_draft(each)]
    body = _body(letter, source, changes)
    if body is None or ((forwards or _can_be_read(enclosed)) and len(body.text.split()) < _NOTE):
        return list(enclosed)
    return [replace(body, markings=(*_markings(letter, enclosed), *body.markings)), *enclosed]


def may_be_draft(attached: Enclosed) -> bool:
    """Whether a file may hold a release, which a picture, a workbook and a calendar entry do not."""
    kind = kind_of_bytes(attached.data)
    if kind == "text":
        return PurePosixPath(attached.name).suffix.lower() in _TEXTS
    return kind in FILES or kind in CONTAINERS or kind in _MAY_BE_DRAFTS


def _can_be_read(enclosed: Sequence[Enclosed]) -> bool:
    kinds = (kind_of_bytes(each.data) for each in enclosed)
    return any(kind == "text" or kind in FILES or kind in CONTAINERS for kind in kinds)


def _body(letter: Letter, source: Source, changes: Changes) -> Document | None:
    """The body as a document; None if it has no words."""
    for words in (letter.plain, letter.html):
        if len(words) > _LONGEST or words.count("\n") > _MOST_LINES:
            raise DraftError(f"{source.name}: the body of the mail is too long; check the release alone")
    body = read_plain(letter.plain, source) if letter.plain.strip() else None
    if (body is None or not body.blocks) and letter.html.strip():
        body = read_page(letter.html, source, changes)
    return body if body is not None and body.blocks else None


def _markings(letter: Letter, enclosed: Sequence[Enclosed]) -> Iterator[Marking]:
    for name, words in letter.headers:
        yield Marking("mail-header", words, where="mail header", name=name)
    for each in letter.attached:
        if each not in enclosed:
            yield Marking("attachment", each.name, where="attachment", name=each.name)
    for words, name in letter.unread:
        yield Marking("unread", words, where="attachment", name=name)
