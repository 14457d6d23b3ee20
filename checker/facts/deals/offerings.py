"""What a release announces to sell of its own securities → Offering: kind, stage, registered or not.

One for each kind that the headline, a subhead or the lead announces: a registered direct offering with a
concurrent private placement of warrants is two. An offering that is told in passing, or that another
company makes, is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

from checker.document import Span
from checker.facts.deals.announcements import Announcement, announcements, own_text
from checker.patterns import pattern
from checker.record import Record, replace
from checker.vocabulary import entry_field

if TYPE_CHECKING:
    from checker.facts import Facts

Stage = Literal["proposed", "priced", "closed", "withdrawn", "announced"]

_WITHDRAWN = (
    r"\b(?:withdr\w+|terminat\w+|cancel\w*|postpon\w+|abandon\w+|(?:will |did )?not (?:to )?proceed)\b"
)
_CLOSED = r"\b(?:clos(?:es|ed|ing|ure)|complet(?:es|ed|ion|ing)|consummat\w+|exercise)\b"
_PRICED = r"\b(?:pric(?:es|ed|ing)|to raise|(?:has |have )?entered into)\b"
_PROPOSED = (
    r"\b(?:propos\w+|plans?|intends?|intention|intended|launch\w*|commenc\w+|to offer|fil(?:es|ed|ing)|"
    r"submit\w*|submission|begun|considering|contemplat\w+|subject to market)\b"
)
_STAGES: tuple[tuple[Stage, str], ...] = (
    ("withdrawn", _WITHDRAWN),
    ("closed", _CLOSED),
    ("priced", _PRICED),
    ("proposed", _PROPOSED),
)
_EXPECTED = pattern(r"\b(?:expected|anticipated|scheduled|conditions?|subject) (?:\w+ ){0,2}$")
_HAS_CLOSED = pattern(r"\b(?:has (?:now )?closed|(?:was|has been|is) (?:now )?completed|closed on)\b")
_RESALE = pattern(
    r"\b(?:selling (?:stock|share|security ?|unit)holders?|selling shareholders|by (?:an? |"
    r"certain )?(?:existing|"
    r"affiliates?|selling)|secondary (?:public )?offering)\b"
)
_TOLD = pattern(
    r"\b(?:announc\w*|concurrent\w*|conduct\w*|undertak\w*|arrang\w+|offer(?:s|ed|ing)?|rais(?:e|es|ed|ing)|"
    r"issu(?:e|es|ed|ing)|sell(?:s|ing)?|sold|increas\w*|amend\w*|updat\w*)\b"
)
_OTHERS = pattern(r"\b(?:customers?|clients?|products?|services?|software|platform|portfolio|solutions?)\W*$")
_CANADIAN = pattern(
    r"\b(?:bought deal|non-brokered|flow-through|short form prospectus|listed issuer financing|"
    r"45-106|tsx venture|tsxv|canadian securities exchange|hold period)\b"
)
_PRIVATE = pattern(
    r"\b(?:144a|(?:not|not been|not be) registered under|private placement|private offering|"
    r"section 4\(a\)\(2\)|accredited investors?|regulation d)\b"
)
_PUBLIC = pattern(
    r"\b(?:prospectus supplement|shelf registration|effective registration statement|"
    r"registration statement on|"
    r"pursuant to (?:an? |the )?[^.\n]{0,30}registration statement|only by means of[^.\n]{0,40}prospectus)"
)


class Offering(Record):
    """An offering of the issuer's securities that the release announces."""

    span: Span
    """The words that announce it."""
    kind: Annotated[str, entry_field("offering-kinds", "kind")]
    """``ipo``, ``public``, ``registered-direct``, ``at-the-market``, ``private``, ``notes``, ``rights``,
    ``reg-a``, ``reg-cf``, ``prospectus`` (only a filing is announced) or ``other``."""
    security: Annotated[str, entry_field("offering-kinds", "security", ("equity",))]
    """``equity``, ``convertible`` or ``debt``."""
    stage: Stage
    """How far it is: ``proposed``, ``priced`` (or agreed), ``closed``, ``withdrawn``; ``announced`` where
    that is not told."""
    registered: bool | None
    """Whether it is made under a registration statement; None where the release does not tell."""
    resale: bool
    """Holders sell, not the issuer."""
    canadian: bool
    """It is made in the Canadian manner: bought deal, non-brokered, by a short form prospectus."""
    in_headline: bool


