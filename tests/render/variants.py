"""Reports at the edges: each way a page can look, made by hand or by the checker itself."""

from __future__ import annotations

import base64
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

from checker.findings import Allowance, Authority, Fix, Severity, Verdict
from checker.origins import Marking, Origins, Signpost
from checker.render.branding import Branding
from checker.report import Report

E, W, A = Severity.ERROR, Severity.WARNING, Severity.ADVICE
EVIL = "<script>document.body.dataset.ran='yes'</script><img src=x onerror=alert(1)>\"'><b onclick=x>&amp;{{7*7}}"
PIXEL = (
    "data:image/png;base64,"
    + base64.b64encode(
        bytes.fromhex(
            "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000"
            "050001a5f645400000000049454e44ae426082"
        )
    ).decode()
)
BRANDED = Branding(
    company="Otter Creek Instruments", confidentiality="Privileged and confidential", logo=PIXEL,
    footline="Privileged: prepared at the request of counsel", accent="#7a1f5c", accent_dark="#e6b3d6",
    reviewers=("Chief Financial Officer", "General Counsel"), paper="a4",
)  # fmt: skip

Start = Callable[..., Any]


def all_clear(start: Start) -> Report:
    """Every check that applies passed."""
    s = start("Acme Opens a Plant\n\nTOLEDO, Ohio, June 9, 2026 -- Acme, Inc. (NYSE: ACME) opened a plant.\n")
    s.release |= {"date": date(2026, 6, 9), "headline": "Acme Opens a Plant", "company": "Acme, Inc."}
    s.said("id.headline", "A release needs a headline", Verdict.PASSED, "", "Acme Opens a Plant")
    s.said("id.ticker-format", "The symbol is well formed", Verdict.PASSED, "", "(NYSE: ACME)")
    s.said("draft.placeholder", "No placeholder is left", Verdict.PASSED)
    s.said("off.legend", "An offer carries its legend", Verdict.NOT_APPLICABLE, "the event is not an offer")
    return s.report()  # type: ignore[no-any-return]


def nothing_applicable(start: Start) -> Report:
    """No check applies."""
    s = start("A note.\n")
    for n in range(12):
        s.said(f"off.rule-{n}", f"Rule {n} of offers", Verdict.NOT_APPLICABLE, "the event is not an offer")
    return s.report()  # type: ignore[no-any-return]


def not_run(start: Start) -> Report:
    """No finding, but two checks came to no result."""
    s = start("Acme Opens a Plant\n\nAcme opened a plant.\n")
    s.said("id.headline", "A release needs a headline", Verdict.PASSED, "", "Acme Opens a Plant")
    s.said("sec.on-edgar", "The reports cited are on EDGAR", Verdict.UNDETERMINED, "online checks are off")
    s.said("id.listed", "The exchange is known", Verdict.UNDETERMINED, "the exchange cannot be told")
    return s.report()  # type: ignore[no-any-return]


def two_hundred(start: Start) -> Report:
    """Two hundred findings of fifty rules, some on the same words."""
    lines = [f"Paragraph {n} says that the leading product number {n} will surely grow." for n in range(50)]
    s = start("\n\n".join(lines))
    for n in range(50):
        words = f"the leading product number {n} will"
        s.failed(
            f"promo.rule-{n}", f"Demand number {n}", (E, W, A)[n % 3],
            s.finding((E, W, A)[n % 3], f"Fault {n} of the first kind.", words, fix=Fix(advise="Say less")),
            s.finding((E, W, A)[n % 3], f"Fault {n} of the second kind.", f"number {n} will surely"),
            s.finding(A, f"Fault {n} of the third kind.", f"Paragraph {n} says"),
            s.finding(W, f"Words are missing, kind {n}.", None, beside=f"Paragraph {n} says"),
        )  # fmt: skip
    return s.report()  # type: ignore[no-any-return]


