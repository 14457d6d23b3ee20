from __future__ import annotations

import pytest

from checker.language.lint import lint
from checker.language.nasty import nasty_texts

from .conftest import RULE, MakePack

SOUND = RULE + "examples:\n  fail: [A goose.]\n  pass: [A duck.]\n"
DUCK = SOUND.replace("birds.goose", "birds.duck").replace("phrase: goose", "phrase: duck")


def problems(make_pack: MakePack, files: dict[str, str]) -> list[str]:
    return [str(problem) for problem in lint([str(make_pack(files))])]


def test_a_sound_pack(make_pack: MakePack) -> None:
    lexicon = "lexicon: x\nphrases: [expects, expects to, plan*]\npatterns: ['\\bwill \\w+']\n"
    assert (
        problems(make_pack, {"birds/goose.yaml": SOUND, "birds/duck.yaml": DUCK, "lexicons/x.yaml": lexicon})
        == []
    )


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("  fail: [A goose.]\n", "", "birds.goose needs an example that it must fail"),
        ("  pass: [A duck.]\n", "", "birds.goose needs an example that it must pass"),
        ("forbid:", "when: {phrase: pond}\nforbid:", "not applicable to (skip)"),
        ("forbid:", "each: {phrase: pond}\nforbid:", "not applicable to (skip)"),
        ("forbid:", "applies-to: {event: ipo}\nforbid:", "not applicable to (skip)"),
        (
            "authority: house",
            "authority: {cite: 17 CFR 1, status: M}",
            "no authority of birds.goose is verified",
        ),
        ("authority: house", "authority: 17 CFR 1", "no authority of birds.goose is verified"),
        (
            "forbid:",
            "see-also: birds.duk\nforbid:",
            "there is no rule 'birds.duk'; did you mean 'birds.duck'?",
        ),
        ("{phrase: goose}", "{pattern: '(\\w+\\s?)*\\.'}", "runs out of time on a hostile text"),
        ("{phrase: goose}", "{pattern: '(?:a|a)*c'}", "runs out of time on a hostile text"),
        ("{phrase: goose}", "{phrase: goose, where: {text: {matches: '(a|aa)+$'}}}", "runs out of time"),
        ("{phrase: goose}", "{pattern: '[^.]*goose'}", "begins with a gap"),
        ("{phrase: goose}", "{pattern: '(?:[^.]{0,300}goose|x)'}", "begins with a gap"),
        ("{phrase: goose}", "{pattern: 'isn’t'}", "the reading text only has"),
        ("{phrase: goose}", "{phrase: duck}", "birds.goose demands the same as birds.duck"),
        ("{phrase: goose}", "{phrase: goose, inn: x}", "the key 'inn' is unknown"),
    ],
)
def test_a_problem(make_pack: MakePack, old: str, new: str, says: str) -> None:
    rule = SOUND.replace(old, new)
    assert rule != SOUND
    (problem,) = problems(make_pack, {"birds/goose.yaml": rule, "birds/duck.yaml": DUCK})
    assert problem.startswith("tiny/birds/goose.yaml:")
    assert says in problem


@pytest.mark.parametrize(
    "change",
    [
        ("severity: error", "severity: advice"),
        ("authority: house", "status: preview\nauthority: house"),
        ("authority: house", "authority: [{cite: a, status: M}, {cite: b, status: M+}]"),
        ("authority: house", "status: retired\nauthority: house"),
        ("phrase: goose", "pattern: '^[^.]{0,300}goose'"),
        ("phrase: goose", "pattern: '[^.]{0,30}goose'"),
    ],
)
def test_no_problem(make_pack: MakePack, change: tuple[str, str]) -> None:
    rule = SOUND.replace(*change)
    if "severity" in change[0] or "preview" in change[1]:
        rule = rule.replace("authority: house", "authority: {cite: 17 CFR 1, status: M-}")
    assert problems(make_pack, {"birds/goose.yaml": rule}) == []


@pytest.mark.parametrize(
    ("lexicon", "says"),
    [
        ("phrases: [expects, expects]", "there twice"),
        ("phrases: [expects, 'expect*']", "'expects' of x is covered by 'expect*'"),
        ("phrases: [expects]\npatterns: ['expects?']", "'expects' of x is covered by 'expects?'"),
        ("phrases: ['plan*', 'pla*']", "'plan*' of x is covered by 'pla*'"),
        ("patterns: ['(\\w+\\s?)*b']", "runs out of time"),
    ],
)
def test_a_problem_in_a_lexicon(make_pack: MakePack, lexicon: str, says: str) -> None:
    found = problems(make_pack, {"lexicons/x.yaml": f"lexicon: x\n{lexicon}\n"})
    assert len(found) == 1
    assert says in found[0]


@pytest.mark.parametrize(
    "lexicon",
    ["phrases: [expects to, expects]", "phrases: [{phrase: expects, from: 2020-01-01}, 'expect*']"],
)
def test_no_problem_in_a_lexicon(make_pack: MakePack, lexicon: str) -> None:
    assert problems(make_pack, {"lexicons/x.yaml": f"lexicon: x\n{lexicon}\n"}) == []


def test_all_errors_are_listed_at_once(make_pack: MakePack) -> None:
    files = {
        "birds/goose.yaml": SOUND + "x: 1\n",
        "birds/duck.yaml": DUCK + "y: 1\n",
        "lexicons/x.yaml": "z: 1\n",
    }
    assert len(problems(make_pack, files)) == 3


def test_no_pack(make_pack: MakePack) -> None:
    assert "no pack of this name" in str(lint(["nowhere"])[0])


def test_nasty_texts_use_the_words_of_the_pattern() -> None:
    texts = [text for text, _ in nasty_texts(r"(?:expects?|plans) \w+")]
    assert any(text.startswith("expects" * 10) for text in texts)
    assert all(span.end == len(text) for text, span in nasty_texts("x"))
