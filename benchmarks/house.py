"""How well a house's own words are held: damaged copies of approved texts, profiles learned from releases.

``python benchmarks/house.py [wording|time|learning]``; without an argument all three. The releases lie beside
the project (``PREWIRE_SHARED``); nothing of them is kept here.
"""

from __future__ import annotations

import json
import random
import re
import sys
import textwrap
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from measuring import labelled
from measuring.seen import AS_OF

from checker.approved import ApprovedText, read_texts
from checker.cli.app import run_app
from checker.document import Document, Span
from checker.facts import Facts
from checker.facts.house.wording import TextChange
from checker.issuer import Issuer
from checker.language.pack import LoadedPacks, load_packs
from checker.learning.texts import wording as wording_of
from checker.parts import recognise_parts
from checker.reading import read_text

COPIES = 300
PARTS = ("cautionary", "about")
SEED = 10


def chances() -> random.Random:
    """The same chance at every run."""
    return random.Random(SEED)  # noqa: S311  (nothing secret)


@cache
def packs() -> LoadedPacks:
    """The law by which parts are recognised."""
    return load_packs(("us-core",))


@dataclass(frozen=True)
class Passage:
    """A cautionary statement or an About section: its release, its place in the raw text, its wording."""

    id: str
    raw: str
    start: int
    end: int
    words: str

    def changed(self, passage: str) -> str:
        """The release with another passage in its place."""
        return self.raw[: self.start] + passage + self.raw[self.end :]


@dataclass(frozen=True)
class Damage:
    """A damaged copy of a passage, and what should be told of it; nothing of a change of typography."""

    passage: str
    expected: str = ""
    stated: str = ""


def passages() -> Iterator[Passage]:
    """The passages of real releases that are long enough to be approved as one, in an order of chance.

    Not of pages that have the release twice: what is damaged in the one copy is still whole in the other.
    """
    items = [item for item in labelled.corpus() if len(item.text) < 40_000]
    chances().shuffle(items)
    for item in items:
        document = _read(item.text, f"{item.id}.txt")
        for part in PARTS:
            for span in document.part(part)[:1]:
                yield from _passage(item.id, document, span)


def _passage(id: str, document: Document, span: Span) -> Iterator[Passage]:
    words = wording_of(document, span)
    if 40 <= len(words.split()) <= 1500 and document.text.count(words.partition("\n")[0]) == 1:
        place = document.place(Span(document.text.index(words[:30].partition("\n")[0], span.start), span.end))
        yield Passage(id, document.raw, place.start, place.end, words)


def _read(text: str, name: str) -> Document:
    return recognise_parts(read_text(text, name), packs().law)


def changes(text: str, wording: str, name: str = "draft.txt") -> list[TextChange]:
    """What is told of a release's passage, held against an approved wording."""
    return list(_facts(text, wording, name).of("text-change"))


def _facts(text: str, wording: str, name: str = "draft.txt") -> Facts:
    issuer = Issuer(texts=(ApprovedText("approved", wording),))
    return Facts(_read(text, name), packs().law, {"date": "2025-03-03"}, AS_OF, issuer=issuer)


def swapped(passage: str, chance: random.Random) -> Damage | None:
    """One word in place of another."""
    words = list(re.finditer(r"(?<![\w'’.@/-])[A-Za-z]{3,}(?![\w'’.@/-])", passage))
    if not words:
        return None
    old, new = chance.choice(words), chance.choice(words).group()
    if old.group().casefold() == new.casefold():
        return None
    return Damage(passage[: old.start()] + new + passage[old.end() :], old.group(), new)


def dropped(passage: str, chance: random.Random) -> Damage | None:
    """A sentence left out."""
    document = read_text(passage, "passage.txt")
    sentences = [s for s in document.sentences if len(document.words(s).split()) >= 5]
    if len(sentences) < 3:
        return None
    gone = chance.choice(sentences)
    place = document.place(gone)
    return Damage(passage[: place.start] + passage[place.end :], document.words(gone))


def renumbered(passage: str, chance: random.Random) -> Damage | None:
    """A digit changed."""
    digits = [m.start() for m in re.finditer(r"\d", passage)]
    if not digits:
        return None
    at = chance.choice(digits)
    new = chance.choice([d for d in "123456789" if d != passage[at]])
    made = passage[:at] + new + passage[at + 1 :]
    return Damage(made, _word_at(passage, at), _word_at(made, at))


def _word_at(text: str, at: int) -> str:
    return next(m.group() for m in re.finditer(r"\S+", text) if m.start() <= at < m.end())


def rewrapped(passage: str, chance: random.Random) -> Damage | None:
    """Other line ends."""
    width = chance.randint(50, 110)
    paragraphs = re.split(r"\n[ \t]*\n", passage)
    fill = textwrap.TextWrapper(width, break_long_words=False, break_on_hyphens=False)
    return Damage("\n\n".join(fill.fill(" ".join(p.split())) for p in paragraphs))


