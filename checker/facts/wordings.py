"""A lexicon of lower-case patterns → one compiled pattern for each value of a field, for long texts.

Searching the lower-case text with patterns that begin at a word is several times as fast as searching
without regard to case, and clauses and risk factors are searched for in the longest paragraphs there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.law import Law
from checker.lexicon import Lexicon
from checker.patterns import MULTILINE, pattern


def wordings(law: Law, name: str, field: str = "") -> Mapping[str, Any]:
    """The compiled patterns of a lexicon by the value of a field, all under ``""`` if no field is named.

    Every pattern begins at a word and is meant for lower-case text. Made once for each law.
    """
    return law.once(f"wordings {name} {field}", lambda: _compiled(law.lexicon(name), field))


def _compiled(lexicon: Lexicon, field: str) -> Mapping[str, Any]:
    sources: dict[str, list[str]] = {}
    for entry in lexicon.entries:
        sources.setdefault(str(entry.fields.get(field, "")), []).append(f"(?:{entry.source})")
    return {value: pattern(r"\b(?:" + "|".join(found) + ")", MULTILINE) for value, found in sources.items()}
