"""The words that say which way a figure went, as patterns over running text or over a skeleton."""

from __future__ import annotations

UP = (
    r"increas(?:e[sd]?|ing)|up|gr[eo]w(?:s|n|ing)?|growth|r(?:ose|ises?|isen|ising)|higher|gain(?:s|ed)?|"
    r"climb(?:s|ed|ing)?|expand(?:s|ed|ing)?|expansion|rais(?:e[sd]?|ing)|jump(?:s|ed)?|advanced|surg(?:ed?|es|ing)|soar(?:s|ed)?|uplift|more|greater"
)
DOWN = (
    r"decreas(?:e[sd]?|ing)|down|declin(?:e[sd]?|ing)|fell|fall(?:s|en|ing)?|drop(?:s|ped)?|lower(?:ed)?|"
    r"reduc(?:ed|tion|es?|ing)|contract(?:ed|ion)|slip(?:s|ped)?|shr(?:ank|inks?|unk)|less|dipped"
)
EITHER = r"chang(?:ed?|es)|improv(?:ed?|es|ing|ement)|widen(?:ed|ing)?|narrow(?:ed|ing)?|variance|swing"
MOVED = rf"(?:(?P<up>\b(?i:{UP})\b)|(?P<down>\b(?i:{DOWN})\b)|(?P<either>\b(?i:{EITHER})\b))"
"""A word that says which way a figure went; "improved" leaves it open."""

ANY_MOVE = rf"\b(?i:{UP}|{DOWN}|{EITHER})\b"
