"""Heads and what is said of them → references: one for each report, with its own period and filing date.

The hard part is the pairing: ``Forms 10-K and 10-Q``, ``Form 10-Q for the quarters ended …``,
``filed on … and …, respectively``, ``each filed with the SEC``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from checker.document import Document, Span
from checker.facts.filings import speech
from checker.facts.filings.clauses import Clauses, Verb, read_clauses
from checker.facts.filings.forms import FormTable
from checker.facts.filings.heads import Head, HeadFinder
from checker.facts.filings.periods import Period, before_matchers, periods_of
from checker.law import Law

_JOINED = r"(?i)[ ,;]*(?:(?:and|or|and/or|&|as well as|together with|in|to|on|the|our|its|their|any|each|also|with|of|as|by|including|updated|supplemented|amended|may be) ?,? ?)*"
_OWNER = r"(?P<owner>[A-Z][\w&.-]*(?:,? (?:[A-Z][\w&.-]*|of|and|&)){0,5}?)(?:'s|'(?<=s'))(?: \([^()\n]{0,40}\))? $"
_ITEM = r"Items? (?P<item>\d\.\d\d)\b[^;\n]{0,70}$"
_GENERIC_OWNERS = frozenset(("Company", "Corporation", "Trust", "Bank", "Fund", "Partnership", "Registrant", "Issuer", "Group", "REIT"))


@dataclass
class Reference:
    """One reference to one report, as the text has it."""

    head: Head
    after: Clauses
    name_start: int
    """Where the words begin that belong to the name: qualities, a year before it."""
    scope: Span
    period: Period | None = None
    filed: date | None = None
    verb: Verb = "unstated"
    is_open: bool = False
    owner: str | None = None
    item: str | None = None
    before: list[Period] = field(default_factory=list)
    """Periods that stand before the name: ``2024 Annual Report``."""
    joined: bool = False
    """It stands in one list with the reference before it."""

    @property
    def span(self) -> Span:
        """The words of the reference, with its period and filing date."""
        return Span(self.name_start, max(self.head.end, self.after.end))

    @property
    def family(self) -> str | None:
        """The family of its form."""
        return self.head.form.family if self.head.form else None


def find_references(document: Document, law: Law, around: date) -> list[Reference]:
    """Every reference to a filing; ``around`` is the day that dates without a year are read from."""
    finder = HeadFinder(document, law, FormTable(law), around)
    found: list[Reference] = []
    for heads in finder.find():
        found += _Sentence(document.text, finder.scope(heads[0].number.start), around).references(heads)
    return found


@dataclass
class _Sentence:
    """One sentence that names reports."""

    text: str
    scope: Span
    around: date

    def references(self, heads: list[Head]) -> list[Reference]:
        """The references of the sentence, paired with their periods and dates."""
        floor, last = self.scope.start, None
        made: list[Reference] = []
        for n, head in enumerate(heads):
            stop = self._name_start(heads[n + 1], head.number.end) if n + 1 < len(heads) else self.scope.end
            made.append(self._reference(head, floor, max(stop, head.number.end), last))
            floor = made[-1].after.reach
            last = _last_period(made[-1]) or last
        self._join(made)
        return self._paired(made)

    def _name_start(self, head: Head, floor: int) -> int:
        start = head.start - len(head.qualities)
        return max(floor, self._before(head, start, floor)[1])

    def _before(self, head: Head, start: int, floor: int) -> tuple[list[Period], int]:
        """The period that stands before a name, and where it begins."""
        if head.kind == "general" or head.title.startswith("filing"):
            return [], start
        for matcher in before_matchers():
            found = matcher.search(self.text, max(floor, start - 60), start)
            periods = list(periods_of(found, self.around)) if found else []
            if found and periods and (periods[0].end is None or _is_period_end(head, periods[0].end)):
                return periods, found.start()
        return [], start

    def _reference(self, head: Head, floor: int, stop: int, last: Period | None) -> Reference:
        start = head.start - len(head.qualities)
        before, begin = self._before(head, start, floor)
        if head.kind == "alias":
            before = _years_of(head)
        verb = speech.verb_before(self.text, self.scope.start, begin)
        after = read_clauses(self.text, head.number.end, stop, self.around, last, verb or "unstated")
        if before:
            head.qualities += _qualities_at(self.text, floor, begin)
        made = Reference(head, after, begin, self.scope, before=before)
        found = _searcher(_OWNER).search(self.text, max(floor, begin - 90 - len(head.qualities)), begin)
        made.owner = _owner(found["owner"] if found else after.owner or (head.inner.owner if head.inner else None))
        made.is_open = speech.is_open(head, self.text, self.scope.start, begin) or after.plural
        item = _searcher(_ITEM).search(self.text, max(floor, begin - 90), begin)
        made.item = after.item or (item["item"] if item else None)
        self._filing(made, floor, stop, verb)
        return made

    def _filing(self, made: Reference, floor: int, stop: int, before: Verb | None) -> None:
        inner = made.head.inner
        if inner:
            made.after.periods = [*inner.periods, *made.after.periods]
            made.after.days = [*inner.days, *made.after.days]
            made.after.file_number = made.after.file_number or inner.file_number
            made.after.as_amended |= inner.as_amended
        if made.head.kind == "general":
            made.verb = _general_verb(made.head.written)
            return
        made.verb = made.after.verb
        if made.verb == "unstated" and inner:
            made.verb = inner.verb
        if made.verb == "unstated" or (before == "to be filed" and not made.after.days):
            made.verb = before or made.verb
        if made.verb == "unstated" and _compiled(r"future|upcoming|forthcoming").search(made.head.qualities):
            made.verb = "to be filed"
        if made.verb == "unstated" and (made.head.title.startswith("filing") or "filing" in made.after.nouns):
            made.verb = "filed"
        if not made.after.days and made.verb in ("filed", "furnished"):
            self._day_before(made, floor, stop)

    def _day_before(self, made: Reference, floor: int, stop: int) -> None:
        day = speech.day_before(self.text, floor, made.name_start, self.around)
        if day is None and speech.filed_today(self.text, made.after.reach, stop):
            day = self.around
        if day is not None:
            made.after.days = [day]

    def _join(self, made: list[Reference]) -> None:
        """Marks the members of a list, and shares what one of them says for all."""
        for one, other in zip(made, made[1:], strict=False):
            between = (one.after.reach, max(one.after.reach, other.name_start - len(_lead(other, self.text))))
            other.joined = bool(_searcher(_JOINED).fullmatch(self.text, *between)) or _same_list(one, other)
        for n, one in enumerate(made):
            if one.joined and made[n - 1].is_open and not one.before and self._shares(made[n - 1], one):
                one.is_open = True
        for n, one in reversed(list(enumerate(made))):
            if n and one.joined and one.after.plural and self._shares(made[n - 1], one):
                made[n - 1].is_open = made[n - 1].after.plural = True
        for run in _runs(made):
            _share_verb(run)
            end = max(o.after.reach for o in run if o.head.kind != "general" or len(run) == 1)
            for one in run:
                if one.verb == "unstated" and one.head.kind != "general":
                    one.verb = speech.verb_of_sentence(self.text, self.scope, one.name_start, end)

    def _shares(self, one: Reference, other: Reference) -> bool:
        """Whether the second of two names has no words of its own: ``subsequent Form 10-Q or Form 8-K``."""
        if _same_list(one, other):
            return True
        own = _compiled(r"(?i)\b(?:the|its|our|their|an?)\b|'s")
        return not other.head.nouns and not own.search(self.text, one.after.reach, other.name_start)

    def _paired(self, made: list[Reference]) -> list[Reference]:
        paired: list[Reference] = []
        for run in _runs(made):
            paired += _with_days(_with_periods(run))
        return paired


def _searcher(source: str) -> Any:
    return _compiled(source)


@cache
def _compiled(source: str) -> Any:
    import regex  # noqa: PLC0415

    return regex.compile(source)


def _qualities_at(text: str, floor: int, end: int) -> str:
    found = _compiled(r"(?i)(?:\b(?:most recent|latest|subsequent|any|other|future|upcoming|next|last) )+$").search(text, floor, end)
    return found.group() if found else ""


def _lead(made: Reference, text: str) -> str:
    """The owner's words before a name: "the Company's"."""
    found = _compiled(r"(?:the |The )?[A-Z]?[\w&.,-]*(?: [A-Z][\w&.-]*){0,4}(?:'s|s') $").search(
        text, max(0, made.name_start - 60), made.name_start
    )
    return found.group() if found else ""


