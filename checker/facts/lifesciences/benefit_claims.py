"""What is said of a product's worth → BenefitClaim: safe, effective, superior, a cure; of what, by whom.

Aims are no claims ("to evaluate the safety and efficacy", "our goal is a safe and effective vaccine"), nor
are doubts ("may not be safe and effective") and data ("was generally well tolerated").
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from checker.document import Document, Span
from checker.facts.lifesciences.setting import Status, found_in, sentence_around
from checker.matching import Matcher
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts
    from checker.facts.lifesciences.products import Product

Kind = Literal[
    "safe-effective",
    "effective",
    "proven",
    "cure",
    "breakthrough",
    "superior",
    "first-best",
    "benefit",
    "on-sale",
]

_SAID: tuple[tuple[Kind, Matcher], ...] = (
    (
        "safe-effective",
        Matcher(
            r"(?i)\bsafe(?:,| and|,? and)(?: (?:highly|very|more))? (?:effective|efficacious)\b"
            r"|\beffective and safe\b"
            r"|\b(?:well[- ]tolerated|safe) and (?:an? )?(?:highly )?effective (?:treatment|therapy|drug"
            r"|vaccine|medicine|option)"
        ),
    ),
    (
        "effective",
        Matcher(
            r"(?i)(?<!that |if )\b(?:is|are|as|(?:been |was |were )?(?:proven|shown|demonstrated) to"
            r" be)(?: (?:both|highly|very|extremely|completely"
            r"|entirely|uniquely|100%|perfectly))? (?:safe|effective|efficacious)\b(?! (?:dates?|as of"
            r"|immediately|upon|on|until|from"
            r"|tax|interest|at|date|january|february|march|april|may|june|july|august|september|october"
            r"|november|december|\d|in (?:january|february"
            r"|march|april|may|june|july|august|september|october|november|december))|-dated|ly\b|(?:ness)\b)"
        ),
    ),
    (
        "proven",
        Matcher(
            r"(?i)\b(?:clinically[- ]proven|proven (?:safety|efficacy|treatment|therapy|cure|safe)|has"
            r" (?:been )?proven (?:its )?(?:safety|efficacy))\b"
        ),
    ),
    (
        "cure",
        Matcher(
            r"(?i)\b(?:miracle(?: (?:cure|drug|treatment|therapy))?|wonder drug|cures? (?:for )?(?:cancer"
            r"|diabetes|alzheimer\S*|HIV|AIDS|arthritis"
            r"|COVID\S*|autism|depression|parkinson\S*|disease|patients|the (?:disease|common cold))|can"
            r" cure|will cure|(?:is|as) an? (?:potential )?cure)\b"
        ),
    ),
    (
        "breakthrough",
        Matcher(
            r"(?i)\b(?:break-?through|game[- ]chang(?:er|ing)|revolutionary)\b(?! (?:therap(?:y|ies)"
            r"|devices?)(?: designation)?\b| designation| status| infections?| pain| seizures?| bleeding|"
            r" cases?| cancer pain)"
        ),
    ),
    (
        "superior",
        Matcher(
            r"(?i)\b(?:superior to|superiority (?:over|to)|outperform(?:s|ed)|better than|more effective"
            r" than|safer than|(?:superior|better) (?:efficacy|safety"
            r"|potency|tolerability|outcomes?)(?: (?:over|to|than|versus|vs\.?|compared))?)\b"
        ),
    ),
    (
        "first-best",
        Matcher(r"(?i)\b(?:best-in-(?:class|disease)|best in class)\b"),
    ),
    (
        "benefit",
        Matcher(
            r"(?i)\b(?:shrinks?|eliminat(?:es|ed)|eradicat(?:es|ed)|kill(?:s|ed)|revers(?:es|ed)|treats"
            r"|heals?|prevents) (?:\w+ ){0,4}?(?:tumou?rs?|cancers?"
            r"|cells?|disease|diabetes|alzheimer\S*|infections?|virus(?:es)?|fibrosis|NASH|MASH|obesity"
            r"|pain|depression)\b"
        ),
    ),
    (
        "on-sale",
        Matcher(
            r"(?i)\b(?:order (?:now|today|yours)|pre-?orders?|now available for (?:purchase|sale)|buy now"
            r"|available for purchase|on sale now)\b"
        ),
    ),
)
_AIM = pattern(
    r"(?i)\b(?:to (?:evaluate|assess|determine|test|investigate|establish|examine|study|explore"
    r"|compare|prove|show|demonstrate|be|become|develop"
    r"|deliver|provide|bring|offer|find|create|advance|ensure|make|discover|help|design|achieve"
    r"|improve)|whether|if|that (?:may|could|might|can)"
    r"|could|might|may|would|potential(?:ly)?|aim\w*|goals?|mission|vision|hop(?:e|es|ing)|hopeful"
    r"|seek\w*|designed|intended|expect\w*|believ\w*|develop\w*"
    r"|committ?\w*|dedicated|need(?:s|ed)?|without|unless|until|no assurance|not|never|cannot|unable"
    r"|fail\w*|lack\w*|neither|nor|no|assum\w*|aspir\w*"
    r"|promis\w*|pursu\w*|quest|search\w*|research\w*|poised|possibility|likelihood|deliver\w*|should"
    r"|questions?|risks?|requires?|demand|access to"
    r"|generally recognized|determin\w*|evaluat\w*|demonstrat(?:e|ing)|hypothes\w*|will|advanc\w*"
    r"|focus\w*|harness\w*|generat\w*|creat\w*|innovat\w*|strateg\w*)\b"
)
_ANIMALS = pattern(
    r"(?i)\b(?:mice|mouse|murine|rats?\b|in[ -]vitro|in[ -]vivo|animal|pre-?clinical|nonclinical"
    r"|non-clinical|canine|primates?|xenograft|cell lines?|petri|rodents?|zebrafish)\b"
)
_CANDIDATE = pattern(
    r"(?i)\b(?:investigational|(?:drug|product|vaccine|clinical|lead|therapeutic) candidates?"
    r"|pre-?clinical|phase (?:[123]|i{1,3}\b)|IND\b|clinical[- ]stage|experimental)\b"
)
_DEVICE = pattern(
    r"(?i)\b(?:devices?|IDE\b|implants?|catheters?|stents?|diagnostics?|systems?|pumps?|monitors?"
    r"|scanners?)\b"
)
_ARTICLE = pattern(
    r"(?i)\b(?:drug|therap(?:y|ies|eutics?)|treatments?|vaccines?|medicines?|compound|antibod(?:y|ies)"
    r"|molecule|formulation|inhibitor|biologic|device|system|test|implant|product|candidate)\b"
)
_HEAD_TO_HEAD = pattern(
    r"(?i)\bhead[- ]to[- ]head|compar(?:ed|ative|ator|ison)|versus|\bvs\b|randomi[sz]ed|placebo|p ?[=<]"
    r"|control(?:led)?\b|standard[- ]of[- ]care|non-inferior"
)


class BenefitClaim(Record):
    """One assertion of a product's worth."""

    span: Span
    kind: Kind
    product: str | None
    """The product that the sentence names."""
    product_status: Status
    """Of that product; ``investigational`` too where the sentence calls it a candidate; else ``unclear``."""
    device: bool
    """The sentence speaks of a device or test rather than a drug."""
    article: bool
    """The sentence speaks of a drug, device or treatment at all."""
    in_quote: bool
    preclinical: bool
    """The sentence, or the one before it, speaks of animals or cells."""
    in_people: bool
    """It is said of people or of the disease, with no word about animals or cells."""
    compared: bool
    """The sentence gives a comparison from a trial."""


