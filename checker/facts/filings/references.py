"""Document → references: every name of a filing, with what the words around it say."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from checker.document import Document, Span
from checker.facts.filings import speech
from checker.facts.filings.clauses import read_clauses
from checker.facts.filings.heads import Head
from checker.facts.filings.names import find_names
from checker.facts.filings.pairing import paired
from checker.facts.filings.periods import BEFORE_PATTERNS, TIMED, Period, periods_of
from checker.facts.filings.reference import Reference, lists_of
from checker.law import Law
from checker.matching.searching import first
from checker.patterns import pattern
from checker.record import Record

_JOINED = pattern(
    r"(?i)[ ,;]*(?:(?:and|or|and/or|&|as well as|together with|in|to|on|the|our|its|their|any|each|also"
    r"|with|of|as"
    r"|by|including|updated|supplemented|amended|may be) ?,? ?)*"
)
_OWNER = pattern(
    r"(?P<owner>[A-Z][\w&.-]*(?:,? (?:[A-Z][\w&.-]*|of|and|&)){0,5}?)(?:'s|'(?<=s'))(?: \([^()\n]{0,40}\))? $"
)
_OWNER_LEAD = pattern(r"(?:the |The )?[A-Z]?[\w&.,-]*(?: [A-Z][\w&.-]*){0,4}(?:'s|s') $")
_ITEM = r"Items? (?P<item>\d\.\d\d)\b[^;\n]{0,70}$"
_OWN_WORDS = pattern(r"(?i)\b(?:the|its|our|their|an?)\b|'s")
_QUALITIES = pattern(r"(?i)(?:\b(?:most recent|latest|subsequent|any|other|future|upcoming|next|last) )+$")
_GENERIC = frozenset(
    ("Company", "Corporation", "Trust", "Bank", "Fund", "Partnership", "Registrant", "Issuer", "REIT")
)
_OPENERS = ("See ", "In ", "Read ", "Under ", "From ", "For ", "As ", "Please ", "Also ", "And ", "Both ")
"""Words that begin a sentence with a capital and are no part of an owner's name."""

_PERIODIC = ("annual", "quarterly")


def find_references(document: Document, law: Law, around: date, most: int) -> list[Reference]:
    """Every reference to a filing; ``around`` is the day that dates without a year are read from.

    No sentence is read after so many references that there are more than ``most``.
    """
    found: list[Reference] = []
    for scope, heads in find_names(document, law, around):
        found += _Sentence(document.text, scope, around).references(heads)
        if len(found) > most:
            break
    return found


