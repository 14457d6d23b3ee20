"""Facts → the issuer's name, by its usual places: lead, ticker, SOURCE line, About section, headline."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from checker.document import Document, Span
from checker.facts.release_date import release_date
from checker.patterns import pattern

if TYPE_CHECKING:
    from checker.facts import Facts

_SUFFIX = (
    r"(?:Inc|INC|Corp|CORP|Corporation|Incorporated|Company|Co|Ltd|LTD|Limited|LLC|L\.L\.C|LP|L\.P|PLC|plc"
    r"|Plc|N\.V|NV"
    r"|S\.A|SA|AG|SE|AB|ASA|Oyj|A/S|S\.p\.A|GmbH|Trust|Fund|Holdings?|Group|Bancorp|Bancshares|Partners|Pty)"
)
_FIRST = r"(?:\p{Lu}|[ie](?=\p{Lu})|\d(?=\w*\p{Lu}))"
_WORD = r"(?:[\p{Lu}\d][\w'’.&+/-]*|[ie]\p{Lu}[\w-]*|&|of|and|the|de|for)"
_NAME = rf"{_FIRST}[\w'’.&+/-]*(?:,? {_WORD}){{0,8}}"
_BEFORE_PARENTHESIS = pattern(rf"(?m)(?<![\w-])(?P<name>{_NAME})[®™]?,? $")
_LEAD = r"\G[\s\"]*(?:(?:The )?Board of (?:Directors|Trustees) of )?(?:the )?"
_LEGAL_NAME = pattern(rf"(?m){_LEAD}(?P<name>{_NAME}?,? {_SUFFIX}\b\.?)(?![\w&])(?! (?:and|of) \p{{Lu}})")
_DEFINED = pattern(
    r"(?m)"
    rf"{_LEAD}(?P<name>{_NAME})[®™]?,? ?"
    r"\((?:[^()\n]{0,60}?\"|NYSE|NASDAQ|Nasdaq|OTC|TSX|CSE|LSE|AIM|ASX|Euronext|Frankfurt|the )"
)
_SOURCE = pattern(r"(?m)^(?i:source):? (?P<name>[^\n]{2,100}?);?$")
_ABOUT = pattern(r"(?m)^(?:About|ABOUT) (?:the )?(?P<name>[^\n:(]{2,80}?)(?:[:(]|$| (?=-))")
_SUBJECT = pattern(
    r"(?m)"
    r"^(?P<name>[^\n:]{2,70}?),? (?:(?:[Tt]o|[Ww]ill|Has|Is) )?(?:[Aa]nnounces?|[Rr]eports?|[Cc]ompletes?"
    r"|[Ee]nters?|[Ss]igns?"
    r"|[Dd]eclares?|[Aa]ppoints?|[Nn]ames?|[Pp]rovides?|[Ll]aunch(?:es)?|[Rr]eceives?|[Cc]loses?"
    r"|[Aa]cquires?|[Uu]nveils?"
    r"|[Hh]osts?|[Ss]chedules?|[Ss]ecures?|[Pp]rices?|[Ii]ssues?|[Pp]resents?|[Pp]articipates?|[Ee]xpands?"
    r"|[Ii]nitiates?"
    r"|[Ff]iles?|[Ww]ins?|[Aa]wards?|[Aa]pproves?|[Aa]dopts?|[Rr]eleases?|[Ss]elects?|[Aa]dds?"
    r"|[Pp]ublish(?:es)?"
    r"|[Ii]ntroduces?|[Ss]ets?|[Mm]akes?|[Jj]oins?|[Oo]pens?|ANNOUNCES|REPORTS|COMPLETES|APPOINTS|DECLARES)\b"
)
_NOT_NAMES = frozenset(
    {"the company", "us", "the group", "forward-looking statements", "this release", "the", "our company"}
)


def read_company(facts: Facts) -> tuple[str, Span] | None:
    """The issuer's name and where it stands; the first of its usual places that has one."""
    document = facts.document
    places = (
        _by_lead(facts),
        _by_ticker(facts),
        _by_source(document),
        _by_about(document),
        _by_headline(document),
    )
    for found in places:
        for name, span in found:
            if _is_name(name):
                return name, span
    return None


def _is_name(name: str) -> bool:
    return len(name) > 1 and any(c.isupper() for c in name) and name.lower() not in _NOT_NAMES


def _by_ticker(facts: Facts) -> Iterator[tuple[str, Span]]:
    """The name before the parenthesis of a ticker in the text below the headline."""
    top = max((span.end for part in ("headline", "subhead") for span in facts.document.part(part)), default=0)
    text = facts.document.text
    for ticker in facts.of("ticker"):
        at = ticker.span.start
        if at >= top and text[at : at + 1] == "(":
            yield from _named(_BEFORE_PARENTHESIS, text, Span(max(text.rfind("\n", 0, at) + 1, at - 90), at))
            return


def _by_source(document: Document) -> Iterator[tuple[str, Span]]:
    for span in document.part("source-line"):
        yield from _named(_SOURCE, document.text, span)


def _by_lead(facts: Facts) -> Iterator[tuple[str, Span]]:
    """The first words after the dateline, if they are a legal name or one that a parenthesis defines."""
    opening = release_date(facts).opening
    starts = [opening.span.end] if opening else [span.start for span in facts.document.part("lead")]
    for start in starts:
        block = facts.document.block_at(start)
        if block:
            words = Span(start, min(block.span.end, start + 200))
            yield from _named(_DEFINED, facts.document.text, words)
            yield from _named(_LEGAL_NAME, facts.document.text, words)


def _by_about(document: Document) -> Iterator[tuple[str, Span]]:
    for span in document.part("about"):
        yield from _named(_ABOUT, document.text, span)


def _by_headline(document: Document) -> Iterator[tuple[str, Span]]:
    for span in document.part("headline"):
        yield from _named(_SUBJECT, document.text, span)


def _named(names: Any, text: str, span: Span) -> Iterator[tuple[str, Span]]:
    """The name that a pattern finds, cut free of articles and asides."""
    m = names.search(text, span.start, span.end)
    if m:
        name = m["name"].strip(" ,\"'®™")
        start = text.index(name, m.start("name"))
        yield name, Span(start, start + len(name))
