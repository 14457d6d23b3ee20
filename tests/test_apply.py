"""One rule, one release, one outcome: scope, period, needs, when, each, the demand, the words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from checker.apply import apply, apply_all
from checker.examples import examples_of, run_examples
from checker.facts import Facts
from checker.facts.release import Release
from checker.findings import Outcome, Severity, Verdict, fingerprint
from checker.language.pack import load_packs
from checker.language.rule import Rule
from checker.language.scope import ANY, Scope, scope_of
from checker.law import Law, Table
from checker.reading import read_text
from checker.trace import trace

HEAD = """\
id: birds.goose
title: No goose
severity: error
why: Geese are silly.
authority: {cite: 17 CFR 1, status: V}
"""
DAY = date(2025, 5, 1)

Make = Callable[..., Rule]


@pytest.fixture
def rule(tmp_path: Path) -> Make:
    """A rule from its clauses in YAML."""

    def make(clauses: str, **files: str) -> Rule:
        clauses = dedent(clauses)
        message = "" if "message:" in clauses else "message: So it is.\n"
        content = {
            "pack.yaml": "pack: tiny\nversion: 1\n",
            "birds/goose.yaml": HEAD + message + clauses,
            **files,
        }
        for name, text in content.items():
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
        return load_packs([tmp_path], use_cache=False).rules[0]

    return make


def facts_of(text: str, release: dict[str, Any] | None = None, **certainty: Any) -> Facts:
    """A document's facts, with a release of our own making."""
    document = read_text(text)
    spans = [block.span for block in document.blocks]
    facts = Facts(
        document.with_parts({"first": tuple(spans[:1]), "last": tuple(spans[1:][-1:])}), Law(), {}, DAY
    )
    known: dict[str, Any] = {
        "date": DAY, "date_source": "stated", "date_span": None, "law_date": DAY, "headline": None,
        "headline_span": None, "company": "Acme", "company_span": None, "events": ("earnings_results",),
        "jurisdictions": ("US",), "exchanges": ("NYSE",), "listed": True, "filer": "domestic",
        "fiscal_year_end": None, "certainty": certainty,
    }  # fmt: skip
    facts._release = Release(**{**known, **(release or {})})
    return facts


def judged(rule: Rule, text: str, release: dict[str, Any] | None = None, **certainty: Any) -> Outcome:
    facts = facts_of(text, release, **certainty)
    return apply(rule, facts.document, facts)


PARTS = {"parts.yaml": "parts: {first: {heading: [first]}, last: {heading: [last]}}\n"}


def test_forbid_finds_every_match(rule: Make) -> None:
    outcome = judged(
        rule("forbid: {phrase: goose}\nmessage: 'A {text}.'"), "A goose.\n\nNo. A Goose and a goose."
    )
    assert outcome.verdict is Verdict.FAILED
    assert [f.message for f in outcome.findings] == ["A goose.", "A Goose.", "A goose."]
    assert [len(f.span) for f in outcome.findings if f.span] == [5, 5, 5]
    assert [f.fingerprint for f in outcome.findings] == [
        fingerprint("birds.goose", "goose", n) for n in range(3)
    ]
    assert outcome.evidence == ()


def test_forbid_passes(rule: Make) -> None:
    outcome = judged(rule("forbid: {phrase: goose}"), "A duck.")
    assert (outcome.verdict, outcome.findings, outcome.evidence) == (Verdict.PASSED, (), ())


def test_require_shows_what_satisfied_it(rule: Make) -> None:
    outcome = judged(rule("require: {phrase: goose}"), "A goose. A duck.")
    assert outcome.verdict is Verdict.PASSED
    assert [m.fields["text"] for m in outcome.evidence] == ["goose"]


def test_require_without_a_place(rule: Make) -> None:
    (finding,) = judged(rule("require: {phrase: goose}"), "A duck.").findings
    assert (finding.span, finding.beside, finding.fields) == (None, None, {})
    assert finding.fingerprint == fingerprint("birds.goose", "", 0)


