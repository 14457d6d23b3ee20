"""The forms in which a release prints symbols beside exchanges, as patterns."""

from __future__ import annotations

from checker.patterns import pattern

SYMBOL = r"""["'`]{0,2}\$?[A-Z0-9]{1,12}(?:[./-][A-Z0-9]{1,3}){0,3}(?!\w)(?:["'`](?!\w))?"""
"""A symbol as printed: capitals and digits, class suffixes, quotation marks, perhaps a cashtag."""

NOT_SYMBOLS = frozenset(
    (
        "ISIN",
        "WKN",
        "CUSIP",
        "SEDOL",
        "LEI",
        "FIGI",
        "ISINS",
        "CIK",
        "NEWS",
        "THE",
        "AND",
        "INC",
        "LTD",
        "CORP",
    )
) | {"LLC", "II", "III", "PINK", "QB", "QX", "ID", "US", "USA", "UK", "EU"}
"""Capitals that stand where a symbol might and are none."""

_LINKS = "News|Quotes?|Charts?|Profile|Msgs|Messages|Research|Insiders?|Financials|Trades|Alerts?|Websites?"
_BLANK = r"\[[ •●*_.]{0,8}\]|[Xx]{3,5}|_{2,}|TBD|TBA|\[?(?:TICKER|SYMBOL|[Tt]icker|[Ss]ymbol)\]?|[●•]"
_COLON = r"\s?(?:[:：]|::)\s?"
_VENDOR = pattern(
    r"(?<=[A-Z0-9])(?:\.(?:O|OQ|N|K|A|S|PK|OB|TO|V|L|DE|AX|HK|T|F|PA|AS|OL|ST|CO|HE|SW|MI)"
    r"|\s(?:LN|US|CN|GR|AU|FP|HK|JP|SW|GY|NA))$"
)


JOIN = pattern(r"\s?(?:/|,|;|&|\||\band\b|\bor\b)\s?(?:and\s|or\s)?(?:on\s)?(?:the\s)?")
"""What stands between two exchanges that share a symbol: "NYSE, TSX: ABC"."""

AFTER_COLON = pattern(rf"{_COLON}(?P<symbol>{SYMBOL}(?:\s(?:LN|US|CN|WI|WS|PR\s?[A-Z])(?!\w))?)")
"""A colon and a symbol, right after an exchange."""

FURTHER = pattern(rf"\s?(?:,|;|/|&|\||\band\b)\s?(?:and\s)?(?P<symbol>{SYMBOL})(?!\s?[:：])(?!\s[a-z])")
"""A further symbol of the same exchange: ", ABCW"."""

_LINK = rf"(?P<link>(?:[A-Z.]{{1,6}}\s?-\s?)?(?:{_LINKS})(?:\s?[-,/]\s?(?:{_LINKS}))*)"
SPOILT = pattern(rf"{_COLON}(?:{_LINK}|(?P<blank>{_BLANK})|(?P<small>[a-z]{{1,5}}))?\s?(?=\))")
"""After an exchange in parentheses, where the symbol should be: a portal's links, a blank, or nothing."""

BEFORE = pattern(
    rf"(?:(?<=[(;,|/]\s?)(?P<symbol>[A-Z][A-Z0-9.]{{0,6}}){_COLON}|"
    rf"(?<=\()(?P<symbol>[A-Z][A-Z0-9.]{{0,6}}),\s?)$"
)
"""A symbol and a colon or comma, right before an exchange in parentheses: the wrong way round."""

UNCOLONED = pattern(rf"(?:\s?[-–]\s?|\s)(?P<symbol>{SYMBOL})(?=\s?[);,|\n]|$)")
"""A symbol with no colon before it, at the end of its parenthesis or of the line."""

BRACKETED = pattern(r"\s\((?P<symbol>[A-Z]{4,5})\)")
"""A symbol alone in the parenthesis after its exchange."""

_NOUN = (
    r"(?:\b(?i:ticker|symbol)s?(?:\(s\))?(?:\ssymbols?(?:\(s\))?)?(?:\scodes?)?)(?:\s(?:of|is|was|"
    r"will be))?(?:\s?[:,])?\s?"
)
_MORE = rf"(?:,?\s?(?:and|,|or|/)\s?(?P<symbol>{SYMBOL})){{0,4}}"
ANNOUNCED = rf"""(?:{_NOUN}|\bunder\s(?=["']))(?<=[\s:,])(?P<symbol>{SYMBOL}){_MORE}"""
"""The source of a pattern: ``(ticker) symbol(s) "ABC" (and "ABCW")`` and ``under "ABC"``."""

IN_BRACKETS = pattern(
    rf"(?<=[(,;]\s?)(?:stock |trading )?(?i:ticker|"
    rf"symbol)(?: symbol)?{_COLON}(?P<symbol>{SYMBOL})(?=\s?[),;])"
)
"""The announcement of a symbol that stands alone in a parenthesis: ``(ticker: ABC)``."""

COMPANY_BEFORE = pattern(
    r"(?P<name>(?:\b[\p{Lu}\d][\w&.'’-]*,?\s(?:(?:of|and|the|de|"
    r"&)\s)?){1,7}?)(?:\(\"[^\"()]{1,60}\"\)\s?)?$"
)
"""The name of the company right before its listing."""

_VENDOR_CODE, _PLACEHOLDER = _VENDOR, pattern(_BLANK)


def has_vendor_code(symbol: str) -> bool:
    """Whether the symbol bears a data vendor's exchange suffix ("ACME.O", "ABC LN")."""
    return bool(_VENDOR_CODE.search(symbol))


def without_vendor_code(symbol: str) -> str:
    """The symbol without a data vendor's suffix."""
    return str(_VENDOR_CODE.sub("", symbol))


def is_placeholder(symbol: str) -> bool:
    """Whether the symbol was never filled in."""
    return bool(_PLACEHOLDER.fullmatch(symbol))
