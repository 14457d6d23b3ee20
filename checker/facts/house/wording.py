"""Facts → ApprovedPassage and TextChange: where an approved wording stands, and what is changed in it.

The passage is found by the words that it shares with the approved text, paragraph by paragraph; then both are
compared word by word. Quotation marks, dashes, spaces and line ends don't count: they change with the file.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any
from unicodedata import normalize

from checker.document import Span
from checker.patterns import pattern
from checker.record import record

if TYPE_CHECKING:
    from checker.approved import ApprovedText
    from checker.facts import Facts

_WORD = r"--+|[–—]|(?:(?!--)[^\s–—])+"
_EVEN = str.maketrans({"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‐": "-", "‑": "-"})
_SHARED = 0.6
"""The share of a paragraph's words that the approved text must have for the paragraph to be part of it."""
_FEW = 5
"""So few words may stand in any text."""
_ANOTHER = 0.45
"""Below this likeness the passage is another wording, and no changes are told one by one."""


Run = tuple[int, int, int, int]
"""Where two texts differ: from and up to which word of the one, and of the other."""


@record
class ApprovedPassage:
    """One approved text, and the passage of the draft that is meant to be it."""

    span: Span
    """The passage; the draft's first words if there is none."""
    name: str
    present: bool
    verbatim: bool
    """Word for word, but for what changes with the file."""
    likeness: float
    """0 to 1."""
    required: bool
    approved_by: str


@record
class TextChange:
    """One place where a draft departs from an approved text."""

    span: Span
    """The words that stand there; where words were left out, the words around the gap."""
    name: str
    stated: str
    """What the draft has; empty where words were left out."""
    expected: str
    """What was approved; empty where words were put in."""
    what: str
    """The change in words."""


def find_approved_passages(facts: Facts) -> Iterator[ApprovedPassage]:
    """One for each approved text that counts on the release's day."""
    for text, passage, likeness in _aligned(facts):
        span = passage or facts.document.blocks[0].span
        verbatim = passage is not None and _evened(facts.document.words(passage)) == _evened(text.words)
        yield ApprovedPassage(
            span,
            text.name,
            passage is not None,
            verbatim,
            round(likeness, 3),
            text.required,
            text.approved_by,
        )


def find_text_changes(facts: Facts) -> Iterator[TextChange]:
    """Every departure from an approved text, in the passages that are meant to be one."""
    for text, passage, likeness in _aligned(facts):
        if passage is None:
            continue
        if likeness < _ANOTHER:
            yield TextChange(passage, text.name, "another wording", text.words, "it is another wording")
        else:
            yield from _changes(facts, text, passage)


def _aligned(facts: Facts) -> Sequence[tuple[ApprovedText, Span | None, float]]:
    """The approved texts with their passages, worked out once a release."""
    if facts.issuer is None or not facts.document.blocks:
        return ()
    if "approved texts" not in facts.memo:
        day = facts.release.law_date
        found = [(text, *_passage(facts, text)) for text in facts.issuer.texts if text.counts_on(day)]
        facts.memo["approved texts"] = found
    aligned: Sequence[tuple[ApprovedText, Span | None, float]] = facts.memo["approved texts"]
    return aligned


def _passage(facts: Facts, text: ApprovedText) -> tuple[Span | None, float]:
    """The run of paragraphs that shares most words with the text, and how like it is."""
    document, wanted = facts.document, Counter(_evened(text.words))
    scores = []
    for block in document.blocks:
        words = Counter(_evened(document.words(block.span)))
        shared, size = (words & wanted).total(), words.total()
        scores.append(shared if size >= _FEW and shared >= _SHARED * size else -size)
    start, end = _best_run(scores)
    if start == end:
        return None, 0.0
    span = Span(document.blocks[start].span.start, document.blocks[end - 1].span.end)
    return span, _likeness(_evened(document.words(span)), _evened(text.words))


def _best_run(scores: Sequence[int]) -> tuple[int, int]:
    """The run with the greatest sum, if that is positive (Kadane's algorithm)."""
    best, found, total, start = 0, (0, 0), 0, 0
    for at, score in enumerate(scores):
        if total <= 0:
            total, start = 0, at
        total += score
        if total > best:
            best, found = total, (start, at + 1)
    return found


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    return Indel.normalized_similarity(one, other)


def _changes(facts: Facts, text: ApprovedText, passage: Span) -> Iterator[TextChange]:
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    document = facts.document
    places = _places(document.text, passage)
    stated = [_even(document.words(span)) for span in places]
    approved = [text.words[span.start : span.end] for span in _places(text.words, Span(0, len(text.words)))]
    even = list(map(_even, approved))
    for run in _runs(Levenshtein.opcodes(even, stated).as_list()):
        a, b, c, d = _from_its_beginning(run, even, stated)
        if a < b and all("{" in word and "}" in word for word in approved[a:b]):
            continue  # a blank, which each release fills in
        yield _change(facts, text.name, " ".join(approved[a:b]), places, c, d)


def _from_its_beginning(run: Run, approved: Sequence[str], stated: Sequence[str]) -> Run:
    """A sentence left out or put in between two that begin alike: told from its own beginning on."""
    a, b, c, d = run
    longer, first, last = (approved, a, b) if c == d else (stated, c, d)
    if a != b and c != d:
        return run
    steps = 0
    while first > steps and not longer[first - steps - 1].endswith((".", "!", "?")):
        if longer[first - steps - 1] != longer[last - steps - 1]:
            return run
        steps += 1
    return a - steps, b - steps, c - steps, d - steps


def _runs(steps: Iterable[Any]) -> Iterator[Run]:
    """Steps from one text to another → where they differ, steps that follow each other taken together."""
    run: Run | None = None
    for tag, a, b, c, d in steps:
        if tag != "equal":
            run = (run[0], b, run[2], d) if run else (a, b, c, d)
        elif run:
            yield run
            run = None
    if run:
        yield run


def _change(
    facts: Facts, name: str, expected: str, places: Sequence[Span], first: int, last: int
) -> TextChange:
    """What stands from one word up to another, in place of the expected words."""
    said = facts.document.words(Span(places[first].start, places[last - 1].end)) if first < last else ""
    around = (max(first - 1, 0), min(max(last, first + 1), len(places))) if not said else (first, last)
    span = Span(places[around[0]].start, places[around[1] - 1].end)
    if not said:
        what = f'"{expected}" is left out'
    elif not expected:
        what = f'"{said}" is put in'
    else:
        what = f'"{said}" stands for "{expected}"'
    return TextChange(span, name, said, expected, what)


def _places(text: str, span: Span) -> list[Span]:
    return [Span(*m.span()) for m in pattern(_WORD).finditer(text, span.start, span.end)]


def _evened(words: str) -> list[str]:
    return [_even(word) for word in pattern(_WORD).findall(words)]


def _even(word: str) -> str:
    """A word without what the file's format may change in it: quotes, dashes, ligatures, raised signs."""
    even = normalize("NFKC", word).translate(_EVEN)
    return "-" if set(even) == {"-"} else even
