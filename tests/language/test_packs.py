"""Packs: laid over each other, overridden with reasons, kept in the cache."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import time
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from checker import cachefolder
from checker.apply import apply_all
from checker.errors import RuleError
from checker.facts import Facts
from checker.findings import Severity, Verdict
from checker.language import cache
from checker.language.pack import LoadedPacks, load_packs
from checker.reading import read_text
from checker.resources import shipped
from tests.effort import calls

from .conftest import RULE, MakePack

DUCK = RULE.replace("birds.goose", "birds.duck").replace("error", "warning").replace("goose", "duck")
BASE = {
    "birds/goose.yaml": RULE + "formerly: birds.gander\nexamples: {fail: [A goose.], pass: [A duck.]}\n",
    "birds/duck.yaml": DUCK,
    "lexicons/waders.yaml": "lexicon: waders\nphrases: [heron, stork]\npatterns: ['ibis(?:es)?']\n",
    "tables/ponds.yaml": "table: ponds\nrows: [{pond: north, dug: 2001-02-03}]\n",
    "parts.yaml": "parts:\n  cautionary: {heading: [caution]}\n",
    "texts/geese.md": "No geese.\n",
}

MOST_CALLS_A_RULE = 30
"""What a rule may cost to load, in calls of functions."""


def house(make_pack: MakePack, page: str, files: dict[str, str] | None = None) -> LoadedPacks:
    """A house pack with this page, over the base pack."""
    make_pack(BASE, name="base")
    make_pack(files or {}, name="acme", page=f"pack: acme\nversion: 3\nextends: [../base]\n{page}")
    return load_packs(["acme"], use_cache=False)


def house_error(make_pack: MakePack, page: str, files: dict[str, str] | None = None) -> str:
    with pytest.raises(RuleError) as caught:
        house(make_pack, page, files)
    return str(caught.value)


def test_a_pack(make_pack: MakePack) -> None:
    page = 'pack: base\nversion: "1.2"\nsummary: Birds.\n'
    packs = load_packs([make_pack(BASE, name="base", page=page)], use_cache=False)
    (pack,) = packs.packs
    assert (pack.name, pack.version, pack.summary, pack.notes) == ("base", "1.2", "Birds.", ())
    assert [rule.id for rule in packs.rules] == ["birds.duck", "birds.goose"]
    assert packs.versions[0].digest == pack.digest
    assert len(pack.digest) == 64
    assert packs.law.table("ponds").rows[0] == {"pond": "north", "dug": date(2001, 2, 3)}
    assert [e.words for e in packs.law.lexicon("waders").entries] == ["heron", "stork", "ibis(?:es)?"]
    assert set(packs.law.parts) == {"cautionary"}
    assert packs.rule("birds.gander") is packs.rule("birds.goose")
    assert packs.rule("birds.heron") is None


def test_the_digest_tells_whether_anything_changed(make_pack: MakePack) -> None:
    def digest(files: dict[str, str]) -> str:
        return load_packs([make_pack(files, name="base")], use_cache=False).packs[0].digest

    first = digest(BASE)
    assert digest({**BASE, "birds/duck.yaml": DUCK + "# a remark changes nothing\n"}) == first
    assert digest({**BASE, "birds/duck.yaml": DUCK + "since: '2'\n"}) != first
    assert digest({**BASE, "texts/geese.md": "Few geese.\n"}) != first


def test_a_house_pack_adds_and_removes_words(make_pack: MakePack) -> None:
    page = """\
lexicons:
  waders: {add: [crane, {phrase: egret, from: 2030-01-01}], remove: [stork, 'ibis(?:es)?']}
"""
    packs = house(make_pack, page)
    assert [e.words for e in packs.law.lexicon("waders").entries] == ["heron", "crane", "egret"]
    assert [p.name for p in packs.packs] == ["base", "acme"]


def test_a_house_pack_replaces_tables_and_parts_by_name(make_pack: MakePack) -> None:
    files = {
        "tables/ponds.yaml": "table: ponds\nrows: []\n",
        "parts.yaml": "parts:\n  about: {heading: [about]}\n",
    }
    packs = house(make_pack, "", files)
    assert packs.law.table("ponds").rows == ()
    assert list(packs.law.parts) == ["cautionary", "about"]


def test_an_override_replaces_whole_keys(make_pack: MakePack) -> None:
    page = "overrides:\n  birds.duck: {severity: error, message: 'A {text}.'}\n"
    packs = house(make_pack, page)
    duck = packs.rule("birds.duck")
    assert duck is not None
    assert (duck.severity, duck.message, duck.pack) == (Severity.ERROR, "A {text}.", "base")
    assert packs.packs[1].notes == ()


def test_loosening_goes_on_record(make_pack: MakePack) -> None:
    page = """\
