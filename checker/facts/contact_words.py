"""The words of contact blocks (the lexicons ``contact-…``) → what a stretch of a line is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from checker.facts.contact_addresses import AddressWords
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
_LABELS = (
    "telephone", "telphone", "tel", "phone", "ph", "t", "m", "e", "p", "f", "o", "c", "d", "w", "fax",
    "facsimile", "email", "e-mail", "mail", "mailto", "office", "direct", "mobile", "cell", "web", "website",
    "web site", "url", "tollfree", "toll free", "toll-free", "main", "line", "us", "u.s", "uk",
    "international", "collect", "at", "by", "via", "attention", "attn", "or at", "and at", "number", "no",
    "telephone number", "or by", "by phone", "by telephone", "by email", "by e-mail", "by calling", "x",
    "ext", "twitter", "linkedin", "facebook", "instagram", "follow us", "north america", "local",
    "email contact", "phone contact", "dial", "visit", "please visit", "visit us at", "on the web",
    "internet", "for", "the company", "direct line", "business", "work", "home", "http", "https", "source",
    "desk", "u.s. toll-free", "toll-free number", "email address", "call", "text to", "text", "name",
    *(
        f"on behalf of {whose} {body}{more}"
        for whose in ("the", "our")
        for body in ("board", "company")
        for more in ("", " of directors")
    ),
)  # fmt: skip
"""Words that stand before a number or an address and tell nothing of whose it is."""
_LABEL_HEADS = frozenset(label.replace("-", " ").replace(".", " ").split()[0] for label in _LABELS)
_LABEL = f"(?:{'|'.join(label.replace('.', chr(92) + '.') for label in _LABELS)})"
_WORD = pattern(r"\w+")
_SUFFIX_LAST = pattern(rf"{SUFFIX}\W*$")
_ONLY_LABELS = pattern(rf"(?i){_LABEL}(?:[ :.,/-]+{_LABEL})*")


class _AnyOf:
    """Any of some entries; the pattern that tries them all is asked only where the words of one stand."""

    def __init__(self, entries: Sequence[Entry], *more: str) -> None:
        plain = [e.words.lower() for e in entries if _is_plain(e)]
        loose = [rf"(?i:{e.source})" for e in entries if not _is_plain(e)]
        self.pattern = pattern("|".join((f"(?i:{_alternatives(entries)})", *more)))
        self._loose = pattern("|".join([*loose, *more])) if loose or more else None
        self._alone = frozenset(phrase for phrase in plain if phrase.isalnum())
        self._phrases: dict[str, list[str]] = {}
        """The others by their first words."""
        for phrase in plain:
            if phrase not in self._alone:
                self._phrases.setdefault(_words(phrase)[0], []).append(phrase)

    def stands_in(self, text: str, words: Collection[str]) -> bool:
        """Whether one stands in a text that has these words."""
        if not self._alone.isdisjoint(words):
            return True
        for head in self._phrases.keys() & words:
            if any(phrase in text.lower() for phrase in self._phrases[head]):
                return self.pattern.search(text) is not None
        return self._loose is not None and self._loose.search(text) is not None

    def end(self, text: str) -> int:
        """Where the last of them ends; -1 if there is none."""
        return max([m.end() for m in self.pattern.finditer(text)], default=-1)


def _is_plain(entry: Entry) -> bool:
    return not entry.is_pattern and "*" not in entry.words and bool(_words(entry.words))


class ContactWords:
    """The words of one law, as patterns; compiled when first used."""

    def __init__(self, law: Law) -> None:
        self._law = law

    def _entries(self, lexicon: str) -> Sequence[Entry]:
        return self._law.lexicon(lexicon).entries

    @cached_property
    def title(self) -> _AnyOf:
        """The words of a person's title."""
        return _AnyOf(self._entries("contact-titles"))

    @cached_property
    def organisation(self) -> _AnyOf:
        """The words of a company's or agency's name."""
        return _AnyOf(self._entries("contact-organisations"), r"\w &(?: \w|$)")

    @cached_property
    def heading(self) -> Any:
        """The whole of a heading, without its colon."""
        return pattern(rf"(?i:(?:{_alternatives(self._entries('contact-headings'))}))")

    @cached_property
    def _address(self) -> AddressWords:
        return AddressWords(self._law)

    @cached_property
    def _elsewhere(self) -> _AnyOf:
        return _AnyOf(self._entries("contact-elsewhere"))

    @cached_property
    def _investor(self) -> Any:
        return self._role_words("investor")

    @cached_property
    def _media(self) -> Any:
        return self._role_words("media")

    def _role_words(self, role: str) -> Any:
        entries = [e for e in self._entries("contact-roles") if e.fields.get("role") == role]
        return pattern(f"(?i:{_alternatives(entries)})")

    def role(self, text: str) -> Role | None:
        """Whom these words say a contact is for; None if they do not say."""
        investor, media = bool(self._investor.search(text)), bool(self._media.search(text))
        if investor and media:
            return "both"
        return "investor" if investor else "media" if media else None

    def is_elsewhere(self, text: str) -> bool:
        """Whether a sentence says that its number is not for reaching the issuer about the release."""
        return self._elsewhere.stands_in(text, _words(text))

    def kind(self, text: str) -> Kind:
        """What a stretch without numbers and markup is. A heading keeps its colon."""
        bare = text.rstrip(":. ").strip()
        words = _words(bare)
        labelled = words and words[0] in _LABEL_HEADS
        if not bare or (labelled and _ONLY_LABELS.fullmatch(bare.strip("()-–| "))):
            return "label"
        if bare.lower() in ("or", "and", "and/or"):
            return "or"
        if self._is_heading(text, words):
            return "heading"
        if self._address.tell(bare):
            return "address"
        return self._named(bare, words) if len(bare) <= 110 else "other"

    def _named(self, bare: str, words: Sequence[str]) -> Kind:
        """A name, a title or an organisation; ``other`` for anything else."""
        organisation = self.organisation.stands_in(bare, words)
        title = self.title.stands_in(bare, words)
        if not organisation and not title and is_person(bare):
            return "name"
        if title and (not organisation or self._is_title(bare)):
            return "title"
        written = bare.split()
        lower = sum([word[0].islower() for word in written])
        if lower > 3:
            return "other"
        if organisation and bare[:1].isalnum():
            return "organisation"
        if title:
            return "title"
        capitals = sum([word[0].isupper() or word[0].isdigit() for word in written])
        return "organisation" if capitals > 0 and lower <= 1 and len(written) <= 6 else "other"

    def _is_title(self, bare: str) -> bool:
        """Whether words of both are a title: its word is the last, or the first before no company's form."""
        if self.title.end(bare) > self.organisation.end(bare):
            return True
        return bool(self.title.pattern.match(bare)) and not _SUFFIX_LAST.search(bare)

    def _is_heading(self, text: str, words: Collection[str]) -> bool:
        """Whether it opens a contact: by its words, or by a colon after a few."""
        bare = text.rstrip(": ").strip()
        telling = not _HEADING_WORDS.isdisjoint(words)
        if not text.rstrip().endswith(":"):
            parted = ", " in bare or " - " in bare or " – " in bare
            return telling and not parted and self.heading.fullmatch(bare) is not None
        if not telling and is_person(bare):
            return False
        short = len(bare.split()) <= 8 and bare[:1].isupper()
        return short or self.heading.fullmatch(bare) is not None