def lapsed(start: Start) -> Report:
    """Allowances of every sort: one that holds, one that ended, one that covers nothing; and a known finding."""
    s = start("Acme Opens the Best Plant\n\nAcme opened the best plant. It is the largest plant in Ohio.\n")
    given = Allowance(
        "promo.best", "Third-party study on file", "General Counsel", date(2027, 1, 31), "", "prewire.toml"
    )
    ended = replace(
        given, until=date(2026, 6, 30), fault="it ended on June 30, 2026", where="draft.allow.yaml:3"
    )
    s.failed(
        "promo.best", "Superlatives need a ground", W,
        s.finding(W, "“Best” has no ground.", "the Best Plant", allowed=given),
        s.finding(W, "“Largest” has no ground.", "the largest plant", lapsed=ended),
        s.finding(W, "“Best” has no ground.", "the best plant", known="baseline"),
    )  # fmt: skip
    s.said("id.headline", "A release needs a headline", Verdict.PASSED, "", "Acme Opens the Best Plant")
    return s.report(unused_allowances=(replace(given, rule="id.end-mark", where="prewire.toml"),))  # type: ignore[no-any-return]


def scripts_of_the_world(start: Start) -> Report:
    """Names from right to left, and in Chinese, Japanese and Korean."""
    s = start(
        "شركة الأمل القابضة تعلن نتائجها\n\n東京、2026年3月12日 -- 株式会社ハロー (TSE: 1234) は本日発表しました。\n\n"
        "חברת אקמה בע״מ ו-Acme Inc. חתמו. 주식회사 한빛은 발표했다.\n",
        name="مسودة-草稿-טיוטה.txt",
    )
    s.release |= {"headline": "شركة الأمل القابضة تعلن نتائجها", "company": "株式会社ハロー"}
    s.failed("id.name", "שם החברה", E, s.finding(E, "“חברת אקמה” is not the name.", "חברת אקמה"))
    s.failed("id.symbol", "証券コード", W, s.finding(W, "「1234」 lacks a mark.", "(TSE: 1234)"))
    return s.report()  # type: ignore[no-any-return]


def long_words(start: Start) -> Report:
    """Words and addresses that no line can hold."""
    url = "https://investors.example.com/" + "very-long-path/" * 30 + "?q=" + "a" * 200
    word = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 4
    s = start(f"{word}\n\nSee {url} for {word}.\n", name=f"{'x' * 180}.txt")
    s.release |= {"headline": word, "company": word}
    s.failed(
        f"web.{'y' * 60}",
        word,
        E,
        s.finding(E, f"“{url}” is too long. {word}", url, fix=Fix(word, word, word)),
    )
    s.said("id.long", word, Verdict.PASSED, "", word)
    s.said("id.na", word, Verdict.NOT_APPLICABLE, word)
    return s.report(options={word: url})  # type: ignore[no-any-return]


def hostile(start: Start) -> Report:
    """Markup wherever text can come from outside."""
    s = start(f"{EVIL}\n\n{EVIL} body text of the draft.\n", name=f"{EVIL}.txt")
    s.release |= {"headline": EVIL, "company": EVIL, "events": (EVIL,), "exchanges": (EVIL,)}
    given = Allowance(EVIL, EVIL, EVIL, None, EVIL, EVIL, EVIL)
    s.failed(
        "a.b", EVIL, E,
        s.finding(E, EVIL, "body text", fix=Fix(EVIL, EVIL, EVIL), guesses=(EVIL,), lapsed=given),
        s.finding(E, EVIL, "of the draft", allowed=given),
        why=EVIL, authority=(Authority(EVIL, "V", EVIL, "javascript:alert(1)"),), looked_for=(EVIL,),
    )  # fmt: skip
    s.said("a.c", EVIL, Verdict.UNDETERMINED, EVIL)
    s.said("a.d", EVIL, Verdict.NOT_APPLICABLE, EVIL)
    s.said("a.e", EVIL, Verdict.PASSED, "", "body text")
    mark = Marking("comment", EVIL, 0, 10, author=EVIL, date=EVIL)
    cut = Marking("deletion", EVIL, 20, 20, author=EVIL)
    s.document = replace(s.document, markings=(mark, cut))
    return s.report(options={EVIL: EVIL}, unused_allowances=(given,), tool_version=EVIL)  # type: ignore[no-any-return]