def find_benefit_claims(facts: Facts) -> Iterator[BenefitClaim]:
    """Every claim outside the legends."""
    document = facts.document
    seen: list[Span] = []
    for kind, said in _SAID:
        for span, _ in found_in(document, said):
            if not any(span.overlaps(s) for s in seen) and not _apart(document, span.start):
                seen.append(span)
                claim = _claim(facts, kind, span)
                if claim is not None:
                    yield claim


def _apart(document: Document, at: int) -> bool:
    """Whether the place is in a legend."""
    return document.overlaps_part(Span(at, at + 1), "legend")


def _claim(facts: Facts, kind: Kind, span: Span) -> BenefitClaim | None:
    document = facts.document
    sentence = sentence_around(document, span.start)
    words = document.words(sentence)
    before = document.text[max(sentence.start, span.start - 110) : span.start]
    if _AIM.search(before):
        return None
    product = next((p for p in facts.of("product") if p.name in words), None)
    around = document.words(_with_previous(document, sentence))
    animals = _ANIMALS.search(around) is not None
    return BenefitClaim(
        span=span,
        kind=kind,
        product=product.name if product else None,
        product_status=_status(product, words),
        device=_DEVICE.search(words) is not None,
        article=product is not None or _ARTICLE.search(words) is not None,
        in_quote=document.overlaps_part(Span(span.start, span.start + 1), "quote"),
        preclinical=animals,
        in_people=not animals,
        compared=_HEAD_TO_HEAD.search(words) is not None,
    )


def _status(product: Product | None, words: str) -> Status:
    if product is not None and product.status != "unclear":
        return product.status
    return "investigational" if _CANDIDATE.search(words) else "unclear"


def _with_previous(document: Document, sentence: Span) -> Span:
    """The sentence and, in the same block, the one before it."""
    at = bisect_right(document.sentences, sentence) - 1
    before = document.sentences[at - 1] if at > 0 else sentence
    block = document.block_at(sentence.start)
    same = block is not None and block.span.start <= before.start
    return Span(before.start if same else sentence.start, sentence.end)
