"""What a Word file holds beside the story: headers, comments, properties, macros, links → markings."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.origins import Marking
from checker.reading.word.names import AUTHOR, DATE, ID, PREWIRE, VAL, W14, W15, V, w
from checker.reading.word.parts import WordFile
from checker.reading.word.skipped import words_of

_LONGEST = 4000
"""Characters of one property or comment that are kept."""


def besides(file: WordFile, anchors: dict[str, list[int]]) -> Iterator[Marking]:
    """Every marking that no run of the story carries."""
    yield from _edges(file)
    yield from comments(file, anchors)
    yield from _properties(file)
    yield from _settings(file)
    yield from _contents(file)


def _edges(file: WordFile) -> Iterator[Marking]:
    """Headers and footers, each wording once; and the watermarks, which Word keeps in headers."""
    seen: set[tuple[str, str]] = set()
    for kind in ("header", "footer"):
        for part in file.linked(kind):
            root = file.xml(part)
            if root is None:
                continue
            words = words_of(root)[:_LONGEST]
            if words and (kind, words) not in seen:
                seen.add((kind, words))
                yield Marking(kind, words, where=kind)
            for path in root.iter(f"{{{V}}}textpath"):
                mark = path.get("string", "")
                if mark and ("watermark", mark) not in seen:
                    seen.add(("watermark", mark))
                    yield Marking("watermark", mark, where=kind)


def comments(file: WordFile, anchors: dict[str, list[int]]) -> Iterator[Marking]:
    """The comments; those that prewire wrote are annotations. ``name`` is "resolved" for one that is."""
    for part in file.linked("comments"):
        done = _resolved(file)
        root = file.xml(part)
        for each in root.iter(w("comment")) if root is not None else ():
            start, end = anchors.get(each.get(ID, ""), (None, None))
            author = each.get(AUTHOR, "")
            ids = {p.get(f"{{{W14}}}paraId", "") for p in each.iter(w("p"))}
            yield Marking(
                "annotation" if author == PREWIRE else "comment",
                words_of(each)[:_LONGEST],
                start,
                end,
                author=author,
                date=each.get(DATE, ""),
                name="resolved" if ids & done else "",
            )


def _resolved(file: WordFile) -> set[str]:
    """The ids of the paragraphs of comments that are marked as done."""
    found: set[str] = set()
    for part in file.linked("commentsExtended"):
        root = file.xml(part)
        for each in root if root is not None else ():
            if isinstance(each.tag, str) and each.get(f"{{{W15}}}done") in ("1", "true"):
                found.add(each.get(f"{{{W15}}}paraId", ""))
    return found


def _properties(file: WordFile) -> Iterator[Marking]:
    kinds = ("core-properties", "extended-properties", "custom-properties")
    for relation in file.relations("").values():
        root = file.xml(relation.target) if relation.kind in kinds and not relation.external else None
        for each in root if root is not None else ():
            if isinstance(each.tag, str):
                name = each.get("name") or each.tag.rpartition("}")[2]
                words = " ".join("".join(each.itertext()).split())[:_LONGEST]
                if words and name not in _COUNTED:
                    yield Marking("property", words, name=name)


_COUNTED = frozenset({
    "Words", "Characters", "CharactersWithSpaces", "Lines", "Paragraphs", "Pages", "TitlesOfParts",
    "HLinks", "HeadingPairs", "DocSecurity", "ScaleCrop", "LinksUpToDate", "SharedDoc",
    "HyperlinksChanged", "AppVersion", "TotalTime",
})  # fmt: skip
"""Properties that only count the text."""


def _settings(file: WordFile) -> Iterator[Marking]:
    """Change tracking left on, protection, and the template with the place where it lies."""
    for part in file.linked("settings")[:1]:
        root = file.xml(part)
        if root is None:
            return
        for name in ("trackRevisions", "documentProtection"):
            found = root.find(w(name))
            if found is not None and found.get(VAL, "true") not in ("0", "false"):
                yield Marking("property", "on", name=name)
        for relation in file.relations(part).values():
            if relation.kind == "attachedTemplate":
                yield Marking("property", relation.target[:_LONGEST], name="attachedTemplate")


def _contents(file: WordFile) -> Iterator[Marking]:
    """Macros, embedded files, and parts that are fetched from elsewhere."""
    for name in file.package.entries:
        if name.endswith("vbaProject.bin"):
            yield Marking("macro", "macros", name=name)
        elif "/embeddings/" in name and not name.endswith("/"):
            yield Marking("embedded", name.rpartition("/")[2], name=name)
    for relation in file.links.values():
        if relation.external and relation.kind != "hyperlink":
            yield Marking("external-link", relation.kind, name=relation.target[:_LONGEST])


def notes(file: WordFile, wanted: Any) -> Iterator[tuple[str, int, Any]]:
    """The notes that the story refers to, in its order: kind, number from 1, element."""
    roots = {kind: _by_id(file, kind) for kind in ("footnote", "endnote")}
    told: dict[str, set[str]] = {"footnote": set(), "endnote": set()}
    for kind, name, _ in wanted:
        note = roots[kind].get(name)
        if note is not None and name not in told[kind]:
            told[kind].add(name)
            yield kind, len(told[kind]), note


def _by_id(file: WordFile, kind: str) -> dict[str, Any]:
    found = {}
    for part in file.linked(f"{kind}s")[:1]:
        root = file.xml(part)
        for each in root if root is not None else ():
            if each.tag == w(kind) and each.get(w("type"), "normal") == "normal":
                found[each.get(ID, "")] = each
    return found
