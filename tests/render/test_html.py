"""The HTML report: one locked file, every link lands, hostile text stays text, templates and view agree."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_type_hints

import jinja2
import jinja2.meta
import jinja2.nodes
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.compare.view import ComparisonView
from checker.document import Span
from checker.errors import ConfigError
from checker.findings import Authority, Fix, Severity, Verdict
from checker.render import RenderOptions, html, render, render_files
from checker.render.branding import Branding
from checker.render.frame import FrameView
from checker.render.segments import shown
from checker.render.view import OverviewView, ReportView, report_view
from checker.render.view_folder import FolderView, UnreadView
from checker.report import Report
from checker.resources import shipped

NAMES = ["departure", "results", "clean"]
VOID = {"meta", "link", "br", "input", "use", "path", "circle", "img"}


class Page(HTMLParser):
    """What a browser would see: elements with the names of their attributes, ids, links and text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, ...]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.words: list[str] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, *(name for name, _ in attrs)))
        values = dict(attrs)
        self.ids += [v for k, v in attrs if k == "id" and v is not None]
        self.links += [values["href"] or ""] if tag == "a" and "href" in values else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, *(name for name, _ in attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag, f"</{tag}> closes nothing"

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.fixture(scope="session")
def pages(samples: Mapping[str, Report]) -> dict[str, str]:
    return {name: render(report, "html") for name, report in samples.items()}


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_well_formed_and_every_link_lands(name: str, pages: dict[str, str]) -> None:
    page = Page(pages[name])
    assert page.open == []
    assert len(page.ids) == len(set(page.ids)), "ids repeat"
    inside = [link[1:] for link in page.links if link.startswith("#")]
    assert len(inside) > 10
    assert not set(inside) - set(page.ids)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_runs_and_nothing_is_loaded(name: str, pages: dict[str, str]) -> None:
    text = pages[name]
    assert not re.search(r"<script|<iframe|<object|<img|<link|javascript:|@import|url\(", text, re.I)
    assert not re.search(r"<[^>]*\s(?:style|on\w+)=", text, re.I)
    outward = [link for link in Page(text).links if not link.startswith("#")]
    assert all(link.startswith("https://") for link in outward)


def test_the_style_is_sealed_by_its_digest(pages: dict[str, str]) -> None:
    text = pages["clean"]
    [style] = re.findall(r"<style>(.*?)</style>", text, re.S)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    [policy] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    assert policy.startswith("default-src 'none';")
    assert f"style-src 'sha256-{digest}'" in policy


def test_the_same_report_gives_the_same_bytes(samples: Mapping[str, Report], pages: dict[str, str]) -> None:
    for name, report in samples.items():
        assert render(report, "html") == pages[name]


@pytest.mark.parametrize("name", NAMES)
def test_no_report_claims_compliance(name: str, pages: dict[str, str]) -> None:
    assert "complian" not in pages[name].lower()
    assert "complies" not in pages[name].lower()
    assert "not legal advice" in pages[name]


@pytest.mark.parametrize("name", NAMES)
def test_the_annotated_release_is_the_release_word_for_word(name: str, samples: Mapping[str, Report]) -> None:
    report = samples[name]
    view = report_view(report, RenderOptions())
    blocks = report.document.blocks
    assert len(view.release.paragraphs) == len(blocks)
    for block, paragraph in zip(blocks, view.release.paragraphs, strict=True):
        joined = "".join(mark.text for mark in paragraph.marks)
        assert joined == shown(report.document, block.span, line_breaks=block.kind != "table")


def test_pages_are_small(pages: dict[str, str]) -> None:
    assert max(len(text.encode()) for text in pages.values()) < 150_000


# --- templates and view


def view_classes(*roots: type) -> set[type]:
    found: set[type] = set()
    queue: list[Any] = list(roots)
    while queue:
        item = queue.pop()
        if isinstance(item, type) and dataclasses.is_dataclass(item) and item not in found:
            found.add(item)
            queue += get_type_hints(item).values()
        elif get_args(item) or isinstance(item, UnionType):
            queue += get_args(item)
    return found


VIEWS = {
    "report.html.j2": ReportView,
    "overview.html.j2": OverviewView,
    "folder.html.j2": FolderView,
    "compare.html.j2": ComparisonView,
    "unread.html.j2": UnreadView,
}
"""Each page and what it is made of."""


def reached(environment: jinja2.Environment, name: str) -> set[str]:
    """The templates that a page is put together from."""
    found, queue = set[str](), [name]
    while queue:
        if (name := queue.pop()) not in found:
            found.add(name)
            tree = environment.parse((shipped("reports") / "templates" / name).read_text(encoding="utf-8"))
            queue += [n for n in jinja2.meta.find_referenced_templates(tree) if n]
    return found


def test_templates_use_exactly_the_fields_of_the_view() -> None:
    environment = jinja2.Environment(autoescape=True)
    used: set[str] = set()
    for name in set[str]().union(*(reached(environment, page) for page in VIEWS)):
        tree = environment.parse((shipped("reports") / "templates" / name).read_text(encoding="utf-8"))
        for node in tree.find_all(jinja2.nodes.Getattr):
            if not (isinstance(node.node, jinja2.nodes.Name) and node.node.name in ("loop", "self")):
                used.add(node.attr)
    classes = view_classes(*VIEWS.values(), FrameView)
    fields = {f.name for cls in classes for f in dataclasses.fields(cls)}
    assert used == fields


def test_every_field_of_the_view_is_explained() -> None:
    import inspect

    for cls in view_classes(*VIEWS.values(), FrameView):
        source = inspect.getsource(cls)
        for field in dataclasses.fields(cls):
            assert re.search(rf"^    {field.name}: .*\n    \"\"\"", source, re.M), (
                f"{cls.__name__}.{field.name}"
            )


def test_templates_never_switch_escaping_off() -> None:
    for name in set[str]().union(*(reached(jinja2.Environment(autoescape=True), page) for page in VIEWS)):
        text = (shipped("reports") / "templates" / name).read_text(encoding="utf-8")
        assert not re.search(r"\|\s*safe|autoescape|Markup", text), name


# --- hostile text

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>x</script>",
    "--><svg/onload=alert(1)>",
    "{{ 7*7 }}{% raw %}",
    "&lt;b&gt; &amp;",
    "\x00\x1b[31m\u202egnp.exe<b>",
]


