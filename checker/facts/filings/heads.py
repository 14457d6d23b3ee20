"""Text → the numbers of reports with their titles: **Annual Report on Form 10-K**, **Schedule TO**.

A head is a name without what is said of it: *most recent* **Annual Report on Form 10-K** *for 2024*.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Any, Literal

from checker.document import Document, Span
from checker.facts.filings.clauses import Clauses, read_clauses
from checker.facts.filings.forms import AMENDMENT, Form, FormTable
from checker.lexicon import Lexicon
from checker.matching.searching import every, first
from checker.patterns import pattern
from checker.record import Record, field
from checker.spans import Taken

HeadKind = Literal["number", "schedule", "unknown", "alias", "name", "general"]

_NOUN = (
    r"(?i:(?:annual|quarterly|current|periodic|semi-?annual|interim|transition|half-year(?:ly)?)"
    r"(?:(?:,? and |, |/|,? or )(?:annual|quarterly|current|periodic|other|special))*"
    r"(?: (?:financial|information|sec|exchange act))?"
    r" (?:reports?(?: to (?:share|stock)holders)?|returns|statements?|filings?)"
    r"|(?:registration|proxy|information|tender offer|solicitation/recommendation|beneficial ownership"
    r"|specialized disclosure) (?:statements?|reports?)(?:/prospectus)?"
    r"|statements? (?:of|in) changes?(?: (?:of|in))*(?: beneficial)? ownership|notifications? of late filing"
    r"|reports? of foreign private issuer|financial statements"
    r"|(?:post-effective |pre-effective )?amendments?(?: (?:nos?\.?|numbers?) ?\d+(?:(?:, and |, "
    r"| and )\d+)*)?"
    r"|reports?|filings?|supplements?)(?!\w)"
)
"""The noun that a number stands beside: "annual report", "registration statement", "amendment"."""

_SEVERAL = pattern(r"(?i)\b(?:reports|statements|filings|returns|notices|notifications|supplements)\b")
_LINK = (
    r" ?,? ?\(?(?:(?:filed |made |submitted |provided )?"
    r"(?:on|to|in|under|using|and|with|as|pursuant to|of|via) )?"
    r"(?:(?:the|its|our|their|an|a|such|SEC|said|most recent) )*"
)
_LINK_OF_STATEMENTS = r".* on (?:the |a )?(?:SEC )?"
_TO_REPORT = pattern(r"(?:\)|,)? to (?:the|its|our|such)? ?(?:\w+ ){0,3}")
_QUALITY = (
    r"(?i:most recent(?:ly filed)?|latest|last|current|subsequent(?:ly[ -]filed)?|recent(?:ly filed)?"
    r"|later|any"
    r"|other|future|upcoming|previous(?:ly filed)?|prior|amended|joint|combined|consolidated|audited"
    r"|unaudited"
    r"|condensed|definitive|preliminary|initial|final|new|effective|shelf|\"shelf\"|automatic|resale|IPO"
    r"|universal|all|each|these|those|periodic|forthcoming|next|definitive additional)"
)
_QUALITIES = pattern(rf"(?:(?:{_QUALITY}),? )+$")
_QUALITY_ENDS = pattern(rf"(?r){_QUALITY},? ")
"""The last of the qualities, read backwards from the name: most names have none."""
_WORD = r"(?<![\w-])(?P<word>(?i:forms?|schedules?))(?P<glue> ?#| |-|–)[\"']?"
_LIST = pattern(r"(?:,? (?:and|or|and/or|&) |, ?| ?/ ?|; )")
_END = r"(?:/[AaT](?!\w))?(?:'?s)?(?!\w|/[A-Za-z]|-\w|\.\d|\([a-z]\)|,\d)"
_UNKNOWN = r"\d{1,3}[-–][A-Z]{1,4}\d?|[A-Z]{1,3}[-–]\d{1,3}[A-Z]?|\d{1,2}[KQF]|10[-–]0"
_SPOKEN = r"(?i:fil(?:ed|es?|ings?)|furnish\w*|reports?|SEC|securities|registration|annual|quarterly|risk)"
_RACE = pattern(r" (?:race|run|runner|walk|steps|marathon|gold)")
_SPOKEN_STRICTLY = r"(?i:\bfil(?:ed|es?|ing)|\bSEC\b|\breport|10-?Q|quarter 10)"
_POSSESSIVE = pattern(
    r" (?!(?:and|or|filed|furnished|for|with|are|were|have|on|to|in|from|as|that|which)\b)\w"
)


class Head(Record, frozen=False):
    """The name of one report. Offsets are in the document's text."""

    kind: HeadKind
    start: int
    """Where the name begins, its title included."""
    end: int
    number: Span
    """The words that say which form: ``Form 10-K``; for a named document, its name."""
    form: Form | None
    written: str
    """The number as written: ``10-k``."""
    word: str = ""
    """``Form``, ``form``, ``Forms``, ``Schedule`` or nothing."""
    nouns: list[str] = field(default_factory=list)
    qualities: str = ""
    """The words before the name: ``our most recent``."""
    title: str = ""
    """The qualities and nouns in lower case; for a defined term, those of the report that it stands for."""
    inner: Clauses | None = None
    """What stands between the title and the number."""
    amendment: bool = False
    glue: str = ""
    """What stands between the word and the number."""
    ending: str = ""
    """The ending of the number's plural: ``s`` or ``'s``."""
    tight: int = 0
    """Heads of one list after one word "Forms" share this mark; 0 is no list."""

    @property
    def plural(self) -> bool:
        """Whether the name speaks of several reports."""
        listed = self.word.lower() == "forms" and not self.tight
        return listed or any(_SEVERAL.search(noun) for noun in self.nouns)

    @property
    def is_numbered(self) -> bool:
        """Whether it has a number, be it one that no form has."""
        return self.kind in ("number", "schedule", "unknown")

    def overlaps(self, other: Head) -> bool:
        """Whether the two names share words."""
        return self.start < other.end and other.start < self.number.end


