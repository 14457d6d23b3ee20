"""Mails: the body and what is attached, and messages made to break the reader."""

from __future__ import annotations

import base64
import struct

import pytest

from checker.document import Document
from checker.errors import DraftError
from checker.reading import Enclosed, read_bytes, read_every
from checker.reading.mail.flowed import unflowed
from checker.reading.mail.letter import may_be_draft
from tests.effort import calls
from tests.reading.builders.compound import compound
from tests.reading.builders.odt import odt

TOP = b"From: Ann Poe <ann@acme.example>\r\nTo: wire@x.example\r\nDate: Mon, 2 Mar 2026 10:00:00 -0500\r\nMIME-Version: 1.0\r\n"
RELEASE = "TOLEDO, Ohio -- Acme opened a plant and hired many people there. " * 15
NOTE = "Please find the draft attached."

MOST_CALLS = 20_000_000
"""What no file may cost to read, in calls of functions."""


def mail(body: str | bytes, kind: bytes = b"text/plain; charset=utf-8", more: bytes = b"") -> bytes:
    data = body if isinstance(body, bytes) else body.encode()
    return TOP + more + b"Content-Type: " + kind + b"\r\n\r\n" + data


def with_files(body: str, *files: tuple[str, bytes], kind: bytes = b"application/octet-stream") -> bytes:
    parts = [b"Content-Type: text/plain; charset=utf-8\r\n\r\n" + body.encode()]
    for name, data in files:
        head = b'Content-Type: %s\r\nContent-Disposition: attachment; filename="%s"\r\n' % (
            kind,
            name.encode(),
        )
        parts.append(head + b"Content-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(data))
    lines = b"".join(b"--b\r\n" + part + b"\r\n" for part in parts)
    return mail(lines + b"--b--\r\n", b"multipart/mixed; boundary=b")


def read_all(data: bytes, name: str = "a.eml") -> list[Document | DraftError]:
    return list(read_every(data, name))


def message(body: bytes, *files: tuple[str, bytes], tag: str = "1000001F", page: int = 0) -> bytes:
    """An Outlook message."""
    fixed = struct.pack("<IIQ", 0x3FFD0003, 6, page) if page else b""
    streams = {
        "__properties_version1.0": bytes(32) + fixed,
        "__substg1.0_0037001F": "Draft".encode("utf-16-le"),
        "__substg1.0_0C1A001F": "Ann Poe".encode("utf-16-le"),
        f"__substg1.0_{tag}": body,
    }
    for number, (name, data) in enumerate(files):
        place = f"__attach_version1.0_#{number:08X}"
        streams[f"{place}/__substg1.0_3707001F"] = name.encode("utf-16-le")
        streams[f"{place}/__substg1.0_37010102"] = data
    return compound(streams)


def test_a_body_is_the_draft_and_the_headers_are_told() -> None:
    document = read_bytes(mail(RELEASE, more=b"Subject: =?utf-8?q?Draft_=E2=80=94_Q1?=\r\n"), "a.eml")
    assert document.text == RELEASE.strip()
    assert [(m.kind, m.name, m.words) for m in document.markings] == [
        ("mail-header", "Subject", "Draft \u2014 Q1"),
        ("mail-header", "From", "Ann Poe <ann@acme.example>"),
        ("mail-header", "To", "wire@x.example"),
        ("mail-header", "Date", "Mon, 2 Mar 2026 10:00:00 -0500"),
    ]


@pytest.mark.parametrize("label", [b"iso-8859-1", b"us-ascii", b"windows-1252", b"x-none", b"punycode"])
def test_wrong_labels_are_read_as_windows(label: bytes) -> None:
    data = mail(b"We\x92re \x93up\x94 \x96 by \x80 5 million.", b"text/plain; charset=" + label)
    assert read_bytes(data, "a.eml").raw == "We\u2019re \u201cup\u201d \u2013 by \u20ac 5 million."


def test_flowed_lines_are_joined() -> None:
    assert (
        unflowed("We sold \nit.\n-- \nAnn\n From here\n> a \n> b", False)
        == "We sold it.\n-- \nAnn\nFrom here\n> a b"
    )
    assert unflowed("We so \nld it.", True) == "We sold it."
    data = mail("We sold \r\nit.\r\n", b"text/plain; charset=utf-8; format=flowed")
    assert read_bytes(data, "a.eml").text == "We sold it."


def test_html_is_read_where_there_is_no_text() -> None:
    assert (
        read_bytes(mail("<p>We <b>sold</b> it.</p>", b"text/html; charset=utf-8"), "a.eml").text
        == "We sold it."
    )
    both = b"--b\r\nContent-Type: text/plain\r\n\r\nPlain.\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>Page.</p>\r\n--b--"
    assert read_bytes(mail(both, b"multipart/alternative; boundary=b"), "a.eml").text == "Plain."


def test_attachments_are_drafts_and_a_covering_note_is_none() -> None:
    found = read_all(with_files(NOTE, ("draft.odt", odt("<text:p>We sold it.</text:p>"))))
    assert [(d.source.name, d.text) for d in found if isinstance(d, Document)] == [
        ("a.eml \u203a draft.odt", "We sold it.")
    ]
    assert len(read_all(with_files(RELEASE, ("draft.txt", b"We sold it.")))) == 2


def test_pictures_and_cards_are_told_and_not_read() -> None:
    document = read_bytes(
        with_files(NOTE, ("logo.png", b"\x89PNG\r\n\x1a\n"), ("a.vcf", b"BEGIN:VCARD")), "a.eml"
    )
    assert document.text == NOTE
    assert [m.name for m in document.markings if m.kind == "attachment"] == ["logo.png", "a.vcf"]
    assert may_be_draft(Enclosed("a.doc", compound({"WordDocument": b"x"})))


def test_a_forwarded_mail_is_a_mail_of_its_own() -> None:
    found = read_all(
        mail(
            b"--b\r\nContent-Type: message/rfc822\r\n\r\n" + mail(RELEASE) + b"\r\n--b--",
            b"multipart/mixed; boundary=b",
        )
    )
    assert [d.text for d in found if isinstance(d, Document)] == [RELEASE.strip()]


def test_mails_inside_mails_end() -> None:
    data = mail(RELEASE)
    for _ in range(6):
        data = with_files(NOTE, ("again.eml", data))
    (fault,) = read_all(data)
    assert isinstance(fault, DraftError)
    assert "deep" in str(fault)


def test_outlook_messages() -> None:
    document = read_bytes(message(RELEASE.encode("utf-16-le")), "a.msg")
    assert document.text == RELEASE.strip()
    assert [(m.name, m.words) for m in document.markings] == [("Subject", "Draft"), ("From", "Ann Poe")]
    assert (
        read_bytes(
            message(
                "\u041c\u044b \u0437\u0434\u0435\u0441\u044c.".encode("cp1251"), tag="1000001E", page=1251
            ),
            "a.msg",
        ).text
        == "\u041c\u044b \u0437\u0434\u0435\u0441\u044c."
    )
    assert read_bytes(message(b"<p>We sold it.</p>", tag="10130102"), "a.msg").text == "We sold it."


def test_outlook_attachments() -> None:
    large = ("We sold it. " * 600).encode()
    found = read_all(
        message(NOTE.encode("utf-16-le"), ("draft.txt", large), ("logo.png", b"\x89PNG")), "a.msg"
    )
    assert [d.source.name for d in found if isinstance(d, Document)] == ["a.msg \u203a draft.txt"]


def nested(count: int) -> bytes:
    return b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (i, i) for i in range(count)
    )


