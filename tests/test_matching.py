"""What is looked for before a pattern is tried, under which limits, and how the work grows."""

from __future__ import annotations

import sys
from itertools import chain, repeat

import pytest
import regex

from checker import matching, patterns
from checker.document import Span
from checker.errors import PatternTimeout
from checker.matching import Alternation, Choice, Matcher
from checker.matching import scan as scans
from checker.matching.fold import fold
from checker.matching.plan import Plan
from checker.matching.scan import Scan, known_scan, scan_of
from checker.matching.telling import WORD
from tests.naive_matching import document_of, naive

EVERYTHING = "".join(chr(c) for c in range(sys.maxunicode + 1) if not 0xD800 <= c < 0xE000)


class TestFolding:
    def test_every_character_keeps_its_place(self) -> None:
        assert len(fold(EVERYTHING)) == len(EVERYTHING)

    @pytest.mark.parametrize("letter", "abcdefghijklmnopqrstuvwxyz0123456789_")
    def test_what_matches_an_ascii_letter_folds_to_it(self, letter: str) -> None:
        assert set(map(fold, regex.findall(letter, EVERYTHING, regex.I))) == {letter}

    def test_what_belongs_to_no_word_folds_to_no_letter(self) -> None:
        assert not WORD.intersection(map(fold, regex.findall(r"\W", EVERYTHING)))

    def test_a_lone_surrogate_is_no_letter(self) -> None:
        assert Scan("goose\ud800duck").words == {"goose": [0], "duck": [6]}


def plan(source: str, *, ignore_case: bool = True) -> Plan:
    made = Matcher(source, ignore_case=ignore_case).plan
    assert made is not None
    return made


