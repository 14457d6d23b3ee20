"""A kind of fact is not looked for, nor its module imported, where a release lacks what its facts need."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from checker.examples import EXAMPLES_DAY, examples_of
from checker.facts import KINDS, Facts
from checker.language.pack import LoadedPacks, load_packs
from checker.law import Law
from checker.parts import recognise_parts
from checker.reading import read_bytes, read_text
from checker.record import replace
from tests.facts.corporate_law import news

PROVED = {
    name: replace(kind, setting=(), follows=()) for name, kind in KINDS.items() if kind.needs or kind.lists
}
"""What is said of extractors; a setting, and kinds that others follow, are where they are asked at all."""


@cache
def packs() -> LoadedPacks:
    return load_packs(["us"])


def facts_of(text: str, law: Law) -> Facts:
    return Facts(recognise_parts(read_text(text, "example.txt"), law), law, {}, EXAMPLES_DAY)


def found_all_the_same(facts: Facts) -> list[str]:
    """The kinds of which a release lacks something, and in which their extractors find facts."""
    missed = (name for name, kind in PROVED.items() if not kind.may_be_in(facts))
    return [name for name in missed if any(True for _ in KINDS[name].load()[1](facts))]


def test_words_are_in_lower_case() -> None:
    words = [word for kind in KINDS.values() for word in (*kind.needs, *kind.setting)]
    assert [word for word in words if word != word.lower() or not word] == []


def test_lists_and_kinds_that_are_named_exist() -> None:
    law = packs().law
    names = [name.partition(".") for kind in KINDS.values() for name in kind.lists]
    assert [name for name, column, _ in names if not column and name not in law.lexicons] == []
    columns = [(table, column) for table, dot, column in names if dot]
    assert [c for c in columns if not any(c[1] in row for row in law.table(c[0]).rows)] == []
    assert [name for kind in KINDS.values() for name in kind.follows if name not in KINDS] == []


def test_no_example_of_a_rule_has_a_fact_without_what_it_needs() -> None:
    for example in examples_of(packs().rules):
        facts = facts_of(example.data["text"], packs().law)
        assert found_all_the_same(facts) == [], example.name


@pytest.mark.shared
def test_no_release_has_a_fact_without_what_it_needs(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "text").glob("*.txt"))[::24]:
        document = recognise_parts(read_bytes(path.read_bytes(), path.name), packs().law)
        facts = Facts(document, packs().law, {}, EXAMPLES_DAY)
        assert found_all_the_same(facts) == [], path.name


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("auditor-change", "today announced that it dismissed Beta LLP, its independent registered public accounting firm."),
        ("restatement", "today announced that its financial statements for 2023 should no longer be relied upon."),
        ("dividend", "today declared a quarterly dividend of $0.10 per share, payable on December 31, 2024."),
        ("split", "today announced a 1-for-10 reverse stock split of its common stock."),
        ("split", "today announced a one-for-ten consolidation of its shares, a share consolidation."),
        ("holder-meeting", "today announced that its annual meeting of stockholders will be held on December 10, 2024."),
        ("inducement-grant", "today announced inducement grants of 10,000 options to two new employees."),
        ("going-concern", "today announced that its auditor's opinion has a going concern paragraph."),
        ("credit-trouble", "today announced that the lender gave it a waiver of a minor breach of the loan agreement."),
        ("listing-transfer", "today announced that it will voluntarily delist its shares from Nasdaq."),
        ("listing-transfer", "today announced the voluntary withdrawal of its common stock from Nasdaq."),
        ("listing-notice", "today announced that it received a letter from Nasdaq on its deficiency in minimum bid price."),
        ("renaming", "today announced that it will change its corporate name to Beta, Inc."),
        ("renaming", "today announced a change of ticker to BETA."),
        ("item-reference", "today reported under Item 5.02 of Form 8-K."),
        ("occurrence", "today announced that it has filed a voluntary petition for relief under Chapter 11."),
        ("management-change", "today announced that Jane Doe has resigned as Chief Executive Officer."),
    ],
)  # fmt: skip
def test_what_is_told_is_found(kind: str, sentence: str) -> None:
    facts = news(sentence)
    assert KINDS[kind].may_be_in(facts)
    assert facts.of(kind)


HOUSE = """pack: acme
version: 1
summary: What our house calls things.
extends: [us]
lexicons:
  preliminary-results: {add: [back-of-the-envelope numbers]}
  offering-kinds: {add: [{phrase: crowd tapping, kind: public, security: equity}]}
  buyback-kinds: {add: [{phrase: harvest of own paper, what: programme}]}
  grave-news: {add: [{phrase: belly-up, kind: bankruptcy}]}
  key-metrics: {add: [{phrase: happy geese, name: geese, tailored: true}]}
"""
DESIGNATIONS = """table: designations
about: What another agency gives.
authority: [{cite: "21 CFR 312", status: M}]
rows: [{name: Golden Goose, pattern: '\\bGolden Goose status\\b', from: 2001-01-01, status: M}]
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Law:
    folder = tmp_path_factory.mktemp("house") / "acme"
    (folder / "tables").mkdir(parents=True)
    (folder / "pack.yaml").write_text(HOUSE, encoding="utf-8")
    (folder / "tables" / "designations.yaml").write_text(DESIGNATIONS, encoding="utf-8")
    return load_packs([str(folder)], use_cache=False).law


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("preliminary", "today gave back-of-the-envelope numbers of $5 million for the quarter."),
        ("offering", "today priced its crowd tapping of 1,000,000 shares."),
        ("buyback", "today announced a new harvest of own paper."),
        ("setback", "today said that its subsidiary is belly-up."),
        ("key-metric", "today reported 5.2 million happy geese, up 10%."),
        ("designation", "today said that the FDA gave its drug Golden Goose status."),
    ],
)
def test_what_a_house_adds_to_a_list_is_found(kind: str, told: str, house: Law) -> None:
    text = f"BOSTON, November 18, 2024 -- Acme, Inc. (Nasdaq: ACME) {told}\n"
    assert facts_of(text, packs().law).of(kind) == ()
    assert facts_of(text, house).of(kind)


def loaded(ask: str) -> set[str]:
    """The modules of facts that a process of its own loads to ask a release that tells next to nothing."""
    program = (
        "import sys; from datetime import date; from checker.facts import KINDS, Facts;"
        "from checker.language.pack import load_packs; from checker.parts import recognise_parts;"
        "from checker.reading import read_text; law = load_packs(['us']).law;"
        "text = recognise_parts(read_text('Acme opened a plant in Ohio.', 'x.txt'), law);"
        f"facts = Facts(text, law, {{}}, date(2026, 11, 23)); {ask};"
        "print(*(m for m in sys.modules if m.startswith('checker.facts')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_of_what_a_release_lacks_nothing_is_imported() -> None:
    always = {kind.module for kind in KINDS.values() if not (kind.needs or kind.lists or kind.setting)}
    found = loaded("[facts.of(kind) for kind in KINDS]")
    of_others = {"checker.facts.earnings.statements", "checker.facts.measures"}
    """What reconciliations and adjustments read."""
    assert found & {kind.module for kind in KINDS.values()} - always - of_others == set()


@pytest.mark.parametrize("family", ["deals", "lifesciences"])
def test_no_other_family_brings_these_along(family: str) -> None:
    asked = "[facts.of(kind) for kind in KINDS if kind not in ('claim', 'intermediary', 'trademark')]"
    assert [m for m in loaded(asked) if m.startswith(f"checker.facts.{family}")] == []
