"""A judged sentence → whose future it is: the issuer's, its business's, or a third party's."""

from __future__ import annotations

from checker.facts.outlook.words import Words
from checker.facts.word_lists import word_list
from checker.law import Law
from checker.record import Record

REACH = 12
"""How many words before the trigger are looked at for its subject."""


class Parties(Record):
    """Words, in lower case, that stand for the issuer, for its name, and for others."""

    issuer: frozenset[str]
    name: frozenset[str]
    others: frozenset[str]


def parties(law: Law, company: str | None) -> Parties:
    """The words that stand for the issuer and for others in one release."""
    name = (company or "").lower().replace(",", " ").split()[:2]
    return Parties(
        word_list(law, "issuer-words"),
        frozenset(word for word in name if len(word) > 2),
        word_list(law, "third-party-words"),
    )


def subject_of(words: Words, trigger: int, known: Parties) -> str:
    """``issuer``, ``third-party`` or ``business``, by the nearest telling word before the trigger."""
    lower = words.lower
    for at in range(trigger - 1, max(-1, trigger - REACH), -1):
        word = lower[at]
        if word in known.issuer or (word in known.name and words.shown(at)[:1].isupper()):
            return "issuer"
        if word in known.others:
            return "third-party"
    after = lower[trigger + 1 : trigger + 4]
    return "issuer" if not lower[:trigger] and known.issuer.intersection(after) else "business"
