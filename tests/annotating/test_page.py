"""The HTML copy of a draft in any other format: marks on exactly the words, notes beside, nothing that runs."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from checker.annotating import annotate, suffix_for
from checker.document import Document, Span
from checker.findings import Finding, Severity
from checker.reading import read, read_bytes
from checker.render.segments import shown
from tests.annotating.test_word import finding, random_spans, report_of
from tests.releases.build import SAMPLES
from tests.releases.drafts import DRAFTS

FORMATS = ("txt", "md", "html", "eml", "msg", "rtf", "odt")


class Marks(HTMLParser):
    """The words under the marks of each note, and those of notes and summary, by the standard library."""

    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: dict[str, str] = {}
        self.release = self.added = ""
        self._open: list[tuple[str, bool]] = []
        self._numbers: list[str] = []
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        if tag not in ("meta", "br", "!doctype"):
            self._open.append((tag, "data-prewire" in given and tag != "mark"))
        if tag == "mark":
            self._numbers = (given["aria-describedby"] or "").split()

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag
        if tag == "mark":
            self._numbers = []

    def handle_data(self, data: str) -> None:
        if any(added for _, added in self._open):
            self.added += data
        elif any(tag == "main" for tag, _ in self._open):
            self.release += data
            for number in self._numbers:
                self.words[number] = self.words.get(number, "") + data


def bare(words: str) -> str:
    return "".join(words.split())


def copy_of(data: bytes, document: Document, *findings: Finding) -> bytes:
    return annotate(data, document, report_of(document, *findings))[0]


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("name", DRAFTS)
def test_marks_lie_on_exactly_the_words(name: str, suffix: str) -> None:
    path = SAMPLES / f"{name}.{suffix}"
    document = read(path)
    spans = sorted(set(random_spans(document, random.Random(suffix), 12)))
    copy = copy_of(path.read_bytes(), document, *(finding(span) for span in spans))
    page = Marks(copy)

    assert bare(page.release) == bare(shown(document, Span(0, len(document.text))))
    assert [bare(page.words[f"note-{n}"]) for n in range(1, len(spans) + 1)] == [
        bare(shown(document, span)) for span in spans
    ]


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_copy_reads_as_its_draft_and_can_be_marked_again(suffix: str) -> None:
    path = SAMPLES / f"results.{suffix}"
    document = read(path)
    found = finding(Span(0, 9), "A goose.")
    copy = copy_of(path.read_bytes(), document, found)
    again = read_bytes(copy, "copy.html")

    assert again.text == document.text
    assert [m.kind for m in again.markings] == []
    assert Marks(copy_of(copy, again, found)).added.count("A goose.") == 1


def test_nothing_in_the_copy_runs_or_loads() -> None:
    text = "<script>alert(1)</script> \"><img src=x onerror=alert(1)> '&amp;\n\n<b>bold</b> A\u202egoose."
    document = read_bytes(text.encode(), "a.txt")
    copy = copy_of(
        text.encode(), document, finding(Span(0, 20), "<script>x</script>\x00\ud800"), finding(None)
    )
    page = Marks(copy)

    assert not {"script", "img", "link", "iframe", "object", "b"} & set(page.tags) - {"b"}
    assert b"<script" not in copy and b"<img" not in copy and b" onerror=alert(1)>" not in copy
    assert b"default-src 'none'; style-src 'sha256-" in copy
    assert b"http" not in copy.replace(b"http-equiv", b"")
    assert "\u202e" not in copy.decode()


def test_the_summary_comes_first_and_notes_without_a_place_with_it() -> None:
    data = b"Acme hired a goose.\n\nIt flew.\n"
    document = read_bytes(data, "a.txt")
    beside = replace(finding(None, "Here is something missing."), beside=Span(0, 4))
    copy = copy_of(data, document, finding(None, "Nowhere."), beside, finding(Span(0, 4), "Who?")).decode()

    places = [
        copy.index(w)
        for w in ("checked this draft", "Nowhere.", "<p>", "Here is something missing.", "It flew.")
    ]
    assert copy.index("checked this draft") < copy.index("Nowhere.") < copy.index("<main>")
    assert places[3] < places[4]
    assert "(words are missing)" in copy


def test_the_worst_of_several_findings_colours_the_words() -> None:
    data = b"Acme hired a goose.\n"
    document = read_bytes(data, "a.md")
    advice = replace(finding(Span(0, 10)), severity=Severity.ADVICE)
    copy = copy_of(data, document, advice, finding(Span(5, 10)))
    assert '<mark data-prewire class="advice" aria-describedby="note-1">Acme </mark>' in copy.decode()
    assert 'class="error" aria-describedby="note-1 note-2">hired</mark>' in copy.decode()


@pytest.mark.parametrize(("name", "suffix"), [("a.txt", ".html"), ("a.html", ".html"), ("a.htm", ".htm")])
def test_the_copy_is_a_page_whatever_the_draft_is(name: str, suffix: str) -> None:
    data = b"<p>Acme hired a goose.</p>" if name != "a.txt" else b"Acme hired a goose."
    assert suffix_for(read_bytes(data, name)) == suffix


def test_on_the_command_line_the_draft_stays_and_a_copy_is_written(tmp_path: Path) -> None:
    def prewire(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "checker", "annotate", *words, "--isolated"]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    data = (SAMPLES / "departure.html").read_bytes()
    (tmp_path / "draft.html").write_bytes(data)
    first = prewire("draft.html")
    again = prewire("draft.reviewed.html", "-o", "twice.html")
    over = prewire("draft.html", "-o", "draft.html")

    assert (first.returncode, again.returncode, over.returncode) == (0, 0, 2)
    assert (tmp_path / "draft.html").read_bytes() == data
    assert "that is the draft itself" in over.stderr
    notes = [Marks((tmp_path / name).read_bytes()).words for name in ("draft.reviewed.html", "twice.html")]
    assert notes[0] and [bare(w) for w in notes[0].values()] == [bare(w) for w in notes[1].values()]