HOSTILE = {
    "encoded words": TOP + b"Subject: " + b"=?utf-8?q?a?= " * 16_000 + b"\r\n\r\nWe sold it.",
    "nested parts": TOP + nested(500),
    "deep parts with many lines": TOP + nested(19) + b"\r\n" + b"--a word\r\n" * 1_000_000,
    "parameters": mail("x", b"text/plain; " + b"a=b; " * 20_000),
    "folded parameters": mail("x", b"text/plain; " + b"a=b;\r\n " * 20_000),
    "parentheses": TOP + b"Cc: " + b"(" * 200_000 + b"\r\n\r\nWe sold it.",
    "many parts": mail(b"--b\r\n\r\nx\r\n" * 100_000, b"multipart/mixed; boundary=b"),
    "many lines": mail(b"ab\n" * 1_400_000),
    "mails in mails": TOP + b"Content-Type: message/rfc822\r\n\r\n" * 400,
    "truncated message": message(RELEASE.encode("utf-16-le"))[:2_000],
    "no message": compound({"__properties_version1.0": b""}),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_mails_are_little_work(name: str) -> None:
    def attempt() -> None:
        try:
            assert read_bytes(HOSTILE[name], "a.eml").text
        except DraftError as e:
            assert "\n" not in str(e)

    assert calls(attempt) < MOST_CALLS


def test_every_cut_of_a_message_ends_in_one_line() -> None:
    whole = message(NOTE.encode("utf-16-le"), ("draft.txt", b"We sold it."))
    for end in range(600, len(whole), 97):
        try:
            read_bytes(whole[:end], "a.msg")
        except DraftError as e:
            assert "\n" not in str(e)
