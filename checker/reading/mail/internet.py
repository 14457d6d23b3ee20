"""A mail as it travels the Internet (.eml; RFC 5322, MIME) → its drafts.

The standard library takes the message apart, under its policy ``compat32``: the newer one needs seconds and
gigabytes for a long header. What would be slow even so is refused before, by counting.
"""

from __future__ import annotations

import email
from collections.abc import Iterator
from email.header import decode_header
from email.message import Message
from email.policy import compat32

from checker.document import Document, Source
from checker.errors import DraftError
from checker.patterns import pattern
from checker.reading import Changes, Enclosed
from checker.reading.mail.charset import codec_of, decode_as
from checker.reading.mail.flowed import unflowed
from checker.reading.mail.letter import MOST_PARTS, Letter, drafts_of

_DEEPEST = 20
"""How deep parts may lie in one another."""

_LONGEST_HEADER = 20_000
"""Bytes of a header that the standard library takes apart itself."""

_READ_HEADER = 4_000
"""Characters of any other header that are read."""

_MOST_LINES = 1_500_000
_MOST_STEPS = 10_000_000
"""Lines times parts that hold parts: each line is held against the boundary of each."""

_SHOWN = ("Subject", "From", "To", "Date")


_STRUCTURE = pattern(
    rb"(?im)^content-(?:type:[ \t]*(?P<holds>multipart/|message/)?|disposition:)"
    rb"[^\r\n]*+(?:(?:\r\n|\r|\n)[ \t][^\r\n]*+)*+"
)
"""A header that the standard library takes apart, with its folded lines."""


def unpack_mail(data: bytes, source: Source, changes: Changes) -> list[Document | Enclosed]:
    """The drafts in a mail: its body, unless that is a covering note, and what is attached.

    Raises:
        DraftError: it has too many or too deep parts, or no words and nothing that may be a draft.
    """
    _refuse_hostile(data, source.name)
    try:
        letter = _letter(email.message_from_bytes(data, policy=compat32), source.name)
    except (RecursionError, MemoryError, LookupError, ValueError, TypeError, AttributeError) as e:
        raise DraftError(f"{source.name}: the mail is damaged; save the release itself") from e
    found = drafts_of(letter, source, changes)
    if not found:
        raise DraftError(f"{source.name}: the mail holds no draft; write the release first, or attach it")
    return found


def _refuse_hostile(data: bytes, name: str) -> None:
    lines = data.count(b"\n") + data.count(b"\r") - data.count(b"\r\n")
    if lines > _MOST_LINES:
        raise DraftError(f"{name}: the mail has too many lines; check the release alone")
    holders = 0
    for m in _STRUCTURE.finditer(data):
        if m.end() - m.start() > _LONGEST_HEADER:
            raise DraftError(f"{name}: a header of the mail is too long; save the release itself")
        holders += m["holds"] is not None
    if holders > MOST_PARTS or holders * lines > _MOST_STEPS:
        raise DraftError(f"{name}: the mail has too many parts; save the release itself")


def _letter(message: Message, name: str) -> Letter:
    plain: list[str] = []
    pages: list[str] = []
    attached: list[Enclosed] = []
    unread: list[tuple[str, str]] = []
    for part in _parts(message, name):
        kind, disposition = part.get_content_type(), part.get_content_disposition()
        if kind == "message/rfc822":
            attached.append(_forwarded(part))
            continue
        data = _bytes_of(part)
        title = _words(part.get_filename())
        if title or disposition == "attachment" or kind not in ("text/plain", "text/html"):
            _file(kind, title, data, attached, unread)
        elif kind == "text/html":
            pages.append(_text_of(part, data, name))
        else:
            plain.append(_text_of(part, data, name))
    headers = ((header, _words(message.get(header))) for header in _SHOWN)
    return Letter(
        tuple((header, words) for header, words in headers if words),
        "\n\n".join(plain),
        "\n".join(pages),
        tuple(attached),
        tuple(unread),
    )


def _file(
    kind: str, title: str, data: bytes, attached: list[Enclosed], unread: list[tuple[str, str]]
) -> None:
    if kind == "application/pkcs7-mime":
        unread.append(("an encrypted or signed mail", title))
    elif data:
        attached.append(Enclosed(title or f"attachment {len(attached) + 1}", data))


def _parts(message: Message, name: str) -> Iterator[Message]:
    """The parts that hold no parts but a mail, in order.

    Raises:
        DraftError: they are too many or lie too deep.
    """
    stack, count = [(message, 0)], 0
    while stack:
        part, depth = stack.pop()
        count += 1
        if count > MOST_PARTS or depth > _DEEPEST:
            raise DraftError(f"{name}: the mail has too many or too deep parts; save the release itself")
        # asked for a text that it need not decode, the library decodes it by whatever label it has
        inner = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list) and part.get_content_type() != "message/rfc822":
            stack.extend((each, depth + 1) for each in reversed(inner) if isinstance(each, Message))
        else:
            yield part


def _forwarded(part: Message) -> Enclosed:
    """A mail inside the mail, as a file of its own."""
    inner = part.get_payload() if part.is_multipart() else None
    message = inner[0] if isinstance(inner, list) and inner else None
    if not isinstance(message, Message):
        return Enclosed("mail.eml", _bytes_of(part))
    title = _words(part.get_filename()) or f"{_words(message.get('Subject'))[:80] or 'mail'}.eml"
    return Enclosed(title, message.as_bytes(policy=compat32))


def _bytes_of(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _text_of(part: Message, data: bytes, name: str) -> str:
    if not data:
        return ""
    text = decode_as(data, str(part.get_param("charset") or "us-ascii"), name)
    if str(part.get_param("format")).lower() == "flowed" and part.get_content_type() == "text/plain":
        return unflowed(text, str(part.get_param("delsp")).lower() == "yes")
    return text


def _words(header: object) -> str:
    """A header's words in one line, decoded (RFC 2047); empty if there is none."""
    if header is None:
        return ""
    raw = str(header)[:_READ_HEADER]
    try:
        pieces = decode_header(raw)
    except (ValueError, LookupError):  # a damaged base64 word
        return " ".join(raw.split())
    return " ".join("".join(_decoded(*piece) for piece in pieces).split())


def _decoded(words: bytes | str, label: str | None) -> str:
    if isinstance(words, str):
        return words
    for codec in (codec_of(label or "utf-8"), "utf-8"):
        try:
            return words.decode(codec or "utf-8")
        except UnicodeError:
            continue
    return words.decode("cp1252", "replace")
