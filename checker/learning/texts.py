"""Past releases → the passages that recur in them: the cautionary statement, the About section."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile

from checker.document import Document, Span
from checker.learning.evidence import Past, recent
from checker.record import Record

SAME = 90.0
"""From this likeness on, 0 to 100, two passages are one wording."""


Group = Sequence[tuple[str, Past]]
"""Passages that are one wording, with their releases."""


class Recurring(Record):
    """A passage that recurs: as the latest release has it, and the releases of this and of other wordings."""

    name: str
    words: str
    releases: tuple[Past, ...]
    others: tuple[tuple[Past, ...], ...]
    """The releases of each other wording, the most frequent first."""


PARTS = {"safe-harbor": "cautionary", "about": "about"}
"""What a text is called, and the part of a release that it is."""


def recurring(releases: Sequence[Past]) -> Iterator[Recurring]:
    """Each passage that at least two releases share, in the wording that holds today."""
    for name, part in PARTS.items():
        passages = [(words, past) for past in releases if (words := _passage(past, part))]
        groups = sorted(_grouped(passages), key=len, reverse=True)
        shared = [group for group in groups if len(group) > 1]
        if shared:
            chosen = _holding(shared, passages)
            words, _ = max(chosen, key=lambda pair: pair[1].day)
            others = tuple(tuple(past for _, past in group) for group in groups if group is not chosen)
            yield Recurring(name, words, tuple(past for _, past in chosen), others)


def _holding(shared: Sequence[Group], passages: Group) -> Group:
    """The wording that holds today: that of the last two releases, else the most usual of late."""
    ordered = sorted(passages, key=lambda pair: pair[1].day, reverse=True)
    late = {past.name for past in recent([past for _, past in passages])}
    last = {past.name for _, past in ordered[:2]}
    new = next((group for group in shared if last <= {past.name for _, past in group}), None)
    return new or max(
        shared,
        key=lambda group: (sum(past.name in late for _, past in group), max(past.day for _, past in group)),
    )


def _passage(past: Past, part: str) -> str:
    """The paragraphs of the first such part, without its heading."""
    return next((wording(past.facts.document, span) for span in past.facts.document.part(part)[:1]), "")


def wording(document: Document, part: Span) -> str:
    """The paragraphs of a part, without the heading that it begins with; inner headings belong to it."""
    blocks = [block for block in document.blocks if part.contains(block.span)]
    return "\n\n".join(
        document.words(block.span) for block in dropwhile(lambda block: block.kind == "heading", blocks)
    )


def _grouped(passages: Group) -> list[list[tuple[str, Past]]]:
    """Passages by their wording, by how like they are to the first of each group."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415

    groups: list[list[tuple[str, Past]]] = []
    for words, past in sorted(passages, key=lambda pair: pair[1].day, reverse=True):
        near = next((group for group in groups if ratio(words, group[0][0], score_cutoff=SAME)), None)
        if near is None:
            groups.append([(words, past)])
        else:
            near.append((words, past))
    return groups
