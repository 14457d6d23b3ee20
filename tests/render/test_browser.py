"""In a real browser: accessible, within the window, without network, and locked, on every page there is."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from checker.report import Report
from tests.render.variants import EVIL, pages

pytestmark = pytest.mark.browser

SCRIPT = "<script>document.body.setAttribute('data-ran', 'yes')</script>"
ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = [("light", 1280), ("dark", 320)]
if os.environ.get("CI"):  # on a desk, two looks that differ in everything are enough
    LOOKS = [(scheme, width) for scheme in ("light", "dark") for width in (1280, 390, 320)]
VARIANTS = [
    "departure", "results", "clean", "all-clear", "nothing-applicable", "not-run", "two-hundred", "lapsed",
    "scripts-of-the-world", "long-words", "hostile", "tracked", "earnings", "branded", "overview", "compare",
    "folder", "unread",
]  # fmt: skip


def missing(what: str) -> None:
    assert not os.environ.get("CI"), f"CI must have {what}"
    pytest.skip(f"needs {what}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        missing("Chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    try:
        import axe_playwright_python
    except ImportError:
        missing("axe-core, which axe-playwright-python carries")
    return (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def folder(samples: Mapping[str, Report], new_sample: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every page in a folder."""
    folder = tmp_path_factory.mktemp("pages")
    for name, text in pages(new_sample, samples).items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return folder


