"""The JSON report keeps its contract: shape, offsets, plain values."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from enum import Enum
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.document import Span
from checker.errors import PatternTimeout
from checker.render import render
from checker.render.plain import SEVERAL, SINGLE, plain, plain_fact
from checker.report import Report
from checker.resources import shipped


@pytest.fixture(scope="session")
def schema() -> jsonschema.Draft202012Validator:
    data = json.loads((shipped("reports") / "report.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(data)
    return jsonschema.Draft202012Validator(data, format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize("name", ["departure", "results", "clean"])
def test_one_report_is_one_object_of_the_schema(
    name: str, samples: Mapping[str, Report], schema: Any
) -> None:
    data = json.loads(render(samples[name], "json"))
    schema.validate(data)
    assert data["schema"] == 1 and "reports" not in data


def test_several_reports_are_a_list_in_the_order_given(samples: Mapping[str, Report], schema: Any) -> None:
    data = json.loads(render(list(samples.values()), "json"))
    schema.validate(data)
    assert [r["document"]["path"] for r in data["reports"]] == [
        r.document.source.name for r in samples.values()
    ]


def test_the_schema_refuses_a_report_without_a_place(samples: Mapping[str, Report], schema: Any) -> None:
    data = json.loads(render(samples["departure"], "json"))
    finding = next(f for o in data["outcomes"] for f in o["findings"] if f["start"] is not None)
    del finding["start"]
    assert not schema.is_valid(data)


def _placed(data: Any) -> list[dict[str, Any]]:
    """Everything with a quote, however deep."""
    if isinstance(data, list):
        return [found for item in data for found in _placed(item)]
    if not isinstance(data, dict):
        return []
    own = [data] if data.get("quote") is not None else []
    return own + [found for item in data.values() for found in _placed(item)]


@pytest.mark.parametrize("name", ["departure", "results", "clean"])
def test_every_quote_is_the_raw_text_at_its_offsets_and_place(
    name: str, samples: Mapping[str, Report]
) -> None:
    report = samples[name]
    raw, lines = report.document.raw, report.document.raw.split("\n")
    placed = _placed(json.loads(render(report, "json")))
    assert len(placed) >= 2
    for item in placed:
        assert raw[item["start"] : item["end"]] == item["quote"] != ""
        first = item["quote"].split("\n")[0]
        assert lines[item["line"] - 1][item["column"] - 1 :].startswith(first)
        assert lines[item["end_line"] - 1][: item["end_column"] - 1].endswith(item["quote"].split("\n")[-1])


def test_curly_quotes_of_the_draft_come_back_as_they_are(samples: Mapping[str, Report]) -> None:
    data = json.loads(render(samples["departure"], "json"))
    assert data["facts"]["forward_looking"][0]["quote"].startswith("“We expect")


def test_the_summary_counts_findings_and_rules(samples: Mapping[str, Report]) -> None:
    data = json.loads(render(samples["results"], "json"))
    found = [f["severity"] for o in data["outcomes"] if o["verdict"] == "failed" for f in o["findings"]]
    counts = {
        name: found.count(word)
        for name, word in (("errors", "error"), ("warnings", "warning"), ("advice", "advice"))
    }
    assert {name: data["summary"][name] for name in counts} == counts
    verdicts = [o["verdict"].replace("-", "_") for o in data["outcomes"]]
    for name in ("passed", "allowed", "not_applicable", "undetermined", "broken"):
        assert data["summary"][name] == verdicts.count(name)


def test_what_is_missing_has_no_place_but_may_stand_beside_words(samples: Mapping[str, Report]) -> None:
    outcomes = {o["rule"]: o for o in json.loads(render(samples["departure"], "json"))["outcomes"]}
    [missing] = outcomes["contact.email"]["findings"]
    assert missing["quote"] is missing["start"] is missing["line"] is None
    assert missing["beside"]["quote"] == "(303) 555-0147, ext. 12"
    assert outcomes["8k.director-departure"]["findings"][0]["beside"] is None


def test_a_release_without_a_cautionary_statement_says_so(samples: Mapping[str, Report]) -> None:
    facts = json.loads(render(samples["clean"], "json"))["facts"]
    assert facts["cautionary"] == {"present": False}
    assert facts["dateline"] is None and facts["conference_call"] is None


def test_facts_that_ran_out_of_time_are_named_not_guessed(new_sample: Any, schema: Any) -> None:
    report = new_sample("A short release.").report()

    class Slow:
        def of(self, kind: str) -> tuple[Any, ...]:
            if kind == "measure":
                raise PatternTimeout("too slow")
            return ()

        release = report.facts.release
        document = report.document

    object.__setattr__(report, "facts", Slow())
    data = json.loads(render(report, "json"))
    schema.validate(data)
    assert data["facts"]["unread"] == ["measure"] and data["facts"]["measures"] == []


def test_what_the_report_names_are_kinds_of_facts_each_once() -> None:
    from checker.facts import KINDS

    assert {*SINGLE, *SEVERAL} <= set(KINDS)
    names = [*SINGLE.values(), *SEVERAL.values()]
    assert len(names) == len(set(names))


class Color(Enum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Inner:
    span: Span
    at: time


@dataclass(frozen=True, slots=True)
class Odd:
    span: Span
    quote: str
    value: Decimal
    big: Decimal
    when: date
    parts: tuple[Span, ...]
    inner: Inner
    names: frozenset[str]
    color: Color
    table: dict[int, object]
    strange: object


def test_values_become_plain(new_sample: Any) -> None:
    document = new_sample("Net income was $1.50.").document
    span = Span(0, 3)
    fact = Odd(
        span,
        "shadow",
        Decimal("1.50"),
        Decimal("4.12E+7"),
        date(2026, 1, 2),
        (Span(4, 10),),
        Inner(Span(11, 14), time(8, 30)),
        frozenset({"b", "a"}),
        Color.RED,
        {1: Span(0, 1)},
        complex(1, 2),
    )
    data = plain_fact(fact, document)
    assert data["quote"] == "Net", "a field must not shadow the place"
    assert (data["value"], data["big"], data["when"], data["color"]) == (
        "1.50",
        "41200000",
        "2026-01-02",
        "red",
    )
    assert data["parts"] == [{"start": 4, "end": 10}]
    assert data["inner"]["quote"] == "was" and data["inner"]["at"] == "08:30:00"
    assert data["names"] == ["a", "b"] and data["table"] == {"1": {"start": 0, "end": 1}}
    assert data["strange"] == "(1+2j)"
    json.dumps(data)


def test_a_span_of_no_length_is_a_place_of_no_length(new_sample: Any) -> None:
    document = new_sample("Net income rose.").document
    assert plain(Span(4, 4), document) == {"start": 4, "end": 4}


def test_a_file_name_that_is_not_unicode_can_still_be_written(new_sample: Any) -> None:
    text = render(new_sample("A release.", name="draft\udcff.txt").report(), "json")
    assert json.loads(text.encode("utf-8"))["document"]["path"] == "draft?.txt"


def test_the_text_is_that_of_the_data() -> None:
    """The report's text is put together from pieces; it must be what it would be in one."""
    from checker.config import Settings
    from checker.language.pack import load_packs
    from checker.pipeline import check
    from checker.reading import read_text
    from checker.render import RenderOptions
    from checker.render.escaping import safe_json
    from checker.render.json import render_json, report_data
    from tests.cli.conftest import CLEAN, FAULTY

    packs = load_packs(("us-core",))
    told = [read_text(text, f"{n} ::x.txt") for n, text in enumerate((FAULTY, CLEAN, FAULTY))]
    reports = [check(each, packs, Settings(), date(2026, 11, 23)) for each in told]
    options = RenderOptions()
    assert render_json(reports[:1], options) == safe_json(report_data(reports[0])) + "\n"
    whole = {"schema": 1, "reports": [report_data(report) for report in reports]}
    assert render_json(reports, options) == safe_json(whole) + "\n"
    assert json.loads(render_json([], options)) == {"schema": 1, "reports": []}