def retyped(passage: str, chance: random.Random) -> Damage | None:
    """Curly quotation marks and dashes, or straight ones; fixed spaces."""
    curly = re.sub(r"(?<=\w)['’](?=\w)", "’", passage)
    curly = re.sub(r"(?<!\S)\"(?=\w)", "“", curly).replace('"', "”").replace(" - ", " – ")
    straight = passage.translate(str.maketrans("’‘“”", "''\"\""))
    made = straight if curly == passage or chance.random() < 0.3 else curly
    return Damage(re.sub(r"(?<=\d) (?=\w)", "\u00a0", made))


KINDS: tuple[Callable[[str, random.Random], Damage | None], ...] = (
    swapped, dropped, renumbered, rewrapped, retyped,
)  # fmt: skip


def wording(show: bool) -> None:
    """Damaged copies: each change of substance is told with its words, no change of typography is told."""
    chance, told = chances(), Counter[tuple[str, str]]()
    made: Counter[str] = Counter()
    for passage in passages():
        for kind in KINDS:
            if made[kind.__name__] < COPIES / len(KINDS):
                verdict = _verdict(passage, kind, chance, show)
                made[kind.__name__] += verdict is not None
                told[kind.__name__, verdict or ""] += 1
        if made.total() >= COPIES:
            break
    for kind in KINDS:
        right, more, other, missed = (told[kind.__name__, v] for v in ("right", "more", "other", "missed"))
        print(
            f"{kind.__name__:<12} {right} of {made[kind.__name__]} right, {more} with more than the change, "
            f"{other} in other words, {missed} missed"
        )


def _verdict(
    passage: Passage, kind: Callable[[str, random.Random], Damage | None], chance: random.Random, show: bool
) -> str | None:
    damage = kind(passage.raw[passage.start : passage.end], chance)
    if damage is None:
        return None
    found = changes(passage.changed(damage.passage), passage.words, f"{passage.id}.txt")
    verdict = _judged(damage, [(_bare(c.expected), _bare(c.stated)) for c in found])
    if show and verdict != "right":
        print(passage.id, kind.__name__, verdict, repr(damage.expected), repr(damage.stated))
        for change in found[:4]:
            print("    ", change.what[:200])
    return verdict


def _judged(damage: Damage, found: list[tuple[str, str]]) -> str:
    wanted = (_bare(damage.expected), _bare(damage.stated))
    if wanted == ("", ""):
        return "more" if found else "right"
    if wanted in found:
        return "right" if len(found) == 1 else "more"
    return "other" if found else "missed"


def _bare(words: str) -> str:
    even = words.translate(str.maketrans("’‘“”–—‐‑\u00a0", "''\"\"---- "))
    return " ".join(even.split()).strip(" .,;:()\"'")


