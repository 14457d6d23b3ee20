"""Facts → ApprovedPassage and TextChange: where an approved wording stands, and what is changed in it.

Both are compared word by word; what changes with the file doesn't count.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

from checker.document import Span
from checker.facts.house.alignment import Piece, even, even_words, paragraphs, passages, word_places
from checker.record import Record
from checker.vocabulary import TEXT_NAMES

if TYPE_CHECKING:
    from checker.approved import ApprovedText
    from checker.document import Document
    from checker.facts import Facts

    Aligned = tuple[ApprovedText, Span | None, float]

_TOLD_ITSELF = ("contact", "contact-phone", "contact-email", "ticker")
_MARKS = ".,;:()"
_ANOTHER = 0.45
"""Below this likeness the passage is another wording, and no changes are told one by one."""
_COPY = 0.75
"""From this likeness on a second passage is a copy too, and not what another company says of itself."""
_SHORTENED = 0.9
"""Unless this share of the passage's words is the text's, in its order."""
_HEADING = 6
"""So many words a heading may have."""

Run = tuple[int, int, int, int]
"""Where two texts differ: from and up to which word of the one, and of the other."""


class ApprovedPassage(Record):
    """One approved text, and the passage of the draft that is meant to be it."""

    span: Span
    """The passage; the draft's first words if there is none."""
    name: Annotated[str, TEXT_NAMES]
    present: bool
    verbatim: bool
    """Word for word, but for what changes with the file."""
    likeness: float
    """0 to 1."""
    required: bool
    approved_by: str


class TextChange(Record):
    """One place where a draft departs from an approved text."""

    span: Span
    """The words that stand there; where words were left out, the words around the gap."""
    name: Annotated[str, TEXT_NAMES]
    stated: str
    """What the draft has; empty where words were left out."""
    expected: str
    """What was approved; empty where words were put in."""
    what: str
    """The change in words."""
    restored: str
    """What should stand in place of the span's words; empty where words were put in."""


def find_approved_passages(facts: Facts) -> Iterator[ApprovedPassage]:
    """One for each approved text that counts on the release's day; more where it stands there again."""
    for text, passage, likeness in _aligned(facts):
        span = passage or facts.document.blocks[0].span
        verbatim = passage is not None and even_words(facts.document.words(passage)) == even_words(text.words)
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
        if likeness < _ANOTHER and not _is_shortened(facts.document, passage, text):
            what = "it is another wording"
            yield TextChange(passage, text.name, "another wording", text.words, what, text.words)
        else:
            changes = _changes(facts, text, passage)
            yield from (change for change in changes if not _is_told(facts, change))


def _is_told(facts: Facts, change: TextChange) -> bool:
    """Whether the words are a contact or a symbol that the profile contradicts: they are told as such."""
    stated = change.stated.strip(_MARKS)
    return bool(stated) and any(
        not told.agrees
        and told.kind in _TOLD_ITSELF
        and (stated in told.stated or told.stated in stated)
        and told.span.overlaps(change.span)
        for told in facts.of("house-statement")
    )


def _aligned(facts: Facts) -> Sequence[Aligned]:
    """The approved texts with their passages, worked out once a release."""
    texts = _texts(facts)
    if not texts or not facts.document.blocks:
        return ()
    if "approved texts" not in facts.memo:
        day = facts.release.law_date
        counting = [text for text in texts if text.counts_on(day)]
        whole = paragraphs(facts.document) if counting else []
        facts.memo["approved texts"] = [
            each for text in counting for each in _passages(facts.document, whole, text)
        ]
    aligned: Sequence[Aligned] = facts.memo["approved texts"]
    return aligned


def _texts(facts: Facts) -> tuple[ApprovedText, ...]:
    """The approved texts of the packs in use and of the house; one of the house's replaces its namesake."""
    house = facts.issuer.texts if facts.issuer else ()
    if not facts.law.texts:
        return house
    return tuple({text.name: text for text in (*facts.law.texts.values(), *house)}.values())


def _passages(document: Document, whole: Sequence[Piece], text: ApprovedText) -> Iterator[Aligned]:
    """The passages that are meant to be a text; one that is not there if there are none."""
    approved = even_words(text.words)
    found = passages(document, whole, approved)
    if not found:
        yield text, None, 0.0
    for nth, span in enumerate(found):
        likeness = _likeness(even_words(document.words(span)), approved)
        if nth == 0 or likeness >= _COPY:
            yield text, span, likeness


def _likeness(one: Sequence[str], other: Sequence[str]) -> float:
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    return Indel.normalized_similarity(one, other)


def _is_shortened(document: Document, passage: Span, text: ApprovedText) -> bool:
    """Whether nearly all words of a passage are the text's, in its order: much is left out, little is new."""
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415

    stated = even_words(document.words(passage))
    return LCSseq.similarity(stated, even_words(text.words)) >= _SHORTENED * len(stated)


def _changes(facts: Facts, text: ApprovedText, passage: Span) -> Iterator[TextChange]:
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    document, words = facts.document, text.words
    places = word_places(document.text, passage)
    stated = [even(document.words(span)) for span in places]
    approved = word_places(words, Span(0, len(words)))
    wanted = [even(words[span.start : span.end]) for span in approved]
    for run in _runs(Levenshtein.opcodes(wanted, stated).as_list()):
        a, b, c, d = _from_its_beginning(run, wanted, stated)
        if a < b and all("{" in word and "}" in word for word in wanted[a:b]):
            continue  # a blank, which each release fills in
        if a == b == c == 0 and _is_heading([document.words(span) for span in places[:d]]):
            continue  # it stood on a line of its own, and the file lost the line's end
        expected = words[approved[a].start : approved[b - 1].end] if a < b else ""
        yield _change(facts, text.name, " ".join(expected.split()), places, c, d)


def _is_heading(words: Sequence[str]) -> bool:
    """Whether words that stand before a text are its heading."""
    return len(words) <= _HEADING and all(word[0].isupper() for word in words) and words[-1][-1] not in ".!?"


def _from_its_beginning(run: Run, approved: Sequence[str], stated: Sequence[str]) -> Run:
    """A sentence left out or put in between two that begin alike: told from its own beginning on."""
    a, b, c, d = run
    longer, first, last = (approved, a, b) if c == d else (stated, c, d)
    if a != b and c != d:
        return run
    steps = 0
    while first > steps and not _ends_sentence(longer[first - steps - 1]):
        if longer[first - steps - 1] != longer[last - steps - 1]:
            break
        steps += 1
    begins = first == steps or _ends_sentence(longer[first - steps - 1]) or longer[first - steps][0].isupper()
    return (a - steps, b - steps, c - steps, d - steps) if begins else run


def _ends_sentence(word: str) -> bool:
    return word.rstrip("\"')]").endswith((".", "!", "?"))


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
    edges = [facts.document.words(places[at]) for at in sorted({around[0], around[1] - 1})]
    restored = expected if said else _between(edges, expected, first == 0)
    return TextChange(span, name, said, expected, what, restored)


def _between(edges: Sequence[str], words: str, at_start: bool) -> str:
    """Words that were left out, put back between those that stand around the gap."""
    if len(edges) == 1:
        return f"{words} {edges[0]}" if at_start else f"{edges[0]} {words}"
    return f"{edges[0]} {words} {edges[1]}"
