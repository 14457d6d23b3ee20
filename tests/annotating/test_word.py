"""Comments in a copy of a Word draft: on exactly the words, and nothing else in the file is changed."""

from __future__ import annotations

import io
import random
import shutil
import subprocess
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest

from checker.annotating import annotate, cautions
from checker.document import Document, Span
from checker.errors import DraftError
from checker.facts import Facts
from checker.findings import Authority, Finding, Fix, Outcome, RuleCard, Severity, Verdict
from checker.law import Law
from checker.reading import Changes, read_bytes
from checker.report import Report
from tests.annotating.word_comments import comments, words_of_ranges
from tests.reading.builders.word import (
    WordFile,
    bare,
    box,
    cell,
    dele,
    field,
    ins,
    p,
    random_file,
    row,
    run,
    table,
    zipped,
)  # fmt: skip

RULE = RuleCard(
    "geese.unannounced", "A goose must be announced", Severity.ERROR, "Because.", "test",
    authority=(Authority("17 CFR 1.1", "V"),),
)  # fmt: skip


def finding(span: Span | None, message: str = "A goose.", **more: object) -> Finding:
    return Finding(RULE.id, Severity.ERROR, message, span, message, **more)  # type: ignore[arg-type]


def report_of(document: Document, *findings: Finding) -> Report:
    facts = Facts(document, Law(), {}, date(2026, 11, 23))
    outcome = Outcome(RULE, Verdict.FAILED, Severity.ERROR, findings=findings)
    written = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    return Report(document, facts, (outcome,), (), date(2026, 11, 23), written, "0.1")


def annotated(
    data: bytes, *findings: Finding, changes: Changes = "accepted", name: str = "draft.docx"
) -> bytes:
    document = read_bytes(data, name, changes)
    return annotate(data, document, report_of(document, *findings))[0]


def on_words(data: bytes, *words: str, **more: object) -> bytes:
    """The copy with a finding on the first place of each of these words."""
    document = read_bytes(data, "draft.docx")
    starts = [document.text.index(w) for w in words]
    return annotated(
        data, *(finding(Span(s, s + len(w)), w, **more) for s, w in zip(starts, words, strict=True))
    )


def ranges_by_message(data: bytes) -> dict[str, str]:
    return {text.split("\n")[1]: words for author, words, text in comments(data) if author == "prewire"}


def in_file(document: Document, span: Span) -> str:
    """The words of a span as they lie in the story, without what stands between paragraphs and cells."""
    place, origins = document.place(span), document.origins
    assert origins is not None
    return "".join(document.raw[p.start : p.end] for p in origins.within(place.start, place.end))


def random_spans(document: Document, dice: random.Random, count: int) -> list[Span]:
    """Spans within the main story, whole characters of the raw text; some of several paragraphs."""
    first_note = next((b.span.start for b in document.blocks if b.kind == "footnote"), len(document.text))
    spans = []
    while len(spans) < count:
        start = dice.randrange(first_note)
        end = min(start + dice.choice([1, 3, 10, 40, 200]), first_note)
        words = document.text[start:end]
        if words.strip() == words and words:
            spans.append(Span(start, end))
    return spans


@pytest.mark.parametrize("seed", range(20))
def test_random_spans_come_back_on_exactly_their_words(seed: int) -> None:
    dice = random.Random(seed)
    data = random_file(dice, boxes=False).build()
    document = read_bytes(data, "draft.docx")
    spans = random_spans(document, dice, 10)
    copy = annotated(data, *(finding(span, f"n{i}") for i, span in enumerate(spans)))

    found = ranges_by_message(copy)
    assert {f"n{i}": found[f"n{i}"] for i in range(10)} == {
        f"n{i}": in_file(document, span) for i, span in enumerate(spans)
    }


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("changes", ["accepted", "original"])
def test_nothing_else_is_changed(seed: int, changes: Changes) -> None:
    dice = random.Random(1000 + seed)
    data = random_file(dice).build()
    document = read_bytes(data, "draft.docx", changes)
    spans = random_spans(document, dice, 12)
    copy = annotated(data, *(finding(s, f"n{i}") for i, s in enumerate(spans)), changes=changes)

    for view in ("accepted", "original"):
        before, after = (read_bytes(d, "draft.docx", view) for d in (data, copy))  # type: ignore[arg-type]
        assert after.raw == before.raw
        assert after.text == before.text
        assert after.blocks == before.blocks
        assert [m for m in after.markings if m.kind != "annotation"] == list(before.markings)
    old, new = zipfile.ZipFile(io.BytesIO(data)), zipfile.ZipFile(io.BytesIO(copy))
    changed = {
        "word/document.xml",
        "word/comments.xml",
        "word/_rels/document.xml.rels",
        "[Content_Types].xml",
    }
    for name in set(old.namelist()) - changed:
        assert new.read(name) == old.read(name)
    assert new.testzip() is None


