"""The words of contact blocks (the lexicons ``contact-…``) → what a stretch of a line is."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Literal

from checker.patterns import pattern

if TYPE_CHECKING:
    from checker.law import Law
    from checker.lexicon import Entry

Role = Literal["investor", "media", "both", "unspecified"]
Kind = Literal["heading", "name", "title", "organisation", "address", "label", "or", "other"]

SUFFIX = (
    r"(?:Inc|Incorporated|LLC|L\.L\.C|LLP|Ltd|Limited|L\.?P|Corp|Co|S\.A|SA|N\.V|NV|PLC|plc|AG|Jr|Sr|"
    r"II|III|IV|CFA|CPA|CPIR|IRC|MBA|Esq|Ph\.? ?D|M\.? ?D|P\. ?Eng|P\. ?Geo|J\.?D)\b\.?"
)
"""What follows a comma and belongs to the name before it."""
_NAME_WORD = (
    r"(?:\p{Lu}[\p{L}'’]*(?:-\p{L}[\p{L}'’]*)*\.?|\p{Lu}\.-?\p{Lu}\.|d'\p{Lu}\p{L}+|"
    r"\(?\"\p{Lu}\p{L}+\"\)?|\(\p{Lu}\p{L}+\))"
)
_PARTICLE = r"(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|el|al|bin|ben|ter|zu|af|y|e|St\.)"
_LETTERS = (
    r"(?:,? ?(?:Jr|Sr|II|III|IV|CFA|CPA|CPIR|IRC|MBA|Esq|Ph\.? ?D|M\.? ?D|J\.?D|LL\.?B|P\. ?Eng|"
    r"P\. ?Geo|B\.?Sc|M\.?Sc|RN|PMP|ICD\.D|CAIA|FCA|CA)\b\.?)"
)
_PERSON = (
    rf"(?:(?:Dr|Mr|Mrs|Ms|Prof|Professor|Sir|Dame|Lord)\.? )?{_NAME_WORD}(?: {_PARTICLE}){{0,2}}"
    rf"(?: (?:{_PARTICLE} )?{_NAME_WORD}){{1,4}}{_LETTERS}{{0,3}}"
)
_LABEL = (
    r"(?:tele?phone|tel|phone|ph|t|m|e|p|f|o|c|d|w|fax|facsimile|email|e-mail|mail|mailto|office|"
    r"direct|mobile|cell|web|website|web ?site|"
    r"url|toll[- ]?free|main|line|us|u\.s|uk|international|collect|at|by|via|attention|attn|or at|"
    r"and at|number|no|"
    r"telephone number|or by|by phone|by telephone|by e-?mail|by calling|x|ext|twitter|linkedin|"
    r"facebook|instagram|follow us|"
    r"north america|local|email contact|phone contact|dial|visit|please visit|visit us at|on the web|"
    r"internet|for|the company|"
    r"direct line|business|work|home|http|https|source|desk|u\.s\. toll-free|toll-free number|"
    r"email address|call|text to|text|name|on behalf of (?:the|our) (?:board|"
    r"company)(?: of directors)?)"
)
_ADDRESS = (
    r"\b\d{1,6}(?:-\d+)? (?:[NSEW]\.? )?[\p{L}\d.' -]{2,40}\b(?:Street|St|Avenue|Ave|Road|Rd|"
    r"Boulevard|Blvd|Drive|Dr|Lane|Ln|Way|Parkway|Pkwy|Place|Plaza|"
    r"Square|Court|Circle|Highway|Hwy|Floor|Terrace|Quay|Row|Broadway|Center|Centre)\b|\b(?:Suite|Ste|"
    r"Unit|Floor|P\.? ?O\.? Box|Level|Building)\.? ?#?\d"
    r"|\b[A-Z]{2},? \d{5}(?:-\d{4})?\b|\b[A-Z]\d[A-Z] ?\d[A-Z]\d\b|"
    r"\b[A-Z]{1,2}\d{1,2}[A-Z]? \d[A-Z]{2}\b|#\d\d-\d\d|\bUnited States$"
    r"|^(?:\p{Lu}[\p{L}.' -]{1,30}),? (?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|"
    r"Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|"
    r"Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|"
    r"Mississippi|Missouri|Montana|Nebraska|Nevada|"
    r"New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|"
    r"Pennsylvania|Rhode Island|South Carolina|"
    r"Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming|Ontario|Quebec|"
    r"British Columbia|Alberta|Manitoba|Nova Scotia|Canada|Israel|"
    r"Singapore|Ireland|Germany|Sweden|Switzerland|England|United Kingdom|the Netherlands|Australia|"
    r"Japan|China)(?: \d{4,6})?$"
    r"|^\p{Lu}[\p{L}.' -]{1,30}, [A-Z]{2}$"
    r"|^(?:\p{Lu}[\w.]*|\d+)(?: \p{Lu}?[\w.]*){0,4} (?:Square|Center|Centre|Tower|Towers|Beach|Plaza|"
    r"House|Building|Park|Street|Avenue|Road|Boulevard|Drive|Island)$"
    r"|^(?:Los Angeles|New York|San Francisco|San Diego|Las Vegas|Hong Kong|Tel Aviv|Salt Lake City|"
    r"Washington,? D\.?C\.?)\b"
)


class ContactWords:
    """The words of one law, as patterns; compiled when first used."""

    def __init__(self, law: Law) -> None:
        self._law = law

    def _either(self, lexicon: str) -> str:
        return _alternatives(self._law.lexicon(lexicon).entries)

    @cached_property
    def title(self) -> Any:
        """A word of a person's title."""
        return pattern(rf"(?i:{self._either('contact-titles')})")

    @cached_property
    def organisation(self) -> Any:
        """A word of a company's or agency's name."""
        return pattern(rf"(?i:{self._either('contact-organisations')})|\w &(?: \w|$)")

    @cached_property
    def heading(self) -> Any:
        """The whole of a heading, without its colon."""
        return pattern(rf"(?i:(?:{self._either('contact-headings')}))")

    @cached_property
    def elsewhere(self) -> Any:
        """What shows that a number is not for reaching the issuer about the release."""
        return pattern(rf"(?i:{self._either('contact-elsewhere')})")

    @cached_property
    def _investor(self) -> Any:
        return self._role_words("investor")

    @cached_property
    def _media(self) -> Any:
        return self._role_words("media")

    def _role_words(self, role: str) -> Any:
        entries = [e for e in self._law.lexicon("contact-roles").entries if e.fields.get("role") == role]
        return pattern(f"(?i:{_alternatives(entries)})")

    def role(self, text: str) -> Role | None:
        """Whom these words say a contact is for; None if they do not say."""
        investor, media = bool(self._investor.search(text)), bool(self._media.search(text))
        if investor and media:
            return "both"
        return "investor" if investor else "media" if media else None

    def kind(self, text: str) -> Kind:
        """What a stretch without numbers and markup is. A heading keeps its colon."""
        bare = text.rstrip(":. ").strip()
        if not bare or pattern(rf"(?i){_LABEL}(?:[ :.,/-]+{_LABEL})*").fullmatch(bare.strip("()-–| ")):
            return "or" if bare.lower() in ("or", "and") else "label"
        if bare.lower() in ("or", "and", "and/or"):
            return "or"
        if self.is_heading(text):
            return "heading"
        if pattern(_ADDRESS).search(bare):
            return "address"
        if len(bare) > 110:
            return "other"
        return self._named(bare)

    def _named(self, bare: str) -> Kind:
        """A name, a title or an organisation; ``other`` for anything else."""
        lower = sum(w[:1].islower() for w in bare.split())
        organisation = _last(self.organisation, bare)
        title = _last(self.title, bare)
        if is_person(bare) and organisation < 0 and title < 0:
            return "name"
        first = self.title.match(bare)
        if title > organisation or (first and not pattern(rf"{SUFFIX}\W*$").search(bare)):
            return "title"
        if lower > 3:
            return "other"
        if organisation >= 0 and bare[:1].isalnum():
            return "organisation"
        if title >= 0:
            return "title"
        capitals = sum(w[:1].isupper() or w[:1].isdigit() for w in bare.split())
        return "organisation" if capitals > 0 and lower <= 1 and len(bare.split()) <= 6 else "other"

    def is_heading(self, text: str) -> bool:
        """Whether it opens a contact: by its words, or by a colon after a few."""
        bare = text.rstrip(": ").strip()
        colon = text.rstrip().endswith(":")
        if not colon and (", " in bare or " - " in bare or " – " in bare):
            return False
        if is_person(bare) and not _HEADING_WORD().search(bare):
            return False
        if self.heading.fullmatch(bare):
            return bool(colon or _HEADING_WORD().search(bare))
        return colon and len(bare.split()) <= 8 and bare[:1].isupper()


