"""``prewire annotate``, tracked changes on the command line, and files that hold several drafts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from checker import reading
from checker.document import Document, Source
from checker.reading import Changes, Enclosed, Reader, read_bytes
from tests.annotating.word_comments import comments
from tests.cli.conftest import CLEAN, FAULTY, Prewire
from tests.reading.builders.word import WordFile, dele, ins, p, run


def word(text: str, **changed: str) -> bytes:
    """A Word file of a text, a paragraph a line; ``old=`` and ``new=`` are tracked changes of words in it."""
    body = []
    for line in filter(None, text.split("\n")):
        before, old, after = line.partition(changed.get("old", "\0"))
        content = [before, dele(old), ins(run(changed["new"])), after] if old else [line]
        body.append(p(*(run(c) if not c.startswith("<") else c for c in content)))
    return WordFile(*body).build()


def test_a_copy_with_comments_is_written_beside_the_draft(prewire: Prewire, tmp_path: Path) -> None:
    data = word(FAULTY)
    (tmp_path / "draft.docx").write_bytes(data)
    ran = prewire("annotate", "draft.docx")
    copy = (tmp_path / "draft.reviewed.docx").read_bytes()

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("draft.reviewed.docx: 1 must fix, ")
    assert (tmp_path / "draft.docx").read_bytes() == data
    assert "(Nasdaq: News)" in [words for _, words, _ in comments(copy)]
    assert "id.ticker-scrape-artefact" in "\n".join(text for _, _, text in comments(copy))
    assert read_bytes(copy, "a.docx").text == read_bytes(data, "a.docx").text


def test_a_second_run_writes_the_same_comments(prewire: Prewire, tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(word(FAULTY))
    assert prewire("annotate", "draft.docx", "-o", "one.docx").code == 0
    assert prewire("annotate", "one.docx", "-o", "two.docx").code == 0
    assert comments((tmp_path / "two.docx").read_bytes()) == comments((tmp_path / "one.docx").read_bytes())


@pytest.mark.parametrize("output", ["draft.docx", "./draft.docx"])
def test_the_draft_is_never_written_over(prewire: Prewire, tmp_path: Path, output: str) -> None:
    data = word(FAULTY)
    (tmp_path / "draft.docx").write_bytes(data)
    ran = prewire("annotate", "draft.docx", "-o", output)

    assert ran.code == 2
    assert "that is the draft itself" in ran.err
    assert (tmp_path / "draft.docx").read_bytes() == data


def test_a_copy_in_another_format_is_refused(prewire: Prewire, tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(word(FAULTY))
    ran = prewire("annotate", "draft.docx", "-o", "copy.pdf")
    assert (ran.code, ran.out) == (2, "")
    assert "needs the suffix .docx" in ran.err


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("none.docx", None, "there is no such file"),
        ("bad.docx", b"PK\x03\x04 word/", "damaged or incomplete"),
    ],
)
def test_what_cannot_be_annotated_is_told_in_one_line(
    prewire: Prewire, tmp_path: Path, name: str, data: bytes | None, said: str
) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    ran = prewire("annotate", name, "-o", "copy.docx")
    assert ran.code == 2
    assert ran.err.startswith(f"prewire: error: {name}: ")
    assert said in ran.err
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "copy.docx").exists()


def test_a_signed_draft_is_written_with_a_warning(prewire: Prewire, tmp_path: Path) -> None:
    file = WordFile(*(p(run(line)) for line in filter(None, FAULTY.split("\n"))))
    file.parts["_xmlsignatures/sig1.xml"] = b"<x/>"
    (tmp_path / "draft.docx").write_bytes(file.build())
    ran = prewire("annotate", "draft.docx")
    assert ran.code == 0
    assert ran.err.startswith("prewire: warning: draft.docx: the draft is digitally signed")


def test_annotate_takes_the_settings_of_check(prewire: Prewire, tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(word(FAULTY))
    ran = prewire(
        "annotate", "draft.docx", "--select", "contact.*", "--as-of", "2026-11-23", "--pack", "us-core"
    )
    assert ran.out.startswith("draft.reviewed.docx: 0 must fix")
    assert prewire("annotate", "draft.docx", "--config", "none.toml").code == 2


def test_the_text_checked_is_chosen_and_told(prewire: Prewire, tmp_path: Path) -> None:
    (tmp_path / "draft.docx").write_bytes(word(CLEAN, old="ACMA", new="News"))

    def checked(*options: str) -> tuple[set[str], str]:
        release = json.loads(prewire("check", "draft.docx", "--format", "json", *options).out)
        failed = {
            o["rule"]["id"] if isinstance(o["rule"], dict) else o["rule"]
            for o in release["outcomes"]
            if o["verdict"] == "failed"
        }
        return failed, release["options"]["text checked"]

    accepted, told = checked()
    assert {"id.ticker-scrape-artefact", "draft.tracked-changes"} <= accepted
    assert told == "with all tracked changes accepted (1 insertion, 1 deletion)"
    original, told = checked("--original")
    assert "id.ticker-scrape-artefact" not in original
    assert told == "as it was before all tracked changes (1 insertion, 1 deletion)"
    assert checked("--accept-changes")[0] == accepted


@pytest.mark.parametrize("command", ["check", "annotate"])
def test_both_texts_cannot_be_asked_for(prewire: Prewire, tmp_path: Path, command: str) -> None:
    (tmp_path / "draft.docx").write_bytes(word(CLEAN))
    ran = prewire(command, "draft.docx", "--original", "--accept-changes")
    assert (ran.code, ran.out) == (2, "")
    assert "they exclude each other" in ran.err


def unpack(data: bytes, source: Source, changes: Changes) -> list[Document | Enclosed]:
    """A file of several drafts, as readers of mail give it: one read, one that cannot be, one more."""
    return [
        reading.read_text(FAULTY, f"{source.name} body.txt"),
        Enclosed("broken.docx", b"PK\x03\x04 word/"),
        Enclosed("clean.txt", CLEAN.encode()),
    ]


def test_every_draft_in_a_file_is_checked(
    prewire: Prewire, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(reading.CONTAINERS, "zip", Reader(__name__, "unpack"))
    (tmp_path / "mail.bin").write_bytes(b"PK\x03\x04 something")
    ran = prewire("check", "mail.bin")

    assert ran.code == 2
    assert "mail.bin body.txt:3:" in ran.out
    assert "mail.bin › clean.txt: 0 errors" in ran.out
    assert (
        ran.err
        == "prewire: error: mail.bin › broken.docx: the file is damaged or incomplete; save it anew and try again\n"
    )
    refused = prewire("annotate", "mail.bin", "-o", "copy.txt")
    assert refused.code == 2
    assert "it holds several files" in refused.err


def test_a_bad_draft_does_not_stop_the_next(prewire: Prewire, tmp_path: Path) -> None:
    (tmp_path / "bad.docx").write_bytes(b"PK\x03\x04 word/")
    (tmp_path / "good.docx").write_bytes(word(CLEAN))
    ran = prewire("check", "bad.docx", "good.docx")
    assert ran.code == 2
    assert "good.docx: 0 errors" in ran.out


def test_hygiene_of_a_word_draft(prewire: Prewire, tmp_path: Path) -> None:
    file = WordFile(*(p(run(line)) for line in filter(None, CLEAN.split("\n"))))
    file.body += [p(file.comment("Audited?", "Acme Anvils"), run("hidden words", "vanish"), run(" shown"))]
    file.header(p("DRAFT of August 3"))
    file.properties({"title": "Project Anvil draft v7", "creator": "Ann Poe"})
    (tmp_path / "draft.docx").write_bytes(file.build())
    out = prewire("check", "draft.docx", "--select", "draft.*").out

    for said in (
        'draft.comments-left Comments left in the file: 1. The first is by Ben Roe (paragraph 10): "Audited?".',
        'draft.hidden-text Hidden text is left in the file (paragraph 10): "hidden words".',
        'draft.page-mark A header of the file says "DRAFT of August 3".',
        'draft.document-properties The file\'s property "title" says "Project Anvil draft v7".',
    ):
        assert said in out


def test_html_reports_of_findings_without_words_are_made(prewire: Prewire, tmp_path: Path) -> None:
    file = WordFile(*(p(run(line)) for line in filter(None, CLEAN.split("\n"))))
    file.header(p("DRAFT"))
    (tmp_path / "draft.docx").write_bytes(file.build())
    assert prewire("check", "draft.docx", "--output", "report.html").code == 1
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "In the file, beside its text" in page
