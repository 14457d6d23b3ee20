"""Names that a release spells two ways → Respelling: another letter, another accent, another capital.

The issuer's own name is that of :mod:`checker.facts.identity.name_variants`. Of two names that are a slip
apart, the one that stands once is the slip if the other stands more often and no dictionary has the first:
two people may be called Johnson and Johnston, and words have plurals.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from checker.document import Document, Span
from checker.facts.dictionary import Dictionary, dictionary_of
from checker.facts.identity.spelling_distance import one_slip
from checker.patterns import pattern
from checker.record import record

if TYPE_CHECKING:
    from checker.facts import Facts


@record
class Respelling:
    """A name that is spelt otherwise elsewhere in the release."""

    span: Span
    kind: Literal["letters", "accents", "capitals"]
    word: str
    usual: str
    """As the release spells it more often."""
    times: int
    """How often it does."""


_NAME = r"(?<![\w@./#&'-])\p{Lu}(?:\p{L}{1,20}/\p{Lu}\p{L}{2,15}|\p{L}{4,20})(?![\w@&-]|\.\p{L}|/|[™®])"
_SHORTEST = 7
"""Letters of a name that is compared letter by letter."""
_OFTEN = 2


def find_respellings(facts: Facts) -> Iterator[Respelling]:
    """Every name spelt in another way than usual, in no particular order."""
    document = facts.document
    places: dict[str, list[Span]] = {}
    for m in pattern(_NAME).finditer(document.text):
        block = document.block_at(m.start())
        if block is not None and block.kind != "table":
            places.setdefault(m.group(), []).append(Span(m.start(), m.end()))
    own = _own_words(facts)
    names = {name: found for name, found in places.items() if name.casefold() not in own}
    words = dictionary_of(facts.law)
    foreign = {n: f for n, f in names.items() if _plain(n).lower() not in words.trade}  # "Panama" is English
    yield from _alike(foreign, _plain, "accents")
    yield from _alike({n: f for n, f in names.items() if not n.isupper()}, str.casefold, "capitals")
    yield from _slips(names, words, document)


def _own_words(facts: Facts) -> set[str]:
    """The words of the issuer's name."""
    return {word.strip(",.").casefold() for word in (facts.release.company or "").split()}


def _plain(name: str) -> str:
    """A name without its accents."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _alike(
    names: dict[str, list[Span]], key: Any, kind: Literal["accents", "capitals"]
) -> Iterator[Respelling]:
    """Names that are one but for accents or capitals, the rarer ones."""
    groups: dict[str, list[str]] = {}
    for name in names:
        groups.setdefault(key(name), []).append(name)
    for group in groups.values():
        usual = max(group, key=lambda name: (len(names[name]), _marks(name)))
        for name in group:
            if name != usual and _marks(usual) > _marks(name):
                yield Respelling(names[name][0], kind, name, usual, len(names[usual]))


def _marks(name: str) -> int:
    """How many accents and inner capitals a name has: what is lost when it is typed carelessly."""
    return sum(c.isupper() for c in name[1:]) + sum(c > "\x7f" for c in name)


def _slips(names: dict[str, list[Span]], words: Dictionary, document: Document) -> Iterator[Respelling]:
    """Names that stand once and are one slip away from a name that stands more often."""
    usual = [n for n, found in names.items() if len(found) >= _OFTEN and len(n) >= _SHORTEST]
    for name, found in names.items():
        if len(found) != 1 or len(name) < _SHORTEST or document.lower.count(name.lower()) != 1:
            continue
        for other in usual:
            if _is_slip(name, other) and ("/" in name or not _is_word(name.lower(), words)):
                yield Respelling(found[0], "letters", name, other, len(names[other]))
                break


def _is_word(name: str, words: Dictionary) -> bool:
    return words.lists(name) or words.derives(name)


def _is_slip(name: str, other: str) -> bool:
    """Whether one is the other with a letter lost, added, swapped or mistyped, and no other form of it."""
    if name[0] != other[0] or abs(len(name) - len(other)) > 1 or name.isupper() != other.isupper():
        return False
    if "/" in name:
        return name.partition("/")[0] == other.partition("/")[0] and one_slip(name, other)
    return not (name.startswith(other) or other.startswith(name)) and one_slip(name, other)
