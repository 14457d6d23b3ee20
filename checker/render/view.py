"""What the HTML templates may use: plain values, already sorted, counted, dated and put into words.

:mod:`checker.render.page` fills it in from a Report. A template only lays it out. ``state`` is always one of
``must``, ``should``, ``note``, ``pass``, ``na``, ``notrun``, ``supp`` (see ``wording.STATES``), and ``href`` a
place in the same page (``#n1``), empty where there is none.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PairView:
    """A value with its label."""

    label: str
    """What it is."""
    value: str
    """What it says."""
    note: str = ""
    """A remark in small type: how it is known, where it stands."""
    exact: bool = False
    """Whether every character counts (a file name, a digest), so that it is set in a fixed-width type."""


@dataclass(frozen=True, slots=True)
class QuoteView:
    """Words of the draft in their context."""

    before: str
    """The context before."""
    marked: str
    """The words themselves."""
    after: str
    """The context after."""


@dataclass(frozen=True, slots=True)
class ChangeView:
    """What to do about a finding."""

    label: str
    """``Change``, ``Possible wording, for counsel to adapt``, or ``What to do``."""
    deleted: str = ""
    """Words to take out."""
    inserted: str = ""
    """Words to put in."""
    advice: str = ""
    """What to do, in words."""


@dataclass(frozen=True, slots=True)
class BasisView:
    """One thing that a rule rests on."""

    kind: str
    """``statute``, ``SEC rule``, ``house style``, …; empty if the citation does not tell."""
    cite: str
    """The citation."""
    says: str
    """Its own words, short; may be empty."""
    url: str
    """An https address, or empty."""
    status: str
    """How sure this project is of it, in a sentence."""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One finding: where, which words, what to do."""

    id: str
    """The id of its mark in the annotated release."""
    at: str
    """``Line 9, characters 72 to 85``, or where missing words belong."""
    message: str
    """The fault; empty where the point's title says it."""
    quote: QuoteView | None
    """The words; None when words are missing."""
    changes: tuple[ChangeView, ...]
    """What to do about it; empty where an earlier place of the point said the same."""
    guesses: tuple[str, ...]
    """The guesses that it rests on."""


@dataclass(frozen=True, slots=True)
class PointView:
    """A point to settle: one failed rule, with every place where it failed."""

    number: int
    """Its number in the page, from 1."""
    state: str
    """Its worst finding's state."""
    word: str
    """The state in words."""
    rule: str
    """The rule's id."""
    title: str
    """The fault in a sentence; for several different faults, what the rule demands."""
    why: str
    """Why it matters."""
    at: str
    """The first place in a word or two: ``Line 9``, ``Missing``."""
    more_places: str
    """How many other places there are, in words; empty for none."""
    places: tuple[PlaceView, ...]
    """Where it failed, in the order of the text."""
    basis: tuple[BasisView, ...]
    """What the rule rests on."""
    looked_for: tuple[str, ...]
    """For missing words: what was looked for."""
    in_force: str
    """Since when, or until when, the rule holds; empty for always."""
    pack: str
    """The rule pack it comes from."""


@dataclass(frozen=True, slots=True)
class MarkView:
    """A piece of the release's text, with what marks it."""

    text: str
    """The piece."""
    state: str = ""
    """The worst finding's state; ``look`` for forward-looking words; empty for plain text."""
    id: str = ""
    """Set on the first piece of a finding."""
    href: str = ""
    """The point, or the line of the checklist, that the mark belongs to."""
    numbers: str = ""
    """The numbers to print behind the piece."""
    spoken: str = ""
    """For screen readers: ``Finding 2, must fix:``."""


@dataclass(frozen=True, slots=True)
class PillView:
    """A sign that words are missing here."""

    id: str
    """Its id."""
    href: str
    """The point."""
    state: str
    """The finding's state."""
    number: int
    """The point's number."""
    spoken: str
    """For screen readers."""


@dataclass(frozen=True, slots=True)
class LinkView:
    """A link within the page."""

    href: str
    """Where to."""
    text: str
    """Its words."""


@dataclass(frozen=True, slots=True)
class NoteView:
    """A note in the margin of the release."""

    state: str
    """What the note is about; ``look`` for forward-looking words."""
    sign: str
    """The point's number, or a sign."""
    word: str
    """The state in words."""
    text: str
    """The note; empty if the links say it."""
    href: str
    """The point."""
    links: tuple[LinkView, ...] = ()
    """Rules that passed by words of this paragraph."""


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A block of the release."""

    id: str
    """Its id in the page."""
    kind: str
    """``heading``, ``paragraph``, ``list`` or ``table``; ``title`` for the headline."""
    line: str
    """The number of its first line, or ``17–20``."""
    spoken: str
    """``Notes on line 9``."""
    marks: tuple[MarkView, ...]
    """Its text in pieces."""
    pills: tuple[PillView, ...]
    """Words that are missing at its end."""
    notes: tuple[NoteView, ...]
    """The notes beside it."""


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """The release, annotated."""

    paragraphs: tuple[ParagraphView, ...]
    """Its blocks."""
    missing: tuple[NoteView, ...]
    """What is missing from the release as a whole."""
    looks_ahead: bool
    """Whether any forward-looking words are marked, so that the legend explains the sign."""


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """Words of the release that decided a rule."""

    at: str
    """``Line 9``."""
    href: str
    """The paragraph."""
    quote: str
    """The words, cut if long."""


@dataclass(frozen=True, slots=True)
class CheckView:
    """One rule in the checklist."""

    id: str
    """Its id in the page."""
    state: str
    """Its result."""
    word: str
    """The result in words."""
    rule: str
    """The rule's id."""
    href: str
    """The point, if it failed."""
    title: str
    """What the rule demands."""
    evidence: tuple[EvidenceView, ...]
    """The first words that decided it."""
    reason: str
    """The reason, or how much more evidence there is."""


