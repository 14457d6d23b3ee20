"""Slips of the pen that a rule can be sure of → Misprint.

Only what no reading makes right: "the our", "will be also be", "statements: :", "(914} 921", "non- GAAP".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from checker.document import Document, Span
from checker.patterns import pattern

if TYPE_CHECKING:
    from checker.facts import Facts

MisprintKind = Literal[
    "doubled-mark", "hyphen-space", "article", "doubled-verb", "bracket-mismatched", "bracket-open", "lost-parenthesis",
    "currency-twice", "date-twice", "number-space",
]


@dataclass(frozen=True, slots=True)
class Misprint:
    """One slip."""

    span: Span
    kind: MisprintKind
    correct: str | None
    """What was meant, where that can be told."""


_VERBS = "will|would|may|can|could|should|must|be|is|are|was|were|has|have|had"
_MONTH = "Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?|July?|Aug(?:ust|\\.)?|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?"
_SLIPS: tuple[tuple[MisprintKind, str], ...] = (
    ("doubled-mark", r"\p{L}+(?P<mark>: ?[:;](?![:)(/DP])|, ?,|; ?[;:](?![)(]))(?=\s)"),
    (
        "hyphen-space",
        r"\b(?i:(?P<stem>non|forward|pre|well|self|anti|high|multi|co|long|short))- (?!and\b|or\b|to\b|term and|versus|but\b"
        r"|than\b|as\b|vs)(?P<rest>GAAP|IFRS|\p{Ll}{4,}|Looking|GAAP)",
    ),
    ("article", r"\b(?P<article>[Tt]he|an?) (?P<owner>our|its|their|his|her|my|your)(?= \p{Ll})"),
    ("doubled-verb", rf"\b(?P<verb>{_VERBS}) (?:also|not|only|now|still) (?P=verb)\b"),
    ("bracket-mismatched", r"\([^(){}\[\]\n]{1,40}[}\]]|[{\[][^(){}\[\]\n]{1,40}\)(?!\))"),
    ("lost-parenthesis", r"\b(?:Inc|Ltd|Corp|plc|N\.V|S\.A|Limited|Corporation|Incorporated)\.?(?P<gap> ),(?= )"),
    ("currency-twice", r"\b(?P<code>USD|CAD|AUD) ?\$(?=\d)"),
    ("date-twice", rf"\b\d{{1,2}}(?:st|nd|rd|th) (?:{_MONTH}) \d{{1,2}},? \d{{4}}\b"),
    ("number-space", r"\b(?:333|001|000|811)- \d{5,6}\b"),
)


def find_misprints(facts: Facts) -> Iterator[Misprint]:
    """Every slip in the text outside tables, in no particular order."""
    document = facts.document
    for kind, source in _SLIPS:
        for m in pattern(source).finditer(document.text):
            block = document.block_at(m.start())
            if block is not None and block.kind != "table" and not _is_meant(document, kind, m):
                yield Misprint(Span(m.start(), m.end()), kind, _correct(kind, m))
    yield from _owned(facts)
    yield from _open_brackets(document)


def _is_meant(document: Document, kind: MisprintKind, m: Any) -> bool:
    """Whether what looks like a slip may be right."""
    if kind == "bracket-mismatched":
        words = m.group()
        inside = document.text[max(m.start() - 120, 0) : m.start()]
        return words[0] in "{[" or inside.rfind("[") > inside.rfind("]") or inside.rfind("{") > inside.rfind("}")
    return False


def _correct(kind: MisprintKind, m: Any) -> str | None:
    if kind == "hyphen-space":
        return f"{m['stem']}-{m['rest']}"
    if kind == "article":
        return str(m["owner"])
    if kind == "number-space":
        return m.group().replace(" ", "")
    return None


def _owned(facts: Facts) -> Iterator[Misprint]:
    """"the Acme's plan": an article before the issuer's name, which takes none elsewhere."""
    name = _short_name(facts.release.company)
    if name is None:
        return
    text = facts.document.text
    for suffix in ("'s ", "' ") if name.endswith("s") else ("'s ",):
        at = text.find(f" the {name}{suffix}")
        while at >= 0:
            end = at + 5 + len(name) + len(suffix) - 1
            if text.count(f" {name} ") and text.count(f"the {name} ") == 0:
                yield Misprint(Span(at + 1, end), "article", text[at + 5 : end])
            at = text.find(f" the {name}{suffix}", end)


def _short_name(company: str | None) -> str | None:
    """The first word of the issuer's name, if the name takes no article."""
    first = (company or "").split(" ")[0].strip(",.")
    usable = len(first) > 3 and first[0].isupper() and "'" not in first and first.lower() not in ("the", "bank", "board")
    return first if usable else None


def _open_brackets(document: Document) -> Iterator[Misprint]:
    """A round bracket in a paragraph of sentences that is never closed."""
    for block in document.blocks:
        words = document.words(block.span)
        if "(" not in words or block.kind not in ("paragraph", "list") or words.count("(") <= words.count(")"):
            continue
        if len(words) < 80 or words.count(" ") * 12 < len(words) or words[-1] not in '.":;':
            continue
        opened: list[int] = []
        for at, c in enumerate(words):
            if c == "(":
                opened.append(at)
            elif c in ")}]" and opened:
                opened.pop()
        for at in opened[:1]:
            end = min(at + 60, len(words))
            yield Misprint(Span(block.span.start + at, block.span.start + end), "bracket-open", None)