def test_require_points_at_when(rule: Make) -> None:
    made = rule(
        "when: {phrase: [duck, swan]}\nrequire: {phrase: goose}\nmessage: 'A {when.text}, but no goose.'"
    )
    outcome = judged(made, "A swan. A duck.")
    (finding,) = outcome.findings
    assert finding.span is not None
    assert finding.message == "A swan, but no goose."
    assert finding.span.start == 2
    assert outcome.rule.looked_for == ('the words "goose"',)


def test_require_points_at_where_the_words_belong(rule: Make) -> None:
    made = rule("require: {phrase: goose}\nfix: {advise: Add a goose., before: {part: last}}", **PARTS)
    (finding,) = judged(made, "A duck.\n\nA swan.").findings
    assert finding.beside is not None
    assert (finding.beside.start, finding.beside.end) == (8, 8)
    made = rule("require: {phrase: goose}\nfix: {advise: Add a goose., after: {phrase: duck}}", **PARTS)
    (finding,) = judged(made, "A duck.\n\nA swan.").findings
    assert finding.beside is not None
    assert finding.beside.start == 6


def test_each_judges_every_match_by_itself(rule: Make) -> None:
    made = rule("""\
        each: {part: sentence}
        require: {phrase: goose, in: it}
        message: '"{it.text}" has no goose.'
        """)
    outcome = judged(made, "A goose. A duck. A swan.")
    assert [f.message for f in outcome.findings] == ['"A duck." has no goose.', '"A swan." has no goose.']
    assert judged(made, "A goose. The goose.").verdict is Verdict.PASSED
    assert len(judged(made, "A goose. The goose.").evidence) == 2


def test_each_with_forbid_shows_what_was_judged(rule: Make) -> None:
    made = rule(
        "each: {phrase: duck}\nforbid: {phrase: goose, in: same sentence}\nmessage: '{text} by {it.text}.'"
    )
    failed = judged(made, "A duck and a goose. A duck.")
    assert [f.message for f in failed.findings] == ["goose by duck."]
    passed = judged(made, "A duck. A goose.")
    assert [m.fields["text"] for m in passed.evidence] == ["duck"]


def test_the_same_finding_is_made_once(rule: Make) -> None:
    made = rule("each: {phrase: duck}\nforbid: {phrase: goose}\nmessage: A goose.")
    assert len(judged(made, "A duck and a duck and a goose.").findings) == 1


def test_forbid_of_an_absence_points_at_what_is_judged(rule: Make) -> None:
    made = rule("each: {part: sentence}\nforbid: {none: {phrase: goose, in: it}}\nmessage: 'None in {text}'")
    (finding,) = judged(made, "A goose. A duck.").findings
    assert finding.message == "None in A duck."


@pytest.mark.parametrize(
    ("clauses", "because"),
    [
        ("when: {phrase: duck}", 'the release does not have the words "duck"'),
        ("when: {none: {phrase: swan}}", 'the release has the words "swan"'),
        ("each: {fact: email}", "the release does not have an e-mail address"),
        (
            "applies-to: {event: [ipo, merger_acquisition]}",
            "the event is earnings_results; the rule is for ipo or merger_acquisition",
        ),
        ("applies-to: {filer: spac}", "the kind of issuer is domestic; the rule is for spac"),
        ("applies-to: {exchange: TSX}", "the exchange is NYSE; the rule is for TSX"),
        ("applies-to: {jurisdiction: [NO, SE]}", "the jurisdiction is US; the rule is for NO or SE"),
        ("applies-to: {listed: false}", "the issuer is listed"),
        ("in-force: {from: 2025-05-02}", "in force from May 2, 2025; the release is of May 1, 2025"),
        ("in-force: {until: 2025-04-30}", "in force until April 30, 2025; the release is of May 1, 2025"),
        ("status: retired", "the rule is retired"),
        ("status: preview", "the rule is a preview, and previews were not asked for"),
    ],
)
def test_not_applicable(rule: Make, clauses: str, because: str) -> None:
    outcome = judged(rule(clauses + "\nforbid: {phrase: swan}"), "A swan.")
    assert (outcome.verdict, outcome.because) == (Verdict.NOT_APPLICABLE, because)
    assert outcome.findings == ()


