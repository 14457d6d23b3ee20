"""Cut a block's text into sentences, by rules for the abbreviations and numbers of business English.

A full stop ends a sentence if what stands before it cannot be short for something, or if what
follows can only begin a sentence. The lists are grammar, not law, so they stand here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from checker.patterns import pattern


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_TITLES = _words(
    "mr mrs ms dr prof rev gen col lt sgt capt cmdr adm gov sen rep hon messrs mmes st mt ft univ dept fed "
    "bros assn calif mass conn penn wash tex fla ariz colo minn mich wis ill ind okla ore tenn nev ala ark "
    "del kan ky la md mo mont neb va vt wyo ga n.c s.c n.d s.d n.h n.j n.m n.y w.va r.i ont que alta man "
    "sask b.c"
)
"""Short forms, with a capital, before a name or inside an address; they hardly ever end a sentence."""

_NOUN_FOLLOWS = _words("vs v cf viz al e.g i.e approx est ca incl op m.v u.s.s")
"""Short forms that never end a sentence of prose."""

_NUMBER_FOLLOWS = _words("no nos p pp pg ph pt pts vol ext tel fax fig figs sec secs art arts para ch")
"""Short forms only before a number ("No. 3"); else words of their own."""

_MAY_END = _words(
    "inc corp co ltd llc llp plc lp jr sr esq bn mn mm etc ret u.s u.k u.n u.a.e e.u d.c p.r n.v s.a "
    "s.p.a a.g b.v n.a s.e a.s p.l.c l.p l.l.c l.l.p ltda s.r.l pty pte gmbh a.m p.m ph.d m.d m.b.a "
    "j.d b.s b.a m.s m.a c.p.a f.a.c.s pharm.d d.o r.n cfa p.eng p.geo jan feb mar apr jun jul aug "
    "sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun bldg ave blvd rd ste intl mfg "
    "tech hosp natl dev mgmt svcs"
)
"""Short forms that may also be a sentence's last word: what follows decides."""

_STARTERS = _words(
    "the a an this that these those it its he she they we our i you his her their my your there here "
    "who what where why how which such some any each every both all most many several other another "
    "no neither either one in on at for as if when while during under with within without to from by "
    "after before since until unless upon through although because however additionally moreover "
    "furthermore also further meanwhile therefore thus and but or so net total gross adjusted actual "
    "past forward-looking following prior subsequent based founded headquartered established "
    "including excluding except despite about across among between over beyond please visit see "
    "follow copies once today currently recently earlier later now then according due given assuming "
    "together instead investors shareholders stockholders management revenue revenues sales "
    "participants interested listeners is are was were has had have will would can could should may "
    "let factors readers certain additional register dial-in replay record payment"
)
"""Words with which sentences start and names do not go on."""

_UNITS = _words("bn mn mm etc")
_FIRMS = _words("inc corp co ltd llc llp plc n.v s.a l.p")
_ZONES = _words(
    "eastern central mountain pacific atlantic et ct mt pt est edt cst cdt mst mdt pst pdt gmt utc"
)

_WITH_BANG = _words("yahoo yum jeopardy kahoot")
"""Names that are written with an exclamation mark."""


_END = r"""(?x)(?<![.!?\u2026])(?P<mark>[.!?\u2026]++)
        (?P<close>['"\u2019\u201d)\]]*+)
        (?P<note>(?:[\u00b9\u00b2\u00b3\u2070-\u2079]+|\(\d{1,2}\)|\[\d{1,2}\]
                 |(?<!\d[.]['")\]]*)\d{1,2}(?!\d))?)
        (?: \s++(?=(?P<open>['"\u2018\u201c(\[]*+)
                   (?P<next>[\p{Lu}\d][\w'\u2019-]*+|\p{Ll}\p{Lu}\w*+|[$\u20ac\u00a3#+\u2013\u2014\u2022*]
                           |(?<=["(\u201c\[])\p{L}+))
          # a copy that has lost the space
          | (?<=\p{Ll}{3}[.!?]["\u201d)]*)(?=(?P<open>)
                   (?P<next>The|This|These|We|Our|In|It|Its|For|As|He|She|They|There|All|With|On|At)\ ))"""
"""A possible end: stops, closing marks, a footnote's mark, space, and what a sentence may start with."""
_BULLET = r"[\u2022\u25aa\u25cf\u25e6\u2023\uf0b7]"
_STOP, _A_BULLET = pattern(_END), pattern(_BULLET)
_STOP_OR_BULLET = pattern(rf"{_END} | \s++(?=(?P<mark>)(?P<close>)(?P<note>)(?P<open>)(?P<next>{_BULLET})\s)")
"""The same, or a bullet inside a paragraph: it makes every space be looked at, and few blocks have one."""


_LAST_WORD = pattern(r"(?r)[\p{L}\p{N}][\p{L}\p{N}.&'\u2019-]*")
"""The word that a text ends with; read backwards from the end, as is the next."""


_INITIALS = pattern(r"(?:\p{L}\.)+\p{L}")
"""Letters with stops between them: U.S, J.P, S.p.A."""