@cache
def _HEADING_WORD() -> Any:
    return pattern(
        r"(?i)\b(?:contacts?|inquiries|enquiries|information|investors?|media|press|"
        r"investor relations|media relations)\b"
    )


def _alternatives(entries: Sequence[Entry]) -> str:
    """Any of the entries, longest first; phrases of plain words share one boundary, which saves time."""
    ordered = sorted(entries, key=lambda e: len(e.words), reverse=True)
    plain = [e.words for e in ordered if not e.is_pattern and e.words.replace(" ", "").isalnum()]
    others = [e.source for e in ordered if e.is_pattern or not e.words.replace(" ", "").isalnum()]
    shared = [rf"(?<!\w)(?:{'|'.join(plain)})(?!\w)"] if plain else []
    return "|".join(f"(?:{source})" for source in [*shared, *others]) or "(?!)"


def _last(words: Any, text: str) -> int:
    """Where the last match of a pattern ends; -1 if there is none."""
    return max((m.end() for m in words.finditer(text)), default=-1)


_PLACES = (
    r"\b(?:Street|Avenue|Road|Square|Center|Centre|Tower|Towers|Beach|Plaza|Building|Region|"
    r"Statements?|Agent|Information|Relations|Contacts?|Company|Department|Release|News|Website|Page)\b"
)


def is_person(text: str) -> bool:
    """Whether the words have the form of one person's name, or of several."""
    if pattern(_PLACES).search(text):
        return False
    return bool(
        pattern(rf"{_PERSON}(?:(?: ?/ ?| ?; ?| & | and | or |, ){_PERSON})*").fullmatch(text.strip(" ,."))
    )


def person_in(text: str, start: int, end: int) -> Any:
    """The first name of a person in a stretch of prose, as a match; None if there is none."""
    return pattern(_PERSON).search(text, start, end)