def scope_of(document: Document, offset: int) -> Span:
    """The sentence at an offset; in a table, its line."""
    sentence = document.sentence_at(offset)
    if sentence is not None:
        return sentence
    start = document.text.rfind("\n", 0, offset) + 1
    end = document.text.find("\n", offset)
    return Span(start, end if end >= 0 else len(document.text))


def add_qualities(document: Document, head: Head, floor: int) -> None:
    """Reads the words before a name: "most recent", "subsequently filed"."""
    text = document.text
    ended = _QUALITY_ENDS.match(text, floor, head.start)
    found = _QUALITIES.search(text, floor, head.start) if ended else None
    head.qualities = found.group() if found else ""
    head.title = " ".join([head.qualities, *head.nouns]).strip().lower()


class NumberFinder:
    """Finds the numbers of forms and schedules in one document."""

    def __init__(self, document: Document, forms: FormTable, others: Lexicon, around: date) -> None:
        self.document = document
        self.text = document.text
        self.forms = forms
        self.others = others
        """Forms of other authorities."""
        self.around = around

    def find(self) -> Iterator[Head]:
        """Every number with its title, in order."""
        found = list(self._with_word())
        taken = Taken(h.number for h in found)
        found += [h for h in self._alone() if not taken.overlaps(h.number)]
        last = 0
        for head in sorted(found, key=lambda h: h.number.start):
            self._add_title(head, last)
            last = head.number.end
            yield head

    def _with_word(self) -> Iterator[Head]:
        for n, word in enumerate(every(_WORD, self.text), 1):
            pieces = self._pieces(word.end())
            if not pieces or self._of_others.overlaps(Span(*word.span())):
                continue
            for at, piece in enumerate(pieces):
                start = word.start() if at == 0 else piece.start()
                head = self._head(piece, Span(start, piece.end()), word["word"])
                head.tight = n if len(pieces) > 1 else 0
                head.glue = word["glue"] if at == 0 else ""
                if self._meant(head):
                    yield head

    @cached_property
    def _of_others(self) -> Taken:
        """Where forms of other authorities are named."""
        return Taken(m.span for m in self.others.find_in(self.text, Span(0, len(self.text))))

    def _pieces(self, start: int) -> list[Any]:
        """The numbers of the list that starts here."""
        pieces = [self._number_at(start)]
        while pieces[-1]:
            link = _LIST.match(self.text, pieces[-1].end())
            pieces.append(self._number_at(link.end()) if link else None)
        return pieces[:-1]

    def _number_at(self, start: int) -> Any:
        """The number that starts here; few of all forms begin with the same character."""
        known = self.forms.after_either(self.text[start : start + 1].upper())
        number = f"{known}|{_UNKNOWN}" if known else _UNKNOWN
        return pattern(f"(?:{number}){_END}").match(self.text, start)

    def _head(self, piece: Any, number: Span, word: str) -> Head:
        written = piece.group().removesuffix("'s").removesuffix("s")
        form = self.forms.get(("Schedule " if word.lower().startswith("schedule") else "") + written)
        kind: HeadKind = "unknown" if form is None else "schedule" if form.is_schedule else "number"
        head = Head(kind, number.start, number.end, number, form, written, word)
        head.amendment = written.upper().endswith(AMENDMENT)
        if piece.group() != written and not self._possessive(piece):
            head.nouns.append("reports")
            head.ending = piece.group()[len(written) :]
        return head

    def _possessive(self, piece: Any) -> bool:
        """``the 10-K's risk factors``: an apostrophe that makes no plural."""
        return piece.group().endswith("'s") and _POSSESSIVE.match(self.text, piece.end()) is not None

    def _meant(self, head: Head) -> bool:
        """Whether the number is one of the SEC's: "Form 4" may be a printer, "form 5" a verb and a number."""
        form = head.form
        if head.word.lower().startswith("schedule"):
            return form is not None and form.is_schedule and head.word[0] == "S"
        if form and not (form.is_digits or form.is_letters):
            return True
        if form and form.is_digits and head.word[:1] != "F":
            return False
        return self._says(_SPOKEN, head)

    def _says(self, source: str, head: Head) -> bool:
        scope = scope_of(self.document, head.number.start)
        return first(source, self.text, scope.start, scope.end) is not None

    def _alone(self) -> Iterator[Head]:
        for piece in every(rf"(?<![\w$€£.-])(?:{self.forms.alone}){_END}", self.text):
            head = self._head(piece, Span(*piece.span()), "")
            if head.form and self._spoken_of(head):
                yield head
        if "registration statement" in self.document.lower:
            introduced = r"(?<=\b(?:the|our|its|[Ff]orm|an?|effective|amended|such) )"
            number = rf"{introduced}(?:{self.forms.alone_in_offerings}){_END}"
            for piece in every(number, self.text):
                yield self._head(piece, Span(*piece.span()), "")

    def _spoken_of(self, head: Head) -> bool:
        """Whether a number without the word "Form" is one: a 10K may be a race, or a sum."""
        if any(c in "-–—" for c in head.written):
            return True
        spaced = " " in head.written and head.form is not None and " " not in head.form.name
        if spaced or head.written != head.written.upper() or _RACE.match(self.text, head.end):
            return False
        return self._says(_SPOKEN_STRICTLY, head)

    def _add_title(self, head: Head, last: int) -> None:
        """Extends the head to the noun that its number stands beside, and reads what is said between."""
        number = head.number
        floor = max(last, scope_of(self.document, number.start).start)
        nouns = list(every(_NOUN, self.text, max(floor, number.start - 220), number.start))
        if nouns and last and nouns[0].start() - last <= 1:
            nouns = nouns[1:]  # "Form 40-F annual report and Form 6-K": the noun is of the number before
        for at in range(len(nouns) - 1, max(len(nouns) - 4, -1), -1):
            if self._is_title(head, nouns[at]):
                self._add_amendment(head, nouns[at - 1] if at else None)
                break
        add_qualities(self.document, head, floor)

    def _is_title(self, head: Head, noun: Any) -> bool:
        """Whether a noun is the number's title; if so, the head takes it in."""
        start, stop = noun.end(), head.number.start
        plain = self.text[start:stop] == " on "  # as most have it; it says nothing
        inner = Clauses(start, start) if plain else read_clauses(self.text, start, stop, self.around)
        link = _LINK_OF_STATEMENTS if noun.group().lower() == "financial statements" else _LINK
        if not pattern(link).fullmatch(self.text, inner.reach, stop):
            return False
        head.start, head.inner = noun.start(), inner
        head.nouns.insert(0, noun.group())
        head.amendment |= noun.group().lower().startswith(("amendment", "post-eff", "pre-eff"))
        return True

    def _add_amendment(self, head: Head, before: Any | None) -> None:
        """Adds "Amendment No. 1 to the" before "Registration Statement on"."""
        if before is None or head.amendment or "mendment" not in before.group():
            return
        if _TO_REPORT.fullmatch(self.text, before.end(), head.start):
            head.start, head.amendment = before.start(), True
