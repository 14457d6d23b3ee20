"""Text → the names of reports: numbers with their titles, schedules, named documents, general references.

A head is a name without what is said of it: *most recent* **Annual Report on Form 10-K** *for 2024*.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Any, Literal

from checker.document import Document, Span
from checker.facts.filings.clauses import Clauses, read_clauses
from checker.facts.filings.forms import AMENDMENT, Form, FormTable
from checker.law import Law

HeadKind = Literal["number", "schedule", "unknown", "alias", "name", "general"]

NOUN = (
    r"(?i:(?:annual|quarterly|current|periodic|semi-?annual|interim|transition|half-year(?:ly)?)"
    r"(?:(?:,? and |, |/|,? or )(?:annual|quarterly|current|periodic|other|special))*(?: (?:financial|information|sec|exchange act))?"
    r" (?:reports?(?: to (?:share|stock)holders)?|returns|statements?|filings?)"
    r"|(?:registration|proxy|information|tender offer|solicitation/recommendation|beneficial ownership|specialized disclosure)"
    r" (?:statements?|reports?)(?:/prospectus)?"
    r"|statements? (?:of|in) changes?(?: (?:of|in))*(?: beneficial)? ownership|notifications? of late filing"
    r"|reports? of foreign private issuer|financial statements"
    r"|(?:post-effective |pre-effective )?amendments?(?: (?:nos?\.?|numbers?) ?\d+(?:(?:, and |, | and )\d+)*)?|reports?|filings?|supplements?)(?!\w)"
)
"""The noun that a number stands beside: "annual report", "registration statement", "amendment"."""

_LINK = r" ?,? ?\(?(?:(?:filed |made |submitted |provided )?(?:on|to|in|under|using|and|with|as|pursuant to|of|via) )?(?:(?:the|its|our|their|an|a|such|SEC|said|most recent) )*"
_QUALITY = (
    r"(?i:most recent(?:ly filed)?|latest|last|current|subsequent(?:ly[ -]filed)?|recent(?:ly filed)?|later|any|other|future|upcoming"
    r"|previous(?:ly filed)?|prior|amended|joint|combined|consolidated|audited|unaudited|condensed|definitive|preliminary|initial|final|new"
    r"|effective|shelf|\"shelf\"|automatic|resale|IPO|universal|all|each|these|those|periodic|forthcoming|next|definitive additional)"
)
_DEFINITION = r"\((?:[^()\"\n]{0,40})\"(?P<term>[^\"\n]{3,60}?),?\"[^()\n]{0,40}\)"
_TERM = r"Form|Annual Report|Quarterly Report|\b10-|[24]0-F|AIF|MD&A|Proxy Statement|Prospectus|Registration Statement|Circular|Schedule"
_LIST = r"(?:,? (?:and|or|and/or|&) |, ?| ?/ ?|; )"
_END = r"(?:/[AaT](?!\w))?(?:'?s)?(?!\w|/[A-Za-z]|-\w|\.\d|\([a-z]\)|,\d)"
_SPOKEN = r"(?i:fil(?:ed|es?|ings?)|furnish\w*|reports?|SEC|securities|registration|annual|quarterly|risk)"


@dataclass
class Head:
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
    inner: Clauses | None = None
    """What stands between the title and the number."""
    amendment: bool = False
    glue: str = ""
    """What stands between the word and the number."""
    ending: str = ""
    """The ending of the number's plural: ``s`` or ``'s``."""
    tight: int = 0
    """Heads of one list after one word "Forms" share this mark; 0 is no list."""

    title: str = ""
    """The words of its title, in lower case, with the qualities before them; for a defined term, those of the
    report that it stands for."""

    @property
    def plural(self) -> bool:
        """Whether the name speaks of several reports."""
        many = _searcher(r"(?i)\b(?:reports|statements|filings|returns|notices|notifications|supplements)\b")
        return any(many.search(n) for n in self.nouns) or (self.word.lower() == "forms" and not self.tight)


class HeadFinder:
    """Finds the names of reports in one document."""

    def __init__(self, document: Document, law: Law, forms: FormTable, around: date) -> None:
        self.document = document
        self.law = law
        self.forms = forms
        self.around = around

    def find(self) -> list[list[Head]]:
        """The heads of every sentence (or table) that has one, in order."""
        numbered = sorted(self._numbered(), key=lambda h: h.start)
        named = sorted([*numbered, *self._named(numbered)], key=lambda h: h.number.start)
        heads = _apart([*self._by_alias(named), *named, *self._general()])
        scopes: dict[Span, list[Head]] = {}
        for head in heads:
            scopes.setdefault(self.scope(head.number.start), []).append(head)
        return list(scopes.values())

    def scope(self, offset: int) -> Span:
        """The sentence at an offset; in a table, its line."""
        sentence = self.document.sentence_at(offset)
        if sentence is not None:
            return sentence
        start = self.document.text.rfind("\n", 0, offset) + 1
        end = self.document.text.find("\n", offset)
        return Span(start, end if end >= 0 else len(self.document.text))

    def _numbered(self) -> Iterator[Head]:
        lower = self.document.lower
        found = [h for h in self._with_word()] if "form" in lower or "schedule" in lower else []
        taken = [h.number for h in found]
        found += [h for h in self._alone() if not any(h.number.overlaps(s) for s in taken)]
        found = [h for h in found if not any(term.contains(h.number) for term in self._definitions)]
        found.sort(key=lambda h: h.number.start)
        last_end = 0
        for head in found:
            self._add_title(head, max(last_end, self.scope(head.number.start).start))
            last_end = head.number.end
            yield head

    @cached_property
    def _definitions(self) -> list[Span]:
        """Definitions of terms: ``(the "2023 Form 10-K")``, which are no references of their own."""
        return [Span(*d.span()) for d in _searcher(_DEFINITION).finditer(self.document.text)]

    def _with_word(self) -> Iterator[Head]:
        text = self.document.text
        others = self.law.lexicon("filing-other-forms").find(self.document)
        for n, found in enumerate(_word_matcher(self.forms).finditer(text), 1):
            if any(m.span.overlaps(Span(*found.span())) for m in others):
                continue
            pieces = list(_number_matcher(self.forms).finditer(text, *found.span("list")))
            for at, piece in enumerate(pieces):
                start = found.start() if at == 0 else piece.start()
                head = self._head(piece, Span(start, piece.end()), found["word"])
                head.tight = n if len(pieces) > 1 else 0
                head.glue = text[found.end("word") : found.start("list")] if at == 0 else ""
                if self._meant(head):
                    yield head

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
        if not piece.group().endswith("'s"):
            return False
        rest = r" (?!(?:and|or|filed|furnished|for|with|are|were|have|on|to|in|from|as|that|which)\b)\w"
        return _searcher(rest).match(self.document.text, piece.end()) is not None

    def _meant(self, head: Head) -> bool:
        """Whether the number is one of the SEC's: "Form 4" may be a printer, "form 5" a verb and a number."""
        form = head.form
        if form and not (form.is_digits or form.is_letters):
            return True
        if form and form.is_digits and head.word[:1] != "F":
            return False
        scope = self.scope(head.number.start)
        return _searcher(_SPOKEN).search(self.document.text, scope.start, scope.end) is not None

    def _alone(self) -> Iterator[Head]:
        text = self.document.text
        for piece in _alone_matcher(self.forms).finditer(text):
            head = self._head(piece, Span(*piece.span()), "")
            if head.form and self._spoken_of(head):
                yield head
        if "registration statement" in self.document.lower:
            for piece in _searcher(
                rf"(?<=\b(?:the|our|its|[Ff]orm|an?|effective|amended|such) )(?:{self.forms.alone_in_offerings}){_END}"
            ).finditer(text):
                yield self._head(piece, Span(*piece.span()), "")

    def _spoken_of(self, head: Head) -> bool:
        """Whether a number without the word "Form" is one: a 10K may be a race, or a sum."""
        if any(c in "-–—" for c in head.written):
            return True
        spaced = " " in head.written and head.form is not None and " " not in head.form.name
        if spaced or head.written != head.written.upper():
            return False
        scope = self.scope(head.number.start)
        return _searcher(r"(?i:\bfil(?:ed|es?|ing)|\bSEC\b|\breport|10-?Q|quarter 10)").search(
            self.document.text, scope.start, scope.end
        ) is not None

    def _add_title(self, head: Head, floor: int) -> None:
        """Extends the head to the noun that its number stands beside, and reads what is said between."""
        text, number = self.document.text, head.number
        nouns = list(_searcher(NOUN).finditer(text, max(floor, number.start - 220), number.start))
        for noun in reversed(nouns[-3:]):
            inner = read_clauses(text, noun.end(), number.start, self.around)
            link = r".* on (?:the |a )?(?:SEC )?" if noun.group().lower() == "financial statements" else _LINK
            if _searcher(link).fullmatch(text, inner.reach, number.start):
                head.start, head.inner = noun.start(), inner
                head.nouns.insert(0, noun.group())
                head.amendment |= noun.group().lower().startswith(("amendment", "post-eff", "pre-eff"))
                self._add_title_of_amendment(head, nouns, noun, floor)
                break
        self._add_qualities(head, floor)

    def _add_title_of_amendment(self, head: Head, nouns: list[Any], noun: Any, floor: int) -> None:
        """"Amendment No. 1 to the Registration Statement on" begins one noun earlier."""
        at = nouns.index(noun)
        if at and "mendment" in nouns[at - 1].group() and "mendment" not in noun.group():
            between = self.document.text[nouns[at - 1].end() : noun.start()]
            if _searcher(r"(?:\)|,)? to (?:the|its|our|such)? ?(?:\w+ ){0,3}").fullmatch(between):
                head.start, head.amendment = nouns[at - 1].start(), True

    def _add_qualities(self, head: Head, floor: int) -> None:
        found = _searcher(rf"(?:(?:{_QUALITY}),? )+$").search(self.document.text, floor, head.start)
        head.qualities = found.group() if found else ""
        head.title = " ".join([head.qualities, *head.nouns]).strip().lower()

    def _named(self, numbered: list[Head]) -> Iterator[Head]:
        """Documents that have a name and no number, as the lexicon ``filing-names`` lists them."""
        for match in self.law.lexicon("filing-names").find(self.document):
            if any(term.overlaps(match.span) for term in self._definitions):
                continue
            form = self.forms.get(str(match.fields["form"]))
            head = Head("name", match.span.start, match.span.end, match.span, form, self.document.words(match.span))
            head.nouns.append(head.written)
            self._add_qualities(head, self.scope(head.start).start)
            if not any(_covers(other, head) for other in numbered) and self._is_filing(head, match.fields):
                yield head

    def _is_filing(self, head: Head, fields: Any) -> bool:
        """Whether the named document is spoken of as a filing, where the lexicon asks for a sign of it."""
        text, scope = self.document.text, self.scope(head.start)
        near, far = fields.get("sentence"), fields.get("document")
        if near and not _searcher(str(near)).search(text, scope.start, scope.end):
            return False
        return not far or _searcher(str(far)).search(text) is not None

    def _by_alias(self, heads: list[Head]) -> Iterator[Head]:
        """Later mentions by a defined term: `our Form 10-K for 2023 (the "2023 Annual Report")`."""
        text = self.document.text
        for definition in _searcher(_DEFINITION).finditer(text):
            meant = self._defined(heads, definition.start())
            if meant is None or not _searcher(_TERM).search(definition["term"]):
                continue
            term = _searcher(rf"(?<![\w\"]){_escaped(definition['term'])}(?![\w\"/])")
            for found in term.finditer(text, definition.end()):
                number = Span(*found.span())
                head = Head("alias", number.start, number.end, number, meant.form, found.group())
                head.amendment, head.title = meant.amendment, meant.title
                if not any(_covers(h, head) for h in heads if h.kind in ("number", "schedule")):
                    yield head

    def _defined(self, heads: list[Head], offset: int) -> Head | None:
        """The report that a definition in parentheses at an offset stands for: the last one named before it."""
        scope = self.scope(offset)
        before = [h for h in heads if scope.start <= h.number.start and h.number.end <= offset < h.number.end + 280]
        return before[-1] if before else None

    def _general(self) -> Iterator[Head]:
        """"Our filings with the SEC": references that name no report."""
        for match in self.law.lexicon("filing-general").find(self.document):
            head = Head("general", match.span.start, match.span.end, match.span, None, self.document.words(match.span))
            head.nouns.append("filings")
            yield head


