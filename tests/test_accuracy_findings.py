"""The instrument's judgement of findings: defects found, rules counted, draws, judgements."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from checker.document import Block, Document, OffsetMap, Source, Span

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from measuring import census, defects, judgements, sweep
from measuring.counts import Board
from measuring.pages import Page
from measuring.verdicts import Hit, Judged

TEXT = "Acme anounces results on Monday, May 5, 2026. Actual results may differ. SITENAME"
PAGE = Page(TEXT)


def hit(rule: str, quote: str = "", severity: str = "error", id: str = "a", fingerprint: str = "f1") -> Hit:
    place = PAGE.occurrences(quote)[0] if quote else None
    return Hit(id, rule, severity, fingerprint, f"message of {rule}", place, quote)


def defect(what: str, quote: str | None = None, *, certain: bool = True) -> dict[str, Any]:
    return {"what": what, "quote": quote, "certain": certain}


@pytest.mark.parametrize(
    ("what", "name"),
    [
        ("scrape artefact: the headline is lost", "no headline"),
        ("scrape artefact: name of the site left", "copy's remnants"),
        ("duplicate text: the headline is printed twice", "duplicate"),
        ("boilerplate-only caution: no risk factor named", "boilerplate caution"),
        ("forward-looking statements with no cautionary statement", "no caution"),
        ("weekday does not match date", "date or time"),
        ("malformed form name: '10Q'", "filing"),
        ("misspelling: 'anounces'", "typography"),
    ],
)
def test_a_label_belongs_to_the_family_its_words_name(what: str, name: str) -> None:
    found = defects.family(what)
    assert found is not None
    assert found.name == name


def test_a_finding_answers_a_defect_of_its_family_in_its_place_only() -> None:
    label = defect("scrape artefact: site's name left", "SITENAME")
    assert defects.answers(hit("text.scrape-artefact", "SITENAME"), label, PAGE)
    assert not defects.answers(hit("text.scrape-artefact", "Acme"), label, PAGE)
    assert not defects.answers(hit("sec.stale-annual", "SITENAME"), label, PAGE)


def test_what_is_missing_has_no_place() -> None:
    label = defect("no dateline: place and date are missing", "Acme anounces")
    assert defects.answers(hit("id.dateline-missing"), label, PAGE)
    assert defects.answers(hit("id.dateline-missing", "SITENAME"), label, PAGE)
    assert not defects.answers(hit("id.ticker-missing"), label, PAGE)


def test_faults_of_no_family_are_answered_in_nearly_the_same_place() -> None:
    label = defect("the day is a holiday", "Monday, May 5, 2026")
    assert defects.family(label["what"]) is None
    assert defects.answers(hit("any.rule", "May 5, 2026"), label, PAGE)
    assert not defects.answers(hit("any.rule", TEXT), label, PAGE)
    assert not defects.answers(hit("any.rule"), label, PAGE)


def test_defects_and_findings_are_both_counted() -> None:
    labels = [
        defect("times conflict"),
        defect("misspelling: 'anounces'", "anounces"),
        defect("no headline", certain=False),
    ]
    hits = [
        hit("date.impossible"),
        hit("text.doubled-word", "Actual"),
        hit("sec.form-unknown", severity="warning"),
    ]
    board = Board()
    defects.score({"defects": labels}, hits, "a", PAGE, board)
    assert board.share("defects: certain found").right == 1
    assert board.share("defects: certain found").figure == 0.5
    assert board.share("defects: uncertain found").figure == 0.0
    assert board.share("findings borne out: error").figure == 0.5
    assert board.share("findings borne out: warning").figure == 0.0
    assert board.share("finding date.impossible").figure == 1.0


@pytest.mark.parametrize(
    ("rule", "labels"),
    [
        ("id.headline", {"headline": None}),
        ("id.dateline-missing", {"dateline": None}),
        ("id.about-missing", {"about": False}),
        ("id.ticker-missing", {"issuers": []}),
        ("contact.missing", {"contacts": []}),
        ("contact.email-missing", {"contacts": [{"email": None}]}),
        ("fls.disclaimer-missing", {"forward_looking": [{}], "cautionary": {"present": False}}),
        ("fls.surplus-disclaimer", {"forward_looking": [], "cautionary": {"present": True}}),
        ("fls.hedged-identification", {"cautionary": {"present": True, "identification": "may contain"}}),
        ("fls.boilerplate-caution", {"cautionary": {"present": True, "company_specific": False}}),
        ("fls.incorporation-only", {"cautionary": {"present": True, "named_factors": 0}}),
        (
            "fls.no-update-overreach",
            {"cautionary": {"present": True, "no_update_clause": True, "except_as_required_by_law": False}},
        ),
        ("sec.vague-reference", {"filings": [{"form": "10-K", "period_end": None, "filed_date": None}]}),
    ],
)
def test_a_finding_may_follow_from_labelled_facts(rule: str, labels: dict[str, Any]) -> None:
    clean = {
        "defects": [],
        "headline": "A headline",
        "dateline": {},
        "about": True,
        "issuers": [{}],
        "contacts": [{"email": "a@b.example"}],
        "forward_looking": [{}],
        "filings": [{"form": "10-K", "period_end": "2024-12-31", "filed_date": None}],
        "cautionary": {
            "present": True,
            "identification": "contains",
            "company_specific": True,
            "named_factors": 3,
            "no_update_clause": True,
            "except_as_required_by_law": True,
        },
    }
    assert defects.borne_out_by(clean | labels, hit(rule), PAGE)
    assert not defects.borne_out_by(clean, hit(rule), PAGE)


# --- census -----------------------------------------------------------------------------------------------


def judged(id: str, *hits: Hit, broken: tuple[str, ...] = ()) -> Judged:
    return Judged(id, hits, broken, ())


def test_the_census_counts_findings_and_releases_apart() -> None:
    counted = census.Census()
    counted.take(
        judged("a", hit("p"), hit("p"), hit("q", severity="advice")), {"id": "a", "issuer": "A (NYSE: A)"}
    )
    counted.take(judged("b", broken=("r",)), {"id": "b", "issuer": "B (TSX: B)"})
    lines = list(census.table(counted))
    assert any(line.split()[:4] == ["p", "2", "1", "50.0%"] for line in lines)
    assert "errors + warnings, all releases: median 1, 9th decile 0, of 2" in lines
    assert "errors + warnings, US-listed issuers: median 2, 9th decile 2, of 1" in lines
    assert "broken: r 1" in lines
    assert census.figures(counted)["rules"]["p"] == {"findings": 2, "releases": 1}


@pytest.mark.parametrize(
    ("row", "listed"),
    [
        ({"id": "bw-1", "issuer": "A Inc. (NASDAQ: A)"}, True),
        ({"id": "bw-1", "issuer": "A Ltd. (CSE: A, OTCQX: B)"}, False),
        ({"id": "edgar-1", "issuer": "A"}, True),
    ],
)
def test_listing_by_the_manifest(row: dict[str, str], listed: bool) -> None:
    assert census.listed_in_us(row) is listed


def test_a_draw_is_repeatable_and_of_one_severity() -> None:
    hits = [hit(f"r.{n}", fingerprint=str(n), severity="error" if n % 2 else "advice") for n in range(40)]
    drawn = census.draw(hits, 5, 7, "error")
    assert drawn == census.draw(hits, 5, 7, "error") != census.draw(hits, 5, 8, "error")
    assert {x.severity for x in drawn} == {"error"}
    assert len(census.draw(hits, 500, 7, "error")) == 20
    assert {x.rule for x in census.draw(hits, 9, 7, "error", "r.11")} == {"r.11"}


# --- judgements -------------------------------------------------------------------------------------------


def test_precision_is_of_the_findings_still_made(tmp_path: Path) -> None:
    path = tmp_path / "j.csv"
    rows = ["id,rule,fingerprint,verdict", "a,p,f1,right", "a,p,f2,wrong", "b,p,f1,right", "a,gone,f9,wrong"]
    path.write_text("\n".join(rows) + "\n", "utf-8")
    hits = [hit("p"), hit("p", fingerprint="f2"), hit("p", id="b"), hit("q")]
    lines = list(judgements.table(judgements.read(path), hits))
    assert any(line.split() == ["error", "2", "0", "1", "0.667"] for line in lines)
    assert any(line.split() == ["p", "2", "0", "1", "0.667"] for line in lines)
    assert lines[-1] == "judged and no longer found: 1"


@pytest.mark.parametrize(
    "rows",
    [
        ["id,rule,verdict", "a,p,right"],
        ["id,rule,fingerprint,verdict", "a,p,f1,maybe"],
        ["id,rule,fingerprint,verdict", "a,p,f1,right", "a,p,f1,wrong"],
    ],
)
def test_faulty_judgements_are_refused(tmp_path: Path, rows: list[str]) -> None:
    path = tmp_path / "j.csv"
    path.write_text("\n".join(rows) + "\n", "utf-8")
    with pytest.raises(ValueError, match=r"j\.csv"):
        judgements.read(path)


def test_the_projects_own_judgements_can_be_read() -> None:
    assert isinstance(judgements.read(), dict)


# --- sweep ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("span", "fault"),
    [
        (Span(0, 4), ""),
        (Span(3, 3), "empty"),
        (Span(0, 99), "out of bounds"),
        (Span(4, 9), "white space"),
        (Span(10, 14), "outside"),
    ],
)
def test_misplaced_spans_are_told(span: Span, fault: str) -> None:
    text = "Acme will\nrise"
    blocks = (Block(Span(0, 9), "paragraph"),)
    document = Document(text, text, blocks, OffsetMap((0,), (0,)), Source("a.txt", "text"))
    told = sweep.misplaced(document, span)
    assert (fault in told) if fault else not told


def test_a_map_that_leads_astray_is_noticed() -> None:
    blocks = (Block(Span(0, 4), "paragraph"),)
    document = Document("xxAcme", "Acme", blocks, OffsetMap((0,), (0,)), Source("a.txt", "text"))
    assert sweep.misplaced(document, Span(0, 4)) == "quote differs from the words"
