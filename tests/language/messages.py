"""Small packs with one thing wrong, and what must be said of each: a case for every message of the loader."""

from __future__ import annotations

import hashlib
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from checker.errors import RuleError
from checker.language.lint import lint
from checker.language.pack import load_packs
from checker.trials import trial

from .conftest import RULE

HEAD = RULE.replace("forbid: {phrase: goose}\n", "")  # six lines: what is added starts on line 7
DUCK = RULE.replace("goose", "duck")
EXAMPLES = "examples:\n  fail: [A goose.]\n  pass: [A duck.]\n  skip: [A swan.]\n"
PAGE = "pack: tiny\nversion: 1\n"
BASE = {
    "pack.yaml": "pack: base\nversion: 1\n",
    "swans/swan.yaml": RULE.replace("birds.goose", "swans.swan").replace("goose", "swan"),
    "swans/cygnet.yaml": RULE.replace("birds.goose", "swans.cygnet").replace("goose", "cygnet").replace("error", "advice"),
    "lexicons/waders.yaml": "lexicon: waders\nphrases: [heron]\npatterns: ['(?P<leg>long|short)-legged']\n",
}  # fmt: skip
OWN = {
    "pack.yaml": PAGE + "extends: [../base]\n",
    "tables/exchanges.yaml": "table: exchanges\nrows: [{exchange: NYSE}]\n",
    "parts.yaml": "parts:\n  cautionary: {heading: [caution]}\n",
    "texts/harbor.md": "---\napproved-by: Jane Counsel\n---\nWe look ahead.\n",
    "texts/contact.md": "Contact: [name]\n",
}


@dataclass(frozen=True)
class Case:
    """A pack and its message: ``where`` it is, and all that it ``says``."""

    where: str
    says: str
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    linted: bool = False
    tried: bool = False
    """Whether lint tries the rule on its examples."""
    name: str = "tiny"
    """The pack that is asked for."""

    def messages(self, folder: Path) -> list[str]:
        """What is said of the pack, written to an empty folder, which is the current one."""
        for pack, files in (("base", BASE), ("tiny", {**OWN, **self.files})):
            for path, content in files.items():
                (folder / pack / path).parent.mkdir(parents=True, exist_ok=True)
                whole = content if isinstance(content, bytes) else content.encode()
                (folder / pack / path).write_bytes(whole)
        if self.linted:
            return [str(problem) for problem in lint([self.name], trial if self.tried else None)]
        try:
            load_packs([self.name], use_cache=False)
        except RuleError as error:
            return [str(error)]
        return []


def rule(added: str, line: int, says: str, **files: str) -> Case:
    """A rule with these clauses."""
    return Case(f"tiny/birds/goose.yaml:{line}", says, {"birds/goose.yaml": HEAD + added, **files})


def head(old: str, new: str, line: int, says: str) -> Case:
    """A rule that begins differently."""
    changed = RULE.replace(old, new)
    return Case(f"tiny/birds/goose.yaml:{line}", says, {"birds/goose.yaml": changed})


def page(added: str, line: int, says: str) -> Case:
    """A title page with more on it."""
    return Case(f"tiny/pack.yaml:{line}", says, {"pack.yaml": OWN["pack.yaml"] + added})


def other(path: str, text: str | bytes, line: int, says: str) -> Case:
    """Another file of the pack."""
    return Case(f"tiny/{path}:{line}", says, {path: text})


def linted(clauses: str, line: int, says: str, path: str = "birds/goose.yaml", **more: str) -> Case:
    """A rule that loads, but should be better; ``forbid`` stands on line 5, ``message`` behind."""
    text = (RULE + EXAMPLES).replace("forbid: {phrase: goose}", clauses)
    return Case(f"tiny/{path}:{line}", says, {"birds/goose.yaml": text, **more}, linted=True)


def authority(cited: str, says: str) -> Case:
    """A rule that loads, with another authority."""
    text = RULE.replace("authority: house", f"authority: {cited}") + EXAMPLES
    return Case("tiny/birds/goose.yaml:7", says, {"birds/goose.yaml": text}, linted=True)


def list_linted(entries: str, line: int, says: str) -> Case:
    """A word list that loads, but should be better."""
    text = f"lexicon: calls\n{entries}\n"
    files = {"birds/goose.yaml": RULE + EXAMPLES, "lexicons/calls.yaml": text}
    return Case(f"tiny/lexicons/calls.yaml:{line}", says, files, linted=True)