@pytest.mark.parametrize(
    "clauses",
    [
        "applies-to: {event: [ipo, earnings_results], jurisdiction: US, exchange: NYSE}",
        "applies-to: {filer: domestic, listed: true}",
        "in-force: {from: 2025-05-01, until: 2025-05-01}",
        "needs: [release.date, release.company]",
        "when: {none: {phrase: goose}}",
    ],
)
def test_applicable(rule: Make, clauses: str) -> None:
    assert judged(rule(clauses + "\nforbid: {phrase: swan}"), "A swan.").verdict is Verdict.FAILED


@pytest.mark.parametrize(
    ("clauses", "unknown", "because"),
    [
        (
            "applies-to: {event: [ipo, merger_acquisition]}",
            {"events": ()},
            "the event is unknown; the rule is for ipo or merger_acquisition",
        ),
        ("applies-to: {filer: spac}", {"filer": None}, "the kind of issuer is unknown; the rule is for spac"),
        ("needs: [release.date]", {"date": None}, "the release's date is unknown: say --date"),
        ("needs: [release.fiscal-year-end]", {}, "the release's fiscal year end is unknown"),
    ],
)
def test_undetermined(rule: Make, clauses: str, unknown: dict[str, Any], because: str) -> None:
    outcome = judged(rule(clauses + "\nforbid: {phrase: swan}"), "A swan.", unknown)
    assert outcome.verdict is Verdict.UNDETERMINED
    assert outcome.because.startswith(because)


def test_a_release_that_names_no_listing_is_not_asked_by_the_exchanges(rule: Make) -> None:
    made = rule("applies-to: {exchange: [TSX, TSXV]}\nforbid: {phrase: swan}")
    outcome = judged(made, "A swan.", {"exchanges": (), "listed": False})
    assert outcome.verdict is Verdict.NOT_APPLICABLE
    assert outcome.because == (
        "no listing is named; the rule is for issuers on TSX or TSXV: say --exchange if this is one"
    )


def test_a_listing_on_an_exchange_that_is_not_named_is_undetermined(rule: Make) -> None:
    made = rule("applies-to: {exchange: TSX}\nforbid: {phrase: swan}")
    outcome = judged(made, "A swan.", {"exchanges": (), "listed": True})
    assert outcome.verdict is Verdict.UNDETERMINED
    assert outcome.because == "the exchange is unknown; the rule is for TSX: say --exchange"


@pytest.mark.parametrize(
    ("jurisdictions", "certainty", "verdict"),
    [
        (("EU",), "read", Verdict.NOT_APPLICABLE),
        (("EU",), "guessed", Verdict.UNDETERMINED),
        (("CA", "US"), "read", Verdict.UNDETERMINED),
    ],
)
def test_a_listing_under_another_country_s_law_is_none_on_the_exchange(
    rule: Make, jurisdictions: tuple[str, ...], certainty: str, verdict: Verdict
) -> None:
    made = rule("applies-to: {exchange: TSX}\nforbid: {phrase: swan}")
    release = {"exchanges": (), "listed": True, "jurisdictions": jurisdictions}
    facts = facts_of("A swan.", release, jurisdictions=certainty)
    table = Table("exchanges", ({"exchange": "TSX", "country": "CA"},))
    object.__setattr__(facts, "law", Law(tables={"exchanges": table}))
    outcome = apply(made, facts.document, facts)
    assert outcome.verdict is verdict
    if verdict is Verdict.NOT_APPLICABLE:
        assert outcome.because.startswith("the jurisdiction is EU; the rule is for issuers on TSX")


def test_what_is_certain_comes_before_what_is_not(rule: Make) -> None:
    clauses = "applies-to: {event: ipo, filer: spac}\nwhen: {phrase: goose}\nforbid: {phrase: swan}"
    unknown = {"events": (), "filer": None}
    assert judged(rule(clauses), "A swan.", unknown).verdict is Verdict.NOT_APPLICABLE
    assert judged(rule(clauses), "A goose.", {"events": ()}).because.startswith(
        "the kind of issuer is domestic"
    )