overrides:
  birds.goose: {severity: advice, because: We keep geese., approved-by: General Counsel}
  birds.duck: {off: "We sell ducks."}
"""
    packs = house(make_pack, page)
    assert [rule.id for rule in packs.rules] == ["birds.goose"]
    assert packs.packs[1].notes == (
        "birds.goose: error made advice, because We keep geese; approved by General Counsel",
        "birds.duck: off, because We sell ducks",
    )
    assert packs.versions[1].notes == packs.packs[1].notes


def test_a_new_demand_takes_the_place_of_the_old(make_pack: MakePack) -> None:
    page = """\
overrides:
  birds.duck: {require: {phrase: duck}, because: "Ours is a duck house."}
"""
    duck = house(make_pack, page).rule("birds.duck")
    assert duck is not None
    assert not duck.forbids


@pytest.mark.parametrize(
    ("page", "line", "says"),
    [
        (
            "overrides:\n  birds.gose: {severity: error}",
            5,
            "'birds.gose' does not exist; did you mean 'birds.goose'?",
        ),
        ("overrides:\n  birds.goose: {severty: error}", 5, "cannot be overridden; did you mean 'severity'?"),
        ("overrides:\n  birds.goose: {id: birds.x}", 5, "'id' cannot be overridden"),
        ("overrides:\n  birds.goose:\n    severity: loud", 6, "not one of error, warning, advice"),
        (
            "overrides:\n  birds.goose:\n    forbid: {lexicon: x}\n    because: a\n    approved-by: b",
            6,
            "'x' does not exist",
        ),
        ("overrides:\n  birds.goose: {off: true}", 5, "`off` takes words: the reason"),
        ("overrides:\n  birds.goose: {off: ' '}", 5, "`off` takes words"),
        ("overrides:\n  birds.goose: {off: Geese., severity: advice}", 5, "takes no other key"),
        (
            "overrides:\n  birds.goose: {off: Geese.}",
            5,
            "an error of another pack (off): it needs `approved-by`",
        ),
        ("overrides:\n  birds.goose: {severity: warning}", 5, "it needs `because` and `approved-by`"),
        (
            "overrides:\n  birds.duck: {severity: advice}",
            5,
            "another pack's rule (warning made advice): it needs `because`",
        ),
        ("overrides:\n  birds.goose: {applies-to: {event: ipo}, because: x}", 5, "(applies-to changed)"),
        ("lexicons:\n  wader: {add: [x]}", 5, "'wader' does not exist; did you mean 'waders'?"),
        ("lexicons:\n  waders: {remove: [storks]}", 5, "'storks' does not exist; did you mean 'stork'?"),
        ("lexicons:\n  waders: {drop: [stork]}", 5, "'drop' is unknown"),
        ("override: {}", 4, "'override' is unknown; did you mean 'overrides'?"),
    ],
)
def test_error_on_the_title_page(make_pack: MakePack, page: str, line: int, says: str) -> None:
    error = house_error(make_pack, page + "\n")
    assert error.startswith(f"acme/pack.yaml:{line}: ")
    assert says in error


def test_a_rule_of_the_same_name(make_pack: MakePack) -> None:
    error = house_error(make_pack, "", {"birds/goose.yaml": RULE})
    assert error.startswith(
        "acme/birds/goose.yaml:1: a rule 'birds.goose' is there already: base/birds/goose.yaml:1"
    )


def test_a_pack_that_extends_itself(make_pack: MakePack) -> None:
    make_pack({}, name="a", page="pack: a\nversion: 1\nextends: [../b]\n")
    make_pack({}, name="b", page="pack: b\nversion: 1\nextends: [../a]\n")
    with pytest.raises(RuleError, match=r"^b/pack.yaml:3: the pack extends itself: a → b → a$"):
        load_packs(["a"], use_cache=False)


def test_a_pack_is_laid_once_and_after_those_it_extends(make_pack: MakePack) -> None:
    for name, extends in (("a", ""), ("b", "extends: ../a\n"), ("c", "extends: [../a, ../b]\n")):
        make_pack({}, name=name, page=f"pack: {name}\nversion: 1\n{extends}")
    assert [p.name for p in load_packs(["c", "a"], use_cache=False).packs] == ["a", "b", "c"]


def test_two_packs_of_one_name(make_pack: MakePack) -> None:
    make_pack({}, name="a")
    make_pack({}, name="b", page="pack: a\nversion: 1\n")
    with pytest.raises(RuleError, match="another pack is called 'a' too"):
        load_packs(["a", "b"], use_cache=False)


@pytest.mark.parametrize("name", ["us-cor", "no/such/folder", "..", ""])
def test_no_such_pack(make_pack: MakePack, name: str) -> None:
    make_pack({})
    with pytest.raises(RuleError) as caught:
        load_packs([name], use_cache=False)
    assert "us-cor" not in name or "did you mean 'us-core'?" in str(caught.value)


class TestCache:
    @pytest.fixture(autouse=True)
    def folder(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setenv("PREWIRE_CACHE", str(tmp_path / "cache"))
        return tmp_path / "cache"

    @pytest.fixture
    def compiled(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        """The names of what was compiled, call by call."""
        from checker.language import compile as module

        calls: list[str] = []
        real = module.compile_packs
        monkeypatch.setattr(module, "compile_packs", lambda names: calls.append(names) or real(names))
        return calls

    def test_the_same_from_the_cache(self, make_pack: MakePack, compiled: list[str]) -> None:
        base = make_pack(BASE, name="base")
        fresh, kept = load_packs([base]), load_packs([base])
        assert len(compiled) == 1
        assert [r.data for r in fresh.rules] == [r.data for r in kept.rules]
        assert [r.card for r in fresh.rules] == [r.card for r in kept.rules]
        assert fresh.law.table("ponds") == kept.law.table("ponds")
        assert fresh.law.lexicon("waders") == kept.law.lexicon("waders")
        assert fresh.versions == kept.versions
        goose = kept.rule("birds.goose")
        assert goose is not None
        assert goose.examples["fail"] == [{"text": "A goose."}]

    def test_any_changed_file_is_seen(self, make_pack: MakePack, compiled: list[str]) -> None:
        base = make_pack(BASE, name="base")
        load_packs([base])
        (base / "texts/geese.md").write_text("Some geese.\n", encoding="utf-8")
        load_packs([base])
        (base / "birds/swan.yaml").write_text(DUCK.replace("birds.duck", "birds.swan"), encoding="utf-8")
        assert load_packs([base]).rule("birds.swan") is not None
        (base / "birds/duck.yaml").unlink()
        assert load_packs([base]).rule("birds.duck") is None
        assert len(compiled) == 4

    def test_a_file_that_is_changed_while_it_is_compiled_is_seen(
        self, make_pack: MakePack, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        from checker.language import compile as module

        base, read = make_pack(BASE, name="base"), module.read_folder

        def read_as_someone_writes(path: Path, *rest: Any) -> Any:
            found = read(path, *rest)
            (base / "birds/duck.yaml").write_text(DUCK.replace("No duck", "One duck"), encoding="utf-8")
            return found

        with monkeypatch.context() as patched:
            patched.setattr(module, "read_folder", read_as_someone_writes)
            load_packs([base])
        duck = load_packs([base]).rule("birds.duck")
        assert duck is not None
        assert duck.title.startswith("One duck")

    def test_files_that_were_not_touched_are_not_read_again(
        self, make_pack: MakePack, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(cachefolder, "SETTLED", 0.0)
        base = make_pack(BASE, name="base")
        load_packs([base])
        time.sleep(0.01)
        assert load_packs([base]).rule("birds.duck") is not None
        with monkeypatch.context() as patched:
            patched.setattr(cache, "stamp", lambda _: pytest.fail("the files were read again"))
            assert load_packs([base]).rule("birds.duck") is not None
        times = (base / "birds/duck.yaml").stat()
        (base / "birds/duck.yaml").write_text(DUCK.replace("No duck", "One du"), encoding="utf-8")
        os.utime(base / "birds/duck.yaml", ns=(times.st_atime_ns, times.st_mtime_ns))
        duck = load_packs([base]).rule("birds.duck")
        assert duck is not None
        assert duck.title.startswith("One du")

    def test_files_touched_a_moment_ago_are_read_again(self, make_pack: MakePack, folder: Path) -> None:
        base = make_pack(BASE, name="base")
        load_packs([base])
        load_packs([base])
        assert not list(folder.glob("seen-*")), "a change within the same tick of the clock would not be seen"

    def test_a_pack_that_is_extended_is_watched_too(self, make_pack: MakePack) -> None:
        make_pack(BASE, name="base")
        acme = make_pack({}, name="acme", page="pack: acme\nversion: 1\nextends: ../base\n")
        load_packs([acme])
        (acme.parent / "base/birds/duck.yaml").unlink()
        assert load_packs([acme]).rule("birds.duck") is None

    def test_it_can_be_left_out(self, make_pack: MakePack, folder: Path, compiled: list[str]) -> None:
        base = make_pack(BASE, name="base")
        load_packs([base], use_cache=False)
        load_packs([base], use_cache=False)
        assert len(compiled) == 2
        assert not folder.exists()

    @pytest.mark.parametrize("damage", ["", "{}", "{}\n{}", "nonsense", "truncated", "changed"])
    def test_a_damaged_file_is_not_believed(
        self, make_pack: MakePack, folder: Path, compiled: list[str], damage: str
    ) -> None:
        base = make_pack(BASE, name="base")
        load_packs([base])
        (file,) = folder.glob("pack-*")
        content = file.read_bytes()
        changed = {"truncated": content[:-5], "changed": content.replace(b"No goose may", b"A goose may")}
        file.write_bytes(changed.get(damage, damage.encode()))
        goose = load_packs([base]).rule("birds.goose")
        assert goose is not None
        assert goose.title == "No goose may be named"
        assert len(compiled) == 2
        assert list(folder.glob("pack-*")) == [file]

    def test_the_text_of_a_rule_is_read_when_it_is_asked_for(self, make_pack: MakePack) -> None:
        base = make_pack(BASE, name="base")
        fresh = {rule.id: rule for rule in load_packs([base]).rules}
        kept = load_packs([base])
        document = read_text("A swan.")
        outcomes = list(apply_all(kept.rules, document, Facts(document, kept.law, {}, date(2025, 5, 1))))
        assert [outcome.verdict for outcome in outcomes] == [Verdict.PASSED] * len(fresh)
        assert not any("data" in vars(rule) for rule in kept.rules)
        assert [outcome.rule.title for outcome in outcomes] == [rule.data["title"] for rule in fresh.values()]
        assert {outcome.rule for outcome in outcomes} == {rule.card for rule in fresh.values()}

    def test_a_card_travels_before_anybody_read_it(self, make_pack: MakePack) -> None:
        (first, *_) = load_packs([make_pack(BASE, name="base")]).rules
        there = pickle.loads(pickle.dumps(first.card))
        assert (there.title, there) == (first.title, first.card)

    def test_deleting_it_is_safe(self, make_pack: MakePack, folder: Path) -> None:
        base = make_pack(BASE, name="base")
        load_packs([base])
        for file in folder.iterdir():
            file.unlink()
        assert len(load_packs([base]).rules) == 2

    def test_where_it_cannot_be_written_nothing_is_said(
        self, make_pack: MakePack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "file").write_text("in the way", encoding="utf-8")
        monkeypatch.setenv("PREWIRE_CACHE", str(tmp_path / "file" / "cache"))
        assert len(load_packs([make_pack(BASE, name="base")]).rules) == 2
        monkeypatch.setenv("PREWIRE_CACHE", "")
        assert len(load_packs([make_pack(BASE, name="base")]).rules) == 2

    def test_a_pack_from_the_cache_is_little_work(
        self, make_pack: MakePack, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(cachefolder, "SETTLED", 0.0)
        rules = {
            f"birds/goose-{i}.yaml": RULE.replace("birds.goose", f"birds.goose-{i}").replace(
                "silly", "silly " * 60
            )
            for i in range(60)
        }
        few, many = make_pack(BASE, name="few"), make_pack({**BASE, **rules}, name="many")
        for _ in range(2):
            load_packs([few])
            load_packs([many])
            time.sleep(0.01)

        work = [calls(lambda pack=pack: load_packs([pack])) for pack in (few, many)]  # type: ignore[misc]
        assert work[1] - work[0] < 60 * MOST_CALLS_A_RULE

    def test_the_hot_path_imports_nothing_heavy(self, make_pack: MakePack, folder: Path) -> None:
        base = make_pack(BASE, name="base")
        load_packs([base])
        heavy = [
            "yaml",
            "pydantic",
            "rapidfuzz",
            "rich",
            "typer",
            "jinja2",
            "jsonschema",
            "regex",
            "platformdirs",
        ]
        code = (
            "import sys, json; from checker.language.pack import load_packs; import checker.apply;"
            f"load_packs([{str(base)!r}]); print(json.dumps([m for m in {heavy!r} if m in sys.modules]))"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=os.environ
        )
        assert json.loads(done.stdout) == []


def test_dates_survive_the_cache() -> None:
    data = {
        "from": date(2025, 1, 2),
        "at": datetime(2025, 1, 2, 9, 30),
        "odd": "\ud800",
        "rows": [{"day": date(2024, 2, 29), "b": 1}, [None, date(2000, 1, 1)]],
    }
    assert cache.unpacked(cache.packed(data)) == data


def test_shipped_packs_are_packs() -> None:
    assert (shipped("rules") / "us-core" / "pack.yaml").is_file()


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        ("cautionary: {headings: [caution]}", "unknown key 'headings'"),
        ("cautionary: {}", "says nothing of how it is found"),
    ],
)
def test_a_wrong_declaration_of_a_part_is_an_error(make_pack: MakePack, parts: str, says: str) -> None:
    make_pack({**BASE, "parts.yaml": f"parts:\n  {parts}\n"}, name="base")
    with pytest.raises(RuleError, match=r"parts\.yaml:\d+: .*" + says):
        load_packs(["base"], use_cache=False)