def _owner(words: str | None) -> str | None:
    """Whose report it is, if not the issuer's own."""
    if words is None or words.split()[-1] in _GENERIC_OWNERS or words[0].islower():
        return None
    return words


def with_own_name(references: list[Reference], company: str | None) -> None:
    """Leaves no owner where the name is the issuer's own: its first word, or the only name there is."""
    named = {_first(r.owner) for r in references if r.owner and r.head.kind in ("number", "schedule")}
    own = {_first(company)} if company and _first(company) in named else named if len(named) == 1 else set()
    for one in references:
        if one.owner and _first(one.owner) in own:
            one.owner = None


def _first(name: str) -> str:
    words = [w for w in name.lower().replace(",", " ").split() if w != "the"]
    return words[0].rstrip(".") if words else ""


def _years_of(head: Head) -> list[Period]:
    """The fiscal year in a defined term: ``2023 Annual Report``."""
    found = _compiled(r"(?<!\d)20\d\d(?!\d)").search(head.written)
    periodic = head.form is not None and head.form.family in ("annual", "quarterly")
    return [Period("year", fiscal_year=int(found.group()))] if found and periodic else []


def _is_period_end(head: Head, day: date) -> bool:
    """Whether a day before a name is the period's end ("the June 30, 2024 Form 10-Q"), not the day of filing."""
    periodic = head.form is not None and head.form.family in ("annual", "quarterly")
    return periodic and any((day + timedelta(days=n)).day == 1 for n in range(-5, 8))


