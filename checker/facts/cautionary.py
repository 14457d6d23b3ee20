"""Facts → the cautionary statement about forward-looking statements, taken apart.

What a clause sounds like is in the lexicon ``cautionary-clauses``; which risk factors are stock and which a
company's own in ``risk-factor-stock`` and ``risk-factor-specific``. Statute: 15 U.S.C. 78u-5(c)(1)(A)(i).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal

from checker.document import Document, Span
from checker.facts import Facts
from checker.facts.caution_wording import Clauses, clauses_in, keywords_in, subjects_in
from checker.facts.outlook.topics import topics_of
from checker.facts.risk_factors import RiskFactor, factors_in
from checker.facts.risk_weight import FactorWeight, weigh
from checker.patterns import pattern
from checker.record import Record
from checker.vocabulary import column_of

Identification = Literal["contains", "may contain", "none"]

_UNENDED = pattern(
    r"(?:[,;–—]|(?<=\w)-|\.\.\.|…|\b(?:and|or|the|an?|of|to|in|as|for|with|by|from|on|at|that|which|our|its|their|are"
    r"|is|be|been|not|such|any|including|may|will|could|would|well as|due|other))$"
)
"""With what no statement ends, unless it breaks off."""
_MARKUP = " *_#\"')\n"
"""What may stand behind the last word of a finished statement."""
HEADING_ONLY = 7
"""Words: a heading stands alone if it has fewer."""
LINK_ONLY = 45
"""Words: a statement that cautions of nothing and links elsewhere is only a link if it has no more."""
COVERED_BY_DEFAULT = frozenset(("other", "operations", "product", "personnel"))
"""Topics too broad to ask a factor for."""


class Cautionary(Record):
    """One cautionary statement."""

    span: Span
    """From its heading to its end."""
    identification: Identification
    """``contains`` (assertive, or hedged with a list of subjects), ``may contain`` (hedged), ``none``."""
    hedged: bool
    """Whether it says "may contain" or "to the extent" anywhere."""
    hedge: str
    """The hedging words, if any."""
    subject_list: bool
    """Whether it says which statements are forward-looking, by subjects of this release."""
    subjects: str
    """The words that list the subjects."""
    covers_financial: bool
    """Whether the subjects take in financial items."""
    covers_call: bool
    """Whether it takes in what is said on a call or webcast."""
    all_statements: bool
    """Whether it declares all statements forward-looking (FLS-23)."""
    other_than_historical: bool
    """Whether it uses the "other than historical fact" formula."""
    factors: tuple[str, ...]
    """The distinct risk factors that it names."""
    named_factors: int
    factor_topics: tuple[Annotated[str, column_of("forward-looking-topics", "topic", ("other",))], ...]
    specific_factors: int
    """Factors that could not be pasted into any company's release."""
    stock_factors: int
    """Factors that any company could name."""
    company_specific: bool
    """Whether at least two factors are the company's own."""
    uncovered_topics: tuple[Annotated[str, column_of("forward-looking-topics", "topic", ("other",))], ...]
    """Topics of the release's forward-looking sentences to which no factor speaks."""
    points_to_filings: bool
    cites_pslra: bool
    cites_sections: bool
    """Whether it cites section 27A or 21E."""
    no_update_clause: bool
    except_as_required_by_law: bool
    as_of_date_clause: bool
    """Whether it says that statements speak only as of a date."""
    keyword_list: tuple[str, ...]
    """The words of a "words such as" list, in lower case."""
    keywords_used: int
    """How many of them occur in the rest of the release."""
    keyword_list_open: bool
    """Whether the list ends with "and similar expressions"."""
    unlisted_triggers: tuple[str, ...]
    """Words by which the release looks ahead and which the list lacks."""
    has_heading: bool
    complete: bool
    """Whether it ends like a finished sentence."""
    hyperlink_only: bool
    """Whether it is only a link to a statement elsewhere."""


def find_cautionary(facts: Facts) -> Iterator[Cautionary]:
    """Every cautionary statement of the release; normally one."""
    for zone in statements(facts.document):
        yield _read(facts, zone)


def statements(document: Document) -> list[Span]:
    """The cautionary zones, those that stand next to each other joined."""
    zones: list[Span] = []
    for part in sorted(document.part("cautionary")):
        if zones and not document.text[zones[-1].end : part.start].strip():
            zones[-1] = Span(zones[-1].start, part.end)
        else:
            zones.append(part)
    return zones


