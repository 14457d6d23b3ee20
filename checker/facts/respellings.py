"""Names that a release spells two ways → Respelling: another letter, another accent, another capital.

The issuer's own name is that of :mod:`checker.facts.identity.name_variants`. Of two names that are a slip
apart, the one that stands once is the slip if the other stands more often and no dictionary has the first:
two people may be called Johnson and Johnston, and words have plurals.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from checker.document import Document, Span
from checker.facts.dictionary import Dictionary, dictionary_of
from checker.facts.identity.spelling_distance import one_slip
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts


class Respelling(Record):
    """A name that is spelt otherwise elsewhere in the release."""

    span: Span
    kind: Literal["letters", "accents", "capitals"]
    word: str
    usual: str
    """As the release spells it more often."""
    times: int
    """How often it does."""


_NAME = pattern(
    r"\p{Lu}(?<![\w@./#&'-]\p{Lu})(?:\p{L}{4,20}|\p{L}{1,20}/\p{Lu}\p{L}{2,15})(?![\w@&-]|\.\p{L}|/|[™®])"
)
_SHORTEST = 7
"""Letters of a name that is compared letter by letter."""
_OFTEN = 2


Times = dict[str, int]
"""Names in the order of the text, and how often each stands outside tables."""
Variant = tuple[Literal["letters", "accents", "capitals"], str, str]
"""A name, and how the release usually spells it."""


def find_respellings(facts: Facts) -> Iterator[Respelling]:
    """Every name spelt in another way than usual, in no particular order."""
    document = facts.document
    own = _own_words(facts)
    counted = Counter[str]()
    for start, end in _between_tables(document):
        counted.update(_NAME.findall(document.text, start, end))
    times = {name: count for name, count in counted.items() if name.casefold() not in own}
    for kind, name, usual in _variants(times, dictionary_of(facts.law), document):
        yield Respelling(_first(document, name), kind, name, usual, times[usual])


def _between_tables(document: Document) -> Iterator[tuple[int, int]]:
    """The stretches of text between tables."""
    start = 0
    for table in document.part("table"):
        yield start, table.start
        start = table.end
    yield start, len(document.text)


def _first(document: Document, name: str) -> Span:
    """Where a name stands for the first time."""
    for start, end in _between_tables(document):
        for m in _NAME.finditer(document.text, start, end):
            if m.group() == name:
                return Span(*m.span())
    raise ValueError(name)


def _variants(times: Times, words: Dictionary, document: Document) -> Iterator[Variant]:
    if any(not name.isascii() for name in times):
        foreign = {
            n: c for n, c in times.items() if _plain(n).lower() not in words.trade
        }  # "Panama" is English
        yield from _alike(foreign, _plain, "accents")
    marked = {name.casefold() for name in times if _marks(name) and not name.isupper()}
    if marked:
        mixed = {n: c for n, c in times.items() if n.casefold() in marked and not n.isupper()}
        yield from _alike(mixed, str.casefold, "capitals")
    yield from _slips(times, words, document)


def _own_words(facts: Facts) -> set[str]:
    """The words of the issuer's name."""
    return {word.strip(",.").casefold() for word in (facts.release.company or "").split()}


def _plain(name: str) -> str:
    """A name without its accents."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _alike(times: Times, key: Any, kind: Literal["accents", "capitals"]) -> Iterator[Variant]:
    """Names that are one but for accents or capitals, the rarer ones."""
    groups: dict[str, list[str]] = {}
    for name in times:
        groups.setdefault(key(name), []).append(name)
    for group in groups.values():
        usual = max(group, key=lambda name: (times[name], _marks(name)))
        for name in group:
            if name != usual and _marks(usual) > _marks(name):
                yield kind, name, usual


def _marks(name: str) -> int:
    """How many accents and inner capitals a name has: what is lost when it is typed carelessly."""
    if name.isascii() and name[1:].islower():
        return 0
    return sum(c.isupper() for c in name[1:]) + sum(c > "\x7f" for c in name)


def _slips(times: Times, words: Dictionary, document: Document) -> Iterator[Variant]:
    """Names that stand once and are one slip away from a name that stands more often."""
    usual: dict[str, list[str]] = {}
    for name, count in times.items():
        if count >= _OFTEN and len(name) >= _SHORTEST:
            usual.setdefault(name[0], []).append(name)
    for name, count in times.items():
        if count > 1 or len(name) < _SHORTEST:
            continue
        meant = next((other for other in usual.get(name[0], ()) if _is_slip(name, other)), None)
        if meant is None or document.lower.count(name.lower()) != 1:
            continue
        if "/" in name or not _is_word(name.lower(), words):
            yield "letters", name, meant


def _is_word(name: str, words: Dictionary) -> bool:
    return words.lists(name) or words.derives(name)


def _is_slip(name: str, other: str) -> bool:
    """Whether one is the other with a letter lost, added, swapped or mistyped, and no other form of it."""
    if abs(len(name) - len(other)) > 1 or name.isupper() != other.isupper():
        return False
    if name[:3] != other[:3] and name[-3:] != other[-3:]:  # a slip leaves one end as it is
        return False
    if "/" in name:
        return name.partition("/")[0] == other.partition("/")[0] and one_slip(name, other)
    return not (name.startswith(other) or other.startswith(name)) and one_slip(name, other)
