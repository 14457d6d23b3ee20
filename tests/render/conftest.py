"""Synthetic releases with facts and outcomes made by hand: rendering is tested apart from extraction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from checker.document import Document, Match, Span
from checker.facts import KINDS, Facts
from checker.facts.release import Release
from checker.findings import (
    Allowance,
    Authority,
    Finding,
    Fix,
    Outcome,
    RuleCard,
    Severity,
    Verdict,
    evened,
    fingerprint,
)
from checker.law import Law, PackVersion
from checker.origins import Origins, Signpost
from checker.reading import read_text
from checker.report import Report

RELEASES = Path(__file__).parent / "releases"
NOW = datetime(2026, 11, 23, 9, 14, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FakeFiling:
    span: Span
    form: str | None = None
    period_kind: str = "none"
    period_end: date | None = None
    fiscal_year: int | None = None
    filed_date: date | None = None
    open_ended: bool = False
    verb: str = "unstated"
    due: date | None = None


@dataclass(frozen=True, slots=True)
class FakeTicker:
    span: Span
    exchange: str
    symbol: str | None


@dataclass(frozen=True, slots=True)
class FakeDateline:
    span: Span
    city: str
    region: str
    date: date | None
    wire: str
    wire_span: Span | None = None


@dataclass(frozen=True, slots=True)
class FakeForwardLooking:
    span: Span
    strength: str
    trigger: str
    trigger_span: Span | None = None


@dataclass(frozen=True, slots=True)
class FakeCautionary:
    span: Span
    identification: str
    named_factors: int
    factors: tuple[str, ...] = ()
    cites_pslra: bool = False
    no_update_clause: bool = False


@dataclass(frozen=True, slots=True)
class FakeContact:
    span: Span
    role: str
    name: str | None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class FakeCall:
    span: Span
    date: date | None
    time: time | None
    zone: str


@dataclass(frozen=True, slots=True)
class FakeAmount:
    span: Span
    value: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class FakeDate:
    span: Span
    date: date | None


class Sample:
    """A release under construction: facts and outcomes are given by the words they stand on."""

    def __init__(self, text: str, name: str = "release.txt", law: Law | None = None) -> None:
        self.document: Document = read_text(text, name)
        self.law = law or Law()
        self.facts: dict[str, list[Any]] = {kind: [] for kind in KINDS}
        self.outcomes: list[Outcome] = []
        self.release: dict[str, Any] = {
            "date": None, "date_source": "unknown", "date_span": None, "law_date": NOW.date(),
            "headline": None, "headline_span": None, "company": None, "company_span": None,
            "events": (), "jurisdictions": ("US",),
            "exchanges": (), "listed": False, "filer": None, "fiscal_year_end": None, "certainty": {},
        }  # fmt: skip

    def at(self, words: str) -> Span:
        """The first place of the words in the reading text."""
        start = self.document.text.index(words)
        return Span(start, start + len(words))

    def fact(self, kind: str, make: Callable[..., Any], words: str, **fields: Any) -> None:
        self.facts[kind].append(make(self.at(words), **fields))

    def rule(self, id: str, title: str, severity: Severity, **more: Any) -> RuleCard:
        why = more.pop("why", "Readers and data services rely on it.")
        authority = more.pop("authority", (Authority("house", "house"),))
        return RuleCard(id, title, severity, why, "us-core", authority=authority, **more)

    def failed(self, id: str, title: str, severity: Severity, *findings: Finding, **more: Any) -> None:
        card = self.rule(id, title, severity, **more)
        told = tuple(
            replace(f, rule=id, fingerprint=fingerprint(id, evened(f.message), n))
            for n, f in enumerate(findings)
        )
        verdict = more.get("verdict", Verdict.FAILED)
        self.outcomes.append(Outcome(card, verdict, severity, "", told))

    def finding(self, severity: Severity, message: str, words: str | None = None, **more: Any) -> Finding:
        beside = more.pop("beside", None)
        span = self.at(words) if words else None
        return Finding("", severity, message, span, "", beside=self.at(beside) if beside else None, **more)

    def said(
        self, id: str, title: str, verdict: Verdict, because: str = "", *evidence: str, **more: Any
    ) -> None:
        findings = more.pop("findings", ())
        card = self.rule(id, title, more.pop("severity", Severity.WARNING), **more)
        matches = tuple(Match(self.at(words)) for words in evidence)
        self.outcomes.append(Outcome(card, verdict, card.severity, because, findings, matches))

    def report(self, **more: Any) -> Report:
        facts = Facts(self.document, self.law, {}, NOW.date())
        facts._found = {kind: tuple(found) for kind, found in self.facts.items()}
        facts._release = Release(**self.release)
        settings: dict[str, Any] = {
            "packs": (PackVersion("us-core", "2026.11.0", "9c1f" * 16),),
            "as_of": NOW.date(),
            "checked_at": NOW,
            "tool_version": "0.1.0",
            "options": {"Fails on": "error"},
        }
        return Report(self.document, facts, tuple(self.outcomes), **{**settings, **more})


E, W, A = Severity.ERROR, Severity.WARNING, Severity.ADVICE
PSLRA = Authority(
    "15 U.S.C. 78u-5(c)(1)(A)(i)", "V", "accompanied by meaningful cautionary statements",
    "https://www.law.cornell.edu/uscode/text/15/78u-5",
)  # fmt: skip


def _sample(name: str, law: Law) -> Sample:
    path = RELEASES / f"{name}.txt"
    sample = Sample(path.read_text(encoding="utf-8"), f"drafts/{name}.txt", law)
    source = replace(sample.document.source, sha256="e58094defc7a4309" * 4)
    sample.document = replace(sample.document, source=source)
    return sample


def departure(law: Law) -> Sample:
    """A director leaves: two points must be fixed."""
    s = _sample("departure", law)
    headline = "Harrow Peak Therapeutics Announces Departure of Director"
    s.release |= {
        "date": date(2026, 3, 12), "date_source": "dateline", "law_date": date(2026, 3, 12),
        "headline": headline, "headline_span": s.at(headline), "company": "Harrow Peak Therapeutics, Inc.",
        "events": ("director_change",),
        "exchanges": ("Nasdaq",), "listed": True, "fiscal_year_end": (12, 31),
        "certainty": {"date": "read", "company": "read", "events": "guessed", "fiscal_year_end": "read"},
    }  # fmt: skip
    s.fact(
        "dateline",
        FakeDateline,
        "BOULDER, Colo., March 12 /PRNewswire/ --",
        city="Boulder",
        region="Colorado",
        date=date(2026, 3, 12),
        wire="PR Newswire",
    )
    s.fact("ticker", FakeTicker, "(Nasdaq: Quote)", exchange="Nasdaq", symbol=None)
    s.fact(
        "filing",
        FakeFiling,
        "quarterly report on form 10-Q for the quarter ended September 30, 2025",
        form="10-Q",
        period_kind="quarter",
        period_end=date(2025, 9, 30),
    )
    s.fact(
        "filing",
        FakeFiling,
        "annual report on Form 10-K for the year ended December 31, 2025",
        form="10-K",
        period_kind="year",
        period_end=date(2025, 12, 31),
    )
    s.fact(
        "forward-looking",
        FakeForwardLooking,
        '"We expect to name her successor before the annual meeting on May 21, 2026."',
        strength="plan",
        trigger="expect to",
    )
    s.fact(
        "forward-looking",
        FakeForwardLooking,
        "Its lead candidate, HP-204, is being studied in a Phase 2 trial, and the Company intends to report "
        "data by the end of 2026.",
        strength="plan",
        trigger="intends to",
    )
    s.fact(
        "forward-looking",
        FakeForwardLooking,
        "HP-311 may have uses in pediatric patients.",
        strength="expectation",
        trigger="may",
    )
    s.fact(
        "cautionary",
        FakeCautionary,
        s.document.words(s.document.blocks[5].span),
        identification="may contain",
        named_factors=0,
    )
    s.fact(
        "contact",
        FakeContact,
        s.document.words(s.document.blocks[6].span),
        role="unspecified",
        name="Dana Whitfield",
        phone="+1 303-555-0147 ext. 12",
    )
    s.fact("date", FakeDate, "May 21, 2026", date=date(2026, 5, 21))
    s.failed(
        "id.ticker-artefact",
        "The symbol after the exchange is a symbol",
        E,
        s.finding(
            E,
            "“Quote” is link text from a web page, not a symbol.",
            "(Nasdaq: Quote)",
            fix=Fix(replace="(Nasdaq: [symbol])"),
        ),
    )
    s.failed(
        "sec.stale-quarterly",
        "The quarterly report cited is the latest",
        E,
        s.finding(
            E,
            "The annual report for 2025 supersedes the Form 10-Q for September 30, 2025. Cite the annual "
            "report alone.",
            "form 10-Q for the quarter ended September 30, 2025",
            fix=Fix(advise="Take the reference out"),
        ),
        authority=(Authority("Form 10-Q, General Instruction A(1)", "M+"),),
        in_force_from="1995-12-22",
    )
    s.failed(
        "fls.hedged-identification",
        "Forward-looking statements are identified as such",
        W,
        s.finding(
            W,
            "“May contain” does not say which statements look ahead.",
            "may contain forward-looking statements",
            fix=Fix(replace="contains forward-looking statements, including those about …"),
        ),
        authority=(PSLRA,),
        why="The safe harbor covers statements that are identified as forward-looking.",
    )
    s.failed(
        "fls.boilerplate-caution",
        "The caution names factors of the company’s own",
        W,
        s.finding(
            W,
            "The caution names no risk of the company’s own.",
            "risks and uncertainties that could cause actual results to differ materially",
            fix=Fix(insert="including slower enrollment in the HP-204 trial, and our need for financing"),
        ),
        authority=(PSLRA,),
    )
    s.failed(
        "fls.duty-to-update",
        "The release says whether it will be updated",
        W,
        s.finding(
            W,
            "Nothing is said on the duty to update.",
            None,
            beside="December 31, 2025.",
            fix=Fix(insert="The Company undertakes no obligation to update these statements."),
        ),
        looked_for=("undertakes no obligation", "no duty to update", "and 14 other wordings"),
    )
    s.failed(
        "contact.email",
        "A contact gives an e-mail address",
        A,
        s.finding(A, "The contact gives no e-mail address.", None, beside="(303) 555-0147, ext. 12"),
    )
    s.failed(
        "8k.director-departure",
        "Form 8-K, Item 5.02(b), is planned for",
        A,
        s.finding(
            A,
            "Form 8-K is due four business days after a director resigns.",
            None,
            guesses=("the release announces a director’s departure",),
        ),
        authority=(Authority("Form 8-K, Item 5.02(b)", "V"),),
        in_force_from="2004-08-23",
    )
    s.said(
        "id.headline-issuer", "The headline names the issuer", Verdict.PASSED, "", "Harrow Peak Therapeutics"
    )
    s.said(
        "id.dateline", "The dateline gives a place and a date", Verdict.PASSED, "", "BOULDER, Colo., March 12"
    )
    s.said("draft.placeholder", "No placeholder is left", Verdict.PASSED)
    s.said(
        "off.tender-legend",
        "A tender offer carries its legend",
        Verdict.NOT_APPLICABLE,
        "The event is not a tender offer.",
    )
    s.said(
        "off.merger-legend",
        "A merger carries its legend",
        Verdict.NOT_APPLICABLE,
        "The event is not a merger.",
    )
    s.said(
        "off.exchange-offer",
        "An exchange offer says where to read",
        Verdict.NOT_APPLICABLE,
        "The event is not a tender offer.",
    )
    s.said(
        "nongaap.reconciled",
        "Non-GAAP measures are reconciled",
        Verdict.NOT_APPLICABLE,
        "There are no measures.",
    )
    s.said(
        "sec.on-edgar",
        "The reports cited are on EDGAR",
        Verdict.UNDETERMINED,
        "Whether it was filed cannot be told offline.",
    )
    s.said(
        "id.trademark-line",
        "Marks have an ownership line",
        Verdict.ALLOWED,
        findings=(
            s.finding(
                W,
                "HP-204 has no ownership line.",
                "HP-204",
                allowed=Allowance(
                    "id.trademark-line",
                    "The line is kept on the web site.",
                    by="the General Counsel",
                    until=date(2026, 12, 31),
                    where="prewire.toml",
                ),
            ),
        ),
    )
    return s


def results(law: Law) -> Sample:
    """Quarterly results with a table, findings that overlap, and one rule that fails in many places."""
    s = _sample("results", law)
    headline = "Calder & Moss Logistics Reports Record Third Quarter 2025 Results"
    s.release |= {
        "date": date(2025, 11, 4), "date_source": "dateline", "law_date": date(2025, 11, 4),
        "headline": headline, "headline_span": s.at(headline),
        "company": "Calder & Moss Logistics Corp.", "exchanges": ("NYSE",),
        "events": ("earnings_results", "guidance", "dividend"), "listed": True, "filer": "domestic",
        "fiscal_year_end": (12, 31), "certainty": {"events": "read", "filer": "assumed"},
    }  # fmt: skip
    s.fact("ticker", FakeTicker, "(NYSE: CDMS)", exchange="NYSE", symbol="CDMS")
    s.fact(
        "filing",
        FakeFiling,
        "Annual Report on Form 10-K for the year ended December 31, 2023",
        form="10-K",
        period_kind="year",
        period_end=date(2023, 12, 31),
    )
    s.fact(
        "call",
        FakeCall,
        "The Company will host a call on Tuesday, November 5, 2025, at 8:30 a.m. EST.",
        date=date(2025, 11, 5),
        time=time(8, 30),
        zone="EST",
    )
    for words, day in (("December 15, 2025", date(2025, 12, 15)), ("November 28, 2025", date(2025, 11, 28))):
        s.fact("date", FakeDate, words, date=day)
    for words, value in (("$41.2 million", "41.2e6"), ("$212.6 million", "212.6e6"), ("$0.37", "0.37")):
        s.fact("amount", FakeAmount, words, value=Decimal(value), currency="USD")
    s.fact(
        "forward-looking",
        FakeForwardLooking,
        "For the full year 2025, the Company now expects revenue of $840 million to $850 million and "
        "Adjusted EBITDA of $158 million to $162 million.",
        strength="guidance",
        trigger="expects",
    )
    s.fact(
        "forward-looking",
        FakeForwardLooking,
        "The Company anticipates opening two warehouses in Georgia in the first half of 2026.",
        strength="plan",
        trigger="anticipates",
    )
    s.failed(
        "nongaap.first-in-headline",
        "A GAAP measure leads",
        E,
        s.finding(
            E,
            "Adjusted EBITDA stands before net income.",
            "Adjusted EBITDA of $41.2 million, up 18%; Company raises full-year outlook",
        ),
        authority=(Authority("17 CFR 229.10(e)(1)(i)(A)", "V", "equal or greater prominence"),),
    )
    s.failed(
        "num.percent-change",
        "Percent changes follow from their figures",
        E,
        s.finding(E, "$41.2 million is 14% more than $36.0 million, not 18%.", "up 18%"),
        s.finding(
            E,
            "$41.2 million is 14% more than $36.0 million, not 18% as stated.",
            "an increase of 18% from $36.0 million",
        ),
    )
    s.failed(
        "date.weekday",
        "Weekday and date agree",
        E,
        s.finding(
            E,
            "November 5, 2025 is a Wednesday.",
            "Tuesday, November 5, 2025",
            fix=Fix(replace="Wednesday, November 5, 2025"),
        ),
    )
    s.failed(
        "sec.stale-annual",
        "The annual report cited is the latest",
        W,
        s.finding(
            W,
            "Form 10-K for 2024 was due on March 31, 2025.",
            "Form 10-K for the year ended December 31, 2023",
        ),
    )
    s.failed(
        "promo.superlative",
        "No promotional language",
        A,
        *(
            s.finding(A, f"“{words}” is promotional.", words)
            for words in (
                "Record",
                "best quarter in our history",
                "poised",
                "unstoppable",
                "now expects",
                "anticipates",
                "operator",
            )
        ),
    )
    s.said("id.ticker-format", "Exchange and symbol are well formed", Verdict.PASSED, "", "(NYSE: CDMS)")
    s.said(
        "quote.attributed", "Quotations name their speaker", Verdict.BROKEN, "The pattern ran out of time."
    )
    return s


def clean(law: Law) -> Sample:
    """Nothing to find; two checks did not run."""
    s = _sample("clean", law)
    s.release |= {
        "date": date(2026, 6, 9),
        "date_source": "dateline",
        "law_date": date(2026, 6, 9),
        "company": "Otter Creek Instruments, Inc.",
        "certainty": {},
    }
    s.said(
        "id.headline-issuer", "The headline names the issuer", Verdict.PASSED, "", "Otter Creek Instruments"
    )
    s.said("contact.email", "A contact gives an e-mail address", Verdict.PASSED, "", "ir@ottercreek.example")
    s.said(
        "sec.on-edgar",
        "The reports cited are on EDGAR",
        Verdict.UNDETERMINED,
        "No report is cited by its date.",
    )
    s.said("event.known", "The event is known", Verdict.UNDETERMINED, "The event is unknown; say --event.")
    return s


SAMPLES: Mapping[str, Callable[[Law], Sample]] = {"departure": departure, "results": results, "clean": clean}


@pytest.fixture(scope="session")
def samples(law: Law) -> Mapping[str, Report]:
    """The synthetic releases' reports, by name."""
    return {name: make(law).report() for name, make in SAMPLES.items()}