def _follows(other: Head, head: Head) -> bool:
    """Whether a general reference is only the noun of a number: ``Form 10-Q filings``."""
    return head.kind == "general" and 0 <= head.start - other.number.end <= 1


def _covers(other: Head, head: Head) -> bool:
    return other.start < head.end and head.start < other.number.end


def _apart(heads: list[Head]) -> list[Head]:
    """The heads in order, less those that overlap one of a more certain kind."""
    rank = ("number", "schedule", "unknown", "alias", "name", "general")
    kept: list[Head] = []
    for head in sorted(heads, key=lambda h: (rank.index(h.kind), h.start, -h.end)):
        if head.kind in rank[:3] or not any(_covers(o, head) or _follows(o, head) for o in kept):
            kept.append(head)
    return sorted(kept, key=lambda h: h.number.start)


def _escaped(term: str) -> str:
    import regex  # noqa: PLC0415

    return str(regex.escape(term, literal_spaces=True))


@cache
def _searcher(source: str) -> Any:
    import regex  # noqa: PLC0415

    return regex.compile(source)


_UNKNOWN = r"\d{1,3}[-–][A-Z]{1,4}\d?|[A-Z]{1,3}[-–]\d{1,3}[A-Z]?|\d{1,2}[KQF]|10[-–]0"


def _number_matcher(forms: FormTable) -> Any:
    return _searcher(rf"(?:{forms.after_word}|{forms.after_schedule}|{_UNKNOWN}){_END}")


def _word_matcher(forms: FormTable) -> Any:
    number = rf"(?:{forms.after_word}|{_UNKNOWN}){_END}"
    schedule = rf"(?:{forms.after_schedule}){_END}"
    return _searcher(
        rf"(?<![\w-])(?:(?P<word>(?i:forms?))(?: ?#| |-|–)[\"']?(?P<list>{number}(?:{_LIST}{number})*)"
        rf"|(?P<word>(?i:schedules?)) (?P<list>{schedule}(?:{_LIST}{schedule})*))"
    )


def _alone_matcher(forms: FormTable) -> Any:
    return _searcher(rf"(?<![\w$€£.-])(?:{forms.alone}){_END}")
