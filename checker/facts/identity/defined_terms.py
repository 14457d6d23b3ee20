"""Short forms that a release defines, 'Acme, Inc. (the "Company")' → DefinedTerm; whether they are used."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Literal

from checker.document import Document, Span
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_DEFINED = pattern(
    r"\((?=[^()\"\n]{0,110}\")(?:[^()\"\n]{0,60}[;,] )?"
    r"(?:(?:hereinafter|collectively,?|together,?|the|or|each,?|an?|and) ){0,3}"
    r"\"(?P<term>(?:the )?\p{Lu}[^\"\n()]{1,40}?),?\"[^()\n]{0,60}\)"
)
_NAME_BEFORE = pattern(r"[\p{L}\d.'&®™-]+(?=[,:]? ?$)")
_PARTIES = frozenset(("company", "issuer", "corporation", "buyer", "seller"))
_WORDS = {"unused": "defined and never used again", "twice": "defined for two different companies"}


class DefinedTerm(Record):
    """One definition."""

    span: Span
    """The short form in its quotation marks."""
    term: str
    uses: int
    """How often it stands in the rest of the release."""
    fault: Literal["unused", "twice"] | None
    fault_words: str | None


def find_defined_terms(facts: Facts) -> Iterator[DefinedTerm]:
    """Every definition in parentheses and quotation marks, outside the legends."""
    document = facts.document
    if '("' not in document.text and 'the "' not in document.text:
        return
    found = [m for m in _DEFINED.finditer(document.text) if not _is_apart(document, m.start())]
    owners: dict[str, set[str]] = {}
    for m in found:
        if (name := _name(m)).lower() in _PARTIES:
            owners.setdefault(name, set()).add(_before(document, m.start()))
    uses = {name: document.lower.count(_stem(name)) - 1 for name in {_name(m) for m in found}}
    for m in found:
        yield _term(m, uses[_name(m)], owners)


def _is_apart(document: Document, at: int) -> bool:
    return document.overlaps_part(Span(at, at + 1), "legend", "contact")


def _term(m: Any, uses: int, owners: Mapping[str, Collection[str]]) -> DefinedTerm:
    term = _name(m)
    fault: Literal["unused", "twice"] | None = None
    if term.lower() in _PARTIES and len(owners[term]) > 1:
        fault = "twice"
    elif uses == 0 and " " in term:
        fault = "unused"
    span = Span(m.start("term"), m.end("term"))
    return DefinedTerm(span, term, uses, fault, _WORDS.get(fault or ""))


def _name(m: Any) -> str:
    name: str = m["term"].removeprefix("the ").strip(" .")
    return name


def _stem(term: str) -> str:
    """A term without its plural: "Royalties" is used by "a Royalty"."""
    lower = term.lower()
    return lower[:-3] if lower.endswith("ies") else lower.removesuffix("s")


def _before(document: Document, at: int) -> str:
    """The word that the parenthesis follows, in lower case: the end of a company's name."""
    m = _NAME_BEFORE.search(document.lower, max(0, at - 40), at)
    return m.group().strip(".,") if m else ""
