"""Files that a checker of drafts must survive, whatever the format: each ends as one clear line, or as a draft.

What Office files can do stands in :mod:`tests.reading.hostile_office`, with their memory. Here sizes are bounded
rather than times: nothing in this list may be read at all, or only what is honest in it.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.document import Document
from checker.errors import DraftError
from checker.reading import DEEPEST, FILE_LIMIT_MB, read, read_bytes, read_every
from checker.reading.html.walk import MOST_TOKENS
from tests.reading.builders.compound import compound
from tests.reading.builders.odt import odt
from tests.reading.builders.pdf import flowing, pdf
from tests.reading.builders.word import WordFile, p, zipped
from tests.reading.test_mail import NOTE, RELEASE, mail, message, with_files

_DEEP = "<html><body>" + "<div>" * 100_000 + "words"
_CELLS = "<html><table>" + ("<tr>" + "<td>1" * 1_000) * 1_000
_SCAN = pdf([])


def attached(data: bytes, times: int) -> bytes:
    for _ in range(times):
        data = with_files(NOTE, ("again.eml", data))
    return data


def zips_in_zips(times: int) -> bytes:
    data = b"x" * 1000
    for n in range(times):
        data = zipped({f"{n}.zip": data})
    return data


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a zip in a zip in a zip": (lambda: zips_in_zips(50), "a zip archive is not supported"),
    "a mail that attaches itself": (lambda: attached(mail(RELEASE), DEEPEST + 2), "mails or archives deep"),
    "a PDF without a text layer": (
        lambda: _SCAN,
        r"no text layer \(scanned\); it needs OCR and was not checked",
    ),
    "a page 100,000 deep": (_DEEP.encode, "nested more than"),
    "a table of 1,000,000 cells": (_CELLS.encode, "too many parts"),
    "a web page of tiny paragraphs": (lambda: b"<html>" + b"<p>a" * MOST_TOKENS, "too many parts"),
    "NUL bytes": (lambda: bytes(5000), "binary|empty|no text"),
    "NUL bytes between words": (lambda: b"Acme\0 opened\0 a plant in Toledo.", "binary data, not text"),
    "a program": (lambda: b"MZ\x90\0\3\0\0\0" + bytes(range(256)) * 40, "binary|not text|cannot be read"),
    "a picture called a draft": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "an image is not supported"),
    "a workbook called a draft": (lambda: zipped({"xl/workbook.xml": b"<x/>"}), "an Excel workbook"),
    "a Word file with a password": (lambda: compound({"EncryptedPackage": b"x" * 100}), "with a password"),
    "half a Word file": (lambda: WordFile(p("words " * 5000)).build()[:1500], "damaged|incomplete"),
    "half a PDF": (lambda: pdf(flowing(["words"] * 20))[:200], "damaged or cut off"),
    "nothing": (lambda: b"", "empty"),
    "a text of tiny lines": (lambda: b"a\n" * 1_450_000, "more than 50,000 lines"),
    "a text of more than the limit": (lambda: b"word " * 1_200_000, "larger than the limit of 5 MB"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_in_one_line(name: str) -> None:
    make, said = REFUSED[name]
    with pytest.raises(DraftError, match=said) as caught:
        found = list(read_every(make(), "draft.docx"))
        raise next((each for each in found if isinstance(each, DraftError)), DraftError("it was read"))
    line = str(caught.value)
    assert "\n" not in line
    assert line.startswith("draft.docx")


READ: dict[str, tuple[Callable[[], bytes], str]] = {
    "lone surrogates": (lambda: "Acme \ud800 opened \udfff it.".encode("utf-16-le", "surrogatepass"), ""),
    "a PDF called Word": (lambda: pdf(flowing(["Acme opened it."])), "Acme opened it."),
    "a Word file called text": (lambda: WordFile(p("Acme opened it.")).build(), "Acme opened it."),
    "an OpenDocument text called text": (lambda: odt("<text:p>Acme opened it.</text:p>"), "Acme opened it."),
    "text called Word": (lambda: b"Acme opened it.", "Acme opened it."),
    "a mail called text": (lambda: mail(RELEASE), RELEASE.strip()),
    "a mail in a mail": (lambda: attached(mail(RELEASE), 2), RELEASE.strip()),
}


@pytest.mark.parametrize("name", READ)
def test_it_is_read_for_what_it_is(name: str) -> None:
    make, words = READ[name]
    try:
        document = read_bytes(make(), "draft.txt")
    except DraftError as e:
        assert not words
        assert "\n" not in str(e)
    else:
        assert document.text == words or not words


def test_garbage_by_the_font_map_is_refused() -> None:
    cmap = "".join(f"<{n:02X}> <{0xE000 + n:04X}>\n" for n in range(32, 127))
    table = (
        f"begincmap 1 begincodespacerange <00> <FF> endcodespacerange 95 beginbfchar\n{cmap}endbfchar endcmap"
    )
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 5 0 R >>"
    stream = f"<< /Length {len(table)} >>\nstream\n{table}\nendstream"
    with pytest.raises(DraftError, match="its text is garbage, as its fonts"):
        read_bytes(pdf(flowing(["Acme opened a plant in Toledo."] * 3), font=font, objects=[stream]), "a.pdf")


def test_macros_are_told_and_the_words_read() -> None:
    file = WordFile(p("Acme opened it."))
    file.parts["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0"
    document = read_bytes(file.build(), "draft.docm")
    assert document.text == "Acme opened it."
    assert [m.kind for m in document.markings] == ["macro"]


def test_a_message_in_a_message_is_a_draft_of_its_own() -> None:
    inner = "__attach_version1.0_#00000000/__substg1.0_3701000D"
    data = compound(
        {
            "__properties_version1.0": bytes(32),
            "__substg1.0_1000001F": NOTE.encode("utf-16-le"),
            "__attach_version1.0_#00000000/__substg1.0_3001001F": "the draft".encode("utf-16-le"),
            f"{inner}/__properties_version1.0": bytes(24),
            f"{inner}/__substg1.0_1000001F": RELEASE.encode("utf-16-le"),
            f"{inner}/__substg1.0_0037001F": "Draft".encode("utf-16-le"),
        }
    )
    found = [each for each in read_every(data, "a.msg") if isinstance(each, Document)]
    assert [(d.source.name, d.text) for d in found] == [("a.msg \u203a the draft", RELEASE.strip())]
    assert "Draft" in [m.words for m in found[0].markings]


def test_a_file_of_200_mb_is_refused_without_being_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "draft.txt"
    with path.open("wb") as file:
        file.truncate(200_000_000)
    taken: list[int] = []
    opened = Path.open

    def watched(self: Path, *given: object, **named: object) -> object:
        file = opened(self, *given, **named)  # type: ignore[call-overload]
        whole = file.read

        class Watched:
            def __enter__(self) -> Watched:
                return self

            def __exit__(self, *_: object) -> None:
                file.close()

            def read(self, size: int = -1) -> bytes:
                taken.append(size)
                return bytes(whole(size))

        return Watched()

    monkeypatch.setattr(Path, "open", watched)
    with pytest.raises(DraftError, match=r"larger than the limit of 5 MB; check the release alone$"):
        read(path)
    assert taken == [FILE_LIMIT_MB * 1_000_000 + 1]


def test_a_batch_goes_on_and_its_code_is_2(tmp_path: Path) -> None:
    (tmp_path / "bad.docx").write_bytes(REFUSED["half a Word file"][0]())
    (tmp_path / "scan.pdf").write_bytes(_SCAN)
    (tmp_path / "good.txt").write_text("Acme opened a plant.\n")
    command = [sys.executable, "-m", "checker", "check", "bad.docx", "scan.pdf", "good.txt", "--isolated"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert "good.txt" in done.stdout
    assert "scan.pdf" in done.stderr and "needs OCR" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("library", "data"),
    [
        ("pypdfium2", pdf(flowing(["Acme opened it."]))),
        ("lxml", WordFile(p("Acme opened it.")).build()),
        ("olefile", message(RELEASE.encode("utf-16-le"))),
    ],
)
def test_a_missing_library_is_told_with_the_command_that_installs_it(library: str, data: bytes) -> None:
    script = (
        f"import sys; sys.modules[{library!r}] = None\n"
        "from checker.errors import DraftError\nfrom checker.reading import read_bytes\n"
        "try: read_bytes(sys.stdin.buffer.read(), 'draft.x')\nexcept DraftError as e: print(e)"
    )
    done = subprocess.run([sys.executable, "-c", script], input=data, capture_output=True, check=True)
    assert done.stdout.decode().strip() == (
        f"draft.x: {library} is needed for this format; `pip install {library}`"
    )
