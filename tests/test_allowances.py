"""Allowances: written in five places, held to their terms, and reported when they cover nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.allowances import Allowances, Terms, allowance_from, draft_allowances, read_side_file
from checker.config import Settings
from checker.directives import DirectiveError, allowance_in, is_directive
from checker.document import Document, Span
from checker.errors import ConfigError, DraftError
from checker.findings import Allowance, Finding, Outcome, RuleCard, Severity, Verdict
from checker.language.pack import LoadedPacks, load_packs
from checker.origins import Marking
from checker.pipeline import check
from checker.reading import read_text
from checker.report import Report
from tests.cli.conftest import FAULTY

TODAY = date(2026, 11, 23)
RULE = "id.ticker-scrape-artefact"


@pytest.fixture(scope="module")
def packs() -> LoadedPacks:
    return load_packs(("us-core",))


def judged(document: Document, packs: LoadedPacks, **settings: Any) -> Report:
    return check(document, packs, Settings(select=("id",), **settings), TODAY)


WRITTEN = {
    "prewire: allow a.b because of that": Allowance("a.b", "of that"),
    "PREWIRE : Allow a.b, because: of that.": Allowance("a.b", "of that."),
    'prewire: allow a.b on "two words" because x': Allowance("a.b", "x", text="two words"),
    "prewire: allow a.b “two\n words” because x": Allowance("a.b", "x", text="two words"),
    "prewire: allow a.b because x; by General Counsel": Allowance("a.b", "x", "General Counsel"),
    "prewire: allow a.b because x. By J. Doe; until 2026-12-31.": Allowance(
        "a.b", "x", "J. Doe", date(2026, 12, 31)
    ),
    "prewire: allow a.b because x; until 2026-12-31; by J. Doe": Allowance(
        "a.b", "x", "J. Doe", date(2026, 12, 31)
    ),
    "prewire: allow a.b because x until 2026-12-31": Allowance("a.b", "x", "", date(2026, 12, 31)),
    "prewire: allow a.b because approved by the board in May": Allowance(
        "a.b", "approved by the board in May"
    ),
}


@pytest.mark.parametrize("words", WRITTEN)
def test_a_comment_is_read(words: str) -> None:
    assert allowance_in(words, "") == WRITTEN[words]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("prewire: ignore a.b", "must read"),
        ("prewire: allow a.b", "no reason"),
        ("prewire: allow a.b because", "no reason"),
        ("prewire: allow a.b because ; by Ann", "no reason"),
        ("prewire: allow a.b for now", "no reason"),
        ("prewire: allow a.b because x; until Friday", "'Friday' is not a date"),
        ("prewire: allow a.b because x; until 2026-02-30", "not a date"),
    ],
)
def test_a_comment_that_cannot_be_followed_says_why(words: str, says: str) -> None:
    assert is_directive(words)
    with pytest.raises(DirectiveError, match=says):
        allowance_in(words, "")


def test_other_comments_are_no_directives() -> None:
    for words in ("Is this audited?", "we use prewire: it is good", "prewired: allow x because y", ""):
        assert allowance_in(words, "") is None


@given(st.text(max_size=200))
def test_no_comment_makes_reading_fail_otherwise(words: str) -> None:
    try:
        found = allowance_in(f"prewire: allow a.b because {words}", "")
    except DirectiveError:
        return
    assert found is not None and found.because


def test_a_day_is_never_lost() -> None:
    """Whatever stands between reason and day, an allowance with a day must end."""
    for between in (" ", ", ", "; ", ". ", "\n", " (", "; by Ann Poe; ", "; by Ann Poe, "):
        found = allowance_in(f"prewire: allow a.b because of x{between}until 2026-12-31)", "")
        assert found is not None and found.until == date(2026, 12, 31), between


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("a.b", "names with values"),
        ({"because": "x"}, "names its `rule`"),
        ({"rule": "a.b"}, "no reason"),
        ({"rule": "a.b", "because": " "}, "no reason"),
        ({"rule": "a.b", "because": "x", "untill": "2026-01-01"}, "did you mean 'until'"),
        ({"rule": "a.b", "because": "x", "until": "soon"}, "not a date"),
        ({"rule": "a.b", "because": 3}, "words in quotes"),
    ],
)
def test_a_wrong_entry_is_told(entry: object, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        allowance_from(entry, "prewire.toml")


def test_a_side_file_tells_its_lines(tmp_path: Path) -> None:
    file = tmp_path / "draft.allow.yaml"
    file.write_text("- rule: a.b\n  because: x\n- rule: c.d\n  because: y\n  until: 2026-12-31\n")
    first, second = read_side_file(file)
    assert (first.where, second.where) == (f"{file}:1", f"{file}:3")
    assert second.until == date(2026, 12, 31)
    file.write_text("- rule: a.b\n")
    with pytest.raises(ConfigError, match=r"draft\.allow\.yaml:1: .*no reason"):
        read_side_file(file)
    file.write_text("rule: a.b\n")
    with pytest.raises(ConfigError, match="a list of allowances"):
        read_side_file(file)
    assert read_side_file(tmp_path / "other.allow.yaml") == ()


def drafts() -> dict[str, str]:
    front = f"---\nallow:\n  - rule: {RULE}\n    because: it is so\n---\n"
    note = f"<!-- prewire: allow {RULE} because it is so -->\n\n"
    return {"front.md": front + FAULTY, "note.md": note + FAULTY}


@pytest.mark.parametrize("name", drafts())
def test_the_draft_carries_allowances(name: str, packs: LoadedPacks) -> None:
    report = judged(read_text(drafts()[name], name), packs)
    assert report.summary.errors == 0 and report.summary.allowed_findings == 1
    (outcome,) = [o for o in report.outcomes if o.rule.id == RULE]
    assert outcome.verdict is Verdict.ALLOWED and "it is so" in outcome.because
    assert report.unused_allowances == ()


def test_an_html_draft_carries_allowances(packs: LoadedPacks) -> None:
    from checker.reading import read_bytes

    body = "".join(f"<p>{p}</p>" for p in FAULTY.split("\n\n"))
    page = f"<html><body><!-- prewire: allow {RULE} because it is so -->{body}</body></html>"
    report = judged(read_bytes(page.encode(), "draft.html"), packs)
    assert (report.summary.errors, report.summary.allowed_findings) == (0, 1)


def commented(words: str, on: str, author: str = "Ann Poe") -> Document:
    """A draft with a reviewer's comment on some of its words."""
    document = read_text(FAULTY, "draft.txt")
    start = document.raw.index(on)
    return replace(document, markings=(Marking("comment", words, start, start + len(on), author=author),))