FOLDED = "lexicon: calls\nfolded: true\npatterns:\n"
SOUGHT = "is sought in lower-case text"

OF_A_FILE = (
    Case("tiny/birds/goose.yaml", "cannot be read: it is not UTF-8 text", {"birds/goose.yaml": b"\xff"}),
    other("birds/goose.yaml", "a: [}\n", 1, "did not find expected node content"),
    other("birds/goose.yaml", 'a: "\x00"\n', 1, 'unacceptable character #x0000: control characters are not allowed in "<unicode string>", position 4'),
    other("birds/goose.yaml", RULE + "why: x\n", 8, "the key 'why' is given twice (first on line 4)"),
    other("birds/goose.yaml", "- 1\n", 1, "this must be a mapping of keys to values"),
    other("birds/goose.yaml", RULE + "1: a\n", 8, "the key 1 must be text: put it in quotes"),
    other("birds/goose.yaml", RULE + "x: !!binary aGk=\n", 8, "a bytes can't stand here: write text in quotes"),
    other("birds/goose.yaml", "a: &a [*a]\n", 1, "an anchor (&) holds itself, or values are nested too deep"),
    other("goose.yaml", RULE, 1, "a rule lies in the folder of its topic: topic/slug.yaml"),
    other("birds/goose.yml", RULE, 1, "call it goose.yaml, or it is not seen"),
    other("lexicons/calls.yaml", "lexicon: cries\n", 1, "the lexicon 'cries' must be called as its file: 'calls'"),
    Case("tiny/lexicons/more/calls.yaml:1", "'calls' is there already: tiny/lexicons/calls.yaml:1", {"lexicons/more/calls.yaml": "lexicon: calls\n", "lexicons/calls.yaml": "lexicon: calls\n"}),
    other("lexicons/calls.yaml", "lexicon: calls\nphrases: [{form: x}]\n", 2, "phrases: an entry needs exactly one of: phrase, pattern (and 1 more)"),
    other("lexicons/calls.yaml", "lexicon: calls\npatterns:\n- jpattern: honk\n", 3, "the key 'jpattern' is unknown; did you mean 'pattern'?"),
    other("lexicons/calls.yaml", FOLDED + "- Honk\n", 4, f"'Honk' {SOUGHT}, which has no 'H': write it in lower case"),
    other("tables/ponds.yaml", "table: ponds\nrow: []\n", 2, "the key 'row' is unknown; did you mean 'rows'?"),
    other("tables/ponds.yaml", "table: ponds\ncolumns: [pond]\nrows:\n- {pnd: a}\n", 4, "the column 'pnd' does not exist; did you mean 'pond'?"),
    other("tables/ponds.yaml", "table: ponds\ncolumns: [pond]\nrows:\n- {}\n", 4, "the column 'pond' is missing"),
    other("tables/ponds.yaml", "rows: []\n", 1, "the key 'table' is missing"),
    other("texts/harbor.md", b"\xff", 1, "it is not UTF-8 text"),
    other("texts/harbor.md", "---\napproved-by: a\n", 1, "the head is not closed: end it with a line of ---"),
    other("texts/harbor.md", "---\ntext: haven\napproved-by: a\n---\nx\n", 2, "the text 'haven' must be called as its file: 'harbor'"),
    other("texts/harbor.md", "---\napproved-by: a\n---\n", 3, "there is no wording after the head"),
    other("texts/harbor.md", "---\napproved-by: a\nfrom: 2025-01-02\nuntil: 2025-01-01\n---\nx\n", 2, "the period ends before it begins"),
)  # fmt: skip

OF_PARTS = tuple(
    other("parts.yaml", f"parts:\n  {part}\n", 2, says)
    for part, says in (
        ("cautionry: {heading: [a]}", "no fact reads the part 'cautionry'; did you mean 'cautionary'?"),
        ("pond: {}", "the part 'pond' says nothing of how it is found"),
        ("pond: {hading: [a]}", "the part 'pond' has an unknown key 'hading'; known are about, …"),
        ("pond: {heading: [a], at-least: 0}", "'at-least' must be a number from 1"),
        ("pond: {heading: [a], tables: maybe}", "'tables' must be true or false"),
        ("pond: {find: pond}", "'pond' cannot be found; known are headline, subhead, dateline, lead, quotation"),
        ("pond: {heading: a}", "'heading' must be a list"),
        ("pond: {union: [lake]}", "no part is called 'lake'"),
        ("pond: {heading: [1]}", "must be a pattern in quotation marks"),
        ("pond: {heading: ['(']}", "not a pattern: missing ) at position 1"),
    )
)  # fmt: skip

