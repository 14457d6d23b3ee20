"""Cut a block's text into sentences, by rules for the abbreviations and numbers of business English.

A full stop ends a sentence if what stands before it cannot be short for something, or if what
follows can only begin a sentence. The lists are grammar, not law, so they stand here.
"""

from __future__ import annotations

from functools import cache
from typing import Any

_NAME_FOLLOWS = frozenset(
    "mr mrs ms dr prof rev gen col lt sgt capt cmdr adm gov sen rep hon messrs mmes st mt ft univ dept"
    " vs v cf viz al e.g i.e approx est ca incl ext tel fax op vol pp fig figs sec secs art arts para ch"
    " m.v u.s.s fed bros assn calif mass conn penn wash tex fla ariz colo minn mich wis ill ind okla ore"
    " tenn nev ala ark del kan ky la md mo mont neb va vt wyo ga n.c s.c n.d s.d n.h n.j n.m n.y w.va r.i"
    " ont que alta man sask b.c".split()
)
"""Short forms after which a name, a number or a noun follows; they hardly ever end a sentence."""

_NUMBER_FOLLOWS = frozenset("no nos p pg ph pt pts vol".split())
"""Short forms only before a number ("No. 3"); else words of their own."""

_MAY_END = frozenset(
    "inc corp co ltd llc llp plc lp jr sr esq bn mn mm etc ret u.s u.k u.n u.a.e e.u d.c p.r n.v s.a s.p.a a.g b.v n.a"
    " s.e a.s p.l.c l.p l.l.c l.l.p ltda s.r.l pty pte gmbh a.m p.m ph.d m.d m.b.a j.d b.s b.a m.s m.a c.p.a"
    " f.a.c.s pharm.d d.o r.n cfa p.eng p.geo ph.d jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues"
    " wed thu thur thurs fri sat sun bldg ave blvd rd ste intl mfg tech hosp natl dev mgmt svcs".split()
)
"""Short forms that may also be a sentence's last word: what follows decides."""

_STARTERS = frozenset(
    "the a an this that these those it its he she they we our i you his her their my your there here who what where"
    " why how which such some any each every both all most many several other another no neither either one in on at"
    " for as if when while during under with within without to from by after before since until unless upon through"
    " although because however additionally moreover furthermore also further meanwhile therefore thus and but or so"
    " net total gross adjusted actual past forward-looking following prior subsequent based founded headquartered"
    " established including excluding except despite about across among between over beyond please visit see follow"
    " copies once today currently recently earlier later now then according due given assuming together instead"
    " investors shareholders stockholders management revenue revenues sales participants interested listeners is are"
    " was were has had have will would can could should may let factors readers certain additional please register"
    " dial-in replay record payment".split()
)
"""Words with which sentences start and names do not go on."""

_NEVER_LAST = frozenset("e.g i.e vs v cf viz".split())
_UNITS = frozenset("bn mn mm etc".split())
_FIRMS = frozenset("inc corp co ltd llc llp plc n.v s.a l.p".split())
_ZONES = frozenset("eastern central mountain pacific atlantic et ct mt pt est edt cst cdt mst mdt pst pdt gmt utc".split())

_WITH_BANG = frozenset("yahoo yum jeopardy kahoot".split())
"""Names that are written with an exclamation mark."""


@cache
def _stop() -> Any:
    """A possible end: stops, closing marks, a footnote's mark, white space, and what a sentence may start with."""
    import regex  # noqa: PLC0415

    return regex.compile(
        r"""(?P<mark>[.!?\u2026]++)(?P<close>['"\u2019\u201d)\]]*+)
            (?P<note>(?:[\u00b9\u00b2\u00b3\u2070-\u2079]+|\(\d{1,2}\)|\[\d{1,2}\]|(?<!\d[.]['")\]]*)\d{1,2}(?!\d))?)
            (?:\s++(?=(?P<open>['"\u2018\u201c(\[]*+)(?P<next>[\p{Lu}\d][\w'\u2019-]*+|\p{Ll}\p{Lu}\w*+|[$\u20ac\u00a3#+\u2013\u2014\u2022*]|(?<=["(\u201c\[])\p{L}+))
              |(?<=\p{Ll}{3}[.!?]["\u201d)]*)(?=(?P<open>)(?P<next>The|This|These|We|Our|In|It|Its|For|As|He|She|They|There|All|With|On|At)\ ))
          | \s++(?=(?P<mark>)(?P<close>)(?P<note>)(?P<open>)(?P<next>[\u2022\u25aa\u25cf\u25e6\u2023\uf0b7])\s)""",
        regex.X,
    )


