"""Products of medicine → Product: a candidate known by its code, or a brand with its generic name.

A code ("ABC-101") is a product only where one of its sentences speaks of a trial, a dose, patients or a
candidate: the same form names genes, receptors, viruses and standards.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from checker.document import Document, Span
from checker.facts.lifesciences.setting import Status, sentence_around
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_CODE = pattern(r"(?<![\w/.-])[A-Z]{2,6}(?:\d{0,2}-)?[A-Z]?\d{2,6}[A-Za-z]?(?![\w/%]|-\d|\.\d)")
_GENERIC = (
    r"\((?P<generic>(?!formerly|collectively|together|including|unaudited"
    r"|approximately)\p{Ll}{5,}(?:[ -]\p{Ll}{4,}){0,4}"
    r"(?:mab|nib|tinib|stat|vir|pril|sartan|parin|zole|dine|mine|lone|sone|tide|cept|limus|statin"
    r"|gene|leucel|tran"
    r"|prost|azole|cillin|mycin|oxacin|triptan|gliptin|gliflozin|zepam|barbital|caine|olol|idine|amide|trapib"
    r"|ciclib|parib|rsen|siran|vec|fusp|kinra|degib|lisib|tecan|platin|rubicin|taxel|bicin|sertib|metinib"
    r"|somatropin|toxin|stim|poetin|grastim|ase|ine|ate|ide|one|ol)(?: \p{Ll}+)?)\)"
)
_IN_BRACKETS = pattern(_GENERIC)
_BRAND = pattern(
    r"(?<![\w-])(?P<name>\p{Lu}\p{L}{3,}(?:[ -]\p{Lu}?[\p{L}\d]+)?) ?(?P<sign>[®™])? ?" + _GENERIC
)
_BEFORE = 200
"""Characters before a generic name in brackets in which its brand begins."""
_NO_PRODUCT = pattern(
    r"^(?:COVID|SARS|ICD|IFRS|IAS|ISO|ASC|ASU|NI|HIV|HPV|HCV|HBV|H\dN|GLP|GIP|PD|IL|CD|HER|KRAS|SGLT|DPP|COX"
    r"|TNF|MMP|CTLA|BRCA|FY|CY|CIK|NCT|EIN|RFP|SEC|SB|HB|HR|EU|US|UK|CA|EX|PM|AM|TAM|UTC|GMT|EST|EDT"
    r"|MERS|EBV|CMV|CYP|GPR|TRL|TLR|GRIN|NMDA|APOE|GBA|LRRK|SOD|TDP|SOX|WHO|UTF|RS|PS|DB|MD|USP|EP|WO|JP|CAGR"
    r"|CHA|VEGF|EGFR|FGFR|HLA|MHC|PCT|CFR|FDA|IDE|IND|BLA|NDA|PMA|EUA|ACC|AACR|ASCO|ESMO|ASH|AAN"
    r"|SITC)-?[A-Z]?\d"
)
_CLINICAL = pattern(
    r"(?i)\b(?:phase (?:[1-4]|i{1,3}\b|iv)|clinical|trials?|dos(?:e|es|ed|ing)|patients|participants"
    r"|candidates?"
    r"|investigational|therap(?:y|ies|eutic)|treatment|treat(?:s|ed|ing)?|efficacy|placebo|IND|NDA"
    r"|BLA|drug|vaccine"
    r"|tolerated|inhibitor|antibody|tumou?rs?)\b"
)
CALLED = pattern(
    r"(?i)\b(?:investigational|candidates?|experimental|phase (?:[1-4]|i{1,3}\b)|pre-?clinical"
    r"|clinical[- ]stage"
    r"|(?:under|in|for) (?:clinical |active )?(?:development|investigation|study|evaluation)|not"
    r" (?:yet )?(?:been )?"
    r"(?:approved|cleared|authorized|licensed)|being (?:developed|studied|evaluated|investigated|tested)"
    r"|(?:clinical|pivotal|registrational) (?:trials?|stud(?:y|ies))|if approved|IND\b|"
    r"(?:developing|evaluating|investigating|studying))"
)
"""Words that tell a reader that a product is not on the market."""
_APPROVED = pattern(
    r"(?i)(?<!not )(?<!not yet )(?<!not been )(?<!if )(?<!yet been )(?<!when )(?<!once )(?<!until"
    r" )\b(?:approved"
    r"(?! (?:by (?:our|the) board|protocol))|(?:is|are) indicated (?:for|in|as)|is commercially available"
    r"|now commercially available|prescribing information|full commercial launch|is marketed|markets"
    r"|net sales of"
    r"|net product (?:sales|revenue))\b"
)
_IS_APPROVED = pattern(r"(?i)^[^.,;\n]{0,20} (?:is|was|has been) (?:FDA[- ])?(?:approved|marketed)\b")
_JUST_APPROVED = pattern(r"(?i)(?<!not )\b(?:approved|approval of) (?:the )?$")
_PROMOTED = pattern(
    r"(?i)\b(?:now available|commercial(?:ly)? (?:launch(?:ed)?|available)|launch(?:es|ed)?|indicated for"
    r"|(?:FDA|administration\)?)[^.\n]{0,30}(?:approv(?:es|ed|al)))\b"
)


class Product(Record):
    """One product, at its first mention."""

    span: Span
    name: str
    kind: Literal["code", "brand"]
    status: Status
    """By what its own sentences say; a code of which nothing says "approved" is investigational."""
    mentions: int
    called_investigational: bool
    """Whether one of its sentences tells that it is not on the market yet."""
    generic: str | None
    sign: str | None
    """``®`` or ``™`` after the first mention."""
    promoted: bool
    """Whether the release tells of its approval, launch or indication."""


def find_products(facts: Facts) -> Iterator[Product]:
    """Every product once."""
    yield from _codes(facts.document)
    yield from _brands(facts.document)


def _codes(document: Document) -> Iterator[Product]:
    mentions: dict[str, list[Span]] = {}
    for m in _CODE.finditer(document.text):
        if not _NO_PRODUCT.match(m.group()):
            mentions.setdefault(m.group(), []).append(Span(m.start(), m.end()))
    for name, spans in mentions.items():
        sentences = [document.words(sentence_around(document, span.start)) for span in spans]
        if sum(_CLINICAL.search(s) is not None for s in sentences) * 2 > len(sentences):
            yield _product(document, spans, sentences, (name, None, None))


def _brands(document: Document) -> Iterator[Product]:
    seen: set[str] = set()
    for m in _named(document.text):
        name = m["name"]
        if name.lower() not in seen:
            seen.add(name.lower())
            spans = _mentions(document, name)
            sentences = [document.words(sentence_around(document, span.start)) for span in spans]
            if any(_CLINICAL.search(s) for s in sentences):
                spans = [Span(m.start("name"), m.end("name")), *spans[1:]]
                yield _product(document, spans, sentences, (name, m["generic"], m["sign"]))


def _named(text: str) -> Iterator[Any]:
    """Every brand that its generic name follows in brackets, which are what is rare."""
    end = 0
    for generic in _IN_BRACKETS.finditer(text):
        m = _BRAND.search(text, max(end, generic.start() - _BEFORE), generic.end())
        if m is not None:
            end = m.end()
            yield m


def _mentions(document: Document, name: str) -> list[Span]:
    """Every place of a name, as written."""
    found, at = [], document.text.find(name)
    while at >= 0:
        found.append(Span(at, at + len(name)))
        at = document.text.find(name, at + len(name))
    return found


def _product(
    document: Document, spans: list[Span], sentences: list[str], named: tuple[str, str | None, str | None]
) -> Product:
    name, generic, sign = named
    approved = any(_says_approved(s, name if generic is None else None) for s in sentences)
    called = any(CALLED.search(s) for s in sentences)
    unapproved: Status = "investigational" if generic is None or called else "unclear"
    return Product(
        span=spans[0],
        name=name,
        kind="code" if generic is None else "brand",
        status="approved" if approved else unapproved,
        mentions=len(spans),
        called_investigational=called,
        generic=generic,
        sign=sign,
        promoted=any(_PROMOTED.search(s) for s in sentences),
    )


def _says_approved(sentence: str, code: str | None) -> bool:
    """Whether a sentence calls the product approved; of a code, in so many words: others stand beside it."""
    if code is None:
        return _APPROVED.search(sentence) is not None
    before, _, after = sentence.partition(code)
    approved = _JUST_APPROVED.search(before)
    return bool(approved or _IS_APPROVED.match(after))
