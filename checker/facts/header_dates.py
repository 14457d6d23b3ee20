"""A document → dates on lines of their own above its text, and a date that opens the text itself."""

from __future__ import annotations

from collections.abc import Iterator

from checker.document import Block, Document, Span
from checker.facts.day_forms import DayForm, day_forms_in
from checker.facts.openings import Opening
from checker.patterns import pattern

LINE = 90
"""Characters of a line that holds nothing but a date."""
_PARAGRAPH = 250
"""Characters from which a block is a paragraph of the text."""
_AHEAD = 4000
"""Characters before the text within which a line is its header, not another document's."""

_LINE_WORDS = frozenset(
    {
        "date", "dated", "of", "release", "released", "press", "news", "issue", "issued", "published",
        "posted", "updated", "on", "for", "immediate", "at", "until", "source", "the", "time",
        "eastern", "standard", "daylight", "report", "earliest", "event", "reported", "embargoed",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "am", "pm", "a",
        "m", "p", "hrs", "hours", "h", "et", "est", "edt", "pt", "pst", "pdt", "ct", "cst", "cdt",
        "mt", "gmt", "bst", "cet", "cest", "utc", "eet", "eest", "hkt", "sgt", "jst", "aest", "aedt",
        "awst",
    }
)  # fmt: skip
"""Words that may stand beside a date on a line of its own."""
_LABELLED = pattern(
    r"\b(?i:(?:stock exchange|press|news|company|investor|media) (?:release|announcement)),? $"
)
_LEGEND = pattern(
    r"(?i)\binside information\b|\bnot for (?:release|distribution|publication)\b|\bfinancial promotion\b"
)
_IMMEDIATE = pattern(r"(?i)\bfor (?:immediate )?(?:release|distribution)\b(?:[:,]? )?")


def header_dates(document: Document, opening: Opening | None) -> Iterator[DayForm]:
    """Dates on lines of their own above the text; then one that opens it, before a dash."""
    before = ""
    for block in document.blocks:
        if opening and block.span.start >= opening.span.start:
            return
        if opening and opening.span.start - block.span.end > _AHEAD:
            continue
        yield from _alone(document, block)
        if _IMMEDIATE.search(before):
            yield from _opening_forms(document, block.span)
        before = document.words(block.span)
        if not opening and _is_text(document, block.span, before):
            yield from _leading(document, block.span)
            return


def _is_text(document: Document, span: Span, words: str) -> bool:
    """Whether the block is the release's own text, and no legend above it."""
    long = len(words) > _PARAGRAPH and words.endswith(".")
    if not long and not document.overlaps_part(span, "lead"):
        return False
    return not _LEGEND.search(words)


def _leading(document: Document, span: Span) -> Iterator[DayForm]:
    """A date and a dash before the first words of the first paragraph."""
    for form in _opening_forms(document, span):
        if pattern(" ?[-–—:]").match(document.text, form.span.end):
            yield form


def _opening_forms(document: Document, span: Span) -> Iterator[DayForm]:
    """The date that is the first word of a block, if its year is written."""
    forms = day_forms_in(document.text, Span(span.start, min(span.end, span.start + LINE)))
    yield from (form for form in forms[:1] if form.span.start == span.start and form.year)


def _alone(document: Document, block: Block) -> Iterator[DayForm]:
    for line in _lines(document, block.span):
        forms = day_forms_in(document.text, line) if len(line) <= LINE else []
        if len(forms) == 1 and _says_only(document, line, forms[0].span):
            yield forms[0]
        elif m := _IMMEDIATE.search(document.text, line.start, line.end):
            yield from _opening_forms(document, Span(m.end(), line.end))
            if len(line) > LINE:
                yield from (form for form in day_forms_in(document.text, line)[:1] if form.year)


def _lines(document: Document, span: Span) -> Iterator[Span]:
    start = span.start
    for line in document.words(span).split("\n"):
        yield Span(start, start + len(line))
        start += len(line) + 1


def _says_only(document: Document, line: Span, form: Span) -> bool:
    if _LABELLED.search(document.text[line.start : form.start]):
        line = Span(form.start, line.end)
    rest = document.text[line.start : form.start] + " " + document.text[form.end : line.end]
    words = "".join(c if c.isalpha() else " " for c in rest.lower()).split()
    return all(word in _LINE_WORDS for word in words)