@dataclass(frozen=True, slots=True)
class IdleView:
    """Rules of a topic that do not apply, all for the same reason."""

    reason: str
    """Why not."""
    checks: tuple[CheckView, ...]
    """Which."""


@dataclass(frozen=True, slots=True)
class TopicView:
    """The rules of one topic."""

    title: str
    """The topic."""
    checks: tuple[CheckView, ...]
    """The rules that apply."""
    idle: tuple[IdleView, ...]
    """The rules that do not."""


@dataclass(frozen=True, slots=True)
class DayView:
    """A day that matters."""

    short: str
    """``Nov 14, 2002``."""
    full: str
    """``Thursday, November 14, 2002``."""
    state: str
    """``must`` for the release's own day, ``pass`` for days before it, ``note`` for later ones."""
    today: bool
    """Whether it is the release's own day."""
    what: str
    """What happens."""
    brief: str
    """The same in a few words, for the timeline."""
    relation: str
    """``4 days before the release``."""
    how: str
    """How it was worked out, or where it was read."""
    authority: str
    """What a deadline rests on; may be empty."""


@dataclass(frozen=True, slots=True)
class FactView:
    """One fact that was read."""

    quote: str
    """The words, cut if long."""
    at: str
    """``Line 9``."""
    href: str
    """The paragraph."""
    details: tuple[PairView, ...]
    """What was understood."""


@dataclass(frozen=True, slots=True)
class FamilyView:
    """Facts of one kind."""

    title: str
    """The kind, in words."""
    count: str
    """``3 sentences``."""
    folded: bool
    """Whether there are so many that they are shown on demand."""
    facts: tuple[FactView, ...]
    """The facts, in the order of the text."""


@dataclass(frozen=True, slots=True)
class ReadView:
    """What was read: the facts that the checks relied on."""

    release: tuple[PairView, ...]
    """What is said once, each with how it is known."""
    cautionary: tuple[PairView, ...]
    """The anatomy of the cautionary statement; empty if there is none."""
    cautionary_place: EvidenceView | None
    """Where it stands."""
    families: tuple[FamilyView, ...]
    """The other facts."""
    absent: str
    """Kinds of which nothing was found, as one sentence."""
    unread: str
    """Kinds that could not be read in time, as one sentence; empty for none."""


@dataclass(frozen=True, slots=True)
class PackView:
    """A rule pack that was applied."""

    name: str
    """Its name."""
    version: str
    """Its version."""
    digest: str
    """SHA-256 of its files."""
    notes: tuple[str, ...]
    """What it loosened, why, and who approved it."""


@dataclass(frozen=True, slots=True)
class RecordView:
    """What the result holds for, and what it rests on."""

    document: tuple[PairView, ...]
    """The draft."""
    tool: tuple[PairView, ...]
    """The tool and its settings."""
    packs: tuple[PackView, ...]
    """The rule packs."""
    reviewers: tuple[str, ...]
    """Who signs off."""


@dataclass(frozen=True, slots=True)
class TileView:
    """One of the seven counts; also the legend and the filter."""

    state: str
    """The state it counts."""
    word: str
    """The state in words."""
    count: int
    """How many rules."""


@dataclass(frozen=True, slots=True)
class VerdictView:
    """The result in words."""

    state: str
    """The colour and sign it takes."""
    word: str
    """``Not ready to issue``, ``Ready for sign-off`` or ``Could not be checked``."""
    reason: str
    """The one reason."""
    lede: str
    """Two or three sentences more."""


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report."""

    title: str
    """The page's title; starts with the verdict."""
    heading: str
    """The release's headline, or the file's name."""
    verdict: VerdictView
    """The result."""
    facts: tuple[PairView, ...]
    """Issuer, date, kind, law, packs, when, which document."""
    checks: str
    """``120 checks``."""
    tiles: tuple[TileView, ...]
    """The seven counts."""
    points: tuple[PointView, ...]
    """What must or should be fixed, in the order of weight."""
    considerations: tuple[PointView, ...]
    """What is worth a thought."""
    not_checked: tuple[CheckView, ...]
    """Rules that came to no result, and why."""
    allowed: tuple[CheckView, ...]
    """Rules that failed and were allowed to, and why."""
    release: ReleaseView
    """The annotated release."""
    topics: tuple[TopicView, ...]
    """The checklist."""
    days: tuple[DayView, ...]
    """The days that matter, in order."""
    read: ReadView
    """What was read."""
    record: RecordView
    """Sign-off and record."""


@dataclass(frozen=True, slots=True)
class DraftView:
    """One draft in the overview of several."""

    href: str
    """Its own page."""
    name: str
    """The file."""
    heading: str
    """The headline."""
    verdict: VerdictView
    """The result."""
    counts: tuple[TileView, ...]
    """The seven counts."""


@dataclass(frozen=True, slots=True)
class OverviewView:
    """Several drafts on one page."""

    title: str
    """The page's title."""
    verdict: VerdictView
    """The result of all together."""
    drafts: tuple[DraftView, ...]
    """The drafts, in the order given."""
    tool: tuple[PairView, ...]
    """The tool, when it ran, the law."""


@dataclass(frozen=True, slots=True)
class FrameView:
    """What every page has: its style and its lock."""

    style: str
    """The style sheet; the only text that a template may print as it is."""
    style_digest: str
    """SHA-256 of the style sheet in base64, for the content security policy."""
