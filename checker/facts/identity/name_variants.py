"""Other spellings of the issuer's name → NameVariant: a slip in a long word, or another legal form.

A slip is looked for in words of seven letters or more that stand where the name's word stands: shorter ones
have too many real neighbours ("Acme", "Acne"; "Vista", "Visa").
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from checker.document import Span
from checker.facts.identity.spelling_distance import one_slip
from checker.matching.scan import scan_of
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_SUFFIXES = {
    "inc": "Inc",
    "incorporated": "Inc",
    "corp": "Corp",
    "corporation": "Corp",
    "ltd": "Ltd",
    "limited": "Ltd",
    "llc": "LLC",
    "plc": "plc",
    "lp": "LP",
    "co": "Co",
}
"""The legal forms that are compared, with their short form."""
_WORD = pattern(r"(?<![\w@./-])\p{Lu}\p{Ll}{6,}(?![\w@]|\.\w)")
_SUFFIX = (
    r",? (?P<suffix>Incorporated|Inc|Corporation|Corp|Ltd|Limited|LLC|plc|PLC|LP|L\.P"
    r"|Co\b(?=\.)(?!\.?,? (?:Ltd|Limited|Inc|LLC|KG|\p{Lu})))\b"
)
_GLUED = pattern(
    r"(?<![\w@./-])(?P<stem>\p{Lu}\p{Ll}{2,20})(?P<suffix>Inc|Corp|Ltd|LLC)\b(?=\.?(?:[\s,;()]|$))"
)
_FORMS_RUN_IN = ("inc", "corp", "ltd", "llc")
_LONGEST_FORM = 4
_LONGEST_GLUED = 25
_FIRST = 40
"""Characters in which the name's first word stands before a last word that has run together."""
_LONG = 7


class NameVariant(Record):
    """One place where the issuer's name is written otherwise than usual."""

    span: Span
    kind: Literal["misspelling", "suffix"]
    usual: str
    """What the release writes elsewhere."""


def find_name_variants(facts: Facts) -> Iterator[NameVariant]:
    """Every other spelling, in order of kind."""
    company = facts.release.company
    if company:
        yield from _misspelt(facts, company)
        yield from _other_forms(facts, company)
        yield from _glued_forms(facts, company)


def _misspelt(facts: Facts, company: str) -> Iterator[NameVariant]:
    """Words like a word of the name by one slip, once or twice, where the right word stands more often.

    The word counts only beside another word of the name, or if nothing else in the release is like it.
    """
    name = [w.strip(",.®™\"'") for w in company.split()]
    text, lower = facts.document.text, facts.document.lower
    for place, usual in enumerate(name):
        if len(usual) < _LONG or not usual.isalpha():
            continue
        for m in _like(text, usual.lower()):
            word = m.group()
            rare = _slip(word, usual) and lower.count(word.lower()) * 2 <= lower.count(usual.lower())
            if rare and _beside(text, m.start(), m.end(), name, place):
                yield NameVariant(Span(m.start(), m.end()), "misspelling", usual)


def _like(text: str, usual: str) -> Iterator[Any]:
    """The words that may differ from a word, in lower case, by one slip, as matches."""
    if not usual.isascii():
        yield from _WORD.finditer(text)
        return
    words = scan_of(text).words
    like = [word for word in words if word[0] == usual[0] and one_slip(word, usual)]
    like += [start for n in range(1, len(usual)) if (start := usual[:n]) in words]  # é ends a word there
    for at in sorted({at for word in like for at in words[word]}):
        if m := _WORD.match(text, at):
            yield m


def _slip(word: str, usual: str) -> bool:
    """Whether the words differ by one slip that is no plural, possessive or adjective."""
    one, other = word.lower(), usual.lower()
    return one[:1] == other[:1] and one.rstrip("s") != other.rstrip("s") and one_slip(one, other)


def _beside(text: str, start: int, end: int, name: list[str], place: int) -> bool:
    """Whether the name's neighbouring word stands beside the word as it does in the name."""
    before = name[place - 1] if place else None
    after = name[place + 1] if place + 1 < len(name) else None
    stands_before = before is not None and text[:start].rstrip(" ,").endswith(before)
    stands_after = after is not None and text[end : end + 40].lstrip(" ,").startswith(after)
    return stands_before or stands_after


def _other_forms(facts: Facts, company: str) -> Iterator[NameVariant]:
    """The name with another legal form than the one it is first given."""
    m = pattern(rf"^(?P<stem>[^\n]{{3,80}}?){_SUFFIX}\.?$").match(company)
    if m is None or len(m["stem"].split()) < 2:
        return
    usual = _form(m["suffix"])
    text, stem, at = facts.document.text, m["stem"], 0
    while (at := text.find(stem, at)) >= 0:
        at += len(stem)
        other = pattern(_SUFFIX).match(text, at)
        if other and usual and _form(other["suffix"]) not in (None, usual):
            yield NameVariant(Span(at - len(stem), other.end()), "suffix", company)


def _glued_forms(facts: Facts, company: str) -> Iterator[NameVariant]:
    """The name with its legal form run into the last word, where the release also writes them apart.

    "Bergen MetalCorp." beside "Bergen Metals Corp.": a plural's letter may be lost with the space.
    """
    text = facts.document.text
    for m in _glued(text):
        first = text[max(0, m.start() - _FIRST) : m.start()].rsplit("\n", 1)[-1].split()[-1:]
        if not first or not company.startswith(first[0]):
            continue
        apart = (f"{first[0]} {m['stem']}{s}{gap}{m['suffix']}" for s in ("", "s") for gap in (" ", ", "))
        if usual := next((name for name in apart if name in text), None):
            yield NameVariant(Span(text.rfind(first[0], 0, m.start()), m.end()), "misspelling", usual)


def _glued(text: str) -> Iterator[Any]:
    """Words with a legal form run into them, as matches."""
    view, ends = scan_of(text).view, set[int]()
    for form in _FORMS_RUN_IN:
        at = view.find(f"{form} ")
        while at >= 0:
            start, end = view.rfind(" ", 0, at) + 1, at + len(form)
            if end - start > _LONGEST_FORM or text[start - 1 : start].isalpha():
                ends.add(end)
            at = view.find(f"{form} ", end)
    for end in sorted(ends):
        for m in _GLUED.finditer(text, max(0, end - _LONGEST_GLUED), end + 2):
            if m.end() == end:
                yield m


def _form(suffix: str) -> str | None:
    return _SUFFIXES.get(suffix.lower().replace(".", ""))
