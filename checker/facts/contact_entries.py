"""The pieces of a contact block, in order → its entries: who belongs to which number and address."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from checker.document import Span
from checker.facts.contact_lines import Piece
from checker.facts.contact_words import Role
from checker.record import Record, field


class Entry(Record, frozen=False):
    """One contact as it is gathered."""

    heading: Piece | None = None
    role: Role | None = None
    """What the headings above say."""
    pieces: list[Piece] = field(default_factory=list)
    shares: Entry | None = None
    """The entry whose numbers this one shares: "Jane Roe, or John Doe, at …"."""

    def said(self, kind: str) -> list[Piece]:
        """Its pieces of one kind."""
        return [p for p in self.pieces if p.kind == kind]

    @property
    def reached(self) -> bool:
        """Whether it has a number or an address of its own."""
        return any(p.kind in ("phone", "email") for p in self.pieces)

    @property
    def span(self) -> Span:
        """From its heading or first piece to its last."""
        first = self.heading.span.start if self.heading else self.pieces[0].span.start
        return Span(min(first, self.pieces[0].span.start), max(p.span.end for p in self.pieces))


class Gathering:
    """Takes pieces one by one and closes an entry where the next begins."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._entry = Entry()
        self._or = False

    def take(self, pieces: Iterable[Piece]) -> None:
        """Take in the pieces of the next line."""
        line = list(pieces)
        columns = collapsed_columns(line)
        if columns:
            self._close()
            self.entries += columns
            return
        for piece in line:
            self._take(piece)

    def finish(self) -> list[Entry]:
        """All entries; one without numbers, followed by "or" or by one that has them, shares those."""
        self._close()
        for entry, following in zip(self.entries, self.entries[1:], strict=False):
            if (
                not entry.reached
                and following.reached
                and entry.said("name")
                and following.heading is entry.heading
            ):
                entry.shares = following
        return _joined(self.entries)

    def _take(self, piece: Piece) -> None:
        entry = self._entry
        if piece.kind == "or":
            self._or = bool(entry.pieces)
            return
        if piece.kind == "heading":
            self._open(piece)
            return
        if self._begins(piece):
            self._close()
            self._entry.heading, self._entry.role = (None if entry.reached else entry.heading), entry.role
        self._or = False
        if piece.kind == "name" and self._is_organisation_above():
            first = self._entry.pieces[0]
            self._entry.pieces[0] = Piece("organisation", first.span, first.text)
        if piece.kind in ("url", "address", "fax", "other") and not self._entry.pieces:
            return
        self._entry.pieces.append(piece)

    def _open(self, heading: Piece) -> None:
        """A heading opens the next entry; a bare name of a function after a name is that person's title."""
        entry = self._entry
        role = heading.role if heading.role or "contact" in heading.text.lower() else entry.role
        if (
            entry.pieces
            and not entry.reached
            and not heading.text.lower().endswith(("contact", "contacts"))
            and entry.said("name")
        ):
            entry.pieces.append(Piece("title", heading.span, heading.text))
            return
        if self._repeats(heading):
            entry.pieces.append(Piece("other", heading.span, heading.text))
            return
        if not entry.pieces and entry.heading is not None:
            role = heading.role or entry.role
        self._close()
        self._entry.heading, self._entry.role = heading, role

    def _repeats(self, heading: Piece) -> bool:
        """Whether it names the heading's desk again: "Investor Contact: Acme, Inc. Investor Relations"."""
        entry = self._entry
        alone = bool(entry.pieces) and all(p.kind == "organisation" for p in entry.pieces)
        colon = heading.text.rstrip().endswith(":")
        return alone and not colon and entry.heading is not None and entry.role == heading.role is not None

    def _begins(self, piece: Piece) -> bool:
        """Whether a piece is the first of a new entry."""
        entry = self._entry
        if piece.kind == "name":
            return entry.reached or (self._or and bool(entry.said("name")))
        if piece.kind == "organisation":
            return entry.reached
        if piece.kind == "title":
            return entry.reached and bool(entry.said("name") or entry.said("title"))
        return False

    def _is_organisation_above(self) -> bool:
        """Whether the only piece so far looked like a name, but a name follows it: an agency of two words."""
        pieces = self._entry.pieces
        return len(pieces) == 1 and pieces[0].kind == "name"

    def _close(self) -> None:
        if self._entry.reached or self._entry.said("name"):
            self.entries.append(self._entry)
        self._entry = Entry()
        self._or = False


def _joined(entries: list[Entry]) -> list[Entry]:
    """Entries; a company's number right before the person whom it reaches joins that person's entry."""
    joined: list[Entry] = []
    for entry in entries:
        last = joined[-1] if joined else None
        if last is not None and _belongs(last, entry):
            last.pieces += entry.pieces
        else:
            joined.append(entry)
    return joined


def _belongs(company: Entry, person: Entry) -> bool:
    own = {p.kind for p in company.pieces} & {"phone", "email"}
    others = {p.kind for p in person.pieces} & {"phone", "email"}
    apart = person.span.start - company.span.end
    named = company.said("organisation") and not company.said("name") and person.said("name")
    return bool(named and person.heading is None and apart <= 2 and own and others and not own & others)


def collapsed_columns(line: Sequence[Piece]) -> list[Entry]:
    """Entries of a line into which columns ran together: some headings, then as many addresses or numbers."""
    count = 0
    while count < len(line) and line[count].kind == "heading":
        count += 1
    rest = line[count:]
    groups = [[p for p in rest if p.kind == kind] for kind in ("name", "email", "phone")]
    full = [g for g in groups if len(g) == count]
    if count < 2 or not full or any(g and len(g) != count for g in groups):
        return []
    return [Entry(line[i], line[i].role, [g[i] for g in full]) for i in range(count)]
