"""The files of approved wordings: what their heads may say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.approved import ApprovedText, read_texts
from checker.errors import ConfigError


def write(folder: Path, text: str) -> Path:
    (folder / "safe-harbor.md").write_text(text, encoding="utf-8")
    return folder


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    head = (
        "---\ntext: sh\napproved-by: Jane Counsel\nfrom: 2026-01-01\nuntil: 2026-12-31\nrequired: true\n---\n"
    )
    [text] = read_texts(write(tmp_path, head + "One.\n\nTwo.\n"))
    day = date(2026, 1, 1)
    assert text == ApprovedText("sh", "One.\n\nTwo.", "Jane Counsel", day, date(2026, 12, 31), True)
    assert text.counts_on(day)
    assert not text.counts_on(date(2025, 12, 31))
    assert not text.counts_on(date(2027, 1, 1))


def test_without_a_name_it_has_the_files(tmp_path: Path) -> None:
    [text] = read_texts(write(tmp_path, "---\nrequired: false\n---\nOne."))
    assert text.name == "safe-harbor"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("One.", "begin it with a head"),
        ("---\ntext: a\nOne.", "begin it with a head"),
        ("---\n[\n---\nOne.", "the head is not YAML"),
        ("---\n- a\n---\nOne.", "the head must say"),
        ("---\naproved-by: x\n---\nOne.", "unknown key 'aproved-by'; did you mean 'approved-by'"),
        ("---\nfrom: soon\n---\nOne.", "from must be a date"),
        ("---\nrequired: 3\n---\nOne.", "required must be true or false"),
        ("---\ntext: a\n---\n", "there is no wording"),
    ],
)
def test_a_wrong_file_is_one_line(tmp_path: Path, content: str, told: str) -> None:
    with pytest.raises(ConfigError, match=r"safe-harbor\.md") as caught:
        read_texts(write(tmp_path, content))
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_missing_folder_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="there is no such folder"):
        read_texts(tmp_path / "nowhere")
