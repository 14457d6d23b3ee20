"""GitHub: annotations within its limits, escaped by its rules; a summary below its limit."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pytest

from checker.findings import Severity
from checker.render import RenderOptions, github, render
from checker.report import Report

COMMAND = re.compile(r"^::(error|warning|notice) ([^:]*)::(.*)$")


def unescaped(text: str) -> str:
    for code, sign in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        text = text.replace(code, sign)
    return text


def annotations(text: str) -> list[tuple[str, dict[str, str], str]]:
    found = [m.groups() for m in map(COMMAND.match, text.splitlines()) if m]
    return [
        (
            kind,
            {k: unescaped(v) for k, v in (pair.split("=", 1) for pair in told.split(","))},
            unescaped(data),
        )
        for kind, told, data in found
    ]


def test_a_finding_is_an_annotation_on_its_words(gated: Report) -> None:
    found = annotations(render(gated, "github"))
    assert [kind for kind, _, _ in found] == ["error", "warning", "notice"]
    assert found[0][1] == {
        "title": "Must fix: num.unit", "file": "drafts/Q3 résumé.txt",
        "line": "3", "endLine": "3", "col": "55", "endColumn": "69",
    }  # fmt: skip
    assert found[2][1] == {"title": "Consider: id.about-missing", "file": "drafts/Q3 résumé.txt"}
    assert found[2][2] == (
        "There is no “About” section. (rests on a guess: the release is an issuer’s) [id.about-missing]"
    )


def test_a_word_file_is_pointed_at_as_a_whole(word: Report) -> None:
    kind, told, data = annotations(render(word, "github"))[0]
    assert kind == "warning" and "line" not in told
    assert data.startswith("Paragraph 2: “the best plant”")


def test_words_over_two_lines_have_no_columns(new_sample: Any) -> None:
    sample = new_sample(f"{'The company said in its own words that ' * 2}it opened\na plant today.\n")
    sample.failed("a.b", "Title", Severity.ERROR, sample.finding(Severity.ERROR, "Wrong.", "opened a plant"))
    ((_, told, _),) = annotations(render(sample.report(), "github"))
    assert (told["line"], told["endLine"]) == ("1", "2")
    assert "col" not in told and "endColumn" not in told


def test_ten_of_each_kind_are_shown_and_the_rest_counted(new_sample: Any) -> None:
    sample = new_sample("One two three.\n")
    for severity in reversed(Severity):
        found = [sample.finding(severity, f"{severity.value} {n}.", "two") for n in range(14)]
        sample.failed(f"a.{severity.value}", "Title", severity, *found)
    text = render(sample.report(), "github")
    kinds = [kind for kind, _, _ in annotations(text)]
    assert kinds == ["error"] * 10 + ["warning"] * 10 + ["notice"] * 10
    assert text.splitlines()[-1] == (
        "prewire: 1 draft: 14 errors, 14 warnings, 14 advice; 12 more in the job summary"
    )


def test_the_last_line_tells_what_does_not_count(gated: Report) -> None:
    assert render(gated, "github").splitlines()[-1] == (
        "prewire: 1 draft: 1 error, 1 warning, 1 advice; 1 check not made; 1 finding allowed; "
        "1 finding known; 1 allowance covering nothing"
    )


def test_signs_of_commands_are_escaped(new_sample: Any) -> None:
    sample = new_sample("One two.\n", name="a,b:c%0A.txt")
    sample.failed(
        "a.b", "Title", Severity.ERROR, sample.finding(Severity.ERROR, "50%0A::error::x, y: z", "two")
    )
    ((_, told, data),) = annotations(render(sample.report(), "github"))
    assert told["file"] == "a,b:c%0A.txt"
    assert data.replace("\u200b", "") == "50%0A::error::x, y: z [a.b]"


def test_the_summary_is_the_markdown_report(samples: Mapping[str, Report]) -> None:
    several = list(samples.values())
    assert render(several, "github-summary") == render(several, "markdown")


@pytest.mark.parametrize("limit", [3_000, 20_000, 60_000])
def test_the_summary_stays_below_its_limit_and_says_what_it_leaves_out(
    samples: Mapping[str, Report], monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    monkeypatch.setattr(github, "SUMMARY_LIMIT", limit)
    several = [*samples.values()] * 20
    text = render(several, "github-summary", RenderOptions())
    assert len(text.encode()) <= limit
    left = re.search(r"is cut: (\d+) drafts and all checklists are left out", text)
    assert left and int(left.group(1)) == len(several) - text.count("\n## ")
    assert text.startswith("# prewire: 60 drafts")
