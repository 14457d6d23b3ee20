"""Files and bytes: what is read, in which encoding, and what is refused with one clear line."""

from __future__ import annotations

import hashlib
import io
import os
import zipfile
from datetime import date
from pathlib import Path

import pytest

from checker.errors import DraftError
from checker.reading import LIMIT_MB, READERS, read, read_bytes, read_text

TEXT = (
    "“Orders — and cash — rose,” said Ann Poe. It’s the company’s best year… ™\n\nCafé sales: €5 million.\n"
)


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le"),
        ("cp1252", "cp1252"),
        ("mac_roman", "mac_roman"),
    ],
)
def test_encodings_are_told_apart(encoding: str, name: str) -> None:
    document = read_bytes(TEXT.encode(encoding), "draft.txt")

    assert document.raw == TEXT
    assert document.source.encoding == name


def test_utf_16_big_endian_with_its_mark() -> None:
    assert read_bytes(b"\xfe\xff" + TEXT.encode("utf-16-be"), "draft.txt").raw == TEXT


def test_the_source_is_on_record(tmp_path: Path) -> None:
    path = tmp_path / "draft.md"
    path.write_bytes(b"We *sold* it.")

    source = read(path).source

    assert (source.name, source.format) == (str(path), "markdown")
    assert source.sha256 == hashlib.sha256(b"We *sold* it.").hexdigest()


@pytest.mark.parametrize(
    ("name", "form"),
    [("a.md", "markdown"), ("a.MARKDOWN", "markdown"), ("a.txt", "text"), ("a", "text"), ("a.xyz", "text")],
)
def test_the_suffix_tells_text_from_markdown(name: str, form: str) -> None:
    assert read_text("We sold it.", name).source.format == form
    assert form in READERS


def zipped(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return data.getvalue()


def compound(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream.encode("utf-16-le") + b"\0" * 600


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (zipped("xl/workbook.xml"), "an Excel workbook"),
        (zipped("ppt/slides/slide1.xml"), "a PowerPoint presentation"),
        (zipped("notes.txt"), "a zip archive"),
        (compound("WordDocument"), "an old Word document"),
        (compound("EncryptedPackage"), "with a password"),
        (compound("Workbook"), "an old Office file"),
        (b"\x89PNG\r\n\x1a\n\0\0", "an image"),
    ],
)
@pytest.mark.parametrize("name", ["draft.txt", "draft.docx"])
def test_kinds_that_cannot_be_read_are_named(data: bytes, kind: str, name: str) -> None:
    with pytest.raises(
        DraftError, match=f"^{name}: .*{kind}.* not supported; save it as Word, HTML or text$"
    ):
        read_bytes(data, name)


@pytest.mark.parametrize(
    "text", ["Contact: Ann\nTo: follow\nFrom: there\nWe sold it.\n", "<Acme> sold it.", "A PK zip of it."]
)
def test_text_that_only_looks_like_another_kind_is_read(text: str) -> None:
    assert read_bytes(text.encode(), "draft.txt").blocks


@pytest.mark.parametrize("data", [b"ab\0cd\0ef\0\0\0\x01\x02", b"\x01\x02\x03\x04\x05\x06\x07 text \x0e\x0f"])
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(DraftError, match="binary data, not text; save"):
        read_bytes(data, "draft.dat")


def test_broken_utf_16_is_refused_with_the_place() -> None:
    with pytest.raises(DraftError, match="UTF-16-LE text, but byte 4 does not fit"):
        read_bytes(b"\xff\xfeA\0B", "draft.txt")


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", "\u00a0\u200b\n".encode()])
def test_nothing_is_refused(data: bytes) -> None:
    with pytest.raises(DraftError, match=r"^draft\.txt: it is empty"):
        read_bytes(data, "draft.txt")


def test_a_draft_over_the_limit_is_refused_with_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes(b"a" * (LIMIT_MB * 1_000_000 + 1))

    with pytest.raises(DraftError, match=f"larger than the limit of {LIMIT_MB} MB"):
        read(path)


def test_missing_files_and_directories_are_told(tmp_path: Path) -> None:
    with pytest.raises(DraftError, match="there is no such file"):
        read(tmp_path / "none.txt")
    with pytest.raises(DraftError, match="it is a directory"):
        read(tmp_path)
    with pytest.raises(DraftError, match="cannot be read"):
        read(Path("a\0b"))


@pytest.mark.skipif(
    os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0), reason="everything is readable here"
)
def test_unreadable_files_are_told(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("We sold it.")
    path.chmod(0)

    with pytest.raises(DraftError, match="permission denied"):
        read(path)


def test_every_refusal_is_one_line() -> None:
    for data in (b"", b"%PDF-", b"\0\1\2\3", b"\xff\xfeA"):
        with pytest.raises(DraftError) as refused:
            read_bytes(data, "draft.txt")
        assert "\n" not in str(refused.value)


def test_every_reader_loads() -> None:
    for reader in READERS.values():
        assert callable(reader.load())


@pytest.mark.parametrize(
    "written", ["2026-03-02", '"2026-03-02"', '"2026-03-02 07:25:46"', "2026-03-02T07:25:46Z"]
)
def test_front_matter_dates_are_days_however_they_are_stamped(written: str) -> None:
    document = read_text(f"---\ndate: {written}\n---\n\nAcme opened a plant.\n", "draft.md")
    assert document.stated["date"] == date(2026, 3, 2)


def test_a_front_matter_date_that_is_none_is_told_with_its_line() -> None:
    with pytest.raises(DraftError, match=r"draft\.md:3: .*2026-03-02"):
        read_text("---\ntitle: Acme\ndate: next Monday\n---\n\nAcme opened a plant.\n", "draft.md")
