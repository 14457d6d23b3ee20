"""A date in its sentence → whether the sentence speaks of it as still to come.

Only plain statements count: "will be held on", "is scheduled for", "to be held". A date that merely
stands in a sentence about the future ("will vote if of record on …") is not scheduled.
"""

from __future__ import annotations

from checker.document import Document, Span
from checker.patterns import pattern

_HAPPEN = (
    r"(?:be (?:held|hosted|presented|webcast|broadcast|paid|payable|distributed|released|issued|published"
    r"|announced"
    r"|reported|redeemed|completed|launched|effective|conducted|convened|mailed|available|accessible|open"
    r"|listed"
    r"|removed|presenting|participating|attending|hosting|holding|reporting|releasing|announcing|exhibiting)"
    r"|hold|host|take place|occur|present|participate|speak|attend|exhibit|report|release|announce|issue"
    r"|publish"
    r"|begin|commence|start|open|close|expire|end|launch|convene|conduct|pay|mail|distribute|trade"
    r"|become effective"
    r"|take effect|go live|webcast|meet|mature|redeem|effect|cease|discuss)"
)
_STAYS = r"(?:be (?:available|open|accessible|archived|accepted|kept)|remain|run|continue|last|expire)"
_HISTORY = (
    r"(?:ended|ending|dated|as of|record|since|from|announced|filed|adopted|approved|entered|issued|signed"
    r"|closed"
    r"|declared|published|released|completed|granted|received|after|following|before|prior|based|pursuant"
    r"|under|until"
    r"|if|not|previously|originally|which|that|who|was|were|had|against|compared|over|versus|described"
    r"|set forth"
    r"|reported|submitted|commenced|made)"
)
_GAP = rf"(?:[ap]\.m\.|U\.S\.|\.(?=\d)|(?!\b{_HISTORY}\b)[^.;\"\n]){{0,110}}?"
_TIME = r"\d{1,2}(?::\d\d)? ?(?:[ap]\.? ?m\.?|noon)[^.;\n]{0,30}"
_ON = (
    rf"(?:\b(?:on|for|beginning|starting|commencing)(?: or about| the (?:morning|evening|afternoon) of)? "
    rf"|\bat {_TIME},? )$"
)
_WILL = r"\b(?:will|shall)(?: also| now| then| each| jointly| next)?"
_AWAITS = (
    r"(?:\b(?:is|are|has been|have been)(?: now| currently| tentatively)? (?:scheduled|slated|set|due"
    r"|planned)"
    r" (?:to \w+|for)|(?<!was )(?<!were )(?<!had )(?<!not )\bto be (?:held|hosted|paid|presented|released))"
)
_BEFORE_DATE = (
    rf"{_WILL} {_HAPPEN}\b{_GAP}{_ON}",
    rf"{_WILL} {_STAYS}\b{_GAP}\b(?:until|through|till) $",
    rf"{_AWAITS}{_GAP}{_ON}",
    rf"{_AWAITS} $",
    rf"{_WILL} (?:be (?:held|paid|released|presented|issued|distributed|published)"
    r"|take place|begin|commence|start) $",
)
_AHEAD = ("will", "shall", "scheduled", "slated", "to be ", " set ", " due ", "planned")
"""One of these stands in every sentence that is meant."""
_FRONTED = pattern(rf"^,?(?: at {_TIME},)?(?: (?!\w+ed\b|{_HISTORY}\b)[\w&'.-]+){{1,6}} will {_HAPPEN}\b")
_CALLED_OFF = pattern(r"\b(?:postponed|adjourned|rescheduled|cancell?ed|originally|previously scheduled)\b")
_SESSION = (
    r" (?:after|before|prior to|following) (?:the )?(?:(?:close|closing|open|opening) of )?(?:the )?"
    r"(?:U\.S\. |stock |financial )?(?:markets?|trading)(?: on (?:the )?[A-Z][A-Za-z ]{2,30}(?= on ))?"
    r"(?: closes?| opens?| close| open)?(?= on )"
)
_PERIOD = (
    r",? for (?:its |the |our )[^.;\n]{0,60}? end(?:ed|ing)(?: on)? [A-Z][a-z]+\.? \d{1,2}(?:, \d{4})?,?"
)


def is_scheduled(document: Document, span: Span) -> bool:
    """Whether the sentence that holds the date says that something is still to happen on it."""
    sentence = document.sentence_at(span.start)
    said = document.lower[sentence.start : sentence.end] if sentence else ""
    if sentence is None or not any(word in said for word in _AHEAD):
        return False
    whole = document.words(sentence)
    before, after = whole[: span.start - sentence.start], whole[span.end - sentence.start :]
    if _CALLED_OFF.search(whole):
        return False
    for aside in (_PERIOD, _SESSION):
        before = pattern(aside).sub("", before)
    if any(pattern(words).search(before) for words in _BEFORE_DATE):
        return True
    return before in ("On ", "Starting ", "Beginning ") and _FRONTED.search(after) is not None