OF_A_RULE = (
    rule("forbid: {phrase: a}\nneed: x", 8, "the key 'need' is unknown; did you mean 'needs'?"),
    rule("forbid: {phrase: a}\nfix: {advise: Take it out, or not.}", 8, "the key 'or not.' is unknown: a sentence with a comma or a colon in it needs quotes"),
    rule("forbid: {any: [{phrase: a}], in: cautionary}", 7, "`any` takes no other key: put 'in' on the queries inside it"),
    rule("forbid: {phrse: a}", 7, "the key 'phrse' is unknown; did you mean 'phrase'?"),
    rule("forbid: {in: cautionary}", 7, "forbid: a query needs exactly one of: phrase, pattern, lexicon, part, fact, text, any, all, none"),
    rule("forbid: {phrase: a}\nrequire: {phrase: b}", 1, "a rule needs exactly one of: require, forbid"),
    rule("forbid: {phrase: 2025}", 7, "phrase: 2025 is read as a number: put it in quotes"),
    rule("forbid: {phrase: 2025-01-01}", 7, "phrase: 2025-01-01 is read as a date: put it in quotes"),
    rule("forbid: {phrase: true}", 7, "phrase: True is read as true or false: put it in quotes"),
    rule("forbid: {phrase: a, pick: frist}", 7, "pick: 'frist' is not one of first, last; did you mean 'first'?"),
    rule("forbid: {phrase: a, count: 0}", 7, "count: input should be greater than or equal to 1 (and 1 more)"),
    rule("forbid: {phrase: a, count: {at-least: 3, at-most: 2}}", 7, "count: no number is at least and at most that"),
    rule("forbid: {phrase: a, within: 2 words}", 7, "forbid: `within` says how near: it needs `near`"),
    rule("forbid: {phrase: a, near: {phrase: b}, within: 2 yards}", 7, "within: '2 yards' is no distance: write '10 words', '2 sentences' or '1 paragraph'"),
    rule("forbid: {fact: sighting, where: {bird: null}}", 7, "bird: a comparison needs a test; for a missing value write present: false"),
    rule("forbid: {fact: sighting, where: {seen-on: {older-than: 3 moons}}}", 7, "older-than: '3 moons' is no duration: write '16 months' or '90 days'"),
    rule("forbid: {phrase: a}\nin-force: {from: 2025-01-02, until: 2025-01-01}", 8, "in-force: the period ends before it begins"),
    rule("forbid: {phrase: a}\nfix: {before: {phrase: a}}", 8, "fix: a fix needs one of: advise, insert, replace-with"),
    rule("forbid: {phrase: a}\nfix: {advise: a, before: {phrase: a}, after: {phrase: b}}", 8, "fix: a fix is before something or after it, not both"),
    rule("forbid: {phrase: a}\nfix: {insert: contact, replace-with: a}", 8, "fix: a fix inserts or replaces, not both"),
    head("title: No goose may be named\n", "", 1, "the key 'title' is missing"),
    head("id: birds.goose", "id: birds.gander", 1, "the id 'birds.gander' must be that of its file: 'birds.goose'"),
)  # fmt: skip

