"""Two drafts compared: what was fixed, what is new, which facts changed; and a draft against a record."""

from __future__ import annotations

import json
from datetime import date
from functools import cache

import pytest

from checker.compare import Comparison, compare, compare_record
from checker.compare.told import comparison_data, told
from checker.compare.verified import differences, verified
from checker.config import Settings
from checker.errors import DraftError
from checker.language.pack import LoadedPacks, load_packs
from checker.pipeline import check
from checker.reading import read_text
from checker.render import RenderOptions, render
from checker.report import Report

OLD = """\
Calder Cold Storage Reports Third-Quarter 2025 Results

PORTLAND, Maine, November 4, 2025 -- Calder Cold Storage Corp. (NYSE: CDMS) said that revenue rose 12% to $41.2 million.

The Company filed its quarterly report on Form 10-Q for the quarter ended September 30, 2025.

The Company will host a call on Wednesday, November 5, 2025, at 8:30 a.m. ET.

Contact: Pia Castellanos, (207) 555-0119
"""
NEW = (
    OLD.replace("$41.2 million", "$41.8 million")
    .replace("(NYSE: CDMS)", "(NYSE: CDMX)")
    .replace("Wednesday, November 5", "Tuesday, November 5")
)


@cache
def packs() -> LoadedPacks:
    return load_packs(Settings().packs)


@cache
def report(text: str, name: str = "draft.txt") -> Report:
    return check(read_text(text, name), packs(), Settings(), date(2026, 3, 2))


def changes(comparison: Comparison) -> list[tuple[str, str, str, str]]:
    return [(c.kind, c.how, c.before, c.after) for c in comparison.facts]


def test_changed_facts_are_paired() -> None:
    found = changes(compare(report(OLD), report(NEW)))
    assert ("Numbers", "changed", "$41.2 million", "$41.8 million") in found
    assert ("Exchanges and symbols", "changed", "(NYSE: CDMS)", "(NYSE: CDMX)") in found


def test_words_alone_change_no_fact() -> None:
    comparison = compare(report(OLD), report(OLD.replace("said that", "announced today that")))
    assert comparison.facts == () and comparison.changed
    assert "no number, date, filing" in told(comparison, "text", RenderOptions())


def test_the_same_number_written_otherwise_is_the_same_fact() -> None:
    old, new = (report(OLD.replace("$41.2 million", words)) for words in ("$41.2 million", "$41,200,000"))
    assert [c for c in changes(compare(old, new)) if c[0] == "Numbers"] == []


def test_a_date_that_is_read_otherwise_is_told_though_its_words_stayed() -> None:
    new = report(OLD.replace("PORTLAND, Maine, November 4, 2025", "PORTLAND, Maine, November 4, 2024"))
    assert any(c.how == "read otherwise" or c.kind == "Dates" for c in compare(report(OLD), new).facts)


def test_what_is_fixed_and_what_is_new() -> None:
    comparison = compare(report(OLD), report(NEW))
    assert "id.weekday-mismatch" in {p.rule for p in comparison.points.new}
    back = compare(report(NEW), report(OLD))
    assert "id.weekday-mismatch" in {p.rule for p in back.points.fixed}
    assert not {p.rule for p in back.points.new}


def test_a_finding_whose_words_changed_still_stands() -> None:
    comparison = compare(report(OLD), report(OLD.replace("(207) 555-0119", "(207) 555-0120")))
    rules = {p.rule for p in comparison.points.still}
    assert "contact.placeholder" in rules
    assert "contact.placeholder" not in {p.rule for p in (*comparison.points.new, *comparison.points.fixed)}


def test_the_same_draft_has_not_changed() -> None:
    comparison = compare(report(OLD), report(OLD))
    assert not comparison.changed and comparison.facts == ()
    assert told(comparison, "text", RenderOptions()).startswith("Unchanged: Nothing changed")


@pytest.mark.parametrize("format", ["text", "json", "html"])
def test_a_comparison_is_told_in_every_format(format: str) -> None:
    text = told(compare(report(OLD), report(NEW)), format, RenderOptions())
    assert "$41.2 million" in text and "$41.8 million" in text
    assert "complian" not in text.lower()


