"""A cautionary statement's sentences → the risk factors that it names.

Statute: "meaningful cautionary statements identifying important factors that could cause actual results to
differ materially" (15 U.S.C. 78u-5(c)(1)(A)(i)). An item of a list is one factor; categories of factors
("economic and competitive factors"), pointers to filings and "other factors" are none.
"""

from __future__ import annotations

from collections.abc import Sequence

from checker.document import Document, Span
from checker.facts.risk_items import ListWords, items_of, list_words
from checker.facts.wordings import Wording
from checker.law import Law
from checker.patterns import pattern
from checker.record import Record

_OPENINGS = tuple(
    Wording(source)
    for source in (
        # important factors that could cause … include: / risks such as … / risks related to …
        r"\b(?:factors?|risks?|uncertaint(?:y|ies)|assumptions|contingencies|variables|events|conditions"
        r"|following)\b[^.;:]{0,330}?"
        r"\b(?=[aiprs])(?:includ(?:e|es|ing)|such as|relat(?:e|ed|ing) to|associated with|arising from"
        r"|inherent in|among (?:others|other things)"
        r"|pertaining to|principally|(?:are|is)(?= ?:|,? among|,? but not| the following| as follows"
        r"| that ))\b",
        # … differ materially because of …
        r"\b(?:differ\w*|vary)\b[^.;:]{0,160}?"
        r"\b(?:because(?: of)?|due to|as a result of|as a consequence of|including|such as|depending on"
        r"|owing to|among others|should|if)\b",
        r"\b(?:factors?|risks?|uncertaint(?:y|ies))\b[^.;]{0,200}?:",
        # some of the factors are …
        r"\b(?:some|among|examples) of (?:the|these|those|our) (?:\w+ ){0,2}?"
        r"(?:factors|risks|uncertainties) (?:are|is)\b",
    )
)
_BEFORE = pattern(
    r"^(?P<list>.{12,900}?),? (?:could|may|might|can)(?: each| all"
    r"| also)? cause\b[^.;]{0,80}?\b(?:differ|vary|materially)"
)
_CATEGORIES = pattern(
    r"^[\s,]*(?:but not limited to,? |without limitation,? )?(?:[\w-]*(?:al|ic|ive|ory|ary|ed"
    r"|ous),? (?:and |or |other )*)+(?:\w+ )?"
    r"(?:factors|risks)\b[^,;:]{0,60}?,? ?(?:that|which|could|may|,? any|$|\.)"
)
_NOT_LIMITED = pattern(
    r"(?:[\s,;:]*+(?:but (?:are |is )?not (?:necessarily )?limited to|without limitation)[\s,;:]*+)?"
)
"""After the opening of a list, with whatever mark was put there; a semicolon here parts no factors."""
_WORDS = pattern(r"\b(?:words?|terms?|terminology|expressions?|phrases?)\b[^;]{0,30}$")
"""Before a list: what is listed are words, not factors."""
_LEAD_IN = pattern(
    r"^(?:[\s,:;*•●·\"'–—-]|\((?:\d{1,2}|[ivx]{1,5}|[a-z])\)|\d{1,2}[.)] |\(without limitation\)"
    r"|\(?but (?:are |is )?not (?:necessarily )?limited to|without limitation"
    r"|among others?(?: things)?\b|"
    r"(?:(?:the|various|certain|numerous|a number of|those|several|many|other|such|important"
    r"|known and unknown|significant|inherent|any|"
    r"substantial|additional|these|following|business|material|principal|general) )*(?:risks?"
    r"|uncertaint(?:y|ies)|factors?)(?:(?:,|,? (?:and|or)) (?:other )?(?:\w+ )?(?:risks?"
    r"|uncertaint(?:y|ies)|factors?))*"
    r"(?:,? ?(?:that (?:are )?)?(?:relat\w+ to|associated with|including|include|such as|inherent in"
    r"|involved in|arising from|regarding|concerning|with respect to|of|:))|"
    r"(?:include|including|the following|following|as follows|such as|are|is|those|and|or|that"
    r"|principally|in particular|either|whether:?|because(?: of)?)\b:?)+[\s,:]*"
)
_NO_FACTOR = Wording(
    r"forward[- ]?looking|\b(?:statements?\b|(?:results|outcomes|materially)\b[^;]{0,60}\bdiffer\b"
    r"|differ (?:materially|from those)|assurance|predict|not exhaustive|not possible"
    r"|undue reliance|expressed or implied|undertake|no obligation|www\.|http|the words\b|words such"
    r"|given that\b|safe harbor|future (?:events|performance|results)\b[^;]{0,20}$|anticipated$"
    r"|projections\b)"
)
_GENERAL = pattern(
    r"^(?:any |and |or |the |all |certain |various |many |some |those |these |such |other |additional "
    r"|our |its |in |under |from |with |as |to |"
    r"important |relevant |more |further |unknown |known |similar |unforeseen |number of )*"
    r"(?:(?:risk |important )*factors?|risks?|uncertaint\w+|matters|items|things|events|developments"
    r"|assumptions|variables|reports?|filings|documents|issues|reasons|causes|those|unknowns?"
    r"|circumstances|conditions)\b"
    r"(?:,? (?:and|or|&) (?:other )?(?:\w+ )?(?:risks?|uncertaint\w+|factors?|assumptions|matters"
    r"|filings|reports))*"
    r"(?![^,;]{0,25}\b(?:relat|associat|of the|of our|in connection|inherent|that the|concerning"
    r"|regarding|involv))"
)
_POINTER = Wording(
    r"\b(?:(?:described|discussed|disclosed|detailed|set forth|identified|contained|outlined|listed"
    r"|included|referenced|specified|indicated|mentioned|referred to|found|filed|furnished)"
    r"[^;]{0,90}?\b(?:in|under|within|from time to time|elsewhere|with|at|by|above|below)\b"
    r"|risk factors\b|from time to time in|form (?:10|20|40|8|s)\b|annual report|with the sec\b"
    r"|filings\b|prospectus\b|sedar|beyond (?:our|the|its)(?: \w+){0,2} control$|many of which)"
    r"|^(?:those|which|that|these|they)\b"
)
_NO_SUBJECT = Wording(
    r"\b(?:factors?|risks?|uncertaint\w+|statements?|assumptions|results|which|that|these|events)\b"
)
"""Words in what "could cause actual results to differ" that say it is no list of factors itself."""
_RISK = Wording(
    r"\b(?:could|may|might) (?:[\w,]+ ){0,4}(?:adversely|negatively|harm|delay|reduce|disrupt|impair"
    r"|affect our|affect the|result in|materially)"
    r"|\b(?:adversely|negatively) affects?\b|\badditional risks\b|\binvolve (?:various "
    r"|\w+ )?(?:inherent )?risks, such as"
)
_NOT_RISK = Wording(
    r"forward|statement|differ\b|\bthese factors|such (?:risks|factors)|\bany of (?:these|the)"
    r"|foregoing|actual results|expectation|\bwords?\b|undertak|reliance"
)
_NEAR = 60
"""Characters before a list in which it is said that words are listed."""


