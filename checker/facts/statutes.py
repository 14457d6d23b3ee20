"""Facts → Statute: the statutes of the safe harbor as the release cites them, right or wrong.

Sections 27A and 21E, each with its Act and its year or both Acts after both sections; the Private Securities
Litigation Reform Act of 1995. Source: the table ``statutes`` (Pub. L. 104-67; 15 U.S.C. 77z-2, 78u-5).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Literal

from checker.document import Document, Span
from checker.law import day as as_day
from checker.matching.searching import every
from checker.patterns import pattern
from checker.record import Record
from checker.vocabulary import column_of

if TYPE_CHECKING:
    from checker.facts import Facts

Fault = Literal["name", "year", "section-act", "anachronism"]

PSLRA = "pslra"

_YEAR = r"(?:,? (?i:of),? ?(?P<year>(?:18|19|20)\d\d))?"
_OF_ITS_NAME = "(?:private|public|securities|security|litigations?|reform(?:ed)?|uniform|standards)"
_LITIGATION = (
    rf"\b(?i:{_OF_ITS_NAME} (?:(?:{_OF_ITS_NAME}|and) ){{0,5}}acts?)\b"
    r"|\b[Ss]afe [Hh]arbor [Aa]ct\b|\bSAFE HARBOR ACT\b|\bPSLRA\b"
)
_ONE = r"\d\d? ?\(?[A-Za-z]\)?"
_LIST = rf" ?(?P<list>{_ONE}(?:(?:,? and|,? or|,| &|/) (?i:(?:Sections?|Sec\.|§) ?)?{_ONE})*)(?!\w)"
_SECTIONS = (
    rf"(?<![\w.])(?i:Sections?|Secs?\.){_LIST}",
    rf"(?<![\w.])§§?{_LIST}",
    r"(?P<list>[0-9]\d[A-Z])(?= of )(?<=(?:\band|\bor|,|&) ...)",
)
"""Each by itself: the words can be looked up, the sign and the figures are soon found."""
_NUMBER = pattern(r"(\d\d?) ?\(?([A-Za-z])\)?")
_OF = r" ?,? ?(?:of|under|in) (?:(?:both|each of|the|U\.?S\.?|United States|federal|amended) )*"
_AND = (
    r" ?(?:(?:,| \([^()\n]{0,60}\)|,? as amended,?|,? each as amended,?) ?)*"
    r"(?:and|&|or) (?:(?:of|the|U\.?S\.?|United States|federal) )*"
)
_BEFORE = pattern(r"(?:,| \([^()\n]{0,60}\)|,? as amended,?)* ?(?:at |in |under )?")
_SAFE_HARBOR = pattern(r"(?i)forward[- ]looking|safe[- ]harbor")


class Statute(Record):
    """One citation of a statute of the safe harbor."""

    span: Span
    """The words of the citation: the section with its Act, or the Act's name with its year."""
    kind: Annotated[str, column_of("statutes", "kind", ("21E", "27A"))]
    """``pslra``, ``27A``, ``21E``, ``securities-act``, ``exchange-act``: the one meant, where it is wrong."""
    name: str | None
    """The Act's name as written, without its year."""
    year: int | None
    """The year as written."""
    section: str | None
    """The section as written, evened out: ``27A``."""
    act: Annotated[str, column_of("statutes", "kind")] | None
    """The Act that the words name: ``securities-act``, ``exchange-act`` or ``pslra``."""
    fault: Fault | None
    """What is wrong: the Act's ``name``, its ``year``, a ``section-act`` that do not belong together, or an
    ``anachronism`` (cited before it was law)."""
    should_be: str | None
    """The right citation, where there is a fault."""


class _Act(Record):
    """An Act as written."""

    span: Span
    row: Mapping[str, Any]
    name: str
    year: int | None
    misnamed: bool
    several: bool
    """``the Securities Acts of 1933 and 1934``."""

    @property
    def kind(self) -> str:
        return str(self.row["kind"])


