"""What each variant of the report says, how large it is, and how long it takes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from checker.errors import ConfigError
from checker.findings import Allowance, Severity
from checker.render import RenderOptions, render
from checker.render.branding import Branding, branding_from, contrast
from checker.render.folder import Folder
from checker.render.kept import Told, lightened
from checker.render.view import ReportView, report_view
from checker.render.view_folder import ORDERS
from checker.report import Report
from tests.reading.builders.word import WordFile, cell, dele, ins, p, row, run, table
from tests.render.test_html import Page
from tests.render.variants import BRANDED, EVIL, checked, earnings_html, made_by_hand

THREE_PAGES = 150_000
EARNINGS = 1_000_000


@pytest.fixture(scope="module")
def reports(new_sample: Any) -> dict[str, Report]:
    return made_by_hand(new_sample)


@pytest.fixture(scope="module")
def views(reports: Mapping[str, Report]) -> dict[str, ReportView]:
    return {name: report_view(report, RenderOptions()) for name, report in reports.items()}


@pytest.fixture(scope="module")
def earnings() -> Report:
    return checked(earnings_html(), "earnings.html")


@pytest.mark.parametrize(
    ("name", "word", "reason"),
    [
        ("all-clear", "Ready for sign-off", "No fault was found."),
        ("nothing-applicable", "Could not be checked", "No check came to a result on this text."),
        ("not-run", "Ready for sign-off", "No fault was found, but two checks did not run."),
        ("two-hundred", "Not ready to issue", "17 points must be fixed before this release goes out."),
        ("lapsed", "Ready for sign-off", "Nothing must be fixed; one point should be."),
    ],
)
def test_the_verdict_is_made_of_the_results(
    name: str, word: str, reason: str, views: Mapping[str, ReportView]
) -> None:
    assert (views[name].verdict.word, views[name].verdict.reason) == (word, reason)


def test_every_variant_is_well_formed_and_its_links_land(reports: Mapping[str, Report]) -> None:
    for name, report in reports.items():
        page = Page(render(report, "html"))
        assert page.open == [], name
        assert len(page.ids) == len(set(page.ids)), name
        assert not {link[1:] for link in page.links if link.startswith("#")} - set(page.ids), name
        assert "complian" not in "".join(page.words).lower(), name


# --- allowances


def test_a_finding_whose_allowance_ended_counts_again_and_says_so(views: Mapping[str, ReportView]) -> None:
    [point] = views["lapsed"].points
    [place] = point.places
    assert place.lapsed.startswith(
        "It ended on June 30, 2026. It said: “Third-party study on file” (by General"
    )
    assert "One finding counts again" in views["lapsed"].verdict.lede


def test_what_is_set_aside_tells_who_why_and_until_when(views: Mapping[str, ReportView]) -> None:
    allowed, known = views["lapsed"].set_aside
    assert (allowed.word, allowed.by, allowed.until, allowed.where) == (
        "Allowed", "General Counsel", "Ends January 31, 2027", "prewire.toml",
    )  # fmt: skip
    assert (known.word, known.reason, known.until) == ("Known", "Baseline.", "")
    [unused] = views["lapsed"].unused
    assert (unused.rule, unused.fault) == ("id.end-mark", "No finding of this draft needs it.")


# --- the release


def test_tracked_changes_are_shown_and_are_not_text(views: Mapping[str, ReportView]) -> None:
    release = views["tracked"].release
    marks = [m for p in release.paragraphs for m in p.marks]
    assert [(m.text, m.change, m.aside) for m in marks if m.change] == [
        ("best ", "ins", False),
        ("and largest ", "del", True),
    ]
    assert "".join(m.text for m in marks if not m.aside).endswith("the best plant in Ohio last week.")
    assert "with all tracked changes accepted (1 insertion, 1 deletion)" in release.changes
    notes = [n.text for p in release.paragraphs for n in p.notes]
    assert "Bo Lee: Is this so?" in notes


def test_a_mark_on_inserted_words_keeps_its_number(views: Mapping[str, ReportView]) -> None:
    marks = [m for p in views["tracked"].release.paragraphs for m in p.marks if m.state]
    assert [(m.text, m.change, m.numbers) for m in marks] == [
        ("the ", "", ""), ("best ", "ins", ""), ("plant", "", "1"),
    ]  # fmt: skip


def test_a_table_is_a_table(earnings: Report) -> None:
    tables = [p for p in report_view(earnings, RenderOptions()).release.paragraphs if p.rows]
    assert len(tables) == 15
    head, first, *_ = tables[0].rows
    assert ["".join(m.text for m in c.marks) for c in head.cells] == [
        "(in thousands)",
        "2026",
        "2025",
        "Change",
    ]
    assert [c.heading for c in head.cells] == ["col"] * 4
    assert first.cells[0].heading == "row" and [c.figure for c in first.cells] == [False, True, True, True]
    assert len({sum(c.columns for c in row.cells) for row in tables[0].rows}) == 1, "rows are equally wide"


def test_the_words_of_a_table_are_all_there(earnings: Report) -> None:
    document = earnings.document
    shown = [p for p in report_view(earnings, RenderOptions()).release.paragraphs if p.rows]
    for grid, paragraph in zip(document.tables, shown, strict=True):
        words = "".join(m.text for row in paragraph.rows for c in row.cells for m in c.marks)
        assert words == "".join(document.words(each.span) for each in grid.cells)


def test_figures_that_were_computed_are_listed(earnings: Report) -> None:
    figures = report_view(earnings, RenderOptions()).figures
    assert figures is not None and figures.told
    assert {f.state for f in figures.told} <= {"should", "note", "notrun", "pass"}


# --- size and speed


def three_pages() -> bytes:
    """A release of three pages: some 9,000 characters with a caution, quotes and a contact."""
    prose = [
        f"The {name} program moved ahead in the quarter, and the Company expects to report data from study {n} by the "
        f"end of 2026. “We are pleased with the pace of enrollment at site {n},” said Dana Whitfield, Chief Medical "
        f"Officer. Spending on the program was ${n}.{n} million, compared with ${n}.0 million a year earlier."
        for n, name in enumerate(("HP-204", "HP-311", "HP-402", "HP-519") * 7, 1)
    ]
    caution = (
        "Forward-looking statements are made here, as the law calls them: the Private Securities Litigation "
        "Reform Act of 1995. Actual results may differ materially because of slower enrollment, adverse data, our need "
        "for financing, and the other risks in our Annual Report on Form 10-K for the year ended December 31, 2025. "
        "Except as required by law, the Company undertakes no obligation to update these statements."
    )
    text = "\n\n".join(
        [
            "Harrow Peak Therapeutics Reviews Its Pipeline",
            "BOULDER, Colo., March 12, 2026 -- Harrow Peak Therapeutics, Inc. (Nasdaq: HPTX) today reviewed its pipeline.",
            *prose, caution, "Contact: Dana Whitfield, (303) 555-0147, ir@harrowpeak.example",
        ]
    )  # fmt: skip
    return text.encode()


def test_the_page_of_a_release_of_three_pages_is_small() -> None:
    report = checked(three_pages(), "three-pages.txt")
    assert len(report.document.text) > 8000
    assert len(render(report, "html").encode()) <= THREE_PAGES


def test_the_page_of_an_earnings_release_of_sixty_kilobytes_is_small(earnings: Report) -> None:
    assert len(earnings.document.text) > 60_000
    assert len(render(earnings, "html").encode()) <= EARNINGS


# --- branding


def test_branding_is_checked(tmp_path: Path) -> None:
    for data, told in (
        ({"colour": "x"}, "unknown key 'colour'"),
        ({"accent": "teal"}, "is no colour"),
        ({"accent": "#88aaff"}, "too pale"),
        ({"paper": "a5"}, "letter, a4"),
        ({"reviewers": "GC"}, "a list"),
        ({"logo": "logo.bmp"}, "use a picture"),
        ({"logo": "gone.png"}, "cannot be read"),
        ({"company": 3}, "one line in quotes"),
        ("x", "must be a table"),
    ):
        with pytest.raises(ConfigError, match=told):
            branding_from(data, tmp_path, "prewire.toml")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == 21 and contrast("#777777", "#777777") == 1
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


@pytest.mark.parametrize("accent", ["#000000", "#0a4c8c", "#7a1f5c", "#005a30"])
def test_an_accent_can_be_read_on_both_grounds(accent: str, tmp_path: Path) -> None:
    made = branding_from({"accent": accent}, tmp_path, "t")
    assert contrast(made.accent, "#ffffff") >= 4.5 and contrast(made.accent_dark, "#161f28") >= 4.5


def test_a_hostile_footline_stays_a_string_of_css(samples: Mapping[str, Report]) -> None:
    branding = Branding(footline='"}</style><script>alert(1)</script>@import url(x)')
    text = render(samples["clean"], "html", RenderOptions(branding=branding))
    assert "<script" not in text and text.count("</style>") == 1 and "@import" not in text


def test_the_branding_is_on_the_page(samples: Mapping[str, Report]) -> None:
    page = Page(render(samples["clean"], "html", RenderOptions(branding=BRANDED)))
    words = "".join(page.words)
    assert "Privileged and confidential" in words and "General Counsel" in words
    assert ("img", "class", "src", "alt") in page.elements


# --- a folder


def test_an_index_of_a_thousand_drafts_is_sorted_in_three_ways(reports: Mapping[str, Report]) -> None:
    files: dict[str, str] = {}
    folder = Folder(RenderOptions(), files.__setitem__)
    several = [lightened(report) for name, report in reports.items() if name != "two-hundred"]
    for n in range(1000):
        folder.add(Told({"html": "", "json": ""}, several[n % len(several)]))
    folder.fail("drafts/scan.pdf: it has no text layer")
    folder.end()
    assert len(files) == 2001 + len(ORDERS)
    for name in ORDERS:
        assert len(files[name].encode()) < 2_000_000
        assert len(Page(files[name]).links) == 1001 + 1000 + len(ORDERS) + 1
    assert len({files[name] for name in ORDERS}) == 3
    assert "scan.pdf" in files["index.html"] and "It has no text layer." in files["scan.html"]


def test_names_in_a_folder_never_meet(samples: Mapping[str, Report], new_sample: Any) -> None:
    files: dict[str, str] = {}
    folder = Folder(RenderOptions(), files.__setitem__)
    for name in ("a/Q3.txt", "b/q3.docx", "index.html", "../../etc/passwd", "", EVIL):
        folder.add(Told({"html": "page", "json": "{}"}, new_sample("Text.", name=name).report()))
    assert len(files) == 12
    assert all(name == Path(name).name and not name.startswith((".", "index.")) for name in files)


def test_severity_states_are_the_seven(views: Mapping[str, ReportView]) -> None:
    assert [t.state for t in views["lapsed"].tiles] == [
        "must",
        "should",
        "note",
        "pass",
        "na",
        "notrun",
        "supp",
    ]
    assert len(Severity) == 3


# --- hostile files, read and checked as they come


def hostile_word() -> bytes:
    """A Word draft with markup in its headline, body, contact, table cells, comment, changes and properties."""
    rows = [row(cell(p(run(EVIL))), cell(p(run("$1,204")))) for _ in range(3)]
    file = WordFile(
        p(run(EVIL)),
        p(
            run(f"TOLEDO, Ohio, Aug. 6, 2026 -- {EVIL} (Nasdaq: News) said that it expects growth. "),
            ins(run(EVIL)),
        ),
        p(dele(EVIL), run(" It rose 12% to $5 million from $4 million.")),
        table(*rows),
        p(run(f"Contact: {EVIL}, (207) 555-0119, {EVIL}@example.com")),
    )
    file.properties({"title": EVIL, "creator": EVIL, "subject": EVIL, "keywords": EVIL})
    file.header(p(run(EVIL)))
    return file.build()


def hostile_markdown() -> bytes:
    return f"---\ntitle: '{EVIL.replace(chr(39), chr(39) * 2)}'\nevent: other\n---\n# {EVIL}\n\n{EVIL}\n".encode()


@pytest.mark.parametrize(
    ("data", "name"),
    [(hostile_word(), f"{EVIL}.docx"), (hostile_markdown(), f"{EVIL}.md"), (EVIL.encode() * 3, "draft.txt")],
    ids=["word", "markdown", "text"],
)
def test_a_hostile_file_is_text_all_through_the_report(data: bytes, name: str) -> None:
    from checker.compare import compare
    from checker.compare.told import told

    report = checked(data, name)
    for page in (Page(render(report, "html")), Page(told(compare(report, report), "html", RenderOptions()))):
        assert page.open == []
        names = {attribute for element in page.elements for attribute in element[1:]}
        assert not {a for a in names if a.startswith("on")} and "style" not in names
        assert not {element[0] for element in page.elements} & {"script", "img", "iframe", "object", "base"}
        assert all(link.startswith(("#", "https://")) for link in page.links)
    assert "document.body.dataset.ran" in "".join(Page(render(report, "html")).words)


def test_a_comparison_of_hostile_drafts_is_text() -> None:
    from checker.compare import compare
    from checker.compare.told import told

    one, other = checked(b"# A\n\nOne.\n", "a.md"), checked(hostile_markdown(), f"{EVIL}.md")
    for old, new in ((one, other), (other, one)):
        page = Page(told(compare(old, new), "html", RenderOptions()))
        assert page.open == [] and "script" not in {element[0] for element in page.elements}


# --- the record


def test_the_record_pins_the_file_its_words_and_the_settings(earnings: Report) -> None:
    record = report_view(earnings, RenderOptions()).record
    document = {pair.label: pair.value for pair in record.document}
    tool = {pair.label: pair.value for pair in record.tool}
    data = json.loads(render(earnings, "json"))
    assert document["SHA-256"] == data["document"]["sha256"] != ""
    assert document["SHA-256 of its text"] == data["document"]["text_sha256"] != ""
    assert tool["SHA-256 of the settings"] == data["settings_sha256"] != ""
    assert [pack.digest for pack in record.packs] == [pack["digest"] for pack in data["packs"]]


def test_another_setting_is_another_digest() -> None:
    from checker.config import Settings
    from checker.inputs import inputs_of, settings_digest, settings_from
    from checker.reading import read_text

    document = read_text("A draft.", "draft.txt")
    given = Allowance("promo.best", "On file", "GC", date(2027, 1, 31), "best", "prewire.toml")
    several = [
        Settings(),
        Settings(preview=True),
        Settings(allow=(given,)),
        Settings(stated={"date": date(2026, 5, 5), "event": ["dividend"]}),
    ]
    inputs = [inputs_of(each, document) for each in several]
    assert len({settings_digest(each) for each in inputs}) == len(several)
    assert [settings_from(json.loads(json.dumps(each))) for each in inputs] == several


def test_a_table_with_endless_spans_is_laid_out_at_once(new_sample: Any) -> None:
    from checker.document import Block, Cell, Span, Table

    text = "a" * 400
    sample = new_sample(text)
    cells = tuple(Cell(Span(n, n + 1), n // 2, n % 2, 60_000, 60_000) for n in range(400))
    span = sample.document.blocks[0].span
    sample.document = replace(sample.document, blocks=(Block(span, "table"),), tables=(Table(span, cells),))
    [paragraph] = report_view(sample.report(), RenderOptions()).release.paragraphs
    assert len(paragraph.rows) == 200
    assert "".join(m.text for row in paragraph.rows for c in row.cells for m in c.marks) == text
    assert max(cell.rows for row in paragraph.rows for cell in row.cells) <= 200


def test_cells_that_share_a_place_lose_no_word(new_sample: Any) -> None:
    from checker.document import Block, Cell, Span, Table

    sample = new_sample("one two three")
    span = sample.document.blocks[0].span
    cells = (Cell(Span(0, 3), 0, 0), Cell(Span(4, 7), 0, 0), Cell(Span(8, 13), 0, 1))
    sample.document = replace(sample.document, blocks=(Block(span, "table"),), tables=(Table(span, cells),))
    [paragraph] = report_view(sample.report(), RenderOptions()).release.paragraphs
    assert paragraph.rows == () and "".join(m.text for m in paragraph.marks) == "one two three"