_NUMBERED = pattern(
    r"(?r)(?:^|[:;\u2022])\s*\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})"
    r"|\b(?:Item|Part|Note|Article|Proposal|Annex|Step)\s[\dIVXA-Z.]{1,6}"
)
"""The number of an item, at the start or after a colon, or of a titled division of a form."""

_LONGEST_NUMBER = 6
"""Characters of such a number at most."""


_CLAUSE = pattern(
    r"(?!Chair|Presid|Chief|Vice|CEO|CFO|Board|Class|Common|Series|Director)"
    r"\p{Lu}[\w'-]+(?: \p{Lu}[\w'-]+)? (?:is|was|has|had|will|are|were|expects?|plans?|intends?"
    r"|believes?|reported|announced|completed|continues)\b"
)
"""A name and its verb, which begin a sentence even after a short form: "… Fell Corp. Berg expects …"."""


_ATTRIBUTION = pattern(
    r"(?:[\p{Lu}][\w.'\u2019-]*,?\s){1,4}(?:said|asked|asks|says|added|stated|noted|commented)\b"
)
"""Who says it, after a quotation that ends in a question or exclamation mark."""


def split_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of one block, as offsets; white space between them belongs to none."""
    found: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    bullets = not text.isascii() and _A_BULLET.search(text)
    for m in (_STOP_OR_BULLET if bullets else _STOP).finditer(text):
        if m["mark"] and not _ends(text, start, m):
            continue
        end = m.end("note") if m["mark"] else m.start()
        found.extend(_pieces(text, start, end))
        start = m.end()
    found.extend(_pieces(text, start, len(text.rstrip())))
    return found


LONGEST = 6_000
"""Characters of one sentence: the longest lists of risks run to four thousand."""


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch as a sentence; a longer one than any person wrote is cut, or work on it would never end."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + 1, start + LONGEST)
        cut = cut if cut > 0 else start + LONGEST
        yield start, cut
        start = cut + (text[cut] == " ")
    if start < end:
        yield start, end


def _ends(text: str, start: int, m: Any) -> bool:
    """Whether a sentence that began at ``start`` ends at this stop."""
    mark, following = m["mark"], m["next"]
    starts = following.lower() in _STARTERS and text[m.end("next") : m.end("next") + 1] != "."
    if mark[0] in "!?":
        return not _goes_on_after_call(text, start, m, starts)
    if len(mark) > 1 or mark == "\u2026":
        return starts and not following[0].islower()
    if m["close"] and m["close"][0] in "\"\u201d'\u2019" and not m["open"].startswith("("):
        return True
    before = text[max(start, m.start() - 40) : m.start()]
    if m["note"].isdigit() and before[-1:].isdigit():
        return False
    return not _is_short_form(before, starts, m)


def _goes_on_after_call(text: str, start: int, m: Any, starts: bool) -> bool:
    """Whether a sentence goes on after a question or exclamation mark: it quotes, or a name is written so."""
    if m["close"][:1] in ('"', "\u201d") and _ATTRIBUTION.match(text, m.end()):
        return True
    word = _LAST_WORD.match(text, max(start, m.start() - 20), m.start())
    return bool(word) and word.group().lower() in _WITH_BANG and not starts


def _is_short_form(before: str, starts: bool, m: Any) -> bool:
    """Whether the stop after these words marks a short form or a number, and the sentence goes on."""
    found = _LAST_WORD.match(before)
    if found is None:
        return False
    word = found.group()
    if len(word) <= _LONGEST_NUMBER and _NUMBERED.match(before):
        return not starts or len(before.lstrip(" (")) <= 3
    short = word.lower().strip(".'\u2019-")
    if word.isalpha() and word.isupper() and len(word) > 2 and short not in _FIRMS:
        return False  # "filed with the SEC." ends, "Sec. 21E" goes on
    return _goes_on_after_short_form(word, short, starts, m)


def _goes_on_after_short_form(word: str, short: str, starts: bool, m: Any) -> bool:
    following: str = m["next"]
    initial = len(word) == 1 and word.isupper() and word != "I"
    if short in _NUMBER_FOLLOWS and not initial:
        return following[0].isdigit() or following in "+#"
    if initial or (short in _TITLES and word[0].isupper()):
        return not starts
    if short in _MAY_END or _INITIALS.fullmatch(short):
        return short in _NOUN_FOLLOWS or (short not in _UNITS and _may_go_on(short, starts, m))
    return short in _NOUN_FOLLOWS


def _may_go_on(short: str, starts: bool, m: Any) -> bool:
    """Whether a sentence goes on after a short form that may be its last word."""
    following: str = m["next"]
    if m["open"].startswith(("(", "[")):
        return not starts or following[0].islower() or following.isupper()
    if short in ("a.m", "p.m") and following.lower() in _ZONES:
        return True
    if m["open"]:
        return False
    return not (starts or (short in _FIRMS and _CLAUSE.match(m.string, m.end())))