def find_statutes(facts: Facts) -> Iterator[Statute]:
    """Every citation of the safe harbor's statutes."""
    rows = facts.law.table("statutes").rows
    if not rows or not any(w in facts.document.lower for w in (" act", "pslra", "section", "§")):
        return
    acts = [*_private_acts(facts.document, rows), *_exchange_acts(facts)]
    acts.sort(key=lambda act: act.span)
    cited, taken = _sections(facts, rows, acts)
    yield from cited
    for act in acts:
        if act.span not in taken and _is_american(facts.document, act):
            yield _of_act(act, facts.release.law_date)


def _private_acts(document: Document, rows: Sequence[Mapping[str, Any]]) -> Iterator[_Act]:
    """The Private Securities Litigation Reform Act, whatever it is called."""
    row = _row(rows, PSLRA)
    right = row["names"][0]
    full = right.lower() in document.lower
    for m in every(rf"(?:{_LITIGATION}){_YEAR}", document.text):
        name = pattern(_LITIGATION).match(m.group()).group()
        words = set(name.lower().split())
        if name != "PSLRA" and "harbor" not in words and not _means_pslra(words):
            continue
        short = full and words == {"securities", "litigation", "reform", "act"}
        wrong = name not in ("PSLRA", right, right.upper()) and name.lower() != right.lower() and not short
        year = int(m["year"]) if m["year"] else None
        yield _Act(Span(*m.span()), row, name, year, wrong, several=False)


def _means_pslra(words: set[str]) -> bool:
    """Whether a name means that Act: not the Uniform Standards Act, nor one on prisons."""
    if words & {"uniform", "standards"} or not words & {"securities", "security", "private"}:
        return False
    return "litigation" in words or "litigations" in words or {"private", "reform"} <= words


def _exchange_acts(facts: Facts) -> Iterator[_Act]:
    """The Acts of 1933 and 1934, by the names and misnomers of the table."""
    names = facts.law.once("exchange acts", lambda: _ActNames.of(facts.law.table("statutes").rows))
    for m in every(names.source, facts.document.text):
        name = m["name"]
        if name.islower():
            continue
        year = int(m["year"]) if m["year"] else None
        misnamed = name.lower() in names.wrong
        yield _Act(Span(*m.span()), names.rows[name.lower()], name, year, misnamed, bool(m["several"]))


class _ActNames(Record):
    """What the Acts of 1933 and 1934 are called, in lower case."""

    rows: Mapping[str, Mapping[str, Any]]
    wrong: frozenset[str]
    source: str
    """Finds a name, in any case, with its year."""

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, Any]]) -> _ActNames:
        rows = [row for row in rows if row["kind"] != PSLRA]
        named = {n: row for row in rows for n in (*row["names"], *row.get("misnomers", ()))}
        wrong = frozenset(n.lower() for row in rows for n in row.get("misnomers", ()))
        any_name = "|".join(sorted(named, key=len, reverse=True))
        source = rf"(?<!\w|Commodity |Futures )(?P<name>(?i:{any_name}))(?P<several>[sS])?(?!\w|-)"
        return cls({n.lower(): row for n, row in named.items()}, wrong, rf"{source}{_YEAR}(?! \([A-Z])")


def _is_american(document: Document, act: _Act) -> bool:
    """Whether an Act cited without a section is the American one: it has a year, or "U.S." before it."""
    if act.kind == PSLRA or act.year is not None:
        return True
    window = max(0, act.span.start - 16), act.span.start
    return pattern(r"(?:U\.?S\.?|United States) $").search(document.text, *window) is not None


def _sections(
    facts: Facts, rows: Sequence[Mapping[str, Any]], acts: Sequence[_Act]
) -> tuple[list[Statute], set[Span]]:
    """The sections cited, each with its Act, and the Acts that were cited with a section."""
    text, cited, taken = facts.document.text, [], set()
    for m in _section_lists(text):
        numbers = [f"{n}{letter.upper()}" for n, letter in _NUMBER.findall(m["list"])]
        own = _acts_of(text, m, acts)
        taken |= {act.span for act in own}
        for at, number in enumerate(numbers):
            meant = _meant(facts.document, rows, number, own, m)
            if meant:
                act = _act_for(meant, own, at, len(numbers))
                cited.append(_of_section(facts, rows, (meant, number), act, Span(*m.span())))
    return cited, taken


