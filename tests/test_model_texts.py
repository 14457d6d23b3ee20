"""The model wordings: each is offered by a rule and settles it; none is taken from a real release."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from checker.examples import Example, examples_of, run_example
from checker.findings import Verdict
from checker.language.pack import load_packs
from checker.record import replace
from checker.resources import shipped

PACKS = load_packs(("us",))
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in shipped("rules").glob("*/texts/*.md")}
BLANKS = {
    "[date]": "December 31, 2025",
    "[Name], [title]": "Jane Heron, Vice President",
    "[Company]": "Acme, Inc.",
    "[Telephone, with area code]": "(617) 555-0101",
    "[E-mail address at the company's domain]": "jane.heron@acme.example",
}
FORMULAS = (
    "forward-looking statements within the meaning of the Private Securities Litigation Reform Act of 1995",
    "may not be offered or sold in the United States absent registration or an applicable exemption from",
)
"""What a statute or rule asks for in these words."""
LONGEST = 12
"""So many words in a row may stand in a real release, too."""


def offered() -> Iterator[Example]:
    """The failing examples of the rules that offer a wording."""
    for example in examples_of(PACKS.rules):
        if example.kind == "fail" and example.rule.cure and example.rule.cure.insert:
            yield example


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_is_offered_by_a_rule(name: str) -> None:
    wordings = {example.rule.cure.insert.strip() for example in offered() if example.rule.cure}
    assert TEXTS[name].strip() in wordings


def test_the_page_lists_every_text_with_its_rules() -> None:
    page = (Path(__file__).parents[1] / "docs" / "house.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| `([\w-]+)`[^|]*\| (.*?) \|$", page, re.M))
    wordings = {text.strip(): name for name, text in TEXTS.items()}
    rules = {(wordings[e.rule.cure.insert.strip()], e.rule.id) for e in offered() if e.rule.cure}
    assert {(name, rule) for name, told in rows.items() for rule in re.findall(r"`([^`]+)`", told)} == rules


@pytest.mark.parametrize("example", [pytest.param(e, id=e.name) for e in offered()])
def test_a_release_with_the_wording_passes(example: Example) -> None:
    assert example.rule.cure is not None
    wording = example.rule.cure.insert
    for blank, filled in BLANKS.items():
        wording = wording.replace(blank, filled)
    mended = {**example.data, "text": f"{example.data['text'].rstrip()}\n\n{wording}\n"}
    result = run_example(replace(example, kind="pass", data=mended), PACKS.law)
    assert result.outcome.verdict is Verdict.PASSED, result.faults


@pytest.mark.shared
def test_no_wording_is_a_real_releases(shared: Path) -> None:
    runs = {name: set(_runs(text)) for name, text in TEXTS.items()}
    formulas = {run for formula in FORMULAS for run in _runs(formula)}
    wanted = set().union(*runs.values()) - formulas
    found = {
        run
        for path in (shared / "corpus" / "text").iterdir()
        for run in _runs(path.read_text(encoding="utf-8", errors="replace"))
        if run in wanted
    }
    assert found == set()


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    """Every run of one word more than may be shared."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return zip(*(words[at:] for at in range(LONGEST + 1)), strict=False)
