"""What stands beside the words of an OpenDocument text, or says something about them → markings."""

from __future__ import annotations

import re
from typing import Any

from checker.reading.odt.names import q
from checker.reading.odt.words import Leave, Words, words_of

_FAULT = re.compile(
    r"\s*(?:Error: Reference source not found|Fehler: Verweis|Erreur ?: source|Error!|Fehler!)"
)


class Asides(Words):
    """Notes comments, links, broken references, placeholders and hidden words."""

    def _link(self, link: Any) -> Leave:
        here, target = self.out.position, link.get(q("xlink:href"), "")

        def leave() -> None:
            shown = words_of(link)
            if target and not target.startswith("#") and _bare(shown) != _bare(target):
                self.out.mark("external-link", shown, here, self.out.position, name=target[:2000])

        return leave

    def _reference(self, element: Any) -> Leave:
        here = self.out.position

        def leave() -> None:
            if _FAULT.match(words := words_of(element)):
                self.out.mark("field-error", words, here, self.out.position)

        return leave

    def _placeholder(self, _: Any) -> Leave:
        here = self.out.position
        return lambda: self.out.mark("placeholder", "", here, self.out.position)

    def _comment(self, comment: Any) -> Leave:
        author, date = (comment.findtext(q(name)) or "" for name in ("dc:creator", "dc:date"))
        words = " ".join(words_of(p) for p in comment.iter(q("text:p")))
        here = self.out.position
        self.out.mark("comment", words[:4000], here, here, author=author, date=date)
        return False

    def _hidden(self, element: Any) -> Leave:
        words, here = element.get(q("text:string-value"), "") or words_of(element), self.out.position
        if words:
            self.out.mark("hidden", words, here, here)
        return False

    def _skip(self, _: Any) -> Leave:
        return False


def _bare(address: str) -> str:
    text = re.sub(r"^(?:https?://|mailto:|tel:)", "", "".join(address.split()).casefold())
    return re.sub(r"^www\.|[/.,;)]+$", "", text)