@pytest.mark.parametrize(
    ("clauses", "text", "verdict"),
    [
        ("when: {fact: date}\nforbid: {phrase: swan}", "A swan.", Verdict.NOT_APPLICABLE),
        ("each: {fact: date}\nrequire: {phrase: swan}", "A swan.", Verdict.NOT_APPLICABLE),
        ("forbid: {fact: date}", "A swan.", Verdict.PASSED),
        ("forbid: {all: [{phrase: swan}, {fact: date}]}", "A swan.", Verdict.PASSED),
        ("forbid: {any: [{phrase: swan, in: heading}, {fact: date}]}", "A swan.", Verdict.UNDETERMINED),
        ("forbid: {none: {fact: date}}", "A swan.", Verdict.UNDETERMINED),
        ("require: {fact: date}", "A swan.", Verdict.UNDETERMINED),
        ("when: {fact: date}\nforbid: {phrase: swan}", "A swan on May 4, 2020.", Verdict.UNDETERMINED),
    ],
)
def test_a_need_counts_where_the_verdict_could_turn_on_it(
    rule: Make, clauses: str, text: str, verdict: Verdict
) -> None:
    made = rule(f"needs: [release.date]\n{clauses}")
    facts = facts_of(text, {"date": None})
    assert apply(made, facts.document, facts).verdict is verdict
    assert trace(made, facts.document, facts)[-1].asked == verdict.value


def test_a_comparison_with_the_release_s_date_needs_it(rule: Make) -> None:
    made = rule("forbid: {fact: date, where: {date: {older-than: 1 year}}}")
    assert made.needs == ("release.date",)
    assert judged(made, "On May 4, 2020.", {"date": None}).verdict is Verdict.UNDETERMINED
    assert judged(made, "On May 4, 2020.").verdict is Verdict.FAILED


@pytest.mark.parametrize(
    ("certainty", "severity", "guesses"),
    [
        ({"events": "stated"}, Severity.ERROR, ()),
        ({"events": "read"}, Severity.ERROR, ()),
        ({"events": "guessed"}, Severity.WARNING, ("the event (earnings_results) is guessed, not stated",)),
        ({"events": "assumed"}, Severity.WARNING, ("the event (earnings_results) is assumed, not stated",)),
        ({"events": "guessed", "events:earnings_results": "read"}, Severity.ERROR, ()),
        (
            {"events": "read", "events:earnings_results": "guessed"},
            Severity.WARNING,
            ("the event (earnings_results) is guessed, not stated",),
        ),
        ({"filer": "guessed"}, Severity.ERROR, ()),
    ],
)
def test_a_guess_lowers_the_severity(
    rule: Make, certainty: dict[str, Any], severity: Severity, guesses: tuple[str, ...]
) -> None:
    outcome = judged(
        rule("applies-to: {event: earnings_results}\nforbid: {phrase: swan}"), "A swan.", **certainty
    )
    (finding,) = outcome.findings
    assert (finding.severity, finding.guesses, outcome.severity) == (severity, guesses, severity)
    assert outcome.rule.severity is Severity.ERROR


def test_two_guesses_lower_it_once_and_are_both_named(rule: Make) -> None:
    made = rule(
        "applies-to: {event: earnings_results, filer: domestic, listed: true}\nforbid: {phrase: swan}"
    )
    (finding,) = judged(made, "A swan.", events="guessed", filer="assumed", listed="guessed").findings
    assert finding.severity is Severity.WARNING
    assert finding.guesses == (
        "the event (earnings_results) is guessed, not stated",
        "the kind of issuer (domestic) is assumed, not stated",
        "that the issuer is listed is guessed",
    )


def test_a_preview_runs_when_asked_for(rule: Make) -> None:
    facts = facts_of("A swan.")
    made = rule("status: preview\nforbid: {phrase: swan}")
    assert apply(made, facts.document, facts, preview=True).verdict is Verdict.FAILED


def test_fixes(rule: Make) -> None:
    clauses = """\
        find: {pond: {phrase: pond}}
        forbid: {phrase: swan}
        message: 'A {text} on the {pond.text} ({release.date:%Y}).'
        """
    advice = rule(clauses + "fix: {advise: 'Not a {text}.', replace-with: '{text}ling'}")
    (finding,) = judged(advice, "A swan. A Pond.").findings
    assert finding.message == "A swan on the Pond (2025)."
    assert finding.fix is not None
    assert (finding.fix.advise, finding.fix.insert, finding.fix.replace) == ("Not a swan.", "", "swanling")
    text = rule(
        "require: {phrase: goose}\nfix: {insert: texts/geese.md}", **{"texts/geese.md": "No geese.\n"}
    )
    (finding,) = judged(text, "A swan.").findings
    assert finding.fix is not None
    assert (finding.fix.advise, finding.fix.insert, finding.fix.replace) == ("", "No geese.", None)