class Shown:
    """A page as it is shown, and what it did that it should not."""

    def __init__(self, browser: Any, path: Path, **context: Any) -> None:
        self.context = browser.new_context(**context)
        self.page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda said: self.complaints.append(said.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(path.as_uri())

    def __enter__(self) -> Shown:
        return self

    def __exit__(self, *_: object) -> None:
        self.context.close()


@pytest.mark.parametrize("name", VARIANTS)
def test_every_page_is_accessible_and_fits_in_both_themes_at_three_widths(
    name: str, browser: Any, axe: str, folder: Path
) -> None:
    with Shown(browser, folder / f"{name}.html", bypass_csp=True) as shown:
        shown.page.evaluate(axe)
        for scheme, width in LOOKS:
            shown.page.emulate_media(color_scheme=scheme)
            shown.page.set_viewport_size({"width": width, "height": 900})
            wide = shown.page.evaluate(
                "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
            )
            assert wide[0] <= wide[1], f"{name} at {width}: {wide[0]} pixels wide"
            found = shown.page.evaluate(
                "t => axe.run(document, {runOnly: t, resultTypes: ['violations']})", TAGS
            )
            told = [
                f"{v['id']} ({len(v['nodes'])}): {v['nodes'][0]['html'][:200]}" for v in found["violations"]
            ]
            assert told == [], f"{name}, {scheme}, {width}"


@pytest.mark.parametrize("name", VARIANTS)
def test_no_page_asks_for_anything_or_complains(name: str, browser: Any, folder: Path) -> None:
    with Shown(browser, folder / f"{name}.html") as shown:
        assert [url for url in shown.requests if not url.startswith(("file:", "data:"))] == []
        assert len([url for url in shown.requests if url.startswith("file:")]) == 1
        assert shown.complaints == []
        assert shown.page.locator("body").get_attribute("data-ran") is None


def test_the_policy_holds_where_escaping_is_bypassed(browser: Any, folder: Path, tmp_path: Path) -> None:
    locked = (folder / "clean.html").read_text(encoding="utf-8").replace("<main", f"{SCRIPT}<main", 1)
    unlocked = re.sub(r"<meta http-equiv[^>]+>", "", locked)
    for name, text, ran in (("locked", locked, None), ("unlocked", unlocked, "yes")):
        (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
        with Shown(browser, tmp_path / f"{name}.html") as shown:
            assert shown.page.locator("body").get_attribute("data-ran") == ran, name


def test_a_hostile_release_is_shown_as_text(browser: Any, folder: Path) -> None:
    with Shown(browser, folder / "hostile.html") as shown:
        assert shown.page.locator("script, img[src='x'], b[onclick]").count() == 0
        assert EVIL.replace("&amp;", "&amp;") in shown.page.locator("#p1").inner_text().replace("\u00a0", " ")


def plain(browser: Any, path: Path, **more: Any) -> Shown:
    """The page as a reader has it: with JavaScript off."""
    return Shown(browser, path, java_script_enabled=False, **more)


def test_the_boxes_filter_without_script(browser: Any, folder: Path) -> None:
    with plain(browser, folder / "departure.html") as shown:
        must, passed = shown.page.locator("article.must").first, shown.page.locator("tr[data-s=pass]").first
        assert must.is_visible() and passed.is_visible()
        shown.page.locator("#f-must").uncheck()
        shown.page.locator("#f-pass").uncheck()
        assert not must.is_visible() and not passed.is_visible()
        assert shown.page.locator("article.should").first.is_visible()
        assert not shown.page.locator(".empty").is_visible()
        shown.page.locator("#f-should").uncheck()
        assert shown.page.locator(".empty").is_visible()
        assert shown.page.locator("#release .t").first.is_visible(), "the text itself is never hidden"


def test_the_index_of_a_folder_filters_without_script(browser: Any, folder: Path) -> None:
    with plain(browser, folder / "folder.html") as shown:
        rows = shown.page.locator("tbody tr[data-s=must]")
        assert rows.count() > 3 and rows.first.is_visible()
        shown.page.locator("#f-must").uncheck()
        assert not rows.first.is_visible()


@pytest.mark.parametrize("width", [1280, 390])
def test_every_link_lands_clear_of_the_bar_on_top(width: int, browser: Any, folder: Path) -> None:
    with Shown(browser, folder / "departure.html", viewport={"width": width, "height": 900}) as shown:
        hrefs = shown.page.eval_on_selector_all(
            "main a[href^='#']", "all => all.map(a => a.getAttribute('href'))"
        )
        assert len(set(hrefs)) > 15
        for href in dict.fromkeys(hrefs):
            top, bar = shown.page.evaluate(
                """h => {location.hash = h;
                   const e = document.getElementById(h.slice(1)).getBoundingClientRect();
                   const n = document.querySelector('.nav').getBoundingClientRect();
                   return [e.top, n.top <= 0 ? n.bottom : 0]}""",
                href,
            )
            assert bar - 1 <= top < 900, f"{href} lands at {top}, the bar ends at {bar}"


def test_links_lead_from_the_text_to_the_card_and_back(browser: Any, folder: Path) -> None:
    with plain(browser, folder / "departure.html") as shown:
        for link, landed in (
            ("#release a.hl.must", "#n1"),
            ("#n1 cite a", "#m1-1"),
            ("#checklist a[href='#n2']", "#n2"),
            ("#checklist tr[data-s=pass] td.ev a", "#p"),
        ):
            shown.page.locator(link).first.press("Enter")
            assert f"{landed}" in shown.page.url[-8:], link


def test_the_keyboard_reaches_everything_in_order(browser: Any, folder: Path) -> None:
    with Shown(browser, folder / "departure.html") as shown:
        order = []
        for _ in range(30):
            shown.page.keyboard.press("Tab")
            order.append(
                shown.page.evaluate(
                    "document.activeElement.id || document.activeElement.getAttribute('href')"
                )
            )
        assert order[:2] == ["#main", "theme-auto"]
        boxes = ["f-must", "f-should", "f-note", "f-pass", "f-na", "f-notrun", "f-supp"]
        nav = ["#fixes", "#release", "#checklist", "#dates", "#read", "#record"]
        assert order[2:9] == boxes and order[9:15] == nav
        assert order[15] == "#m1-1"


@pytest.mark.parametrize("name", ["departure", "lapsed", "folder", "compare"])
def test_the_keyboard_leaves_nothing_out(name: str, browser: Any, folder: Path) -> None:
    with Shown(browser, folder / f"{name}.html") as shown:
        reachable = shown.page.evaluate(
            """() => {const seen = new Set(); let n = 0;
               for (const e of document.querySelectorAll('a[href], input, summary, [tabindex]')) {
                 if (e.tabIndex > 0) return -1;
                 if (e.type === 'radio' && !e.checked) continue;
                 if (!e.checkVisibility()) continue;
                 e.dataset.nth = n++}
               return n}"""
        )
        assert reachable > 4, "and none jumps the queue"
        visited = []
        for _ in range(reachable):
            shown.page.keyboard.press("Tab")
            visited.append(int(shown.page.evaluate("document.activeElement.dataset.nth || -1")))
        assert visited == list(range(reachable))


def test_what_is_copied_is_the_release_alone(
    browser: Any, folder: Path, samples: Mapping[str, Report]
) -> None:
    with Shown(browser, folder / "departure.html") as shown:
        copied = shown.page.evaluate(
            "() => {const s = getSelection(); s.selectAllChildren(document.querySelector('#release .doc'));"
            " return s.toString()}"
        )
    assert "Text missing" not in copied and "Finding" not in copied and "Passed" not in copied
    assert " ".join(copied.split()) == " ".join(samples["departure"].document.raw.split())


def test_words_that_were_not_checked_are_not_copied(browser: Any, folder: Path) -> None:
    with Shown(browser, folder / "tracked.html") as shown:
        copied = shown.page.evaluate(
            "() => {const s = getSelection(); s.selectAllChildren(document.querySelector('#release .doc'));"
            " return s.toString()}"
        )
        assert shown.page.locator("#release .doc del").inner_text() == "and largest "
    assert "Acme opened the best plant in Ohio last week." in " ".join(copied.split())


def test_without_colours_the_states_are_told_by_word_and_shape(browser: Any, folder: Path) -> None:
    with plain(browser, folder / "departure.html", forced_colors="active") as shown:
        for word in (
            "Must fix",
            "Should fix",
            "Consider",
            "Passed",
            "Not applicable",
            "Not checked",
            "Set aside",
        ):
            tag = shown.page.locator(".tag", has_text=word).first
            assert tag.is_visible() and tag.locator("svg").count() == 1, word


def test_without_its_style_the_page_is_an_outline(browser: Any, folder: Path, tmp_path: Path) -> None:
    bare = re.sub(
        r"<style>.*?</style>", "", (folder / "departure.html").read_text(encoding="utf-8"), flags=re.S
    )
    (tmp_path / "bare.html").write_text(bare, encoding="utf-8")
    with Shown(browser, tmp_path / "bare.html") as shown:
        heads = shown.page.eval_on_selector_all("h1, h2", "all => all.map(h => h.innerText.trim())")
        assert heads[0].startswith("Not ready to issue")
        assert heads[1:4] == ["What to fix", "Annotated release", "Checklist"]
        widest = shown.page.eval_on_selector_all(
            "svg", "all => Math.max(...all.map(s => s.getBoundingClientRect().width))"
        )
        assert widest <= 24, "signs stay small"


@pytest.mark.parametrize("paper", ["letter", "branded"])
def test_paper_is_tagged_and_as_large_as_it_should_be(
    paper: str, browser: Any, folder: Path, samples: Mapping[str, Report]
) -> None:
    import pypdfium2

    from checker.render.pdf import pdf_of

    name = "departure" if paper == "letter" else "branded"
    made = pdf_of((folder / f"{name}.html").read_text(encoding="utf-8"))
    assert b"/StructTreeRoot" in made and b"/Outlines" in made
    document = pypdfium2.PdfDocument(made)
    width, height = document[0].get_size()
    assert (round(width), round(height)) == ((612, 792) if paper == "letter" else (595, 842))
    text = [page.get_textpage().get_text_range() for page in document]
    line = "Draft: may contain material" if paper == "letter" else "Privileged: prepared at the request"
    assert all(line in page for page in text), "the line stands on every page"
    assert f"Page {len(text)} of {len(text)}" in text[-1]


def test_the_picture_in_the_readme_is_of_this_report(browser: Any, folder: Path, tmp_path: Path) -> None:
    """``PREWIRE_UPDATE=1`` takes it anew."""
    kept = Path(__file__).parents[2] / "docs" / "images" / "report.png"
    target = kept if os.environ.get("PREWIRE_UPDATE") == "1" else tmp_path / "report.png"
    with plain(browser, folder / "departure.html", viewport={"width": 1280, "height": 1500}) as shown:
        shown.page.screenshot(path=target)
    assert "(docs/images/report.png)" in (kept.parents[2] / "README.md").read_text(encoding="utf-8")
    taken, shown_there = target.read_bytes(), kept.read_bytes()
    assert taken[:8] == shown_there[:8] == b"\x89PNG\r\n\x1a\n"
    assert taken[16:24] == shown_there[16:24], "of the same size"
    assert 0.5 < len(taken) / len(shown_there) < 2, "take it anew with PREWIRE_UPDATE=1"


def test_the_same_report_prints_to_the_same_bytes(
    browser: Any, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from checker.render.pdf import pdf_of

    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795000000")
    page = (folder / "clean.html").read_text(encoding="utf-8")
    assert pdf_of(page) == pdf_of(page)
