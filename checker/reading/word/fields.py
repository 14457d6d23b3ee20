"""Fields of Word (cross-references, links, page numbers): the code is not read, the result is."""

from __future__ import annotations

import re

from checker.record import Record, field

_FAULT = re.compile(
    r"\s*(?:Error!|Fehler!|Erreur ?!|¡Error!|Errore\.|Fout!|Erro!|Fel!|Fejl!|Feil!|Virhe|Błąd!|エラー!|错误!)"
)
"""How Word starts a result that it could not work out, in the languages that releases are drafted in."""

_LINK = re.compile(r'\s*HYPERLINK\s+(?:\\l\s+)?"([^"]{1,2000})"')
_BLANK = re.compile(r"\s*(?:MERGEFIELD|MACROBUTTON|FILLIN|ASK)\b")
_CLICK = re.compile(r"\s*MACROBUTTON\s+\S+\s+(.*)", re.S)


class Field(Record, frozen=False):
    """A field while it is read; ``start`` is where its result begins in the raw text."""

    code: str = ""
    start: int | None = None
    """None while its code is read."""
    words: list[str] = field(default_factory=list)

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    @property
    def failed(self) -> bool:
        """Whether Word put an error message in the place of the result."""
        return _FAULT.match("".join(self.words)) is not None

    @property
    def link(self) -> str:
        """The address that the field leads to, if it is a link out of the document."""
        m = _LINK.match(self.code)
        return m[1] if m and "\\l" not in self.code.partition('"')[0] else ""

    @property
    def blank(self) -> bool:
        """Whether the field stands for something that a person has still to fill in."""
        return _BLANK.match(self.code) is not None

    @property
    def empty(self) -> bool:
        """Whether it is a field of a form in which nothing is filled in."""
        return self.code.strip().startswith("FORMTEXT") and not "".join(self.words).strip()

    @property
    def prompt(self) -> str:
        """The words that a field without a result shows: "[click here and type]"."""
        m = _CLICK.match(self.code)
        return m[1].strip() if m else ""