def tracked(start: Start) -> Report:
    """A Word draft with insertions, deletions, a comment, and a mark on words that were put in."""
    text = "Acme Opens a Plant\n\nAcme opened the best plant in Ohio last week.\n"
    s = start(text, name="draft.docx")
    put_in, gone = text.index("best "), text.index("in Ohio")
    markings = (
        Marking("insertion", "best ", put_in, put_in + 5, author="Ann Poe", date="2026-03-02T10:00:00Z"),
        Marking("deletion", "and largest ", gone, gone, author="Bo Lee"),
        Marking("comment", "Is this so?", put_in, put_in + 10, author="Bo Lee"),
    )
    origins = Origins((), (Signpost(0, "paragraph 1"), Signpost(20, "paragraph 2")))
    s.document = replace(s.document, markings=markings, origins=origins)
    s.failed("promo.best", "“Best” needs its ground", W, s.finding(W, "No ground.", "the best plant"))
    return s.report()  # type: ignore[no-any-return]


def made_by_hand(start: Start) -> dict[str, Report]:
    """Every variant that is made by hand, by name."""
    made = (
        all_clear, nothing_applicable, not_run, two_hundred, lapsed, scripts_of_the_world, long_words, hostile,
        tracked,
    )  # fmt: skip
    return {make.__name__.replace("_", "-"): make(start) for make in made}


@cache
def earnings_html() -> bytes:
    """An earnings release of some 60 KB of text with 15 tables, as HTML."""
    heads = "<th colspan=2>2026</th><th>2025</th><th>Change</th>"
    tables = []
    for t in range(15):
        rows = "".join(
            f"<tr><td>Line item {t}-{n} of the statement</td><td>$</td><td>{1000 + 37 * n:,}</td>"
            f"<td>({900 + 31 * n:,})</td><td>{n}.5%</td></tr>"
            for n in range(26)
        )
        tables.append(
            f"<h2>Table {t + 1}</h2><table><tr><th>(in thousands)</th>{heads}</tr>{rows}</table>"
            + "".join(f"<p>{_prose(t, n)}</p>" for n in range(8))
        )
    return (
        "<html><body><h1>Calder &amp; Moss Reports First-Quarter 2026 Results</h1><p>PORTLAND, Maine, May 5, 2026 -- "
        "Calder &amp; Moss Logistics Corp. (NYSE: CDMS) today announced results for the quarter ended March 31, 2026."
        f"</p>{''.join(tables)}<p>Contact: Pia Castellanos, (207) 555-0119, ir@calder.example</p></body></html>"
    ).encode()


def _prose(t: int, n: int) -> str:
    return (
        f"Revenue of segment {t}-{n} rose {n + 3}% to ${40 + t}.{n} million from ${38 + t}.{n} million a year earlier, "
        f"as volumes in cold storage grew and as the Company expects them to grow in the second half of 2026. "
        f"Operating income was ${4 + n}.{t % 10} million, or {10 + n} percent of revenue, and adjusted EBITDA was "
        f"${7 + n}.{t % 10} million. Management believes that demand may change with weather, prices and credit."
    )


def checked(data: bytes, name: str) -> Report:
    """A real check of these bytes by the shipped rules."""
    from datetime import UTC, datetime

    from checker.config import Settings
    from checker.language.pack import load_packs
    from checker.pipeline import check
    from checker.reading import read_bytes

    packs = load_packs(Settings().packs)
    now = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)
    return check(read_bytes(data, name), packs, Settings(), now.date(), now)


def pages(start: Start, samples: Mapping[str, Report]) -> dict[str, str]:
    """Every kind of page in every variant, by name."""
    from checker.compare import compare
    from checker.compare.told import told
    from checker.render import RenderOptions, render
    from checker.render.html import page
    from checker.render.view_folder import folder_view, line_of, tool_pairs, unread_view

    options = RenderOptions()
    reports = {**samples, **made_by_hand(start), "earnings": checked(earnings_html(), "earnings.html")}
    made = {name: render(report, "html", options) for name, report in reports.items()}
    made["branded"] = render(samples["departure"], "html", RenderOptions(branding=BRANDED))
    made["overview"] = render(list(samples.values()), "html", options)
    made["compare"] = told(compare(samples["departure"], samples["results"]), "html", options)
    tool = tool_pairs(samples["clean"])
    lines = [line_of(r, f"{name}.html", f"{name}.json") for name, r in reports.items()]
    made["folder"] = page("folder.html.j2", options, folder=folder_view(lines, "index.html", tool))
    made["unread"] = page("unread.html.j2", options, unread=unread_view("scan.pdf", "it has no text", tool))
    return made
