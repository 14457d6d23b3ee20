"""E-mail and web addresses → Email, Url.

Text copied from web pages runs addresses into their neighbours ("ir@acme.comWebsite:", "CEOinfo@acme.com");
they are cut where a top-level domain ends or a title's word does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal

from checker.document import Span
from checker.patterns import pattern
from checker.record import record
from checker.vocabulary import one_of

if TYPE_CHECKING:
    from checker.facts import Facts
    from checker.law import Law

UrlFault = Literal["tracking", "shortener", "scheme", "dots", "brackets"]


_FUNCTIONS = frozenset(
    {"investor", "investors", "relations", "media", "press", "contact", "contacts", "public"}
)
"""Words before an address that are no name."""


@record
class Email:
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


@record
class Url:
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


_TOP = (
    r"(?:com|net|org|info|biz|edu|gov|int|pro|inc|tech|app|dev|global|health|bio|energy|capital|"
    r"finance|group|cloud|life|"
    r"io|ai|co|us|ca|uk|au|nz|de|fr|nl|be|ch|at|se|no|dk|fi|is|ie|it|es|pt|gr|il|jp|cn|hk|tw|sg|my|in|"
    r"za|br|mx|ar|cl|"
    r"eu|me|tv|gg|xyz|id|th|kr|ph|pl|cz|lu|ae|sa|tr|vc|ly|fm|gl|to|ws|cc|ag|im|je|ky|bm|vg|mt|li|ee|"
    r"lv|lt|ro|hu)"
)
_EMAIL = (
    r"[\p{L}\d._%+'&\-]{1,64}\s?@\s?(?:[\p{L}\d](?:[\p{L}\d\-]{0,61}[\p{L}\d])?(?:\.|,(?=(?:com|net|"
    r"org)\b))){1,5}\p{L}{2,24}|[\w.+\-]{1,64}@[a-z][\w\-]{1,40}(?=[\s;,)]|$)"
)
_LOCAL = r"(?r)[\p{L}\d._%+'&\-]{1,64}\s?$"
"""What stands before an "@", searched from its end."""
_RUN_ON = (
    rf"^(?P<end>{_TOP}|[a-z]{{2,12}}(?=(?:Phone|Tel|Telephone|Website|Web|E-?mail|Twitter|Fax|Investor|"
    rf"Investors|Media|View|Source|Mobile|Direct)$))"
    rf"(?=\p{{Lu}}|https?$|www$|\d)"
)
_BEFORE = (
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
_URL = (
    r"(?P<scheme>\b(?:https?|ftp)\s?:\s?/{1,2}\s?|\b(?:https?|ftp)//|\bhttps?;//)?"
    r"(?P<host>www\d?\s?[.,]{1,2}\s?(?:[\w\-]{1,63}\.{1,2}){1,5}[a-zA-Z]{2,24}|localhost\b|"
    r"(?<=//)(?:\d{1,3}\.){3}\d{1,3}"
    rf"|(?<=//)(?:[\w\-]{{1,63}}\.{{1,2}}){{1,5}}[a-zA-Z]{{2,24}}|"
    rf"(?<![\w@.\-/])(?!\w*www\.)(?:[A-Za-z\d][\w\-]{{0,62}}\.){{1,4}}{_TOP}(?![\w@]|\.\w))"
    r"(?P<port>:\d{2,5})?(?P<path>[/?#][^\s\"<>|]{0,400})?"
)
_HINT = rf"(?i)https?:|//|www\d?[.,]|localhost|\.{_TOP}(?!\w)"
_TRACKING = r"[?&](?:utm_\w+|gclid|fbclid|mc_cid|mc_eid|_hsenc|_hsmi)="
_STAGING = (
    r"(?:^|\.)(?:dev|staging|stage|test|uat|preview|sandbox|draft)\d?\.|\.(?:local|internal|test|"
    r"invalid|localhost)$|^(?:10|192\.168|127)\."
)
_ODD = r"\.\.|^[.\-]|[.\-]@|[.,]@|@[.\-]|-\.|,|\s|[^\x00-\x7f]|^[^@]*@[^.]*$|['&%]"


def find_emails(facts: Facts) -> Iterator[Email]:
    """Every e-mail address in the release, in order."""
    text, kinds = facts.document.text, _kinds(facts.law)
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
            placeholder=_is(domain, "placeholder", kinds),
            free_mail=_is(domain, "free-mail", kinds),
        )


def _around_at(text: str) -> Iterator[Any]:
    """The address around each "@", searched near it only."""
    last = at = 0
    while (at := text.find("@", at)) >= 0:
        local = pattern(_LOCAL).search(text, max(last, at - 66), at)
        m = pattern(_EMAIL).match(text, local.start(), min(at + 120, len(text))) if local else None
        if m and m.end() > at:
            yield m
            last = m.end()
        at = max(last, at + 1)


def _cut(words: str) -> tuple[int, int]:
    """Where the address begins and ends in words that ran together."""
    start, end = 0, len(words)
    before = pattern(_BEFORE).match(words)
    if before:
        start = before.end()
    while words[start] in ".'-&%":
        start += 1
    at = words.index("@", start)
    labels = at + 1
    for label in words[at + 1 :].split("."):
        m = pattern(_RUN_ON).match(label) if labels > at + 1 else None
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
    if not pattern(_ODD).search(words):
        return True
    import email_validator  # noqa: PLC0415  (35 to 55 ms)

    try:
        email_validator.validate_email(words, check_deliverability=False)
    except email_validator.EmailNotValidError:
        return False
    return True


def find_urls(facts: Facts) -> Iterator[Url]:
    """Every web address in the release, in order; those of e-mail addresses are none."""
    text, kinds = facts.document.text, _kinds(facts.law)
    mails = [email.span for email in facts.of("email")]
    for m in _in_words(text):
        end = m.start() + len(_trimmed(m.group()))
        span = Span(m.start(), end)
        if end <= m.start("host") or any(mail.overlaps(span) for mail in mails):
            continue
        yield _url(m, text[span.start : end], span, kinds)


def _in_words(text: str) -> Iterator[Any]:
    """The addresses in those words that look like holding one."""
    last = 0
    for hint in pattern(_HINT).finditer(text):
        if hint.start() < last:
            continue
        m = pattern(r"\s").search(text, hint.end())
        start = max(last, text.rfind(" ", 0, hint.start()) + 1, text.rfind("\n", 0, hint.start()) + 1)
        last = m.start() if m else len(text)
        if text[:last].endswith("//") and text[last : last + 1] == " ":
            m = pattern(r"\s").search(text, last + 1)
            last = m.start() if m else len(text)
        yield from pattern(_URL).finditer(text, start, last)


def _url(m: Any, words: str, span: Span, kinds: Mapping[str, tuple[str, ...]]) -> Url:
    host = "".join(m["host"].split()).lower()
    scheme = m["scheme"]
    return Url(
        span=span,
        url=words,
        host=host,
        scheme=scheme.partition(":")[0].strip(" /;").lower() if scheme else None,
        placeholder=_is(host, "placeholder", kinds),
        staging=_is(host, "staging", kinds) or bool(pattern(_STAGING).search(host)),
        fault=_fault(words, host, scheme, kinds),
    )


def _fault(
    words: str, host: str, scheme: str | None, kinds: Mapping[str, tuple[str, ...]]
) -> UrlFault | None:
    if ".." in host or "," in host or " " in words:
        return "dots" if " " not in words else "scheme"
    if (scheme is not None and not scheme.endswith("://")) or words.count("://") > 1 + words.count("=http"):
        return "scheme"
    if words.count("(") > words.count(")"):
        return "brackets"
    if pattern(_TRACKING).search(words):
        return "tracking"
    return "shortener" if _is(host, "shortener", kinds) else None


def _trimmed(words: str) -> str:
    """An address without the punctuation of the sentence around it."""
    while words and words[-1] in ".,;:!?'*_\"”)]}":
        if words[-1] == ")" and words.count("(") >= words.count(")"):
            break
        words = words[:-1]
    return words


def _kinds(law: Law) -> Mapping[str, tuple[str, ...]]:
    rows = law.table("web-hosts").rows
    return law.once("web-hosts", lambda: {row["kind"]: tuple(row["hosts"]) for row in rows})


def _is(host: str, kind: str, kinds: Mapping[str, tuple[str, ...]]) -> bool:
    return any(host == known or host.endswith("." + known) for known in kinds.get(kind, ()))
