"""People that a release names with a title or quotes → Person, and spellings that differ by one slip.

Only names that a title, "said" or "Mr." marks as a person's are read: two capitalised words may be anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from checker.document import Span
from checker.facts.identity.spelling_distance import one_slip
from checker.matching.scan import scan_of
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

_FIRST = r"\p{Lu}\p{Ll}{2,}(?:-\p{Lu}\p{Ll}+)?"
_LAST = (
    r"(?:(?:van|von|de|der|den|del|la|le|di|da|Mc|Mac|O')[ ]?)?\p{Lu}[\p{Ll}'\p{Lu}]{2,}(?:-\p{Lu}\p{Ll}+)?"
)
_NAME = rf"(?P<first>{_FIRST}) (?:(?:\p{{Lu}}\.|\"\p{{Lu}}\p{{Ll}}+\") ){{0,2}}(?P<last>{_LAST})"
_OFFICES = (
    "Chief", "President", "CEO", "CFO", "COO", "CTO", "CMO", "Chair", "Chairman", "Chairwoman", "Chairperson",
    "Director", "Officer", "Founder", "Co-Founder", "Co-founder", "Partner", "Head", "Treasurer", "Secretary",
)  # fmt: skip
_TITLE = (
    r"(?:,? (?:Jr|Sr)\.?|, (?:M\.?D|Ph\.? ?D|MBA|CFA|CPA|J\.?D|Esq)\.?){0,3},? \(?(?:the"
    r" )?(?:(?:Acting|Interim|Founder"
    r"|Co-[Ff]ounder|Executive|Senior|Managing|Global|Vice|Deputy)(?: and|,)? ){0,3}"
    rf"(?:{'|'.join(_OFFICES)})\b"
)
_SAYING = ("said", "stated", "commented", "added", "noted", "remarked", "explained", "continued", "concluded")
_ADDRESSED = ("Mr", "Ms", "Mrs", "Dr")
_SAID = "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in _SAYING)
_MARKED = pattern(
    rf"(?:\b(?:{_SAID}) (?:Mr\. |Ms\. |Mrs\. |Dr\. )?|\b(?:{'|'.join(_ADDRESSED)})\. )"
    rf"(?<![\w-]){_NAME}(?![\w-])"
)
_TITLED = pattern(rf"(?=\p{{Lu}})(?<![\w.'-])(?<!\p{{Lu}}\p{{Ll}}{{1,20}} ){_NAME}(?={_TITLE})")
_OFFICE_WORDS = frozenset(office.lower().rpartition("-")[2] for office in _OFFICES)
_MARKS = frozenset((*_SAYING, *(word.lower() for word in _ADDRESSED)))
_BEHIND = 200
"""Characters before an office in which the name stands."""


class Person(Record):
    """One mention of a person."""

    span: Span
    name: str
    """First and last name, without what stands between."""
    first: str
    last: str
    variant_of: str | None
    """The name that it is most likely a misspelling of: the one that stands in the release more often."""


def find_persons(facts: Facts) -> Iterator[Person]:
    """Every marked mention."""
    found = list(_mentions(facts.document.text))
    names = {f"{first} {last}" for _, first, last in found}
    near = _near(names) if len(names) > 1 else {}
    usual = {name: _usual(name, near, facts.document.text) for name in names}
    for span, first, last in found:
        name = f"{first} {last}"
        yield Person(span, name, first, last, usual.get(name))


def _mentions(text: str) -> Iterator[tuple[Span, str, str]]:
    seen: set[int] = set()
    for m in (*_titled(text), *_marked(text)):
        start = m.start("first")
        if start not in seen:
            seen.add(start)
            yield Span(start, m.end("last")), m["first"], m["last"]


def _titled(text: str) -> Iterator[Any]:
    """Names before a title, looked for only where an office stands."""
    done = 0
    for at, end in _places(text, _OFFICE_WORDS):
        for m in _TITLED.finditer(text, max(done, at - _BEHIND), end + 1):
            yield m
            done = m.end()


def _marked(text: str) -> Iterator[Any]:
    """Names after a word that marks them."""
    done = 0
    for at, _ in _places(text, _MARKS):
        m = _MARKED.match(text, at) if at >= done else None
        if m:
            yield m
            done = m.end()


def _places(text: str, words: frozenset[str]) -> list[tuple[int, int]]:
    """Where any of these words stands in the text, in any case."""
    standing = scan_of(text).words
    return sorted((at, at + len(word)) for word in words & standing.keys() for at in standing[word])


def _near(names: Iterable[str]) -> dict[str, list[str]]:
    """The names by the two keys that names with a slip in one word share: the other word, one letter."""
    near: dict[str, list[str]] = {}
    for name in sorted(names):
        for key in _keys(name):
            near.setdefault(key, []).append(name)
    return near


def _keys(name: str) -> tuple[str, str]:
    first, last = name.split(" ", 1)
    return f"{first[0]} {last}", f"{first} {last[0]}"


def _usual(name: str, near: Mapping[str, Sequence[str]], text: str) -> str | None:
    """Another name of the release by one slip in a long word, that stands there at least as often."""
    first, last = name.split(" ", 1)
    for other in sorted({other for key in _keys(name) for other in near.get(key, ())}):
        other_first, other_last = other.split(" ", 1)
        firsts = first != other_first and last == other_last and _slip(first, other_first)
        lasts = first == other_first and last != other_last and _slip(last, other_last)
        if (firsts or lasts) and (text.count(other), name) > (text.count(name), other):
            return other
    return None


def _slip(one: str, other: str) -> bool:
    """Whether two names differ by one slip; an ending that makes another name (Christiana) is none."""
    if min(len(one), len(other)) < 3 or one[0] != other[0]:
        return False
    longer, shorter = sorted((one.lower(), other.lower()), key=len, reverse=True)
    return one_slip(longer, shorter) and not longer.startswith(shorter)