_TEXTS = st.text(st.sampled_from('ab: :#"\\\n\t\x07é§—\u200e\u2028\xa0\ud800😀\x7f'), max_size=8)
_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | _TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_TEXTS, inner, max_size=3),
    max_leaves=12,
)


@given(_VALUES)
def test_any_data_is_laid_out_as_the_library_does_and_gives_no_orders(value: Any) -> None:
    """But for the escapes of what a console obeys, and half a surrogate pair, which no text can hold."""
    from checker.render.escaping import safe_json

    whole = json.loads(json.dumps(value).replace("\\ud800", "?"))
    told = safe_json(value)
    assert json.loads(told) == whole
    assert [line.lstrip(" ")[:1] for line in told.split("\n")] == [
        line.lstrip(" ")[:1] for line in json.dumps(value, indent=2, ensure_ascii=False).split("\n")
    ]
    assert "::" not in told and "##" not in told and "\u200e" not in told


def test_what_holds_only_single_values_is_written_by_one_call() -> None:
    """A release of 300 KB may have twenty thousand facts of a dozen fields."""
    from checker.render.escaping import safe_json
    from tests.effort import calls

    few, many = ({f"field {n}": f"“Q{n}” – so" for n in range(size)} for size in (3, 60))
    safe_json([few, many])
    assert calls(lambda: safe_json(many)) == calls(lambda: safe_json(few))
