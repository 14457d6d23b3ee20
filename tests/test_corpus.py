"""Real releases, a fixed sample: every extractor survives them, and every fact can be shown in the draft."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest

from checker.document import Document
from checker.facts import KINDS, Facts

pytestmark = pytest.mark.shared

STRIDE = 31


@pytest.fixture(scope="module")
def sample(shared: Path, facts_of: Callable[..., Facts]) -> list[tuple[str, Facts]]:
    """Every 31st release of the measuring data, some forty."""
    paths = sorted((shared / "corpus" / "text").glob("*.txt"))[::STRIDE]
    assert len(paths) >= 30
    return [(path.stem, facts_of(path.read_bytes().decode("utf-8"))) for path in paths]


@pytest.mark.parametrize("kind", KINDS)
def test_facts_of_every_kind_stand_where_they_say(kind: str, sample: list[tuple[str, Facts]]) -> None:
    for id, facts in sample:
        document = facts.document
        for fact in facts.of(kind):
            start, end = fact.span.start, fact.span.end
            assert 0 <= start < end <= len(document.text), (id, kind, fact.span)
            assert bare(document.quote(fact.span)) == bare(document.words(fact.span)), (id, kind, fact.span)


@pytest.mark.parametrize(
    "kind", ["date", "email", "phone", "filing", "forward-looking", "contact", "cautionary"]
)
def test_the_common_facts_are_found_somewhere(kind: str, sample: list[tuple[str, Facts]]) -> None:
    assert sum(len(facts.of(kind)) for _, facts in sample) > 0


def test_blocks_sentences_and_parts_lie_in_the_text(sample: list[tuple[str, Facts]]) -> None:
    for id, facts in sample:
        document = facts.document
        ends = [(block.span.start, block.span.end) for block in document.blocks]
        assert ends == sorted(ends), id
        assert all(one[1] < other[0] for one, other in pairwise(ends)), id
        assert all(inside_one_block(document, s.start, s.end) for s in document.sentences), id
        for name, spans in document.parts.items():
            assert all(0 <= s.start < s.end <= len(document.text) for s in spans), (id, name)


def test_what_is_said_once_can_be_read(sample: list[tuple[str, Facts]]) -> None:
    dated = [facts.release.date for _, facts in sample]
    assert sum(day is not None for day in dated) >= len(dated) / 2


def inside_one_block(document: Document, start: int, end: int) -> bool:
    block = document.block_at(start)
    return block is not None and end <= block.span.end


def bare(text: str) -> str:
    """Letters and digits: what the reading text and the draft have in common."""
    return "".join(c for c in text if c.isascii() and c.isalnum())
