"""Short forms that a release defines, 'Acme, Inc. (the "Company")' → DefinedTerm; whether they are used."""

from __future__ import annotations

from collections.abc import Iterator
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
    legends = (*document.part("legend"), *document.part("contact"))
    found = [m for m in _DEFINED.finditer(document.text) if not _in(m, legends)]
    for m in found:
        yield _term(document, m, found)


def _in(m: Any, spans: tuple[Span, ...]) -> bool:
    return any(s.start <= m.start() < s.end for s in spans)


def _term(document: Document, m: Any, found: list[Any]) -> DefinedTerm:
    term = _name(m)
    uses = document.lower.count(_stem(term)) - 1
    fault: Literal["unused", "twice"] | None = None
    if term.lower() in _PARTIES and _of_several(document, term, found):
        fault = "twice"
    elif uses == 0 and " " in term:
        fault = "unused"
    span = Span(m.start("term"), m.end("term"))
    return DefinedTerm(span, term, uses, fault, _WORDS.get(fault or ""))


def _of_several(document: Document, term: str, found: list[Any]) -> bool:
    """Whether one short form is defined for different names."""
    return len({_before(document, m.start()) for m in found if _name(m) == term}) > 1


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
