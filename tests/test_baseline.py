"""A baseline knows a finding again after every edit but one of its own sentence."""

from __future__ import annotations

import textwrap
from datetime import date
from pathlib import Path

import pytest

from checker.baseline import (
    FIRST_LINE,
    Baseline,
    Entry,
    baseline_text,
    draft_name,
    entries_of,
    identities,
    parse_baseline,
    read_baseline,
    with_known,
)
from checker.config import Settings
from checker.errors import ConfigError
from checker.findings import Allowance
from checker.language.pack import LoadedPacks, load_packs
from checker.pipeline import check
from checker.reading import read_bytes, read_text
from checker.report import Report

TODAY = date(2026, 11, 23)
PARAGRAPHS = (
    "Acme Anvils Opens Third Plant",
    'TOLEDO, Ohio, Aug. 6, 2026 -- Acme Anvils, Inc. (Nasdaq: News) opened a plant. "It\'s good," said Ann Poe.',
    "The plant will make [TBD] anvils a year. Its cost was $20 million (Nasdaq: News).",
    "About Acme Anvils",
    "Acme Anvils, Inc. makes drop-forged anvils for smiths and schools in forty countries of the world.",
)
TEXT = "\n\n".join(PARAGRAPHS) + "\n"


@pytest.fixture(scope="module")
def packs() -> LoadedPacks:
    return load_packs(("us-core",))


@pytest.fixture(scope="module")
def before(packs: LoadedPacks) -> Report:
    report = judged(TEXT.encode(), "a.txt", packs)
    assert {"id.ticker-scrape-artefact", "contact.missing"} <= {f.rule for _, f in report.findings}
    return report


def judged(data: bytes, name: str, packs: LoadedPacks, **more: object) -> Report:
    return check(read_bytes(data, name), packs, Settings(**more), TODAY)  # type: ignore[arg-type]


def known(report: Report) -> dict[str, str]:
    """Identity → rule, of every finding that counts."""
    made = identities(report)
    return {made[id(f)]: f.rule for _, f in report.findings}


def curly(text: str) -> str:
    return text.replace("It's", "It’s").replace('"It', "“It").replace(',"', ",”").replace("$20 m", "$20\xa0m")


def as_html(paragraphs: tuple[str, ...]) -> bytes:
    return f"<html><body>{''.join(f'<p>{p}</p>' for p in paragraphs)}</body></html>".encode()


SWAPPED = (*PARAGRAPHS[:1], PARAGRAPHS[2], PARAGRAPHS[1], *PARAGRAPHS[3:])


def test_rewrapping_changes_nothing(before: Report, packs: LoadedPacks) -> None:
    for width in (56, 72, 200):
        text = "\n\n".join(textwrap.fill(p, width) for p in PARAGRAPHS)
        assert known(judged(text.encode(), "a.txt", packs)) == known(before)


def test_typographic_signs_change_nothing(before: Report, packs: LoadedPacks) -> None:
    assert curly(TEXT) != TEXT
    assert known(judged(curly(TEXT).encode(), "a.txt", packs)) == known(before)


def test_another_file_type_changes_nothing(before: Report, packs: LoadedPacks) -> None:
    assert known(judged(as_html(PARAGRAPHS), "a.html", packs)) == known(before)


def test_equal_words_are_told_apart_by_their_sentence(before: Report, packs: LoadedPacks) -> None:
    """The link text stands twice; after the paragraphs change places both are still known."""
    after = judged("\n\n".join(SWAPPED).encode(), "a.txt", packs)
    rule = "id.ticker-scrape-artefact"
    old = {i for i, r in known(before).items() if r == rule}
    assert len(old) == 2
    assert old == {i for i, r in known(after).items() if r == rule}


def test_a_changed_sentence_is_new_and_its_neighbours_are_not(before: Report, packs: LoadedPacks) -> None:
    after = judged(TEXT.replace("Its cost was", "Its total cost was").encode(), "a.txt", packs)
    gone = [rule for identity, rule in known(before).items() if identity not in known(after)]
    assert gone == ["id.ticker-scrape-artefact"]