@pytest.fixture(scope="session")
def new_sample() -> type[Sample]:
    """Starts a report of one's own: ``new_sample(text)``."""
    return Sample


def gate(law: Law) -> Sample:
    """What a gate meets: findings that count, are allowed, known or lapsed; a fix; missing words; rules not run."""
    text = (
        "Acme Anvils Opens a Plant\n\n"
        "TOLEDO, Ohio, Aug. 6, 2026 -- Acme\u00ae Anvils (“Acme”) \U0001f3ed opened a plant. It is the best plant.\n\n"
        "The plant is the best in Ohio. Demand is strong.\n"
    )
    s = Sample(text, "drafts/Q3 résumé.txt", law)
    s.release |= {"headline": "Acme Anvils Opens a Plant", "headline_span": s.at("Acme Anvils Opens a Plant")}
    holds = Allowance(
        "promo.best", "Counsel has the survey.", "General Counsel", date(2027, 1, 31), "", "prewire.toml"
    )
    over = replace(holds, until=date(2026, 6, 30), fault="it ended on 2026-06-30")
    s.failed(
        "num.unit",
        "A plant's output has its unit",
        E,
        s.finding(E, "It says “opened a plant” [see note](https://evil.example/x).", "opened a plant",
                  fix=Fix(replace="opened its third plant")),
    )  # fmt: skip
    s.failed(
        "promo.best",
        "“Best” needs its ground",
        W,
        s.finding(W, "“the best plant” has no ground.", "the best plant", lapsed=over),
        s.finding(W, "“the best in Ohio” has no ground.", "the best in Ohio", allowed=holds),
        s.finding(A, "“strong” may be hollow.", "strong", known="baseline"),
    )
    s.failed(
        "id.about-missing",
        "A release says who the issuer is",
        A,
        s.finding(A, "There is no “About” section.", guesses=("the release is an issuer’s",)),
        authority=(Authority("Common practice", "house", "", "https://example.com/practice_(note)"),),
    )
    s.said("id.dateline", "A release has a dateline", Verdict.PASSED, "", "TOLEDO, Ohio, Aug. 6, 2026")
    s.said(
        "sec.on-edgar", "Reports cited are on EDGAR", Verdict.UNDETERMINED, "No report is cited by its date."
    )
    s.said(
        "call.order", "The call comes after the release", Verdict.NOT_APPLICABLE, "the release has no call"
    )
    return s


def word_file(law: Law) -> Sample:
    """A draft without lines: its places are paragraphs."""
    s = Sample("Acme Opens a Plant\n\nAcme opened the best plant.\n", "drafts/plant.docx", law)
    posts = (Signpost(0, "paragraph 1"), Signpost(20, "paragraph 2"))
    s.document = replace(s.document, origins=Origins((), posts))
    s.failed(
        "promo.best",
        "“Best” needs its ground",
        W,
        s.finding(W, "“the best plant” has no ground.", "the best plant"),
    )
    s.failed(
        "id.about-missing",
        "A release says who the issuer is",
        A,
        s.finding(A, "There is no “About” section."),
    )
    s.said(
        "quote.attributed", "Quotations name their speaker", Verdict.BROKEN, "The pattern ran out of time."
    )
    return s


@pytest.fixture(scope="session")
def gated(law: Law) -> Report:
    """A text draft as a gate meets it."""
    unused = Allowance("text.misspelling", "A product's name.", where="drafts/Q3.allow.yaml:3")
    return gate(law).report(unused_allowances=(unused,))


@pytest.fixture(scope="session")
def word(law: Law) -> Report:
    """A Word draft as a gate meets it."""
    return word_file(law).report()
