"""Labelled defects and findings → which defects were found, and which findings no label bears out.

Labels say what is wrong in free words, so a defect belongs to a *family* by those words, and a family names
the rules that speak of such faults. A finding answers a defect when its rule is of the family and it stands
in the same place (or the family's fault has no place: something is missing); or,
for faults of no known family, when the two places are nearly the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from measuring.counts import Board
from measuring.pages import Page, Stretch, half_shared, likeness
from measuring.verdicts import Hit


@dataclass(frozen=True)
class Family:
    """A kind of defect: the words that name it in a label, the rules that find it, whether it has a place."""

    name: str
    words: re.Pattern[str]
    rules: re.Pattern[str]
    placed: bool = True


def _family(name: str, words: str, rules: str, *, placed: bool = True) -> Family:
    return Family(name, re.compile(words, re.I), re.compile(rules), placed)


FAMILIES = (
    _family(
        "no headline", r"headline (?:is |(?:proper )?seems )?lost|no headline", r"id\.headline", placed=False
    ),
    _family("no dateline", r"no dateline", r"id\.dateline-missing", placed=False),
    _family(
        "no caution",
        r"no cautionary|without (?:a )?caution",
        r"fls\.(?:disclaimer-missing.*|guidance-without-disclaimer)",
        placed=False,
    ),
    _family(
        "boilerplate caution",
        r"boilerplate-only|no (?:concrete )?risk",
        r"fls\.(?:boilerplate-caution|canadian-risk-factors|incorporation-only|factors-not-tailored)",
        placed=False,
    ),
    _family(
        "contact",
        r"incomplete contact|contact .*\b(?:no|without)\b|malformed telephone|e-?mail address broken",
        r"contact\..*|text\.run-together",
    ),
    _family(
        "copy's remnants",
        r"scrape artefact|link list|run together",
        r"text\..*|draft\..*|contact\.placeholder|id\.(?:ticker-scrape-artefact|url-hygiene)",
    ),
    _family(
        "typography",
        r"^typo|typographical|^misspel|^misprint|^garbled drafting|missing space|quotation mark|bracket"
        r"|stray",
        r"(?:text|draft)\..*",
    ),
    _family("duplicate", r"duplicate|twice|doubled", r"text\..*|fls\.keyword-list-hygiene|id\.dateline.*"),
    _family("placeholder", r"placeholder|left in\b", r"(?:draft|contact)\.placeholder|text\..*"),
    _family("ticker", r"ticker|symbol", r"id\.(?:ticker|exchange).*"),
    _family(
        "date or time",
        r"weekday|wrong year|garbled date|time zone|\bE[SD]T\b|times? conflict|event time",
        r"(?:date|call|event)\..*|id\.(?:weekday|dateline-date|timezone).*",
    ),
    _family(
        "filing",
        r"form name|filing (?:reference|system|date)|(?:annual|quarterly) report|10-[KQ]|file number",
        r"sec\..*|fls\.borrowed-caution",
    ),
    _family(
        "safe harbour",
        r"statute|safe.harbou?r|PSLRA|hedged|update clause|duty to update",
        r"fls\.(?:statute-misnamed|exclusion.*|hedged-identification|no-update.*|dual-regime|pre-pslra)",
    ),
    _family(
        "other release's words",
        r"left (?:over )?from|copied from|carried.over|stale caution",
        r"text\.dangling-reference|fls\.(?:borrowed-caution|template-mismatch|stale-or-anachronistic-factor|hypothetical-risk|overbroad-scope|placement.*)",
    ),
    _family(
        "figures", r"percent|arithmetic|sum\b|do(?:es)? not add|amounts disagree", r"(?:num|earnings)\..*"
    ),
    _family(
        "names and terms",
        r"name (?:is )?(?:inconsistent|varies|wrong|spelt|misspelled|written)|undefined|defined term",
        r"id\.(?:company-.*|defined-term)|name\..*|text\.name-spelt-two-ways",
    ),
)


def family(what: str) -> Family | None:
    """The first family whose words the label uses; None for faults of no known family."""
    return next((f for f in FAMILIES if f.words.search(what)), None)


def answers(hit: Hit, label: Mapping[str, Any], page: Page) -> bool:
    """Whether the finding speaks of the labelled defect."""
    places = page.occurrences(label["quote"]) if label.get("quote") else []
    kin = family(label["what"])
    if kin is None:
        return hit.place is not None and _nearly_same(places, hit.place)
    if not kin.rules.fullmatch(hit.rule):
        return False
    if not kin.placed or hit.place is None or not places or "throughout" in label["what"]:
        return True
    return any(half_shared(place, hit.place) for place in places)


def _nearly_same(places: Sequence[Stretch], found: Stretch) -> bool:
    return any(likeness([place], [found]) >= 0.3 for place in places)


def _cautioned(labels: Mapping[str, Any], **wanted: object) -> bool:
    label = labels["cautionary"]
    return label["present"] and all(label[name] == answer for name, answer in wanted.items())


def _unperioded(mention: Mapping[str, Any]) -> bool:
    return not any(mention.get(name) for name in ("period_end", "filed_date", "fiscal_year"))


BORNE_OUT: Mapping[str, Callable[[Mapping[str, Any]], bool]] = {
    "id.headline": lambda labels: labels["headline"] is None,
    "id.dateline-missing": lambda labels: labels["dateline"] is None,
    "id.about-missing": lambda labels: not labels["about"],
    "id.ticker-missing": lambda labels: not labels["issuers"],
    "contact.missing": lambda labels: not labels["contacts"],
    "contact.email-missing": lambda labels: not any(entry["email"] for entry in labels["contacts"]),
    "fls.disclaimer-missing": lambda labels: (
        not labels["cautionary"]["present"] and bool(labels["forward_looking"])
    ),
    "fls.surplus-disclaimer": lambda labels: _cautioned(labels) and not labels["forward_looking"],
    "fls.hedged-identification": lambda labels: _cautioned(labels, identification="may contain"),
    "fls.boilerplate-caution": lambda labels: _cautioned(labels, company_specific=False),
    "fls.canadian-risk-factors": lambda labels: _cautioned(labels, company_specific=False),
    "fls.incorporation-only": lambda labels: _cautioned(labels, named_factors=0),
    "fls.no-update-overreach": lambda labels: _cautioned(
        labels, no_update_clause=True, except_as_required_by_law=False
    ),
    "sec.vague-reference": lambda labels: any(map(_unperioded, labels["filings"])),
}
"""Rules whose finding follows from the labels of facts, whether or not it is listed as a defect too."""


def score(labels: Mapping[str, Any], hits: Sequence[Hit], id: str, page: Page, board: Board) -> None:
    """Count the defects found, by certainty and family; and, by rule, the findings that labels bear out."""
    for label in labels["defects"]:
        found = any(answers(hit, label, page) for hit in hits)
        kin = family(label["what"])
        told = f"{label['what']} | {' '.join((label.get('quote') or '').split())[:120]}"
        rows = [f"defects: {'certain' if label['certain'] else 'uncertain'} found"]
        rows += [f"defects: certain, {kin.name if kin else 'other'}"] if label["certain"] else []
        for row in rows:
            board.share(row).answer(id, True, found, told)
    for hit in hits:
        borne_out = borne_out_by(labels, hit, page)
        for row in (f"findings borne out: {hit.severity}", f"finding {hit.rule}"):
            board.share(row).answer(id, True, borne_out, f"[{hit.severity}] {hit.message} | {hit.quote}")


def borne_out_by(labels: Mapping[str, Any], hit: Hit, page: Page) -> bool:
    """Whether the labels bear a finding out: as a defect, or because it follows from a labelled fact."""
    if hit.rule in BORNE_OUT and BORNE_OUT[hit.rule](labels):
        return True
    return any(answers(hit, label, page) for label in labels["defects"])
