"""A cautionary statement's sentences → the risk factors that it names.

Statute: "meaningful cautionary statements identifying important factors that could cause actual results to
differ materially" (15 U.S.C. 78u-5(c)(1)(A)(i)). A list item is one factor; categories of factors
("economic and competitive factors"), pointers to filings and "other factors" are none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from checker.document import Document, Span

_OPENING = (
    r"(?:factors?|risks?|uncertaint\w+|assumptions|events|conditions|circumstances|contingencies|variables|things|matters|following)\b"
    r"(?:[^.;:]|(?<=[\dA-Z])\.(?=[\dA-Z])){0,330}?"
    r"(?<!not )(?P<list>\b(?:includ(?:e|es|ing)|such as|are|is|relat(?:e|ed|ing) to|associated with|among (?:others|other things)|consist of|"
    r"arising from|inherent in|involved in|pertaining to|concerning|regarding|due to|as follows|following|of)\b)"
)
_BECAUSE = (
    r"(?:differ|vary|materially|different|wrong|incorrect|adverse(?:ly)?)\b(?:[^.;:]){0,160}?"
    r"(?P<list>\b(?:because(?: of)?|due to|as a result of|including|such as|depending on|owing to|from|based on|by|if|should)\b)"
)
_LEAD_IN = (
    r"^(?:[\s,:;*•●·\"'–—-]|\((?:\d{1,2}|[ivx]{1,5}|[a-z])\)|but (?:are |is )?not limited to|without limitation|among others?(?: things)?|"
    r"(?:(?:the|various|certain|numerous|a number of|those|several|many|other|such|important|known and unknown|significant|inherent|"
    r"substantial|additional|these|following|business|material) )*(?:risks?|uncertainties|factors?|conditions)(?:,? (?:and|or) (?:other )?(?:\w+ )?(?:risks?|uncertainties|factors?|conditions))*"
    r"(?: (?:that|which) (?:are )?)?(?:,? ?(?:relat\w+ to|associated with|including|include|such as|inherent in|involved in|arising from|regarding|concerning|of|:))?|"
    r"include|including|the following|following|as follows|such as|are|is|those|and)+[\s,:]*"
)
_NOTHING = (
    r"^(?:any |and |or |the |all |certain |various |many |some |those |these |such |other |additional |our |its |in |under |from |with |as )*"
    r"(?:(?:risk |important |relevant )*factors?|risks?|uncertaint\w+|matters|items|things|events|developments|information|assumptions|risk and uncertainties|variables)\b"
    r"(?:,? (?:and|or|&) (?:other )?(?:\w+ )?(?:risks?|uncertaint\w+|factors?|assumptions))*"
    r"(?![^,;]{0,25}\b(?:relat|associat|of|in connection|inherent|that the|concerning|regarding|involv))"
)
_POINTER = (
    r"(?:describ|discuss|disclos|detail|set forth|identif|contain|outlin|list|includ|filed|found|referenc|specif|indicat|mention|appear|refer)\w*"
    r"[^;]{0,80}?\b(?:in|under|within|from time to time|elsewhere|with|at|by)\b|risk factors|from time to time|form 10|form 20|annual report|with the sec\b"
    r"|filings|prospectus|www\.|sedar|beyond (?:our|the|its)|many of which|cannot be|not be able to predict|other than|unknown"
)


@dataclass(frozen=True, slots=True)
class RiskFactor:
    """One named factor and where it stands."""

    span: Span
    text: str


@cache
def _pattern(source: str) -> Any:
    import regex  # noqa: PLC0415

    return regex.compile(source, regex.I)


def factors_in(document: Document, sentences: Sequence[Span]) -> tuple[RiskFactor, ...]:
    """The distinct factors that the sentences of a cautionary statement name."""
    found: dict[str, RiskFactor] = {}
    listing = False
    for sentence in sentences:
        text = document.words(sentence)
        opened = _list_start(text)
        start = opened if opened is not None else 0
        if opened is None and not (listing and _goes_on(document, sentence)):
            listing = False
            if not _is_risk(text):
                continue
            start = 0
            pieces: Iterator[tuple[int, int]] = iter([(0, len(text))])
        else:
            listing = True
            pieces = _items(text, start)
        for first, last in pieces:
            factor = _factor(document, sentence, first, last)
            if factor is not None:
                found.setdefault(_even(factor.text), factor)
    return tuple(found.values())


def _list_start(text: str) -> int | None:
    """Where the list of factors begins in a sentence, if it holds one."""
    for source in (_OPENING, _BECAUSE):
        for m in _pattern(source).finditer(text):
            return int(m.end("list"))
    return None


def _goes_on(document: Document, sentence: Span) -> bool:
    """Whether a sentence goes on with the list above it: it is an item of a list, or begins like one."""
    block = document.block_at(sentence.start)
    text = document.words(sentence)
    return (block is not None and block.kind == "list") or text.rstrip().endswith((";", "; and", "; or"))


def _is_risk(text: str) -> bool:
    return bool(
        _pattern(
            r"\b(?:could|may|might) (?:\w+ ){0,3}(?:adversely|negatively|harm|delay|reduce|disrupt|impair|affect our|affect the|result in (?:reduc|los|delay))"
            r"|\b(?:adversely|negatively) affect"
        ).search(text)
    ) and not _pattern(r"forward|statement|differ|these factors|such (?:risks|factors)|any of (?:these|the)|foregoing").search(text)


def _items(text: str, start: int) -> Iterator[tuple[int, int]]:
    """The stretches of the items of a list that begins at ``start``: by semicolons, else by numbers, else by commas."""
    body = text[start:]
    if _outside_brackets(body, ";"):
        cuts = _outside_brackets(body, ";")
    elif numbered := [m.start() for m in _pattern(r"(?<!\w)\((?:\d{1,2}|[ivx]{1,5}|[a-h])\) ").finditer(body)]:
        cuts = numbered if len(numbered) > 1 else []
    else:
        yield from ((start + a, start + b) for a, b in _comma_items(body))
        return
    edges = [0, *cuts, len(body)]
    for first, last in zip(edges, edges[1:], strict=False):
        yield start + first, start + last


def _outside_brackets(text: str, mark: str) -> list[int]:
    depth, found = 0, []
    for at, character in enumerate(text):
        depth += (character in "([") - (character in ")]")
        if character == mark and depth <= 0:
            found.append(at)
    return found


_JOINED = (
    r"^(?:,? ?(?:and|or) )?(?:including|such as|which|who|where|whether|as well as the (?:timing|terms)|or at all|if any|if at all|among|as|in (?:each|the|a|our|such)|on (?:the|a|our|terms)|"
    r"when|that|to|by|from|with|for|in|at|of|but|because|particularly|especially|resulting|caused|due|"
    r"thereby|without|under|through|after|before|during|until|unless|respectively|inc|ltd|llc|corp|\d|not)\b"
)
_HEADS = (
    r"\b(?:abilit|inabilit|risk|conditions?|competit|chang|failure|delay|cost|price|rate|demand|loss|lack|impact|effect|uncertain|availab|regulat|"
    r"litigation|timing|success|fluctuat|accept|develop|shortage|disrupt|approv|financ|fund|need|market|legislat|inflation|war|event|disaster|"
    r"pandemic|tariff|polic|relationship|depend|relian|protect|compliance|integrat|completion|satisfaction|performance|result|growth|level|"
    r"breach|secur|volatil|interest|currenc|exchange|econom|tax|weather|customer|supplier|suppl|product|technolog|employee|personnel|terror|labor|"
    r"closing|review|vote|possib|likelihood|potential|unforeseen|termination|challenge|limit|restrict|operation|expens|liquid|capital|credit|environment|liabilit|impair|effectiveness|conflict|benefit|continued|action|decision|outcome|accuracy|adverse|dilution|conduct|use|nature|concentration|data|intellectual)"
)


def _comma_items(body: str) -> Iterator[tuple[int, int]]:
    """Items of a list that has only commas: a piece that can't stand alone belongs to the one before or after it."""
    cuts = [c for c in _outside_brackets(body, ",") if not body[c + 1 : c + 4].strip()[:1].isdigit()]
    edges = [0, *cuts, len(body)]
    pieces = list(zip(edges, edges[1:], strict=False))
    start: int | None = None
    for i, (first, last) in enumerate(pieces):
        start = first if start is None else start
        following = body[last + 1 : pieces[i + 1][1]].strip() if i + 1 < len(pieces) else ""
        if following and (_pattern(_JOINED).search(following) or not _stands(body[start:last], following)):
            continue
        yield from _and_items(body, start, last)
        start = None
    if start is not None and start < len(body):
        yield start, len(body)