class RiskFactor(Record):
    """One named factor and where it stands."""

    span: Span
    text: str


def factors_in(document: Document, sentences: Sequence[Span], law: Law) -> tuple[RiskFactor, ...]:
    """The distinct factors that the sentences of a cautionary statement name."""
    found: dict[str, RiskFactor] = {}
    listing, words = False, list_words(law)
    for sentence in sentences:
        stretches, listing = _stretches(document, sentence, listing, words)
        for first, last in stretches:
            factor = _factor(document, Span(sentence.start + first, sentence.start + last))
            if factor is not None:
                found.setdefault(_even(factor.text), factor)
    return tuple(found.values())


def _stretches(
    document: Document, sentence: Span, listing: bool, words: ListWords
) -> tuple[list[tuple[int, int]], bool]:
    """The stretches of a sentence that may be factors; and whether a list may go on after it."""
    text = document.words(sentence)
    item = _is_item(document, sentence)
    start = None if item and (listing or "differ" not in text) else _list_start(document, sentence)
    if start is not None:
        listed = _lists_factors(document.lower[sentence.start + start : sentence.end])
        return (list(items_of(text, start, words)) if listed else []), listed
    if item:
        return ([(0, len(text))] if listing else []), listing
    if listing and text.rstrip().endswith((";", "; and", "; or")):
        return list(items_of(text, 0, words)), True
    return _stated(document, sentence, words), False


def _lists_factors(body: str) -> bool:
    """Whether what follows the opening of a list are factors, not categories of them or anything else."""
    return not (_CATEGORIES.match(body) or _NO_FACTOR.search(body[:60]))


def _stated(document: Document, sentence: Span, words: ListWords) -> list[tuple[int, int]]:
    """Factors of a sentence without an opening: what "could cause results to differ", or a risk told."""
    text, lower = document.words(sentence), document.lower[sentence.start : sentence.end]
    before = _BEFORE.match(lower) if " cause" in lower else None
    if before and not _NO_SUBJECT.search(before["list"]):
        return list(items_of(text[: before.end("list")], 0, words))
    if _RISK.search(lower) and not _NOT_RISK.search(lower):
        return [(0, len(text))]
    return []


def _list_start(document: Document, sentence: Span) -> int | None:
    """Where the list of factors begins in a sentence, if it holds one."""
    lower = document.lower[sentence.start : sentence.end]
    for opening in _OPENINGS:
        m = opening.search(lower)
        if m and not _lists_words(document, Span(sentence.start, sentence.start + m.end())):
            return int(_NOT_LIMITED.match(lower, m.end()).end())
    return None


def _lists_words(document: Document, opening: Span) -> bool:
    """Whether what is listed after this are words."""
    before = document.words(opening).removesuffix(" such as")
    return _WORDS.search(before[-_NEAR:].lower()) is not None


def _is_item(document: Document, sentence: Span) -> bool:
    block = document.block_at(sentence.start)
    return block is not None and block.kind == "list"


def _factor(document: Document, piece: Span) -> RiskFactor | None:
    """The factor in one stretch of a sentence, without its lead-in; None if it names none."""
    lead = _LEAD_IN.match(document.lower[piece.start : piece.end])
    first = piece.start + (lead.end() if lead else 0)
    stretch = document.text[first : piece.end].rstrip(" .,;:\"'")
    for tail in (" and", " or"):
        stretch = stretch.removesuffix(tail).rstrip(" ,;")
    if not _names_factor(document.lower[first : first + len(stretch)]):
        return None
    return RiskFactor(Span(first, first + len(stretch)), stretch)


def _names_factor(stretch: str) -> bool:
    """Whether the words name a factor: neither nothing in particular, nor a pointer, nor another clause."""
    if max((len(word) for word in stretch.split() if word.isalpha()), default=0) < 4:
        return False
    return not (_NO_FACTOR.search(stretch) or _GENERAL.match(stretch) or _POINTER.search(stretch))


_IDLE = frozenset(
    ("the", "a", "an", "our", "its", "of", "to", "and", "company's", "against", "existing", "new", "in")
)
"""Words by which two factors don't differ."""


def _even(text: str) -> str:
    return " ".join(w for w in text.lower().split() if w not in _IDLE)