_HEADING_WORDS = frozenset(
    "contact contacts inquiries enquiries information investor investors media press".split()  # noqa: SIM905
)
"""Words of which a heading without a colon has one."""


def _words(text: str) -> list[str]:
    """The words of a text, in lower case."""
    found: list[str] = _WORD.findall(text.lower())
    return found


def _alternatives(entries: Sequence[Entry]) -> str:
    """Any of the entries, longest first; phrases of plain words share one boundary, which saves time."""
    ordered = sorted(entries, key=lambda e: len(e.words), reverse=True)
    plain = [e.words for e in ordered if not e.is_pattern and e.words.replace(" ", "").isalnum()]
    others = [e.source for e in ordered if e.is_pattern or not e.words.replace(" ", "").isalnum()]
    shared = [rf"(?<!\w)(?:{'|'.join(plain)})(?!\w)"] if plain else []
    return "|".join(f"(?:{source})" for source in [*shared, *others]) or "(?!)"


_NOT_PERSONS = pattern(
    r"\b(?:Street|Avenue|Road|Square|Center|Centre|Tower|Towers|Beach|Plaza|Building|Region|"
    r"Statements?|Agent|Information|Relations|Contacts?|Company|Department|Release|News|Website|Page)\b"
)
_ONE_PERSON = pattern(_PERSON)
_PERSONS = pattern(rf"{_PERSON}(?:(?: ?/ ?| ?; ?| & | and | or |, ){_PERSON})*")


def is_person(text: str) -> bool:
    """Whether the words have the form of one person's name, or of several."""
    formed = _PERSONS.fullmatch(text.strip(" ,.")) is not None
    return formed and _NOT_PERSONS.search(text) is None


def person_in(text: str, start: int, end: int) -> Any:
    """The first name of a person in a stretch of prose, as a match; None if there is none."""
    return _ONE_PERSON.search(text, start, end)