def test_overlapping_and_nested_words() -> None:
    data = WordFile(p("Acme hired a goose and a duck")).build()
    copy = on_words(data, "Acme hired a goose", "goose", "a goose and a duck", "e", "goose and")

    found = ranges_by_message(copy)
    assert {
        k: v
        for k, v in found.items()
        if k in ("Acme hired a goose", "goose", "a goose and a duck", "e", "goose and")
    } == {w: w for w in ("Acme hired a goose", "goose", "a goose and a duck", "e", "goose and")}


def test_the_formatting_of_a_run_that_is_cut_stays() -> None:
    copy = on_words(WordFile(p(run("one two three", "b", "color:FF0000"))).build(), "two")
    document = docx.Document(io.BytesIO(copy))

    runs = [r for r in document.paragraphs[0].runs if r.text]
    assert [(r.text, r.bold) for r in runs] == [("one ", True), ("two", True), (" three", True)]


def test_white_space_that_word_ignores_stays_ignored() -> None:
    data = WordFile(p(run("x "), "<w:r><w:t>  one two  </w:t></w:r>", run("y"))).build()
    copy = on_words(data, "two", "ne t")

    assert read_bytes(copy, "a.docx").text == read_bytes(data, "a.docx").text == "x one twoy"
    assert {"two", "ne t"} <= set(words_of_ranges(copy).values())


def test_what_a_comment_says() -> None:
    fix = Fix("Announce it.", "Acme hired one (1) goose.", "a duck")
    copy = on_words(WordFile(p("Acme hired a goose")).build(), "a goose", fix=fix, guesses=("the event",))
    author, words, text = comments(copy)[1]

    assert (author, words) == ("prewire", "a goose")
    assert text.split("\n") == [
        "Must fix: A goose must be announced",
        "a goose",
        "Change: a goose duck",
        "Announce it.",
        "Suggested wording: a duck",
        "Model wording, for counsel to adapt: Acme hired one (1) goose.",
        "This rests on a guess: the event",
        "Authority: 17 CFR 1.1",
        "Rule: geese.unannounced",
    ]


def test_the_summary_comes_first() -> None:
    data = WordFile(p(ins(run("A goose"))), p("is here")).build()
    first = comments(on_words(data, "here"))[0]

    assert first[1] == "A goose"
    assert "Must fix: 1." in first[2]
    assert "with all tracked changes accepted (1 insertion)" in first[2]


def test_python_docx_reads_the_comments() -> None:
    copy = on_words(WordFile(p("Acme hired a goose")).build(), "goose")
    read = list(docx.Document(io.BytesIO(copy)).comments)

    assert [(c.author, c.initials) for c in read] == [("prewire", "pw")] * 2
    assert read[1].timestamp == datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def test_comments_of_people_stay_and_those_of_prewire_are_replaced() -> None:
    file = WordFile()
    file.body.append(p(file.comment("Sure?", "Acme hired "), "a goose"))
    once = on_words(file.build(), "goose", "Acme")
    twice = on_words(once, "hired")

    assert [c[0] for c in comments(twice)] == ["Ben Roe", "prewire", "prewire"]
    assert [c[1] for c in comments(twice)] == ["Acme hired ", "Acme hired a goose", "hired"]
    assert on_words(twice, "hired") == twice


def test_missing_words_are_noted_at_the_paragraph_where_they_belong() -> None:
    data = WordFile(p("Headline of the release"), p("About Acme"), p("Contact")).build()
    document = read_bytes(data, "a.docx")
    at = document.text.index("About") + len("About Acme")
    copy = annotated(
        data, finding(None, "x", beside=Span(at, at)), finding(None, "y"), finding(Span(0, 0), "z")
    )

    found = ranges_by_message(copy)
    assert found["x"] == "About Acme"
    assert found["y"] == found["z"] == "Headline of the release"


def test_words_in_boxes_and_notes_are_quoted_where_these_are_anchored() -> None:
    file = WordFile()
    file.body.append(p(run("Before "), box(p("Boxed words")), run("after "), file.note("Noted words")))
    copy = on_words(file.build(), "Boxed", "Noted")
    said = {c[2].split("\n")[2]: c for c in comments(copy)[1:]}

    assert said["Boxed"][2].startswith("On the words: “Boxed”")
    assert said["Noted"][2].startswith("On the words: “Noted”")
    xml = zipfile.ZipFile(io.BytesIO(copy)).read("word/document.xml").decode()
    assert "<w:commentRangeStart" not in "".join(
        part.split("</w:txbxContent>")[0] for part in xml.split("<w:txbxContent>")[1:]
    )
    assert "commentRangeStart" not in zipfile.ZipFile(io.BytesIO(copy)).read("word/footnotes.xml").decode()


