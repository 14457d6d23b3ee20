"""A sentence of news → who takes or leaves which seat (lexicons ``officer-roles``, ``seat-changes``)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Literal, cast

from checker.document import Span
from checker.facts.corporate.news import NewsSentence, news_of
from checker.facts.gated import Candidates, gated
from checker.lexicon import Entry
from checker.matching import Matcher
from checker.patterns import pattern
from checker.record import Record

if TYPE_CHECKING:
    from checker.facts import Facts
    from checker.law import Law

Change = Literal["resigned", "retired", "removed", "died", "not-standing", "departed", "appointed", "elected"]
Seat = Literal["director", "chair", "ceo", "president", "cfo", "coo", "cao", "other-officer"]

_REACH_AFTER, _REACH_BEFORE = 130, 90
"""Characters after and before the verb within which its seat is named."""

_BIOGRAPHY = pattern(
    r"(?i)\b(?:previously|formerly|most recently|prior (?:to|roles?)|served as|has served|has "
    r"held|career|spent|"
    r"experience|where (?:he|she|they)|during (?:his|her|their)|earlier|(?:he|she) (?:was|is|has been|held)|"
    r"since (?:19|20)\d\d|in (?:19|20)\d\d,?|from (?:19|20)\d\d|"
    r"before (?:joining|that)|following (?:his|her|their)|as (?:previously )?announced|after (?:he|she))\b"
)
_FORMER = pattern(r"(?i)\b(?:former|ex-|then-|past|retired|outgoing|founding)[ -](?:[\w&,'-]+ ){0,4}$")
_UNREAL = pattern(
    r"(?i)\b(?:may(?! \d)|might|could|if|unless|risk|ability to|right to|entitled to|option to|required to|"
    r"proposal|propos(?:es|ed)|nominee|vote)\b[^.;\n]{0,60}$"
)
_NOT_CORPORATE = pattern(
    r"(?i)\b(?:placement agents?|market maker|transfer agent|underwriters?|advisors?|auditors?|consultants?|"
    r"counsel to|trustee|committee|subsidiary|division|ambassador|distributor|bookrunners?|accounting firm|"
    r"association|foundation|non-?profit|chamber of|society|council|institute)\b"
)
_NAME = pattern(
    r"(?:(?:Mr|Ms|Mrs|Dr|Prof|Sir|Mx)\.? )?(?:[A-Z][\p{L}'’-]+|[A-Z]\.)(?: "
    r"(?:[A-Z]\.(?:[A-Z]\.)?|\"[A-Z]\w+\"|"
    r"van|de|von|der|la|[A-Z][\p{L}'’-]+)){1,3}"
)


class SeatChange(Record):
    """One verb of change with its seat and, if it can be told, the person."""

    span: Span
    """From the verb to the seat, or the other way round."""
    sentence: NewsSentence
    change: Change
    seats: tuple[Seat, ...]
    person: str | None


def seat_changes(facts: Facts) -> Iterator[SeatChange]:
    """Every change of a seat that the news tells of the company itself."""
    for sentence, verbs in _verbs(facts):
        roles = _roles(facts, sentence.span)
        for i, (verb, change) in enumerate(verbs if roles else ()):
            before = verbs[i - 1][0].end if i else sentence.span.start
            after = verbs[i + 1][0].start if i + 1 < len(verbs) else sentence.span.end
            found = _of_verb(facts, sentence, verb, change, roles, (before, after))
            if found is not None:
                yield found


def _verbs(facts: Facts) -> Iterator[tuple[NewsSentence, list[tuple[Span, Change]]]]:
    """The sentences with verbs of change, and the verbs in their order."""
    news, document = news_of(facts), facts.document
    changes = gated(facts.law, "seat-changes")
    for at, entries in changes.candidates(document, [sentence.span for sentence in news]):
        found = _apart(document.text, news[at].span, entries)
        if found:
            yield news[at], [(span, cast(Change, entry.fields["change"])) for span, entry in found]


def _roles(facts: Facts, sentence: Span) -> list[tuple[Span, Seat]]:
    """The seats that a sentence names, in their order; of names that overlap, the first of the list."""
    text, roles = facts.document.text, gated(facts.law, "officer-roles")
    entries = [entry for _, some in roles.candidates(facts.document, [sentence]) for entry in some]
    spared = [span for matcher in _spared(facts.law) for span, _ in matcher.find_in(text, sentence)]
    found = _apart(text, sentence, entries, spared)
    return [(span, cast(Seat, entry.fields["seat"])) for span, entry in found]


def _spared(law: Law) -> list[Matcher]:
    """The matchers of what only looks like a role."""
    exceptions = law.lexicon("officer-roles").exceptions
    return law.once(
        "officer-roles spared", lambda: [Matcher(entry.source, ignore_case=True) for entry in exceptions]
    )


def _apart(
    text: str, sentence: Span, entries: Candidates, taken: Sequence[Span] = ()
) -> list[tuple[Span, Entry]]:
    """What the entries find, in the order of the text, less what overlaps something found before it."""
    found: list[tuple[Span, Entry]] = []
    for entry, matcher in entries:
        for span, _ in matcher.find_in(text, sentence):
            if not any(span.overlaps(other) for other in (*taken, *(s for s, _ in found))):
                found.append((span, entry))
    return sorted(found, key=itemgetter(0))


def _of_verb(
    facts: Facts,
    sentence: NewsSentence,
    verb: Span,
    change: Change,
    roles: Sequence[tuple[Span, Seat]],
    limits: tuple[int, int],
) -> SeatChange | None:
    """The change that a verb tells, if a seat belongs to it and it is told as news of the company."""
    text = facts.document.text
    near = _near(roles, verb, limits, behind=_looks_back(facts, verb, change))
    near = [role for role in near if not _former(text, sentence.span, role[0])]
    if not near or not _is_news(text, sentence, verb, change):
        return None
    whole = Span(min(verb.start, near[0][0].start), max(verb.end, near[-1][0].end))
    if _NOT_CORPORATE.search(text, min(verb.end, whole.end), max(verb.end, near[0][0].start)):
        return None
    person = _person(facts, sentence, verb, near, change)
    if change == "elected" and person is None and sentence.standing == "body":
        return None
    return SeatChange(whole, sentence, change, tuple(dict.fromkeys(seat for _, seat in near)), person)


def _is_news(text: str, sentence: NewsSentence, verb: Span, change: Change) -> bool:
    """Whether a verb tells what the company makes happen: not what may, did once, or was voted."""
    if _UNREAL.search(text[max(sentence.span.start, verb.start - 100) : verb.start]):
        return False
    if sentence.standing == "body" and _BIOGRAPHY.search(text, sentence.span.start, verb.start):
        return False
    voted = _BY_HOLDERS.search(text, sentence.span.start, sentence.span.end)
    return not (change == "elected" and voted)


_BY_HOLDERS = pattern(
    r"(?i)\b(?:annual|meeting|(?:share|stock|unit)holders|ensuing year|nominees?|votes?|voting)\b"
)
"""An election at a meeting of holders is a vote's result, not a change that the company makes."""


