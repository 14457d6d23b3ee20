"""Facts → AuditorChange and Restatement: who audits, and which statements may no longer be relied upon."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from checker.document import Span
from checker.facts.corporate.news import NewsSentence, news_of, words_in
from checker.facts.corporate.occurrences import event_day
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_AUDITOR = (
    r"(?i)\b(?P<verb>dismiss(?:ed|es|al of)?|resign(?:ed|s|ation of)?|engag(?:ed|es|ement of)|"
    r"appoint(?:ed|s|ment of)|"
    r"declined to stand for re-?(?:election|appointment)|replac(?:ed|es)|chang(?:ed|es?) "
    r"(?:its|of|in)|select(?:ed|s))\b"
    r"[^;\n]{0,90}?\b(?:auditors?\b(?! general)|independent registered public accounting firm|"
    r"independent (?:public )?accountants?)"
)
_AUDITOR_PASSIVE = (
    r"(?i)\b(?:auditors?|independent registered public accounting "
    r"firm)\b[^.;\n]{0,60}?\b(?:has |have |was |were |been )+"
    r"(?P<verb>dismissed|resigned|appointed|engaged|replaced)\b"
)
_FIRM = pattern(
    r"(?-i:[A-Z][\w&.'-]*(?:,? (?:[A-Z&][\w&.'-]*|and(?= [A-Z]))){0,5},? (?:LLP|L\.L\.P\.|"
    r"P\.?C\.?|P\.?L\.?L\.?C\.?|LLC|CPAs?|& Co(?:\.|mpany)))"
    r"|\b(?:Deloitte|PricewaterhouseCoopers|PwC|KPMG|Ernst & Young|BDO|Grant Thornton|Marcum|"
    r"RSM|Arthur Andersen)\b"
)
_YEARS = r"(?i)\bfiscal years? (?:ended|ending)?|\byears? ended\b"
_RELIANCE = (
    r"(?i)\b(?:should|can|may|could) no longer be relied (?:up)?on\b|\bnon-?reliance\b|"
    r"\b(?:financial statements|financial information|audit reports?|annual report|quarterly "
    r"reports?|form 10-[kq])\b[^;\n]{0,160}?"
    r"\b(?:should|can|may|could) not be relied (?:up)?on\b"
)
_RESTATE = (
    r"(?i)\b(?:will|to|intends? to|plans? to|expects? to|must|has|have|had|is|are|be) (?:be "
    r")?restat(?:e|ed|ing)\b[^.;\n]{0,80}|"
    r"\brestatement of\b[^.;\n]{0,80}"
)
_EUPHEMISM = (
    r"(?i)\b(?:revis(?:e|es|ed|ing|ions?)|reclassif(?:y|ies|ied|ications?)|adjust(?:s|ed|ing|"
    r"ments?)?|correct(?:s|ed|ing|ions?)?|"
    r"clarif(?:y|ies|ied|ications?)|recast(?:s|ing)?)\b[^.;\n]{0,60}?\b(?:prior|previously|"
    r"past|historical|results|statements|presentation|periods?)\b"
)
_PERIODS = (
    r"(?i)\b(?:(?:fiscal )?(?:years?|quarters?|periods?|months)(?: then)?(?: and \w+)? "
    r"end(?:ed|ing)|fiscal (?:years? )?(?:19|20)\d\d|"
    r"(?:first|second|third|fourth) quarters?|Q[1-4]|Forms? 10-[KQ] for|(?:19|20)\d\d "
    r"(?:annual|financial|consolidated)|(?:annual|quarterly|interim) (?:report|"
    r"(?:consolidated )?financial statements))\b"
)
_NOT_STATEMENTS = (
    r"(?i)\bforward-looking\b|\bpress release\b|\binformation contained\b|\bas amended and restated\b"
)


class AuditorChange(Record):
    """The company's auditor comes or goes."""

    span: Span
    change: Literal["dismissed", "resigned", "engaged", "changed"]
    firms: tuple[str, ...]
    """The firms that the sentence names."""
    date: dt.date | None
    disagreements: Literal["none", "stated", "unsaid"]
    years_said: bool
    """Whether fiscal years are named."""
    reported: bool
    """Always true: a change of auditors is reported on Form 8-K."""


