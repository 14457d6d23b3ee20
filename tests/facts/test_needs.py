"""A kind of fact whose words a text has not is none of it, and isn't even imported."""

from __future__ import annotations

import subprocess
import sys

import pytest

from checker.facts import KINDS
from checker.facts.needs import NEEDS, may_hold
from tests.facts.corporate_law import facts_of, news


def test_only_kinds_that_there_are_have_needs_and_these_are_in_lower_case() -> None:
    assert set(NEEDS) <= set(KINDS)
    assert [word for words in NEEDS.values() for word in words if word != word.lower() or not word] == []


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
    assert may_hold(kind, facts.document.lower)
    assert facts.of(kind)


def test_without_the_words_there_is_nothing() -> None:
    facts = facts_of("Acme Opens a Plant\n\nBOSTON, Nov. 18, 2024 -- Acme, Inc. opened a plant in Ohio.")
    assert {kind: facts.of(kind) for kind in NEEDS} == dict.fromkeys(NEEDS, ())


def test_and_nothing_is_imported() -> None:
    program = (
        "import sys; from datetime import date; from checker.facts import Facts; from checker.law import Law;"
        "from checker.reading import read_text;"
        "facts = Facts(read_text('Acme opened a plant in Ohio.', 'x.txt'), Law(), {}, date(2026, 11, 23));"
        "found = [*facts.of('dividend'), *facts.of('split')];"
        "print(found, [m for m in sys.modules if m.startswith('checker.facts.corporate')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] []"
