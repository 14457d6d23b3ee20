"""A Document → Facts: typed things that the release states, one module for each family.

Every fact is a frozen dataclass with a ``span`` of the reading text; its other fields are what
a rule's ``where:`` may test and a message may name (``period_end`` is ``period-end`` in YAML).
Facts are extracted when first asked for, and once; :mod:`checker.facts.kinds` says where.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING, Any

from checker.document import Document
from checker.errors import DraftError
from checker.facts.kinds import KINDS, FactKind
from checker.law import Law
from checker.record import Record, field

if TYPE_CHECKING:
    from checker.facts.release import Release
    from checker.issuer import Issuer

__all__ = ["KINDS", "FactKind", "Facts"]

LONG = 300_000
"""Characters up to which a draft may hold as many facts of a kind as is said; a longer one may hold more."""


class Facts(Record, frozen=False):
    """What one release states, by kind; and, in :attr:`release`, what is said once."""

    document: Document
    law: Law
    stated: Mapping[str, object]
    """What the user or the front matter said: ``date``, ``event``, ``jurisdiction``, ``filer``, …"""
    as_of: date
    """Today, passed in; used as the release's date where the release has none."""
    memo: dict[Any, Any] = field(default_factory=dict)
    """What rules have already looked for in this release: each search is made once."""
    issuer: Issuer | None = None
    """What the house says of itself, if it does."""
    _found: dict[str, tuple[Any, ...]] = field(default_factory=dict)
    _release: Release | None = None

    def of(self, kind: str) -> tuple[Any, ...]:
        """All facts of a kind, in the order of the text.

        Raises:
            DraftError: there are more of them than any release has.
        """
        if kind not in self._found:
            if not KINDS[kind].may_be_in(self):
                self._found[kind] = ()
                return ()
            _, extract = KINDS[kind].load()
            most = self.most(kind)
            found = tuple(sorted(islice(extract(self), most + 1), key=lambda f: (f.span.start, f.span.end)))
            if len(found) > most:
                name = self.document.source.name
                raise DraftError(
                    f"{name}: it has more than {most:,} facts of {kind!r}; check the release alone"
                )
            self._found[kind] = found
        return self._found[kind]

    def most(self, kind: str) -> int:
        """How many facts of a kind a draft of this length may hold; with more it is refused."""
        return KINDS[kind].most * max(1, len(self.document.text) // LONG)

    @property
    def release(self) -> Release:
        """What the release says once: its date, company, events, jurisdictions."""
        if self._release is None:
            from checker.facts.release import read_release  # noqa: PLC0415

            self._release = read_release(self)
        return self._release