@cache
def _last_word() -> Any:
    import regex  # noqa: PLC0415

    return regex.compile(r"[\p{L}\p{N}][\p{L}\p{N}.&'\u2019-]*+$")


@cache
def _initials() -> Any:
    """Letters with stops between them: U.S, J.P, S.p.A."""
    import regex  # noqa: PLC0415

    return regex.compile(r"(?:\p{L}\.)+\p{L}")


@cache
def _numbered() -> Any:
    """The number of an item, at the start or after a colon, or of a titled division of a form."""
    import regex  # noqa: PLC0415

    return regex.compile(
        r"(?:(?:^|[:;\u2022])\s*\(?(?:\d{1,2}|[A-Za-z]|[ivx]{1,4})|\b(?:Item|Part|Note|Article|Proposal|Annex|Step)\s[\dIVXA-Z.]{1,6})$"
    )


@cache
def _clause() -> Any:
    """A name and its verb, which begin a sentence even after a short form: "… Fell Corp. Berg expects …"."""
    import regex  # noqa: PLC0415

    return regex.compile(
        r"(?!Chair|Presid|Chief|Vice|CEO|CFO|Board|Class|Common|Series|Director)\p{Lu}[\w'-]+(?: \p{Lu}[\w'-]+)?"
        r" (?:is|was|has|had|will|are|were|expects?|plans?|intends?|believes?|reported|announced|completed|continues)\b"
    )


@cache
def _attribution() -> Any:
    """Who says it, after a quotation that ends in a question or exclamation mark."""
    import regex  # noqa: PLC0415

    return regex.compile(r"(?:[\p{Lu}][\w.'\u2019-]*,?\s){1,4}(?:said|asked|asks|says|added|stated|noted|commented)\b")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """The sentences of one block, as offsets; white space between them belongs to none."""
    found: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    for m in _stop().finditer(text):
        if m["mark"] and not _ends(text, start, m):
            continue
        end = m.end("note") if m["mark"] else m.start()
        if start < end:
            found.append((start, end))
        start = m.end()
    end = len(text.rstrip())
    if start < end:
        found.append((start, end))
    return found


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
    if m["close"][:1] in ('"', "\u201d") and _attribution().match(text, m.end()):
        return True
    word = _last_word().search(text, max(start, m.start() - 20), m.start())
    return bool(word) and word.group().lower() in _WITH_BANG and not starts


def _is_short_form(before: str, starts: bool, m: Any) -> bool:
    """Whether the stop after these words marks a short form or a number, and the sentence goes on."""
    following: str = m["next"]
    found = _last_word().search(before)
    if found is None:
        return False
    word = found.group()
    short = word.lower().strip(".'\u2019-")
    if _numbered().search(before):
        return not starts or len(before.lstrip(" (")) <= 3
    if short in _NUMBER_FOLLOWS and following[0].isdigit():
        return True
    if short in _NAME_FOLLOWS and word != "SEC":  # "Sec. 21E" goes on; "filed with the SEC." ends
        return not starts or short in _NEVER_LAST
    if len(word) == 1 and word.isupper() and word != "I":
        return not starts
    if short in _MAY_END or _initials().fullmatch(short):
        return short not in _UNITS and _short_form_goes_on(short, starts, m)
    return False


def _short_form_goes_on(short: str, starts: bool, m: Any) -> bool:
    following: str = m["next"]
    if m["open"].startswith(("(", "[")):
        return not starts or following[0].islower() or following.isupper()
    if short in ("a.m", "p.m") and following.lower() in _ZONES:
        return True
    if m["open"]:
        return False
    return not (starts or (short in _FIRMS and _clause().match(m.string, m.end())))
