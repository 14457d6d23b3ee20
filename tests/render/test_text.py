"""The terminal text: one line for each finding, in the order of the release, safe to print."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from checker.findings import Severity
from checker.render import RenderOptions, render
from checker.report import Report

PROBLEM = re.compile(r"^(.+):(\d+):(\d+): (error|warning|advice) ([\w.-]+) (.*)$")


def findings(text: str) -> list[tuple[str, ...]]:
    return [m.groups() for m in map(PROBLEM.match, text.splitlines()) if m]


def test_every_finding_is_a_line_in_the_order_of_the_release(samples: Mapping[str, Report]) -> None:
    report = samples["results"]
    found = findings(render(report, "text"))
    assert len(found) == len(report.findings) == 12
    places = [(int(line), int(column)) for _, line, column, *_ in found]
    assert places == sorted(places)
    assert found[1] == (
        "drafts/results.txt",
        "3",
        "1",
        "error",
        "nongaap.first-in-headline",
        "Adjusted EBITDA stands before net income.",
    )


def test_what_was_not_checked_is_listed_with_its_reason(samples: Mapping[str, Report]) -> None:
    text = render(samples["clean"], "text")
    assert "Not checked:\n  sec.on-edgar No report is cited by its date.\n" in text
    assert text.splitlines()[-1] == (
        "drafts/clean.txt: 0 errors, 0 warnings, 0 advice; 4 rules: 2 passed, 2 not checked"
    )


def test_quiet_prints_findings_only(samples: Mapping[str, Report]) -> None:
    assert render(samples["clean"], "text", RenderOptions(quiet=True)) == ""
    quiet = render(samples["departure"], "text", RenderOptions(quiet=True))
    assert len(quiet.splitlines()) == len(findings(quiet)) == 7


def test_verbose_tells_what_passed_and_by_which_words(samples: Mapping[str, Report]) -> None:
    text = render(samples["departure"], "text", RenderOptions(verbose=True))
    assert '  id.dateline line 5: "BOULDER, Colo., March 12"' in text
    assert "The line is kept on the web site; by the General Counsel" in text, "what was allowed says why"


def test_allowed_findings_are_not_printed_as_findings(samples: Mapping[str, Report]) -> None:
    assert not [f for f in findings(render(samples["departure"], "text")) if f[4] == "id.trademark-line"]


def test_a_guess_is_named(samples: Mapping[str, Report]) -> None:
    assert "(rests on a guess: the release announces a director’s departure)" in render(
        samples["departure"], "text"
    )


def test_colors_only_on_request(samples: Mapping[str, Report]) -> None:
    assert "\x1b" not in render(samples["departure"], "text", RenderOptions(terminal=True))
    colored = render(samples["departure"], "text", RenderOptions(terminal=True, color=True))
    assert "\x1b[1;31merror\x1b[0m" in colored
    assert re.sub(r"\x1b\[[\d;]*m", "", colored) == render(
        samples["departure"], "text", RenderOptions(terminal=True)
    )


HOSTILE = st.text(st.sampled_from("::##[vsoerror]\x1b\x9b[31m\n\r ab\u202e"), max_size=30)


@given(HOSTILE, HOSTILE, HOSTILE)
def test_no_text_of_a_draft_adds_a_line_or_an_order(
    new_sample: Any, message: str, name: str, reason: str
) -> None:
    sample = new_sample("A short release.", name=name or "draft")
    sample.failed(
        "a.b", "Title", Severity.ERROR, sample.finding(Severity.ERROR, message, "short", guesses=(reason,))
    )
    out = render(sample.report(), "text")
    assert out.count("\n") == 2 == len(out.splitlines())
    assert "::" not in out and "##" not in out and "\x1b" not in out


def test_several_drafts_follow_each_other(samples: Mapping[str, Report]) -> None:
    together = render(list(samples.values()), "text")
    assert together == "".join(render(report, "text") for report in samples.values())


def test_a_file_with_paragraphs_is_pointed_at_by_them() -> None:
    from datetime import date

    from checker.config import Settings
    from checker.language.pack import load_packs
    from checker.pipeline import check
    from checker.reading import read_bytes

    page = b"<html><p>Acme Opens a Plant</p><p>CHICAGO, March 2, 2026 - Acme opened it. [TBD]</p></html>"
    packs = load_packs(["us-core"])
    report = check(read_bytes(page, "a.html"), packs, Settings(select=("draft",)), date(2026, 3, 2))
    assert render([report], "text").startswith("a.html (paragraph 2): error draft.placeholder")
    (finding,) = [f for o in json.loads(render([report], "json"))["outcomes"] for f in o["findings"]]
    assert finding["where"] == "paragraph 2"
    assert "Paragraph 2" in render([report], "html")