def _read(facts: Facts, zone: Span) -> Cautionary:
    document = facts.document
    first = bisect_right(document.sentences, zone.start, key=lambda sentence: sentence.end)
    last = bisect_left(document.sentences, zone.end, lo=first, key=lambda sentence: sentence.start)
    sentences = document.sentences[first:last]
    clauses = clauses_in(document, zone, sentences, facts.law)
    subjects = subjects_in(facts, sentences)
    named = factors_in(document, sentences, facts.law)
    weights = [weigh(document, factor.span, facts.law) for factor in named]
    specific = sum(w is FactorWeight.SPECIFIC for w in weights)
    topics = _topics(facts, named)
    keywords = keywords_in(document, zone)
    return Cautionary(
        span=zone,
        identification=_identification(clauses, listed=bool(subjects)),
        hedged=bool(clauses.first("may-contain")),
        hedge=clauses.first("may-contain"),
        subject_list=bool(subjects),
        subjects=subjects,
        covers_financial=_covers_financial(clauses, subjects, facts),
        covers_call=bool(clauses.first("call")),
        all_statements=bool(clauses.first("scope-all")),
        other_than_historical=bool(clauses.first("not-historical")),
        factors=tuple(factor.text for factor in named),
        named_factors=len(named),
        factor_topics=topics,
        specific_factors=specific,
        stock_factors=sum(w is FactorWeight.STOCK for w in weights),
        company_specific=specific >= 2,
        uncovered_topics=_uncovered(facts, topics),
        points_to_filings=bool(clauses.first("filings")),
        cites_pslra=bool(clauses.first("pslra")),
        cites_sections=bool(clauses.first("sections")),
        no_update_clause=bool(clauses.first("no-update")),
        except_as_required_by_law=bool(clauses.first("except-law")),
        as_of_date_clause=bool(clauses.first("as-of-date")),
        keyword_list=keywords,
        keywords_used=_used(facts, zone, keywords),
        keyword_list_open=bool(keywords) and bool(clauses.first("similar")),
        unlisted_triggers=_unlisted(facts, keywords),
        has_heading=_has_heading(document, zone),
        complete=_complete(document, zone),
        hyperlink_only=_is_link(document, zone, clauses),
    )


def _identification(clauses: Clauses, *, listed: bool) -> Identification:
    hedged, asserted = clauses.first("may-contain"), clauses.first("contains")
    if hedged and not listed and not clauses.asserted_apart:
        return "may contain"
    return "contains" if asserted or hedged else "none"


def _covers_financial(clauses: Clauses, subjects: str, facts: Facts) -> bool:
    if clauses.first("scope-all") or clauses.first("financial"):
        return True
    return "financial" in topics_of(facts.law).counted(_words(subjects))


def _topics(facts: Facts, named: Sequence[RiskFactor]) -> tuple[str, ...]:
    known = topics_of(facts.law)
    found = {name for factor in named for name in known.counted(_words(factor.text))}
    return tuple(name for name in known.names if name in found)


def _uncovered(facts: Facts, covered: Sequence[str]) -> tuple[str, ...]:
    """Topics of the sentences that look ahead, in order of the text, without those that factors speak to."""
    key = "caution: topics to cover"
    if key not in facts.memo:
        looked = (f.topic for f in facts.of("forward-looking") if f.strength != "aspiration")
        facts.memo[key] = [topic for topic in dict.fromkeys(looked) if topic not in COVERED_BY_DEFAULT]
    return tuple(topic for topic in facts.memo[key] if topic not in covered)


def _unlisted(facts: Facts, keywords: Sequence[str]) -> tuple[str, ...]:
    if not keywords:
        return ()
    stems = {_stem(word) for word in keywords}
    key = "caution: triggers used"
    if key not in facts.memo:
        facts.memo[key] = dict.fromkeys(f.trigger_text.lower() for f in facts.of("forward-looking"))
    return tuple(text for text in facts.memo[key] if not any(_stem(word) in stems for word in text.split()))


def _used(facts: Facts, zone: Span, keywords: Sequence[str]) -> int:
    """How many of the words stand, with any ending, outside the statement."""
    reaches = (_reach(facts, _stem(word)) for word in keywords)
    return sum(end <= zone.start or start > zone.end for end, start in reaches if start >= 0)


def _reach(facts: Facts, stem: str) -> tuple[int, int]:
    """Where words that begin so first have begun, and where they begin last; -1 if there is none."""
    key = ("caution: reach", stem)
    if key not in facts.memo:
        text = " " + facts.document.lower.replace("\n", " ")
        first = text.find(f" {stem}")
        facts.memo[key] = first + len(stem) if first >= 0 else -1, text.rfind(f" {stem}")
    found: tuple[int, int] = facts.memo[key]
    return found


def _words(text: str) -> list[str]:
    return [word.strip("\"'.,;:()") for word in text.lower().replace("/", " ").split()]


def _stem(word: str) -> str:
    """A word without the endings of trigger words: ``expects``, ``expected``, ``expecting`` are one."""
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def _has_heading(document: Document, zone: Span) -> bool:
    first = document.block_at(zone.start)
    if first is not None and first.kind == "heading":
        return True
    line = document.text[zone.start : zone.end].split("\n", 1)[0]
    opening = line[:90]
    return (len(line) < 110 and not line.rstrip().endswith(".")) or ":" in opening.split(".")[0]


def _complete(document: Document, zone: Span) -> bool:
    """Whether the statement is not cut off; contacts run into it are no end, and a page's foot is none."""
    text = document.lower[zone.start : zone.end].rstrip(_MARKUP)
    block = document.block_at(zone.end - 1)
    if (block is not None and block.kind == "list") or len(text.split()) < HEADING_ONLY:
        return True
    goes_on = document.text[zone.end : zone.end + 2].strip()[:1].islower()
    return goes_on or _UNENDED.search(text, max(0, len(text) - 40)) is None


def _is_link(document: Document, zone: Span, clauses: Clauses) -> bool:
    text = document.lower[zone.start : zone.end]
    linked = "www." in text or "http" in text or ".com/" in text
    return linked and len(text.split()) <= LINK_ONLY and not clauses.first("risks-differ")