class _Sentence(Record, frozen=False):
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
            if n and made[-2].family == "late-notice" and not made[-1].after.days:
                made[-1].verb = "to be filed"
            floor = made[-1].after.reach
            last = _last_period(made[-1]) or last
        self._join(made)
        return [one for run in lists_of(made) for one in paired(run)]

    def _name_start(self, head: Head, floor: int) -> int:
        return max(floor, self._before(head, floor)[1])

    def _before(self, head: Head, floor: int) -> tuple[list[Period], int]:
        """The period that stands before a name, and where the name with it begins."""
        start = head.start - len(head.qualities)
        window = max(floor, start - 60), start
        if head.kind == "general" or head.title.startswith("filing") or not TIMED.search(self.text, *window):
            return [], start
        for matcher in BEFORE_PATTERNS:
            found = matcher.search(self.text, *window)
            periods = list(periods_of(found, self.around)) if found else []
            if found and periods and (periods[0].end is None or _is_period_end(head, periods[0].end)):
                return periods, found.start()
        return [], start

    def _reference(self, head: Head, floor: int, stop: int, last: Period | None) -> Reference:
        before, begin = self._before(head, floor)
        verb = speech.verb_before(self.text, self.scope.start, begin)
        after = read_clauses(
            self.text, head.number.end, stop, self.around, before=last, verb=verb or "unstated"
        )
        if before:
            found = _QUALITIES.search(self.text, floor, begin)
            head.qualities += found.group() if found else ""
        if head.kind == "alias":
            before = _years_of(head)
        made = Reference(head, after, begin, self.scope, before=before)
        self._take_inner(made)
        made.verb = speech.verb_of(made, verb)
        made.owner = self._owner(made, floor)
        made.is_open = speech.is_open(head, self.text, self.scope.start, begin) or after.plural
        made.item = self._item(made, floor)
        if not after.days and made.verb in ("filed", "furnished") and not made.is_general:
            after.days = speech.days_around(self.text, floor, begin, (after.reach, stop), self.around)
        return made

    def _take_inner(self, made: Reference) -> None:
        """Adds what stands between the title and the number to what follows the number."""
        inner, after = made.head.inner, made.after
        if inner:
            after.periods = [*inner.periods, *after.periods]
            after.days = [*inner.days, *after.days]
            after.file_number = after.file_number or inner.file_number
            after.as_amended |= inner.as_amended
            after.owner = after.owner or inner.owner

    def _owner(self, made: Reference, floor: int) -> str | None:
        """Whose report it is, if not the issuer's own."""
        start = made.name_start
        window = max(floor, start - 90), start
        found = _OWNER.search(self.text, *window) if self.text.find("'", *window) >= 0 else None
        words = found["owner"] if found else made.after.owner
        if words is None or words.split()[-1] in _GENERIC or words[0].islower():
            return None
        return str(words).removeprefix(next((w for w in _OPENERS if words.startswith(w)), ""))

    def _item(self, made: Reference, floor: int) -> str | None:
        """The item of a current report, named after its number or before its title."""
        if made.family != "current":
            return None
        start = made.name_start
        found = first(_ITEM, self.text, max(floor, start - 90), start)
        return made.after.item or (str(found["item"]) if found else None)

    def _join(self, made: list[Reference]) -> None:
        """Marks the members of a list, and shares what one of them says for all."""
        for one, other in pairwise(made):
            end = self._owner_start(other.name_start)
            between = one.after.reach, max(one.after.reach, end)
            other.joined = one.listed_with(other) or bool(_JOINED.fullmatch(self.text, *between))
        self._share_openness(made)
        for run in lists_of(made):
            self._share_verb(run)

    def _owner_start(self, name_start: int) -> int:
        """Where the words begin that say whose report it is; where the name begins, if none do."""
        if not self.text.endswith(("'s ", "s' "), 0, name_start):
            return name_start
        lead = _OWNER_LEAD.search(self.text, max(0, name_start - 60), name_start)
        return int(lead.start()) if lead else name_start

    def _share_openness(self, made: list[Reference]) -> None:
        """``subsequent Form 10-Q or Form 8-K``, ``Form 10-K and Form 10-Q reports``: one word for all."""
        for one, other in pairwise(made):
            if other.joined and one.is_open and not other.before and self._shares(one, other):
                other.is_open = True
        for one, other in reversed(list(pairwise(made))):
            if other.joined and other.after.plural and self._shares(one, other):
                one.is_open = one.after.plural = True

    def _shares(self, one: Reference, other: Reference) -> bool:
        """Whether the second of two names has no words of its own."""
        own = _OWN_WORDS.search(self.text, one.after.reach, max(one.after.reach, other.name_start))
        return one.listed_with(other) or (not other.head.nouns and own is None)

    def _share_verb(self, run: list[Reference]) -> None:
        """What the last of a list says of its filing holds for all; failing that, what the sentence says."""
        end = max((o.after.reach for o in run if not o.is_general), default=run[-1].after.reach)
        for n, one in enumerate(run):
            if one.verb == "unstated":
                later = [o.verb for o in run[n + 1 :] if not o.is_general and o.verb != "to be filed"]
                one.verb = next((verb for verb in reversed(later) if verb != "unstated"), one.verb)
            if one.verb == "unstated" and not one.is_general:
                one.verb = speech.verb_of_sentence(self.text, self.scope, one.name_start, end)


def _years_of(head: Head) -> list[Period]:
    """The fiscal year in a defined term: ``2023 Annual Report``."""
    found = pattern(r"(?<!\d)20\d\d(?!\d)").search(head.written)
    periodic = head.form is not None and head.form.family in _PERIODIC
    return [Period("year", fiscal_year=int(found.group()))] if found and periodic else []


def _is_period_end(head: Head, day: date) -> bool:
    """Whether a day before a name is the period's end ("the June 30, 2024 Form 10-Q"), not of filing."""
    periodic = head.form is not None and head.form.family in _PERIODIC
    return periodic and any((day + timedelta(days=n)).day == 1 for n in range(-5, 8))


def _last_period(made: Reference) -> Period | None:
    stated = [p for p in made.after.periods if p.end]
    return stated[-1] if stated else None
