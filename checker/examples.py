"""A rule's own examples, run: what must fail fails, what must pass passes, what it is not for is skipped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from checker.apply import apply
from checker.document import Document
from checker.facts import Facts
from checker.findings import Outcome, Verdict
from checker.issuer import issuer_from
from checker.language.rule import Rule
from checker.law import Law
from checker.origins import Marking
from checker.parts import recognise_parts
from checker.reading import read_text
from checker.record import Record, replace

EXAMPLES_DAY = date(2026, 11, 23)
"""Today, for examples that don't say ``as-of``: they must come out the same for ever."""

EXPECTED = {"fail": Verdict.FAILED, "pass": Verdict.PASSED, "skip": Verdict.NOT_APPLICABLE}
"""What a rule must say of each kind of example."""


class Example(Record):
    """One example of one rule; ``nth`` counts from 1 within its kind."""

    rule: Rule
    kind: str
    nth: int
    data: Mapping[str, Any]

    @property
    def name(self) -> str:
        """``fls.disclaimer-missing-fail-1``."""
        return f"{self.rule.id}-{self.kind}-{self.nth}"


class ExampleResult(Record):
    """What came of an example. ``faults`` says in words what should have been otherwise; empty is good."""

    example: Example
    outcome: Outcome
    faults: tuple[str, ...]


def examples_of(rules: Iterable[Rule]) -> Iterator[Example]:
    """Every example of some rules. Retired rules have none: they never run."""
    for rule in rules:
        if rule.status != "retired":
            for kind in EXPECTED:
                for nth, data in enumerate(rule.examples.get(kind, ()), 1):
                    yield Example(rule, kind, nth, data)


def run_examples(rules: Iterable[Rule], law: Law) -> Iterator[ExampleResult]:
    """The results of every example of some rules, one by one."""
    return (run_example(example, law) for example in examples_of(rules))


def run_example(example: Example, law: Law) -> ExampleResult:
    """What the rule says of its example, and what it should have said."""
    facts = facts_of_example(example, law)
    document = facts.document
    outcome = apply(example.rule, document, facts, preview=True)
    words = [document.quote(f.span) for f in outcome.findings if f.span is not None]
    return ExampleResult(example, outcome, tuple(_faults(example, outcome, words)))


def facts_of_example(example: Example, law: Law) -> Facts:
    """An example as a release, with what is stated about it."""
    read = read_text(example.data["text"], "example.txt")
    markings = tuple(_marking(data, read) for data in example.data.get("markings", ()))
    document = recognise_parts(replace(read, markings=markings), law)
    stated = {k: v for k, v in example.data.items() if k not in _NOT_STATED}
    issuer = issuer_from(example.data["issuer"], example.name) if "issuer" in example.data else None
    known = issuer.stated() if issuer else {}
    as_of = example.data.get("as-of", EXAMPLES_DAY)
    return Facts(document, law, {**known, **document.stated, **stated}, as_of, issuer=issuer)


_NOT_STATED = ("text", "markings", "as-of", "expect", "issuer")


def _marking(data: Mapping[str, Any], document: Document) -> Marking:
    """A marking as an example states it; ``on`` are words of the text."""
    fields = {name: str(value) for name, value in data.items() if name != "on"}
    if "on" not in data:
        return Marking(**fields)  # type: ignore[arg-type]
    start = document.raw.index(data["on"])
    words = fields.pop("words", "") or data["on"]
    return Marking(words=words, start=start, end=start + len(data["on"]), **fields)  # type: ignore[arg-type]


def _faults(example: Example, outcome: Outcome, words: list[str]) -> Iterator[str]:
    expected = EXPECTED[example.kind]
    if outcome.verdict is not expected:
        said = "; ".join(f.message for f in outcome.findings) or outcome.because
        yield f"{outcome.verdict.value} instead of {expected.value}{': ' * bool(said)}{said}"
        return
    want = example.data.get("expect", {})
    if "count" in want and len(outcome.findings) != want["count"]:
        yield f"{len(outcome.findings)} findings instead of {want['count']}"
    if "message" in want and want["message"] not in outcome.findings[0].message:
        yield f"the message does not say {want['message']!r}: {outcome.findings[0].message}"
    if "words" in want and words != want["words"]:
        yield f"points at {words} instead of {want['words']}"
    if "severity" in want and outcome.findings[0].severity.value != want["severity"]:
        yield f"{outcome.findings[0].severity.value} instead of {want['severity']}"
