"""Web addresses → Url: where they point, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Literal

from checker.document import Document, Span
from checker.facts.web_hosts import TOP, Hosts, is_host, known_hosts
from checker.patterns import pattern
from checker.record import Record
from checker.spans import Taken
from checker.vocabulary import one_of

if TYPE_CHECKING:
    from checker.facts import Facts

UrlFault = Literal["tracking", "shortener", "scheme", "dots", "brackets"]


class Url(Record):
    """A web address, with or without its scheme."""

    span: Span
    url: str
    host: str
    """In lower case, with ``www.`` if it is printed."""
    scheme: Annotated[str, one_of("http", "https", "ftp")] | None
    placeholder: bool
    staging: bool
    """Whether it points to a test or draft site, or to a file share."""
    fault: UrlFault | None


_URL = pattern(
    r"(?P<scheme>\b(?:https?|ftp)\s?:\s?/{1,2}\s?|\b(?:https?|ftp)//|\bhttps?;//)?"
    r"(?P<host>www\d?\s?[.,]{1,2}\s?(?:[\w\-]{1,63}\.{1,2}){1,5}[a-zA-Z]{2,24}|localhost\b|"
    r"(?<=//)(?:\d{1,3}\.){3}\d{1,3}"
    rf"|(?<=//)(?:[\w\-]{{1,63}}\.{{1,2}}){{1,5}}[a-zA-Z]{{2,24}}|"
    rf"(?<![\w@.\-/])(?!\w*www\.)(?:[A-Za-z\d][\w\-]{{0,62}}\.){{1,4}}{TOP}(?![\w@]|\.\w))"
    r"(?P<port>:\d{2,5})?(?P<path>[/?#][^\s\"<>|]{0,400})?"
)
_BEGUN = pattern(r"(?i)https?:|//|www\d?[.,]|localhost")
_BEGINNINGS = ("http", "//", "www", "localhost")
"""One of these begins whatever ``_BEGUN`` matches."""
_ENDS_SO = pattern(rf"\.(?=[A-Za-z])(?i:{TOP})(?![A-Za-z\d_])")
_SPACE = pattern(r"\s")
_TRACKING = pattern(r"[?&](?:utm_\w+|gclid|fbclid|mc_cid|mc_eid|_hsenc|_hsmi)=")
_STAGING = pattern(
    r"(?:^|\.)(?:dev|staging|stage|test|uat|preview|sandbox|draft)\d?\.|\.(?:local|internal|test|"
    r"invalid|localhost)$|^(?:10|192\.168|127)\."
)


def find_urls(facts: Facts) -> Iterator[Url]:
    """Every web address in the release, in order; those of e-mail addresses are none."""
    text, kinds = facts.document.text, known_hosts(facts.law)
    mails = Taken(email.span for email in facts.of("email"))
    for m in _in_words(facts.document):
        end = m.start() + len(_trimmed(m.group()))
        span = Span(m.start(), end)
        if end <= m.start("host") or mails.overlaps(span):
            continue
        yield _url(m, text[span.start : end], span, kinds)


def _in_words(document: Document) -> Iterator[Any]:
    """The addresses in those words that look like holding one."""
    text = document.text
    last = 0
    for at in _hints(document):
        if at < last:
            continue
        start = max(last, text.rfind(" ", 0, at) + 1, text.rfind("\n", 0, at) + 1)
        last = _word_end(text, at)
        if text.endswith("//", 0, last) and text.startswith(" ", last):
            last = _word_end(text, last + 1)
        yield from _URL.finditer(text, start, last)


def _hints(document: Document) -> list[int]:
    """Places that show that the word around them may be an address."""
    text, lower = document.text, document.lower
    found = [m.start() for m in _ENDS_SO.finditer(text)]
    for beginning in _BEGINNINGS:
        at = lower.find(beginning)
        while at >= 0:
            if _BEGUN.match(text, at):
                found.append(at)
            at = lower.find(beginning, at + 1)
    return sorted(found)


def _word_end(text: str, at: int) -> int:
    """Where the word that goes on at an offset ends."""
    m = _SPACE.search(text, at)
    return m.start() if m else len(text)


def _url(m: Any, words: str, span: Span, kinds: Hosts) -> Url:
    host = "".join(m["host"].split()).lower()
    scheme = m["scheme"]
    return Url(
        span=span,
        url=words,
        host=host,
        scheme=scheme.partition(":")[0].strip(" /;").lower() if scheme else None,
        placeholder=is_host(host, "placeholder", kinds),
        staging=is_host(host, "staging", kinds) or bool(_STAGING.search(host)),
        fault=_fault(words, host, scheme, kinds),
    )


def _fault(words: str, host: str, scheme: str | None, kinds: Hosts) -> UrlFault | None:
    if ".." in host or "," in host or " " in words:
        return "dots" if " " not in words else "scheme"
    if (scheme is not None and not scheme.endswith("://")) or words.count("://") > 1 + words.count("=http"):
        return "scheme"
    if words.count("(") > words.count(")"):
        return "brackets"
    if _TRACKING.search(words):
        return "tracking"
    return "shortener" if is_host(host, "shortener", kinds) else None


def _trimmed(words: str) -> str:
    """An address without the punctuation of the sentence around it."""
    while words and words[-1] in ".,;:!?'*_\"”)]}":
        if words[-1] == ")" and words.count("(") >= words.count(")"):
            break
        words = words[:-1]
    return words
