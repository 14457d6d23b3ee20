"""An approved text in a Word draft: the comment on it shows word by word what should stand there."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from checker.cli.app import run_app
from tests.annotating.word_comments import W, comments, part

APPROVED = (
    "This press release contains forward-looking statements about our ponds and the geese that we expect. They "
    "are subject to risks, among them hard winters, foxes and the price of barley. We do not undertake to update "
    "them, except as the law requires."
)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a profile and one approved text."""
    (tmp_path / "prewire.toml").write_text('[issuer]\nname = "Goose Ponds, Inc."\ntexts = "texts"\n')
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "safe-harbor.md").write_text(f"---\ntext: safe-harbor\n---\n{APPROVED}\n")
    return tmp_path


def annotated(home: Path, statement: str) -> bytes:
    made = docx.Document()
    made.add_heading("Goose Ponds Opens a Pond", 1)
    made.add_paragraph("BOSTON, March 3, 2025 -- Goose Ponds, Inc. (Nasdaq: GOOS) today opened a pond.")
    made.add_paragraph(statement)
    made.save(str(home / "draft.docx"))
    assert run_app(["annotate", str(home / "draft.docx"), "--select", "house.text-changed"]) == 0
    return (home / "draft.reviewed.docx").read_bytes()


def redlines(data: bytes) -> list[list[tuple[str, str]]]:
    """The runs of each comment's change: how they look, and their words."""
    found = []
    for paragraph in part(data, "word/comments.xml").iter(f"{W}p"):
        runs = [("".join(t.text or "" for t in run.iter(f"{W}t")), run) for run in paragraph.iter(f"{W}r")]
        if runs[0][0] == "Change: ":
            found.append([(_look(run), words) for words, run in runs[1:]])
    return found


def _look(run: object) -> str:
    names = {each.tag.removeprefix(W) for each in run.iter()}  # type: ignore[attr-defined]
    return "struck" if "strike" in names else "underlined" if "u" in names else ""


def test_a_word_in_place_of_another(home: Path) -> None:
    data = annotated(home, APPROVED.replace("hard winters", "mild winters"))
    [(_, words, text)] = [each for each in comments(data) if "house.text-changed" in each[2]]
    assert words == "mild"
    assert 'In the approved text "safe-harbor" "mild" stands for "hard".' in text
    assert redlines(data) == [[("struck", "mild"), ("", " "), ("underlined", "hard")]]


def test_a_sentence_left_out(home: Path) -> None:
    gone = "We do not undertake to update them, except as the law requires."
    data = annotated(home, APPROVED.replace(f" {gone}", ""))
    assert redlines(data) == [[("", "barley. "), ("underlined", gone)]]


def test_words_put_in(home: Path) -> None:
    data = annotated(home, APPROVED.replace("foxes and", "foxes and perhaps"))
    assert redlines(data) == [[("struck", "perhaps")]]


def test_nothing_to_say(home: Path) -> None:
    data = annotated(home, APPROVED)
    assert redlines(data) == []
    assert [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs][-1] == APPROVED
