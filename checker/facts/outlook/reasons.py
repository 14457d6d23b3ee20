"""A judgement → plain words: what was found, and why a trigger word was passed over."""

from __future__ import annotations

from checker.document import Document, Span
from checker.facts.outlook.judgement import Judgement, Model
from checker.facts.outlook.signs import Sighting
from checker.facts.outlook.words import Words
from checker.record import Record

SHOWN = 3
"""How many signals a reason names."""
CLOSE = 5
"""A frame of up to so many words is shown whole as the trigger."""
NOTABLE = 0.1
"""Below this weight a trigger word alone explains nothing."""


class PassedOver(Record):
    """A trigger word that doesn't make its sentence forward-looking, and why."""

    span: Span
    text: str
    reason: str


def trigger_span(sighting: Sighting, words: Words) -> Span:
    """The words to show for a sighting: the frame if it is short, else the trigger word."""
    if sighting.last - sighting.first <= CLOSE:
        return words.span(sighting.first, sighting.last)
    return words.span(sighting.at, sighting.at + 1)


def why(judged: Judgement, document: Document, model: Model) -> str:
    """One plain sentence on what was found for and against."""
    best = sorted(judged.evidence.signals, key=lambda s: -s.sign.weight)[:SHOWN]
    told = [_told(s, judged, document) for s in best if s.sign.weight >= NOTABLE or s is best[0]]
    against = sorted({s.sign.because for s in judged.evidence.against if s.sign.weight <= -NOTABLE})
    text = "found " + ", ".join(told) if told else "found no word that looks ahead"
    if against:
        text += "; against it: " + ", ".join(against[:SHOWN])
    return f"{text}; score {judged.score:.2f}, threshold {model.threshold:g}"


def _told(sighting: Sighting, judged: Judgement, document: Document) -> str:
    words = document.words(trigger_span(sighting, judged.evidence.words))
    return f'"{words}" ({sighting.sign.construction})'


def passed_over(judged: Judgement, document: Document) -> tuple[PassedOver, ...]:
    """Every trigger word of the sentence that was passed over, with the reason."""
    words = judged.evidence.words
    found = [
        PassedOver(words.span(s.at, s.at + 1), words.shown(s.at), mask.sign.because)
        for s, mask in judged.evidence.passed_over
        if s.sign.weight >= NOTABLE
    ]
    if judged.verdict in ("passed-over", "logistics"):
        found += [
            PassedOver(words.span(s.at, s.at + 1), words.shown(s.at), _reason(judged))
            for s in judged.evidence.signals
            if s.sign.weight >= NOTABLE
        ]
    return tuple(_one_each(found))


def _reason(judged: Judgement) -> str:
    against = sorted(judged.evidence.against, key=lambda s: s.sign.weight)
    if against and against[0].sign.weight <= -NOTABLE:
        return against[0].sign.because
    return f"not enough by itself (score {judged.score:.2f})"


def _one_each(found: list[PassedOver]) -> list[PassedOver]:
    first: dict[Span, PassedOver] = {}
    for item in found:
        first.setdefault(item.span, item)
    return list(first.values())