def find_offerings(facts: Facts) -> Iterator[Offering]:
    """Each kind of offering that is announced, once: at the first place that announces it."""
    found: dict[str, Offering] = {}
    stages: dict[str, list[Stage]] = {}
    for told in announcements(facts, "offering-kinds"):
        if _OTHERS.search(told.before[-30:]) or told.before.endswith(('("', '(the "')):
            continue
        offering = _offering(facts, told)
        if not _is_news(offering, told):
            continue
        found.setdefault(offering.kind, offering)
        stages.setdefault(offering.kind, []).append(offering.stage)
    kept = _kept(found)
    for offering in kept:
        yield _at_stage(offering, stages[offering.kind])


def _is_news(offering: Offering, told: Announcement) -> bool:
    """Whether a verb announces it, or the headline names it; "the largest offering ever" does not."""
    return offering.stage != "announced" or offering.in_headline or bool(_TOLD.search(told.before))


def _kept(found: dict[str, Offering]) -> list[Offering]:
    """Without the general names of what a closer name tells."""
    closer = {"registered-direct", "ipo", "at-the-market", "rights", "reg-a", "reg-cf", "notes"}
    general = {"public", "other", "prospectus"}
    named = set(found)
    drop = general if named & (closer | {"private"}) else {"other"} if named & general - {"other"} else set()
    if "public" in named and named & {"private"} and not named & closer:
        drop = drop - {"public"} if found["public"].registered else drop
    if "notes" in named and "private" in named:
        drop = drop | {"private"}
    return [o for kind, o in found.items() if kind not in drop]


def _at_stage(offering: Offering, stages: list[Stage]) -> Offering:
    """The same with the first stage that any of its places tells."""
    told = [stage for stage in stages if stage != "announced"]
    return replace(offering, stage=told[0]) if told and told[0] != offering.stage else offering


def _offering(facts: Facts, told: Announcement) -> Offering:
    registered = told.fields.get("registered")
    text = facts.document.lower
    return Offering(
        span=told.span,
        kind=str(told.fields["kind"]),
        security=str(told.fields.get("security", "equity")),
        stage=_stage(told),
        registered=registered if isinstance(registered, bool) else _registered(facts),
        resale=bool(_RESALE.search(told.words + text[told.span.start : told.span.end])),
        canadian=_canadian(facts),
        in_headline=told.place.name == "headline",
    )


def _stage(told: Announcement) -> Stage:
    """By the verb nearest before the words, else by the first after them."""
    nearest: tuple[int, Stage] | None = None
    for stage, words in _STAGES:
        for m in pattern(words).finditer(told.before):
            if not _EXPECTED.search(told.before, 0, m.start()) and (
                nearest is None or m.start() > nearest[0]
            ):
                nearest = (m.start(), stage)
    if nearest is not None:
        return nearest[1]
    if _HAS_CLOSED.search(told.after):
        return "closed"
    if pattern(r"\bpriced\b").search(told.after):
        return "priced"
    return "withdrawn" if pattern(_WITHDRAWN).search(told.after[:60]) else "announced"


def _registered(facts: Facts) -> bool | None:
    """Whether the release speaks of a prospectus, or of no registration."""
    lower = facts.document.lower
    private, public = _PRIVATE.search(lower), _PUBLIC.search(lower)
    return None if bool(private) == bool(public) else bool(public)


def _canadian(facts: Facts) -> bool:
    lower = facts.document.lower
    return any(_CANADIAN.search(lower, span.start, span.end) for span in own_text(facts))