OF_NAMES = (
    rule("forbid: {phrase: a, in: hedline}", 7, "the part 'hedline' does not exist; did you mean 'heading'?"),
    rule("forbid: {lexicon: wader}", 7, "the lexicon 'wader' does not exist; did you mean 'waders'?"),
    rule("forbid: {fact: sightng}", 7, "the fact 'sightng' does not exist; did you mean 'sighting'?"),
    rule("forbid: {fact: ghost}", 7, "the fact 'ghost' cannot be extracted: No module named 'checker.facts.no_such_module'"),
    rule("forbid: {text: harbour}", 7, "the approved text 'harbour' does not exist; did you mean 'harbor'?"),
    rule("forbid: {text: contact}", 7, "'contact' is a model wording, which nobody approved: begin its file with a head that says approved-by"),
    rule("forbid: {pattern: '(a'}", 7, "the pattern '(a' is wrong: missing ) at position 2"),
    rule("forbid: {pattern: 'a*'}", 7, "the pattern 'a*' matches the empty text, so it would be found everywhere"),
    rule("forbid: goos", 7, "'goos' is not a name from `find`, nor `it`"),
    rule("find: {a: b, b: a}\nforbid: a", 7, "'a' is found by way of itself"),
    rule("find: {a: {phrase: a}}\nforbid: {phrase: b}", 7, "'a' is never used: remove it from `find`"),
    rule("forbid: it", 7, "`it` is the match that `each` judges; there is none here"),
    rule("forbid: {phrase: a, in: same sentence}", 7, "'same sentence' needs the match that `each` judges; there is none here"),
    rule("forbid: {fact: sighting, where: {brid: goose}}", 7, "the field 'brid' does not exist; did you mean 'bird'?"),
    rule("each: {fact: sighting}\nforbid: {fact: sighting, where: {bird: it.brid}, in: same sentence}", 8, "the field 'brid' does not exist; did you mean 'bird'?"),
    rule("forbid: {fact: sighting, where: {seen-on: {after: release.dat}}}", 7, "the release's 'dat' does not exist; did you mean 'date'?"),
    rule("needs: [date]\nforbid: {phrase: a}", 7, "'date' cannot be needed: write release.date"),
    rule("applies-to: {event: [offring]}\nforbid: {phrase: a}", 7, "the event 'offring' does not exist; did you mean 'offering'?"),
    rule("forbid: {phrase: a}\nexamples:\n  fail:\n  - {text: a, exchange: NYS}", 10, "the exchange 'NYS' does not exist; did you mean 'NYSE'?"),
    rule("fix: {insert: contct}\nforbid: {phrase: a}", 7, "the text 'contct' does not exist; did you mean 'contact'?"),
    head("A goose is named.", "'{whn.text}'", 6, "the name 'whn' does not exist"),
    head("A goose is named.", "'{txt}'", 6, "the name 'txt' does not exist; did you mean 'text'?"),
    head("A goose is named.", "'{text!r}'", 6, "{text} is not a name: write {form} or {when.text}; for a brace write {{"),
    head("A goose is named.", "'{text:" + "x" * 31 + "}'", 6, "the format is too long"),
)  # fmt: skip

OF_VALUES = tuple(
    rule(f"forbid: {{fact: {fact}, where: {{{where}}}}}", 7, says)
    for fact, where, says in (
        ("sighting", "places: pond", "the field 'places' holds several values: use `has`"),
        ("sighting", "bird: {has: goose}", "the field 'bird' holds one value: `has` is for several"),
        ("sighting", "bird: {present: false}", "the field 'bird' is never missing"),
        ("sighting", "bird: {older-than: 1 day}", "`older-than` compares dates, and the field 'bird' is no date"),
        ("sighting", "seen-on: {before: soon}", "'soon' is nothing to compare the field 'seen-on' with by `before`"),
        ("sighting", "bird: {matches: '^x'}", "no value of the field 'bird' reads like '^x': it is goose, duck"),
        ("sighting", "bird: gose", "the field 'bird' is never 'gose'; did you mean 'goose'?"),
        ("text-change", "name: harbour", "the field 'name' is not called 'harbour'; did you mean 'harbor'?"),
        ("sighting", "confirmed: maybe", "the field 'confirmed' is true or false, and maybe is not"),
    )
)  # fmt: skip

