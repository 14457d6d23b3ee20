"""Markdown: the whole result, and not a character of a draft that Markdown would take for its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from checker.findings import Severity
from checker.render import RenderOptions, render
from checker.render.escaping import markdown
from checker.report import Report

READER = MarkdownIt("gfm-like", {"linkify": False})


def test_all_that_was_found_is_told(gated: Report) -> None:
    text = render(gated, "markdown")
    assert text.startswith("## ❌ Not ready to issue: <code>drafts/Q3 résumé.txt</code>\n")
    assert "| 1 | 1 | 1 | 1 | 1 | 1 | 2 |" in text
    assert "### ❌ Must fix (1)" in text and "### ⚠️ Should fix (1)" in text
    assert "- **Line 3.** It says “opened a plant”" in text
    assert "Change it to “opened its third plant”." in text
    for title in (
        "Consider (1)",
        "Not checked (1)",
        "Allowed or known (2)",
        "Allowances that cover nothing (1)",
    ):
        assert f"<summary>{title}</summary>" in text
    assert "until 2027-01-31" in text and "it ended on 2026-06-30" in text
    assert gated.document.source.sha256[:16] in text
    assert text.count("<details>") == text.count("</details>") == 5


def test_several_begin_with_a_table(gated: Report, word: Report) -> None:
    text = render([gated, word], "markdown")
    assert "| <code>drafts/plant.docx</code> |" in text
    assert text.count("\n## ") == 2
    assert "- **Paragraph 2.** “the best plant” has no ground." in text


def test_a_rule_that_passed_is_in_the_checklist(samples: Mapping[str, Report]) -> None:
    text = render(samples["clean"], "markdown")
    assert "| ✅ Passed | <code>contact.email</code> | A contact gives an e-mail address |" in text
    assert "| ❔ Not checked | <code>event.known</code> |" in text


@given(
    st.text(
        st.one_of(
            st.sampled_from("`*_[]()<>#|~!\\$@&:/-+.1w\n\r\t ax"), st.characters(exclude_categories=["C"])
        ),
        max_size=40,
    )
)
def test_no_text_becomes_markup(text: str) -> None:
    tokens = READER.parseInline(f"x {markdown(text)} y")[0].children or []
    assert {token.type for token in tokens} <= {"text", "text_special"}
    shown = "".join(token.content for token in tokens).replace("\u200b", "")
    even = "".join(c for c in text if c.isprintable() and not c.isspace())
    assert "".join(c for c in shown[1:-1] if c.isprintable() and not c.isspace()) == even


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("@octo-org/everyone", "@octo"),
        ("see http://evil.example", "http://"),
        ("see www.evil.example", "www."),
        ("from $41 to $42", "$"),
        ("::error::x ##[error]y", "::"),
        ("::error::x ##[error]y", "##"),
    ],
)
def test_what_a_page_would_act_on_is_spelt_otherwise(text: str, never: str) -> None:
    assert never not in markdown(text)


def test_a_cell_cannot_end_its_row(new_sample: Any) -> None:
    sample = new_sample("One two.\n", name="a|b`c`.md")
    sample.failed("a.b", "Title | x", Severity.ERROR, sample.finding(Severity.ERROR, "bad", "two"))
    text = render([sample.report(), sample.report()], "markdown", RenderOptions())
    row = next(line for line in text.splitlines() if "Not ready" in line)
    assert row.count("|") == 7