def filled(value: Any, text: str) -> Any:
    """The view with every piece of text replaced."""
    if isinstance(value, str):
        return text if value else value
    if isinstance(value, tuple):
        return tuple(filled(item, text) for item in value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.replace(
            value, **{f.name: filled(getattr(value, f.name), text) for f in dataclasses.fields(value)}
        )
    return value


@pytest.mark.parametrize("name", ["departure", "results"])
@given(
    text=st.one_of(st.sampled_from(HOSTILE), st.text(st.sampled_from("<>&\"'/= `{}%!-ab\x00\n"), min_size=1))
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_hostile_text_in_every_field_adds_no_element_and_no_attribute(
    name: str, text: str, samples: Mapping[str, Report], monkeypatch: pytest.MonkeyPatch
) -> None:
    view = report_view(samples[name], RenderOptions())

    def page_with(words: str) -> Page:
        with monkeypatch.context() as m:
            m.setattr(html, "report_view", lambda report, options: filled(view, words))
            return Page(render(samples[name], "html"))

    hostile, harmless = page_with(text), page_with("x")
    assert hostile.elements == harmless.elements
    assert hostile.open == []


def test_a_hostile_draft_stays_text(new_sample: Any) -> None:
    evil = '<script>alert(1)</script> & "quoted" <b onclick=x>bold</b> </style>'
    sample = new_sample(f"{evil} Headline\n\n{evil} body text.", name=f"{evil}.txt")
    sample.release |= {"headline": evil, "company": evil, "events": (evil,), "exchanges": (evil,)}
    sample.failed(
        "a.b",
        evil,
        Severity.ERROR,
        sample.finding(Severity.ERROR, evil, "body text", fix=Fix(evil, evil, evil), guesses=(evil,)),
        why=evil,
        authority=(Authority(evil, "V", evil, "javascript:alert(1)"),),
    )
    sample.said("a.c", evil, Verdict.UNDETERMINED, evil)
    text = render(
        sample.report(options={evil: evil}), "html", RenderOptions(branding=Branding(reviewers=(evil,)))
    )
    page = Page(text)
    assert "script" not in {element[0] for element in page.elements}
    assert not {name for element in page.elements for name in element[1:]} & {"onclick", "style"}
    assert not any(link.lower().startswith("javascript") for link in page.links)
    assert "".join(page.words).count("<script>alert(1)</script>") > 10


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://www.sec.gov/a", "https://www.sec.gov/a"),
        ("http://www.sec.gov/a", ""),
        ("javascript:alert(1)", ""),
        ("JavaScript:alert(1)", ""),
        (" https://www.sec.gov", ""),
        ('https://x.example/"onclick=x', ""),
        ("//x.example", ""),
        ("", ""),
    ],
)
def test_only_https_becomes_a_link(url: str, link: str) -> None:
    from checker.render.authority import safe_link

    assert safe_link(url) == link