OF_A_PACK = (
    page("extend: [x]\n", 4, "the key 'extend' is unknown; did you mean 'extends'?"),
    page("lexicons:\n  wades: {add: [x]}\n", 5, "the lexicon 'wades' does not exist; did you mean 'waders'?"),
    page("lexicons:\n  waders: {remove: [hern]}\n", 5, "the entry 'hern' does not exist; did you mean 'heron'?"),
    page("overrides:\n  swans.swam: {severity: error}\n", 5, "the rule 'swans.swam' does not exist; did you mean 'swans.swan'?"),
    page("overrides:\n  swans.swan: {severty: error}\n", 5, "the key 'severty' cannot be overridden; did you mean 'severity'?"),
    page("overrides:\n  swans.swan: {off: true}\n", 5, "`off` takes words: the reason"),
    page("overrides:\n  swans.swan: {off: x, severity: error}\n", 5, "a rule that is off takes no other key but `approved-by`"),
    page("overrides:\n  swans.swan: {severity: advice, because: x}\n", 5, "this loosens an error of another pack (error made advice): it needs `approved-by`"),
    page("overrides:\n  swans.cygnet: {forbid: {phrase: x}}\n", 5, "this loosens another pack's rule (forbid changed): it needs `because` and `approved-by`"),
    Case("tiny/pack.yaml:1", "another pack is called 'base' too: base", {"pack.yaml": "pack: base\nversion: 1\nextends: [../base]\n"}),
    Case("tiny/pack.yaml:3", "the pack extends itself: tiny → tiny", {"pack.yaml": PAGE + "extends: [../tiny]\n"}),
    Case("tiny/pack.yaml:3", "../bsae: no pack of this name is shipped, and there is no such folder", {"pack.yaml": PAGE + "extends: [../bsae]\n"}),
    Case("tiny/swans/swan.yaml:1", "a rule 'swans.swan' is there already: base/swans/swan.yaml:1; change it by `overrides`", {"swans/swan.yaml": BASE["swans/swan.yaml"]}),
    Case("tiny/birds/duck.yaml:8", "'swans.swan' is or was the id of another rule", {"birds/duck.yaml": DUCK + "formerly: swans.swan\n"}),
    Case("us-cor", "no pack of this name is shipped, and there is no such folder; did you mean 'us-core'?", name="us-cor"),
    Case("tiny/birds/pack.yaml", "there is no pack here: a pack is a folder with a pack.yaml", {"birds/goose.yaml": RULE}, name="tiny/birds"),
)  # fmt: skip


def _zip(*members: tuple[str, str]) -> bytes:
    import io

    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, text in members:
            archive.writestr(name, text)
    return content.getvalue()


def zipped(content: bytes, says: str, digest: str | None = None) -> Case:
    """A pack in a zip file, named with its digest or another."""
    named = hashlib.sha256(content).hexdigest() if digest is None else digest
    name = "tiny/x.zip" + (f"#sha256={named}" if named else "")
    return Case("", says, {"x.zip": content}, name=name)


_PACK = _zip(("pack.yaml", PAGE))
OF_A_ZIP = (
    Case("no.zip", "cannot be read: No such file or directory", name="no.zip"),
    zipped(_PACK, "tiny/x.zip: say which content is meant: tiny/x.zip#sha256=…", ""),
    zipped(_PACK, "tiny/x.zip: this is not the pack that was named: its SHA-256 is …", "0" * 64),
    zipped(b"PK", "x.zip: is not a zip file that can be read: File is not a zip file"),
    zipped(_zip(("a.yaml", "")), "x.zip: there is no pack.yaml in it"),
    zipped(_zip(*((f"{i}.yaml", "") for i in range(5001))), "x.zip: is too large for a pack"),
    zipped(_zip(("../a.yaml", "")), "x.zip: '../a.yaml' lies outside the pack"),
    zipped(_zip(("a.py", "")), "x.zip: 'a.py' is no part of a pack, which holds .yaml, .md, .txt, .csv only"),
)  # fmt: skip