def test_a_word_comment_covers_its_paragraph(packs: LoadedPacks) -> None:
    words = f"prewire: allow {RULE} because it is so"
    near = judged(commented(words, "TOLEDO"), packs)
    (finding,) = [f for _, f in near.set_aside]
    assert finding.allowed is not None and finding.allowed.by == "Ann Poe"
    far = judged(commented(words, "drop-forged"), packs)
    assert far.summary.errors == 1
    assert [a.rule for a in far.unused_allowances] == [RULE]


def test_a_note_in_a_pdf_covers_the_whole_draft(packs: LoadedPacks) -> None:
    note = Marking("annotation", f"prewire: allow {RULE} because it is so", where="page 2", author="Ann Poe")
    report = judged(replace(read_text(FAULTY, "a.txt"), markings=(note,)), packs)
    ((_, finding),) = report.set_aside
    assert finding.allowed is not None and "comment by Ann Poe (page 2)" in finding.allowed.where


def test_our_own_comments_allow_nothing(packs: LoadedPacks) -> None:
    own = commented(f"prewire: allow {RULE} because it is so", "TOLEDO", author="prewire")
    assert judged(own, packs).summary.errors == 1


def test_a_directive_is_no_comment_left_by_a_reviewer(packs: LoadedPacks) -> None:
    for words, count in (("Is it so?", 1), (f"prewire: allow {RULE} because it is so", 0)):
        report = check(commented(words, "TOLEDO"), packs, Settings(select=("draft",)), TODAY)
        assert [f.rule for _, f in report.findings].count("draft.comments-left") == count


def test_words_in_a_comment_are_not_judged(packs: LoadedPacks) -> None:
    text = FAULTY.replace("News", "ACMA")
    plain = check(read_text(text, "a.md"), packs, Settings(), TODAY)
    with_note = check(
        read_text(f"<!-- prewire: allow {RULE} because TBD (Nasdaq: News) -->\n\n{text}", "a.md"),
        packs,
        Settings(),
        TODAY,
    )
    assert [f.message for _, f in with_note.findings] == [f.message for _, f in plain.findings]


@pytest.mark.parametrize("where", ["draft", "config"])
def test_an_unknown_rule_is_a_clear_error(where: str, packs: LoadedPacks) -> None:
    if where == "draft":
        document = read_text(f"<!-- prewire: allow id.ticker-scrape because x -->\n\n{FAULTY}", "a.md")
        with pytest.raises(DraftError, match=rf"a.md:1: .*did you mean '{RULE}'"):
            judged(document, packs)
    else:
        allow = (Allowance("id.ticker-scrape", "x", where="prewire.toml"),)
        with pytest.raises(ConfigError, match=f"did you mean '{RULE}'"):
            judged(read_text(FAULTY, "a.txt"), packs, allow=allow)