def test_what_is_not_stated(rule: Make) -> None:
    made = rule(
        "when: {any: [{phrase: swan}, {pattern: '(?P<x>goose)'}]}\nrequire: {phrase: duck}\nmessage: '{x}'"
    )
    assert judged(made, "A swan.").findings[0].message == "(not stated)"
    assert judged(made, "A goose.").findings[0].message == "goose"


def test_a_runaway_pattern_breaks_the_rule_only(rule: Make) -> None:
    outcome = judged(rule(r"forbid: {pattern: '(\w+\s?)*!'}"), "secret" * 500 + " ? !")
    assert outcome.verdict is Verdict.BROKEN
    assert "ran out of time" in outcome.because
    assert "secret" not in outcome.because


def test_an_error_breaks_the_rule_and_does_not_quote_the_draft(
    rule: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Facts, kind: str) -> tuple[Any, ...]:
        raise ValueError(self.document.text)

    monkeypatch.setattr(Facts, "of", fail)
    outcome = judged(rule("forbid: {fact: date}"), "A secret.")
    assert outcome.verdict is Verdict.BROKEN
    assert outcome.because.startswith("the rule could not be evaluated: ValueError in test_apply.py, line ")
    assert "secret" not in outcome.because


def test_a_card(rule: Make) -> None:
    card = rule("""\
        rulebook: B-1
        in-force: {from: 2003-03-28}
        require: {any: [{phrase: goose}, {part: sentence, containing: {phrase: duck}}]}
        """).card
    assert (card.id, card.topic, card.pack, card.rulebook) == ("birds.goose", "birds", "tiny", "B-1")
    assert (card.in_force_from, card.in_force_until) == ("2003-03-28", "")
    assert card.authority[0].cite == "17 CFR 1"
    assert card.looked_for == ('the words "goose"', 'a sentence, containing the words "duck"')