def timing() -> None:
    """CPU seconds to align a text of 700 words with a release of 60 KB, the median of many."""
    found = list(zip(range(60), passages(), strict=False))
    words = " ".join(p.words for _, p in found[:20]).split()[:700]
    text = " ".join(words[:350]) + "\n\n" + " ".join(words[350:])
    rest = "\n\n".join(p.raw for _, p in found[20:])
    draft = rest[:40_000] + "\n\n" + text.replace("may", "will", 1) + "\n\n" + rest[40_000:]
    draft = draft[:60_000]
    times = []
    for _ in range(15):
        facts = _facts(draft, text)
        _ = facts.document.sentences, facts.release.law_date
        begun = time.process_time()
        told = facts.of("text-change")
        times.append(time.process_time() - begun)
    middle = 1000 * sorted(times)[len(times) // 2]
    print(f"700 words in {len(draft) / 1000:.0f} KB: {middle:.1f} ms CPU, {len(told)} told; bar 30 ms")


WINDOW = 20
LEAST = 9
"""Issuers with so many releases are learned from; of those with more, every window of their years."""


def learning() -> None:
    """What is learned from windows of each issuer's releases; then the latest of them, and it damaged."""
    series: dict[str, list[labelled.Labelled]] = {}
    for item in labelled.corpus():
        if issuer := _issuer(item):
            series.setdefault(issuer, []).append(item)
    tally: Counter[str] = Counter()
    for own in series.values():
        own.sort(key=lambda item: item.labels["date"])
        if len(own) >= LEAST:
            last = max(0, len(own) - WINDOW)
            for start in sorted({*range(0, last, WINDOW), last}):
                _learn(own[start : start + WINDOW], tally)
    print(dict(tally))


def _issuer(item: labelled.Labelled) -> str:
    """Whose release it is; the manifest names the issuer of some with its listing, of some without."""
    series = item.id.partition("-")[0]
    return series if series in ("vspc", "rns") else str(item.labels["issuer"]).partition("(")[0].strip(' "')


def _learn(items: list[labelled.Labelled], tally: Counter[str]) -> None:
    with TemporaryDirectory() as made:
        past, home = Path(made) / "past", Path(made) / "home"
        past.mkdir()
        for item in items:
            (past / f"{item.id}.txt").write_text(item.text, encoding="utf-8")
        told = StringIO()
        with redirect_stdout(told), redirect_stderr(told):
            run_app(["init", str(home), "--from", str(past), "--yes"])
        issuer = tomllib.loads((home / "prewire.toml").read_text(encoding="utf-8"))["issuer"]
        texts = {text.name: text.words for text in read_texts(home / "texts")} if "texts" in issuer else {}
        people = [" ".join(contact.values()) for contact in issuer.get("contacts", ())]
        print(f"{items[0].id} to {items[-1].id}: {issuer.get('name')}; {issuer.get('tickers')};")
        print(f"  {people}; {sorted(texts)}")
        tally["windows"] += 1
        for item in reversed(items):
            if all(word in _plain(item.text) for word in texts.values()) and _has(item, issuer):
                damaged, wanted = _damaged(item.text, issuer, texts)
                before, after = _failed(home, item.text), _failed(home, damaged)
                found = sorted({line.partition(":")[0] for line in after})
                tally["clean as it is"] += not before
                tally["exactly what was damaged"] += found == sorted(wanted)
                print(f"  {item.id}: as it is {before}")
                print(f"  {item.id}: {'right' if found == sorted(wanted) else 'WRONG'} {wanted} {after}")
                break
        else:
            tally["no release to damage"] += 1


def _plain(text: str) -> str:
    return "\n\n".join(map(str.strip, read_text(text, "draft.txt").text.split("\n")))


def _has(item: labelled.Labelled, issuer: dict[str, Any]) -> bool:
    """Whether a release states what is to be damaged in it."""
    contacts = [_stands_in(item.text, contact) for contact in issuer.get("contacts", ())[:1]]
    return all(contacts) and any(_listed(item.text, symbol) for symbol in issuer.get("tickers", {}).values())


def _stands_in(text: str, contact: dict[str, str]) -> bool:
    """Whether somebody is named as a contact: with a number or an address."""
    reached = [re.escape(contact[key]) for key in ("phone", "email") if key in contact]
    near = rf"{re.escape(contact['name'])}[^|]{{0,200}}?(?:{'|'.join(reached) or '$'})"
    return re.search(near, text) is not None


def _listed(text: str, symbol: str) -> bool:
    return re.search(_LISTED.format(re.escape(symbol)), text) is not None


_LISTED = r"([:|] ?){}\b"


def _damaged(text: str, issuer: dict[str, Any], texts: dict[str, str]) -> tuple[str, list[str]]:
    """The release with a wrong symbol, another contact and an altered sentence; the rules that must fail."""
    symbol = next(symbol for symbol in issuer["tickers"].values() if _listed(text, symbol))
    text, wanted = re.sub(_LISTED.format(re.escape(symbol)), r"\1GOOS", text), ["house.ticker"]
    for contact in issuer.get("contacts", ())[:1]:
        text = text.replace(contact["name"], "Jane Heron")
        wanted.append("house.contact")
    if "safe-harbor" in texts:
        words = [w for w in re.findall(r"(?<= )[a-z]{6,}(?= )", texts["safe-harbor"]) if f" {w} " in text]
        at = text.rfind(f" {words[len(words) // 2]} ")
        text = text[:at] + " hitherto " + text[at + len(words[len(words) // 2]) + 2 :]
        wanted.append("house.text-changed")
    return text, wanted


def _failed(home: Path, text: str) -> list[str]:
    draft = home / "draft.txt"
    draft.write_text(text, encoding="utf-8")
    told = StringIO()
    with redirect_stdout(told), redirect_stderr(StringIO()):
        run_app(["check", str(draft), "--select", "house", "--format", "json", "--fail-on", "never"])
    outcomes = json.loads(told.getvalue())["outcomes"]
    return [
        f"{outcome['rule']}: {finding['message']}"
        for outcome in outcomes
        if outcome["verdict"] == "failed"
        for finding in outcome["findings"]
    ]


def main() -> None:
    """The measurements named on the command line, or all."""
    asked = [word for word in sys.argv[1:] if not word.startswith("-")]
    todo: dict[str, Callable[[], None]] = {
        "wording": lambda: wording("--show" in sys.argv),
        "time": timing,
        "learning": learning,
    }
    for name, measure in todo.items():
        if not asked or name in asked:
            measure()


if __name__ == "__main__":
    main()