def _near(
    roles: Sequence[tuple[Span, Seat]], verb: Span, limits: tuple[int, int], *, behind: bool
) -> list[tuple[Span, Seat]]:
    """The seats named after the verb, or ``behind`` it, with those joined to them ("President and CEO")."""
    before, after = limits
    follow = [r for r in roles if verb.end <= r[0].start < min(after, verb.end + _REACH_AFTER)]
    earliest = max(before, verb.start - _REACH_BEFORE)
    precede = [r for r in roles if earliest <= r[0].start and r[0].end <= verb.start]
    chosen, first = (follow, 0) if follow else (precede if behind else [], -1)
    if not chosen:
        return []
    anchor = chosen[first][0]
    return [r for r in chosen if abs(r[0].start - anchor.end) <= 40 or abs(anchor.start - r[0].end) <= 40]


def _former(text: str, sentence: Span, role: Span) -> bool:
    return _FORMER.search(text[max(sentence.start, role.start - 40) : role.start]) is not None


def _person(
    facts: Facts,
    sentence: NewsSentence,
    verb: Span,
    roles: Sequence[tuple[Span, Seat]],
    change: Change,
) -> str | None:
    """The name that stands nearest to the verb: after it for who is appointed, before it for who leaves."""
    company = (facts.release.company or "").lower()
    names = [
        (span, name)
        for span, name in _names(facts.law, facts.document.text, sentence.span)
        if not any(span.overlaps(role) for role, _ in roles) and name.lower() not in company
    ]
    after = [n for s, n in names if verb.end <= s.start <= verb.end + 60]
    before = [n for s, n in names if verb.start - 80 <= s.start and s.end <= verb.start]
    order = (after[:1], before[-1:]) if change in ("appointed", "elected") else (before[-1:], after[:1])
    return next((found[0] for found in order if found), None)


def _names(law: Law, text: str, span: Span) -> Iterator[tuple[Span, str]]:
    """Runs of words in capitals that can be a person's name: the words of titles and companies cut them."""
    never = law.once("no names", lambda: frozenset(e.words for e in law.lexicon("no-names").entries))
    for m in _NAME.finditer(text, span.start, span.end):
        run: list[Any] = []
        for word in (*pattern(r"\S+").finditer(m.group()), None):
            if word is not None and word.group().strip(".,").lower() not in never:
                run.append(word)
                continue
            if len(run) >= 2 or (run and run[0].group().startswith(_TITLES) and len(run) > 1):
                yield (
                    Span(m.start() + run[0].start(), m.start() + run[-1].end()),
                    " ".join(w.group() for w in run).removesuffix("'s"),
                )
            run = []


_TITLES = ("Mr", "Ms", "Dr", "Mrs", "Prof")


def _looks_back(facts: Facts, verb: Span, change: Change) -> bool:
    """Whether the seat may stand before the verb: "expands its Board with the appointment of …"."""
    return change not in ("appointed", "elected") or facts.document.words(verb).lower().endswith(" of")
