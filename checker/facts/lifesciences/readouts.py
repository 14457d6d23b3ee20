"""A headline that reports a clinical trial's result → Readout: what a reader must find of it, and doesn't.

The slots are those by which a trial is judged: whether the primary endpoint was met, how many patients, the
size of the effect, its p-value or interval, against what, and how safe it was.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from checker.document import Document, Span
from checker.patterns import pattern
from checker.record import Record
from checker.vocabulary import one_of

if TYPE_CHECKING:
    from checker.facts import Facts

Outcome = Literal["met", "missed", "stated", "unstated"]

_TRIAL = pattern(
    r"(?i)\b(?:phase (?:[1-4][ab]?(?:/[1-4][ab]?)?|i{1,3}[ab]?|iv)|clinical (?:trial|study|data|results)"
    r"|pivotal|trial|stud(?:y|ies)|patients|endpoints?)\b"
)
_RESULT = pattern(
    r"(?i)\b(?:top-?line|(?:interim|final|primary|positive|new|encouraging|promising|clinical|pivotal"
    r"|long-term|phase \S+) (?:\w+ ){0,3}?(?:data|results|read-?out|findings|analysis)|results (?:from"
    r"|of)|data (?:from|show\w*|demonstrat\w*)|(?:meets|met|achieves?d?|misse[sd]|fails|did not meet|does"
    r" not meet) (?:\w+ ){0,4}?(?:endpoint|objective)s?)\b"
)
_NOT_YET = pattern(
    r"(?i)\b(?:to (?:report|present|announce|host|release|discuss|be presented|share|highlight|showcase)"
    r"|will|expects?|upcoming|initiat\w+|begins?|starts?|first (?:patient|subject|participant)|dos(?:es"
    r"|ed|ing)|enrol\w+|financial|fiscal|quarter|full[- ]year|year-end|earnings|pre-?clinical|mice|animal"
    r"|in vitro|webcast|conference|business update|abstracts?|design|publi(?:cation|shed)|recruit\w*"
    r"|guidance|recommendations?"
    r"|complet(?:es|ed|ion of) (?:enrol|dos|recruit)\w*)\b"
)
_POSITIVE = pattern(
    r"(?i)\b(?:positive|met|meets|achiev(?:es|ed)|success(?:ful|fully)?|promising|encouraging|robust"
    r"|strong|significant|compelling|favorable|impressive)\b"
)
_MET = pattern(
    r"(?i)\b(?:met|meets|meeting|achiev(?:ed|es|ing)|reached|satisfied"
    r"|hit)\b[^.\n]{0,80}?\b(?:co-?)?primary\b[^.\n]{0,40}?\b(?:endpoints?|end points?|objectives?"
    r"|outcomes?|measures?)\b|\bprimary\b[^.\n]{0,40}?\b(?:endpoints?|end points?|objectives?"
    r"|outcomes?)\b[^.\n]{0,80}?\b(?:(?:was|were|has been|have been) (?:successfully |also )?(?:met"
    r"|achieved|reached))\b"
)
_MISSED = pattern(
    r"(?i)\b(?:(?:did|does) not (?:meet|achieve|reach|show|demonstrate)|failed to (?:meet|achieve|reach|show)"
    r"|missed|falls? short of|fell short of)\b[^.\n]{0,80}?\bprimary\b"
    r"|\bprimary\b[^.\n]{0,60}?\b(?:endpoints?|objectives?|outcomes?)\b[^.\n]{0,60}?"
    r"\b(?:not (?:met|achieved|reached|statistically)|missed|did not)"
)
_TRIALS_OWN = pattern(
    r"(?i)\b(?:trials?|study|studies|it|which|results?|data|difference|improvement|treatment|candidate|primary"
    r"|phase|[A-Z]{2,6}-?\d{2,5})\b"
)
_PRIMARY = pattern(
    r"(?i)\b(?:co-?)?primary (?:\w+ ){0,3}?(?:endpoints?|end points?|objectives?|outcomes?"
    r"|measures?)\b[^.\n]{0,200}?(?:\d|signific|demonstrat|show|safe|toler)"
)
_ENROLLED = (
    r"(?i)\b[nN] ?= ?\d|\b\d[\d,]* (?:[\p{L}-]+ ){0,5}?(?:patients|participants|subjects|volunteers"
    r"|children|adults|women|men|individuals|infants|people|eyes|sites)\b|\b(?:patients|participants"
    r"|subjects) \(n"
)
_EFFECT = (
    r"(?i)\d+(?:\.\d+)? ?(?:%|percent\b|-?fold|points?\b|months?\b|log)|\b(?:hazard|odds|risk) ratio|\bHR\b"
)
_CERTAINTY = (
    r"(?i)\bp ?-?(?:value)?s? ?[=<>≤≥] ?0?\.|\bp-values?\b|\b9\d ?% ?(?:CI|confidence)|confidence"
    r" interval|statistical(?:ly)? significan|standard deviation|descriptive|not powered|no formal"
)
_SAFETY = r"(?i)\b(?:adverse|tolerat\w+|tolerab\w+|safety|discontinu\w+|deaths?|SAEs?|TEAEs?|side effects?)\b"
_ARMS = (
    r"(?i)\b(?:placebo|controls?|control(?:led)?|standard[- ]of[- ]care|versus|vs\.?|compared|comparator"
    r"|open-label|single-arm|randomi[sz]ed|baseline|sham|cohorts?|arms?)\b"
)
_LATE = pattern(r"(?i)\bphase (?:2b?|3|ii|iii|2/3|ii/iii|iib)\b|\bpivotal\b|\bregistrational\b")
_SPIN = pattern(
    r"(?i)\b(?:numerical(?:ly)? (?:favou?rable|higher|lower|better|superior|improvements?|advantage"
    r"|benefit)|(?:positive |encouraging |favou?rable )?trends? (?:toward|towards|in favor|favoring|of"
    r" improvement)|encouraging trends?|post[- ]hoc|approach(?:ed|ing) (?:statistical )?significance"
    r"|near(?:ed|ly)? statistical(?:ly)? significan\w+|clinically meaningful)\b"
)
_OPEN = pattern(
    r"(?i)\b(?:did not|does not|not meet|fail(?:s|ed)?|miss(?:es|ed)?|not achieve|falls? short|fell short"
    r"|negative|discontinu\w+|no (?:significant|benefit|difference))\b"
)
_INTERIM = pattern(
    r"(?i)\b(?:interim|preliminary|highlights?|presentations?|presents?|presented|presenting|posters?"
    r"|update[sd]?"
    r"|long-term|follow-up|post-hoc|subgroup|biomarker|exploratory)\b"
)
_OTHER_ARM = pattern(
    r"(?i)\b(?:control|comparator|comparison|placebo|competing|competitor's) (?:arm|group|vaccine|drug)\b"
    r"|\bwhile the\b|\bcomparator\b"
)
_SLOTS = (
    ("the primary endpoint's outcome", None),
    ("the number of patients", _ENROLLED),
    ("the size of the effect", _EFFECT),
    ("a p-value or interval", _CERTAINTY),
    ("what it was compared with", _ARMS),
    ("safety findings", _SAFETY),
)


class Readout(Record):
    """The release's own report of a clinical result, in its headline."""

    span: Span
    """The headline."""
    positive: bool
    """The headline calls it positive, met, significant …"""
    late_stage: bool
    """Phase 2 or later, or pivotal."""
    interim: bool
    """An interim look, or a paper or poster at a meeting, rather than the trial's result."""
    primary: Outcome
    """What becomes of the primary endpoint in the text."""
    missing: tuple[Annotated[str, one_of(*(name for name, _ in _SLOTS))], ...]
    """The slots that the text leaves empty, in words."""
    gaps: int
    """How many they are."""
    registry: bool
    """A registry number is given."""
    spin: str | None
    """The first words that make much of a result that was not the primary one."""
    headline_silent: bool
    """The primary endpoint was missed, and neither headline nor subhead says so."""