FORBID = "forbid: {phrase: goose}"
DEAD = "the pattern 'a$.' can never match: nothing stands behind '$' on a line"
OF_LINT = (
    linted("forbid: {phrase: a}\nexample: x", 6, "the key 'example' is unknown; did you mean 'examples'?", **{"birds/duck.yaml": DUCK + EXAMPLES}),
    linted("forbid: {phrase: duck}", 1, "birds.goose demands the same as birds.duck", **{"birds/duck.yaml": DUCK + EXAMPLES}),
    linted(FORBID, 2, "birds.goose has the title of birds.duck", **{"birds/duck.yaml": DUCK.replace("No duck", "No goose") + EXAMPLES}),
    Case("tiny/birds/goose.yaml:8", "birds.goose needs an example that it must pass", {"birds/goose.yaml": RULE + "examples: {fail: [A goose.]}\n"}, linted=True),
    linted(FORBID + "\nsee-also: birds.duk", 6, "there is no rule 'birds.duk'; did you mean 'birds.goose'?"),
    linted(FORBID + "\nsee-also: birds.goose", 6, "birds.goose refers to itself"),
    linted("when: {phrase: a}\nrequire: {phrase: a}", 6, "what is required is always there, so the rule can never fire"),
    linted("when: {none: {phrase: a}}\nforbid: {phrase: a}", 6, "what is forbidden can never be there, so the rule can never fire"),
    linted("each: {none: {phrase: a}}\nforbid: {phrase: a}", 5, "`each` can never hold, so the rule can never fire"),
    linted("applies-to: {listed: false, exchange: NYSE}\n" + FORBID, 5, "no release is listed on an exchange and not listed"),
    linted("applies-to: {exchange: NYSE}\nin-force: {until: 1999-12-31}\n" + FORBID, 5, "NYSE has no name while the rule is in force", **{"tables/exchanges.yaml": "table: exchanges\nrows: [{exchange: NYSE, names: [{as: [NYSE], from: 2000-01-01}]}]\n"}),
    linted("forbid: {phrase: a, in: cautionary, outside: cautionary}", 5, "nothing lies in 'cautionary' and outside of it"),
    linted("forbid: {fact: sighting, where: {seen-on: {present: false, newer-than: 1 day}}}", 5, "the field 'seen-on' can never be so: what is missing meets no other test"),
    linted("forbid: {fact: sighting, where: {number: {at-least: 3, at-most: 2}}}", 5, "the field 'number' can never be so: nothing is at least 3 and at most 2"),
    linted("forbid: {fact: sighting, where: {number: {is: 3, at-most: 2}}}", 5, "the field 'number' can never be so: 3 does not meet the other tests"),
    linted("forbid: {phrase: a, except: {phrase: a}}", 5, "every match is an exception"),
    linted("forbid: {phrase: a, where: {text: b}}", 5, "no phrase here reads 'b'"),
    linted("in-force: {until: 2000-01-01}\nforbid: {lexicon: new}", 6, "no entry of new counts while the rule is in force", **{"lexicons/new.yaml": "lexicon: new\nphrases: [{phrase: a, from: 2001-01-01}]\n"}),
    linted("forbid: {pattern: 'a$.'}", 5, DEAD),
    linted("forbid: {pattern: 'a’s'}", 5, "the pattern 'a’s' can never match: the reading text never has '’', but '"),
    linted(r"forbid: {pattern: 'a\bb'}", 5, r"the pattern 'a\\bb' can never match: no word begins or ends where \b stands"),
    linted(r"forbid: {pattern: 'a\B,'}", 5, r"the pattern 'a\\B,' can never match: a word begins or ends where \B stands"),
    linted("forbid: {pattern: 'a(?!)'}", 5, "the pattern 'a(?!)' can never match: what must not follow is nothing, which always does"),
    linted("forbid: {pattern: 'a|isn’t'}", 5, "the pattern 'a|isn’t' has '’'; the reading text only has \"'\""),
    linted("forbid: {pattern: '[^.]*goose'}", 5, "the pattern '[^.]*goose' begins with a gap, which is tried at every character"),
    linted("forbid: {pattern: '(?:a|a)*c'}", 5, "the pattern '(?:a|a)*c' runs out of time on a hostile text: bound its repeats"),
    authority("17 CFR 1", "an authority of birds.goose has no status: write V, M+, M, M- or house"),
    authority("{cite: a, status: M}", "no authority of birds.goose is verified (V, M+): make it `advice` or `status: preview`"),
    Case("tiny/birds/goose.yaml:10", "birds.goose: birds.goose-pass-1: failed instead of passed: A goose is named.", {"birds/goose.yaml": RULE + "examples:\n  fail: [A goose.]\n  pass: [A goose.]\n"}, linted=True, tried=True),
    list_linted("phrases: [honk, honk]", 1, "an entry of calls is there twice"),
    list_linted("phrases: [honk, 'hon*']", 2, "the entry 'honk' of calls is covered by 'hon*'"),
)  # fmt: skip

CASES = (*OF_A_FILE, *OF_PARTS, *OF_A_RULE, *OF_NAMES, *OF_VALUES, *OF_A_PACK, *OF_A_ZIP, *OF_LINT)


def evened(message: str) -> str:
    """A message without what differs from day to day: digests, and long lists of known keys."""
    return re.sub(r"known are about, .*", "known are about, …", re.sub(r"[0-9a-f]{64}", "…", message))