def test_a_second_finding_in_the_same_words_is_new(before: Report, packs: LoadedPacks) -> None:
    doubled = TEXT.replace(PARAGRAPHS[2], f"{PARAGRAPHS[2]}\n\n{PARAGRAPHS[2]}")
    after = judged(doubled.encode(), "a.txt", packs)
    fresh = [rule for identity, rule in known(after).items() if identity not in known(before)]
    assert "id.ticker-scrape-artefact" in fresh


def test_a_passage_is_the_same_when_its_paragraphs_change_places() -> None:
    from checker.baseline import _bare

    one, two = "alpha beta gamma " * 15, "delta epsilon zeta " * 15
    assert _bare(f"{one}\n{two}") == _bare(f"{two}\n{one}")
    assert _bare(f"{one}\n{two}") != _bare(f"{one}\n{two} eta")
    assert _bare("alpha beta") != _bare("beta alpha")


def test_the_file_holds_no_words_and_reads_back(before: Report) -> None:
    entries = set(entries_of(before, "drafts/my release"))
    text = baseline_text(entries)
    lines = text.splitlines()
    assert lines[0] == FIRST_LINE and lines[1:] == sorted(lines[1:])
    assert "Acme" not in text and "News" not in text and "TBD" not in text
    assert parse_baseline(text, Path("b.txt")).entries == entries
    assert baseline_text(reversed(list(entries))) == text


def test_two_branches_merge_without_a_conflict() -> None:
    """Each line stands for itself: the union of two files is the file of the union."""
    one, two = Entry("a", "x.y", "0" * 24), Entry("b", "x.y", "1" * 24)
    merged = sorted({*baseline_text([one]).splitlines(), *baseline_text([two]).splitlines()})
    assert parse_baseline("\n".join(merged), Path("b")).entries == {one, two}


def test_what_is_known_does_not_count_and_says_why(before: Report) -> None:
    entries = set(entries_of(before, "a"))
    after, stale = Baseline(entries).over(before, "a")
    assert after.summary.findings == 0 and stale == ()
    assert after.summary.known_findings == before.summary.findings
    assert {f.known for _, f in after.set_aside} == {"baseline"}
    assert Baseline(entries).over(before, "b")[0].summary.findings == before.summary.findings


def test_what_is_no_longer_found_is_stale_where_the_rule_ran(before: Report, packs: LoadedPacks) -> None:
    gone, other = Entry("a", "contact.missing", "0" * 24), Entry("b", "contact.missing", "0" * 24)
    baseline = Baseline({gone, other})
    assert baseline.over(before, "a")[1] == (gone,)
    unselected = judged(TEXT.encode(), "a.txt", packs, select=("id",))
    assert baseline.over(unselected, "a")[1] == ()


def test_allowed_findings_stay_out_and_lapsed_ones_count(packs: LoadedPacks) -> None:
    rule = "contact.missing"
    allow = Allowance(rule, "x", until=date(2026, 12, 31), where="prewire.toml")
    allowed = judged(TEXT.encode(), "a.txt", packs, allow=(allow,))
    assert rule not in {e.rule for e in entries_of(allowed, "a")}
    lapsed = check(read_text(TEXT, "a.txt"), packs, Settings(allow=(allow,)), date(2027, 1, 1))
    marked = with_known(lapsed, lambda rule, identity: "baseline")
    assert [f.rule for _, f in marked.findings] == [rule]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "no baseline"),
        ("{}", "no baseline"),
        (f"{FIRST_LINE}\na x.y\n", "b.txt:2: no entry"),
        (f"{FIRST_LINE}\na x.y {'z' * 24}\n", "b.txt:2: no entry"),
        (f"{FIRST_LINE}\n<<<<<<< ours\n", "b.txt:2: no entry"),
    ],
)
def test_a_damaged_file_is_told(text: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        parse_baseline(text, Path("b.txt"))


def test_a_missing_file_says_how_to_make_it(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="prewire baseline DRAFTS"):
        read_baseline(tmp_path / "none.txt")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("a.txt", "a"),
        ("q2/a.b.docx", "q2/a.b"),
        ("q2\\a.docx", "q2/a"),
        ("a", "a"),
        ("m.eml › b.docx", "m.eml › b"),
    ],
)
def test_a_draft_is_named_without_its_suffix(path: str, name: str) -> None:
    assert draft_name(path) == name
