"""Which sentences carry the release's news, and where they stand."""

from __future__ import annotations

from checker.document import Span
from checker.facts import Facts
from checker.facts.corporate.news import news_of
from tests.facts.corporate_law import facts_of

TEXT = (
    "Acme Names Jane Roe Chief Financial Officer\n\n"
    "BOSTON, Nov. 18, 2024 -- Acme, Inc. (NYSE: ACM) today named Jane Roe its Chief Financial Officer. She "
    "starts on December 1. Ms. Roe succeeds Lee Kim. Mr. Kim stays until then.\n\n"
    '"Jane knows anvils," said Ann Poe, Chief Executive Officer. "We are glad."\n\n'
    "Ms. Roe was treasurer of Beta Corp. She lives in Boston.\n\n"
    "About Acme\n\nAcme, Inc. makes anvils.\n\n"
    "Contact:\nAnn Poe\n(617) 555-0100\n"
)


def with_parts(text: str, **parts: tuple[Span, ...]) -> Facts:
    """The facts of a text, some of whose parts are given."""
    facts = facts_of(text)
    document = facts.document.with_parts({**facts.document.parts, **parts})
    return Facts(document, facts.law, facts.stated, facts.as_of)


def told(facts: Facts) -> list[tuple[str, str]]:
    return [(s.standing, facts.document.words(s.span)[:12]) for s in news_of(facts)]


def test_headline_lead_and_body_without_quotations_and_the_frame() -> None:
    quotation = facts_of(TEXT).document.blocks[2].span
    assert told(with_parts(TEXT, quote=(quotation,))) == [
        ("headline", "Acme Names J"),
        ("lead", "BOSTON, Nov."),
        ("lead", "She starts o"),
        ("lead", "Ms. Roe succ"),
        ("body", "Mr. Kim stay"),  # the lead is three sentences
        ("body", "Ms. Roe was "),
        ("body", "She lives in"),
    ]


def test_a_quotation_inside_a_paragraph_leaves_it_news() -> None:
    paragraph = facts_of(TEXT).document.blocks[2].span
    inside = with_parts(TEXT, quote=(Span(paragraph.start + 5, paragraph.end),))
    assert ("body", '"Jane knows ') in told(inside)


def test_a_sentence_stands_in_the_first_part_that_it_shares_characters_with() -> None:
    first = facts_of(TEXT).document.sentences[1]
    changed = with_parts(TEXT, subhead=(Span(first.start, first.start + 3),))
    assert [standing for standing, words in told(changed) if words == "BOSTON, Nov."] == ["subhead"]
