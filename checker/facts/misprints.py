"""Slips of the pen that a rule can be sure of → Misprint.

Only what no reading makes right: "the our", "will be also be", "statements: :", "(914} 921", "non- GAAP".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Literal

from checker.document import Block, Document, Span
from checker.facts.number_words import NUMBER_IN_BRACKETS, number_meant
from checker.matching.scan import scan_of
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts

MisprintKind = Literal[
    "doubled-mark",
    "hyphen-space",
    "article",
    "doubled-verb",
    "bracket-mismatched",
    "bracket-open",
    "phone-bracket",
    "lost-parenthesis",
    "currency-twice",
    "date-twice",
    "number-space",
    "word-lost",
    "full-stop",
    "asterisk",
    "number-word",
]


class Misprint(Record):
    """One slip."""

    span: Span
    kind: MisprintKind
    correct: str | None
    """What was meant, where that can be told."""


_VERBS = "will|would|may|can|could|should|must|be|is|are|was|were|has|have|had"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}{0,6}\.?"
_STEMS = "non|forward|pre|well|self|anti|high|multi|co|long|short"
_SUFFIXES = r"Inc|Ltd|Corp|plc|N\.V|S\.A|Limited|Corporation|Incorporated"
_OWNER = r"(?P<owner>our|its|their|his|her|my|your)(?= \p{Ll})"
_WORD = r"(?P<from>\b\p{L}{1,20})"
_DAYS = tuple(f"{day}" for day in range(1, 32)) + tuple(f"0{day}" for day in range(1, 10))
_ALWAYS: tuple[str, ...] = ()
_SLIPS: tuple[tuple[MisprintKind, str, tuple[str, ...]], ...] = (
    ("doubled-mark", rf":(?<={_WORD}:) ?[:;](?![:)(/DP])(?=\s)", _ALWAYS),
    ("doubled-mark", rf", ?,(?<={_WORD}, ?,)(?=\s)", _ALWAYS),
    ("doubled-mark", rf";(?<={_WORD};) ?[;:](?![)(])(?=\s)", _ALWAYS),
    (
        "hyphen-space",
        rf"(?<=\b(?P<from>(?i:{_STEMS})))- (?!and |or |to |term and |versus |but |than |as |vs)"
        r"(?P<rest>GAAP|IFRS|Looking|\p{Ll}{4,})",
        _ALWAYS,
    ),
    ("article", rf"he {_OWNER}(?<=\b(?P<from>[Tt]he) (?P=owner))", _ALWAYS),
    ("article", rf"a {_OWNER}(?<=\b(?P<from>a) (?P=owner))", _ALWAYS),
    ("article", rf"an {_OWNER}(?<=\b(?P<from>an) (?P=owner))", _ALWAYS),
    *(
        ("doubled-verb", rf" {between} (?<=\b(?P<from>{_VERBS}) {between} )(?P=from)\b", (between,))
        for between in ("also", "only", "now", "still")
    ),
    ("phone-bracket", r"\(\d{3}[}\]](?= ?\d{3}[-. ]\d{4}\b)", _ALWAYS),
    ("bracket-mismatched", r"(?!\(\d{3}.)\([^(){}\[\]\n]{1,40}[}\]]", _ALWAYS),
    ("lost-parenthesis", rf"(?<=\b(?P<from>(?:{_SUFFIXES})\.?)) ,(?= )", _ALWAYS),
    ("currency-twice", r"(?<=\b(?P<from>USD|CAD|AUD)) ?\$(?=\d)", ("usd", "cad", "aud")),
    *(
        (
            "date-twice",
            rf"{ending} (?<=\b(?P<from>\d{{1,2}}{ending}) ){_MONTH} \d{{1,2}},? \d{{4}}\b",
            tuple(f"{day}{ending}" for day in _DAYS),
        )
        for ending in ("st", "nd", "rd", "th")
    ),
    (
        "word-lost",
        r"ne (?<=\b(?P<from>[Oo]ne) )the (?:next|most|largest|leading|best|fastest|few|world|premier|top)\b",
        ("one",),
    ),
    ("doubled-verb", r"(?<=\b(?P<from>and)) but also\b", ("also",)),
    ("full-stop", r"\.[VAPS](?<=\b(?P<from>N\.V|S\.A|B\.V|L\.P|U\.S))(?=(?:'s)? \p{Ll})", _ALWAYS),
    ("number-space", r"(?<=\b(?P<from>333|001|000|811))- \d{5,6}\b", ("333", "001", "000", "811")),
)
"""Each begins with a sign or letters that are quickly found; what stands before is the group ``from``. Of the
words beside it, if there are any, the text must have one."""


def find_misprints(facts: Facts) -> Iterator[Misprint]:
    """Every slip in the text outside tables, in no particular order."""
    document = facts.document
    for kind, source in _possible(document.text):
        for m in pattern(source).finditer(document.text):
            block = document.block_at(m.start())
            if block is not None and block.kind != "table" and not _is_meant(document, kind, m):
                start = m.start("from") if "from" in m.groupdict() else m.start()
                yield Misprint(Span(start, m.end()), kind, _correct(kind, m))
    yield from _owned(facts)
    yield from _open_brackets(document)
    yield from _asterisks(document)
    yield from _numbers(document)


def _possible(text: str) -> Iterator[tuple[MisprintKind, str]]:
    """The slips whose words the text has."""
    words = scan_of(text).words.keys()
    return ((kind, source) for kind, source, one_of in _SLIPS if not one_of or not words.isdisjoint(one_of))


def _is_meant(document: Document, kind: MisprintKind, m: Any) -> bool:
    """Whether what looks like a slip may be right: an interval "(0, 1]", a name that is always written so."""
    if kind == "full-stop":
        return f"{m['from']}. " not in document.text
    if kind != "bracket-mismatched":
        return False
    before = document.text[max(m.start() - 120, 0) : m.start()]
    return "," in m.group() or any(before.rfind(a) > before.rfind(b) for a, b in ("[]", "{}"))


def _correct(kind: MisprintKind, m: Any) -> str | None:
    if kind == "hyphen-space":
        return f"{m['from']}-{m['rest']}"
    if kind == "article":
        return str(m["owner"])
    return f"{m['from']}{m.group().replace(' ', '')}" if kind == "number-space" else None


def _asterisks(document: Document) -> Iterator[Misprint]:
    """A lone asterisk after a word that no note can hang on."""
    for m in pattern(r"\b(?:on|in|of|the|to|and|for|with|at|by|from|an?|our|its)\*(?= )").finditer(
        document.text
    ):
        block = document.block_at(m.start())
        if block is not None and document.words(block.span).count("*") == 1:
            yield Misprint(Span(m.start(), m.end()), "asterisk", m.group()[:-1])


def _numbers(document: Document) -> Iterator[Misprint]:
    """A number in words that is another one in figures: "nice (9) claims", "thirty (60) days"."""
    for m in pattern(NUMBER_IN_BRACKETS).finditer(document.text):
        meant = number_meant(m["word"], int(m["figure"]))
        if meant is not None:
            yield Misprint(Span(m.start("word"), m.end()), "number-word", meant)


def _owned(facts: Facts) -> Iterator[Misprint]:
    """As in "the Acme's plan": an article before the issuer's name, which takes none elsewhere."""
    name = _short_name(facts.release.company)
    if name is None:
        return
    text = facts.document.text
    for suffix in ("'s ", "' ") if name.endswith("s") else ("'s ",):
        at = text.find(f" the {name}{suffix}")
        while at >= 0:
            end = at + 5 + len(name) + len(suffix) - 1
            if f"the {name} " not in text and f"The {name} " not in text:
                yield Misprint(Span(at + 1, end), "article", text[at + 5 : end])
            at = text.find(f" the {name}{suffix}", end)