def _stands(piece: str, following: str) -> bool:
    """Whether a piece between commas is an item: not one adjective of several before a noun."""
    words = piece.strip(" ,").split()
    if len(words) >= 4:
        return True
    if len(words) <= 2 and not _pattern(_HEADS).search(piece):
        return False
    return not (len(words) <= 2 and len(following.split()) <= 3 and piece.strip(" ,")[-2:] in ("al", "ic", "ve", "ry"))


def _and_items(body: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """The one or two items of a piece: "delays at our plant and the price of steel" are two."""
    m = _pattern(
        r" (?:and|or) (?=(?:the|our|its|a|an|any|changes?|delays?|inability|failure|risks?|uncertaint\w+|general|competition|other|those) )"
    ).search(body, first + 12, last)
    left = body[first : m.start()] if m else ""
    if m and len(left.split()) >= 2 and len(body[m.end() : last].split()) >= 2 and " between " not in left:
        yield first, m.start()
        yield from _and_items(body, m.end(), last)
    else:
        yield first, last


def _factor(document: Document, sentence: Span, first: int, last: int) -> RiskFactor | None:
    """The factor in one stretch of a sentence, without its lead-in; None if it names none."""
    text = document.words(sentence)
    stretch = text[first:last]
    lead = _pattern(_LEAD_IN).match(stretch)
    first += lead.end() if lead else 0
    stretch = text[first:last].rstrip(" .,;:\"'")
    for tail in (" and", " or"):
        stretch = stretch.removesuffix(tail)
    if len(stretch) < 4 or not any(c.isalpha() for c in stretch):
        return None
    if _pattern(_NOTHING).match(stretch) or (_pattern(_POINTER).search(stretch) and not _pattern(_HEADS).match(stretch)):
        return None
    at = sentence.start + first
    return RiskFactor(Span(at, at + len(stretch)), stretch)


def _even(text: str) -> str:
    words = [w for w in text.lower().split() if w not in ("the", "a", "an", "our", "its", "of", "to", "and", "company's")]
    return " ".join(words)
