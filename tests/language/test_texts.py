"""``text: NAME``: the passage of a draft that is meant to be an approved text of a pack."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from checker.approved import ApprovedText
from checker.facts import Facts
from checker.findings import Outcome, Verdict
from checker.issuer import Issuer
from checker.language.pack import LoadedPacks, load_packs
from checker.language.queries import Context, query_from
from checker.language.wording import absence, in_words
from checker.law import Law, texts_from
from checker.reading import read_text

from .conftest import RULE, MakePack
from .test_errors import load_error

HARBOR = (
    "This release looks ahead to our ponds. What we expect may not come, "
    "because a pond may freeze and a goose may fly south before its time."
)
HEAD = "---\ntext: safe-harbor\napproved-by: Jane Counsel\n{more}---\n\n"
APPROVED = HEAD.format(more="") + HARBOR
LAW = Law(texts=texts_from({"safe-harbor": {"words": HARBOR, "approved-by": "Jane Counsel"}}))


def draft(harbor: str = "") -> str:
    return "Acme Opens a Pond\n\nBOSTON, May 1, 2025 -- Acme, Inc. today opened a pond.\n\n" + harbor


def facts_of(text: str, law: Law = LAW, issuer: Issuer | None = None) -> Facts:
    return Facts(read_text(text), law, {"date": date(2025, 5, 1)}, date(2025, 5, 1), issuer=issuer)


def found(facts: Facts, **narrowing: object) -> list[str]:
    answer = query_from({"text": ["safe-harbor"], **narrowing}, {}).find(Context(facts.document, facts))
    return [facts.document.words(match.span) for match in answer.matches]


def test_the_passage_that_is_meant_to_be_the_text() -> None:
    assert found(facts_of(draft(HARBOR))) == [HARBOR]
    altered = HARBOR.replace("ponds", "lakes")
    assert found(facts_of(draft(altered))) == [altered]


def test_no_passage() -> None:
    assert found(facts_of(draft())) == []
    assert found(facts_of(draft(HARBOR), Law())) == []


def test_what_may_be_asked_of_it() -> None:
    altered = facts_of(draft(HARBOR.replace("ponds", "lakes")))
    assert found(altered, where={"verbatim": {"is": True}}) == []
    assert len(found(altered, where={"likeness": {"at-least": 0.9}})) == 1
    assert found(altered, where={"likeness": {"at-least": 0.99}}) == []
    assert len(found(facts_of(draft(HARBOR)), where={"approved-by": {"is": "Jane Counsel"}})) == 1


def test_the_houses_own_text_of_that_name_counts() -> None:
    own = Issuer(texts=(ApprovedText("safe-harbor", HARBOR.replace("ponds", "lakes"), "the house"),))
    answer = facts_of(draft(HARBOR.replace("ponds", "lakes")), issuer=own)
    assert len(found(answer, where={"verbatim": {"is": True}})) == 1
    assert [passage.approved_by for passage in answer.of("approved-passage")] == ["the house"]


def test_in_words() -> None:
    query = {"text": ["safe-harbor"], "where": {"verbatim": {"is": True}}}
    assert in_words(query, {}) == 'the approved text "safe-harbor", verbatim is so'
    assert absence({"text": ["a", "b"]}, {}) == 'the release does not have the approved text "a" or "b"'


@pytest.fixture
def judged(load: Callable[..., LoadedPacks]) -> Callable[..., Outcome]:
    def judged(clauses: str, text: str, head: str = "") -> Outcome:
        from checker.apply import apply

        rule = RULE.replace("forbid: {phrase: goose}", clauses)
        packs = load({"birds/goose.yaml": rule, "texts/safe-harbor.md": HEAD.format(more=head) + HARBOR})
        facts = facts_of(text, packs.law)
        return apply(packs.rules[0], facts.document, facts)

    return judged


def test_a_rule_may_require_it(judged: Callable[..., Outcome]) -> None:
    demand = "require: {text: safe-harbor, where: {verbatim: true}}"
    assert judged(demand, draft(HARBOR)).verdict is Verdict.PASSED
    assert judged(demand, draft(HARBOR.replace("ponds", "lakes"))).verdict is Verdict.FAILED
    assert judged(demand, draft()).verdict is Verdict.FAILED


def test_a_rule_may_flag_drift(judged: Callable[..., Outcome]) -> None:
    drift = "when: {text: safe-harbor}\nforbid: {fact: text-change, where: {name: safe-harbor}}"
    assert judged(drift, draft(HARBOR)).verdict is Verdict.PASSED
    outcome = judged(drift, draft(HARBOR.replace("ponds", "lakes")))
    assert [finding.fields["what"] for finding in outcome.findings] == ['"lakes." stands for "ponds."']
    assert judged(drift, draft()).verdict is Verdict.NOT_APPLICABLE


def test_an_approval_has_its_days(judged: Callable[..., Outcome]) -> None:
    demand = "forbid: {text: safe-harbor}"
    assert judged(demand, draft(HARBOR), "until: 2025-05-01\n").verdict is Verdict.FAILED
    assert judged(demand, draft(HARBOR), "until: 2025-04-30\n").verdict is Verdict.PASSED
    assert judged(demand, draft(HARBOR), "from: 2025-05-02\n").verdict is Verdict.PASSED


def test_a_fix_inserts_its_words_without_the_head(load: Callable[..., LoadedPacks]) -> None:
    rule = RULE + "fix: {insert: safe-harbor}\n"
    packs = load({"birds/goose.yaml": rule, "texts/safe-harbor.md": APPROVED})
    cure = packs.rules[0].cure
    assert cure is not None
    assert cure.insert == HARBOR


def test_the_cache_keeps_it(make_pack: MakePack) -> None:
    folder = make_pack({"birds/goose.yaml": RULE, "texts/safe-harbor.md": APPROVED})
    first, second = load_packs([folder]).law.texts, load_packs([folder]).law.texts
    assert first == second == {"safe-harbor": ApprovedText("safe-harbor", HARBOR, "Jane Counsel")}


def test_a_later_pack_replaces_it(make_pack: MakePack) -> None:
    make_pack({"birds/goose.yaml": RULE, "texts/safe-harbor.md": APPROVED}, name="base")
    page = "pack: tiny\nversion: 1\nextends: [../base]\n"
    own = make_pack({"texts/safe-harbor.md": APPROVED.replace("Jane", "June")}, page=page)
    assert load_packs([own], use_cache=False).law.texts["safe-harbor"].approved_by == "June Counsel"


@pytest.mark.parametrize(
    ("query", "says"),
    [
        (
            "{text: safe-harbour}",
            "the approved text 'safe-harbour' does not exist; did you mean 'safe-harbor'?",
        ),
        ("{text: contact-block}", "'contact-block' is a model wording, which nobody approved"),
        ("{text: safe-harbor, where: {verbatm: true}}", "'verbatm' does not exist; did you mean 'verbatim'?"),
        (
            "{fact: text-change, where: {name: safe-habor}}",
            "is not called 'safe-habor'; did you mean 'safe-harbor'?",
        ),
    ],
)
def test_a_wrong_name(make_pack: MakePack, query: str, says: str) -> None:
    texts = {"texts/safe-harbor.md": APPROVED, "texts/contact-block.md": "Contact:\n[Name]\n"}
    error = load_error(make_pack, f"forbid: {query}", **texts)
    assert error.startswith("tiny/birds/goose.yaml:7: ")
    assert says in error


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        (APPROVED.replace("approved-by", "aproved-by"), 3, "'aproved-by' is unknown; did you mean 'approved-by'?"),
        (APPROVED.replace("approved-by: Jane Counsel\n", ""), 2, "the key 'approved-by' is missing"),
        (APPROVED.replace("text: safe-harbor", "text: safe-haven"), 2, "must be called as its file: 'safe-harbor'"),
        (HEAD.format(more="from: soon\n") + HARBOR, 4, "from: "),
        (HEAD.format(more="from: 2025-02-01\nuntil: 2025-01-01\n") + HARBOR, 2, "the period ends before it begins"),
        (HEAD.format(more="required: often\n") + HARBOR, 4, "required: "),
        (HEAD.format(more="from: [\n") + HARBOR, 5, ""),
        (HEAD.format(more=""), 4, "there is no wording after the head"),
        ("---\napproved-by: Jane\n", 1, "the head is not closed"),
        ("---\n---\nWords.\n", 1, "must be a mapping"),
    ],
)  # fmt: skip
def test_a_wrong_head(make_pack: MakePack, text: str, line: int, says: str) -> None:
    error = load_error(make_pack, "forbid: {phrase: a}", **{"texts/safe-harbor.md": text})
    assert error.startswith(f"tiny/texts/safe-harbor.md:{line}: ")
    assert says in error