def find_readouts(facts: Facts) -> Iterator[Readout]:
    """The readout, if the headline reports one."""
    document = facts.document
    headline = next(iter(document.part("headline")), None)
    if headline is None:
        return
    title = document.words(headline)
    if _TRIAL.search(title) and _RESULT.search(title) and not _NOT_YET.search(title):
        yield _readout(document, headline, title)


def _readout(document: Document, headline: Span, title: str) -> Readout:
    text = _own_words(document)
    top = title + " " + " ".join(document.words(s) for s in document.part("subhead"))
    primary = _primary(text)
    missing = tuple(name for name, source in _SLOTS if not _filled(source, text, primary))
    spin = _SPIN.search(text)
    return Readout(
        span=headline,
        positive=_POSITIVE.search(title) is not None,
        late_stage=_LATE.search(text[:1500]) is not None,
        interim=_INTERIM.search(top) is not None,
        primary=primary,
        missing=missing,
        gaps=len(missing),
        registry="NCT" in document.text or "eudract" in document.lower or "isrctn" in document.lower,
        spin=spin.group() if spin else None,
        headline_silent=primary == "missed" and _OPEN.search(top) is None,
    )


def _own_words(document: Document) -> str:
    """Headline, subhead and body: the legends and the company's description say nothing of the trial."""
    spans = [s for part in ("headline", "subhead", "body") for s in document.part(part)]
    return " \n".join(document.words(span) for span in sorted(spans))


def _primary(text: str) -> Outcome:
    for m in _MISSED.finditer(text):
        start = max(text.rfind(mark, 0, m.start()) for mark in (". ", "\n"))
        subject = text[start + 1 : m.start() + len("primary")]
        if _TRIALS_OWN.search(subject) and not _OTHER_ARM.search(subject):
            return "missed"
    if _MET.search(text):
        return "met"
    return "stated" if _PRIMARY.search(text) else "unstated"


def _filled(source: str | None, text: str, primary: Outcome) -> bool:
    return primary != "unstated" if source is None else pattern(source).search(text) is not None
