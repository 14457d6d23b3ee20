"""What a rule rests on → words: the kind of source, and how sure this project is of the citation."""

from __future__ import annotations

from collections.abc import Iterator

from checker.findings import Authority, RuleCard
from checker.record import Record


class BasisView(Record):
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


_KINDS = (
    ("house style", ("house",)),
    ("statute", ("u.s.c.", "pub. l.", " act §", " act of ", "section 27a", "section 21e", "21e(", "27a(")),
    ("FDA rule", ("21 cfr",)),
    ("court decision", (" v. ", "f.3d", "f.2d", "f. supp", "in re ")),
    ("SEC staff guidance", ("c&di", "staff", "bulletin", "interpretation", "release no", "33-", "34-")),
    (
        "SEC form",
        ("form 8-k", "form 10-", "form 20-f", "form 40-f", "form 6-k", "form s-", "form f-", "form "),
    ),
    ("SEC rule", ("17 cfr", "regulation ", "reg. ", "reg g", "rule 1", "rule 4", "rule 0-", "s-k item")),
    ("exchange rule", ("nyse", "nasdaq", "listed company manual", "tsx", "otc markets", "cboe")),
    ("Canadian rule", ("ni 4", "ni 5", "national instrument", "csa ", "national policy")),
    ("UK or EU rule", ("mar ", "mar,", "market abuse", "uklr", "dtr", "596/2014", "aim rule")),
    ("common practice", ("practice", "newswire", "ap style", "convention")),
)

_STATUS = {
    "V": "Read in the source.",
    "M+": "Settled law; the citation was not read again.",
    "M": "From general knowledge. Check it before relying on it.",
    "M-": "Uncertain. Check it before relying on it.",
    "M−": "Uncertain. Check it before relying on it.",
    "house": "Not a legal requirement.",
}


def authority_kind(authority: Authority) -> str:
    """``statute``, ``SEC rule``, ``exchange rule``, …; empty where the citation does not tell."""
    if authority.status == "house":
        return "house style"
    cite = f" {authority.cite.lower()} "
    return next((kind for kind, signs in _KINDS if any(sign in cite for sign in signs)), "")


def authority_status(status: str) -> str:
    """How sure this project is of the citation, in a sentence; empty for a mark it does not know."""
    return _STATUS.get(status, "")


def safe_link(url: str) -> str:
    """The address if it may be a link in a report (https only), else an empty string."""
    return url if url.startswith("https://") and not any(c.isspace() or c in "\"'<>" for c in url) else ""


def basis_views(rule: RuleCard) -> Iterator[BasisView]:
    """What the rule rests on, each with the kind of source and how sure it is."""
    for authority in rule.authority:
        cite = "House style" if authority.cite.strip().lower() == "house" else authority.cite
        yield BasisView(
            kind=authority_kind(authority),
            cite=cite,
            says=authority.says.strip(),
            url=safe_link(authority.url),
            status=authority_status(authority.status),
        )