def _section_lists(text: str) -> Iterator[Any]:
    """Numbers of sections in the order of the text, those of one list together."""
    end = 0
    for m in sorted((m for source in _SECTIONS for m in every(source, text)), key=lambda m: m.start()):
        if m.start() >= end:
            end = m.end()
            yield m


def _acts_of(text: str, section: Any, acts: Sequence[_Act]) -> list[_Act]:
    """The Acts that a list of sections is of: those after "of", or the one right before."""
    own: list[_Act] = []
    end = section.end()
    for act in (a for a in acts if a.span.start >= section.end()):
        link = _AND if own else _OF
        if (own and act.kind == PSLRA) or not pattern(link).fullmatch(text, end, act.span.start):
            break
        own.append(act)
        end = act.span.end
    if not own:
        before = [a for a in acts if a.span.end <= section.start()]
        if before and _BEFORE.fullmatch(text, before[-1].span.end, section.start()):
            own = before[-1:]
    return own


def _meant(
    document: Document, rows: Sequence[Mapping[str, Any]], number: str, own: list[_Act], m: Any
) -> str | None:
    """The section that a number means: itself, or in a safe-harbor sentence its neighbour (21E for 21F)."""
    known = {s: row for row in rows for s in row["sections"]}
    if number in known:
        return number
    sentence = document.sentence_at(m.start())
    if not own or sentence is None or not _SAFE_HARBOR.search(document.words(sentence)):
        return None
    near = [s for s, row in known.items() if s[:-1] == number[:-1] and row["kind"] in {a.kind for a in own}]
    return near[0] if near and not _names(m["list"], near[0]) else None


def _names(words: str, number: str) -> bool:
    return number in words.replace(" ", "").upper()


def _act_for(meant: str, own: list[_Act], at: int, count: int) -> _Act | None:
    """The Act among those named that a section is of: the one it belongs to, else the one in its place."""
    right = [a for a in own if meant in a.row["sections"] or a.several]
    if right:
        return right[0]
    return own[at] if len(own) == count else own[-1] if own else None


def _of_section(
    facts: Facts, rows: Sequence[Mapping[str, Any]], cited: tuple[str, str], act: _Act | None, words: Span
) -> Statute:
    """The citation of a section: what was meant, and the number as written."""
    meant, number = cited
    row = next(r for r in rows if meant in r["sections"])
    right = f"Section {meant} of the {_full(row)}"
    fault: Fault | None = None
    if act and ((meant not in act.row["sections"] and not act.several) or number != meant):
        fault = "section-act"
    elif act:
        fault = _fault_of(act, facts.release.law_date)
    elif _too_early(row, facts.release.law_date):
        fault = "anachronism"
    should = _never(row) if fault == "anachronism" else right
    span = words if act is None else _spanning(words, act.span)
    return Statute(
        span, meant, act.name if act else None, act.year if act else None, number, act.kind if act else None,
        fault, should if fault else None,
    )  # fmt: skip


def _of_act(act: _Act, day: date) -> Statute:
    fault = _fault_of(act, day, plain=True)
    should = _never(act.row) if fault == "anachronism" else _full(act.row)
    return Statute(act.span, act.kind, act.name, act.year, None, act.kind, fault, should if fault else None)


def _fault_of(act: _Act, day: date, *, plain: bool = False) -> Fault | None:
    """What is wrong with an Act as named; ``plain`` is without a section, so older than the safe harbor."""
    if act.misnamed:
        return "name"
    if act.year is not None and act.year != act.row["year"] and not act.several:
        return "year"
    return "anachronism" if (not plain or act.kind == PSLRA) and _too_early(act.row, day) else None


def _too_early(row: Mapping[str, Any], day: date) -> bool:
    since = as_day(row.get("from"))
    return since is not None and day < since


def _never(row: Mapping[str, Any]) -> str:
    since = as_day(row["from"])
    return f"nothing of it, since it became law on {since:%B} {since.day}, {since.year}" if since else ""


def _full(row: Mapping[str, Any]) -> str:
    return f"{row['names'][0]} of {row['year']}"


def _spanning(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _row(rows: Sequence[Mapping[str, Any]], kind: str) -> Mapping[str, Any]:
    return next(row for row in rows if row["kind"] == kind)
