"""A cautionary statement → its clauses, the subjects it lists, the words it lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from checker.document import Document, Span
from checker.facts.word_lists import word_list
from checker.facts.wordings import Wording, wordings
from checker.law import Law
from checker.patterns import IGNORE_CASE, pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

LEXICON = "cautionary-clauses"
HEDGE, ASSERTION = "may-contain", "contains"
CONCRETE = 1
"""A list of subjects has at least so many words, names aside, that are not generic."""


class Clauses(Record):
    """The first wording of each clause that a statement has."""

    found: Mapping[str, str]
    asserted_apart: bool
    """Whether it is said assertively somewhere else than where it is hedged."""

    def first(self, clause: str) -> str:
        """The words of the clause, or nothing."""
        return self.found.get(clause, "")


def clauses_in(document: Document, zone: Span, sentences: Iterable[Span], law: Law) -> Clauses:
    """The clauses of one statement, of which the sentences are given."""
    found: dict[str, str] = {}
    for clause, wording in wordings(law, LEXICON, "clause").items():
        m = wording.first_in(document, zone)
        if m is not None:
            found[clause] = document.text[m.start() : m.end()]
    inside = (s for s in sentences if zone.contains(s)) if HEDGE in found and ASSERTION in found else ()
    return Clauses(found, any(_asserts(document, sentence, law) for sentence in inside))


def _asserts(document: Document, sentence: Span, law: Law) -> bool:
    """Whether a sentence asserts and doesn't hedge."""
    text, hedges = document.lower[sentence.start : sentence.end], wordings(law, LEXICON, "clause")[HEDGE]
    return "forward" in text and hedges.search(text) is None and _ASSERTS.search(text) is not None


_ASSERTS = pattern(
    r"(?<!may )(?<!might )(?<!could )\b(?:contains?|includes?|constitutes?|are|is) (?:[\w,]+ ){0,6}"
    r"\"?forward[- ]?looking"
)
_SUBJECTS = Wording(
    r"(?:forward[- ]?looking (?:statements?|information)|such statements?|these statements?"
    r"|statements?(?= (?:regarding|concerning|about|relat|with|as to)))\"?\)?"
    r"(?:(?!\b(?:factors?|risks?|uncertaint\w+|differ|results|words|terms|terminology|expressions"
    r"|identif\w+|verbs)\b)[^.;\"']|\"(?=[\w ]*\"))"
    r"{0,160}?"
    r"\b(?P<list>regarding|concerning|about|relating to|related to|relate to|with respect to"
    r"|with regard to|including|include|includes|"
    r"as to|pertain to|pertaining to|address|addressing|surrounding|reflecting)\b"
    r"(?P<subjects>(?=[^\n]{4})(?:[^.]++|\.(?=[\w;,]))++)"
)
_FACTORS = pattern(r"\b(?:factors?|differ|cause)\b")
_RISKS = pattern(
    r"\bpreceded by|\bfollowed by|\b(?:that|which|and) (?:are|is|involve|may|could|can|differ"
    r"|reflect|were|we)\b|\bwithin the meaning|\bidentified by|\bwords\b|"
    r"\bby (?:their|its) (?:very )?nature|\brisks?\b|\buncertaint|\bdiffer\b|\bundertake"
    r"|\bobligation|\bsecurities act|\blitigation reform|\bfactors?\b|\bfilings?\b|\bguarantee"
)
"""Where a sentence turns from subjects to risks, words or the law."""


def subjects_in(facts: Facts, sentences: Iterable[Span]) -> str:
    """The words that list the subjects of the forward-looking statements; nothing if they are too general.

    "Future events and the future performance of the company" says nothing that any release would not.
    """
    return next(filter(None, (_subjects(facts, sentence) for sentence in sentences)), "")


def _subjects(facts: Facts, sentence: Span) -> str:
    """The subjects that one sentence lists; looked for once."""
    key = ("caution: subjects", sentence)
    if key not in facts.memo:
        facts.memo[key] = _listed(facts, sentence)
    found: str = facts.memo[key]
    return found


def _listed(facts: Facts, sentence: Span) -> str:
    document = facts.document
    for m in _SUBJECTS.each_in(document, sentence):
        if _FACTORS.search(document.lower, sentence.start, m.start()):
            continue  # what follows are risk factors
        start, end = m.span("subjects")
        turn = _RISKS.search(document.lower[start:end])
        subjects = document.text[start : start + turn.start() if turn else end]
        if len(_concrete(subjects, _idle(facts))) >= CONCRETE:
            return subjects.strip()
    return ""


def _idle(facts: Facts) -> frozenset[str]:
    """Words that name nothing in a list of subjects."""
    key = "caution: words that name no subject"
    if key not in facts.memo:
        facts.memo[key] = word_list(facts.law, "general-subjects") | _title_words(facts.document)
    idle: frozenset[str] = facts.memo[key]
    return idle


def _concrete(text: str, idle: frozenset[str]) -> set[str]:
    """The words of a list that name something."""
    words = [w.strip("\"'.,;:()[]").removesuffix("'s") for w in text.replace("/", " ").split()]
    telling = {w.lower() for w in words if len(w) > 2 and w.lower() not in idle}
    common = {w for w in words if w in telling}
    return common or (telling if len(telling) > 2 else set())


_TICKER = r"\((?:[^)]{0,20}): ?[A-Z]"
_TICKERS = pattern(_TICKER, IGNORE_CASE)
_NAMED = pattern(r"\b((?:[A-Z][\w&.'-]*+ ?){1,5}+),? ?(?:\(\"?[^)]{0,60}\) ?)?" + _TICKER, IGNORE_CASE)
_NAME_LENGTH = 400
"""Characters of a name, with what is put in brackets between it and the ticker."""


def _title_words(document: Document) -> frozenset[str]:
    """Words of names that stand beside a ticker: the issuer's own name is no subject."""
    text = document.text[:6000]
    for ticker in _TICKERS.finditer(text):
        m = _NAMED.search(text, max(0, ticker.start() - _NAME_LENGTH), ticker.end())
        if m is not None:
            return frozenset(w.strip(",.").lower() for w in m[1].split())
    return frozenset()


_LISTED_WORDS = Wording(
    r"(?:\bwords?\b|\bterms?\b|terminology|expressions?|verbs?|phrases?|identif\w+ by|such as"
    r"|preceded by)[^.]{0,120}?(?P<list>[\"'](?:[\w' -]{2,24})[,.]?[\"']"
    r"(?:[^.\"']{0,14}[\"'][\w' -]{2,24}[,.]?[\"'])+)"
)
_QUOTED = pattern(r"[\"']([\w][\w' -]{1,24}?)[,.]?[\"']")


def keywords_in(document: Document, zone: Span) -> tuple[str, ...]:
    """The words that the statement lists as signs of a forward-looking statement, in lower case, in order."""
    m = _LISTED_WORDS.first_in(document, zone)
    quoted = _QUOTED.findall(m["list"]) if m is not None else ()
    return tuple(dict.fromkeys(word.strip() for word in quoted if "forward" not in word))