def test_scope_reads_the_release_only_if_asked(rule: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = facts_of("A swan.")
    facts._release = None
    monkeypatch.setattr(
        "checker.facts.release.read_release", lambda facts: pytest.fail("the release was read")
    )
    assert scope_of(rule("forbid: {phrase: swan}"), facts).excluded == ""
    assert apply(rule("forbid: {phrase: swan}"), facts.document, facts).verdict is Verdict.FAILED


def test_a_scope_is_told_once_for_all_rules_that_share_it(
    rule: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[Any] = []

    def tell(rule: Rule, _: Facts) -> Scope:
        told.append((rule.applies_to, rule.period[0]))
        return ANY

    monkeypatch.setattr("checker.language.scope._scope_of", tell)
    facts = facts_of("A swan.")
    scoped = "applies-to: {jurisdiction: US}\n"
    rules = [
        rule(scoped + "forbid: {phrase: swan}"),
        rule(scoped + "forbid: {phrase: goose}"),
        rule("applies-to: {jurisdiction: UK}\nforbid: {phrase: swan}"),
        rule(scoped + "in-force: {from: 2003-03-28}\nforbid: {phrase: swan}"),
        rule("forbid: {phrase: swan}"),
    ]
    outcomes = tuple(apply_all(rules, facts.document, facts))
    us, uk = {"jurisdiction": ["US"]}, {"jurisdiction": ["UK"]}
    assert told == [(us, None), (uk, None), (us, date(2003, 3, 28)), ({}, None)]
    assert [o.verdict.value for o in outcomes] == ["failed", "passed", "failed", "failed", "failed"]


def test_that_a_rule_does_not_apply_is_told_of_every_release_by_one_outcome(rule: Make) -> None:
    geese = rule("each: {phrase: goose, pick: first}\nforbid: {phrase: swan}")
    outcomes = [apply(geese, facts.document, facts) for facts in map(facts_of, ("A duck.", "A hen."))]
    assert outcomes[0].verdict is Verdict.NOT_APPLICABLE
    assert outcomes[0] is outcomes[1]
    assert "narrowing" not in vars(geese.each)  # nothing was there to narrow


class TestTrace:
    def steps(
        self, rule: Rule, text: str, release: dict[str, Any] | None = None, **certainty: Any
    ) -> list[Any]:
        facts = facts_of(text, release, **certainty)
        return list(trace(rule, facts.document, facts))

    def test_every_step(self, rule: Make) -> None:
        made = rule("""\
            applies-to: {event: earnings_results}
            in-force: {from: 2003-03-28}
            needs: [release.date]
            when: {phrase: swan}
            each: {part: sentence}
            require: {phrase: goose, in: it}
            """)
        steps = self.steps(made, "A swan. A goose.", events="guessed")
        assert [(s.clause, s.holds, s.count) for s in steps] == [
            ("in-force", True, 0),
            ("applies-to", True, 0),
            ("needs", True, 0),
            ("when", True, 1),
            ("each", True, 2),
            ("require", False, 0),
            ("require", True, 1),
            ("verdict", False, 1),
        ]
        assert steps[0].asked == "from March 28, 2003"
        assert steps[1].because == "the event (earnings_results) is guessed, not stated"
        assert steps[3].asked == 'the words "swan"'
        assert steps[4].quotes == ("A swan.", "A goose.")
        assert [s.subject for s in steps[5:7]] == ["A swan.", "A goose."]
        assert steps[7].asked == "failed"

    @pytest.mark.parametrize(
        ("clauses", "release", "last", "holds"),
        [
            ("in-force: {from: 2026-01-01}", {}, "in-force", False),
            ("applies-to: {event: ipo}", {}, "applies-to", False),
            ("needs: [release.date]", {"date": None}, "needs", None),
            ("when: {phrase: duck}", {}, "when", False),
            ("each: {phrase: duck}", {}, "each", False),
            ("applies-to: {filer: spac}", {"filer": None}, "applies-to", None),
        ],
    )
    def test_it_ends_where_the_judgement_ended(
        self, rule: Make, clauses: str, release: dict[str, Any], last: str, holds: bool | None
    ) -> None:
        steps = self.steps(rule(clauses + "\nforbid: {phrase: swan}"), "A swan.", release)
        assert (steps[-2].clause, steps[-2].holds) == (last, holds)
        assert steps[-1].clause == "verdict"
        assert steps[-1].holds is None

    def test_a_broken_rule(self, rule: Make) -> None:
        steps = self.steps(
            rule("when: {phrase: s*}\nforbid: {pattern: '(\\w+\\s?)*!'}"), "secret" * 500 + " ? !"
        )
        assert [s.clause for s in steps] == ["when", "verdict"]
        assert steps[-1].asked == "broken"

    def test_quotes_are_cut_short(self, rule: Make) -> None:
        steps = self.steps(rule("forbid: {part: sentence}"), "A swan " + "and a swan " * 30 + ".")
        assert len(steps[0].quotes[0]) == 120


def test_examples_say_what_is_wrong(rule: Make) -> None:
    made = rule(
        """\
        when: {phrase: [swan, goose]}
        forbid: {phrase: goose}
        message: 'A {text}.'
        examples:
          fail:
            - A goose.
            - {text: A goose., expect: {count: 2}}
            - {text: A goose., expect: {message: duck}}
            - {text: A goose., expect: {words: Goose}}
            - {text: A goose., expect: {severity: advice}}
            - {text: A goose., expect: {count: 1, message: goose, words: [goose], severity: error}}
            - A swan.
          pass: [A swan., A goose.]
          skip: [A duck., A swan.]
        """,
        **PARTS,
    )
    results = list(run_examples([made], Law()))
    assert [r.example.name for r in results] == [e.name for e in examples_of([made])]
    assert [(r.example.name, *r.faults) for r in results if r.faults] == [
        ("birds.goose-fail-2", "1 findings instead of 2"),
        ("birds.goose-fail-3", "the message does not say 'duck': A goose."),
        ("birds.goose-fail-4", "points at ['goose'] instead of ['Goose']"),
        ("birds.goose-fail-5", "error instead of advice"),
        ("birds.goose-fail-7", "passed instead of failed"),
        ("birds.goose-pass-2", "failed instead of passed: A goose."),
        ("birds.goose-skip-2", "passed instead of not-applicable"),
    ]
