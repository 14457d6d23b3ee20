"""A kind of fact whose words a text has not is none of it, and isn't even imported."""

from __future__ import annotations

import subprocess
import sys

import pytest

from checker.examples import EXAMPLES_DAY, examples_of
from checker.facts import KINDS, Facts
from checker.language.pack import load_packs
from checker.parts import recognise_parts
from checker.reading import read_text
from tests.facts.corporate_law import news

NEEDING = {name: kind for name, kind in KINDS.items() if kind.needs}


def test_needs_are_in_lower_case() -> None:
    assert [
        word for kind in NEEDING.values() for word in kind.needs if word != word.lower() or not word
    ] == []


def test_no_example_of_a_rule_has_a_fact_without_its_words() -> None:
    packs = load_packs(["us"])
    for example in examples_of(packs.rules):
        document = recognise_parts(read_text(example.data["text"], "example.txt"), packs.law)
        facts = Facts(document, packs.law, {}, EXAMPLES_DAY)
        for name, kind in NEEDING.items():
            if not kind.may_be_in(document.lower):
                assert not list(kind.load()[1](facts)), (name, example.name)


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
        ("listing-transfer", "today announced that it will voluntarily delist its shares from Nasdaq."),
        ("item-reference", "today reported under Item 5.02 of Form 8-K."),
    ],
)  # fmt: skip
def test_what_is_told_is_found(kind: str, sentence: str) -> None:
    facts = news(sentence)
    assert KINDS[kind].may_be_in(facts.document.lower)
    assert facts.of(kind)


def test_without_the_words_nothing_is_imported() -> None:
    program = (
        "import sys; from datetime import date; from checker.facts import Facts; from checker.law import Law;"
        "from checker.reading import read_text;"
        "facts = Facts(read_text('Acme opened a plant in Ohio.', 'x.txt'), Law(), {}, date(2026, 11, 23));"
        "found = [*facts.of('dividend'), *facts.of('split')];"
        "print(found, [m for m in sys.modules if m.startswith('checker.facts.corporate')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] []"