def test_the_data_hold_the_new_words_and_the_length_of_what_stayed() -> None:
    data = comparison_data(compare(report(OLD), report(NEW)))
    pieces = data["redline"]
    new = sum(len(p.get("text", "")) or p["length"] for p in pieces if p["kind"] != "del")
    assert new == len(report(NEW).document.text)


# --- against a record


@cache
def signed(text: str) -> dict[str, object]:
    data: dict[str, object] = json.loads(render(report(text), "json"))
    return data


def test_a_number_that_changed_since_sign_off_must_be_approved_again() -> None:
    comparison = compare_record(signed(OLD), report(NEW))
    assert comparison.signed and comparison.changed and comparison.pieces == ()
    assert ("Numbers", "changed", "$41.2 million", "$41.8 million") in changes(comparison)
    assert "must be approved again" in told(comparison, "text", RenderOptions())


def test_nothing_changed_since_sign_off() -> None:
    comparison = compare_record(signed(OLD), report(OLD))
    assert not comparison.changed and comparison.same_text


def test_words_that_changed_since_sign_off_are_noticed_without_the_old_text() -> None:
    comparison = compare_record(signed(OLD), report(OLD.replace("said that", "announced that")))
    assert comparison.changed and comparison.same_text is False and comparison.facts == ()


def test_another_record_of_rules_is_told() -> None:
    record = json.loads(json.dumps(signed(OLD)))
    record["packs"][0]["digest"] = "0" * 64
    assert "The rules are not those of the record" in compare_record(record, report(OLD)).caveats[0]


@pytest.mark.parametrize("record", [{}, {"document": None}, {"document": {"sha256": "a"}, "outcomes": [1]}])
def test_what_is_no_record_is_the_users_error(record: dict[str, object]) -> None:
    with pytest.raises(DraftError, match="not a JSON report of one check"):
        compare_record(record, report(OLD))


# --- verification


def test_the_draft_that_was_checked_is_known_by_its_bytes() -> None:
    assert verified(signed(OLD), read_text(OLD, "other-name.txt")).same_file


def test_the_same_words_in_another_file_are_known() -> None:
    result = verified(signed(OLD), read_text(OLD.replace("\n\n", "\n\n\n"), "draft.txt"))
    assert (result.same_file, result.same_text) == (False, True)


def test_another_draft_is_not_the_one() -> None:
    result = verified(signed(OLD), read_text(NEW, "draft.txt"))
    assert (result.same_file, result.same_text) == (False, False)


def test_the_same_check_says_the_same() -> None:
    assert list(differences(signed(OLD), report(OLD))) == []


def test_every_other_outcome_is_told() -> None:
    found = list(differences(signed(OLD), report(NEW)))
    assert any(line.startswith("id.weekday-mismatch: passed, now failed") for line in found)


# --- figures that no fact holds

TABLE = (
    OLD
    + "\n"
    + "\n".join(f"Line item {n:<12} {1000 + 7 * n:>10,} {900 + 3 * n:>10,}" for n in range(8))
    + "\n"
)


@pytest.mark.parametrize("with_record", [False, True])
def test_a_figure_that_changed_in_a_table_is_told(with_record: bool) -> None:
    new = report(TABLE.replace("1,021", "1,022"))
    comparison = compare_record(signed(TABLE), new) if with_record else compare(report(TABLE), new)
    assert [(c.how, c.before, c.after) for c in comparison.facts] == [("changed", "1,021", "1,022")]


@pytest.mark.parametrize("with_record", [False, True])
def test_figures_that_changed_places_are_told(with_record: bool) -> None:
    new = report(TABLE.replace("1,021", "X").replace("1,035", "1,021").replace("X", "1,035"))
    comparison = compare_record(signed(TABLE), new) if with_record else compare(report(TABLE), new)
    assert len(comparison.facts) >= 2


def test_a_figure_in_other_dress_is_the_same() -> None:
    assert compare(report(TABLE), report(TABLE.replace("1,021", " 1021"))).facts == ()