def test_a_comment_that_cannot_be_followed_fails_the_draft(packs: LoadedPacks) -> None:
    with pytest.raises(DraftError, match=r"a\.md:1: a comment speaks to prewire, but it gives no reason"):
        judged(read_text(f"<!-- prewire: allow {RULE} -->\n\n{FAULTY}", "a.md"), packs)


def test_wrong_front_matter_fails_the_draft() -> None:
    for entry in ("yes", "{rule: a.b}"):
        with pytest.raises(DraftError, match="front matter"):
            draft_allowances(read_text(f"---\nallow: {entry}\n---\n{FAULTY}", "a.md"))


TERMS = [
    (date(2026, 11, 22), (), "", "it ended on 2026-11-22"),
    (date(2026, 11, 23), (), "", ""),
    (None, ("General Counsel",), "", "nobody has signed it, and only General Counsel may allow"),
    (None, ("General Counsel",), "An Intern", "it is signed by An Intern"),
    (None, ("General Counsel",), "general  counsel", ""),
    (None, ("*Counsel", "J. Doe"), "Outside Counsel", ""),
    (None, ("*",), "", "nobody has signed it"),
]


@pytest.mark.parametrize(("until", "require_by", "by", "fault"), TERMS)
def test_terms(
    until: date | None, require_by: tuple[str, ...], by: str, fault: str, packs: LoadedPacks
) -> None:
    allow = (Allowance(RULE, "it is so", by, until, where="prewire.toml"),)
    report = judged(read_text(FAULTY, "a.txt"), packs, allow=allow, require_by=require_by)
    assert report.summary.errors == (1 if fault else 0)
    if fault:
        (finding,) = [f for o, f in report.findings if o.rule.id == RULE]
        assert finding.lapsed is not None and fault in finding.lapsed.fault
    assert report.unused_allowances == ()


def card(rule: str) -> RuleCard:
    return RuleCard(rule, "Title", Severity.ERROR, "Why.", "pack")


def outcome_of(document: Document, *words: str) -> Outcome:
    spans = [document.text.index(w) for w in words]
    findings = tuple(
        Finding("a.b", Severity.ERROR, "M", Span(s, s + len(w)), str(s))
        for s, w in zip(spans, words, strict=True)
    )
    return Outcome(card("a.b"), Verdict.FAILED, Severity.ERROR, findings=findings)


def test_only_findings_on_its_words_are_covered() -> None:
    document = read_text("The company’s “best” year, and our best  quarter, were good.\n", "a.txt")
    outcome = outcome_of(document, "year", "quarter")
    allowances = Allowances([Allowance("a.b", "x", text='"BEST" year')], document, Terms(TODAY))
    (settled,) = allowances.over([outcome])
    assert [f.allowed is not None for f in settled.findings] == [True, False]
    assert settled.verdict is Verdict.FAILED and len(settled.counting) == 1


def test_an_allowance_with_words_never_covers_what_is_missing() -> None:
    document = read_text("A short release.\n", "a.txt")
    missing = Outcome(
        card("a.b"),
        Verdict.FAILED,
        Severity.ERROR,
        findings=(Finding("a.b", Severity.ERROR, "M", None, "f"),),
    )
    for text, allowed in (("short", False), ("", True)):
        (settled,) = Allowances([Allowance("a.b", "x", text=text)], document, Terms(TODAY)).over([missing])
        assert (settled.verdict is Verdict.ALLOWED) is allowed


@pytest.mark.parametrize(
    ("verdict", "told"),
    [
        (Verdict.PASSED, True),
        (Verdict.NOT_APPLICABLE, True),
        (Verdict.UNDETERMINED, False),  # it may yet be needed
        (Verdict.BROKEN, False),
    ],
)
def test_an_unused_allowance_is_told_where_the_rule_came_to_a_result(verdict: Verdict, told: bool) -> None:
    document = read_text("A short release.\n", "a.txt")
    outcome = Outcome(card("a.b"), verdict, Severity.ERROR)
    allowances = Allowances([Allowance("a.b", "x"), Allowance("not.selected", "x")], document, Terms(TODAY))
    assert [a.rule for a in allowances.unused(allowances.over([outcome]))] == (["a.b"] if told else [])


def test_one_that_holds_comes_before_one_that_does_not() -> None:
    document = read_text("A short release.\n", "a.txt")
    old, new = Allowance("a.b", "old", until=date(2020, 1, 1)), Allowance("a.b", "new")
    allowances = Allowances([old, new], document, Terms(TODAY))
    (settled,) = allowances.over([outcome_of(document, "short")])
    assert settled.findings[0].allowed is not None and settled.findings[0].allowed.because == "new"
    assert settled.findings[0].lapsed is None
    assert allowances.unused([settled]) == ()