# --- users' templates


def test_a_users_template_stands_in_front(samples: Mapping[str, Report], tmp_path: Path) -> None:
    (tmp_path / "_record.html.j2").write_text(
        "<p>Our own record of {{ report.record.document[0].value }}</p>"
    )
    text = render(samples["clean"], "html", RenderOptions(templates=tmp_path))
    assert "<p>Our own record of drafts/clean.txt</p>" in text and 'id="fixes"' in text


def test_a_users_style_sheet_is_sealed_like_ours(samples: Mapping[str, Report], tmp_path: Path) -> None:
    (tmp_path / "report.css").write_text("body{color:teal}\n")
    text = render(samples["clean"], "html", RenderOptions(templates=tmp_path))
    digest = base64.b64encode(hashlib.sha256(b"body{color:teal}").digest()).decode()
    assert f"'sha256-{digest}'" in text and "<style>body{color:teal}</style>" in text


@pytest.mark.parametrize(
    ("file", "text", "complaint"),
    [
        ("_days.html.j2", "line one\n{% if %}", "_days.html.j2:2"),
        ("_days.html.j2", "{{ report.dayz }}", "dayz"),
        ("report.css", "body{} </style><script>", "style sheet"),
    ],
)
def test_a_wrong_template_is_the_users_error(
    file: str, text: str, complaint: str, samples: Mapping[str, Report], tmp_path: Path
) -> None:
    (tmp_path / file).write_text(text)
    with pytest.raises(ConfigError, match=re.escape(complaint)):
        render(samples["clean"], "html", RenderOptions(templates=tmp_path))


# --- several drafts


def test_several_drafts_get_an_overview_and_a_page_each(samples: Mapping[str, Report]) -> None:
    files = dict(render_files(list(samples.values()), "html", "out.html"))
    assert list(files) == ["out.html", "out-1-departure.html", "out-2-results.html", "out-3-clean.html"]
    overview = Page(files["out.html"])
    assert [link for link in overview.links if not link.startswith("#")] == list(files)[1:]
    assert "2 of 3 drafts have points that must be fixed." in files["out.html"]
    assert files["out-3-clean.html"] == render(samples["clean"], "html")


def test_page_names_are_unlike_and_plain(new_sample: Any) -> None:
    reports = [
        new_sample("Text.", name=name).report()
        for name in ("a/b.txt", "c/b.txt", "../../Ünïcode & co.docx", "")
    ]
    names = [html.page_name("r.html", i, report) for i, report in enumerate(reports, 1)]
    assert len(set(names)) == 4
    assert all(re.fullmatch(r"r-\d-[\w-]+\.html", name, re.A) for name in names)


def test_one_report_is_one_file_of_the_name_given(samples: Mapping[str, Report]) -> None:
    [(name, text)] = render_files([samples["clean"]], "html", "x.html")
    assert name == "x.html" and text == render(samples["clean"], "html")


def test_an_unknown_format_is_the_users_error(samples: Mapping[str, Report]) -> None:
    with pytest.raises(ConfigError, match="no format is called 'doc'; use one of text, json, html"):
        render(samples["clean"], "doc")


# --- odd reports


def odd_reports(new_sample: Any) -> Iterator[Report]:
    empty = new_sample("x")
    yield empty.report()
    nowhere = new_sample("First line.\n\nSecond line.")
    finding = dataclasses.replace(nowhere.finding(Severity.ERROR, "Zero-length."), span=Span(3, 3))
    across = dataclasses.replace(
        nowhere.finding(Severity.WARNING, "Across."), span=Span(0, len(nowhere.document.text))
    )
    gap = dataclasses.replace(nowhere.finding(Severity.WARNING, "Gap."), beside=Span(11, 12))
    nowhere.failed("a.zero", "T", Severity.ERROR, finding)
    nowhere.failed("a.across", "T", Severity.WARNING, across, across)
    nowhere.failed("a.gap", "T", Severity.WARNING, gap, nowhere.finding(Severity.ADVICE, "Nowhere."))
    nowhere.said("a.sure", "T", Verdict.FAILED, "no findings came")
    yield nowhere.report(checked_at=None, packs=())


def test_odd_reports_still_make_a_page_whose_links_land(new_sample: Any) -> None:
    for report in odd_reports(new_sample):
        page = Page(render(report, "html"))
        assert page.open == []
        assert len(page.ids) == len(set(page.ids))
        assert not {link[1:] for link in page.links} - set(page.ids)
