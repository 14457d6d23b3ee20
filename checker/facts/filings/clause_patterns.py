"""Patterns of what may follow the name of a report; :mod:`clauses` gives them meaning."""

from __future__ import annotations

from checker.facts.filings.periods import DATE, DATES

AGENCY = (
    r"(?:(?:the )?(?:(?:United States|U\.S\.A?|US|Canadian) )?"
    r"(?:(?i:Securit(?:ies|y)(?:,| and| &)? Exchanges? Commission)|SEC\b|Commission\b"
    r"|(?:applicable )?(?:Canadian |provincial )?(?i:securities (?:regulat\w+|commission\w*|authorit\w+))"
    r"(?: authorities)?(?: in Canada)?|SEDAR\+?|EDGAR\b))"
)
"""A securities regulator, or its filing system."""

_FILED = r"(?i:filed|furnished|submitted|lodged)"
_AUX = (
    r"(?i:as|and|each|all|both|of|which|that|was|were|is|are|be|to|has|have|had|been|being|when|once|if"
    r"|will|may"
    r"|shall|expected|anticipated|scheduled|in|case|it|we|they|the Company|publicly|originally|initially"
    r"|previously|subsequently|most|recently|first|last|timely|duly|electronically|concurrently|also|a copy"
    r"|copies|currently|intended|today|earlier|later)"
)
_OR_FILED = rf"(?: (?:or|and|and/or|with or) {_FILED}\b)?"
_ELSEWHERE = (
    r"(?!\b(?:declared|became|becoming|effective|elected|announced|reported)\b"
    r"|(?<!U\.S|Inc|Corp|Co|Ltd|No)\. (?=[A-Z]))"
)
_VIA = rf"(?:{_ELSEWHERE}[^,;()\n]|\([^()\n]{{0,90}}\)|, as amended,|,(?= Inc\.)){{0,130}}?"
_ABOUT = r"(?: or (?:around|about|before))?(?: the)?(?: \w{3,6}day,)?"
_WHO = (
    r"(?:the |its |our )?(?:Company|company|Corporation|Registrant|Bank|Trust|Partnership|we|it|they"
    r"|[A-Z][\w&'.]*(?: [A-Z][\w&'.]*){0,3})"
)
_CHANGED = r"(?:amended|supplemented|updated|modified|restated|revised|superseded)"
_QUOTED = r'"[^"\n]{1,90}"'
_ASIDE = r"(?: \([^()\n]{0,60}\))?"

FOLLOWING: dict[str, str] = {
    "future": rf",? ?(?:which|that) {_WHO} (?:currently )?"
    r"(?:intends?|expects?|plans?|anticipates?|will|must|is required) (?:to )?(?:be )?(?:file|furnish"
    r"|submit)(?:ed)?\b"
    rf"(?:[^,;()\n]{{0,60}}?(?:on|by|before|no later than|prior to){_ABOUT} (?P<dates>{DATES}))?",
    "filed": rf"(?:,|;)? ?(?P<aux>(?:{_AUX},? ){{0,8}})(?P<verb>{_FILED})\b{_OR_FILED}"
    rf"(?:(?P<via>{_VIA}),? (?:on|dated|by|before|no later than){_ABOUT}"
    rf"|(?: (?:with|to) {AGENCY}{_ASIDE})?,?)"
    rf" (?P<dates>{DATES})(?P<each>,? respectively)?",
    "undated": rf"(?:,|;)? ?(?P<aux>(?:{_AUX},? ){{0,8}})(?P<verb>{_FILED})\b{_OR_FILED}"
    rf"(?: by {_WHO}(?= (?:with|to)))?(?: (?:with|to|by) {AGENCY})?",
    "on file": rf",? ?(?P<aux>(?:{_AUX},? ){{0,6}})on file with {AGENCY}",
    "awaited": r",? ?(?:which is |that is )?(?:expected|anticipated|scheduled) to be (?:available|filed)\b"
    r"|,? ?(?:when|once|if and when) (?:it (?:is|becomes|is made) )?(?:available|issued|finalized)",
    "amended": r",? ?(?:as |and |such )?"
    r"(?P<may>(?:\w+ )?(?:may|might|could|will|shall) be |each as (?:may be )?)?"
    rf"(?:further |subsequently |previously )?(?P<change>{_CHANGED})(?:(?:,|,? and/or|,? or"
    rf"|,? and) {_CHANGED})*"
    rf"(?: (?:or otherwise )?(?:from time to time|to date))?(?: on {DATE})?"
    r"(?: by (?:the )?(?P<no>Amendment No\. ?\d+)(?: thereto)?(?: on Form)?)?",
    "amendment": r",? ?(?:and|including|together with|as well as) (?:the |an? |any )?"
    r"(?P<no>[Aa]mendments?(?: No\. ?\d+)?) thereto",
    "number": r",? ?\(?(?:SEC |Commission |Registration |Registration Statement )?"
    r"(?:File|Reg(?:istration|\.))? ?(?:Nos?\.?|Number|#):? ?"
    r"(?P<file>\d{1,3} ?- ?\d(?:[\d ]{0,7}\d)?(?:-\d\d)?)"
    r"(?:,? (?:and|&) \d{1,3}-\d{4,7})*\)?",
    "item": r",? ?\(?(?:(?:under|pursuant to|in|at) )?Items? (?P<item>\d\.\d\d|\d{1,2}(?=[ ,.;)]))"
    r"(?:(?:,| and|, and) (?:Items? )?\d\.\d\d)*",
    "dated": rf",? ?(?:as )?(?:published|dated|issued|released)(?: as of)?(?: on)? (?P<dates>{DATES})",
    "aside": r" ?,? ?\((?P<inside>[^()\n]{0,160}(?:\([^()\n]{0,40}\)[^()\n]{0,60})?)\)",
    "noun": r"'s?\b|s'?\b|(?: [Ss]hareholder| SEC)? (?P<noun>(?:[Aa]nnual |[Qq]uarterly |[Cc]urrent )?"
    r"(?:filings?|reports?|statements?|Reports?|Statements?|registration statements?|submissions?))\b",
    "heading": r",? (?:under|in|at)(?: the)?(?: (?:heading|caption|section)s?)?(?: (?:entitled|titled"
    r"|called))?"
    rf" {_QUOTED}(?:(?:,| and|, and| or)(?: the)? {_QUOTED})*,?",
    "meeting": r",? for [^,;()\n]{0,60}?\b"
    r"(?i:(?:annual|special|extraordinary)(?: general)?(?: and special)? meeting)"
    r"(?: of (?:\w+ )?(?:share|stock|unit)holders)?",
    "subject": r" (?:relating to|in connection with|with respect to|describing(?: the terms of)?|regarding)"
    r" [^,;()\n]{0,70}?\b(?i:offering|transaction|merger|combination)\b",
    "agency": rf" (?:with|to|by) {AGENCY}{_ASIDE}",
    "owner": r" (?:of|by) (?:the |our )?"
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Form|Schedule)\w*\b)"
    r"(?P<owner>Company|company|Corporation|Trust|Fund|Partnership|Bank|Registrant|Issuer"
    r"|[A-Z][\w&'-]*(?:,? (?:[A-Z][\w&'-]*|Inc\.|Corp\.|Ltd\.|Co\.)){0,5})",
    "on day": r",? (?:on or before|on or about|on|by|before|no later than|prior to)(?: the)?(?: \w{3,6}day,)?"
    rf" (?P<dates>{DATES})(?P<each>,? respectively)?",
}
"""What may follow the name of a report, in the order of trying."""

ALIAS = r'"([^"\n]{2,70}?),?"'
"""A defined term in an aside."""
