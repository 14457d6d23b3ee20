"""E-mail addresses → Email.

Text copied from web pages runs addresses into their neighbours ("ir@acme.comWebsite:", "CEOinfo@acme.com");
they are cut where a top-level domain ends or a title's word does.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from checker.document import Span
from checker.facts.web_hosts import TOP, is_host, known_hosts
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_FUNCTIONS = frozenset(
    {"investor", "investors", "relations", "media", "press", "contact", "contacts", "public"}
)
"""Words before an address that are no name."""


class Email(Record):
    """An e-mail address."""

    span: Span
    address: str
    domain: str
    """In lower case."""
    valid: bool
    """Whether it is an address by RFC 5321 and 5322; whether it answers is not asked."""
    placeholder: bool
    """Whether its domain is a template's: ``example.com``, ``company.com``."""
    free_mail: bool


_EMAIL = pattern(
    r"[\p{L}\d._%+'&\-]{1,64}\s?@\s?(?:[\p{L}\d](?:[\p{L}\d\-]{0,61}[\p{L}\d])?(?:\.|,(?=(?:com|net|"
    r"org)\b))){1,5}\p{L}{2,24}|[\w.+\-]{1,64}@[a-z][\w\-]{1,40}(?=[\s;,)]|$)"
)
_LOCAL = pattern(r"(?r)[\p{L}\d._%+'&\-]{1,64}\s?$")
"""What stands before an "@", searched from its end."""
_RUN_ON = pattern(
    rf"^(?P<end>{TOP}|[a-z]{{2,12}}(?=(?:Phone|Tel|Telephone|Website|Web|E-?mail|Twitter|Fax|Investor|"
    rf"Investors|Media|View|Source|Mobile|Direct)$))"
    rf"(?=\p{{Lu}}|https?$|www$|\d)"
)
_BEFORE = pattern(
    r"^(?:.{0,40}?(?:(?:\d{3}[-. ])?\d{3}[-. ]\d{4}|(?:Inc|Ltd|Corp|Co|LLC|S\.A|N\.V)\.)(?=[\p{L}][\w.+\-]*@)"
    r"|x\d{2,5}(?=\p{L}[\w.+\-]*@)|(?:CEO|CFO|COO|CTO)(?=\p{Lu}\p{Ll}[\w.+\-]*@)"
    r"|.{0,40}?(?:Relations|Contacts?)(?=(?:IR|PR|Info|Investors?|Media)@)"
    r"|.{0,40}?(?:CEO|CFO|COO|CTO|IR|President|Officer|Relations|Director|Chairman|Corporation|"
    r"Company|Limited|LLC|"
    r"E-?mail:?|Manager|Secretary|Partner|Affairs|Contacts?:?)(?=[a-z][\w.+\-]*@)"
    r"|\p{Lu}\p{Ll}{3,}(?=(?:info|ir|media|press|pr|investors?|contact|sales)@)"
    r"|(?P<name>\p{Lu}\p{L}{2,})(?=[a-z.]*(?i:(?P=name))[a-z.]*@))"
)
"""What ran into an address from the left: a number, a company's suffix, a title, a surname."""
_ODD = pattern(r"\.\.|^[.\-]|[.\-]@|[.,]@|@[.\-]|-\.|,|\s|[^\x00-\x7f]|^[^@]*@[^.]*$|['&%]")


def find_emails(facts: Facts) -> Iterator[Email]:
    """Every e-mail address in the release, in order."""
    text, kinds = facts.document.text, known_hosts(facts.law)
    for m in _around_at(text):
        start, end = _cut(m.group())
        start = start or _after_name(text, m.start(), m.group())
        start, end = m.start() + start, m.start() + end
        address = "".join(text[start:end].split())
        domain = address.rpartition("@")[2].lower()
        yield Email(
            span=Span(start, end),
            address=address,
            domain=domain,
            valid=_is_valid(text[start:end]),
            placeholder=is_host(domain, "placeholder", kinds),
            free_mail=is_host(domain, "free-mail", kinds),
        )


def _around_at(text: str) -> Iterator[Any]:
    """The address around each "@", searched near it only."""
    last = at = 0
    while (at := text.find("@", at)) >= 0:
        local = _LOCAL.search(text, max(last, at - 66), at)
        m = _EMAIL.match(text, local.start(), min(at + 120, len(text))) if local else None
        if m and m.end() > at:
            yield m
            last = m.end()
        at = max(last, at + 1)


def _cut(words: str) -> tuple[int, int]:
    """Where the address begins and ends in words that ran together."""
    start, end = 0, len(words)
    before = _BEFORE.match(words)
    if before:
        start = before.end()
    while words[start] in ".'-&%":
        start += 1
    at = words.index("@", start)
    labels = at + 1
    for label in words[at + 1 :].split("."):
        m = _RUN_ON.match(label) if labels > at + 1 else None
        if m:
            return start, labels + m.end("end")
        if label.endswith("www") and labels > at + 1:
            return start, labels + len(label) - 3
        labels += len(label) + 1
    return start, end


def _after_name(text: str, at: int, words: str) -> int:
    """Where an address begins that a surname ran into: "Anna Bensonanna@acme.com"."""
    local = words.partition("@")[0].strip()
    if not local[:1].isupper() or local[1:] != local[1:].lower():
        return 0
    before = pattern(r"\p{Lu}\p{L}+").findall(text, max(at - 40, 0), at)[-4:]
    names = [w.lower() for w in before if w.lower() not in _FUNCTIONS]
    starts = [local.lower().find(name, 2) for name in names if len(name) > 2]
    return max((start for start in starts if start > 0 and local[:start].isalpha()), default=0)


def _is_valid(words: str) -> bool:
    """Plain addresses are valid by their form; ``email_validator`` judges the others (its import is dear)."""
    if not _ODD.search(words):
        return True
    import email_validator  # noqa: PLC0415  (35 to 55 ms)

    try:
        email_validator.validate_email(words, check_deliverability=False)
    except email_validator.EmailNotValidError:
        return False
    return True