def _last_period(made: Reference) -> Period | None:
    stated = [p for p in made.after.periods if p.end]
    return stated[-1] if stated else None


def _same_list(one: Reference, other: Reference) -> bool:
    return bool(one.head.tight) and one.head.tight == other.head.tight


def _general_verb(words: str) -> Verb:
    if _compiled(r"(?i)\b(?:will|to be|intends?|future)\b").search(words) and not _compiled(r"(?i)\bfiled\b(?! with)").search(words):
        return "to be filed"
    return "filed"


def _runs(made: list[Reference]) -> Iterator[list[Reference]]:
    """The lists that the references of a sentence stand in."""
    run: list[Reference] = []
    for one in made:
        if run and not one.joined:
            yield run
            run = []
        run.append(one)
    if run:
        yield run


def _share_verb(run: list[Reference]) -> None:
    for n, one in enumerate(run):
        if one.verb == "unstated":
            later = [o.verb for o in run[n + 1 :] if o.verb in ("filed", "furnished") and o.head.kind != "general"]
            one.verb = later[-1] if later else "unstated"


def _with_periods(run: list[Reference]) -> list[Reference]:
    """One reference for each period of each head."""
    out: list[Reference] = []
    for n, one in enumerate(run):
        shared = one.before + one.after.periods
        if one.head.tight and not shared:
            last = [o for o in run[n + 1 :] if _same_list(one, o)]
            shared = _fitting(last[-1].after.periods, one.family, strict=True) if last else []
            shared = shared or [p for p in run[0].before if _same_list(one, run[0])]
        elif one.head.tight:
            shared = _fitting(shared, one.family, strict=bool(n and _same_list(run[n - 1], one))) or shared[-1:]
        periods = _merged(_fitting(shared, one.family, strict=False) or shared, one.family)
        out += [replace(one, period=p, joined=one.joined or k > 0) for k, p in enumerate(periods or [None])]
    return out


def _fitting(periods: list[Period], family: str | None, *, strict: bool) -> list[Period]:
    """The periods whose kind fits the form; ``strict`` keeps a whole year's end from a quarterly form."""
    if family == "annual":
        return [p for p in periods if p.kind == "year" or p.also_year or p.kind == "none"]
    if family == "quarterly":
        kinds = ("quarter", "half", "none")
        return [p for p in periods if p.kind in kinds or (strict and p.end is None and p.kind == "year")]
    return [] if strict else list(periods)


def _merged(periods: list[Period], family: str | None) -> list[Period]:
    """The periods with repeats made one: ``2023 Annual Report … for the year ended December 31, 2023``."""
    ends = list(dict.fromkeys(p.end for p in periods if p.end))
    if not ends:
        return list(dict.fromkeys(periods))
    years = [p.fiscal_year for p in periods if p.end is None and p.fiscal_year]
    dated = {p.end: p for p in sorted(periods, key=lambda p: p.kind != "none") if p.end}
    if len(ends) == 1 and len(years) == 1:
        return [replace(dated[ends[0]], fiscal_year=years[0])]
    return [dated[end] for end in ends]


def _with_days(run: list[Reference]) -> list[Reference]:
    """Gives every reference its filing date, splitting one that was filed on several days."""
    out: list[Reference] = []
    for one in run:
        out.append(one)
        mine = [o for o in out if o.head is one.head]
        if one.after.days and sum(o.head is one.head for o in run) == len(mine):
            out = _dated(out, mine, one.after)
    return out


def _dated(out: list[Reference], mine: list[Reference], after: Clauses) -> list[Reference]:
    days = after.days
    undated = [o for o in out if o.filed is None and not o.after.days] + mine
    listed = [o for o in out if _same_list(o, mine[0])]
    if len(days) > 1 and len(mine) == len(days):
        return _zipped(out, mine, days)
    for group in (listed, undated):
        if len(days) > 1 and len(group) == len(days):
            return _zipped(out, group, days)
    if len(days) == 1:
        return _zipped(out, undated if after.every else listed or mine, days * len(out))
    first = out.index(mine[0])
    return [*out[:first], *(replace(mine[0], filed=day) for day in days), *out[first + len(mine) :]]


def _zipped(out: list[Reference], group: list[Reference], days: list[date]) -> list[Reference]:
    given = {id(one): day for one, day in zip(group, days, strict=False)}
    return [replace(one, filed=given.get(id(one), one.filed)) for one in out]