def test_all_kinds_of_runs_carry_comments() -> None:
    file = WordFile()
    file.body += [
        p(
            file.link("https://acme.example", "our linked page"),
            ins(run("inserted words")),
            dele("gone"),
            field("REF a", "the result"),
        ),
        p(bare("<w:t>left</w:t>", "tab", "<w:t>right</w:t>")),
        table(row(cell("first cell"), cell("second cell"))),
    ]
    words = ("linked", "serted wo", "result", "right", "second", "page" + "ins", "first cell")
    copy = on_words(file.build(), *words)

    found = ranges_by_message(copy)
    assert [found[w] for w in words] == list(words)


def test_no_more_comments_than_a_person_reads() -> None:
    data = WordFile(p("goose " * 400)).build()
    document = read_bytes(data, "a.docx")
    spans = [Span(6 * i, 6 * i + 5) for i in range(400)]
    copy = annotated(data, *(finding(s, f"n{i}") for i, s in enumerate(spans)))

    found = comments(copy)
    assert len(found) == 301
    assert "100 further findings stand in the report only." in found[0][2]
    assert document.text == read_bytes(copy, "a.docx").text


def test_strict_files_are_refused() -> None:
    data = WordFile(p("Acme hired a goose")).build(strict=True)
    with pytest.raises(DraftError, match=r"^draft\.docx: it is Strict Open XML; save it as"):
        on_words(data, "goose")


def test_a_signature_is_told_of() -> None:
    file = WordFile(p("Acme hired a goose"))
    file.parts["_xmlsignatures/sig1.xml"] = b"<x/>"
    data = file.build()

    assert cautions(data, read_bytes(data, "a.docx")) == (
        "the draft is digitally signed; its signature does not hold for the annotated copy",
    )
    assert cautions(WordFile(p("a goose")).build(), read_bytes(data, "a.docx")) == ()


def test_control_characters_do_not_break_the_file() -> None:
    data = WordFile(p("Acme hired a goose")).build()
    document = read_bytes(data, "a.docx")
    copy = annotated(data, finding(Span(0, 4), "a\x00b\x1b[31m\ud800\uffff“c”"))

    assert "“c”" in comments(copy)[1][2]
    assert read_bytes(copy, "a.docx").text == document.text


def test_other_formats_are_refused_in_one_line() -> None:
    document = read_bytes(b"Acme hired a goose.\n", "a.unknown")
    document = Document(**{**document.__dict__, "source": document.source.__class__("a.unknown", "unknown")})
    with pytest.raises(DraftError, match=r"^a\.unknown: nothing can be written on this kind of file"):
        annotate(b"", document, report_of(document))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_copies_with_unchanged_text(tmp_path: Path) -> None:
    dice = random.Random(7)
    for n in range(3):
        data = random_file(dice).build()
        document = read_bytes(data, "a.docx")
        copy = annotated(data, *(finding(s, f"n{i}") for i, s in enumerate(random_spans(document, dice, 10))))
        (tmp_path / f"before{n}.docx").write_bytes(data)
        (tmp_path / f"after{n}.docx").write_bytes(copy)
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "txt:Text", "--outdir", str(tmp_path / "out")]
    files = sorted(str(f) for f in tmp_path.glob("*.docx"))
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=180)

    for n in range(3):
        before = (tmp_path / "out" / f"before{n}.txt").read_text(encoding="utf-8")
        after = (tmp_path / "out" / f"after{n}.txt").read_text(encoding="utf-8")
        assert before.strip()
        assert after == before


def test_the_zip_is_written_anew_from_a_file_with_data_descriptors() -> None:
    data = WordFile(p("Acme hired a goose")).build()
    source = zipfile.ZipFile(io.BytesIO(data))

    class Stream(io.BytesIO):
        """What cannot be sought in, so that sizes are written after the data."""

        def seekable(self) -> bool:
            return False

        def seek(self, *_: int) -> int:
            raise io.UnsupportedOperation

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            archive.writestr(name, source.read(name))
    copy = on_words(stream.getvalue(), "goose")

    assert zipfile.ZipFile(io.BytesIO(copy)).testzip() is None
    assert comments(copy)[1][1] == "goose"


def test_a_file_without_content_types_is_refused() -> None:
    source = zipfile.ZipFile(io.BytesIO(WordFile(p("a goose")).build()))
    data = zipped({n: source.read(n) for n in source.namelist() if n != "[Content_Types].xml"})
    with pytest.raises(DraftError, match="damaged"):
        on_words(data, "goose")