class TestPlans:
    def test_whole_words_are_looked_up_as_such(self) -> None:
        made = plan(r"\bsafe[ -]harbou?r\b")
        assert made.anchored
        assert made.words == {"harbor": ((5, ("safe harbor",)),), "harbour": ((5, ("safe harbour",)),)}
        assert not (made.stems or made.pieces or made.marks)

    def test_an_open_end_leaves_the_beginning_of_a_word(self) -> None:
        assert plan(r"\bexpect\w*").stems == (("expect", ((0, ()),)),)

    def test_an_optional_beginning_is_one_of_the_beginnings(self) -> None:
        made = plan(r"\b(?:(?:adjusted|cash) )*EBITDA\b")
        assert made.anchored
        assert set(made.words) == {"adjusted", "cash", "ebitda"}

    def test_a_beginning_that_may_be_anything_leaves_what_is_inside(self) -> None:
        made = plan(r"[A-Z]\w+ the merger agreement\b", ignore_case=False)
        assert not made.anchored
        assert set(made.words) == {"merger"}

    def test_a_common_beginning_needs_the_rare_word_as_well(self) -> None:
        made = plan(r"\bthe [^\n]{0,40}\bextraordinary\b")
        assert made.anchored
        assert set(made.words) == {"the"}
        assert made.needs is not None
        assert set(made.needs.words) == {"extraordinary"}

    def test_the_edge_of_a_line_is_the_edge_of_a_word(self) -> None:
        assert set(plan(r"^\W*contacts?\b").words) == {"contact", "contacts"}

    def test_a_sign_stands_for_itself(self) -> None:
        assert plan(r"\[[^\]]*\]").marks == (("[", 0),)

    @pytest.mark.parametrize(
        "source",
        [
            r"\w+", r"(?:goose)?", r"goose|\d+", r"(?:goose){e<=1}", r"(?r)goose", r"(?b)goose", r"\Kgoose", r"\Ggoose",
            r"(?V1i)strasse", r"(?:goose)(*SKIP)", r"(?=goose)\w",
        ],
    )  # fmt: skip
    def test_what_is_not_certain_has_no_plan(self, source: str) -> None:
        assert Matcher(source).plan is None

    def test_a_plan_is_made_once_a_machine(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        monkeypatch.setenv("PREWIRE_CACHE", str(tmp_path_factory.mktemp("cache")))
        monkeypatch.setattr(patterns, "_kept", patterns._Kept())
        made = plan(r"\bonce a (?:machine|year)\b")
        patterns.keep_patterns()
        monkeypatch.setattr(patterns, "_kept", patterns._Kept())
        monkeypatch.setattr("checker.matching.planning.planned", lambda *_: pytest.fail("planned anew"))
        assert plan(r"\bonce a (?:machine|year)\b") == made


class TestSearching:
    def test_matches_do_not_overlap(self) -> None:
        document = document_of(["goose goose goose duck"])
        matcher = Matcher(r"\bgoose(?: goose)?\b")
        assert [len(span) for span, _ in matcher.find(document)] == [11, 5]
        assert list(matcher.find(document)) == naive(matcher, document)

    def test_a_stretch_that_ends_inside_a_word_ends_it(self) -> None:
        text = "The goosefeather"
        scan_of(text)
        assert [span for span, _ in Matcher(r"\bgoose\b").find_in(text, Span(0, 9))] == [Span(4, 9)]

    def test_no_match_crosses_a_block(self) -> None:
        assert list(Matcher(r"goose\s+duck").find(document_of(["a goose", "duck"]))) == []
        assert len(list(Matcher(r"goose\s+duck").find(document_of(["a goose\nduck"])))) == 1

    def test_of_two_that_overlap_the_first_that_starts_counts(self) -> None:
        matcher = Alternation([r"\W*goose duck\b", r"\bgoose\b", r"[A-Z]\w+ goose\b"])
        document = document_of(["Grey goose duck", "goose"])
        assert list(matcher.find(document)) == naive(matcher, document)
        assert matcher.branches

    @pytest.mark.parametrize("times", [1, 3, 9])
    def test_what_begins_inside_a_match_is_sought_again_behind_it(self, times: int) -> None:
        matcher = Alternation([r"\w+ goose(?: duck)?\b", r"\bduck(?: teal)?\b", r"\bteal goose\b"])
        document = document_of(["a grey goose duck teal goose. duck teal. " * times])
        assert list(matcher.find(document)) == naive(matcher, document)
        assert matcher.branches

    def test_a_text_without_an_index_is_searched_once(self) -> None:
        matcher = Alternation([rf"\b{bird}\b" for bird in ("goose", "duck", "teal", "swan", "grebe", "coot")])
        text = "A teal and a duck."
        assert [span.start for span, _ in matcher.find_in(text, Span(0, 18))] == [2, 13]
        assert "branches" not in vars(matcher)
        scan_of(text)
        assert [span.start for span, _ in matcher.find_in(text, Span(0, 18))] == [2, 13]

    def test_an_index_is_that_of_a_text_not_of_its_equals(self) -> None:
        text, equal = ("".join(["A goose", " came."]) for _ in range(2))
        assert scan_of(text) is known_scan(text)
        assert known_scan(equal) is None

    @pytest.mark.parametrize(
        ("text", "found"),
        [("A goose on the lake.", [2]), ("The lake; a goose.", []), ("The lake; a goose; the lake.", [12])],
    )
    def test_what_a_match_needs_stands_no_earlier_than_its_beginning(
        self, text: str, found: list[int]
    ) -> None:
        document = document_of([text])
        assert [s.start for s, _ in Matcher(r"\bgoose\b[^\n]* the lake").find(document)] == found

    def test_a_place_behind_all_that_is_needed_is_passed_over(self) -> None:
        made = plan(r"\bgoose\b[^\n]*\bduck\b")
        assert made is not None
        assert made.needs is not None
        text = "A goose, a duck, a goose."
        assert scan_of(text).hits(made) == [2, 19]
        assert list(scan_of(text).places(made, 0, len(text))) == [2]

    @pytest.mark.parametrize("word", ["mongoose", "goosegoose", "x" * 200 + "goose", "goose"])
    def test_a_piece_is_found_anywhere_in_the_words_of_a_further_text(self, word: str) -> None:
        matcher = Matcher("goose")
        list(matcher.find(document_of(["The first text."])))
        document = document_of([f"Then a {word} came."])
        assert list(matcher.find(document)) == naive(matcher, document) != []

    def test_where_a_match_lacks_what_it_needs_nothing_is_a_hit(self) -> None:
        made = plan(r"(?:\b(?:grey|white) )*\bprospectus\b")
        assert made is not None
        assert made.needs is not None
        assert not scan_of("A grey goose and a white one.").hits(made)
        assert scan_of("A grey goose and a prospectus.").hits(made)

    @pytest.mark.parametrize(
        "sources", [[r"(\w)\1 goose", "duck"], ["(?x) g o o s e", "d uck"], ["goose?", r"\w*"]]
    )
    def test_what_leans_on_the_whole_is_not_taken_apart(self, sources: list[str]) -> None:
        assert Alternation(sources).branches == ()

    def test_only_what_may_match_is_live(self) -> None:
        choice = Choice([("a", Matcher(r"\bgoose\b")), ("b", Matcher(r"\bduck\b")), ("c", Matcher(r"\w"))])
        text = "A duck came."
        assert len(choice.live(text)) == 3  # nothing is known of it yet
        scan_of(text)
        assert [what for what, _ in choice.live(text)] == ["b", "c"]


class TestLimits:
    @pytest.mark.parametrize(
        "source",
        [r"goose\w*", r"goose[^\n]*\.", r"goose\b[^.]{0,80}?\bduck\b[^.]{0,60}?\b(?:swan\w*|teal)\b", r"goose (?:\w+ ){0,3}"],
    )  # fmt: skip
    def test_a_pattern_with_few_ways_to_go_on_is_calm(self, source: str) -> None:
        made = plan(source)
        assert made is not None
        assert made.calm

    @pytest.mark.parametrize(
        "source",
        [r"goose[^.]*duck[^.]*", r"goose(?:\w+ ?)*", r"goose(?:a|aa)+", r"goose(?:\w{1,9}){1,999}", r"goose(?:.*x)?(?:.*y)?",
         r"goose (?:\w|a){1,30}b", r"goose (?:a?){30}a{30}b", r"goose " + "(?:a|a)" * 30 + "b"],
    )  # fmt: skip
    def test_one_with_many_is_not(self, source: str) -> None:
        made = plan(source)
        assert made is not None
        assert not made.calm

    def test_a_runaway_trial_is_stopped(self) -> None:
        document = document_of(["goose " + "a" * 60 + "!"])
        matcher = Matcher(r"\bgoose (?:a|aa)+$")
        assert matcher.plan is not None and matcher.plan.anchored
        with pytest.raises(PatternTimeout):
            list(matcher.find(document))

    def test_a_runaway_search_is_stopped(self) -> None:
        matcher = Matcher(r"(\w+\s?)*b goose")
        assert matcher.plan is not None and not matcher.plan.anchored
        with pytest.raises(PatternTimeout):
            list(matcher.find(document_of(["a" * 3000 + "!b goose"])))

    def test_many_short_trials_have_one_limit_together(self, monkeypatch: pytest.MonkeyPatch) -> None:
        clock = iter(range(1000))
        monkeypatch.setattr(matching, "process_time", lambda: next(clock) / 10)
        matcher = Matcher(r"\bgoose[^\n]*-duck\b")
        assert matcher.plan is not None and matcher.plan.calm
        assert list(matcher.find(document_of(["goose " * 100 + ",duck"]))) == []
        with pytest.raises(PatternTimeout):
            list(matcher.find(document_of(["goose " * 400 + ",duck"])))

    def test_a_machine_may_stand_still_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        clock = chain([0.0, 5.0], repeat(5.0))
        monkeypatch.setattr(matching, "process_time", lambda: next(clock))
        text = "goose " * 400 + "duck"
        assert [span for span, _ in Matcher(r"\bgoose duck\b").find(document_of([text]))] == [
            Span(2394, 2404)
        ]


class _Work:
    """Characters read and trials made."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done = 0
        everywhere, anchored, places = Matcher._everywhere, Matcher._anchored, scans.offsets

        def all_along(matcher: Matcher, text: str, span: Span) -> list[matching.Found]:
            self.done += len(span)
            return everywhere(matcher, text, span)

        def here_and_there(
            matcher: Matcher, text: str, stretches: list[tuple[Span, list[int]]]
        ) -> list[matching.Found]:
            self.done += sum(len(hits) for _, hits in stretches)
            return anchored(matcher, text, stretches)

        def look(text: str, string: str) -> list[int]:
            self.done += len(text)
            return places(text, string)

        monkeypatch.setattr(Matcher, "_everywhere", all_along)
        monkeypatch.setattr(Matcher, "_anchored", here_and_there)
        monkeypatch.setattr(scans, "offsets", look)


BLOCKS = (
    "Acme Opens a Pond",
    "BOSTON, May 1, 2025 -- Acme, Inc. today opened a pond. The company expects geese in autumn.",
    "We believe that the merger agreement helps. Contact: jane@example.com [insert].",
    "Year  2024  2025\nGeese  10  12",
)
RULES = (
    r"\bexpects?\b[^.\n]{0,80}", r"\bmerger agreement\b", r"[A-Z]\w+ believe that\b", r"\[[^\]\n]*\]", r"\w+@\w+", r"(?:^|\W)contact\w*",
)  # fmt: skip


def cost(monkeypatch: pytest.MonkeyPatch, sources: list[str], times: int) -> int:
    with monkeypatch.context() as patched:
        done = _Work(patched)
        patched.setattr(scans, "_register", scans.Register())  # other tests' plans are looked for as well
        document = document_of([f"{block} {n}" for n in range(times) for block in BLOCKS])
        for source in sources:
            list(Matcher(source, ignore_case=True).find(document))
        return done.done


class TestGrowth:
    def test_work_grows_as_the_text_does(self, monkeypatch: pytest.MonkeyPatch) -> None:
        one, four, sixteen = (cost(monkeypatch, list(RULES), n) for n in (8, 32, 128))
        assert one > 0
        assert four <= 4.2 * one
        assert sixteen <= 17 * one

    def test_rules_whose_words_are_absent_cost_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        absent = [rf"\b(?:absent|missing){n} (?:words|things)\b[^\n]*" for n in range(300)]
        assert cost(monkeypatch, absent, 8) == 0
        assert cost(monkeypatch, [*RULES, *absent], 8) == cost(monkeypatch, list(RULES), 8)