def _short_name(company: str | None) -> str | None:
    """The first word of the issuer's name, if the name takes no article."""
    first = (company or "").split(" ")[0].strip(",.")
    usable = (
        len(first) > 3
        and first[0].isupper()
        and "'" not in first
        and first.lower() not in ("the", "bank", "board")
    )
    return first if usable else None


def _open_brackets(document: Document) -> Iterator[Misprint]:
    """A round bracket in a paragraph of sentences that is closed neither there nor in the next paragraph."""
    if document.text.count("(") == document.text.count(")"):
        return
    for at, block in enumerate(document.blocks):
        if block.kind == "table" or not _opens_more(document, block):
            continue
        words = document.words(block.span)
        after = document.words(document.blocks[at + 1].span) if at + 1 < len(document.blocks) else ""
        if _is_prose(words) and after.count(")") <= after.count("("):
            opened = block.span.start + _last_open(words)
            yield Misprint(Span(opened, min(opened + 60, block.span.end)), "bracket-open", None)


def _opens_more(document: Document, block: Block) -> bool:
    """Whether more brackets are opened in a block than are closed."""
    place = (block.span.start, block.span.end)
    opened, count = document.text.count("(", *place), document.text.count
    return opened > 0 and opened > count(")", *place) + count("）", *place)


def _is_prose(words: str) -> bool:
    return len(words) >= 80 and words.count(" ") * 12 > len(words) and words[-1] in '.":;'


def _last_open(words: str) -> int:
    """Where the first bracket stands that nothing closes."""
    opened: list[int] = []
    for at, c in enumerate(words):
        if c == "(":
            opened.append(at)
        elif c in ")}]）" and opened:
            opened.pop()
    return opened[0] if opened else words.rindex("(")
