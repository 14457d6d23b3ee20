"""A cautionary statement → its clauses, the subjects it lists, the words it lists."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.document import Document, Span
from checker.law import Law

LEXICON = "cautionary-clauses"
GENERIC = frozenset(
    ["a", "an", "all", "among", "and", "any", "anticipated", "are", "as", "be", "beliefs", "belief", "but", "by", "company", "company's", "conditions", "current", "developments", "events", "expectation", "expectations", "expected", "financial", "for", "forecasts", "forward-looking", "future", "general", "goals", "historical", "hopes", "in", "include", "included", "including", "information", "intent", "intention", "intentions", "its", "it", "limited", "management", "management's", "matters", "may", "not", "objectives", "of", "operating", "operations", "or", "other", "our", "outcomes", "outlook", "part", "performance", "plan", "plans", "position", "possible", "potential", "predictions", "projections", "prospects", "purposes", "regarding", "related", "relating", "release", "results", "such", "statements", "strategies", "strategy", "subject", "that", "the", "their", "these", "things", "this", "those", "to", "trends", "we", "which", "will", "with", "without", "limitation", "business", "condition", "corporation", "corporation's", "operational", "us", "assumptions", "estimates", "opinions", "views", "certain", "various", "about", "concerning", "economic", "actual", "anticipations"]
)
"""Words of a list of subjects that name no subject of this release."""
CONCRETE = 2
"""A list of subjects has at least so many words that are not generic."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """The first wording of each clause that a statement has."""

    found: Mapping[str, str]
    asserted_apart: bool
    """Whether it is said assertively somewhere else than where it is hedged."""

    def first(self, clause: str) -> str:
        """The words of the clause, or nothing."""
        return self.found.get(clause, "")


@cache
def _pattern(source: str) -> Any:
    import regex  # noqa: PLC0415

    return regex.compile(source, regex.I)


def clauses_in(document: Document, zone: Span, law: Law) -> Clauses:
    """The clauses of one statement."""
    found: dict[str, str] = {}
    places: dict[str, list[Span]] = {"contains": [], "may-contain": []}
    for match in law.lexicon(LEXICON).find_in(document.text, zone):
        clause = str(match.fields["clause"])
        found.setdefault(clause, document.words(match.span))
        if clause in places:
            places[clause].append(match.span)
    return Clauses(found, _apart(document, places))


def _apart(document: Document, places: Mapping[str, Sequence[Span]]) -> bool:
    """Whether a sentence asserts and doesn't hedge."""
    hedged = {document.sentence_at(s.start) for s in places["may-contain"]}
    strong = _pattern(
        r"(?<!may )(?<!might )(?<!could )(?:contains?|includes?|constitutes?|are|is) (?:[\w,]+ ){0,6}\"?forward[- ]?looking"
    )
    return any(
        (sentence := document.sentence_at(s.start)) is not None
        and sentence not in hedged
        and strong.search(document.words(sentence)) is not None
        for s in places["contains"]
    )


_SUBJECTS = (
    r"(?:forward[- ]?looking (?:statements?|information)|such statements?|these statements?|statements?(?= (?:regarding|concerning|about|relat|with|as to)))\"?\)?"
    r"(?:(?!\b(?:factors?|risks?|uncertaint\w+|differ|results|words|terms|terminology|expressions|identif\w+|verbs)\b)[^.;\"']|\"(?=[\w ]*\"))"
    r"{0,160}?"
    r"\b(?P<list>regarding|concerning|about|relating to|related to|relate to|with respect to|with regard to|including|include|includes|"
    r"as to|pertain to|pertaining to|address|addressing|surrounding|reflecting)\b"
    r"(?P<subjects>(?:[^.]|\.(?=\w)){4,2500})"
)


def subjects_in(document: Document, sentences: Sequence[Span]) -> str:
    """The words that list the subjects of the forward-looking statements; nothing if they are too general.

    "Future events and the future performance of the company" says nothing that any release would not.
    """
    for sentence in sentences:
        text = document.words(sentence)
        for m in _pattern(_SUBJECTS).finditer(text):
            if _pattern(r"\b(?:factors?|differ|cause)\b").search(text, 0, m.start()):
                continue  # what follows are risk factors
            subjects = _until_risks(str(m["subjects"]))
            if len(_concrete(subjects, document)) >= CONCRETE:
                return subjects.strip()
    return ""


def _until_risks(text: str) -> str:
    """The list up to where the sentence turns to risks, words or the law."""
    stop = _pattern(
        r"\bpreceded by|\bfollowed by|\b(?:that|which|and) (?:are|is|involve|may|could|can|differ|reflect|were|we)\b|\bwithin the meaning|\bidentified by|\bwords\b|"
        r"\bby (?:their|its) (?:very )?nature|\brisks?\b|\buncertaint|\bdiffer\b|\bundertake|\bobligation|\bsecurities act|\blitigation reform|\bfactors?\b|\bfilings?\b|\bguarantee"
    ).search(text)
    return text[: stop.start()] if stop else text


def _concrete(text: str, document: Document) -> set[str]:
    words = {w.strip("\"'.,;:()[]").lower() for w in text.replace("/", " ").split()}
    named = _title_words(document)
    return {
        w
        for w in words
        if len(w) > 2 and w.removesuffix("'s") not in GENERIC and w.removesuffix("'s") not in named
    }


def _title_words(document: Document) -> frozenset[str]:
    """Words of names that stand beside a ticker: the issuer's own name is no subject."""
    m = _pattern(
        r"\b((?:[A-Z][\w&.'-]*+ ?){1,5}+),? ?(?:\(\"?[^)]{0,60}\) ?)?\((?:[^)]{0,20}): ?[A-Z]"
    ).search(document.text[:6000])
    return frozenset(w.strip(",.").lower() for w in m[1].split()) if m else frozenset()


def keywords_in(document: Document, zone: Span) -> tuple[str, ...]:
    """The words that the statement lists as signs of a forward-looking statement, in lower case, in order."""
    text = document.words(zone)
    m = _pattern(
        r"(?:\bwords?\b|\bterms?\b|terminology|expressions?|verbs?|phrases?|identif\w+ by|such as|preceded by)[^.]{0,120}?(?P<list>[\"'](?:[\w' -]{2,24}),?[\"'](?:[^.\"']{0,14}[\"'][\w' -]{2,24},?[\"'])+)"
    ).search(text)
    if m is None:
        return ()
    quoted = _pattern(r"[\"']([\w][\w' -]{1,24}?),?[\"']").findall(m["list"])
    return tuple(dict.fromkeys(word.strip().lower() for word in quoted if "forward" not in word.lower()))
