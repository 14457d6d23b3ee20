"""Where the words of a fact's field come from, so that a rule that asks for another word is an error.

A field of a closed set of words says so in its annotation: by ``Literal``, or, where the law or a constant of
the module holds the words, by ``Annotated`` with one of these::

    kind: Annotated[str, one_of(*KINDS)]
    exchange: Annotated[str | None, column_of("exchanges", "exchange")]
    action: Annotated[str, entry_field("guidance-actions", "action")]

A field without any of them is open: its words are those of releases.
"""

from __future__ import annotations

from collections.abc import Iterable

from checker.record import Record


class Vocabulary(Record):
    """The words that a field may hold: some by themselves, or those of a table or a word list of the law."""

    words: tuple[str, ...] = ()
    table: str = ""
    lexicon: str = ""
    field: str = ""
    """The table's column (``names/tier``: a key of the mappings in its lists), or the entries' field."""
    ending: str = ""
    """What may end each of them: an amendment's ``/A``."""
    texts: bool = False
    """Whether they are the names of the approved texts of the packs in use."""
    closed: bool = True
    """Whether there are no others. If there may be, only a word that is nearly one of them is an error."""


def one_of(*words: str) -> Vocabulary:
    """These words and no others."""
    return Vocabulary(words)


def column_of(
    table: str, column: str, also: Iterable[str] = (), *, ending: str = "", closed: bool = True
) -> Vocabulary:
    """The words of a table's column."""
    return Vocabulary(tuple(also), table=table, field=column, ending=ending, closed=closed)


def entry_field(lexicon: str, field: str, also: Iterable[str] = ()) -> Vocabulary:
    """The words that the entries of a word list have in a field."""
    return Vocabulary(tuple(also), lexicon=lexicon, field=field)


STATUSES = ("V", "M+", "M", "M-")
"""How firmly a row of the law is known (rulebook 0.1)."""

TEXT_NAMES = Vocabulary(texts=True, closed=False)
"""The names of approved texts: those of the packs in use, and those of a profile, which no pack knows."""