class Restatement(Record):
    """Statements that were issued are restated, or may no longer be relied upon."""

    span: Span
    non_reliance: bool
    """Whether the release says that the statements may no longer be relied upon."""
    restates: bool
    """Whether it says "restate"."""
    euphemism: str | None
    """A milder word used of the same statements: "revision"."""
    periods_said: bool
    """Whether it says which periods are affected."""
    concluded: dt.date | None
    """The day of the board's conclusion."""
    reported: bool
    """Whether Form 8-K Item 4.02 is triggered: by non-reliance."""


def find_auditor_changes(facts: Facts) -> Iterator[AuditorChange]:
    """The change of auditors; one for each side (who leaves, who comes)."""
    seen: set[str] = set()
    for sentence in news_of(facts):
        for source in (_AUDITOR, _AUDITOR_PASSIVE):
            found = words_in(facts.document, sentence.span, source)
            if found is None or _no_change(facts, found):
                continue
            change = _auditor_change(found["verb"].lower())
            if change not in seen and (sentence.front or _DONE.search(found.group())):
                seen.add(change)
                yield _auditor(facts, sentence, Span(found.start(), found.end()), change)


_NOT_AUDITOR = pattern(
    r"(?i)\b(?:ratif\w+|internal auditor|re-?appoint\w+|committee|meeting|officer|prior|"
    r"former|(?:share|stock)holders)\b"
)
_DONE = pattern(
    r"(?i)\b(?:dismissed|resigned|engaged|appointed|dismissal|resignation|engagement|"
    r"appointment|replaced|changed)\b"
)


def _no_change(facts: Facts, found: Any) -> bool:
    """Whether it is a vote, a committee's duty, or a change of the past."""
    text = facts.document.text
    near = text[max(0, found.start() - 40) : found.end()].rpartition("\n")[2]
    return _NOT_AUDITOR.search(near) is not None


def _auditor_change(verb: str) -> Literal["dismissed", "resigned", "engaged", "changed"]:
    if verb.startswith(("dismiss", "replac")):
        return "dismissed"
    if verb.startswith(("resign", "declin")):
        return "resigned"
    return "changed" if verb.startswith("chang") else "engaged"


def _auditor(
    facts: Facts,
    sentence: NewsSentence,
    span: Span,
    change: Literal["dismissed", "resigned", "engaged", "changed"],
) -> AuditorChange:
    document = facts.document
    firms = [m.group() for m in _FIRM.finditer(document.text, sentence.span.start, sentence.span.end)]
    said = [s.span for s in news_of(facts)]
    return AuditorChange(
        span=span,
        change=change,
        firms=tuple(dict.fromkeys(firms)),
        date=event_day(facts, sentence.span),
        disagreements=_disagreements(facts),
        years_said=any(words_in(document, s, _YEARS) for s in said),
        reported=True,
    )


def _disagreements(facts: Facts) -> Literal["none", "stated", "unsaid"]:
    if "disagree" not in facts.document.lower:
        return "unsaid"
    negative = r"(?i)\b(?:no|not|without)\b[^.;\n]{0,60}\bdisagree"
    none = any(words_in(facts.document, s.span, negative) for s in news_of(facts))
    return "none" if none else "stated"


def find_restatements(facts: Facts) -> Iterator[Restatement]:
    """The restatement, or the statement that figures may not be relied upon; one for a release."""
    where: Span | None = None
    relied = restates = False
    day: dt.date | None = None
    for sentence in news_of(facts):
        if words_in(facts.document, sentence.span, _NOT_STATEMENTS):
            continue
        reliance = words_in(facts.document, sentence.span, _RELIANCE)
        restate = words_in(facts.document, sentence.span, _RESTATE)
        found = reliance or (restate if sentence.front or relied else None)
        if found:
            where = where or Span(found.start(), found.end())
            day = day or event_day(facts, sentence.span)
        relied, restates = relied or reliance is not None, restates or restate is not None
    if where is not None:
        yield Restatement(
            span=where,
            non_reliance=relied,
            restates=restates,
            euphemism=_first(facts, _EUPHEMISM),
            periods_said=_first(facts, _PERIODS) is not None,
            concluded=day,
            reported=relied,
        )


def _first(facts: Facts, words: str) -> str | None:
    for sentence in news_of(facts):
        found = words_in(facts.document, sentence.span, words)
        if found:
            return str(found.group())
    return None
